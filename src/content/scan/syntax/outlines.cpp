/// What Logseq reads beside Markdown: references to blocks, macros, marks, tags of several words, tasks, Org's blocks.

#include "base/text.h"
#include "base/url.h"
#include "content/lookup/assets.h"
#include "content/lookup/outline.h"
#include "content/scan/syntax/template_tags.h"
#include "content/scan/syntax/wiki_links.h"
#include "content/scan/syntaxes.h"
#include "content/tags/tags.h"
#include "content/text/placeholder.h"
#include "input/body_title.h"

#include <algorithm>
#include <functional>
#include <map>

namespace essaypack {

namespace {

constexpr std::size_t kLongestMacro = 1'000;
/// `((64f0aaaa-1111-2222-3333-444455556666))`
constexpr std::size_t kIdSize = 36, kReferenceSize = kIdSize + 4;

struct Outline {
  std::size_t mark_end = 0;  ///< Where the `^^` stands that ends the open mark.
};

std::string address_of(const Post& post) {
  return post.permalink.empty() ? "/" + encode_path(post.path) : post.permalink.str();
}

/// The id in `((…))` at `at`; empty if none stands there.
std::string_view id_at(std::string_view text, std::size_t at) {
  const std::string_view piece = text.substr(std::min(at, text.size()), kReferenceSize);
  const bool is_reference = piece.size() == kReferenceSize && piece.starts_with("((") && piece.ends_with("))");
  return is_reference && is_block_id(piece.substr(2, kIdSize)) ? piece.substr(2, kIdSize) : std::string_view();
}

/// The words of a block without references, macros and brackets.
std::string words_of_block(const OutlineBlock& block) {
  std::string text;
  for (std::size_t at = 0; at < block.text.size();) {
    const std::string_view rest = std::string_view(block.text).substr(at);
    if (!id_at(rest, 0).empty()) {
      at += kReferenceSize;
    } else if (const std::size_t close = rest.starts_with("{{") ? rest.find("}}") : rest.npos; close != rest.npos) {
      at += close + 2;
    } else if (rest.starts_with("[[") || rest.starts_with("]]") || rest.starts_with("^^")) {
      at += 2;
    } else {
      text += block.text[at++];
    }
  }
  text = plain_inline(text);
  return collapse_white_space(text);
}

/// What a reference shows: the block's words as a link to its page.
std::string shown_block(std::string_view id, std::size_t at, const BodyContext& context) {
  const OutlineBlock* block = context.assets.find_block(id);
  if (!block) {
    context.diagnostics.report(Kind::content_broken_link, context.places.at(at),
                               tr("no published block has the id '{}', the reference is left out", id),
                               tr("write what it said, or publish its page"));
    return {};
  }
  std::string words = words_of_block(*block);
  if (words.empty()) words = block->post->title.str();
  // within one page a link to it says nothing
  return block->post == &context.post ? markdown_escaped(words) : markdown_link(words, address_of(*block->post));
}

/// `{{name argument}}`
struct Macro {
  std::string name;
  std::string_view argument;
  std::size_t end = 0;
};

std::optional<Macro> read_macro(std::string_view body, std::size_t at) {
  const std::string_view line = line_from(body, at, kLongestMacro);
  const std::size_t close = line.find("}}");
  if (close == line.npos || line.substr(2, 1) == "{") return {};
  const std::string_view inside = trim(line.substr(2, close - 2));
  const std::size_t space = std::min(inside.find(' '), inside.size());
  Macro macro{to_lower_ascii(inside.substr(0, space)), trim(inside.substr(space)), at + close + 2};
  if (macro.name.empty()) return {};
  return macro;
}

void report_script(const Scan& scan, std::size_t at, const std::string& name) {
  scan.context.diagnostics.report(Kind::content_unknown_tag, scan.context.places.at(at),
                                  tr("the macro '{}' is left out: only Logseq fills it", name));
}

bool take_embed(Scan& scan, const Macro& macro) {
  if (const std::string_view id = id_at(macro.argument, 0); !id.empty()) {
    scan.splice(shown_block(id, scan.at, scan.context), macro.end);
    return true;
  }
  const std::optional<WikiLink> link =
      macro.argument.starts_with("[[") ? read_wiki_link(macro.argument, 0) : std::nullopt;
  if (!link) return false;
  scan.splice(wiki_link_markdown(*link, scan.at, scan.context), macro.end);
  return true;
}

/// Where Org's blocks end next: each name is looked for once up to there.
struct OrgEnds {
  struct End {
    std::size_t begin = 0, end = 0;  ///< Of its line; npos: there is none below.
  };
  std::map<std::string, End, std::less<>> ends;

