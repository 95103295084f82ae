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
  MarkdownSwitch rule;
};
constexpr Plugin kPlugins[] = {
    {"markdown-it-emoji", switch_of<&MarkdownConfig::typography, &Typography::emoji>},
    {"markdown-it-ins", switch_of<&MarkdownConfig::marks, &InlineMarks::inserted>},
    {"markdown-it-sub", switch_of<&MarkdownConfig::marks, &InlineMarks::subscripts>},
    {"markdown-it-sup", switch_of<&MarkdownConfig::marks, &InlineMarks::superscripts>},
    {"markdown-it-spoiler", switch_of<&MarkdownConfig::marks, &InlineMarks::spoilers>},
    {"markdown-it-footnote", switch_of<&MarkdownConfig::inline_notes>},
    {"markdown-it-abbr", switch_of<&MarkdownConfig::abbreviations>},
    {"markdown-it-deflist", switch_of<&MarkdownConfig::descriptions, &DescriptionRules::several_terms>},
    {"markdown-it-furigana", switch_of<&MarkdownConfig::marks, &InlineMarks::ruby>},
    {"markdown-it-ruby", switch_of<&MarkdownConfig::marks, &InlineMarks::ruby>},
    {"markdown-it-attrs", switch_of<&MarkdownConfig::attributes, &AttributeRules::anywhere>},
    {"markdown-it-bracketed-spans", switch_of<&MarkdownConfig::attributes, &AttributeRules::anywhere>},
    {"markdown-it-container", switch_of<&MarkdownConfig::shoka_blocks>},
    {"markdown-it-multimd-table", switch_of<&MarkdownConfig::tables, &TableRules::spanned_columns>},
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
    if (name == plugin.name) plugin.rule(markdown) = is_on;
}

/// What markdown-it-multimd-table is told besides.
void read_table_options(const Value* options, MarkdownConfig& markdown) {
  const auto is_on = [&](std::string_view key) {
    const Value* value = options && markdown.tables.spanned_columns ? options->find(key) : nullptr;
    return value && value->is_scalar() && value->text == "true";
  };
  markdown.tables.rows_of_lines = is_on("multiline");
  markdown.tables.spanned_rows = is_on("rowspan");
  markdown.tables.headless = is_on("headerless");
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
  if (keys.flag("typographer", markdown.typography.smart)) markdown.typography.replacements = markdown.typography.smart;
  keys.flag("linkify", markdown.autolink);
  bool has_html = true;
  if (keys.flag("html", has_html)) markdown.html.is_text = !has_html;
  read_quotes(keys, markdown.typography.quotes);
}

/// Rules of markdown-it by their names.
struct Rule {
  std::string_view name;
  MarkdownSwitch rule;
};
constexpr Rule kRules[] = {{"linkify", switch_of<&MarkdownConfig::autolink>},
                           {"replacements", switch_of<&MarkdownConfig::typography, &Typography::replacements>},
                           {"smartquotes", switch_of<&MarkdownConfig::typography, &Typography::smart>},
                           {"strikethrough", switch_of<&MarkdownConfig::marks, &InlineMarks::strikethrough>},
                           {"table", switch_of<&MarkdownConfig::tables, &TableRules::are_read>}};

void switch_rules(KeyReader& keys, std::string_view key, bool is_on, MarkdownConfig& markdown) {
  std::vector<std::string> names;
  keys.texts(key, names);
  for (const Rule& rule : kRules)
    if (std::find(names.begin(), names.end(), rule.name) != names.end()) rule.rule(markdown) = is_on;
}

/// What hexo-renderer-markdown-it is told: a preset without the rules that CommonMark lacks, and rules one by one.
void read_markdown_it(KeyReader keys, MarkdownConfig& markdown) {
  read_options(keys.map_if_any("render"), markdown);
  std::string preset;
  if (keys.text("preset", preset) && (preset == "commonmark" || preset == "zero"))
    for (const Rule& rule : kRules) rule.rule(markdown) = false;
  switch_rules(keys, "enable_rules", true, markdown);
  switch_rules(keys, "disable_rules", false, markdown);
}

/// Filters on all that a site shows; their packages switch them on.
void read_filters(KeyReader& keys, const HexoConfig& hexo, MarkdownConfig& markdown) {
  for (const auto& [package, section] :
       {std::pair{"hexo-filter-github-emojis", "githubEmojis"}, std::pair{"hexo-filter-emoji", "emoji"}}) {
    bool is_on = hexo.has(package);
    if (!is_on) continue;
    keys.map_if_any(section).flag("enable", is_on);
    markdown.typography.emoji |= is_on;
  }
}

}  // namespace

bool HexoConfig::has(std::string_view package) const {
  return packages.find('"' + std::string(package) + '"') != packages.npos;
}

bool HexoConfig::has_markdown_it() const {
  return packages.empty() || packages.find("markdown-it") != packages.npos || has("hexo-renderer-aether");
}

