#include "content/scan/prepass_scan.h"

#include "base/byte_set.h"
#include "base/text.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/lookup/math_trust.h"
#include "content/scan/wiki.h"
#include "content/text/destination.h"
#include "content/text/prepared.h"
#include "content/text/star_guard.h"
#include "content/tree/raw_html.h"

#include <algorithm>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

/// Bytes at which the scan stops outside code; everything between them is copied.
constexpr ByteSet kStops("\n\\`$*~={<]&");
/// The same in a text that may refer to notes, and in a row of kramdown's tables.
constexpr ByteSet kNoteStops("\n\\`$*~={<]&[");
constexpr ByteSet kRowStops("\n\\`$*~={<]&[|");
/// The same where Obsidian's marks are read.
constexpr ByteSet kWikiStops("\n\\`$*~={<]&[%^");
/// cmark-gfm knows no longer run either; so the work for unclosed ones is bounded.
constexpr std::size_t kMaxBackticks = 80;
/// Questions to the disk in one post about addresses with spaces and without a known type.
constexpr int kMaxLooks = 500;
/// Bytes of quotation marks and indentation that a block in its own paragraph repeats, and that all of them may add.
constexpr std::size_t kMaxPrefix = 300;
constexpr std::size_t kMaxGaps = 1U << 20;

/// True if the bracket that opens at `at` closes in its line, brackets in it counted. Labels of notes are shorter than
/// the bound.
bool closes_in_line(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxLabel = 1000;
  int depth = 0;
  for (const char c : text.substr(at, kMaxLabel)) {
    if (c == '\n') return false;
    if (c == '[') ++depth;
    if (c == ']' && --depth == 0) return true;
  }
  return false;
}

/// kramdown closes emphasis in `**So.**It`, where CommonMark wants a space behind it.
bool closes_behind_sentence(std::string_view body, std::size_t begin, std::size_t end) {
  if (begin == 0 || end >= body.size() || ".,:;!?)]}\""sv.find(body[begin - 1]) == std::string_view::npos) return false;
  const char after = body[end];
  return is_ascii_alnum(after);
}

/// The text that ends the excerpt: the post's own, else the site's.
std::string separator_of(const BodyContext& context) {
  const auto own = context.post.fields.find("excerpt_separator");
  const std::string_view separator = own ? *own : context.config.excerpt_separator;
  return trim(separator).empty() ? std::string() : std::string(separator);
}

}  // namespace

Prepass::Prepass(std::string_view body, const BodyContext& context, TagLanguage language)
    : body_(body),
      math_(body, math_trust_of(context), MathText::markdown),
      tags_(body, context, language),
      context_(context),
      reads_tags_(tags_.language() != TagLanguage::none),
      separator_(separator_of(context)),
      separator_at_(separator_.empty() ? std::string_view::npos : body.find(separator_)),
      may_have_notes_(body.find("[^") != std::string_view::npos) {}

Prepared Prepass::run(const Letters& letters) {
  result_.letters = letters;
  result_.has_references = may_have_notes_ || body_.find("&#") != std::string_view::npos;
  result_.text.reserve(body_.size() + body_.size() / 16 + 64);
  pass_cuts();
  while (at_ < body_.size()) {
    if (at_ == line_begin_ && begin_line()) continue;
    scan_line();
  }
  while (!admonitions_.empty()) close_admonition();
  result_.text += notes_;
  return std::move(result_);
}

void Prepass::scan_line() {
  while (at_ < body_.size()) {
    const ByteSet& stops = at_ < row_end_                        ? kRowStops
                           : context_.config.markdown.wiki_links ? kWikiStops
                           : may_have_notes_                     ? kNoteStops
                                                                 : kStops;
    const std::size_t stop =
        std::min({stops.find(body_, at_), body_.size(), separator_at_ < at_ ? body_.size() : separator_at_});
    result_.text.append(body_, at_, stop - at_);
    at_ = stop;
    if (at_ == body_.size()) return drop_block_name();
    if (at_ == separator_at_) {
      result_.text += "<!-- more -->";
      drop_to(at_ + separator_.size());
      continue;
    }
    if (at_ < markup_end_ && is_quiet(body_[at_])) {
      copy_to(at_ + 1);
      continue;
    }
    switch (body_[at_]) {
      case '\n':
        drop_block_name();
        copy_to(at_ + 1);
        return;
      case '\\':
        pass_backslash();
        break;
      case '`':
        pass_code_span();
        break;
      case '$':
        if (!take_math()) copy_to(at_ + 1);
        break;
      case '*':
        pass_stars();
        break;
      case ']':
        pass_destination();
        break;
      case '{':
        reads_tags_ ? take_tag(tags_.read_braces(at_)) : pass_brace();
        break;
      case '<':
        pass_less_than();
        break;
      case '&':
        pass_reference();
        break;
      case '[':
        pass_bracket();
        break;
      case '|':
        in_html_code_&& at_ < markup_end_ ? put_text(at_ + 1) : copy_to(at_ + 1);
        break;
      case '%':
        take_wiki_comment();
        break;
      case '^':
        take_inline_note();
        break;
      default:  // `~` or `=`
        result_.has_inline_marks |= (at_ + 1 < body_.size() && body_[at_ + 1] == body_[at_]) ||
                                    (body_[at_] == '~' && context_.config.markdown.single_tilde);
        copy_to(at_ + 1);
    }
  }
}

