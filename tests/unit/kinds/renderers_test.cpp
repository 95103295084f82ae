#include "kinds/kinds.h"

#include "blog_fixture.h"
#include "config/config.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace essaypack;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string rules_of(const Files& files) {
  const Blog folder;
  for (const auto& [name, text] : files) folder.write(name, text);
  Diagnostics diagnostics;
  MarkdownConfig rules = load_config(folder.path, all_site_kinds(), {}, diagnostics).markdown;
  std::string text;
  for (const auto& [name, rule] : std::initializer_list<std::pair<const char*, MarkdownSwitch>>{
           {"emoji", switch_of<&MarkdownConfig::typography, &Typography::emoji>},
           {"ins", switch_of<&MarkdownConfig::marks, &InlineMarks::inserted>},
           {"sub", switch_of<&MarkdownConfig::marks, &InlineMarks::subscripts>},
           {"sup", switch_of<&MarkdownConfig::marks, &InlineMarks::superscripts>},
           {"spoiler", switch_of<&MarkdownConfig::marks, &InlineMarks::spoilers>},
           {"notes", switch_of<&MarkdownConfig::inline_notes>},
           {"abbr", switch_of<&MarkdownConfig::abbreviations>},
           {"ruby", switch_of<&MarkdownConfig::marks, &InlineMarks::ruby>},
           {"attrs", switch_of<&MarkdownConfig::attributes, &AttributeRules::anywhere>},
           {"blocks", switch_of<&MarkdownConfig::shoka_blocks>},
           {"terms", switch_of<&MarkdownConfig::descriptions, &DescriptionRules::several_terms>},
           {"columns", switch_of<&MarkdownConfig::tables, &TableRules::spanned_columns>},
           {"rows", switch_of<&MarkdownConfig::tables, &TableRules::spanned_rows>},
           {"lines", switch_of<&MarkdownConfig::tables, &TableRules::rows_of_lines>},
           {"headless", switch_of<&MarkdownConfig::tables, &TableRules::headless>},
           {"bare", switch_of<&MarkdownConfig::headings, &HeadingRules::bare>},
           {"displays", switch_of<&MarkdownConfig::math, &FormulaRules::loose_displays>},
           {"tags", switch_of<&MarkdownConfig::html, &HtmlRules::ends_at_tag>},
           {"signs", switch_of<&MarkdownConfig::typography, &Typography::replacements>},
           {"text", switch_of<&MarkdownConfig::html, &HtmlRules::is_text>}})
    if (rule(rules)) (text += text.empty() ? "" : " ") += name;
  return text;
}

Files hexo(const std::string& config, const std::string& package = {}) {
  Files files = {{"_config.yml", "title: a\n" + config}, {"source/_posts/a.md", "a"}};
  if (!package.empty())
    files.emplace_back("package.json", "{\"dependencies\": {\"hexo\": \"8\", \"" + package + "\": \"1\"}}");
  return files;
}

