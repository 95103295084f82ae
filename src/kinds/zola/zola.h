#pragma once

/// Zola's parts (Zola 0.21).

#include "config/config.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"
#include "kinds/settings.h"
#include "model/post.h"
#include "model/site.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// `slugify`: what is done to names on their way into addresses.
enum class ZolaSlugs {
  on,    ///< Lower-case ASCII letters, digits and dashes; other letters by their sound.
  safe,  ///< What file systems forbid goes.
  off
};

/// What Zola's configuration says of addresses and of what is built.
struct ZolaConfig {
  ZolaSlugs path_slugs = ZolaSlugs::on, term_slugs = ZolaSlugs::on;
  bool keeps_dates = false;                  ///< A date stays in the address of a file whose name begins with it.
  std::string main_language = "en";          ///< Code.
  std::vector<std::string> ignored_content;  ///< Globs of files that are not read, see `regex_of_zola_glob`.
};

void read_zola(ConfigFile& file, Config& config);
/// A pattern of `ignored_content` (globset's syntax, whose `*` and `?` take slashes too) as a regular expression of
/// whole paths.
std::string regex_of_zola_glob(std::string_view glob);
/// What stands before the pages of a language, by its code: `fr/` for one that is not the main one.
std::string zola_language_folder(std::string_view code, const Config& config);
/// The URL path of a page, decoded, without leading `/`.
std::optional<std::string> make_zola_path(const Post& post, const Config& config, Diagnostics& diagnostics);
/// The part of an address that stands for a category or tag, decoded.
std::string make_zola_term(std::string_view name, const Config& config);
/// What stands before the lists of these posts: `fr/`, mostly nothing.
std::string zola_list_folder(const std::vector<std::size_t>& posts, const Site& site, const Config& config);

}  // namespace essaypack
