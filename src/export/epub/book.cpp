#include "export/epub/book.h"

#include "base/hash.h"
#include "base/parallel.h"
#include "base/text.h"
#include "export/epub/chapter.h"

#include <algorithm>
#include <map>

namespace essaypack {
namespace {

constexpr char kPathSeparator = '\x1f';
constexpr std::string_view kUncategorised = "part-uncategorised";

std::string join_path(const std::vector<std::string>& path) {
  std::string joined;
  for (const std::string& name : path) {
    if (!joined.empty()) joined += kPathSeparator;
    joined += name;
  }
  return joined;
}

bool is_key(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == text.npos;
}

/// The path below the posts folder with its extension.
std::string path_below(const Post& post) {
  const std::size_t slash = post.source.rfind('/');
  const std::string_view name = slash == std::string::npos ? std::string_view(post.source)
                                                           : std::string_view(post.source).substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return nfc(post.stem_path + std::string(dot == name.npos ? std::string_view() : name.substr(dot)));
}

/// Builds parts and chapters; a class only for the tables that the steps share.
class Planner {
 public:
  Planner(Book& book, const std::set<std::size_t>& left_out, Diagnostics& diagnostics)
      : book_(book), site_(book.site), left_out_(left_out), diagnostics_(diagnostics) {}

  void run() {
    collect_posts();
    const bool has_parts = std::any_of(order_.begin(), order_.end(),
                                       [&](std::size_t post) { return !site_.posts[post].categories.empty(); });
    if (has_parts) {
      number_categories();
      for (std::size_t i = 0; i < order_.size(); ++i) place(i);
      report_deep();
      sum_up();
      sort_parts();
    }
    lay_out(has_parts);
  }

 private:
  void collect_posts() {
    for (std::size_t i = 0; i < site_.posts.size(); ++i)
      if (!left_out_.contains(i)) order_.push_back(i);
    const std::string& by = book_.config.order_posts;
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const Post& first = site_.posts[a];
      const Post& second = site_.posts[b];
      if (by == "title" && first.title != second.title) return first.title < second.title;
      if (first.date.has_value() != second.date.has_value()) return first.date.has_value();
      if (first.date && *first.date != *second.date)
        return by == "date-desc" ? *first.date > *second.date : *first.date < *second.date;
      return first.source < second.source;
    });
  }

  void number_categories() {
    for (std::size_t i = 0; i < site_.categories.size(); ++i) number_.emplace(join_path(site_.categories[i].path), i);
  }

  /// The part of a path of names, made with those above it where it is new.
  std::size_t part_of(const std::vector<std::string>& path) {
    const std::string key = join_path(path);
    if (const auto found = by_path_.find(key); found != by_path_.end()) return found->second;
    Part part;
    part.name = path.back();
    part.path = path;
    part.stem = "part-" + short_key(key);
    const auto number = number_.find(key);
    part.number = number == number_.end() ? kNone : number->second;
    if (path.size() > 1) part.parent = part_of({path.begin(), path.end() - 1});
    return add(key, std::move(part));
  }

  std::size_t uncategorised() {
    if (const auto found = by_path_.find(""); found != by_path_.end()) return found->second;
    Part part;
    part.name = book_.words["uncategorised"];
    part.path = {part.name};
    part.stem = kUncategorised;
    uncategorised_ = parts_.size();
    return add("", std::move(part));
  }

  std::size_t add(const std::string& key, Part part) {
    const std::size_t index = parts_.size();
    if (part.parent == kNone) roots_.push_back(index);
    else parts_[part.parent].children.push_back(index);
    parts_.push_back(std::move(part));
    by_path_.emplace(key, index);
    return index;
  }

  std::vector<std::string> cut(const std::vector<std::string>& path, const Post& post) {
    const auto depth = static_cast<std::size_t>(std::max(1, book_.config.category_depth));
    if (path.size() <= depth) return path;
    if (deep_source_.empty() || post.source < deep_source_) deep_source_ = post.source, deep_levels_ = path.size();
    return {path.begin(), path.begin() + static_cast<std::ptrdiff_t>(depth)};
  }

  void place(std::size_t at) {
    const Post& post = site_.posts[order_[at]];
    home_.push_back(kNone);
    for (const auto& path : post.categories) {
      if (path.empty()) continue;
      const std::size_t part = part_of(cut(path, post));
      if (home_[at] == kNone) {
        home_[at] = part;
        parts_[part].posts.push_back(at);
      } else if (part != home_[at] && (parts_[part].see_also.empty() || parts_[part].see_also.back() != at)) {
        parts_[part].see_also.push_back(at);
      }
    }
    if (home_[at] != kNone) return;
    home_[at] = uncategorised();
    parts_[home_[at]].posts.push_back(at);
  }

  void report_deep() {
    if (deep_source_.empty()) return;
    diagnostics_.report(Kind::book_deep_category, {deep_source_, 0, 0},
                        "a category has " + std::to_string(deep_levels_) + " levels, the book shows " +
                            std::to_string(book_.config.category_depth),
                        "a list of lists gives a post several categories: categories: [[a, b], [c]]");
  }

