#include "output/announcements.h"

#include "base/hash.h"
#include "base/text.h"
#include "base/url.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;
using Marks = std::map<std::string, std::string>;  // by address

constexpr std::size_t kMostAddresses = 10'000;  // of one IndexNow body

Marks parse_marks(std::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  const auto version = json.find("essaypack_announced");
  const auto pages = json.find("pages");
  if (!json.is_object() || version == json.end() || *version != 1 || pages == json.end() || !pages->is_object())
    throw std::runtime_error("announced.json is no list of addresses");
  Marks marks;
  for (const auto& [url, mark] : pages->items())
    if (mark.is_string()) marks.emplace(url, mark.get<std::string>());
  return marks;
}

/// Addresses are ASCII without quotes, as permalinks are.
std::string print_marks(const Marks& marks) {
  std::string text = "{\"essaypack_announced\": 1, \"pages\": {";
  const char* separator = "\n";
  for (const auto& [url, mark] : marks) {
    text.append(separator).append("\"").append(url).append("\": \"").append(mark).append("\"");
    separator = ",\n";
  }
  return text + "\n}}\n";
}

/// Newest first: the addresses that are wanted in the order of the site, then those that it does not know.
std::vector<std::string> in_order(const std::vector<std::string>& wanted, const AnnouncementRun& run) {
  std::unordered_set<std::string_view> left(wanted.begin(), wanted.end());
  std::vector<std::string> ordered;
  for (const AnnouncedPage& page : run.pages)
    if (left.erase(page.url) > 0) ordered.push_back(page.url);
  for (const std::string& url : wanted)
    if (left.erase(url) > 0) ordered.push_back(url);
  return ordered;
}

/// The lines that wait to be pushed and the new ones; addresses that are gone would be a quota's waste.
std::string next_changed_urls(const std::string& before, const Announcements& now, const AnnouncementRun& run) {
  std::vector<std::string> lines = now.changed;
  for (const std::string_view line : split(before, '\n')) {
    std::string url(trim(line));
    if (!url.empty() && !std::binary_search(now.removed.begin(), now.removed.end(), url)) lines.push_back(std::move(url));
  }
  std::string text;
  for (const std::string& url : in_order(lines, run)) text += url + '\n';
  return text;
}

/// Those of `body`, an IndexNow body of an earlier run.
void append_urls(std::vector<std::string>& urls, const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  const auto list = json.is_object() ? json.find("urlList") : json.end();
  if (!json.is_object() || list == json.end() || !list->is_array()) throw std::runtime_error("indexnow.json is no IndexNow body");
  for (const Json& url : *list)
    if (url.is_string()) urls.push_back(url.get<std::string>());
}

std::vector<std::string> next_indexnow(const std::vector<std::string>& before, const Announcements& now,
                                       const AnnouncementRun& run) {
  if (run.indexnow_key.empty()) return before;
  std::vector<std::string> urls = now.changed;
  urls.insert(urls.end(), now.removed.begin(), now.removed.end());
  for (const std::string& body : before) append_urls(urls, body);
  urls = in_order(urls, run);
  // one body is about one host
  const std::string host(split_url(run.site_url).authority);
  urls.erase(std::remove_if(urls.begin(), urls.end(), [&](const std::string& url) { return split_url(url).authority != host; }),
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

}  // namespace

Announcements compare_announcements(const AnnouncementFiles& before, const AnnouncementRun& run) {
  Announcements now;
  now.files = before;
  Marks marks;
  for (const AnnouncedPage& page : run.pages) marks.emplace(page.url, hex_of(page.mark));
  now.files.recorded = print_marks(marks);
  if (now.files.recorded == before.recorded) return now;
  Marks known;
  if (!before.recorded.empty()) known = parse_marks(before.recorded);
  for (const AnnouncedPage& page : run.pages) {
    const auto old = known.find(page.url);
    if (old == known.end() || old->second != hex_of(page.mark)) now.changed.push_back(page.url);
  }
  for (const auto& [url, mark] : known) {
    if (marks.count(url) > 0) continue;
    if (run.is_partial)
      marks.emplace(url, mark);
    else
      now.removed.push_back(url);
  }
  now.files.recorded = print_marks(marks);
  now.files.changed_urls = next_changed_urls(before.changed_urls, now, run);
  now.files.indexnow = next_indexnow(before.indexnow, now, run);
  return now;
}

std::string indexnow_name(std::size_t index) {
  return index == 0 ? "indexnow.json" : "indexnow-" + std::to_string(index + 1) + ".json";
}

}  // namespace essaypack
