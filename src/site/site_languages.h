#pragma once

/// The languages that a site's settings name, and where each one's pages are.

#include "config/config.h"
#include "model/site.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A language other than the main one.
struct SiteLanguage {
  std::string code;         ///< As file names and addresses have it.
  std::string tag;          ///< BCP 47.
  std::string title;        ///< The site's in this language.
  std::string description;  ///< May be empty.
  Person author;
  std::string folder;  ///< Of its outputs, below the output folder: `en/`.
  std::string url;     ///< Absolute, encoded, ends in `/`; empty where the site has none.
};

/// Those of the settings but for the main one, by code.
std::vector<SiteLanguage> other_languages(const Site& site, const Config& config);

/// What stands before the addresses of a language, by its code: `en/`, or nothing.
std::string language_folder(std::string_view code, const Config& config);

/// The same of the main language: mostly nothing.
std::string main_language_folder(const Config& config);

/// The code of the language that a text stands in among the site's; empty: the main one, or one that the settings do
/// not name.
std::string language_code_of(const Post& post, const Site& site, const Config& config);

/// True if feeds of the site hold one language each.
bool splits_feeds(const Config& config);

}  // namespace essaypack
