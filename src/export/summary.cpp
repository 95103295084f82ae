#include "export/summary.h"

#include "base/text.h"

#include <algorithm>
#include <optional>

namespace essaypack {

namespace {

/// Elements that people write into descriptions. Sorted.
constexpr std::string_view kTags[] = {"a",    "abbr", "b",    "big",  "blockquote", "br",   "center", "cite", "code",
                                      "del",  "div",  "em",   "font", "h1",         "h2",   "h3",     "h4",   "h5",
                                      "h6",   "hr",   "i",    "img",  "ins",        "kbd",  "li",     "mark", "ol",
                                      "p",    "pre",  "q",    "rp",   "rt",         "ruby", "s",      "small", "span",
                                      "strong", "sub", "sup", "u",    "ul"};

/// The length of the tag that begins `text`; 0 if it is none.
std::size_t tag_length(std::string_view text) {
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') ++at;
  std::size_t end = at;
  while (end < text.size() && end - at < 12 && is_ascii_alnum(text[end])) ++end;
  const std::string name = to_lower_ascii(text.substr(at, end - at));
  if (!std::binary_search(std::begin(kTags), std::end(kTags), std::string_view(name))) return 0;
  const std::size_t close = text.find_first_of("<>", end);
  if (close == text.npos || text[close] != '>') return 0;
  if (close != end && !is_ascii_space(text[end]) && text[end] != '/') return 0;
  return close + 1;
}

/// The code point of a numeric reference's digits.
std::optional<char32_t> numeric_reference(std::string_view digits) {
  const bool is_hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (is_hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    if (is_hex ? hex_value(c) < 0 : !is_digit(c)) return std::nullopt;
    value = value * (is_hex ? 16 : 10) + static_cast<char32_t>(hex_value(c));
  }
  return value;
}

/// Appends what the reference at the start of `text` stands for; its length, 0 if it is none.
std::size_t append_reference(std::string& out, std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == text.npos || end < 2) return 0;
  const std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const std::optional<char32_t> c = numeric_reference(name.substr(1));
    if (!c) return 0;
    append_utf8(out, *c);
    return end + 1;
  }
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", " "},
      {"hellip", "…"}, {"mdash", "—"},  {"ndash", "–"},  {"ldquo", "“"},  {"rdquo", "”"},  {"lsquo", "‘"},
      {"rsquo", "’"},  {"middot", "·"}, {"copy", "©"},   {"emsp", " "},   {"ensp", " "}};
  for (const auto& [known, value] : kNames)
    if (known == name) {
      out += value;
      return end + 1;
    }
  return 0;
}

/// Any white space: a summary has one space where the text has two, or one that does not break.
void skip_spaces(std::string_view text, std::size_t& at) {
  for (std::size_t next = at; next < text.size() && is_space(next_code_point(text, next));) at = next;
}

/// Follows `text` through the texts below `node`; false at the first difference.
bool matches_text(const pugi::xml_node& node, std::string_view text, std::size_t& at) {
  for (pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && !matches_text(child, text, at)) return false;
    const std::string_view value = child.value();
    for (std::size_t from = 0; from < value.size();) {
      const char32_t c = next_code_point(value, from);
      if (is_space(c)) continue;
      skip_spaces(text, at);
      if (at == text.size() || next_code_point(text, at) != c) return false;
    }
    // What a note or a table shows beside its words is no part of a summary.
    if (std::string_view(child.name()) == "ep:ref") return false;
  }
  return true;
}

}  // namespace

std::string strip_markup(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", from)) {
    out.append(text, from, at - from);
    const std::size_t length = text[at] == '<' ? tag_length(text.substr(at)) : append_reference(out, text.substr(at));
    if (length == 0) out += text[at];
    from = at + std::max<std::size_t>(length, 1);
  }
  out.append(text, from, text.npos);
  return out;
}

std::string one_line(std::string_view text) { return collapse_white_space(xml_clean(text)); }

bool has_written_summary(const Post& post) {
  return !post.description.empty() || !post.summary.empty() || !post.intro.empty();
}

std::string summary_of(const Post& post, const Fragment* fragment, const Config& config, const Site& site) {
  std::string text;
  for (const CompactText* written : {&post.description, &post.summary, &post.intro})
    if (text.empty()) text = one_line(strip_markup(*written));
  if (text.empty() && fragment) text = one_line(fragment->excerpt_text);
  if (text.empty() && fragment) text = one_line(fragment->opening_text);
  return cut_text(text, config.feed.content_limit, site.language_of(post));
}

bool is_whole_text(const Fragment& fragment, std::string_view text) {
  std::size_t at = 0;
  if (!matches_text(fragment.body.document_element(), text, at)) return false;
  skip_spaces(text, at);
  return at == text.size();
}

}  // namespace essaypack
