#include "content/tags/shortcode_files.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "content/tags/go_html.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::size_t kMostFiles = 5'000;

}  // namespace

/// The site's own files come before those of its themes, `_shortcodes` (Hugo 0.146) before `shortcodes`.
void ShortcodeFiles::list() const {
  is_listed_ = true;
  for (const std::string& layouts : config_.layout_folders)
    for (const char* inner : {"_shortcodes", "shortcodes"}) {
      const std::string folder = layouts + "/" + inner;
      const std::filesystem::path path = config_.site_folder / folder;
      if (!is_folder(path) || !is_inside(path, config_.site_folder)) continue;
      const FileTree tree = walk_files(path, config_.site_folder, [](std::string_view) { return true; });
      for (const FoundFile& file : tree.files) {
        const bool is_page = file.path.ends_with(".html") || file.path.ends_with(".md");
        if (!is_page || paths_.size() >= kMostFiles) continue;
        const std::string name(without_extension(file.path));
        const auto [known, is_new] = paths_.emplace(name, folder + "/" + file.path);
        // the same folder's page stands before Markdown
        if (!is_new && known->second == folder + "/" + name + ".md") known->second = folder + "/" + file.path;
      }
    }
}

const ShortcodeFile* ShortcodeFiles::read(const std::string& name) const {
  const auto [known, is_new] = files_.emplace(name, nullptr);
  if (!is_new) return known->second.get();
  auto file = std::make_unique<ShortcodeFile>();
  file->name = name;
  const std::filesystem::path path = config_.site_folder / name;
  const FileBytes bytes = is_inside(path, config_.site_folder) ? read_file(path, kMostBytes) : FileBytes();
  if (bytes.bytes) {
    TextRepairs repairs;
    const std::string text = clean_file_text(*bytes.bytes, repairs);
    if (config_.kind->rules.tags == TagLanguage::tera) {
      file->tera = text;
      known->second = std::move(file);
      return known->second.get();
    }
    file->shortcode = parse_go_template(text);
    file->may_show_inner =
        file->shortcode ? may_show_inner(*file->shortcode) : text.find(".Inner") != std::string::npos;
  }
  known->second = std::move(file);
  return known->second.get();
}

const ShortcodeFile* ShortcodeFiles::find(std::string_view name, std::string_view language) const {
  if (config_.layout_folders.empty() || name.empty()) return nullptr;
  const std::lock_guard lock(guard_);
  if (!is_listed_) list();
  if (paths_.empty()) return nullptr;
  const std::string plain(name);
  // what Hugo looks for: of the language and the format, of either, of neither
  for (const std::string& one :
       {plain + "." + std::string(language) + ".html", plain + "." + std::string(language), plain + ".html", plain})
    if (const auto found = paths_.find(one); found != paths_.end()) return read(found->second);
  return nullptr;
}

const ShortcodeFile* ShortcodeFiles::find_partial(std::string_view name) const {
  if (name.empty() || name.find("..") != name.npos) return nullptr;
  const std::lock_guard lock(guard_);
  const auto [known, is_new] = partials_.emplace(std::string(name), "");
  if (is_new && partials_.size() < kMostFiles)
    for (const std::string& layouts : config_.layout_folders)
      for (const char* inner : {"/_partials/", "/partials/"})
        for (const char* ending : {"", ".html"})
          if (const std::string path = layouts + inner + std::string(name) + ending;
              known->second.empty() && is_file(config_.site_folder / path))
            known->second = path;
  return known->second.empty() ? nullptr : read(known->second);
}

/// Files of the site stand before those of its themes. A text for one of several numbers is its `other`.
const ShortcodeFiles::Translations& ShortcodeFiles::translations(const std::string& language) const {
  const auto [known, is_new] = translations_.emplace(language, Translations());
  if (!is_new) return known->second;
  for (const std::string& layouts : config_.layout_folders)
    for (const char* extension : {".toml", ".yaml", ".yml", ".json"}) {
      const std::filesystem::path path =
          (config_.site_folder / layouts).parent_path() / "i18n" / (language + extension);
      if (!is_inside(path, config_.site_folder)) continue;
      const FileBytes file = read_file(path, kMostBytes);
      if (!file.bytes) continue;
      const ParsedValue parsed =
          std::string_view(extension) == ".toml" ? parse_toml(*file.bytes) : parse_yaml(*file.bytes);
      if (!parsed.value) continue;
      for (const Value::Member& member : parsed.value->members) {
        const Value* text = member.value.is_map() ? member.value.find("other") : &member.value;
        if (text && text->is_scalar()) known->second.emplace(member.key, text->text);
      }
    }
  return known->second;
}

std::optional<std::string> ShortcodeFiles::translation(std::string_view key, std::string_view language) const {
  const std::lock_guard lock(guard_);
  for (const std::string& one : {std::string(language), to_lower_ascii(config_.language)}) {
    if (one.empty() || one.find_first_of("/\\.") != one.npos) continue;
    const Translations& known = translations(one);
    const auto found = known.find(std::string(key));
    if (found == known.end()) continue;
    if (found->second.find("{{") != std::string::npos) return {};  // a template of its own
    return found->second;
  }
  return {};
}

bool ShortcodeFiles::has_theme_params() const {
  const std::lock_guard lock(guard_);
  if (has_theme_params_) return *has_theme_params_;
  has_theme_params_ = false;
  for (const std::string& layouts : config_.layout_folders) {
    const std::filesystem::path theme = (config_.site_folder / layouts).parent_path();
    if (theme == config_.site_folder) continue;
    if (is_folder(theme / "config")) has_theme_params_ = true;
    for (const char* name : {"hugo", "config", "theme"})
      for (const char* extension : {".toml", ".yaml", ".yml", ".json"}) {
        const std::filesystem::path path = theme / (std::string(name) + extension);
        if (!is_file(path)) continue;
        const FileBytes file = read_file(path, kMostBytes);
        if (!file.bytes || to_lower_ascii(*file.bytes).find("params") != std::string::npos) has_theme_params_ = true;
      }
  }
  return *has_theme_params_;
}

}  // namespace essaypack
