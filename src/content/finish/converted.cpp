/// What pandoc makes of notes: admonitions and footnotes become those that Markdown has.

#include "base/text.h"
#include "content/finish/elements.h"
#include "content/tags/tag_arguments.h"
#include "content/text/note_kind.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace essaypack {
namespace {

bool has_class(pugi::xml_node node, std::string_view name) {
  for (const std::string& word : split_words(node.attribute("class").value()))
    if (word == name) return true;
  return false;
}

/// The kind of an admonition; empty for any other element. Those of reStructuredText without a kind are `admonition`.
std::string kind_of_note(pugi::xml_node node) {
  if (std::string_view(node.name()) != "div") return {};
  for (const std::string& word : split_words(node.attribute("class").value())) {
    const std::string kind = to_lower_ascii(word);
    if (kind == "admonition" || kind == "seealso" || is_note_kind(kind)) return kind;
  }
  return {};
}

void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
  pugi::xml_attribute attribute = node.attribute(name);
  (attribute ? attribute : node.append_attribute(name)).set_value(value.c_str());
}

/// A paragraph in bold in the place of what `title` holds.
void set_bold(pugi::xml_node title) {
  pugi::xml_node bold = title.prepend_child("strong");
  while (const pugi::xml_node next = bold.next_sibling()) bold.append_move(next);
}

/// `<div class="title"><p>Note</p></div>` says no more than the kind does. Where the author gave a title pandoc makes
/// the first paragraph of it.
void mend_title(pugi::xml_node note, const std::string& kind) {
  const pugi::xml_node first = note.find_child([](pugi::xml_node node) { return node.type() == pugi::node_element; });
  const std::string_view name = first.name();
  if (name == "div" && has_class(first, "title")) {
    const pugi::xml_node line = first.child("p");
    std::string said(trim(line.child_value()));
    std::erase(said, ' ');
    if (to_lower_ascii(said) != kind) {
      set_bold(line);
      note.insert_move_before(line, first);
    }
    note.remove_child(first);
  } else if (kind == "admonition" && name == "p") {
    set_bold(first);
  }
}

void mend_admonitions(pugi::xml_node parent) {
  for (pugi::xml_node child : parent.children()) {
    mend_admonitions(child);
    const std::string kind = kind_of_note(child);
    if (kind.empty()) continue;
    mend_title(child, kind);
    child.set_name("aside");
    set_attribute(child, "class", kind == "note" || kind == "admonition" ? "note" : "note " + kind);
  }
}

/// Links to notes, in their order.
void find_references(pugi::xml_node parent, std::vector<pugi::xml_node>& references) {
  for (const pugi::xml_node child : parent.children()) {
    if (std::string_view(child.name()) == "a" && has_class(child, "footnote-ref")) references.push_back(child);
    find_references(child, references);
  }
}

void drop_way_back(pugi::xml_node parent) {
  for (pugi::xml_node child = parent.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (std::string_view(child.name()) == "a" && has_class(child, "footnote-back"))
      parent.remove_child(child);
    else
      drop_way_back(child);
    child = next;
  }
}

pugi::xml_node find_list_of_notes(pugi::xml_node parent) {
  for (const pugi::xml_node child : parent.children()) {
    if (std::string_view(child.name()) == "section" && has_class(child, "footnotes")) return child;
    if (const pugi::xml_node found = find_list_of_notes(child)) return found;
  }
  return {};
}

void mend_footnotes(Finish& finish) {
  pugi::xml_node section = find_list_of_notes(finish.body);
  if (!section) return;
  std::unordered_set<std::string> names;
  for (pugi::xml_node item : section.child("ol").children("li")) {
    if (!names.insert(item.attribute("id").value()).second) continue;
    pugi::xml_node note = finish.held.append_child("ep:note");
    note.append_attribute("n").set_value(item.attribute("id").value());
    drop_way_back(item);
    while (const pugi::xml_node child = item.first_child()) note.append_move(child);
  }
  section.parent().remove_child(section);
  std::vector<pugi::xml_node> references;
  find_references(finish.body, references);
  for (const pugi::xml_node note : finish.held.children()) find_references(note, references);
  for (pugi::xml_node reference : references) {
    const std::string_view address = reference.attribute("href").value();
    if (address.starts_with('#') && names.count(address.data() + 1) > 0) {
      pugi::xml_node mark = reference.parent().insert_child_before("ep:ref", reference);
      mark.append_attribute("note").set_value(address.data() + 1);
    }
    reference.parent().remove_child(reference);
  }
}

}  // namespace

void mend_converted(Finish& finish) {
  mend_admonitions(finish.body);
  mend_footnotes(finish);
}

}  // namespace essaypack
