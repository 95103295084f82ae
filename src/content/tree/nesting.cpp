/// What HTML allows and XHTML's content model does not: blocks inside phrasing elements, stray children of lists.

#include "content/text/html_names.h"
#include "content/tree/html_tree.h"

#include "base/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

namespace {

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }
bool is_white_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata && trim(node.value()).empty(); }
bool is_block(pugi::xml_node node) { return is_element(node) && !is_phrasing(node.name()); }

/// True if a block stands in `node`, be it inside other phrasing elements.
bool holds_block(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children())
    if (is_block(child) || (is_element(child) && std::string_view(child.name()) != "math" && holds_block(child)))
      return true;
  return false;
}

void move_children_before(pugi::xml_node node) {
  pugi::xml_node parent = node.parent();
  while (pugi::xml_node child = node.first_child()) parent.insert_move_before(child, node);
  parent.remove_child(node);
}

void unwrap_blocks(pugi::xml_node node) {
  for (pugi::xml_node child = node.first_child(); child;) {
    pugi::xml_node next = child.next_sibling();
    if (is_block(child)) {
      const pugi::xml_node first = child.first_child();
      move_children_before(child);
      if (first) next = first;
    } else if (is_element(child)) {
      unwrap_blocks(child);
    }
    child = next;
  }
}

bool is_list(std::string_view name) { return name == "ul" || name == "ol"; }

void copy_attributes(pugi::xml_node from, pugi::xml_node to) {
  for (const pugi::xml_attribute attribute : from.attributes())
    if (std::string_view(attribute.name()) != "id") to.append_attribute(attribute.name()).set_value(attribute.value());
}

/// Elements whose children have fixed names: a phrasing element may not be copied around those.
bool is_structure(std::string_view name) {
  return name == "li" || name == "tr" || name == "td" || name == "th" || name == "tbody" || name == "thead" ||
         name == "tfoot" || name == "dt" || name == "dd" || name == "caption" || name == "colgroup" || name == "col";
}

/// `<b>x<p>y</p></b>` as `<b>x</b><p><b>y</b></p>`: the phrasing element moves into the blocks that it holds.
void push_into_blocks(pugi::xml_node span) {
  // From the inside out: two spans around a block would change places without end.
  for (pugi::xml_node child = span.first_child(); child;) {
    const pugi::xml_node previous = child.previous_sibling();
    if (!is_element(child) || is_block(child) || !holds_phrasing_only(child.name()) || !holds_block(child)) {
      child = child.next_sibling();
      continue;
    }
    push_into_blocks(child);
    child = previous ? previous.next_sibling() : span.first_child();
  }
  pugi::xml_node parent = span.parent();
  pugi::xml_node run, first;  // the first piece takes the id
  std::vector<pugi::xml_node> blocks;
  for (pugi::xml_node child = span.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    const bool holds = is_element(child) && (is_block(child) || holds_block(child));
    if (holds) {
      run = {};
      blocks.push_back(parent.insert_move_before(child, span));
      if (!first) first = blocks.back();
    } else if (!run && is_white_text(child)) {
      parent.insert_move_before(child, span);
    } else {
      if (!run) {
        run = parent.insert_child_before(span.name(), span);
        copy_attributes(span, run);
        if (!first) first = run;
      }
      run.append_move(child);
    }
    child = next;
  }
  for (pugi::xml_node block : blocks) {
    if (std::string_view name = block.name(); is_list(name) || name == "dl" || name == "table" || is_structure(name) ||
                                              name == "hr" || name == "pre" || name == "figure" || name == "details")
      continue;
    pugi::xml_node inner = block.prepend_child(span.name());
    copy_attributes(span, inner);
    while (pugi::xml_node child = inner.next_sibling()) inner.append_move(child);
    if (block == first) first = inner;
  }
  if (const pugi::xml_attribute id = span.attribute("id"); id && first && !first.attribute("id"))
    first.append_attribute("id").set_value(id.value());
  parent.remove_child(span);
}

