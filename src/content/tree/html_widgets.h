#pragma once

/// What a script would put into a page: players in elements of their own, snippets that a site hands out as scripts.

#include "content/tree/html_embeds.h"

#include <gumbo.h>

#include <string>
#include <string_view>

namespace essaypack {

/// The page of what a `script` or an empty element would show; `nothing` for all others.
Embed read_widget(const GumboElement& source, std::string_view name);

/// The address of a `picture` whose `img` has none: of its sources the first in a common format, else the first.
std::string picture_source(const GumboElement& picture);

/// The page of a song or a list of songs by the words of meting-js; empty where it is not known.
std::string song_page(std::string_view server, std::string_view type, std::string_view id);

}  // namespace essaypack
