#pragma once

/// Which posts a book or a feed takes: `select:` and `--select`.

#include "config/keys/key_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Which posts a book or a feed takes: every condition that is given must hold.
struct BookSelect {
  std::vector<std::string> categories;      ///< Paths joined by `/`; each takes what lies below it.
  std::vector<std::string> not_categories;  ///< None of them, nor what lies below them.
  std::vector<std::string> tags;            ///< Any of them.
  std::vector<std::string> not_tags;        ///< None of them.
  std::vector<std::string> series;          ///< Any of them.
  std::vector<std::string> authors;         ///< Any of them, by their names.
  std::vector<std::string> languages;       ///< Any of them, as tags; `en` takes `en-GB`, too.
  std::vector<std::string> years;           ///< `2025`: any of them, by the site's clock.
  std::string from, until;                  ///< `2025-01-01`, both ends included, by the site's clock.
  std::vector<std::string> posts;           ///< Files taken besides; the only ones where nothing else is given.
  std::vector<std::string> not_posts;       ///< Files that are not taken, whatever else is said.

  bool has_conditions() const {
    return !(categories.empty() && not_categories.empty() && tags.empty() && not_tags.empty() && series.empty() &&
             authors.empty() && languages.empty() && years.empty() && from.empty() && until.empty());
  }
  bool is_everything() const { return !has_conditions() && posts.empty() && not_posts.empty(); }
};

void read_select(KeyReader keys, BookSelect& select);
/// A list of tags of languages.
void read_languages(KeyReader& keys, std::string_view key, std::vector<std::string>& out);
/// A condition of `--select`, `category=读书`, added to `select`; false if there is no such condition or value.
bool add_condition(std::string_view condition, BookSelect& select);
/// A name of a category, tag or series as the settings compare them: NFC, white space joined.
std::string clean_name(std::string_view text);
}  // namespace essaypack
