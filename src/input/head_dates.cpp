#include "input/head_dates.h"

#include "base/text.h"
#include "input/front_matter.h"
#include "input/head_keys.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

/// Names of zones for a hint, by the language of the site: nobody can tell which is the author's.
Message zone_example(std::string_view language) {
  constexpr std::pair<std::string_view, const char*> kZones[] = {
      {"zh-TW", "Asia/Taipei"}, {"zh-Hant", "Asia/Taipei"}, {"zh-HK", "Asia/Hong_Kong"}, {"zh", "Asia/Shanghai"},
      {"ja", "Asia/Tokyo"},     {"ko", "Asia/Seoul"},       {"de", "Europe/Berlin"},     {"fr", "Europe/Paris"},
      {"es", "Europe/Madrid"},  {"it", "Europe/Rome"},      {"ru", "Europe/Moscow"},     {"pt-BR", "America/Sao_Paulo"},
      {"pt", "Europe/Lisbon"},  {"en-GB", "Europe/London"}, {"en", "America/New_York"}};
  for (const auto& [start, zone] : kZones)
    if (language.starts_with(start)) return verbatim(zone);
  return listed_with_or({"America/New_York", "Asia/Shanghai"});
}

const std::initializer_list<std::string_view> kUpdatedKeys = {"updated", "lastmod", "last_modified_at", "modified",
                                                              "modified_time"};
/// With those of themes for Astro, of Eleventy, Ghost, Obsidian's Linter and Notion.
const std::initializer_list<std::string_view> kPlainUpdatedKeys = {
    "updated",    "lastmod",   "last_modified_at", "modified",     "modified_time", "updatedDate",  "modDatetime",
    "updated_at", "updatedAt", "lastUpdated",      "dateModified", "date_modified", "date modified"};
const std::initializer_list<std::string_view> kPublishKeys = {"publishDate", "publishdate", "pubdate", "pubDate"};
const std::initializer_list<std::string_view> kPlainPublishKeys = {
    "publishDate", "publishdate",   "pubdate",        "pubDate",        "pubDatetime",  "published_at",
    "publishedAt", "datePublished", "date_published", "date published", "publish_date", "publish-date"};
/// When a text may be read by the public, and until when: keys of a plain folder, without the marks between their
/// words. All of them count, and the strictest wins.
constexpr std::string_view kFromKeys[] = {
    "publishdate",  "publicationdate", "pubdate",     "pubdatetime",  "publishedat",
    "publishon",    "publishat",       "publishtime", "scheduledfor", "scheduledat",
    "scheduledate", "datepublished",   "embargo",     "embargountil", "golive",
    "releaseon",    "publishafter",    "publishfrom", "publishstart", "publishstartdate",
    "goliveat",     "goliveon",        "golivedate",  "embargodate",  "scheduleon"};
constexpr std::string_view kUntilKeys[] = {
    "expires",        "expiry",         "expiredate",   "expirydate",  "expiresat",     "expireson", "expiration",
    "expirationdate", "unpublishdate",  "unpublishon",  "unpublishat", "expireat",      "expireon",  "expireafter",
    "expiresafter",   "unpublishafter", "publishuntil", "publishend",  "publishenddate"};
/// The same of keys that may say something else: only what is a date counts.
constexpr std::string_view kMaybeFromKeys[] = {
    "published",      "publish",      "scheduled",    "releasedate",   "releaseat",   "released",
    "releasedat",     "releasedon",   "posted",       "postedat",      "postedon",    "postdate",
    "liveat",         "liveon",       "livefrom",     "livedate",      "goeslive",    "launchdate",
    "launchat",       "launchon",     "notbefore",    "availablefrom", "availableon", "availableat",
    "availableafter", "visiblefrom",  "visibleafter", "showfrom",      "showafter",   "hideuntil",
    "hiddenuntil",    "privateuntil", "draftuntil",   "unhideat",      "unhideon",    "schedule"};
constexpr std::string_view kMaybeUntilKeys[] = {
    "availableuntil", "visibleuntil", "showuntil",  "liveuntil",   "publicuntil", "validuntil",
    "hideafter",      "hideat",       "hideon",     "hiddenafter", "removeafter", "removeat",
    "removeon",       "deleteafter",  "deleteat",   "deleteon",    "archiveon",   "archiveat",
    "archiveafter",   "sunset",       "takedownon", "takedownat"};

