#pragma once

/// WordPress's export, WXR 1.0 to 1.2 (wp-admin/includes/export.php), and what its filters make of a text before it is
/// shown (wp-includes/formatting.php, shortcodes.php, blocks.php, media.php).

#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/exports/export.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Opens the files of `config.exports`, which messages call by their names behind `prefix`, and says in `config` what
/// they say of the site. Throws `Failure` for one that can't be read to its end.
std::shared_ptr<const Export> open_wxr(const std::string& prefix, Config& config, Diagnostics& diagnostics);

/// What a text may ask for.
struct WordPressLibrary {
  struct Picture {
    std::string url, alt, caption;  ///< `caption` is HTML.
  };
  std::function<Picture(std::uint64_t id)> picture;              ///< Of an attachment; no address: there is none.
  std::function<std::vector<std::uint64_t>()> pictures_of_post;  ///< Those attached to it, by id.
  std::function<std::string(std::uint64_t id)> block;            ///< The text of a block that several posts share.
};

/// The HTML that WordPress shows of a post's text. `unread` are shortcodes of plug-ins, `[poll]`.
std::string wordpress_html(std::string_view content, const WordPressLibrary& library, std::vector<std::string>& unread);

/// Paragraphs where lines are blank and `<br />` where they end, around what is HTML already (`wpautop`).
std::string add_paragraphs(std::string_view text);
/// Shortcodes as HTML.
std::string expand_shortcodes(std::string_view text, const WordPressLibrary& library, std::vector<std::string>& unread);

/// True for a block of what only subscribers see.
inline constexpr std::string_view kPaywall = "<!-- wp:jetpack/paywall";

}  // namespace essaypack
