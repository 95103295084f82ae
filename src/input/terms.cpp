#include "input/terms.h"

#include "base/comments.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

namespace essaypack {
namespace {

/// The deepest path seen in a blog has 22 names.
constexpr std::size_t kMaxDepth = 64;

bool all_of_set(std::string_view text, std::string_view set) {
  return !text.empty() && text.find_first_not_of(set) == std::string_view::npos;
}

/// Whole numbers of YAML 1.2's core schema as js-yaml reads them: `0o17`, `0x1F`, `0b11`, `0123`.
std::optional<double> read_integer(std::string_view text) {
  double sign = 1;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
  }
  int base = 10;
  if (text.size() > 2 && text[0] == '0') {
    if (text[1] == 'x') base = 16;
    if (text[1] == 'o') base = 8;
    if (text[1] == 'b') base = 2;
  }
  if (base != 10) text.remove_prefix(2);
  constexpr std::string_view kDigits = "0123456789";
  const std::string_view allowed =
      base == 16 ? std::string_view("0123456789abcdefABCDEF") : kDigits.substr(0, std::size_t(base));
  if (!all_of_set(text, allowed) || text.size() > 300) return {};
  if (base == 10) return sign * std::strtod(std::string(text).c_str(), nullptr);
  double value = 0;
  for (const char c : text) value = value * base + hex_value(c);
  return sign * value;
}

/// `1.`, `.5`, `1e5`, `-1.5E-3`.
std::optional<double> read_float(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  std::size_t digits = 0;
  const auto skip_digits = [&] {
    for (; at < text.size() && is_digit(text[at]); ++at) ++digits;
  };
  skip_digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    skip_digits();
  }
  if (digits == 0) return {};
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t before = digits;
    skip_digits();
    if (digits == before) return {};
  }
  if (at != text.size() || text.size() > 300) return {};
  return std::strtod(std::string(text).c_str(), nullptr);
}

/// A finite number in the form of ECMA-262, Number::toString.
std::string print_number(double value) {
  if (value == 0) return "0";
  char buffer[40] = {};
  const char* end =
      std::to_chars(buffer, buffer + sizeof buffer - 1, std::abs(value), std::chars_format::scientific).ptr;
  const std::string_view text(buffer, std::size_t(end - buffer));
  const std::size_t e = text.find('e');
  const int exponent = std::atoi(text.data() + e + 1) + 1;
  std::string digits;
  for (const char c : text.substr(0, e))
    if (c != '.') digits += c;
  const int count = int(digits.size());
  std::string out = value < 0 ? "-" : "";
  if (exponent > 21 || exponent < -5) {
    out += digits[0];
    if (count > 1) out.append(".").append(digits, 1);
    return out + (exponent > 0 ? "e+" : "e-") + std::to_string(std::abs(exponent - 1));
  }
  if (exponent <= 0) return out + "0." + std::string(std::size_t(-exponent), '0') + digits;
  if (count <= exponent) return out + digits + std::string(std::size_t(exponent - count), '0');
  return out + digits.substr(0, std::size_t(exponent)) + "." + digits.substr(std::size_t(exponent));
}

/// The name that a scalar gives: numbers and booleans as the site's generator prints them.
std::string name_of_term(const Value& value, const Config& config) {
  if (config.kind->rules.prints_numbers && !value.quoted) {
    if (const auto number = number_as_printed(value.text)) return *number;
    if (value.text == "True" || value.text == "TRUE") return "true";
    if (value.text == "False" || value.text == "FALSE") return "false";
  }
  return nfc(trim(without_comments(value.text)));
}

void report_term(const FieldReader& fields, const Value& value) {
  fields.report(Kind::front_matter_bad_value, value,
                tr("{} is no name of a category or tag, it is ignored", shape_of(value)),
                tr("write names as text or as a list of texts"));
}

void add_names(const FieldReader& fields, const Value& value, const Config& config, std::vector<std::string>& names) {
  if (value.is_null()) return;
  if (value.is_list()) {
    for (const Value& item : value.items) add_names(fields, item, config, names);
  } else if (value.is_map()) {
    report_term(fields, value);
  } else if (std::string name = name_of_term(value, config); !name.empty()) {
    names.push_back(std::move(name));
  }
}

