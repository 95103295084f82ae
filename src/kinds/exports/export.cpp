#include "kinds/exports/export.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/language.h"
#include "base/path.h"
#include "base/plain_field.h"
#include "base/text.h"
#include "base/tree_search.h"
#include "base/url.h"
#include "config/shared_keys.h"
#include "diag/failure.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

constexpr std::size_t kMostName = 120;  // bytes
constexpr std::size_t kMostTerms = 1'000;
constexpr std::size_t kTitleOfText = 60;  // code points

/// A slug, an address or anything as the name of a file.
std::string name_of(std::string_view slug) {
  const std::string text = nfc(decode_percent(slug));
  std::string name;
  for (std::size_t at = 0; at < text.size() && name.size() < kMostName;) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool is_plain = c >= 0x80 ? !is_space(c) : is_ascii_name(c) || c == '.';
    if (is_plain)
      name += std::string_view(text).substr(begin, at - begin);
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (!name.empty() && (name.back() == '-' || name.back() == '.')) name.pop_back();
  while (!name.empty() && name.front() == '.') name.erase(0, 1);
  return name.empty() ? short_key(slug) : name;
}

/// The first words of a text, for one that has no title.
std::string first_words(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size() && text.size() < 8 * kTitleOfText;) {
    const std::size_t mark = std::min(html.find('<', at), html.size());
    text += html.substr(at, mark - at);
    text += ' ';
    const std::size_t end = html.find('>', mark);
    if (end == html.npos) break;
    at = end + 1;
  }
  return escape_xml(cut_text(collapse_white_space(plain_field(text)), kTitleOfText, {}));
}

/// Cleaned as the text of a file is.
Value scalar(const std::string& text) {
  TextRepairs repairs;
  Value value;
  value.type = Value::Type::scalar;
  value.quoted = true;
  value.text = clean_file_text(text, repairs);
  return value;
}

Value list_of(const std::vector<std::string>& texts) {
  Value list;
  list.type = Value::Type::list;
  for (const std::string& text : texts) list.items.push_back(scalar(text));
  return list;
}

/// What a browser takes for the scheme of an address, which leaves white space and control characters out.
std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= ' ') continue;
    if (c == ':') return to_lower_ascii(scheme);
    if (!is_ascii_name(c) && c != '+' && c != '.') break;
    scheme += c;
  }
  return {};
}

/// An address that runs a script, or leads nowhere, is none; the post has our own then.
void drop_foreign_addresses(ExportItem& item) {
  for (std::string* address : {&item.link, &item.cover, &item.enclosure})
    if (!is_one_of(scheme_of(*address), {"", "http", "https"})) address->clear();
  if (is_one_of(scheme_of(item.id), {"javascript", "vbscript", "data", "file"})) item.id.clear();
}

std::vector<Value::Member> fields_of(const ExportItem& item) {
  std::vector<Value::Member> fields;
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) fields.push_back({key, 0, 0, scalar(text)});
  };
  add("title", item.title);
  add("subtitle", item.subtitle);
  add("description", item.description);
  add("date", item.date);
  add("updated", item.updated);
  add("expiryDate", item.expires);
  add("permalink", item.link);
  add("guid", item.id);
  if (item.is_id_of_feed && !split_url(item.id).has_scheme) add("feed_id", item.id);
  add("cover", item.cover);
  add("lang", canonical_language(item.language));
  add("translationKey", item.translation);
  if (!item.enclosure.empty()) {
    Value recording;
    recording.type = Value::Type::map;
    recording.members.push_back({"url", 0, 0, scalar(item.enclosure)});
    if (!item.enclosure_type.empty()) recording.members.push_back({"type", 0, 0, scalar(item.enclosure_type)});
    if (!item.enclosure_length.empty()) recording.members.push_back({"length", 0, 0, scalar(item.enclosure_length)});
    fields.push_back({"enclosure", 0, 0, std::move(recording)});
  }
  if (!item.categories.empty()) {
    Value paths;
    paths.type = Value::Type::list;
    for (const std::vector<std::string>& path : item.categories) paths.items.push_back(list_of(path));
    fields.push_back({"categories", 0, 0, std::move(paths)});
  }
  if (!item.tags.empty()) fields.push_back({"tags", 0, 0, list_of(item.tags)});
  if (!item.authors.empty()) fields.push_back({"authors", 0, 0, list_of(item.authors)});
  return fields;
}

class Sources : public SiteSources {
 public:
  explicit Sources(const Config& config) : texts_(config.texts), export_(static_cast<const Export&>(*config.texts)) {}

  std::optional<std::vector<SourceFile>> listed() const override { return export_.list(); }
  std::optional<SourceFile> sort(SourceFile, const std::string&, SourceDesk&) override { return {}; }
  HandedDown handed_down(const SourceFile& file) const override { return export_.hand_down(file.source); }

 private:
  std::shared_ptr<const SourceTexts> texts_;
  const Export& export_;
};

/// What an earlier run left beside the export.
bool is_own_output(const std::filesystem::path& file) {
  const std::string head = head_of_export(file);
  return head.find("<generator>essaypack</generator>") != head.npos || head.find("\"_essaypack\": ") != head.npos;
}

}  // namespace

