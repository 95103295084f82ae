#include "content/tags/file_inclusions.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "content/tags/tags.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace essaypack {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kMostBytes = 64 * 1024;  ///< Of a file.
constexpr std::size_t kMostFiles = 200;        ///< Of a body.
constexpr std::size_t kMostNested = 4;

/// Lines from the first to the last, both counted from 1.
struct Lines {
  std::size_t first = 1, last = npos;
};

/// `3`, `3-5`, `3,5`, `3,`, `,5`.
std::optional<Lines> read_lines(std::string_view text) {
  Lines lines;
  const std::size_t sign = text.find_first_of(",-");
  const auto number = [](std::string_view digits, std::size_t& value) {
    digits = trim(digits);
    if (digits.empty()) return true;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && value > 0;
  };
  if (trim(text).empty() || !number(text.substr(0, sign), lines.first)) return {};
  if (sign == npos) lines.last = lines.first;
  if (sign != npos && !number(text.substr(sign + 1), lines.last)) return {};
  return lines;
}

/// What a piece asks for.
struct Wanted {
  std::string path;
  std::string region;           ///< Between `#region x` and `#endregion`.
  std::string mark;             ///< Between two lines that hold it.
  std::optional<Lines> lines;   ///< Of the file, or of the region.
  std::string language, title;  ///< Of code.
  bool is_code = false;
};

/// `path#region{3-5}`, `path{3-5}#region`, in whatever order; what stands in the braces is left to the caller.
std::string_view take_path(std::string_view& text, std::string& region) {
  const std::size_t dot = text.rfind('.', text.find_first_of("{ ["));
  const std::size_t end = std::min(text.find_first_of("#{ [", dot == npos ? 0 : dot), text.size());
  const std::string_view path = text.substr(0, end);
  text = trim(text.substr(end));
  if (text.starts_with('#')) {
    const std::size_t stop = std::min(text.find_first_of("{ ["), text.size());
    region = std::string(text.substr(1, stop - 1));
    text = trim(text.substr(stop));
  }
  return path;
}

/// `{...}` in front.
std::string_view take_braces(std::string_view& text) {
  if (!text.starts_with('{')) return {};
  const std::size_t close = text.find('}');
  if (close == npos) return {};
  const std::string_view inside = trim(text.substr(1, close - 1));
  text = trim(text.substr(close + 1));
  return inside;
}

/// `<!-- @include: path -->`: what stands behind the colon.
Wanted read_include_comment(std::string_view text) {
  Wanted wanted;
  text = trim(text);
  wanted.path = std::string(take_path(text, wanted.region));
  wanted.lines = read_lines(take_braces(text));
  if (text.starts_with('#')) wanted.region = std::string(text.substr(1));
  return wanted;
}

/// `<<< path#region{1,3-5 ts:line-numbers} [Title]`: the numbers there only mark lines.
Wanted read_snippet(std::string_view text) {
  Wanted wanted;
  wanted.is_code = true;
  text = trim(text);
  wanted.path = std::string(take_path(text, wanted.region));
  wanted.language = extension_of(wanted.path);
  for (const std::string& word : split_words(take_braces(text)))
    if (is_ascii_letter(word[0])) wanted.language = word.substr(0, word.find(':'));
  if (text.starts_with('#')) wanted.region = std::string(text.substr(1, text.find_first_of(" [") - 1));
  if (const std::size_t open = text.find('['); open != npos && text.ends_with(']'))
    wanted.title = std::string(text.substr(open + 1, text.size() - open - 2));
  return wanted;
}

