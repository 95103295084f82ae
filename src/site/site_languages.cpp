#include "site/site_languages.h"

#include "base/language.h"
#include "base/url.h"
#include "config/sections/feed.h"

namespace essaypack {
namespace {

const LanguageSettings& settings_of(const std::string& code, const Config& config) {
  static const LanguageSettings kNone;
  const auto found = config.feed->language_settings.find(code);
  return found == config.feed->language_settings.end() ? kNone : found->second;
}

SiteLanguage make_language(const std::string& code, const std::string& tag, const Site& site, const Config& config) {
  const LanguageSettings& own = settings_of(code, config);
  SiteLanguage language{code, tag, own.title, own.description, own.author, {}, {}};
  if (language.title.empty()) language.title = site.title;
  if (language.description.empty()) language.description = site.description;
  if (language.author.name.empty()) language.author = site.author;
  language.folder = language_folder(code, config);
  language.url = own.url.empty() ? site.url + encode_path(language.folder) : own.url + "/";
  if (language.folder.empty()) language.folder = code + "/";
  if (site.url.empty()) language.url.clear();
  return language;
}

}  // namespace

std::string language_folder(std::string_view code, const Config& config) {
  return settings_of(std::string(code), config).folder;
}

std::string main_language_folder(const Config& config) {
  for (const auto& [code, settings] : config.feed->language_settings)
    if (settings.is_main) return settings.folder;
  return {};
}

std::vector<SiteLanguage> other_languages(const Site& site, const Config& config) {
  std::vector<SiteLanguage> languages;
  for (const auto& [code, tag] : config.languages)
    if (!settings_of(code, config).is_main) languages.push_back(make_language(code, tag, site, config));
  return languages;
}

std::string language_code_of(const Post& post, const Site& site, const Config& config) {
  if (config.languages.empty()) return {};
  if (!post.site_language.empty()) {
    const std::string code = post.site_language.str();
    return config.languages.count(code) == 0 || settings_of(code, config).is_main ? std::string() : code;
  }
  if (config.feed->generator_splits) return {};
  const std::string tag = site.language_of(post);
  std::string found;
  for (const auto& [code, language] : config.languages) {
    if (tag == language) return settings_of(code, config).is_main ? std::string() : code;
    if (found.empty() && !settings_of(code, config).is_main && is_kind_of_language(tag, language)) found = code;
  }
  return found;
}

bool splits_feeds(const Config& config) {
  switch (config.feed->languages) {
    case FeedLanguages::apart:
      return true;
    case FeedLanguages::together:
      return false;
    case FeedLanguages::automatic:
      break;
  }
  return config.feed->generator_splits;
}

}  // namespace essaypack
