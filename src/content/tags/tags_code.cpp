/// Tags that show source text.

#include "content/tags/tags.h"
#include "content/text/fence_info.h"

#include "base/comments.h"
#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "content/markdown/inline_html.h"
#include "content/text/line_start.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::uint64_t kMaxIncluded = 1U << 20;

bool is_language(std::string_view text) {
  return text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+#.-") ==
         std::string_view::npos;
}

/// `title lang:x url link text`, other `key:value` pairs passed over.
struct CodeArguments {
  std::string caption;  ///< HTML.
  std::string language;
  std::size_t from = 1;
  std::size_t to = static_cast<std::size_t>(-1);
  std::string last;  ///< The last word, for a path.
};

std::size_t number_of(std::string_view text, std::size_t fallback) {
  std::size_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 1'000'000) return fallback;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return text.empty() ? fallback : value;
}

/// What Hexo knows; any other word with a colon is one of the title.
bool is_option(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon != std::string_view::npos && is_listed(word.substr(0, colon),
                                                      " first_line from highlight lang language_attr line_number "
                                                      "line_threshold mark tab_replace to wrap ");
}

CodeArguments read_arguments(const TagCall& call, std::size_t count) {
  CodeArguments found;
  std::string title;
  std::string url;
  std::string link_text;
  for (std::size_t at = 0; at < count; ++at) {
    const std::string& word = call.words[at];
    if (is_option(word)) {
      const std::string value = word.substr(word.find(':') + 1);
      const std::string key = word.substr(0, word.find(':'));
      if (key == "lang" && is_language(value)) found.language = value;
      if (key == "from") found.from = number_of(value, 1);
      if (key == "to") found.to = number_of(value, found.to);
    } else if (url.empty() && (word.find("://") != std::string::npos || word[0] == '/')) {
      url = word;
    } else {
      std::string& text = url.empty() ? title : link_text;
      text += (text.empty() ? "" : " ") + word;
    }
  }
  found.caption = escape_xml(title);
  if (!url.empty())
    found.caption += (title.empty() ? "" : " ") + html_link(url, link_text.empty() ? "link" : link_text, "");
  return found;
}

}  // namespace

std::string strip_indent(std::string_view text) {
  while (!text.empty() &&
         (text.front() == '\n' || text.substr(0, text.find('\n')).find_first_not_of(" \t") == std::string_view::npos)) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  std::size_t indent = std::string_view::npos;
  for (const std::string_view line : split(text, '\n'))
    if (const std::size_t first = line.find_first_not_of(" \t"); first != std::string_view::npos)
      indent = std::min(indent, first);
  std::string out;
  for (const std::string_view line : split(text, '\n'))
    out += std::string(line.substr(std::min(indent, line.size()))) + "\n";
  return out;
}

std::string fence_as_html(std::string_view fence, FenceEnd end) {
  const std::string_view opener = line_from(fence, 0);
  const std::string_view info = trim(opener.substr(std::min(opener.find_first_not_of(fence[0]), opener.size())));
  const std::string_view language = info.substr(0, info.find(' '));
  std::string_view code = fence.substr(std::min(opener.size() + 1, fence.size()));
  if (end == FenceEnd::marks) {
    const std::size_t last = code.find_last_of(fence[0]);
    const std::size_t line = last == std::string_view::npos ? std::string_view::npos : code.rfind('\n', last);
    code = code.substr(0, line == std::string_view::npos ? 0 : line + 1);
  }
  const FenceTitle title = read_fence_title(info);
  std::string caption = escape_xml(title.text);
  if (!title.url.empty()) caption += (caption.empty() ? "" : " ") + html_link(title.url, title.link_text, "");
  return html_code(code, is_language(language) ? language : "", caption);
}

/// HTML as it is, but for fenced code: Hexo takes that out before it reads any tag.
TagOutput make_raw(const TagCall& call) {
  const std::string_view content = call.content;
  TagOutput output;
  output.plain = std::string(content);
  for (std::size_t at = 0; at < content.size();) {
    const LineStart start = look_at_line(content, at);
    const char mark = start.text < content.size() ? content[start.text] : ' ';
    bool is_closed = true;
    const std::size_t end =
        mark == '`' || mark == '~' ? std::min(end_of_fence(content, start, is_closed), content.size()) : 0;
    if (end > 0) {
      const std::string_view fence = content.substr(start.text, end - start.text);
      output.open += fence_as_html(fence, is_closed ? FenceEnd::marks : FenceEnd::text) + "\n";
      at = end;
      continue;
    }
    const std::size_t next = std::min(at + line_from(content, at).size() + 1, content.size());
    output.open += content.substr(at, next - at);
    at = next;
  }
  return output;
}

