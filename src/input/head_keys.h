#pragma once

/// The spelling of keys in a head.

#include "base/value/yaml.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A key that was written otherwise.
struct MendedKey {
  std::string written;
  std::string key;
  int line = 0;
  int column = 0;
};

/// True for a key under which themes and platforms keep a map of words of their own: `params`, `extra`, `metadata`.
bool holds_words(std::string_view key);

/// Which keys `mend_keys` mends.
enum class KeyScope { state, known };

/// Gives keys their own spelling that differ from it in letter case, full-width letters or invisible characters: those
/// that say who may read a post (`Draft`, `ｄｒａｆｔ`), or all that are known. One that is there in its own spelling,
/// too, goes to `rivals`.
std::vector<MendedKey> mend_keys(Value& fields, KeyScope scope, std::vector<Value::Member>& rivals);

}  // namespace essaypack