std::uint64_t hash_of(std::string_view text) {
  return text.empty() ? 0 : std::max<std::uint64_t>(stable_hash(text), 1);
}

std::int64_t later_of(std::string_view date, std::string_view other) {
  std::int64_t later = 0;
  for (const std::string_view text : {date, other})
    if (const ParsedDate read = parse_date(text, Zone()); read.ok) later = std::max(later, read.time.unix_seconds);
  return later;
}

void Export::add(std::string_view name, std::string_view slug, ExportEntry entry, const ItemIdentity& identity) {
  const std::string wanted = std::string(name) + "/" + name_of(slug);
  entry.prefix = static_cast<std::uint16_t>(name.size() + 1);
  std::string unique = wanted;
  // the numbers go on where they stopped: a hostile export calls all its items the same
  int& number = taken_[to_lower(wanted)];
  while (++number > 1) {
    unique = wanted + "-" + std::to_string(number);
    if (taken_.emplace(to_lower(unique), 1).second) break;
  }
  entry.source = unique + ".html";
  entries_.push_back(std::move(entry));
  identities_.push_back(identity);
}

bool Export::add_as(std::string source, ExportEntry entry, const ItemIdentity& identity) {
  if (!taken_.emplace(to_lower(source), 1).second) return false;
  entry.source = std::move(source);
  entries_.push_back(std::move(entry));
  identities_.push_back(identity);
  return true;
}

void Export::report_terms(std::size_t count, const Place& place, Diagnostics& diagnostics) {
  if (count > kMostTerms)
    diagnostics.report(Kind::input_unread_part, place,
                       tr("the item has {} categories and tags; of each the first 1,000 are read", count));
}

/// Returns how many were other states of those that stay.
std::size_t Export::drop_copies() {
  std::vector<bool> is_dropped(entries_.size());
  std::size_t older = 0;
  const auto merge = [&](std::uint64_t key, std::size_t at, std::unordered_map<std::uint64_t, std::size_t>& first) {
    if (key == 0 || is_dropped[at]) return;
    const auto [found, is_new] = first.emplace(key, at);
    if (is_new) return;
    std::size_t& kept = found->second;
    const ItemIdentity &a = identities_[kept], &b = identities_[at];
    const bool in_one_file = entries_[kept].file == entries_[at].file;
    if (in_one_file && a.address != b.address && a.text != b.text) return;
    if (a.text != b.text) ++older;
    // where nothing tells which is newer: feeds begin with the newest, exports are named in their order
    const bool is_newer = b.changed > a.changed || (b.changed == a.changed && a.text != b.text && !in_one_file);
    is_dropped[is_newer ? kept : at] = true;
    if (is_newer) kept = at;
  };
  std::unordered_map<std::uint64_t, std::size_t> first;
  for (std::size_t at = 0; at < entries_.size(); ++at) merge(identities_[at].id, at, first);
  first.clear();
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const ItemIdentity& one = identities_[at];
    if (one.address > 0 && one.text > 0) merge(one.address * 31 + one.text, at, first);
  }
  std::size_t at = 0;
  std::erase_if(entries_, [&](const ExportEntry&) { return is_dropped[at++]; });
  identities_ = {};
  return older;
}

void Export::sort(const std::string& shown, Diagnostics& diagnostics) {
  if (const std::size_t older = drop_copies(); older > 0)
    diagnostics.report(Kind::input_unread_part, {shown, 0, 0},
                       tr_n("an item is there in two states, of which the newer one counts",
                            "{} items are there in an older state, too; the newest one counts", older));
  taken_.clear();
  entries_.shrink_to_fit();
  std::sort(entries_.begin(), entries_.end(),
            [](const ExportEntry& a, const ExportEntry& b) { return a.source < b.source; });
}

const ExportEntry* Export::find(std::string_view source) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), source,
                                      [](const ExportEntry& a, std::string_view b) { return a.source < b; });
  return found != entries_.end() && found->source == source ? &*found : nullptr;
}

SourceText Export::read(std::string_view source) const {
  const ExportEntry* entry = find(source);
  if (!entry) return {{}, tr("the export holds no such text"), {}};
  return read_body(*entry);
}

std::vector<SourceFile> Export::list() const {
  std::vector<SourceFile> files;
  files.reserve(entries_.size());
  for (const ExportEntry& entry : entries_) {
    SourceFile& file = files.emplace_back();
    file.source = entry.source;
    file.stem_path = without_extension(std::string_view(entry.source).substr(entry.prefix));
    file.kind = entry.is_page ? PostKind::page : PostKind::post;
    file.is_html = true;
  }
  return files;
}

