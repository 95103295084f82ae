#pragma once

/// Which texts are one text in several languages.

#include "config/config.h"
#include "model/site.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// A text in one of its languages.
struct PostVersion {
  std::string language;  ///< BCP 47.
  PostKind kind = PostKind::post;
  std::size_t index = kNone;  ///< In `Site::posts` or `pages`.
};

/// The texts that there are in several languages.
struct Translations {
  /// Each language once: the site's first, then by tag.
  std::vector<std::vector<PostVersion>> groups;
  std::vector<std::size_t> of_posts, of_pages;  ///< In `groups`, by index; none where there is one language.

  /// All languages of a post, itself included; null where there is one.
  const std::vector<PostVersion>* find(std::size_t post) const {
    return of_posts[post] == kNone ? nullptr : &groups[of_posts[post]];
  }
};

/// Texts belong together if their heads have one `translationKey`; if the site's generator gives them one address below
/// folders of their languages; if their files have one path but for its language (`essay.md` and `essay.en.md`,
/// `zh/essay.md` and `en/essay.md`); or one day and name. What would hold two texts of one language holds none.
Translations find_translations(const Site& site, const Config& config);

}  // namespace essaypack