/// Text and foreign elements in a list become items.
void mend_list(pugi::xml_node list) {
  pugi::xml_node item;
  for (pugi::xml_node child = list.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (is_element(child) && std::string_view(child.name()) == "li") {
      item = {};
    } else if (!is_white_text(child)) {
      if (!item) item = list.insert_child_before("li", child);
      item.append_move(child);
    }
    child = next;
  }
}

/// Columns are told before the first row (HTML, 4.9.1: caption, colgroup, thead, tbody, tfoot).
void mend_table(pugi::xml_node table) {
  pugi::xml_node rows;
  for (pugi::xml_node child = table.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    const std::string_view name = child.name();
    if (is_element(child) && name != "colgroup" && name != "caption" && !rows)
      rows = child;
    else if (name == "colgroup" && rows)
      table.insert_move_before(child, rows);
    child = next;
  }
}

/// White space at the end of a paragraph goes.
void trim_end(pugi::xml_node paragraph) {
  pugi::xml_node last = paragraph.last_child();
  if (last.type() != pugi::node_pcdata) return;
  std::string text = last.value();
  while (!text.empty() && is_ascii_space(text.back())) text.pop_back();
  last.set_value(text.c_str());
}

/// Text and phrasing between blocks become paragraphs; white space between blocks goes.
void wrap_phrasing(pugi::xml_node root) {
  pugi::xml_node paragraph;
  for (pugi::xml_node child = root.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (is_block(child) || (is_element(child) && holds_block(child))) {
      if (paragraph) trim_end(paragraph);
      paragraph = {};
    } else if (!paragraph && is_white_text(child)) {
      root.remove_child(child);
    } else {
      if (!paragraph) paragraph = root.insert_child_before("p", child);
      paragraph.append_move(child);
    }
    child = next;
  }
  if (paragraph) trim_end(paragraph);
}

/// What the HTML parser leaves of an element that a block cut off.
bool is_leftover(pugi::xml_node node) {
  const std::string_view name = node.name();
  return !node.first_child() && !node.first_attribute() && is_phrasing(name) && name != "br" && name != "img" &&
         !name.starts_with("ep:");
}

bool is_misplaced(std::string_view name, std::string_view parent) {
  if (name == "li") return !is_list(parent);
  if (name == "dt" || name == "dd") return parent != "dl";
  if (name == "figcaption") return parent != "figure";
  if (name == "summary") return parent != "details";
  if (name == "rt") return parent != "ruby";
  return false;
}

void mend(pugi::xml_node node) {
  for (pugi::xml_node child = node.first_child(); child;) {
    if (!is_element(child) || std::string_view(child.name()) == "math") {
      child = child.next_sibling();
      continue;
    }
    const std::string_view name = child.name();
    pugi::xml_node next = child.next_sibling();
    if (is_leftover(child)) {
      node.remove_child(child);
      child = next;
      continue;
    }
    if (is_misplaced(name, node.name())) {
      if (name == "rt") {
        const pugi::xml_node first = child.first_child();
        move_children_before(child);
        child = first ? first : next;
        continue;
      }
      child.set_name(name == "summary" ? "p" : "div");
    }
    const bool strict = holds_phrasing_only(child.name());
    if (strict && holds_block(child)) {
      if (is_phrasing(child.name())) {
        const pugi::xml_node before = child.previous_sibling();
        push_into_blocks(child);
        child = before ? before.next_sibling() : node.first_child();
        continue;
      }
      if (std::string_view(child.name()) == "p") {
        child.set_name("div");
        wrap_phrasing(child);
      } else {
        unwrap_blocks(child);
      }
    }
    if (is_list(child.name())) mend_list(child);
    if (std::string_view(child.name()) == "table") mend_table(child);
    mend(child);
    child = next;
  }
}

}  // namespace

void mend_nesting(pugi::xml_node root) {
  mend(root);
  wrap_phrasing(root);
}

}  // namespace essaypack
