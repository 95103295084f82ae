#include "content/tags/liquid_text_filters.h"

#include "base/json_lines.h"
#include "base/text.h"
#include "base/url.h"
#include "content/tags/liquid_numbers.h"
#include "content/tags/liquid_slugs.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace essaypack {
namespace {

using Arguments = std::vector<std::string>;

enum class Which { first, last, all };

std::string replaced(std::string_view text, std::string_view from, std::string_view to, Which which) {
  if (from.empty()) return std::string(text);
  std::string out;
  std::size_t at = which == Which::last ? std::min(text.rfind(from), text.size()) : text.find(from);
  while (at < text.size() && out.size() < kMostFiltered) {
    out.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
    if (which != Which::all) break;
    at = text.find(from);
  }
  return out.append(text);
}

std::string capitalized(std::string_view text) {
  std::size_t end = 0;
  if (text.empty()) return {};
  next_code_point(text, end);
  return to_upper(text.substr(0, end)) + to_lower(text.substr(end));
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '<' ? text.find('>', at) : std::string_view::npos;
    if (end == std::string_view::npos)
      out += text[at++];
    else
      at = end + 1;
  }
  return out;
}

/// For the query of an address.
std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    char code[8];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
    if (c == ' ')
      out += '+';
    else if (is_ascii_word(static_cast<unsigned char>(c)) || c == '-' || c == '.')
      out += c;
    else
      out += code;
  }
  return out;
}

/// The first `count` characters, dots included.
std::string truncated(const std::string& text, std::size_t count, const std::string& dots) {
  if (count_code_points(text) <= count) return text;
  const std::size_t size = count_code_points(dots), keep = count > size ? count - size : 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < keep && at < text.size(); ++i) next_code_point(text, at);
  return text.substr(0, at) + dots;
}

std::string truncated_words(const std::string& text, std::size_t count, const std::string& dots) {
  std::string out;
  std::size_t words = 0;
  for (const std::string_view word : words_of(text)) {
    if (words == std::max<std::size_t>(count, 1)) return out + dots;
    out += (words++ > 0 ? " " : "") + std::string(word);
  }
  return out;
}

/// `truncate` and `truncatewords`: the first so many of something, and dots.
template <auto cut>
bool truncate(std::string& text, const Arguments& given, std::string_view usual) {
  const std::optional<double> count = number_of(given.empty() ? usual : given[0]);
  if (!count || *count < 0 || *count > 1e6) return false;
  text = cut(text, static_cast<std::size_t>(*count), given.size() > 1 ? given[1] : "...");
  return true;
}

/// Replaces the first argument by the second one, or nothing.
template <Which which>
bool replace(std::string& text, const Arguments& given) {
  text = replaced(text, given[0], given.size() > 1 ? given[1] : "", which);
  return true;
}
template <Which which>
bool remove(std::string& text, const Arguments& given) {
  text = replaced(text, given[0], "", which);
  return true;
}

bool append(std::string& text, const Arguments& given) {
  text += given[0];
  return true;
}
bool prepend(std::string& text, const Arguments& given) {
  text.insert(0, given[0]);
  return true;
}

/// What needs nothing but the text.
template <auto make>
bool set(std::string& text, const Arguments&) {
  text = make(text);
  return true;
}
std::string trimmed(std::string_view text) { return std::string(trim(text)); }
std::string trimmed_left(std::string_view text) {
  return std::string(text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size())));
}
std::string trimmed_right(std::string_view text) {
  return std::string(text.substr(0, text.find_last_not_of(" \t\r\n") + 1));
}
std::string in_one_line(std::string text) {
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  return text;
}
std::string with_breaks(std::string_view text) { return replaced(text, "\n", "<br />\n", Which::all); }
std::string without_index(std::string_view text) { return replaced(text, "/index.html", "/", Which::last); }
std::string count_of_words(std::string_view text) { return std::to_string(words_of(text).size()); }
std::string quoted(std::string_view text) { return json_quoted(text); }
std::string upper(std::string_view text) { return to_upper(text); }
std::string lower(std::string_view text) { return to_lower(text); }
std::string address(std::string_view text) { return encode_url(text); }

/// What becomes of a list: it is taken as its items joined, or the filter is none.
enum class OfList { joined, refused };

struct TextFilter {
  std::string_view name;
  std::size_t needs;  ///< Arguments.
  OfList of_list;
  bool (*apply)(std::string& text, const Arguments& given);  ///< Null: a page shows the text as it is.
};
constexpr TextFilter kFilters[] = {
    {"append", 1, OfList::joined, append},
    {"prepend", 1, OfList::joined, prepend},
    {"remove", 1, OfList::joined, remove<Which::all>},
    {"remove_first", 1, OfList::joined, remove<Which::first>},
    {"remove_last", 1, OfList::joined, remove<Which::last>},
    {"replace", 1, OfList::joined, replace<Which::all>},
    {"replace_first", 1, OfList::joined, replace<Which::first>},
    {"replace_last", 1, OfList::joined, replace<Which::last>},
    {"upcase", 0, OfList::joined, set<upper>},
    {"downcase", 0, OfList::joined, set<lower>},
    {"capitalize", 0, OfList::joined, set<capitalized>},
    {"strip", 0, OfList::joined, set<trimmed>},
    {"normalize_whitespace", 0, OfList::joined, set<trimmed>},
    {"lstrip", 0, OfList::joined, set<trimmed_left>},
    {"rstrip", 0, OfList::joined, set<trimmed_right>},
    {"strip_html", 0, OfList::joined, set<without_tags>},
    {"strip_newlines", 0, OfList::joined, set<in_one_line>},
    {"newline_to_br", 0, OfList::joined, set<with_breaks>},
    {"strip_index", 0, OfList::joined, set<without_index>},
    {"url_encode", 0, OfList::joined, set<encoded>},
    {"cgi_escape", 0, OfList::joined, set<encoded>},
    {"uri_escape", 0, OfList::joined, set<address>},
    {"number_of_words", 0, OfList::joined, set<count_of_words>},
    {"jsonify", 0, OfList::refused, set<quoted>},
    {"inspect", 0, OfList::refused, set<quoted>},
    {"slice", 0, OfList::refused, [](std::string& text, const Arguments& given) { return cut_slice(text, given); }},
    {"slugify", 0, OfList::refused,
     [](std::string& text, const Arguments& given) {
       text = slugified(text, given.empty() ? "default" : given[0]);
       return true;
     }},
    {"truncate", 0, OfList::joined,
     [](std::string& text, const Arguments& given) { return truncate<truncated>(text, given, "50"); }},
    {"truncatewords", 0, OfList::joined,
     [](std::string& text, const Arguments& given) { return truncate<truncated_words>(text, given, "15"); }},
    {"escape", 0, OfList::joined, nullptr},
    {"escape_once", 0, OfList::joined, nullptr},
    {"xml_escape", 0, OfList::joined, nullptr},
    {"markdownify", 0, OfList::joined, nullptr},
    {"smartify", 0, OfList::joined, nullptr},
};

}  // namespace

bool apply_text_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value) {
  const auto* filter =
      std::find_if(std::begin(kFilters), std::end(kFilters), [&](const TextFilter& one) { return one.name == name; });
  if (filter == std::end(kFilters) || arguments.size() < filter->needs) return false;
  if (value.items && filter->of_list == OfList::refused) return false;
  return !filter->apply || filter->apply(value.text, arguments);
}

}  // namespace essaypack
