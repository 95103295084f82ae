#include "base/path.h"
#include "base/strftime.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "kinds/hugo/hugo.h"
#include "site/path_parts.h"
#include "site/permalink.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace essaypack {
namespace {

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && hex_value(static_cast<unsigned char>(text[at + 1])) >= 0 &&
         hex_value(static_cast<unsigned char>(text[at + 2])) >= 0;
}

/// Hugo's path of a name: spaces become dashes, of which one never joins another, lower case; letters, digits, marks,
/// ``./_#+~-@`` and escapes stay.
std::string urlize(std::string_view written, const HugoConfig& hugo) {
  constexpr std::string_view kKept = "./_#+~-@";
  const std::string plain = hugo.remove_accents ? without_accents(written) : std::string();
  const std::string_view text = hugo.remove_accents ? std::string_view(plain) : written;
  std::string out;
  bool is_apart = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      is_apart = is_apart || (!out.empty() && out.back() != '-');
      continue;
    }
    const bool is_kept = c >= 0x80   ? !is_punctuation(c)
                         : c == U'%' ? is_escape(text, start)
                                     : is_ascii_alnum(c) || kKept.find(char(c)) != std::string_view::npos;
    if (!is_kept) continue;
    if (is_apart && c != U'-') out += '-';
    is_apart = false;
    append_utf8(out, c);
  }
  return hugo.keep_case ? out : to_lower_each(out);
}

/// The path of the page below its content folder: a bundle's is its folder's.
std::string_view page_stem(const Post& post) {
  const std::string_view stem = post.stem_path;
  constexpr std::string_view kIndex = "/index";
  const bool is_bundle = stem.size() > kIndex.size() && stem.ends_with(kIndex);
  return is_bundle ? stem.substr(0, stem.size() - kIndex.size()) : stem;
}

