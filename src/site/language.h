#pragma once

#include "model/post.h"

#include <string>
#include <vector>

namespace essaypack {

/// The language of most posts, else the one that their titles and descriptions are written in, by their scripts:
/// `zh-CN`, `zh-TW`, `ja`, `ko`; `und` where nothing tells. For a site whose configuration names none.
std::string detect_language(const std::vector<Post>& posts);

/// Of what was guessed of a post, keeps what differs from the site's language.
void settle_languages(std::vector<Post>& posts, const std::string& site_language);

}  // namespace essaypack
