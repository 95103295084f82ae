#include "content/prepass.h"

#include "base/text.h"
#include "content/byte_set.h"
#include "content/math.h"
#include "content/tag_scan.h"
#include "content/tags.h"

#include <algorithm>


namespace essaypack {

namespace {

using namespace std::string_view_literals;

/// Bytes at which the scan stops outside code; everything between them is copied.
constexpr ByteSet kStops("\n\\`$*~={<]");
/// cmark-gfm knows no longer run either; so the work for unclosed ones is bounded.
constexpr std::size_t kMaxBackticks = 80;

bool is_word(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos; }

constexpr std::size_t kMaxDestination = 1'000;

bool ends_in_file_type(std::string_view address) {
  constexpr std::string_view kTypes =
      " png jpg jpeg gif webp svg bmp avif ico tif tiff heic pdf epub zip rar 7z gz tar txt md html htm doc docx xls xlsx ppt "
      "pptx csv mp3 mp4 mov webm ";
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t dot = address.rfind('.');
  return dot != std::string_view::npos && dot + 1 < address.size() &&
         kTypes.find(" " + to_lower_ascii(address.substr(dot + 1)) + " ") != std::string_view::npos;
}

/// Where the text of a line starts behind indentation, `>` and one list marker.
struct LineStart {
  std::size_t text = 0;       ///< Offset in the body.
  std::size_t indent = 0;     ///< Columns of white space at the very start.
  bool is_quote = false;
  bool is_item = false;
};

class Prepass {
 public:
  Prepass(std::string_view body, const TagContext& context)
      : body_(body),
        math_(body),
        tags_(body, context),
        context_(context),
        reads_tags_(context.config.type == SiteType::hexo && context.config.nunjucks && context.post.nunjucks) {}

  Prepared run() {
    result_.text.reserve(body_.size() + body_.size() / 16 + 64);
    while (at_ < body_.size()) {
      if (at_ == line_begin_ && begin_line()) continue;
      scan_line();
    }
    if (open_fence_line_ > 0)
      context_.diagnostics.report(Kind::content_unclosed_fence, {context_.post.source, open_fence_line_, 0},
                                  "a code fence is never closed", "end the code with a line of the same marks");
    return std::move(result_);
  }

  Prepared result_;

 private:
  LineStart look_at_line() const {
    LineStart start;
    std::size_t at = line_begin_;
    const auto skip_space = [&] { while (at < body_.size() && (body_[at] == ' ' || body_[at] == '\t')) ++at; };
    skip_space();
    for (std::size_t i = line_begin_; i < at; ++i) start.indent += body_[i] == '\t' ? 4 : 1;
    while (at < body_.size() && body_[at] == '>') start.is_quote = true, ++at, skip_space();
    std::size_t marker = at;
    if (marker < body_.size() && "-+*"sv.find(body_[marker]) != std::string_view::npos) ++marker;
    else {
      while (marker < body_.size() && marker < at + 9 && body_[marker] >= '0' && body_[marker] <= '9') ++marker;
      marker = marker > at && marker < body_.size() && (body_[marker] == '.' || body_[marker] == ')') ? marker + 1 : at;
    }
    if (marker > at && marker < body_.size() && (body_[marker] == ' ' || body_[marker] == '\t')) {
      start.is_item = true;
      at = marker;
      skip_space();
    }
    start.text = at;
    return start;
  }

  std::size_t line_end(std::size_t from) const {
    const std::size_t end = body_.find('\n', from);
    return end == std::string_view::npos ? body_.size() : end;
  }
  std::string_view line_from(std::size_t from) const { return body_.substr(from, line_end(from) - from); }

