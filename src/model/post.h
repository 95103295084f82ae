#pragma once

/// One post (or page) as metadata: what its head says, typed, and the addresses that follow from it.

#include "base/compact_text.h"
#include "base/time.h"
#include "model/head_fields.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace essaypack {

/// A person as front matter or configuration names one.
struct Person {
  std::string name;
  std::string email;
  std::string url;
  friend bool operator==(const Person&, const Person&) = default;
};

/// A file that belongs to a post: an episode of a podcast, a recording.
struct Enclosure {
  CompactText url;           ///< As written, a path or an address; empty: none.
  CompactText type;          ///< Media type, if the head says it.
  std::uint64_t length = 0;  ///< Bytes, if the head says it.
};

enum class PostKind { post, page };

/// Why a post is not published; a post may have several reasons. `password` comes first in importance.
struct Withheld {
  bool draft = false;        ///< `_drafts/`, `draft: true`.
  bool unpublished = false;  ///< `published: false`.
  bool password = false;     ///< Its own password, or a tag of `encrypt.tags`, or `encrypt: true`.
  bool hidden = false;
  bool future = false;  ///< `date` or `publishDate` after now.
  bool expired = false;
  bool any() const { return draft || unpublished || password || hidden || future || expired; }
};

/// Metadata of one file. Text is UTF-8 in NFC unless a field says otherwise; an empty text means absent.
struct Post {
  // Where it is.
  CompactText source;     ///< Below the site folder, bytes as on disk: the last key of every order.
  CompactText stem_path;  ///< Below the posts folder, without extension, as on disk: `2024/loss`.
  PostKind kind = PostKind::post;
  std::size_t body_offset = 0;  ///< Of the body in the cleaned text (`clean_file_text`), bytes.
  int body_line = 1;            ///< The line of the file at which the body begins.
  CompactText
      site_language;  ///< Hugo's code of the language that the file's name or folder tells; empty: the main one.
  std::uint64_t text_hash =
      0;  ///< `stable_hash` of body and description: tells whether the text changed since another run.
  /// How many of the folders in `stem_path` are sections of Hugo: what lies deeper without an `_index.md` is none.
  std::uint8_t sections = 255;
  bool is_html = false;  ///< An `.html` file: the body is HTML, not Markdown.

  // What its head says.
  CompactText title;             ///< One line of plain text; never empty after `read_catalogue`.
  bool title_from_body = false;  ///< The body's first block, an H1, is the title: not repeated in the content.
  std::optional<Timestamp> date;
  std::optional<Timestamp> updated;  ///< The head's own; never before `date`.
  std::optional<Timestamp> publish_date;
  std::optional<Timestamp> expiry_date;
  bool date_only = false;
  bool date_is_bare = false;  ///< Unquoted, with seconds and without an offset: Jekyll reads it as UTC in addresses.
  std::vector<std::vector<std::string>> categories;  ///< Paths of names, parents first.
  std::vector<std::string> tags;
  std::vector<std::string> keywords;
  CompactText description;
  CompactText excerpt;  ///< `excerpt:` of the head: Markdown.
  CompactText summary;  ///< `summary:` (Hugo).
  CompactText intro;
  CompactText subtitle;
  std::vector<Person> authors;     ///< Empty: the site's.
  CompactText language;            ///< BCP 47, canonical; empty: the site's.
  bool language_is_guess = false;  ///< Its text tells it, and no head, folder or setting.
  CompactText series;
  std::optional<bool> toc;
  bool toc_number = false;
  int toc_max_depth = 6;
  CompactText cover;  ///< As written, only if it is a path or URL of an image.
  Enclosure enclosure;
  CompactText guid;
  CompactText abbrlink;  ///< Raw text of the head: `5e73` and `0123` stay.
  CompactText
      computed_abbrlink;       ///< Where the permalink pattern asks for one and the head has none; no part of any id.
  CompactText head_permalink;  ///< `permalink:` of the head, raw text.
  CompactText head_slug;       ///< `slug:` of the head (Jekyll, Hugo).
  std::vector<std::string> aliases;  ///< Old addresses, as written.
  Withheld withheld;
  bool in_feeds = true;    ///< `feed: false` clears it.
  bool in_sitemap = true;  ///< `sitemap: false`, `noindex`, `robots: noindex` clear it.
  bool nunjucks = true;    ///< `disableNunjucks: true` clears it.
  /// Every scalar field of the head by its name, raw text: permalink placeholders and `{{ key }}` ask for them. Never
  /// holds `password` and its like, only their lines.
  HeadFields fields;

  // What `site/` makes of it.
  CompactText slug;       ///< Hexo's: `stem_path`, or what `new_post_name` took from it.
  CompactText path;       ///< URL path below the site's root, decoded, no leading `/`: `2025/10/30/loss/`.
  CompactText permalink;  ///< Absolute URL, percent-encoded; empty where the site has no URL.
  CompactText id;         ///< The feed id; empty where the site has no URL and the post no `guid`.
};

/// True for a post that readers of the feeds can know.
inline bool is_feed_post(const Post& post) { return post.date && post.in_feeds; }

}  // namespace essaypack
