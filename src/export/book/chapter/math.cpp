#include "export/book/chapter/math.h"

#include "base/text.h"
#include "content/text/equations.h"
#include "export/common/xml_document.h"

#include <pugixml.hpp>

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kLongest = 20'000;  ///< Bytes of a formula; a longer one stays as it is.
constexpr int kDeepestBraces = 200;
constexpr std::size_t kMostSteps = 10'000'000;  ///< Of all formulas of one post: five thousand ordinary ones.
constexpr int kDeepest = 250;

bool is_word_of(std::string_view word, std::string_view words) {
  return words.find(" " + std::string(word) + " ") != words.npos;
}

constexpr std::string_view kElements =
    " math mi mn mo mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none "
    "mtable mtr "
    "mlabeledtr mtd mtext mspace mstyle mpadded mphantom menclose semantics annotation ";
constexpr std::string_view kAttributes =
    " mathvariant mathcolor mathbackground mathsize lspace rspace stretchy displaystyle scriptlevel columnalign "
    "columnspacing "
    "columnlines rowspacing rowlines frame linethickness accent accentunder minsize maxsize width height depth voffset "
    "fence form "
    "largeop movablelimits symmetric separator linebreak notation ";
/// Elements whose `width` is one (MathML 3, appendix A).
constexpr std::string_view kWide = " mspace mpadded mtable ";

/// Cells that hold nothing but the place of an equation's number.
bool is_number_place(const pugi::xml_node& node) {
  const std::string_view name = node.attribute("class").value();
  return (name == "mtr-glue" || name == "mml-eqn-num") && !node.first_child();
}

bool clean(pugi::xml_node node, int depth) {
  if (depth > kDeepest || !is_word_of(node.name(), kElements)) return false;
  const bool is_annotation = std::string_view(node.name()) == "annotation";
  // KaTeX nests `mo` for `\overset{a}{=}`; a token holds text alone (MathML 3, 3.2).
  if (is_word_of(node.name(), " mi mn mo mtext ") &&
      node.find_child([](const pugi::xml_node& child) { return child.type() == pugi::node_element; })) {
    node.set_name("mrow");
    while (node.first_attribute()) node.remove_attribute(node.first_attribute());
  }
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    const std::string_view name = attribute.name();
    const bool fits = is_annotation
                          ? name == "encoding"
                          : is_word_of(name, kAttributes) && (name != "width" || is_word_of(node.name(), kWide));
    if (fits && *attribute.value())
      attribute.set_value(xml_clean(attribute.value()).c_str());
    else
      node.remove_attribute(attribute);
    attribute = next;
  }
  for (pugi::xml_node child = node.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (child.type() == pugi::node_element && is_number_place(child))
      node.remove_child(child);
    else if (child.type() == pugi::node_element ? !clean(child, depth + 1) : child.type() != pugi::node_pcdata)
      return false;
    else if (child.type() == pugi::node_pcdata)
      child.set_value(xml_clean(child.value()).c_str());
    child = next;
  }
  return true;
}

/// True if something in it is seen.
bool shows(const pugi::xml_node& node) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = child.name();
    if (name == "annotation") continue;
    if (child.type() == pugi::node_pcdata || name == "mspace" || name == "mfrac" || name == "msqrt" ||
        name == "mtable" || shows(child))
      return true;
  }
  return false;
}

bool is_too_deep(std::string_view tex) {
  int depth = 0;
  for (std::size_t at = 0; at < tex.size(); ++at) {
    if (tex[at] == '\\')
      ++at;
    else if (tex[at] == '{' && ++depth > kDeepestBraces)
      return true;
    else if (tex[at] == '}')
      --depth;
  }
  return false;
}

/// True for what is displayed wherever it stands: by its delimiters, as an environment, or with a number.
bool is_display(const Formula& formula) {
  const std::string_view source = trim(formula.source);
  return formula.is_block || source.starts_with("$$") || source.starts_with("\\[") || source.starts_with("\\begin{") ||
         source.find("\\tag") != source.npos;
}

Katex::Shape shape_of(const Formula& formula) { return is_display(formula) ? Katex::Shape::block : Katex::Shape::span; }

/// KaTeX's message in a sentence that goes on.
Message in_plain_words(const Message& message) {
  std::string said = message.english();
  if (said == "Expected 'EOF', got '}'") return tr("'}' closes nothing");
  if (said == "Expected '}', got 'EOF'" || said.starts_with("Unexpected end of input")) return tr("'}' is missing");
  if (said.starts_with("Too many expansions")) return tr("its macros never end");
  if (said.starts_with("RangeError")) return tr("it is nested too deeply");
  if (const std::size_t end = said.find("got 'EOF'"); end != said.npos)
    said = said.substr(0, end) + "but it ends there";
  if (said.starts_with("Expected 'EOF', got ")) return tr("unexpected {}", said.substr(20));
  if (constexpr std::string_view kUndefined = "Undefined control sequence: "; said.starts_with(kUndefined))
    return tr("undefined control sequence: {}", said.substr(kUndefined.size()));
  if (!said.empty()) said[0] = lower_ascii(said[0]);
  return said == message.english() ? message : verbatim(std::move(said));
}

