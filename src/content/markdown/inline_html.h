#pragma once

/// Markdown inside the arguments of tags.

#include "config/config.h"

#include <string>
#include <string_view>

namespace essaypack {

/// One line of Markdown, of spans alone, as HTML; a text that would be blocks (`1. a`, `# a`) as plain text.
std::string inline_html(std::string_view markdown, const Config& config);

}  // namespace essaypack
