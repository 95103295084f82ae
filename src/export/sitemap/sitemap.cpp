/// Sitemaps (sitemaps.org 0.9): `lastmod` is the truth or absent, no `changefreq`, no `priority`.

#include "config/sections/sitemap.h"
#include "base/gzip.h"
#include "base/text.h"
#include "export/common/xml_document.h"
#include "export/feed/feed_entries.h"
#include "export/sitemap/sitemap_addresses.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kMaxBytes = 45'000'000;
constexpr std::size_t kBaiduBytes = 9'500'000;  // Baidu takes 10 MB a file
constexpr std::size_t kBaiduAddress = 256;      // and addresses of so many bytes
constexpr const char* kBaiduName = "baidusitemap.xml";

/// Half-open ranges of addresses, one for each part.
using Parts = std::vector<std::pair<std::size_t, std::size_t>>;

/// What of an address is written down.
enum class Detail { full, plain };

/// No less than what an address takes in a map.
std::size_t bytes_of(const SitemapAddress& address, const SitemapList& list, Detail detail) {
  constexpr std::size_t kMarkup = 96;  // `<url>`, `<loc>`, `<lastmod>` with its date, and newlines
  constexpr std::size_t kImageMarkup = 64, kLinkMarkup = 72;
  std::size_t size = escape_xml(address.url).size() + kMarkup;
  if (detail == Detail::plain) return size;
  for (const std::string& image : address.images) size += escape_xml(image).size() + kImageMarkup;
  if (address.translations != kNone)
    for (const auto& [language, url] : list.translations[address.translations])
      size += 2 * (language.size() + escape_xml(url).size() + kLinkMarkup);
  return size;
}

Parts split_addresses(const SitemapList& list, std::size_t max_addresses, std::size_t max_bytes, Detail detail) {
  Parts parts;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < list.addresses.size(); ++i) {
    const std::size_t size = bytes_of(list.addresses[i], list, detail);
    if (parts.empty() || parts.back().second - parts.back().first == max_addresses || bytes + size > max_bytes) {
      parts.emplace_back(i, i);
      bytes = 0;
    }
    parts.back().second = i + 1;
    bytes += size;
  }
  return parts;
}

pugi::xml_node add_entry(pugi::xml_node parent, const char* element, const std::string& url,
                         const std::optional<Timestamp>& changed, const Zone& zone) {
  pugi::xml_node node = parent.append_child(element);
  add_text(node, "loc", url);
  if (changed) add_text(node, "lastmod", format_rfc3339(zone.at(changed->unix_seconds)));
  return node;
}

