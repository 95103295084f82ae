/// Addresses as Zola makes them (`components/content/src/page.rs`, `components/utils/src/slugs.rs`).

#include "base/path.h"
#include "base/text.h"
#include "kinds/letters.h"
#include "kinds/zola/zola.h"
#include "site/path_parts.h"
#include "site/permalink.h"

#include <algorithm>

namespace essaypack {
namespace {

std::string slug_of(std::string_view text) {
  std::string slug;
  for (const char c : letters_by_sound(text)) {
    if (is_ascii_alnum(c))
      slug += is_ascii_letter(c) ? to_lower_ascii(std::string_view(&c, 1)) : std::string(1, c);
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

std::string slugified(std::string_view text, ZolaSlugs slugs) {
  if (slugs == ZolaSlugs::on) return slug_of(text);
  if (slugs == ZolaSlugs::off) return std::string(text);
  std::string safe(text.substr(0, text.find_last_not_of(" .") + 1));
  std::erase_if(safe, [](char c) { return std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos; });
  return safe;
}

/// `2024-09-13`, with a month up to 12 and a day up to 31.
bool begins_with_date(std::string_view name) {
  if (name.size() < 10) return false;
  for (std::size_t at = 0; at < 10; ++at)
    if (at == 4 || at == 7 ? name[at] != '-' : !is_digit(name[at])) return false;
  const auto number = [&](std::size_t at) { return (name[at] - '0') * 10 + name[at + 1] - '0'; };
  return number(5) >= 1 && number(5) <= 12 && number(8) >= 1 && number(8) <= 31;
}

/// The name without the date that it begins with, where more follows.
std::string_view without_date(std::string_view name) {
  if (!begins_with_date(name)) return name;
  std::size_t at = 10;
  if (name.substr(at, 1) == "T") {
    // `T10:00:00`, fractions, `Z` or an offset
    at = std::min(at + 9, name.size());
    if (name.substr(at, 1) == ".") at = std::min(name.find_first_not_of("0123456789", at + 1), name.size());
    at = std::min(at + (name.substr(at, 1) == "Z" ? 1 : 6), name.size());
  }
  if (name.substr(at, 1) == " ") ++at;
  const bool has_more = at + 1 < name.size() && (name[at] == '-' || name[at] == '_');
  return has_more ? name.substr(at + 1) : name;
}

}  // namespace

std::string zola_language_folder(std::string_view code, const Config& config) {
  const bool is_main = code.empty() || code == settings_of<ZolaConfig>(config).main_language;
  return is_main ? std::string() : std::string(code) + "/";
}

std::string make_zola_term(std::string_view name, const Config& config) {
  return slugified(name, settings_of<ZolaConfig>(config).term_slugs);
}

std::optional<std::string> make_zola_path(const Post& post, const Config& config, Diagnostics&) {
  if (!post.head_permalink.empty()) return tidy_path(written_path(post.head_permalink, config) + "/");
  const ZolaConfig& zola = settings_of<ZolaConfig>(config);
  std::string_view path = post.stem_path;
  std::string_view name = file_part(path);
  std::string_view folder = folder_part(path);
  if (name == "index") {
    name = file_part(parent_of(path));
    folder = folder_part(parent_of(path));
  } else if (name.starts_with("index.")) {  // Zola goes up for these, too, and keeps the name
    folder = folder_part(parent_of(path));
  }
  const std::string_view written =
      post.head_slug.empty() ? (zola.keeps_dates ? name : without_date(name)) : post.head_slug.view();
  const std::string slug = slugified(written, zola.path_slugs);
  return tidy_path(zola_language_folder(post.site_language.view(), config) + std::string(folder) + slug + "/");
}

std::string zola_list_folder(const std::vector<std::size_t>& posts, const Site& site, const Config& config) {
  return posts.empty() ? std::string() : zola_language_folder(site.posts[posts.front()].site_language.view(), config);
}

}  // namespace essaypack
