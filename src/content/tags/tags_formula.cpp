/// Tags around formulas.

#include "content/tags/tags.h"

#include "base/text.h"
#include "content/text/line_start.h"

namespace essaypack {

namespace {

bool has_own_marks(std::string_view tex) {
  return tex.starts_with('$') || tex.starts_with("\\(") || tex.starts_with("\\[");
}

/// True where a tag is all that its paragraph holds.
bool is_a_paragraph(const TagCall& call) {
  if (!begins_line(call.before)) return false;
  const auto is_bare = [](std::string_view line) { return line.find_first_not_of(" \t>") == line.npos; };
  const std::size_t line = call.before.rfind('\n') + 1;
  const std::size_t above = line < 2 ? 0 : call.before.rfind('\n', line - 2) + 1;
  if (line > 0 && !is_bare(line_from(call.before, above))) return false;
  const std::string_view rest = line_from(call.after, 0);
  return is_bare(rest) && (rest.size() == call.after.size() || is_bare(line_from(call.after, rest.size() + 1)));
}

/// `{% katex '{"displayMode": true}' %}`, `{% mathjax '{"conversion": {"display": true}}' %}` (hexo-math 5),
/// `{% katex display %}` (jekyll-katex).
bool asks_for_display(const TagCall& call) {
  const std::string options = join_words(call.words, 0);
  if (options == "display") return true;
  return options.starts_with('{') && options.find("isplay") != options.npos && options.find("true") != options.npos;
}

}  // namespace

TagOutput formula_in_line(std::string_view tex) {
  tex = trim(tex);
  if (tex.empty()) return inline_output("", "");
  const char* const mark = has_own_marks(tex) ? "" : "$";
  const bool holds_dollar = *mark != 0 && tex.find('$') != tex.npos;
  const std::string whole = holds_dollar ? "\\(" + std::string(tex) + "\\)" : mark + std::string(tex) + mark;
  return inline_output("<span class=\"math\">" + escape_xml(whole) + "</span>", std::string(tex));
}

TagOutput formula_as_block(std::string_view tex) {
  const std::string stripped = strip_indent(tex);
  tex = trim(stripped);
  if (tex.empty()) return block_output("", "");
  const std::string lines = "\n" + std::string(tex) + "\n";
  const std::string whole = has_own_marks(tex)          ? std::string(tex)
                            : tex.find('$') != tex.npos ? "\\[" + lines + "\\]"
                                                        : "$$" + lines + "$$";
  return block_output("<div class=\"math\">" + escape_xml(whole) + "</div>", "");
}

/// hexo-math: in the line, where it is no paragraph of its own or has several lines.
TagOutput make_math(const TagCall& call) {
  if (!call.is_block) return formula_in_line(join_words(call.words, 0));
  if (asks_for_display(call)) return formula_as_block(call.content);
  const bool is_jekyll = call.name == "katex" && call.context.config.kind->rules.tags == TagLanguage::liquid;
  const bool is_long = call.content.find('\n') != call.content.npos;
  return is_jekyll || (!is_long && !is_a_paragraph(call)) ? formula_in_line(call.content)
                                                          : formula_as_block(call.content);
}

TagOutput make_math_block(const TagCall& call) {
  return call.is_block ? formula_as_block(call.content) : formula_in_line(join_words(call.words, 0));
}

}  // namespace essaypack
