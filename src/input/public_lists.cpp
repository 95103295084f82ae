#include "input/public_lists.h"

#include "base/glob.h"
#include "base/text.h"
#include "input/state_flags.h"

#include <algorithm>
#include <string>
#include <vector>

namespace essaypack {
namespace {

/// True if `build` keeps the page out of some list, or unrendered; a word that is not known does so, too.
bool is_unbuilt(const FieldReader& fields, const Value& build) {
  if (!build.is_map()) return true;
  for (const std::string_view key : {"list", "render"}) {
    const Value* when = build.find(key);
    if (!when || when->is_null()) continue;
    const std::string word = when->is_scalar() ? to_lower_ascii(trim(when->text)) : std::string();
    if (word == "always" || parse_bool(word).value_or(false)) continue;
    const bool is_known = word == "never" || word == "local" || word == "link" || parse_bool(word).has_value();
    if (!is_known)
      fields.report(Kind::front_matter_bad_value, *when,
                    tr("'{}' is '{}', which is not known; the page is kept back", key, when->text),
                    tr("write always or never"));
    return true;
  }
  return false;
}

/// `sites` of Hugo 0.153: a page for languages that are not built, or for other roles than guests.
bool is_of_other_sites(const Value& sites, const Config& config) {
  const Value* matrix = sites.find("matrix");
  if (!matrix) return false;
  const auto takes_none = [&](std::string_view key, const std::vector<std::string>& known) {
    const Value* wanted = matrix->find(key);
    if (!wanted || wanted->is_null()) return false;
    std::vector<std::string> globs;
    if (wanted->is_scalar()) globs.push_back(to_lower_ascii(trim(wanted->text)));
    for (const Value& item : wanted->items) globs.push_back(to_lower_ascii(trim(item.text)));
    return std::none_of(known.begin(), known.end(),
                        [&](const std::string& one) { return matches_any_glob(globs, one); });
  };
  std::vector<std::string> languages;
  for (const auto& [key, tag] : config.languages) languages.push_back(to_lower_ascii(key));
  if (languages.empty()) languages = {"en", to_lower_ascii(config.language)};
  return takes_none("languages", languages) || takes_none("roles", {"guest"});
}

}  // namespace

bool is_out_of_lists(const FieldReader& fields, const Config& config) {
  if (const Value* sites = fields.find("sites"); sites && is_of_other_sites(*sites, config)) return true;
  if (fields.flag("headless", true).value_or(false)) return true;
  for (const std::string_view key : {"build", "_build"})
    if (const Value* build = fields.find(key); build && is_unbuilt(fields, *build)) return true;
  return false;
}

bool is_out_of_feeds(const FieldReader& fields) {
  for (const std::string_view key : {"feed", "rss"})
    if (says(fields, key, false)) return true;
  return std::any_of(fields.members().begin(), fields.members().end(), [&](const Value::Member& member) {
    std::string plain = to_lower_ascii(member.key);
    std::erase_if(plain, [](char c) { return c == '-' || c == '_'; });
    return is_one_of(plain,
                     {"hiddenfromrss", "hidefromrss", "hiddenfromfeed", "hidefromfeed", "excludefromrss",
                      "excludefromfeed", "rssexclude", "feedexclude", "excluderss", "excludefeed", "norss", "nofeed",
                      "rssignore", "feedignore", "skiprss", "skipfeed", "disablerss", "disablefeed"}) &&
           says(fields, member.key, true);
  });
}

bool is_out_of_sitemap(const FieldReader& fields) {
  if (says(fields, "sitemap", false) || fields.flag("noindex", true).value_or(false)) return true;
  if (const Value* map = fields.find("sitemap"); map && map->is_map()) {
    const std::string file = fields.place_of(*map).file;
    if (FieldReader(*map, file, fields.diagnostics()).flag("disable", {}).value_or(false)) return true;
  }
  for (const std::string& word : fields.texts({"robots"}))
    if (to_lower_ascii(word).find("noindex") != std::string::npos) return true;
  return false;
}

}  // namespace essaypack
