#include "base/translation.h"

#include "base/text.h"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include <utility>

namespace essaypack {

/// Made from po/ by cmake/translations.cmake; empty where there was no msgfmt.
extern const std::pair<std::string_view, std::string_view> translations[];
extern const std::size_t translations_count;

namespace {

using Format = boost::locale::message_format<char>;

std::string_view bytes_of(std::string_view name) {
  for (std::size_t i = 0; i < translations_count; ++i)
    if (translations[i].first == std::string(name) + ".mo") return translations[i].second;
  return {};
}

}  // namespace

Translation::Translation(std::string_view name) {
  const std::string_view bytes = bytes_of(name);
  if (bytes.empty()) return;
  boost::locale::gnu_gettext::messages_info info;
  info.language = name;
  info.encoding = "UTF-8";
  info.paths = {""};
  info.domains.emplace_back("essaypack");
  info.callback = [bytes](const std::string&, const std::string&) {
    return std::vector<char>(bytes.begin(), bytes.end());
  };
  locale_ = std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info));
  name_ = name;
}

const char* Translation::find(const char* one, const char* many, std::size_t count) const {
  if (!std::has_facet<Format>(locale_)) return nullptr;
  const Format& format = std::use_facet<Format>(locale_);
  return many ? format.get(0, nullptr, one, static_cast<int>(count % 1'000'000)) : format.get(0, nullptr, one);
}

std::vector<std::string> translation_names() {
  std::vector<std::string> names = {"en"};
  for (std::size_t i = 0; i < translations_count; ++i)
    names.emplace_back(translations[i].first.substr(0, translations[i].first.find('.')));
  return names;
}

std::string translation_for(std::string_view tag) {
  std::string name = to_lower_ascii(tag.substr(0, tag.find_first_of(".@")));
  for (char& c : name)
    if (c == '-') c = '_';
  const std::vector<std::string_view> parts = split(name, '_');
  if (parts[0] == "en") return "en";
  if (parts[0] != "zh") return {};
  for (const std::string_view part : parts) {
    if (part == "hant" || part == "tw" || part == "hk" || part == "mo") return "zh_TW";
    if (part == "hans") return "zh_CN";
  }
  return "zh_CN";
}

}  // namespace essaypack
