/// Tags that mark words in a line.

#include "content/tags/tags.h"

#include "base/plain_field.h"
#include "base/text.h"
#include "content/markdown/inline_html.h"

#include <algorithm>

namespace essaypack {

namespace {

/// `text（note）`: what a theme shows when a reader points at the text.
TagOutput text_with_note(const std::string& text, const std::string& note) {
  const std::string all = text + (note.empty() ? "" : "（" + note + "）");
  return inline_output(html_text(all), all);
}

bool is_flag(std::string_view word) { return is_one_of(word, {"true", "false", "checked"}); }

}  // namespace

/// Butterfly: `文字,按钮,背景,颜色`; a click takes the button away.
TagOutput make_hide_inline(const TagCall& call) {
  const std::string text = read_list(call.text, "").part(0);
  if (text.empty() || call.text.find(',') == std::string_view::npos) {
    const std::string all = read_words(call.text, "").text();
    return inline_output(html_text(all), all);
  }
  return inline_output(html_text(text), text);
}

/// `style@text` (NexT, Fluid), `text style` (Butterfly).
TagOutput make_label(const TagCall& call) {
  ThemeArguments found = read_words(call.text, " color ");
  std::string text = found.text();
  const std::size_t at = text.find('@');
  if (at != std::string::npos && says_looks(text.substr(0, at)))
    text = std::string(trim(text.substr(at + 1)));
  else if (found.parts.size() > 1 && is_look(found.parts.back()))
    found.parts.pop_back(), text = found.text();
  return inline_output(html_element("mark", text), text);
}

/// The text of `mark 文字 color:red` and its like, in the element that HTML has for it.
TagOutput make_mark(const TagCall& call) {
  const std::string text = read_words(call.text, " color ").text();
  if (is_one_of(call.name, {"blur", "psw"}))  // a reader points at it to see it
    return inline_output("<span class=\"" + call.name + "\">" + html_text(text) + "</span>", text);
  const std::string element = call.name == "emp" ? "em" : call.name == "wavy" ? "u" : call.name;
  return inline_output(html_element(element, text), text);
}

/// `red, 文字`, `center large::文字` (Volantis, Anzhiyu).
TagOutput make_span(const TagCall& call) {
  const StyledArguments found = read_styled(call.text, " color ");
  std::string text = found.text;
  if (!found.is_list && found.named.empty()) {
    const ThemeArguments all = read_list(call.text, "");
    const bool has_class = all.parts.size() > 1 && is_ascii(all.part(0)) &&
                           (all.form == ThemeArguments::Form::colons || !is_ascii(all.text(1)));
    text = has_class ? all.text(1) : all.text();
  }
  if (call.name == "p" && begins_line(call.before)) return block_output("<p>" + html_text(text) + "</p>", "");
  return inline_output("<span>" + html_text(text) + "</span>", text);
}

/// `red checked, 文字`, `checked::文字` (Butterfly, Volantis), `checked:true 文字` (Stellar), `文字, true, false`
/// (Fluid). The text is Markdown.
TagOutput make_checkbox(const TagCall& call) {
  StyledArguments found = read_styled(call.text, " checked color inline symbol ");
  std::string flag = found.named_by("checked");
  bool checked = flag.starts_with("true");
  flag.erase(0, checked ? 4 : flag.starts_with("false") ? 5 : flag.size());
  if (!flag.empty()) found.text = flag + (found.text.empty() ? "" : " ") + found.text;  // `checked:true文字`
  for (const std::string& style : found.styles) checked |= style == "checked";
  if (!found.is_list && found.text.starts_with("checked ")) checked = true, found.text.erase(0, 8);
  bool is_inline = is_flag(found.text);  // the box alone
  if (is_inline) checked |= found.text != "false", found.text.clear();
  if (!is_inline && found.text.find(',') != std::string::npos) {
    std::vector<std::string> parts = split_commas(found.text);
    const auto last = std::find_if(parts.rbegin(), parts.rend(), [](const std::string& p) { return !is_flag(p); });
    const auto flags = static_cast<std::size_t>(last - parts.rbegin());
    const std::size_t first = parts.size() - flags;
    if (flags > 0) {
      checked |= parts[first] != "false";
      is_inline = flags > 1 && parts[first + 1] == "true";
      std::string text;
      for (std::size_t at = 0; at < first; ++at) text += (at > 0 ? ", " : "") + parts[at];
      found.text = std::move(text);
    }
  }
  const std::string box = checked ? "☑" : "☐";
  const std::string html = box + (found.text.empty() ? "" : " " + inline_html(found.text, call.context.config));
  if (is_inline) return inline_output(html, box + " " + found.text);
  return block_output("<p>" + html + "</p>", "");
}

/// Stellar, Volantis: a text with a button that copies it, `git:ssh name/repo` an address of GitHub.
TagOutput make_copy(const TagCall& call) {
  const ThemeArguments found = read_words(call.text, " git prefix width ");
  std::string text = found.text();
  const std::string git = found.named_by("git"), prefix = found.named_by("prefix");
  if (!git.empty() && text.starts_with('/')) text.erase(0, 1);
  if (git == "ssh")
    text = "git@github.com:" + text + ".git";
  else if (git == "gh")
    text = "gh repo clone " + text;
  else if (!git.empty())
    text = "https://github.com/" + text + ".git";
  return inline_output((prefix.empty() ? "" : html_text(prefix) + " ") + html_element("code", text), text);
}

/// `文字,注释,颜色` (plugins of Butterfly).
TagOutput make_noted_text(const TagCall& call) {
  ThemeArguments found = read_list(call.text, "");
  if (found.parts.size() > 2) found.parts.resize(2);
  return text_with_note(found.part(0), found.part(1));
}

/// `文字|读音` (hexo-tag-ruby, hexo-ruby-character).
TagOutput make_ruby(const TagCall& call) {
  const std::string all = join_words(call.words, 0);
  const std::string_view text = all;
  const std::size_t bar = text.find('|');
  if (bar == text.npos) return inline_output(html_text(text), all);
  const std::string base = plain_field(trim(text.substr(0, bar)));
  std::string_view rest = text.substr(bar + 1);
  const std::string reading = plain_field(trim(rest.substr(0, rest.find('|'))));
  return inline_output(base.empty() || reading.empty() ? escape_xml(base + reading) : html_ruby(base, reading),
                       base.empty() ? reading : base);
}

/// `referto '1','文献'` and `referfrom '1','文献','url'`.
TagOutput make_reference(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, "");
  const std::string id = found.part(0), text = found.part(1), url = found.part(2);
  if (call.name == "referto") return inline_output("<sup>" + html_text(id) + "</sup>", id);
  return block_output("<p>" + html_text(id) + " " + (url.empty() ? html_text(text) : html_link(url, text, "")) + "</p>",
                      "");
}

/// An icon of a font is none of the words; what Stellar sets beside it is.
TagOutput make_icon(const TagCall& call) {
  const ThemeArguments found = read_list(call.text, " color style ");
  return text_output(found.is_list() ? "" : found.text(1));
}

/// `75 red 文字`: a bar with a text in it.
TagOutput make_progress(const TagCall& call) {
  ThemeArguments found = read_list(call.text, "");
  const std::string text = found.text(2);
  return block_output(text.empty() ? "" : "<p>" + html_text(text) + "</p>", "");
}

}  // namespace essaypack
