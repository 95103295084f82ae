/// What becomes of Hugo's shortcodes before a body is Markdown.

#include "base/text.h"
#include "content/tags/shortcode_template.h"
#include "content/tags/tags.h"

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

/// One shortcode, or an end tag.
struct Call {
  std::size_t begin = 0, end = 0;
  std::string_view name, arguments;
  bool is_end = false, stands_alone = false;
  std::size_t partner = npos;  ///< Of what is closed the place of its end tag in the list.
};

std::vector<Call> find_calls(std::string_view body) {
  std::vector<Call> calls;
  for (std::size_t at = 0; (at = body.find("{{", at)) != npos;) {
    const char sign = at + 2 < body.size() ? body[at + 2] : ' ';
    const std::size_t end = sign == '<' || sign == '%' ? end_of_shortcode(body, at) : npos;
    if (end == npos) {
      ++at;
      continue;
    }
    std::string_view inside = trim(body.substr(at + 3, end - at - 6));
    if (!inside.starts_with("/*")) {
      Call call{at, end, {}, {}};
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

class PieceFinder {
 public:
  PieceFinder(std::string_view body, const BodyContext& context)
      : body_(body), context_(context), calls_(find_calls(body)) {}

  std::vector<ShortcodePiece> run() {
    join();
    for (std::size_t at = 0; at < calls_.size();) at = step(at);
    std::sort(pieces_.begin(), pieces_.end(),
              [](const ShortcodePiece& a, const ShortcodePiece& b) { return a.begin < b.begin; });
    return std::move(pieces_);
  }

 private:
  /// `comment` without a template of the site hides everything up to its end.
  bool is_comment(const Call& call) const {
    if (to_lower_ascii(call.name) != "comment") return false;
    const std::optional<SiteShortcode> own = find_site_shortcode(call.name, call.arguments, {}, context_);
    return !own || !own->made.problem.empty();
  }

  /// Finds the end tag of each call; in a comment only comments are read.
  void join() {
    std::vector<std::size_t> open;
    std::map<std::string_view, std::size_t> count;
    std::size_t comments = 0;
    for (std::size_t at = 0; at < calls_.size(); ++at) {
      Call& call = calls_[at];
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
        Call& opener = calls_[open.back()];
        is_own = opener.name == call.name;
        if (is_own) opener.partner = at;
        --count[opener.name];
      }
      comments -= hides && comments > 0;
    }
  }

  /// The place behind what the call at `at` takes.
  std::size_t step(std::size_t at) {
    const Call& call = calls_[at];
    while (!around_.empty() && around_.back() <= call.begin) around_.pop_back();
    if (call.is_end || call.name.empty()) return at + 1;
    const Call* end_tag = call.partner == npos ? nullptr : &calls_[call.partner];
    if (is_comment(call)) {
      if (call.stands_alone) return at + 1;
      if (!end_tag)
        context_.diagnostics.report(Kind::content_bad_html, context_.places.at(call.begin),
                                    tr("a comment is never closed, it hides the rest of the post"),
                                    tr("close it with '{{< /comment >}}'"));
      pieces_.push_back({call.begin, end_tag ? end_tag->end : body_.size()});
      return end_tag ? call.partner + 1 : calls_.size();
    }
    return take(at, call, end_tag);
  }

  std::size_t take(std::size_t at, const Call& call, const Call* end_tag) {
    std::optional<std::string_view> inner;
    if (end_tag) inner = body_.substr(call.end, end_tag->begin - call.end);
    const bool is_nested = !around_.empty();
    if (end_tag) around_.push_back(end_tag->begin);
    if (spent_ > kMostShortcodeCost) return leave_out(at, call, end_tag);
    const std::optional<SiteShortcode> own = find_site_shortcode(call.name, call.arguments, inner, context_);
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
  std::size_t put(std::size_t at, const Call& call, const Call* end_tag, const std::string& text) {
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
  std::size_t leave_out(std::size_t at, const Call& call, const Call* end_tag) {
    if (!end_tag || !has_template(call.name, context_)) return at + 1;
    context_.diagnostics.report(Kind::content_unknown_tag, context_.places.at(call.begin),
                                tr("too many shortcodes are evaluated, the inner text of '{}' is left out", call.name));
    pieces_.push_back({call.end, end_tag->begin});
    return call.partner;
  }

  std::string_view body_;
  const BodyContext& context_;
  std::vector<Call> calls_;
  std::vector<std::size_t> around_;  ///< Where the inner text of calls around this one ends, the innermost last.
  std::vector<ShortcodePiece> pieces_;
  std::size_t spent_ = 0, put_bytes_ = 0;
};

}  // namespace

std::vector<ShortcodePiece> find_shortcode_pieces(std::string_view body, const BodyContext& context) {
  return PieceFinder(body, context).run();
}

}  // namespace essaypack
