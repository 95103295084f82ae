#pragma once

/// Texts in Org and reStructuredText before a program reads them: what their own tools keep out of a page goes, and so
/// does what would lead out of the text.

#include "input/markup.h"

#include <set>
#include <string>
#include <string_view>

namespace essaypack {

/// What was taken out of a text that its author may miss, by name: `.. gallery::`.
using LeftOut = std::set<std::string>;

/// Of Org: blocks of code get what `header-args` of the file and of their subtrees say of exports, `# more` ends the
/// excerpt, nothing is included.
std::string prepare_org(std::string_view text, LeftOut& left_out);

/// Of reStructuredText: `top` goes, and so do directives that read files, that show their text under a condition, and
/// those that docutils does not know; `.. more` ends the excerpt.
std::string prepare_rst(std::string_view text, const RstTop& top, LeftOut& left_out);

}  // namespace essaypack
