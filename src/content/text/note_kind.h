#pragma once

#include <string_view>

namespace essaypack {

/// The kinds of notes that Markdown itself can mark: GitHub's alerts, Obsidian's callouts, admonitions. Lower case.
bool is_note_kind(std::string_view word);

}  // namespace essaypack
