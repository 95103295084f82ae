#include "site/known_ids.h"

#include "base/hash.h"
#include "base/json_lines.h"
#include "base/record_version.h"
#include "base/url.h"
#include "diag/failure.h"
#include "site/erase_marked.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace essaypack {
namespace {

/// Prints the ledger line by line.
class LedgerPrinter {
 public:
  void add(std::string_view source, std::string_view id, std::string_view mark) {
    lines_.add(source, std::string("[").append(json_quoted(id)).append(", ").append(json_quoted(mark)).append("]"));
  }
  std::string text() { return lines_.take(); }

 private:
  JsonLines lines_{"essaypack_ids", "posts"};
};

std::string mark_of(const Post& post) {
  return hex_of(stable_hash(post.title + '\n' + (post.date ? format_rfc3339(*post.date) : "")));
}

bool is_known_to_readers(const Post& post) { return !post.id.empty() && is_feed_post(post); }

std::string print_ids_of(const std::vector<Post>& posts) {
  LedgerPrinter printer;
  for (const Post& post : posts)
    if (is_known_to_readers(post)) printer.add(post.source, post.id, mark_of(post));
  return printer.text();
}

/// `tag:example.org,2025:` of `tag:example.org,2025:post:a`; empty for ids of another kind.
std::string_view tag_of(std::string_view id) {
  const std::size_t mark = id.find(":post:");
  return id.starts_with("tag:") && mark != id.npos ? id.substr(0, mark + 1) : std::string_view();
}

bool differs_in_tag_alone(std::string_view before, std::string_view now) {
  const std::string_view old_tag = tag_of(before), new_tag = tag_of(now);
  return !old_tag.empty() && !new_tag.empty() && old_tag != new_tag &&
         before.substr(old_tag.size()) == now.substr(new_tag.size());
}

/// True if both hang on day and file name, and the day alone is another: dates with an offset move with the site's
/// zone.
bool differs_in_day_alone(std::string_view before, std::string_view now) {
  constexpr std::size_t kDay = std::string_view("post:2024-09-13").size();
  const std::size_t from = tag_of(before).size();
  return from > 0 && before.size() > from + kDay && before.size() == now.size() && before[from + kDay] == '/' &&
         before.substr(0, from) == now.substr(0, from) && before.substr(from + kDay) == now.substr(from + kDay);
}

/// True for a `guid` that is the whole id: no setting changes it.
bool says_its_id(const Post& post) {
  return !post.guid.empty() && (post.id == post.guid || post.id == encode_url(post.guid));
}

/// A post and the id that readers know it by.
struct Change {
  std::size_t post;
  std::string before;
  std::string source;  ///< Under which it is known.
};

/// Finds the posts whose ids changed: the same path, or title and date of a post whose path is gone.
std::vector<Change> find_changes(const std::vector<Post>& posts, const KnownIds& known, std::size_t& met) {
  std::set<std::string_view> sources;
  for (const Post& post : posts) sources.insert(post.source);
  std::map<std::string_view, KnownIds::const_iterator> gone;
  for (auto at = known.begin(); at != known.end(); ++at)
    if (sources.count(at->first) == 0) gone.emplace(at->second.mark, at);
  std::vector<Change> changes;
  for (std::size_t at = 0; at < posts.size(); ++at) {
    const Post& post = posts[at];
    if (!is_known_to_readers(post)) continue;
    KnownIds::const_iterator entry = known.find(post.source);
    if (entry == known.end() && !gone.empty())
      if (const auto moved = gone.find(mark_of(post)); moved != gone.end()) entry = moved->second;
    if (entry == known.end()) continue;
    met += !says_its_id(post);
    if (entry->second.id != post.id) changes.push_back({at, entry->second.id, entry->first});
  }
  return changes;
}

/// True if a setting changed the ids: all that hang on settings are others now, and not by what stands in the posts, or
/// the tag in front of them is.
bool is_by_setting(const std::vector<Change>& changes, const std::vector<Post>& posts, std::size_t met) {
  const auto hangs_on_post = [&](const Change& change) {
    const std::string_view now = posts[change.post].id;
    return !tag_of(now).empty() && tag_of(change.before) == tag_of(now) && !differs_in_day_alone(change.before, now);
  };
  if (changes.size() == met && met > 1 && std::none_of(changes.begin(), changes.end(), hangs_on_post)) return true;
  return std::all_of(changes.begin(), changes.end(),
                     [&](const Change& change) { return differs_in_tag_alone(change.before, posts[change.post].id); });
}

[[noreturn]] void fail_for_all(const Change& first, const Post& post, std::size_t count) {
  const std::string_view tag = tag_of(first.before);
  Message hint = tr("set 'url' and 'feed.id' as they were, or record the new ids with --accept-ids");
  if (differs_in_day_alone(first.before, post.id))
    hint = tr("set 'timezone' as it was, or record the new ids with --accept-ids");
  if (is_http_url(first.before) && is_http_url(post.id.str()))
    hint = tr("set 'url' and 'permalink' as they were, or record the new ids with --accept-ids");
  if (differs_in_tag_alone(first.before, post.id)) {
    const std::size_t comma = tag.rfind(',');
    hint = tr(
        "write 'feed: {id: {authority: {}, since: {}}}' into essaypack.yaml, or record the new ids with --accept-ids",
        tag.substr(4, comma - 4), tag.substr(comma + 1, tag.size() - comma - 2));
  }
  throw Failure(ExitCode::usage, Kind::feed_id_changed, {},
                tr_n("the ids of {} post would change: '{}' to '{}'", "the ids of {} posts would change: '{}' to '{}'",
                     count, first.before, post.id),
                hint);
}

void report(const Change& change, const Post& post, Diagnostics& diagnostics) {
  const std::string_view key = !post.guid.empty() ? "guid" : !post.abbrlink.empty() ? "abbrlink" : "date";
  diagnostics.report(Kind::feed_id_changed, {post.source, post.fields.line_of(key), 1},
                     tr("readers know the post as '{}', now its id is '{}'", change.before, post.id),
                     tr("add the line 'guid: {}', or record the new id with --accept-ids", change.before));
}

}  // namespace

