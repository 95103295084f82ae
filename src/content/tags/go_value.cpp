#include "content/tags/go_value.h"

#include "base/text.h"
#include "base/url.h"
#include "content/markdown/inline_html.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace essaypack {
namespace {

using Type = GoValue::Type;
using Arguments = std::vector<GoValue>;

constexpr std::size_t kLongest = 256 * 1024;  ///< Bytes of a value.
constexpr auto kInner = static_cast<char>(InnerMark::html);

[[noreturn]] void give_up(std::string_view function) { throw NotFollowed{tr("'{}'", function)}; }

/// Texts and what is printed as one. What only looks at the inner text has no answer here.
std::string text_of(const GoValue& value, std::string_view function) {
  if (value.is(Type::nil)) return {};
  if (value.is(Type::list) || value.is(Type::map) || value.holds_inner()) give_up(function);
  return shown_text(value);
}

long long integer_of(const GoValue& value, std::string_view function) {
  if (!value.is(Type::integer)) give_up(function);
  return value.number;
}

/// Lists in lists are none of what is read: one could hold itself many times over.
const GoValue& scalar(const GoValue& value, std::string_view function) {
  if (!value.items.empty()) give_up(function);
  return value;
}

/// Hugo compares numbers with numbers and texts with texts; what is of another type is something else.
bool is_equal(const GoValue& a, const GoValue& b) {
  if (a.holds_inner() || b.holds_inner() || a.is(Type::list) || a.is(Type::map) || b.is(Type::list) || b.is(Type::map))
    give_up("eq");
  const auto is_number = [](const GoValue& value) { return value.is(Type::integer) || value.is(Type::real); };
  if (a.type != b.type && is_number(a) && is_number(b)) give_up("eq");
  return a.type == b.type && a.number == b.number && a.text == b.text;
}

std::string cut_set(std::string_view text, std::string_view set, bool at_start, bool at_end) {
  if (!is_ascii(set)) give_up("trim");
  if (at_start) text.remove_prefix(std::min(text.find_first_not_of(set), text.size()));
  if (at_end) text = text.substr(0, text.find_last_not_of(set) + 1);
  return std::string(text);
}

/// The inner text as it stands may be trimmed at its ends: HTML does not tell.
std::string trimmable(const GoValue& value, std::string_view function) {
  return value.is(Type::text) ? value.text : text_of(value, function);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  if (from.empty()) give_up("replace");
  std::string out;
  std::size_t at = 0;
  for (std::size_t next; (next = text.find(from, at)) != text.npos; at = next + from.size()) {
    out += text.substr(at, next - at) + to;
    if (out.size() > kLongest) give_up("replace");
  }
  return out + text.substr(at);
}

/// `%s`, `%v`, `%d`, `%t`.
std::string printed(const Arguments& arguments) {
  const std::string& format = arguments[0].text;
  std::string out;
  std::size_t next = 1;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format[at] != '%') {
      out += format[at];
      continue;
    }
    const char verb = ++at < format.size() ? format[at] : ' ';
    if (verb == '%') {
      out += '%';
      continue;
    }
    if (next >= arguments.size()) give_up("printf");
    const GoValue& value = arguments[next++];
    const bool fits = verb == 'v'   ? !value.is(Type::nil)
                      : verb == 's' ? value.is(Type::text)
                      : verb == 'd' ? value.is(Type::integer)
                                    : verb == 't' && value.is(Type::boolean);
    if (!fits) give_up("printf");
    out += shown_text(value);
    if (out.size() > kLongest) give_up("printf");
  }
  if (next != arguments.size()) give_up("printf");
  return out;
}

