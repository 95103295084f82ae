#pragma once

/// The title that a body brings itself.

#include <string>
#include <string_view>

namespace essaypack {

/// The plain text of the H1 that is the first block of a Markdown body; empty if the body begins otherwise.
std::string find_body_title(std::string_view body);

/// One line of Markdown as plain text: marks of emphasis, code, links and HTML go, their text stays.
std::string plain_inline(std::string_view line);

}  // namespace essaypack
