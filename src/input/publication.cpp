#include "input/publication.h"

#include "base/comments.h"
#include "base/quotes.h"
#include "base/text.h"
#include "input/folder_words.h"
#include "input/head_keys.h"
#include "input/head_lines.h"
#include "input/head_split.h"
#include "input/hidden_pieces.h"
#include "input/passwords.h"
#include "input/public_lists.h"
#include "input/state_flags.h"
#include "input/state_words.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// Whose words count.
WordScope scope_of(const Config& config) {
  return config.kind->rules.state_words == StateWords::of_notes ? WordScope::notes : WordScope::tools;
}

/// True if the field holds a time.
bool is_date(const FieldReader& fields, const Config& config, std::string_view key) {
  const Value* value = fields.find(key);
  return value && value->is_scalar() && !fields.is_flag(key) && !trim(value->text).empty() &&
         parse_date(value->text, config.zone).ok;
}

bool is_part(std::string_view word) {
  return is_one_of(to_lower_ascii(trim(word)),
                   {"navigation", "nav",   "toc",   "footer",     "header",       "feedback",   "tags",
                    "path",       "title", "date",  "author",     "comments",     "sidebar",    "edit",
                    "hero",       "cover", "aside", "breadcrumb", "reading_time", "readingtime"});
}

/// Parts of a page that themes hide by the same word as a page: `hide: [navigation, toc]` (Material for MkDocs).
bool names_parts(const Value& value) {
  if (value.is_scalar()) return is_part(value.text);
  if (value.is_map())
    return std::all_of(value.members.begin(), value.members.end(),
                       [](const Value::Member& member) { return is_part(member.key); });
  return value.is_list() && std::all_of(value.items.begin(), value.items.end(),
                                        [](const Value& item) { return item.is_scalar() && is_part(item.text); });
}

void read_flags(const FieldReader& fields, const Config& config, Withheld& withheld) {
  constexpr StateFlag kPublished{"published", false, &Withheld::unpublished, true};
  constexpr StateFlag kPublish{"publish", false, &Withheld::unpublished, false};
  const WordScope scope = scope_of(config);
  const bool is_plain = scope == WordScope::notes;
  for (const StateFlag& flag : state_flags())
    if (keeps_back(fields, flag, scope)) withheld.*flag.state = true;
  const Value* hide = fields.find("hide");
  if (hide && !(is_plain && names_parts(*hide)) && fields.flag("hide", true).value_or(false)) withheld.hidden = true;
  if (!config.hidden_key.empty() && fields.flag(config.hidden_key, true).value_or(false)) withheld.hidden = true;
  // a date says when; what must be a date and is none is an error already
  const bool is_publish_date = config.kind->rules.published_is_date && !fields.is_flag("published");
  if (!is_publish_date && !is_date(fields, config, "published") && keeps_back(fields, kPublished, scope))
    withheld.unpublished = true;
  if (is_plain && !is_date(fields, config, "scheduled") && fields.flag("scheduled", true).value_or(false))
    withheld.future = true;
  if (!is_date(fields, config, "publish") && keeps_back(fields, kPublish, scope)) withheld.unpublished = true;
}

/// Eleventy's ways to keep a page out of its lists, or from being written.
void read_eleventy(const FieldReader& fields, const Config& config, Withheld& withheld) {
  const Value* excluded = fields.find("eleventyExcludeFromCollections");
  if (excluded && !says(fields, "eleventyExcludeFromCollections", false)) withheld.hidden = true;
  const bool counts = config.kind->rules.false_permalink_withholds;
  const auto is_false = [](const Value* permalink) {
    return permalink && permalink->is_scalar() && permalink->text == "false";
  };
  if (counts && is_false(fields.find("permalink"))) withheld.unpublished = true;
  const Value* computed = counts ? fields.find("eleventyComputed") : nullptr;
  if (!computed || !computed->is_map()) return;
  if (is_false(computed->find("permalink"))) withheld.unpublished = true;
  const Value* left_out = computed->find("eleventyExcludeFromCollections");
  if (left_out && !(left_out->is_scalar() && left_out->text == "false")) withheld.hidden = true;
}

