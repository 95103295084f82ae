#pragma once

/// Everything that the user decided: `essaypack.yaml` laid over the site's own file, the command line over both.

#include "base/time.h"
#include "base/value/yaml.h"
#include "config/keys/choices.h"
#include "config/keys/section.h"
#include "config/sections/markdown.h"
#include "diag/diagnostics.h"
#include "model/post.h"
#include "model/site_kind.h"
#include "model/source_texts.h"

#include <any>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace essaypack {

struct BookConfig;
struct FeedConfig;
struct OpdsConfig;
struct SitemapConfig;
enum class BookGroup;
enum class BookSplit;

/// States of a post that only the user opens, by name.
enum class Door { draft, unpublished, future, expired, hidden, password };

/// Which fields of a head name its terms, and which lists the site has pages for.
struct TermFields {
  std::string category = "categories", tag = "tags", series = "series";
  bool has_categories = true, has_tags = true;
};

/// Behind the key of a setting that was a text in quotes, among `Config::params`.
inline constexpr char kQuotedParam[] = "\"";

struct Config {
  Config();

  const SiteKind* kind = &kUnknownKind;
  const SiteKinds* kinds = nullptr;   ///< All that there are; null: nobody told.
  std::filesystem::path site_folder;  ///< Absolute, links resolved.
  std::string selection;              ///< Only posts below this folder (relative to site_folder); empty: all.
  std::vector<std::string> files;     ///< Configuration files that were read, below the site folder.

  std::vector<std::string> exports;  ///< Files that a platform gave out, in which all posts lie, below the site folder.
  std::shared_ptr<const SourceTexts> texts;  ///< Where posts are no files of their own; null: they are.

  // The site. Texts are empty where nothing says them.
  std::string title, subtitle, description, language;
  std::vector<std::string> keywords;
  Person author;
  std::string url;         ///< Absolute, no final `/`, A-labels; empty: none.
  std::string root = "/";  ///< URL path of the site, `/` at both ends.
  Zone zone;
  bool zone_is_set = false;
  std::string main_file;  ///< In which a missing key belongs, as messages name it; empty: there is none.

  // Where things are, below the site folder.
  std::vector<std::string> post_folders;  ///< Hexo: `source/_posts`; plain: "".
  std::vector<std::string> draft_folders;
  std::string source_folder;                ///< Hexo: `source`; Jekyll and plain: ""; Hugo: the content folder.
  std::vector<std::string> static_folders;  ///< Where `/images/a.png` is looked up, in order.
  std::string public_folder;                ///< The site's own: `public`, `_site`.
  std::string output;                       ///< `output:` of essaypack.yaml; empty: not set.
  std::string destination;                  ///< The folder that this run writes into, if it lies below the site's.
  std::vector<std::string> layout_folders;  ///< Hugo: where templates are looked up, the site's own first.
  std::vector<std::string> extensions;      ///< Of Markdown, lower case, no dot.
  std::vector<std::string> markup;          ///< Of texts that a program makes HTML of: `org`, `rst`.
  std::string converter;                    ///< That program; empty: it is not installed.

  // Addresses.
  std::string permalink;  ///< Pattern.
  std::map<std::string, std::string> permalink_defaults;
  bool trailing_index = true;  ///< pretty_urls.
  bool trailing_html = true;
  std::string new_post_name = ":title.md";
  LetterCase filename_case = LetterCase::keep;
  std::string default_category = "uncategorized";
  std::map<std::string, std::string> category_map, tag_map;
  std::string category_dir = "categories", tag_dir = "tags", archive_dir = "archives";
  std::map<std::string, std::string> languages;  ///< Code in file names and addresses -> language tag.
  std::any kind_settings;       ///< What only the site's kind reads: a struct of its own (`kinds/settings.h`).
  bool has_list_pages = false;  ///< The site's generator makes pages for categories and tags.
  bool post_asset_folder = false;
  AbbrlinkSum abbrlink_sum = AbbrlinkSum::crc16;
  AbbrlinkDigits abbrlink_digits = AbbrlinkDigits::decimal;
  bool flat_categories = false;  ///< `categories: flat`.
  bool title_case = false;       ///< `titlecase:` of Hexo: words of titles begin with capitals.

