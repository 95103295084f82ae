/// `<div class="mermaid">` and `<pre class="mermaid">`, which a script draws, are code: their lines stay.

#include "base/text.h"
#include "content/finish/finish.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

namespace {

bool is_diagram(pugi::xml_node node) {
  if (!is_one_of(node.name(), {"div", "pre"})) return false;
  for (const std::string_view name : split(node.attribute("class").value(), ' '))
    if (name == "mermaid") return true;
  return false;
}

/// The source, in which a line break is written as an element; nothing where other elements stand in it.
std::optional<std::string> source_of(pugi::xml_node node) {
  std::string source;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata)
      source += child.value();
    else if (std::string_view(child.name()) == "br")
      source += "<br/>";
    else
      return {};
  }
  source.erase(0, std::min(source.find_first_not_of('\n'), source.size()));
  while (!source.empty() && is_ascii_space(source.back())) source.pop_back();
  return source.empty() ? std::nullopt : std::optional(source + '\n');
}

void make_code(pugi::xml_node node, const std::string& source) {
  node.remove_children();
  node.set_name("pre");
  node.remove_attribute("class");
  pugi::xml_node code = node.append_child("code");
  code.append_attribute("class").set_value("language-mermaid");
  code.append_child(pugi::node_pcdata).set_value(source.c_str());
}

void collect(pugi::xml_node parent, std::vector<pugi::xml_node>& found) {
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() != pugi::node_element) continue;
    if (is_diagram(child))
      found.push_back(child);
    else
      collect(child, found);
  }
}

}  // namespace

void keep_diagrams(Finish& finish) {
  std::vector<pugi::xml_node> found;
  collect(finish.body, found);
  for (pugi::xml_node node : found)
    if (const std::optional<std::string> source = source_of(node)) make_code(node, *source);
}

}  // namespace essaypack
