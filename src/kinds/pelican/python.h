#pragma once

/// What a settings file in Python says literally. Nothing is run.

#include "base/value/yaml.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct PythonSettings {
  Value value;  ///< A map of what is assigned at the top of the module; of several the last one counts.
  /// Names whose last value is computed, with their lines.
  std::vector<std::pair<std::string, int>> computed;
  /// The line of a computed name; 0: it is none.
  int computed_line(std::string_view name) const;
};

PythonSettings read_python_settings(std::string_view source);

}  // namespace essaypack
