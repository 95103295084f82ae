/// Tags around sections of a post: notes, tabs, folds, events.

#include "content/tags/tags.h"

#include "base/text.h"
#include "content/markdown/inline_html.h"
#include "content/text/note_kind.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace essaypack {

namespace {

/// Styles that say nothing of a note's kind.
constexpr std::string_view kPlaces = " center disabled flat iconfont inline left modern no-icon open right simple ";

/// Redefine, Anzhiyu: what follows the kind is a class, unless it can be none.
bool has_no_title(std::string_view name) { return is_one_of(name, {"callout", "tip", "notes", "subnote"}); }

std::string note_classes(const StyledArguments& found) {
  std::string classes = "note";
  for (const std::string& style : found.styles)
    if (!is_icon(style) && !is_listed(style, kPlaces)) classes += " " + class_name(style);
  if (const std::string type = class_name(found.named_by("type")); !type.empty()) classes += " " + type;
  if (const std::string color = found.named_by("color"); is_note_kind(color)) classes += " " + color;
  return classes;
}

/// `note info, 文字` (Volantis), `note 标题 正文 color:green` (Stellar), `alertbar info "文字"` (Kratos).
TagOutput note_alone(const TagCall& call, const StyledArguments& found) {
  const Config& config = call.context.config;
  std::string title = found.named_by("title"), text = found.text;
  if (call.name == "note" && !found.is_list && title.empty()) {
    ThemeArguments words = read_words(call.text, kNoteKeys);
    while (!words.parts.empty() && is_style(words.parts[0])) words.parts.erase(words.parts.begin());
    if (words.parts.size() > 1) title = words.parts[0], text = words.text(1);
  }
  return block_output("<aside class=\"" + note_classes(found) + "\">" + bold_line(title) + "<p>" +
                          inline_html(text, config) + "</p></aside>",
                      "");
}

/// The title of what folds, and what only says how it looks.
std::string title_of_fold(const TagCall& call) {
  constexpr std::string_view kKeys = " align child class classes codeblock color direction icon open style title ";
  if (call.name == "fold") {
    const std::size_t at = call.text.find('@');
    return std::string(trim(at == std::string_view::npos ? call.text : call.text.substr(at + 1)));
  }
  if (call.name == "hidetoggle" || call.name == "hideblock") {
    ThemeArguments found = read_list(call.text, "");
    // Colours follow, and any word of theirs may be one.
    while (found.parts.size() > 1 && found.is_list() &&
           (says_looks(found.parts.back()) || is_identifier(found.parts.back())))
      found.parts.pop_back();
    return found.text();
  }
  if (call.name == "collapse") {
    std::string title = read_words(call.text, "").text();
    if (title.ends_with(" open")) title.resize(title.size() - 5);
    return title;
  }
  const StyledArguments found = read_styled(call.text, kKeys);
  if (const std::string title = found.named_by("title"); !title.empty())
    return title + (found.text.empty() ? "" : " " + found.text);
  // Without a separator a style is the title's first word.
  if (!found.is_list && found.named.empty()) return read_words(call.text, kKeys).text();
  return found.text;
}

}  // namespace

TagOutput aside_with(std::string_view classes, std::string_view title) {
  return block_output("<aside class=\"" + std::string(classes) + "\">" + bold_line(title), "</aside>");
}

TagOutput aside_around(std::string_view classes, std::string_view title, const Config& config) {
  return block_output("<aside class=\"" + std::string(classes) + "\">" + bold_markdown(title, config), "</aside>");
}

/// `info no-icon 标题` (NexT), `red 'fas fa-x' flat` (Butterfly), `info::标题` (Volantis), `标题 color:red` (Stellar),
/// `type="info" title="标题"` (Redefine).
TagOutput make_note(const TagCall& call) {
  StyledArguments found = read_styled(call.text, kNoteKeys);
  if (call.name == "callout" && found.named.empty() && !found.is_list) {
    const std::size_t at = call.text.find("::");
    if (at != std::string_view::npos) found.text = std::string(trim(call.text.substr(at + 2)));
    if (at != std::string_view::npos) found.styles = split_words(call.text.substr(0, at)), found.is_list = true;
  }
  if (!call.is_block) return note_alone(call, found);
  // Stellar: a text with a hint at it.
  if (const std::string hint = found.named_by("text"); call.name == "tip" && !hint.empty()) {
    TagOutput output = inline_output("", "");
    output.close = "（" + html_text(hint) + "）";
    return output;
  }
  std::string title = found.named_by("title");
  if (title.empty() && !(has_no_title(call.name) && !found.is_list && is_ascii(found.text))) title = found.text;
  return aside_around(note_classes(found), title, call.context.config);
}

