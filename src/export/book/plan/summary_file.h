#pragma once

/// mdBook's SUMMARY.md: the contents of a book as Markdown.

#include "config/sections/book_contents.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Parts and chapters: a heading is a part, but for the first one where it is the book's title; links in paragraphs and
/// items are chapters, items below an item chapters below a chapter, and an item without a link that has items is a
/// part. Links without a target (mdBook's drafts) are passed over. `file` is for the places of the entries.
std::vector<ContentsEntry> read_summary(std::string_view markdown, const std::string& file);

}  // namespace essaypack
