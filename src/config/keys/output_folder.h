#pragma once

#include "config/keys/key_reader.h"

#include <string>
#include <string_view>

namespace essaypack {

/// A folder below the output folder in which outputs lie: one that leaves it, or has a name with a dot in front (but
/// for
/// `.well-known`), is bad, as in `KeyReader::clean_output_path`, by which every path of a file is read.
bool read_output_folder(KeyReader& keys, std::string_view key, std::string& out);

}  // namespace essaypack
