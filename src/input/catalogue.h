#pragma once

/// Stage one: which files are posts, and what their heads say.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/site.h"

#include <vector>

namespace essaypack {

/// A file that can't be read as a post.
struct FailedSource {
  std::string source;
  Withheld withheld;  ///< As far as its head could be read.
};

/// Everything that was read, and what could not be.
struct ReadSources {
  Catalogue catalogue;
  std::vector<FailedSource> failed;
};

/// Finds and reads all posts and pages of the site. `now` decides about future and expired posts. A post with an error
/// is reported and counted in `failed`; nothing here throws for the content's sake. Throws `Failure` if the folder
/// itself can't be read or holds no Markdown at all.
ReadSources read_sources(const Config& config, const Timestamp& now, unsigned jobs, Diagnostics& diagnostics,
                         Details details = Details::all);

/// The catalogue alone.
Catalogue read_catalogue(const Config& config, const Timestamp& now, unsigned jobs, Diagnostics& diagnostics,
                         Details details = Details::all);

/// Types the fields of one head into `post` (whose `source`, `stem_path`, `kind` are set). `text` is the whole cleaned
/// file; `handed_down` are fields from elsewhere that count where the head lacks them. False if an error was reported.
bool read_post(std::string_view text, const Config& config, const Timestamp& now, Post& post, Diagnostics& diagnostics,
               const std::vector<Value::Member>& handed_down = {});

/// What came of a head.
enum class HeadFate {
  good,
  wrong,      ///< A value of it is an error; all others are in the post.
  unreadable  ///< Nothing of it is known but, in `Post::fields`, the beginnings of its lines.
};
/// `read_post` with the reports as they are, for a caller who knows later who is kept back: `own` is for
/// `forward_reports`.
HeadFate read_head(std::string_view text, const Config& config, const Timestamp& now, Post& post, Diagnostics& own,
                   const std::vector<Value::Member>& handed_down = {});

/// Hands on what was reported about a post's head. The reports of a post that is kept back quote nothing of it, but for
/// a tag that keeps it back; a protected post's name its file alone.
void forward_reports(const std::vector<Diagnostic>& own, const Post& post, const Config& config,
                     Diagnostics& diagnostics);

}  // namespace essaypack
