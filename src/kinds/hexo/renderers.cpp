/// Which renderer of Markdown a site has, and with which plug-ins: hexo-renderer-marked, -kramed, -markdown-it and what
/// is built on that. Filters for emoji add to each of them.

#include "base/file.h"
#include "base/text.h"
#include "kinds/hexo/hexo.h"
#include "kinds/settings.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// What a plug-in of markdown-it adds; names are matched by what they hold, for most have forks.
struct Plugin {
  std::string_view name;
  bool MarkdownConfig::*rule;
};
constexpr Plugin kPlugins[] = {
    {"markdown-it-emoji", &MarkdownConfig::emoji},
    {"markdown-it-ins", &MarkdownConfig::inserted},
    {"markdown-it-sub", &MarkdownConfig::subscripts},
    {"markdown-it-sup", &MarkdownConfig::superscripts},
    {"markdown-it-spoiler", &MarkdownConfig::spoilers},
    {"markdown-it-footnote", &MarkdownConfig::inline_notes},
    {"markdown-it-abbr", &MarkdownConfig::abbreviations},
    {"markdown-it-deflist", &MarkdownConfig::several_terms},
    {"markdown-it-furigana", &MarkdownConfig::ruby},
    {"markdown-it-ruby", &MarkdownConfig::ruby},
    {"markdown-it-attrs", &MarkdownConfig::list_attributes},
    {"markdown-it-bracketed-spans", &MarkdownConfig::list_attributes},
    {"markdown-it-container", &MarkdownConfig::shoka_blocks},
    {"markdown-it-multimd-table", &MarkdownConfig::spanned_columns},
};

/// Renderers that bring plug-ins of their own.
struct Renderer {
  std::string_view package;
  std::string_view plugins;  ///< Names without `markdown-it-`.
};
constexpr std::string_view kAll =
    "emoji ins sub sup spoiler footnote abbr deflist furigana attrs bracketed-spans container multimd-table";
constexpr Renderer kRenderers[] = {
    {"hexo-renderer-markdown-it-plus", "emoji sub sup abbr deflist footnote ins"},
    {"hexo-renderer-multi-markdown-it", kAll},
    {"hexo-renderer-multi-next-markdown-it", kAll},
    {"hexo-renderer-aether", kAll},
};

void switch_plugin(MarkdownConfig& markdown, std::string_view name, bool is_on) {
  const std::size_t file = name.rfind('/');
  if (file != name.npos) name.remove_prefix(file + 1);
  for (const Plugin& plugin : kPlugins)
    if (name == plugin.name) markdown.*plugin.rule = is_on;
}

/// What markdown-it-multimd-table is told besides.
void read_table_options(const Value* options, MarkdownConfig& markdown) {
  const auto is_on = [&](std::string_view key) {
    const Value* value = options && markdown.spanned_columns ? options->find(key) : nullptr;
    return value && value->is_scalar() && value->text == "true";
  };
  markdown.rows_of_lines = is_on("multiline");
  markdown.spanned_rows = is_on("rowspan");
  markdown.headless_tables = is_on("headerless");
}

/// Names alone, maps with `name`, or maps with `plugin: {name, enable}`, of which only true switches one on.
void read_plugins(KeyReader keys, MarkdownConfig& markdown) {
  const Value* plugins = keys.find("plugins");
  if (!plugins) return;
  for (const Value& entry : plugins->items) {
    const Value* wrapped = entry.find("plugin");
    const Value* name = entry.is_scalar() ? &entry : (wrapped ? wrapped : &entry)->find("name");
    const Value* enabled = wrapped ? wrapped->find("enable") : nullptr;
    if (!name || !name->is_scalar()) continue;
    switch_plugin(markdown, name->text, !wrapped || (enabled && enabled->is_scalar() && enabled->text == "true"));
    if (name->text.ends_with("markdown-it-multimd-table"))
      read_table_options((wrapped ? wrapped : &entry)->find("options"), markdown);
  }
}