/// `relURL`, `absURL`: a path from the host's root stays, others count from the site's.
std::string site_address(const std::string& path, bool is_absolute, const Config& config) {
  if (split_url(path).has_scheme || path.starts_with("//")) return path;
  if (config.url.empty()) give_up(is_absolute ? "absURL" : "relURL");
  const std::size_t host = config.url.find("://");
  const std::size_t slash = host == config.url.npos ? host : config.url.find('/', host + 3);
  const std::string base = slash == config.url.npos ? "" : config.url.substr(slash);
  const std::string below = path.starts_with('/') ? path : base + "/" + path;
  return is_absolute ? config.url.substr(0, slash) + below : below;
}

/// `urlize` and `anchorize`, where they agree.
std::string address_part(std::string text, std::string_view function) {
  for (char& c : text) {
    if (!is_ascii_alnum(c) && c != ' ' && c != '-' && c != '_') give_up(function);
    c = c == ' ' ? '-' : lower_ascii(c);
  }
  if (text.find("--") != text.npos || text.starts_with('-') || text.ends_with('-')) give_up(function);
  return text;
}

bool lies_in(const GoValue& place, const GoValue& what) {
  if (place.is(Type::list))
    return std::any_of(place.items.begin(), place.items.end(),
                       [&](const auto& item) { return is_equal(item.second, what); });
  return text_of(place, "in").find(text_of(what, "in")) != std::string::npos;
}

GoValue indexed(const Arguments& arguments) {
  GoValue value = arguments[0];
  for (std::size_t at = 1; at < arguments.size(); ++at) {
    const GoValue& key = arguments[at];
    if (value.is(Type::list) && key.is(Type::integer)) {
      const auto place = static_cast<std::size_t>(key.number);
      GoValue item = key.number >= 0 && place < value.items.size() ? value.items[place].second : GoValue();
      value = std::move(item);
    } else if (value.is(Type::map) && key.is(Type::text)) {
      value = value.member(key.text);
    } else if (!value.is(Type::list) || !key.is(Type::text)) {
      give_up("index");
    } else {
      value = {};
    }
  }
  return value;
}

GoValue listed(std::string_view text, std::string_view separator) {
  GoValue list = GoValue::of(Type::list);
  if (separator.empty()) give_up("split");
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(separator, at);
    list.items.emplace_back("", GoValue::of(std::string(text.substr(at, next - at))));
    if (list.items.size() > 1'000) give_up("split");
    if (next == text.npos) return list;
    at = next + separator.size();
  }
}

std::string joined(const GoValue& list, std::string_view separator) {
  if (!list.is(Type::list)) give_up("delimit");
  std::string out;
  for (const auto& [name, item] : list.items) {
    if (&item != &list.items.front().second) out += separator;
    out += text_of(item, "delimit");
    if (out.size() > kLongest) give_up("delimit");
  }
  return out;
}

long long calculated(std::string_view name, long long a, long long b) {
  constexpr long long kMost = 1'000'000'000;
  if (a > kMost || a < -kMost || b > kMost || b < -kMost) give_up(name);
  if (name == "add") return a + b;
  if (name == "sub") return a - b;
  if (name == "mul") return a * b;
  if (b == 0) give_up(name);
  return name == "div" ? a / b : a % b;
}

bool compared(std::string_view name, long long a, long long b) {
  return name == "lt" ? a < b : name == "le" ? a <= b : name == "gt" ? a > b : a >= b;
}

/// Functions of truth and of choice.
std::optional<GoValue> choose(std::string_view name, const Arguments& given) {
  const std::size_t count = given.size();
  if (name == "default" && count >= 1) {
    const bool is_set = count > 1 && (given[1].is(Type::boolean) || given[1].is_true());
    return is_set ? given[1] : given[0];
  }
  if (name == "cond" && count == 3) return given[0].is_true() ? given[1] : given[2];
  if (name == "not" && count == 1) return GoValue::of(!given[0].is_true());
  if ((name == "and" || name == "or") && count > 0) {
    const auto found = std::find_if(given.begin(), given.end() - 1,
                                    [&](const GoValue& value) { return value.is_true() == (name == "or"); });
    return *found;
  }
  if ((name == "eq" || name == "ne") && count >= 2) {
    const bool is_met =
        std::any_of(given.begin() + 1, given.end(), [&](const GoValue& value) { return is_equal(given[0], value); });
    return GoValue::of(is_met == (name == "eq"));
  }
  if (is_one_of(name, {"lt", "le", "gt", "ge"}) && count == 2)
    return GoValue::of(compared(name, integer_of(given[0], name), integer_of(given[1], name)));
  return {};
}

