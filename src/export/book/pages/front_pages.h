#pragma once

/// Pages before the text: copyright and dedication.

#include "export/book/pages/pages.h"

#include <string>

namespace essaypack {

/// True for a book that says whose it is, has an ISBN or names those who made it.
bool has_copyright_page(const Book& book);
/// Rights, publisher, edition, people and ISBN.
std::string make_copyright_page(const PageMaker& maker);

/// The words of `book.dedication`, as many lines as they have.
std::string make_dedication(const PageMaker& maker);

/// The ISBN of a book, 13 digits; empty for one of several volumes: each would need its own.
std::string isbn_of(const Book& book);

}  // namespace essaypack
