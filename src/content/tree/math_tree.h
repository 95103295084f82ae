#pragma once

/// `<math>` in raw HTML: MathML Core's elements with the attributes that checkers take.

#include <gumbo.h>
#include <pugixml.hpp>

namespace essaypack {

/// Appends `source`, a `math` element or one inside of it, to `parent`. Annotations go but for TeX, which becomes
/// `alttext`. False if the tree is too deep.
bool append_math(const GumboElement& source, pugi::xml_node parent);

}  // namespace essaypack
