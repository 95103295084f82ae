#pragma once

/// The editions of books: `editions.json` (docs/editions.md).
///
/// For each book, by its file without `.epub`, the number of the last edition, when it and the one before were made,
/// and one line a chapter: `"KEY": ["TEXT", "TITLE", ADDED, REVISED]`, KEY a hash of the chapter's name, TEXT and TITLE
/// of what it said in that edition, then the editions in which it was new and was last revised (0: none that is known).
/// No word of a post is in it. Only a run that makes an edition writes it, so that under version control each edition
/// is one change.

#include "base/time.h"
#include "model/site.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct BookConfig;
struct ExportContext;
struct Volume;

/// What says the number of its edition in the package document of a book.
inline constexpr std::string_view kEditionProperty = "schema:bookEdition";

/// What an edition remembers of a chapter.
struct EditionChapter {
  std::string text, title;  ///< Hashes.
  int added = 0, revised = 0;
  bool operator==(const EditionChapter&) const = default;
};

/// The last edition of a book.
struct BookEdition {
  int number = 0;  ///< From 1.
  Timestamp made;
  std::optional<Timestamp> since;                  ///< When the one before was made, if that is known.
  std::map<std::string, EditionChapter> chapters;  ///< By key.
};
/// By the name of the book's file, without `.epub`.
using Editions = std::map<std::string, BookEdition>;

/// Throws `std::runtime_error` with the reason if `text` is no such file. An empty one holds none.
Editions parse_editions(std::string_view text);
std::string print_editions(const Editions& editions);

/// The editions of one run.
struct EditionLedger {
  Editions known;             ///< Those of earlier runs, and what this one makes.
  bool has_changed = false;   ///< `known` is to be written.
  bool may_make = false;      ///< The run writes to a folder, once.
  bool is_asked_for = false;  ///< `--edition`.
  /// The package document of a book of ours that lies where this run writes; empty: there is none.
  std::function<std::string(const std::string& name)> old_package = {};
};

/// What an edition says of a chapter.
enum class ChapterNews { none, added, revised };

/// The edition of one file in this run.
struct EditionPlan {
  enum class Origin {
    none,      ///< The book has no edition.
    known,     ///< That of the last run.
    made,      ///< A new one.
    recovered  ///< `editions.json` is lost: what the book that was made then tells.
  };
  Origin origin = Origin::none;
  BookEdition edition;
  std::map<std::size_t, ChapterNews> news;  ///< By post, of those that are new or revised in it.
  std::set<std::size_t> waiting;            ///< Posts that are not in it: the next one takes them.
  bool is_wanted = false;                   ///< One was asked for, and there is nothing new, or a post has an error.
};

/// Decides which edition a file is: the last one, or a new one if it was asked for or is due, something is new and
/// `is_sound`: no post of the run has an error. `present`: the posts that may be in it, `stems` by post.
EditionPlan plan_edition(const ExportContext& context, const BookConfig& config, const std::string& name,
                         const std::vector<std::size_t>& present, const std::vector<std::string>& stems, bool is_sound);

}  // namespace essaypack
