#pragma once

/// What happens to a body before cmark sees it: the syntaxes of syntaxes.def are read. Mathematics and template tags
/// are taken out, CJK emphasis is guarded, `##text` becomes a heading, addresses with spaces get their brackets.

#include "content/lookup/body_context.h"
#include "content/text/prepared.h"
#include "model/site_kind.h"

#include <string_view>

namespace essaypack {

/// Prepares `body`; problems are reported for the post of `context`.
Prepared prepare_markdown(std::string_view body, const BodyContext& context, TagLanguage language);

}  // namespace essaypack
