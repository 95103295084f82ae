#pragma once

/// One text through the program, from the site's folder to the bytes of every format.

#include "fragments.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace essaypack::growth {

/// What a trial took.
struct Cost {
  double milliseconds = 0;  ///< CPU time of this thread.
  double megabytes = 0;     ///< Peak of memory above what was there before.
  std::string worst;        ///< The stage that took most of the time.
  std::string refused;      ///< The first error; empty: everything was made.
};

/// Four small sites in a folder, one of each kind, whose only post or configuration a trial writes.
class Bench {
 public:
  explicit Bench(std::filesystem::path folder);
  /// Makes everything of the fragment at `size` bytes.
  Cost run(const Fragment& fragment, std::size_t size) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace essaypack::growth
