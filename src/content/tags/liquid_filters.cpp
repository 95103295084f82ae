#include "content/tags/liquid_filters.h"

#include "base/json_lines.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "content/tags/liquid_slugs.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace essaypack {
namespace {

using Arguments = std::vector<std::string>;

constexpr const char* kDays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
/// Bytes that filters may make of a value.
constexpr std::size_t kMostBytes = 64 * 1024;

std::string padded(int number, int width, char fill, char flag) {
  std::string digits = std::to_string(number);
  if (flag == '-') return digits;
  if (flag == '0') fill = '0';
  return std::string(std::max<std::size_t>(static_cast<std::size_t>(width), digits.size()) - digits.size(), fill) +
         digits;
}

std::string offset_text(int seconds, std::string_view colon) {
  char text[16];
  const int minutes = std::abs(seconds) / 60;
  std::snprintf(text, sizeof text, "%c%02d%s%02d", seconds < 0 ? '-' : '+', minutes / 60, std::string(colon).c_str(),
                minutes % 60);
  return text;
}

int hour_of_twelve(int hour) { return hour % 12 == 0 ? 12 : hour % 12; }

std::string date_piece(const Timestamp& time, char letter, char flag) {
  const CivilTime at = civil(time);
  switch (letter) {
    case 'Y':
      return std::to_string(at.year);
    case 'C':
      return padded(at.year / 100, 2, '0', flag);
    case 'y':
      return padded(at.year % 100, 2, '0', flag);
    case 'm':
      return padded(at.month, 2, '0', flag);
    case 'd':
      return padded(at.day, 2, '0', flag);
    case 'e':
      return padded(at.day, 2, ' ', flag);
    case 'j':
      return padded(day_of_year(at), 3, '0', flag);
    case 'H':
      return padded(at.hour, 2, '0', flag);
    case 'k':
      return padded(at.hour, 2, ' ', flag);
    case 'I':
      return padded(hour_of_twelve(at.hour), 2, '0', flag);
    case 'l':
      return padded(hour_of_twelve(at.hour), 2, ' ', flag);
    case 'M':
      return padded(at.minute, 2, '0', flag);
    case 'S':
      return padded(at.second, 2, '0', flag);
    case 'L':
      return "000";
    case 'p':
      return at.hour < 12 ? "AM" : "PM";
    case 'P':
      return at.hour < 12 ? "am" : "pm";
    case 'B':
      return kMonths[at.month - 1];
    case 'b':
    case 'h':
      return std::string(kMonths[at.month - 1]).substr(0, 3);
    case 'A':
      return kDays[weekday(at)];
    case 'a':
      return std::string(kDays[weekday(at)]).substr(0, 3);
    case 'u':
      return std::to_string(weekday(at) == 0 ? 7 : weekday(at));
    case 'w':
      return std::to_string(weekday(at));
    case 's':
      return std::to_string(time.unix_seconds);
    case 'z':
      return offset_text(time.offset_seconds, "");
    case 'Z':
      return time.offset_seconds == 0 ? "UTC" : offset_text(time.offset_seconds, "");
    case 'F':
      return format_strftime(time, "%Y-%m-%d");
    case 'T':
    case 'X':
      return format_strftime(time, "%H:%M:%S");
    case 'R':
      return format_strftime(time, "%H:%M");
    case 'r':
      return format_strftime(time, "%I:%M:%S %p");
    case 'D':
    case 'x':
      return format_strftime(time, "%m/%d/%y");
    case 'c':
      return format_strftime(time, "%a %b %e %H:%M:%S %Y");
    case 'v':
      return format_strftime(time, "%e-%^b-%Y");
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case '%':
      return "%";
    default:
      return std::string("%") + letter;
  }
}

std::string ordinal(int day) {
  const int last = day % 10;
  const bool is_teen = day / 10 == 1;
  return std::to_string(day) + (is_teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

/// Jekyll's `date_to_string` and `date_to_long_string`; `month` is its form.
std::string date_in_words(const Timestamp& time, const char* month, const Arguments& arguments) {
  const std::string name = format_strftime(time, month), year = format_strftime(time, "%Y");
  if (arguments.empty() || arguments[0] != "ordinal") return format_strftime(time, "%d ") + name + " " + year;
  const std::string day = ordinal(civil(time).day);
  const bool is_american = arguments.size() > 1 && arguments[1] == "US";
  return is_american ? name + " " + day + ", " + year : day + " " + name + " " + year;
}

bool apply_date_filter(std::string_view name, const Arguments& arguments, LiquidText& value,
                       const BodyContext& context) {
  if (!is_one_of(name, {"date", "date_to_string", "date_to_long_string", "date_to_xmlschema", "date_to_rfc822"}))
    return false;
  // the moment of the run is no part of a text that comes out the same each time
  if (is_one_of(value.text, {"now", "today"})) return false;
  const ParsedDate parsed = parse_date(value.text, context.config.zone);
  if (!parsed.ok) return name == "date" && !value.text.empty();
  const Timestamp time = context.config.zone.at(parsed.time.unix_seconds);
  if (name == "date") {
    if (arguments.empty()) return false;
    if (!arguments[0].empty()) value.text = format_strftime(time, arguments[0]);
  } else if (name == "date_to_string") {
    value.text = date_in_words(time, "%b", arguments);
  } else if (name == "date_to_long_string") {
    value.text = date_in_words(time, "%B", arguments);
  } else {
    value.text = name == "date_to_xmlschema" ? format_rfc3339(time) : format_rfc822(time);
  }
  return true;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  text = trim(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool is_whole(std::string_view text) { return text.find_first_of(".eE") == std::string_view::npos; }

std::string number_text(double number, bool whole) {
  char text[64];
  std::snprintf(text, sizeof text, whole ? "%.0f" : "%.10g", number);
  std::string out = text;
  if (!whole && out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

bool apply_number_filter(std::string_view name, const Arguments& arguments, LiquidText& value) {
  const std::optional<double> left = number_of(value.text.empty() ? "0" : value.text);
  if (is_one_of(name, {"abs", "ceil", "floor", "round"})) {
    if (!left) return false;
    const bool is_rounded = name != "abs";
    const double made = name == "abs"     ? std::abs(*left)
                        : name == "ceil"  ? std::ceil(*left)
                        : name == "floor" ? std::floor(*left)
                                          : std::round(*left);
    if (name == "round" && !arguments.empty()) return false;
    value.text = number_text(made, is_rounded || is_whole(value.text));
    return true;
  }
  if (!is_one_of(name, {"plus", "minus", "times", "divided_by", "modulo"}) || arguments.empty()) return false;
  const std::optional<double> right = number_of(arguments[0]);
  if (!left || !right) return false;
  const bool whole = is_whole(value.text) && is_whole(arguments[0]);
  if (is_one_of(name, {"divided_by", "modulo"}) && *right == 0) return false;
  double made = *left;
  if (name == "plus") made += *right;
  if (name == "minus") made -= *right;
  if (name == "times") made *= *right;
  if (name == "divided_by") made = whole ? std::floor(made / *right) : made / *right;
  if (name == "modulo") made -= *right * std::floor(made / *right);
  value.text = number_text(made, whole);
  return true;
}

enum class Which { first, last, all };

std::string replaced(std::string_view text, std::string_view from, std::string_view to, Which which) {
  if (from.empty()) return std::string(text);
  std::string out;
  std::size_t at = which == Which::last ? std::min(text.rfind(from), text.size()) : text.find(from);
  while (at < text.size() && out.size() < kMostBytes) {
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

std::string joined(const std::vector<std::string>& items, const std::string& glue) {
  std::string out;
  for (std::size_t at = 0; at < items.size(); ++at) out += (at > 0 ? glue : "") + items[at];
  return out;
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

bool apply_text_filter(std::string_view name, const Arguments& arguments, LiquidText& value) {
  const std::string first = arguments.empty() ? "" : arguments[0], second = arguments.size() > 1 ? arguments[1] : "";
  std::string& text = value.text;
  if (is_one_of(name, {"append", "prepend", "remove", "remove_first", "remove_last", "replace", "replace_first",
                       "replace_last"}) &&
      arguments.empty())
    return false;
  if (value.items && is_one_of(name, {"inspect", "jsonify", "slice", "slugify"})) return false;
  if (name == "append")
    text += first;
  else if (name == "prepend")
    text.insert(0, first);
  else if (name == "remove")
    text = replaced(text, first, "", Which::all);
  else if (name == "remove_first")
    text = replaced(text, first, "", Which::first);
  else if (name == "remove_last")
    text = replaced(text, first, "", Which::last);
  else if (name == "replace")
    text = replaced(text, first, second, Which::all);
  else if (name == "replace_first")
    text = replaced(text, first, second, Which::first);
  else if (name == "replace_last")
    text = replaced(text, first, second, Which::last);
  else if (name == "upcase")
    text = to_upper(text);
  else if (name == "downcase")
    text = to_lower(text);
  else if (name == "capitalize")
    text = capitalized(text);
  else if (name == "strip" || name == "normalize_whitespace")
    text = std::string(trim(text));
  else if (name == "lstrip")
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  else if (name == "rstrip")
    text.resize(text.find_last_not_of(" \t\r\n") + 1);
  else if (name == "strip_html")
    text = without_tags(text);
  else if (name == "strip_newlines")
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  else if (name == "newline_to_br")
    text = replaced(text, "\n", "<br />\n", Which::all);
  else if (name == "strip_index")
    text = replaced(text, "/index.html", "/", Which::last);
  else if (is_one_of(name, {"url_encode", "cgi_escape"}))
    text = encoded(text);
  else if (name == "slugify")
    text = slugified(text, arguments.empty() ? "default" : first);
  else if (name == "jsonify" || name == "inspect")
    text = json_quoted(text);
  else if (name == "slice")
    return cut_slice(text, arguments);
  else if (name == "uri_escape")
    text = encode_url(text);
  else if (name == "truncate" || name == "truncatewords") {
    const std::optional<double> count = number_of(arguments.empty() ? (name == "truncate" ? "50" : "15") : first);
    if (!count || *count < 0 || *count > 1e6) return false;
    const std::string dots = arguments.size() > 1 ? second : "...";
    const auto most = static_cast<std::size_t>(*count);
    text = name == "truncate" ? truncated(text, most, dots) : truncated_words(text, most, dots);
  } else if (name == "number_of_words")
    text = std::to_string(words_of(text).size());
  else
    return is_one_of(name, {"escape", "escape_once", "xml_escape", "markdownify", "smartify"});
  return true;
}

std::string sentence(const std::vector<std::string>& items, const std::string& word) {
  std::string out;
  for (std::size_t at = 0; at < items.size(); ++at) {
    const bool is_last = at + 1 == items.size();
    if (at > 0) out += items.size() == 2 ? " " + word + " " : is_last ? ", " + word + " " : ", ";
    out += items[at];
  }
  return out;
}

/// What is asked of a list, or of a text's characters.
bool apply_list_filter(std::string_view name, const Arguments& arguments, LiquidText& value) {
  if (name == "split") {
    if (arguments.empty() || arguments[0].empty()) return false;
    std::vector<std::string> items;
    for (std::size_t at = 0; at <= value.text.size();) {
      const std::size_t end = std::min(value.text.find(arguments[0], at), value.text.size());
      items.push_back(value.text.substr(at, end - at));
      at = end + arguments[0].size();
    }
    while (!items.empty() && items.back().empty()) items.pop_back();
    value = LiquidText::of(std::move(items));
    return true;
  }
  if (name == "size") {
    value = {std::to_string(value.items ? value.items->size() : count_code_points(value.text))};
    return true;
  }
  if (!value.items) return false;
  std::vector<std::string>& items = *value.items;
  if (name == "join")
    value = {joined(items, arguments.empty() ? " " : arguments[0])};
  else if (name == "array_to_sentence_string")
    value = {sentence(items, arguments.empty() ? "and" : arguments[0])};
  else if (name == "first")
    value = {items.empty() ? "" : items.front()};
  else if (name == "last")
    value = {items.empty() ? "" : items.back()};
  else if (name == "sort")
    std::sort(items.begin(), items.end()), value = LiquidText::of(std::move(items));
  else if (name == "push" && !arguments.empty())
    items.push_back(arguments[0]), value = LiquidText::of(std::move(items));
  else if (name == "unshift" && !arguments.empty())
    items.insert(items.begin(), arguments[0]), value = LiquidText::of(std::move(items));
  else if (name == "compact")
    std::erase(items, std::string()), value = LiquidText::of(std::move(items));
  else if (name == "reverse")
    std::reverse(items.begin(), items.end()), value = LiquidText::of(std::move(items));
  else if (name == "uniq") {
    std::vector<std::string> once;
    for (const std::string& item : items)
      if (std::find(once.begin(), once.end(), item) == once.end()) once.push_back(item);
    value = LiquidText::of(std::move(once));
  } else
    return false;
  return true;
}

}  // namespace

/// Bytes of a value in memory.
static std::size_t size_of(const std::optional<LiquidText>& one) {
  constexpr std::size_t kBytesOfItem = sizeof(std::string);
  return one ? one->text.size() + (one->items ? one->items->size() * kBytesOfItem : 0) : 0;
}

void LiquidNames::enter_include() {
  const auto first = values_.lower_bound("include."), last = values_.lower_bound("include/");
  for (auto at = first; at != last; ++at) bytes_ -= at->first.size() + size_of(at->second);
  values_.erase(first, last);
  give("include", LiquidText{});
}

void LiquidNames::give(const std::string& name, std::optional<LiquidText> value) {
  constexpr std::size_t kMostNames = 100, kMostOfOne = 4'000;
  if (size_of(value) > kMostOfOne) value.reset();
  auto known = values_.find(name);
  if (known == values_.end()) {
    if (values_.size() >= kMostNames) return;
    known = values_.emplace(name, std::nullopt).first;
    bytes_ += name.size();
  }
  bytes_ = bytes_ - size_of(known->second) + size_of(value);
  known->second = std::move(value);
}

const std::optional<LiquidText>* LiquidNames::find(const std::string& name) const {
  const auto known = values_.find(name);
  return known == values_.end() ? nullptr : &known->second;
}

LiquidText LiquidText::of(std::vector<std::string> items) {
  LiquidText value;
  for (const std::string& item : items) value.text += item;
  value.items = std::move(items);
  return value;
}

std::string format_strftime(const Timestamp& time, std::string_view format) {
  std::string out;
  for (std::size_t at = 0; at < format.size() && out.size() < kMostBytes; ++at) {
    if (format[at] != '%' || at + 1 == format.size()) {
      out += format[at];
      continue;
    }
    char flag = 0;
    if (std::string_view("-0^_:").find(format[at + 1]) != std::string_view::npos && at + 2 < format.size())
      flag = format[++at];
    const char letter = format[++at];
    if (flag == ':' && letter == 'z')
      out += offset_text(time.offset_seconds, ":");
    else
      out += flag == '^' ? to_upper(date_piece(time, letter, 0)) : date_piece(time, letter, flag);
  }
  return out;
}

bool apply_liquid_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value,
                         const BodyContext& context) {
  const bool is_applied = apply_date_filter(name, arguments, value, context) ||
                          apply_list_filter(name, arguments, value) || apply_number_filter(name, arguments, value) ||
                          apply_text_filter(name, arguments, value);
  return is_applied && value.text.size() <= kMostBytes;
}

}  // namespace essaypack
