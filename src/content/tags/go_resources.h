#pragma once

/// The pictures of a bundle, as a shortcode's template asks for them: `.Page.Resources.GetMatch "*cat*"`.

#include "content/tags/go_value.h"

#include <string>
#include <vector>

namespace essaypack {

/// `.Page.Resources`.
GoValue page_resources();

/// True for the pictures of a page, and for one of them.
bool is_page_resource(const GoValue& value);

/// A field or a method of either: `GetMatch`, `Get`, `Match`, `ByType`; `RelPermalink`, `Name`, `Resize` and its kin,
/// which change nothing here. `address`: of the page. Throws `NotFollowed`, also where no
/// picture of the bundle is meant.
GoValue field_of_resource(const GoValue& value, const std::string& name, const std::vector<GoValue>& arguments,
                          const std::string& address, const BodyContext& context);

}  // namespace essaypack
