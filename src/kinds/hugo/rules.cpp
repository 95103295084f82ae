/// What of Hugo's configuration decides which pages are built (compared with Hugo 0.111), of all its files together.

#include "base/glob.h"
#include "base/language.h"
#include "base/path.h"
#include "base/text.h"
#include "config/detect.h"
#include "config/shared_keys.h"
#include "kinds/hugo/files.h"
#include "kinds/hugo/hugo.h"

#include <algorithm>

namespace essaypack {
namespace {

std::string text_of(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  return value && value->is_scalar() ? std::string(trim(value->text)) : std::string();
}

/// A list of texts, or one text.
std::vector<std::string> texts_of(const Value& map, std::string_view key) {
  std::vector<std::string> texts;
  const Value* value = map.find(key);
  if (!value) return texts;
  if (value->is_scalar()) texts.push_back(value->text);
  for (const Value& item : value->items)
    if (item.is_scalar()) texts.push_back(item.text);
  return texts;
}

std::vector<std::string> lower_texts_of(const Value& map, std::string_view key) {
  std::vector<std::string> texts = texts_of(map, key);
  for (std::string& text : texts) text = to_lower_ascii(trim(text));
  return texts;
}

/// The members of `languages`.
const std::vector<Value::Member>& languages_of(const Value& merged) {
  static const std::vector<Value::Member> kNone;
  const Value* languages = merged.find("languages");
  return languages ? languages->members : kNone;
}

std::string main_language_of(const Value& merged) {
  const std::string named = to_lower_ascii(text_of(merged, "defaultcontentlanguage"));
  return named.empty() ? "en" : named;
}

std::set<std::string> disabled_languages_of(const Value& merged) {
  std::set<std::string> codes;
  for (const std::string& names : texts_of(merged, "disablelanguages"))
    for (const std::string_view name : split(names, ' '))
      if (!name.empty()) codes.insert(to_lower_ascii(name));
  for (const Value::Member& language : languages_of(merged)) {
    const Value* disabled = language.value.find("disabled");
    if (disabled && disabled->is_scalar() && parse_bool(disabled->text).value_or(true)) codes.insert(language.key);
  }
  return codes;
}

/// Patterns as Hugo compares them: in lower case, from the folder's root on.
std::vector<std::string> patterns_of(const Value& mount, std::string_view key) {
  std::vector<std::string> patterns;
  for (const std::string& text : texts_of(mount, key)) {
    std::string pattern = to_lower_ascii(text);
    if (!pattern.starts_with('/')) pattern.insert(0, "/");
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

/// A mount of one page has its name for a target.
bool is_page_name(const std::string& target) {
  const std::string extension = extension_of(target);
  constexpr std::string_view kPages[] = {"md", "mdown", "markdown", "html", "htm"};
  return std::find(std::begin(kPages), std::end(kPages), extension) != std::end(kPages);
}

/// A mount of `module.mounts`; nothing if it is no content.
std::optional<HugoMount> mount_of(const Value& entry) {
  const std::string target = text_of(entry, "target");
  if (target != "content" && !target.starts_with("content/")) return {};
  const std::optional<std::string> source = clean_folder(text_of(entry, "source"));
  if (!source || source->empty()) return {};
  HugoMount mount;
  mount.source = *source;
  mount.target = clean_folder(target.substr(std::min<std::size_t>(target.size(), 8))).value_or("");
  mount.is_file = is_page_name(mount.target) && is_page_name(mount.source);
  if (mount.is_file) mount.target = without_extension(mount.target);
  mount.language = to_lower_ascii(text_of(entry, "lang"));
  if (const Value* sites = entry.find("sites"))
    if (const Value* matrix = sites->find("matrix")) {
      for (const char* key : {"languages", "roles"})
        if (matrix->find(key)) mount.sites[key] = lower_texts_of(*matrix, key);
    }
  mount.include = patterns_of(entry, "includefiles");
  mount.exclude = patterns_of(entry, "excludefiles");
  // `files` of Hugo 0.153 has both, those with '! ' in front are excluded
  for (std::string& pattern : patterns_of(entry, "files")) {
    mount.excludes_first = true;
    if (!pattern.starts_with("/! ")) {
      mount.include.push_back(std::move(pattern));
      continue;
    }
    pattern.erase(0, 3);
    if (!pattern.starts_with('/')) pattern.insert(0, "/");
    mount.exclude.push_back(std::move(pattern));
  }
  return mount;
}

/// The folders of languages, or that of the site.
std::vector<HugoMount> default_mounts(const Value& merged, const std::set<std::string>& disabled) {
  const auto folder_of = [](const Value& map, const std::string& otherwise) {
    const std::optional<std::string> folder = clean_folder(text_of(map, "contentdir"));
    return folder && !folder->empty() ? *folder : otherwise;
  };
  const std::string of_site = folder_of(merged, "content");
  std::vector<HugoMount> mounts;
  bool is_shared = languages_of(merged).empty();
  for (const Value::Member& language : languages_of(merged)) {
    if (disabled.count(language.key) > 0) continue;
    const std::string own = folder_of(language.value, "");
    if (own.empty())
      is_shared = true;
    else
      mounts.push_back({own, {}, language.key, {}, {}});
  }
  const bool is_taken =
      std::any_of(mounts.begin(), mounts.end(), [&](const HugoMount& mount) { return mount.source == of_site; });
  if ((is_shared || mounts.empty()) && !is_taken) mounts.push_back({of_site, {}, {}, {}, {}});
  return mounts;
}

std::vector<HugoMount> mounts_of(const Value& merged) {
  const std::set<std::string> disabled = disabled_languages_of(merged);
  std::vector<HugoMount> mounts;
  const Value* module = merged.find("module");
  const Value* entries = module ? module->find("mounts") : nullptr;
  if (entries)
    for (const Value& entry : entries->items)
      if (std::optional<HugoMount> mount = mount_of(entry)) mounts.push_back(std::move(*mount));
  if (mounts.empty()) return default_mounts(merged, disabled);
  std::set<std::string> known;
  for (const Value::Member& language : languages_of(merged)) known.insert(language.key);
  if (known.empty()) known.insert(main_language_of(merged));
  const std::string role = to_lower_ascii(text_of(merged, "defaultcontentrole"));
  const std::set<std::string> roles = {role.empty() ? "guest" : role};
  for (const std::string& code : disabled) known.erase(code);
  std::erase_if(mounts, [&](const HugoMount& mount) {
    for (const auto& [key, globs] : mount.sites) {
      const std::set<std::string>& built = key == "roles" ? roles : known;
      if (std::none_of(built.begin(), built.end(),
                       [&globs = globs](const std::string& one) { return matches_any_glob(globs, one); }))
        return true;
    }
    return !mount.language.empty() && (known.count(mount.language) == 0 || disabled.count(mount.language) > 0);
  });
  return mounts;
}

std::vector<std::string> folders_of(const std::vector<HugoMount>& mounts) {
  std::vector<std::string> folders;
  for (const HugoMount& mount : mounts)
    if (!mount.is_file) folders.push_back(mount.source);
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

bool has_no_pages(const Value& map) {
  for (const std::string& kinds : texts_of(map, "disablekinds"))
    for (const std::string_view kind : split(kinds, ' '))
      if (to_lower_ascii(kind) == "page") return true;
  return false;
}

/// Where templates lie: what is mounted as `layouts` or the site's own folder, then those of its themes in their order,
/// as folders of the site and as modules that it keeps (`hugo mod vendor`).
std::vector<std::string> layouts_of(const Value& merged) {
  std::vector<std::string> folders;
  const auto add = [&folders](const std::string& folder) {
    const std::optional<std::string> clean = clean_folder(folder);
    if (clean && !clean->empty() && std::find(folders.begin(), folders.end(), *clean) == folders.end())
      folders.push_back(*clean);
  };
  const Value* module = merged.find("module");
  if (const Value* mounts = module ? module->find("mounts") : nullptr)
    for (const Value& mount : mounts->items)
      if (text_of(mount, "target") == "layouts") add(text_of(mount, "source"));
  const std::string own = text_of(merged, "layoutdir");
  if (folders.empty()) add(own.empty() ? "layouts" : own);
  const std::string named = text_of(merged, "themesdir");
  const std::string themes = named.empty() ? "themes" : named;
  for (const std::string& theme : texts_of(merged, "theme")) {
    add(themes + "/" + theme + "/layouts");
    add("_vendor/" + theme + "/layouts");
  }
  if (const Value* imports = module ? module->find("imports") : nullptr)
    for (const Value& import : imports->items) {
      const std::string path = text_of(import, "path");
      if (path.empty()) continue;
      add(themes + "/" + path + "/layouts");
      add("_vendor/" + path + "/layouts");
    }
  return folders;
}

/// Languages that are built: their tags, and what is said of their pages alone.
void read_languages(const Value& merged, Config& config) {
  HugoConfig& hugo = settings_of<HugoConfig>(config);
  for (const Value::Member& language : languages_of(merged)) {
    if (hugo.disabled_languages.count(language.key) > 0) continue;
    std::string tag = canonical_language(language.key);
    for (const char* key : {"languagecode", "locale"})
      if (std::string named = canonical_language(text_of(language.value, key)); !named.empty()) tag = std::move(named);
    config.languages[language.key] = std::move(tag);
    if (has_no_pages(language.value)) hugo.pageless_languages.insert(language.key);
    const std::vector<std::string> ignored = texts_of(language.value, "ignorefiles");
    if (language.key == hugo.main_language)
      hugo.ignore_files.insert(hugo.ignore_files.end(), ignored.begin(), ignored.end());
    if (const Value* cascade = language.value.find("cascade"))
      for (Cascade& entry : parse_cascade(*cascade)) {
        if (entry.language.empty()) entry.language = language.key;
        hugo.cascades.push_back(std::move(entry));
      }
  }
}

}  // namespace

std::vector<std::string> content_folders_of(const std::vector<ReadFile>& files) {
  std::vector<std::string> folders = folders_of(mounts_of(merge_hugo_files(files)));
  if (folders.empty()) folders.push_back("content");  // all languages are disabled
  return folders;
}

void read_hugo_rules(const Value& merged, Config& config) {
  HugoConfig& hugo = settings_of<HugoConfig>(config);
  hugo.main_language = main_language_of(merged);
  hugo.disabled_languages = disabled_languages_of(merged);
  hugo.mounts = mounts_of(merged);
  config.post_folders = folders_of(hugo.mounts);
  config.source_folder = config.post_folders.empty() ? "content" : config.post_folders.front();
  config.layout_folders = layouts_of(merged);
  hugo.ignore_files = texts_of(merged, "ignorefiles");
  read_languages(merged, config);
  if (const Value* cascade = merged.find("cascade"))
    for (Cascade& entry : parse_cascade(*cascade)) hugo.cascades.push_back(std::move(entry));
  if (has_no_pages(merged)) {
    hugo.pageless_languages.insert(hugo.main_language);
    for (const auto& [code, tag] : config.languages) hugo.pageless_languages.insert(code);
  }
  if (const Value* in_folder = merged.find("defaultcontentlanguageinsubdir"); in_folder && in_folder->is_scalar())
    hugo.main_in_folder = parse_bool(in_folder->text).value_or(false);
}

}  // namespace essaypack
