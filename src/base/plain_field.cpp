#include "base/plain_field.h"

#include "base/text.h"

#include <gumbo.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace essaypack {

namespace {

enum class Shape {
  pair,   ///< Markup where both of its tags are there.
  block,  ///< The same, and an edge between words.
  lone    ///< Has no end tag, or needs none.
};
struct Element {
  std::string_view name;
  Shape shape;
};
/// What fields hold for its looks, in order of the names.
constexpr Element kElements[] = {
    {"a", Shape::pair},           {"abbr", Shape::pair}, {"b", Shape::pair},       {"big", Shape::pair},
    {"blockquote", Shape::block}, {"br", Shape::lone},   {"center", Shape::block}, {"cite", Shape::pair},
    {"code", Shape::pair},        {"del", Shape::pair},  {"div", Shape::block},    {"em", Shape::pair},
    {"font", Shape::pair},        {"h1", Shape::block},  {"h2", Shape::block},     {"h3", Shape::block},
    {"h4", Shape::block},         {"h5", Shape::block},  {"h6", Shape::block},     {"hr", Shape::lone},
    {"i", Shape::pair},           {"img", Shape::lone},  {"ins", Shape::pair},     {"kbd", Shape::pair},
    {"li", Shape::block},         {"mark", Shape::pair}, {"ol", Shape::block},     {"p", Shape::lone},
    {"pre", Shape::block},        {"q", Shape::pair},    {"rp", Shape::pair},      {"rt", Shape::pair},
    {"ruby", Shape::pair},        {"s", Shape::pair},    {"small", Shape::pair},   {"span", Shape::pair},
    {"strong", Shape::pair},      {"sub", Shape::pair},  {"sup", Shape::pair},     {"u", Shape::pair},
    {"ul", Shape::block},         {"wbr", Shape::lone}};

const Element* find_element(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(kElements), std::end(kElements), name,
                                       [](const Element& a, std::string_view b) { return a.name < b; });
  return found != std::end(kElements) && found->name == name ? found : nullptr;
}

/// A tag of a known element.
struct Tag {
  std::size_t begin = 0, size = 0;
  const Element* element = nullptr;
  bool is_end = false, has_attributes = false;
  bool is_markup = false;
};

/// The tag that begins at `at`; without an element if it is none.
Tag read_tag(std::string_view text, std::size_t at) {
  Tag tag;
  tag.begin = at;
  std::size_t name = at + 1;
  tag.is_end = name < text.size() && text[name] == '/';
  name += tag.is_end;
  std::size_t end = name;
  while (end < text.size() && end - name < 12 && is_ascii_alnum(text[end])) ++end;
  const std::size_t close = text.find_first_of("<>", end);
  if (close == text.npos || text[close] != '>') return tag;
  if (close != end && !is_ascii_space(text[end]) && text[end] != '/') return tag;
  tag.size = close + 1 - at;
  tag.element = find_element(to_lower_ascii(text.substr(name, end - name)));
  tag.has_attributes = text.substr(end, close - end).find('=') != text.npos;
  return tag;
}

/// All tags, with those marked that are markup: alone by nature, with attributes, or with their other half.
std::vector<Tag> find_tags(std::string_view text) {
  std::vector<Tag> tags;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; (at = text.find('<', at)) != text.npos; ++at) {
    Tag tag = read_tag(text, at);
    if (!tag.element) continue;
    tag.is_markup = tag.element->shape == Shape::lone || tag.has_attributes;
    if (tag.element->shape != Shape::lone) {
      const auto opener = tag.is_end ? std::find_if(open.rbegin(), open.rend(),
                                                    [&](std::size_t i) { return tags[i].element == tag.element; })
                                     : open.rend();
      if (opener != open.rend()) {
        tags[*opener].is_markup = tag.is_markup = true;
        open.erase(std::next(opener).base());
      } else if (!tag.is_end && open.size() < 64) {
        open.push_back(tags.size());
      }
    }
    tags.push_back(tag);
    at += tag.size - 1;
  }
  return tags;
}

/// What a character reference stands for; nothing if it is none.
std::optional<std::string> decode_reference(std::string_view reference) {
  constexpr std::pair<std::string_view, std::string_view> kUsual[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}};
  for (const auto& [name, text] : kUsual)
    if (name == reference) return std::string(text);
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_BODY;
  GumboOutput* output = gumbo_parse_with_options(&options, reference.data(), reference.size());
  std::optional<std::string> text;
  const GumboVector& children = output->root->v.element.children;
  if (children.length == 1) {
    const auto& child = *static_cast<const GumboNode*>(children.data[0]);
    if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) text = child.v.text.text;
  }
  gumbo_destroy_output(&options, output);
  if (!text || *text == reference || text->ends_with(';')) return {};
  if (*text == "\xC2\xA0") return " ";
  return xml_clean(*text);
}

/// Appends `text` with its references decoded.
void append_decoded(std::string& out, std::string_view text) {
  constexpr std::size_t kLongest = 34;  // `&CounterClockwiseContourIntegral;`
  std::size_t from = 0;
  for (std::size_t at = 0; (at = text.find('&', at)) != text.npos;) {
    const std::size_t end = text.substr(at, kLongest).find(';');
    const std::string_view reference = end == text.npos ? std::string_view() : text.substr(at, end + 1);
    const bool is_name = reference.size() > 3 && reference.find_first_of(" <&", 1) == text.npos;
    const std::optional<std::string> decoded = is_name ? decode_reference(reference) : std::nullopt;
    if (!decoded) {
      ++at;
      continue;
    }
    out.append(text, from, at - from);
    out += *decoded;
    from = at += reference.size();
  }
  out.append(text, from, text.npos);
}

}  // namespace

std::string plain_field(std::string_view text) {
  if (text.find_first_of("<&") == text.npos) return std::string(text);
  std::string out;
  std::size_t from = 0;
  for (const Tag& tag : find_tags(text)) {
    if (!tag.is_markup) continue;
    append_decoded(out, text.substr(from, tag.begin - from));
    if (tag.element->shape == Shape::block || is_one_of(tag.element->name, {"br", "hr", "p"})) out += '\n';
    from = tag.begin + tag.size;
  }
  append_decoded(out, text.substr(from));
  return collapse_white_space(out);
}

}  // namespace essaypack
