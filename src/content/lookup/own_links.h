#pragma once

/// What the addresses in a post lead to, and reports of those that lead nowhere.

#include "base/url.h"
#include "content/lookup/body_context.h"
#include "content/lookup/link_hints.h"
#include "model/fragment.h"

#include <string>

namespace essaypack {

/// Where the address of a link stands.
Place place_of(const Link& link, const BodyContext& context);

/// Fills `link`, whose place is set, for an address as written. False if it leads to what may not be shown (reported).
bool resolve_own_link(const std::string& reference, const UrlParts& parts, Link& link, const BodyContext& context);

/// Fills the address and the file of `image`, whose line is set. `written`: what its author wrote of the address.
void find_image(const std::string& reference, std::string_view written, Image& image, const BodyContext& context);

}  // namespace essaypack
