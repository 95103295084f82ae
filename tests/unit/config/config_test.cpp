#include "config/config.h"

#include "base/file.h"
#include "config/sections/book.h"
#include "config/sections/feed.h"
#include "config/sections/sitemap.h"
#include "config/shared_keys.h"
#include "diag/print.h"
#include "export/exporter.h"
#include "folders.h"
#include "kinds/jekyll/jekyll.h"
#include "kinds/kinds.h"
#include "temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <map>

using namespace essaypack;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

template <class Choice>
std::string word_of(Choice choice) {
  for (const NamedChoice<Choice>& one : Choices<Choice>::kAll)
    if (one.value == choice) return std::string(one.name);
  return "list";
}

/// A folder `blog` with files that goes away with the test.
struct BlogFolder {
  explicit BlogFolder(const Files& files) {
    fs::create_directory(path);
    for (const auto& [name, text] : files) {
      if (name.back() == '/')
        fs::create_directories(path / name);
      else
        home.write("blog/" + name, text);
    }
  }
  test::TemporaryFolder home;
  const fs::path path = home.path / "blog";
};

std::string without(std::string text, const std::string& part) {
  for (std::size_t at; (at = text.find(part)) != std::string::npos;) text.erase(at, part.size());
  return text;
}

/// What loading says: all problems and the failure, if one ends it, as they are printed.
std::string problems(const Files& files, const ConfigOverrides& overrides = {}, const std::string& below = "") {
  const BlogFolder folder(files);
  Diagnostics diagnostics;
  std::string text, failure;
  try {
    load_config(folder.path / below, all_site_kinds(), overrides, diagnostics);
  } catch (const Failure& caught) {
    failure = "exit " + std::to_string(static_cast<int>(caught.code())) + " " + format_failure(caught, {});
  }
  for (const Diagnostic& problem : diagnostics.sorted()) text += format_diagnostic(problem, {});
  return without(text + failure, folder.home.path.string() + "/");
}

/// One thing that the configuration says, taken from a site with a time zone and a title of its own.
std::string shown(const Files& files, const std::function<std::string(const Config&)>& show,
                  const ConfigOverrides& overrides = {}, const std::string& below = "") {
  const BlogFolder folder(files);
  Diagnostics diagnostics;
  try {
    return without(show(load_config(folder.path / below, all_site_kinds(), overrides, diagnostics)),
                   folder.home.path.string() + "/");
  } catch (const Failure& failure) {
    return format_failure(failure, {});
  }
}

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : ",") + part;
  return text;
}

std::string place(const Config& config) {
  return std::string(config.kind->name) + " " + config.site_folder.string() + " " + config.selection + "; posts " +
         joined(config.post_folders) + "; source " + config.source_folder + "; public " + config.public_folder + "; " +
         joined(config.files);
}

const Files kHexo = {{"_config.yml", "title: 文集\ntimezone: Asia/Shanghai\n"}, {"source/_posts/a.md", ""}};

Files hexo_with(const std::string& lines, const std::string& own = "") {
  Files files = kHexo;
  files["_config.yml"] += lines;
  if (!own.empty()) files["essaypack.yaml"] = own;
  return files;
}

Files own_with(const std::string& lines) {
  return {{"essaypack.yaml", "title: 文集\ntimezone: Asia/Shanghai\n" + lines}, {"a.md", ""}};
}

