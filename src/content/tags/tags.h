#pragma once

/// Template tags: of Hexo and its themes, of Jekyll and of Hugo, and what each becomes.

#include "config/config.h"
#include "content/lookup/body_context.h"
#include "content/lookup/places.h"
#include "content/tags/liquid_value.h"
#include "content/tags/tag_arguments.h"
#include "diag/diagnostics.h"
#include "model/post.h"
#include "model/site.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

class AssetFinder;

/// A tag as it stands in a post.
struct TagCall {
  const BodyContext& context;
  std::string name;                ///< Lower case.
  std::string_view text;           ///< Its arguments as written.
  std::vector<std::string> words;  ///< Split at spaces outside quotes, without the quotes.
  bool is_block = false;           ///< An end tag follows.
  std::string_view content;        ///< Up to the end tag, for tags whose content is taken whole.
  std::size_t at = 0;              ///< Where the tag begins in the body.
  std::string_view before;         ///< The body up to the tag.
  bool stands_alone = false;       ///< `{{< name />}}`: no end tag is its own.
  std::vector<std::pair<std::string, std::string>> named;  ///< `key="value"` (Jekyll's includes, Hugo).
  std::string_view written_name = {};  ///< In its own letter case, in which a shortcode's file is called.
  std::string_view after = {};         ///< The body behind the tag and what it takes.

  Place place() const { return context.places.at(at); }
  /// The name for messages.
  std::string_view shown_name() const { return written_name.empty() ? std::string_view(name) : written_name; }
  /// A named argument; empty if there is none.
  std::string_view argument(std::string_view key) const;
};

/// What stands in a tag's place.
struct TagOutput {
  std::string open;          ///< HTML; for a tag around Markdown what comes before it.
  std::string close;         ///< What comes behind it.
  std::string plain;         ///< Inside an address or a title.
  bool is_block = false;     ///< `open` and `close` are no part of a paragraph.
  bool is_text = false;      ///< `plain` is all there is.
  bool is_markdown = false;  ///< `plain` is Markdown and is read where the tag stands.
  bool is_note = false;      ///< `plain` is a footnote's Markdown, `open` the plain text before its mark.
  bool is_end = false;       ///< `open` ends what another tag began.
};

/// How a tag takes what stands before its end tag.
enum class TagContent {
  none,      ///< There is none: the tag stands alone.
  markdown,  ///< It stays Markdown, between `open` and `close`.
  whole,     ///< The tag gets it as text.
  pictures   ///< The same where it holds pictures alone; else it stays Markdown.
};
struct TagEntry {
  std::string_view name;
  TagContent content;
  TagOutput (*make)(const TagCall&);
};

/// The entry for a lower-case name; null for an unknown tag.
const TagEntry* find_tag(std::string_view name);         ///< Of Hexo and its themes.
const TagEntry* find_liquid_tag(std::string_view name);  ///< Of Jekyll; those of Octopress are Hexo's.
const TagEntry* find_shortcode(std::string_view name);   ///< Of Hugo and its themes.

/// Says that what a tag encloses, which starts at `at` in the body, is not for everybody.
enum class RestrictedText { closed, never_closed };
void report_restricted(const BodyContext& context, std::size_t at, std::string_view name, RestrictedText text);

/// True for `{% if %}` and its like, which only the site's generator can follow; their inner text is kept.
bool is_control_tag(std::string_view name);
/// What stands between the braces of a tag or an output, the dashes of white space control taken off.
std::string_view inside_of_braces(std::string_view inside);
/// Bytes that outputs, captures, loops and includes may put into a body.
inline constexpr std::size_t kMostEvaluated = 1U << 20;
/// A text with every `{{ ... }}` in it evaluated; those that only Jekyll can follow are left out.
struct EvaluatedText {
  std::string text;
  std::size_t unknown = 0;  ///< Outputs that were left out.
};
EvaluatedText evaluate_in_text(std::string_view text, const BodyContext& context, const LiquidNames& names = {});
/// Code of a Liquid block without the `{% raw %}` tags that kept Jekyll from reading it.
std::string without_raw_tags(std::string_view code);
/// What `{{ value | filter: "x" }}` of Jekyll says; nothing where only Jekyll knows.
std::optional<LiquidText> evaluate_liquid(std::string_view expression, const BodyContext& context,
                                          const LiquidNames& names = {});

/// What `!!! note "Title"` opens, by what follows the marks; nothing for an unknown kind.
/// Python-Markdown takes any word for a kind, where an indented body tells that one is meant.
enum class NoteBody { plain, indented };
TagOutput admonition(std::string_view words, NoteBody body, const Config& config);
/// `"Title"` of PyMdown's `=== "Title"`; nothing without quotes.
TagOutput content_tab(std::string_view words, const Config& config);
/// What `<!-- tab caption -->` and `<!-- timeline title -->` open: a section, whose title is HTML already.
std::string open_titled_section(std::string_view css_class, std::string_view title_html);
/// `o1 percent:90` of an objective or a key result as its title.
std::string okr_title(std::string_view written);

