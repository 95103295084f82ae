// Runs a fuzz target over files and folders of inputs, without libFuzzer: any compiler, any sanitizer. Useful for
// reproducing, too: `front_matter_fuzz crash-1234`.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace fs = std::filesystem;

static std::vector<fs::path> inputs_of(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file()) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i)
    for (const fs::path& path : inputs_of(argv[i])) {
      std::ifstream in(path, std::ios::binary);
      if (!in) return std::fprintf(stderr, "can't read %s\n", path.c_str()), 1;
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      // An own copy on the heap, without a final NUL, so that the address sanitizer sees a read past the end.
      const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
      std::fprintf(stderr, "%s\n", path.c_str());
      LLVMFuzzerTestOneInput(input.data(), input.size());
      ++count;
    }
  std::printf("%zu inputs\n", count);
  return count > 0 ? 0 : 1;
}
