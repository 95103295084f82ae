#include "content/tags/liquid_condition.h"

#include "base/quotes.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace essaypack {
namespace {

constexpr std::string_view kSigns = "=!<>";

/// What Jekyll and its plugins supply behind `site.`, with and without a setting.
constexpr std::string_view kSupplied =
    " active_lang baseurl cache_dir categories collections collections_dir data data_dir default_lang "
    "defaults destination detach documents encoding excerpt_separator exclude git github highlighter host "
    "html_files html_pages include includes_dir incremental is_default_lang keep_files kramdown lang "
    "languages layouts_dir limit_posts liquid markdown markdown_ext pages paginate_path permalink plugins "
    "plugins_dir port posts quiet related_posts serving show_dir_listing source static_files "
    "strict_front_matter tags theme time timezone url verbose whitelist ";

/// Values, signs and words of a condition; texts keep their quotes.
std::vector<std::string_view> split_condition(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    if (text[at] == '"' || text[at] == '\'') {
      end = std::min(text.find(text[at], at + 1), text.size() - 1) + 1;
    } else if (kSigns.find(text[at]) != std::string_view::npos) {
      while (end < text.size() && kSigns.find(text[end]) != std::string_view::npos) ++end;
    } else {
      while (end < text.size() && !is_ascii_space(text[end]) && kSigns.find(text[end]) == std::string_view::npos) ++end;
    }
    parts.push_back(text.substr(at, end - at));
    at = end;
  }
  return parts;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  const bool is_plain = text.find_first_not_of("0123456789.-") == std::string_view::npos;
  return is_whole && is_plain ? std::optional(number) : std::nullopt;
}

bool is_link(std::string_view word) { return word == "and" || word == "or"; }

bool is_sign(std::string_view word) { return is_one_of(word, {"==", "!=", "<>", "<", ">", "<=", ">=", "contains"}); }

}  // namespace

std::string dotted_name(std::string_view name) {
  std::string out(name);
  if (name.empty() || !is_ascii_letter(name[0])) return out;
  for (std::size_t open; (open = out.find('[')) != out.npos;) {
    const char quote = open + 1 < out.size() ? out[open + 1] : ' ';
    const std::size_t close = quote == '"' || quote == '\'' ? out.find(quote, open + 2) : out.npos;
    if (close == out.npos || close + 1 >= out.size() || out[close + 1] != ']') return out;
    out = out.substr(0, open) + "." + out.substr(open + 2, close - open - 2) + out.substr(close + 2);
  }
  return out;
}

bool is_unset_field(std::string_view key) {
  // what Jekyll itself gives every page
  const bool is_given =
      is_one_of(key, {"categories", "category", "collection", "content", "date",   "dir",  "excerpt",  "ext",
                      "id",         "layout",   "name",       "next",    "output", "path", "previous", "relative_path",
                      "slug",       "tag",      "tags",       "title",   "url"});
  return !is_given && key.find_first_of(".[") == key.npos;
}

