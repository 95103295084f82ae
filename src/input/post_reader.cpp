#include "base/comments.h"
#include "base/hash.h"
#include "base/language.h"
#include "base/path.h"
#include "base/prose_language.h"
#include "base/text.h"
#include "base/title_case.h"
#include "base/url.h"
#include "input/body_title.h"
#include "input/catalogue.h"
#include "input/field_reader.h"
#include "input/file_name.h"
#include "input/front_matter.h"
#include "input/head_dates.h"
#include "input/head_split.h"
#include "input/hidden_pieces.h"
#include "input/noted_fields.h"
#include "input/people.h"
#include "input/publication.h"
#include "input/terms.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace essaypack {
namespace {

/// One post's head on its way into `Post`.
class PostReader {
 public:
  PostReader(std::string_view text, FrontMatter&& head, const Config& config, const Timestamp& now, Post& post,
             Diagnostics& diagnostics, const std::vector<Value::Member>& handed_down)
      : text_(text),
        head_(std::move(head)),
        config_(config),
        now_(now),
        post_(post),
        diagnostics_(diagnostics),
        handed_down_(handed_down),
        fields_(head_.fields, post.source, diagnostics),
        values_(config.kind->rules.tags == TagLanguage::liquid) {}

  bool read() {
    copy_fields();
    add_defaults();
    read_names();
    read_title();
    read_terms();
    read_texts();
    post_.authors = read_authors(fields_);
    for (Person& author : post_.authors)
      if (const auto known = config_.people.find(author.name); known != config_.people.end()) author = known->second;
    read_presentation();
    if (!read_dates(fields_, config_, {named_date_, split_name().rest}, post_)) failed_ = true;
    read_publication(fields_, config_, now_, post_, diagnostics_);
    if (config_.kind->rules.state_words == StateWords::of_notes && !post_.is_html)
      read_top_lines(text_.substr(head_.body_offset), fields_, config_, post_);
    post_.fields = values_.fields();
    return !failed_;
  }

 private:
  void copy_fields() {
    post_.body_offset = head_.body_offset;
    post_.body_line = head_.body_line;
    for (const Value::Member& member : head_.fields.members) {
      values_.note(member, member.line);
    }
  }

  /// What the head does not say and the site's defaults and sections do.
  void add_defaults() {
    for (const Value::Member& member : handed_down_) {
      if (const Value* own = head_.fields.find(member.key)) {
        values_.merge(member.key, *own, member.value);
        continue;
      }
      head_.fields.type = Value::Type::map;
      head_.fields.members.push_back(member);
      Value& value = head_.fields.members.back().value;
      value.line = value.column = 0;
      values_.note(member, 0);
    }
  }

