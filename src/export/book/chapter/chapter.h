#pragma once

/// A fragment as the book's XHTML: everything that is neutral in it decided for one page.

#include "diag/diagnostics.h"
#include "export/book/chapter/anchors.h"
#include "export/book/chapter/diagrams.h"
#include "export/book/chapter/math.h"
#include "export/book/picture/images.h"
#include "export/book/plan/book.h"
#include "export/book/text/headings.h"
#include "model/fragment.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// A chapter above this is split before a heading: Adobe's and Kobo's engines are slow from 260 KB on.
inline constexpr std::size_t kSplitSize = 250'000;
/// Bytes of a list from which what may begin a page does.
inline constexpr std::size_t kFullPage = kSplitSize * 3 / 4;

/// What was written, for the package's accessibility metadata. Summed over all pages.
struct BookFacts {
  std::atomic<std::size_t> pictures{0};
  std::atomic<std::size_t> undescribed{0};  ///< Pictures without a text.
  std::atomic<std::size_t> characters{0};   ///< East Asian characters and runs of other letters.
  std::atomic<bool> ruby{false};
  std::atomic<bool> mathml{false};
  std::atomic<bool> animated{false};
  std::atomic<bool> missed_katex{false};  ///< A formula stays as its source because nothing can typeset it.
  std::atomic<bool> missed_highlighter{false};
  std::array<std::atomic<bool>, 3> missed_drawers{};  ///< By `Drawer`: a diagram stays as its source.
};

/// A heading of a chapter as menus and contents lists name it.
struct ChapterHeading {
  std::size_t depth = 0;  ///< 0: the chapter's first level.
  int level = 1;          ///< As the author wrote it.
  std::string number;     ///< "1.2"; empty: not numbered.
  std::string label;      ///< Plain text without the number.
  std::string href;       ///< `post-KEY.xhtml#post-KEY_h1`.
};

/// One XHTML file of a chapter.
struct ChapterPiece {
  std::string stem;    ///< `post-KEY`, `post-KEY_2`.
  std::string markup;  ///< Blocks for the body of its section.
  bool mathml = false;
};

struct ChapterText {
  std::vector<ChapterPiece> pieces;  ///< At least one.
  std::vector<ChapterHeading> headings;
  Anchors anchors;
  bool is_deferred = false;  ///< `markup` holds marks for `resolve_deferred`.
};

/// What a page is written with.
struct PageContext {
  const Book& book;
  ImageStore& images;
  BookFacts& facts;
  Diagnostics& diagnostics;
  std::string_view source;      ///< File named in reports.
  std::string_view stem;        ///< Of the page; its ids begin with it.
  std::size_t chapter = kNone;  ///< In `Book::posts`; none: a note or a foreword.
  std::string_view title;       ///< A first heading that repeats it is dropped.
  HeadingNumbers numbers = HeadingNumbers::none;
  const RunProgram* run = nullptr;        ///< For code; null: it stays as it is.
  Katex* katex = nullptr;                 ///< For formulas; null: they stay as they are.
  Diagrams* diagrams = nullptr;           ///< For code that describes drawings; null: it stays as it is.
  bool has_formulas_in_captions = false;  ///< Dollars in the words of pictures may delimit some.
};

/// Writes a fragment. From any thread.
ChapterText write_chapter(const Fragment& fragment, const PageContext& context);

/// Replaces the marks of links to headings of other posts by what `anchors` (by chapter) says. An unknown heading gives
/// a link to the page and a warning.
std::string resolve_deferred(std::string_view page, const Book& book, const AnchorTable& anchors,
                             std::string_view source, Diagnostics& diagnostics);

/// Appends text with the characters that XML reserves escaped, and without U+200B and U+00AD, which Adobe's engine
/// shows as boxes. Returns the number of words: each Han character, kana and Hangul syllable, and each run of other
/// letters.
std::size_t append_book_text(std::string& out, std::string_view text);

/// The raw label without what readers trip over; the fallback where nothing is left.
std::string make_label(std::string_view text, std::string_view fallback);

/// True for an address that a book may link to: http, https, mailto, tel, and well-formed.
bool is_linkable(std::string_view url);

}  // namespace essaypack
