/// Footnotes.

#include "content/finish/elements.h"

namespace essaypack {

void find_notes(Finish& finish) {
  for (const pugi::xml_node note : finish.held.children()) finish.notes.emplace(note.attribute("n").value(), note);
}

bool record_reference(Finish& finish, pugi::xml_node node) {
  const auto found = finish.notes.find(node.attribute("note").value());
  if (found == finish.notes.end()) {
    node.parent().remove_child(node);
    return false;
  }
  auto [number, is_new] = finish.note_numbers.emplace(found->first, finish.note_order.size() + 1);
  if (is_new) finish.note_order.push_back(found->second), finish.note_counts.push_back(0);
  node.attribute("note").set_value(static_cast<unsigned>(number->second));
  node.append_attribute("nth").set_value(++finish.note_counts[number->second - 1]);
  return true;
}

void return_notes(Finish& finish) {
  // Notes refer to notes: more of them may come while they are walked.
  for (std::size_t at = 0; at < finish.note_order.size(); ++at) {
    pugi::xml_node note = finish.note_order[at];
    note.attribute("n").set_value(static_cast<unsigned>(at + 1));
    finish.body.append_move(note);
    walk_children(finish, note);
    finish.fragment.notes = static_cast<int>(at + 1);
  }
  finish.fragment.body.remove_child(finish.held);
}

}  // namespace essaypack
