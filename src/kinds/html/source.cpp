#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "diag/failure.h"
#include "input/folder_words.h"
#include "kinds/html/html.h"

#include <algorithm>

namespace essaypack {
namespace {

/// What Substack's `posts.csv` says of a post.
struct Letter {
  std::string title, subtitle, date, audience, type;
  bool is_published = false;
};

class PageExport : public Export {
 public:
  void add_store(std::unique_ptr<PageStore> store, const std::string& name) {
    stores_.push_back({std::move(store), name});
    const Store& added = stores_.back();
    const std::string letters = letters_folder(*added.store);
    if (!letters.empty()) read_letters(*added.store, letters);
    const std::string stories = letters.empty() ? stories_folder(*added.store) : letters;
    const std::vector<std::string>& names = added.store->names();
    for (std::size_t at = 0; at < names.size(); ++at)
      if (!names[at].ends_with(".csv") && (stories.empty() || parent_of(names[at]) == stories)) add_page(names[at], at);
  }

  void finish() { sort(); }

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
    if (const auto letter = letters_.find(without_extension(name)); letter != letters_.end())
      apply(letter->second, name, item);
    else if (is_letter(name))
      item.withheld.unpublished = true;  // nothing says that it was sent
    if (item.title.empty() && page.text.empty()) item.title = escape_xml(without_extension(file_part(name)));
    return item;
  }

  SourceText read_body(const ExportEntry& entry) const override {
    SourceText text;
    const std::optional<std::string> html = stores_[entry.file].store->read(name_of(entry));
    if (!html)
      text.problem = tr("the page can't be read, or is larger than 16 MiB");
    else
      text.html = is_letter(name_of(entry)) ? letter_text(*html) : read_page(clean(*html)).text;
    return text;
  }

 private:
  struct Store {
    std::unique_ptr<PageStore> store;
    std::string name;  ///< Of the zip; empty for files of the site's folder.
  };

  static std::string clean(const std::string& html) {
    TextRepairs repairs;
    return clean_file_text(html, repairs);
  }

  /// A letter has no page around it. What stands behind the paywall is for those who pay.
  static std::string letter_text(const std::string& html) {
    const std::string text = clean(html);
    const std::size_t wall = find_paywall(text);
    return without_widgets(wall == std::string::npos ? text : text.substr(0, text.rfind('<', wall)));
  }

  /// `class="paywall-jump"` and its like.
  static std::size_t find_paywall(std::string_view text) {
    constexpr std::string_view kClass = "class=\"";
    for (std::size_t at = text.find(kClass); at != text.npos; at = text.find(kClass, at + 1)) {
      const std::string_view rest = text.substr(at + kClass.size());
      if (rest.substr(0, rest.find('"')).find("paywall") != rest.npos) return at;
    }
    return text.npos;
  }

  /// Boxes in which readers leave their address.
  static std::string without_widgets(const std::string& html) {
    constexpr std::string_view kOpen = "<div class=\"subscription-widget-wrap";
    std::string out;
    std::size_t at = 0;
    for (std::size_t begin = html.find(kOpen); begin != std::string::npos; begin = html.find(kOpen, at)) {
      int depth = 1;
      std::size_t end = begin + 1;
      while (depth > 0 && (end = html.find('<', end)) != std::string::npos) {
        ++end;
        if (html.compare(end, 3, "div") == 0) ++depth;
        if (html.compare(end, 5, "/div>") == 0) --depth, end += 5;
      }
      if (end == std::string::npos) break;
      out.append(html, at, begin - at);
      at = end;
    }
    return out.append(html, at);
  }

  const std::string& name_of(const ExportEntry& entry) const {
    return stores_[entry.file].store->names()[entry.offset];
  }

  HtmlPage page_of(const ExportEntry& entry) const {
    const std::optional<std::string> html = stores_[entry.file].store->read(name_of(entry));
    if (!html || is_letter(name_of(entry))) return {};
    return read_page(clean(*html));
  }

  bool is_letter(std::string_view name) const { return !letters_folder_.empty() && parent_of(name) == letters_folder_; }

