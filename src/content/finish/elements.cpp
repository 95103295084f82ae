#include "content/finish/elements.h"

#include "base/text.h"
#include "content/tree/html_text.h"

#include <string_view>

namespace essaypack {

namespace {

/// Where on its line a formula begins.
void note_column(const SourcePlaces& places, pugi::xml_node node) {
  const int line = node.attribute(kLineAttribute).as_int();
  const std::string_view source = trim(node.child_value());
  if (line == 0 || source.empty()) return;
  if (const Place place = places.find(line, source.substr(0, source.find('\n')));
      place.line == line && place.column > 0)
    node.append_attribute("ep:column").set_value(place.column);
}

bool is_formula(pugi::xml_node node) { return std::string_view(node.attribute("class").value()) == "math"; }

/// False if the element is gone, and what stands in its place must be walked.
bool walk(Finish& finish, pugi::xml_node node) {
  const std::string_view name = node.name();
  Fragment& fragment = finish.fragment;
  if (name == "a") return record_link(finish, node);
  if (name == "img") return record_image(finish, node);
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    record_heading(finish, node, name[1] - '0');
  if (name == "dt" && finish.context.config.markdown.descriptions.term_ids) name_term(finish, node);
  if (name == "ep:ref") return record_reference(finish, node);
  if (name == "ep:more") finish.markers.push_back(node);
  if (name == "ruby") fragment.has_ruby = true;
  if (name == "math" || is_formula(node)) fragment.has_math = true;
  keep_id(finish, node);
  if (finish.context.places.first_line() <= 0)
    node.remove_attribute(kLineAttribute);
  else if (is_formula(node))
    note_column(finish.context.places, node);
  walk_children(finish, node);
  if (name == "p" && is_empty(node)) {
    node.parent().remove_child(node);
    return false;
  }
  return true;
}

}  // namespace

void walk_children(Finish& finish, pugi::xml_node parent) {
  for (pugi::xml_node child = parent.first_child(); child;) {
    // An unwrapped or dropped element leaves its neighbour behind.
    const pugi::xml_node previous = child.previous_sibling();
    if (child.type() == pugi::node_element && !walk(finish, child)) {
      child = previous ? previous.next_sibling() : parent.first_child();
      continue;
    }
    child = child.next_sibling();
  }
}

void record_elements(Finish& finish) { walk_children(finish, finish.body); }

void keep_id(Finish& finish, pugi::xml_node node) {
  const pugi::xml_attribute id = node.attribute("id");
  if (id && !finish.ids.insert(id.value()).second && !node.attribute("ep:heading")) node.remove_attribute("id");
}

int take_line(pugi::xml_node node) {
  const int line = node.attribute(kLineAttribute).as_int();
  node.remove_attribute(kLineAttribute);
  return line;
}

bool is_empty(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_element || !trim(child.value()).empty()) return false;
  return true;
}

}  // namespace essaypack
