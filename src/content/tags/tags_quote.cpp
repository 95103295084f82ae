/// Tags around what somebody else said: quotations, poems.

#include "content/tags/tags.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

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
    return (author.empty() ? "" : html_element("strong", author)) + "<cite>" + html_link(address, title, "") +
           "</cite>";
  }
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return html_element("strong", text);
  return html_element("strong", trim(text.substr(0, comma))) + html_element("cite", trim(text.substr(comma + 1)));
}

/// Author and date of a text, and what else is said below it; `element` is around them.
std::string line_of(std::string_view element, std::string_view author, std::initializer_list<std::string> others) {
  std::string html = author.empty() ? "" : html_element("strong", author);
  for (const std::string& text : others)
    if (!text.empty()) html += (html.empty() ? "" : " ") + html_text(text);
  const std::string name(element);
  return html.empty() ? "" : "<" + name + ">" + html + "</" + name + ">";
}

}  // namespace

TagOutput make_blockquote(const TagCall& call) {
  const std::string source = citation(read_words(call.text, " indent ").text());
  return block_output("<blockquote>", (source.empty() ? "" : "<footer>" + source + "</footer>") + "</blockquote>");
}

TagOutput make_pullquote(const TagCall& call) {
  std::string classes = call.name == "pullquote" ? "pullquote" : "centerquote";
  for (const std::string& word : call.words)
    if (!class_name(word).empty()) classes += " " + class_name(word);
  return block_output("<blockquote class=\"" + classes + "\">", "</blockquote>");
}

/// Stellar: a line alone that looks like a quotation, or like a heading: `quot el:h2 icon:hashtag 标题`.
TagOutput make_quotation_line(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, " el icon prefix suffix ");
  const std::string element = found.named_by("el"), text = found.text();
  if (text.empty()) return text_output("");
  if (element.size() == 2 && element[0] == 'h' && element[1] >= '1' && element[1] <= '6')
    return block_output(html_element(element, text), "");
  return block_output("<blockquote class=\"centerquote\"><p>" + html_text(text) + "</p></blockquote>", "");
}

/// `题 author:甲 date:乙 footer:丙` (Stellar), `题, 作者` (Butterfly's plugin).
TagOutput make_poem(const TagCall& call) {
  ThemeArguments found = read_list(call.text, " author date footer style title ");
  std::string title = found.named_by("title"), author = found.named_by("author");
  if (title.empty() && call.name == "poem" && found.is_list()) {
    title = found.part(0);
    if (author.empty()) author = found.text(1);
  } else {
    title += (title.empty() || found.parts.empty() ? "" : " ") + found.text();
  }
  const std::string date = found.named_by("date"), footer = found.named_by("footer");
  const std::string open = "<blockquote class=\"poem\">" + bold_line(title);
  // Where themes show the author: over a poem, below an essay.
  if (call.name == "paper") return block_output(open, line_of("footer", author, {date, footer}) + "</blockquote>");
  const bool is_reel = call.name == "reel";
  return block_output(open + line_of("p", author, {is_reel ? "" : date}),
                      line_of("footer", "", {is_reel ? date : "", footer}) + "</blockquote>");
}

}  // namespace essaypack
