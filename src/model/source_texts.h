#pragma once

/// Texts of a site that are no files of their own: the items of an export, pages of a zip.

#include <cstddef>
#include "base/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// One text, or why there is none.
struct SourceText {
  std::optional<std::string> html;  ///< As an `.html` file without a head would hold it.
  Message problem;                  ///< Lower case, for a message, where there is no text.
  std::vector<std::string> unread;  ///< What is in it and can't be read, by name: `[poll]`.
};

/// Opened by a kind of site whose texts lie in something larger. May be asked from several threads; it keeps where
/// texts lie, not the texts.
class SourceTexts {
 public:
  virtual ~SourceTexts() = default;
  /// The text of a source that the kind listed.
  virtual SourceText read(std::string_view source) const = 0;
};

}  // namespace essaypack