/// Moves the place from the formula's start to `units` UTF-16 units into its TeX. Behind a line break the column is not
/// known: a quotation's marks are gone.
void move_place(Formula& formula, int units) {
  const std::string_view source = formula.source;
  const std::string_view tex = tex_of(source);
  std::size_t at = static_cast<std::size_t>(tex.data() - source.data());
  if (units < 0 || formula.line == 0) return;
  int columns = static_cast<int>(count_code_points(source.substr(0, at)));
  int lines = static_cast<int>(std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  while (units > 0 && at < source.size()) {
    const char32_t c = next_code_point(source, at);
    units -= c > 0xFFFF ? 2 : 1;
    ++columns;
    lines += c == '\n';
  }
  formula.line += lines;
  formula.column = lines > 0 || formula.column == 0 ? 0 : formula.column + columns;
}

void convert(Katex& katex, Formula& formula, std::string& definitions, std::size_t& steps) {
  const std::string_view tex = tex_of(formula.source);
  if (tex.size() > kLongest) {
    formula.error = tr("it has more than {} bytes", kLongest);
  } else if (is_too_deep(tex)) {
    formula.error = tr("its braces are nested more than {} deep", kDeepestBraces);
  } else {
    const Katex::Made made = katex.make(with_shown_tags(tex), shape_of(formula), definitions);
    steps += made.steps;
    if (made.error.empty()) {
      formula.mathml = clean_mathml(made.markup, formula);
      if (defines_macros(tex)) {
        (definitions += tex) += '\x01';
        pugi::xml_document document;
        formula.is_silent = document.load_buffer(formula.mathml.data(), formula.mathml.size(),
                                                 pugi::parse_default | pugi::parse_ws_pcdata) &&
                            !shows(document.document_element());
        if (formula.is_silent) formula.mathml.clear();
      } else if (formula.mathml.empty()) {
        formula.error = tr("KaTeX gives no MathML that a book may have");
      }
      return;
    }
    formula.error = in_plain_words(made.error);
    move_place(formula, made.at);
  }
}

}  // namespace

bool defines_macros(std::string_view tex) {
  for (const std::string_view command : {"\\newcommand", "\\renewcommand", "\\providecommand", "\\DeclareMathOperator",
                                         "\\def", "\\gdef", "\\edef", "\\xdef", "\\let", "\\futurelet"})
    for (std::size_t at = 0; (at = tex.find(command, at)) != tex.npos; at += command.size())
      if (const std::size_t end = at + command.size(); end == tex.size() || !is_ascii_letter(tex[end])) return true;
  return false;
}

std::string_view tex_of(std::string_view source) {
  source = trim(source);
  for (const auto& [open, close] : {std::pair("$$", "$$"), {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}}) {
    const std::string_view a = open, b = close;
    if (source.size() >= a.size() + b.size() && source.starts_with(a) && source.ends_with(b))
      return trim(source.substr(a.size(), source.size() - a.size() - b.size()));
  }
  return source;
}

std::string clean_mathml(std::string_view markup, const Formula& formula) {
  pugi::xml_document document;
  if (!document.load_buffer(markup.data(), markup.size(), pugi::parse_default | pugi::parse_ws_pcdata)) return {};
  pugi::xml_node math = document.document_element();
  if (std::string_view(math.name()) == "span") math = math.first_child();  // KaTeX's own wrapper
  if (std::string_view(math.name()) != "math" || !clean(math, 0)) return {};
  const std::string tex(tex_of(formula.source));
  if (pugi::xml_node annotation = math.child("semantics").child("annotation"))
    annotation.text().set(xml_clean(tex).c_str());
  pugi::xml_document cleaned;
  pugi::xml_node out = cleaned.append_child("math");
  set_attribute(out, "xmlns", "http://www.w3.org/1998/Math/MathML");
  if (is_display(formula)) set_attribute(out, "display", "block");
  set_attribute(out, "alttext", collapse_white_space(tex));
  for (const pugi::xml_node child : math.children()) out.append_copy(child);
  const std::string text = document_bytes(cleaned, pugi::format_raw);
  return std::string(trim(std::string_view(text).substr(text.find("<math"))));  // without the XML declaration
}

void convert_formulas(Katex& katex, std::vector<Formula>& formulas) {
  std::string definitions;
  std::size_t steps = 0;
  for (Formula& formula : formulas) {
    if (steps > kMostSteps) {
      formula.error = tr("the formulas of this text cost too much, it and those behind it stay as they are");
      return;
    }
    convert(katex, formula, definitions, steps);
  }
}

}  // namespace essaypack
