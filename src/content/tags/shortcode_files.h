#pragma once

/// Templates of shortcodes that a site of Hugo or Zola and its themes define themselves.

#include "config/config.h"
#include "content/tags/go_template.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace essaypack {

/// One of them.
struct ShortcodeFile {
  std::string name;                     ///< Below the site folder.
  std::optional<GoTemplate> shortcode;  ///< Nothing for a file that can't be read or followed.
  bool may_show_inner = true;
  std::string tera;  ///< The text of a template of Zola.
};

/// Finds them. The folders are listed once a run, when something is asked first, and each file is read once. May be
/// used from several threads.
class ShortcodeFiles {
 public:
  explicit ShortcodeFiles(const Config& config) : config_(config) {}

  /// The template of a shortcode, as its name is written; `language` is Hugo's code. Null if the site has none.
  const ShortcodeFile* find(std::string_view name, std::string_view language) const;
  /// The template of a partial, as `partial` names it; null if there is none.
  const ShortcodeFile* find_partial(std::string_view name) const;
  /// What `i18n` says for a key: of the language, else of the site's own. Nothing where the files don't tell.
  std::optional<std::string> translation(std::string_view key, std::string_view language) const;
  /// True where a theme's configuration may hold parameters of the site.
  bool has_theme_params() const;

 private:
  using Translations = std::unordered_map<std::string, std::string>;

  void list() const;
  const Translations& translations(const std::string& language) const;
  const ShortcodeFile* read(const std::string& name) const;

  const Config& config_;
  mutable std::mutex guard_;
  mutable bool is_listed_ = false;
  mutable std::optional<bool> has_theme_params_;
  mutable std::unordered_map<std::string, std::string> paths_;  ///< Name -> path below the site folder.
  mutable std::unordered_map<std::string, std::unique_ptr<const ShortcodeFile>> files_;  ///< By path.
  mutable std::unordered_map<std::string, std::string> partials_;                        ///< Name -> path, empty: none.
  mutable std::unordered_map<std::string, Translations> translations_;                   ///< By language.
};

}  // namespace essaypack
