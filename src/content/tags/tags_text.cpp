/// Tags around text: quotations, notes, tabs, folds, marks.

#include "content/tags/tags.h"

#include "base/text.h"
#include "content/markdown/inline_html.h"
#include "content/text/note_kind.h"

namespace essaypack {

namespace {

bool is_listed(std::string_view word, std::string_view list) {
  return !word.empty() && list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

constexpr std::string_view kStyles =
    " default primary success info warning danger error tip important caution note quote question bug example blue "
    "pink red "
    "purple orange green yellow cyan gray grey black white indigo link ";
constexpr std::string_view kLooks = " no-icon simple modern flat disabled open center inline left right iconfont ";

bool is_icon(std::string_view word) { return word.starts_with("fa") || word.find(" fa-") != std::string_view::npos; }

std::string class_name(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (is_ascii_name(c)) out += c;
  return out;
}

std::string element(const std::string& name, std::string_view text) {
  return "<" + name + ">" + escape_xml(text) + "</" + name + ">";
}

std::string bold_line(std::string_view text) { return text.empty() ? "" : "<p>" + element("strong", text) + "</p>"; }

/// A title that is Markdown.
std::string bold_markdown(std::string_view title, const Config& config) {
  return title.empty() ? "" : "<p><strong>" + inline_html(title, config) + "</strong></p>";
}

TagOutput aside_around(std::string_view classes, std::string_view title, const Config& config) {
  return block_output("<aside class=\"" + std::string(classes) + "\">" + bold_markdown(title, config), "</aside>");
}

/// The quoted title that ends the words of an admonition, behind what only says how it looks (`inline end`); without
/// quotes all of them, unless they say only that.
std::string_view title_of_note(std::string_view words) {
  const std::size_t quote = words.find('"');
  if (words.size() > 1 && words.back() == '"' && quote + 1 < words.size())
    return words.substr(quote + 1, words.size() - quote - 2);
  for (const std::string& word : split_words(words))
    if (!is_listed(word, " inline end left right ")) return words;
  return {};
}

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

}  // namespace

TagOutput make_blockquote(const TagCall& call) {
  const std::string source = citation(join_words(call.words, 0));
  return block_output("<blockquote>", (source.empty() ? "" : "<footer>" + source + "</footer>") + "</blockquote>");
}

TagOutput make_pullquote(const TagCall& call) {
  std::string classes = call.name == "pullquote" ? "pullquote" : "centerquote";
  for (const std::string& word : call.words)
    if (!class_name(word).empty()) classes += " " + class_name(word);
  return block_output("<blockquote class=\"" + classes + "\">", "</blockquote>");
}

TagOutput aside_with(std::string_view classes, std::string_view title) {
  return block_output("<aside class=\"" + std::string(classes) + "\">" + bold_line(title), "</aside>");
}

TagOutput make_note(const TagCall& call) {
  std::vector<std::string> parts = call.text.find(',') != std::string_view::npos ? split_commas(call.text) : call.words;
  const std::size_t written = parts.size();
  drop_options(parts);
  std::string classes = "note";
  std::string text;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (text.empty() && is_listed(to_lower_ascii(parts[at]), kStyles))
      classes += " " + class_name(parts[at]);
    else if (!is_listed(parts[at], kLooks) && !is_icon(parts[at]))
      text += (text.empty() ? "" : " ") + parts[at];
  }
  if (call.is_block) return aside_with(classes, text);
  std::string title;
  // Stellar: `note title text color:green`.
  if (parts.size() > 1 && parts.size() < written) title = bold_line(parts[0]), text = join_words(parts, 1);
  return block_output("<aside class=\"" + classes + "\">" + title + "<p>" + escape_xml(text) + "</p></aside>", "");
}

/// `::: warning Title`, `:::note[Title]`, `::: {.tip}`; `details` folds, `center` and its like only place.
TagOutput make_container(const TagCall& call) {
  std::string_view rest = call.text;
  if (rest.starts_with('{')) {
    rest = trim(rest.substr(1, rest.find('}') - 1));
    if (rest.starts_with('.')) rest.remove_prefix(1);
    rest = rest.substr(0, rest.find_first_of(" #."));
  }
  std::size_t end = 0;
  while (end < rest.size() && (class_name(rest.substr(end, 1)).size() == 1)) ++end;
  const std::string name = to_lower_ascii(rest.substr(0, end));
  if (name.empty()) return {};
  std::string_view title = trim(rest.substr(end));
  if (title.starts_with('[') && title.find(']') != std::string_view::npos)
    title = trim(title.substr(1, title.find(']') - 1));
  if (title.starts_with('{')) title = {};
  if (name == "details")
    return block_output(
        "<details><summary>" + (title.empty() ? "…" : inline_html(title, call.context.config)) + "</summary>",
        "</details>");
  for (const std::string_view place : {"center", "left", "right"})
    if (name == place || name == "hljs-" + std::string(place))
      return block_output("<div class=\"" + std::string(place) + "\">", "</div>");
  return aside_around(name == "note" ? "note" : "note " + name, title, call.context.config);
}

TagOutput admonition(std::string_view words, NoteBody body, const Config& config) {
  const std::size_t end = std::min(words.find_first_of(" \""), words.size());
  const std::string kind = to_lower_ascii(words.substr(0, end));
  const std::string_view rest = trim(words.substr(end)), title = title_of_note(rest);
  if (is_note_kind(kind)) return aside_around(kind == "note" ? "note" : "note " + kind, title, config);
  const bool is_word = !kind.empty() && (static_cast<unsigned char>(kind[0]) >= 0x80 || is_ascii_alnum(kind[0]));
  const bool is_titled = rest.empty() || (rest.size() > 1 && rest.back() == '"' && rest.find('"') + 1 < rest.size());
  if (body == NoteBody::plain || !is_word || !is_titled) return {};
  return aside_around("note", rest.empty() ? words.substr(0, end) : title, config);
}

TagOutput content_tab(std::string_view words, const Config& config) {
  if (words.size() < 3 || words.front() != '"' || words.back() != '"') return {};
  return block_output("<section class=\"tab\">" + bold_markdown(words.substr(1, words.size() - 2), config),
                      "</section>");
}

/// Stellar: boxes that open, one behind the other.
TagOutput make_folders(const TagCall&) { return block_output("<div class=\"folders\">", "</div>"); }

TagOutput make_poem(const TagCall& call) {
  std::vector<std::string> parts = call.text.find(',') != std::string_view::npos ? split_commas(call.text) : call.words;
  std::string author;
  for (const std::string& part : parts)
    if (part.starts_with("author:")) author = part.substr(7);
  drop_options(parts);
  if (call.name == "poem" && parts.size() > 1) author = parts[1], parts.resize(1);
  const std::string footer = author.empty() ? "" : "<footer>" + element("strong", author) + "</footer>";
  return block_output("<blockquote class=\"poem\">" + bold_line(join_words(parts, 0)), footer + "</blockquote>");
}

TagOutput make_time_node(const TagCall& call) {
  return block_output(open_titled_section("timeline", call.text), "</section>");
}

/// Stellar: text with a button that copies it.
TagOutput make_copy(const TagCall& call) {
  std::vector<std::string> words = call.words;
  drop_options(words);
  return inline_output(element("code", join_words(words, 0)), join_words(words, 0));
}

TagOutput make_tabs(const TagCall&) { return block_output("<div class=\"tabs\">", "</div>"); }

TagOutput make_timeline(const TagCall& call) {
  const std::vector<std::string> parts = split_commas(call.text);
  return block_output("<div class=\"timeline\">" + bold_line(parts.empty() ? "" : parts[0]), "</div>");
}

std::string open_titled_section(std::string_view css_class, std::string_view title) {
  return "<section class=\"" + std::string(css_class) + "\">" + bold_line(title);
}

TagOutput make_details(const TagCall& call) {
  std::vector<std::string> words = call.words;
  drop_options(words);
  const bool has_options = words.size() < call.words.size();
  const std::vector<std::string> parts =
      has_options ? std::vector<std::string>{join_words(words, 0)} : split_commas(call.text);
  std::string title = parts.empty() ? "" : parts[0];
  // folding puts colours first: `folding cyan open, title`.
  if (call.name == "folding" && parts.size() > 1) title = parts[1];
  if (title.empty()) title = "…";
  if (!call.is_block) return inline_output(escape_xml(title), title);
  return block_output("<details><summary>" + escape_xml(title) + "</summary>", "</details>");
}

TagOutput make_hide_inline(const TagCall& call) {
  const std::vector<std::string> parts = split_commas(call.text);
  const std::string text = parts.empty() ? "" : parts[0];
  return inline_output(escape_xml(text), text);
}

TagOutput make_label(const TagCall& call) {
  std::string text = join_words(call.words, 0);
  const std::size_t at = text.find('@');
  const std::string_view style = trim(std::string_view(text).substr(0, at));
  if (at != std::string::npos && (style.empty() || is_listed(style, kStyles))) {
    text = std::string(trim(text.substr(at + 1)));
  } else if (call.words.size() > 1 && is_listed(call.words.back(), kStyles)) {
    text.resize(text.size() - call.words.back().size() - 1);
  }
  return inline_output(element("mark", text), text);
}

TagOutput make_span(const TagCall& call) {
  std::vector<std::string> words = call.words;
  drop_options(words);
  std::string text = join_words(words, 0);
  if (call.name == "span" || call.name == "p") {
    // Volantis: `span red, text`.
    const std::size_t comma = text.find(',');
    if (comma != std::string::npos) text = std::string(trim(text.substr(comma + 1)));
    return inline_output("<span>" + escape_xml(text) + "</span>", text);
  }
  if (call.name == "psw") return inline_output("<span class=\"psw\">" + escape_xml(text) + "</span>", text);
  return inline_output(element(call.name == "emp" ? "em" : call.name == "wavy" ? "u" : call.name, text), text);
}

/// `red checked, text` (Butterfly, Volantis); `checked:true text` (Stellar). The text is Markdown.
TagOutput make_checkbox(const TagCall& call) {
  std::size_t comma = call.text.find(',');
  for (const std::string& word : split_words(call.text.substr(0, comma)))
    if (word != "checked" && !is_listed(word, kStyles) && !is_listed(word, " plus minus times "))
      comma = std::string_view::npos;
  std::vector<std::string> words = call.words;
  drop_options(words);
  const bool has_options = words.size() < call.words.size();
  std::string flags(comma == std::string_view::npos || has_options ? "" : call.text.substr(0, comma));
  std::size_t first = 0;
  while (comma == std::string_view::npos && first + 1 < words.size() &&
         (words[first] == "checked" || is_listed(words[first], kStyles)))
    flags += words[first++] + " ";
  std::string text = join_words(words, first);
  if (!has_options && comma != std::string_view::npos) text = std::string(trim(call.text.substr(comma + 1)));
  const bool checked =
      flags.find("checked") != std::string::npos || call.text.find("checked:true") != std::string_view::npos;
  return block_output("<p>" + std::string(checked ? "☑ " : "☐ ") + inline_html(text, call.context.config) + "</p>", "");
}

TagOutput make_nothing(const TagCall&) { return text_output(""); }

}  // namespace essaypack
