/// Addresses as Eleventy makes them (11ty/eleventy 3, `TemplatePermalink.js`, `TemplateFileSlug.js`).

#include "base/path.h"
#include "base/strftime.h"
#include "base/text.h"
#include "base/url.h"
#include "kinds/eleventy/eleventy.h"
#include "kinds/letters.h"
#include "site/path_parts.h"
#include "site/permalink.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

/// The text behind the first `2024-09-13-`, wherever it stands; all of it where there is none.
std::string_view without_date(std::string_view name) {
  for (std::size_t at = 0; at + 11 <= name.size(); ++at) {
    bool fits = true;
    for (std::size_t i = 0; i < 11 && fits; ++i)
      fits = i == 4 || i == 7 || i == 10 ? name[at + i] == '-' : is_digit(name[at + i]);
    if (fits) return name.substr(at + 11);
  }
  return name;
}

/// `{{ value | filter: a, b }}` of Liquid, `{{ value | filter(a, b) }}` of Nunjucks.
class Output {
 public:
  Output(std::string_view text, const Post& post) : text_(text), post_(post) {}

  std::optional<std::string> fill() {
    if (!read_value()) return {};
    while (take('|'))
      if (!apply_filter()) return {};
    if (trim(text_).empty() && !is_date_) return value_;
    return {};
  }

 private:
  bool take(char c) {
    text_ = trim(text_);
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::string_view take_word() {
    text_ = trim(text_);
    std::size_t end = 0;
    while (end < text_.size() && (is_ascii_word(text_[end]) || text_[end] == '.' || text_[end] == '-')) ++end;
    const std::string_view word = text_.substr(0, end);
    text_.remove_prefix(end);
    return word;
  }

  std::optional<std::string> take_text() {
    text_ = trim(text_);
    if (text_.empty() || (text_[0] != '"' && text_[0] != '\'')) return {};
    const std::size_t end = text_.find(text_[0], 1);
    if (end == text_.npos) return {};
    std::string text(text_.substr(1, end - 1));
    text_.remove_prefix(end + 1);
    return text;
  }

  bool read_value() {
    if (std::optional<std::string> text = take_text()) {
      value_ = std::move(*text);
      return true;
    }
    const std::string_view name = take_word();
    if (name == "page.fileSlug") {
      value_ = eleventy_file_slug(post_.stem_path);
    } else if (name == "page.filePathStem") {
      value_ = "/" + eleventy_path_stem(post_.stem_path);
    } else if (name == "page.outputFileExtension") {
      value_ = "html";
    } else if (name == "page.date" || name == "date") {
      is_date_ = post_.date.has_value();
      return is_date_;
    } else if (name == "title") {
      value_ = post_.fields.find("title").value_or("");
    } else if (const auto field = post_.fields.find(name); field && !name.empty()) {
      value_ = *field;
    } else {
      // what a head lacks is nothing; what lies in other data is not known
      return !name.empty() && name.find('.') == name.npos;
    }
    return true;
  }

  bool apply_filter() {
    const std::string_view name = take_word();
    std::vector<std::string> arguments;
    const bool is_call = take('(');
    if (is_call || take(':')) {
      do {
        std::optional<std::string> text = take_text();
        if (!text) return false;
        arguments.push_back(std::move(*text));
      } while (take(','));
    }
    if (is_call && !take(')')) return false;
    if (is_date_) {
      if (name != "date" || arguments.size() != 1) return false;
      value_ = format_strftime(*post_.date, arguments[0]);
      is_date_ = false;
      return true;
    }
    if (name == "slugify" || name == "slug") {
      value_ = eleventy_slug(value_);
    } else if (name == "downcase" || name == "lower") {
      value_ = to_lower(value_);
    } else if (name == "strip" || name == "trim") {
      value_ = trim(value_);
    } else if ((name == "append" || name == "prepend") && arguments.size() == 1) {
      value_ = name == "append" ? value_ + arguments[0] : arguments[0] + value_;
    } else if (name == "default" && arguments.size() == 1) {
      if (value_.empty()) value_ = arguments[0];
    } else {
      return name == "url" || name == "safe";
    }
    return true;
  }

  std::string_view text_;
  const Post& post_;
  std::string value_;
  bool is_date_ = false;
};

/// `/a/index.html` is the page of `/a/`.
std::string path_of_link(std::string_view link) {
  std::string path = tidy_path(link.substr(0, link.find_first_of("?#")));
  constexpr std::string_view kIndex = "index.html";
  if (path == kIndex || path.ends_with("/index.html")) path.resize(path.size() - kIndex.size());
  return path;
}

}  // namespace

