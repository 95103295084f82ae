#include "base/plain_field.h"
#include "base/slice_file.h"
#include "base/text.h"
#include "content/text/element_end.h"
#include "diag/failure.h"
#include "kinds/exports/json_text.h"
#include "kinds/exports/json_walk.h"
#include "kinds/ghost/ghost.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace essaypack {
namespace {

using Json = nlohmann::json;

/// Which place of an address the export leaves open.
constexpr std::string_view kSite = "__GHOST_URL__";

std::string without_site(std::string text) {
  for (std::size_t at = text.find(kSite); at != std::string::npos; at = text.find(kSite, at))
    text.erase(at, kSite.size());
  return text;
}

/// The tables that are read, below `db.0.data` or, in old exports, below `data`.
constexpr std::string_view kTables[] = {"posts",         "tags",       "posts_tags", "users",
                                        "posts_authors", "posts_meta", "settings"};
enum Table { posts, tags, posts_tags, users, posts_authors, posts_meta, settings, count_of_tables };

std::vector<JsonPath> paths_of_tables() {
  std::vector<JsonPath> paths;
  for (const std::string_view table : kTables) paths.push_back({"db", "*", "data", table, "*"});
  for (const std::string_view table : kTables) paths.push_back({"data", table, "*"});
  return paths;
}

/// One end of a row that ties a post to a tag or an author.
struct Tie {
  long order = 0;
  std::string other;  ///< An id.
  friend bool operator<(const Tie& a, const Tie& b) {
    return a.order != b.order ? a.order < b.order : a.other < b.other;
  }
};
using Ties = std::unordered_map<std::string, std::vector<Tie>>;  ///< By the post's id.

/// Old versions have milliseconds since 1970.
std::string date_of(const Json& post, const char* key) {
  const Json& value = json_field(post, key);
  if (value.is_number_integer()) return format_rfc3339({value.get<std::int64_t>() / 1000, 0});
  std::string text = json_text(post, key);
  // without an offset it is in UTC
  if (!text.empty() && text.find_first_of("Z+") == std::string::npos) text += " +00:00";
  return text;
}

class GhostExport : public Export {
 public:
  void read_file(const std::filesystem::path& path, const std::string& name, const std::string& shown,
                 Diagnostics& diagnostics) {
    files_.push_back(open_export_file(path, shown));
    walk_json(files_.back(), shown, paths_of_tables(), [&](const JsonPiece& piece) {
      if (piece.is_too_large) return report_large_item({shown, piece.line, 0}, diagnostics);
      if (piece.json == "null") return;  // says nothing
      const Json row = Json::parse(piece.json, nullptr, false);
      if (!row.is_object())
        throw Failure(ExitCode::usage, Kind::input_bad_export, {shown, piece.line, 0},
                      tr("the item is no object of JSON"), tr("export it, or download it, again"));
      take(static_cast<Table>(piece.path % count_of_tables), row, piece, name);
    });
  }

  void finish(const std::string& shown, Diagnostics& diagnostics) {
    sort(shown, diagnostics);
    for (Ties* ties : {&tags_of_, &authors_of_})
      for (auto& [post, list] : *ties) std::sort(list.begin(), list.end());
    for (const auto& [post, list] : tags_of_) report_terms(list.size(), {shown, 0, 0}, diagnostics);
  }

  const ExportSite& site() const { return site_; }
  const std::string& permalinks() const { return permalinks_; }

 protected:
  ExportItem read_item(const ExportEntry& entry) const override {
    const Json post = read_row(entry);
    const std::string id = json_text(post, "id");
    ExportItem item;
    item.withheld = withheld_of(post);
    item.keys = keys_of(post);
    item.title = escape_xml(json_text(post, "title"));
    item.date = date_of(post, "published_at");
    if (item.date.empty()) item.date = date_of(post, "created_at");
    item.updated = date_of(post, "updated_at");
    item.language = json_text(post, "locale");
    if (entry.is_page) item.link = "/" + json_text(post, "slug") + "/";
    for (const char* key : {"custom_excerpt", "meta_description"})
      if (item.description.empty()) item.description = escape_xml(json_text(post, key));
    if (const auto found = descriptions_.find(id); found != descriptions_.end() && item.description.empty())
      item.description = escape_xml(found->second);
    for (const char* key : {"feature_image", "image"})
      if (item.cover.empty()) item.cover = without_site(json_text(post, key));
    item.id = json_text(post, "id");
    add_names(tags_of_, id, tags_, item.tags);
    add_names(authors_of_, id, users_, item.authors);
    if (item.authors.empty())
      if (const auto author = users_.find(json_text(post, "author_id")); author != users_.end())
        item.authors.push_back(author->second);
    return item;
  }

