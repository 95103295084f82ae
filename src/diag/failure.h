#pragma once

/// Failures of the environment and of the call: thrown, and caught in `app/`, which turns them into an exit code.

#include "diag/diagnostics.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace essaypack {

/// Exit codes of the program.
enum class ExitCode { done = 0, content = 1, usage = 2, environment = 3, locked = 75, interrupted = 130 };

/// Ends the run with `code`: a broken configuration, a full disk, another run's lock. Not for problems of one post.
class Failure : public std::runtime_error {
 public:
  Failure(ExitCode code, Message message, Message hint = {})
      : std::runtime_error(message.english()), code_(code), message_(std::move(message)), hint_(std::move(hint)) {}
  /// A failure with a place in a file (as for `Diagnostics::report`) and a kind of the catalogue.
  Failure(ExitCode code, Kind kind, Place place, Message message, Message hint = {})
      : std::runtime_error(message.english()),
        code_(code),
        message_(std::move(message)),
        hint_(std::move(hint)),
        kind_(kind),
        place_(std::move(place)) {}
  ExitCode code() const { return code_; }
  const Message& message() const { return message_; }  ///< What `what` says in English.
  const Message& hint() const { return hint_; }
  const std::optional<Kind>& kind() const { return kind_; }
  const Place& place() const { return place_; }

 private:
  ExitCode code_;
  Message message_;
  Message hint_;
  std::optional<Kind> kind_;
  Place place_;
};

}  // namespace essaypack