void Prepass::pass_backslash() {
  const char next = at_ + 1 < body_.size() ? body_[at_ + 1] : ' ';
  if (context_.config.markdown.kramdown && next == '\\' && at_ + 2 < body_.size() && body_[at_ + 2] == '\n') {
    skip_to(at_ + 1);  // a line break there, as one backslash is in CommonMark
    return copy_to(at_ + 1);
  }
  if ((next == '(' || next == '[' || next == 'b' || next == '\\') && take_math()) return;
  copy_to(next == '\n' || static_cast<unsigned char>(next) >= 0x80 ? at_ + 1 : at_ + 2);
  const std::string_view watched = context_.config.markdown.smart ? "~=_\"'-." : "~=_";
  // what was to be shown is no marker of a table of contents
  const bool is_contents = (next == '[' || next == '{' || next == '$' || next == '@') &&
                           to_lower_ascii(body_.substr(at_, 5)).find("toc") != std::string::npos;
  if (watched.find(next) == std::string_view::npos && !is_contents) return;
  result_.has_letters = true;
  result_.text += result_.letters.escape();
}

void Prepass::pass_less_than() {
  if (reads_tags_)
    if (TagFound found = tags_.read_comment(at_); found.what != TagFound::What::text) return take_tag(std::move(found));
  if (body_.compare(at_, 4, "<!--") != 0) return pass_markup();
  const std::size_t end = tags_.end_of_comment(at_);
  if (end == std::string_view::npos) {
    context_.diagnostics.report(Kind::content_bad_html, context_.places.at(at_),
                                "a comment is never closed, it hides the rest of the post", "close it with '-->'");
    return drop_to(body_.size());
  }
  // an empty one ends and interrupts what a full one would
  result_.text += end - at_ >= 7 && is_more_marker(body_.substr(at_ + 4, end - at_ - 7)) ? "<!-- more -->" : "<!---->";
  drop_to(end);
  if (separator_at_ < end) separator_at_ = body_.find(separator_, end);
}

/// `{/* comment */}` of MDX, for Docusaurus reads `.md` so.
void Prepass::pass_brace() {
  if (!context_.config.kind->rules.mdx_comments || body_.compare(at_, 3, "{/*") != 0) return copy_to(at_ + 1);
  if (brace_end_ != std::string_view::npos && brace_end_ < at_ + 3) brace_end_ = body_.find("*/}", at_ + 3);
  if (brace_end_ == std::string_view::npos) return copy_to(at_ + 1);
  drop_to(brace_end_ + 3);
}

void Prepass::pass_reference() {
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

void Prepass::pass_code_span() {
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
    if (end - at == count) return at_ < row_end_ ? copy_row_code(end) : copy_code(end);
    at = end;
  }
  if (count >= dead_runs_.size()) dead_runs_.resize(count + 1);
  dead_runs_[count] = true;
  copy_to(open_end);
}

void Prepass::pass_bracket() {
  if (context_.config.markdown.wiki_links && body_.compare(at_, 2, "[[") == 0) return take_wiki_link();
  // cmark-gfm 0.29 takes the length of a label from columns: of one that closes in another line it drops text, even
  // half a character
  if (body_.compare(at_, 2, "[^") == 0 && !closes_in_line(body_, at_)) result_.text += '\\';
  copy_to(at_ + 1);
}

bool Prepass::is_picture_text() const {
  constexpr std::size_t kMaxText = 500;
  const std::string_view text =
      std::string_view(result_.text).substr(result_.text.size() - std::min(result_.text.size(), kMaxText));
  const std::size_t begin = text.rfind("![");
  return begin != std::string::npos && text.find_first_of("]\n", begin) == std::string::npos;
}

void Prepass::pass_destination() {
  const std::size_t begin = at_ + 2;
  if (begin >= body_.size() || body_[at_ + 1] != '(') return copy_to(at_ + 1);
  const std::string_view window = line_from(body_, begin, kMaxDestination);
  if (is_picture_text()) {
    if (context_.config.markdown.wiki_links) drop_picture_size();
    if (const PictureSize size = find_picture_size(window); size.end > 0) {
      copy_to(begin + size.begin);
      return skip_to(begin + size.end);
    }
  }
  const SpacedAddress found = find_spaced_address(window, [this](std::string_view address) {
    return ++looks_ <= kMaxLooks && context_.assets.find(address, context_.post).kind == FoundAsset::Kind::file;
  });
  copy_to(begin);
  if (found.address.empty()) return;
  result_.text += '<' + std::string(found.address) + '>';
  skip_to(begin + found.end);
}

