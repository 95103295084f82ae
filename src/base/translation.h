#pragma once

/// The catalogues of po/, which the program holds as gettext's binary form: no locale and no file need be there.

#include <cstddef>
#include <locale>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// One language of messages; by itself English.
class Translation {
 public:
  Translation() = default;
  /// The catalogue of that name (`zh_CN`); English where there is none.
  explicit Translation(std::string_view name);

  /// `en`, `zh_CN` ...
  const std::string& name() const { return name_; }
  /// The text for `one`, or for `count` things where `many` is one; null where the catalogue has none.
  const char* find(const char* one, const char* many, std::size_t count) const;

 private:
  std::string name_ = "en";
  std::locale locale_ = std::locale::classic();
};

/// The names of all languages, English first.
std::vector<std::string> translation_names();

/// The catalogue for a name of a language or locale: `zh-Hant`, `zh_HK.UTF-8`, `en_GB`; empty where there is none.
std::string translation_for(std::string_view tag);

}  // namespace essaypack
