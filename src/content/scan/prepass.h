#pragma once

/// What happens to a body before cmark sees it: mathematics and template tags are taken out, CJK emphasis is guarded,
/// `##text` becomes a heading, addresses with spaces get their brackets.

#include "config/config.h"
#include "content/lookup/body_context.h"
#include "content/text/placeholder.h"
#include "content/text/prepared.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Prepares `body`; problems are reported for the post of `context`.
Prepared prepare_markdown(std::string_view body, const BodyContext& context, TagLanguage language);

}  // namespace essaypack
