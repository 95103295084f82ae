#pragma once

/// The passes over a tree: headings, links, pictures and notes are recorded in it as fragment.h says.

#include "content/lookup/body_context.h"
#include "content/text/prepared.h"
#include "model/fragment.h"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace essaypack {

/// The element in which notes wait, with the numbers that cmark gave, until it is known in which order they are
/// referred to.
inline constexpr const char* kNotesHeld = "ep:hold";

/// What the passes over one tree share.
struct Finish {
  /// The tree is `made.body`: the root element `body`, and behind it `kNotesHeld` with an `ep:note` for each note.
  Finish(Fragment& made, const BodyContext& around)
      : fragment(made), context(around), body(made.body.child("body")), held(made.body.child(kNotesHeld)) {}

  Fragment& fragment;
  const BodyContext& context;
  pugi::xml_node body;
  pugi::xml_node held;  ///< Notes that nothing has referred to yet.

  std::map<std::string, pugi::xml_node> notes;      ///< By cmark's number.
  std::map<std::string, std::size_t> note_numbers;  ///< Ours, by cmark's.
  std::vector<pugi::xml_node> note_order;
  std::vector<unsigned> note_counts;  ///< References to each note so far.

  std::vector<pugi::xml_node> markers;  ///< `more`.
  std::unordered_map<std::string, int> slugs;
  std::unordered_set<std::string> ids;
};

/// The page, light or dark, that an attribute list gives a picture.
inline constexpr const char* kPicturePage = "ep:page";

/// What attribute lists hide goes, before anything is recorded. Only needed where a body has such lists.
void drop_hidden(Finish& finish);
/// Of pictures for a light and a dark page the light one stays.
void drop_dark_twins(Finish& finish);
/// Admonitions and footnotes as pandoc writes them become those of Markdown.
void mend_converted(Finish& finish);
/// Sources of diagrams in elements of their own become code.
void keep_diagrams(Finish& finish);
/// Which notes there are.
void find_notes(Finish& finish);
/// A heading that is the post's title goes.
void cut_title(Finish& finish);
/// Headings, links, pictures, references and ids, one element after another.
void record_elements(Finish& finish);
/// Each note that something refers to comes behind the text, its elements recorded.
void return_notes(Finish& finish);
/// True for elements whose text is code or a formula.
bool is_source(pugi::xml_node node);
/// Names of emoji between colons become what they name.
void show_emoji(Finish& finish);
/// Words with a known meaning become `<abbr>`, but in code and formulas.
void show_abbreviations(Finish& finish, const Abbreviations& abbreviations);
/// The texts of excerpt and opening.
void set_texts(Finish& finish);
/// The marks of the excerpt's end go.
void remove_markers(Finish& finish);
/// Links to a place in this very post lead to one.
void check_anchors(Finish& finish);

}  // namespace essaypack
