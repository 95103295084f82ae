#pragma once

/// What Jekyll and Hugo take out of a body before it is Markdown or HTML.

#include "content/lookup/body_context.h"
#include "content/lookup/places.h"
#include "content/tags/tag_scan.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A body as its generator's Markdown sees it.
struct VisibleText {
  std::string text;
  std::vector<SourcePlaces::Cut> cuts;
};

/// What takes the place of a hidden piece: nothing, or its newlines, by which an HTML file's lines are counted.
enum class CutForm { whole, lines_stay };

/// `body` without the comments of its template language, whatever they stand in, and without the branches of Liquid
/// that surely are not taken; Hugo's shortcodes as `find_shortcode_pieces` says, and Zola's as `find_hidden_bodies`. A
/// comment that nothing closes hides the rest, which is reported. Nothing where all is visible.
std::optional<VisibleText> without_hidden_text(std::string_view body, TagLanguage language, const BodyContext& context,
                                               CutForm form);

/// The same of a file that Jekyll includes, by what it was given. Nothing where all is visible.
std::optional<VisibleText> visible_include(std::string_view text,
                                           const std::vector<std::pair<std::string, std::string>>& given,
                                           const BodyContext& context);

}  // namespace essaypack
