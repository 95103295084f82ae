#pragma once

/// HTML as browsers read it (Gumbo), through the allow-list of html_names.h, into a pugixml tree.

#include "base/message.h"
#include "content/tree/html_text.h"
#include "content/tree/sink.h"
#include "diag/diagnostics.h"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace essaypack {

/// The source of an inline drawing, on an `img` without `src`; the passes of finish/ take it.
inline constexpr const char* kDrawingAttribute = "ep:drawing";
/// What can be read in it; stays.
inline constexpr const char* kWordsAttribute = "ep:words";

/// Something that was dropped or replaced.
struct HtmlNotice {
  int line = 0;
  Message what;      ///< "'script' was dropped".
  std::string near;  ///< How it begins in the post: `<script`.
  Kind kind = Kind::content_dropped_html;
};

/// Parses `html` as the content of a body and appends what may stay to `root`. Elements `a` and `img` get their line.
/// The nesting of `html` must have been bounded before (`RawHtml`). False if the tree is too deep all the same.
bool append_html(const HtmlText& html, pugi::xml_node root, std::vector<HtmlNotice>& notices);

/// Makes a tree valid where HTML is laxer than XHTML: no blocks in phrasing, nothing but items in lists, text in
/// paragraphs at the top.
void mend_nesting(pugi::xml_node root);

}  // namespace essaypack
