#include "export/book/plan/book.h"

#include "base/hash.h"
#include "base/language.h"
#include "base/parallel.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/sections/book.h"
#include "export/book/chapter/chapter.h"
#include "export/book/text/typeset.h"

#include <algorithm>
#include <map>

namespace essaypack {
namespace {

bool is_key(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == text.npos;
}

const std::string& title_of(const Site& site, const BookConfig& config) {
  return config.title.empty() ? site.title : config.title;
}

/// What the identity of a book or of a set of volumes is the digest of.
std::string identity_name(const Site& site, const BookConfig& config, const char* what) {
  const std::string kind(what);
  if (!site.url.empty()) return site.url + "#essaypack/" + kind + "/" + config.id;
  return "essaypack/" + kind + "/" + site.author.name + "/" + title_of(site, config) + "/" + config.id;
}

/// With what `--select` takes and with the volume: two books on a shelf must not look the same.
std::string title_of(const Site& site, const BookConfig& config, const Volume& volume, const Words& words) {
  std::string title = title_of(site, config);
  const std::string selected = config.is_selection ? name_of_selection(config.select) : std::string();
  for (const std::string& name : {selected, volume.name})
    if (!name.empty()) title = words.fill("volume_title", {{'a', title}, {'b', name}});
  return title;
}

/// False for an address, which heads and feeds have where a name should be.
bool is_name(std::string_view text) {
  if (text.empty() || is_http_url(text)) return false;
  const std::size_t at = text.find('@');
  return at == text.npos || at == 0 || text.find(' ') != text.npos || text.find('.', at) == text.npos;
}

/// The configured author; else those that the posts name, busiest first. The title of the site is nobody's name.
std::vector<std::string> creators_of(const Book& book, const std::string& configured) {
  if (!book.config.author.empty()) return {book.config.author};
  const std::string& name = book.site.author.name;
  if (is_name(name) && (!configured.empty() || name != book.site.title)) return {name};
  std::map<std::string, std::size_t> counts;
  for (const BookPost& chapter : book.posts)
    for (const Person& person : book.post_of(chapter).authors)
      if (is_name(person.name)) ++counts[person.name];
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  for (auto& [one, count] : sorted) names.push_back(one);
  return names;
}

/// True where chapters say who wrote them.
bool has_bylines(const Book& book) {
  if (book.config.bylines != Bylines::several) return book.config.bylines == Bylines::on;
  std::set<std::string> names;
  for (const BookPost& chapter : book.posts)
    for (const std::string& name : book.authors_of(book.post_of(chapter))) names.insert(name);
  return names.size() > 1;
}

/// What names a post whatever posts come beside it: its path below the first folder of posts, with the mark of its
/// language (`trip.fr.md`); that below the site where it lies elsewhere, for another may have the same path there.
std::string naming_path(const Post& post, const Config& config) {
  const std::string source = post.source;
  if (!config.post_folders.empty() && !is_below(source, config.post_folders[0])) return nfc(source);
  const std::string_view name = without_extension(source);
  const std::string language = extension_of(name);
  const bool is_marked = !language.empty() && !post.stem_path.view().ends_with("." + language);
  return nfc(std::string(post.stem_path) + (is_marked ? "." + language : "") + source.substr(name.size()));
}

}  // namespace

std::vector<std::string> make_post_stems(const Site& site, const Config& config) {
  std::vector<std::string> hashes;
  std::map<std::string, std::size_t> uses;
  for (const Post& post : site.posts) {
    hashes.push_back(short_key(naming_path(post, config)));
    ++uses[hashes.back()];
    if (is_key(post.abbrlink) && post.abbrlink != hashes.back()) ++uses[post.abbrlink];
  }
  std::vector<std::string> stems;
  for (std::size_t i = 0; i < site.posts.size(); ++i) {
    const std::string& abbrlink = site.posts[i].abbrlink;
    const bool good = is_key(abbrlink) && uses[abbrlink] == 1;
    stems.push_back("post-" + (good ? abbrlink : uses[hashes[i]] == 1 ? hashes[i] : sha256_hex(site.posts[i].source)));
  }
  return stems;
}

std::string language_of(const Site& site, const BookConfig& config) {
  return config.language.empty() ? site.language : config.language;
}

std::string make_identifier(const Site& site, const BookConfig& config, std::string_view volume_key) {
  const std::string volume = volume_key.empty() ? std::string() : "/" + std::string(volume_key);
  if (!config.identifier.empty())
    return volume.empty() ? config.identifier : "urn:uuid:" + uuid5_url(config.identifier + volume);
  return "urn:uuid:" + uuid5_url(identity_name(site, config, "book") + volume);
}

std::string make_set_identifier(const Site& site, const BookConfig& config) {
  return "urn:uuid:" + uuid5_url(identity_name(site, config, "set"));
}

std::string format_span(const Words& words, const std::optional<Timestamp>& first, const std::optional<Timestamp>& last,
                        const std::string& language) {
  if (!first || !last) return {};
  const std::string a = format_month(*first, language), b = format_month(*last, language);
  return a == b ? a : words.fill("span", {{'a', a}, {'b', b}});
}

std::string span_of(const Book& book) {
  std::optional<Timestamp> first, last;
  for (const BookPost& chapter : book.posts) {
    const auto& date = book.post_of(chapter).date;
    if (date && (!first || *date < *first)) first = date;
    if (date && (!last || *date > *last)) last = date;
  }
  return format_span(book.words, first, last, book.language);
}

std::string Book::subtitle() const {
  const bool is_the_sites = config.title.empty() && !config.is_selection;
  return typeset_title(config.subtitle.empty() && is_the_sites ? site.subtitle : config.subtitle, language);
}

std::string Book::description() const {
  const bool is_the_sites = config.title.empty() && !config.is_selection;
  return typeset_title(config.description.empty() && is_the_sites ? site.description : config.description, language);
}

std::vector<std::size_t> Book::versions_of(std::size_t chapter) const {
  const std::size_t first = posts[chapter].original == kNone ? chapter : posts[chapter].original;
  std::vector<std::size_t> versions = {first};
  for (std::size_t next = first + 1; next < posts.size() && posts[next].original == first; ++next)
    versions.push_back(next);
  return versions;
}

std::size_t Book::count_texts() const {
  return static_cast<std::size_t>(
      std::count_if(posts.begin(), posts.end(), [](const BookPost& chapter) { return chapter.original == kNone; }));
}

std::string Book::language_mark(const Post& post) const {
  const std::string foreign = foreign_language(post);
  if (foreign.empty()) return {};
  std::string marks;
  for (const char* name : {" lang=\"", " xml:lang=\""}) {
    marks += name;
    append_book_text(marks, foreign);
    marks += '"';
  }
  if (is_right_to_left(foreign) != is_right_to_left(language))
    marks += is_right_to_left(foreign) ? " dir=\"rtl\"" : " dir=\"ltr\"";
  return marks;
}

std::vector<std::string> Book::authors_of(const Post& post) const {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (is_name(name) && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const Person& person : post.authors) add(person.name);
  if (!post.authors.empty()) return names;
  if (!config.author.empty())
    add(config.author);
  else if (site.author.name != site.title)
    add(site.author.name);
  return names;
}

std::string Book::news_mark(const BookPost& chapter) const {
  if (chapter.news == ChapterNews::none) return {};
  return words[chapter.news == ChapterNews::added ? "new" : "revised"];
}

std::string Book::edition_label() const {
  if (edition.origin == EditionPlan::Origin::none) return {};
  return words.fill("edition_number", {{'n', std::to_string(edition.edition.number)}});
}

ChaptersBeside chapters_beside_parts(const Book& book) {
  ChaptersBeside beside;
  bool is_behind = false;
  for (std::size_t i = 0; i < book.posts.size(); ++i) {
    if (book.posts[i].part != kNone)
      is_behind = true;
    else
      (is_behind ? beside.after : beside.before).push_back(i);
  }
  return beside;
}

std::string Book::author() const {
  constexpr std::size_t kShown = 3;
  std::string names;
  for (std::size_t i = 0; i < creators.size() && i < kShown; ++i)
    names += (i == 0 ? "" : words["list_comma"]) + creators[i];
  return names;
}

/// A book of many posts without categories is one of years.
BookGroup group_of(const Site& site, const BookConfig& config, const Volume& volume) {
  constexpr std::size_t kMany = 60;
  if (volume.order) return BookGroup::contents;
  const bool has_none = std::all_of(volume.posts.begin(), volume.posts.end(),
                                    [&](std::size_t post) { return site.posts[post].categories.empty(); });
  const bool by_year = config.group == BookGroup::category && has_none && volume.posts.size() > kMany;
  return by_year ? BookGroup::year : config.group;
}

Book plan_book(const ExportContext& context, const BookConfig& config, const Volume& volume,
               const std::vector<std::string>& stems, const EditionPlan& edition, const std::set<std::size_t>& left_out,
               Diagnostics& diagnostics) {
  const Site& site = context.site;
  const std::string language = language_of(site, config);
  Words words(language, config.words);
  std::string title = typeset_title(title_of(site, config, volume, words), language);
  Book book{site,
            config,
            group_of(site, config, volume),
            language,
            std::move(words),
            std::move(title),
            make_identifier(site, config, volume.key),
            volume,
            stems,
            {},
            {},
            {},
            {},
            {},
            {},
            edition,
            false,
            {},
            {}};
  if (config.identifier.empty() && site.url.empty())
    diagnostics.report(Kind::book_no_identifier, {}, tr("the book's identity hangs on its title: there is no site URL"),
                       tr("give --url https://example.org, or `url:` in essaypack.yaml"));
  std::set<std::size_t> missing = left_out;
  missing.insert(edition.waiting.begin(), edition.waiting.end());
  plan_parts(book, missing, diagnostics);
  choose_part_pages(book);
  book.creators = creators_of(book, context.config.author.name);
  book.has_bylines = has_bylines(book);
  parallel_for(book.posts.size(), context.jobs, [&](std::size_t i) {
    BookPost& chapter = book.posts[i];
    const Post& post = site.posts[chapter.post];
    chapter.label = make_label(chapter.label.empty() ? std::string_view(post.title) : chapter.label, chapter.stem);
    if (context.config.markdown.typography.smart)
      chapter.label = typeset(chapter.label, context.config.markdown.typography.quotes);
    if (const auto news = edition.news.find(chapter.post); news != edition.news.end()) chapter.news = news->second;
    if (post.date) chapter.date = format_long_date(*post.date, book.language);
  });
  return book;
}

}  // namespace essaypack
