/// What a body hides: comments of HTML and of Nunjucks, and branches that a constant shuts there.

#include "content/tags/tag_scan.h"

#include "base/literal_condition.h"
#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t npos = std::string_view::npos;
/// So often the end of a comment or a branch is looked for in vain in one body.
constexpr int kMostMisses = 100;

/// `{% if false %}`: what no run of the generator shows.
bool is_shut(const TagCall& call) {
  const Verdict verdict = truth_of_template(trim(call.text));
  if (call.name == "for") {
    const std::size_t in = call.text.find(" in ");
    return in != call.text.npos && is_loop_over(call.text.substr(in + 4)) == Verdict::no;
  }
  return verdict == (call.name == "unless" ? Verdict::yes : Verdict::no) &&
         is_one_of(call.name, {"unless", "if", "elif", "elseif", "elsif"});
}

bool opens_branches(std::string_view name) { return is_one_of(name, {"if", "unless", "for", "case", "tablerow"}); }

}  // namespace

std::optional<TagScanner::NamedTag> TagScanner::next_tag(std::size_t from, std::size_t& close) const {
  for (std::size_t at = from; (at = body_.find("{%", at)) != npos; at += 2) {
    if (close != npos && close < at + 2) close = body_.find("%}", at + 2);
    if (close == npos) return {};
    const std::string_view text = inside_of_braces(body_.substr(at + 2, std::min(close - at - 2, kMaxTag)));
    std::size_t end = 0;
    while (end < text.size() && is_ascii_name(text[end])) ++end;
    if (end > 0) return NamedTag{to_lower_ascii(text.substr(0, end)), at, close + 2};
  }
  return {};
}

std::size_t TagScanner::end_of_branch(std::size_t from) {
  if (misses_ > kMostMisses) return npos;
  std::size_t close = 0;
  int depth = 0;
  for (std::optional<NamedTag> tag; (tag = next_tag(from, close)); from = tag->end) {
    const std::string_view name = tag->name;
    if (depth == 0 && is_one_of(name, {"else", "elsif", "elif", "elseif"})) return tag->end;
    if (opens_branches(name)) ++depth;
    if (name.starts_with("end") && opens_branches(name.substr(3)) && depth-- == 0) return tag->end;
  }
  ++misses_;
  return npos;
}

std::size_t TagScanner::end_of_hidden(const TagCall& call, std::size_t end) {
  if (language_ != TagLanguage::nunjucks) return 0;
  if (is_shut(call)) {
    const std::size_t shut = end_of_branch(end);
    return shut == npos ? 0 : shut;
  }
  // what a macro or a value holds is shown where it is asked for, by Nunjucks alone
  const bool is_held = call.name == "macro" || (call.name == "set" && call.text.find('=') == npos);
  const EndTag* end_tag = call.name == "comment" || is_held ? find_end_tag(call.name, end) : nullptr;
  return end_tag ? end_tag->end : 0;
}

std::size_t TagScanner::end_of_template(std::size_t at) {
  const std::string_view mark = body_.substr(at, 3);
  if (language_ == TagLanguage::shortcodes) {
    if (mark != "{{<" && mark != "{{%") return 0;
    const std::size_t close = next_of(mark == "{{<" ? ">}}" : "%}}", at + 3, next_shortcode_[mark == "{{%"]);
    return close == npos || close - at > kMaxTag ? 0 : close + 3;
  }
  if (language_ != TagLanguage::liquid || !mark.starts_with("{%") || at < raw_end_) return 0;
  const std::size_t close = next_of("%}", at + 2, next_percent_);
  if (close == npos || close - at > kMaxTag) return 0;
  return close + 2;
}

std::size_t TagScanner::end_of_comment(std::size_t at) {
  for (const std::string_view whole : {"<!-->", "<!--->"})
    if (body_.compare(at, whole.size(), whole) == 0) return at + whole.size();
  const std::size_t first = next_of("-->", at + 4, next_close_);
  if (first == npos) return npos;
  if (misses_ > kMostMisses) return first + 3;
  std::size_t close = first;
  for (std::size_t from = at + 4; close != npos;) {
    const std::size_t brace = body_.substr(0, close).find('{', from);
    if (brace == npos) return close + 3;
    from = std::max(end_of_template(brace), brace + 1);
    if (from > close) close = next_of("-->", from, next_close_);
  }
  ++misses_;
  next_close_ = next_percent_ = next_shortcode_[0] = next_shortcode_[1] = 0;
  return first + 3;
}

}  // namespace essaypack
