/// Whether the pages of a site typeset formulas, as its settings, its theme's and its packages say.

#include "config/detect.h"

#include "base/file.h"
#include "base/text.h"
#include "config/config.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace essaypack {
namespace {

/// Keys of Hexo's themes and plugins, of Jekyll's and of Hugo's themes.
constexpr std::string_view kKeys[] = {"math", "mathjax", "mathjax3", "katex", "use_math", "usemath", "latex"};
/// Packages of Markdown's parsers that do nothing else, whoever runs them.
constexpr std::string_view kPackages =
    "markdown-it-katex @iktakahiro/markdown-it-katex @neilsustc/markdown-it-katex @renbaoshuo/markdown-it-katex "
    "@traptitech/markdown-it-katex markdown-it-mathjax3 markdown-it-texmath rehype-katex rehype-mathjax remark-math "
    "kramdown-math-katex";

bool says(const Value& value, int depth = 0) {
  if (value.is_scalar()) return is_math_switched_on(value.text);
  if (!value.is_map() || depth > 3) return false;
  if (const Value* enabled = value.find("enable"); enabled && enabled->is_scalar())
    return is_math_switched_on(enabled->text);
  for (const std::string_view key : {"use", "every_page", "per_page", "mathjax", "katex", "provider", "type"})
    if (const Value* child = value.find(key); child && says(*child, depth + 1)) return true;
  return false;
}

}  // namespace

bool has_formula_setting(const Value& map) {
  return std::any_of(std::begin(kKeys), std::end(kKeys), [&](std::string_view key) {
    const Value* value = map.find(key);
    return value && says(*value);
  });
}

namespace {

/// Keys in maps of each other.
using KeyPath = std::vector<std::string_view>;

const Value* find_below(const Value& value, const KeyPath& path) {
  const Value* found = &value;
  for (const std::string_view key : path)
    if (found) found = found->find(key);
  return found;
}

bool says_file(const Value& file) {
  if (has_formula_setting(file)) return true;
  for (const KeyPath& path : {KeyPath{"theme_config"}, KeyPath{"params"}, KeyPath{"params", "page"}})
    if (const Value* map = find_below(file, path); map && has_formula_setting(*map)) return true;
  const Value* passthrough = find_below(file, {"markup", "goldmark", "extensions", "passthrough", "enable"});
  return passthrough && passthrough->is_scalar() && is_math_switched_on(passthrough->text);
}

/// True if one of `packages`, one space between them, stands in quotes in the text.
bool names_package(std::string_view text, std::string_view packages) {
  const std::vector<std::string_view> names = split(packages, ' ');
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return !name.empty() && (text.find('"' + std::string(name) + '"') != text.npos ||
                             text.find('\'' + std::string(name) + '\'') != text.npos);
  });
}

}  // namespace

bool is_math_switched_on(std::string_view text) {
  const std::string word = to_lower_ascii(trim(text));
  return !word.empty() && word != "false" && word != "no" && word != "off" && word != "0" && word != "null" &&
         word != "none" && word != "~";
}

bool typesets_formulas(const FoundSite& site) {
  for (const ReadFile& file : site.files)
    if (says_file(file.value)) return true;
  for (const char* name : {"package.json", "Gemfile"})
    if (const std::optional<std::string> text = read_file(site.folder / name, kMostConfigBytes).bytes;
        text && (names_package(*text, kPackages) || names_package(*text, site.kind->formula_packages)))
      return true;
  return site.kind->theme_typesets_formulas && site.kind->theme_typesets_formulas(site);
}

}  // namespace essaypack
