#pragma once

/// Which paths an ignore file passes over (`.gitignore`, `.eleventyignore`), as git reads it: gitignore(5).

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

class IgnoreRules {
 public:
  /// The rules of a file in the folder `prefix`, which is empty or ends with `/`; those of later files win.
  void add_file(std::string_view text, std::string_view prefix = {});
  /// A path, or a glob of paths, that is passed over with all below.
  void add_glob(std::string glob);
  /// True for a path that they pass over, or that lies in a folder which they do.
  bool ignores(std::string_view path) const;

 private:
  struct Rule {
    std::string glob;
    enum class Effect { ignores, takes_back } effect = Effect::ignores;
    enum class Reach { anything, folders } reach = Reach::anything;
  };
  bool ignores_entry(std::string_view path, Rule::Reach kind) const;

  std::vector<Rule> rules_;
};

}  // namespace essaypack
