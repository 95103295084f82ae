#pragma once

/// What a file on the disk is, as far as it may be an earlier output: nothing else is replaced unasked
/// (docs/unattended.md).

#include "model/output.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace essaypack {

/// The kind of a file, and who made it.
struct OutputForm {
  /// essaypack where the file says so; another program where such a file always says who made it, and it is not us.
  enum class Maker { essaypack, other, unknown };

  std::string kind;  ///< `feed`, `sitemap`, `book`, `table tn`; empty: nothing that essaypack writes.
  Maker maker = Maker::unknown;

  bool operator==(const OutputForm&) const = default;
};

/// By the first bytes, `kFormHead` or all.
OutputForm form_of_text(std::string_view head);
constexpr std::size_t kFormHead = 64 * 1024;

/// Of a file on the disk; of none that can be read: no kind.
OutputForm form_of_file(const std::filesystem::path& path);

/// Of what is about to be written.
OutputForm form_of(const Output& output);

}  // namespace essaypack
