#include "config/site_folder.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "config/keys/key_reader.h"
#include "diag/failure.h"

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// What to type in place of `author：林青`, the first line of YAML with a full-width colon behind its key; empty where
/// there is none.
Message half_width_hint(std::string_view text) {
  constexpr std::string_view kWideColon = "：";
  std::size_t number = 1;
  for (std::size_t start = 0; start < text.size(); ++number) {
    const std::size_t stop = std::min(text.find('\n', start), text.size());
    const std::string_view line = trim(text.substr(start, stop - start));
    start = stop + 1;
    std::size_t end = 0;
    while (end < line.size() && is_ascii_name(line[end])) ++end;
    if (end == 0 || !line.substr(end).starts_with(kWideColon)) continue;
    return tr("write line {} with a half-width colon and a space: {}", number,
              std::string(line.substr(0, end)) + ": " + std::string(trim(line.substr(end + kWideColon.size()))));
  }
  return {};
}

/// Reads and parses a configuration file; `shown` is its name in messages.
Value read_value(const fs::path& path, const std::string& shown) {
  const FileBytes file = read_file(path, kMostConfigBytes);
  if (!file.bytes && file.too_large)
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, 0, 0}, tr("the file is larger than 1 MiB"));
  if (!file.bytes)
    throw Failure(ExitCode::environment, Kind::io_unreadable, {shown, 0, 0},
                  tr("the file can't be read: {}", file.error));
  TextRepairs repairs;
  const std::string text = clean_file_text(*file.bytes, repairs);
  const std::string extension = path.extension().string();
  ParsedValue parsed = extension == ".toml"   ? parse_toml(text, kConfigLimits)
                       : extension == ".json" ? parse_json(text, kConfigLimits)
                                              : parse_yaml(text, kConfigLimits);
  if (!parsed.value) {
    Message hint;
    if (!parsed.too_complex && extension != ".toml" && extension != ".json") hint = half_width_hint(text);
    if (!parsed.too_complex && hint.empty())
      hint = tr("put quotes around a value that holds ': ' or begins with a special character");
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, parsed.line, parsed.column}, parsed.error,
                  std::move(hint));
  }
  if (!parsed.value->is_map() && !parsed.value->is_null())
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, parsed.value->line, parsed.value->column},
                  tr("the file holds no map of keys"), tr("write lines such as 'title: My essays'"));
  const bool is_own = path.stem() == "essaypack";
  if (is_own && !parsed.duplicates.empty()) {
    const DuplicateKey& twice = parsed.duplicates[0];
    throw Failure(ExitCode::usage, Kind::config_bad_yaml, {shown, twice.second_line, twice.second_column},
                  tr("'{}' stands twice, first in line {}", twice.key, twice.first_line), tr("remove one of the two"));
  }
  return std::move(*parsed.value);
}

}  // namespace

std::optional<std::string> SiteFolder::first_of(std::string_view folder, std::initializer_list<std::string_view> stems,
                                                std::initializer_list<std::string_view> extensions) const {
  for (const std::string_view stem : stems)
    for (const std::string_view extension : extensions)
      if (std::string name = std::string(folder) + std::string(stem) + "." + std::string(extension); has_file(name))
        return name;
  return std::nullopt;
}

ReadFile SiteFolder::read(const std::string& name) const { return {name, read_value(folder_ / name, prefix_ + name)}; }

bool SiteFolder::names_package(const std::string& file, std::string_view word) const {
  const std::optional<std::string> text = read_file(folder_ / file, kMostConfigBytes).bytes;
  if (!text) return false;
  for (const char quote : {'"', '\''})
    if (text->find(quote + std::string(word) + quote) != std::string::npos) return true;
  return false;
}

bool SiteFolder::may_hold_posts() const {
  if (below_.empty()) return true;
  const std::string path = "/" + below_ + "/";
  return path.starts_with("/source/") || path.starts_with("/content/") || path.find("/_") != std::string::npos;
}

void SiteFolder::refuse_lookalike(std::initializer_list<std::string_view> stems, const Message& generators,
                                  const std::string& wanted) const {
  const std::string name = names_.find_lookalike(stems);
  if (name.empty()) return;
  throw names_.failure(name, tr("the file looks like a configuration of {}, which reads none of this name", generators),
                       tr("rename it to '{}', or write 'type: plain' into essaypack.yaml", wanted));
}

std::string folder_of_key(const std::vector<ReadFile>& files, std::string_view key, std::string usual) {
  for (const ReadFile& file : files)
    if (const Value* value = file.value.find(key); value && value->is_scalar())
      if (std::optional<std::string> clean = clean_folder(trim(value->text)); clean && !clean->empty())
        usual = std::move(*clean);
  return usual;
}

}  // namespace essaypack