/// The first folder of a page, and those below it down to the last one with an `_index.md`.
std::vector<std::string> sections_of(const Post& post) {
  std::vector<std::string> sections;
  std::string_view path = page_stem(post);
  for (std::size_t slash = path.find('/'); slash != path.npos && sections.size() < post.sections;
       slash = path.find('/')) {
    sections.emplace_back(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  return sections;
}

/// `sections[1:]`, `sections[last]`, `sections[0]` and `sections`: a range of the sections, as Hugo slices them.
std::string slice(const std::vector<std::string>& sections, std::string_view range) {
  const auto place = [&](std::string_view word, std::size_t missing) {
    if (word.empty()) return missing;
    if (word == "last") return sections.size() > 1 ? sections.size() - 1 : sections.size();
    if (!std::all_of(word.begin(), word.end(), is_digit)) return std::size_t{0};  // negative numbers, too
    std::size_t number = 0;
    for (const char c : word.substr(0, 4)) number = number * 10 + static_cast<std::size_t>(c - '0');
    return number;
  };
  std::size_t from = 0, to = sections.size();
  if (!range.empty()) {
    const std::size_t colon = range.find(':');
    from = place(range.substr(0, colon), 0);
    to = colon == range.npos ? from + 1 : place(range.substr(colon + 1), sections.size());
  }
  std::string out;
  for (std::size_t i = from; i < to && i < sections.size(); ++i) out += (out.empty() ? "" : "/") + sections[i];
  return out;
}

/// A layout of Go's `time` package: the digits and words of its example date stand for those of `time`.
std::string format_layout(const CivilTime& time, std::string_view layout) {
  const std::string_view month = month_name(time), day = day_name(time);
  const std::pair<std::string_view, std::string> kParts[] = {{"2006", digits(time.year, 4)},
                                                             {"January", std::string(month)},
                                                             {"Jan", std::string(month.substr(0, 3))},
                                                             {"Monday", std::string(day)},
                                                             {"Mon", std::string(day.substr(0, 3))},
                                                             {"002", digits(day_of_year(time), 3)},
                                                             {"01", digits(time.month, 2)},
                                                             {"02", digits(time.day, 2)},
                                                             {"03", digits((time.hour + 11) % 12 + 1, 2)},
                                                             {"04", digits(time.minute, 2)},
                                                             {"05", digits(time.second, 2)},
                                                             {"06", digits(time.year % 100, 2)},
                                                             {"15", digits(time.hour, 2)},
                                                             {"1", digits(time.month, 1)},
                                                             {"2", digits(time.day, 1)}};
  std::string out;
  while (!layout.empty()) {
    bool is_part = false;
    for (const auto& [name, value] : kParts) {
      if (!layout.starts_with(name)) continue;
      out += value;
      layout.remove_prefix(name.size());
      is_part = true;
      break;
    }
    if (is_part) continue;
    out += layout.front();
    layout.remove_prefix(1);
  }
  return out;
}

/// Hugo reads a name as an address, in which a last `#` begins an empty fragment: `C#` is `c`.
std::string without_fragment(std::string name) {
  if (name.ends_with('#')) name.pop_back();
  return name;
}

/// The value of `:name`; nothing where it is a date that the page does not have.
std::optional<std::string> value_of(const Post& post, const HugoConfig& hugo, std::string_view name,
                                    std::string_view range) {
  const std::string_view file = file_part(page_stem(post));
  // one that a page without a title was given elsewhere counts for nothing here
  const std::string title = without_fragment(urlize(post.fields.find("title").value_or(""), hugo));
  const std::string slug = post.head_slug.empty() ? title : without_fragment(urlize(post.head_slug, hugo));
  const std::string slug_or_file = urlize(post.head_slug.empty() ? file : std::string_view(post.head_slug), hugo);
  const std::vector<std::string> sections = sections_of(post);
  if (name == "section") return urlize(sections.empty() ? "" : sections.front(), hugo);
  if (name == "sections" || name == "sectionslugs") return urlize(slice(sections, range), hugo);
  if (name == "sectionslug") return urlize(sections.empty() ? "" : sections.back(), hugo);
  if (name == "title") return title;
  if (name == "slug") return slug;
  if (name == "slugorfilename" || name == "slugorcontentbasename") return slug_or_file;
  if (name == "filename" || name == "contentbasename") return urlize(file, hugo);
  if (!post.date) return std::nullopt;
  const CivilTime time = civil(*post.date);
  if (name == "year") return digits(time.year, 4);
  if (name == "month") return digits(time.month, 2);
  if (name == "monthname") return std::string(month_name(time));
  if (name == "day") return digits(time.day, 2);
  if (name == "weekday") return digits(weekday(time) % 7, 1);
  if (name == "weekdayname") return std::string(day_name(time));
  if (name == "yearday") return digits(day_of_year(time), 1);
  return format_layout(time, name);
}

/// What a pattern may ask for: layouts of dates have any name, so an address in a head, which has a colon by itself,
/// knows none.
enum class Names { all, no_layouts };

bool is_known(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "section",        "sections", "sectionslug", "sectionslugs",    "title",  "slug",
      "slugorfilename", "filename", "year",        "contentbasename", "month",  "slugorcontentbasename",
      "monthname",      "day",      "weekday",     "weekdayname",     "yearday"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

std::optional<std::string> expand(std::string_view pattern, const Post& post, const HugoConfig& hugo, Names names,
                                  Diagnostics& diagnostics) {
  std::string path;
  for (std::size_t at = 0; at < pattern.size();) {
    std::size_t end = at + 1;
    while (pattern[at] == ':' && end < pattern.size() && is_ascii_word(pattern[end])) ++end;
    const std::string_view name = pattern.substr(at + 1, end - at - 1);
    if (pattern[at] != ':' || end == at + 1 || (names == Names::no_layouts && !is_known(name))) {
      path += pattern[at++];
      continue;
    }
    std::string_view range;
    if (end < pattern.size() && pattern[end] == '[')
      if (const std::size_t close = pattern.find(']', end); close != pattern.npos) {
        range = pattern.substr(end + 1, close - end - 1);
        end = close + 1;
      }
    const std::optional<std::string> value = value_of(post, hugo, name, range);
    if (!value) {
      diagnostics.report(Kind::permalink_missing_value, {post.source, 1, 1},
                         tr("the permalink asks for ':{}', and the post has no date", name),
                         tr("write a 'date:' or a 'url:' into the front matter"));
      return std::nullopt;
    }
    path += *value;
    at = end;
  }
  return path;
}

/// The pattern for the page's first section.
const std::string* pattern_for(const Post& post, const HugoConfig& hugo) {
  const std::string code = post.site_language.empty() ? hugo.main_language : post.site_language.str();
  const auto own = hugo.language_permalinks.find(code);
  const std::map<std::string, std::string>& patterns =
      own == hugo.language_permalinks.end() ? hugo.permalinks : own->second;
  if (patterns.empty()) return nullptr;
  const std::vector<std::string> sections = sections_of(post);
  const auto found = patterns.find(sections.empty() ? "/" : to_lower_each(sections.front()));
  return found == patterns.end() ? nullptr : &found->second;
}

}  // namespace

std::string hugo_language_folder(std::string_view code, const Config& config) {
  const HugoConfig& hugo = settings_of<HugoConfig>(config);
  if (code.empty()) code = hugo.main_language;
  if (hugo.own_addresses.count(std::string(code)) > 0) return {};
  const bool has_folder = !config.languages.empty() && (code != hugo.main_language || hugo.main_in_folder);
  return has_folder ? std::string(code) + '/' : std::string();
}

bool has_hugo_names(std::string_view url) {
  for (std::size_t at = url.find(':'); at != url.npos; at = url.find(':', at + 1)) {
    std::size_t end = at + 1;
    while (end < url.size() && is_ascii_word(url[end])) ++end;
    if (is_known(url.substr(at + 1, end - at - 1))) return true;
  }
  return false;
}

std::string make_hugo_term(std::string_view name, const Config& config) {
  return urlize(name, settings_of<HugoConfig>(config));
}

std::optional<std::string> make_hugo_path(const Post& post, const Config& config, Diagnostics& diagnostics) {
  const HugoConfig& hugo = settings_of<HugoConfig>(config);
  if (!post.head_permalink.empty()) {
    // 0.131 and later
    if (is_http_url(post.head_permalink.view())) return tidy_path(written_path(post.head_permalink, config));
    const std::optional<std::string> url =
        expand(post.head_permalink.view(), post, hugo, Names::no_layouts, diagnostics);
    return url ? std::optional(tidy_path(written_path(*url, config))) : std::nullopt;
  }
  const std::string folder = hugo_language_folder(post.site_language.view(), config);
  const std::string_view stem = page_stem(post);
  if (stem == "index") return tidy_path(folder);
  std::string path;
  if (const std::string* pattern = pattern_for(post, hugo)) {
    std::optional<std::string> expanded = expand(*pattern, post, hugo, Names::all, diagnostics);
    if (!expanded) return std::nullopt;
    std::replace(expanded->begin(), expanded->end(), '+', ' ');  // Hugo decodes it as it would a query
    path = tidy_path(urlize(*expanded, hugo));
    if (path.ends_with('/')) path.pop_back();
  }
  if (path.empty()) {  // Hugo falls back, too, where a pattern comes to nothing
    path = urlize(post.head_slug.empty() ? std::string(stem) : std::string(folder_part(stem)) + post.head_slug, hugo);
  }
  return tidy_path(folder + path + (hugo.ugly_urls ? ".html" : "/"));
}

}  // namespace essaypack
