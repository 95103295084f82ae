#include "export/book/plan/selection.h"

#include "base/date_words.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/text.h"
#include "base/time.h"
#include "config/sections/book.h"
#include "export/book/plan/book.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <set>
#include <unordered_set>

namespace essaypack {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Parts
// -------------------------------------------------------------------------------------------------------------------

/// What a book may call its parts: paths and, in `order.parts`, last names. The site's categories are among them
/// whatever the group: what several books have in common holds for those with other parts, too.
std::vector<std::string> names_of_parts(const Site& site, const BookConfig& config) {
  std::set<std::string> names;
  const Words words(language_of(site, config), config.words);
  for (const char* rest : {"uncategorised", "undated", "other_posts"}) names.insert(words[rest]);
  for (const Category& category : site.categories) names.insert(join_names(category.path));
  if (config.group == BookGroup::tag)
    for (const Tag& tag : site.tags) names.insert(tag.name);
  for (const Post& post : site.posts) {
    if (config.group == BookGroup::series && !post.series.empty()) names.insert(post.series.str());
    if (config.group != BookGroup::year || !post.date) continue;
    const std::string day = format_date(*post.date), month = day.substr(0, day.size() - 3),
                      year = month.substr(0, month.size() - 3);
    const std::string language = language_of(site, config);
    names.insert({year, year + "/" + month, format_year(*post.date, language), format_month(*post.date, language)});
  }
  return {names.begin(), names.end()};
}

/// The path that ends in this name; empty where there is none.
std::string path_ending_in(const std::vector<std::string>& paths, const std::string& name) {
  const std::string end = "/" + name;
  for (const std::string& path : paths)
    if (path.size() > end.size() && path.ends_with(end)) return path;
  return {};
}

void check_parts(const Site& site, const BookConfig& config, Diagnostics& diagnostics) {
  if (config.contents.is_given() || config.group == BookGroup::none ||
      (config.part_order.empty() && config.part_notes.empty()))
    return;
  const std::vector<std::string> known = names_of_parts(site, config);
  const auto report = [&](const char* key, const std::string& name, std::string meant) {
    if (holds(known, name)) return;
    if (meant.empty() && count_code_points(name) > 1) meant = closest_word(name, known).value_or("");
    diagnostics.report(Kind::book_unknown_name, {},
                       tr("{}: '{}' names the part '{}', which there is not", owner_of(config), key, name),
                       meant.empty() ? Message() : tr("did you mean '{}'?", meant));
  };
  for (const std::string& name : config.part_order)
    if (path_ending_in(known, name).empty()) report("order.parts", name, {});
  for (const auto& [path, text] : config.part_notes) report("part_notes", path, path_ending_in(known, path));
}

// Volumes
// -----------------------------------------------------------------------------------------------------------------

using Posts = std::vector<std::size_t>;

std::vector<Volume> split_by_year(const Site& site, const Words& words, const Posts& posts) {
  std::map<int, Volume> years;
  Posts undated;
  for (const std::size_t post : posts) {
    if (!site.posts[post].date) {
      undated.push_back(post);
      continue;
    }
    const int year = civil(*site.posts[post].date).year;
    Volume& volume = years[year];
    volume.name = std::to_string(year);
    volume.position = static_cast<std::size_t>(std::max(0, year));
    volume.posts.push_back(post);
  }
  std::vector<Volume> volumes;
  for (auto& [year, volume] : years) {
    volume.key = volume.name;
    volumes.push_back(std::move(volume));
  }
  if (volumes.empty() && !undated.empty()) volumes.push_back({"undated", words["undated"], 0, {}});
  if (!undated.empty()) {
    Posts& last = volumes.back().posts;
    last.insert(last.end(), undated.begin(), undated.end());
    std::sort(last.begin(), last.end());
  }
  return volumes;
}

/// By the top category of each post's home.
std::vector<Volume> split_by_category(const Site& site, const BookConfig& config, const Words& words,
                                      const Posts& posts) {
  std::map<std::string, Part> tops;
  std::map<std::string, Posts> members;
  for (const std::size_t post : posts) {
    const Post& one = site.posts[post];
    const auto home =
        std::find_if(one.categories.begin(), one.categories.end(), [](const auto& path) { return !path.empty(); });
    const std::string name = home == one.categories.end() ? std::string() : home->front();
    Part& part = tops[name];
    ++part.total;
    if (one.date && (!part.first || *one.date < *part.first)) part.first = one.date;
    members[name].push_back(post);
  }
  std::vector<Part> parts;
  for (auto& [name, part] : tops) {
    part.name = name;
    part.path = {name};
    part.is_rest = name.empty();
    for (std::size_t i = 0; i < site.categories.size() && part.number == kNone; ++i)
      if (site.categories[i].path.size() == 1 && site.categories[i].path[0] == name) part.number = i;
    parts.push_back(part);
  }
  std::sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) { return goes_before(config, a, b); });
  std::vector<Volume> volumes;
  for (const Part& part : parts)
    volumes.push_back({part.is_rest ? "uncategorised" : short_key(part.name),
                       part.is_rest ? words["uncategorised"] : part.name, volumes.size() + 1,
                       std::move(members[part.name])});
  return volumes;
}

