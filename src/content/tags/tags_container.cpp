/// Notes and tabs of Markdown dialects: `::: tip`, `!!! note`, `=== "Tab"`.

#include "content/tags/tags.h"

#include "base/text.h"
#include "content/markdown/inline_html.h"
#include "content/text/note_kind.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Without icons and other elements that stand alone.
std::string without_elements(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    const std::size_t close = text.find('>', open);
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    const bool is_element =
        close != text.npos && open + 1 < text.size() && (is_ascii_letter(text[open + 1]) || text[open + 1] == '/');
    if (!is_element) out += '<';
    at = is_element ? close + 1 : open + 1;
  }
  return out;
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

}  // namespace

/// `::: warning Title`, `:::note[Title]`, `::: {.tip}`; `details` folds, `center` and its like only place.
/// `+++ Title`, `+++primary Title`: a word that touches the marks is a colour, any other line none of these.
static TagOutput make_collapse(const TagCall& call) {
  const std::size_t space = std::min(call.text.find_first_of(" \t"), call.text.size());
  if (!is_one_of(call.text.substr(0, space), {"", "primary", "success", "info", "warning", "danger"})) return {};
  return block_output(
      "<details><summary>" + inline_html(trim(call.text.substr(space)), call.context.config) + "</summary>",
      "</details>");
}

/// `;;;group Title`
static TagOutput make_container_tab(const TagCall& call) {
  std::size_t end = 0;
  while (end < call.text.size() && is_ascii_word(call.text[end])) ++end;
  if (end == 0) return {};
  const std::string_view title = trim(call.text.substr(end));
  return block_output(open_titled_section("tab", bold_line(title.empty() ? call.text : title)), "</section>");
}

std::string tab_title(std::string_view written, const Config& config) {
  const std::string words = without_elements(written);
  return bold_markdown(trim(words), config);
}

TagOutput make_container(const TagCall& call) {
  if (call.name == "+++") return make_collapse(call);
  if (call.name == ";;;") return make_container_tab(call);
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
  std::string told;  // `::: card title="…" icon="x"`, `:::card{title="…"}` of theme-plume
  if (title.find("title=\"") != std::string_view::npos) {
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> named;
    const std::string_view list = title.starts_with('{') ? title.substr(1, title.rfind('}') - 1) : title;
    read_named_arguments(list, words, named);
    for (const auto& [key, value] : named)
      if (key == "title") told = value;
    title = told;
  }
  if (title.starts_with('{') || title == "no-icon") title = {};
  if (name == "tabs" || name == "code-tabs") return block_output(kTabsOpen, "</div>");
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

}  // namespace essaypack