KnownIds parse_known_ids(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  refuse_newer(json, "essaypack_ids");
  const auto version = json.find("essaypack_ids");
  const auto posts = json.find("posts");
  if (!json.is_object() || version == json.end() || *version != 1 || posts == json.end() || !posts->is_object())
    throw RecordError(tr("it is no list of ids"));
  KnownIds ids;
  for (const auto& [source, entry] : posts->items()) {
    if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_string())
      throw RecordError(tr("the entry of '{}' is no id", source));
    ids.emplace(source, KnownId{entry[0].get<std::string>(), entry[1].get<std::string>()});
  }
  return ids;
}

KnownIds ids_before(const IdLedger& ledger) {
  if (ledger.before.empty()) return {};
  try {
    return parse_known_ids(ledger.before);
  } catch (const std::exception& error) {
    throw Failure(ExitCode::environment, tr("can't read '{}': {}", ledger.name, record_reason(error)),
                  record_hint(error, tr("put the file back as it was; without it changed ids go unnoticed")));
  }
}

std::string print_known_ids(const KnownIds& ids) {
  LedgerPrinter printer;
  for (const auto& [source, entry] : ids) printer.add(source, entry.id, entry.mark);
  return printer.text();
}

void hold_ids(std::vector<Post>& posts, IdLedger& ledger, Diagnostics& diagnostics) {
  ledger.now = print_ids_of(posts);
  if (ledger.now == ledger.before) ledger.before = {};  // it says nothing new, and may be as large as all posts
  if (ledger.accepts || ledger.before.empty()) return;
  std::size_t met = 0;
  const KnownIds known = ids_before(ledger);
  const std::vector<Change> changes = find_changes(posts, known, met);
  if (changes.empty()) return;
  if (is_by_setting(changes, posts, met)) fail_for_all(changes[0], posts[changes[0].post], changes.size());
  for (const Change& change : changes) report(change, posts[change.post], diagnostics);
  std::vector<bool> is_dropped(posts.size());
  for (const Change& change : changes) {
    is_dropped[change.post] = true;
    ledger.disputed.insert(change.source);
  }
  erase_marked(posts, is_dropped);
  ledger.now = print_ids_of(posts);
}

std::string next_ledger(IdLedger& ledger, const std::function<bool(std::string_view source)>& is_kept) {
  if (!is_kept || ledger.before.empty()) return std::move(ledger.now);
  KnownIds ids = parse_known_ids(ledger.now);
  for (auto& [source, entry] : ids_before(ledger))
    if (is_kept(source) || ledger.disputed.count(source) > 0) ids.emplace(source, std::move(entry));
  return print_known_ids(ids);
}

}  // namespace essaypack
