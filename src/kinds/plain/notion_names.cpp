#include "kinds/plain/notion_names.h"

#include "base/text.h"
#include "input/file_name.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace essaypack {

/// `Kettle/Steam` of `Kettle 0a1b…/Steam 2222…`.
static std::string without_ids(std::string_view path) {
  std::string out;
  for (const std::string_view part : split(path, '/')) {
    if (part.data() != path.data()) out += '/';
    out += without_notion_id(part);
  }
  return out;
}

void drop_notion_ids(std::vector<Post>& posts) {
  std::unordered_set<std::string> taken;
  std::vector<std::size_t> named;
  for (std::size_t at = 0; at < posts.size(); ++at)
    if (without_ids(posts[at].slug.view()).size() < posts[at].slug.size())
      named.push_back(at);
    else
      taken.insert(to_lower(posts[at].slug.view()));
  std::sort(named.begin(), named.end(), [&](std::size_t a, std::size_t b) {
    const Post &left = posts[a], &right = posts[b];
    if (left.date.has_value() != right.date.has_value()) return left.date.has_value();
    if (left.date && *left.date != *right.date) return *left.date < *right.date;
    return left.source < right.source;
  });
  for (const std::size_t at : named)
    if (std::string name = without_ids(posts[at].slug.view()); taken.insert(to_lower(name)).second)
      posts[at].slug = name;
}

}  // namespace essaypack
