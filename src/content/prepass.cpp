#include "content/prepass.h"

#include "base/text.h"
#include "content/assets.h"
#include "content/byte_set.h"
#include "content/destination.h"
#include "content/line_start.h"
#include "content/math.h"
#include "content/tag_scan.h"
#include "content/tags.h"

#include <algorithm>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

/// Bytes at which the scan stops outside code; everything between them is copied.
constexpr ByteSet kStops("\n\\`$*~={<]&");
/// cmark-gfm knows no longer run either; so the work for unclosed ones is bounded.
constexpr std::size_t kMaxBackticks = 80;

bool is_word(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos; }

/// kramdown closes emphasis in `**So.**It`, where CommonMark wants a space behind it.
bool closes_behind_sentence(std::string_view body, std::size_t begin, std::size_t end) {
  if (begin == 0 || end >= body.size() || ".,:;!?)]}\""sv.find(body[begin - 1]) == std::string_view::npos) return false;
  const char after = body[end];
  return (after >= '0' && after <= '9') || ((after | 32) >= 'a' && (after | 32) <= 'z');
}

/// The text that ends the excerpt: the post's own, else the site's.
std::string separator_of(const TagContext& context) {
  const auto own = context.post.fields.find("excerpt_separator");
  const std::string& separator = own == context.post.fields.end() ? context.config.excerpt_separator : own->second;
  return trim(separator).empty() ? std::string() : separator;
}

class Prepass {
 public:
  Prepass(std::string_view body, const TagContext& context)
      : body_(body),
        math_(body),
        tags_(body, context),
        context_(context),
        reads_tags_(tags_.language() != TagLanguage::none),
        separator_(separator_of(context)),
        separator_at_(separator_.empty() ? std::string_view::npos : body.find(separator_)) {}

  Prepared run() {
    result_.text.reserve(body_.size() + body_.size() / 16 + 64);
    while (at_ < body_.size()) {
      if (at_ == line_begin_ && begin_line()) continue;
      scan_line();
    }
    if (admonition_ != Admonition::none) close_admonition();
    return std::move(result_);
  }

  Prepared result_;

 private:
  /// The end of the line that `from` is in.
  std::size_t line_end(std::size_t from) const { return std::min(body_.find('\n', from), body_.size()); }

  /// What only the start of a line can mean. True if the line was dealt with.
  bool begin_line() {
    if (admonition_ != Admonition::none && end_admonition()) return true;
    const char first = body_[at_];
    // Most lines of an essay start with a CJK character.
    if (static_cast<unsigned char>(first) >= 0x80) return was_blank_ = false;
    const LineStart start = look_at_line(body_, line_begin_);
    if (start.text >= body_.size() || body_[start.text] == '\n') {
      was_blank_ = true;
      return false;
    }
    const bool is_code = start.indent >= 4 && was_blank_ && !in_list_ && !start.is_quote;
    if (is_code) return copy_code(std::min(line_end(at_) + 1, body_.size())), true;
    if (start.is_item) in_list_ = true;
    else if (start.indent == 0 && was_blank_) in_list_ = false;
    was_blank_ = false;
    const char c = body_[start.text];
    if (c == '`' || c == '~') return copy_fence(start);
    if (c == '#' && start.indent < 4) mend_heading(start.text);
    if (c == '[') note_label(start.text);
    if ((c == ':' || c == '{' || c == '*' || c == '!') && start.indent < 4) return take_line(start);
    return false;
  }

  /// Copies a fenced code block whole. False if none starts here.
  bool copy_fence(const LineStart& start) {
    bool is_closed = true;
    const std::size_t end = end_of_fence(body_, start, is_closed);
    if (end == 0) return false;
    if (!is_closed)
      context_.diagnostics.report(Kind::content_unclosed_fence, context_.places.at(start.text), "a code fence is never closed",
                                  "end the code with a line of the same marks");
    copy_code(end);
    return true;
  }

