#include "site/translations.h"

#include "base/path.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "site/site_languages.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace essaypack {
namespace {

/// A post or page that may have translations.
struct Candidate {
  const Post* post;
  PostVersion place;
  std::string code;  ///< Of its language, as the generator names it; may be empty.
};

/// True if a part of a path is called as the text's language.
bool names_language(std::string_view part, const Candidate& text) {
  const std::string name = to_lower_ascii(part);
  const std::string tag = to_lower_ascii(text.place.language);
  return name == tag || name == tag.substr(0, tag.find('-')) || (!text.code.empty() && name == text.code);
}

/// `2024/essay` of `2024/essay.en`, `en/2024/essay` and `2024/essay/index.en`.
std::string path_without_language(const Candidate& text) {
  std::string path;
  const std::vector<std::string_view> parts = split(text.post->stem_path.view(), '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string_view part = parts[i];
    const bool is_name = i + 1 == parts.size();
    if (!is_name && names_language(part, text)) continue;
    if (const std::size_t dot = part.rfind('.');
        is_name && dot != part.npos && names_language(part.substr(dot + 1), text))
      part = part.substr(0, dot);
    if (is_name && part == "index" && i > 0) continue;
    (path += path.empty() ? "" : "/") += part;
  }
  return path;
}

/// True if the file's path tells the language.
bool has_mark(const Candidate& text) {
  if (!text.code.empty()) return true;
  const std::vector<std::string_view> parts = split(text.post->stem_path.view(), '/');
  const std::string_view name = parts.back();
  const std::size_t dot = name.rfind('.');
  return (dot != name.npos && names_language(name.substr(dot + 1), text)) ||
         std::any_of(parts.begin(), parts.end() - 1, [&](std::string_view part) { return names_language(part, text); });
}

std::string written_key(const Candidate& text) {
  for (const char* field : {"translationKey", "translationkey", "translation_key"})
    if (const auto found = text.post->fields.find(field); found && !found->empty()) return std::string(*found);
  return {};
}

const char* kind_of(const Candidate& text) { return text.place.kind == PostKind::post ? "p:" : "g:"; }

/// Deals texts out to groups, by one key after the other.
class Groups {
 public:
  Groups(const Site& site, const Config& config) : site_(site) {
    found_.of_posts.assign(site.posts.size(), kNone);
    found_.of_pages.assign(site.pages.size(), kNone);
    const auto add = [&](const std::vector<Post>& posts, PostKind kind) {
      for (std::size_t i = 0; i < posts.size(); ++i) {
        std::string language = site.language_of(posts[i]);
        if (language != "und")
          texts_.push_back({&posts[i], {std::move(language), kind, i}, posts[i].site_language.str()});
      }
    };
    if (!has_languages(config)) return;
    add(site.posts, PostKind::post);
    add(site.pages, PostKind::page);
  }

  /// Texts of one key, which may be empty, that no key before has dealt out. One of them must be `is_marked`.
  void join_by(
      const std::function<std::string(const Candidate&)>& key_of,
      const std::function<bool(const Candidate&)>& is_marked = [](const Candidate&) { return true; }) {
    std::map<std::string, std::vector<const Candidate*>> found;
    for (const Candidate& text : texts_)
      if (group_of(text) == kNone)
        if (std::string key = key_of(text); !key.empty()) found[std::move(key)].push_back(&text);
    for (auto& [key, members] : found)
      if (std::any_of(members.begin(), members.end(), [&](const Candidate* text) { return is_marked(*text); }))
        add_group(members);
  }

  void drop_if(const std::function<bool(const Candidate&)>& is_out) { std::erase_if(texts_, is_out); }
  Translations take() { return std::move(found_); }

 private:
  bool has_languages(const Config& config) const {
    const auto is_other = [](const Post& post) { return !post.language.empty(); };
    return config.languages.size() > 1 || std::any_of(site_.posts.begin(), site_.posts.end(), is_other) ||
           std::any_of(site_.pages.begin(), site_.pages.end(), is_other);
  }

  std::size_t& group_of(const Candidate& text) {
    return (text.place.kind == PostKind::post ? found_.of_posts : found_.of_pages)[text.place.index];
  }

  void add_group(std::vector<const Candidate*>& members) {
    if (members.size() < 2) return;
    const auto comes_before = [&](const Candidate* a, const Candidate* b) {
      const bool a_is_home = a->place.language == site_.language, b_is_home = b->place.language == site_.language;
      return a_is_home != b_is_home ? a_is_home : a->place.language < b->place.language;
    };
    std::stable_sort(members.begin(), members.end(), comes_before);
    for (std::size_t i = 1; i < members.size(); ++i)
      if (members[i]->place.language == members[i - 1]->place.language) return;
    std::vector<PostVersion>& group = found_.groups.emplace_back();
    for (const Candidate* text : members) {
      group.push_back(text->place);
      group_of(*text) = found_.groups.size() - 1;
    }
  }

  const Site& site_;
  std::vector<Candidate> texts_;
  Translations found_;
};

}  // namespace

Translations find_translations(const Site& site, const Config& config) {
  Groups groups(site, config);
  groups.join_by(written_key);
  groups.drop_if([](const Candidate& text) { return !written_key(text).empty(); });
  groups.join_by([&](const Candidate& text) {
    if (text.post->head_permalink.empty() || !config.feed->generator_splits) return std::string();
    const std::string folder = language_folder(text.post->site_language.view(), config);
    const std::string_view path = text.post->path.view();
    return kind_of(text) + std::string(path.starts_with(folder) ? path.substr(folder.size()) : path);
  });
  groups.join_by([](const Candidate& text) { return kind_of(text) + path_without_language(text); }, has_mark);
  groups.join_by([](const Candidate& text) {
    const std::string day = text.post->date ? format_date(*text.post->date) : std::string();
    return kind_of(text) + day + '/' + std::string(file_part(path_without_language(text)));
  });
  return groups.take();
}

}  // namespace essaypack
