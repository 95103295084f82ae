#pragma once

/// Hugo's cascades: fields that a section or the site's configuration hands down to pages.

#include "base/value/yaml.h"

#include <string>
#include <vector>

namespace essaypack {

/// One entry of a `cascade`. The patterns of its target are in lower case; an empty one fits every page.
struct Cascade {
  std::string path, kind, language, environment;
  Value values;  ///< A map, keys in lower case.

  bool has_target_of(const Cascade& other) const {
    return path == other.path && kind == other.kind && language == other.language && environment == other.environment;
  }
};

/// The entries of a `cascade:`, a map or a list of maps. What a target says that can't be read fits every page.
std::vector<Cascade> parse_cascade(const Value& value);

/// A page as targets see it.
struct CascadeTarget {
  std::vector<std::string> paths;  ///< What Hugo's versions call its path, in lower case: `/posts/a.md`, `/posts/a`.
  std::string_view kind;           ///< page, section, home.
  std::string_view language;       ///< Hugo's code.
};

/// True if the target of the cascade fits the page; the environment is `production`.
bool fits(const Cascade& cascade, const CascadeTarget& page);

}  // namespace essaypack
