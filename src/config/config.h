#pragma once

/// Everything that the user decided: `essaypack.yaml` laid over the site's own file, the command line over both.

#include "base/time.h"
#include "base/value/yaml.h"
#include "config/choices.h"
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

class KeyReader;

/// States of a post that only the user opens, by name.
enum class Door { draft, unpublished, future, expired, hidden, password };

/// What feeds look like (`feed:`).
struct FeedConfig {
  enum class Content { full, summary, none };
  enum class IdScheme { tag, url, uuid };
  enum class Archive { none, year, blocks };
  enum class UpdatedFrom { front_matter, git, mtime };
  std::string atom_path = "atom.xml";  ///< Empty: not made; so are the others.
  std::string rss_path = "rss2.xml";
  std::string json_path = "feed.json";
  std::size_t limit = 20;           ///< 0: all.
  std::size_t max_bytes = 512'000;  ///< Of the largest format; 0: no budget.
  Content content = Content::full;
  std::size_t content_limit = 140;  ///< Code points of a summary.
  bool by_updated = false;          ///< `order_by: -updated`.
  std::vector<std::string> hubs;    ///< WebSub.
  std::string icon;
  std::string logo;
  IdScheme id_scheme = IdScheme::tag;
  std::string id_authority;  ///< Empty: the host of `url`.
  int id_since = 2025;
  bool json_ascii = true;
  bool per_category = true;  ///< `per: [category, tag]`: a feed of its own for each.
  bool per_tag = true;
  std::size_t per_min = 1;          ///< Posts that a category or tag needs for a feed.
  std::size_t per_limit = 20;       ///< 0: all.
  Archive archive = Archive::none;  ///< RFC 5005.
  std::size_t archive_block = 0;    ///< Posts of a closed block: `archive: N`.
  bool category_domain = false;     ///< RSS categories name the list that they are from.
  bool autodiscovery = true;        ///< Write feed-links.html.
  std::string stylesheet;           ///< CSS for browsers, a path below the output folder or an address; empty: none.
  bool webfeeds = false;            ///< Feedly's `webfeeds:icon` and its kin.
  UpdatedFrom updated_from =
      UpdatedFrom::front_matter;  ///< Where a post's last change is looked up if its head has none.
  Place updated_place;            ///< Of `updated:`.
};

struct SitemapConfig {
  std::string xml_path = "sitemap.xml";
  std::string txt_path = "sitemap.txt";  ///< Empty: not written.
  bool categories = true;
  bool tags = true;
  bool pages = true;
  bool home = true;
  bool archives = true;
  bool books = true;                 ///< Where `outputs` names `epub`.
  std::vector<std::string> exclude;  ///< Globs of URL paths.
  std::size_t split = 45'000;        ///< Addresses of a part.
  bool images = false;               ///< `image:loc` of each post's pictures; renders every post.
  bool alternates = false;           ///< `xhtml:link` between translations.
  bool baidu = false;                ///< Flat files for Baidu beside the others.
  bool gzip = false;                 ///< Compressed parts and a plain index.
  std::string indexnow_key;          ///< Empty: indexnow.json is not written.
  bool always_index = false;         ///< `index: always`: an index even for one part.
};

/// Catalogues of the books (OPDS); an empty path: not made.
struct OpdsConfig {
  std::string atom_path = "opds.xml";   ///< OPDS 1.2.
  std::string json_path = "opds.json";  ///< OPDS 2.0.
};

/// How a book looks.
struct BookLook {
  std::string theme = "classic";       ///< classic | modern | plain.
  std::string stylesheet;              ///< CSS below the site folder, behind the theme's; empty: none.
  bool vertical = false;               ///< Lines run from top to bottom, pages from right to left.
  bool highlight = false;              ///< Code in bold and italics.
  bool mathml = true;                  ///< Formulas as MathML where they can be.
  std::string cover_design = "hills";  ///< hills | frame | tiles.
  CoverFormat cover_format = CoverFormat::png;
  bool convert_webp = true;
  long max_pixels = 0;                               ///< Width times height of a picture; 0: as it is.
  long max_bytes = 0;                                ///< Of a picture's file; 0: as it is.
  std::map<std::string, std::string> remote_images;  ///< Address -> file below the site folder.
  std::map<std::string, std::string> fonts;          ///< body, heading, quote, code -> file below the site folder.
};

/// Which posts a book takes: every condition that is given must hold.
struct BookSelect {
  std::vector<std::string> categories;  ///< Paths joined by `/`; each takes what lies below it.
  std::vector<std::string> tags;        ///< Any of them.
  std::vector<std::string> not_tags;    ///< None of them.
  std::vector<std::string> series;      ///< Any of them.
  std::string from, until;              ///< `2025-01-01`, both ends included, by the site's clock.
  std::vector<std::string> posts;       ///< Files taken besides; the only ones where nothing else is given.

  bool has_conditions() const {
    return !(categories.empty() && tags.empty() && not_tags.empty() && series.empty() && from.empty() && until.empty());
  }
  bool is_everything() const { return !has_conditions() && posts.empty(); }
};

