#pragma once

/// What stands in the texts of a head and is for nobody, or for some readers only.

#include "base/value/yaml.h"
#include "config/config.h"

#include <string>
#include <string_view>

namespace essaypack {

/// `text` without `%%comments%%` in a garden of notes, and without tags that by their names keep what they enclose from
/// some readers (`base/restricted_name.h`), where the site has tags: the generator shows neither what stands in them
/// nor, in a head, the tags themselves as such. HTML comments are `base/comments.h`'s.
std::string without_hidden_pieces(std::string_view text, const Config& config);

/// The same of all scalars in the fields of a head.
void drop_hidden_pieces(Value& fields, const Config& config);

}  // namespace essaypack