std::optional<std::pair<int, int>> range_of(std::string_view written) {
  const std::size_t dots = written.find("..");
  if (!written.starts_with('(') || !written.ends_with(')') || dots == written.npos) return std::nullopt;
  const auto read = [](std::string_view text) -> std::optional<int> {
    text = trim(text);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
  };
  const std::optional<int> first = read(written.substr(1, dots - 1)),
                           last = read(written.substr(dots + 2, written.size() - dots - 3));
  return first && last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

bool is_liquid_object(std::string_view name) {
  return is_one_of(name, {"content", "forloop", "include", "jekyll", "layout", "page", "paginator", "site",
                          "tablerowloop", "theme"});
}

bool is_off_by_default(std::string_view key) { return is_one_of(key, {"future", "unpublished", "lsi", "safe"}); }

bool is_unset_setting(std::string_view key, const Config& config) {
  if (key == "show_drafts") return true;
  const auto has = [&](std::string_view name, std::string_view mark) {
    return config.params.count(std::string(name) + std::string(mark)) > 0;
  };
  if (config.params.empty() || has("", "[?]") || key.empty() || key.find('[') != key.npos) return false;
  const std::string_view root = key.substr(0, key.find('.')), last = key.substr(key.rfind('.') + 1);
  if (kSupplied.find(" " + std::string(root) + " ") != kSupplied.npos || is_one_of(last, {"first", "last", "size"}))
    return false;
  const std::string collection = "collections." + std::string(root);
  if (has("collections", "[]") || has(collection, ".") || has(collection, "") || has(collection, "[?]")) return false;
  for (std::size_t dot = key.find('.'); dot != key.npos; dot = key.find('.', dot + 1))
    if (has(key.substr(0, dot), "[]") || has(key.substr(0, dot), "[?]")) return false;
  return !has(key, "") && !has(key, ".") && !has(key, "[]") && !has(key, "[?]");
}

/// By YAML 1.1, as Ruby's Psych reads it.
LiquidScope::Value LiquidScope::value_of_text(std::string_view text, bool is_quoted) {
  if (is_quoted) return {Value::Kind::text, true, 0, std::string(text)};
  const std::string word = to_lower_ascii(text);
  if (is_one_of(word, {"", "~", "null"})) return {Value::Kind::nil};
  if (is_one_of(word, {"false", "no", "off"})) return {Value::Kind::boolean};
  if (is_one_of(word, {"true", "yes", "on"})) return {Value::Kind::boolean, true};
  const bool is_octal = text.size() > 1 && text[0] == '0' && text[1] != '.';
  if (const std::optional<double> number = number_of(text); number && !is_octal)
    return {Value::Kind::number, true, *number};
  // a date, a number in another form, a symbol
  const bool is_typed = is_digit(text[0]) || std::string_view("+-.!&*:").find(text[0]) != std::string_view::npos;
  if (is_typed || trim(text).size() != text.size()) return {Value::Kind::loose, true};
  return {Value::Kind::text, true, 0, std::string(text)};
}

LiquidScope::Value LiquidScope::page_value(const std::string& key) const {
  if (key == "tags") return {Value::Kind::list, true, 0, {}, context_.post.tags};
  if (!fields_) fields_ = context_.post.fields.unpack();
  const auto field = fields_->find(key);
  // Jekyll says of every post whether it is one of its drafts
  const bool is_post = context_.post.kind == PostKind::post;
  if (key == "draft" && is_post && (field == fields_->end() || field->second.form == HeadField::Form::null))
    return {Value::Kind::boolean};
  if (field == fields_->end()) return is_unset_field(key) ? Value{Value::Kind::nil} : member_value(key);
  // a map, which equals no single value either
  if (fields_->count(key + ".") > 0) return {Value::Kind::list, true};
  switch (field->second.form) {
    case HeadField::Form::plain:
    case HeadField::Form::quoted:
      if (!field->second.value) return {};
      return value_of_text(*field->second.value, field->second.form == HeadField::Form::quoted);
    case HeadField::Form::null:
      return {Value::Kind::nil};
    case HeadField::Form::empty_list:
      return {Value::Kind::list, true, 0, {}, std::vector<std::string>()};
    case HeadField::Form::other:
      break;
  }
  return {};
}

/// Of a name behind `page.` that the head does not have: a text or number, and a map without it, answer with nothing.
LiquidScope::Value LiquidScope::member_value(const std::string& key) const {
  const std::size_t dot = key.rfind('.');
  if (dot == key.npos || key.find('[') != key.npos ||
      is_one_of(std::string_view(key).substr(dot + 1), {"first", "last", "size"}))
    return {};
  const std::string owner = key.substr(0, dot);
  if (fields_->count(owner + ".") > 0) return {Value::Kind::nil};
  switch (page_value(owner).kind) {
    case Value::Kind::nil:
    case Value::Kind::boolean:
    case Value::Kind::number:
    case Value::Kind::text:
      return {Value::Kind::nil};
    case Value::Kind::unknown:
    case Value::Kind::loose:
    case Value::Kind::vacant:
    case Value::Kind::list:
      break;
  }
  return {};
}

LiquidScope::Value LiquidScope::site_value(const std::string& key) const {
  const std::map<std::string, std::string>& params = context_.config.params;
  if (const auto found = params.find(key); found != params.end())
    return value_of_text(found->second, found->second.empty() || params.count(key + kQuotedParam) > 0);
  if (params.count(key + "[]") > 0 || params.count(key + ".") > 0) return {Value::Kind::loose, true};
  if (is_off_by_default(key)) return {Value::Kind::boolean};
  return is_unset_setting(key, context_.config) ? Value{Value::Kind::nil} : Value();
}

void LiquidScope::set(std::string_view name, std::string_view expression) {
  if (expression.find('|') != expression.npos) return forget(name);
  known_[std::string(name)] = value_of(trim(expression));
}

void LiquidScope::enter_include(const std::vector<std::pair<std::string, std::string>>& given) {
  is_include_ = true;
  for (const auto& [key, text] : given) known_["include." + key] = {Value::Kind::text, true, 0, text};
}

LiquidScope::Value LiquidScope::value_of(std::string_view name) const {
  const std::string dotted = dotted_name(name);
  name = dotted;
  if (is_in_quotes(name)) return {Value::Kind::text, true, 0, std::string(without_quotes(name))};
  if (is_one_of(name, {"nil", "null", ""})) return {Value::Kind::nil};
  if (name == "blank" || name == "empty") return {Value::Kind::vacant, name == "blank"};
  if (name == "true") return {Value::Kind::boolean, true};
  if (name == "false") return {Value::Kind::boolean};
  if (const std::optional<double> number = number_of(name)) return {Value::Kind::number, true, *number};
  if (name == "jekyll.environment") return {Value::Kind::text, true, 0, "production"};
  if (const auto known = known_.find(dotted); known != known_.end()) return known->second;
  const std::string root(name.substr(0, name.find_first_of(".[")));
  if (assigned_.count(root) > 0) return {};
  if (is_include_ && root == "include") return {Value::Kind::nil};
  if (name.ends_with(".size")) {
    const Value whole = value_of(name.substr(0, name.size() - 5));
    if (whole.kind == Value::Kind::list && whole.items)
      return {Value::Kind::number, true, static_cast<double>(whole.items->size())};
  }
  if (name.starts_with("page.")) return page_value(std::string(name.substr(5)));
  if (name.starts_with("site.")) return site_value(std::string(name.substr(5)));
  const bool is_name = std::all_of(root.begin(), root.end(), is_ascii_name);
  if (!is_name || includes_) return {};
  if (is_liquid_object(root)) return {};
  return {Value::Kind::nil};
}

Verdict LiquidScope::truth_of(const Value& value) {
  if (value.kind == Value::Kind::unknown || value.kind == Value::Kind::vacant) return Verdict::unknown;
  const bool may_be_false = value.kind == Value::Kind::boolean || value.kind == Value::Kind::loose;
  return verdict_of(value.kind != Value::Kind::nil && (!may_be_false || value.is_true));
}

/// `== blank` (`is_blank`), `== empty`.
Verdict LiquidScope::compare_to_vacant(const Value& left, std::string_view sign, bool is_blank) {
  if (sign != "==" && sign != "!=" && sign != "<>") return Verdict::unknown;
  bool is_vacant = false;
  switch (left.kind) {
    case Value::Kind::unknown:
    case Value::Kind::loose:
    case Value::Kind::vacant:
      return Verdict::unknown;
    case Value::Kind::nil:
    case Value::Kind::boolean:
    case Value::Kind::number:
      break;
    case Value::Kind::text:
      is_vacant = left.text.empty();
      break;
    case Value::Kind::list:
      if (!left.items) return Verdict::unknown;
      is_vacant = left.items->empty();
      break;
  }
  // without Rails nothing answers to `blank`
  is_vacant = is_vacant && !is_blank;
  return verdict_of(is_vacant == (sign == "=="));
}

Verdict LiquidScope::compare(const Value& left, std::string_view sign, const Value& right) {
  if (right.kind == Value::Kind::vacant) return compare_to_vacant(left, sign, right.is_true);
  for (const Value* value : {&left, &right})
    if (value->kind == Value::Kind::unknown || value->kind == Value::Kind::loose || value->kind == Value::Kind::vacant)
      return Verdict::unknown;
  const bool is_same_kind = left.kind == right.kind;
  if (sign == "contains" && left.kind == Value::Kind::list) {
    if (!left.items || right.kind != Value::Kind::text) return Verdict::unknown;
    return verdict_of(std::find(left.items->begin(), left.items->end(), right.text) != left.items->end());
  }
  if (left.kind == Value::Kind::list || right.kind == Value::Kind::list) {
    // a list equals no single value
    if (is_same_kind || (sign != "==" && sign != "!=" && sign != "<>")) return Verdict::unknown;
    return verdict_of(sign != "==");
  }
  if (sign == "==") {
    return verdict_of(is_same_kind && left.is_true == right.is_true && left.number == right.number &&
                      left.text == right.text);
  }
  if (sign == "!=" || sign == "<>") return opposite(compare(left, "==", right));
  if (sign == "contains") {
    if (left.kind != Value::Kind::text || right.kind != Value::Kind::text)
      return truth_of(left) == Verdict::no ? Verdict::no : Verdict::unknown;
    return verdict_of(left.text.find(right.text) != std::string::npos);
  }
  if (left.kind == Value::Kind::nil || right.kind == Value::Kind::nil) return Verdict::no;
  if (!is_same_kind || left.kind == Value::Kind::boolean) return Verdict::unknown;
  const int order = left.kind == Value::Kind::number ? (left.number > right.number) - (left.number < right.number)
                                                     : left.text.compare(right.text);
  if (sign == "<") return verdict_of(order < 0);
  if (sign == ">") return verdict_of(order > 0);
  return verdict_of(sign == "<=" ? order <= 0 : order >= 0);
}

Verdict LiquidScope::decide(std::string_view condition) const {
  const std::vector<std::string_view> parts = split_condition(condition);
  std::vector<Verdict> verdicts;
  std::vector<std::string_view> links;
  for (std::size_t at = 0; at < parts.size();) {
    if (is_link(parts[at]) || is_sign(parts[at])) return Verdict::unknown;
    if (at + 2 < parts.size() && is_sign(parts[at + 1])) {
      verdicts.push_back(compare(value_of(parts[at]), parts[at + 1], value_of(parts[at + 2])));
      at += 3;
    } else {
      verdicts.push_back(truth_of(value_of(parts[at++])));
    }
    if (at == parts.size()) break;
    if (!is_link(parts[at]) || at + 1 == parts.size()) return Verdict::unknown;
    links.push_back(parts[at++]);
  }
  if (verdicts.empty()) return Verdict::unknown;
  // Liquid reads `a and b or c` as `a and (b or c)`
  Verdict verdict = verdicts.back();
  for (std::size_t at = links.size(); at-- > 0;) {
    const Verdict ends = links[at] == "or" ? Verdict::yes : Verdict::no;
    if (verdicts[at] == ends)
      verdict = ends;
    else if (verdicts[at] == Verdict::unknown && verdict != ends)
      verdict = Verdict::unknown;
  }
  return verdict;
}

Verdict LiquidScope::matches(std::string_view left, std::string_view values) const {
  Verdict verdict = Verdict::no;
  for (const std::string_view part : split_condition(values)) {
    const bool is_text = part[0] == '"' || part[0] == '\'';
    for (const std::string_view word : is_text ? std::vector{part} : split(part, ',')) {
      if (word.empty() || word == "or") continue;
      const Verdict one = compare(value_of(trim(left)), "==", value_of(word));
      if (one == Verdict::yes) return one;
      if (one == Verdict::unknown) verdict = one;
    }
  }
  return verdict;
}

/// True if `offset:5` passes over a list of so many.
bool passes_over(const std::vector<std::string>& parts, std::size_t count) {
  for (const std::string& part : parts)
    if (const auto number = part.starts_with("offset:") ? number_of(part.substr(7)) : std::nullopt;
        number && *number >= static_cast<double>(count))
      return true;
  return false;
}

Verdict LiquidScope::runs(std::string_view words) const {
  const std::vector<std::string> parts = split_words(words);
  if (parts.size() < 3 || parts[1] != "in") return Verdict::unknown;
  if (const auto range = range_of(parts[2])) return verdict_of(range->first <= range->second);
  for (std::size_t at = 3; at < parts.size(); ++at)
    if (parts[at] == "limit:0" || (parts[at] == "limit:" && at + 1 < parts.size() && parts[at + 1] == "0"))
      return Verdict::no;
  const std::size_t begin = words.find(" in ");
  const Value list =
      value_of(begin == std::string_view::npos ? parts[2] : split_condition(words.substr(begin + 4)).front());
  switch (list.kind) {
    case Value::Kind::unknown:
    case Value::Kind::loose:
    case Value::Kind::vacant:
      return Verdict::unknown;
    case Value::Kind::text:
      return verdict_of(!list.text.empty());
    case Value::Kind::list:
      return list.items ? verdict_of(!list.items->empty() && !passes_over(parts, list.items->size()))
                        : Verdict::unknown;
    case Value::Kind::nil:
    case Value::Kind::boolean:
    case Value::Kind::number:
      break;
  }
  return Verdict::no;
}

}  // namespace essaypack