  void sum_up() {
    for (std::size_t at = 0; at < order_.size(); ++at) {
      const auto& date = site_.posts[order_[at]].date;
      for (std::size_t part = home_[at]; part != kNone; part = parts_[part].parent) {
        Part& one = parts_[part];
        ++one.total;
        if (date && (!one.first || *date < *one.first)) one.first = date;
        if (date && (!one.last || *date > *one.last)) one.last = date;
      }
    }
  }

  bool goes_before(std::size_t a, std::size_t b) const {
    if ((a == uncategorised_) != (b == uncategorised_)) return b == uncategorised_;
    const Part& first = parts_[a];
    const Part& second = parts_[b];
    if (book_.config.order_parts == "count" && first.total != second.total) return first.total > second.total;
    if (book_.config.order_parts == "date") {
      if (first.first.has_value() != second.first.has_value()) return first.first.has_value();
      if (first.first && *first.first != *second.first) return *first.first < *second.first;
    }
    if (first.number != second.number) return first.number < second.number;
    return first.path < second.path;
  }

  void sort_parts() {
    const auto before = [&](std::size_t a, std::size_t b) { return goes_before(a, b); };
    std::sort(roots_.begin(), roots_.end(), before);
    for (Part& part : parts_) std::sort(part.children.begin(), part.children.end(), before);
  }

  /// Numbers everything in reading order: each part, its own posts, its sub-parts.
  void lay_out(bool has_parts) {
    new_part_.assign(parts_.size(), kNone);
    new_post_.assign(order_.size(), kNone);
    stems_ = make_post_stems(site_);
    book_.chapter_of_post.assign(site_.posts.size(), kNone);
    if (has_parts) {
      for (const std::size_t root : roots_) lay_out_part(root);
    } else {
      for (std::size_t at = 0; at < order_.size(); ++at) lay_out_post(at, kNone);
      link_neighbours(0, book_.posts.size());
    }
    renumber();
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
    book_.posts.push_back({post, stems_[post], {}, {}, part, kNone, kNone});
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
    for (std::size_t i = 0; i < book_.parts.size(); ++i)
      if (book_.parts[i].number != kNone) book_.part_of_category[book_.parts[i].number] = i;
  }

  Book& book_;
  const Site& site_;
  const std::set<std::size_t>& left_out_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> order_;  ///< Posts of the site, in the order of chapters; the next ones are indices in it.
  std::vector<std::size_t> home_;
  std::vector<Part> parts_;
  std::vector<std::size_t> roots_;
  std::unordered_map<std::string, std::size_t> number_, by_path_;
  std::size_t uncategorised_ = kNone;
  std::string deep_source_;
  std::size_t deep_levels_ = 0;
  std::vector<std::size_t> new_part_, new_post_;
  std::vector<std::string> stems_;
};

}  // namespace

std::vector<std::string> make_post_stems(const Site& site) {
  std::vector<std::string> hashes;
  std::map<std::string, std::size_t> uses;
  for (const Post& post : site.posts) {
    hashes.push_back(short_key(path_below(post)));
    ++uses[hashes.back()];
    if (is_key(post.abbrlink) && post.abbrlink != hashes.back()) ++uses[post.abbrlink];
  }
  std::vector<std::string> stems;
  for (std::size_t i = 0; i < site.posts.size(); ++i) {
    const std::string& abbrlink = site.posts[i].abbrlink;
    const bool good = is_key(abbrlink) && uses[abbrlink] == 1;
    stems.push_back("post-" + (good ? abbrlink : uses[hashes[i]] == 1 ? hashes[i] : sha256_hex(site.posts[i].source)));
  }
  return stems;
}

std::string make_identifier(const Site& site, const BookConfig& config) {
  if (!config.identifier.empty()) return config.identifier;
  if (!site.url.empty()) return "urn:uuid:" + uuid5_url(site.url + "#essaypack/book/" + config.id);
  const std::string& title = config.title.empty() ? site.title : config.title;
  return "urn:uuid:" + uuid5_url("essaypack/book/" + site.author.name + "/" + title + "/" + config.id);
}

std::string format_span(const Words& words, const std::optional<Timestamp>& first, const std::optional<Timestamp>& last,
                        const std::string& language) {
  if (!first || !last) return {};
  const std::string a = format_month(*first, language), b = format_month(*last, language);
  return a == b ? a : words.fill("span", {{'a', a}, {'b', b}});
}

Book plan_book(const ExportContext& context, const std::set<std::size_t>& left_out, Diagnostics& diagnostics) {
  const Site& site = context.site;
  const BookConfig& config = context.config.book;
  const std::string& language = site.language;
  Book book{site, config, language, Words(language, config.words), config.title.empty() ? site.title : config.title,
            make_identifier(site, config), {}, {}, {}, {}, {}};
  if (config.identifier.empty() && site.url.empty())
    diagnostics.report(Kind::book_no_identifier, {}, "the book's identity hangs on its title: there is no site URL",
                       "give --url https://example.org, or `url:` in essaypack.yaml");
  Planner(book, left_out, diagnostics).run();
  parallel_for(book.posts.size(), context.jobs, [&](std::size_t i) {
    BookPost& chapter = book.posts[i];
    const Post& post = site.posts[chapter.post];
    chapter.label = make_label(post.title, chapter.stem);
    if (post.date) chapter.date = format_long_date(*post.date, book.language_of(post));
  });
  return book;
}

}  // namespace essaypack
