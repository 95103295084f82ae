#include "output/announcements.h"

#include "base/hash.h"
#include "base/json_lines.h"
#include "base/record_version.h"
#include "base/text.h"
#include "base/url.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;
using Marks = std::map<std::string, std::string, std::less<>>;  // by address

constexpr std::size_t kMarkDigits = 16, kKeyDigits = 12;
constexpr std::size_t kMostAddresses = 10'000;  // of one IndexNow body

Marks parse_marks(std::string_view text) {
  Marks marks;
  std::string section, url;
  // taken while they are read: a tree of a large site's addresses is larger than all the rest of the run
  const auto take = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& part) {
    const bool is_key = event == nlohmann::json::parse_event_t::key;
    if (is_key && depth == 1) section = part.get<std::string>();
    if (depth != 2 || section != "pages") return true;
    if (is_key) url = part.get<std::string>();
    if (event == nlohmann::json::parse_event_t::value && part.is_string()) marks.emplace(url, part.get<std::string>());
    return !is_key;  // without its key nothing is kept
  };
  const nlohmann::json json = nlohmann::json::parse(text, take, false);
  refuse_newer(json, "essaypack_announced");
  const auto version = json.find("essaypack_announced");
  const auto pages = json.find("pages");
  if (!json.is_object() || version == json.end() || *version != 1 || pages == json.end() || !pages->is_object())
    throw RecordError(tr("it is no list of addresses"));
  return marks;
}

/// Pages in order of address.
std::vector<AnnouncedPage> by_address(std::vector<AnnouncedPage> pages) {
  std::sort(pages.begin(), pages.end(), [](const AnnouncedPage& a, const AnnouncedPage& b) { return a.url < b.url; });
  return pages;
}

/// Mark and key.
std::string value_of(const AnnouncedPage& page) {
  return hex_of(page.mark) + (page.post == 0 ? "" : hex_of(page.post).substr(kMarkDigits - kKeyDigits));
}

std::uint64_t key_in(const std::string& value) {
  std::uint64_t key = 0;
  if (value.size() == kMarkDigits + kKeyDigits)
    std::from_chars(value.data() + kMarkDigits, value.data() + value.size(), key, 16);
  return key;
}

/// True if the text is what it was; earlier releases wrote no keys.
bool has_mark(const std::string& value, std::uint64_t mark) { return value.compare(0, kMarkDigits, hex_of(mark)) == 0; }

std::string print_pages(const std::vector<AnnouncedPage>& sorted) {
  JsonLines lines("essaypack_announced", "pages");
  for (const AnnouncedPage& page : sorted) lines.add(page.url, json_quoted(value_of(page)));
  return lines.take();
}

/// With what the run did not see. Both are in order of address.
std::string print_all(const std::vector<AnnouncedPage>& sorted, const Marks& unseen) {
  JsonLines lines("essaypack_announced", "pages");
  auto old = unseen.begin();
  for (const AnnouncedPage& page : sorted) {
    for (; old != unseen.end() && old->first < page.url; ++old) lines.add(old->first, json_quoted(old->second));
    lines.add(page.url, json_quoted(value_of(page)));
  }
  for (; old != unseen.end(); ++old) lines.add(old->first, json_quoted(old->second));
  return lines.take();
}

/// Newest first: the addresses that are wanted in the order of the site, then those that it does not know.
std::vector<std::string_view> in_order(const std::vector<std::string_view>& wanted, const AnnouncementRun& run) {
  std::unordered_set<std::string_view> left(wanted.begin(), wanted.end());
  std::vector<std::string_view> ordered;
  for (const AnnouncedPage& page : run.pages)
    if (left.erase(page.url) > 0) ordered.push_back(page.url);
  for (const std::string_view url : wanted)
    if (left.erase(url) > 0) ordered.push_back(url);
  return ordered;
}

/// The lines that wait to be pushed and the new ones; addresses that are gone would be a quota's waste.
std::string next_changed_urls(const std::string& before, const Announcements& now, const AnnouncementRun& run) {
  std::vector<std::string_view> lines(now.changed.begin(), now.changed.end());
  for (const std::string_view line : split(before, '\n')) {
    const std::string_view url = trim(line);
    if (!url.empty() && !std::binary_search(now.removed.begin(), now.removed.end(), url)) lines.push_back(url);
  }
  std::string text;
  for (const std::string_view url : in_order(lines, run)) text.append(url).append("\n");
  return text;
}

