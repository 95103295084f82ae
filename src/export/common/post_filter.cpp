#include "export/common/post_filter.h"

#include "base/join.h"
#include "base/language.h"
#include "base/path.h"
#include "base/text.h"
#include "base/time.h"

#include <algorithm>
#include <functional>
#include <set>

namespace essaypack {
namespace {

using Names = std::vector<std::string>;

bool is_at_or_below(std::string_view path, std::string_view top) {
  return path.starts_with(top) && (path.size() == top.size() || path[top.size()] == '/');
}

bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool meets_any(const Names& names, const Names& wanted) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return holds(wanted, name); });
}

/// The categories that the names mean: the path, or where no category has it the end of paths: `读书` for
/// `读与写/读书`.
Names find_categories(const Site& site, const Names& wanted) {
  Names found;
  for (const std::string& name : wanted) {
    Names paths;
    for (const Category& category : site.categories) {
      std::string path = join_names(category.path);
      if (path == name) {
        paths = {std::move(path)};
        break;
      }
      if (path.ends_with('/' + name)) paths.push_back(std::move(path));
    }
    found.insert(found.end(), paths.begin(), paths.end());
  }
  return found;
}

bool is_in_categories(const Post& post, const Names& wanted) {
  return std::any_of(post.categories.begin(), post.categories.end(), [&](const auto& names) {
    const std::string path = join_names(names);
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& top) { return is_at_or_below(path, top); });
  });
}

/// Who wrote it: the site's author where it names nobody.
Names authors_of(const Post& post, const Site& site) {
  Names names;
  for (const Person& author : post.authors) names.push_back(clean_name(author.name));
  if (names.empty()) names.push_back(clean_name(site.author.name));
  return names;
}

std::string year_of(const Timestamp& date) {
  const std::string day = format_date(date);
  return day.substr(0, day.size() - 6);
}

bool is_dated_so(const Post& post, const BookSelect& select) {
  if (select.from.empty() && select.until.empty() && select.years.empty()) return true;
  if (!post.date) return false;
  const std::string day = format_date(*post.date);
  if (!select.years.empty() && !holds(select.years, year_of(*post.date))) return false;
  return day >= select.from && (select.until.empty() || day <= select.until);
}

/// `categories` and `not_categories` are those of `select`, found.
bool meets(const Post& post, const Site& site, const BookSelect& select, const Names& categories,
           const Names& not_categories) {
  if (!select.categories.empty() && !is_in_categories(post, categories)) return false;
  if (!select.not_categories.empty() && is_in_categories(post, not_categories)) return false;
  if (!select.tags.empty() && !meets_any(post.tags, select.tags)) return false;
  if (meets_any(post.tags, select.not_tags)) return false;
  if (!select.series.empty() && !holds(select.series, post.series)) return false;
  if (!select.authors.empty() && !meets_any(authors_of(post, site), select.authors)) return false;
  const auto is_its_language = [&](const std::string& tag) { return is_kind_of_language(site.language_of(post), tag); };
  if (!select.languages.empty() && std::none_of(select.languages.begin(), select.languages.end(), is_its_language))
    return false;
  return is_dated_so(post, select);
}

bool is_named(const Post& post, const std::set<std::string>& files) {
  return files.contains(path_below_posts(post)) || files.contains(nfc(post.source));
}

std::set<std::string> set_of_files(const Names& named) {
  std::set<std::string> files;
  for (const std::string& file : named) files.insert(nfc(file));
  return files;
}

enum class Selected { category, tag, series, author, language, year };

Message unknown_name(const Message& owner, Selected what, const std::string& name) {
  switch (what) {
    case Selected::category:
      return tr("{} selects the category '{}', which no published post has", owner, name);
    case Selected::tag:
      return tr("{} selects the tag '{}', which no published post has", owner, name);
    case Selected::series:
      return tr("{} selects the series '{}', which no published post has", owner, name);
    case Selected::author:
      return tr("{} selects the author '{}', who wrote no published post", owner, name);
    case Selected::language:
      return tr("{} selects the language '{}', which no published post has", owner, name);
    case Selected::year:
      return tr("{} selects the year '{}', which no published post has", owner, name);
  }
  return {};
}