/// `@[code{3-5} ts{2}:no-line-numbers](path)`, `@[code lang=ts transcludeWith=:::part](path)`.
std::optional<Wanted> read_imported_code(std::string_view line) {
  const std::size_t close = line.find("](");
  if (close == npos || !line.ends_with(')')) return {};
  Wanted wanted;
  wanted.is_code = true;
  wanted.path = std::string(trim(line.substr(close + 2, line.size() - close - 3)));
  wanted.language = extension_of(wanted.path);
  std::string_view info = line.substr(6, close - 6);
  if (info.starts_with('{')) wanted.lines = read_lines(take_braces(info));
  for (const std::string& word : split_words(info)) {
    if (word.starts_with("lang="))
      wanted.language = word.substr(5);
    else if (word.starts_with("transcludeWith="))
      wanted.mark = word.substr(15);
    else if (is_ascii_letter(word[0]) && word.find('=') == npos)
      wanted.language = word.substr(0, word.find_first_of(":{"));
  }
  return wanted;
}

std::string join_lines(const std::vector<std::string_view>& lines, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t at = first; at < std::min(last, lines.size()); ++at) out += std::string(lines[at]) + "\n";
  return out;
}

bool holds_word(std::string_view line, std::string_view word) {
  const std::size_t at = line.find(word);
  if (at == npos) return false;
  const std::size_t end = at + word.size();
  return end == line.size() || !is_ascii_name(line[end]);
}

/// The lines between two marks, those with marks of other regions left out.
std::string text_of_region(std::string_view text, const std::string& region) {
  std::string out;
  bool is_in = false;
  for (const std::string_view line : split(text, '\n')) {
    const bool ends = line.find("endregion") != npos;
    if (is_in && ends && (holds_word(line, region) || trim(line).size() < 20)) return out;
    if (is_in && !ends && line.find("#region") == npos) out += std::string(line) + "\n";
    if (!ends && line.find("region") != npos && holds_word(line, region)) is_in = true;
  }
  return out;
}

std::string text_between(std::string_view text, const std::string& mark) {
  std::string out;
  bool is_in = false;
  for (const std::string_view line : split(text, '\n')) {
    if (holds_word(line, mark))
      is_in = !is_in;
    else if (is_in)
      out += std::string(line) + "\n";
  }
  return out;
}

std::string_view without_head(std::string_view text) {
  if (!text.starts_with("---\n")) return text;
  const std::size_t close = text.find("\n---", 3);
  if (close == npos) return text;
  const std::size_t end = text.find('\n', close + 1);
  return end == npos ? std::string_view() : text.substr(end + 1);
}

std::string fenced(const std::string& code, const Wanted& wanted) {
  std::size_t longest = 2, run = 0;
  for (const char c : code) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
  const std::string fence(longest + 1, '`');
  const std::string title = wanted.title.empty() ? "" : " [" + wanted.title + "]";
  std::string text = strip_indent(code);
  while (text.ends_with('\n')) text.pop_back();
  return fence + wanted.language + title + "\n" + text + "\n" + fence;
}

class Inclusions {
 public:
  explicit Inclusions(const BodyContext& context) : context_(context) {}

