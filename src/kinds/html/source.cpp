#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "diag/failure.h"
#include "input/folder_words.h"
#include "kinds/html/html.h"
#include "kinds/html/substack.h"

#include <algorithm>

namespace essaypack {
namespace {

/// `abcdef123456` of `2024-05-06_Some-title-abcdef123456`, or of an address that ends so.
std::string medium_id(std::string_view name) {
  const std::string_view id = name.substr(std::min(name.rfind('-') + 1, name.size()));
  const bool is_id = id.size() >= 8 && id.size() <= 16 && id.find_first_not_of("0123456789abcdef") == id.npos;
  return is_id ? std::string(id) : std::string();
}

class PageExport : public Export {
 public:
  void add_store(std::unique_ptr<PageStore> store, const std::string& name, const std::string& shown,
                 Diagnostics& diagnostics) {
    stores_.push_back({std::move(store), name, {}});
    SubstackLetters& letters = stores_.back().letters;
    letters = SubstackLetters(*stores_.back().store);
    if (!letters.empty()) letters.report(shown, diagnostics);
  }

  void finish(const std::string& shown, Diagnostics& diagnostics) {
    for (std::size_t at = 0; at < stores_.size(); ++at) add_pages(static_cast<std::uint16_t>(at));
    sort(shown, diagnostics);
  }

  /// What the first pages agree upon.
  ExportSite find_site() const {
    constexpr std::size_t kEnough = 20;
    ExportSite site;
    std::size_t seen = 0;
    bool is_one = true;
    for (std::size_t at = 0; at < entries_.size() && seen < kEnough; ++at) {
      const HtmlPage page = page_of(entries_[at]);
      if (page.link.empty()) continue;
      const std::string home = home_of(page.link);
      is_one = is_one && (seen == 0 || home == site.url);
      if (seen++ == 0) {
        site.url = home;
        site.title = page.site_title;
        site.language = page.language;
        site.author = page.author;
      }
      if (site.author != page.author) site.author.clear();
    }
    if (!is_one) site.url.clear();
    return site;
  }

 protected:
  ExportItem read_item(const ExportEntry& entry) const override {
    const HtmlPage page = page_of(entry);
    const std::string& name = name_of(entry);
    ExportItem item;
    item.title = escape_xml(page.title);
    item.subtitle = escape_xml(page.subtitle);
    item.description = escape_xml(page.description);
    item.language = page.language;
    item.date = page.date;
    item.updated = page.updated;
    item.link = page.link;
    item.cover = page.cover;
    if (!page.author.empty()) item.authors.push_back(escape_xml(page.author));
    const FolderMeaning meaning = meaning_of_path(name).meaning;
    item.withheld.draft = meaning == FolderMeaning::drafts || to_lower_ascii(file_part(name)).starts_with("draft_");
    item.withheld.unpublished = meaning == FolderMeaning::nobodys;
    const SubstackLetters& letters = stores_[entry.file].letters;
    if (const SubstackLetter* letter = letters.find(name))
      apply(*letter, name, item);
    else if (letters.holds(name))
      item.withheld.unpublished = true;  // nothing says that it was sent
    if (const std::string key = key_of(name, page.form, letters.holds(name)); !key.empty()) item.keys.push_back(key);
    if (page.form == PageForm::medium) item.id = id_at_medium(name, page.link);
    if (item.title.empty() && page.text.empty() && !letters.holds(name))
      item.title = escape_xml(without_extension(file_part(name)));
    return item;
  }

  SourceText read_body(const ExportEntry& entry) const override {
    SourceText text;
    const std::string& name = name_of(entry);
    const Store& store = stores_[entry.file];
    const std::optional<std::string> html = store.store->read(name);
    if (!html)
      text.problem = tr("the page can't be read, or is larger than 16 MiB");
    else if (!store.letters.holds(name))
      text.html = read_page(clean(*html)).text;
    else
      text.html = player_of(store.letters.find(name)) + letter_text(clean(*html));
    return text;
  }

 private:
  struct Store {
    std::unique_ptr<PageStore> store;
    std::string name;  ///< Of the zip; empty for files of the site's folder.
    SubstackLetters letters;
  };

  static std::string clean(const std::string& html) {
    TextRepairs repairs;
    return clean_file_text(html, repairs);
  }

  /// A recording is in the list of letters, and not in the text.
  static std::string player_of(const SubstackLetter* letter) {
    if (!letter || !is_http_url(letter->recording)) return {};
    return "<p><audio controls=\"\" src=\"" + escape_xml(letter->recording) + "\"></audio></p>\n";
  }

  /// What Medium's own feeds have.
  static std::string id_at_medium(const std::string& name, const std::string& link) {
    std::string id = medium_id(without_extension(file_part(name)));
    if (id.empty()) id = medium_id(file_part(split_url(link).path));
    return id.empty() ? id : "https://medium.com/p/" + id;
  }

  /// By which the same text is known in another export of it.
  static std::string key_of(const std::string& name, PageForm form, bool is_letter) {
    const std::string stem(without_extension(file_part(name)));
    if (is_letter) return "letter " + stem;
    const std::string id = form == PageForm::medium ? medium_id(stem) : std::string();
    return id.empty() ? id : "medium " + id;
  }

