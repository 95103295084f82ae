#include "base/path.h"
#include "base/strftime.h"
#include "base/text.h"
#include "base/time.h"
#include "kinds/jekyll/jekyll.h"
#include "site/path_parts.h"
#include "site/permalink.h"

#include <string_view>

namespace essaypack {
namespace {

/// Letters and digits of any script, and what `also` lists; anything else becomes one dash (Jekyll's slugify).
std::string slug_of(std::string_view text, std::string_view also) {
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool kept = c < 0x80 ? is_ascii_alnum(c) || also.find(char(c)) != std::string_view::npos
                               : !is_space(c) && !is_punctuation(c);
    if (!kept) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += '-';
    pending = false;
    append_utf8(out, c);
  }
  return out;
}

constexpr std::string_view kPretty = "._~!$&'()+,;=@";

/// ISO 8601 week and its year.
struct Week {
  int year;
  int week;
};
Week week_of(const CivilTime& time) {
  const int day = (weekday(time) + 6) % 7;  // Monday is 0.
  CivilTime thursday = time;
  const std::int64_t moved = seconds_of(time) + (3 - day) * 86'400;
  thursday = civil_utc({moved, 0});
  return {thursday.year, (day_of_year(thursday) - 1) / 7 + 1};
}

enum class Spelling { name, slug };

std::string categories_of(const Post& post, Spelling spelling) {
  std::string out;
  for (const std::vector<std::string>& path : post.categories)
    for (const std::string& name : path) {
      if (!out.empty()) out += '/';
      out += spelling == Spelling::slug ? to_lower(slug_of(name, "")) : to_lower(name);
    }
  return out;
}

std::optional<std::string> date_value(const CivilTime& time, std::string_view name) {
  const std::string_view month = month_name(time);
  const std::string_view day = day_name(time);
  if (name == "year") return digits(time.year, 4);
  if (name == "short_year") return digits(time.year % 100, 2);
  if (name == "month") return digits(time.month, 2);
  if (name == "i_month") return digits(time.month, 1);
  if (name == "short_month") return std::string(month.substr(0, 3));
  if (name == "long_month") return std::string(month);
  if (name == "day") return digits(time.day, 2);
  if (name == "i_day") return digits(time.day, 1);
  if (name == "y_day") return digits(day_of_year(time), 3);
  if (name == "w_year") return digits(week_of(time).year, 4);
  if (name == "week") return digits(week_of(time).week, 2);
  if (name == "w_day") return digits((weekday(time) + 6) % 7 + 1, 1);
  if (name == "short_day") return std::string(day.substr(0, 3));
  if (name == "long_day") return std::string(day);
  if (name == "hour") return digits(time.hour, 2);
  if (name == "minute") return digits(time.minute, 2);
  if (name == "second") return digits(time.second, 2);
  return {};
}

/// The name of the collection that a page belongs to.
std::string collection_of(const Post& post, const Config& config) {
  const JekyllCollection* own =
      post.kind == PostKind::page ? find_collection(settings_of<JekyllConfig>(config), post.source) : nullptr;
  for (const auto& [name, collection] : settings_of<JekyllConfig>(config).collections)
    if (&collection == own) return name;
  return "posts";
}

std::optional<std::string> name_value(const Post& post, const Config& config, std::string_view name) {
  const std::string& slug = post.head_slug.empty() ? post.slug : post.head_slug;
  if (name == "title") return slug_of(slug, kPretty);
  if (name == "slug") return to_lower(slug_of(slug, ""));
  if (name == "name") return slug_of(file_part(post.stem_path), kPretty);
  if (name == "basename") return std::string(file_part(post.stem_path));
  if (name == "path") return post.stem_path;
  if (name == "categories") return categories_of(post, Spelling::name);
  if (name == "slugified_categories") return categories_of(post, Spelling::slug);
  if (name == "collection") return collection_of(post, config);
  if (name == "output_ext") return std::string(".html");
  return {};
}

/// The permalink styles by name (Jekyll's documentation, "Built-in formats").
std::string_view pattern_of(std::string_view style) {
  if (style.empty() || style == "date") return "/:categories/:year/:month/:day/:title:output_ext";
  if (style == "pretty") return "/:categories/:year/:month/:day/:title/";
  if (style == "ordinal") return "/:categories/:year/:y_day/:title:output_ext";
  if (style == "weekdate") return "/:categories/:year/W:week/:short_day/:title:output_ext";
  if (style == "none") return "/:categories/:title:output_ext";
  return style;
}

/// The wall clock that Jekyll puts into an address: a bare date-time is UTC to it, shown in the site's zone.
CivilTime clock_of(const Post& post, const Config& config) {
  if (!post.date) return {};
  const CivilTime wall = civil(*post.date);
  return post.date_is_bare ? civil(config.zone.at(seconds_of(wall))) : wall;
}

/// Pages that no pattern of their own names follow the site's style.
bool pages_are_folders(const Config& config) {
  return config.permalink == "pretty" || (!config.permalink.empty() && config.permalink.back() == '/');
}

std::string page_path(const Post& post, const Config& config) {
  const bool index = file_part(post.stem_path) == "index";
  if (index) return std::string(post.stem_path.substr(0, post.stem_path.size() - 5));
  return post.stem_path + (pages_are_folders(config) ? "/" : ".html");
}

/// jekyll-polyglot's; what an author wrote has it already.
std::string language_folder(const Post& post) {
  return post.site_language.empty() ? std::string() : post.site_language.str() + '/';
}

}  // namespace

std::optional<std::string> make_jekyll_path(const Post& post, const Config& config, Diagnostics& diagnostics) {
  const bool written = !post.head_permalink.empty();
  const JekyllCollection* collection =
      post.kind == PostKind::page ? find_collection(settings_of<JekyllConfig>(config), post.source) : nullptr;
  if (post.kind == PostKind::page && !written && !collection) return language_folder(post) + page_path(post, config);
  std::string_view pattern = pattern_of(written ? std::string_view(post.head_permalink) : config.permalink);
  if (collection && !written)
    pattern = !collection->permalink.empty() ? pattern_of(collection->permalink)
              : pages_are_folders(config)    ? std::string_view("/:collection/:path/")
                                             : std::string_view("/:collection/:path:output_ext");
  if (written && pattern.find(':') == std::string_view::npos) return written_path(pattern, config);
  const CivilTime clock = clock_of(post, config);
  std::string path;
  for (std::size_t at = 0; at < pattern.size();) {
    std::size_t end = at + 1;
    while (end < pattern.size() && ((pattern[end] >= 'a' && pattern[end] <= 'z') || pattern[end] == '_')) ++end;
    const std::string_view name = pattern[at] == ':' ? pattern.substr(at + 1, end - at - 1) : std::string_view();
    if (name.empty()) {
      path += pattern[at++];
      continue;
    }
    std::optional<std::string> value = name_value(post, config, name);
    if (!value && post.date) value = date_value(clock, name);
    if (!value) {
      diagnostics.report(Kind::permalink_missing_value, {post.source, 1, 1},
                         tr("the permalink asks for ':{}', which the post does not have", name),
                         tr("write a 'date:' or a 'permalink:' into the front matter"));
      return {};
    }
    path += *value;
    at = end;
  }
  return tidy_path(written ? path : language_folder(post) + path);
}

}  // namespace essaypack
