#include "site/plain_names.h"

#include "base/plain_field.h"
#include "base/text.h"

#include <string>

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

void decode_person(Person& person) { decode(person.name); }

void decode_post(Post& post) {
  const auto title = post.fields.find("title");
  // A title that the body or the file's name gave is plain.
  if (title && !trim(*title).empty()) decode(post.title);
  for (CompactText* text : {&post.description, &post.summary, &post.intro, &post.subtitle, &post.series}) decode(*text);
  for (auto& path : post.categories)
    for (std::string& name : path) decode(name);
  for (std::string& name : post.tags) decode(name);
  for (std::string& word : post.keywords) decode(word);
  for (Person& author : post.authors) decode_person(author);
}

}  // namespace

void make_plain(Site& site) {
  for (std::string* text : {&site.title, &site.subtitle, &site.description}) decode(*text);
  decode_person(site.author);
  for (Post& post : site.posts) decode_post(post);
  for (Post& page : site.pages) decode_post(page);
  for (Category& category : site.categories) {
    decode(category.name);
    for (std::string& name : category.path) decode(name);
  }
  for (Tag& tag : site.tags) decode(tag.name);
}

}  // namespace essaypack
