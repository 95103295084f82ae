#pragma once

/// A post's content as feed readers take it: HTML5 with every element closed and every address absolute.
///
/// Readers show it inside pages of their own, next to other posts, and each cleans it by rules of its own. So nothing
/// is left that they would have to clean: no script, style, frame, form, comment, event handler or `style` attribute.
/// There are no ids but those of notes, which carry the entry's key, because all entries may stand in one page.

#include "model/fragment.h"

#include <string>
#include <string_view>

namespace essaypack {

/// HTML5 with `<br>` and without ids (feeds), or XHTML with `<br />` and the ids of the post (the model).
enum class Syntax { html, xhtml };

/// What the HTML of one entry depends on beside its fragment.
struct FeedHtmlPlace {
  std::string_view permalink;  ///< The post's page, absolute: `#x` becomes `permalink#x`.
  std::string_view key;        ///< In front of the ids of notes, `[A-Za-z0-9-]+`, different for each entry of a feed.
  Syntax syntax = Syntax::html;
};

/// The whole content; empty if there is nothing to read or see in it.
std::string write_feed_html(const Fragment& fragment, const FeedHtmlPlace& place);

/// `reference` as an absolute ASCII address seen from `page`; empty for what no feed may carry (`javascript:`,
/// `file:`). Without a page it stays relative.
std::string feed_address(std::string_view page, std::string_view reference);

}  // namespace essaypack
