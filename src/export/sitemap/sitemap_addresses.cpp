#include "export/sitemap/sitemap_addresses.h"

#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "config/sections/sitemap.h"
#include "export/book/epub.h"
#include "export/feed/feed_entries.h"
#include "site/site_languages.h"
#include "site/translations.h"

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
    if (config.home) add_homes();
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

  /// The home page, and those of languages that have some.
  void add_homes() {
    const Site& site = context_.site;
    std::vector<std::pair<std::string, std::size_t>> homes;
    if (add(site.url + encode_path(main_language_folder(context_.config)), newest_post()))
      homes.emplace_back(site.language, list_.addresses.size() - 1);
    if (!context_.config.feed->generator_splits) return;
    for (const SiteLanguage& language : other_languages(site, context_.config)) {
      Changed newest;
      bool has_posts = false;
      for (const Post& post : site.posts) {
        if (language_code_of(post, site, context_.config) != language.code) continue;
        has_posts = true;
        newest = later_of(newest, last_change(post, context_));
      }
      if (has_posts && add(language.url, newest)) homes.emplace_back(language.tag, list_.addresses.size() - 1);
    }
    if (context_.config.sitemap->alternates) add_alternates(homes);
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

  /// The languages of each text that are listed; one alone says nothing.
  void add_translations() {
    const Translations known = find_translations(context_.site, context_.config);
    std::map<const Post*, std::size_t> addresses;
    for (const Text& text : texts_) addresses.emplace(text.post, text.address);
    for (const std::vector<PostVersion>& group : known.groups) {
      std::vector<std::pair<std::string, std::size_t>> listed;
      for (const PostVersion& one : group) {
        const Post& post = (one.kind == PostKind::post ? context_.site.posts : context_.site.pages)[one.index];
        if (const auto found = addresses.find(&post); found != addresses.end())
          listed.emplace_back(one.language, found->second);
      }
      add_alternates(listed);
    }
  }

  void add_alternates(const std::vector<std::pair<std::string, std::size_t>>& listed) {
    if (listed.size() < 2) return;
    Alternates alternates;
    for (const auto& [language, address] : listed) {
      alternates.emplace_back(language, list_.addresses[address].url);
      list_.addresses[address].translations = list_.translations.size();
    }
    list_.translations.push_back(std::move(alternates));
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
