#pragma once

/// What a post is about, in a line of plain text.

#include "config/config.h"
#include "model/fragment.h"
#include "model/site.h"

#include <string>
#include <string_view>

namespace essaypack {

/// True if the head of the post has a summary, so that the body is not needed.
bool has_written_summary(const Post& post);

/// Description, summary, intro, excerpt, else how the post begins, cut to `feed.content_limit` code points; may be
/// empty. `fragment` may be null.
std::string summary_of(const Post& post, const Fragment* fragment, const Config& config, const Site& site);

/// What a post says besides sentences: code, tables, texts of pictures, names of players; cut as a summary. For an
/// entry that would have neither text nor summary; may be empty.
std::string words_of(const Post& post, const Fragment& fragment, const Config& config, const Site& site);

/// True if the text of `fragment`, white space aside, is exactly `text`.
bool is_whole_text(const Fragment& fragment, std::string_view text);

/// Clean, and white space joined.
std::string one_line(std::string_view text);

}  // namespace essaypack