  /// `folder`: of the file that the text stands in. `at`: of the text in the body; npos in a file.
  std::vector<FileInclusion> find(std::string_view text, const std::string& folder, std::size_t depth) {
    std::vector<FileInclusion> found;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      take_line(text.substr(at, end - at), at, folder, depth, found);
      at = end + 1;
    }
    return found;
  }

 private:
  void take_line(std::string_view line, std::size_t at, const std::string& folder, std::size_t depth,
                 std::vector<FileInclusion>& found) {
    const std::size_t text_at = line.find_first_not_of(" \t>");
    if (text_at == npos) return;
    const std::string_view text = line.substr(text_at);
    if (const std::size_t comment = line.find("<!--"); comment != npos) {
      const std::string_view inside = trim(line.substr(comment + 4));
      const std::size_t close = inside.find("-->");
      if (!inside.starts_with("@include:") || close == npos) return;
      const std::size_t end = line.find("-->", comment) + 3;
      add(read_include_comment(inside.substr(9, close - 9)), at + comment, at + end, line.substr(0, comment), folder,
          depth, found);
    } else if (text.starts_with("<<< ") || text.starts_with("<<<@")) {
      add(read_snippet(text.substr(3)), at + text_at, at + line.size(), line.substr(0, text_at), folder, depth, found);
    } else if (text.starts_with("@[code")) {
      const std::optional<Wanted> wanted = read_imported_code(trim(text));
      if (wanted) add(*wanted, at + text_at, at + line.size(), line.substr(0, text_at), folder, depth, found);
    }
  }

  void add(const Wanted& wanted, std::size_t begin, std::size_t end, std::string_view before, const std::string& folder,
           std::size_t depth, std::vector<FileInclusion>& found) {
    if (wanted.path.empty() || files_ >= kMostFiles || bytes_ > kMostEvaluated) return;
    ++files_;
    std::string name;
    const std::optional<std::string> file = read(wanted.path, folder, name);
    if (!file) {
      if (depth == 0)
        context_.diagnostics.report(Kind::content_unknown_tag, context_.places.at(begin),
                                    tr("the file '{}' can't be shown, it is not in the site folder", wanted.path),
                                    tr("'@' is the folder of the texts, other paths begin at the text's own folder"));
      return;
    }
    std::string text(wanted.is_code ? std::string_view(*file) : without_head(*file));
    if (!wanted.region.empty()) text = text_of_region(text, wanted.region);
    if (!wanted.mark.empty()) text = text_between(text, wanted.mark);
    if (wanted.lines) text = join_lines(split(text, '\n'), wanted.lines->first - 1, wanted.lines->last);
    if (!wanted.is_code && depth < kMostNested) text = expand(text, std::string(parent_of(name)), depth + 1);
    while (text.ends_with('\n')) text.pop_back();
    if (wanted.is_code) text = fenced(text, wanted);
    bytes_ += text.size();
    found.push_back({begin, end, with_prefix(text, before)});
  }

  std::string expand(std::string_view text, const std::string& folder, std::size_t depth) {
    std::string out;
    std::size_t from = 0;
    for (const FileInclusion& one : find(text, folder, depth)) {
      out += std::string(text.substr(from, one.begin - from)) + one.text;
      from = one.end;
    }
    return out + std::string(text.substr(from));
  }

  /// What stands before a piece in its line stands before every line of it: an item's spaces, a quotation's marks.
  static std::string with_prefix(const std::string& text, std::string_view before) {
    if (before.empty() || before.find_first_not_of(" \t>") != npos) return text;
    std::string out;
    for (const char c : text) {
      out += c;
      if (c == '\n') out += before;
    }
    return out;
  }

  std::optional<std::string> read(std::string_view path, const std::string& folder, std::string& name) const {
    const std::string source = context_.config.post_folders.empty() ? "" : context_.config.post_folders[0];
    std::vector<std::string> names;
    if (path.starts_with('@')) {
      path.remove_prefix(path.starts_with("@/") ? 2 : 1);
      for (const char* below : {"", "snippets", ".vuepress", ".vitepress"})
        names.push_back(join_path(join_path(source, below), path));
      names.emplace_back(path);
    } else if (path.starts_with('/')) {
      names = {join_path(source, path.substr(1)), std::string(path.substr(1))};
    } else {
      names = {join_path(folder, path)};
    }
    for (const std::string& one : names) {
      const std::filesystem::path file = (context_.config.site_folder / one).lexically_normal();
      if (one.find('\0') != npos || !is_file(file) || !is_inside(file, context_.config.site_folder)) continue;
      const FileBytes bytes = read_file(file, kMostBytes);
      if (!bytes.bytes) continue;
      name = one;
      TextRepairs repairs;
      return clean_file_text(*bytes.bytes, repairs);
    }
    return {};
  }

  const BodyContext& context_;
  std::size_t files_ = 0, bytes_ = 0;
};

}  // namespace

std::vector<FileInclusion> find_file_inclusions(std::string_view body, const BodyContext& context) {
  if (body.find("@include:") == npos && body.find("<<<") == npos && body.find("@[code") == npos) return {};
  return Inclusions(context).find(body, std::string(parent_of(context.post.source.view())), 0);
}

}  // namespace essaypack