void Prepass::take_tag(TagFound found) {
  if (found.what == TagFound::What::text) return copy_to(found.end);
  if (found.what == TagFound::What::removed) return drop_to(found.end);
  if (found.output.is_markdown) return splice(found.output.plain, found.end);
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
  placeholder.output = context_.config.markdown.math ? mark_formulas(found.output.open, math_trust_of(context_))
                                                     : std::move(found.output.open);
  if (found.output.is_block) return put_block(std::move(placeholder), found.end);
  if (placeholder.source.find("raw") < 7) placeholder.kind = Placeholder::Kind::html_block;
  put(std::move(placeholder), found.end);
}

void Prepass::splice(std::string_view text, std::size_t end) {
  const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  const char* gap = lines > 0 ? "\n\n" : "";
  result_.text += gap + std::string(text) + gap;
  skip_to(end);
  move_lines(lines > 0 ? -lines - 4 : 0);
}

std::string Prepass::line_prefix(std::size_t text) const {
  std::string prefix = marks_;
  for (std::size_t i = line_begin_; i < text; ++i) prefix += body_[i] == '>' ? '>' : ' ';
  return prefix;
}

std::size_t Prepass::text_of_line() const {
  if (description_ != std::string_view::npos && description_ >= line_begin_) return std::min(description_, at_);
  return std::min(look_at_line(body_.substr(0, line_begin_ + kMaxPrefix), line_begin_).text, at_);
}

void Prepass::put_block(Placeholder placeholder, std::size_t end) {
  const std::size_t text = text_of_line();
  const std::string gap = "\n" + line_prefix(text);
  gap_bytes_ += 4 * gap.size();
  if (gap_bytes_ > kMaxGaps + 2 * body_.size()) return put(std::move(placeholder), end);
  // Behind text a blank line must end its paragraph.
  const bool is_first = trim(body_.substr(text, at_ - text)).empty();
  result_.text += is_first ? gap : gap + gap;
  move_lines(is_first ? -1 : -2);
  put(std::move(placeholder), end);
  result_.text += gap + gap;
  move_lines(-2);
  while (at_ < body_.size() && body_[at_] == ' ') ++at_;
}

void Prepass::drop_to(std::size_t end) {
  const int before = line_, shift = shift_;
  skip_to(end);
  move_lines(line_ - before - (shift_ - shift));
}

void Prepass::move_lines(int count) {
  if (count == 0) return;
  shift_ += count;
  result_.line_shifts.emplace_back(line_ - shift_, shift_);
}

void Prepass::pass_stars() {
  std::size_t end = at_;
  while (end < body_.size() && body_[end] == '*') ++end;
  StarGuard guard = context_.config.markdown.cjk_emphasis ? find_guard(body_, at_, end) : StarGuard::none;
  if (guard == StarGuard::none && context_.config.markdown.kramdown && closes_behind_sentence(body_, at_, end))
    guard = StarGuard::both;
  if (guard == StarGuard::none) return copy_to(end);
  if (guard == StarGuard::text) return put_text(end);
  result_.has_letters = true;
  // `**_word_**`: the parser sees letters around `_`, which `apply_inline_marks` reads then.
  result_.has_inline_marks |= (at_ > 0 && body_[at_ - 1] == '_') || (end < body_.size() && body_[end] == '_');
  const std::string letter = result_.letters.guard();
  if (guard != StarGuard::after) result_.text += letter;
  copy_to(end);
  if (guard != StarGuard::before) result_.text += letter;
}

void Prepass::put_text(std::size_t end) {
  Placeholder text;
  text.source = text.output = text.plain = std::string(body_.substr(at_, end - at_));
  put(std::move(text), end);
}

void Prepass::put(Placeholder placeholder, std::size_t end) {
  result_.has_letters = true;
  result_.text += result_.letters.token(result_.placeholders.size());
  result_.placeholders.push_back(std::move(placeholder));
  drop_to(end);
}

void Prepass::skip_to(std::size_t end) {
  for (; at_ < end && at_ < body_.size(); ++at_)
    if (body_[at_] == '\n') ++line_, line_start_ = line_begin_ = at_ + 1, marks_.clear();
  if (next_cut_ < context_.places.cuts().size()) pass_cuts();
}

void Prepass::pass_cuts() {
  const std::vector<SourcePlaces::Cut>& cuts = context_.places.cuts();
  for (; next_cut_ < cuts.size() && cuts[next_cut_].at <= at_; ++next_cut_) {
    line_ += cuts[next_cut_].lines;
    move_lines(cuts[next_cut_].lines);
  }
}

void Prepass::copy_to(std::size_t end) {
  if (end > body_.size()) end = body_.size();
  result_.text.append(body_, at_, end - at_);
  skip_to(end);
}

Prepared prepare_markdown(std::string_view body, const BodyContext& context, TagLanguage language) {
  std::string mended;
  Letters letters;
  if (body.find('\xEE') != std::string_view::npos) {
    mended = std::string(body);
    letters = Letters::choose(mended);
    body = mended;
  }
  return Prepass(body, context, language).run(letters);
}

}  // namespace essaypack
