/// What becomes of Hugo's shortcodes before a body is Markdown.

#include "base/restricted_name.h"
#include "base/text.h"
#include "content/tags/shortcode_calls.h"
#include "content/tags/shortcode_template.h"
#include "content/tags/tags.h"
#include "content/text/line_start.h"

#include <algorithm>
#include <map>

namespace essaypack {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The end of the shortcode at `at`; npos if none is there. In quotes its closing marks are text.
std::size_t end_of_shortcode(std::string_view body, std::size_t at) {
  constexpr std::size_t kLongest = 8'000;
  const std::string_view closing = body[at + 2] == '<' ? ">}}" : "%}}";
  const std::string_view window = body.substr(0, std::min(body.size(), at + kLongest));
  if (body.compare(at + 3, 2, "/*") == 0) {
    const std::size_t end = window.find("*/" + std::string(closing), at + 5);
    return end == npos ? end : end + 5;
  }
  for (std::size_t in = at + 3; in < window.size(); ++in) {
    if (window.compare(in, 3, closing) == 0) return in + 3;
    if (window[in] == '{') return npos;
    if (window[in] != '"' && window[in] != '`') continue;
    const char quote = window[in];
    for (++in; in < window.size() && window[in] != quote; ++in)
      if (quote == '"' && window[in] == '\\') ++in;
  }
  return npos;
}

}  // namespace

std::vector<ShortcodePlace> find_shortcode_places(std::string_view body) {
  std::vector<ShortcodePlace> calls;
  for (std::size_t at = 0; (at = body.find("{{", at)) != npos;) {
    const char sign = at + 2 < body.size() ? body[at + 2] : ' ';
    const std::size_t end = sign == '<' || sign == '%' ? end_of_shortcode(body, at) : npos;
    if (end == npos) {
      ++at;
      continue;
    }
    std::string_view inside = trim(body.substr(at + 3, end - at - 6));
    if (!inside.starts_with("/*")) {
      ShortcodePlace call{at, end, {}, {}};
      call.is_end = inside.starts_with('/');
      if (call.is_end) inside = trim(inside.substr(1));
      call.stands_alone = inside.ends_with('/');
      call.name = shortcode_name(inside);
      call.arguments = trim(inside.substr(call.name.size()));
      if (call.stands_alone && !call.arguments.empty()) call.arguments.remove_suffix(1);
      calls.push_back(call);
    }
    at = end;
  }
  return calls;
}

namespace {

class PieceFinder {
 public:
  PieceFinder(std::string_view body, const BodyContext& context)
      : body_(body), context_(context), calls_(find_shortcode_places(body)) {}

  std::vector<ShortcodePiece> run() {
    join();
    for (std::size_t at = 0; at < calls_.size();) at = step(at);
    sort();
    add_indents();
    return std::move(pieces_);
  }

 private:
  void sort() {
    std::sort(pieces_.begin(), pieces_.end(),
              [](const ShortcodePiece& a, const ShortcodePiece& b) { return a.begin < b.begin; });
  }

  void add_indents() {
    const std::size_t count = pieces_.size();
    std::size_t piece = 0;
    for (const auto& [begin, end] : find_shortcode_indents(body_, calls_)) {
      while (piece < count && pieces_[piece].end <= begin) ++piece;
      if (piece == count || end <= pieces_[piece].begin) pieces_.push_back({begin, end});
    }
    if (pieces_.size() > count) sort();
  }

  /// `comment` without a template of the site hides everything up to its end.
  bool is_comment(const ShortcodePlace& call) const {
    if (to_lower_ascii(call.name) != "comment") return false;
    const std::optional<SiteShortcode> own =
        find_site_shortcode(call.name, call.arguments, {}, body_, call.begin, context_);
    return !own || !own->made.problem.empty();
  }

  /// Hugo Book divides columns by lines `<--->`.
  void drop_dividers(std::size_t from, std::size_t end) {
    constexpr std::string_view kDivider = "\n<--->";
    const std::string_view inner = body_.substr(0, end);
    for (std::size_t at = std::max(from, divided_); (at = inner.find(kDivider, at)) != npos; at += kDivider.size())
      if (trim(line_from(body_, at + 1)) == kDivider.substr(1)) pieces_.push_back({at + 1, at + kDivider.size()});
    divided_ = std::max(divided_, end);
  }

  /// A name that speaks of what not everybody may read hides its text whatever its template does: what encrypts is a
  /// program beside Hugo, or a script. Of names that may mean other things a template tells.
  bool is_restricted(const ShortcodePlace& call) const {
    const std::string name = to_lower_ascii(call.name);
    if (is_called_as_secret(name)) return true;
    return is_called_as_restriction(name) && !find_shortcode(name) && !has_template(call.name, context_);
  }

  /// The end of what a restricted shortcode keeps back, arguments and all: a password is one of them.
  std::size_t withhold(std::size_t at, const ShortcodePlace& call, const ShortcodePlace* end_tag) {
    const bool is_open = !end_tag && !call.stands_alone && is_called_as_encryption(to_lower_ascii(call.name));
    report_restricted(context_, call.begin, call.name, is_open ? RestrictedText::never_closed : RestrictedText::closed);
    pieces_.push_back({call.begin, end_tag ? end_tag->end : is_open ? body_.size() : call.end});
    return end_tag ? call.partner + 1 : is_open ? calls_.size() : at + 1;
  }

