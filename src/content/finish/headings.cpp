/// Headings and the ids of texts.

#include "base/text.h"
#include "content/finish/elements.h"
#include "content/text/heading_id.h"
#include "content/text/plain_text.h"

#include <optional>
#include <string_view>

namespace essaypack {

namespace {

/// The id that a text gets; repeated ones are numbered.
std::string new_id(Finish& finish, const std::string& text) {
  std::string id = heading_id(text, finish.context.config);
  int& count = finish.slugs[id];
  if (count++ > 0) id += "-" + std::to_string(count - 1);
  return id;
}

/// `{#id .class}` at the end of a heading.
void cut_written_id(pugi::xml_node node, std::string& id, HeadingLists lists) {
  pugi::xml_node last = node.last_child();
  if (last.type() != pugi::node_pcdata) return;
  const std::string_view text = trim(last.value());
  const std::optional<HeadingAttributes> written = read_heading_attributes(text, lists);
  if (!written) return;
  if (!written->id.empty()) id = written->id;
  const std::string rest(trim(text.substr(0, written->begin)));
  const char* begin = last.value();
  std::string kept(is_ascii_space(*begin) && !rest.empty() ? " " : "");
  kept += rest;
  last.set_value(kept.c_str());
}

}  // namespace

void cut_title(Finish& finish) {
  if (!finish.context.post.title_from_body) return;
  pugi::xml_node first = finish.body.first_child();
  while (first && (first.type() != pugi::node_element || std::string_view(first.name()) == "ep:more"))
    first = first.next_sibling();
  if (std::string_view(first.name()) == "h1") finish.body.remove_child(first);
}

void record_heading(Finish& finish, pugi::xml_node node, int level) {
  Heading heading;
  heading.level = level;
  heading.id = node.attribute("id").value();
  const Config& config = finish.context.config;
  cut_written_id(node, heading.id,
                 config.markdown.attributes.anywhere ? HeadingLists::all : config.kind->rules.heading_lists);
  heading.text = plain_text(node);
  if (heading.id.empty()) heading.id = new_id(finish, heading.text);
  if (!heading.id.empty()) {
    if (!node.attribute("id")) node.append_attribute("id");
    node.attribute("id").set_value(heading.id.c_str());
  }
  std::vector<Heading>& headings = finish.fragment.headings;
  node.append_attribute("ep:heading").set_value(static_cast<unsigned>(headings.size()));
  headings.push_back(std::move(heading));
}

void name_term(Finish& finish, pugi::xml_node node) {
  if (node.attribute("id")) return;
  if (const std::string id = new_id(finish, plain_text(node)); !id.empty())
    node.append_attribute("id").set_value(id.c_str());
}

}  // namespace essaypack