/// `publish_date`, `Publish-Date` and `publish date` as `publishdate`.
std::string bare_key(std::string_view key) {
  std::string bare = to_lower_ascii(key);
  std::erase_if(bare, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return bare;
}

template <std::size_t count>
bool holds(const std::string_view (&keys)[count], std::string_view key) {
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

class DateReader {
 public:
  DateReader(const FieldReader& fields, const Config& config, const DatedName& name, Post& post)
      : fields_(fields), config_(config), name_(name), post_(post) {}

  bool read() {
    if (!config_.date_fields.empty())
      read_listed();
    else
      read_usual();
    return !failed_;
  }

 private:
  /// A year alone, as libraries note the first print of a text, is the first day of it.
  ParsedDate parse_bound(const std::string& text) const {
    const std::string_view year = trim(text);
    const bool is_year = year.size() == 4 && std::all_of(year.begin(), year.end(), is_digit);
    return parse_date(is_year && reads_note_dates() ? std::string(year) + "-01-01" : text, config_.zone);
  }

  enum class Form { day, bound };
  /// A date field; an error if it can't be read.
  std::optional<ParsedDate> read(std::initializer_list<std::string_view> keys, Form form = Form::day) {
    const Value* value = fields_.find(keys);
    if (!value) return {};
    if (!value->is_scalar()) {
      failed_ = true;
      fields_.report(Kind::front_matter_bad_date, *value, tr("a date is {}, not one text", shape_of(*value)),
                     kDateHint);
      return {};
    }
    if (trim(value->text).empty()) return {};
    ParsedDate parsed = form == Form::bound ? parse_bound(value->text) : parse_date(value->text, config_.zone);
    if (!parsed.ok) {
      miss_date(*value, parsed);
      return {};
    }
    if (parsed.wall_clock)
      miss_zone();
    else if (config_.kind->rules.keeps_offsets)
      parsed.time.offset_seconds = static_cast<int>(seconds_of(parsed.wall) - parsed.time.unix_seconds);
    if (parsed.in_gap)
      fields_.report(Kind::front_matter_date_gap, *value,
                     tr("'{}' does not exist in {}, the clock skips it", value->text, config_.zone.name()),
                     tr("write another hour"));
    if (parsed.is_odd)
      fields_.report(Kind::front_matter_odd_date, *value,
                     tr("date '{}' is read as {}", value->text, format_rfc3339(parsed.time)), kDateHint);
    if (parsed.zone_name_ignored)
      fields_.report(Kind::front_matter_date_zone, *value, tr("the zone in '{}' is ambiguous and ignored", value->text),
                     tr("write an offset such as +08:00"));
    return parsed;
  }

  void miss_date(const Value& value, const ParsedDate& parsed) {
    failed_ = true;
    fields_.report(Kind::front_matter_bad_date, value, parsed.problem, kDateHint);
  }

  /// A date without an offset hangs on the site's zone.
  void miss_zone() const {
    if (config_.zone_is_set || config_.kind->rules.zone_is_optional) return;
    fields_.diagnostics().report(
        Kind::config_no_timezone, {config_.main_file, 0, 0}, tr("no time zone is configured, dates are read in UTC"),
        tr("write 'timezone:' with the name of yours, such as {}, or use --timezone", zone_example(config_.language)));
  }

  bool reads_note_dates() const { return config_.kind->rules.reads_note_dates; }
  std::initializer_list<std::string_view> updated_keys() const {
    return reads_note_dates() ? kPlainUpdatedKeys : kUpdatedKeys;
  }

  /// When the post is to be published. `published` and `publish` may be a yes or no; what is neither that nor a date is
  /// no date.
  std::optional<ParsedDate> read_publish() {
    if (const auto named = read(reads_note_dates() ? kPlainPublishKeys : kPublishKeys, Form::bound)) return named;
    for (const std::string_view key : {"published", "publish"}) {
      const Value* value = fields_.find(key);
      if (!value || !value->is_scalar() || fields_.is_flag(key)) continue;
      if (config_.kind->rules.published_is_date && key == "published") return read({key});
      if (parse_date(value->text, config_.zone).ok) return read({key});
    }
    return {};
  }

  enum class Bound { from, until };
  static std::optional<Bound> strict_bound(std::string_view key) {
    if (holds(kUntilKeys, key)) return Bound::until;
    return holds(kFromKeys, key) ? std::optional(Bound::from) : std::nullopt;
  }
  static std::optional<Bound> maybe_bound(std::string_view key) {
    if (holds(kMaybeUntilKeys, key)) return Bound::until;
    return holds(kMaybeFromKeys, key) ? std::optional(Bound::from) : std::nullopt;
  }

  /// The last of the dates from which, and the first of those until which the public may read a plain text. What is no
  /// date is an error, but for words that `read_publication` reads, and for keys that may say something else.
  void read_bounds() {
    for (const Value::Member& member : fields_.members()) {
      if (member.value.is_null()) continue;
      if (holds_words(member.key))
        for (const Value::Member& inner : member.value.members) read_clear_bound(inner);
      if (const auto bound = strict_bound(bare_key(member.key)))
        read_bound(member.value, *bound);
      else
        read_clear_bound(member);
    }
  }

  /// One that need not be a date.
  void read_clear_bound(const Value::Member& member) {
    const std::string key = bare_key(member.key);
    std::optional<Bound> bound = strict_bound(key);
    if (!bound) bound = maybe_bound(key);
    if (bound && member.value.is_scalar() && parse_bound(member.value.text).ok) read_bound(member.value, *bound);
  }

  void read_bound(const Value& value, Bound bound) {
    for (const Value& item : value.items) read_bound(item, bound);
    if (value.is_map() && !failed_) {
      failed_ = true;
      fields_.report(Kind::front_matter_bad_date, value, tr("a date is a map, not one text"), kDateHint);
    }
    const std::string word = to_lower_ascii(trim(value.text));
    if (!value.is_scalar() || parse_bool(word) || is_one_of(word, {"", "never", "none", "null", "n/a", "-"})) return;
    const ParsedDate parsed = parse_bound(value.text);
    std::optional<Timestamp>& known = bound == Bound::until ? post_.expiry_date : post_.publish_date;
    if (!parsed.ok) {
      if (!failed_) miss_date(value, parsed);
    } else if (!known || (bound == Bound::until ? parsed.time < *known : parsed.time > *known)) {
      known = parsed.time;
    }
  }

  void read_usual() {
    const auto updated = read(updated_keys());
    const auto expiry = read({"expiryDate", "expirydate", "unpublishdate"});
    const auto publish = read_publish();
    std::optional<ParsedDate> date = read({"date"});
    if (!date && config_.kind->rules.any_date_is_date) date = publish ? publish : updated;
    if (!date && reads_note_dates())
      date = publish ? publish : read({"created", "createdAt", "created_at", "date created"});
    set(date, publish, expiry);
    if (reads_note_dates()) read_bounds();
    if (date) {
      post_.date_is_bare = is_bare(*date);
    } else if (name_.date) {
      miss_zone();
      post_.date = config_.zone.at(*name_.date);
      post_.date_only = true;
    }
    if (updated) set_updated(updated->time);
  }

  /// Hugo's `frontmatter`: the first field of each list that has a value. Times of files and commits do not count.
  void read_listed() {
    const auto date = read_list("date", {"date", "publishdate", "pubdate", "published", "lastmod", "modified"});
    const auto updated = read_list("lastmod", {"lastmod", "modified"});
    const auto publish = read_list("publishdate", {"publishdate", "pubdate", "published"});
    const auto expiry = read_list("expirydate", {"expirydate", "unpublishdate"});
    set(date, publish, expiry);
    if (updated && (!post_.date || *post_.date <= updated->time)) post_.updated = updated->time;
  }

  std::optional<ParsedDate> read_list(const std::string& kind, const std::vector<std::string>& usual) {
    const auto own = config_.date_fields.find(kind);
    std::vector<std::string> names;
    for (const std::string& name :
         own == config_.date_fields.end() ? std::vector<std::string>{":default"} : own->second) {
      if (name == ":default")
        names.insert(names.end(), usual.begin(), usual.end());
      else
        names.push_back(name);
    }
    for (const std::string& name : names) {
      if (name == ":filename") {
        if (name_.date) return date_of_name();
      } else if (name != "published" || !fields_.is_flag(name)) {
        if (const auto date = read({name})) return date;
      }
    }
    return {};
  }

  /// The rest of the name, if there is any, is the slug then.
  ParsedDate date_of_name() {
    ParsedDate date;
    date.ok = date.date_only = true;
    date.time = config_.zone.at(*name_.date);
    if (post_.head_slug.empty() && !name_.rest.empty()) post_.head_slug = name_.rest;
    return date;
  }

  void set(const std::optional<ParsedDate>& date, const std::optional<ParsedDate>& publish,
           const std::optional<ParsedDate>& expiry) {
    if (publish) post_.publish_date = publish->time;
    if (expiry) post_.expiry_date = expiry->time;
    if (!date) return;
    post_.date = date->time;
    post_.date_only = date->date_only;
  }

  void set_updated(const Timestamp& updated) {
    if (!post_.date || updated >= *post_.date) {
      post_.updated = updated;
      return;
    }
    fields_.report(Kind::front_matter_updated_early, *fields_.find(updated_keys()),
                   tr("the post is updated before its date, the date is used"), tr("correct 'updated' or 'date'"));
  }

  /// Unquoted, with seconds and without an offset.
  bool is_bare(const ParsedDate& date) const {
    const Value* value = fields_.find("date");
    return value && date.wall_clock && !date.date_only && !date.is_odd && !date.zone_name_ignored && !value->quoted &&
           std::count(value->text.begin(), value->text.end(), ':') == 2;
  }

  const FieldReader& fields_;
  const Config& config_;
  const DatedName& name_;
  Post& post_;
  bool failed_ = false;
};

}  // namespace

bool read_dates(const FieldReader& fields, const Config& config, const DatedName& name, Post& post) {
  return DateReader(fields, config, name, post).read();
}

}  // namespace essaypack
