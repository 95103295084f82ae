#include "export/epub/math.h"

#include "base/text.h"
#include "export/xml_document.h"

#include <pugixml.hpp>

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kLongest = 4000;    ///< Bytes of a formula; a longer one stays as it is.
constexpr std::size_t kMostFormulas = 5'000;  ///< Of one post.
constexpr int kMostRuns = 400;            ///< For the formulas of one post: each bad one takes two for each halving.
constexpr int kDeepest = 100;
constexpr std::string_view kNamespace = "http://gva.noekeon.org/blahtexml";

/// Replaces `from` where no letter follows.
void replace_command(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos;) {
    const std::size_t end = at + from.size();
    if (is_ascii_letter(from.back()) && end < text.size() && is_ascii_letter(text[end])) {
      at = end;
      continue;
    }
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

/// The end of the group that opens at `at`, behind its brace; npos if it never closes.
std::size_t group_end(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\') ++at;
    else if (text[at] == '{') ++depth;
    else if (text[at] == '}' && --depth == 0) return at + 1;
  }
  return text.npos;
}

/// Takes commands with their argument away: they name equations, which nothing here numbers.
void drop_command(std::string& text, std::string_view command) {
  for (std::size_t at = 0; (at = text.find(command, at)) != text.npos;) {
    const std::size_t end = text[at + command.size() - 1] == '{' ? group_end(text, at + command.size() - 1) : at + command.size();
    if (end == text.npos) return;
    text.erase(at, end - at);
  }
}

std::string_view without_delimiters(std::string_view source) {
  source = trim(source);
  for (const auto& [open, close] : {std::pair("$$", "$$"), {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}}) {
    const std::string_view a = open, b = close;
    if (source.size() >= a.size() + b.size() && source.starts_with(a) && source.ends_with(b))
      return trim(source.substr(a.size(), source.size() - a.size() - b.size()));
  }
  return source;
}

/// Runs of characters beyond ASCII in `\text{...}`, where they are not in one already.
std::string wrap_words(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, 6) == "\\text{" || text.substr(at, 6) == "\\mbox{") {
      const std::size_t end = std::min(group_end(text, at + 5), text.size());
      out += text.substr(at, end - at);
      at = end;
    } else if (text[at] & 0x80) {
      const std::size_t start = at;
      while (at < text.size() && (text[at] & 0x80)) ++at;
      out += "\\text{" + std::string(text.substr(start, at - start)) + "}";
    } else {
      out += text[at++];
    }
  }
  return out;
}

bool is_word_of(std::string_view word, std::string_view words) {
  return words.find(" " + std::string(word) + " ") != words.npos;
}

bool clean(pugi::xml_node node, int depth) {
  if (depth > kDeepest ||
      !is_word_of(node.name(),
                  " math mi mn mo mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none "
                  "mtable mtr mtd mtext mspace mstyle mpadded mphantom "))
    return false;
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    if (!is_word_of(attribute.name(),
                    " mathvariant lspace rspace stretchy displaystyle scriptlevel columnalign columnspacing rowspacing "
                    "linethickness accent accentunder minsize maxsize width height depth fence form largeop movablelimits "
                    "symmetric separator "))
      node.remove_attribute(attribute);
    attribute = next;
  }
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element ? !clean(child, depth + 1) : child.type() != pugi::node_pcdata) return false;
    if (child.type() == pugi::node_pcdata) child.set_value(xml_clean(child.value()).c_str());
  }
  return true;
}

std::string make_input(const std::vector<Formula*>& formulas) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("formulas");
  set_attribute(root, "xmlns:b", kNamespace);
  for (const Formula* formula : formulas)
    set_attribute(root.append_child("f"), formula->is_block ? "b:block" : "b:inline", tex_for_blahtexml(formula->source));
  return document_bytes(document, pugi::format_raw);
}

/// False where the answer is not one for these formulas.
bool read_answer(const std::string& answer, const std::vector<Formula*>& formulas) {
  pugi::xml_document document;
  if (!document.load_buffer(answer.data(), answer.size(), pugi::parse_default | pugi::parse_ws_pcdata)) return false;
  const pugi::xml_node root = document.document_element();
  const auto made = root.children("f");
  if (std::size_t(std::distance(made.begin(), made.end())) != formulas.size()) return false;
  std::size_t index = 0;
  for (const pugi::xml_node one : made) {
    Formula& formula = *formulas[index++];
    if (const pugi::xml_node math = one.child("math")) {
      pugi::xml_document alone;
      alone.append_copy(math);
      formula.mathml = clean_mathml(document_bytes(alone, pugi::format_raw), formula);
    }
    if (!formula.mathml.empty()) continue;
    std::string said = collapse_white_space(one.child_value("error"));
    if (!said.empty()) said[0] = lower_ascii(said[0]);
    formula.error = said.empty() ? "blahtexml gives no MathML" : said;
  }
  return true;
}