  /// What the file's name says besides its title counts more than the head, as for Hexo; but nothing that keeps the
  /// post back is lost.
  void say(const std::string& name, const std::string& text) {
    constexpr std::string_view kStates = " draft hidden hide password published status ";
    std::vector<Value::Member>& members = head_.fields.members;
    auto own = std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.key == name; });
    if (own == members.end()) {
      head_.fields.type = Value::Type::map;
      own = members.insert(members.end(), Value::Member());
      own->key = name;
    } else if (kStates.find(" " + name + " ") != kStates.npos) {
      return;
    }
    own->value = Value();
    own->value.type = Value::Type::scalar;
    own->value.text = text;
    values_.replace(name, text);
  }

  /// A field without which the address is wrong: a list or map is an error.
  std::string exact_text(std::string_view key) {
    const Value* value = fields_.find(key);
    if (value && !value->is_scalar()) failed_ = true;
    return std::string(trim(fields_.raw_text(key, Kind::front_matter_bad_type)));
  }

  void read_names() {
    name_slug();
    post_.abbrlink = exact_text("abbrlink");
    post_.head_permalink = exact_text(config_.kind->rules.address_key);
    if (config_.kind->place_language) config_.kind->place_language(fields_, config_, post_);
    if (config_.kind->rules.closes_addresses) close_url();
    post_.head_slug = exact_text("slug");
  }

  /// An address without a dot in it is a folder's.
  void close_url() {
    const std::string url = post_.head_permalink.str();
    if (!url.empty() && !url.ends_with('/') && !is_http_url(url) && url.find_first_of(".?#") == std::string::npos)
      post_.head_permalink = url + "/";
  }

  void name_slug() {
    const SiteRules& rules = config_.kind->rules;
    if (rules.name_dates == NameDates::required) {
      const DatedName name = split_jekyll_name(file_part(post_.stem_path));
      post_.slug = name.rest;
      named_date_ = name.date;
      return;
    }
    if (rules.has_name_pattern && post_.kind == PostKind::post && config_.new_post_name != ":title.md") {
      if (std::optional<NameMatch> match = match_post_name(config_.new_post_name, post_.stem_path)) {
        post_.slug = std::move(match->slug);
        named_date_ = match->date;
        named_title_ = file_part(post_.slug);
        for (const auto& [name, value] : match->fields) say(name, value);
      }
    } else {
      post_.slug = own_path();
    }
    if (!named_date_) named_date_ = split_name().date;
  }

  /// The date and the rest of the file's name, as the site's generator reads them.
  DatedName split_name() const {
    const std::string_view name = file_part(own_path());
    switch (config_.kind->rules.name_dates) {
      case NameDates::required:
        return split_jekyll_name(name);
      case NameDates::dashed:
        return split_dated_name(name);
      case NameDates::dashed_or_alone:
        if (const DatedName dated = split_hugo_name(name); dated.date) return dated;
        return split_dated_name(name);
      case NameDates::diary:
        break;
    }
    return split_diary_name(name);
  }

  /// The stem path, or the folder's where the file is its `index`.
  std::string_view own_path() const {
    const std::string_view path = post_.stem_path;
    constexpr std::string_view kIndex = "/index";
    const bool folder = config_.kind->rules.index_is_folder && path.size() > kIndex.size() && path.ends_with(kIndex);
    return folder ? path.substr(0, path.size() - kIndex.size()) : path;
  }

  void read_title() {
    const std::string title = nfc(without_comments(fields_.raw_text("title")));
    if (!is_blank(title)) {
      post_.title = title.find_first_of("\n\t") == std::string::npos ? title : collapse_white_space(title);
      if (config_.kind->rules.has_title_case && fields_.flag("titlecase", {}).value_or(config_.title_case))
        post_.title = title_case(post_.title.str());
      if (text_.substr(0, head_.body_offset).find(" #") != std::string_view::npos) warn_of_comment();
      return;
    }
    const HeadingLists lists = config_.markdown.list_attributes ? HeadingLists::all : config_.kind->rules.heading_lists;
    if (!post_.is_html)
      post_.title = nfc(trim(without_hidden_pieces(find_body_title(text_.substr(head_.body_offset), lists), config_)));
    post_.title_from_body = !post_.title.empty();
    if (post_.title.empty()) post_.title = title_from_name();
  }

  /// `title: C# and # more`: YAML takes the end for a comment.
  void warn_of_comment() {
    const Value* title = fields_.find("title");
    if (!title || title->quoted || title->line <= 0) return;
    LineReader reader(text_);
    std::string_view line;
    for (int number = 0; number < title->line && reader.next(line);) ++number;
    const std::size_t comment = line.find(" #");
    if (comment == std::string_view::npos || line.find(title->text) > comment) return;
    fields_.report(Kind::front_matter_cut_text, *title,
                   tr("the title ends at '{}', the rest of its line is a comment", title->text),
                   tr("put quotes around the title if the '#' belongs to it"));
  }

  std::string title_from_name() const {
    const DatedName dated = split_name();
    std::string_view name = dated.rest.empty() ? file_part(own_path()) : dated.rest;
    if (!named_title_.empty()) name = named_title_;
    std::string title = xml_clean(nfc(without_notion_id(without_hidden_pieces(without_comments(name), config_))));
    if (config_.kind->rules.name_dates == NameDates::required) capitalise(title);
    title = collapse_white_space(title);
    return title.empty() ? post_.source : title;
  }

  static void capitalise(std::string& title) {
    bool start = true;
    for (char& c : title) {
      if (c == '-') c = ' ';
      if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      start = c == ' ';
    }
  }

  void read_terms() {
    post_.categories = read_categories(fields_, config_);
    post_.tags = read_tags(fields_, config_);
    const FolderCategories folders = config_.kind->rules.folder_categories;
    if (folders == FolderCategories::above_posts) add_folder_categories();
    if (folders == FolderCategories::path && post_.categories.empty()) {
      std::vector<std::string> path = folder_names(own_path());
      if (!path.empty()) post_.categories.push_back(std::move(path));
    }
    post_.keywords = read_keywords(fields_);
  }

  std::vector<std::string> folder_names(std::string_view path) const {
    std::vector<std::string> names;
    for (std::size_t at = path.find('/'); at != std::string_view::npos; at = path.find('/')) {
      if (at > 0)
        names.push_back(nfc(
            xml_clean(without_notion_id(trim(without_hidden_pieces(without_comments(path.substr(0, at)), config_))))));
      path.remove_prefix(at + 1);
    }
    if (names.size() > 64) names.resize(64);
    return names;
  }

  /// The folders above `_posts`, before those of the head.
  void add_folder_categories() {
    std::string_view above = post_.source;
    above = above.substr(0, std::min(above.find("_posts/"), above.find("_drafts/")));
    if (above.size() == post_.source.size()) return;
    if (!config_.source_folder.empty() && above.starts_with(config_.source_folder))
      above.remove_prefix(std::min(above.size(), config_.source_folder.size() + 1));
    std::vector<std::vector<std::string>> paths;
    for (std::string& name : folder_names(above)) paths.push_back({std::move(name)});
    for (auto& path : post_.categories)
      if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
    post_.categories = std::move(paths);
  }

  void read_texts() {
    const std::string description = fields_.text("description");
    post_.text_hash = stable_hash(hex_of(stable_hash(text_.substr(head_.body_offset))) + description);
    post_.description = description;
    post_.excerpt = fields_.text("excerpt");
    post_.summary = fields_.text("summary");
    // a list of that name is of minimal-mistakes, whose `feature_row` shows it
    if (const Value* intro = fields_.find("intro"); intro && !intro->is_list()) post_.intro = fields_.text("intro");
    post_.subtitle = fields_.text("subtitle");
    post_.series = series();
    post_.guid = trim(fields_.raw_text("guid"));
    post_.language = language();
    if (post_.language.empty()) {
      post_.language = language_of_prose(text_.substr(head_.body_offset), config_.language);
      post_.language_is_guess = !post_.language.empty();
    }
    for (const std::string_view key : {"alias", "aliases", "redirect_from"})
      for (std::string& address : fields_.texts({key})) post_.aliases.push_back(std::move(address));
    read_redirect();
  }

  std::string series() const {
    const std::vector<std::string> names = fields_.texts({config_.terms.series});
    return names.empty() ? std::string() : names.front();
  }

  std::string language() const {
    const std::vector<std::string> tags = fields_.texts({"lang", "language"});
    const auto named = config_.languages.find(post_.site_language);
    if (tags.empty()) return named == config_.languages.end() ? folder_language() : named->second;
    std::string tag = canonical_language(tags.front());
    if (tag.empty())
      fields_.report(Kind::front_matter_bad_value, *fields_.find({"lang", "language"}),
                     tr("'{}' is no language tag, it is ignored", tags.front()),
                     tr("write a tag such as zh-CN, en or ja"));
    return tag;
  }

  /// Of a folder that is called as one of the site's languages, or a name that ends so: `_posts/en/a.md`, `a.en.md`.
  std::string folder_language() const {
    if (config_.languages.empty()) return {};
    const std::string path = post_.stem_path.str();
    std::vector<std::string> names = folder_names(path);
    if (const std::size_t dot = path.rfind('.'); dot != path.npos) names.push_back(path.substr(dot + 1));
    for (const std::string& name : names)
      if (const auto named = config_.languages.find(to_lower_ascii(name)); named != config_.languages.end())
        return named->second;
    return {};
  }

  /// A post that is only an address elsewhere is kept, with a word; sitemaps list no redirects.
  void read_redirect() {
    const Value* target = fields_.find({"redirect", "redirect_to"});
    if (!target && is_blank(text_.substr(head_.body_offset, 4096)) && text_.size() < head_.body_offset + 4096)
      target = fields_.find("link");
    if (!target || !target->is_scalar() || target->text.find('/') == std::string::npos) return;
    post_.in_sitemap = false;
    fields_.report(Kind::front_matter_redirect, *target,
                   tr("the post only leads to another address; it is published as it is"),
                   tr("write 'published: false' to leave it out"));
  }

  void read_presentation() {
    const Value* toc = fields_.find("toc");
    if (toc && toc->is_map()) {
      const FieldReader inner(*toc, post_.source, diagnostics_);
      post_.toc = inner.flag("enable", {}).value_or(true);
      post_.toc_number = inner.flag("number", {}).value_or(false);
      const std::string depth = inner.raw_text("max_depth");
      if (depth.size() == 1 && depth[0] >= '1' && depth[0] <= '6') post_.toc_max_depth = depth[0] - '0';
    } else if (!toc || !toc->is_list()) {  // a list is the contents themselves, for a theme
      post_.toc = fields_.flag("toc", {});
    }
    if (const auto number = fields_.flag("toc_number", {})) post_.toc_number = *number;
    post_.nunjucks = !fields_.flag("disableNunjucks", true).value_or(false);
    post_.cover = read_cover(fields_);
    post_.enclosure = read_enclosure(fields_);
  }

  std::string_view text_;
  FrontMatter head_;
  const Config& config_;
  const Timestamp& now_;
  Post& post_;
  Diagnostics& diagnostics_;
  const std::vector<Value::Member>& handed_down_;
  FieldReader fields_;
  NotedFields values_;
  std::optional<CivilTime> named_date_;
  std::string named_title_;  ///< What the pattern of names takes for the title.
  bool failed_ = false;
};

