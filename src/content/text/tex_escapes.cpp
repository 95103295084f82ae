#include "content/text/tex_escapes.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace essaypack {

namespace {

/// Commands that nobody writes as a line's end and letters behind it, in order of their names.
constexpr std::string_view kCommands[] = {"Delta",        "Gamma",        "Lambda",    "Leftrightarrow",
                                          "Omega",        "Phi",          "Pi",        "Psi",
                                          "Rightarrow",   "Sigma",        "Theta",     "Xi",
                                          "alpha",        "approx",       "arccos",    "arcsin",
                                          "arctan",       "arg",          "argmax",    "argmin",
                                          "bar",          "begin",        "beta",      "bf",
                                          "big",          "bigg",         "binom",     "bm",
                                          "boldsymbol",   "bullet",       "cap",       "cdot",
                                          "cdots",        "chi",          "cos",       "cup",
                                          "ddots",        "delta",        "det",       "dfrac",
                                          "displaystyle", "dot",          "dots",      "ell",
                                          "emptyset",     "end",          "epsilon",   "equiv",
                                          "eta",          "exists",       "exp",       "forall",
                                          "frac",         "gamma",        "ge",        "geq",
                                          "hat",          "in",           "infty",     "int",
                                          "kappa",        "lambda",       "land",      "langle",
                                          "lceil",        "ldots",        "le",        "left",
                                          "leftarrow",    "leq",          "lfloor",    "lim",
                                          "limits",       "ln",           "log",       "lor",
                                          "mathbb",       "mathbf",       "mathcal",   "mathit",
                                          "mathrm",       "max",          "mid",       "min",
                                          "mu",           "nabla",        "ne",        "neg",
                                          "neq",          "not",          "notin",     "nu",
                                          "omega",        "operatorname", "oplus",     "otimes",
                                          "overline",     "partial",      "phi",       "pi",
                                          "pm",           "prime",        "prod",      "propto",
                                          "psi",          "qquad",        "quad",      "rangle",
                                          "rceil",        "rfloor",       "rho",       "right",
                                          "rightarrow",   "sigma",        "sim",       "simeq",
                                          "sin",          "sqrt",         "subset",    "subseteq",
                                          "sum",          "sup",          "tan",       "tau",
                                          "text",         "textbf",       "tfrac",     "theta",
                                          "tilde",        "times",        "to",        "underline",
                                          "varepsilon",   "varphi",       "vdots",     "vec",
                                          "wedge",        "widehat",      "widetilde", "xi",
                                          "zeta"};
static_assert(std::is_sorted(std::begin(kCommands), std::end(kCommands)));

/// Commands whose argument is text, where `\_` is a letter.
constexpr std::string_view kTexts[] = {"mathit", "mathrm", "mathsf", "mathtt", "mbox",   "operatorname", "tag",
                                       "text",   "textbf", "textit", "textrm", "textsf", "texttt"};

template <std::size_t Size>
bool is_among(const std::string_view (&names)[Size], std::string_view name) {
  return std::binary_search(std::begin(names), std::end(names), name);
}

std::string_view letters_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Braces behind two backslashes close and open each other; else a line ends before a group.
bool has_pairs_of_braces(std::string_view tex) {
  int open = 0, closed = 0;
  for (std::size_t at = 0; at + 2 < tex.size(); ++at) {
    if (tex[at] != '\\') continue;
    std::size_t end = at;
    while (end < tex.size() && tex[end] == '\\') ++end;
    if (end - at == 2 && end < tex.size()) open += tex[end] == '{', closed += tex[end] == '}';
    at = end;
  }
  return open + closed > 0 && (open == closed || open == 0);
}

/// Where the argument of a command of text ends; 0 if `command` has none.
std::size_t end_of_text(std::string_view tex, std::string_view command, std::size_t at) {
  while (at < tex.size() && tex[at] == ' ') ++at;
  if (!is_among(kTexts, command) || at >= tex.size() || tex[at] != '{') return 0;
  int depth = 0;
  for (; at < tex.size(); ++at) {
    if (tex[at] == '\\')
      ++at;
    else if (tex[at] == '{')
      ++depth;
    else if (tex[at] == '}' && --depth == 0)
      return at + 1;
  }
  return 0;
}

}  // namespace

std::string without_markdown_escapes(std::string_view tex) {
  const bool has_pairs = has_pairs_of_braces(tex);
  std::string out;
  out.reserve(tex.size());
  std::size_t text_end = 0;  // of an argument that is text
  for (std::size_t at = 0; at < tex.size();) {
    if (tex[at] != '\\') {
      out += tex[at++];
      continue;
    }
    const std::size_t end = std::min(tex.find_first_not_of('\\', at), tex.size());
    const std::size_t count = end - at;
    const char next = end < tex.size() ? tex[end] : ' ';
    const std::string_view command = letters_at(tex, end);
    const bool is_bare = count == 1 && (next == '_' || next == '*') && at >= text_end;
    const bool is_twice = count == 2 && (std::string_view(",;:!#%_").find(next) != std::string_view::npos ||
                                         ((next == '{' || next == '}') && has_pairs) || is_among(kCommands, command));
    if (is_bare) {
      // its backslash goes
    } else if (is_twice) {
      out += '\\';
    } else if (count == 4) {
      out += "\\\\";
    } else {
      out.append(count, '\\');
    }
    at = end;
    if (count == 1 && command.empty() && at < tex.size()) out += tex[at++];
    if ((count == 1 || is_twice) && at >= text_end)
      text_end = std::max(text_end, end_of_text(tex, command, at + command.size()));
  }
  return out;
}

}  // namespace essaypack
