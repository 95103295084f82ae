#pragma once

/// What the preview's page says, for its scripts.

#include "base/translation.h"
#include "model/output.h"

namespace essaypack {

/// `words.js`: `kWords`, an object from each English text of templates/preview/ to what is said in its place, and
/// `kLanguage`, a tag for the page. In English it is empty.
Output preview_words(const Translation& language);

}  // namespace essaypack
