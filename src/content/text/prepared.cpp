#include "content/text/prepared.h"

#include <algorithm>

namespace essaypack {

int Prepared::source_line(int line) const {
  const auto after = std::upper_bound(line_shifts.begin(), line_shifts.end(), line,
                                      [](int value, const auto& shift) { return value < shift.first; });
  return after == line_shifts.begin() ? line : line + std::prev(after)->second;
}

}  // namespace essaypack
