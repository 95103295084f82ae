#pragma once

/// The ids that readers know: `ids.json` (docs/unattended.md).
///
/// One line a post: `"SOURCE": ["ID", "MARK"]`, the mark a hash of title and date, by which a post is known at another
/// path. Posts that are not published or in no feed are not in it: the file may lie where a web server finds it. A run
/// that publishes what the run before did makes the same bytes, and then nothing is parsed.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/post.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What is remembered of a post.
struct KnownId {
  std::string id;
  std::string mark;
};
/// By source.
using KnownIds = std::map<std::string, KnownId>;

/// Throws `std::runtime_error` with the reason if `text` is no such file.
KnownIds parse_known_ids(std::string_view text);
std::string print_known_ids(const KnownIds& ids);

/// The ledger in one run.
struct IdLedger {
  std::string before;                   ///< The file's bytes; empty: there is none.
  std::string name;                     ///< For messages.
  bool accepts = false;                 ///< `--accept-ids`.
  std::string now;                      ///< The same of the posts of this run.
  std::set<std::string> disputed = {};  ///< Sources under which posts are known whose ids changed: these stay.
};

/// Reports posts of `posts` (published ones, in order of source) that readers know under another id and removes them;
/// notes the others in `ledger.now`. Throws `Failure`: exit 2 if the configuration changed all ids, exit 3 if the file
/// can't be read.
void hold_ids(std::vector<Post>& posts, IdLedger& ledger, Diagnostics& diagnostics);

/// The ids of the earlier run; none if it published the same. Throws `Failure` (exit 3).
KnownIds ids_before(const IdLedger& ledger);

/// The file's new bytes, taken out of the ledger. A post that this run did not publish is forgotten, unless `is_kept`
/// says of its source that nobody knows whether it still is public; null: of none.
std::string next_ledger(IdLedger& ledger, const std::function<bool(std::string_view source)>& is_kept);

}  // namespace essaypack