Conversion convert(const RunProgram& run, const std::vector<Formula*>& formulas, int& runs) {
  const auto fail = [&](const char* why) {
    for (Formula* formula : formulas) formula->error = why;
    return Conversion::done;
  };
  if (runs-- <= 0) return fail("blahtexml fails for too many formulas of the post");
  const ProgramResult all = run({"blahtexml", "--xmlin", "--mathml-encoding", "raw", "--other-encoding", "raw"}, make_input(formulas));
  switch (all.state) {
    case ProgramResult::State::missing: return Conversion::missing;
    case ProgramResult::State::stopped: return Conversion::stopped;
    case ProgramResult::State::timed_out: return Conversion::timed_out;
    case ProgramResult::State::done:
    case ProgramResult::State::failed: break;  // it exits 1 if one formula is bad, and the answer is whole all the same
  }
  if (read_answer(all.output, formulas)) return Conversion::done;
  if (formulas.size() == 1) return fail("blahtexml fails");
  const auto middle = formulas.begin() + static_cast<std::ptrdiff_t>(formulas.size() / 2);
  const Conversion first = convert(run, {formulas.begin(), middle}, runs);
  return first == Conversion::done ? convert(run, {middle, formulas.end()}, runs) : first;
}

}  // namespace

std::string tex_for_blahtexml(std::string_view source) {
  std::string text(without_delimiters(source));
  for (const char* name : {"align*", "align", "eqnarray*", "eqnarray", "split", "aligned"}) {
    replace_command(text, "\\begin{" + std::string(name) + "}", "\\begin{aligned}");
    replace_command(text, "\\end{" + std::string(name) + "}", "\\end{aligned}");
  }
  for (const char* name : {"gather*", "gather", "gathered"}) {
    replace_command(text, "\\begin{" + std::string(name) + "}", "\\begin{matrix}");
    replace_command(text, "\\end{" + std::string(name) + "}", "\\end{matrix}");
  }
  for (const char* name : {"equation*", "equation", "displaymath", "math"}) {
    replace_command(text, "\\begin{" + std::string(name) + "}", "");
    replace_command(text, "\\end{" + std::string(name) + "}", "");
  }
  for (std::size_t at = 0; (at = text.find("\\begin{array}", at)) != text.npos;) {
    std::size_t end = at + 13;
    if (end < text.size() && text[end] == '{') end = std::min(group_end(text, end), text.size());
    text.replace(at, end - at, "\\begin{matrix}");
  }
  replace_command(text, "\\end{array}", "\\end{matrix}");
  for (const char* command : {"\\dfrac", "\\tfrac", "\\cfrac"}) replace_command(text, command, "\\frac");
  for (const char* command : {"\\nonumber", "\\notag"}) replace_command(text, command, "");
  for (const char* command : {"\\tag{", "\\label{"}) drop_command(text, command);
  return wrap_words(trim(text));
}

std::string clean_mathml(std::string_view markup, const Formula& formula) {
  pugi::xml_document document;
  if (!document.load_buffer(markup.data(), markup.size(), pugi::parse_default | pugi::parse_ws_pcdata)) return {};
  const pugi::xml_node math = document.document_element();
  if (std::string_view(math.name()) != "math" || !clean(math, 0)) return {};
  pugi::xml_document cleaned;
  pugi::xml_node out = cleaned.append_child("math");
  set_attribute(out, "xmlns", "http://www.w3.org/1998/Math/MathML");
  if (formula.is_block) set_attribute(out, "display", "block");
  set_attribute(out, "alttext", collapse_white_space(without_delimiters(formula.source)));
  for (const pugi::xml_node child : math.children()) out.append_copy(child);
  const std::string text = document_bytes(cleaned, pugi::format_raw);
  return std::string(trim(std::string_view(text).substr(text.find("<math"))));  // without the XML declaration
}

Conversion convert_formulas(const RunProgram& run, std::vector<Formula>& formulas) {
  std::vector<Formula*> wanted;
  for (Formula& formula : formulas) {
    if (wanted.size() == kMostFormulas) {
      formula.error = "the post has more than " + std::to_string(kMostFormulas) + " formulas, the others stay as their source";
      break;
    }
    if (formula.source.size() <= kLongest) wanted.push_back(&formula);
    else formula.error = "it has more than " + std::to_string(kLongest) + " bytes";
  }
  int runs = kMostRuns;
  return wanted.empty() ? Conversion::done : convert(run, wanted, runs);
}

}  // namespace essaypack
