#pragma once

/// The Markdown of a body to the parts of its tree. What can't be read is reported.

#include "content/lookup/body_context.h"
#include "content/markdown/markdown.h"
#include "content/text/prepared.h"
#include "content/tree/body_html.h"

#include <pugixml.hpp>

#include <string>
#include <vector>

namespace essaypack {

/// False if cmark would take too long for the text (reported).
bool check_cost(const Prepared& prepared, const BodyContext& context);
/// False if blocks or spans are nested too deeply (reported).
bool check_depth(const Survey& found, const Prepared& prepared, const BodyContext& context);

/// Writes the text as children of `body`, and each note as an `ep:note` below `notes`: into the tree, or as HTML for
/// the parser where the author's own is in it.
std::vector<BodyPart> write_parts(cmark_node* document, const Survey& found, const Prepared& prepared,
                                  pugi::xml_node body, pugi::xml_node notes, const BodyContext& context);

/// A note that nothing refers to.
struct UnusedNote {
  std::string label;
  int line = 0;  ///< Of the file.
};
std::vector<UnusedNote> find_unused_notes(cmark_node* document, const Prepared& prepared, const BodyContext& context);
void report_unused_notes(const std::vector<UnusedNote>& notes, const BodyContext& context);

}  // namespace essaypack