std::string eleventy_file_slug(std::string_view stem_path) {
  const std::string_view name = without_date(file_part(stem_path));
  return std::string(name == "index" ? without_date(file_part(parent_of(stem_path))) : name);
}

std::string eleventy_path_stem(std::string_view stem_path) {
  return std::string(folder_part(stem_path)) + std::string(without_date(file_part(stem_path)));
}

std::string eleventy_slug(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"&", " and "},
                                                                      {"\xF0\x9F\xA6\x84", " unicorn "},
                                                                      {"\xE2\x99\xA5", " love "},
                                                                      {"ä", "ae"},
                                                                      {"Ä", "ae"},
                                                                      {"ö", "oe"},
                                                                      {"Ö", "oe"},
                                                                      {"ü", "ue"},
                                                                      {"Ü", "ue"},
                                                                      {"ß", "ss"},
                                                                      {"ẞ", "ss"}};
  const std::string composed = nfc(text);
  std::string known;
  for (std::size_t at = 0; at < composed.size();) {
    const std::string_view rest = std::string_view(composed).substr(at);
    const auto word = std::find_if(std::begin(kWords), std::end(kWords),
                                   [&](const auto& one) { return rest.starts_with(one.first); });
    if (word != std::end(kWords)) {
      known += word->second;
      at += word->first.size();
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(composed, at);
    if (is_cjk(c))
      known += '-';
    else
      known += composed.substr(begin, at - begin);
  }
  const std::string ascii = to_lower_ascii(letters_by_sound(known));
  std::string slug;
  for (std::size_t at = 0; at < ascii.size(); ++at) {
    const char c = ascii[at];
    // `it's` and `don't` are one word
    const bool is_contraction = c == '\'' && at > 0 && is_ascii_alnum(ascii[at - 1]) && at + 1 < ascii.size() &&
                                (ascii[at + 1] == 's' || ascii[at + 1] == 't') &&
                                (at + 2 == ascii.size() || is_ascii_space(static_cast<unsigned char>(ascii[at + 2])));
    if (is_ascii_alnum(c))
      slug += c;
    else if (!is_contraction && !slug.empty() && slug.back() != '-')
      slug += '-';
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

std::optional<std::string> fill_eleventy_link(std::string_view permalink, const Post& post) {
  std::string link;
  if (permalink.find("{%") != permalink.npos) return {};
  for (std::size_t at = 0;;) {
    const std::size_t open = permalink.find("{{", at);
    link += permalink.substr(at, open - at);
    if (open == permalink.npos) return link;
    const std::size_t close = permalink.find("}}", open);
    if (close == permalink.npos) return {};
    std::string_view inside = permalink.substr(open + 2, close - open - 2);
    if (inside.starts_with('-')) inside.remove_prefix(1);
    if (inside.ends_with('-')) inside.remove_suffix(1);
    const std::optional<std::string> value = Output(inside, post).fill();
    if (!value) return {};
    link += *value;
    at = close + 2;
  }
}

std::optional<std::string> make_eleventy_path(const Post& post, const Config& config, Diagnostics& diagnostics) {
  if (!post.head_permalink.empty()) {
    const std::string written = post.head_permalink.str();
    if (is_http_url(written)) return written_path(written, config);
    if (const std::optional<std::string> link = fill_eleventy_link(written, post)) return path_of_link(*link);
    diagnostics.report(Kind::config_ignored_value, {post.source, 1, 0},
                       tr("'permalink: {}' asks for what only Eleventy knows: the usual address is used", written),
                       tr("write the address itself, or a 'permalink:' with placeholders into essaypack.yaml"));
  }
  if (!config.permalink.empty() && post.kind == PostKind::post)
    return fill_permalink(config.permalink, post, config, diagnostics);
  const std::string_view path = post.stem_path, name = file_part(path);
  const std::string folder(folder_part(path));
  if (name == "index" || file_part(parent_of(path)) == name) return tidy_path(folder);
  return tidy_path(folder + std::string(name) + "/");
}

}  // namespace essaypack
