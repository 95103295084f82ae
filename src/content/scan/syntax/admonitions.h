#pragma once

/// Admonitions and tabs, whose text is indented: they are opened and closed, and their lines lose that indentation.

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

class Scan;

/// One that is open.
struct Admonition {
  std::size_t quotes = 0;   ///< Marks of quotations before it, behind what it is in.
  std::size_t end = 0;      ///< `end_of_level`, where that was asked; 0: not yet.
  std::size_t columns = 0;  ///< Of indentation that its lines have; 0: up to a blank line.
  std::string prefix;       ///< What another line of the same block begins with.
  std::string close;        ///< HTML.
};

/// The line at the scan loses the indentation of the admonitions that it goes on in; the others end before it. False if
/// the body ends there.
bool enter_line(Scan& scan);
/// The same where the admonitions are known to go on: in code.
void cut_indentation(Scan& scan);
/// The first line from `from` on that does not go on in the innermost admonition.
std::size_t end_of_level(Scan& scan, std::size_t from);
/// At the end of the body.
void close_admonitions(Scan& scan);

}  // namespace essaypack
