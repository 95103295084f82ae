#pragma once

/// Pieces of dates in words, by ICU's patterns for each language; whole dates stand in `base/time.h`.

#include "base/time.h"

#include <string>
#include <string_view>

namespace essaypack {

/// "2025年", "2025".
std::string format_year(const Timestamp& time, std::string_view language);
/// The month alone: "10月", "October".
std::string format_month_name(const Timestamp& time, std::string_view language);
/// The day of the month alone: "30日", "30".
std::string format_day(const Timestamp& time, std::string_view language);
/// Month and day: "3月14日", "Mar 14".
std::string format_month_day(const Timestamp& time, std::string_view language);
/// As short as columns want it: "2025年3月14日", "Mar 14, 2025".
std::string format_short_date(const Timestamp& time, std::string_view language);

}  // namespace essaypack
