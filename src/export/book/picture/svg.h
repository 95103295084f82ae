#pragma once

/// SVG pictures as a book may carry them. All but `clean_svg` are its steps, used by svg*.cpp only.

#include "base/message.h"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>

namespace essaypack {

/// What a reader saw on the web and does not see in the book.
struct SvgLosses {
  bool html = false;      ///< A label in HTML, or a picture in one.
  bool fonts = false;     ///< A font that the file carries.
  bool pictures = false;  ///< A picture in the picture.

  /// In words, "labels in HTML, embedded fonts"; empty where nothing is lost.
  Message describe() const;
};

/// Why a picture can't be used.
enum class SvgFault { none, too_large, not_parsed, too_deep, no_size, too_costly };
Message describe(SvgFault fault, const std::string& name);

struct CleanSvg {
  std::string text;  ///< Empty where the picture can't be used.
  SvgLosses losses;
  SvgFault fault = SvgFault::none;
};

/// Without scripts, event handlers, DOCTYPE and outside references, with a `viewBox`; labels in HTML are text, ids are
/// names and each there once, and whatever refers to an id that is not there is gone. Nothing is left that editors note
/// for themselves: metadata, comments, names of files, the source of a diagram. Pictures within it are JPEG, PNG or GIF
/// without metadata.
CleanSvg clean_svg(std::string_view bytes);

// Style sheets and `style` attributes (svg_style.cpp)
// ---------------------------------------------------------------------

/// True for CSS that would load something, or may hide that it does: `@import`, `url(...)` with anything but a
/// fragment, `\`.
bool loads_something(std::string_view css);
/// The declarations that load nothing and do not set the direction of text, which EPUB leaves to `dir`.
std::string clean_declarations(std::string_view css);
/// The rules with the declarations that may stay. Embedded fonts go.
std::string clean_sheet(std::string_view css, SvgLosses& losses);

/// New names of ids by the raw ones.
using IdNames = std::map<std::string, std::string, std::less<>>;
/// CSS with the new names in `url(#...)` and in selectors.
std::string rename_ids(std::string_view css, const IdNames& names);

// Labels (svg_labels.cpp)
// -------------------------------------------------------------------------------------------------

/// Puts `text` in the place of the `foreignObject` children of `parent`, which hold HTML.
void replace_labels(pugi::xml_node parent, SvgLosses& losses);

// Ids (svg_ids.cpp)
// -------------------------------------------------------------------------------------------------------

/// Makes ids unique names, has references follow, and removes `use` of what is not there or can't be used. The tree
/// must be shallow enough to recurse into.
void mend_ids(pugi::xml_node svg);

/// Removes references that lead back to where they stand, and tells whether what is left draws no more elements than a
/// reading device can take, each `use`, pattern, mask, marker, clip path and filter counted as often as it is referred
/// to. What style sheets refer to is not counted. The tree must be shallow enough to recurse into.
bool mend_cost(pugi::xml_node svg);

/// `use` of `svg:use`.
std::string_view local_name(std::string_view name);

}  // namespace essaypack
