#pragma once

/// What raw HTML shows in frames and fields of forms: links, pictures and words in their place.

#include <gumbo.h>
#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace essaypack {

/// A player, a page or a picture in a frame of its own.
struct Embed {
  enum class What { nothing, link, player, picture } what = What::nothing;
  std::string url;     ///< As written.
  std::string text;    ///< What says what it is, else the address; of `nothing` what can be read all the same.
  std::string poster;  ///< Of a film.
};
/// Of `iframe`, `object`, `embed`, `video` and `audio`.
Embed read_embed(const GumboElement& source, std::string_view name);
/// Appends the link or picture, which is returned.
pugi::xml_node append_embed(const Embed& embed, std::string_view name, pugi::xml_node parent);

/// Of `input`, `select` and `area`: the words that a page shows in it.
void write_field(const GumboElement& source, std::string_view name, pugi::xml_node parent);

/// True for a `noscript` that has more to say than that scripts are wanted.
bool speaks_without_scripts(const GumboElement& noscript);

}  // namespace essaypack
