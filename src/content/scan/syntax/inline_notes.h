#pragma once

/// `^[a note]` of Obsidian, whose text is scanned where it stands and moved when it ends.

namespace essaypack {

class Scan;

/// True between the marks of such a note.
bool is_in_inline_note(Scan& scan);

}  // namespace essaypack