/// Stellar: boxes that open, one behind the other.
TagOutput make_folders(const TagCall&) { return block_output("<div class=\"folders\">", "</div>"); }

TagOutput make_tabs(const TagCall&) { return block_output("<div class=\"tabs\">", "</div>"); }

/// `2024,pink` (Butterfly), `标题` (Volantis), `type:fcircle api:https://e.org/` (Stellar, filled by a script).
TagOutput make_timeline(const TagCall& call) {
  ThemeArguments found =
      read_list(call.text, " api content_type hide limit owner repo reversed show_content show_title type user ");
  while (found.is_list() && found.parts.size() > 1 && says_looks(found.parts.back())) found.parts.pop_back();
  if (!found.named_by("api").empty()) {
    const bool is_empty = trim(call.content).empty() && found.parts.empty();
    report_script(call, is_empty ? ScriptFate::left_out : ScriptFate::text_kept);
    if (is_empty) return block_output("", "");
  }
  return block_output("<div class=\"timeline\">" + bold_markdown(found.text(), call.context.config), "</div>");
}

TagOutput make_time_node(const TagCall& call) {
  return block_output(
      open_titled_section("timeline", bold_markdown(read_words(call.text, "").text(), call.context.config)),
      "</section>");
}

/// Stellar: an objective with its key results: `okr o1 percent:90`.
TagOutput make_okr(const TagCall& call) {
  return block_output("<div class=\"okr\">" + bold_line(okr_title(call.text)), "</div>");
}

/// Stellar's values are shares, `0.9` of a whole; some authors write `90`.
static std::string percent_of(const std::string& written) {
  double share = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), share);
  if (error != std::errc() || end != written.data() + written.size() || share < 0 || share > 1) return written;
  return std::to_string(std::lround(share * 100));
}

std::string okr_title(std::string_view written) {
  const ThemeArguments found = read_words(written, " color percent status ");
  std::string title = found.text();
  for (char& c : title)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (const std::string percent = found.named_by("percent"); !percent.empty())
    title += (title.empty() ? "" : " ") + percent_of(percent) + "%";
  return title;
}

std::string open_titled_section(std::string_view css_class, std::string_view title_html) {
  return "<section class=\"" + std::string(css_class) + "\">" + std::string(title_html);
}

TagOutput make_details(const TagCall& call) {
  std::string title = title_of_fold(call);
  if (title.empty()) title = "…";
  // Butterfly prints titles as they are.
  const bool is_markdown = call.name == "folding" || call.name == "spoiler";
  const std::string html = is_markdown ? inline_html(title, call.context.config) : html_text(title);
  if (!call.is_block) return inline_output(html, title);
  return block_output("<details><summary>" + html + "</summary>", "</details>");
}

/// The words among what says how a layout looks: `标题 color:red`, `w:240px bg:box` (Stellar).
static std::string title_of_layout(const TagCall& call) {
  std::string title;
  for (const std::string& part : read_words(call.text, "").parts) {
    const std::size_t sign = part.find_first_of(":=");
    const bool is_told = sign != part.npos && is_identifier(part.substr(0, sign));
    if (!is_told && !is_look(part) && !is_length(part)) title += (title.empty() ? "" : " ") + part;
  }
  return is_identifier(title) ? std::string() : title;
}

/// A layout of any content; of those that show more than pictures some have a title.
TagOutput make_layout(const TagCall& call) {
  const std::string title = is_one_of(call.name, {"border", "grid"}) ? title_of_layout(call) : "";
  return block_output("<div class=\"" + class_name(call.name) + "\">" + bold_line(title), "</div>");
}

/// `sitegroup 标题` (Anzhiyu), `menu 前::标题::后` (Volantis): a layout with a title, and maybe words behind it.
TagOutput make_titled_layout(const TagCall& call) {
  ThemeArguments found = read_list(call.text, "");
  std::string behind;
  if (call.name == "menu" && found.parts.size() > 2) behind = found.text(2), found.parts.resize(2);
  return block_output("<div class=\"" + call.name + "\">" + bold_line(found.text()), bold_line(behind) + "</div>");
}

}  // namespace essaypack
