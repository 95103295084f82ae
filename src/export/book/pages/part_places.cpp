#include "export/book/pages/part_places.h"

#include "config/sections/book.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace essaypack {
namespace {

using Places = std::vector<std::vector<PartPath>>;
using Order = std::vector<std::size_t>;

constexpr std::size_t kWholeYear = 20;  ///< Posts of a year from which its months are parts of their own.

/// Home is the first category.
Places places_by_category(const Book& book, const Order& order, Diagnostics& diagnostics) {
  const auto depth = static_cast<std::size_t>(std::max(1, book.config.category_depth));
  std::string_view deep_source;
  std::size_t deep_levels = 0;
  Places places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const Post& post = book.site.posts[order[at]];
    for (PartPath path : post.categories) {
      if (path.size() > depth) {
        if (deep_source.empty() || post.source < deep_source) deep_source = post.source, deep_levels = path.size();
        path.resize(depth);
      }
      if (!path.empty()) places[at].push_back(std::move(path));
    }
  }
  if (!deep_source.empty())
    diagnostics.report(Kind::book_deep_category, {std::string(deep_source), 0, 0},
                       tr("a category has {} levels, the book shows {}", deep_levels, depth),
                       tr("a list of lists gives a post several categories: categories: [[a, b], [c]]"));
  return places;
}

Places places_by_year(const Book& book, const Order& order) {
  std::map<int, std::size_t> posts_of_year;
  for (const std::size_t post : order)
    if (const auto& date = book.site.posts[post].date) ++posts_of_year[civil(*date).year];
  Places places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const auto& date = book.site.posts[order[at]].date;
    if (!date) continue;
    const std::string day = format_date(*date);
    const std::size_t year_end = day.size() - 6;  // `-08-24` stands behind
    PartPath path = {day.substr(0, year_end)};
    const bool has_months = posts_of_year.size() == 1 || posts_of_year[civil(*date).year] > kWholeYear;
    if (has_months && book.config.category_depth > 1) path.push_back(day.substr(0, day.size() - 3));
    places[at] = {std::move(path)};
  }
  return places;
}

/// Home is the tag that most posts of the book have.
Places places_by_tag(const Book& book, const Order& order) {
  const Site& site = book.site;
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> tags(site.posts.size());  // uses, tag
  std::vector<bool> is_in(site.posts.size(), false);
  for (const std::size_t post : order) is_in[post] = true;
  for (std::size_t tag = 0; tag < site.tags.size(); ++tag) {
    const auto& posts = site.tags[tag].posts;
    const auto uses =
        static_cast<std::size_t>(std::count_if(posts.begin(), posts.end(), [&](auto post) { return is_in[post]; }));
    for (const std::size_t post : posts)
      if (is_in[post]) tags[post].emplace_back(uses, tag);
  }
  Places places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    auto& mine = tags[order[at]];
    std::stable_sort(mine.begin(), mine.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [uses, tag] : mine) places[at].push_back({site.tags[tag].name});
  }
  return places;
}

Places places_by_series(const Book& book, const Order& order) {
  Places places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at)
    if (const Post& post = book.site.posts[order[at]]; !post.series.empty()) places[at] = {{post.series.str()}};
  return places;
}

Places places_by_contents(const Book& book, const Order& order) {
  std::map<std::size_t, const PartPath*> paths;
  for (const ContentsPlace& place : *book.volume.order) paths.emplace(place.post, &place.path);
  Places places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at)
    if (const auto found = paths.find(order[at]); found != paths.end() && !found->second->empty())
      places[at] = {*found->second};
  return places;
}

}  // namespace

std::vector<std::vector<PartPath>> find_places(const Book& book, const std::vector<std::size_t>& order,
                                               Diagnostics& diagnostics) {
  switch (book.group) {
    case BookGroup::category:
      return places_by_category(book, order, diagnostics);
    case BookGroup::year:
      return places_by_year(book, order);
    case BookGroup::tag:
      return places_by_tag(book, order);
    case BookGroup::series:
      return places_by_series(book, order);
    case BookGroup::contents:
      return places_by_contents(book, order);
    case BookGroup::none:
      break;
  }
  return Places(order.size());
}

}  // namespace essaypack