  /// Finds the end tag of each call; in a comment only comments are read.
  void join() {
    std::vector<std::size_t> open;
    std::map<std::string_view, std::size_t> count;
    std::size_t comments = 0;
    for (std::size_t at = 0; at < calls_.size(); ++at) {
      ShortcodePlace& call = calls_[at];
      const bool hides = is_comment(call);
      if (comments > 0 && !hides) continue;
      if (!call.is_end) {
        if (call.stands_alone) continue;
        open.push_back(at);
        ++count[call.name];
        comments += hides;
        continue;
      }
      if (count[call.name] == 0) continue;
      for (bool is_own = false; !is_own; open.pop_back()) {
        ShortcodePlace& opener = calls_[open.back()];
        is_own = opener.name == call.name;
        if (is_own) opener.partner = at;
        --count[opener.name];
      }
      comments -= hides && comments > 0;
    }
  }

  /// The place behind what the call at `at` takes.
  std::size_t step(std::size_t at) {
    const ShortcodePlace& call = calls_[at];
    while (!around_.empty() && around_.back() <= call.begin) around_.pop_back();
    if (call.is_end || call.name.empty()) return at + 1;
    const ShortcodePlace* end_tag = call.partner == npos ? nullptr : &calls_[call.partner];
    if (is_comment(call)) {
      if (call.stands_alone) return at + 1;
      if (!end_tag)
        context_.diagnostics.report(Kind::content_bad_html, context_.places.at(call.begin),
                                    tr("a comment is never closed, it hides the rest of the post"),
                                    tr("close it with '{{< /comment >}}'"));
      pieces_.push_back({call.begin, end_tag ? end_tag->end : body_.size()});
      return end_tag ? call.partner + 1 : calls_.size();
    }
    if (end_tag && to_lower_ascii(call.name) == "columns") drop_dividers(call.end, end_tag->begin);
    return is_restricted(call) ? withhold(at, call, end_tag) : take(at, call, end_tag);
  }

  std::size_t take(std::size_t at, const ShortcodePlace& call, const ShortcodePlace* end_tag) {
    std::optional<std::string_view> inner;
    if (end_tag) inner = body_.substr(call.end, end_tag->begin - call.end);
    const bool is_nested = !around_.empty();
    if (end_tag) around_.push_back(end_tag->begin);
    if (spent_ > kMostShortcodeCost) return leave_out(at, call, end_tag);
    const std::optional<SiteShortcode> own =
        find_site_shortcode(call.name, call.arguments, inner, body_, call.begin, context_);
    if (!own) return at + 1;
    spent_ += own->made.cost;
    if (own->hides_inner) {
      context_.diagnostics.report(
          Kind::content_unknown_tag, context_.places.at(call.begin),
          tr("the template of the shortcode '{}' does not show its inner text, which is left out", call.name),
          tr("'{}' is its template", own->file->name));
      pieces_.push_back({call.end, end_tag->begin});
      return call.partner;
    }
    // within another one Hugo renders it first, and HTML files hold no Markdown
    const bool is_markdown = body_[call.begin + 2] == '%' && !is_nested && !context_.post.is_html;
    if (is_markdown && own->made.problem.empty() && put_bytes_ + own->made.text.size() <= kMostEvaluated)
      return put(at, call, end_tag, own->made.text);
    return at + 1;
  }

  /// Writes out what the template says around the inner text.
  std::size_t put(std::size_t at, const ShortcodePlace& call, const ShortcodePlace* end_tag, const std::string& text) {
    if (end_tag && is_for_scripts(call.name)) return at + 1;
    const auto is_mark = [](char c) { return is_inner_mark(c); };
    const auto mark = std::find_if(text.begin(), text.end(), is_mark);
    put_bytes_ += text.size();
    if (mark == text.end()) {
      pieces_.push_back({call.begin, end_tag ? end_tag->end : call.end, text});
      return end_tag ? call.partner + 1 : at + 1;
    }
    const bool is_one = std::none_of(mark + 1, text.end(), is_mark);
    if (!is_one || *mark != static_cast<char>(InnerMark::html)) return at + 1;
    pieces_.push_back({call.begin, call.end, std::string(text.begin(), mark)});
    pieces_.push_back({end_tag->begin, end_tag->end, std::string(mark + 1, text.end())});
    return at + 1;
  }

  /// Where a body has had its share, what a template might hide is hidden.
  std::size_t leave_out(std::size_t at, const ShortcodePlace& call, const ShortcodePlace* end_tag) {
    if (!end_tag || !has_template(call.name, context_)) return at + 1;
    context_.diagnostics.report(Kind::content_unknown_tag, context_.places.at(call.begin),
                                tr("too many shortcodes are evaluated, the inner text of '{}' is left out", call.name));
    pieces_.push_back({call.end, end_tag->begin});
    return call.partner;
  }

  std::string_view body_;
  const BodyContext& context_;
  std::vector<ShortcodePlace> calls_;
  std::vector<std::size_t> around_;  ///< Where the inner text of calls around this one ends, the innermost last.
  std::vector<ShortcodePiece> pieces_;
  std::size_t spent_ = 0, put_bytes_ = 0;
  std::size_t divided_ = 0;  ///< Up to here columns are divided.
};

}  // namespace

std::vector<ShortcodePiece> find_shortcode_pieces(std::string_view body, const BodyContext& context) {
  return PieceFinder(body, context).run();
}

}  // namespace essaypack
