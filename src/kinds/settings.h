#pragma once

/// What only one kind of site reads of its configuration lies in `Config::kind_settings` as that kind's own struct.

#include "config/config.h"

#include <any>

namespace essaypack {

/// The kind's own settings; its defaults where no configuration was read.
template <class Settings>
const Settings& settings_of(const Config& config) {
  static const Settings kDefaults;
  const auto* own = std::any_cast<Settings>(&config.kind_settings);
  return own ? *own : kDefaults;
}

/// The same to be filled in.
template <class Settings>
Settings& settings_of(Config& config) {
  if (!std::any_cast<Settings>(&config.kind_settings)) config.kind_settings = Settings();
  return std::any_cast<Settings&>(config.kind_settings);
}

}  // namespace essaypack
