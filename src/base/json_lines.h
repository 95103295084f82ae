#pragma once

/// JSON for state files: an object of many members, one on each line, so that a person can read and compare them.

#include <string>
#include <string_view>

namespace essaypack {

/// `text` as a JSON string. Bytes that are no UTF-8, which names of files may hold, become U+FFFD.
std::string json_quoted(std::string_view text);

/// Prints `{"FORMAT": 1, "NAME": {`, a line for each member, and the end.
class JsonLines {
 public:
  JsonLines(std::string_view format, std::string_view name);
  /// `value` is JSON.
  void add(std::string_view key, std::string_view value);
  /// The whole text; nothing can be added to it.
  std::string take();

 private:
  std::string text_;
  const char* separator_ = "\n";
};

}  // namespace essaypack
