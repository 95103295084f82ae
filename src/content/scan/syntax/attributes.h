#pragma once

/// Lists of attributes, as several syntaxes read them.

#include <string_view>

namespace essaypack {

class Scan;

/// True where a page does not show what has these attributes: the inside of a list. `depth`: of names of lists.
bool is_hiding(Scan& scan, std::string_view list, int depth = 0);
/// A warning that what the attributes at `at` belong to is not shown.
void report_hidden(const Scan& scan, std::size_t at);

}  // namespace essaypack