  /// Copies code; Jekyll and Hugo have read their tags in it before it was code.
  void copy_code(std::size_t end) {
    end = std::min(end, body_.size());
    if (!tags_.changes_code(body_.substr(at_, end - at_))) return copy_to(end);
    while (at_ < end) {
      const std::size_t next = std::min(line_end(at_) + 1, end);
      const std::string_view line = body_.substr(at_, next - at_);
      const std::string clean = tags_.clean_code(line);
      if (trim(clean).empty() && !trim(line).empty() && line.back() == '\n') {
        drop_to(next);
        continue;
      }
      result_.text += clean;
      skip_to(next);
    }
  }

  /// A line of a site's own kind: a container's, kramdown's attributes and abbreviations. True if it was dealt with.
  bool take_line(const LineStart& start) {
    const std::string_view line = line_from(body_, start.text);
    if (line.substr(0, 3) == ":::") {
      TagFound found = tags_.read_container(start.text, start.text + line.size());
      if (found.what == TagFound::What::text) return false;
      copy_to(start.text);
      take_tag(std::move(found));
      return false;
    }
    if (line.substr(0, 3) == "!!!" && admonition_ == Admonition::none) return open_admonition(start.text, line);
    if (tags_.language() != TagLanguage::liquid) return false;
    if (line.substr(0, 2) == "*[" && line.find("]: ") != std::string_view::npos) return drop_line();
    const std::string_view text = trim(line);
    if (text.substr(0, 2) != "{:" || text.back() != '}' || text.find('}') + 1 != text.size()) return false;
    const std::size_t last = result_.text.rfind('\n', result_.text.size() < 2 ? 0 : result_.text.size() - 2);
    const std::size_t begin = last == std::string::npos ? 0 : last + 1;
    const std::string_view previous = std::string_view(result_.text).substr(begin);
    if (text.substr(2, 3) == "toc" || text.substr(2, 4) == " toc") {
      // It stands in for a list of one item.
      if (look_at_line(previous, 0).is_item) result_.text.resize(begin), move_lines(1);
    } else if (const std::size_t id = text.find('#'); id != std::string_view::npos && previous.substr(0, 1) == "#") {
      const std::string name(text.substr(id, text.find_first_of(" }", id) - id));
      result_.text.insert(result_.text.size() - (result_.text.back() == '\n'), " {" + name + "}");
    }
    return drop_line();
  }

  /// `!!! note "Title"`: its text is indented, or goes on up to a blank line. False where it is text.
  bool open_admonition(std::size_t at, std::string_view line) {
    TagOutput output = admonition(trim(line.substr(3)));
    if (output.open.empty()) return false;
    const std::size_t next = std::min(at + line.size() + 1, body_.size());
    const std::string_view below = line_from(body_, next);
    admonition_ = below.substr(0, 4) == "    " || below.substr(0, 1) == "\t" ? Admonition::indented : Admonition::plain;
    TagFound found;
    found.what = TagFound::What::output;
    found.end = at + line.size();
    found.output = std::move(output);
    copy_to(at);
    take_tag(std::move(found));
    return false;
  }

  /// True if the line is dealt with: an indented one loses its indentation, and the text behind the last closes.
  bool end_admonition() {
    const std::string_view line = line_from(body_, at_);
    const bool is_blank = trim(line).empty();
    if (admonition_ == Admonition::indented) {
      if (is_blank) return false;
      const std::size_t cut = line[0] == '\t' ? 1 : line.substr(0, 4) == "    " ? 4 : 0;
      skip_to(at_ + cut);
      line_begin_ = at_;
      if (cut > 0) return admonition_ = Admonition::inside, false;
    } else if (admonition_ == Admonition::inside) {
      return admonition_ = Admonition::indented, end_admonition();
    } else if (!is_blank) {
      return false;
    }
    close_admonition();
    return true;
  }

  void close_admonition() {
    admonition_ = Admonition::none;
    Placeholder end;
    end.kind = Placeholder::Kind::html_block;
    end.output = "</aside>";
    put_block(std::move(end), at_);
  }

  bool drop_line() {
    drop_to(std::min(line_end(at_) + 1, body_.size()));
    return true;
  }

