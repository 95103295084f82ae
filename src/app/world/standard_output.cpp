#include "app/world/standard_output.h"

#include "output/folders.h"

#include <cerrno>
#include <cstdio>

namespace essaypack {

void print(std::string_view text) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written) throw write_failure("standard output", errno);
}

}  // namespace essaypack
