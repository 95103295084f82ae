#pragma once

/// What Hugo's sections and the site's configuration hand down to pages.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "input/site_sources.h"
#include "kinds/hugo/cascade.h"
#include "kinds/hugo/hugo.h"
#include "model/post.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

class HugoSections {
 public:
  HugoSections(const Config& config, const Timestamp& now) : config_(config), now_(now) {}

  /// Takes in a section's `_index` file; `text` is the whole cleaned file, nothing if it can't be read. That, and a
  /// head that can't be read, closes the section.
  void add(const SourceFile& file, const std::optional<std::string>& text);
  /// Decides about the folders of these files and reports what is wrong with heads; all sections have been added.
  void close(const std::vector<SourceFile>& files, Diagnostics& diagnostics);
  HandedDown handed_down(const SourceFile& file) const;

 private:
  using Key = std::pair<std::string, std::string>;  ///< Language and folder below `content`.
  struct Section {
    std::string text, source;  ///< Empty where the folder has no `_index`.
    std::vector<Cascade> cascades;
    bool is_unreadable = false;
    std::vector<Diagnostic> reports;  ///< About its head.
  };
  struct State {
    Withheld withheld;
    std::optional<Timestamp> due;
  };

  std::string language_of(const SourceFile& file) const;
  void decide(const Key& key, Diagnostics& diagnostics);
  /// What the `_index` file itself says, with the fields that it is handed; what is wrong with its head is reported.
  void read_state(const Section& section, const std::vector<Value::Member>& fields, State& state,
                  Diagnostics& diagnostics) const;
  /// The state of the nearest folder at or above that one.
  const State* find_state(const std::string& language, std::string_view folder) const;
  /// The nearest section at or above the folder; empty: the home.
  std::string_view nearest_section(const std::string& language, std::string_view folder) const;
  std::vector<Value::Member> fields_of(const CascadeTarget& page, const std::string& language,
                                       std::string_view folder) const;

  const Config& config_;
  const Timestamp& now_;
  std::map<Key, std::vector<Section>> sections_;  ///< A folder may have several, which differ in format or language.
  std::map<Key, State> states_;  ///< Of sections, the home and the first folders; what is above counts in.
};

}  // namespace essaypack
