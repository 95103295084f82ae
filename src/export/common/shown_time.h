#pragma once

/// The offset in which outputs write a time.

#include "base/time.h"
#include "config/config.h"

namespace essaypack {

/// The site's own offset at that time; Hugo shows a date in the offset that its author wrote.
inline Timestamp shown_time(const Timestamp& time, const Config& config) {
  return config.kind->rules.keeps_offsets ? time : config.zone.at(time.unix_seconds);
}

}  // namespace essaypack