/// `categories` and `tags`, or `category` and `tag`.
enum class TermKeys { plural, singular };

/// Text is one name, but where plural keys are split at white space.
std::vector<std::string> names_of(const FieldReader& fields, const Value& value, const Config& config,
                                  TermKeys keys = TermKeys::plural) {
  std::vector<std::string> names;
  if (value.is_scalar() && !value.quoted && value.text.size() > 1 && value.text[0] == '-' && value.text[1] != ' ' &&
      value.text.find(" -") != std::string::npos)
    fields.report(Kind::front_matter_bad_value, value, tr("dashes without a space make one text of this list"),
                  tr("write '- name' in each line"));
  if (config.kind->rules.term_text != TermText::spaces || !value.is_scalar() || keys == TermKeys::singular) {
    add_names(fields, value, config, names);
    return names;
  }
  std::string name;
  for (const char c : without_comments(value.text) + " ") {
    if (!is_ascii_space(c)) {
      name += c;
    } else if (!name.empty()) {
      names.push_back(nfc(name));
      name.clear();
    }
  }
  return names;
}

template <class T>
void add_once(std::vector<T>& list, T item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

using Paths = std::vector<std::vector<std::string>>;

void add_path(const FieldReader& fields, const Value& value, std::vector<std::string> path, Paths& paths) {
  if (path.empty()) return;
  if (path.size() > kMaxDepth) {
    fields.report(Kind::front_matter_bad_value, value,
                  tr("a category path of {} levels is cut to {}", path.size(), kMaxDepth));
    path.resize(kMaxDepth);
  }
  add_once(paths, std::move(path));
}

bool is_flat(const Config& config) { return config.flat_categories || config.kind->rules.flat_categories; }

void add_categories(const FieldReader& fields, const Value& value, const Config& config, Paths& paths,
                    TermKeys keys = TermKeys::plural) {
  const bool nested = value.is_list() && std::any_of(value.items.begin(), value.items.end(),
                                                     [](const Value& item) { return item.is_list(); });
  if (nested) {
    for (const Value& item : value.items) add_path(fields, item, names_of(fields, item, config, keys), paths);
  } else if (is_flat(config)) {
    for (std::string& name : names_of(fields, value, config, keys)) add_path(fields, value, {std::move(name)}, paths);
  } else {
    add_path(fields, value, names_of(fields, value, config, keys), paths);
  }
}

/// `#a #b` as two names; nothing where some word is none.
std::vector<std::string> split_marked(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (word.size() < 2 || word[0] != '#' || word[1] == '#') return {};
    names.emplace_back(word.substr(1));
  }
  return names.size() > 1 ? names : std::vector<std::string>();
}

/// `【甲，乙】` and `［甲，乙］` without the brackets, which somebody's keyboard gave for those of YAML.
std::string_view without_wide_brackets(std::string_view name) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>("【", "】"), {"［", "］"}})
    if (name.starts_with(open) && name.ends_with(close) && name.find(open, open.size()) == name.npos)
      return trim(name.substr(open.size(), name.size() - open.size() - close.size()));
  return name;
}

/// `“甲”` without the quotation marks, likewise.
std::string_view without_wide_quotes(std::string_view name) {
  constexpr std::string_view kOpen = "“", kClose = "”";
  if (!name.starts_with(kOpen) || !name.ends_with(kClose) || name.find(kOpen, kOpen.size()) != name.npos) return name;
  return trim(name.substr(kOpen.size(), name.size() - kOpen.size() - kClose.size()));
}

/// A name with commas of Chinese: `甲，乙` and `甲、乙` are two.
std::string with_plain_commas(std::string name) {
  for (const std::string_view comma : {"，", "、"})
    for (std::size_t at; (at = name.find(comma)) != std::string::npos;) name.replace(at, comma.size(), ",");
  return name;
}

