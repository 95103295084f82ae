/// Tags around text: quotations, notes, tabs, folds, marks.

#include "content/tags.h"

#include "base/text.h"

namespace essaypack {

namespace {

bool is_one_of(std::string_view word, std::string_view list) {
  return !word.empty() && list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

constexpr std::string_view kStyles =
    " default primary success info warning danger error tip important caution note quote question bug example blue pink red "
    "purple orange green yellow cyan gray grey black white indigo link ";
constexpr std::string_view kLooks = " no-icon simple modern flat disabled open center inline left right iconfont ";

bool is_icon(std::string_view word) {
  return word.substr(0, 3) == "fa-" || word.substr(0, 2) == "fa" || word.find(" fa-") != std::string_view::npos;
}

std::string class_name(std::string_view word) {
  std::string out;
  for (const char c : word)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_') out += c;
  return out;
}

std::string element(const std::string& name, std::string_view text) {
  return "<" + name + ">" + escape_xml(text) + "</" + name + ">";
}

std::string bold_line(std::string_view text) { return text.empty() ? "" : "<p>" + element("strong", text) + "</p>"; }

/// The source of a quotation: `author[, title]`, `author url [title]`.
std::string citation(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {};
  std::size_t url = text.find("http://");
  if (url == std::string_view::npos) url = text.find("https://");
  if (url != std::string_view::npos) {
    const std::string_view author = trim(text.substr(0, url));
    const std::size_t end = std::min(text.find(' ', url), text.size());
    const std::string_view address = text.substr(url, end - url);
    std::string_view title = trim(text.substr(end));
    if (title.empty()) title = address.substr(address.find("://") + 3);
    return (author.empty() ? "" : element("strong", author)) + "<cite>" + html_link(address, title, "") + "</cite>";
  }
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return element("strong", text);
  return element("strong", trim(text.substr(0, comma))) + element("cite", trim(text.substr(comma + 1)));
}

TagOutput block(std::string open, std::string close) {
  TagOutput output;
  output.open = std::move(open);
  output.close = std::move(close);
  output.is_block = true;
  return output;
}

TagOutput span(std::string html, std::string plain) {
  TagOutput output;
  output.open = std::move(html);
  output.plain = std::move(plain);
  return output;
}

}  // namespace

TagOutput make_blockquote(const TagCall& call) {
  const std::string source = citation(join_words(call.words, 0));
  return block("<blockquote>", (source.empty() ? "" : "<footer>" + source + "</footer>") + "</blockquote>");
}

TagOutput make_pullquote(const TagCall& call) {
  std::string classes = call.name == "pullquote" ? "pullquote" : "centerquote";
  for (const std::string& word : call.words)
    if (!class_name(word).empty()) classes += " " + class_name(word);
  return block("<blockquote class=\"" + classes + "\">", "</blockquote>");
}

TagOutput make_note(const TagCall& call) {
  std::vector<std::string> parts = call.text.find(',') != std::string_view::npos ? split_commas(call.text) : call.words;
  std::string classes = "note";
  std::string text;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (text.empty() && is_one_of(to_lower_ascii(parts[at]), kStyles)) classes += " " + class_name(parts[at]);
    else if (!is_one_of(parts[at], kLooks) && !is_icon(parts[at])) text += (text.empty() ? "" : " ") + parts[at];
  }
  const std::string open = "<aside class=\"" + classes + "\">";
  if (!call.is_block) return block(open + "<p>" + escape_xml(text) + "</p></aside>", "");
  return block(open + bold_line(text), "</aside>");
}

TagOutput make_tabs(const TagCall&) { return block("<div class=\"tabs\">", "</div>"); }

TagOutput make_timeline(const TagCall& call) {
  const std::vector<std::string> parts = split_commas(call.text);
  return block("<div class=\"timeline\">" + bold_line(parts.empty() ? "" : parts[0]), "</div>");
}

std::string open_titled_section(std::string_view css_class, std::string_view title) {
  return "<section class=\"" + std::string(css_class) + "\">" + bold_line(title);
}

TagOutput make_details(const TagCall& call) {
  const std::vector<std::string> parts = split_commas(call.text);
  std::string title = parts.empty() ? "" : parts[0];
  // folding puts colours first: `folding cyan open, title`.
  if (call.name == "folding" && parts.size() > 1) title = parts[1];
  if (title.empty()) title = "…";
  if (!call.is_block) return span(escape_xml(title), title);
  return block("<details><summary>" + escape_xml(title) + "</summary>", "</details>");
}

TagOutput make_hide_inline(const TagCall& call) {
  const std::vector<std::string> parts = split_commas(call.text);
  const std::string text = parts.empty() ? "" : parts[0];
  return span(escape_xml(text), text);
}

TagOutput make_label(const TagCall& call) {
  std::string text = join_words(call.words, 0);
  const std::size_t at = text.find('@');
  if (at != std::string::npos && is_one_of(trim(text.substr(0, at)), kStyles)) {
    text = std::string(trim(text.substr(at + 1)));
  } else if (call.words.size() > 1 && is_one_of(call.words.back(), kStyles)) {
    text.resize(text.size() - call.words.back().size() - 1);
  }
  return span(element("mark", text), text);
}

TagOutput make_span(const TagCall& call) {
  const std::string text = join_words(call.words, 0);
  if (call.name == "psw") return span("<span class=\"psw\">" + escape_xml(text) + "</span>", text);
  return span(element(call.name == "emp" ? "em" : call.name, text), text);
}

TagOutput make_checkbox(const TagCall& call) {
  const std::size_t comma = call.text.find(',');
  const std::string flags = comma == std::string_view::npos ? "" : std::string(call.text.substr(0, comma));
  const std::string text(trim(comma == std::string_view::npos ? call.text : call.text.substr(comma + 1)));
  const bool checked = flags.find("checked") != std::string::npos;
  return block("<p>" + std::string(checked ? "☑ " : "☐ ") + escape_xml(text) + "</p>", "");
}

TagOutput make_nothing(const TagCall&) {
  TagOutput output;
  output.is_text = true;
  return output;
}

}  // namespace essaypack
