#pragma once

/// What a module in JavaScript or TypeScript exports, as far as it says it literally. Nothing is run.

#include "base/value/yaml.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A member whose value only a run of the script tells.
struct ComputedMember {
  std::string path;  ///< `themeConfig.url`; of what a spread adds the map's own path.
  int line = 0;
};

struct ScriptValue {
  Value value;  ///< A map, list or scalar; null where nothing is said literally.
  std::vector<ComputedMember> computed;
  /// The line of the member at `path`, if it is computed; 0: it is not.
  int computed_line(std::string_view path) const;
};

/// The text of the module that an import names (`./consts`); nothing where it is none of the site's.
using ModuleReader = std::function<std::optional<std::string>(std::string_view path)>;

/// What `export default`, `module.exports =` and `export const config =` say, and what the function returns that is
/// exported: `defineConfig({…})`, `(config) => ({…})`. Names are followed to constants, also of modules that `read`
/// gives. Of several the first member of a name counts.
ScriptValue read_exported(std::string_view source, const ModuleReader& read = {});

/// The constant `name` of a module, whose value may ask `functions` by name: a call of one of them counts as its first
/// argument. Paths of computed members begin with `name`.
ScriptValue read_constant(std::string_view source, const std::string& name, const std::vector<std::string>& functions,
                          const ModuleReader& read = {});

/// The constants at the top of a module that are literal, by their names.
Value read_constants(std::string_view source);

}  // namespace essaypack
