#pragma once

/// A part of the configuration that only those who read it need to know.

#include <memory>

namespace essaypack {

/// A value of a type that may be incomplete where the configuration is handed on: a unit that makes feeds includes
/// nothing of the books. Copies are deep. The type is complete where one is made (`Config::Config`) and where it is
/// asked for.
template <class Settings>
class Section {
 public:
  /// With the settings' defaults.
  static Section make() {
    return Section(
        new Settings(), [](const Settings& from) { return new Settings(from); },
        [](Settings* settings) { delete settings; });
  }
  Section(const Section& other)
      : settings_(other.copy_(*other.settings_), other.settings_.get_deleter()), copy_(other.copy_) {}
  Section& operator=(const Section& other) {
    if (this != &other) *this = Section(other);
    return *this;
  }
  Section(Section&&) = default;
  Section& operator=(Section&&) = default;
  ~Section() = default;

  Settings& operator*() { return *settings_; }
  const Settings& operator*() const { return *settings_; }
  Settings* operator->() { return settings_.get(); }
  const Settings* operator->() const { return settings_.get(); }

 private:
  using Copy = Settings* (*)(const Settings&);
  using Delete = void (*)(Settings*);
  Section(Settings* settings, Copy copy, Delete destroy) : settings_(settings, destroy), copy_(copy) {}

  std::unique_ptr<Settings, Delete> settings_;
  Copy copy_;
};

}  // namespace essaypack
