// Run by the build: writes the completions of bash, zsh and fish into the folder that is named.

#include "app/cli/completions.h"

#include <cstdio>
#include <fstream>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: essaypack_completions FOLDER\n", stderr);
    return 2;
  }
  const std::string folder = argv[1];
  std::ofstream(folder + "/essaypack") << essaypack::bash_completions();
  std::ofstream(folder + "/_essaypack") << essaypack::zsh_completions();
  std::ofstream fish(folder + "/essaypack.fish");
  fish << essaypack::fish_completions();
  return fish.good() ? 0 : 3;
}
