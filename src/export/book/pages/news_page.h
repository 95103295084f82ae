#pragma once

/// What is new in an edition: a page of the book, and what a feed of books tells.

#include "export/book/pages/pages.h"

#include <string>

namespace essaypack {

/// The book's edition; number 0 where it has none, no lists where nothing is known to be new.
EditionNews edition_news(const Book& book);

/// The page with links to new and revised chapters.
std::string make_news_page(const PageMaker& maker, const EditionNews& news);

}  // namespace essaypack
