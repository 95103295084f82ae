#pragma once

/// Shortcodes by the templates that the site itself has for them.

#include "content/lookup/body_context.h"
#include "content/tags/go_run.h"
#include "content/tags/shortcode_files.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// What evaluating the shortcodes of one body may cost; behind it none is, and what may hide its inner text does.
inline constexpr std::size_t kMostShortcodeCost = 16U << 20;

/// One call of a shortcode, evaluated.
struct SiteShortcode {
  const ShortcodeFile* file = nullptr;
  ShortcodeText made;
  bool hides_inner = false;  ///< There is text between its tags, and the template shows none of it.
  std::size_t marks = 0;     ///< Places in `made.text` at which it stands.
};

/// Nothing where the site has no template of that name. `name` as it is written; `inner` without a value: no end tag
/// follows. The call stands at `at` in `body`.
std::optional<SiteShortcode> find_site_shortcode(std::string_view name, std::string_view arguments,
                                                 std::optional<std::string_view> inner, std::string_view body,
                                                 std::size_t at, const BodyContext& context);

/// True where the site has a template of that name.
bool has_template(std::string_view name, const BodyContext& context);

/// True for names whose inner text a script in the page makes a picture or a formula of: what a template writes around
/// it says nothing to readers without it.
bool is_for_scripts(std::string_view name);

/// The name that a shortcode begins with, between its braces: letters, folders, dots.
std::string_view shortcode_name(std::string_view inside);

/// A body's pieces that go before Markdown is read, and what stands in their place.
struct ShortcodePiece {
  std::size_t begin = 0, end = 0;
  std::string text = {};
};
/// Text that shortcodes hide, in code and in HTML comments, too, as Hugo's lexer finds them, and `{{% name %}}` whose
/// template says Markdown. In order; what is hidden by a template of the site is reported.
std::vector<ShortcodePiece> find_shortcode_pieces(std::string_view body, const BodyContext& context);

/// HTML with the inner text in place of its marks; nothing where that is Markdown of several lines.
std::optional<std::string> with_inner(std::string_view made, std::string_view inner, const BodyContext& context);
/// What can be read in HTML of one line, for an address or a title.
std::string plain_of_html(std::string_view html);
/// True for HTML that is no part of a paragraph.
bool begins_block(std::string_view html);

}  // namespace essaypack