/// What stands at the beginnings of the first lines of a head that can't be read: that a note has a key at all may keep
/// others back. The values are empty.
HeadFields keys_of_broken_head(std::string_view text) {
  constexpr int kMostLines = 100;
  std::map<std::string, HeadField> keys;
  LineReader reader(text);
  std::string_view line;
  for (int count = 0; count < kMostLines && reader.next(line); ++count) {
    const std::size_t sign = line.find_first_of(":=");
    if (sign == line.npos) continue;
    std::string_view key = trim(line.substr(0, sign));
    while (!key.empty() && (key.front() == '"' || key.front() == '\'')) key.remove_prefix(1);
    while (!key.empty() && (key.back() == '"' || key.back() == '\'')) key.remove_suffix(1);
    if (!key.empty() && std::all_of(key.begin(), key.end(), is_ascii_name))
      keys[to_lower_ascii(key)].value = std::string();
  }
  return HeadFields(keys);
}

/// What another spelling of a key says counts as if it was the only one, as far as it keeps the post back.
void read_rivals(std::string_view text, const FrontMatter& head, const Config& config, const Timestamp& now, Post& post,
                 const Post& blank, const std::vector<Value::Member>& handed_down) {
  constexpr std::size_t kMostRivals = 8;  // each costs as much as the whole head
  for (std::size_t at = 0; at < head.rivals.size() && at < kMostRivals; ++at) {
    FrontMatter other = head;
    other.rivals.clear();
    for (Value::Member& member : other.fields.members)
      if (member.key == head.rivals[at].key) member = head.rivals[at];
    Post scratch = blank;
    Diagnostics nobody;
    const bool ok = PostReader(text, std::move(other), config, now, scratch, nobody, handed_down).read();
    post.withheld.unpublished = post.withheld.unpublished || !ok;
    add_reasons(post.withheld, scratch.withheld);
  }
  if (head.rivals.size() > kMostRivals) post.withheld.unpublished = true;
}

