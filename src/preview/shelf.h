#pragma once

/// Where the thread that builds and the threads that answer meet: the last good edition, and the same books in other
/// dresses, which are made when somebody looks at them.

#include "base/translation.h"
#include "diag/diagnostics.h"
#include "diag/failure.h"
#include "preview/address.h"
#include "preview/edition.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace essaypack {

/// What a build had to say.
struct BuildNews {
  std::string title;  ///< Of the site; empty: not known.
  std::string site_folder;
  bool is_good = false;              ///< The edition is of this build.
  std::optional<Failure> failure;    ///< Why there was no build at all.
  std::vector<Diagnostic> problems;  ///< As `Diagnostics::sorted` gives them.
  Translation language = {};         ///< Of what is said of them.
};

class Shelf {
 public:
  /// `ask()` wakes the thread that builds; from any thread. `pages` are there until a build brings others.
  Shelf(std::function<void()> ask, std::vector<Output> pages);

  /// A build begins.
  void begin();
  /// A build has ended: what there is to say, and if it is good its books, files and pages. `pages` may be empty: those
  /// before stay.
  void end(BuildNews news, std::unique_ptr<Edition> edition, std::vector<Output> pages);
  /// A dress that somebody waits for.
  std::optional<BookDress> wanted() const;
  /// The books in that dress, of the last edition; null: they can't be made.
  void add_dress(const BookDress& dress, std::shared_ptr<const Edition> edition);

  /// Nobody waits any more: whoever does gets nothing.
  void close();

  /// A page of the preview; nothing if there is none of that name.
  std::optional<std::string> page(const std::string& name) const;
  /// `{"version":3,"building":false}`: the version counts the builds that have ended.
  std::string version() const;
  /// Everything but texts: books, files, problems (see state.cpp).
  std::string state() const;
  /// The last good edition; null before the first.
  std::shared_ptr<const Edition> edition() const;
  /// Book number `book` in that dress, which may have to be made; null if there is none, or not in time.
  std::shared_ptr<const Edition> edition_in(const BookDress& dress, std::size_t book, std::chrono::seconds patience);

 private:
  struct Dressed {
    BookDress dress;
    std::shared_ptr<const Edition> edition;
  };

  std::function<void()> ask_;
  mutable std::mutex guard_;
  std::condition_variable changed_;
  std::shared_ptr<const Edition> edition_;
  std::vector<Dressed> dressed_;  ///< Of `edition_`.
  std::vector<BookDress> wanted_;
  std::vector<Output> pages_;
  std::string state_;
  std::uint64_t version_ = 0;
  std::uint64_t edition_version_ = 0;
  bool is_building_ = false;
  bool is_closed_ = false;
};

}  // namespace essaypack
