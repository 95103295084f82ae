/// Sitemaps (sitemaps.org 0.9): `lastmod` is the truth or absent, no `changefreq`, no `priority` (feeds.md section 7).
///
/// Posts come first, oldest first, then what changes with every new post. So when a map is split a new post changes its
/// last part only.

#include "base/text.h"
#include "base/url.h"
#include "export/exporter.h"
#include "export/feed_entries.h"
#include "export/xml_document.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace essaypack {

namespace {

constexpr std::size_t kMaxBytes = 45'000'000;
constexpr std::size_t kShortest = 12, kLongest = 2048;  // characters of an address

struct Address {
  std::string url;
  std::optional<Timestamp> changed;
};

using Changed = std::optional<Timestamp>;

Changed later_of(const Changed& a, const Changed& b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

/// Collects the addresses of one site.
class AddressList {
 public:
  explicit AddressList(const ExportContext& context) : context_(context) {}

  std::vector<Address> run() {
    const Site& site = context_.site;
    for (auto post = site.posts.rbegin(); post != site.posts.rend(); ++post)
      if (post->in_sitemap) add(post->permalink, last_change(*post, context_));
    if (context_.config.sitemap.pages)
      for (const Post& page : site.pages)
        if (page.in_sitemap) add(page.permalink, page_change(page));
    if (context_.config.has_list_pages) add_lists();
    if (context_.config.sitemap.home) add(site.url, newest_post());
    return std::move(addresses_);
  }

 private:
  void add_lists() {
    const Site& site = context_.site;
    if (context_.config.sitemap.tags)
      for (const Tag& tag : site.tags)
        if (!tag.posts.empty()) add(tag.permalink, newest_of(tag.posts));
    if (context_.config.sitemap.categories) add_categories();
    if (context_.config.sitemap.archives && !site.posts.empty())
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
      if (categories[i].total > 0) add(categories[i].permalink, changed[i]);
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

  bool is_excluded(std::string_view url) const {
    const std::string path = '/' + decode_percent(url.substr(context_.site.url.size()));
    for (const std::string& glob : context_.config.sitemap.exclude)
      if (matches_glob(!glob.empty() && glob[0] == '/' ? glob : '/' + glob, path)) return true;
    return false;
  }

  void add(const std::string& url, Changed changed) {
    if (url.size() < kShortest || url.size() > kLongest || url.find('#') != url.npos) return;
    if (std::string_view(url).substr(0, context_.site.url.size()) != context_.site.url) return;
    if (is_excluded(url) || !seen_.insert(url).second) return;
    if (changed && *changed > context_.now) changed.reset();
    addresses_.push_back({url, changed});
  }

  const ExportContext& context_;
  std::vector<Address> addresses_;
  std::unordered_set<std::string> seen_;
};

/// Half-open ranges of addresses, one for each part.
using Parts = std::vector<std::pair<std::size_t, std::size_t>>;

Parts split_addresses(const std::vector<Address>& addresses, std::size_t max_addresses) {
  constexpr std::size_t kMarkup = 96;  // `<url>`, `<loc>`, `<lastmod>` with its date, and newlines
  Parts parts;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const std::size_t size = escape_xml(addresses[i].url).size() + kMarkup;
    if (parts.empty() || parts.back().second - parts.back().first == max_addresses || bytes + size > kMaxBytes) {
      parts.emplace_back(i, i);
      bytes = 0;
    }
    parts.back().second = i + 1;
    bytes += size;
  }
  return parts;
}

void add_entry(pugi::xml_node parent, const char* element, const std::string& url, const Changed& changed,
               const Zone& zone) {
  pugi::xml_node node = parent.append_child(element);
  add_text(node, "loc", url);
  if (changed) add_text(node, "lastmod", format_rfc3339(zone.at(changed->unix_seconds)));
}

pugi::xml_node start_map(pugi::xml_document& document, const char* root) {
  pugi::xml_node node = start_document(document, root);
  add_attribute(node, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
  return node;
}

/// `sitemap.xml` -> `sitemap-2.xml`.
std::string part_name(const std::string& name, std::size_t number) {
  const std::size_t dot = name.find_last_of("./");
  const std::size_t end = dot == name.npos || name[dot] == '/' ? name.size() : dot;
  return name.substr(0, end) + '-' + std::to_string(number) + name.substr(end);
}

/// Writes the files of one list of addresses.
class MapWriter {
 public:
  MapWriter(const ExportContext& context, OutputSet& outputs, const std::vector<Address>& addresses)
      : context_(context), outputs_(outputs), addresses_(addresses),
        parts_(split_addresses(addresses, std::clamp<std::size_t>(context.config.sitemap.split, 1, 50'000))) {}

  void run() {
    const SitemapConfig& config = context_.config.sitemap;
    std::string robots;
    if (!config.xml_path.empty()) {
      if (parts_.size() == 1) {
        add_output(config.xml_path, map_bytes(parts_[0]));
        robots = robots_line(config.xml_path);
      } else {
        robots = write_parts(config.xml_path);
      }
    }
    if (!config.txt_path.empty()) write_lists(config.txt_path);
    if (!robots.empty()) add_output("robots-sitemaps.txt", std::move(robots));
  }

 private:
  void add_output(const std::string& name, std::string bytes) {
    outputs_.add({name, "sitemap", OutputRank::sitemap, std::move(bytes), {}});
  }

  std::string robots_line(const std::string& name) const {
    return "Sitemap: " + output_address(context_.site, name) + '\n';
  }

  std::string map_bytes(const Parts::value_type& part) const {
    pugi::xml_document document;
    pugi::xml_node root = start_map(document, "urlset");
    for (std::size_t i = part.first; i < part.second; ++i)
      add_entry(root, "url", addresses_[i].url, addresses_[i].changed, context_.config.zone);
    return document_bytes(document);
  }

  /// The parts, then the index, so that the index never names what is not there. Gives the lines for robots.txt.
  std::string write_parts(const std::string& name) {
    std::string robots;
    pugi::xml_document document;
    pugi::xml_node root = start_map(document, "sitemapindex");
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::string part = part_name(name, i + 1);
      add_output(part, map_bytes(parts_[i]));
      Changed changed;
      for (std::size_t at = parts_[i].first; at < parts_[i].second; ++at)
        changed = later_of(changed, addresses_[at].changed);
      add_entry(root, "sitemap", output_address(context_.site, part), changed, context_.config.zone);
      robots += robots_line(part);
    }
    add_output(name, document_bytes(document));
    return robots;
  }

  void write_lists(const std::string& name) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      std::string lines;
      for (std::size_t at = parts_[i].first; at < parts_[i].second; ++at) lines += addresses_[at].url + '\n';
      add_output(i == 0 ? name : part_name(name, i + 1), std::move(lines));
    }
  }

  const ExportContext& context_;
  OutputSet& outputs_;
  const std::vector<Address>& addresses_;
  Parts parts_;
};

}  // namespace

void export_sitemap(const ExportContext& context, OutputSet& outputs, Diagnostics&) {
  const std::vector<Address> addresses = AddressList(context).run();
  // An empty urlset is invalid, and a map of nothing but the home page tells nobody anything.
  if (context.site.posts.empty() && context.site.pages.empty()) return;
  if (!addresses.empty()) MapWriter(context, outputs, addresses).run();
}

}  // namespace essaypack