void check_names(const Selector& owner, Selected what, const Names& wanted, const Names& known,
                 Diagnostics& diagnostics) {
  const std::set<std::string_view> all(known.begin(), known.end());
  for (const std::string& name : wanted) {
    if (all.contains(name)) continue;
    const auto meant = count_code_points(name) > 1 ? closest_word(name, known) : std::nullopt;
    diagnostics.report(owner.kind, {}, unknown_name(owner.name, what, name),
                       meant ? tr("did you mean '{}'?", *meant) : Message());
  }
}

}  // namespace

std::string path_below_posts(const Post& post) {
  const std::string_view source = post.source;
  return nfc(post.stem_path + std::string(source.substr(without_extension(source).size())));
}

std::string join_names(const std::vector<std::string>& path) { return joined(path, "/"); }

std::vector<std::size_t> select_posts(const Site& site, const BookSelect& select) {
  std::vector<std::size_t> posts;
  const std::set<std::string> files = set_of_files(select.posts), refused = set_of_files(select.not_posts);
  const Names categories = find_categories(site, select.categories);
  const Names not_categories = find_categories(site, select.not_categories);
  const bool has_rule = select.has_conditions() || files.empty();
  for (std::size_t i = 0; i < site.posts.size(); ++i) {
    const Post& post = site.posts[i];
    if (is_named(post, refused)) continue;
    if ((has_rule && meets(post, site, select, categories, not_categories)) ||
        (!files.empty() && is_named(post, files)))
      posts.push_back(i);
  }
  return posts;
}

void check_selection(const Site& site, const BookSelect& select, const Selector& owner, Diagnostics& diagnostics) {
  Names known;
  const auto check = [&](Selected what, const Names& wanted, const std::function<void()>& collect) {
    if (wanted.empty()) return;
    known.clear();
    collect();
    check_names(owner, what, wanted, known, diagnostics);
  };
  const auto tags = [&] {
    for (const Tag& tag : site.tags) known.push_back(tag.name);
  };
  const auto categories = [&] {
    for (const Category& category : site.categories) {
      const std::string path = join_names(category.path);
      known.push_back(path);
      for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
        known.push_back(path.substr(slash + 1));
    }
  };
  check(Selected::category, select.categories, categories);
  check(Selected::category, select.not_categories, categories);
  check(Selected::tag, select.tags, tags);
  check(Selected::tag, select.not_tags, tags);
  check(Selected::series, select.series, [&] {
    for (const Post& post : site.posts) known.push_back(post.series);
  });
  check(Selected::author, select.authors, [&] {
    for (const Post& post : site.posts)
      for (std::string& name : authors_of(post, site)) known.push_back(std::move(name));
  });
  check(Selected::language, select.languages, [&] {
    for (const Post& post : site.posts) {
      std::string tag = site.language_of(post);
      for (std::size_t dash = tag.find('-'); dash != tag.npos; dash = tag.find('-', dash + 1))
        known.push_back(tag.substr(0, dash));
      known.push_back(std::move(tag));
    }
  });
  check(Selected::year, select.years, [&] {
    for (const Post& post : site.posts)
      if (post.date) known.push_back(year_of(*post.date));
  });
}

void check_selected_files(const Site& site, const BookSelect& select, const Selector& owner, Diagnostics& diagnostics) {
  std::set<std::string> files = set_of_files(select.posts);
  files.merge(set_of_files(select.not_posts));
  if (files.empty()) return;
  std::set<std::string> found;
  for (const Post& post : site.posts) found.insert({path_below_posts(post), nfc(post.source)});
  for (const std::string& file : files)
    if (!found.contains(file))
      diagnostics.report(owner.kind, {},
                         tr("{} selects the post '{}', which is not published or not there", owner.name, file),
                         tr("write the path below the posts folder: 2024/loss.md"));
}

}  // namespace essaypack
