#pragma once

/// HTML comments in a short text: a title, a description.

#include <string>
#include <string_view>

namespace essaypack {

/// `text` without its HTML comments; one that nothing closes takes the rest with it.
std::string without_comments(std::string_view text);

/// The end of the comment that begins with `<!--` at `at`, behind its `-->`; npos where nothing closes it (HTML,
/// section 13.2.5.43: `<!-->` and
/// `<!--->` are whole).
std::size_t end_of_html_comment(std::string_view text, std::size_t at);

}  // namespace essaypack