HandedDown Export::hand_down(std::string_view source) const {
  HandedDown handed;
  const ExportEntry* entry = find(source);
  if (!entry) return handed;
  ExportItem item = read_item(*entry);
  if (trim(plain_field(item.title)).empty()) item.title = first_words(read_body(*entry).html.value_or(""));
  handed.withheld = item.withheld;
  const bool has_closed_copy =
      std::any_of(item.keys.begin(), item.keys.end(), [&](const std::string& key) { return closed_.count(key) > 0; });
  if (has_closed_copy && !item.withheld.any()) handed.withheld.unpublished = true;
  handed.due = item.due;
  drop_foreign_addresses(item);
  // written first and scheduled for later, as platforms let people do: nobody has to correct it
  if (later_of(item.updated, {}) < later_of(item.date, {})) item.updated.clear();
  item.categories.resize(std::min(item.categories.size(), kMostTerms));
  for (std::vector<std::string>* names : {&item.tags, &item.authors})
    names->resize(std::min(names->size(), kMostTerms));
  handed.fields = fields_of(item);
  return handed;
}

std::vector<std::string> files_of_exports(const Config& config) {
  std::vector<std::string> files;
  for (const std::string& name : config.exports) {
    const std::vector<std::string> inside = exports_in_zip(config.site_folder / name, config.kind->reads_file);
    if (inside.empty()) files.push_back(name);
    for (const std::string& member : inside) files.push_back(name + "/" + member);
  }
  return files;
}

void report_large_item(const Place& place, Diagnostics& diagnostics) {
  diagnostics.report(Kind::io_too_large, place, tr("the item is larger than 16 MiB"), tr("split it"));
}

std::unique_ptr<SiteSources> open_export_sources(const Config& config, const Timestamp&) {
  return std::make_unique<Sources>(config);
}

SiteRules export_rules() {
  SiteRules rules;
  rules.has_heads = false;
  rules.loose_head = false;
  rules.state_words = StateWords::of_tools;
  rules.false_permalink_withholds = false;
  rules.reads_note_dates = false;
  rules.keeps_offsets = true;
  rules.zone_is_optional = true;
  rules.name_dates = NameDates::dashed;
  rules.index_is_folder = false;
  rules.folder_categories = FolderCategories::none;
  rules.term_text = TermText::one_name;
  rules.has_archives = false;
  rules.reads_tags = false;
  rules.mdx_comments = false;
  return rules;
}

void set_export_defaults(const FoundSite&, Config& config) {
  config.post_folders = {""};
  config.static_folders = {""};
  config.permalink = ":title/";
  config.extensions = {"md", "markdown"};  // of forewords
}

void apply_site(ExportSite site, Config& config) {
  const auto line = [](const std::string& text) { return collapse_white_space(nfc(text)); };
  config.title = line(site.title);
  config.subtitle = line(site.subtitle);
  config.description = line(site.description);
  config.language = canonical_language(site.language);
  config.author.name = line(site.author);
  config.url = clean_site_url(site.url).value_or("");
  if (const std::optional<Zone> zone = site.zone.empty() ? std::nullopt : Zone::find(site.zone); zone) {
    config.zone = *zone;
    config.zone_is_set = true;
  }
  config.category_map = std::move(site.category_slugs);
  config.tag_map = std::move(site.tag_slugs);
}

std::optional<FoundSite> find_exports(const SiteFolder& folder, bool (*reads)(const std::filesystem::path& file)) {
  if (!folder.is_named()) return {};
  std::vector<std::string> files;
  search_tree(folder.path(), 2'000, [&](std::string_view path, TreeEntry entry) {
    if (entry == TreeEntry::file && file_part(path)[0] != '.' && reads(folder.path() / path) &&
        !is_own_output(folder.path() / path))
      files.emplace_back(path);
    return TreeStep::pass;
  });
  if (files.empty() || holds_markdown(folder.path())) return {};
  std::sort(files.begin(), files.end());
  return FoundSite{folder.path(), nullptr, {}, {}, {}, std::move(files)};
}

bool holds_markdown(const std::filesystem::path& folder) {
  constexpr std::size_t kMostEntries = 50'000;
  bool found = false;
  search_tree(folder, kMostEntries, [&](std::string_view path, TreeEntry entry) {
    const std::string extension = extension_of(path);
    if (entry == TreeEntry::folder)
      return file_part(path)[0] == '.' || file_part(path) == "node_modules" ? TreeStep::pass : TreeStep::enter;
    found = is_one_of(extension, {"md", "markdown", "mdx", "mkd", "mdown"}) &&
            !to_lower_ascii(file_part(path)).starts_with("readme");
    return found ? TreeStep::stop : TreeStep::pass;
  });
  return found;
}

std::string date_of_clocks(std::string_view wall, std::string_view utc) {
  const auto read = [](std::string_view text) {
    const ParsedDate date = parse_date(text, Zone());
    return date.ok && !text.starts_with("0000") ? std::optional(date.time.unix_seconds) : std::nullopt;
  };
  const std::optional<std::int64_t> local = read(wall), moment = read(utc);
  if (!moment) return local ? std::string(wall) : std::string();
  const std::int64_t offset = local ? *local - *moment : 0;
  constexpr std::int64_t kMostOffset = 14 * 3600;
  const bool is_zone = offset % 900 == 0 && offset >= -kMostOffset && offset <= kMostOffset;
  return format_rfc3339({*moment, is_zone ? static_cast<int>(offset) : 0});
}

}  // namespace essaypack