  /// `posts` beside Substack's `posts.csv`.
  static std::string letters_folder(const PageStore& store) {
    for (const std::string& name : store.names())
      if (file_part(name) == "posts.csv") return join_path(parent_of(name), "posts");
    return {};
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

  void read_letters(const PageStore& store, const std::string& folder) {
    letters_folder_ = folder;
    const std::string table = join_path(parent_of(folder), "posts.csv");
    const std::vector<std::vector<std::string>> rows = parse_csv(clean(store.read(table).value_or("")));
    if (rows.empty()) return;
    const auto cell = [&](const std::vector<std::string>& row, std::string_view column) {
      const auto found = std::find(rows[0].begin(), rows[0].end(), column);
      const auto at = static_cast<std::size_t>(found - rows[0].begin());
      return at < row.size() ? std::string(trim(row[at])) : std::string();
    };
    for (std::size_t at = 1; at < rows.size(); ++at) {
      Letter letter;
      letter.title = cell(rows[at], "title");
      letter.subtitle = cell(rows[at], "subtitle");
      letter.date = cell(rows[at], "post_date");
      letter.audience = cell(rows[at], "audience");
      letter.type = cell(rows[at], "type");
      letter.is_published = to_lower_ascii(cell(rows[at], "is_published")) == "true";
      letters_.emplace(join_path(folder, cell(rows[at], "post_id")), std::move(letter));
    }
  }

  /// `12345.hello-world` is at `/p/hello-world`.
  static void apply(const Letter& letter, const std::string& name, ExportItem& item) {
    item.title = escape_xml(letter.title);
    item.subtitle = escape_xml(letter.subtitle);
    item.date = letter.date;
    item.withheld.draft = item.withheld.draft || !letter.is_published;
    item.withheld.unpublished = item.withheld.unpublished || letter.audience != "everyone";
    // `adhoc_email` is only mailed; others nobody knows
    if (!is_one_of(letter.type, {"", "newsletter", "podcast", "video", "audio", "thread", "page"}))
      item.withheld.unpublished = true;
    const std::string_view stem = without_extension(file_part(name));
    item.link = "/p/" + std::string(stem.substr(std::min(stem.find('.') + 1, stem.size())));
  }

  void add_page(const std::string& name, std::size_t at) {
    const std::string& archive = stores_.back().name;
    ExportEntry entry{{}, at, 0, static_cast<std::uint16_t>(stores_.size() - 1)};
    entry.prefix = archive.empty() ? 0 : static_cast<std::uint16_t>(archive.size() + 1);
    ExportEntry copy = entry;
    copy.source = join_path(archive, name);
    if (add_as(copy.source, std::move(entry))) entries_.push_back(std::move(copy));
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
  std::string letters_folder_;
  std::map<std::string, Letter, std::less<>> letters_;  ///< By the page's path without extension.
};

}  // namespace

/// Pages of a zip are not left out without a word.
static void report_passed_over(const PageStore& store, const std::string& shown, Diagnostics& diagnostics) {
  for (const std::string& name : store.too_large())
    diagnostics.report(Kind::io_too_large, {shown + "/" + name, 0, 0}, tr("the page is larger than 16 MiB"),
                       tr("split it"));
  if (const auto& names = store.outside(); !names.empty())
    diagnostics.report(
        Kind::input_unread_part, {shown, 0, 0},
        tr_n("a page has a name that leads out of the zip, and is left out: '{2}'",
             "{} pages have names that lead out of the zip, and are left out: '{}'", names.size(), names[0]),
        tr("unzip it yourself if you trust it, and name the folder"));
}

std::shared_ptr<const Export> open_pages(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  auto made = std::make_shared<PageExport>();
  std::vector<std::string> files;
  for (const std::string& name : config.exports)
    if (extension_of(name) == "zip") {
      std::unique_ptr<PageStore> zip = open_page_zip(config.site_folder / name, prefix + name);
      report_passed_over(*zip, prefix + name, diagnostics);
      made->add_store(std::move(zip), name);
    } else {
      files.push_back(name);
    }
  if (config.exports.empty()) {
    std::unique_ptr<PageStore> folder = open_page_folder(config.site_folder);
    config.files.insert(config.files.end(), folder->names().begin(), folder->names().end());
    made->add_store(std::move(folder), "");
  }
  if (!files.empty()) made->add_store(open_page_files(config.site_folder, std::move(files)), "");
  made->finish();
  if (made->list().empty())
    throw Failure(ExitCode::usage, Kind::input_bad_export,
                  {prefix + (config.exports.empty() ? "" : config.exports[0]), 0, 0}, tr("there are no pages in it"),
                  tr("unzip it, and name the export that lies in it"));
  apply_site(made->find_site(), config);
  return made;
}

}  // namespace essaypack