/// `quotes: '“”‘’'`, or a list of four.
void read_quotes(KeyReader& keys, std::string& quotes) {
  std::vector<std::string> marks;
  if (!keys.texts("quotes", marks)) return;
  std::string joined;
  for (const std::string& mark : marks) joined += mark;
  if (count_code_points(joined) == 4) quotes = joined;
}

/// Options of markdown-it itself.
void read_options(KeyReader keys, MarkdownConfig& markdown) {
  keys.flag("breaks", markdown.breaks);
  keys.flag("typographer", markdown.smart);
  keys.flag("linkify", markdown.autolink);
  read_quotes(keys, markdown.quotes);
}

/// Filters on all that a site shows; their packages switch them on.
void read_filters(KeyReader& keys, const HexoConfig& hexo, MarkdownConfig& markdown) {
  for (const auto& [package, section] :
       {std::pair{"hexo-filter-github-emojis", "githubEmojis"}, std::pair{"hexo-filter-emoji", "emoji"}}) {
    bool is_on = hexo.has(package);
    if (!is_on) continue;
    keys.map_if_any(section).flag("enable", is_on);
    markdown.emoji |= is_on;
  }
}

}  // namespace

bool HexoConfig::has(std::string_view package) const {
  return packages.find('"' + std::string(package) + '"') != packages.npos;
}

void set_renderer_defaults(const FoundSite& site, Config& config) {
  HexoConfig& hexo = settings_of<HexoConfig>(config);
  hexo.packages = read_file(site.folder / "package.json", kMostConfigBytes).bytes.value_or("");
  for (const Renderer& renderer : kRenderers)
    if (hexo.has(renderer.package))
      for (const std::string_view name : split(renderer.plugins, ' '))
        switch_plugin(config.markdown, "markdown-it-" + std::string(name), true);
  config.markdown.code_keeps_references =
      !hexo.has("hexo-renderer-multi-markdown-it") && !hexo.has("hexo-renderer-multi-next-markdown-it");
}

void read_renderers(KeyReader& keys, Config& config) {
  MarkdownConfig& markdown = config.markdown;
  const HexoConfig& hexo = settings_of<HexoConfig>(config);
  KeyReader marked = keys.map_if_any("marked");
  marked.flag("breaks", markdown.breaks);
  marked.flag("smartypants", markdown.smart);
  marked.flag("gfm", markdown.gfm);
  marked.flag("autolink", markdown.autolink);
  marked.flag("descriptionLists", markdown.description_lists);
  read_quotes(marked, markdown.quotes);
  long number = 0;
  const Value* anchors = marked.find("modifyAnchors");
  if (anchors && anchors->is_scalar() && marked.number("modifyAnchors", 0, 2, number))
    markdown.heading_ids = static_cast<LetterCase>(number);

  KeyReader kramed = keys.map_if_any("kramed");
  kramed.flag("breaks", markdown.breaks);
  kramed.flag("smartypants", markdown.smart);
  kramed.flag("gfm", markdown.gfm);

  read_options(keys.map_if_any("markdown").map_if_any("render"), markdown);
  if (hexo.has("hexo-renderer-markdown-it-plus")) read_options(keys.map_if_any("markdown_it_plus"), markdown);
  // Both are part of GitHub's kind of Markdown in marked.
  markdown.breaks = markdown.breaks && markdown.gfm;
  markdown.autolink = markdown.autolink && markdown.gfm;

  read_filters(keys, hexo, markdown);
  // a site without a list of packages may have any
  if (hexo.packages.empty() || hexo.packages.find("markdown-it") != hexo.packages.npos ||
      hexo.has("hexo-renderer-aether"))
    read_plugins(keys.map_if_any("markdown"), markdown);
  if (hexo.has("hexo-renderer-markdown-it-plus")) read_plugins(keys.map_if_any("markdown_it_plus"), markdown);
}

}  // namespace essaypack
