#pragma once

/// The title that a body brings itself.

#include "model/site_kind.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The plain text of the H1 that is the first block of a Markdown body, without the attributes behind it; empty if the
/// body begins otherwise, or if they hide it. `lists` are those that the site's generator reads.
std::string find_body_title(std::string_view body, HeadingLists lists);

/// One line of Markdown as plain text: marks of emphasis, code, links and HTML go, their text stays.
std::string plain_inline(std::string_view line);

}  // namespace essaypack