/// One book.
struct BookConfig {
  std::string id = "anthology";
  std::string title;          ///< Empty: the site's.
  bool is_selection = false;  ///< Asked for by `--select`: the title names what was selected.
  BookSelect select;
  BookGroup group = BookGroup::category;
  BookSplit split = BookSplit::none;
  std::size_t split_size = 100;  ///< Posts of a volume of `count`.
  std::string author;            ///< Empty: the site's.
  std::string author_sort;       ///< As shelves sort it; empty: made.
  std::string language;          ///< Empty: the site's.
  std::string collection;        ///< A series that the book belongs to; empty: none.
  long collection_number = 0;    ///< Its place there; 0: none.
  std::string conforms_to;       ///< The standard that the book was evaluated by, and who did; both or neither.
  std::string certified_by;
  std::string foreword;  ///< Markdown below the site folder; empty: none.
  std::string afterword;
  TagIndex tag_index = TagIndex::name;
  bool keyword_index = false;
  bool chronology = true;
  bool colophon = true;
  bool descriptions = true;                     ///< Chapters show their descriptions.
  std::map<std::string, std::string> readings;  ///< Name -> how it is read, for the order of the index.
  std::string subtitle;
  std::string identifier;  ///< Empty: computed.
  std::string description;
  std::string publisher;
  std::string rights;
  std::string cover_image;  ///< Below the site folder; empty: generated.
  std::string cover_font;   ///< A font file for the generated cover.
  BookLook look;
  int category_depth = 6;
  PartPages part_pages = PartPages::where_needed;
  int page_depth = 0;  ///< Levels of the visible contents; 0: all in a small book, what fits in a large one.
  MenuHeadings menu_headings = MenuHeadings::small_book;
  bool post_toc = false;  ///< Where a post has no `toc`.
  PartOrder order_parts = PartOrder::name;
  std::vector<std::string> part_order;  ///< Names of parts that come first; only with `list`.
  PostOrder order_posts = PostOrder::date;
  std::map<std::string, std::string> words;       ///< Overrides of generated words.
  std::map<std::string, std::string> part_notes;  ///< Category path joined by `/` -> text.
};

/// True for what switches formulas on in a head or a setting: anything but a no.
bool is_math_switched_on(std::string_view text);

struct MarkdownConfig {
  bool breaks = false;                                          ///< A newline is `<br />` (Hexo).
  bool gfm = true;                                              ///< Tables, task lists, strikethrough (marked's `gfm`).
  bool tables = true, task_lists = true, strikethrough = true;  ///< Each of `gfm`, as Goldmark can switch it off.
  bool footnotes = true;
  bool raw_html = true;     ///< Else it is left out (Goldmark without `unsafe`).
  bool block_html = false;  ///< Text in block elements of HTML is Markdown (kramdown's `parse_block_html`).
  bool autolink = true;     ///< Bare addresses are links.
  bool kramdown = false;    ///< Tables without a head and of several parts, `\\` at a line's end breaks it.
  bool several_terms =
      false;  ///< Lines above `: description` are a term each, and a blank line may part them (kramdown, Goldmark).
  bool block_attributes =
      false;              ///< A line `{.class}` behind a block is no text (Goldmark, where the site asks for it).
  bool term_ids = false;  ///< A term of a description list has an id, as a heading has (Goldmark).
  bool description_lists = true;  ///< `term`, then lines that begin with `: `.
  bool smart = false;             ///< Typographic quotes, dashes and dots.
  bool cjk_emphasis = true;
  bool join_lines = true;  ///< A soft break between CJK characters vanishes.
  bool single_tilde = false;
  bool math = true;
  bool fences_first = false;         ///< Fenced code is taken out before HTML is read (Hexo).
  bool fence_titles = false;         ///< What stands behind a fence's language is shown above the code (Hexo).
  bool escapes_in_formulas = false;  ///< The renderer takes Markdown's backslashes out of formulas: `\_` is `_`.
  bool math_is_loaded = false;       ///< The site says that its pages typeset formulas.
  bool wiki_links = false;           ///< Obsidian's `[[links]]`, `![[embeds]]`, `%%comments%%` and `^blocks`.
  LetterCase heading_ids = LetterCase::keep;  ///< marked's modifyAnchors.
  std::string quotes = "“”‘’";
};

/// Which fields of a head name its terms, and which lists the site has pages for.
struct TermFields {
  std::string category = "categories", tag = "tags", series = "series";
  bool has_categories = true, has_tags = true;
};

/// Behind the key of a setting that was a text in quotes, among `Config::params`.
inline constexpr char kQuotedParam[] = "\"";

struct Config {
  const SiteKind* kind = &kUnknownKind;
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

  MarkdownConfig markdown;
  FeedConfig feed;
  SitemapConfig sitemap;
  OpdsConfig opds;
  BookConfig book;                ///< `book:`: what all books have in common.
  std::vector<BookConfig> books;  ///< `books:`; empty: one book, which is `book`.
  std::vector<std::string> outputs = {"epub", "rss", "atom", "json", "sitemap"};  ///< What `build` makes.
  Place outputs_place;  ///< Of `outputs:`, whose names the table of exporters judges later.
  bool keep_going = false;
  bool prune = false;     ///< Remove outputs of earlier runs that are no longer made.
  std::string state;      ///< Folder of ids and announcements, from the site folder on; empty: with the outputs.
  Severities severities;  ///< `diagnostics:`.
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

/// A commented essaypack.yaml with what was detected, for `essaypack init`.
std::string starter_config(const Config& config, const SiteKinds& kinds);

/// The names of kinds for a message: `hexo, jekyll or plain`.
std::string names_of(const SiteKinds& kinds);

/// The authority of tag URIs (RFC 4151): `feed.id.authority`, else the host of the site at `url`, in A-labels, without
/// user and port. Empty if there is neither.
std::string tag_authority(const Config& config, std::string_view url);

}  // namespace essaypack
