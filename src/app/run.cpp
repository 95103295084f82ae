#include "app/run.h"

#include <cstdio>

namespace essaypack {

int run(const std::vector<std::string>& arguments) {
  if (arguments == std::vector<std::string>{"--version"}) return std::puts("essaypack " ESSAYPACK_VERSION), 0;
  std::fputs("usage: essaypack --version\n", stderr);
  return 2;
}

}  // namespace essaypack
