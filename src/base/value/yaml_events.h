#pragma once

/// The two readers behind `parse_yaml`. The strict one takes only the plainest heads and is many times faster than
/// yaml-cpp's scanner; whatever it takes, it reads exactly as yaml-cpp does (tests/unit/base/yaml_test,
/// tests/fuzz/yaml_fuzz).

#include "base/value/yaml.h"

namespace essaypack {

/// Reads `text` by yaml-cpp's events. `text` is within the bound of bytes.
ParsedValue parse_yaml_events(std::string_view text, const ValueLimits& limits);

/// Reads lines `key: scalar`, `key: [scalar, scalar]` and `key:` with lines `- scalar` or `- [scalar, scalar]` below
/// it, where each scalar is plain or in quotes without escapes, on one line. Nothing if `text` has anything else in it,
/// which then may be right or wrong.
std::optional<ParsedValue> parse_plain_yaml(std::string_view text, const ValueLimits& limits);

}  // namespace essaypack