/// A tag's arguments without the HTML comments in them: what is none of a page's words is none of ours. `shown` keeps
/// them where they are not as written.
std::string_view shown_arguments(std::string_view written, std::string& shown);
/// Splits `key=value` words off, values without quotes, into `named`; the others stay in `words`.
void read_named_arguments(std::string_view text, std::vector<std::string>& words,
                          std::vector<std::pair<std::string, std::string>>& named);
/// ` name="value"`, or nothing for an empty value.
std::string html_attribute(std::string_view name, std::string_view value);
std::string html_link(std::string_view url, std::string_view text, std::string_view title);
std::string html_image(std::string_view url, std::string_view alt, std::string_view title);
enum class FenceEnd {
  marks,
  text  ///< Nothing closes it.
};
/// A fenced block from its first mark to its end.
std::string fence_as_html(std::string_view fence, FenceEnd end);
/// A code block, in a figure where it has a caption (HTML).
std::string html_code(std::string_view code, std::string_view language, std::string_view caption);
std::string html_ruby(std::string_view base, std::string_view reading);
/// TeX as a formula: in the marks of one, unless it has its own.
TagOutput formula_in_line(std::string_view tex);
TagOutput formula_as_block(std::string_view tex);
/// Without blank lines around it and the white space that all lines begin with.
std::string strip_indent(std::string_view text);

/// True if a text holds images and nothing else that shows.
bool holds_pictures_only(std::string_view text);
/// The images of such a text as HTML; empty for any other text.
std::string html_of_pictures(std::string_view text);
/// The HTML of an image with its caption, which is HTML; an empty one is none.
std::string html_figure(std::string_view image, std::string_view caption_html);
/// True if nothing but white space and the marks of quotations stands before a tag in its line.
bool begins_line(std::string_view before);
/// True if nothing but other tags stands before and behind a tag and its text in their lines.
bool stands_in_lines(std::string_view body, std::size_t begin, std::size_t end);
/// The number of pixels in `100` or `100px`; nothing of other lengths, which no attribute can say.
std::string pixels_of(std::string_view text);
/// A shortcode's named argument, or the word at `position`.
std::string argument_of(const TagCall& call, std::initializer_list<std::string_view> keys,
                        std::size_t position = static_cast<std::size_t>(-1));
/// The inner text of a shortcode that is one phrase: of shortcodes in it what they show, of their tags nothing.
std::string shown_content(const TagCall& call);
/// A text that themes print as it is, as HTML: tags in it go, their words stay.
std::string html_text(std::string_view text);
std::string html_element(std::string_view name, std::string_view text);
/// The title of a block in bold; nothing in place of an empty one. `bold_markdown` reads Markdown in it.
std::string bold_line(std::string_view title);
std::string bold_markdown(std::string_view title, const Config& config);
/// What of a word may stand in the name of a class.
std::string class_name(std::string_view word);
/// An `aside` with a title; nothing in place of an empty one.
TagOutput aside_with(std::string_view classes, std::string_view title);
TagOutput aside_around(std::string_view classes, std::string_view title, const Config& config);
/// The address of a post, rooted where a base address stands before the tag already.
std::string address_for(const TagCall& call, const Post& post);
/// A link to a player's or a snippet's page, by the tag's name and an id; an empty text if the name is not known.
std::string html_player(std::string_view name, std::string_view id, std::string_view title = {});
/// The id of a film of Bilibili with its part, unless that is the first.
std::string film_of(std::string_view id, std::string_view part);
/// True if a published post has that name or title.
bool is_post_name(const TagCall& call, const std::string& name);
/// Warns of what only a script or the theme's settings could fill. `fate` says what becomes of the tag.
enum class ScriptFate { left_out, title_kept, words_kept, text_kept };
void report_script(const TagCall& call, ScriptFate fate);

/// What a missing file or post is replaced by, in an address too.
TagOutput text_output(std::string plain);
TagOutput inline_output(std::string html, std::string plain);
TagOutput block_output(std::string open, std::string close);

/// The arguments of a tag of Hexo that nobody knows.
ThemeArguments arguments_of_unknown(std::string_view text);
/// The words of a tag that nobody knows, without options, linked where an address is among them; of a block they are
/// its title.
TagOutput make_unknown(const TagCall& call, const ThemeArguments& arguments);
/// Keys whose values a tag may show, and under which its address may stand.
inline constexpr std::string_view kShownKeys =
    " alt badge caption content desc description header heading href label link subheader subtitle summary text title "
    "url ";
inline constexpr std::string_view kNoteKeys = " child class classes color icon size text title type variant ";
/// What `::: tabs` opens, and the title of a tab in it (HTML).
inline constexpr const char* kTabsOpen = "<div class=\"tabs\">";
std::string tab_title(std::string_view written, const Config& config);
TagOutput make_container(const TagCall& call);