/// True for a key that keeps the post back, be it because its word is not understood: its author must be told which.
bool tells_why(const Diagnostic& report) {
  return report.kind == Kind::front_matter_private_tag ||
         (report.kind == Kind::front_matter_bad_value && (report.message.english().ends_with(" is kept back") ||
                                                          report.message.english().ends_with("; it counts as false")));
}

}  // namespace

/// Nobody sees yet what the dates of a text that is kept back say.
static bool is_of_dates(Kind kind) {
  return kind == Kind::front_matter_no_date || kind == Kind::front_matter_updated_early;
}

void forward_reports(const std::vector<Diagnostic>& own, const Post& post, const Config& config,
                     Diagnostics& diagnostics) {
  const bool is_protected = post.withheld.password && config.publish.count(Door::password) == 0;
  const bool is_shut = !is_published(post.withheld, config.publish);
  for (const Diagnostic& report : own) {
    const Text summary = entry_of(report.kind).summary;
    if (report.place.file != post.source)
      diagnostics.report(report.kind, report.place, report.message, report.hint);  // of the site
    else if (is_shut && report.severity == Severity::error)
      // an error of a text that goes nowhere, whatever else its head says, stops no run
      diagnostics.report(Kind::front_matter_kept_back, is_protected ? Place{post.source, 0, 0} : report.place,
                         tr("a post that is kept back could not be published as it is: {}", summary));
    else if (!is_shut || (!is_protected && tells_why(report)))
      diagnostics.report(report.kind, report.place, report.message, report.hint);
    else if (!is_protected && !is_of_dates(report.kind))
      diagnostics.report(report.kind, report.place, tr("a post that is kept back: {}", summary));
  }
}