  SourceText read_body(const ExportEntry& entry) const override {
    const Json post = read_row(entry);
    SourceText text;
    std::string html = json_text(post, "html");
    if (html.empty()) html = html_of_lexical(json_text(post, "lexical"));
    if (html.empty()) html = html_of_mobiledoc(json_text(post, "mobiledoc"));
    text.html = without_site(ghost_html(std::move(html), json_text(post, "visibility")));
    return text;
  }

 private:
  Json read_row(const ExportEntry& entry) const {
    Json row = Json::parse(files_[entry.file].read(entry.offset, entry.size), nullptr, false);
    return row.is_object() ? row : Json::object();
  }

  void take(Table table, const Json& row, const JsonPiece& piece, const std::string& name) {
    switch (table) {
      case posts: {
        if (withheld_of(row).any()) withhold_copies(keys_of(row));
        const bool is_page = json_text(row, "type") == "page" || json_flag(row, "page");
        add(name, json_text(row, "slug").empty() ? "post-" + json_text(row, "id") : json_text(row, "slug"),
            {{},
             piece.offset,
             static_cast<std::uint32_t>(piece.size),
             static_cast<std::uint16_t>(files_.size() - 1),
             is_page},
            identity_of(row));
        return;
      }
      case tags:
        take_tag(row);
        return;
      case posts_tags:
        tags_of_[json_text(row, "post_id")].push_back({order_of(row), json_text(row, "tag_id")});
        return;
      case users:
        users_.emplace(json_text(row, "id"), json_text(row, "name"));
        return;
      case posts_authors:
        authors_of_[json_text(row, "post_id")].push_back({order_of(row), json_text(row, "author_id")});
        return;
      case posts_meta:
        if (json_may_be_on(row, "email_only")) only_mailed_.insert(json_text(row, "post_id"));
        if (std::string text = json_text(row, "meta_description"); !text.empty())
          descriptions_.emplace(json_text(row, "post_id"), std::move(text));
        return;
      case settings:
        take_setting(json_text(row, "key"), json_text(row, "value"));
        if (json_text(row, "key") == "is_private" && json_may_be_on(row, "value")) is_private_ = true;
        return;
      case count_of_tables:
        return;
    }
  }

  /// `#internal` tags are the author's own.
  void take_tag(const Json& row) {
    const std::string name = json_text(row, "name");
    if (name.starts_with('#') || json_text(row, "visibility") == "internal") return;
    tags_.emplace(json_text(row, "id"), name);
    site_.tag_slugs.emplace(name, json_text(row, "slug"));
  }

  void take_setting(const std::string& key, const std::string& value) {
    if (key == "title") site_.title = escape_xml(value);
    if (key == "description") site_.description = escape_xml(value);
    if (key == "lang" || key == "locale" || key == "default_locale") site_.language = value;
    if (key == "url") site_.url = value;
    if (key == "permalinks") permalinks_ = value;
    if (key == "timezone" || key == "activeTimezone" || key == "active_timezone") site_.zone = value;
  }

  static std::vector<std::string> keys_of(const Json& post) {
    std::vector<std::string> keys;
    for (const char* key : {"id", "uuid"})
      if (const std::string text = json_text(post, key); !text.empty()) keys.push_back(key + (" " + text));
    return keys;
  }

  ItemIdentity identity_of(const Json& post) const {
    ItemIdentity identity;
    identity.id = hash_of(json_text(post, "id"));
    if (!withheld_of(post).any()) identity.address = hash_of(json_text(post, "slug"));
    identity.text = hash_of(json_text(post, "title") + "\n" + json_text(post, "html") + json_text(post, "lexical") +
                            json_text(post, "mobiledoc"));
    identity.changed = later_of(date_of(post, "published_at"), date_of(post, "updated_at"));
    return identity;
  }