/// Without a generator that says otherwise, `tags: a, b` are two, and so is a list in whose brackets somebody wrote a
/// Chinese comma, `[甲，乙]`. A comma in one of several items belongs to its name.
std::vector<std::string> split_plain(const std::vector<std::string>& names, const Value& written) {
  const bool is_one_item = written.is_list() && written.items.size() == 1 && !written.items[0].quoted &&
                           names.size() == 1 && names[0].find(',') == std::string::npos;
  if (written.quoted || (!written.is_scalar() && !is_one_item)) return names;
  std::vector<std::string> parts;
  for (const std::string& name : names) {
    const std::string plain = with_plain_commas(std::string(without_wide_brackets(name)));
    for (const std::string_view part : split(plain, ','))
      if (const std::string_view word = without_wide_quotes(trim(part)); !word.empty()) parts.emplace_back(word);
  }
  return parts;
}

/// `生活/美食` is a path, `TCP/IP` and `2024/25` are names: nothing but letters in it, and not capitals alone.
bool is_written_path(std::string_view name) {
  bool has_letter_of_words = false;
  for (const std::string_view part : split(name, '/')) {
    if (trim(part).empty()) return false;
    const bool is_plain = std::all_of(part.begin(), part.end(), [](char c) { return c < 'a' || c > 'z'; });
    const bool is_ascii =
        std::all_of(part.begin(), part.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (!is_ascii || !is_plain) has_letter_of_words = true;
    if (is_ascii && trim(part).size() < 2) return false;
  }
  return has_letter_of_words && name.find('/') != std::string_view::npos;
}

/// Where folders are categories, a category that is written as one is a path of them.
void split_paths(std::vector<std::vector<std::string>>& paths) {
  for (std::vector<std::string>& path : paths) {
    std::vector<std::string> names;
    for (const std::string& name : path) {
      if (!is_written_path(name)) {
        names.push_back(name);
        continue;
      }
      for (const std::string_view part : split(name, '/')) names.emplace_back(trim(part));
    }
    path = std::move(names);
  }
}

}  // namespace

std::optional<std::string> number_as_printed(std::string_view text) {
  if (text.empty() || std::string_view("+-.0123456789").find(text[0]) == std::string_view::npos) return {};
  std::optional<double> number = read_integer(text);
  if (!number) number = read_float(text);
  if (!number) return {};
  if (!std::isfinite(*number)) return *number < 0 ? "-Infinity" : "Infinity";
  return print_number(*number);
}

std::vector<std::vector<std::string>> read_categories(const FieldReader& fields, const Config& config) {
  Paths paths;
  const Value* plural = fields.find(config.terms.category);
  const Value* singular = fields.find("category");
  if (config.kind->rules.term_text == TermText::spaces) {
    if (plural) add_categories(fields, *plural, config, paths);
    if (singular) add_categories(fields, *singular, config, paths, TermKeys::singular);
  } else if (plural || singular) {
    add_categories(fields, plural ? *plural : *singular, config, paths);
  }
  if (config.kind->rules.folder_categories == FolderCategories::path) split_paths(paths);
  return paths;
}

std::vector<std::string> read_tags(const FieldReader& fields, const Config& config) {
  std::vector<std::string> tags;
  const Value* plural = fields.find(config.terms.tag);
  const Value* singular = fields.find("tag");
  // `tags` counts only where there is no `tag`
  if (config.kind->rules.term_text == TermText::spaces && singular && !singular->is_null()) plural = nullptr;
  std::vector<std::string> names;
  if (singular && !plural) names = names_of(fields, *singular, config, TermKeys::singular);
  if (plural)
    for (std::string& name : names_of(fields, *plural, config)) names.push_back(std::move(name));
  const Value* value = plural ? plural : singular;
  if (config.kind->rules.term_text == TermText::commas && value) names = split_plain(names, *value);
  std::vector<std::string> whole;
  for (std::string& name : names) {
    std::vector<std::string> parts;
    if (config.kind->rules.term_text == TermText::commas) parts = split_marked(name);
    if (parts.empty()) parts.push_back(std::move(name));
    whole.insert(whole.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
  }
  for (std::string& name : whole) {
    // Obsidian takes `#work` and `work` for one tag
    if (config.markdown.notes.wiki_links && name.size() > 1 && name[0] == '#' && name[1] != '#') name.erase(0, 1);
    if (config.markdown.notes.outlines && name.size() > 4 && name.starts_with("[[") && name.ends_with("]]"))
      name = name.substr(2, name.size() - 4);
    add_once(tags, std::move(name));
  }
  return tags;
}

}  // namespace essaypack