  /// What only the start of a line can mean. True if the line was dealt with.
  bool begin_line() {
    const char first = body_[at_];
    // Most lines of an essay start with a CJK character.
    if (static_cast<unsigned char>(first) >= 0x80) return was_blank_ = false;
    const LineStart start = look_at_line();
    if (start.text >= body_.size() || body_[start.text] == '\n') {
      was_blank_ = true;
      return false;
    }
    const bool is_code = start.indent >= 4 && was_blank_ && !in_list_ && !start.is_quote;
    if (is_code) return copy_to(line_end(at_) + 1), true;
    if (start.is_item) in_list_ = true;
    else if (start.indent == 0 && was_blank_) in_list_ = false;
    was_blank_ = false;
    const char c = body_[start.text];
    if (c == '`' || c == '~') return copy_fence(start);
    if (c == '#' && start.indent < 4) mend_heading(start.text);
    if (c == '[') note_label(start.text);
    return false;
  }

  /// Copies a fenced code block whole. False if none starts here.
  bool copy_fence(const LineStart& start) {
    const char mark = body_[start.text];
    const std::string_view line = line_from(start.text);
    std::size_t count = line.find_first_not_of(mark);
    if (count == std::string_view::npos) count = line.size();
    if (count < 3 || (mark == '`' && line.find('`', count) != std::string_view::npos)) return false;
    const int opened = line_ + context_.first_line - 1;
    std::size_t at = line_end(start.text) + 1;
    while (at < body_.size()) {
      const std::string_view next = line_from(at);
      const std::size_t text = next.find_first_not_of(start.is_quote ? " \t>"sv : " \t"sv);
      if (start.is_quote && trim(next).substr(0, 1) != ">") return copy_to(at), true;
      at += next.size() + 1;
      if (text == std::string_view::npos || next[text] != mark) continue;
      const std::size_t end = next.find_first_not_of(mark, text);
      const std::size_t length = (end == std::string_view::npos ? next.size() : end) - text;
      if (length < count || (end != std::string_view::npos && !trim(next.substr(end)).empty())) continue;
      return copy_to(at), true;
    }
    open_fence_line_ = opened;
    return copy_to(body_.size()), true;
  }

  /// `##text`: a space is put in.
  void mend_heading(std::size_t text) {
    const std::string_view line = line_from(text);
    const std::size_t count = line.find_first_not_of('#');
    if (count == std::string_view::npos || count < 2 || count > 6 || !is_word(line[count])) return;
    context_.diagnostics.report(Kind::content_bad_heading,
                                {context_.post.source, line_ + context_.first_line - 1, static_cast<int>(count) + 1},
                                "no space between '" + std::string(count, '#') + "' and the heading's text",
                                "write '" + std::string(count, '#') + " " + std::string(cut_line(line.substr(count))) + "'");
    copy_to(text + count);
    result_.text += ' ';
  }
  static std::string_view cut_line(std::string_view text) {
    std::size_t at = 0;
    for (int i = 0; i < 20 && at < text.size(); ++i) next_code_point(text, at);
    return text.substr(0, at);
  }

  void note_label(std::size_t text) {
    const std::string_view line = line_from(text);
    const std::size_t end = line.find("]:");
    if (line.substr(0, 2) == "[^" && end != std::string_view::npos && end > 2 && line.find(']') == end)
      result_.note_labels.emplace_back(line.substr(2, end - 2), line_ - shift_);
  }

  /// Copies up to the next line start or to where a piece of several lines ends.
  void scan_line() {
    while (at_ < body_.size()) {
      const std::size_t stop = std::min(kStops.find(body_, at_), body_.size());
      result_.text.append(body_, at_, stop - at_);
      at_ = stop;
      if (at_ == body_.size()) return;
      switch (body_[at_]) {
        case '\n': copy_to(at_ + 1); return;
        case '\\': pass_backslash(); break;
        case '`': pass_code_span(); break;
        case '$': if (!take_math()) copy_to(at_ + 1); break;
        case '*': pass_stars(); break;
        case ']': pass_destination(); break;
        case '{': reads_tags_ ? take_tag(tags_.read_braces(at_, file_line())) : copy_to(at_ + 1); break;
        case '<': reads_tags_ ? take_tag(tags_.read_comment(at_)) : copy_to(at_ + 1); break;
        default:  // `~` or `=`
          result_.has_inline_marks |= at_ + 1 < body_.size() && body_[at_ + 1] == body_[at_];
          copy_to(at_ + 1);
      }
    }
  }