  static long order_of(const Json& row) {
    const Json& order = json_field(row, "sort_order");
    return order.is_number_integer() ? order.get<long>() : 0;
  }

  static void add_names(const Ties& ties, const std::string& post,
                        const std::unordered_map<std::string, std::string>& names, std::vector<std::string>& out) {
    const auto found = ties.find(post);
    if (found == ties.end()) return;
    for (const Tie& tie : found->second)
      if (const auto name = names.find(tie.other); name != names.end()) out.push_back(name->second);
  }

  /// What is for members, or was only sent by mail, is on no page that everybody sees.
  Withheld withheld_of(const Json& post) const {
    Withheld withheld;
    const std::string status = json_text(post, "status"), visibility = json_text(post, "visibility");
    withheld.password = is_private_;
    withheld.draft = status == "draft";
    withheld.future = status == "scheduled";
    withheld.unpublished = (status != "published" && !withheld.draft && !withheld.future) ||
                           (visibility != "public" && post.contains("visibility")) ||
                           json_may_be_on(post, "email_only") || only_mailed_.count(json_text(post, "id")) > 0;
    return withheld;
  }

  std::vector<SliceFile> files_;
  ExportSite site_;
  std::string permalinks_;
  bool is_private_ = false;
  std::unordered_map<std::string, std::string> tags_, users_;  ///< Id -> name.
  std::unordered_map<std::string, std::string> descriptions_;  ///< For search engines, by the post's id.
  Ties tags_of_, authors_of_;
  std::set<std::string> only_mailed_;
};

/// Without the knobs of Ghost's players, which a script of its themes moves: the recording itself stands beside them.
std::string without_knobs(std::string_view html) {
  constexpr std::string_view kClass = "class=\"";
  int looks = 100'000;
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = html.find(kClass); at != html.npos; at = html.find(kClass, at + 1)) {
    const std::string_view rest = html.substr(at + kClass.size());
    const std::vector<std::string_view> names = split(rest.substr(0, rest.find('"')), ' ');
    const bool is_knob = std::any_of(names.begin(), names.end(), [](std::string_view name) {
      return is_one_of(name, {"kg-audio-player", "kg-audio-hide", "kg-video-overlay", "kg-video-player-container"});
    });
    if (!is_knob) continue;
    const std::size_t open = html.rfind('<', at);
    const bool is_in_tag = open != html.npos && open >= done && html.substr(open, at - open).find('>') == html.npos;
    const std::optional<ComponentTag> tag = is_in_tag ? read_component_tag(html, open) : std::nullopt;
    const std::size_t end = !tag ? 0 : tag->stands_alone ? tag->end : end_of_element(html, open, looks);
    if (end == 0) continue;
    out += html.substr(done, open - done);
    done = end;
    at = std::max(at, end - 1);
  }
  return out.append(html, done);
}

}  // namespace

std::string ghost_html(std::string html, std::string_view visibility) {
  if (!visibility.empty() && visibility != "public")
    html.resize(std::min(html.find("<!--members-only-->"), html.size()));
  // parts that a block shows to members alone; one that is never closed hides the rest
  constexpr std::string_view kBegin = "<!--kg-gated-block:begin", kEnd = "<!--kg-gated-block:end-->";
  std::string out;
  std::size_t at = 0;
  for (std::size_t begin = html.find(kBegin); begin != std::string::npos; begin = html.find(kBegin, at)) {
    const std::size_t mark_end = std::min(html.find("-->", begin), html.size());
    const bool is_for_all =
        std::string_view(html).substr(begin, mark_end - begin).find("nonMember:true") != std::string::npos;
    out.append(html, at, begin - at);
    const std::size_t end = html.find(kEnd, mark_end);
    if (is_for_all)
      at = std::min(mark_end + 3, html.size());
    else
      at = end == std::string::npos ? html.size() : end + kEnd.size();
  }
  return without_knobs(out.append(html, at));
}

std::shared_ptr<const Export> open_ghost(const std::string& prefix, Config& config, Diagnostics& diagnostics) {
  const auto made = read_exports<GhostExport>(prefix, config, diagnostics);
  if (made->permalinks().find(":year") != std::string::npos) config.permalink = ":year/:month/:day/:title/";
  return made;
}

}  // namespace essaypack