/// Functions of lists, maps and numbers.
std::optional<GoValue> collect(std::string_view name, const Arguments& given) {
  const std::size_t count = given.size();
  if (name == "index" && count >= 2) return indexed(given);
  if (name == "isset" && count == 2) {
    if (given[0].is(Type::list) && given[1].is(Type::integer))
      return GoValue::of(given[1].number >= 0 && static_cast<std::size_t>(given[1].number) < given[0].items.size());
    if (!given[0].is(Type::map) && !given[0].is(Type::list)) give_up(name);
    return GoValue::of(given[1].is(Type::text) && !given[0].member(given[1].text).is(Type::nil));
  }
  if (name == "len" && count == 1) {
    if (given[0].is(Type::list) || given[0].is(Type::map))
      return GoValue::of(static_cast<long long>(given[0].items.size()));
    if (!given[0].is(Type::text) || given[0].holds_inner()) give_up(name);
    return GoValue::of(static_cast<long long>(given[0].text.size()));
  }
  if (name == "slice") {
    GoValue list = GoValue::of(Type::list);
    for (const GoValue& item : given) list.items.emplace_back("", scalar(item, name));
    return list;
  }
  if (name == "seq" && count == 1) {
    const long long last = integer_of(given[0], name);
    if (last < 1 || last > 1'000) give_up(name);
    GoValue list = GoValue::of(Type::list);
    for (long long number = 1; number <= last; ++number) list.items.emplace_back("", GoValue::of(number));
    return list;
  }
  if (name == "dict" && count % 2 == 0) {
    GoValue map = GoValue::of(Type::map);
    for (std::size_t at = 0; at < count; at += 2)
      map.items.emplace_back(text_of(given[at], name), scalar(given[at + 1], name));
    return map;
  }
  if ((name == "in" || name == "collections.In") && count == 2) return GoValue::of(lies_in(given[0], given[1]));
  if ((name == "split" || name == "strings.Split") && count == 2)
    return listed(text_of(given[0], name), text_of(given[1], name));
  if ((name == "delimit" || name == "collections.Delimit") && count == 2)
    return GoValue::of(joined(given[0], text_of(given[1], name)), GoSafe::html);
  if (is_one_of(name, {"add", "sub", "mul", "div", "mod"}) && count == 2)
    return GoValue::of(calculated(name, integer_of(given[0], name), integer_of(given[1], name)));
  if (name == "int" && count == 1) {
    const GoValue number = given[0].is(Type::text) ? GoValue::read(given[0].text) : given[0];
    if (!number.is(Type::integer) || (given[0].text.size() > 1 && given[0].text[0] == '0')) give_up(name);
    return number;
  }
  return {};
}

/// Functions of texts.
std::optional<GoValue> write(std::string_view name, const Arguments& given) {
  const std::size_t count = given.size();
  const auto both = [&](bool at_start, bool at_end, std::size_t text) {
    return GoValue::of(cut_set(trimmable(given[text], name), text_of(given[1 - text], name), at_start, at_end));
  };
  if (name == "string" && count == 1) return GoValue::of(trimmable(given[0], name));
  if (name == "printf" && count > 0 && given[0].is(Type::text) && !given[0].holds_inner())
    return GoValue::of(printed(given));
  if (name == "print" && count == 1) return GoValue::of(trimmable(given[0], name));
  if (name == "strings.TrimSpace" && count == 1) return GoValue::of(std::string(trim(trimmable(given[0], name))));
  if ((name == "trim" || name == "strings.Trim") && count == 2) return both(true, true, 0);
  if (name == "strings.TrimLeft" && count == 2) return both(true, false, 1);
  if (name == "strings.TrimRight" && count == 2) return both(false, true, 1);
  if ((name == "lower" || name == "strings.ToLower") && count == 1)
    return GoValue::of(to_lower(text_of(given[0], name)));
  if ((name == "upper" || name == "strings.ToUpper") && count == 1)
    return GoValue::of(to_upper(text_of(given[0], name)));
  if ((name == "replace" || name == "strings.Replace") && count == 3)
    return GoValue::of(replaced(text_of(given[0], name), text_of(given[1], name), text_of(given[2], name)));
  if (count != 2) return {};
  const std::string_view wanted = name.substr(std::min(name.rfind('.') + 1, name.size()));
  if (!is_one_of(name, {"hasPrefix", "hasSuffix", "strings.HasPrefix", "strings.HasSuffix", "strings.Contains",
                        "strings.TrimPrefix", "strings.TrimSuffix"}))
    return {};
  if (wanted.starts_with("Trim")) {
    const std::string part = text_of(given[0], name);
    std::string text = text_of(given[1], name);
    if (wanted == "TrimPrefix" && text.starts_with(part)) text.erase(0, part.size());
    if (wanted == "TrimSuffix" && text.ends_with(part)) text.resize(text.size() - part.size());
    return GoValue::of(std::move(text));
  }
  const std::string text = text_of(given[0], name), part = text_of(given[1], name);
  if (wanted == "Contains") return GoValue::of(text.find(part) != text.npos);
  return GoValue::of(to_lower_ascii(wanted) == "hasprefix" ? text.starts_with(part) : text.ends_with(part));
}

/// Functions of HTML and addresses.
std::optional<GoValue> mark_up(std::string_view name, const Arguments& given, const BodyContext& context) {
  if (given.size() != 1) return {};
  const std::size_t dot = name.rfind('.');
  const std::string_view bare = dot == name.npos ? name : name.substr(dot + 1);
  if (dot != name.npos && !is_one_of(name.substr(0, dot), {"safe", "transform", "urls"})) return {};
  const auto safe = [&](GoSafe kind) { return GoValue::of(trimmable(given[0], name), kind); };
  if (bare == "safeHTML" || name == "safe.HTML") return safe(GoSafe::html);
  if (bare == "safeHTMLAttr" || name == "safe.HTMLAttr") return safe(GoSafe::attribute);
  if (bare == "safeURL" || name == "safe.URL") return safe(GoSafe::address);
  if (bare == "safeCSS" || name == "safe.CSS") return safe(GoSafe::style);
  if (bare == "markdownify" || name == "transform.Markdownify") return go_markdown(given[0], context);
  if (bare == "htmlEscape" || name == "transform.HTMLEscape") {
    if (given[0].text == std::string(1, kInner))
      return GoValue::of(std::string(1, static_cast<char>(InnerMark::escaped)));
    std::string text = go_escape(text_of(given[0], name));
    return GoValue::of(replaced(std::move(text), "&#43;", "+"));
  }
  if (bare == "plainify" || bare == "htmlUnescape") {
    std::string text = text_of(given[0], name);
    if (text.find_first_of("<&") != text.npos) give_up(name);
    return GoValue::of(std::move(text));
  }
  if (bare == "urlize" || bare == "anchorize") return GoValue::of(address_part(text_of(given[0], name), name));
  if (is_one_of(to_lower_ascii(bare), {"relurl", "absurl"}))
    return GoValue::of(site_address(text_of(given[0], name), to_lower_ascii(bare) == "absurl", context.config));
  return {};
}

}  // namespace

