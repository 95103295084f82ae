#include "site/plain_names.h"

#include "base/plain_field.h"
#include "base/text.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace essaypack {

namespace {

/// A text of nothing but markup stays: a name must not vanish.
template <class Text>
void decode(Text& text) {
  const std::string_view written = text;
  if (written.find_first_of("<&") == std::string_view::npos) return;
  std::string plain = plain_field(written);
  if (!trim(plain).empty() && plain != written) text = nfc(plain);
}

/// Names of categories or of tags: two that would read alike stay as they are, since they have lists of their own.
class Names {
 public:
  void add(const std::string& name) {
    if (!written_.insert(name).second || name.find_first_of("<&") == std::string::npos) return;
    std::string plain = name;
    decode(plain);
    ++uses_[plain];
    plain_.emplace(name, std::move(plain));
  }
  void decode_name(std::string& name) const {
    const auto found = plain_.find(name);
    if (found == plain_.end() || found->second == name) return;
    if (uses_.at(found->second) == 1 && written_.count(found->second) == 0) name = found->second;
  }

 private:
  std::set<std::string> written_;
  std::map<std::string, std::string> plain_;
  std::map<std::string, int> uses_;
};

void decode_post(Post& post, const Names& categories, const Names& tags) {
  const auto title = post.fields.find("title");
  // A title that the body or the file's name gave is plain.
  if (title && !trim(*title).empty()) decode(post.title);
  for (CompactText* text : {&post.description, &post.summary, &post.intro, &post.subtitle, &post.series}) decode(*text);
  for (auto& path : post.categories)
    for (std::string& name : path) categories.decode_name(name);
  for (std::string& name : post.tags) tags.decode_name(name);
  for (std::string& word : post.keywords) decode(word);
  for (Person& author : post.authors) decode(author.name);
}

}  // namespace

void make_plain(Site& site) {
  for (std::string* text : {&site.title, &site.subtitle, &site.description, &site.author.name}) decode(*text);
  Names categories, tags;
  for (const std::vector<Post>* posts : {&site.posts, &site.pages})
    for (const Post& post : *posts) {
      for (const auto& path : post.categories)
        for (const std::string& name : path) categories.add(name);
      for (const std::string& name : post.tags) tags.add(name);
    }
  for (Post& post : site.posts) decode_post(post, categories, tags);
  for (Post& page : site.pages) decode_post(page, categories, tags);
  for (Category& category : site.categories) {
    categories.decode_name(category.name);
    for (std::string& name : category.path) categories.decode_name(name);
  }
  for (Tag& tag : site.tags) tags.decode_name(tag.name);
}

}  // namespace essaypack