/// Tranquilpeak: `<!-- tab js -->` before each piece of code, `<!-- endtab -->` behind it.
static std::string html_of_tabs(std::string_view content) {
  std::string html;
  for (std::size_t at = 0; (at = content.find("<!-- tab", at)) != content.npos;) {
    const std::size_t begin = content.find("-->", at);
    if (begin == content.npos) break;
    const std::size_t end = std::min(content.find("<!-- endtab", begin), content.size());
    const std::string_view language = trim(content.substr(at + 8, begin - at - 8));
    std::string_view code = content.substr(begin + 3, end - begin - 3);
    code = code.substr(0, code.find_last_not_of(" \t\n") + 1);
    html += html_code(strip_indent(std::string(code) + "\n"), is_language(language) ? language : "", "");
    at = end;
  }
  return html;
}

TagOutput make_codeblock(const TagCall& call) {
  if (call.name == "tabbed_codeblock")
    if (const std::string tabs = html_of_tabs(call.content); !tabs.empty()) {
      const std::string caption = read_arguments(call, call.words.size()).caption;
      return block_output((caption.empty() ? "" : "<p><strong>" + caption + "</strong></p>") + tabs, "");
    }
  const CodeArguments arguments = read_arguments(call, call.words.size());
  return block_output(html_code(strip_indent(call.content), arguments.language, arguments.caption), "");
}

TagOutput make_include_code(const TagCall& call) {
  if (call.words.empty()) return {};
  const CodeArguments arguments = read_arguments(call, call.words.size() - 1);
  const Config& config = call.context.config;
  const std::string& name = call.words.back();
  const std::string below = name.substr(std::min(name.find_first_not_of('/'), name.size()));
  const std::string folder = join_path(config.source_folder, config.code_folder);
  const std::filesystem::path path = config.site_folder / folder / below;
  FileBytes file;
  if (name.find('\0') == std::string::npos && is_file(path) && is_inside(path, config.site_folder))
    file = read_file(path, kMaxIncluded);
  if (!file.bytes) {
    call.context.diagnostics.report(Kind::content_missing_file, call.place(), tr("file '{}' does not exist", name),
                                    tr("put it into '{}/'", (folder.empty() ? "." : folder)));
    return make_nothing(call);
  }
  TextRepairs repairs;
  const std::string text = clean_file_text(*file.bytes, repairs);
  std::string chosen;
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n'))
    if (++number >= arguments.from && number <= arguments.to) chosen += std::string(line) + "\n";
  while (chosen.size() > 1 && chosen[chosen.size() - 2] == '\n') chosen.pop_back();
  // Hexo shows the file's name, and takes its type for the language.
  const std::string caption = arguments.caption.empty() ? escape_xml(path.filename().string()) : arguments.caption;
  std::string language = arguments.language;
  if (const std::string type = path.extension().string(); language.empty() && type.size() > 1 && is_language(type))
    language = type.substr(1);
  return block_output(html_code(chosen, language, caption), "");
}

/// A source is called as its fence is, by which a book has it drawn.
static std::string_view language_of_source(std::string_view tag) { return tag == "puml" ? "plantuml" : tag; }

/// NexT writes a diagram's type behind the tag's name: `mermaid graph TD`; Butterfly a configuration in JSON there,
/// and before the notes of a score; hexo-tag-graphviz a caption, others the size of the drawing.
TagOutput make_source_block(const TagCall& call) {
  const bool has_type =
      call.name == "mermaid" && !call.text.empty() && !read_words(call.text, "").part(0).starts_with('{');
  const std::string type = has_type ? std::string(call.text) + "\n" : "";
  std::string_view content = call.content;
  if (const std::size_t rule = content.find("------"); call.name == "score" && rule != content.npos)
    if (trim(content.substr(0, rule)).starts_with('{')) content.remove_prefix(rule + 6);
  const std::string caption = call.name == "graphviz" ? escape_xml(join_words(call.words, 0)) : "";
  return block_output(html_code(type + strip_indent(content), language_of_source(call.name), caption), "");
}

/// Butterfly: the data of a chart and what is said about it, each between comments.
TagOutput make_chart(const TagCall& call) {
  const auto between = [&](std::string_view name) -> std::string_view {
    const std::size_t begin = call.content.find("<!-- " + std::string(name) + " -->");
    if (begin == std::string_view::npos) return {};
    const std::size_t from = call.content.find("-->", begin) + 3;
    const std::size_t end = call.content.find("<!-- end" + std::string(name) + " -->", from);
    return end == std::string_view::npos ? std::string_view() : call.content.substr(from, end - from);
  };
  const std::string_view data = between("chart");
  const std::string about = without_comments(between("desc")),
                    rest = about.empty() ? without_comments(call.content) : "";
  const std::string html = html_code(strip_indent(data.empty() ? rest : data), call.name, "");
  TagOutput output = block_output(html, "");
  if (!about.empty()) {
    for (const std::string_view line : split(trim(about), '\n'))
      if (!trim(line).empty()) output.open += "<p>" + inline_html(trim(line), call.context.config) + "</p>";
  }
  return output;
}

}  // namespace essaypack
