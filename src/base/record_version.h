#pragma once

/// Telling a record of a newer essaypack from a damaged one.

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>

namespace essaypack {

/// A record that a newer essaypack wrote.
class NewerRecord : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws `NewerRecord` where `format` is a version above 1, the only one that there is.
inline void refuse_newer(const nlohmann::json& record, const char* format) {
  const auto version = record.is_object() ? record.find(format) : record.end();
  if (!record.is_object() || version == record.end() || !version->is_number_integer() || *version <= 1) return;
  throw NewerRecord("a newer essaypack wrote it (version " + version->dump() + ", this one reads version 1)");
}

/// What to do about a record that can't be read: `otherwise`, unless it is only newer.
inline std::string record_hint(const std::exception& error, const char* otherwise) {
  return dynamic_cast<const NewerRecord*>(&error)
             ? "run the newer essaypack, or give this one an output folder of its own"
             : otherwise;
}

}  // namespace essaypack