TagOutput make_include(const TagCall& call);
TagOutput make_margin_note(const TagCall& call);
TagOutput make_new_thought(const TagCall& call);
TagOutput make_wide_picture(const TagCall& call);
TagOutput make_margin_picture(const TagCall& call);
TagOutput make_epigraph(const TagCall& call);
TagOutput make_citation(const TagCall& call);
TagOutput make_bibliography(const TagCall& call);
TagOutput make_layout(const TagCall& call);
TagOutput make_titled_layout(const TagCall& call);
TagOutput make_blockquote(const TagCall& call);
TagOutput make_pullquote(const TagCall& call);
TagOutput make_quotation_line(const TagCall& call);
TagOutput make_poem(const TagCall& call);
TagOutput make_note(const TagCall& call);
TagOutput make_folders(const TagCall& call);
TagOutput make_time_node(const TagCall& call);
TagOutput make_tabs(const TagCall& call);
TagOutput make_details(const TagCall& call);
TagOutput make_timeline(const TagCall& call);
TagOutput make_okr(const TagCall& call);
TagOutput make_hide_inline(const TagCall& call);
TagOutput make_label(const TagCall& call);
TagOutput make_mark(const TagCall& call);
TagOutput make_span(const TagCall& call);
TagOutput make_checkbox(const TagCall& call);
TagOutput make_copy(const TagCall& call);
TagOutput make_noted_text(const TagCall& call);
TagOutput make_ruby(const TagCall& call);
TagOutput make_reference(const TagCall& call);
TagOutput make_icon(const TagCall& call);
TagOutput make_progress(const TagCall& call);
TagOutput make_nothing(const TagCall& call);
TagOutput make_filled_by_theme(const TagCall& call);
TagOutput make_friends(const TagCall& call);
TagOutput make_poll(const TagCall& call);
TagOutput make_type_of_person(const TagCall& call);
TagOutput make_raw(const TagCall& call);
TagOutput make_codeblock(const TagCall& call);
TagOutput make_include_code(const TagCall& call);
TagOutput make_source_block(const TagCall& call);
TagOutput make_chart(const TagCall& call);
TagOutput make_math(const TagCall& call);
TagOutput make_math_block(const TagCall& call);
TagOutput make_img(const TagCall& call);
TagOutput make_image(const TagCall& call);
TagOutput make_frame(const TagCall& call);
TagOutput make_asset_img(const TagCall& call);
TagOutput make_gallery(const TagCall& call);
TagOutput make_emoji(const TagCall& call);
TagOutput make_embed(const TagCall& call);
TagOutput make_song(const TagCall& call);
TagOutput make_asset_path(const TagCall& call);
TagOutput make_asset_link(const TagCall& call);
TagOutput make_post_link(const TagCall& call);
TagOutput make_post_path(const TagCall& call);
TagOutput make_url_for(const TagCall& call);
TagOutput make_link(const TagCall& call);
TagOutput make_button(const TagCall& call);
TagOutput make_site_card(const TagCall& call);
TagOutput make_link_card(const TagCall& call);
TagOutput make_post_card(const TagCall& call);
TagOutput make_introduction(const TagCall& call);
TagOutput make_gallery_group(const TagCall& call);
TagOutput make_banner(const TagCall& call);
TagOutput make_about(const TagCall& call);
TagOutput make_hashtag(const TagCall& call);
TagOutput make_badge(const TagCall& call);
TagOutput make_list(const TagCall& call);
TagOutput make_link_grid(const TagCall& call);
TagOutput make_dropdown(const TagCall& call);
TagOutput make_menu_item(const TagCall& call);
TagOutput make_submenu(const TagCall& call);
TagOutput make_navbar(const TagCall& call);
TagOutput make_chat(const TagCall& call);
TagOutput make_ruby_text(const TagCall& call);
TagOutput make_abbreviation(const TagCall& call);
TagOutput make_side_note(const TagCall& call);
TagOutput make_timeline_item(const TagCall& call);
TagOutput make_list_of_files(const TagCall& call);
TagOutput make_folder(const TagCall& call);
TagOutput make_file(const TagCall& call);
TagOutput make_card(const TagCall& call);
TagOutput make_chart_source(const TagCall& call);
TagOutput make_typed_text(const TagCall& call);
TagOutput make_styled(const TagCall& call);
TagOutput make_map(const TagCall& call);
TagOutput make_music(const TagCall& call);
TagOutput make_badge_text(const TagCall& call);
TagOutput make_inline_frame(const TagCall& call);
TagOutput make_repository(const TagCall& call);
TagOutput make_carousel(const TagCall& call);
TagOutput make_folder_gallery(const TagCall& call);
TagOutput make_aligned(const TagCall& call);
TagOutput make_marked_words(const TagCall& call);
TagOutput make_processed_picture(const TagCall& call);

}  // namespace essaypack
