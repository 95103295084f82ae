#pragma once

/// Posts that are HTML files.

#include "content/lookup/body_context.h"
#include "content/tags/tags.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The text with its template tags evaluated, as the site's generator does in HTML files too, and without its comments
/// but for `more` markers. Lines stay where they are.
std::string prepare_html(std::string_view text, const BodyContext& context, TagLanguage language);

}  // namespace essaypack
