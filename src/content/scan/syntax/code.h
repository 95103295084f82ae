#pragma once

/// Code, which is copied as it stands.

#include <cstddef>

namespace essaypack {

class Scan;

/// Copies code up to `end`; Jekyll and Hugo have read their tags in it before it was code.
void copy_code(Scan& scan, std::size_t end);
/// In the row of a table that ends there code ends, too, and bars in it are text.
void begin_code_row(Scan& scan, std::size_t end);

}  // namespace essaypack
