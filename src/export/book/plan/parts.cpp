/// Parts and chapters of a book in their order.

#include "base/collate.h"
#include "base/date_words.h"
#include "base/hash.h"
#include "base/text.h"
#include "config/sections/book.h"
#include "export/book/pages/part_places.h"
#include "export/book/plan/book.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace essaypack {
namespace {

constexpr char kPathSeparator = '\x1f';

std::string join_path(const PartPath& path) {
  std::string joined;
  for (const std::string& name : path) {
    if (!joined.empty()) joined += kPathSeparator;
    joined += name;
  }
  return joined;
}

constexpr long kLast = 1'000'000'000;  ///< The place of what has none.

/// A whole number of a head.
long number_of(const Post& post, std::string_view key) {
  long number = kLast;
  if (const auto field = post.fields.find(key); field) {
    const std::string_view text = trim(*field);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) number = kLast;
  }
  return number;
}

long series_order(const Post& post) { return number_of(post, "series_order"); }

/// As Hugo sorts by it: 0 is none.
long weight_of(const Post& post) {
  const long weight = number_of(post, "weight");
  return weight == 0 ? kLast : weight;
}

/// Builds parts and chapters; a class only for the tables that the steps share.
class Planner {
 public:
  Planner(Book& book, const std::set<std::size_t>& left_out, Diagnostics& diagnostics)
      : book_(book), site_(book.site), left_out_(left_out), diagnostics_(diagnostics) {}

  void run() {
    collect_posts();
    std::vector<std::vector<PartPath>> places = find_places(book_, order_, diagnostics_);
    for (std::size_t at = 0; at < order_.size(); ++at)
      if (is_translation(at)) {  // it is where its original is
        places[at] = places[original_[at]];
        if (places[at].size() > 1) places[at].resize(1);
      }
    const bool has_parts = std::any_of(places.begin(), places.end(), [](const auto& paths) { return !paths.empty(); });
    if (has_parts) {
      number_parts(places);
      for (std::size_t i = 0; i < order_.size(); ++i) place(i, places[i]);
      sum_up();
      sort_parts();
    }
    lay_out(has_parts);
  }

 private:
  bool is_grouped_by(BookGroup what) const { return book_.group == what; }

  // Posts
  // ----------------------------------------------------------------------------------------------------------------

