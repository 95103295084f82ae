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

/// Fills in `mathml` or `error` of each formula: one run of the program for all of them, and one for each where that fails.
/// False if the program is missing.
bool convert_formulas(const RunProgram& run, std::vector<Formula>& formulas);

/// The formula without its delimiters, in the words that blahtexml knows.
std::string tex_for_blahtexml(std::string_view source);

/// A `math` element of blahtexml, cleaned: elements and attributes of presentation MathML alone. Empty where something else
/// is in it.
std::string clean_mathml(std::string_view markup, const Formula& formula);

}  // namespace essaypack
