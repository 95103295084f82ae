#pragma once

/// Telling a record of a newer essaypack from a damaged one.

#include "base/message.h"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace essaypack {

/// A record that can't be read.
class RecordError : public std::runtime_error {
 public:
  explicit RecordError(Message why) : std::runtime_error(why.english()), why_(std::move(why)) {}
  const Message& why() const { return why_; }

 private:
  Message why_;
};

/// A record that a newer essaypack wrote.
class NewerRecord : public RecordError {
 public:
  using RecordError::RecordError;
};

/// Throws `NewerRecord` where `format` is a version above 1, the only one that there is.
inline void refuse_newer(const nlohmann::json& record, const char* format) {
  const auto version = record.is_object() ? record.find(format) : record.end();
  if (!record.is_object() || version == record.end() || !version->is_number_integer() || *version <= 1) return;
  throw NewerRecord(tr("a newer essaypack wrote it (version {}, this one reads version 1)", version->dump()));
}

/// What to do about a record that can't be read: `otherwise`, unless it is only newer.
inline Message record_hint(const std::exception& error, const Message& otherwise) {
  return dynamic_cast<const NewerRecord*>(&error)
             ? tr("run the newer essaypack, or give this one an output folder of its own")
             : otherwise;
}

/// Why: our own words, or those of the library that reads JSON.
inline Message record_reason(const std::exception& error) {
  const auto* own = dynamic_cast<const RecordError*>(&error);
  return own ? own->why() : verbatim(error.what());
}

}  // namespace essaypack