/// `a.md title[b.md] title=c.md`.
std::string listed(const std::vector<ContentsEntry>& entries) {
  std::string text;
  for (const ContentsEntry& entry : entries) {
    text +=
        (text.empty() ? "" : " ") + entry.title + (entry.title.empty() || entry.file.empty() ? "" : "=") + entry.file;
    if (entry.file.empty()) text += "[" + listed(entry.entries) + "]";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(finds_the_kind_of_site) {
  const struct {
    const char* name;
    Files files;
    std::string below, expected;
  } kCases[] = {
      {"hexo with posts", kHexo, "", "hexo blog ; posts source/_posts; source source; public public; _config.yml"},
      {"hexo with drafts only",
       {{"_config.yml", ""}, {"source/_drafts/a.md", ""}},
       "",
       "hexo blog ; posts source/_posts; source source; public public; _config.yml"},
      {"hexo with its own folders",
       {{"_config.yml", "source_dir: ./src/\npublic_dir: docs\n"}, {"src/_posts/a.md", ""}},
       "",
       "hexo blog ; posts src/_posts; source src; public docs; _config.yml"},
      {"hexo by package.json",
       {{"_config.yml", ""}, {"package.json", "{\"dependencies\": {\"hexo\": \"^8\"}}"}},
       "",
       "hexo blog ; posts source/_posts; source source; public public; _config.yml"},
      {"jekyll",
       {{"_config.yml", "source: \n"}, {"_posts/2024-01-02-a.md", ""}},
       "",
       "jekyll blog ; posts _posts; source ; public _site; _config.yml"},
      {"jekyll with posts deep inside",
       {{"_config.toml", "title = 'x'\n"}, {"docs/notes/_posts/a.md", ""}},
       "",
       "jekyll blog ; posts _posts; source ; public _site; _config.toml"},
      {"jekyll by its Gemfile",
       {{"_config.yml", "destination: out"}, {"Gemfile", "gem 'jekyll'\n"}, {"a.md", ""}},
       "",
       "jekyll blog ; posts _posts; source ; public out; _config.yml"},
      {"hugo",
       {{"hugo.toml", "title = 'x'\n"}, {"content/a.md", ""}},
       "",
       "hugo blog ; posts content; source content; public public; hugo.toml"},
      {"hugo with an old name",
       {{"config.yaml", "contentDir: text\npublishDir: out\n"}, {"text/a.md", ""}},
       "",
       "hugo blog ; posts text; source text; public out; config.yaml"},
      {"hugo with a folder",
       {{"config/_default/hugo.json", "{\"title\": \"x\"}"}, {"config/_default/params.toml", ""}, {"content/a.md", ""}},
       "",
       "hugo blog ; posts content; source content; public public; "
       "config/_default/hugo.json,config/_default/params.toml"},
      {"hugo with mounts",
       {{"hugo.yaml",
         "module:\n  mounts:\n    - {source: assets, target: assets}\n    - {source: text/zh, target: content}\n"},
        {"text/zh/a.md", ""}},
       "",
       "hugo blog ; posts text/zh; source text/zh; public public; hugo.yaml"},
      {"hugo without content",
       {{"hugo.toml", ""}, {"a.md", ""}},
       "",
       "hugo.toml: error: the configuration is Hugo's, and its content folder 'content' does not exist "
       "[config/bad-file]\n"
       "    hint: make the folder, name it with 'contentDir', or write 'type: plain' into essaypack.yaml\n"},
      {"plain", {{"a.md", ""}}, "", "plain blog ; posts ; source ; public ; "},
      {"plain with a file of its own",
       {{"essaypack.yaml", "source: [data, ./more/]\n"}, {"data/a.md", ""}, {"more/b.md", ""}},
       "",
       "plain blog ; posts data,more; source ; public ; essaypack.yaml"},
      {"a type that is given",
       {{"essaypack.yaml", "type: hexo\n"}, {"a.md", ""}},
       "",
       "hexo blog ; posts source/_posts; source source; public public; essaypack.yaml"},
      {"a type against the evidence",
       {{"essaypack.yaml", "type: plain\n"}, {"_config.yml", "title: x"}, {"source/_posts/a.md", ""}},
       "",
       "plain blog ; posts ; source ; public ; essaypack.yaml"},
      {"a folder inside the posts",
       {{"_config.yml", ""}, {"source/_posts/2024/a.md", ""}},
       "source/_posts/2024",
       "hexo blog source/_posts/2024; posts source/_posts; source source; public public; _config.yml"},
      {"a folder beside the posts",
       {{"_config.yml", ""}, {"source/_posts/a.md", ""}, {"notes/b.md", ""}},
       "notes",
       "plain blog/notes ; posts ; source ; public ; "},
      {"posts that essaypack.yaml names",
       {{"_config.yml", ""}, {"source/_posts/a.md", ""}, {"notes/b/b.md", ""}, {"essaypack.yaml", "source: notes"}},
       "notes/b",
       "hexo blog notes/b; posts notes; source source; public public; _config.yml,essaypack.yaml"},
  };
  for (const auto& test : kCases)
    BOOST_TEST_CONTEXT(test.name) BOOST_TEST(shown(test.files, place, {}, test.below) == test.expected);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_site) {
  BOOST_TEST(problems({{"one/_config.yml", ""}, {"two/hugo.toml", ""}, {"a.md", ""}}) ==
             "exit 2 essaypack: error: 'blog/' is no site, but contains some: 'one', 'two'\n    hint: name one of "
             "them: blog/one\n");
  BOOST_TEST(problems({{"deep/er/essaypack.yaml", ""}}) ==
             "exit 2 essaypack: error: 'blog/' is no site, but contains one: 'deep/er'\n    hint: name one of them: "
             "blog/deep/er\n");
  BOOST_TEST(problems({{"a.md", ""}}, {}, "missing") ==
             "exit 2 essaypack: error: 'blog/missing' does not exist\n    hint: name the folder of a blog\n");
  BOOST_TEST(problems({{"a.md", ""}}, {}, "a.md") ==
             "exit 2 essaypack: error: 'blog/a.md' is no folder and no export\n    hint: name the folder of a blog, or "
             "what a platform gave out; 'essaypack list kinds' tells which\n");
}

BOOST_AUTO_TEST_CASE(names_the_place_of_what_is_wrong) {
  const struct {
    const char* name;
    Files files;
    std::string expected;
  } kCases[] = {
      {"broken YAML", hexo_with("a: b: c\n"),
       "exit 2 _config.yml:3:5: error: illegal map value [config/bad-yaml]\n"
       "    hint: put quotes around a value that holds ': ' or begins with a special character\n"},
      {"no map",
       {{"essaypack.yaml", "- a\n"}},
       "exit 2 essaypack.yaml:1:1: error: the file holds no map of keys [config/bad-yaml]\n    hint: write lines such "
       "as 'title: My essays'\n"},
      {"broken TOML",
       {{"hugo.toml", "a = 1\nb = \n"}, {"content/a.md", ""}},
       "exit 2 hugo.toml:2:5: error: error while parsing key-value pair: expected value, saw '\\n' [config/bad-yaml]\n"
       "    hint: put quotes around a value that holds ': ' or begins with a special character\n"},
      {"a key twice", own_with("title: y\n"),
       "exit 2 essaypack.yaml:3:1: error: 'title' stands twice, first in line 1 [config/bad-yaml]\n    hint: remove "
       "one of the two\n"},
      {"a key twice in a foreign file", hexo_with("title: y\n"), ""},
      {"unknown keys", own_with("titel: y\nfeed: {limt: 3, zzzzzzzz: 1}\n"),
       "essaypack.yaml:3:1: warning: the key 'titel' is unknown [config/unknown-key]\n    hint: did you mean 'title'?\n"
       "essaypack.yaml:4:8: warning: the key 'feed.limt' is unknown [config/unknown-key]\n    hint: did you mean "
       "'limit'?\n"
       "essaypack.yaml:4:17: warning: the key 'feed.zzzzzzzz' is unknown [config/unknown-key]\n"
       "    hint: docs/configuration.md has the list of keys\n"},
      {"unknown keys in a foreign file", hexo_with("theme: x\nfeed: {colour: y}\n"), ""},
      {"a hub without a scheme", hexo_with("feed:\n  hub: hub.example.org\n"),
       "_config.yml:4:8: warning: 'feed.hub' is 'hub.example.org', not an absolute address [config/ignored-value]\n"
       "    hint: write it with its scheme: https://hub.example.org/\n"},
      {"an icon that is no file", own_with("feed: {icon: 'data:image/png;base64,AAAA'}\n"),
       "exit 2 essaypack.yaml:3:14: error: 'feed.icon' is 'data:image/png;base64,AAAA', neither a path nor a web "
       "address [config/bad-value]\n"
       "    hint: write a path such as /icon.png\n"},
      {"an authority with a scheme", own_with("feed: {id: {authority: 'https://a.org/'}}\n"),
       "exit 2 essaypack.yaml:3:24: error: 'feed.id.authority' is 'https://a.org/', not a host name "
       "[config/bad-value]\n"
       "    hint: write one without scheme and path: blog.example.org\n"},
      {"an authority with a space", own_with("feed: {id: {authority: a b}}\n"),
       "exit 2 essaypack.yaml:3:24: error: 'feed.id.authority' is 'a b', not a host name [config/bad-value]\n"
       "    hint: write one without scheme and path: blog.example.org\n"},
      {"a year of two digits", own_with("feed: {id: {since: 19}}\n"),
       "exit 2 essaypack.yaml:3:20: error: 'feed.id.since' is '19', not a whole number from 1000 to 9999 "
       "[config/bad-value]\n"},
      {"one path for two feeds", own_with("feed: {path: [a.xml, a.xml]}\n"),
       "exit 2 essaypack.yaml:3:14: error: 'feed.path' names 'a.xml' twice [config/bad-value]\n    hint: give each "
       "feed its own path\n"},
      {"more paths than feeds", own_with("feed: {type: rss2, path: [a.xml, b.xml]}\n"),
       "exit 2 essaypack.yaml:3:26: error: 'feed.path' names 2 files, and there is 1 format [config/bad-value]\n"
       "    hint: write as many as 'type' has\n"},
      {"a sitemap of another kind", own_with("sitemap: {path: etc/passwd}\n"),
       "exit 2 essaypack.yaml:3:17: error: 'sitemap.path' is 'etc/passwd', no name in .xml or .txt [config/bad-value]\n"
       "    hint: write sitemap.xml, or none\n"},
      {"Jekyll's people that can't be read",
       {{"_config.yml", "title: x\ntimezone: UTC\n"}, {"_posts/a.md", ""}, {"_data/authors.yml", "a: b: c\n"}},
       "_data/authors.yml:1:5: warning: illegal map value, so authors keep their short names [config/ignored-value]\n"},
      {"templates that are not run",
       hexo_with("feed: {template: [a.xml, b.xml]}\nsitemap:\n  template: t.xml\n  template_txt: ''\n"),
       "_config.yml:3:18: warning: 'feed.template' is a list, which is not run [config/unused-template]\n"
       "    hint: remove the key, or see docs/feeds.md for what can be configured\n"
       "_config.yml:5:13: warning: 'sitemap.template' is 't.xml', which is not run [config/unused-template]\n"
       "    hint: remove the key, or see docs/feeds.md for what can be configured\n"},
      {"a chosen feed without an id", own_with("feeds: [{title: a}]\n"),
       "exit 2 essaypack.yaml:3:9: error: 'feeds' holds a feed without an id [config/bad-value]\n"
       "    hint: begin it with '- id: NAME': readers know it by that\n"},
      {"a chosen feed twice", own_with("feeds: [{id: a}, {id: A, path: b.xml}]\n"),
       "exit 2 essaypack.yaml:3:23: error: 'feeds.id': 'A' stands twice [config/bad-value]\n"
       "    hint: give each feed a name of its own\n"},
      {"a chosen feed in the main feed's place", own_with("feeds: [{id: a, path: atom.xml}]\n"),
       "exit 2 essaypack.yaml:3:9: error: 'feeds.path': 'atom.xml' is the file of another feed [config/bad-value]\n"
       "    hint: give each feed its own path\n"},
      {"a chosen feed of another format", own_with("feeds: [{id: a, type: opml}]\n"),
       "exit 2 essaypack.yaml:3:23: error: 'feeds.type' holds 'opml', not atom, rss2 or json [config/bad-value]\n"},
      {"a language that is none", own_with("feeds: [{id: a, select: {languages: english}}]\n"),
       "exit 2 essaypack.yaml:3:37: error: 'feeds.select.languages' holds 'english', which is no language tag "
       "[config/bad-value]\n    hint: write a tag such as zh-CN, en or ja\n"},
      {"a year that is none", own_with("feeds: [{id: a, select: {years: [24]}}]\n"),
       "exit 2 essaypack.yaml:3:33: error: 'feeds.select.years' holds '24', not a year [config/bad-value]\n"
       "    hint: write it as 2025\n"},
      {"a podcast of no category", own_with("feed: {podcast: {category: Arts/Cricket}}\n"),
       "exit 2 essaypack.yaml:3:28: error: 'feed.podcast.category' holds 'Arts/Cricket', which is not in Apple's list "
       "of "
       "categories [config/bad-value]\n    hint: write one such as Arts/Books\n"},
      {"a podcast's category misspelt", own_with("feed: {podcast: {category: Boks}}\n"),
       "exit 2 essaypack.yaml:3:28: error: 'feed.podcast.category' holds 'Boks', which is not in Apple's list of "
       "categories [config/bad-value]\n    hint: did you mean 'Books'?\n"},
      {"a guid that is none", own_with("feed: {podcast: {guid: 12}}\n"),
       "exit 2 essaypack.yaml:3:24: error: 'feed.podcast.guid' is '12', not a UUID [config/bad-value]\n"
       "    hint: write the one that the podcast has, or leave it out: it is made of the feed's address\n"},
      {"an owner without mail", own_with("feed: {podcast: {owner: {email: me}}}\n"),
       "exit 2 essaypack.yaml:3:33: error: 'feed.podcast.owner.email' is 'me', no address of mail [config/bad-value]\n"
       "    hint: write one such as me@example.org, or leave it out\n"},
      {"all bad values at once", own_with("feed:\n  limit: many\nkeep_going: maybe\nurl: example.org\n"),
       "essaypack.yaml:4:10: error: 'feed.limit' is 'many', not a whole number from 0 to 1000000 [config/bad-value]\n"
       "essaypack.yaml:5:13: error: 'keep_going' is 'maybe', not true or false [config/bad-value]\n"
       "exit 2 essaypack.yaml:6:6: error: 'url' is 'example.org', not an absolute address [config/bad-value]\n"
       "    hint: write it with its scheme: https://example.org\n"},
      {"a bad value in a foreign file", hexo_with("feed:\n  limit: many\ncategory_dir: [a]\n"),
       "_config.yml:4:10: warning: 'feed.limit' is 'many', not a whole number from 0 to 1000000 "
       "[config/ignored-value]\n"
       "_config.yml:5:15: warning: 'category_dir' is a list, not a text [config/ignored-value]\n"},
      {"an unknown word", own_with("book:\n  words: {contnts: x, zzzzzzzz: y}\n"),
       "essaypack.yaml:4:11: warning: the key 'book.words.contnts' is unknown [config/unknown-key]\n    hint: did you "
       "mean 'contents'?\n"
       "essaypack.yaml:4:23: warning: the key 'book.words.zzzzzzzz' is unknown [config/unknown-key]\n"
       "    hint: docs/configuration.md has the list of words\n"},
      {"books of the wrong shape", own_with("books: {id: a}\n"),
       "exit 2 essaypack.yaml:3:8: error: 'books' is no list of books [config/bad-value]\n    hint: begin each book "
       "with '- id: NAME'\n"},
      {"a book without an id", own_with("books:\n  - title: x\n"),
       "exit 2 essaypack.yaml:4:5: error: 'books' holds a book without an id [config/bad-value]\n"
       "    hint: begin it with '- id: NAME': that names its file\n"},
      {"an id twice", own_with("books:\n  - id: all\n  - id: All\n"),
       "exit 2 essaypack.yaml:5:9: error: 'books.id' 'All' stands twice [config/bad-value]\n    hint: give each book a "
       "name of its own\n"},
      {"an id that is no name", own_with("books: [{id: ../a}]\n"),
       "exit 2 essaypack.yaml:3:14: error: 'books.id' is '../a', not a name of letters, digits, '.', '_' and '-' "
       "[config/bad-value]\n"
       "    hint: it names the file: id: essays\n"},
      {"bad values of a book",
       own_with("books:\n  - id: a\n    group: yaer\n    select: {from: 2025-02-30, tgas: [x], categories: {a: b}}\n"),
       "essaypack.yaml:5:12: error: 'books.group' is 'yaer', not category, year, tag, series or none "
       "[config/bad-value]\n"
       "    hint: did you mean 'year'?\n"
       "essaypack.yaml:6:20: error: 'books.select.from' is '2025-02-30', not a day [config/bad-value]\n"
       "    hint: write it as 2025-08-24, 2025-08 or 2025\n"
       "essaypack.yaml:6:32: warning: the key 'books.select.tgas' is unknown [config/unknown-key]\n    hint: did you "
       "mean 'tags'?\n"
       "exit 2 essaypack.yaml:6:55: error: 'books.select.categories' holds something that is no category "
       "[config/bad-value]\n"
       "    hint: write paths as lists: [[life, books], [travel]]\n"},
      {"an unknown zone", hexo_with("", "timezone: Asia/Shangai\n"),
       "exit 2 essaypack.yaml:1:11: error: 'timezone' is 'Asia/Shangai', which is no time zone [config/bad-value]\n"
       "    hint: write an IANA name such as Asia/Shanghai, or an offset such as +08:00\n"},
      {"an unknown zone in a foreign file",
       {{"_config.yml", "title: x\ntimezone: Mars\n"}, {"source/_posts/a.md", ""}},
       "exit 2 _config.yml:2:11: error: 'timezone' is 'Mars', which is no time zone [config/bad-value]\n"
       "    hint: write an IANA name such as Asia/Shanghai, or an offset such as +08:00\n"},
      {"an unknown type", own_with("type: hexxo\n"),
       "exit 2 essaypack.yaml:3:7: error: 'type' is 'hexxo', not hexo, jekyll, zola, hugo, "
       "eleventy, astro, vitepress, vuepress, pelican, wordpress, ghost, feed, notion, html or plain "
       "[config/bad-value]\n    "
       "hint: did you mean 'hexo'?\n"},
      {"an unknown door", own_with("publish: [drafts]\n"),
       "exit 2 essaypack.yaml:3:10: error: 'publish' holds 'drafts', not draft, unpublished, future, expired, hidden "
       "or password "
       "[config/bad-value]\n    hint: did you mean 'draft'?\n"},
      {"posts outside the site", own_with("source: ../other\n"),
       "exit 2 essaypack.yaml:3:9: error: 'source' holds '../other', which lies outside the site folder "
       "[config/bad-value]\n"
       "    hint: write a path below the site folder\n"},
      {"a feed outside the output folder", own_with("feed: {path: ../atom.xml}\n"),
       "exit 2 essaypack.yaml:3:14: error: 'feed.path' is '../atom.xml', which lies outside the output folder "
       "[config/bad-value]\n"
       "    hint: write a path below the output folder\n"},
      {"a wrong word", own_with("book: {order: {parts: nam}}\n"),
       "exit 2 essaypack.yaml:3:23: error: 'book.order.parts' is 'nam', not name, count or date [config/bad-value]\n"
       "    hint: did you mean 'name'?\n"},
      {"a pair of one", own_with("book: {pair: [zh]}\n"),
       "exit 2 essaypack.yaml:3:14: error: 'book.pair' names one language [config/bad-value]\n"
       "    hint: write that of the originals and those of the translations: pair: [zh, en]\n"},
      {"a pair with a word", own_with("book: {pair: [zh, english]}\n"),
       "exit 2 essaypack.yaml:3:14: error: 'book.pair' holds 'english', which is no language tag [config/bad-value]\n"
       "    hint: write a tag such as zh-CN, en or ja\n"},
      {"no ISBN", own_with("book: {isbn: 978-0-00-000000-3}\n"),
       "exit 2 essaypack.yaml:3:14: error: 'book.isbn' is '978-0-00-000000-3', no ISBN [config/bad-value]\n"
       "    hint: its last digit must fit the others\n"},
      {"a contributor without a name", own_with("book: {contributors: [{role: editor}]}\n"),
       "exit 2 essaypack.yaml:3:23: error: 'book.contributors' holds somebody without a name [config/bad-value]\n"
       "    hint: begin each with '- name: NAME'\n"},
      {"an unknown role", own_with("book: {contributors: [{name: A, role: editr}]}\n"),
       "exit 2 essaypack.yaml:3:39: error: 'book.contributors.role' is 'editr', not designer, editor, illustrator, "
       "introduction, photographer, proofreader or translator [config/bad-value]\n"
       "    hint: did you mean 'editor'?\n"},
      {"an unknown rhythm", own_with("book: {editions: {every: week}}\n"),
       "exit 2 essaypack.yaml:3:26: error: 'book.editions.every' is 'week', not month, quarter or year "
       "[config/bad-value]\n"},
      {"a wrong order", own_with("book: {order: weigth}\n"),
       "exit 2 essaypack.yaml:3:15: error: 'book.order' is 'weigth', not date, date-desc, title or weight "
       "[config/bad-value]\n"
       "    hint: did you mean 'weight'?\n"},
      {"contents that are a map", own_with("book: {contents: {a: b}}\n"),
       "exit 2 essaypack.yaml:3:18: error: 'book.contents' is neither the path of a file nor a list of posts "
       "[config/bad-value]\n"
       "    hint: write paths of posts, and parts as '- Part title: [2024/a.md, 2024/b.md]'\n"},
      {"contents with two keys", own_with("book:\n  contents:\n    - a.md\n    - {a: [b.md], c: [d.md]}\n"),
       "exit 2 essaypack.yaml:6:7: error: 'book.contents' holds something that is neither a post nor a part "
       "[config/bad-value]\n"
       "    hint: write paths of posts, and parts as '- Part title: [2024/a.md, 2024/b.md]'\n"},
      {"a font outside", own_with("book: {fonts: {body: ../a.ttf}}\n"),
       "exit 2 essaypack.yaml:3:22: error: 'book.fonts.body' is '../a.ttf', which lies outside the site folder "
       "[config/bad-value]\n"
       "    hint: write a path below the site folder\n"},
      {"no uuid", own_with("book: {identifier: 'urn:uuid:123'}\n"),
       "exit 2 essaypack.yaml:3:20: error: 'book.identifier' is 'urn:uuid:123', no UUID [config/bad-value]\n"
       "    hint: write urn:uuid: and 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12\n"},
      {"a remote image outside", own_with("book: {remote_images: {'https://e.org/a': /etc/passwd}}\n"),
       "exit 2 essaypack.yaml:3:43: error: 'book.remote_images.https://e.org/a' is '/etc/passwd', which lies outside "
       "the site folder [config/bad-value]\n"
       "    hint: write a path below the site folder\n"},
      {"a map that is none", own_with("book: yes\n"),
       "exit 2 essaypack.yaml:3:7: error: 'book' is a text, not a map [config/bad-value]\n"},
  };
  for (const auto& test : kCases) BOOST_TEST_CONTEXT(test.name) BOOST_TEST(problems(test.files) == test.expected);
}

BOOST_AUTO_TEST_CASE(names_the_file_wherever_it_is) {
  BOOST_TEST(problems(hexo_with("permalink: [x]\n"), {}, "source/_posts") ==
             "blog/_config.yml:3:12: warning: 'permalink' is a list, not a text [config/ignored-value]\n");
}

BOOST_AUTO_TEST_CASE(says_what_is_missing) {
  BOOST_TEST(problems({{"a.md", ""}}) ==
             "essaypack: note: no site title is configured, 'blog' is used [config/no-title]\n"
             "    hint: write 'title: ...' into essaypack.yaml, or use --title\n");
  BOOST_TEST(problems({{"_config.yml", "title: x\ntimezone: ''\n"}, {"source/_posts/a.md", ""}}) == "");
  ConfigOverrides overrides;
  overrides.timezone = "+08:00";
  overrides.title = "温柔集";
  BOOST_TEST(problems({{"a.md", ""}}, overrides) == "");
}

BOOST_AUTO_TEST_CASE(reads_addresses) {
  const struct {
    const char* name;
    std::string site, own, expected;
  } kCases[] = {
      {"none", "", "", " /"},
      {"hexo's starter", "url: http://example.com/\n", "", " /"},
      {"the starter, but wanted", "", "url: http://example.com\n", "http://example.com /"},
      {"one's own wins", "url: https://a.org\n", "url: https://b.org/\n", "https://b.org /"},
      {"a path is the root", "url: https://a.org/blog/\n", "", "https://a.org/blog /blog/"},
      {"root and path", "url: https://a.org/blog\nroot: /blog/\n", "", "https://a.org/blog /blog/"},
      {"root alone", "url: https://a.org\nroot: blog\n", "", "https://a.org/blog /blog/"},
      {"upper case and a port", "url: HTTPS://A.org:8080/B\n", "", "https://a.org:8080/B /B/"},
      {"a Chinese name", "url: https://例子.中国/博客\n", "",
       "https://xn--fsqu00a.xn--fiqs8s/%E5%8D%9A%E5%AE%A2 /博客/"},
      {"query, fragment and user", "url: https://me:pass@a.org/b?c#d\n", "", "https://a.org/b /b/"},
      {"no scheme", "url: a.org\n", "", " /"},
  };
  for (const auto& test : kCases) BOOST_TEST_CONTEXT(test.name)
  BOOST_TEST(shown(hexo_with(test.site, test.own),
                   [](const Config& config) { return config.url + " " + config.root; }) == test.expected);
}

BOOST_AUTO_TEST_CASE(reads_values) {
  using Show = std::string (*)(const Config&);
  const Show texts = [](const Config& c) {
    return c.title + "|" + c.subtitle + "|" + c.description + "|" + joined(c.keywords);
  };
  const Show author = [](const Config& c) { return c.author.name + "|" + c.author.email + "|" + c.author.url; };
  const Show language = [](const Config& c) { return c.language; };
  const Show feeds = [](const Config& c) {
    return c.feed->atom_path + "," + c.feed->rss_path + "," + c.feed->json_path;
  };
  const Show feed = [](const Config& c) {
    return std::to_string(c.feed->limit) + " " + std::to_string(int(c.feed->content)) + " " +
           std::to_string(c.feed->content_limit) + " " + std::to_string(int(c.feed->order)) + " " +
           joined(c.feed->hubs) + " " + c.feed->icon;
  };
  const Show id = [](const Config& c) {
    return std::to_string(int(c.feed->id_scheme)) + " " + c.feed->id_authority + " " + std::to_string(c.feed->id_since);
  };
  const Show sitemap = [](const Config& c) {
    return c.sitemap->xml_path + "," + c.sitemap->txt_path + (c.sitemap->categories ? " categories" : "") +
           (c.sitemap->tags ? " tags" : "") + (c.sitemap->pages ? " pages " : " ") + joined(c.sitemap->exclude);
  };
  const Show markdown = [](const Config& c) {
    return std::string(c.markdown.breaks ? "breaks " : "") + (c.markdown.typography.smart ? "smart " : "") +
           word_of(c.markdown.headings.ids) + " " + c.markdown.typography.quotes;
  };
  const Show guards = [](const Config& c) {
    return joined({c.protected_tags.begin(), c.protected_tags.end()}) + "|" + c.hidden_key + "|" +
           std::to_string(c.updated_is_date);
  };
  const Show doors = [](const Config& c) {
    std::string text;
    for (const Door door : c.publish) text += door_names()[std::size_t(door)] + " ";
    return text + (c.keep_going ? "keep_going " : "") + joined(outputs_of(c)) + " " + c.output;
  };
  const Show book = [](const Config& c) {
    const BookConfig& b = *c.book;
    return b.title + "|" + b.cover_image + "|" + std::to_string(b.category_depth) + "|" + std::to_string(b.page_depth) +
           "|" + word_of(b.menu_headings) + "|" + std::to_string(b.post_toc) + "|" + word_of(b.order_parts) + "|" +
           word_of(b.order_posts) + "|" + (b.words.empty() ? "" : b.words.begin()->second) + "|" +
           (b.part_notes.empty() ? "" : b.part_notes.begin()->first);
  };
  const Show books = [](const Config& c) {
    std::string text;
    for (const BookConfig& b : *c.books) {
      text += b.id + "|" + word_of(b.group) + "|" + word_of(b.split) + "|" + std::to_string(b.split_size) + "|" +
              b.foreword + "|" + word_of(b.tag_index) + "|" + word_of(b.order_parts) + " " + joined(b.part_order) +
              "|" + b.identifier;
      for (const auto& [key, word] : b.words) text += word + (key == b.words.rbegin()->first ? "" : " ");
      text += "|" + joined(b.select.categories) + "|" + joined(b.select.tags) + "|" + b.select.from + "|" +
              b.select.until + "|" + joined(b.select.posts) + " ";
    }
    return text;
  };
  const Show dialect = [](const Config& c) {
    const MarkdownConfig& m = c.markdown;
    return std::string(m.breaks ? "breaks " : "") + (m.gfm ? "gfm " : "") + (m.autolink ? "addresses " : "") +
           (m.descriptions.are_read ? "lists" : "");
  };
  const Show look = [](const Config& c) {
    const BookLook& l = c.book->look;
    std::string text = std::string(name_of(l.theme)) + "|" + l.stylesheet + "|" + (l.vertical ? "vertical " : "") +
                       (l.highlight ? "highlight " : "") + (l.mathml ? "mathml " : "") +
                       (l.convert_webp ? "webp" : "") + "|" + std::string(name_of(l.cover_design)) + "|" +
                       word_of(l.cover_format) + "|" + std::to_string(l.max_pixels) + "|" + std::to_string(l.max_bytes);
    for (const auto& [address, file] : l.remote_images) text += "|" + address + "=" + file;
    for (const auto& [use, file] : l.fonts) text += "|" + use + "=" + file;
    return text;
  };
  const struct {
    const char* name;
    Files files;
    Show show;
    std::string expected;
  } kCases[] = {
      {"texts are one line", hexo_with("subtitle: ' a\n\n  b '\ndescription: |\n  一\n  二\nkeywords: 甲, 乙，丙\n"),
       texts, "文集|a b|一二|甲,乙,丙"},
      {"null texts are none", hexo_with("subtitle:\ndescription: ~\nkeywords: []\n"), texts, "文集|||"},
      {"author and email", hexo_with("author: 作者\nemail: a@b.c\n"), author, "作者|a@b.c|"},
      {"author as a map", own_with("author: {name: 作者, email: a@b.c, uri: https://x.org}\n"), author,
       "作者|a@b.c|https://x.org"},
      {"the first language", hexo_with("language: ['zh-tw', en]\n"), language, "zh-TW"},
      {"no language", hexo_with("language: default\n"), language, ""},
      {"feeds as they are", hexo_with(""), feeds, "atom.xml,rss2.xml,feed.json"},
      {"a path of hexo", hexo_with("feed: {path: /news.xml}\n"), feeds, "news.xml,rss2.xml,feed.json"},
      {"types of hexo", hexo_with("feed: {type: [rss2, atom], path: [rss.xml, a.xml]}\n"), feeds,
       "a.xml,rss.xml,feed.json"},
      {"a path that is taken", hexo_with("feed: {type: rss2, path: atom.xml}\n"), feeds,
       "atom-feed.xml,atom.xml,feed.json"},
      {"one's own types are all", own_with("feed: {type: [json], path: x/feed.json}\n"), feeds, ",,x/feed.json"},
      {"one's own paths", own_with("feed: {path: [a.xml, b.xml, c.json]}\n"), feeds, "a.xml,b.xml,c.json"},
      {"the rest of hexo's feed",
       hexo_with("feed: {limit: false, content: false, content_limit: 200, order_by: -updated, hub: https://h.org, "
                 "icon: i.png}\n"),
       feed, "0 1 200 1 https://h.org i.png"},
      {"one's own feed",
       own_with("feed: {limit: 5, content: none, order_by: -date, hub: [https://h.org, https://i.org]}\n"), feed,
       "5 2 140 0 https://h.org,https://i.org "},
      {"an id scheme", own_with("feed: {id: uuid}\n"), id, "2  2025"},
      {"an id in full", own_with("feed: {id: {scheme: tag, authority: 例子.org, since: 2019}}\n"), id,
       "0 xn--fsqu00a.org 2019"},
      {"hexo's sitemap", hexo_with("sitemap: {path: [a/map.xml], tags: false, rel: true}\n"), sitemap,
       "a/map.xml,sitemap.txt categories pages "},
      {"one's own sitemap", own_with("sitemap: {path: map.xml, include: [home], exclude: /private/**}\n"), sitemap,
       "map.xml, categories tags /private/**"},
      {"hexo breaks lines", hexo_with(""), markdown, "breaks smart keep “”‘’"},
      {"marked",
       hexo_with("marked: {breaks: false, smartypants: false, modifyAnchors: 1, quotes: ['«', '»', '‹', '›']}\n"),
       markdown, "lower «»‹›"},
      {"markdown-it", hexo_with("markdown:\n  render: {breaks: false, typographer: true, quotes: 「」『』}\n"),
       markdown, "smart keep 「」『』"},
      {"marked without GitHub's extensions", hexo_with("marked: {gfm: false, descriptionLists: false}\n"), dialect, ""},
      {"marked without addresses", hexo_with("marked: {autolink: false}\n"), dialect, "breaks gfm lists"},
      {"markdown-it without addresses", hexo_with("markdown: {render: {linkify: false}}\n"), dialect,
       "breaks gfm lists"},
      {"markdown-it by a name", hexo_with("markdown: commonmark\n"), markdown, "breaks smart keep “”‘’"},
      {"kramed", hexo_with("kramed: {breaks: false}\n"), markdown, "smart keep “”‘’"},
      {"one's own markdown",
       hexo_with("marked: {breaks: false}\n", "markdown: {breaks: true, smart: false, heading_ids: lower}\n"), markdown,
       "breaks lower “”‘’"},
      {"tags that protect",
       hexo_with("encrypt:\n  tags:\n    - {name: 日记, password: secret}\n    - {name: b, password: x}\n"), guards,
       "b,日记||1"},
      {"hidden posts", hexo_with("hide_posts: {enable: true}\nupdated_option: empty\n"), guards, "|hidden|0"},
      {"hidden posts by another key", hexo_with("hide_posts: {filter: secret}\nupdated_option: mtime\n"), guards,
       "|secret|1"},
      {"the site's own doors do not count", hexo_with("future: true\nrender_drafts: true\n"), doors,
       "epub,rss,atom,json,sitemap "},
      {"doors", own_with("publish: [hidden, draft]\nkeep_going: yes\noutputs: [epub, my-format]\noutput: ../out\n"),
       doors, "draft hidden keep_going epub,my-format ../out"},
      {"a book",
       own_with("book:\n  title: 书\n  cover: {image: ./a/b.jpg}\n  category_depth: 2\n  toc: {menu_headings: on, "
                "page_depth: 3}\n  post_toc: true\n"
                "  order: {parts: count, posts: date-desc}\n  words: {contents: 目次}\n  part_notes: {生活/心灵: x}\n"),
       book, "书|a/b.jpg|2|3|on|1|count|date-desc|目次|生活/心灵"},
      {"books",
       own_with("book: {group: year, words: {contents: 目次}, identifier: x, order: {parts: [b, a]}, toc: {page_depth: "
                "auto}}\nbooks:\n"
                "  - {id: all, foreword: ./f.md, tag_index: off, words: {cover: 皮}}\n"
                "  - {id: b, group: none, split: count, split_size: 7, select: {categories: [[a, b], c], tags: x, "
                "from: 2024, until: 2025-02, "
                "posts: [p.md]}}\n"),
       books,
       "all|year|none|100|f.md|off|list b,a|目次 皮||||| b|none|count|7||name|list "
       "b,a|目次|a/b,c|x|2024-01-01|2025-02-28|p.md "},
      {"contents by hand",
       own_with("book: {order: weight, contents: [a.md, {一: [b.md, {二: [c.md]}]}, {序: d.md}]}\n"),
       [](const Config& c) { return word_of(c.book->order_posts) + " " + listed(c.book->contents.entries); },
       "weight a.md 一[b.md 二[c.md]] 序=d.md"},
      {"contents in a file", own_with("book: {contents: ./SUMMARY.md}\n"),
       [](const Config& c) { return c.book->contents.file; }, "SUMMARY.md"},
      {"a book's looks are", own_with(""), look, "classic||mathml webp|hills|png|0|0"},
      {"a book's looks",
       own_with(
           "book:\n  theme: modern\n  stylesheet: ./a/my.css\n  vertical: true\n  highlight: true\n  math: source\n  "
           "webp: keep\n"
           "  cover: {design: tiles, format: jpeg}\n  max_pixels: 4000000\n  max_bytes: 900000\n"
           "  remote_images: {'https://e.org/a.png': ./img/a.png}\n  fonts: {body: f/song.otf, code: f/mono.ttf}\n"),
       look,
       "modern|a/my.css|vertical highlight "
       "|tiles|jpeg|4000000|900000|https://e.org/a.png=img/a.png|body=f/song.otf|code=f/mono.ttf"},
      {"jekyll",
       {{"_config.yml",
         "title: J\nurl: https://j.org\nbaseurl: /b\nlang: fr\nmarkdown_ext: md,txt\nauthor: {name: N}\nexclude: "
         "[/vendor/, '*.log']\n"},
        {"_posts/a.md", ""}},
       [](const Config& c) {
         return c.url + " " + c.root + " " + c.language + " " + joined(c.extensions) + " " + c.author.name + " " +
                joined(settings_of<JekyllConfig>(c).exclude) + " " + c.permalink;
       },
       "https://j.org/b /b/ fr md,txt N /vendor/,*.log date"},
      {"jekyll-feed",
       {{"_config.yml", "feed: {path: f.xml, posts_limit: 5, excerpt_only: true}\n"}, {"_posts/a.md", ""}},
       [](const Config& c) {
         return c.feed->atom_path + " " + std::to_string(c.feed->limit) +
                (c.feed->content == FeedContent::summary ? " summary" : " full");
       },
       "f.xml 5 summary"},
      {"jekyll's people",
       {{"_config.yml", "author: jane\n"},
        {"_posts/a.md", ""},
        {"_data/authors.yml",
         "jane: {name: Jane  Doe, uri: https://j.org/, bio: x}\nbob: {mail: b@e.org}\nnobody: x\n"}},
       [](const Config& c) {
         std::string text = c.author.name + "|" + c.author.url;
         for (const auto& [key, person] : c.people)
           text += " " + key + "=" + person.name + "," + person.email + "," + person.url;
         return text + " " + joined(c.files);
       },
       "Jane Doe|https://j.org/ bob=bob,b@e.org, jane=Jane Doe,,https://j.org/ _config.yml,_data,_data/authors.yml"},
      {"no sitemap", own_with("sitemap: {path: none}\n"),
       [](const Config& c) { return c.sitemap->xml_path + "|" + c.sitemap->txt_path; }, "|"},
      {"hugo",
       {{"hugo.toml",
         "baseURL = 'https://h.org/x/'\nTitle = 'H'\nlanguageCode = 'de-de'\ntimeZone = 'Europe/Berlin'\nstaticDir = "
         "['static', 'more']\n"
         "[Params]\nDescription = 'D'\nauthor = {name = 'N'}\n"},
        {"content/a.md", ""}},
       [](const Config& c) {
         return c.url + " " + c.root + " " + c.title + " " + c.language + " " + c.zone.name() + " " +
                joined(c.static_folders) + " " + c.description + " " + c.author.name;
       },
       "https://h.org/x /x/ H de-DE Europe/Berlin static,more D N"},
      {"hugo's main language",
       {{"hugo.yaml",
         "title: all\ndefaultContentLanguage: zh\nlanguages:\n  zh: {title: 中, languageCode: zh-CN}\n  en: {title: "
         "E}\n"},
        {"content/a.md", ""}},
       [](const Config& c) { return c.title + " " + c.language; },
       "中 zh-CN"},
      {"hugo's layouts",
       {{"hugo.toml", "theme = ['a', '../b']\nthemesDir = 'look'\n[[module.imports]]\npath = 'e.org/c'\n"},
        {"content/a.md", ""}},
       [](const Config& c) { return joined(c.layout_folders); },
       "layouts,look/a/layouts,_vendor/a/layouts,look/e.org/c/layouts,_vendor/e.org/c/layouts"},
      {"hugo's layouts elsewhere",
       {{"hugo.toml",
         "layoutDir = 'no'\n[[module.mounts]]\nsource = 'own'\ntarget = 'layouts'\n[[module.mounts]]\n"
         "source = 'content'\ntarget = 'content'\n"},
        {"content/a.md", ""}},
       [](const Config& c) { return joined(c.layout_folders); },
       "own"},
      {"parameters of hugo's main language",
       {{"hugo.toml",
         "[params]\na = 'x'\nb = 'y'\nc = ['z']\nd = 1\n[params.e]\nf = 1\ng = 2\n"
         "[languages.en.params]\na = false\nc = 'w'\nd = [2]\n[languages.en.params.e]\nf = 3\n"},
        {"content/a.md", ""}},
       [](const Config& c) {
         std::string text;
         for (const auto& [key, value] : c.params) text += key + "=" + value + ";";
         return text;
       },
       "a=false;b=y;b\"=;c=w;c\"=;d[]=;e.=;e.f=3;e.g=2;"},
  };
  for (const auto& test : kCases)
    BOOST_TEST_CONTEXT(test.name) BOOST_TEST(shown(test.files, test.show) == test.expected);
}

BOOST_AUTO_TEST_CASE(the_command_line_wins) {
  ConfigOverrides overrides;
  overrides.url = "https://c.org/d/";
  overrides.title = " 新 ";
  overrides.author = "谁";
  overrides.language = "zh_tw";
  overrides.timezone = "Asia/Taipei";
  overrides.templates = "/t";
  overrides.publish = {"draft"};
  const Files files =
      hexo_with("url: https://a.org/b\nauthor: {name: x, email: y@z}\n", "publish: hidden\nroot: /q/\n");
  BOOST_TEST(shown(
                 files,
                 [](const Config& c) {
                   return c.url + " " + c.root + " " + c.title + " " + c.author.name + c.author.email + " " +
                          c.language + " " + c.zone.name() + " " + c.templates + " " + std::to_string(c.publish.size());
                 },
                 overrides) == "https://c.org/d /d/ 新 谁 zh-TW Asia/Taipei /t 2");
  const struct {
    std::function<void(ConfigOverrides&)> set;
    std::string expected;
  } kCases[] = {
      {[](ConfigOverrides& o) { o.url = "example.org"; },
       "essaypack: error: '--url example.org': this is no absolute address\n    hint: write it with its scheme: --url "
       "https://example.org\n"},
      {[](ConfigOverrides& o) { o.timezone = "CST"; },
       "essaypack: error: '--timezone CST': there is no such time zone\n    hint: write an IANA name such as "
       "Asia/Shanghai, or an offset such as +08:00\n"},
      {[](ConfigOverrides& o) { o.language = "default"; },
       "essaypack: error: '--language default': this is no language tag\n    hint: write a tag such as zh-CN or en\n"},
  };
  for (const auto& test : kCases) {
    ConfigOverrides wrong;
    test.set(wrong);
    BOOST_TEST(problems(kHexo, wrong) == "exit 2 " + test.expected);
  }
}

/// `kind=severity` of all that the site changes, and what was wrong.
std::string severities(const std::string& lines) {
  return shown(own_with("diagnostics:\n" + lines), [](const Config& config) {
    std::string text;
    for (const auto& [kind, severity] : config.severities)
      text += std::string(entry_of(kind).name) + "=" + std::string(severity ? name_of(*severity) : "off") + " ";
    return text;
  });
}

BOOST_AUTO_TEST_CASE(reads_severities) {
  const struct {
    const char* name;
    std::string lines, expected;
  } kCases[] = {
      {"each word",
       "  content/missing-image: off\n  content/missing-alt: note\n  content/bad-html: warning\n  book/large: error\n",
       "book/large=error content/bad-html=warning content/missing-alt=note content/missing-image=off "},
      {"null and empty", "  content/missing-image:\n", ""},
      {"a group leaves errors alone", "  permalink/*: off\n", "permalink/empty-title=off permalink/no-abbrlink=off "},
      {"a kind wins over its group, wherever it stands",
       "  permalink/empty-title: error\n  permalink/*: off\n  permalink/no-abbrlink: note\n",
       "permalink/empty-title=error permalink/no-abbrlink=note "},
      {"an error may be called one", "  site/permalink-clash: error\n", ""},
      {"an error stays one", "  site/permalink-clash: warning\n",
       "essaypack.yaml:4:25: error: 'diagnostics.site/permalink-clash' can't be weakened: this kind is always an error "
       "[config/bad-value]\n    hint: leave the key out, and mend the posts\n"},
      {"no severity", "  content/missing-image: fatal\n",
       "essaypack.yaml:4:26: error: 'diagnostics.content/missing-image' is no severity [config/bad-value]\n"
       "    hint: write off, note, warning or error\n"},
      {"a list", "  content/missing-image: [off]\n",
       "essaypack.yaml:4:26: error: 'diagnostics.content/missing-image' is no severity [config/bad-value]\n"
       "    hint: write off, note, warning or error\n"},
  };
  for (const auto& row : kCases)
    BOOST_TEST(severities(row.lines) == row.expected, row.name << ": " << severities(row.lines));
  BOOST_TEST(
      problems(own_with("diagnostics: {content/mising-image: off, contnt/*: off, zzz: off}\n")) ==
      "essaypack.yaml:3:15: warning: the key 'diagnostics.content/mising-image' is unknown [config/unknown-key]\n"
      "    hint: did you mean 'content/missing-image'?\n"
      "essaypack.yaml:3:42: warning: the key 'diagnostics.contnt/*' is unknown [config/unknown-key]\n"
      "    hint: did you mean 'content/*'?\n"
      "essaypack.yaml:3:57: warning: the key 'diagnostics.zzz' is unknown [config/unknown-key]\n"
      "    hint: essaypack list diagnostics names all kinds\n");
}

BOOST_AUTO_TEST_CASE(the_starter_changes_nothing) {
  const Files sites[] = {hexo_with("url: https://a.org/b\nauthor: \"a \\\"b\\\"\"\n"),
                         {{"a.md", ""}},
                         {{"hugo.toml", "title = 'x'"}, {"content/a.md", ""}}};
  for (const Files& files : sites) {
    const auto starter = [](const Config& config) {
      return starter_config(config, all_site_kinds(), usual_outputs(), Translation());
    };
    Files with_starter = files;
    with_starter["essaypack.yaml"] = shown(files, starter);
    const auto all = [](const Config& c) {
      return std::string(c.kind->name) + c.url + c.title + c.author.name + joined(c.post_folders) + c.permalink +
             std::to_string(c.feed->limit) + joined(outputs_of(c));
    };
    BOOST_TEST(shown(with_starter, all) == shown(files, all));
    BOOST_TEST(without(problems(with_starter), "essaypack.yaml").find("unknown") == std::string::npos);
    std::string opened = with_starter["essaypack.yaml"];
    for (const std::string mark : {"\n# url", "\n# timezone", "\n# language", "\n# author", "\n# outputs",
                                   "\n# keep_going", "\n# publish", "\n#   id", "\n#   cover"})
      if (const std::size_t at = opened.find(mark); at != std::string::npos) opened.erase(at + 1, 2);
    with_starter["essaypack.yaml"] = opened;
    BOOST_TEST(problems(with_starter).find("error") == std::string::npos);
    BOOST_TEST(problems(with_starter).find("unknown") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(every_key_is_documented) {
  const FileBytes file = read_file(std::filesystem::path(kCheckout) / "docs/configuration.md");
  BOOST_REQUIRE(file.bytes);
  for (const std::string& key : known_keys(all_format_sections()))
    BOOST_TEST((file.bytes->find("| `" + key + "` |") != std::string::npos),
               key << " has no line in docs/configuration.md");
  BOOST_TEST(known_keys(all_format_sections()).size() > 80u);
}

BOOST_AUTO_TEST_SUITE_END()
