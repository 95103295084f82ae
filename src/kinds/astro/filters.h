#pragma once

/// Which entries of a collection a page of Astro shows: `getCollection("blog", ({ data }) => !data.draft)`
/// (https://docs.astro.build/en/guides/content-collections/#filtering-collection-queries). Nothing is run: comparisons
/// of fields with literals are followed, as a build for production has them.

#include "base/verdict.h"
#include "kinds/astro/modules.h"
#include "model/post.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The body of one function that is asked for each entry.
struct EntryFilter {
  ScriptTokens condition;   ///< Of `entry` (`read_condition`).
  bool is_nowhere = false;  ///< No function of the site's own scripts is called so: nobody knows what it keeps.
};

/// What a page asks a collection for: all of `filters` hold.
struct EntryQuery {
  std::string collection;
  std::vector<EntryFilter> filters;
  std::string page;  ///< Its path below the site folder.
};
/// The queries in the script of a page, in `getStaticPaths` where there is one, and of the functions of the site's own
/// modules that it calls. `name` is the script's path below the site folder.
std::vector<EntryQuery> read_entry_queries(std::string_view script, const std::string& name, const std::string& page,
                                           SiteModules& modules);

/// A default that is a list or a map, of which is not known what it holds.
inline constexpr std::string_view kDefaultList = "[]";
/// Literal `.default(...)`s of fields in `content.config.ts`, and `kDefaultList`.
std::map<std::string, std::string> read_schema_defaults(std::string_view script);

/// Whether the query finds the post, whose `id` Astro makes of its path in the collection. Where that is not known,
/// `key` is a field that is not understood, whether or not the post has it.
Verdict is_found_by(const EntryQuery& query, const Post& post, const std::string& id,
                    const std::map<std::string, std::string>& defaults, std::string& key);

/// The fields whose part in the query is not understood: posts for which they decide are not found.
std::vector<std::string> unread_fields_of(const EntryQuery& query);

}  // namespace essaypack
