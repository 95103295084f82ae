#include "base/text.h"
#include "kinds/hugo/hugo.h"

#include <algorithm>
#include <map>
#include <utility>

namespace essaypack {
namespace {

/// Terms are their addresses: names that differ in letter case, or in a space for a dash, are one term in each
/// language, and the post that comes first by its file names it.
class HugoTerms {
 public:
  explicit HugoTerms(const Config& config) : config_(config) {}

  void learn(const Post& post, const std::string& name) {
    const auto [at, is_new] = names_.emplace(key_of(post, name), Named{name, post.source.view()});
    // of a post's own the last one counts
    if (!is_new && post.source.view() <= at->second.source) at->second = {name, post.source.view()};
  }
  const std::string& name_of(const Post& post, const std::string& name) const {
    return names_.at(key_of(post, name)).name;
  }

 private:
  struct Named {
    std::string name;
    std::string_view source;
  };
  std::pair<std::string, std::string> key_of(const Post& post, const std::string& name) const {
    const std::string_view language = post.site_language.view();
    return {language == settings_of<HugoConfig>(config_).main_language ? std::string() : std::string(language),
            to_lower_each(make_hugo_term(name, config_))};
  }

  const Config& config_;
  std::map<std::pair<std::string, std::string>, Named> names_;
};

template <class T>
void keep_first(std::vector<T>& list) {
  std::vector<T> kept;
  for (T& one : list)
    if (std::find(kept.begin(), kept.end(), one) == kept.end()) kept.push_back(std::move(one));
  list = std::move(kept);
}

}  // namespace

void join_hugo_terms(Site& site, const Config& config) {
  HugoTerms tags(config), categories(config);
  for (const Post& post : site.posts) {
    for (const std::string& tag : post.tags) tags.learn(post, tag);
    for (const auto& path : post.categories)
      for (const std::string& name : path) categories.learn(post, name);
  }
  for (Post& post : site.posts) {
    for (std::string& tag : post.tags) tag = tags.name_of(post, tag);
    for (auto& path : post.categories)
      for (std::string& name : path) name = categories.name_of(post, name);
    keep_first(post.tags);
    keep_first(post.categories);
  }
}

/// Of lists that several languages share the main language's stands for all.
std::string hugo_list_folder(const std::vector<std::size_t>& posts, const Site& site, const Config& config) {
  if (posts.empty()) return {};
  const bool is_in_main =
      std::any_of(posts.begin(), posts.end(), [&](std::size_t post) { return site.posts[post].site_language.empty(); });
  return hugo_language_folder(is_in_main ? std::string_view() : site.posts[posts.front()].site_language.view(), config);
}

}  // namespace essaypack
