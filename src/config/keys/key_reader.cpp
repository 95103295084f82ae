#include "config/keys/key_reader.h"

#include "base/comments.h"
#include "base/text.h"
#include "config/keys/output_folder.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace essaypack {
namespace {

bool is_bool_word(const Value& value) { return !value.quoted && (value.text == "true" || value.text == "false"); }

Message shape_of(const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      return tr("empty");
    case Value::Type::scalar:
      return is_bool_word(value) ? tr("true or false") : tr("a text");
    case Value::Type::list:
      return tr("a list");
    case Value::Type::map:
      return tr("a map");
  }
  return {};
}

/// The text for a message: one line, not too long.
std::string shown(std::string_view text) {
  constexpr std::size_t kShown = 80;
  std::string line = collapse_white_space(text);
  if (count_code_points(line) > kShown) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < kShown; ++i) next_code_point(line, at);
    line = line.substr(0, at) + "…";
  }
  return line;
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

void ConfigFile::bad_value(const Value& value, Message message, Message hint) {
  if (is_own())
    fatal_value(value, std::move(message), std::move(hint));
  else
    diagnostics_.report(Kind::config_ignored_value, {name_, value.line, value.column}, std::move(message),
                        std::move(hint));
}

void ConfigFile::fatal_value(const Value& value, Message message, Message hint) {
  failures_.emplace_back(ExitCode::usage, Kind::config_bad_value, Place{name_, value.line, value.column},
                         std::move(message), std::move(hint));
}

void ConfigFile::unused_template(const Value& value, const std::string& path) {
  diagnostics_.report(Kind::config_unused_template, {name_, value.line, value.column},
                      value.is_scalar() ? tr("'{}' is '{}', which is not run", path, shown(value.text))
                                        : tr("'{}' is {}, which is not run", path, shape_of(value)),
                      tr("remove the key, or see docs/feeds.md for what can be configured"));
}

void ConfigFile::unknown_key(const Value::Member& member, const std::string& path,
                             const std::vector<std::string>& known, Message hint) {
  const std::optional<std::string> meant = closest_word(member.key, known);
  diagnostics_.report(Kind::config_unknown_key, {name_, member.line, member.column},
                      tr("the key '{}' is unknown", shown(path)), meant ? tr("did you mean '{}'?", *meant) : hint);
}

void ConfigFile::finish() {
  if (failures_.empty()) return;
  std::stable_sort(failures_.begin(), failures_.end(), [](const Failure& a, const Failure& b) {
    return std::pair(a.place().line, a.place().column) < std::pair(b.place().line, b.place().column);
  });
  const Failure last = std::move(failures_.back());
  failures_.pop_back();
  for (const Failure& failure : failures_)
    diagnostics_.report(Kind::config_bad_value, failure.place(), failure.message(), failure.hint());
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
  if (value && !value->is_map()) bad(*value, tr("'{}' is {}, not a map", name(key), shape_of(*value)));
  return inner(value && value->is_map() ? value : nullptr, key);
}

KeyReader KeyReader::map_if_any(std::string_view key) {
  const Value* value = find(key);
  return inner(value && value->is_map() ? value : nullptr, key);
}

/// A part that begins with a dot: no server hands it out, and what others keep there (`.git/hooks`) is not for outputs.
static bool has_dot_name(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return std::any_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return part.starts_with('.') && part != ".well-known"; });
}

static bool is_shown(KeyReader& keys, std::string_view key, const std::string& path) {
  if (!has_dot_name(path)) return true;
  keys.bad(*keys.find(key), tr("'{}' is '{}', with a name that begins with a dot", keys.name(key), path),
           tr("such names are not for outputs, but for '.well-known'"));
  return false;
}

bool KeyReader::clean_output_path(std::string_view key, std::string& path) {
  // generators take `/atom.xml` for a path of the site
  const std::string_view written = !is_own() && path.starts_with('/') ? std::string_view(path).substr(1) : path;
  std::optional<std::string> clean = clean_folder(written);
  if (!clean) {
    bad(*find(key), tr("'{}' is '{}', which lies outside the output folder", name(key), path),
        tr("write a path below the output folder"));
    return false;
  }
  if (clean->empty() || written.ends_with('/') || written.ends_with("/.")) {
    bad(*find(key), tr("'{}' is '{}', which names no file", name(key), path),
        tr("write a path below the output folder"));
    return false;
  }
  if (!is_shown(*this, key, *clean)) return false;
  path = std::move(*clean);
  return true;
}

bool read_output_folder(KeyReader& keys, std::string_view key, std::string& out) {
  std::string read;
  if (!keys.folder(key, read) || !is_shown(keys, key, read)) return false;
  out = std::move(read);
  return true;
}

void KeyReader::bad(const Value& value, Message message, Message hint) {
  file_.bad_value(value, std::move(message), std::move(hint));
}

void KeyReader::fatal(const Value& value, Message message, Message hint) {
  file_.fatal_value(value, std::move(message), std::move(hint));
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
  bad(*value, tr("'{}' is {}, not a text", name(key), shape_of(*value)));
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
    bad(*value, tr("'{}' is '{}', not true or false", name(key), shown(value->text)));
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
  bad(*value, tr("'{}' is '{}', not a whole number from {} to {}", name(key), shown(value->text), low, high));
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
  bad(*value, tr("'{}' is '{}', not {}", name(key), shown(text), listed_with_or({words.begin(), words.end()})),
      meant ? tr("did you mean '{}'?", *meant) : Message());
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
      bad(item, tr("'{}' holds {} where a text is wanted", name(key), shape_of(item)));
  };
  if (value->is_map()) {
    bad(*value, tr("'{}' is a map, not a text or a list of texts", name(key)));
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
    bad(*value, tr("'{}' is {}, not a map", name(key), shape_of(*value)));
    return false;
  }
  std::map<std::string, std::string> texts;
  for (const Value::Member& member : value->members) {
    if (member.value.is_scalar()) texts[member.key] = trim(member.value.text);
    if (member.value.is_list() || member.value.is_map())
      bad(member.value,
          tr("'{}' is {}, not a text", name(std::string(key) + "." + member.key), shape_of(member.value)));
  }
  out = std::move(texts);
  return true;
}

bool KeyReader::folder(std::string_view key, std::string& out) {
  const Value* value = scalar(key);
  if (!value) return false;
  std::optional<std::string> clean = clean_folder(trim(value->text));
  if (!clean) {
    bad(*value, tr("'{}' is '{}', which lies outside the site folder", name(key), shown(value->text)),
        tr("write a path below the site folder"));
    return false;
  }
  out = std::move(*clean);
  return true;
}

void KeyReader::unknown(const Value::Member& member, const std::vector<std::string>& known, Message hint) {
  file_.unknown_key(member, path_of(member.key), known, std::move(hint));
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