  void collect_posts() {
    for (const std::size_t post : book_.volume.posts)
      if (!left_out_.contains(post)) order_.push_back(post);
    if (is_grouped_by(BookGroup::contents)) return sort_by_hand();
    const PostOrder by = book_.config.order_posts;
    std::map<std::size_t, std::string> titles;
    if (by == PostOrder::title)
      for (const std::size_t post : order_) titles[post] = collation_key(site_.posts[post].title, book_.language);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const Post& first = site_.posts[a];
      const Post& second = site_.posts[b];
      if (by == PostOrder::weight)
        if (const long a_weight = weight_of(first), b_weight = weight_of(second); a_weight != b_weight)
          return a_weight < b_weight;
      if (by == PostOrder::title) {
        if (const int order = titles[a].compare(titles[b])) return order < 0;
        if (first.title != second.title) return first.title < second.title;
      }
      if (first.date.has_value() != second.date.has_value()) return first.date.has_value();
      if (first.date && *first.date != *second.date)
        return by == PostOrder::date_descending ? *first.date > *second.date : *first.date < *second.date;
      return first.source < second.source;
    });
    if (book_.volume.pairs) put_translations_behind(*book_.volume.pairs);
  }

  /// A translation whose original is not in the book stands for itself.
  void put_translations_behind(const PostPairs& pairs) {
    const std::set<std::size_t> present(order_.begin(), order_.end());
    std::vector<std::size_t> order;
    for (const std::size_t post : order_) {
      const auto original = pairs.original_of.find(post);
      if (original != pairs.original_of.end() && present.contains(original->second)) continue;
      const std::size_t at = order.size();
      order.push_back(post);
      original_.push_back(kNone);
      const auto translations = pairs.translations_of.find(post);
      if (translations == pairs.translations_of.end()) continue;
      for (const std::size_t translation : translations->second)
        if (present.contains(translation)) {
          order.push_back(translation);
          original_.push_back(at);
        }
    }
    order_ = std::move(order);
  }

  bool is_translation(std::size_t at) const { return at < original_.size() && original_[at] != kNone; }

  void sort_by_hand() {
    const std::vector<ContentsPlace>& places = *book_.volume.order;
    for (std::size_t i = 0; i < places.size(); ++i) rank_.emplace(places[i].post, i);
    std::erase_if(order_, [&](std::size_t post) { return !rank_.contains(post); });
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; });
  }

  // Parts
  // ----------------------------------------------------------------------------------------------------------------

  /// The order by name: the site's for categories and tags, by the book's language for series, the calendar for years.
  void number_parts(const std::vector<std::vector<PartPath>>& places) {
    if (is_grouped_by(BookGroup::tag))
      for (std::size_t i = 0; i < site_.tags.size(); ++i) number_.emplace(site_.tags[i].name, i);
    if (is_grouped_by(BookGroup::category))
      for (std::size_t i = 0; i < site_.categories.size(); ++i) number_.emplace(join_path(site_.categories[i].path), i);
    if (is_grouped_by(BookGroup::contents))
      for (const auto& paths : places)
        for (const PartPath& path : paths)
          for (std::size_t length = 1; length <= path.size(); ++length)
            number_.emplace(join_path({path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length)}),
                            number_.size());
    if (!is_grouped_by(BookGroup::year) && !is_grouped_by(BookGroup::series)) return;
    std::map<std::pair<std::string, std::string>, std::string> sorted;  // sort key and path, joined path
    for (const auto& paths : places)
      for (const PartPath& path : paths)
        for (std::size_t length = 1; length <= path.size(); ++length) {
          const std::string key = join_path({path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length)});
          sorted.emplace(
              std::pair(is_grouped_by(BookGroup::series) ? collation_key(path[0], book_.language) : key, key), key);
        }
    const bool newest_first = is_grouped_by(BookGroup::year) && book_.config.order_posts == PostOrder::date_descending;
    std::size_t number = 0;
    for (const auto& [order, key] : sorted) {
      number_.emplace(key, newest_first ? sorted.size() - number : number);
      ++number;
    }
  }

  /// The part of a path of names, made with those above it where it is new.
  std::size_t part_of(const PartPath& path) {
    const std::string key = join_path(path);
    if (const auto found = by_path_.find(key); found != by_path_.end()) return found->second;
    Part part;
    part.name = path.back();
    part.path = path;
    part.stem = "part-" + (is_grouped_by(BookGroup::year) ? "y" + path.back() : short_key(key));
    const auto number = number_.find(key);
    part.number = number == number_.end() ? kNone : number->second;
    if (path.size() > 1) part.parent = part_of({path.begin(), path.end() - 1});
    return add(key, std::move(part));
  }

  std::size_t rest() {
    if (const auto found = by_path_.find(""); found != by_path_.end()) return found->second;
    const bool by_category = is_grouped_by(BookGroup::category), by_year = is_grouped_by(BookGroup::year);
    Part part;
    part.name = book_.words[by_category ? "uncategorised" : by_year ? "undated" : "other_posts"];
    part.path = {part.name};
    part.stem = by_category ? "part-uncategorised" : by_year ? "part-undated" : "part-other";
    part.is_rest = true;
    return add("", std::move(part));
  }

  std::size_t add(const std::string& key, Part part) {
    const std::size_t index = parts_.size();
    if (part.parent == kNone)
      roots_.push_back(index);
    else
      parts_[part.parent].children.push_back(index);
    parts_.push_back(std::move(part));
    by_path_.emplace(key, index);
    return index;
  }

  void place(std::size_t at, const std::vector<PartPath>& paths) {
    home_.push_back(kNone);
    for (const PartPath& path : paths) {
      const std::size_t part = part_of(path);
      if (home_[at] == kNone) {
        home_[at] = part;
        parts_[part].posts.push_back(at);
      } else if (part != home_[at] && (parts_[part].see_also.empty() || parts_[part].see_also.back() != at)) {
        parts_[part].see_also.push_back(at);
      }
    }
    if (home_[at] == kNone) {
      if (is_grouped_by(BookGroup::contents)) return;  // it stands beside the parts
      parts_[home_[at] = rest()].posts.push_back(at);
    }
    // A year's name in words comes from a post of it.
    Part& home = parts_[home_[at]];
    if (const auto& date = site_.posts[order_[at]].date;
        date && is_grouped_by(BookGroup::year) && home.name == home.path.back() && !is_translation(at))
      name_year(home_[at], *date);
  }

  void name_year(std::size_t part, const Timestamp& date) {
    Part& one = parts_[part];
    one.name = one.path.size() == 1 ? format_year(date, book_.language) : format_month(date, book_.language);
    if (one.parent != kNone) parts_[one.parent].name = format_year(date, book_.language);
  }

  void sum_up() {
    for (std::size_t at = 0; at < order_.size(); ++at) {
      if (is_translation(at)) continue;
      const auto& date = site_.posts[order_[at]].date;
      for (std::size_t part = home_[at]; part != kNone; part = parts_[part].parent) {
        Part& one = parts_[part];
        ++one.total;
        if (date && (!one.first || *date < *one.first)) one.first = date;
        if (date && (!one.last || *date > *one.last)) one.last = date;
      }
    }
  }

  void sort_parts() {
    const auto before = [&](std::size_t a, std::size_t b) {
      if (is_grouped_by(BookGroup::contents)) return parts_[a].number < parts_[b].number;
      return goes_before(book_.config, parts_[a], parts_[b]);
    };
    std::sort(roots_.begin(), roots_.end(), before);
    for (Part& part : parts_) std::sort(part.children.begin(), part.children.end(), before);
    if (!is_grouped_by(BookGroup::series)) return;
    const auto place_of = [&](std::size_t at) {
      return series_order(site_.posts[order_[is_translation(at) ? original_[at] : at]]);
    };
    for (Part& part : parts_)
      if (!part.is_rest)
        std::stable_sort(part.posts.begin(), part.posts.end(),
                         [&](std::size_t a, std::size_t b) { return place_of(a) < place_of(b); });
  }

  // Reading order
  // ----------------------------------------------------------------------------------------------------------

  /// Numbers everything in reading order: each part, its own posts, its sub-parts.
  void lay_out(bool has_parts) {
    new_part_.assign(parts_.size(), kNone);
    new_post_.assign(order_.size(), kNone);
    book_.chapter_of_post.assign(site_.posts.size(), kNone);
    if (has_parts) {
      const auto first_home = std::find_if(home_.begin(), home_.end(), [](std::size_t part) { return part != kNone; });
      const auto first = static_cast<std::size_t>(first_home - home_.begin());
      lay_out_beside(0, first);
      for (const std::size_t root : roots_) lay_out_part(root);
      lay_out_beside(first, order_.size());
    } else {
      for (std::size_t at = 0; at < order_.size(); ++at) lay_out_post(at, kNone);
      link_neighbours(0, book_.posts.size());
    }
    renumber();
  }

  /// Those of these posts that are in no part.
  void lay_out_beside(std::size_t begin, std::size_t end) {
    const std::size_t first = book_.posts.size();
    for (std::size_t at = begin; at < end; ++at)
      if (home_[at] == kNone) lay_out_post(at, kNone);
    link_neighbours(first, book_.posts.size());
  }

  void lay_out_part(std::size_t index) {
    const std::size_t mine = book_.parts.size();
    new_part_[index] = mine;
    book_.parts.push_back(parts_[index]);
    const std::size_t first = book_.posts.size();
    for (const std::size_t at : parts_[index].posts) lay_out_post(at, mine);
    link_neighbours(first, book_.posts.size());
    for (const std::size_t child : parts_[index].children) lay_out_part(child);
  }

  void lay_out_post(std::size_t at, std::size_t part) {
    const std::size_t post = order_[at];
    new_post_[at] = book_.posts.size();
    book_.chapter_of_post[post] = book_.posts.size();
    BookPost& chapter = book_.posts.emplace_back();
    chapter.post = post;
    chapter.stem = book_.stems[post];
    chapter.part = part;
    if (is_translation(at)) {
      chapter.depth = 1;
      chapter.original = new_post_[original_[at]];
    }
    if (!is_grouped_by(BookGroup::contents)) return;
    const ContentsPlace& place = (*book_.volume.order)[rank_[post]];
    chapter.label = place.label;
    chapter.depth = place.depth;
  }

  void link_neighbours(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i + 1 < end; ++i) {
      book_.posts[i].next = i + 1;
      book_.posts[i + 1].previous = i;
    }
  }

  void renumber() {
    for (const std::size_t root : roots_) book_.roots.push_back(new_part_[root]);
    for (Part& part : book_.parts) {
      if (part.parent != kNone) part.parent = new_part_[part.parent];
      for (std::size_t& child : part.children) child = new_part_[child];
      for (std::size_t& post : part.posts) post = new_post_[post];
      for (std::size_t& post : part.see_also) post = new_post_[post];
    }
    book_.part_of_category.assign(site_.categories.size(), kNone);
    if (!is_grouped_by(BookGroup::category)) return;
    for (std::size_t i = 0; i < book_.parts.size(); ++i)
      if (book_.parts[i].number != kNone) book_.part_of_category[book_.parts[i].number] = i;
  }

  Book& book_;
  const Site& site_;
  const std::set<std::size_t>& left_out_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> order_;  ///< Posts of the site, in the order of chapters; the next ones are indices in it.
  std::vector<std::size_t> original_;  ///< Of translations, by place in `order_`; empty where there are none.
  std::unordered_map<std::size_t, std::size_t> rank_;  ///< In contents made by hand, by post of the site.
  std::vector<std::size_t> home_;
  std::vector<Part> parts_;
  std::vector<std::size_t> roots_;
  std::unordered_map<std::string, std::size_t> number_, by_path_;
  std::vector<std::size_t> new_part_, new_post_;
};

/// The place of a part in the list of the configuration.
std::size_t rank_of(const BookConfig& config, const Part& part) {
  const std::string path = join_names(part.path);
  for (std::size_t i = 0; i < config.part_order.size(); ++i)
    if (config.part_order[i] == part.name || config.part_order[i] == path) return i;
  return config.part_order.size();
}

}  // namespace

bool goes_before(const BookConfig& config, const Part& a, const Part& b) {
  if (config.order_parts == PartOrder::list)
    if (const std::size_t first = rank_of(config, a), second = rank_of(config, b); first != second)
      return first < second;
  if (a.is_rest != b.is_rest) return b.is_rest;
  if (config.order_parts == PartOrder::count && a.total != b.total) return a.total > b.total;
  if (config.order_parts == PartOrder::date) {
    if (a.first.has_value() != b.first.has_value()) return a.first.has_value();
    if (a.first && *a.first != *b.first) return *a.first < *b.first;
  }
  if (a.number != b.number) return a.number < b.number;
  return a.path < b.path;
}

void plan_parts(Book& book, const std::set<std::size_t>& left_out, Diagnostics& diagnostics) {
  Planner(book, left_out, diagnostics).run();
}

}  // namespace essaypack