GoValue GoValue::of(bool value) { return {Type::boolean, value ? 1 : 0, {}, {}, {}}; }
GoValue GoValue::of(long long value) { return {Type::integer, value, {}, {}, {}}; }
GoValue GoValue::of(std::string value, GoSafe safe) { return {Type::text, 0, std::move(value), safe, {}}; }
GoValue GoValue::of(Type type) { return {type, 0, {}, {}, {}}; }

GoValue GoValue::read(std::string_view plain) {
  if (plain == "true" || plain == "false") return of(plain == "true");
  long long number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (!plain.empty() && error == std::errc() && end == plain.data() + plain.size()) return of(number);
  const bool is_real = plain.find('.') != plain.npos && plain.find_first_of("0123456789") != plain.npos &&
                       plain.find_first_not_of("0123456789.-") == plain.npos && plain.find('.') == plain.rfind('.');
  if (is_real) {
    plain = plain.substr(0, plain.find_last_not_of('0') + 1);
    if (plain.ends_with('.')) plain.remove_suffix(1);
  }
  return {is_real ? Type::real : Type::text, 0, std::string(plain), {}, {}};
}

bool GoValue::is_true() const {
  switch (type) {
    case Type::nil:
      return false;
    case Type::boolean:
    case Type::integer:
      return number != 0;
    case Type::real:
      return text.find_first_of("123456789") != text.npos;
    case Type::text:
      return !text.empty();
    case Type::list:
    case Type::map:
      return !items.empty();
    case Type::shortcode:
    case Type::page:
    case Type::site:
      return true;
    case Type::site_params:
    case Type::page_params:
      break;
  }
  throw NotFollowed{tr("'{}'", ".Params")};
}

