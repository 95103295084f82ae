#pragma once

/// Astro's parts (Astro 5).

#include "config/config.h"
#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"
#include "kinds/astro/filters.h"
#include "kinds/folder/settings_file.h"
#include "model/post.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A collection of texts, and the page that shows one of them.
struct AstroCollection {
  std::string name;
  std::string folder;                 ///< Below the site folder.
  std::vector<std::string> patterns;  ///< Globs of paths below `folder`; empty: all.
  std::string route;                  ///< What stands before an entry's name in its address: `blog/`, or nothing.
  enum class Pages { found, supposed, none } pages = Pages::supposed;
  std::vector<EntryQuery> queries;  ///< Of the pages that show its entries, each of which shows those that it finds.
};

/// `trailingSlash` and `build.format`.
enum class AstroSlash { always, never, ignore };
enum class AstroFormat { directory, file, preserve };

template <>
struct Choices<AstroSlash> {
  static constexpr NamedChoice<AstroSlash> kAll[] = {
      {"always", AstroSlash::always}, {"never", AstroSlash::never}, {"ignore", AstroSlash::ignore}};
};
template <>
struct Choices<AstroFormat> {
  static constexpr NamedChoice<AstroFormat> kAll[] = {
      {"directory", AstroFormat::directory}, {"file", AstroFormat::file}, {"preserve", AstroFormat::preserve}};
};

/// What Astro's configuration says of addresses.
struct AstroConfig {
  std::string source = "src";  ///< `srcDir`.
  std::vector<AstroCollection> collections;
  AstroSlash trailing_slash = AstroSlash::ignore;
  AstroFormat format = AstroFormat::directory;
  std::vector<SettingDoubt> doubts;
  std::map<std::string, std::string> defaults;  ///< Of fields, by the collections' schemas.

  /// The collection that a text below the site folder lies in; null: none, so it is a page.
  const AstroCollection* collection_of(std::string_view post) const;
};

/// The collections that `content.config.ts` or `content/config.ts` defines, and folders of `content` that it does not.
std::vector<AstroCollection> read_astro_collections(const std::filesystem::path& site, const std::string& source,
                                                    std::vector<SettingDoubt>& doubts);
/// Finds the pages of the collections among `[slug].astro` and `[...slug].astro`.
void find_astro_routes(const std::filesystem::path& site, const std::string& source,
                       std::vector<AstroCollection>& collections);

/// The URL path of a post or page, decoded, without leading `/`.
std::optional<std::string> make_astro_path(const Post& post, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