bool has_url_list(const Json& json) {
  const auto list = json.is_object() ? json.find("urlList") : json.end();
  return json.is_object() && list != json.end() && list->is_array();
}

/// Those of `body`, an IndexNow body of an earlier run.
void append_urls(std::vector<std::string>& urls, const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (!has_url_list(json)) return;
  for (const Json& url : json["urlList"])
    if (url.is_string()) urls.push_back(url.get<std::string>());
}

std::vector<std::string> next_indexnow(const std::vector<std::string>& before, const Announcements& now,
                                       const AnnouncementRun& run) {
  if (run.indexnow_key.empty()) return before;
  std::vector<std::string> waiting;
  for (const std::string& body : before) append_urls(waiting, body);
  std::vector<std::string_view> urls(now.changed.begin(), now.changed.end());
  urls.insert(urls.end(), now.removed.begin(), now.removed.end());
  urls.insert(urls.end(), waiting.begin(), waiting.end());
  urls = in_order(urls, run);
  // one body is about one host, and the site may have moved
  const UrlParts site = split_url(run.site_url);
  const std::string host(site.authority);
  urls.erase(std::remove_if(urls.begin(), urls.end(),
                            [&](std::string_view url) {
                              const UrlParts parts = split_url(url);
                              return parts.authority != site.authority || parts.scheme != site.scheme;
                            }),
             urls.end());
  std::vector<std::string> bodies;
  for (std::size_t from = 0; from < urls.size(); from += kMostAddresses) {
    const std::size_t to = std::min(from + kMostAddresses, urls.size());
    Json body = {{"host", host}, {"key", run.indexnow_key}, {"urlList", Json::array()}};
    for (std::size_t i = from; i < to; ++i) body["urlList"].push_back(urls[i]);
    bodies.push_back(body.dump(1, ' ', true, Json::error_handler_t::replace) + '\n');
  }
  return bodies;
}

/// Takes the addresses that are gone out of `unseen`, those that the run has not made.
std::vector<std::string> take_removed(Marks& unseen, const AnnouncementRun& run) {
  std::vector<std::string> removed;
  std::erase_if(unseen, [&](const auto& entry) {
    const std::uint64_t key = key_in(entry.second);
    if (run.is_unseen && (key == 0 || run.is_unseen(key))) return false;
    removed.push_back(entry.first);
    return true;
  });
  return removed;
}

/// For a run without a sitemap: what was announced stays as it was, as far as it still is public.
Announcements compare_removals(const AnnouncementFiles& before, Marks known, const AnnouncementRun& run) {
  Announcements now;
  Marks unseen = known;
  for (const AnnouncedPage& page : run.pages)
    if (const auto old = unseen.find(page.url); old != unseen.end()) unseen.erase(old);
  now.removed = take_removed(unseen, run);
  now.files = before;
  if (now.removed.empty()) return now;
  for (const std::string& url : now.removed) known.erase(url);
  now.files.recorded = print_all({}, known);
  now.files.changed_urls = next_changed_urls(before.changed_urls, now, run);
  now.files.indexnow = next_indexnow(before.indexnow, now, run);
  return now;
}

}  // namespace

bool is_indexnow_body(std::string_view text) { return has_url_list(Json::parse(text, nullptr, false)); }

Announcements compare_announcements(const AnnouncementFiles& before, const AnnouncementRun& run) {
  Announcements now;
  const std::vector<AnnouncedPage> sorted = by_address(run.pages);
  now.files.recorded = print_pages(sorted);
  if (now.files.recorded == before.recorded) {
    now.files = before;
    return now;
  }
  Marks known;
  if (!before.recorded.empty()) known = parse_marks(before.recorded);
  if (run.only_removals) return compare_removals(before, known, run);
  for (const AnnouncedPage& page : run.pages) {
    const auto old = known.find(page.url);
    if (old == known.end() || !has_mark(old->second, page.mark)) now.changed.emplace_back(page.url);
  }
  for (const AnnouncedPage& page : sorted)
    if (const auto old = known.find(page.url); old != known.end()) known.erase(old);
  now.removed = take_removed(known, run);
  now.files.recorded = print_all(sorted, known);
  now.files.changed_urls = next_changed_urls(before.changed_urls, now, run);
  now.files.indexnow = next_indexnow(before.indexnow, now, run);
  return now;
}

std::string indexnow_name(std::size_t index) {
  return index == 0 ? "indexnow.json" : "indexnow-" + std::to_string(index + 1) + ".json";
}

}  // namespace essaypack
