#pragma once

/// Keys of a head that answer yes or no to whether a post is kept back.

#include "input/field_reader.h"
#include "input/state_words.h"
#include "model/post.h"

#include <span>
#include <string_view>

namespace essaypack {

/// A key that says yes or no.
struct StateFlag {
  std::string_view key;
  bool withholds;  ///< The answer that keeps the post back.
  bool Withheld::*state;
  bool is_strict;  ///< Any other word keeps it back, too, on every kind of site; else on a plain one only.
};

/// All of them, of all tools, but those that a date may answer, too.
std::span<const StateFlag> state_flags();

/// True if the key's value is this answer.
bool says(const FieldReader& fields, std::string_view key, bool wanted);
/// True where a flag says that the post is kept back. On plain sites (`notes`) words count that YAML takes for none,
/// and an unknown one keeps it back.
bool keeps_back(const FieldReader& fields, const StateFlag& flag, WordScope scope);

}  // namespace essaypack
