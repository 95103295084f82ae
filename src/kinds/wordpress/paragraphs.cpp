/// `wpautop`, as one walk over the tags of a text: WordPress has it as a chain of regular expressions.

#include "base/text.h"
#include "kinds/wordpress/wordpress.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

constexpr auto npos = std::string_view::npos;

/// `$allblocks`, and what ends a paragraph without being in it.
constexpr std::string_view kBlocks[] = {
    "address", "area",    "article",  "aside",  "blockquote", "caption", "center",   "col",        "colgroup",
    "dd",      "details", "dialog",   "div",    "dl",         "dt",      "fieldset", "figcaption", "figure",
    "footer",  "form",    "h1",       "h2",     "h3",         "h4",      "h5",       "h6",         "header",
    "hgroup",  "hr",      "legend",   "li",     "main",       "map",     "math",     "menu",       "nav",
    "ol",      "p",       "pre",      "script", "section",    "style",   "summary",  "svg",        "table",
    "tbody",   "td",      "textarea", "tfoot",  "th",         "thead",   "tr",       "ul"};
/// Of these nothing is changed up to their end.
constexpr std::string_view kRaw[] = {"math", "pre", "script", "style", "svg", "textarea"};
/// Text in them is no paragraph.
constexpr std::string_view kPhrasing[] = {"caption", "dt", "figcaption", "h1",     "h2", "h3",     "h4",
                                          "h5",      "h6", "hr",         "legend", "p",  "summary"};
/// Their white space is no text.
constexpr std::string_view kStructure[] = {"colgroup", "dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"};
/// Text in them is a paragraph though it be the only one.
constexpr std::string_view kWrapping[] = {"blockquote"};

template <std::size_t N>
bool is_in(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_break(std::string_view name) { return name == "br"; }

class Paragraphs {
 public:
  explicit Paragraphs(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) {
      const std::size_t mark = std::min(text_.find('<', at_), text_.size());
      run_ += text_.substr(at_, mark - at_);
      at_ = mark;
      if (at_ < text_.size()) take_markup();
    }
    flush();
    return std::move(out_);
  }

 private:
  void take_markup() {
    if (text_.substr(at_, 4) == "<!--") return take_comment();
    const std::size_t name_at = at_ + (text_.substr(at_, 2) == "</" ? 2 : 1);
    const std::size_t end = end_of_tag();
    if (name_at >= text_.size() || !is_ascii_letter(text_[name_at]) || end == npos) {
      run_ += text_[at_++];
      return;
    }
    std::size_t name_end = name_at;
    while (name_end < end && is_ascii_name(text_[name_end])) ++name_end;
    const std::string name = to_lower_ascii(text_.substr(name_at, name_end - name_at));
    const bool is_end = text_[at_ + 1] == '/', is_empty = text_[end - 2] == '/';
    if (!is_end && is_in(kRaw, name)) return take_raw(name, end);
    const std::string_view tag = text_.substr(at_, end - at_);
    at_ = end;
    if (!is_in(kBlocks, name)) {
      // a break and the end of its line are one break
      run_ += tag;
      if (is_break(name)) skip_line_end();
      return;
    }
    flush();
    out_ += tag;
    if (name == "hr" || name == "area" || name == "col") return;
    if (is_end)
      close(name);
    else if (!is_empty)
      open_.push_back(name);
  }

  /// Quotes hold a `>`; a `<` in them may be one of a tag that is never closed.
  std::size_t end_of_tag() const {
    constexpr std::size_t kMostTag = 32 * 1024;
    const std::string_view tag = text_.substr(at_, kMostTag);
    for (std::size_t stop = tag.find_first_of("\"'<>", 1); stop != npos; stop = tag.find_first_of("\"'<>", stop + 1)) {
      if (tag[stop] == '>') return at_ + stop + 1;
      if (tag[stop] == '<') return npos;
      const std::size_t close = tag.find(tag[stop], stop + 1);
      if (close == npos) break;
      stop = close;
    }
    const std::size_t end = tag.find('>');
    return end == npos ? npos : at_ + end + 1;
  }

  /// A remark is no text: alone it makes no paragraph.
  void take_comment() {
    const std::size_t found = text_.find("-->", at_ + 4);
    const std::size_t end = found == npos ? text_.size() : found + 3;
    if (is_blank_run()) {
      run_.clear();
      out_ += text_.substr(at_, end - at_);
    } else {
      run_ += text_.substr(at_, end - at_);
    }
    at_ = end;
  }

  void take_raw(const std::string& name, std::size_t tag_end) {
    flush();
    const std::string closer = "</" + name;
    std::size_t end = tag_end;
    for (;; ++end) {
      end = text_.find("</", end);
      if (end == npos || to_lower_ascii(text_.substr(end, closer.size())) == closer) break;
    }
    const std::size_t close = end == npos ? npos : text_.find('>', end);
    end = close == npos ? text_.size() : close + 1;
    out_ += text_.substr(at_, end - at_);
    at_ = end;
  }

  void close(const std::string& name) {
    constexpr std::ptrdiff_t kMostOpen = 64;
    const auto last = open_.rbegin() + std::min<std::ptrdiff_t>(kMostOpen, open_.rend() - open_.rbegin());
    const auto found = std::find(open_.rbegin(), last, name);
    if (found != last) open_.erase(found.base() - 1, open_.end());
  }

  void skip_line_end() {
    std::size_t next = at_;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    if (next < text_.size() && text_[next] == '\n') at_ = next + 1;
  }

  bool is_blank_run() const { return trim(run_).empty(); }

  /// What has been gathered since the last block.
  void flush() {
    std::string run;
    run.swap(run_);
    const std::string_view inside = open_.empty() ? std::string_view() : std::string_view(open_.back());
    if (trim(run).empty() || is_in(kStructure, inside)) {
      if (!run.empty()) out_ += trim(run).empty() ? "\n" : run;
      return;
    }
    std::vector<std::string_view> parts = split_at_blank_lines(trim(run));
    const bool is_wrapped =
        !is_in(kPhrasing, inside) && (open_.empty() || is_in(kWrapping, inside) || parts.size() > 1);
    for (const std::string_view part : parts) {
      if (is_wrapped) out_ += "<p>";
      append_with_breaks(part);
      out_ += is_wrapped ? "</p>\n" : parts.size() > 1 ? "<br />\n" : "";
    }
  }

  static std::vector<std::string_view> split_at_blank_lines(std::string_view run) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t line = run.find('\n'); line != npos; line = run.find('\n', line + 1)) {
      std::size_t next = line + 1;
      while (next < run.size() && is_ascii_space(run[next]) && run[next] != '\n') ++next;
      if (next >= run.size() || run[next] != '\n') continue;
      parts.push_back(trim(run.substr(begin, line - begin)));
      while (next < run.size() && is_ascii_space(run[next])) ++next;
      begin = next;
      line = next - 1;
    }
    parts.push_back(trim(run.substr(begin)));
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return parts;
  }

  void append_with_breaks(std::string_view part) {
    bool in_tag = false;
    for (const char c : part) {
      if (c == '<') in_tag = true;
      if (c == '>') in_tag = false;
      if (c == '\n' && !in_tag) out_ += "<br />";
      out_ += c;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string run_;  ///< Text and phrasing that no paragraph has yet.
  std::string out_;
  std::vector<std::string> open_;  ///< Blocks.
};

}  // namespace

std::string add_paragraphs(std::string_view text) { return Paragraphs(text).run(); }

}  // namespace essaypack
