#pragma once

/// What the program must know of a kind of site: Hexo's, Jekyll's, Hugo's, a plain folder. A kind is a row of data and
/// a few functions in a folder of `kinds/`; every other room asks the row and never for its name.

#include "base/time.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct Config;
struct FoundSite;
struct Post;
struct ReadFile;
struct Site;
class ConfigFile;
class Diagnostics;
class FieldReader;
class SiteFolder;
class SiteSources;
struct Value;

/// Whose tags a body may have.
enum class TagLanguage {
  none,  ///< As a rule of a kind: that of the first tag that a post has.
  nunjucks,
  liquid,
  shortcodes,
  tera
};

/// How the generator makes a heading's id of its text.
enum class HeadingIds {
  slug,     ///< The letters as they stand (hexo-util's `slugize`).
  github,   ///< Lower case, without punctuation.
  kramdown  ///< The same, and it begins with a letter.
};

/// What in braces behind a heading is no text.
enum class HeadingLists {
  id_alone,  ///< `{#id}`
  all        ///< `{.class key=value}`, too.
};

/// Which dates a file's name may begin with.
enum class NameDates {
  diary,            ///< Also names that are only a date, and dates before a space or dot.
  dashed,           ///< `2024-09-13-rivers`.
  dashed_or_alone,  ///< The same, and names that are only a date.
  required          ///< A post is one only by its date, and shows its name's rest with capitals.
};

/// Where a post without categories of its own gets some.
enum class FolderCategories {
  none,
  path,        ///< The folders that it lies in, as one path.
  above_posts  ///< The folders above `_posts`, each a category, before those of the head.
};

/// What a text in place of a list of names is.
enum class TermText {
  one_name,
  commas,  ///< Several names, where it is not quoted.
  spaces   ///< Several names; the singular keys hold one: `category` counts besides `categories`, `tag` in place of
           ///< `tags`.
};

/// Whose words of front matter say that a post is kept back.
enum class StateWords {
  of_tools,  ///< Words that no generator takes for something else.
  of_notes   ///< Those of note-taking programs and platforms too; an unknown word keeps back.
};

/// What is data of a kind. The defaults are those of a folder of Markdown files whose generator is not known.
struct SiteRules {
  // Front matter.
  bool dots_close_head = false;  ///< `...` ends YAML.
  bool lower_case_keys = false;  ///< Keys are case-insensitive.
  bool loose_head = true;        ///< `Title: ...` lines without fences are a head, keys have any case.
  bool has_heads = true;         ///< Texts begin with front matter; else `HandedDown` has all that is known of them.
  bool needs_head = false;       ///< A file without front matter is none of the generator's.
  bool html_needs_head = false;  ///< The same of HTML files alone.
  StateWords state_words = StateWords::of_notes;
  bool empty_published_withholds = false;  ///< `published:` without a value keeps the post back.
  bool false_permalink_withholds = true;   ///< `permalink: false` writes no page.
  bool reads_build_options = false;        ///< `build: {list: never}` and its kin keep a page out of lists.
  // Dates.
  bool reads_note_dates = true;  ///< Keys that note-taking programs and platforms use count, too.
  bool keeps_offsets = false;    ///< A date is shown, and stands in addresses, in its own offset.
  bool zone_is_optional =
      false;  ///< A date without an offset is in UTC where no zone is configured, and nobody wonders.
  bool any_date_is_date = false;   ///< Without `date` the day of publishing counts, then the last change.
  bool published_is_date = false;  ///< `published` that is no yes or no must be a date.
  // Names.
  NameDates name_dates = NameDates::diary;
  bool has_name_pattern = false;  ///< `new_post_name` says what a file's name holds.
  bool index_is_folder = true;    ///< `river/index.md` is called `river`.
  bool has_title_case = false;    ///< `titlecase: true` in a head or the configuration.
  // Categories and tags.
  FolderCategories folder_categories = FolderCategories::path;
  TermText term_text = TermText::commas;
  bool flat_categories = false;  ///< A list of categories names siblings.
  bool prints_numbers = false;   ///< `2.0` and `TRUE` as names are `2` and `true`.
  // Addresses.
  std::string_view address_key = "permalink";  ///< The key of a head that gives the address.
  bool closes_addresses = false;               ///< An address of the head without a dot is a folder's.
  bool needs_date = false;                     ///< A post without a date has no address where the pattern asks for one.
  bool computes_abbrlinks = false;             ///< `:abbrlink` of a post that has none is a check sum of its title.
  std::string_view source_link_mark = {};      ///< Before the path of a source file, a link to its page: `@/`.
  // What lies where.
  bool is_whole_folder = true;     ///< Posts are looked for in all of the folder: what tools keep there is passed over.
  bool walks_source = false;       ///< The source folder is walked besides those of posts.
  bool has_bundles = false;        ///< A folder with an `index` is one page, and every folder a section with a list.
  bool has_asset_folders = false;  ///< Files of a post lie in a folder with its name.
  bool rooted_covers = false;      ///< A relative path of a cover counts from the site's root.
  bool has_archives = true;        ///< `archive_dir` is a page.
  std::string_view dot_folder = {};  ///< A hidden folder of the generator's, in which outputs may lie.
  // Texts.
  TagLanguage tags = TagLanguage::none;
  bool reads_tags = true;  ///< Texts have tags of a generator; else braces are text.
  HeadingIds heading_ids = HeadingIds::slug;
  HeadingLists heading_lists = HeadingLists::all;
  bool mdx_comments = true;     ///< `{/* ... */}`
  bool vue_components = false;  ///< Pages are templates of Vue: `<Badge text="new"/>` is a component, and no text.
};

