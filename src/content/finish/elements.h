#pragma once

/// What the walk over the elements of a tree does with each kind of them.

#include "content/finish/finish.h"

namespace essaypack {

void walk_children(Finish& finish, pugi::xml_node parent);

/// These are false if the element is gone, and what stands in its place must be walked.
bool record_link(Finish& finish, pugi::xml_node node);
bool record_image(Finish& finish, pugi::xml_node node);
bool record_reference(Finish& finish, pugi::xml_node node);

void record_heading(Finish& finish, pugi::xml_node node, int level);
/// Goldmark's `autoDefinitionTermID`.
void name_term(Finish& finish, pugi::xml_node node);
/// Of two elements with one id the first has it: the HTML parser copies elements that blocks cut off. A heading's is
/// its own, or the links to it would lead elsewhere.
void keep_id(Finish& finish, pugi::xml_node node);

/// The line that an element carries, which goes from it.
int take_line(pugi::xml_node node);
/// True without elements and text.
bool is_empty(pugi::xml_node node);

}  // namespace essaypack
