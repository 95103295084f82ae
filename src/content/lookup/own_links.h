#pragma once

/// What the addresses in a post lead to, and reports of those that lead nowhere.

#include "base/url.h"
#include "content/lookup/body_context.h"
#include "model/fragment.h"

#include <string>

namespace essaypack {

/// Fills `link`, whose line is set, for an address as written. False if it leads to what may not be shown (reported).
bool resolve_own_link(const std::string& reference, const UrlParts& parts, Link& link, const BodyContext& context);

/// Fills the address and the file of `image`, whose line is set.
void find_image(const std::string& reference, Image& image, const BodyContext& context);

/// Where a picture that does not exist would be found.
std::string hint_for_picture(std::string_view reference, const BodyContext& context);

/// A long address cut for a message.
std::string shown_reference(const std::string& reference);

}  // namespace essaypack
