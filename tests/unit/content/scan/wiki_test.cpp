/// Obsidian's marks: links, embeds, comments, names of blocks.

#include "content_fixture.h"
#include "kinds/kinds.h"
#include "plain_html.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// A vault with notes and pictures in folders.
struct Vault : ContentSite {
  Vault() {
    config.kind = &plain_kind();
    config.markdown.notes.wiki_links = true;
    config.source_folder.clear();
    config.static_folders = {""};
    config.post_asset_folder = false;
    add_post("日记/雨", "一场雨");
    folder.write("附件/河.png", "x");
    folder.write("附件/深/河.png", "x");
    folder.write("附件/歌.mp3", "x");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(wiki)

BOOST_AUTO_TEST_CASE(links) {
  const std::string rain = "<a href=\"https://example.org/2020/01/01/%E6%97%A5%E8%AE%B0/%E9%9B%A8/";
  const std::string picture = "<img src=\"https://example.org/%E9%99%84%E4%BB%B6/%E6%B2%B3.png\" alt=\"";
  const struct {
    const char* name;
    std::string body, expected, problems;
  } kCases[] = {
      {"by name", "[[雨]]", "<p>" + rain + "\">雨</a></p>", ""},
      {"by path", "[[日记/雨]]", "<p>" + rain + "\">雨</a></p>", ""},
      {"with a label", "[[雨|那*场*雨]]", "<p>" + rain + "\">那*场*雨</a></p>", ""},
      {"with a file's ending", "[[雨.md]]", "<p>" + rain + "\">雨</a></p>", ""},
      {"a heading", "[[雨#早晨#六点]]", "<p>" + rain + "#%E5%85%AD%E7%82%B9\">雨 &gt; 六点</a></p>", ""},
      {"a block", "[[雨#^a1]]", "<p>" + rain + "\">雨</a></p>", ""},
      {"in a table", "|a|\n|-|\n|[[雨\\|那场]]|",
       "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>" + rain + "\">那场</a></td></tr></tbody></table>", ""},
      {"this note", "# 一\n\n[[#一]]",
       "<h1 id=\"一\">一</h1><p><a href=\"https://example.org/2020/01/01/here/#%E4%B8%80\">一</a></p>", ""},
      {"nobody", "甲\n\n[[无|某`处`]]", "<p>甲</p><p>某`处`</p>",
       "3:1: no published note is called '无' [content/broken-link]\n"},
      {"embedded", "![[雨]]", "<p>" + rain + "\">雨</a></p>", ""},
      {"code", "`[[雨]]`\n\n    [[雨]]", "<p><code>[[雨]]</code></p><pre><code>[[雨]]\n</code></pre>", ""},
      {"escaped", "\\[[雨]]", "<p>[[雨]]</p>", ""},
      {"never closed", "[[雨", "<p>[[雨</p>", ""},
      {"empty", "[[]] [[|]]", "<p>[[]] [[|]]</p>", ""},
      {"a picture", "![[河.png]]", "<p>" + picture + "\"/></p>", ""},
      {"with a size", "![[河.png|300]]", "<p>" + picture + "\"/></p>", ""},
      {"with a text and a size", "![[河.png|一条 [河]|300x200]]", "<p>" + picture + "一条 [河]\"/></p>", ""},
      {"of Markdown", "![河|300](河.png) ![a|b](河.png)", "<p>" + picture + "河\"/> " + picture + "a|b\"/></p>", ""},
      {"a song", "![[歌.mp3]]", "<p><a href=\"https://example.org/%E9%99%84%E4%BB%B6/%E6%AD%8C.mp3\">歌.mp3</a></p>",
       ""},
      {"a comment", "甲%%秘密%%乙", "<p>甲乙</p>", ""},
      {"of many lines", "甲\n\n%%\n秘密\n\n```\n秘密\n```\n%%\n\n乙", "<p>甲</p><p>乙</p>", ""},
      {"not closed", "甲\n\n%% 秘密\n\n秘密", "<p>甲</p>",
       "3:1: a comment is never closed, it hides the rest of the post [content/bad-html]\n"},
      {"one percent sign", "50% 与 `%%`", "<p>50% 与 <code>%%</code></p>", ""},
      {"a note", "甲^[一个 *注* [b]]。",
       "<p>甲<ep:ref note=\"1\" nth=\"1\"/>。</p><ep:note n=\"1\"><p>一个 <em>注</em> [b]</p></ep:note>", ""},
      {"a note over lines behind what looks like a block's name", "甲 ^name^[一\n二] 三",
       "<p>甲 ^name<ep:ref note=\"1\" nth=\"1\"/> 三</p><ep:note n=\"1\"><p>一 二</p></ep:note>", ""},
      {"a note whose line is a block's name", "甲^[一 ^b\n二]",
       "<p>甲<ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>一 ^b 二</p></ep:note>", ""},
      {"no note", "a^[] ^[b", "<p>a^[] ^[b</p>", ""},
      {"names of blocks", "甲 ^a-1\n乙 ^b2", "<p>甲乙</p>", ""},
      {"no names of blocks", "x^2 $a ^b$", "<p>x^2 <span class=\"math\">$a ^b$</span></p>", ""},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      Vault vault;
      BOOST_TEST(plain(vault.html(row.body)) == row.expected);
      BOOST_TEST(vault.problems() == row.problems);
    }
}

BOOST_AUTO_TEST_CASE(only_in_a_vault) {
  ContentSite site;
  BOOST_TEST(site.html("[[雨]] %%甲%% 乙 ^b2") == "<p>[[雨]] %%甲%% 乙 ^b2</p>");
}

/// There any word is a kind of note, whose title it is where none follows.
BOOST_AUTO_TEST_CASE(callouts) {
  const auto note = [](std::string_view css, std::string_view title, std::string_view rest = "<p>x</p>") {
    return "<aside class=\"note" + std::string(css.empty() ? "" : " ") + std::string(css) + "\"><p><strong>" +
           std::string(title) + "</strong></p>" + std::string(rest) + "</aside>";
  };
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"a kind of its own", "> [!cite]\n> x", note("cite", "Cite")},
      {"with a space behind it", "> [!cite] \n> x", note("cite", "Cite")},
      {"of several words", "> [!my-thing]\n> x", note("my-thing", "My thing")},
      {"with a title", "> [!cite] A *b*\n> x", note("cite", "A <em>b</em>")},
      {"a known kind", "> [!NOTE]\n> x", note("", "NOTE")},
      {"folded", "> [!tip]-\n> x", note("tip", "Tip")},
      {"unfolded, with a title", "> [!tip]+ T\n> x", note("tip", "T")},
      {"with a look", "> [!tip|center] T\n> x", note("tip", "T")},
      {"with a look alone", "> [!tip|center]\n> x", note("tip", "Tip")},
      {"in Chinese", "> [!引用]\n> x", note("", "引用")},
      {"in each other", "> [!todo]\n> > [!cite]-\n> > x", note("todo", "Todo", note("cite", "Cite"))},
      {"nothing in it", "> [!cite]", note("cite", "Cite", "")},
      {"no kind", "> [!] x", "<blockquote><p>[!] x</p></blockquote>"},
      {"a bar alone", "> [!|x] x", "<blockquote><p>[!|x] x</p></blockquote>"},
  };
  for (const auto& row : kCases) {
    Vault vault;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain(vault.html(row.body)) == row.html);
  }
}

/// Names with spaces are told as their authors wrote them, and where.
BOOST_AUTO_TEST_CASE(missing_files) {
  const struct {
    const char* name;
    std::string body, problems;
  } kCases[] = {
      {"a picture", "a ![[my pic.png]]", "1:6: picture 'my pic.png' does not exist [content/missing-image]\n"},
      {"with a size", "![[my pic.png|300]]", "1:4: picture 'my pic.png' does not exist [content/missing-image]\n"},
      {"in Markdown", "![x](my%20pic.png)", "1:6: picture 'my%20pic.png' does not exist [content/missing-image]\n"},
      {"another file", "![[my doc.pdf#page=3]]", "1:2: 'my doc.pdf' leads to no post or page [content/broken-link]\n"},
      {"a block of this note", "a [[#^b1]] b", ""},
      {"a block of another", "[a](/2020/01/01/日记/雨/#^b1)", ""},
  };
  for (const auto& row : kCases) {
    Vault vault;
    vault.html(row.body);
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(vault.problems() == row.problems);
  }
  Vault vault;
  BOOST_TEST(vault.html("a [[#^b1]] b") == "<p>a ^b1 b</p>");
}

BOOST_AUTO_TEST_SUITE_END()
