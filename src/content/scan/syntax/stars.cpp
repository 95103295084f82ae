/// Emphasis: guards go where CommonMark would not see what a reader sees, beside CJK characters and in kramdown.

#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/text/star_guard.h"

namespace essaypack {

using namespace std::string_view_literals;

namespace {

/// kramdown closes emphasis in `**So.**It`, where CommonMark wants a space behind it.
bool closes_behind_sentence(std::string_view body, std::size_t begin, std::size_t end) {
  if (begin == 0 || end >= body.size() || ".,:;!?)]}\""sv.find(body[begin - 1]) == std::string_view::npos) return false;
  const char after = body[end];
  return is_ascii_alnum(after);
}

void copy_guarded(Scan& scan, std::size_t end, StarGuard guard) {
  const std::string_view body = scan.body;
  Prepared& made = scan.made;
  made.has_letters = true;
  // `**_word_**`: the parser sees letters around `_`, which `apply_inline_marks` reads then.
  made.has_inline_marks |= (scan.at > 0 && body[scan.at - 1] == '_') || (end < body.size() && body[end] == '_');
  const std::string letter = made.letters.guard();
  if (guard != StarGuard::after) made.text += letter;
  scan.copy_to(end);
  if (guard != StarGuard::before) made.text += letter;
}

}  // namespace

bool guard_stars(Scan& scan) {
  const std::string_view body = scan.body;
  std::size_t end = scan.at;
  while (end < body.size() && body[end] == '*') ++end;
  StarGuard guard = scan.markdown().cjk_emphasis ? find_guard(body, scan.at, end) : StarGuard::none;
  if (guard == StarGuard::none && scan.markdown().kramdown && closes_behind_sentence(body, scan.at, end))
    guard = StarGuard::both;
  if (guard == StarGuard::none)
    scan.copy_to(end);
  else if (guard == StarGuard::text)
    scan.put_text(end);
  else
    copy_guarded(scan, end, guard);
  return true;
}

}  // namespace essaypack