/// One word of a key of `read_words`. On plain sites an unknown one keeps the post back: a slip of the pen publishes
/// nothing.
void read_word(const FieldReader& fields, const Config& config, std::string_view key, const Value& value,
               Withheld& withheld) {
  const WordScope scope = scope_of(config);
  if (value.is_null() || (value.is_scalar() && trim(value.text).empty())) return;
  const auto state = value.is_scalar() ? find_state(value.text, scope) : std::nullopt;
  if (state) {
    if (*state) withheld.*(*state) = true;
    return;
  }
  if (scope == WordScope::tools) return;
  withheld.unpublished = true;
  const auto meant = value.is_scalar() ? closest_state(value.text) : std::nullopt;
  fields.report(
      Kind::front_matter_bad_value, value, tr("what '{}' says is no known word; the post is kept back", key),
      meant ? tr("did you mean '{}'? known are published, public, draft, private, pending, scheduled, hidden and "
                 "their like",
                 *meant)
            : tr("known are published, public, draft, private, pending, scheduled, hidden and their like"));
}

/// What a text is, and how it is shown: only names that no kind of text has keep it back.
void read_type(const Value& value, Withheld& withheld) {
  for (const Value& item : value.items) read_type(item, withheld);
  if (!value.is_scalar()) return;
  auto state = find_tag_state(value.text);
  if (!state)
    state = is_one_of(to_lower_ascii(trim(value.text)), {"hidden", "internal", "restricted", "trash", "隐藏", "隱藏"})
                ? find_state(value.text, WordScope::notes)
                : std::nullopt;
  if (state && *state) withheld.*(*state) = true;
}

/// Pelican, WordPress, Typecho, Nikola and Notion say `status`, Ghost `visibility`.
void read_words(const FieldReader& fields, const Config& config, Withheld& withheld) {
  constexpr std::string_view kEverywhere[] = {"status", "visibility"};
  constexpr std::string_view kPlain[] = {"state",          "publish_status",     "publish-status",    "publishStatus",
                                         "post_status",    "post-status",        "postStatus",        "wp_status",
                                         "content_status", "publication_status", "publishing_status", "workflow_state"};
  const auto read = [&](std::string_view key) {
    const Value* value = fields.find(key);
    if (!value) return;
    if (!value->is_list()) return read_word(fields, config, key, *value, withheld);
    for (const Value& item : value->items) read_word(fields, config, key, item, withheld);
  };
  std::for_each(std::begin(kEverywhere), std::end(kEverywhere), read);
  if (config.kind->rules.state_words != StateWords::of_notes) return;
  std::for_each(std::begin(kPlain), std::end(kPlain), read);
  // keys that platforms and gardens use for other things, too
  for (const std::string_view key :
       {"privacy", "audience", "permission", "sharing", "share", "access", "classification"})
    if (const Value* value = fields.find(key); value && value->is_scalar() && !fields.is_flag(key))
      if (const auto state = find_state(value->text, WordScope::notes); state && *state) withheld.*(*state) = true;
  for (const std::string_view key : {"type", "layout", "stage", "kind", "template"})
    if (const Value* value = fields.find(key)) read_type(*value, withheld);
}

/// A name that says who may read what has it.
void read_name(const FieldReader& fields, const std::string& name, const Value* place, std::string_view what,
               Withheld& withheld) {
  const auto state = find_tag_state(without_comments(name));
  if (!state || !*state || withheld.*(*state)) return;
  withheld.*(*state) = true;
  if (place)
    fields.report(Kind::front_matter_private_tag, *place,
                  what == "tag" ? tr("the tag '{}' keeps the post back", name)
                                : tr("the category '{}' keeps the post back", name),
                  tr("rename it if the post is meant for the public, or name the state in 'publish'"));
}

/// The same of all names in a value: of a list, and of a map's keys and values.
void read_names_in(const FieldReader& fields, const Value& value, std::string_view what, Withheld& withheld) {
  for (const Value& item : value.items) read_names_in(fields, item, what, withheld);
  for (const Value::Member& member : value.members) {
    if (!member.value.is_scalar() || parse_answer(member.value.text) != false)
      read_name(fields, member.key, &value, what, withheld);
    read_names_in(fields, member.value, what, withheld);
  }
  if (!value.is_scalar()) return;
  for (const std::string_view name : split(value.text, ','))
    read_name(fields, std::string(trim(name)), &value, what, withheld);
  // `#draft #essay`
  if (value.text.find('#') == std::string::npos) return;
  for (const std::string_view name : split(value.text, ' '))
    if (trim(name).starts_with('#')) read_name(fields, std::string(trim(name)), &value, what, withheld);
}

/// A title such as `[Draft] Rivers`.
void read_title(const FieldReader& fields, Post& post) {
  const FolderMeaning meaning = meaning_of_title(post.title.str());
  if (meaning == FolderMeaning::open) return;
  bool& withheld = meaning == FolderMeaning::drafts ? post.withheld.draft : post.withheld.unpublished;
  if (withheld) return;
  withheld = true;
  Value body;
  body.line = post.body_line;
  body.column = 1;
  const Value* title = fields.find("title");
  fields.report(
      Kind::front_matter_private_tag, title ? *title : body, tr("what the title says of the post keeps it back"),
      tr("take the mark out of the title if the post is meant for the public, or name the state in 'publish'"));
}

