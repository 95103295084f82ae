#pragma once

/// What the exports of all platforms have in common: one file that holds many posts, each of which becomes a source
/// `export.xml/name.html`. In memory is where each lies; what it says is read again from there when it is asked for.

#include "base/slice_file.h"
#include "config/config.h"
#include "config/site_folder.h"
#include "diag/diagnostics.h"
#include "input/site_sources.h"
#include "kinds/exports/source_file.h"
#include "model/site_kind.h"
#include "model/source_texts.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace essaypack {

/// What a platform says of one post or page. Texts are HTML as `plain_field` reads it, or empty.
struct ExportItem {
  std::string title, subtitle, description, language;
  std::string translation;             ///< What texts that are one in several languages share.
  std::string date, updated, expires;  ///< As `parse_date` reads them.
  std::string link;                    ///< The address that readers know; absolute.
  std::string id;  ///< By which readers of its feed know it; an address from the site's root: its own address.
  bool is_id_of_feed = false;  ///< The id is that of a feed, whose readers may read ours in its place.
  std::string cover;           ///< The address of a picture.
  std::vector<std::vector<std::string>> categories;  ///< Paths, parents first.
  std::vector<std::string> tags, authors;
  std::string enclosure, enclosure_type, enclosure_length;  ///< The address of a recording, and what is said of it.
  Withheld withheld;                                        ///< Whatever the platform does not show to everybody.
  std::optional<Timestamp> due;                             ///< When a scheduled one is published.
  std::vector<std::string> keys;                            ///< By each of which another copy of it is known.
};

/// Where one lies.
struct ExportEntry {
  std::string source;        ///< `wordpress.xml/hello-world.html`.
  std::uint64_t offset = 0;  ///< In its file.
  std::uint32_t size = 0;
  std::uint16_t file = 0;  ///< Which of the site's exports.
  bool is_page = false;
  std::uint16_t prefix = 0;  ///< So many bytes of `source` are the name of the export.
};

/// By what several items are told to be one, such as one of a feed that was saved twice. A 0 is not known.
struct ItemIdentity {
  std::uint64_t id = 0;       ///< Of the platform's id of it,
  std::uint64_t address = 0;  ///< of the address at which everybody sees it,
  std::uint64_t text = 0;     ///< and of its title and text, a hash each (`hash_of`).
  std::int64_t changed = 0;   ///< Seconds since 1970.
};
/// 0 for an empty text, for no other.
std::uint64_t hash_of(std::string_view text);
/// The later one of two dates as `parse_date` reads them.
std::int64_t later_of(std::string_view date, std::string_view other);

/// What an export says of the whole site.
struct ExportSite {
  std::string title, subtitle, description, language, url, author;
  std::string zone;                                              ///< By its IANA name; dates are shown in it.
  std::map<std::string, std::string> category_slugs, tag_slugs;  ///< Name -> what stands in addresses, where it is not
                                                                 ///< what is made of the name.
};

/// An open export, or several of one site.
class Export : public SourceTexts {
 public:
  SourceText read(std::string_view source) const override;
  /// All posts and pages, those that are kept back included.
  std::vector<SourceFile> list() const;
  /// What goes before the text of a post.
  HandedDown hand_down(std::string_view source) const;

 protected:
  /// What is at that place. From any thread.
  virtual ExportItem read_item(const ExportEntry& entry) const = 0;
  virtual SourceText read_body(const ExportEntry& entry) const = 0;

  /// Notes an item of the export `name`, to be called as `slug`, which may be anything.
  void add(std::string_view name, std::string_view slug, ExportEntry entry, const ItemIdentity& identity);
  /// Notes a text that is called `source` already; false if another one is.
  bool add_as(std::string source, ExportEntry entry, const ItemIdentity& identity);
  /// All that is known by one of these keys is kept back: of several exports of a site one says that it is not shown.
  void withhold_copies(const std::vector<std::string>& keys) { closed_.insert(keys.begin(), keys.end()); }
  /// Says so if a post has more categories and tags than are read: no platform's has, and lists of them are compared.
  static void report_terms(std::size_t count, const Place& place, Diagnostics& diagnostics);
  /// After the last item. Items with one id, or one address and text, become one, the one that was changed last; in a
  /// file those with one id and several addresses are several. `shown` is the export as messages call it.
  void sort(const std::string& shown, Diagnostics& diagnostics);
  std::size_t count() const { return entries_.size(); }

 private:
  const ExportEntry* find(std::string_view source) const;
  std::size_t drop_copies();

  std::vector<ExportEntry> entries_;            ///< By source, once they are sorted.
  std::vector<ItemIdentity> identities_;        ///< Of the entries, until they are sorted.
  std::unordered_set<std::string> closed_;      ///< Keys.
  std::unordered_map<std::string, int> taken_;  ///< Names without extension in lower case, and how often they came.
};

/// An item that is larger than a post may be, at its first line.
void report_large_item(const Place& place, Diagnostics& diagnostics);

/// Lists what the export in `config.texts` holds.
std::unique_ptr<SiteSources> open_export_sources(const Config& config, const Timestamp& now);
/// Rules for texts that come with all that is known of them.
SiteRules export_rules();
void set_export_defaults(const FoundSite& site, Config& config);
/// What an export says of the site goes where essaypack.yaml may overrule it.
void apply_site(ExportSite site, Config& config);

/// The exports that lie in a folder which holds no Markdown, and of which `reads` tells.
std::optional<FoundSite> find_exports(const SiteFolder& folder, bool (*reads)(const std::filesystem::path& file));
/// True if some file of the folder, or below it, is Markdown; a README is none.
bool holds_markdown(const std::filesystem::path& folder);

/// The exports that the site names; in place of a zip those in it.
std::vector<std::string> files_of_exports(const Config& config);

/// All exports of the site as one: each file is read from front to back, in the order in which the site names them.
template <class Made>
std::shared_ptr<Made> read_exports(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  auto made = std::make_shared<Made>();
  for (const std::string& name : files_of_exports(config))
    made->read_file(config.site_folder / name, name, prefix + name, diagnostics);
  made->finish(prefix + config.exports.front(), diagnostics);
  apply_site(made->site(), config);
  return made;
}

using OpenExport = std::shared_ptr<const Export>(const std::string& prefix, Config& config, Diagnostics& diagnostics);

/// What the rows of all exports share. `reads` knows a file of that platform, `open` opens those that the site names.
template <bool (*reads)(const std::filesystem::path& file), OpenExport* open>
SiteKind export_kind(std::string_view name, std::string_view title, Text summary) {
  SiteKind kind;
  kind.name = name;
  kind.title = title;
  kind.summary = summary;
  kind.rules = export_rules();
  kind.detect = [](const SiteFolder& folder) { return find_exports(folder, reads); };
  kind.reads_file = [](const std::filesystem::path& file) {
    return reads(file) || !exports_in_zip(file, reads).empty();
  };
  kind.set_defaults = set_export_defaults;
  kind.read_data = [](const std::string& prefix, Config& config, Diagnostics& diagnostics) {
    config.texts = open(prefix, config, diagnostics);
  };
  kind.open_sources = open_export_sources;
  return kind;
}

/// `2024-05-06T10:00:00+08:00` of the same moment by the wall clock and in UTC, both `2024-05-06 10:00:00`; the one
/// that is there where the other is not, and empty for zeros.
std::string date_of_clocks(std::string_view wall, std::string_view utc);

}  // namespace essaypack