  void pass_backslash() {
    const char next = at_ + 1 < body_.size() ? body_[at_ + 1] : ' ';
    if ((next == '(' || next == '[' || next == 'b') && take_math()) return;
    copy_to(next == '\n' || static_cast<unsigned char>(next) >= 0x80 ? at_ + 1 : at_ + 2);
    const std::string_view watched = context_.config.markdown.smart ? "~=\"'-." : "~=";
    if (watched.find(next) == std::string_view::npos) return;
    result_.has_letters = true;
    result_.text += result_.letters.escape();
  }

  /// Code is copied as it is: up to a run of as many backticks in the same paragraph.
  void pass_code_span() {
    const auto run_end = [&](std::size_t from) {
      const std::size_t end = body_.find_first_not_of('`', from);
      return end == std::string_view::npos ? body_.size() : end;
    };
    const std::size_t open_end = run_end(at_);
    const std::size_t count = open_end - at_;
    if (count > kMaxBackticks) return copy_to(open_end);
    if (paragraph_end_ <= at_) {
      paragraph_end_ = body_.find("\n\n", at_);
      if (paragraph_end_ == std::string_view::npos) paragraph_end_ = body_.size();
      dead_runs_.clear();
    }
    const bool is_dead = count < dead_runs_.size() && dead_runs_[count];
    for (std::size_t at = open_end; !is_dead && (at = body_.find('`', at)) < paragraph_end_;) {
      const std::size_t end = run_end(at);
      if (end - at == count) return copy_to(end);
      at = end;
    }
    if (count >= dead_runs_.size()) dead_runs_.resize(count + 1);
    dead_runs_[count] = true;
    copy_to(open_end);
  }

  bool take_math() {
    if (!context_.config.markdown.math) return false;
    const MathFinder::Found found = math_.find(at_);
    if (found.end == 0) return false;
    Placeholder math;
    math.kind = Placeholder::Kind::math;
    math.source = std::string(body_.substr(at_, found.end - at_));
    math.plain = math.source;
    math.is_display = found.is_display;
    put(std::move(math), found.end);
    return true;
  }

  /// `](/images/a b.png)`: an address with spaces gets its brackets where it can be nothing but an address.
  void pass_destination() {
    const std::size_t begin = at_ + 2;
    if (begin >= body_.size() || body_[at_ + 1] != '(') return copy_to(at_ + 1);
    const std::string_view window = line_from(begin).substr(0, kMaxDestination);
    const std::size_t space = window.find(' ');
    const std::size_t first = window.find(')');
    copy_to(begin);
    if (space > first || first == std::string_view::npos || window[0] == '<') return;
    for (std::size_t close = first, tries = 0; close != std::string_view::npos && tries < 4; close = window.find(')', close + 1), ++tries) {
      std::size_t end = std::min(window.find(" \"", space), window.find(" '", space));
      if (end > close) end = close;
      const std::string_view address = trim(window.substr(0, end));
      if (address.find(' ') == std::string_view::npos || address.find_first_of("<>") != std::string_view::npos) return;
      if (!ends_in_file_type(address)) continue;
      result_.text += '<' + std::string(address) + '>';
      skip_to(begin + end);
      return;
    }
  }

  int file_line() const { return line_ + context_.first_line - 1; }

