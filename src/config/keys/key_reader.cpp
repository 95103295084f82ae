#include "config/keys/key_reader.h"

#include "base/comments.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace essaypack {
namespace {

bool is_bool_word(const Value& value) { return !value.quoted && (value.text == "true" || value.text == "false"); }

std::string_view shape_of(const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      return "empty";
    case Value::Type::scalar:
      return is_bool_word(value) ? "true or false" : "a text";
    case Value::Type::list:
      return "a list";
    case Value::Type::map:
      return "a map";
  }
  return {};
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 80;
  std::string shown = collapse_white_space(text);
  if (count_code_points(shown) > kShown) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < kShown; ++i) next_code_point(shown, at);
    shown = shown.substr(0, at) + "…";
  }
  return "'" + shown + "'";
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  std::size_t left = words.size();
  for (const std::string_view word : words) {
    text += word;
    if (--left > 0) text += left == 1 ? " or " : ", ";
  }
  return text;
}

std::optional<long> parse_whole_number(std::string_view text) {
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

ConfigFile::ConfigFile(std::string name, Owner owner, Value root, Diagnostics& diagnostics)
    : name_(std::move(name)), owner_(owner), root_(std::move(root)), diagnostics_(diagnostics) {}

void ConfigFile::bad_value(const Value& value, const std::string& message, const std::string& hint) {
  if (is_own())
    fatal_value(value, message, hint);
  else
    diagnostics_.report(Kind::config_ignored_value, {name_, value.line, value.column}, message, hint);
}

void ConfigFile::fatal_value(const Value& value, const std::string& message, const std::string& hint) {
  failures_.emplace_back(ExitCode::usage, Kind::config_bad_value, Place{name_, value.line, value.column}, message,
                         hint);
}

void ConfigFile::unused_template(const Value& value, const std::string& path) {
  diagnostics_.report(Kind::config_unused_template, {name_, value.line, value.column},
                      quoted(path) + " is " + (value.is_scalar() ? quoted(value.text) : std::string(shape_of(value))) +
                          ", which is not run",
                      "remove the key, or see docs/feeds.md for what can be configured");
}

void ConfigFile::unknown_key(const Value::Member& member, const std::string& path,
                             const std::vector<std::string>& known, const std::string& hint) {
  const std::optional<std::string> meant = closest_word(member.key, known);
  diagnostics_.report(Kind::config_unknown_key, {name_, member.line, member.column},
                      "the key " + quoted(path) + " is unknown", meant ? "did you mean '" + *meant + "'?" : hint);
}

void ConfigFile::finish() {
  if (failures_.empty()) return;
  std::stable_sort(failures_.begin(), failures_.end(), [](const Failure& a, const Failure& b) {
    return std::pair(a.place().line, a.place().column) < std::pair(b.place().line, b.place().column);
  });
  const Failure last = std::move(failures_.back());
  failures_.pop_back();
  for (const Failure& failure : failures_)
    diagnostics_.report(Kind::config_bad_value, failure.place(), failure.what(), failure.hint());
  throw last;
}

std::string KeyReader::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

const Value* KeyReader::find(std::string_view key) {
  known_.emplace_back(key);
  file_.asked.insert(path_of(key));
  if (!map_) return nullptr;
  const Value* value = map_->find(key);
  return value && !value->is_null() ? value : nullptr;
}

KeyReader KeyReader::map(std::string_view key) {
  const Value* value = find(key);
  if (value && !value->is_map()) bad(key, *value, "is " + std::string(shape_of(*value)) + ", not a map");
  return inner(value && value->is_map() ? value : nullptr, key);
}

KeyReader KeyReader::map_if_any(std::string_view key) {
  const Value* value = find(key);
  return inner(value && value->is_map() ? value : nullptr, key);
}

bool KeyReader::clean_output_path(std::string_view key, std::string& path) {
  std::optional<std::string> clean = clean_folder(path.empty() || path[0] != '/' ? path : path.substr(1));
  if (clean && !clean->empty()) {
    path = std::move(*clean);
    return true;
  }
  bad(key, *find(key), "is '" + path + "', which lies outside the output folder",
      "write a path below the output folder");
  return false;
}

void KeyReader::bad(std::string_view key, const Value& value, const std::string& message, const std::string& hint) {
  file_.bad_value(value, "'" + path_of(key) + "' " + message, hint);
}

void KeyReader::fatal(std::string_view key, const Value& value, const std::string& message, const std::string& hint) {
  file_.fatal_value(value, "'" + path_of(key) + "' " + message, hint);
}

Place KeyReader::place_of(std::string_view key) {
  const Value* value = find(key);
  return value ? Place{file_.name(), value->line, value->column} : Place{file_.name(), 0, 0};
}

void KeyReader::unused_template(std::string_view key) {
  const Value* value = find(key);
  if (value && !(value->is_scalar() && value->text.empty())) file_.unused_template(*value, path_of(key));
}

const Value* KeyReader::scalar(std::string_view key) {
  const Value* value = find(key);
  if (!value || value->is_scalar()) return value;
  bad(key, *value, "is " + std::string(shape_of(*value)) + ", not a text");
  return nullptr;
}

bool KeyReader::text(std::string_view key, std::string& out) {
  const Value* value = scalar(key);
  if (value) out = trim(value->text);
  return value != nullptr;
}

bool KeyReader::line(std::string_view key, std::string& out) {
  const Value* value = scalar(key);
  if (value) out = collapse_white_space(nfc(without_comments(value->text)));
  return value != nullptr;
}

bool KeyReader::flag(std::string_view key, bool& out) {
  const Value* value = scalar(key);
  if (!value) return false;
  const std::optional<bool> flag = parse_bool(trim(value->text));
  if (flag) {
    out = *flag;
  } else {
    bad(key, *value, "is " + quoted(value->text) + ", not true or false");
  }
  return flag.has_value();
}

bool KeyReader::number(std::string_view key, long low, long high, long& out) {
  const Value* value = scalar(key);
  if (!value) return false;
  const std::optional<long> number = parse_whole_number(trim(value->text));
  if (number && *number >= low && *number <= high) {
    out = *number;
    return true;
  }
  bad(key, *value,
      "is " + quoted(value->text) + ", not a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return false;
}

bool KeyReader::choice(std::string_view key, const std::vector<std::string_view>& words, std::string& out) {
  const Value* value = scalar(key);
  if (!value) return false;
  const std::string_view text = trim(value->text);
  if (std::find(words.begin(), words.end(), text) != words.end()) {
    out = text;
    return true;
  }
  const std::optional<std::string> meant = closest_word(text, {words.begin(), words.end()});
  bad(key, *value, "is " + quoted(text) + ", not " + listed(words),
      meant ? "did you mean '" + *meant + "'?" : std::string());
  return false;
}

bool KeyReader::texts(std::string_view key, std::vector<std::string>& out) {
  const Value* value = find(key);
  if (!value) return false;
  std::vector<std::string> texts;
  const auto add = [&](const Value& item) {
    const std::string_view text = trim(item.text);
    if (item.is_scalar() && !text.empty()) texts.emplace_back(text);
    if (item.is_list() || item.is_map())
      bad(key, item, "holds " + std::string(shape_of(item)) + " where a text is wanted");
  };
  if (value->is_map()) {
    bad(key, *value, "is a map, not a text or a list of texts");
    return false;
  }
  if (value->is_scalar()) add(*value);
  for (const Value& item : value->items) add(item);
  out = std::move(texts);
  return true;
}

bool KeyReader::names(std::string_view key, std::vector<std::string>& out) {
  if (!texts(key, out)) return false;
  for (std::string& name : out) name = collapse_white_space(nfc(name));
  return true;
}

bool KeyReader::text_map(std::string_view key, std::map<std::string, std::string>& out) {
  const Value* value = find(key);
  if (!value) return false;
  if (!value->is_map()) {
    bad(key, *value, "is " + std::string(shape_of(*value)) + ", not a map");
    return false;
  }
  std::map<std::string, std::string> texts;
  for (const Value::Member& member : value->members) {
    if (member.value.is_scalar()) texts[member.key] = trim(member.value.text);
    if (member.value.is_list() || member.value.is_map())
      bad(std::string(key) + "." + member.key, member.value,
          "is " + std::string(shape_of(member.value)) + ", not a text");
  }
  out = std::move(texts);
  return true;
}

bool KeyReader::folder(std::string_view key, std::string& out) {
  const Value* value = scalar(key);
  if (!value) return false;
  std::optional<std::string> clean = clean_folder(trim(value->text));
  if (!clean) {
    bad(key, *value, "is " + quoted(value->text) + ", which lies outside the site folder",
        "write a path below the site folder");
    return false;
  }
  out = std::move(*clean);
  return true;
}

void KeyReader::unknown(const Value::Member& member, const std::vector<std::string>& known, const std::string& hint) {
  file_.unknown_key(member, path_of(member.key), known, hint);
}

void KeyReader::report_unknown() {
  if (!map_ || !is_own()) return;
  for (const Value::Member& member : map_->members)
    if (std::find(known_.begin(), known_.end(), member.key) == known_.end())
      file_.unknown_key(member, path_of(member.key), known_);
}

std::optional<std::string> clean_folder(std::string_view text) {
  if (!text.empty() && text[0] == '/') return std::nullopt;
  std::string folder;
  for (const std::string_view part : split(text, '/')) {
    if (part == "..") return std::nullopt;
    if (part.empty() || part == ".") continue;
    if (!folder.empty()) folder += '/';
    folder += part;
  }
  return folder;
}

}  // namespace essaypack