Files hexo_with(const std::string& dependency) {
  return {{"_config.yml", "title: a"},
          {"source/_posts/a.md", "a"},
          {"package.json", "{\"dependencies\": {\"hexo\": \"8\", " + dependency + "}}"}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(renderers)

/// What is read beside Markdown where packages and settings of a site ask for it.
BOOST_AUTO_TEST_CASE(plugins) {
  const std::string kAll = "emoji ins sub sup spoiler notes abbr ruby attrs blocks terms columns";
  const struct {
    const char* name;
    Files files;
    std::string rules;
  } kCases[] = {
      {"Hexo's own renderer", hexo(""), ""},
      {"markdown-it without plug-ins", hexo("", "hexo-renderer-markdown-it"), "signs"},
      {"markdown-it without a typographer",
       hexo("markdown: {render: {typographer: false, html: false}}\n", "hexo-renderer-markdown-it"), "text"},
      {"a preset", hexo("markdown: {preset: commonmark}\n", "hexo-renderer-markdown-it"), ""},
      {"a preset and a rule",
       hexo("markdown: {preset: zero, enable_rules: [replacements, table]}\n", "hexo-renderer-markdown-it"), "signs"},
      {"a rule that is off", hexo("markdown: {disable_rules: replacements}\n", "hexo-renderer-markdown-it"), ""},
      {"kramed", hexo("", "hexo-renderer-kramed"), "bare displays tags"},
      {"kramed before another", hexo_with("\"hexo-renderer-kramed\": \"0.1\", \"hexo-renderer-pandoc\": \"0.4\""),
       "displays"},
      {"marked's pedantic mode", hexo("marked: {pedantic: true}\n", "hexo-renderer-marked"), "bare"},
      {"old marked", hexo_with("\"hexo-renderer-marked\": \"^0.3.2\""), "tags"},
      {"KaTeX for markdown-it", hexo_with("\"@renbaoshuo/markdown-it-katex\": \"2\""), "displays signs"},
      {"markdown-it with plug-ins",
       hexo("markdown:\n  plugins:\n    - markdown-it-sub\n    - {name: markdown-it-emoji, options: {}}\n    - "
            "'@x/markdown-it-sup'\n    - markdown-it-unknown\n",
            "hexo-renderer-markdown-it"),
       "emoji sub sup signs"},
      {"settings of a renderer that is not there",
       hexo("markdown: {plugins: [markdown-it-sub]}\n", "hexo-renderer-marked"), ""},
      {"markdown-it-plus", hexo("", "hexo-renderer-markdown-it-plus"),
       "emoji ins sub sup notes abbr terms displays signs"},
      {"markdown-it-plus, some off",
       hexo("markdown_it_plus:\n  plugins:\n    - plugin: {name: markdown-it-emoji, enable: false}\n    - plugin: "
            "{name: "
            "markdown-it-attrs, enable: true}\n    - plugin: {name: markdown-it-abbr}\n",
            "hexo-renderer-markdown-it-plus"),
       "ins sub sup notes attrs terms displays signs"},
      {"Shoka", hexo("", "hexo-renderer-multi-markdown-it"), kAll + " displays signs"},
      {"Shoka's tables",
       hexo("markdown:\n  plugins:\n    - plugin: {name: markdown-it-multimd-table, enable: true, options: {multiline: "
            "true, "
            "rowspan: true, headerless: true}}\n",
            "hexo-renderer-multi-markdown-it"),
       kAll + " rows lines headless displays signs"},
      {"tables of markdown-it",
       hexo("markdown:\n  plugins:\n    - {name: markdown-it-multimd-table, options: {headerless: true}}\n",
            "hexo-renderer-markdown-it"),
       "columns headless signs"},
      {"tables that are off",
       hexo("markdown:\n  plugins:\n    - plugin: {name: markdown-it-multimd-table, enable: false, options: {rowspan: "
            "true}}\n",
            "hexo-renderer-markdown-it"),
       "signs"},
      {"ShokaX", hexo("", "hexo-renderer-aether"), kAll + " signs"},
      {"a filter", hexo("", "hexo-filter-github-emojis"), "emoji"},
      {"a filter that is off", hexo("githubEmojis: {enable: false}\n", "hexo-filter-github-emojis"), ""},
      {"another filter", hexo("", "hexo-filter-emoji"), "emoji"},
      {"Hugo", {{"hugo.toml", "title = 'a'"}, {"content/a.md", "a"}}, "terms"},
      {"Hugo with emoji", {{"hugo.toml", "enableEmoji = true"}, {"content/a.md", "a"}}, "emoji terms"},
      {"Hugo's extras",
       {{"hugo.toml",
         "[markup.goldmark.extensions.extras]\ninsert = {enable = true}\nsubscript = {enable = true}\nsuperscript = "
         "{enable = false}\n"},
        {"content/a.md", "a"}},
       "ins sub terms"},
      {"Jekyll", {{"_config.yml", "plugins: [jekyll-feed]"}, {"_posts/2024-01-02-a.md", "a"}}, "terms"},
      {"Jekyll with emoji",
       {{"_config.yml", "plugins: [jekyll-feed, jemoji]"}, {"_posts/2024-01-02-a.md", "a"}},
       "emoji terms"},
      {"Zola",
       {{"zola.toml", "base_url = 'https://e.org'\n[markdown]\nrender_emoji = true"}, {"content/a.md", "a"}},
       "emoji"},
      {"a plain folder", {{"essaypack.yaml", "type: plain\nmarkdown: {emoji: true}"}, {"a.md", "a"}}, "emoji terms"},
  };
  for (const auto& row : kCases) BOOST_TEST(rules_of(row.files) == row.rules, row.name << ": " << rules_of(row.files));
}

BOOST_AUTO_TEST_CASE(theme) {
  for (const auto& [written, name] :
       {std::pair("theme: next\n", "next"), {"theme: false\n", "false"}, {"theme:\n", ""}, {"", ""}}) {
    const Blog folder;
    for (const auto& [file, text] : hexo(written)) folder.write(file, text);
    Diagnostics diagnostics;
    BOOST_TEST(load_config(folder.path, all_site_kinds(), {}, diagnostics).theme == name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
