#pragma once

/// The content of one post, neutral: well-formed XHTML in a pugixml tree, with no exporter's wishes in it.
///
/// `body`'s root element is `body`; its children are blocks of the elements that html_names.h allows, without a
/// namespace. Text is clean (`xml_clean`). What an exporter must decide stands in attributes and elements with the
/// prefix `ep:`, which no output may contain:
///
///   <h3 id="raw-id" ep:heading="0">           index in `headings`; level and id as the site itself has them
///   <a href="URL" ep:link="4">                index in `links`; href is the absolute address, or as written without
///   site URL <img src="URL" alt="" ep:image="2"/>      index in `images`; width and height only if the author gave
///   them <ep:ref note="1" nth="1"/>                a reference (the nth) to note 1 <ep:note n="1">blocks</ep:note> at
///   the end of body, in order of n; first references come in that order <ep:task done="true"/> first thing in a task
///   list's li <span class="math">source</span>, <div class="math">source</div> <pre><code class="language-x"> x
///   matches [A-Za-z0-9_+#.-]+; no class without a language
///
/// Formulas, `math`, `time`, `ruby`, `dl`, `caption` and `figcaption` carry `ep:line`, their line in the file, where it
/// is known; formulas `ep:column`, too. Other ids are the author's own, raw: an exporter maps or drops them.

#include <pugixml.hpp>
#include "base/message.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace essaypack {

struct Heading {
  int level = 1;     ///< 1 to 6, as written.
  std::string id;    ///< As the site makes it: slugized, repeated ones numbered; raw UTF-8.
  std::string text;  ///< Plain text on one line.
};

struct Link {
  std::string url;  ///< Absolute and encoded, or as written if it can't be made absolute.
  std::size_t post = static_cast<std::size_t>(-1);  ///< Index in `Site::posts` if it leads to a published post.
  std::size_t category = static_cast<std::size_t>(-1);
  std::size_t tag = static_cast<std::size_t>(-1);
  std::string fragment;      ///< Decoded, without `#`; of this post itself if `is_local`.
  bool is_local = false;     ///< `#fragment` alone.
  bool is_dangling = false;  ///< Relative or rooted, with nothing behind it (reported already).
  int line = 0;              ///< Of the address, in the file; 0: not known.
  int column = 0;            ///< The same.
};

struct Image {
  std::string url;   ///< Absolute and encoded, or as written.
  std::string file;  ///< Absolute path of a file inside the site folder; empty: remote, inline or missing.
  std::string data;  ///< Bytes of a `data:` image.
  std::string alt;   ///< Plain text.
  std::string title;
  bool missing = false;            ///< Local by its address, and no such file (reported already).
  std::vector<std::string> tried;  ///< Of a missing one: the files it could be, below the site folder.
  int line = 0;                    ///< Of the address.
  int column = 0;                  ///< The same; 0: not known.
  Message alt_hint;                ///< Of a picture without words: how one gives it some.
};

/// One rendered post. Movable only.
struct Fragment {
  pugi::xml_document body;
  std::vector<Heading> headings;
  std::vector<Link> links;
  std::vector<Image> images;
  int notes = 0;
  std::string excerpt_text;  ///< Plain text before the `more` marker or of `excerpt:`; empty: none.
  std::string opening_text;  ///< Plain text of the first paragraphs, 500 code points or so: for a summary.
  bool has_math = false;
  bool has_ruby = false;
  bool lacks_text = false;  ///< A tag of it can't be followed (reported already): the site shows more than this.
};

/// Renders a post of `Site::posts` on demand; from any thread. Null if the post has an error (reported already), which
/// means that it must be left out. The same fragment may be handed out twice: it is not to be changed.
using FragmentSource = std::function<std::shared_ptr<const Fragment>(std::size_t post)>;

}  // namespace essaypack
