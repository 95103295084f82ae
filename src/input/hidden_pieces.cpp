#include "input/hidden_pieces.h"

#include "base/restricted_name.h"
#include "base/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace essaypack {
namespace {

/// A tag and what it is called: `{% encrypt "x" %}`, `{{< /secret >}}`.
struct HeadTag {
  std::size_t begin = 0, end = 0;
  std::string name;  ///< Lower case, with a `/` in front of that of an end tag.
};

/// The next tag at or behind `at`.
std::optional<HeadTag> find_tag(std::string_view text, std::size_t at) {
  for (; (at = text.find('{', at)) != text.npos; ++at) {
    constexpr std::pair<std::string_view, std::string_view> kForms[] = {
        {"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"}};
    for (const auto& [open, close] : kForms) {
      if (text.compare(at, open.size(), open) != 0) continue;
      const std::size_t end = text.find(close, at + open.size());
      if (end == text.npos) return {};
      std::string_view inside = text.substr(at + open.size(), end - at - open.size());
      while (!inside.empty() && (inside[0] == '-' || is_ascii_space(inside[0]))) inside.remove_prefix(1);
      const std::size_t slash = inside.starts_with('/') ? 1 : 0;
      std::size_t word = slash;
      while (word < inside.size() && is_ascii_space(inside[word])) ++word;
      std::size_t stop = word;
      while (stop < inside.size() && (is_ascii_name(inside[stop]) || inside[stop] == '.')) ++stop;
      return HeadTag{at, end + close.size(), (slash ? "/" : "") + to_lower_ascii(inside.substr(word, stop - word))};
    }
  }
  return {};
}

bool closes(const HeadTag& tag, const std::string& name) {
  return tag.name == "/" + name || tag.name == "end" + name || tag.name == "end";
}

std::string without_restricted_tags(std::string_view text) {
  constexpr int kMostTags = 1'000;
  std::string kept;
  std::size_t at = 0;
  int count = 0;
  for (std::optional<HeadTag> tag = find_tag(text, 0); tag; tag = find_tag(text, tag->end)) {
    if (++count > kMostTags) return kept;
    if (!is_called_as_restriction(tag->name)) continue;
    kept += text.substr(at, tag->begin - at);
    at = tag->end;
    const std::string name = tag->name;
    std::optional<HeadTag> close = find_tag(text, tag->end);
    while (close && !closes(*close, name) && ++count <= kMostTags) close = find_tag(text, close->end);
    if (!close && is_called_as_encryption(name)) return kept;
    if (close && closes(*close, name)) at = close->end, tag = std::move(close);
  }
  return kept + std::string(text.substr(at));
}

/// One that nothing closes is text.
std::string without_wiki_comments(std::string_view text) {
  std::string kept;
  std::size_t at = 0;
  for (std::size_t open; (open = text.find("%%", at)) != text.npos;) {
    const std::size_t close = text.find("%%", open + 2);
    if (close == text.npos) break;
    kept += text.substr(at, open - at);
    at = close + 2;
  }
  return kept + std::string(text.substr(at));
}

void drop_in(Value& value, const Config& config) {
  if (value.is_scalar() && value.text.find_first_of("%{") != std::string::npos)
    value.text = without_hidden_pieces(value.text, config);
  for (Value& item : value.items) drop_in(item, config);
  for (Value::Member& member : value.members) drop_in(member.value, config);
}

}  // namespace

std::string without_hidden_pieces(std::string_view text, const Config& config) {
  std::string kept(text);
  if (config.markdown.notes.wiki_links && kept.find("%%") != kept.npos) kept = without_wiki_comments(kept);
  if (config.kind->rules.tags != TagLanguage::none && kept.find('{') != kept.npos) kept = without_restricted_tags(kept);
  return kept;
}

void drop_hidden_pieces(Value& fields, const Config& config) {
  if (config.markdown.notes.wiki_links || config.kind->rules.tags != TagLanguage::none) drop_in(fields, config);
}

}  // namespace essaypack
