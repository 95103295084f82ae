/// `:tada:` in texts and headings, not in code. Ids of headings are made of the names.

#include "content/text/emoji.h"
#include "content/finish/finish.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace essaypack {

namespace {

void show_in(pugi::xml_node parent) {
  for (pugi::xml_node child : parent.children()) {
    if (child.type() == pugi::node_element) {
      if (!is_source(child)) show_in(child);
    } else if (child.type() == pugi::node_pcdata) {
      if (const std::string shown = with_emoji(child.value()); !shown.empty()) child.set_value(shown.c_str());
    }
  }
}

}  // namespace

bool is_source(pugi::xml_node node) {
  constexpr std::string_view kElements[] = {"code", "kbd", "math", "pre", "samp", "svg", "textarea", "tt"};
  return std::find(std::begin(kElements), std::end(kElements), node.name()) != std::end(kElements) ||
         std::string_view(node.attribute("class").value()) == "math";
}

void show_emoji(Finish& finish) {
  show_in(finish.body);
  for (Heading& heading : finish.fragment.headings)
    if (std::string shown = with_emoji(heading.text); !shown.empty()) heading.text = std::move(shown);
}

}  // namespace essaypack
