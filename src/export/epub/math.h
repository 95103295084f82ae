#pragma once

/// Formulas as MathML, by the program `blahtexml` (MathML 3, presentation).

#include "base/process.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Runs a program of this machine; see `run_program`.
using RunProgram = std::function<ProgramResult(const std::vector<std::string>& command, std::string_view input)>;

struct Formula {
  std::string source;    ///< As the author wrote it, `$...$` and the like included.
  bool is_block = false;
  std::string mathml;    ///< A `math` element; empty where the source must stay.
  std::string error;     ///< Why it must stay; empty if the program is missing.
  int line = 0;          ///< In the post's file; 0: not known.
};

/// How a conversion went.
enum class Conversion {
  done,       ///< Each formula has its `mathml` or `error`, but for those behind the 5,000th, of which the first has an error.
  missing,    ///< There is no such program.
  stopped,    ///< It is not asked any more (`ProgramGuard`).
  timed_out,  ///< It took too long for these formulas.
};

/// Fills in `mathml` or `error` of each formula: one run of the program for all of them, and where that fails one for each
/// half, so that a formula that brings it down costs itself alone.
Conversion convert_formulas(const RunProgram& run, std::vector<Formula>& formulas);

/// The formula without its delimiters, in the words that blahtexml knows.
std::string tex_for_blahtexml(std::string_view source);

/// A `math` element of blahtexml, cleaned: elements and attributes of presentation MathML alone. Empty where something else
/// is in it.
std::string clean_mathml(std::string_view markup, const Formula& formula);

}  // namespace essaypack
