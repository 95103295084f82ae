/// What divides a tag's content: comments of NexT's tabs and Volantis' timelines, VuePress' `@tab`.

#include "base/text.h"
#include "content/tags/tag_ends.h"
#include "content/tags/tag_scan.h"

#include <algorithm>
#include <iterator>

namespace essaypack {

namespace {

/// A comment that begins a section of a tag.
struct Divider {
  std::string_view tag, word;
  std::string_view css_class;  ///< Of the section.
};
constexpr Divider kDividers[] = {
    {"tabs", "tab", "tab"},
    {"tabs", "subtab", "tab"},
    {"tabs", "subsubtab", "tab"},
    {"subtabs", "tab", "tab"},
    {"subtabs", "subtab", "tab"},
    {"subsubtabs", "tab", "tab"},
    {"subsubtabs", "subsubtab", "tab"},
    {"timeline", "timeline", "timeline"},
    {"timeline", "node", "timeline"},
    {"folders", "folder", "folder"},
    {"okr", "okr", "okr"},
    {"paper", "section", "section"},
    {"paper", "paragraph", "section"},
    {"paper", "line", "section"},
};

const Divider* find_divider(std::string_view tag, std::string_view word) {
  const auto* found = std::find_if(std::begin(kDividers), std::end(kDividers),
                                   [&](const Divider& d) { return d.tag == tag && d.word == word; });
  return found == std::end(kDividers) ? nullptr : found;
}

/// The caption of `caption@icon` (NexT, Butterfly), `title="caption" icon="fa-x"` (Redefine) or `active id:a
/// title:caption` (Icarus); an `@` in an address of mail begins no icon.
std::string tab_caption(std::string_view text) {
  const ThemeArguments found = read_words(text, " caption icon id title ");
  for (const std::string_view key : {"title", "caption"})
    if (std::string caption = found.named_by(key); !caption.empty()) return caption;
  if (!found.named.empty()) return found.part(0) == "active" ? std::string() : found.text();
  const std::size_t at = text.rfind('@');
  const bool is_icon = at != text.npos && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(),
                                                      [](char c) { return is_ascii_name(c) || c == ' '; });
  return std::string(trim(is_icon ? text.substr(0, at) : text));
}

}  // namespace

bool is_divided(std::string_view tag) {
  return std::any_of(std::begin(kDividers), std::end(kDividers), [&](const Divider& d) { return d.tag == tag; });
}

std::string TagScanner::section_title(Open& tag, std::string_view css_class, std::string_view written) const {
  ++tag.sections;
  if (css_class == "okr") return bold_line(okr_title(written));
  if (css_class != "tab") return bold_markdown(written, context_.config);
  const std::string caption = tab_caption(written);
  // An icon alone is all that a theme shows.
  const bool is_numbered = caption.empty() && written.empty() && !tag.title.empty();
  return bold_line(is_numbered ? tag.title + " " + std::to_string(tag.sections) : caption);
}

/// `<!-- tab caption@icon -->`, `<!-- endtab -->` and what else divides a tag's content.
TagFound TagScanner::read_comment(std::size_t at) {
  TagFound found;
  found.end = at + 1;
  if (body_.compare(at, 4, "<!--") != 0) return found;
  const bool is_closed = !open_.empty() && is_divided(open_.back().name);
  Open& inner = is_closed ? open_.back() : unclosed_;
  if (!is_divided(inner.name)) return found;
  const std::size_t close = body_.substr(0, at + kMaxTag).find("-->", at);
  if (close == std::string_view::npos) return found;
  std::string_view text = trim(body_.substr(at + 4, close - at - 4));
  const bool is_end = text.starts_with("end");
  const std::string word = to_lower_ascii(read_tag_name(is_end ? text.substr(3) : text));
  const Divider* divider = find_divider(inner.name, word);
  if (!divider) return found;
  found.end = close + 3;
  found.what = TagFound::What::output;
  found.output.is_block = true;
  found.output.open = inner.has_section ? "</section>" : "";
  inner.has_section = is_closed && !is_end;
  if (is_end) {
    if (!is_closed) found.what = TagFound::What::removed;
    return found;
  }
  text = word == "line" ? std::string_view() : trim(text.substr(word.size()));  // `line right` says where it stands
  const std::string title = section_title(inner, divider->css_class, text);
  // Nothing says where the last section of an open tag ends: each has its title alone.
  found.output.open += is_closed ? open_titled_section(divider->css_class, title) : title;
  return found;
}

TagFound TagScanner::read_tab_mark(std::size_t at, std::size_t end) {
  TagFound found;
  std::string_view title = trim(body_.substr(at, end - at)).substr(4);
  if (open_.empty() || !open_.back().output.open.starts_with(kTabsOpen)) return found;
  if (title.starts_with(":active")) title.remove_prefix(7);
  if (!title.empty() && !is_ascii_space(title[0]) && title[0] != '#') return found;
  title = trim(title.substr(0, title.rfind('#')));  // `#id`: by which tabs of one name are chosen together
  Open& tabs = open_.back();
  found.what = TagFound::What::output;
  found.end = end;
  found.output.is_block = true;
  found.output.open =
      (tabs.has_section ? "</section>" : "") + open_titled_section("tab", tab_title(title, context_.config));
  tabs.has_section = true;
  return found;
}

}  // namespace essaypack
