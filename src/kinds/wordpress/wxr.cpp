#include "base/file.h"
#include "base/language.h"
#include "base/plain_field.h"
#include "base/slice_file.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "diag/failure.h"
#include "kinds/exports/xml_text.h"
#include "kinds/exports/xml_walk.h"
#include "kinds/wordpress/wordpress.h"
#include "kinds/wordpress/wxr_item.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace essaypack {
namespace {

/// What WordPress keeps among posts and is none.
constexpr std::string_view kNoTexts[] = {"attachment",   "custom_css",      "customize_changeset", "nav_menu_item",
                                         "oembed_cache", "revision",        "user_request",        "wp_block",
                                         "wp_font_face", "wp_font_family",  "wp_global_styles",    "wp_navigation",
                                         "wp_template",  "wp_template_part"};

constexpr std::size_t kMostItems = 1'000'000'000;

/// A larger attachment or shared block is none: each text may ask for it.
constexpr std::uint64_t kMostHelper = 256 * 1024;

/// A category as it stands before all items.
struct Term {
  std::string name, parent;  ///< The parent's slug.
};
using Terms = std::map<std::string, Term, std::less<>>;  ///< By slug.

bool is_domain_of_tags(std::string_view domain) { return domain == "post_tag" || domain == "tag"; }

/// Outputs of a language lie in a folder of its slug.
bool is_folder_name(std::string_view slug) { return std::all_of(slug.begin(), slug.end(), is_ascii_name); }

class WordPressExport : public Export {
 public:
  /// Throws `Failure` if it can't be read to its end.
  void read_file(const std::filesystem::path& path, const std::string& name, const std::string& shown,
                 Diagnostics& diagnostics) {
    files_.push_back(open_export_file(path, shown));
    links_.emplace_back();
    exported_.emplace_back();
    walk_xml(files_.back(), shown, [&](const XmlPiece& piece) { take(piece, name, shown, diagnostics); });
  }

  void finish(const std::string& shown, Diagnostics& diagnostics) {
    sort(shown, diagnostics);
    if (files_.size() > 1) withhold_copies(scheduled_);  // a later export may have shifted the day
    for (std::vector<std::uint64_t>* ids : parents()) std::sort(ids->begin(), ids->end());
    for (const auto& [type, found] : other_types_)
      diagnostics.report(Kind::input_unread_part, {shown, found.second, 0},
                         tr_n("an item is of the type '{2}', which a plug-in shows, and left out",
                              "{} items are of the type '{}', which a plug-in shows, and left out; this is the first",
                              found.first, type));
  }

  ExportSite site() const {
    ExportSite site = site_;
    if (site.url.empty()) site.url = link_;
    if (authors_.size() == 1) site.author = authors_.begin()->second;
    for (const auto& [slug, term] : categories_) site.category_slugs.emplace(term.name, decode_percent(slug));
    site.category_slugs.insert(categories_of_items_.begin(), categories_of_items_.end());
    site.tag_slugs.insert(tags_of_items_.begin(), tags_of_items_.end());
    return site;
  }
  bool has_pretty_links() const { return has_pretty_links_; }

  /// As Polylang and WPML have it, each language has feeds of its own; the main one is the site's, else that of most
  /// texts.
  void set_languages(Config& config) const {
    if (languages_.size() < 2 || languages_.size() > 200) return;
    const std::string* main = nullptr;
    std::size_t most = 0;
    for (const auto& [slug, found] : languages_) {
      const auto& [tag, count] = found;
      config.languages[slug] = language_of(slug);
      const bool is_site = is_kind_of_language(tag, config.language) || is_kind_of_language(config.language, tag);
      const std::size_t weight = count + (is_site ? kMostItems : 0);
      if (weight <= most) continue;
      most = weight;
      main = &slug;
    }
    config.feed->language_settings[*main].is_main = true;
    config.feed->languages = FeedLanguages::apart;
  }

