/// Markdown of the theme LoveIt and its kin (DoIt, FixIt): `[base]^(reading)`, `[a]/[b]`, `:(fas fa-star fa-fw):`.

#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/tags/tags.h"
#include "input/body_title.h"

namespace essaypack {

namespace {

constexpr std::size_t kLongest = 400;

/// The text of `[text]` at the start of `line`, on one level; empty where there is none.
std::string_view bracketed(std::string_view line) {
  const std::size_t close = line.find_first_of("[]", 1);
  return close == line.npos || line[close] == '[' ? std::string_view() : line.substr(1, close - 1);
}

}  // namespace

bool reads_theme_mark(const Scan& scan, std::string_view key) {
  if (!scan.reads_shortcodes()) return false;
  if (const auto own = scan.context.post.fields.find(std::string(key))) return *own == "true";
  const auto& params = scan.context.config.params;
  for (const char* where : {"page.", "page.markdown.", "markdown."})
    if (const auto found = params.find(where + std::string(key)); found != params.end()) return found->second == "true";
  return false;
}

bool take_theme_ruby(Scan& scan) {
  if (scan.is_in_markup()) return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongest), base = bracketed(line);
  const std::string_view rest = line.substr(std::min(line.size(), base.size() + 2));
  const std::size_t close = rest.find(')');
  if (base.empty() || !rest.starts_with("^(") || close == rest.npos || close == 2) return false;
  const std::string plain = plain_inline(base);
  scan.put_html(html_ruby(plain, plain_inline(rest.substr(2, close - 2))), plain,
                scan.at + base.size() + 2 + close + 1);
  return true;
}

bool take_theme_fraction(Scan& scan) {
  if (scan.is_in_markup()) return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongest), above = bracketed(line);
  const std::string_view rest = line.substr(std::min(line.size(), above.size() + 2));
  if (above.empty() || !rest.starts_with("/[")) return false;
  const std::string_view below = bracketed(rest.substr(1));
  if (below.empty()) return false;
  scan.splice(std::string(above) + "/" + std::string(below), scan.at + above.size() + below.size() + 5);
  return true;
}

bool drop_theme_icon(Scan& scan) {
  if (scan.is_in_markup() || !scan.has(":(fa")) return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongest);
  const std::size_t close = line.find("):");
  if (close == line.npos || line.substr(0, close).find(" fa-") == line.npos ||
      line.substr(0, close).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789- ", 2) != line.npos)
    return false;
  scan.drop_to(scan.at + close + 2);
  return true;
}

}  // namespace essaypack
