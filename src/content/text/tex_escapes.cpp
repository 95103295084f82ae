#include "content/text/tex_escapes.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace essaypack {

namespace {

/// Commands that nobody writes as a line's end and letters behind it, in order of their names.
constexpr std::string_view kCommands[] = {"Bigl",
                                          "Bigr",
                                          "Delta",
                                          "Gamma",
                                          "Im",
                                          "Lambda",
                                          "Leftrightarrow",
                                          "Longrightarrow",
                                          "Omega",
                                          "Phi",
                                          "Pi",
                                          "Pr",
                                          "Psi",
                                          "Re",
                                          "Rightarrow",
                                          "Sigma",
                                          "Theta",
                                          "Upsilon",
                                          "Vert",
                                          "Xi",
                                          "aleph",
                                          "alpha",
                                          "angle",
                                          "approx",
                                          "arccos",
                                          "arcsin",
                                          "arctan",
                                          "arg",
                                          "argmax",
                                          "argmin",
                                          "ast",
                                          "bar",
                                          "because",
                                          "begin",
                                          "beta",
                                          "bf",
                                          "big",
                                          "bigcap",
                                          "bigcup",
                                          "bigg",
                                          "biggl",
                                          "biggr",
                                          "bigl",
                                          "bigoplus",
                                          "bigr",
                                          "binom",
                                          "bm",
                                          "bmod",
                                          "boldsymbol",
                                          "boxed",
                                          "bullet",
                                          "cap",
                                          "cdot",
                                          "cdots",
                                          "cfrac",
                                          "chi",
                                          "circ",
                                          "color",
                                          "colorbox",
                                          "complement",
                                          "coprod",
                                          "cos",
                                          "cosh",
                                          "cot",
                                          "csc",
                                          "cup",
                                          "ddots",
                                          "deg",
                                          "delta",
                                          "det",
                                          "dfrac",
                                          "dim",
                                          "displaystyle",
                                          "dot",
                                          "dots",
                                          "ell",
                                          "emptyset",
                                          "end",
                                          "epsilon",
                                          "equiv",
                                          "eta",
                                          "exists",
                                          "exp",
                                          "forall",
                                          "frac",
                                          "gamma",
                                          "gcd",
                                          "ge",
                                          "geq",
                                          "hat",
                                          "hbar",
                                          "hom",
                                          "hspace",
                                          "iff",
                                          "iiint",
                                          "iint",
                                          "impliedby",
                                          "implies",
                                          "in",
                                          "inf",
                                          "infty",
                                          "int",
                                          "iota",
                                          "it",
                                          "kappa",
                                          "ker",
                                          "lVert",
                                          "lambda",
                                          "land",
                                          "langle",
                                          "lceil",
                                          "ldots",
                                          "le",
                                          "left",
                                          "leftarrow",
                                          "leftrightarrow",
                                          "leq",
                                          "lfloor",
                                          "lim",
                                          "liminf",
                                          "limits",
                                          "limsup",
                                          "ln",
                                          "log",
                                          "longrightarrow",
                                          "lor",
                                          "lvert",
                                          "mapsto",
                                          "mathbb",
                                          "mathbf",
                                          "mathcal",
                                          "mathfrak",
                                          "mathit",
                                          "mathrm",
                                          "mathscr",
                                          "mathsf",
                                          "mathtt",
                                          "max",
                                          "mid",
                                          "min",
                                          "mod",
                                          "mu",
                                          "nabla",
                                          "ne",
                                          "neg",
                                          "neq",
                                          "nexists",
                                          "not",
                                          "notin",
                                          "nu",
                                          "odot",
                                          "oint",
                                          "omega",
                                          "ominus",
                                          "operatorname",
                                          "oplus",
                                          "otimes",
                                          "overbrace",
                                          "overline",
                                          "overset",
                                          "parallel",
                                          "partial",
                                          "perp",
                                          "phantom",
                                          "phi",
                                          "pi",
                                          "pm",
                                          "pmod",
                                          "prime",
                                          "prod",
                                          "propto",
                                          "psi",
                                          "qquad",
                                          "quad",
                                          "rVert",
                                          "rangle",
                                          "rceil",
                                          "rfloor",
                                          "rho",
                                          "right",
                                          "rightarrow",
                                          "rm",
                                          "rvert",
                                          "sec",
                                          "setminus",
                                          "sigma",
                                          "sim",
                                          "simeq",
                                          "sin",
                                          "sinh",
                                          "sqrt",
                                          "stackrel",
                                          "star",
                                          "subset",
                                          "subseteq",
                                          "subsetneq",
                                          "substack",
                                          "sum",
                                          "sup",
                                          "supset",
                                          "supseteq",
                                          "tag",
                                          "tan",
                                          "tanh",
                                          "tau",
                                          "text",
                                          "textbf",
                                          "textcolor",
                                          "tfrac",
                                          "therefore",
                                          "theta",
                                          "tilde",
                                          "times",
                                          "to",
                                          "triangle",
                                          "underbrace",
                                          "underline",
                                          "underset",
                                          "upsilon",
                                          "varepsilon",
                                          "varnothing",
                                          "varphi",
                                          "varrho",
                                          "varsigma",
                                          "vartheta",
                                          "vdots",
                                          "vec",
                                          "wedge",
                                          "widehat",
                                          "widetilde",
                                          "wp",
                                          "xi",
                                          "xleftarrow",
                                          "xrightarrow",
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

/// Bars behind two backslashes come in pairs and in no table: lines don't end before them.
bool has_pairs_of_bars(std::string_view tex) {
  int bars = 0;
  for (std::size_t at = 0; (at = tex.find("\\\\|", at)) != std::string_view::npos; at += 3) ++bars;
  return bars > 0 && bars % 2 == 0 && tex.find("\\begin") == std::string_view::npos;
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
  const bool has_pairs = has_pairs_of_braces(tex), has_norms = has_pairs_of_bars(tex);
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
    const bool is_norm = next == '|' && has_norms;
    const bool is_twice = count == 2 && (is_norm || std::string_view(",;:!>#%_").find(next) != std::string_view::npos ||
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