namespace {

/// Renderers and plug-ins to which `$$` opens a block that only `$$` closes.
bool keeps_displays_whole(const HexoConfig& hexo) {
  for (const std::string_view name :
       {"hexo-renderer-kramed", "hexo-renderer-markdown-it-plus", "hexo-renderer-multi-markdown-it",
        "hexo-renderer-multi-next-markdown-it", "hexo-renderer-markdown-it-katex", "markdown-it-katex",
        "@iktakahiro/markdown-it-katex", "@neilsustc/markdown-it-katex", "@traptitech/markdown-it-katex",
        "@renbaoshuo/markdown-it-katex", "@vscode/markdown-it-katex", "markdown-it-latex2img", "markdown-it-mathjax3",
        "markdown-it-texmath", "markdown-it-math"})
    if (hexo.has(name)) return true;
  return false;
}

/// The renderer that a site has: of several in its list Hexo loads the last one last.
std::string_view renderer_of(const HexoConfig& hexo) {
  std::string_view renderer;
  std::size_t last = 0;
  for (const std::string_view name :
       {"marked", "kramed", "kramdown", "pandoc", "markdown-it", "markdown-it-plus", "markdown-it-katex",
        "multi-markdown-it", "multi-next-markdown-it", "aether", "unified", "remark"}) {
    const std::size_t at = hexo.packages.rfind("\"hexo-renderer-" + std::string(name) + '"');
    if (at != hexo.packages.npos && at >= last) renderer = name, last = at;
  }
  return renderer;
}

/// True for hexo-renderer-marked 0.x, which has marked 0.3. Ranges of versions begin with a sign or none.
bool is_old_marked(const HexoConfig& hexo) {
  const std::string_view packages = hexo.packages;
  const std::size_t at = packages.find("\"hexo-renderer-marked\"");
  if (at == packages.npos) return false;
  const std::string_view behind = packages.substr(packages.find(':', at) + 1);
  const std::string_view version = behind.substr(0, behind.find_first_of(",}\n"));
  const std::size_t digit = version.find_first_of("0123456789");
  return digit != version.npos && version.substr(digit, 2) == "0.";
}

}  // namespace

void set_renderer_defaults(const FoundSite& site, Config& config) {
  HexoConfig& hexo = settings_of<HexoConfig>(config);
  hexo.packages = read_file(site.folder / "package.json", kMostConfigBytes).bytes.value_or("");
  const std::string_view own = renderer_of(hexo);
  config.markdown.headings.bare = own == "kramed";
  config.markdown.html.ends_at_tag = own == "kramed" || (own == "marked" && is_old_marked(hexo));
  config.markdown.math.loose_displays = keeps_displays_whole(hexo);
  for (const Renderer& renderer : kRenderers)
    if (hexo.has(renderer.package))
      for (const std::string_view name : split(renderer.plugins, ' '))
        switch_plugin(config.markdown, "markdown-it-" + std::string(name), true);
  config.markdown.typography.replacements = !hexo.packages.empty() && hexo.has_markdown_it();
  config.markdown.fences.keep_references =
      !hexo.has("hexo-renderer-multi-markdown-it") && !hexo.has("hexo-renderer-multi-next-markdown-it");
}

void read_renderers(KeyReader& keys, Config& config) {
  MarkdownConfig& markdown = config.markdown;
  const HexoConfig& hexo = settings_of<HexoConfig>(config);
  KeyReader marked = keys.map_if_any("marked");
  marked.flag("breaks", markdown.breaks);
  marked.flag("smartypants", markdown.typography.smart);
  marked.flag("gfm", markdown.gfm);
  marked.flag("pedantic", markdown.headings.bare);
  marked.flag("autolink", markdown.autolink);
  marked.flag("descriptionLists", markdown.descriptions.are_read);
  read_quotes(marked, markdown.typography.quotes);
  long number = 0;
  const Value* anchors = marked.find("modifyAnchors");
  if (anchors && anchors->is_scalar() && marked.number("modifyAnchors", 0, 2, number))
    markdown.headings.ids = static_cast<LetterCase>(number);

  KeyReader kramed = keys.map_if_any("kramed");
  kramed.flag("breaks", markdown.breaks);
  kramed.flag("smartypants", markdown.typography.smart);
  kramed.flag("gfm", markdown.gfm);

  if (hexo.has_markdown_it()) read_markdown_it(keys.map_if_any("markdown"), markdown);
  if (hexo.has("hexo-renderer-markdown-it-plus")) read_options(keys.map_if_any("markdown_it_plus"), markdown);
  // Both are part of GitHub's kind of Markdown in marked.
  markdown.breaks = markdown.breaks && markdown.gfm;
  markdown.autolink = markdown.autolink && markdown.gfm;

  read_filters(keys, hexo, markdown);
  if (hexo.has_markdown_it()) read_plugins(keys.map_if_any("markdown"), markdown);
  if (hexo.has("hexo-renderer-markdown-it-plus")) read_plugins(keys.map_if_any("markdown_it_plus"), markdown);
}

}  // namespace essaypack