std::size_t GoValue::bytes() const {
  std::size_t bytes = text.size();
  for (const auto& [name, item] : items) bytes += 64 + name.size() + item.text.size();
  return bytes;
}

bool GoValue::holds_inner() const {
  return std::any_of(text.begin(), text.end(), is_inner_mark) ||
         std::any_of(items.begin(), items.end(), [](const auto& item) { return item.second.holds_inner(); });
}

GoValue GoValue::member(std::string_view name) const {
  for (const auto& [key, value] : items)
    if (key == name && type == Type::map) return value;
  return {};
}

std::string shown_text(const GoValue& value) {
  switch (value.type) {
    case Type::nil:
      return {};
    case Type::boolean:
      return value.number != 0 ? "true" : "false";
    case Type::integer:
      return std::to_string(value.number);
    case Type::real:
    case Type::text:
      return value.text;
    case Type::list:
    case Type::map:
    case Type::shortcode:
    case Type::page:
    case Type::site:
    case Type::site_params:
    case Type::page_params:
      break;
  }
  throw NotFollowed{tr("an output of a list")};
}

GoValue go_markdown(const GoValue& value, const BodyContext& context) {
  const std::string text = trimmable(value, "markdownify");
  const std::string_view bare = trim(text);
  if (bare.size() == 1 && bare[0] == kInner)
    return GoValue::of(std::string(1, static_cast<char>(InnerMark::markdown)), GoSafe::html);
  if (bare.find('\n') != bare.npos || std::any_of(bare.begin(), bare.end(), is_inner_mark)) give_up("markdownify");
  return GoValue::of(inline_html(bare, context.config), GoSafe::html);
}

GoValue call_go_function(std::string_view name, const std::vector<GoValue>& arguments, const BodyContext& context) {
  if (std::optional<GoValue> value = choose(name, arguments)) return std::move(*value);
  if (std::optional<GoValue> value = collect(name, arguments)) return std::move(*value);
  if (std::optional<GoValue> value = write(name, arguments)) return std::move(*value);
  if (std::optional<GoValue> value = mark_up(name, arguments, context)) return std::move(*value);
  if (name == "hugo.IsProduction") return GoValue::of(true);
  if (name == "hugo.IsServer") return GoValue::of(false);
  if (name == "warnf" || name == "errorf" || name == "erroridf") return {};
  give_up(name);
}

}  // namespace essaypack