  const std::string& name_of(const ExportEntry& entry) const {
    return stores_[entry.file].store->names()[entry.offset];
  }

  HtmlPage page_of(const ExportEntry& entry) const {
    const Store& store = stores_[entry.file];
    const std::optional<std::string> html = store.store->read(name_of(entry));
    if (!html || store.letters.holds(name_of(entry))) return {};
    return read_page(clean(*html));
  }

  /// `posts` of a Medium export: what lies beside it is no text of the author's.
  static std::string stories_folder(const PageStore& store) {
    for (const std::string& name : store.names()) {
      const std::string_view folder = parent_of(name);
      if (file_part(folder) != "posts") continue;
      const std::optional<std::string> html = store.read(name);
      return html && read_page(*html).form == PageForm::medium ? std::string(folder) : std::string();
    }
    return {};
  }

  /// `12345.hello-world` is at `/p/hello-world`.
  static void apply(const SubstackLetter& letter, const std::string& name, ExportItem& item) {
    item.title = escape_xml(letter.title);
    item.subtitle = item.description = escape_xml(letter.subtitle);
    item.date = letter.date;
    const Withheld withheld = letter.withheld();
    item.withheld.draft = item.withheld.draft || withheld.draft;
    item.withheld.unpublished = item.withheld.unpublished || withheld.unpublished;
    if (is_http_url(letter.recording)) {
      item.enclosure = letter.recording;
      item.enclosure_type = "audio/mpeg";
    }
    const std::string_view stem = without_extension(file_part(name));
    item.link = item.id = "/p/" + std::string(stem.substr(std::min(stem.find('.') + 1, stem.size())));
  }

  void add_pages(std::uint16_t at) {
    const Store& store = stores_[at];
    const std::string folder = store.letters.empty() ? stories_folder(*store.store) : store.letters.folder();
    const std::vector<std::string>& names = store.store->names();
    for (std::size_t page = 0; page < names.size(); ++page)
      if (!names[page].ends_with(".csv") && (folder.empty() || parent_of(names[page]) == folder))
        add_page({{}, page, 0, at});
  }

  void add_page(ExportEntry entry) {
    const Store& store = stores_[entry.file];
    const std::string& name = name_of(entry);
    const SubstackLetter* letter = store.letters.find(name);
    entry.is_page = letter && letter->type == "page";
    entry.prefix = store.name.empty() ? 0 : static_cast<std::uint16_t>(store.name.size() + 1);
    entry.source = join_path(store.name, name);
    if (add_as(entry.source, entry, identity_of(entry))) entries_.push_back(std::move(entry));
  }

  /// Of several exports of the same letters or stories each text is one.
  ItemIdentity identity_of(const ExportEntry& entry) {
    ItemIdentity identity;
    if (stores_.size() < 2) return identity;
    const std::optional<std::string> html = stores_[entry.file].store->read(name_of(entry));
    if (!html) return identity;
    const ExportItem item = read_item(entry);
    if (item.keys.empty()) return identity;
    if (item.withheld.any()) withhold_copies(item.keys);
    identity.id = hash_of(item.keys.front());
    identity.text = hash_of(item.title + "\n" + *html);
    return identity;
  }

  /// `https://medium.com/@name` or `https://example.org`.
  static std::string home_of(const std::string& link) {
    const UrlParts parts = split_url(link);
    std::string home = std::string(parts.scheme) + "://" + std::string(parts.authority);
    if (parts.path.starts_with("/@")) home += parts.path.substr(0, parts.path.find('/', 1));
    return home;
  }

  std::vector<Store> stores_;
  std::vector<ExportEntry> entries_;
};

}  // namespace

std::shared_ptr<const Export> open_pages(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  auto made = std::make_shared<PageExport>();
  std::vector<std::string> files;
  for (const std::string& name : config.exports)
    if (extension_of(name) == "zip") {
      std::unique_ptr<PageStore> zip = open_page_zip(config.site_folder / name, prefix + name);
      report_passed_over(*zip, prefix + name, diagnostics);
      made->add_store(std::move(zip), name, prefix + name, diagnostics);
    } else {
      files.push_back(name);
    }
  if (config.exports.empty()) {
    std::unique_ptr<PageStore> folder = open_page_folder(config.site_folder);
    config.files.insert(config.files.end(), folder->names().begin(), folder->names().end());
    made->add_store(std::move(folder), "", prefix, diagnostics);
  }
  if (!files.empty()) made->add_store(open_page_files(config.site_folder, std::move(files)), "", prefix, diagnostics);
  made->finish(prefix + (config.exports.empty() ? "" : config.exports[0]), diagnostics);
  if (made->list().empty())
    throw Failure(ExitCode::usage, Kind::input_bad_export,
                  {prefix + (config.exports.empty() ? "" : config.exports[0]), 0, 0}, tr("there are no pages in it"),
                  tr("unzip it, and name the export that lies in it"));
  apply_site(made->find_site(), config);
  return made;
}

}  // namespace essaypack
