#include "kinds/folder/ignore_rules.h"

#include "base/glob.h"
#include "base/text.h"

#include <algorithm>

namespace essaypack {

void IgnoreRules::add_file(std::string_view text, std::string_view prefix) {
  for (const std::string_view written : split(text, '\n')) {
    std::string_view line = trim(written);
    if (line.empty() || line[0] == '#') continue;
    Rule rule;
    if (line[0] == '!') rule.effect = Rule::Effect::takes_back, line.remove_prefix(1);
    if (line.starts_with("./")) line.remove_prefix(2);
    if (line.ends_with('/')) rule.reach = Rule::Reach::folders;
    while (line.ends_with('/')) line.remove_suffix(1);
    const bool is_anchored = line.find('/') != line.npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    rule.glob = std::string(prefix) + (is_anchored ? "" : "**/") + std::string(line);
    rules_.push_back(std::move(rule));
  }
}

void IgnoreRules::add_glob(std::string glob) { rules_.push_back({std::move(glob)}); }

bool IgnoreRules::ignores_entry(std::string_view path, Rule::Reach kind) const {
  const auto last = std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) {
    return (rule.reach == Rule::Reach::anything || rule.reach == kind) && matches_glob(rule.glob, path);
  });
  return last != rules_.rend() && last->effect == Rule::Effect::ignores;
}

bool IgnoreRules::ignores(std::string_view path) const {
  if (rules_.empty()) return false;
  for (std::size_t end = path.find('/'); end != path.npos; end = path.find('/', end + 1))
    if (ignores_entry(path.substr(0, end), Rule::Reach::folders)) return true;
  return ignores_entry(path, Rule::Reach::anything);
}

}  // namespace essaypack
