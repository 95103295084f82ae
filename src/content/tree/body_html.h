#pragma once

/// The HTML of a body to its tree: cleaned, parsed as browsers do, repaired. What that changes is reported.

#include "content/lookup/body_context.h"
#include "content/tree/html_text.h"
#include "content/tree/raw_html.h"

#include <pugixml.hpp>

#include <string_view>

namespace essaypack {

/// A piece of a body that is a tree of its own: the text, or one note. Markup that the text leaves open must not reach
/// a note.
struct BodyPart {
  explicit BodyPart(pugi::xml_node root) : tree(root) {}

  pugi::xml_node tree;   ///< Its children are made.
  bool is_html = false;  ///< There is `html` for the parser; else the tree is ready.
  HtmlText html;
  RawHtml raw;  ///< What was learned of the HTML of the author's own in it.
};

/// False if a file of HTML is too long (reported).
bool check_size(std::string_view text, const BodyContext& context);
/// Gives `part` a file of HTML, whose tags and comments were read, with every `<` a tag that HTML knows.
void clean_html_file(std::string_view text, BodyPart& part, const BodyContext& context);

/// Reports what the author's HTML leaves open or makes up. False if it is nested too deeply (reported).
bool check_raw_html(BodyPart& part, const BodyContext& context);
/// Appends to the tree what may stay of the HTML. False if it is too deep (reported).
bool parse_html(const BodyPart& part, const BodyContext& context);

}  // namespace essaypack
