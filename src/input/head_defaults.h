#pragma once

/// What Jekyll's `defaults` say of a post.

#include "config/config.h"
#include "base/value/yaml.h"
#include "model/post.h"

#include <vector>

namespace essaypack {

/// The fields that Jekyll's `defaults` give to a post, by its path and type; of two with one key the first one counts. They are
/// those of `config`. The post's `source`, `kind` and whether it is a draft must be set.
std::vector<const Value::Member*> fitting_defaults(const Config& config, const Post& post);

}  // namespace essaypack