  End behind(std::string_view body, std::size_t from, const std::string& name) {
    End& known = ends[name];
    if (known.end > 0 && (known.begin >= from || known.begin == body.npos)) return known;
    const std::string mark = "#+end_" + name;
    known = {body.npos, body.npos};
    while (from < body.size()) {
      const std::size_t stop = std::min(body.find('\n', from), body.size());
      if (stop - from < kLongestMacro && to_lower_ascii(trim(body.substr(from, stop - from))) == mark)
        return known = {from, stop};
      from = stop + 1;
    }
    return known;
  }
};

/// What `#+BEGIN_NAME` opens, and its end closes; empty for other names.
struct OrgFrame {
  std::string open, close;
};

OrgFrame frame_of(const std::string& name) {
  if (is_one_of(name, {"note", "tip", "important", "caution", "warning", "pinned"}))
    return {"<aside class=\"note" + (name == "note" ? "" : " " + name) + "\">", "</aside>"};
  if (name == "quote" || name == "verse") return {"<blockquote>", "</blockquote>"};
  if (name == "center") return {"<div class=\"center\">", "</div>"};
  return {};
}

/// ` [#A]` behind the word of a task: how urgent it is, of which Org says nothing in what it exports.
std::size_t priority_size(std::string_view rest) {
  const bool is_priority =
      rest.size() > 4 && rest.starts_with("[#") && rest[2] >= 'A' && rest[2] <= 'Z' && rest[3] == ']' && rest[4] == ' ';
  return is_priority ? 5 : 0;
}

Line put_org_html(Scan& scan, const LineStart& start, std::string html, std::size_t end) {
  const std::string_view written = trim(line_from(scan.body, start.text, 100));
  scan.copy_to(start.text);
  scan.put_block(Placeholder::of_html(written, std::move(html), Placeholder::Kind::html_block), end);
  scan.block.end_paragraph();
  return Line::begun;
}

/// `SCHEDULED: <2024-01-05 Fri>`: when a task is due.
Line drop_plan_line(Scan& scan, const LineStart& start) {
  const std::string_view line = trim(line_from(scan.body, start.text, 200));
  for (const std::string_view word : {"SCHEDULED: ", "DEADLINE: ", "CLOSED: "}) {
    if (!line.starts_with(word)) continue;
    const std::string_view time = trim(line.substr(word.size()));
    const char close = time.starts_with('<') ? '>' : time.starts_with('[') ? ']' : '\0';
    const bool is_time = time.size() > 2 && time[1] >= '0' && time[1] <= '9' && time.back() == close;
    if (close == '\0' || !is_time) return Line::other;
    scan.drop_line();
    return Line::done;
  }
  return Line::other;
}

}  // namespace

bool take_block_reference(Scan& scan) {
  const std::string_view id = id_at(scan.body, scan.at);
  if (id.empty() || scan.is_in_markup()) return false;
  scan.splice(shown_block(id, scan.at, scan.context), scan.at + kReferenceSize);
  return true;
}

bool take_macro(Scan& scan) {
  if (scan.is_in_markup()) return false;
  if (scan.has("{:")) {  // `![x](y){:height 100, :width 200}`
    const std::string_view line = line_from(scan.body, scan.at, 200);
    const std::size_t close = line.find('}');
    const bool is_behind = scan.at > 0 && (scan.body[scan.at - 1] == ')' || scan.body[scan.at - 1] == ']');
    if (!is_behind || close == line.npos || line.find(" ") > close) return false;
    scan.drop_to(scan.at + close + 1);
    return true;
  }
  if (!scan.has("{{")) return false;
  const std::optional<Macro> macro = read_macro(scan.body, scan.at);
  if (!macro) return false;
  if (macro->name == "embed") return take_embed(scan, *macro);
  if (macro->name == "cloze") {
    scan.drop_to(macro->end - 2 - macro->argument.size() - (scan.body[macro->end - 3] == ' '));
    scan.copy_to(macro->end - 2);
    scan.drop_to(macro->end);
    return true;
  }
  if (macro->name == "[[todo]]" || macro->name == "[[done]]") {  // of Roam
    scan.made.text += macro->name == "[[done]]" ? "☑" : "☐";
    scan.drop_to(macro->end);
    return true;
  }
  if (is_one_of(macro->name, {"query", "renderer", "namespace", "function", "zotero-imported-file",
                              "zotero-linked-file", "youtube-timestamp", "advanced-query", "query-table"})) {
    report_script(scan, scan.at, macro->name);
    scan.drop_to(macro->end);
    return true;
  }
  if (!is_one_of(macro->name, {"video", "youtube", "vimeo", "bilibili", "tweet", "twitter", "pdf", "audio"}))
    return false;
  const std::string html = html_player(macro->name, macro->argument);
  if (html.empty()) return false;
  TagFound found;
  found.what = TagFound::What::output;
  found.end = macro->end;
  found.output = inline_output(html, "");
  take_tag(scan, std::move(found));
  return true;
}

bool take_outline_mark(Scan& scan) {
  if (!scan.has("^^") || scan.is_in_markup()) return false;
  Outline& outline = scan.memory<Outline>();
  const bool ends = outline.mark_end == scan.at && scan.at > 0;
  if (!ends) {
    const std::string_view line = line_from(scan.body, scan.at, kLongestMacro);
    const std::size_t close = line.find("^^", 3);
    if (close == line.npos || is_ascii_space(line[2]) || outline.mark_end > scan.at) return false;
    outline.mark_end = scan.at + close;
  }
  scan.put_html(ends ? "</mark>" : "<mark>", {}, scan.at + 2);
  return true;
}

bool take_page_tag(Scan& scan) {
  if (!scan.has("#[[") || scan.is_in_markup()) return false;
  const std::optional<WikiLink> link = read_wiki_link(scan.body, scan.at + 1);
  if (!link) return false;
  const std::string name = "#" + std::string(link->target);
  const Post* post = find_note(link->target, scan.context);
  scan.splice(post ? markdown_link(name, address_of(*post)) : markdown_escaped(name), link->end);
  return true;
}

bool take_page_destination(Scan& scan) {
  if (!scan.has("](")) return false;
  std::string url;
  std::size_t end = 0;
  if (const std::string_view id = id_at(scan.body, scan.at + 2); !id.empty()) {
    const OutlineBlock* block = scan.context.assets.find_block(id);
    if (block) url = address_of(*block->post);
    end = scan.at + 2 + kReferenceSize;
  } else if (scan.body.compare(scan.at + 2, 2, "[[") == 0) {
    const std::optional<WikiLink> link = read_wiki_link(scan.body, scan.at + 2);
    if (!link) return false;
    if (const Post* post = find_note(link->target, scan.context)) url = address_of(*post);
    end = link->end;
  }
  if (end == 0 || scan.body.compare(end, 1, ")") != 0) return false;
  scan.copy_to(scan.at + 2);
  if (url.empty()) {
    scan.put_text(std::string(kUnknownAddress), end);
    return true;
  }
  scan.made.text += "<" + url + ">";
  scan.skip_to(end);
  return true;
}

Line take_task_word(Scan& scan, const LineStart& start) {
  if (!start.is_item) return drop_plan_line(scan, start);
  const std::string_view line = line_from(scan.body, start.text, 40);
  const std::string_view word = line.substr(0, line.find(' '));
  const bool is_open = is_one_of(word, {"TODO", "LATER", "NOW", "DOING", "WAITING", "WAIT", "IN-PROGRESS", "STARTED"});
  const bool is_cancelled = word == "CANCELED" || word == "CANCELLED";
  if ((!is_open && !is_cancelled && word != "DONE") || word.size() == line.size()) return Line::other;
  scan.copy_to(start.text);
  scan.made.text += is_open ? "[ ]" : is_cancelled ? "☒" : "[x]";
  scan.skip_to(start.text + word.size() + priority_size(line.substr(word.size() + 1)));
  return Line::begun;
}

Line take_org_block(Scan& scan, const LineStart& start) {
  const std::string line = to_lower_ascii(trim(line_from(scan.body, start.text, 100)));
  const bool begins = line.starts_with("#+begin_"), ends = line.starts_with("#+end_");
  if (!begins && !ends) return Line::other;
  const std::string_view rest = std::string_view(line).substr(begins ? 8 : 6);
  const std::string name(rest.substr(0, rest.find(' ')));
  const std::string argument(trim(rest.substr(name.size())));
  const OrgFrame frame = frame_of(name);
  const bool is_whole = is_one_of(name, {"src", "example", "query", "export"});
  const std::size_t stop = scan.line_end(start.text);
  if (ends) return frame.close.empty() ? Line::other : put_org_html(scan, start, frame.close, stop);
  if (frame.open.empty() && !is_whole) return Line::other;
  const OrgEnds::End end = scan.memory<OrgEnds>().behind(scan.body, stop + 1, name);
  if (end.end == scan.body.npos) return Line::other;
  if (!is_whole) return put_org_html(scan, start, frame.open, stop);
  const std::string_view content = scan.body.substr(stop + 1, end.begin - stop - 1);
  if (name == "src" || name == "example")
    return put_org_html(scan, start, html_code(strip_indent(content), argument.substr(0, argument.find(' ')), ""),
                        end.end);
  if (name == "export" && argument.starts_with("html")) return put_org_html(scan, start, std::string(content), end.end);
  if (name == "query") report_script(scan, start.text, name);
  scan.drop_to(end.end);
  return Line::begun;
}

}  // namespace essaypack
