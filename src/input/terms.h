#pragma once

/// Categories and tags of one head.

#include "config/config.h"
#include "input/field_reader.h"

#include <string>
#include <vector>

namespace essaypack {

/// Paths of names, parents first, each once.
std::vector<std::vector<std::string>> read_categories(const FieldReader& fields, const Config& config);

/// Names in the order of the head, each once.
std::vector<std::string> read_tags(const FieldReader& fields, const Config& config);

/// A number as JavaScript prints it (`1.0` is `1`); nothing if the text is no YAML number.
std::optional<std::string> number_as_printed(std::string_view text);

}  // namespace essaypack
