#pragma once

/// BibTeX, as much of it as a list of references shows.

#include "content/lookup/body_context.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct BibEntry {
  std::string type;  ///< Lower case: `article`.
  std::string key;
  std::map<std::string, std::string> fields;  ///< Names in lower case; values without braces and TeX's accents.

  std::string field(const std::string& name) const;
};

/// The text of the site's bibliography, or of another one by its name; empty if it is not there.
std::string read_bibliography(std::string name, const BodyContext& context);
/// The entries of a file in their order, at most some thousand; what is no entry is passed over.
std::vector<BibEntry> read_bib_entries(std::string_view text);
/// The entry with that key.
std::optional<BibEntry> find_bib_entry(std::string_view text, std::string_view key);

/// `Knuth, 1984`, `Knuth & Plass, 1981`, `Knuth et al., 1990`, as APA has it.
std::string bib_label(const BibEntry& entry);
/// `Knuth, D. E. (1984). <em>Title</em>. Journal, 27(2), 97–111. https://…` (HTML).
std::string bib_reference(const BibEntry& entry);

}  // namespace essaypack