  void take_tag(TagFound found) {
    if (found.what == TagFound::What::text) return copy_to(found.end);
    if (found.what == TagFound::What::removed) return drop_to(found.end);
    const std::size_t begin = at_;
    Placeholder placeholder;
    placeholder.source = std::string(body_.substr(begin, found.end - begin));
    placeholder.plain = std::move(found.output.plain);
    if (found.output.is_text) {
      placeholder.kind = Placeholder::Kind::text;
      placeholder.output = placeholder.plain;
      return put(std::move(placeholder), found.end);
    }
    result_.has_html_tokens = true;
    placeholder.kind = found.output.is_block ? Placeholder::Kind::html_block : Placeholder::Kind::html;
    // What is raw may hold blocks, and is no paragraph where it stands alone.
    placeholder.is_display = false;
    placeholder.output = std::move(found.output.open);
    if (found.output.is_block) return put_block(std::move(placeholder), found.end);
    if (placeholder.source.find("raw") < 6) placeholder.kind = Placeholder::Kind::html_block;
    put(std::move(placeholder), found.end);
  }

  /// Puts a token that must stand alone: in a paragraph of its own, behind the line's quotation marks and indentation.
  void put_block(Placeholder placeholder, std::size_t end) {
    std::string prefix;
    for (std::size_t i = line_begin_, text = look_at_line().text; i < text; ++i) prefix += body_[i] == '>' ? '>' : ' ';
    const std::string gap = "\n" + prefix;
    result_.text += gap;
    put(std::move(placeholder), end);
    result_.text += gap + gap;
    move_lines(-3);
    while (at_ < body_.size() && body_[at_] == ' ') ++at_;
  }

  void drop_to(std::size_t end) {
    const int before = line_;
    skip_to(end);
    move_lines(line_ - before);
  }

  /// So many lines of the body have no counterpart in the result (or the other way round).
  void move_lines(int count) {
    if (count == 0) return;
    shift_ += count;
    result_.line_shifts.emplace_back(line_ - shift_, shift_);
  }

  void pass_stars() {
    std::size_t end = at_;
    while (end < body_.size() && body_[end] == '*') ++end;
    if (!context_.config.markdown.cjk_emphasis || !needs_guard(body_, at_, end)) return copy_to(end);
    result_.has_letters = true;
    const std::string guard = result_.letters.guard();
    result_.text += guard;
    copy_to(end);
    result_.text += guard;
  }

  /// Puts a token in the place of everything up to `end`.
  void put(Placeholder placeholder, std::size_t end) {
    result_.has_letters = true;
    result_.text += result_.letters.token(result_.placeholders.size());
    result_.placeholders.push_back(std::move(placeholder));
    drop_to(end);
  }

  void skip_to(std::size_t end) {
    for (; at_ < end && at_ < body_.size(); ++at_)
      if (body_[at_] == '\n') ++line_, line_begin_ = at_ + 1;
  }
  void copy_to(std::size_t end) {
    if (end > body_.size()) end = body_.size();
    result_.text.append(body_, at_, end - at_);
    skip_to(end);
  }

  std::string_view body_;
  MathFinder math_;
  TagScanner tags_;
  const TagContext& context_;
  bool reads_tags_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  int line_ = 1;              ///< Of the body.
  int shift_ = 0;             ///< Lines of the body less lines of the result.
  bool was_blank_ = true;
  bool in_list_ = false;
  int open_fence_line_ = 0;
  std::size_t paragraph_end_ = 0;
  std::vector<bool> dead_runs_;  ///< Lengths of backtick runs that nothing closes in this paragraph.
};

}  // namespace

int Prepared::source_line(int line) const {
  const auto after = std::upper_bound(line_shifts.begin(), line_shifts.end(), line,
                                      [](int value, const auto& shift) { return value < shift.first; });
  return after == line_shifts.begin() ? line : line + std::prev(after)->second;
}

Prepared prepare_markdown(std::string_view body, const TagContext& context) {
  std::string mended;
  Letters letters;
  if (body.find('\xEE') != std::string_view::npos) {
    mended = std::string(body);
    letters = Letters::choose(mended);
    body = mended;
  }
  Prepass prepass(body, context);
  prepass.result_.letters = letters;
  prepass.result_.has_references = body.find("&#") != std::string_view::npos;
  return prepass.run();
}

}  // namespace essaypack
