/// `##text`: a space is put in. `##text##`: what closes it is no text.

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

constexpr std::string_view kWideSpace = "\u3000";

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos;
}

/// What one types: the whole heading, or where it is long what its beginning lacks.
Message hint_for(std::string_view marks, std::string_view text) {
  constexpr std::size_t kShort = 60;
  text = trim(text);
  if (text.size() > kShort) return tr("put a space behind '{}'", marks);
  return tr("write '{}'", std::string(marks) + " " + std::string(text));
}

/// The heading whose marks at its end are to go.
struct ClosedHeading {
  int line = 0;
};

/// A heading's text without as many marks as opened it. `C#` has one of its own.
std::string_view without_closing(std::string_view text, std::size_t count) {
  text = trim(text);
  const std::size_t last = text.find_last_not_of('#') + 1;
  if (last == 0 || text.size() - last != count || text[last - 1] == '\\') return text;
  return count == 1 && is_ascii_alnum(text[last - 1]) ? text : trim(text.substr(0, last));
}

/// marked takes an ideographic space for one.
bool reads_wide_space(const Scan& scan) { return scan.context.config.kind->rules.tags == TagLanguage::nunjucks; }

}  // namespace

Line mend_heading(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  const std::size_t count = line.find_first_not_of('#');
  if (start.indent >= kLevel || count == std::string_view::npos || count > 6 || scan.block.in_html_block)
    return Line::other;
  const std::string_view marks = line.substr(0, count), rest = line.substr(count);
  const bool is_bare = scan.markdown().headings.bare, has_wide_space = rest.starts_with(kWideSpace);
  const std::string_view text = without_closing(rest.substr(has_wide_space ? kWideSpace.size() : 0), count);
  const bool is_word_there = is_word(line[count]) && !text.empty() && (count > 1 || is_bare || has_wide_space);
  if (!is_word_there && !is_bare) return Line::other;
  if (!trim(line).ends_with(text)) scan.memory<ClosedHeading>().line = scan.line;
  if (!is_word_there) return Line::other;
  if (!is_bare && !(has_wide_space && reads_wide_space(scan)))
    scan.context.diagnostics.report(Kind::content_bad_heading, scan.context.places.at(start.text + count),
                                    tr("no space between '{}' and the heading's text", marks), hint_for(marks, text));
  scan.copy_to(start.text + count);
  scan.made.text += ' ';
  if (has_wide_space) scan.skip_to(scan.at + kWideSpace.size());
  return Line::begun;
}

bool drop_closing_marks(Scan& scan) {
  std::string& made = scan.made.text;
  const std::size_t last = made.find_last_not_of(" \t#");
  if (made.empty() || last == std::string::npos || (made.back() != '#' && made.back() != ' ')) return false;
  if (scan.memory<ClosedHeading>().line == scan.line) made.resize(last + 1);
  return false;
}

}  // namespace essaypack
