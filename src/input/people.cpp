#include "input/people.h"

#include "base/comments.h"
#include "base/path.h"
#include "base/text.h"
#include "base/url.h"
#include "input/file_name.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <iterator>

namespace essaypack {
namespace {

/// `me@example.org (Name)` as feeds write people, and `Name <me@example.org>` as mail does.
void split_address(Person& person) {
  const std::string_view text = person.name;
  const auto take = [&](std::string_view name, std::string_view email) {
    if (trim(name).empty() || email.find('@') == email.npos || email.find(' ') != email.npos) return;
    Person parted{std::string(trim(name)), std::string(email), person.url};
    person = std::move(parted);
  };
  if (const std::size_t open = text.find(" ("); open != text.npos && text.ends_with(')'))
    take(text.substr(open + 2, text.size() - open - 3), text.substr(0, open));
  else if (const std::size_t mark = text.find(" <"); mark != text.npos && text.ends_with('>'))
    take(text.substr(0, mark), text.substr(mark + 2, text.size() - mark - 3));
}

void add_person(const FieldReader& fields, const Value& value, std::vector<Person>& people) {
  Person person;
  const auto text_of = [&](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      if (const Value* found = value.find(key); found && found->is_scalar()) return nfc(trim(found->text));
    return std::string();
  };
  if (value.is_scalar()) {
    person.name = nfc(trim(value.text));
  } else if (value.is_map()) {
    person.name = text_of({"name", "nick", "title"});
    person.email = text_of({"email", "mail"});
    person.url = text_of({"link", "url", "uri", "home"});
  } else if (!value.is_null()) {
    fields.report(Kind::front_matter_bad_value, value, tr("a list is no person, it is ignored"),
                  tr("write 'author: name'"));
  }
  person.name = collapse_white_space(without_comments(person.name));
  split_address(person);
  if (!person.name.empty()) people.push_back(std::move(person));
}

/// The text if it is a path or URL of an image.
std::string image_of(const Value* value) {
  constexpr std::string_view kTypes[] = {"jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "jfif"};
  if (value && value->is_list() && !value->items.empty()) value = &value->items.front();
  if (value && value->is_map())  // PaperMod's `cover: {image: a.png}`, jekyll-seo-tag's `image: {path: a.png}`
    for (const std::string_view key : {"image", "path", "url", "src", "teaser", "overlay_image", "feature"})
      if (const Value* inner = value->find(key)) {
        value = inner;
        break;
      }
  if (!value || !value->is_scalar() || value->text.size() > 4096) return {};
  const std::string_view text = trim(value->text);
  if (text.empty() || text[0] == '#' || text.find('(') < text.find('/')) return {};
  if (is_http_url(text) || text.starts_with("//")) return std::string(text);
  const std::string type = extension_of(text.substr(0, text.find_first_of("?#")));
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes) ? std::string(text) : std::string();
}

}  // namespace

std::vector<Person> read_authors(const FieldReader& fields) {
  std::vector<Person> people;
  const Value* value = fields.find({"author", "authors"});
  if (!value) return people;
  if (value->is_list()) {
    for (const Value& item : value->items) add_person(fields, item, people);
  } else {
    add_person(fields, *value, people);
  }
  return people;
}

std::string read_cover(const FieldReader& fields) {
  std::string image;
  for (const std::string_view key :
       {"cover",     "top_img",   "thumbnail",     "photos",         "banner",        "headimg",       "header-img",
        "index_img", "image",     "excerpt_image", "featured_image", "featuredImage", "featuredimage", "images",
        "header",    "heroImage", "hero_image",    "coverImage",     "cover_image",   "feature_image", "ogImage"}) {
    image = image_of(fields.find(key));
    if (!image.empty()) break;
  }
  return image;
}

Enclosure read_enclosure(const FieldReader& fields) {
  Enclosure enclosure;
  const Value* value = fields.find("enclosure");
  if (value && value->is_list() && !value->items.empty()) value = &value->items.front();  // a feed's entry has one
  if (!value) return enclosure;
  const auto text_of = [&](std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      if (const Value* text = value->find(key); text && text->is_scalar()) return std::string(trim(text->text));
    return std::string();
  };
  if (value->is_scalar()) {
    enclosure.url = trim(value->text);
    return enclosure;
  }
  enclosure.url = text_of({"url", "file", "path", "src", "href"});
  enclosure.type = text_of({"type", "mime_type"});
  const std::string length = text_of({"length", "size", "size_in_bytes"});
  std::from_chars(length.data(), length.data() + length.size(), enclosure.length);
  return enclosure;
}

std::vector<std::string> read_keywords(const FieldReader& fields) {
  const Value* value = fields.find("keywords");
  if (!value || !value->is_scalar()) return fields.texts({"keywords"});
  const std::string text = without_comments(value->text);
  std::vector<std::string> keywords;
  std::string word;
  const auto end_word = [&] {
    if (std::string name = nfc(trim(word)); !name.empty()) keywords.push_back(std::move(name));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U',' || c == U'，' || c == U'、')
      end_word();
    else
      append_utf8(word, c);
  }
  end_word();
  return keywords;
}

}  // namespace essaypack