pugi::xml_node start_map(pugi::xml_document& document, const char* root) {
  pugi::xml_node node = start_document(document, root);
  add_mark(document);
  add_attribute(node, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
  return node;
}

void add_alternate(pugi::xml_node node, std::string_view language, const std::string& url) {
  pugi::xml_node link = node.append_child("xhtml:link");
  add_attribute(link, "rel", "alternate");
  add_attribute(link, "hreflang", language);
  add_attribute(link, "href", url);
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
  MapWriter(const ExportContext& context, OutputSet& outputs, const SitemapList& list)
      : context_(context), outputs_(outputs), list_(list) {}

  void run() {
    const SitemapConfig& config = *context_.config.sitemap;
    const Parts parts = split_addresses(list_, max_addresses(), kMaxBytes, Detail::full);
    std::string robots;
    if (!config.xml_path.empty()) {
      if (parts.size() == 1 && !config.always_index && !config.gzip) {
        add_output(config.xml_path, map_bytes(parts[0], Detail::full), posts_of(parts[0]));
        robots = robots_line(config.xml_path);
      } else {
        robots = write_parts(config.xml_path, parts);
      }
    }
    if (!config.txt_path.empty()) write_lists(config.txt_path, parts);
    if (!robots.empty()) add_output("robots-sitemaps.txt", std::move(robots), {});
  }

  /// Flat files without an index, which Baidu does not read.
  void run_baidu(Diagnostics& diagnostics) {
    const Parts parts = split_addresses(list_, max_addresses(), kBaiduBytes, Detail::plain);
    for (std::size_t i = 0; i < parts.size(); ++i)
      add_output(i == 0 ? kBaiduName : part_name(kBaiduName, i + 1), map_bytes(parts[i], Detail::plain),
                 posts_of(parts[i]));
    std::size_t long_ones = 0;
    const std::string* first = nullptr;
    for (const SitemapAddress& address : list_.addresses) {
      if (address.url.size() <= kBaiduAddress) continue;
      ++long_ones;
      if (!first) first = &address.url;
    }
    if (first)
      diagnostics.report(
          Kind::sitemap_long_address, {},
          tr_n("{} address has more than 256 bytes, which Baidu does not take: {}",
               "{} addresses have more than 256 bytes, which Baidu does not take: {}", long_ones, *first),
          tr("give such a post a short 'permalink' or 'abbrlink'"));
  }

 private:
  std::size_t max_addresses() const { return std::clamp<std::size_t>(context_.config.sitemap->split, 1, 50'000); }

  void add_output(const std::string& name, std::string bytes, std::vector<std::uint64_t> posts) {
    outputs_.add({name, "sitemap", OutputRank::sitemap, std::move(bytes), {}, std::move(posts)});
  }

  std::vector<std::uint64_t> posts_of(const Parts::value_type& part) const {
    std::vector<std::uint64_t> posts;
    for (std::size_t at = part.first; at < part.second; ++at)
      if (list_.addresses[at].post != 0) posts.push_back(list_.addresses[at].post);
    std::sort(posts.begin(), posts.end());
    return posts;
  }

  std::string robots_line(const std::string& name) const {
    return "Sitemap: " + output_address(context_.site, name) + '\n';
  }

  void add_details(pugi::xml_node node, const SitemapAddress& address) const {
    for (const std::string& image : address.images) add_text(node.append_child("image:image"), "image:loc", image);
    if (address.translations == kNone) return;
    const Alternates& translations = list_.translations[address.translations];
    for (const auto& [language, url] : translations) add_alternate(node, language, url);
    add_alternate(node, "x-default", translations.front().second);
  }

  std::string map_bytes(const Parts::value_type& part, Detail detail) const {
    pugi::xml_document document;
    pugi::xml_node root = start_map(document, "urlset");
    if (detail == Detail::full && context_.config.sitemap->images)
      add_attribute(root, "xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1");
    if (detail == Detail::full && !list_.translations.empty())
      add_attribute(root, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
    for (std::size_t i = part.first; i < part.second; ++i) {
      const SitemapAddress& address = list_.addresses[i];
      const pugi::xml_node node = add_entry(root, "url", address.url, address.changed, context_.config.zone);
      if (detail == Detail::full) add_details(node, address);
    }
    return document_bytes(document);
  }

  /// The parts, then the index, so that the index never names what is not there. Gives the lines for robots.txt.
  std::string write_parts(const std::string& name, const Parts& parts) {
    const bool gzip = context_.config.sitemap->gzip;
    std::string robots;
    pugi::xml_document document;
    pugi::xml_node root = start_map(document, "sitemapindex");
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string part = part_name(name, i + 1) + (gzip ? ".gz" : "");
      std::string bytes = map_bytes(parts[i], Detail::full);
      add_output(part, gzip ? gzip_bytes(bytes) : std::move(bytes), posts_of(parts[i]));
      std::optional<Timestamp> changed;
      for (std::size_t at = parts[i].first; at < parts[i].second; ++at) {
        const std::optional<Timestamp>& other = list_.addresses[at].changed;
        if (other && (!changed || *changed < *other)) changed = other;
      }
      add_entry(root, "sitemap", output_address(context_.site, part), changed, context_.config.zone);
      robots += robots_line(part);
    }
    add_output(name, document_bytes(document), {});
    return robots;
  }

  void write_lists(const std::string& name, const Parts& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      std::string lines;
      for (std::size_t at = parts[i].first; at < parts[i].second; ++at) lines += list_.addresses[at].url + '\n';
      add_output(i == 0 ? name : part_name(name, i + 1), std::move(lines), posts_of(parts[i]));
    }
  }

  const ExportContext& context_;
  OutputSet& outputs_;
  const SitemapList& list_;
};

/// A map may list what lies below its own folder, nothing else.
void check_folder(const ExportContext& context, const SitemapList& list, Diagnostics& diagnostics) {
  const std::string& name = context.config.sitemap->xml_path;
  const std::size_t slash = name.rfind('/');
  if (slash == name.npos) return;
  const std::string below = output_address(context.site, name.substr(0, slash + 1));
  const auto outside = std::count_if(list.addresses.begin(), list.addresses.end(),
                                     [&](const SitemapAddress& address) { return !address.url.starts_with(below); });
  if (outside == 0) return;
  diagnostics.report(Kind::sitemap_in_folder, {},
                     tr_n("'{2}' may only list what lies below {3}, {1} address does not",
                          "'{2}' may only list what lies below {3}, {1} addresses do not",
                          static_cast<std::size_t>(outside), name, below),
                     tr("write 'sitemap: {path: {}}'", name.substr(slash + 1)));
}

/// Takes posts for the pictures that they show, if maps have these.
class SitemapJob : public Job {
 public:
  SitemapJob(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics)
      : context_(context), outputs_(outputs), diagnostics_(diagnostics) {
    // An empty urlset is invalid, and a map of nothing but the home page tells nobody anything.
    if (context.site.posts.empty() && context.site.pages.empty()) return;
    list_ = list_addresses(context);
    if (!context.config.sitemap->images) return;
    addresses_.assign(context.site.posts.size(), kNone);
    for (std::size_t at = 0; at < list_.addresses.size(); ++at)
      if (list_.addresses[at].index != kNone) addresses_[list_.addresses[at].index] = at;
  }

  bool wants(std::size_t post) const override { return !addresses_.empty() && addresses_[post] != kNone; }
  void take(std::size_t post, const Fragment* fragment) override {
    if (fragment) list_.addresses[addresses_[post]].images = pictures_of(*fragment);
    addresses_[post] = kNone;
  }

  void finish() override {
    if (list_.addresses.empty()) return;
    check_folder(context_, list_, diagnostics_);
    MapWriter writer(context_, outputs_, list_);
    writer.run();
    if (context_.config.sitemap->baidu) writer.run_baidu(diagnostics_);
  }

 private:
  const ExportContext& context_;
  OutputSet& outputs_;
  Diagnostics& diagnostics_;
  SitemapList list_;
  std::vector<std::size_t> addresses_;  ///< By post: the address whose pictures are still wanted. Empty: none are.
};

}  // namespace

static std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  return std::make_unique<SitemapJob>(context, outputs, diagnostics);
}

const Exporter& sitemap_exporter() {
  static const Exporter row{
      .name = "sitemap",
      .summary = mark("addresses for search engines, XML and text"),
      .is_usual = true,
      .announces = true,
      .rank = OutputRank::sitemap,
      .needs_texts = [](const Config& config) { return config.sitemap->images; },
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
