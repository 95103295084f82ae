#pragma once

/// Where the tests find files. Only main.cpp knows the folders of this checkout, so that ccache shares the other units.

namespace essaypack {

/// The checkout, absolute.
extern const char* const kCheckout;

/// Reference material beside the checkout; may be missing.
extern const char* const kShared;

}  // namespace essaypack
