#pragma once

/// What one types in place of an address that leads nowhere.

#include "base/message.h"
#include "content/lookup/body_context.h"

#include <string>
#include <string_view>

namespace essaypack {

/// A long address cut for a message.
std::string shown_reference(std::string_view reference);

/// For an address of the own site that leads to nothing: the address that was meant, where that can be told.
Message hint_for_link(std::string_view reference, const BodyContext& context);
/// For one with a scheme that nobody follows.
Message hint_for_scheme(std::string_view reference);
/// Where a picture or another file that does not exist would be found.
Message hint_for_file(std::string_view reference, const BodyContext& context);
/// How one gives words to a picture that has none.
Message hint_for_words(const FoundAddress& found, std::string_view reference);

}  // namespace essaypack