  /// `##text`: a space is put in.
  void mend_heading(std::size_t text) {
    const std::string_view line = line_from(body_, text);
    const std::size_t count = line.find_first_not_of('#');
    if (count == std::string_view::npos || count < 2 || count > 6 || !is_word(line[count])) return;
    context_.diagnostics.report(Kind::content_bad_heading,
                                context_.places.at(text + count),
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
    const std::string_view line = line_from(body_, text);
    const std::size_t end = line.find("]:");
    if (line.substr(0, 2) == "[^" && end != std::string_view::npos && end > 2 && line.find(']') == end)
      result_.note_labels.emplace_back(line.substr(2, end - 2), line_ - shift_);
  }

  /// Copies up to the next line start or to where a piece of several lines ends.
  void scan_line() {
    while (at_ < body_.size()) {
      const std::size_t stop = std::min({kStops.find(body_, at_), body_.size(), separator_at_ < at_ ? body_.size() : separator_at_});
      result_.text.append(body_, at_, stop - at_);
      at_ = stop;
      if (at_ == body_.size()) return;
      if (at_ == separator_at_) {
        result_.text += "<!-- more -->";
        drop_to(at_ + separator_.size());
        continue;
      }
      switch (body_[at_]) {
        case '\n': copy_to(at_ + 1); return;
        case '\\': pass_backslash(); break;
        case '`': pass_code_span(); break;
        case '$': if (!take_math()) copy_to(at_ + 1); break;
        case '*': pass_stars(); break;
        case ']': pass_destination(); break;
        case '{': reads_tags_ ? take_tag(tags_.read_braces(at_)) : copy_to(at_ + 1); break;
        case '<': reads_tags_ ? take_tag(tags_.read_comment(at_)) : copy_to(at_ + 1); break;
        case '&': pass_reference(); break;
        default:  // `~` or `=`
          result_.has_inline_marks |= (at_ + 1 < body_.size() && body_[at_ + 1] == body_[at_]) ||
                                      (body_[at_] == '~' && context_.config.markdown.single_tilde);
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

  /// `&quot;` is a straight quote because its author wanted one.
  void pass_reference() {
    for (const std::string_view name : {"&quot;", "&#34;", "&#39;", "&apos;"}) {
      if (body_.compare(at_, name.size(), name) != 0) continue;
      copy_to(at_ + name.size());
      if (!context_.config.markdown.smart) return;
      result_.has_letters = true;
      result_.text += result_.letters.escape();
      return;
    }
    copy_to(at_ + 1);
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
      if (end - at == count) return copy_code(end);
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
    const SpacedAddress found = find_spaced_address(line_from(body_, begin), [this](std::string_view address) {
      return context_.assets.find(address, context_.post).kind == FoundAsset::Kind::file;
    });
    copy_to(begin);
    if (found.address.empty()) return;
    result_.text += '<' + std::string(found.address) + '>';
    skip_to(begin + found.end);
  }

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
    if (placeholder.source.find("raw") < 7) placeholder.kind = Placeholder::Kind::html_block;
    put(std::move(placeholder), found.end);
  }

  /// Puts a token that must stand alone: in a paragraph of its own, behind the line's quotation marks and indentation.
  void put_block(Placeholder placeholder, std::size_t end) {
    std::string prefix;
    const std::size_t text = std::min(look_at_line(body_, line_begin_).text, at_);
    for (std::size_t i = line_begin_; i < text; ++i) prefix += body_[i] == '>' ? '>' : ' ';
    const std::string gap = "\n" + prefix;
    // Behind text a blank line must end its paragraph.
    const bool is_first = trim(body_.substr(text, at_ - text)).empty();
    result_.text += is_first ? gap : gap + gap;
    put(std::move(placeholder), end);
    result_.text += gap + gap;
    move_lines(is_first ? -3 : -4);
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
    const bool is_guarded = (context_.config.markdown.cjk_emphasis && needs_guard(body_, at_, end)) ||
                            (context_.config.type == SiteType::jekyll && closes_behind_sentence(body_, at_, end));
    if (!is_guarded) return copy_to(end);
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
  std::string separator_;       ///< What ends the excerpt, besides `more`.
  std::size_t separator_at_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  int line_ = 1;              ///< Of the body.
  int shift_ = 0;             ///< Lines of the body less lines of the result.
  bool was_blank_ = true;
  bool in_list_ = false;
  /// Whether the text of an admonition goes on; `inside`: a line of an indented one that has lost its indentation.
  enum class Admonition { none, plain, indented, inside } admonition_ = Admonition::none;
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