/// Names of files and folders are addresses and titles, too: one of which a part is for nobody keeps the text back.
void read_path(const FieldReader& fields, const Config& config, Post& post) {
  const std::string path = post.stem_path.str();
  if (without_hidden_pieces(without_comments(path), config) == path) return;
  post.withheld.hidden = true;
  Value body;
  body.line = post.body_line;
  body.column = 1;
  fields.report(Kind::front_matter_private_tag, body,
                tr("a part of the file's path is for nobody: it keeps the post back"),
                tr("rename the file if the post is meant for the public, or name the state in 'publish'"));
}

/// A map in which a theme or a platform keeps its own words. Only what is clear counts: the map is about anything.
void read_map(const FieldReader& inner, const Config& config, Withheld& withheld) {
  for (const StateFlag& flag : state_flags()) {
    const bool is_draft = flag.is_strict && flag.state == &Withheld::draft;
    if (is_draft ? inner.flag(flag.key, true).value_or(false) : says(inner, flag.key, flag.withholds))
      withheld.*flag.state = true;
  }
  if (says(inner, "hide", true)) withheld.hidden = true;
  if (says(inner, "published", false) || says(inner, "publish", false)) withheld.unpublished = true;
  if (const Value* password = inner.find("password"); password && is_password(*password, config))
    withheld.password = true;
  const bool is_plain = config.kind->rules.state_words == StateWords::of_notes;
  for (const std::string_view key : {"tags", "tag", "categories", "category", "taxonomies"})
    if (const Value* value = inner.find(key); value && is_plain) read_names_in(inner, *value, "tag", withheld);
  for (const std::string_view key : {"status", "visibility", "state", "publish_status", "post_status", "access"})
    if (const Value* value = inner.find(key); value && value->is_scalar() && !inner.is_flag(key))
      if (const auto state = find_state(value->text, is_plain ? WordScope::notes : WordScope::tools); state && *state)
        withheld.*(*state) = true;
}

void read_map(Value inner, const Config& config, const Post& post, Diagnostics& diagnostics, Withheld& withheld) {
  std::vector<Value::Member> rivals;
  mend_keys(inner, KeyScope::known, rivals);
  read_map(FieldReader(inner, post.source.str(), diagnostics), config, withheld);
  for (Value::Member& rival : rivals) {
    Value alone;
    alone.type = Value::Type::map;
    alone.members.push_back(std::move(rival));
    read_map(FieldReader(alone, post.source.str(), diagnostics), config, withheld);
  }
}

/// `params: {draft: true}` and its kin, also as `params.draft: true` and in a list.
void read_maps(const FieldReader& fields, const Config& config, const Post& post, Diagnostics& diagnostics,
               Withheld& withheld) {
  Value dotted;
  dotted.type = Value::Type::map;
  const bool is_plain = config.kind->rules.state_words == StateWords::of_notes;
  for (const Value::Member& member : fields.members()) {
    const std::size_t dot = std::min(member.key.find('.'), member.key.size());
    const std::string_view name = std::string_view(member.key).substr(0, dot);
    if (is_plain ? !holds_words(name) : name != "params") continue;
    if (dot < member.key.size())
      dotted.members.push_back({member.key.substr(dot + 1), member.line, member.column, member.value});
    else if (member.value.is_map())
      read_map(member.value, config, post, diagnostics, withheld);
    for (const Value& item : member.value.items)
      if (item.is_map() && member.key != "data") read_map(item, config, post, diagnostics, withheld);
  }
  if (!dotted.members.empty()) read_map(std::move(dotted), config, post, diagnostics, withheld);
}

/// Gardens of notes often have no other sign than a tag. Categories made of folders are their folders' matter.
void read_names(const FieldReader& fields, const Config& config, Withheld& withheld) {
  for (const Value::Member& member : fields.members()) {
    const std::string key = to_lower_ascii(member.key);
    if (member.key == config.terms.category || key == "category")
      read_names_in(fields, member.value, "category", withheld);
    else if (member.key == config.terms.tag || is_one_of(key, {"tag", "label", "labels", "taxonomies", "taxonomy"}))
      read_names_in(fields, member.value, "tag", withheld);
    // older versions of Obsidian part one text at its spaces
    if (config.markdown.notes.wiki_links && is_one_of(key, {"tag", "tags"}) && member.value.is_scalar())
      for (const std::string_view name : split(member.value.text, ' '))
        read_name(fields, std::string(trim(name)), &member.value, "tag", withheld);
  }
}

