#include "export/sitemap/sitemap_addresses.h"

#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/sections/sitemap.h"
#include "export/book/epub.h"
#include "export/feed/feed_entries.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace essaypack {
namespace {

constexpr std::size_t kShortest = 12, kLongest = 2048;  // characters of an address
constexpr std::size_t kMostImages = 1000;               // of a page

using Changed = std::optional<Timestamp>;

Changed later_of(const Changed& a, const Changed& b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

/// True for a web address with a host that can be one: posts have `http://paste the picture here http://…`, too.
bool has_host(const std::string& url) {
  if (!is_http_url(url)) return false;
  const std::string_view authority = split_url(url).authority;
  const std::string_view host = authority.substr(0, authority.find(':'));
  const std::string_view port = authority.substr(host.size());
  return !host.empty() && host.find_first_of("%@ ") == host.npos && port.find_first_not_of(":0123456789") == port.npos;
}

/// `essay.en` and `essay.zh-CN` are one text, `index.en` is its folder.
std::string_view name_without_language(std::string_view stem_path, const std::string& language) {
  std::string_view path = stem_path;
  const std::size_t dot = path.rfind('.');
  if (dot != path.npos && dot + 1 < path.size() && to_lower_ascii(path.substr(dot + 1)) == to_lower_ascii(language))
    path = path.substr(0, dot);
  if (file_part(path) == "index" && path.size() > 6) path = path.substr(0, path.size() - 6);
  return file_part(path);
}

/// What a text and its translations have in common: what their heads say, else their day and file name.
std::string translation_key(const Post& post, const std::string& language) {
  for (const char* field : {"translationKey", "translation_key"})
    if (const auto found = post.fields.find(field); found && !found->empty()) return "k:" + std::string(*found);
  const std::string day = post.date ? format_date(*post.date) : std::string();
  return (post.kind == PostKind::post ? "p:" : "g:") + day + '/' +
         std::string(name_without_language(post.stem_path, language));
}

/// Collects the addresses of one site.
class AddressList {
 public:
  explicit AddressList(const ExportContext& context) : context_(context) {}

  SitemapList run() {
    const Site& site = context_.site;
    const SitemapConfig& config = *context_.config.sitemap;
    for (std::size_t i = site.posts.size(); i-- > 0;)
      if (site.posts[i].in_sitemap) add_text(site.posts[i], last_change(site.posts[i], context_), i);
    if (config.pages)
      for (const Post& page : site.pages)
        if (page.in_sitemap)
          add_text(page, page.permalink == site.url ? later_of(page_change(page), newest_post()) : page_change(page),
                   kNone);
    if (context_.config.has_list_pages) add_lists();
    if (config.books && is_in_outputs(context_.config, "epub"))
      for (const PlannedBook& book : plan_books(context_)) add(output_address(site, book.name), newest_of(book.posts));
    if (config.home) add(site.url, newest_post());
    if (config.alternates) add_translations();
    return std::move(list_);
  }

 private:
  /// A post or page and the address that was made of it.
  struct Text {
    const Post* post;
    std::size_t address;  ///< In `list_.addresses`.
  };

  void add_text(const Post& post, Changed changed, std::size_t index) {
    if (!add(post.permalink, changed)) return;
    list_.addresses.back().post = post_key(post.source);
    list_.addresses.back().index = index;
    texts_.push_back({&post, list_.addresses.size() - 1});
  }

  void add_lists() {
    const Site& site = context_.site;
    if (context_.config.sitemap->tags)
      for (const Tag& tag : site.tags)
        if (!tag.posts.empty() && !tag.permalink.empty()) add(tag.permalink, newest_of(tag.posts));
    if (context_.config.sitemap->categories) add_categories();
    // Hugo has sections, but no page of all posts
    if (context_.config.sitemap->archives && context_.config.kind->rules.has_archives && !site.posts.empty())
      add(output_address(site, context_.config.archive_dir + '/'), newest_post());
  }

  void add_categories() {
    const std::vector<Category>& categories = context_.site.categories;
    std::vector<Changed> changed(categories.size());
    // Depth first: children stand behind their parent.
    for (std::size_t i = categories.size(); i-- > 0;) {
      changed[i] = later_of(changed[i], newest_of(categories[i].posts));
      const std::size_t parent = categories[i].parent;
      if (parent != kNone) changed[parent] = later_of(changed[parent], changed[i]);
    }
    for (std::size_t i = 0; i < categories.size(); ++i)
      if (categories[i].total > 0 && !categories[i].permalink.empty()) add(categories[i].permalink, changed[i]);
  }

  /// Texts with one key and different languages. Two of one language make the key say nothing.
  void add_translations() {
    std::map<std::string, std::vector<const Text*>> groups;
    for (const Text& text : texts_)
      groups[translation_key(*text.post, context_.site.language_of(*text.post))].push_back(&text);
    for (const auto& [key, members] : groups) {
      if (members.size() < 2) continue;
      std::map<std::string, const Text*> by_language;
      for (const Text* text : members) by_language.emplace(context_.site.language_of(*text->post), text);
      if (by_language.size() != members.size() || by_language.count("und") != 0) continue;
      Translations translations;
      const auto add_one = [&](const std::string& language, const Text& text) {
        translations.emplace_back(language, list_.addresses[text.address].url);
        list_.addresses[text.address].translations = list_.translations.size();
      };
      const auto home = by_language.find(context_.site.language);
      if (home != by_language.end()) add_one(home->first, *home->second);
      for (const auto& [language, text] : by_language)
        if (language != context_.site.language) add_one(language, *text);
      list_.translations.push_back(std::move(translations));
    }
  }

  Changed newest_of(const std::vector<std::size_t>& posts) const {
    Changed newest;
    for (const std::size_t post : posts) newest = later_of(newest, last_change(context_.site.posts[post], context_));
    return newest;
  }

  Changed newest_post() const {
    Changed newest;
    for (const Post& post : context_.site.posts) newest = later_of(newest, last_change(post, context_));
    return newest;
  }

  Changed page_change(const Post& page) const { return page.date ? last_change(page, context_) : page.updated; }

  bool add(const std::string& url, Changed changed) {
    if (!may_be_listed(url, context_.site, context_.config) || !seen_.insert(url).second) return false;
    if (changed && *changed > context_.now) changed.reset();
    list_.addresses.push_back({url, changed});
    return true;
  }

  const ExportContext& context_;
  SitemapList list_;
  std::vector<Text> texts_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

bool may_be_listed(std::string_view url, const Site& site, const Config& config) {
  if (url.size() < kShortest || url.size() > kLongest || url.find('#') != url.npos) return false;
  if (!url.starts_with(site.url)) return false;
  if (config.sitemap->exclude.empty()) return true;
  const std::string path = '/' + decode_percent(url.substr(site.url.size()));
  return std::none_of(config.sitemap->exclude.begin(), config.sitemap->exclude.end(), [&](const std::string& glob) {
    return matches_glob(!glob.empty() && glob[0] == '/' ? glob : '/' + glob, path);
  });
}

std::vector<std::string> pictures_of(const Fragment& fragment) {
  std::vector<std::string> pictures;
  std::set<std::string> seen;
  for (const Image& image : fragment.images)
    if (!image.missing && pictures.size() < kMostImages && seen.insert(image.url).second)
      if (std::string url = encode_url(image.url); has_host(url)) pictures.push_back(std::move(url));
  return pictures;
}

SitemapList list_addresses(const ExportContext& context) { return AddressList(context).run(); }

}  // namespace essaypack
