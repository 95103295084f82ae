#pragma once

/// Dates in English by the letters of C's `strftime`, whatever the locale is.

#include "base/time.h"

#include <string>
#include <string_view>

namespace essaypack {

/// "January", "Sunday".
std::string_view month_name(const CivilTime& time);
std::string_view day_name(const CivilTime& time);

/// A date as `strftime` writes it, with the flags `-`, `0`, `^` and `:` (Ruby's): at most 64 KiB and a piece.
std::string format_strftime(const Timestamp& time, std::string_view format);

}  // namespace essaypack