HeadFate read_head(std::string_view text, const Config& config, const Timestamp& now, Post& post, Diagnostics& own,
                   const std::vector<Value::Member>& handed_down) {
  const FrontMatterOptions options{.dots_close = config.kind->rules.dots_close_head,
                                   .lower_keys = config.kind->rules.lower_case_keys,
                                   .loose = config.kind->rules.loose_head,
                                   .exact_place = config.kind->rules.needs_head,
                                   .markup = markup_of(post.source.view(), config)};
  FrontMatter head = config.kind->rules.has_heads ? read_front_matter(text, post.source, options, own) : FrontMatter();
  if (head.failed) {
    post.fields = keys_of_broken_head(text);
    return HeadFate::unreadable;
  }
  drop_hidden_pieces(head.fields, config);
  for (Value::Member& rival : head.rivals) {
    Value alone;
    alone.type = Value::Type::map;
    alone.members.push_back(std::move(rival));
    drop_hidden_pieces(alone, config);
    rival = std::move(alone.members[0]);
  }
  if (config.kind->lift_fields) config.kind->lift_fields(head.fields);
  const Post blank = head.rivals.empty() ? Post() : post;
  const FrontMatter whole = head.rivals.empty() ? FrontMatter() : head;
  const bool ok = PostReader(text, std::move(head), config, now, post, own, handed_down).read();
  if (ok) read_rivals(text, whole, config, now, post, blank, handed_down);
  if (ok && !post.date && post.kind == PostKind::post && !post.withheld.any())
    own.report(Kind::front_matter_no_date, {post.source, 1, 1}, tr("the post has no date, it is in no feed"),
               config.kind->rules.has_heads ? tr("write 'date: 2024-09-13' into the front matter")
                                            : tr("give it one where it comes from, and export it again"));
  return ok ? HeadFate::good : HeadFate::wrong;
}

bool read_post(std::string_view text, const Config& config, const Timestamp& now, Post& post, Diagnostics& diagnostics,
               const std::vector<Value::Member>& handed_down) {
  Diagnostics own;
  const bool ok = read_head(text, config, now, post, own, handed_down) == HeadFate::good;
  forward_reports(own.sorted(), post, config, diagnostics);
  return ok;
}

}  // namespace essaypack
