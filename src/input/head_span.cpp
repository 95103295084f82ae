#include "input/head_span.h"

#include "base/text.h"
#include "input/known_keys.h"

namespace essaypack {
namespace {

bool begins_with_toml_key(std::string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  std::string_view key = line.substr(0, equals);
  while (!key.empty() && key.back() == ' ') key.remove_suffix(1);
  return is_known_key(key) || is_known_key(to_lower_ascii(key));
}

bool begins_with_json_key(std::string_view line) {
  const std::size_t quote = line.find_first_not_of(" \t");
  if (quote == std::string_view::npos || line[quote] != '"') return false;
  const std::size_t end = line.find('"', quote + 1);
  return end != std::string_view::npos && is_known_key(to_lower_ascii(line.substr(quote + 1, end - quote - 1)));
}

}  // namespace

bool LineReader::next(std::string_view& line) {
  if (offset_ >= text_.size()) return false;
  const std::size_t end = text_.find('\n', offset_);
  line = text_.substr(offset_, end == std::string_view::npos ? end : end - offset_);
  offset_ = end == std::string_view::npos ? text_.size() : end + 1;
  ++line_;
  return true;
}

HeadSpan make_span(std::string_view text, std::size_t begin, int line, std::size_t end, const LineReader& after,
                   HeadSpan::Syntax syntax) {
  HeadSpan span;
  span.syntax = syntax;
  span.text = text.substr(begin, end - begin);
  span.line = line;
  span.fence_line = after.line() - 1;
  span.body_offset = after.offset();
  span.body_line = after.line();
  return span;
}

bool looks_like_head(std::string_view line, HeadSpan::Syntax syntax) {
  switch (syntax) {
    case HeadSpan::Syntax::yaml:
      return begins_with_known_key(line);
    case HeadSpan::Syntax::json:
      return begins_with_json_key(line);
    case HeadSpan::Syntax::toml:
      return begins_with_toml_key(line);
    case HeadSpan::Syntax::org:
    case HeadSpan::Syntax::rst:
    case HeadSpan::Syntax::html:
    case HeadSpan::Syntax::lines:
    case HeadSpan::Syntax::notion:
    case HeadSpan::Syntax::other:
      return false;
  }
  return false;
}

bool has_known_key(const HeadSpan& span) {
  LineReader reader(span.text);
  std::string_view line;
  while (reader.next(line))
    if (looks_like_head(trim(line), span.syntax)) return true;
  return span.syntax == HeadSpan::Syntax::json && looks_like_head(span.text.substr(span.braces ? 1 : 0), span.syntax);
}

std::size_t fence_length(std::string_view line, char mark) {
  std::size_t length = 0;
  while (length < line.size() && line[length] == mark) ++length;
  return line.find_first_not_of(" \t", length) == std::string_view::npos ? length : 0;
}

bool is_blank(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ' || line[at] == '\t' || line[at] == '\n') {
      ++at;
    } else if (line.substr(at, 2) == "\u00a0") {
      at += 2;
    } else if (line.substr(at, 3) == "\u3000") {
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace essaypack
