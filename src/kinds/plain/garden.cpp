#include "kinds/plain/garden.h"

#include "base/file.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "config/site_folder.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kMostSettings = 256 * 1024;

std::string read_settings(const std::filesystem::path& file) {
  return is_file(file) ? read_file(file, kMostSettings).bytes.value_or("") : std::string();
}

/// The end of the string at `at`, behind its closing quote.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

/// TypeScript without its comments.
std::string without_script_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"' || text[at] == '\'' || text[at] == '`')
      end = end_of_string(text, at);
    else if (text.substr(at, 2) == "//")
      at = end = std::min(text.find('\n', at), text.size());
    else if (text.substr(at, 2) == "/*")
      at = end = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
    out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

/// EDN without its comments.
std::string without_edn_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"')
      end = end_of_string(text, at);
    else if (text[at] == ';')
      at = end = std::min(text.find('\n', at), text.size());
    out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

/// The strings of the list that follows `name`.
std::vector<std::string> strings_behind(std::string_view text, std::string_view name) {
  std::vector<std::string> found;
  const std::size_t begin = text.find(name);
  std::size_t at = begin == text.npos ? text.npos : text.find('[', begin);
  while (at != text.npos && (at = text.find_first_of("\"'`]", at + 1)) != text.npos && text[at] != ']') {
    const std::size_t end = end_of_string(text, at);
    found.emplace_back(text.substr(at + 1, end - at - 2));
    at = end - 1;
  }
  return found;
}

std::filesystem::path folder_of_garden(const std::filesystem::path& site) {
  constexpr int kMostParents = 32;
  std::filesystem::path folder = site;
  for (int i = 0; i < kMostParents; ++i, folder = folder.parent_path()) {
    for (const std::string_view root : {kQuartz, kLogseq, kDigitalGarden})
      if (is_file(folder / root)) return folder;
    if (!folder.has_relative_path()) break;
  }
  return site;
}

/// True if one of `globs` matches the path or a folder that it lies in.
bool matches_some_part(const std::vector<std::string>& globs, std::string_view path) {
  for (std::size_t end = path.find('/'); !globs.empty(); end = path.find('/', end + 1)) {
    if (matches_any_glob(globs, path.substr(0, end))) return true;
    if (end == path.npos) break;
  }
  return false;
}

}  // namespace

Garden::Garden(const Config& config) : folder_(folder_of_garden(config.site_folder)) {
  if (folder_ != config.site_folder) prefix_ = config.site_folder.lexically_relative(folder_).string() + "/";
  read_quartz();
  read_logseq();
  read_eleventy();
}

void Garden::read_quartz() {
  const std::string text = without_script_comments(read_settings(folder_ / kQuartz));
  for (const std::string& pattern : strings_behind(text, "ignorePatterns")) globs_.push_back("content/" + pattern);
  const std::size_t filter = text.find("ExplicitPublish");
  if (filter == text.npos) return;
  const std::size_t call = text.find_first_not_of(" \t\n'\"]", filter + std::string_view("ExplicitPublish").size());
  is_explicit_quartz_ = call != text.npos && text[call] == '(';
}

void Garden::read_logseq() {
  const std::string text = without_edn_comments(read_settings(folder_ / kLogseq));
  for (const std::string& path : strings_behind(text, ":hidden"))
    globs_.push_back(path.substr(std::min(path.find_first_not_of('/'), path.size())));
  constexpr std::string_view kAll = ":publishing/all-pages-public?";
  const std::size_t key = text.find(kAll);
  if (key == text.npos) return;
  const std::string_view value = trim(std::string_view(text).substr(key + kAll.size(), 8));
  logseq_choice_ = value.starts_with("true") ? Choice::everybody : Choice::nobody;
}

/// As git reads such a file.
void Garden::read_eleventy() {
  const std::string text = read_settings(folder_ / ".eleventyignore");
  for (const std::string_view written : split(text, '\n')) {
    std::string_view line = trim(written);
    if (line.empty() || line[0] == '#') continue;
    const bool is_taken_back = line[0] == '!';
    if (is_taken_back) line.remove_prefix(1);
    if (line.starts_with("./")) line.remove_prefix(2);
    while (line.ends_with('/')) line.remove_suffix(1);
    const bool is_anchored = line.find('/') != line.npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    (is_taken_back ? unignored_ : globs_).push_back((is_anchored ? "" : "**/") + std::string(line));
  }
}

bool Garden::leaves_out(std::string_view path) const {
  if (globs_.empty()) return false;
  const std::string whole = prefix_ + std::string(path);
  return matches_some_part(globs_, whole) && !matches_any_glob(unignored_, whole);
}

std::vector<Value::Member> withholding_data(const std::filesystem::path& folder) {
  std::vector<Value::Member> kept;
  const std::string name = folder.filename().string();
  for (const char* ending : {".json", ".11tydata.json"}) {
    const std::string text = read_settings(folder / (name + ending));
    if (text.empty()) continue;
    const ParsedValue parsed = parse_json(text, kConfigLimits);
    if (!parsed.value || !parsed.value->is_map()) continue;
    for (const Value::Member& member : parsed.value->members) {
      const bool is_permalink = member.key == "permalink" && to_lower_ascii(member.value.text) == "false";
      if (is_permalink || is_one_of(member.key, {"draft", "eleventyExcludeFromCollections", "private", "published"}))
        kept.push_back(member);
    }
  }
  return kept;
}

}  // namespace essaypack