  // Heads.
  TermFields terms;
  /// For `date`, `publishdate`, `lastmod`, `expirydate` the fields to look at, in order; empty: the usual ones.
  std::map<std::string, std::vector<std::string>> date_fields;

  // What is taken in.
  std::vector<std::string> skip_render, include, exclude, ignore;  ///< Globs.
  std::string vault_templates;  ///< The folder of an Obsidian vault whose files are no posts.
  std::set<Door> publish;
  std::set<std::string> protected_tags;        ///< `encrypt.tags`: names only.
  std::string hidden_key;                      ///< `hide_posts.filter`.
  bool updated_is_date = true;                 ///< `updated_option`.
  std::string code_folder = "downloads/code";  ///< `code_dir`: what `include_code` reads, below `source_folder`.
  std::map<std::string, Person> people;        ///< Jekyll's `_data/authors.yml`: whom a short name in a head means.
  std::string excerpt_separator;               ///< Jekyll: what ends the excerpt besides `more`; empty: none.
  bool first_paragraph_is_excerpt = false;     ///< Jekyll's default separator, a blank line.
  std::map<std::string, std::string> params;  ///< Scalars that posts may ask for: `site.key` (Jekyll), `params` (Hugo).
  bool nunjucks = true;                       ///< Hexo tags are read; `disableNunjucks` turns them off.
  std::string theme;                          ///< Hexo: its name, which tells the forms of some tags.

  MarkdownConfig markdown;
  Section<FeedConfig> feed;
  Section<SitemapConfig> sitemap;
  Section<OpdsConfig> opds;
  Section<BookConfig> book;                         ///< `book:`: what all books have in common.
  Section<std::vector<BookConfig>> books;           ///< `books:`; empty: one book, which is `book`.
  std::optional<std::vector<std::string>> outputs;  ///< What `build` makes; nothing: what is usual.
  Place outputs_place;                              ///< Of `outputs:`, whose names the table of exporters judges later.
  bool keep_going = false;
  bool prune = false;     ///< Remove outputs of earlier runs that are no longer made.
  std::string state;      ///< Folder of ids and announcements, from the site folder on; empty: with the outputs.
  Severities severities;  ///< `diagnostics:`.
  /// Copies of pictures of other hosts (`essaypack/pictures/`): the key of an address (`short_key`) -> file below the
  /// site folder.
  std::map<std::string, std::string> picture_copies;
  std::string templates = "essaypack/templates";  ///< Overrides, below the site folder or absolute.

  std::map<std::string, std::any, std::less<>>
      format_settings;  ///< What a format reads for itself, by the name of its section.

  bool has_generator() const { return !kind->title.empty(); }
};

/// A section of essaypack.yaml that a format reads for itself, into settings of a type of its own.
struct FormatSection {
  std::string_view name;
  void (*read)(KeyReader& keys, std::any& settings);
};
using FormatSections = std::vector<FormatSection>;

/// What the command line lays over the files.
struct ConfigOverrides {
  std::optional<std::string> url, title, author, language, timezone, templates;
  std::vector<std::string> publish;  ///< Names of doors.
  std::vector<std::string> select;   ///< `category=读书`, as written: one book of these posts in place of `books:`.
  std::optional<BookGroup> group;    ///< Of all books.
  std::optional<BookSplit> split;    ///< Of all books.
};

/// Finds out which of `kinds` the site at `folder` is, and reads its configuration. Problems that end the run throw
/// `Failure` (exit 2, or 3 where the folder can't be read); the rest is reported.
Config load_config(const std::filesystem::path& folder, const SiteKinds& kinds, const ConfigOverrides& overrides,
                   Diagnostics& diagnostics, const FormatSections& sections = {});

/// A commented essaypack.yaml with what was detected, for `essaypack init`. `usual`: the formats that `build` makes.
std::string starter_config(const Config& config, const SiteKinds& kinds, const std::vector<std::string>& usual,
                           const Translation& language);

/// The names of kinds for a message: `hexo, jekyll or plain`.
Message names_of(const SiteKinds& kinds);

}  // namespace essaypack
