#pragma once

/// A folder of its own for a test that needs files.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace essaypack::test {

/// A fresh folder that goes with the object.
struct TemporaryFolder {
  TemporaryFolder() : path(make()) {}
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }

  const std::filesystem::path path;  ///< Links resolved.

 private:
  static std::filesystem::path make() {
    std::string name = (std::filesystem::temp_directory_path() / "essaypack-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    return std::filesystem::canonical(name);
  }
};

}  // namespace essaypack::test
