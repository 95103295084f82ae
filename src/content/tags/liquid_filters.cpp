#include "content/tags/liquid_filters.h"

#include "base/join.h"
#include "base/strftime.h"
#include "base/text.h"
#include "content/tags/liquid_numbers.h"
#include "content/tags/liquid_text_filters.h"

#include <algorithm>

namespace essaypack {
namespace {

using Arguments = std::vector<std::string>;

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

bool apply_liquid_filter(std::string_view name, const std::vector<std::string>& arguments, LiquidText& value,
                         const BodyContext& context) {
  const bool is_applied = apply_date_filter(name, arguments, value, context) ||
                          apply_list_filter(name, arguments, value) || apply_number_filter(name, arguments, value) ||
                          apply_text_filter(name, arguments, value);
  return is_applied && value.text.size() <= kMostFiltered;
}

}  // namespace essaypack