 protected:
  ExportItem read_item(const ExportEntry& entry) const override {
    const std::string xml = read_slice(entry);
    WxrItem item = read_wxr_item(xml);
    ExportItem made;
    made.withheld = withheld_of(item);
    if (files_.size() == 1 && is_on_schedule(item, exported_.front())) made.withheld.future = false;
    made.title = std::move(item.title);
    made.date = date_of_clocks(item.date, item.date_gmt);
    made.updated = date_of_clocks(item.changed, item.changed_gmt);
    if (made.updated == made.date) made.updated.clear();
    made.link = std::move(item.link);
    made.keys = keys_of(item, entry.file);
    made.id = std::move(item.guid);
    made.expires = expiry_of(item);
    made.description = plain_field(item.excerpt);
    add_terms(item, made);
    made.language = language_of(item.language);
    made.translation = std::move(item.translation);
    if (const std::string name = author_of(item.creator); !name.empty()) made.authors.push_back(name);
    if (const std::uint64_t id = wxr_number(item.thumbnail)) made.cover = picture_of(id).url;
    return made;
  }

  SourceText read_body(const ExportEntry& entry) const override {
    const std::string xml = read_slice(entry);
    const WxrItem item = read_wxr_item(xml);
    WordPressLibrary library;
    library.picture = [this](std::uint64_t id) { return picture_of(id); };
    library.pictures_of_post = [&] {
      const auto found = attached_.find(item.id);
      return found == attached_.end() ? std::vector<std::uint64_t>() : found->second;
    };
    library.block = [this](std::uint64_t id) { return shared_block(id); };
    SourceText text;
    text.html = wordpress_html(xml_text(item.content), library, text.unread);
    return text;
  }

 private:
  /// `zh` of a site in `zh-CN` is the site's language.
  std::string language_of(const std::string& slug) const {
    const std::string tag = language_of_slug(slug), site = canonical_language(site_.language);
    return !tag.empty() && is_kind_of_language(site, tag) ? site : tag;
  }

  /// `guid`s stay the same for ever; numbers belong to a site.
  std::vector<std::string> keys_of(const WxrItem& item, std::uint16_t file) const {
    std::vector<std::string> keys;
    if (!item.guid.empty()) keys.push_back("guid " + item.guid);
    if (item.id > 0) keys.push_back("id " + std::to_string(item.id) + " " + links_[file]);
    return keys;
  }

  struct Slice {
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::uint16_t file = 0;
  };

  std::string read_slice(const ExportEntry& entry) const { return files_[entry.file].read(entry.offset, entry.size); }
  std::string read_slice(const Slice& slice) const { return files_[slice.file].read(slice.offset, slice.size); }

  void take(const XmlPiece& piece, const std::string& name, const std::string& shown, Diagnostics& diagnostics) {
    if (piece.is_too_large) {
      report_large_item({shown, piece.line, 0}, diagnostics);
    } else if (piece.name == "item") {
      take_item(piece, name, shown, diagnostics);
    } else {
      take_fact(piece);
    }
  }

  void take_fact(const XmlPiece& piece) {
    const std::string_view inner = xml_inside(piece.xml);
    const auto set = [&](std::string& field) {
      if (field.empty()) field = trim(xml_text(inner));
    };
    if (piece.name == "title") set(site_.title);
    if (piece.name == "description") set(site_.description);
    if (piece.name == "language") set(site_.language);
    if (piece.name == "wp:base_blog_url") set(site_.url);
    if (piece.name == "pubDate" && !exported_.back()) exported_.back() = wxr_seconds(trim(xml_text(inner)));
    if (piece.name == "link") {
      set(link_);
      set(links_.back());
    }
    if (piece.name == "wp:author" || piece.name == "wp:wp_author") {
      const std::string shown = xml_field(inner, "wp:author_display_name");
      authors_.emplace(xml_field(inner, "wp:author_login"), shown);
    }
    if (piece.name == "wp:category")
      categories_.emplace(xml_field(inner, "wp:category_nicename"),
                          Term{xml_field(inner, "wp:cat_name"), xml_field(inner, "wp:category_parent")});
    if (piece.name == "wp:tag") {
      const std::string slug = xml_field(inner, "wp:tag_slug");
      site_.tag_slugs.emplace(xml_field(inner, "wp:tag_name"), decode_percent(slug));
    }
  }

