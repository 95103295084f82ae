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

/// Marks and white space in a row that are looked over: each mark looks for its own.
constexpr std::size_t kMostNothings = 200;

/// Other attributes behind an element, which are text to tools that don't know them.
bool is_list(pugi::xml_node node) {
  const std::string_view text = node.type() == pugi::node_pcdata ? node.value() : "";
  return text.size() > 2 && text.front() == '{' && text.find('}') == text.size() - 1;
}

/// A paragraph around a mark that stands alone in it is none of the author's.
pugi::xml_node own_paragraph(pugi::xml_node mark) {
  const pugi::xml_node parent = mark.parent();
  if (std::string_view(parent.name()) != "p") return mark;
  std::size_t seen = 0;
  for (const pugi::xml_node child : parent.children())
    if ((child != mark && !is_nothing(child)) || ++seen > kMostNothings) return mark;
  return parent;
}

/// The item of a list that `node` stands in; null if it stands in none.
pugi::xml_node item_of(pugi::xml_node node) {
  while (node && std::string_view(node.name()) != "li") node = node.parent();
  return node;
}

/// The block that ends at `node`: of a paragraph that begins an item, the item.
pugi::xml_node block_around(pugi::xml_node node) {
  do node = node.parent();
  while (node && !is_one_of(node.name(), {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd"}));
  const pugi::xml_node parent = node.parent();
  if (std::string_view(node.name()) != "p" || std::string_view(parent.name()) != "li") return node;
  std::size_t seen = 0;
  for (pugi::xml_node child = node.previous_sibling(); child; child = child.previous_sibling())
    if ((child.type() == pugi::node_element && !is_nothing(child)) || ++seen > kMostNothings) return node;
  return parent;
}

/// A cell keeps its place in the table.
void note_hidden_block(pugi::xml_node block) {
  if (!is_one_of(block.name(), {"td", "th"})) return note_gone(block, "hidden");
  for (const pugi::xml_node child : block.children())
    if (child.type() == pugi::node_element) note_gone(child, "hidden");
  for (pugi::xml_node child = block.first_child(); child; child = child.next_sibling())
    if (child.type() == pugi::node_pcdata) child.set_value("");
}

/// The picture before the mark, or in what stands there, is told its page.
void note_page(pugi::xml_node mark, std::string_view page) {
  const pugi::xml_node before = mark.previous_sibling();
  const auto is_picture = [](pugi::xml_node node) { return std::string_view(node.name()) == "img"; };
  pugi::xml_node picture = is_picture(before) ? before : before.find_node(is_picture);
  if (picture) picture.append_attribute(kPicturePage).set_value(page == kDarkPicture ? kDarkPicture : kLightPicture);
}

/// Notes that the mark goes, and what it hides.
void follow(pugi::xml_node mark) {
  const std::string_view place = mark.attribute("note").value();
  if (place == kDarkPicture || place == kLightPicture) {
    note_gone(mark, "mark");
    return note_page(mark, place);
  }
  const bool is_span = place == kHideSpan || place == kHideNear, is_own = place == kHideOwn;
  const pugi::xml_node at = is_span || is_own ? mark : own_paragraph(mark);
  note_gone(at, "mark");
  if (place == kHideItem) return note_gone(item_of(mark), "hidden");
  if (is_own) return note_hidden_block(block_around(mark));
  pugi::xml_node hidden = at;
  std::size_t seen = 0;
  do hidden = place == kHideBelow ? hidden.next_sibling() : hidden.previous_sibling();
  while (is_nothing(hidden) && !(is_span && hidden.type() == pugi::node_pcdata) && ++seen < kMostNothings);
  if (is_span && is_list(hidden)) hidden = hidden.previous_sibling();
  if (hidden.type() == pugi::node_element) return note_gone(hidden, "hidden");
  if (place == kHideNear) note_hidden_block(block_around(mark));
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
  const HeadingLists lists = finish.context.config.markdown.attributes.anywhere
                                 ? HeadingLists::all
                                 : finish.context.config.kind->rules.heading_lists;
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
