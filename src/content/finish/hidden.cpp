/// What an author's attribute lists hide.

#include "base/text.h"
#include "content/finish/finish.h"
#include "content/text/heading_id.h"
#include "content/text/placeholder.h"

#include <optional>
#include <string_view>
#include <vector>

namespace essaypack {

namespace {

/// What becomes of an element: it is a mark of ours, or hidden.
constexpr const char* kGone = "ep:gone";

void note_gone(pugi::xml_node node, const char* what) {
  if (node && !node.attribute(kGone)) node.append_attribute(kGone).set_value(what);
}

/// White space, and marks that are done with.
bool is_nothing(pugi::xml_node node) {
  return (node.type() == pugi::node_pcdata && trim(node.value()).empty()) ||
         node.attribute(kGone).value() == std::string_view("mark");
}

/// A paragraph around a mark that stands alone in it is none of the author's.
pugi::xml_node own_paragraph(pugi::xml_node mark) {
  const pugi::xml_node parent = mark.parent();
  if (std::string_view(parent.name()) != "p") return mark;
  for (const pugi::xml_node child : parent.children())
    if (child != mark && !is_nothing(child)) return mark;
  return parent;
}

/// The item of a list that `node` stands in; null if it stands in none.
pugi::xml_node item_of(pugi::xml_node node) {
  while (node && std::string_view(node.name()) != "li") node = node.parent();
  return node;
}

/// Notes that the mark goes, and what it hides.
void follow(pugi::xml_node mark) {
  const std::string_view place = mark.attribute("note").value();
  const bool is_span = place == kHideSpan;
  const pugi::xml_node at = is_span ? mark : own_paragraph(mark);
  note_gone(at, "mark");
  if (place == kHideItem) return note_gone(item_of(mark), "hidden");
  pugi::xml_node hidden = at;
  do hidden = place == kHideBelow ? hidden.next_sibling() : hidden.previous_sibling();
  while (is_nothing(hidden) && !(is_span && hidden.type() == pugi::node_pcdata));
  if (hidden.type() == pugi::node_element) note_gone(hidden, "hidden");
}

bool hides_itself(pugi::xml_node heading, HeadingLists lists) {
  const pugi::xml_node last = heading.last_child();
  if (last.type() != pugi::node_pcdata) return false;
  const std::optional<HeadingAttributes> written = read_heading_attributes(last.value(), lists);
  return written && written->hides;
}

/// The next node in the order of the text below `root`, null behind the last.
pugi::xml_node next_in_text(pugi::xml_node node, pugi::xml_node root, bool descends) {
  pugi::xml_node next = descends ? node.first_child() : pugi::xml_node();
  while (!next && node != root) {
    next = node.next_sibling();
    node = node.parent();
  }
  return next;
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

}  // namespace

void drop_hidden(Finish& finish) {
  const HeadingLists lists = finish.context.config.kind->rules.heading_lists;
  // there lists stand below headings
  const bool is_kramdown = finish.context.config.markdown.kramdown;
  std::vector<pugi::xml_node> gone;
  for (const pugi::xml_node root : {finish.body, finish.held}) {
    for (pugi::xml_node node = root; node; node = next_in_text(node, root, true)) {
      const std::string_view name = node.name();
      if (name == "ep:hide") follow(node);
      if (!is_kramdown && is_heading(name) && hides_itself(node, lists)) note_gone(node, "hidden");
    }
    for (pugi::xml_node node = root; node;) {
      const bool is_gone = static_cast<bool>(node.attribute(kGone));
      if (is_gone) gone.push_back(node);
      node = next_in_text(node, root, !is_gone);
    }
  }
  for (pugi::xml_node node : gone) node.parent().remove_child(node);
}

}  // namespace essaypack
