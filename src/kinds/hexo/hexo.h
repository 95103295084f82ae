#pragma once

/// Hexo's parts (Hexo 8.1).

#include "config/config.h"
#include "config/keys/key_reader.h"

namespace essaypack {

void read_hexo(ConfigFile& file, Config& config);

}  // namespace essaypack