/// Oldest first, so that a full volume stays as it is when a post is added.
std::vector<Volume> split_by_count(const Site& site, const BookConfig& config, const Words& words, Posts posts) {
  std::sort(posts.begin(), posts.end(), [&](std::size_t a, std::size_t b) {
    const Post &first = site.posts[a], &second = site.posts[b];
    if (first.date.has_value() != second.date.has_value()) return first.date.has_value();
    if (first.date && *first.date != *second.date) return *first.date < *second.date;
    return first.source < second.source;
  });
  std::vector<Volume> volumes;
  for (std::size_t begin = 0; begin < posts.size(); begin += config.split_size) {
    const std::size_t end = std::min(posts.size(), begin + config.split_size), number = volumes.size() + 1;
    char key[32];
    std::snprintf(key, sizeof key, "v%03zu", number);
    volumes.push_back(
        {key, words.fill("volume", {{'n', std::to_string(number)}}), number,
         Posts(posts.begin() + static_cast<std::ptrdiff_t>(begin), posts.begin() + static_cast<std::ptrdiff_t>(end))});
    std::sort(volumes.back().posts.begin(), volumes.back().posts.end());
  }
  return volumes;
}

/// "2025", "2024-08-01 – 2025-01-31", "2024-08-01 –".
std::string name_of_days(const std::string& from, const std::string& until) {
  const bool is_year =
      from.substr(0, 4) == until.substr(0, 4) && from.substr(4) == "-01-01" && until.substr(4) == "-12-31";
  return is_year ? from.substr(0, 4) : std::string(trim(from + " – " + until));
}

}  // namespace

Message owner_of(const BookConfig& config) {
  return config.is_selection ? tr("'{}'", "--select") : tr("book '{}'", config.id);
}

std::vector<std::size_t> select_posts(const Site& site, const BookConfig& config, Diagnostics& diagnostics) {
  check_selection(site, config.select, {owner_of(config), Kind::book_unknown_name}, diagnostics);
  check_parts(site, config, diagnostics);
  check_selected_files(site, config.select, {owner_of(config), Kind::book_unknown_name}, diagnostics);
  return select_posts(site, config.select);
}

void report_empty_book(const Site& site, const BookConfig& config, Diagnostics& diagnostics) {
  if (site.posts.empty() || config.select.is_everything()) {
    diagnostics.report(Kind::book_empty, {}, tr("no post may be published, so there is no book"));
  } else {
    diagnostics.report(Kind::book_empty, {}, tr("{} selects no post, so there is no book", owner_of(config)),
                       tr("'essaypack list categories' and 'essaypack list tags' print what there is"));
  }
}

std::vector<Volume> split_book(const Site& site, const BookConfig& config, const Words& words,
                               std::vector<std::size_t> posts) {
  if (posts.empty()) return {};
  if (config.split == BookSplit::year) return split_by_year(site, words, posts);
  if (config.split == BookSplit::category) return split_by_category(site, config, words, posts);
  if (config.split == BookSplit::count) return split_by_count(site, config, words, std::move(posts));
  return {{{}, {}, 0, std::move(posts)}};
}

std::string name_of_selection(const BookSelect& select) {
  std::string name;
  const auto add = [&](const std::string& text) { name += (name.empty() ? "" : " · ") + text; };
  for (const auto* names :
       {&select.categories, &select.tags, &select.series, &select.authors, &select.languages, &select.years})
    for (const std::string& one : *names) add(one);
  if (!select.from.empty() || !select.until.empty()) add(name_of_days(select.from, select.until));
  return name;
}

}  // namespace essaypack