  void take_item(const XmlPiece& piece, const std::string& name, const std::string& shown, Diagnostics& diagnostics) {
    const WxrItem item = read_wxr_item(piece.xml);
    const auto file = static_cast<std::uint16_t>(files_.size() - 1);
    const Slice slice{piece.offset, static_cast<std::uint32_t>(piece.size), file};
    if (item.type == "attachment" || item.type == "wp_block") {
      if (piece.size > kMostHelper) return;
      (item.type == "attachment" ? attachments_ : blocks_).emplace(item.id, slice);
      if (!is_helper_shown(item)) closed_helpers_.insert(item.id);
      if (item.type == "attachment" && item.parent > 0) attached_[item.parent].push_back(item.id);
      return;
    }
    if (!item.type.empty() && item.type != "post" && item.type != "page") {
      if (std::find(std::begin(kNoTexts), std::end(kNoTexts), item.type) == std::end(kNoTexts) &&
          !withheld_of(item).any())
        ++other_types_.try_emplace(item.type, 0, piece.line).first->second.first;
      return;
    }
    report_terms(item.terms.size(), {shown, piece.line, 0}, diagnostics);
    if (is_on_schedule(item, exported_.back()))
      for (std::string& key : keys_of(item, file)) scheduled_.push_back(std::move(key));
    else if (withheld_of(item).any())
      withhold_copies(keys_of(item, file));
    if (!withheld_of(item).any() && item.link.find('?') == std::string::npos) has_pretty_links_ = true;
    std::string slug = item.slug;
    if (slug.empty()) slug = item.id > 0 ? "post-" + std::to_string(item.id) : item.guid + item.link + item.title;
    add(name, slug, {{}, slice.offset, slice.size, slice.file, item.type == "page"}, identity_of(item));
    note_slugs(item);
    if (const std::string tag = language_of_slug(item.language); !tag.empty() && !withheld_of(item).any())
      ++languages_.try_emplace(is_folder_name(item.language) ? item.language : tag, tag, 0).first->second.second;
  }

  static ItemIdentity identity_of(const WxrItem& item) {
    ItemIdentity identity;
    identity.id = hash_of(item.guid);
    if (!withheld_of(item).any()) identity.address = hash_of(item.link);
    identity.text = hash_of(item.title + "\n" + std::string(item.content));
    identity.changed = std::max(wxr_seconds(item.date_gmt).value_or(0), wxr_seconds(item.changed_gmt).value_or(0));
    return identity;
  }

  /// Only an export of "All content" says its categories and tags before the items, which say their slugs, too.
  void note_slugs(const WxrItem& item) {
    constexpr std::size_t kMostSlugs = 50'000;
    for (const WxrItem::Named& term : item.terms) {
      if (term.slug.empty() || term.name.empty()) continue;
      const bool is_tag = is_domain_of_tags(term.domain);
      if (!is_tag && term.domain != "category") continue;
      std::map<std::string, std::string>& slugs = is_tag ? tags_of_items_ : categories_of_items_;
      if (slugs.size() < kMostSlugs) slugs.emplace(term.name, decode_percent(term.slug));
    }
  }

  std::vector<std::vector<std::uint64_t>*> parents() {
    std::vector<std::vector<std::uint64_t>*> all;
    for (auto& [parent, ids] : attached_) all.push_back(&ids);
    return all;
  }

