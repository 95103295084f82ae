#pragma once

/// Pictures for a light and for a dark page: which of the two one is for.

#include <string_view>

namespace essaypack {

enum class PicturePage { any, light, dark };

/// By its classes: those of Chirpy and of Sphinx' themes.
PicturePage page_of_classes(std::string_view classes);
/// By the end of its address: GitHub's, Material for MkDocs', theme-hope's.
PicturePage page_of_address(std::string_view address);

}  // namespace essaypack
