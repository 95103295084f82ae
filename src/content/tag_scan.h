#pragma once

/// Finds template tags in a body and asks tags.h what becomes of them.

#include "content/tags.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace essaypack {

/// What starts at a `{` or `<`.
struct TagFound {
  enum class What {
    text,     ///< Nothing: the bytes up to `end` are text.
    removed,  ///< The bytes up to `end` go.
    output    ///< `output.open` stands in the place of the bytes up to `end`.
  } what = What::text;
  std::size_t end = 0;
  TagOutput output;
};

/// Walks one body from front to back.
class TagScanner {
 public:
  TagScanner(std::string_view body, const TagContext& context) : body_(body), context_(context) {}

  /// Reads what starts with `{` at `at`. `line` is the line in the file.
  TagFound read_braces(std::size_t at, int line);
  /// Reads a comment at `at` that divides tabs or a timeline.
  TagFound read_comment(std::size_t at);

 private:
  struct Open {
    std::string name;
    TagOutput output;
    bool has_section = false;  ///< A tab or an event is open.
  };
  TagFound read_tag(std::size_t at, int line);
  TagFound read_variable(std::size_t at) const;
  TagFound read_note(std::size_t at);
  TagFound close_tag(std::string_view name, std::size_t end);
  TagFound open_tag(TagCall& call, std::size_t end);
  TagFound take_whole(TagCall& call, const TagEntry& entry, std::size_t end);
  std::size_t find_end_tag(const std::string& name, std::size_t from);
  std::size_t next_of(std::string_view closer, std::size_t from, std::size_t& memory) const;

  std::string_view body_;
  const TagContext& context_;
  std::vector<Open> open_;
  std::unordered_map<std::string, std::vector<std::size_t>> end_tags_;
  bool has_index_ = false;
  std::size_t next_percent_ = 0;
  std::size_t next_hash_ = 0;
};

}  // namespace essaypack