/// False where something else than `#tags` stands there.
bool read_tag_line(std::string_view line, const FieldReader& head, const Value& place, Post& post) {
  std::vector<std::string> tags;
  for (const std::string_view written : split(line, ' ')) {
    std::string_view word = trim(written);
    while (word.ends_with(',')) word.remove_suffix(1);
    if (word.empty()) continue;
    if (word.size() < 2 || word[0] != '#' || word[1] == '#') return false;
    tags.emplace_back(word.substr(1));
  }
  for (const std::string& tag : tags) read_name(head, tag, &place, "tag", post.withheld);
  return true;
}

}  // namespace

void read_publication(const FieldReader& fields, const Config& config, const Timestamp& now, Post& post,
                      Diagnostics& diagnostics) {
  Withheld& withheld = post.withheld;
  read_flags(fields, config, withheld);
  if (config.kind->rules.empty_published_withholds && fields.is_empty("published")) withheld.unpublished = true;
  if (is_protected(fields, config, post)) withheld.password = true;
  if (config.kind->rules.reads_build_options) withheld.hidden = withheld.hidden || is_out_of_lists(fields, config);
  read_eleventy(fields, config, withheld);
  read_words(fields, config, withheld);
  // on Hugo's sites what `params` holds is what themes ask for
  if (config.kind->rules.state_words == StateWords::of_notes || config.kind->rules.reads_build_options)
    read_maps(fields, config, post, diagnostics, withheld);
  if (config.kind->rules.state_words == StateWords::of_notes) {
    read_names(fields, config, withheld);
    read_title(fields, post);
    read_path(fields, config, post);
  }
  if ((post.date && *post.date > now) || (post.publish_date && *post.publish_date > now)) withheld.future = true;
  withheld.expired = post.expiry_date && *post.expiry_date <= now;
  if (is_out_of_feeds(fields)) post.in_feeds = false;
  if (is_out_of_sitemap(fields)) post.in_sitemap = false;
}

void read_top_lines(std::string_view body, const FieldReader& head, const Config& config, Post& post) {
  constexpr int kMostLines = 20;
  constexpr std::size_t kMostBytes = 4096;
  Value place;
  place.line = post.body_line;
  place.column = 1;
  LineReader lines(body.substr(0, kMostBytes));
  std::string_view line;
  for (; place.line - post.body_line < kMostLines && lines.next(line); ++place.line) {
    line = without_outline_marks(line);
    // `[status:: draft]` of Dataview
    if (line.size() > 2 && (line[0] == '[' || line[0] == '(') && (line.back() == ']' || line.back() == ')') &&
        line[1] != '[')
      line = trim(line.substr(1, line.size() - 2));
    if (const auto property = read_head_line(line); property && property->form == HeadLine::Form::property) {
      Value value = place;
      value.type = Value::Type::scalar;
      value.text = without_quotes(property->value);
      Value alone;  // of two that disagree either keeps back
      alone.type = Value::Type::map;
      alone.members.push_back({std::string(property->key), place.line, 1, std::move(value)});
      read_map(std::move(alone), config, post, head.diagnostics(), post.withheld);
      line = to_lower_ascii(property->key) == "tags" ? property->value : std::string_view();
    } else if (line.size() > 5 && to_lower_ascii(line.substr(0, 5)) == "tags:") {
      line = trim(line.substr(5));
    }
    if (!line.empty() && !line.starts_with("# ") && !line.starts_with("-") && !read_tag_line(line, head, place, post))
      break;
  }
}

void add_reasons(Withheld& withheld, const Withheld& more) {
  withheld.draft = withheld.draft || more.draft;
  withheld.unpublished = withheld.unpublished || more.unpublished;
  withheld.password = withheld.password || more.password;
  withheld.hidden = withheld.hidden || more.hidden;
  withheld.future = withheld.future || more.future;
  withheld.expired = withheld.expired || more.expired;
}

bool is_published(const Withheld& withheld, const std::set<Door>& doors) {
  const auto shut = [&](bool reason, Door door) { return reason && doors.count(door) == 0; };
  return !shut(withheld.draft, Door::draft) && !shut(withheld.unpublished, Door::unpublished) &&
         !shut(withheld.password, Door::password) && !shut(withheld.hidden, Door::hidden) &&
         !shut(withheld.future, Door::future) && !shut(withheld.expired, Door::expired);
}

}  // namespace essaypack