/// One kind of site. A function that is null does nothing; without `make_path` the pattern of the configuration is
/// filled as Hexo fills it. `set_defaults` and `open_sources` are never null in the table.
struct SiteKind {
  std::string_view name = "plain";  ///< `type:` in essaypack.yaml, and in messages.
  std::string_view title;           ///< The generator as it writes itself; empty: there is none.
  Text summary;                     ///< For `essaypack list kinds`.
  std::string_view files = {};  ///< Names of files, one space between them, of which one makes a folder such a site.
  std::string_view formula_packages = {};  ///< Packages that typeset formulas and do nothing else, written likewise.
  SiteRules rules = {};

  /// The site in a folder; nothing if it is none of this kind. Throws `Failure` for a configuration that is there and
  /// can't be read.
  std::optional<FoundSite> (*detect)(const SiteFolder& folder) = nullptr;
  /// True for a file in which a platform gave out a whole site of this kind. Such a file may be named in place of a
  /// folder.
  bool (*reads_file)(const std::filesystem::path& file) = nullptr;
  /// The configuration where essaypack.yaml says that it is of this kind.
  std::vector<ReadFile> (*read_files)(const SiteFolder& folder) = nullptr;
  /// Throws `Failure` where a folder must be such a site that has lost its configuration: read as plain files, it would
  /// publish what that protects.
  void (*refuse_lost)(const SiteFolder& folder) = nullptr;
  /// The folders that posts lie in, below the site's.
  std::vector<std::string> (*source_folders)(const std::vector<ReadFile>& files) = nullptr;
  /// What holds where the configuration says nothing.
  void (*set_defaults)(const FoundSite& site, Config& config) = nullptr;
  /// One file of the configuration.
  void (*read_config)(ConfigFile& file, Config& config) = nullptr;
  /// Files of data that the configuration leads to, and exports; `prefix` goes before names in messages.
  void (*read_data)(const std::string& prefix, Config& config, Diagnostics& diagnostics) = nullptr;
  /// True if a theme's settings say that formulas are typeset.
  bool (*theme_typesets_formulas)(const FoundSite& site) = nullptr;

  /// What decides which files are posts.
  std::unique_ptr<SiteSources> (*open_sources)(const Config& config, const Timestamp& now) = nullptr;
  /// What only all posts together tell: which ones the generator would not build, and what their folders have in
  /// common.
  void (*withhold)(const Config& config, std::vector<Post>& posts) = nullptr;

  /// Before a head is read: moves its fields to where other kinds have them.
  void (*lift_fields)(Value& fields) = nullptr;
  /// What a head's language makes of the post's language and of the address that the head gives.
  void (*place_language)(const FieldReader& head, const Config& config, Post& post) = nullptr;

  /// The URL path of a post or page, decoded, without leading `/`; nothing after a report.
  std::optional<std::string> (*make_path)(const Post& post, const Config& config, Diagnostics& diagnostics) = nullptr;
  /// True if an address that a head gives has placeholders.
  bool (*is_pattern)(std::string_view address) = nullptr;
  /// Before categories and tags are built: names that are one to the generator become one.
  void (*join_terms)(Site& site, const Config& config) = nullptr;
  /// The part of an address that stands for a category or tag, decoded.
  std::string (*make_term)(std::string_view name, const Config& config) = nullptr;
  /// What stands before the lists of these posts: a folder of their language; often empty.
  std::string (*list_folder)(const std::vector<std::size_t>& posts, const Site& site, const Config& config) = nullptr;
};

/// All kinds, in the order in which they are looked for; the last one takes any folder.
using SiteKinds = std::vector<const SiteKind*>;

/// A folder whose kind nobody told.
inline constexpr SiteKind kUnknownKind{};

}  // namespace essaypack