  /// Without the list of authors (WXR 1.0) it is the name that is shown, else a name for logging in.
  std::string author_of(const std::string& creator) const {
    if (authors_.empty()) return creator;
    const auto found = authors_.find(creator);
    return found == authors_.end() ? std::string() : found->second;
  }

  WordPressLibrary::Picture picture_of(std::uint64_t id) const {
    const auto found = attachments_.find(id);
    if (found == attachments_.end() || closed_helpers_.count(id) > 0) return {};
    const std::string xml = read_slice(found->second);
    const WxrItem item = read_wxr_item(xml);
    return {item.attachment_url.empty() ? item.guid : item.attachment_url, item.alt, item.excerpt};
  }

  std::string shared_block(std::uint64_t id) const {
    const auto found = blocks_.find(id);
    if (found == blocks_.end() || closed_helpers_.count(id) > 0) return {};
    const std::string xml = read_slice(found->second);
    const WxrItem item = read_wxr_item(xml);
    return withheld_of(item).any() ? std::string() : xml_text(item.content);
  }

  /// A category stands below its parents; one that another one of the post lies below goes without saying.
  void add_terms(const WxrItem& item, ExportItem& made) const {
    // WXR 1.0 says each category twice, once without its slug
    const bool has_slugs = std::any_of(item.terms.begin(), item.terms.end(),
                                       [](const WxrItem::Named& term) { return !term.slug.empty(); });
    const bool has_domains = std::any_of(item.terms.begin(), item.terms.end(),
                                         [](const WxrItem::Named& term) { return !term.domain.empty(); });
    for (const WxrItem::Named& term : item.terms) {
      if (is_domain_of_tags(term.domain))
        made.tags.push_back(term.name);
      else if (term.domain == "category" && !(term.slug.empty() && has_slugs))
        made.categories.push_back(path_of(term));
      else if (!has_domains)
        made.categories.push_back({term.name});
    }
    std::set<std::vector<std::string>> parents;
    for (std::vector<std::string> path : made.categories)
      for (path.pop_back(); !path.empty() && parents.insert(path).second;) path.pop_back();
    std::erase_if(made.categories, [&](const std::vector<std::string>& path) { return parents.count(path) > 0; });
  }

  std::vector<std::string> path_of(const WxrItem::Named& term) const {
    constexpr std::size_t kMostLevels = 32;
    std::vector<std::string> path = {term.name};
    auto at = categories_.find(term.slug);
    while (at != categories_.end() && !at->second.parent.empty() && path.size() < kMostLevels) {
      at = categories_.find(at->second.parent);
      if (at != categories_.end()) path.push_back(at->second.name);
    }
    std::reverse(path.begin(), path.end());
    return path;
  }

  std::vector<SliceFile> files_;
  ExportSite site_;
  std::string link_;
  std::vector<std::string> links_;                     ///< What each file calls its site,
  std::vector<std::optional<std::int64_t>> exported_;  ///< and when it was made.
  std::vector<std::string> scheduled_;                 ///< Keys of what waits for its day.
  bool has_pretty_links_ = false;
  std::map<std::string, std::string> authors_;  ///< Login -> the name that is shown.
  Terms categories_;
  std::map<std::string, std::pair<std::string, std::size_t>> languages_;  ///< Slug -> tag, and how many texts have it.
  std::map<std::string, std::string> categories_of_items_, tags_of_items_;  ///< Name -> slug.
  std::unordered_map<std::uint64_t, Slice> attachments_, blocks_;
  std::unordered_set<std::uint64_t> closed_helpers_;                        ///< Of which some copy is not shown.
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> attached_;  ///< By post.
  std::map<std::string, std::pair<std::size_t, int>> other_types_;          ///< How many, and the line of the first.
};

}  // namespace

std::shared_ptr<const Export> open_wxr(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  const auto made = read_exports<WordPressExport>(prefix, config, diagnostics);
  config.has_list_pages = made->has_pretty_links();
  made->set_languages(config);
  return made;
}

}  // namespace essaypack
