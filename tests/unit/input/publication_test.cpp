/// What keeps a text back where no generator's rules do: words of the front matter, and names of folders.

#include "blog_fixture.h"
#include "input/folder_words.h"
#include "kinds/kinds.h"
#include "site/left_out.h"

#include <map>
#include <set>

using namespace essaypack;

namespace {

/// A plain site of one text, which lies at `name`: `open`, or why it is kept back, and what was reported.
std::string fate(const std::string& name, const std::string& text,
                 const std::string& config = "timezone: UTC\ntitle: t\nlanguage: en\n") {
  const Blog blog;
  blog.write("essaypack.yaml", config);
  blog.write(name, text);
  Diagnostics diagnostics;
  const Config loaded = load_config(blog.path, all_site_kinds(), {}, diagnostics);
  const Catalogue catalogue = read_catalogue(loaded, kTestNow, 1, diagnostics);
  std::string reports = reports_of(diagnostics);
  std::string fate = catalogue.failed > 0 ? "failed" : "open";
  for (const auto& [reason, count] : count_left_out(catalogue, loaded))
    if (count > 0) fate = reason;
  return reports.empty() ? fate : fate + "\n" + reports;
}

std::string fate_of_head(const std::string& head) {
  return fate("a.md", "---\ndate: 2024-01-01\n" + head + "\n---\nx");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(publication)

BOOST_AUTO_TEST_CASE(heads) {
  const struct {
    const char* head;
    const char* fate;
  } kCases[] = {
      {"title: t", "open"},
      {"draft: true", "draft"},
      {"isDraft: true", "draft"},
      {"is_draft: yes", "draft"},
      {"isDraft: false", "open"},
      {"ISDRAFT: true", "draft"},
      {"status: draft", "draft"},
      {"status: Draft", "draft"},
      {"status: auto-draft", "draft"},
      {"status: wip", "draft"},
      {"status: Work in Progress", "draft"},
      {"status: in_progress", "draft"},
      {"status: 草稿", "draft"},
      {"status: [idea, draft]", "draft"},
      {"status: publish", "open"},
      {"status: published", "open"},
      {"status: sticky", "open"},
      {"status: evergreen", "open"},
      {"status: 已发布", "open"},
      {"status:", "open"},
      {"status: ''", "open"},
      {"status: private", "unpublished"},
      {"status: pending", "unpublished"},
      {"status: trash", "unpublished"},
      {"status: inherit", "unpublished"},
      {"status: sent", "unpublished"},
      {"status: skip", "unpublished"},
      {"status: future", "future"},
      {"status: scheduled", "future"},
      {"status: hidden", "hidden"},
      {"status: password", "password"},
      {"status: false", "unpublished"},
      {"visibility: public", "open"},
      {"visibility: members", "unpublished"},
      {"visibility: paid", "unpublished"},
      {"visibility: unlisted", "hidden"},
      {"visibility: false", "unpublished"},
      {"state: draft", "draft"},
      {"post_status: pending", "unpublished"},
      {"publishStatus: draft", "draft"},
      {"publish-status: private", "unpublished"},
      {"type: private", "unpublished"},
      {"type: draft", "draft"},
      {"type: post", "open"},
      {"dg-publish: false", "unpublished"},
      {"dg-publish: true", "open"},
      {"publish: false", "unpublished"},
      {"publish: true", "open"},
      {"published: false", "unpublished"},
      {"published: no", "unpublished"},
      {"published: true", "open"},
      {"published: 2024-04-01", "open"},
      {"published: 2030-04-01", "future"},
      {"publish: 2030-04-01", "future"},
      {"pubDatetime: 2030-04-01T00:00:00Z", "future"},
      {"public: false", "unpublished"},
      {"private: true", "unpublished"},
      {"unlisted: true", "hidden"},
      {"hidden: true", "hidden"},
      {"eleventyExcludeFromCollections: true", "hidden"},
      {"eleventyExcludeFromCollections: [posts]", "hidden"},
      {"eleventyExcludeFromCollections: false", "open"},
      {"permalink: false", "unpublished"},
      {"status: draf",
       "unpublished\na.md:3:9: front-matter/bad-value: what 'status' says is no known word; the post is kept "
       "back (did you mean 'draft'? known "
       "are published, public, draft, private, pending, scheduled, hidden and their like)\n"},
      {"visibility: {to: friends}",
       "unpublished\na.md:3:13: front-matter/bad-value: what 'visibility' says is no known word; the post is "
       "kept back (known are published, public, "
       "draft, private, pending, scheduled, hidden and their like)\n"},
      {"public: maybe",
       "unpublished\na.md:3:9: front-matter/bad-value: 'public' is neither yes nor no; it counts as false "
       "(write true or false)\n"},
      {"published: soon",
       "unpublished\na.md:3:12: front-matter/bad-value: 'published' is neither yes nor no; it counts as false "
       "(write true or false)\n"},
      {"dg-publish: ture",
       "unpublished\na.md:3:13: front-matter/bad-value: 'dg-publish' is neither yes nor no; it counts as false "
       "(write true or false)\n"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.head) BOOST_TEST(fate_of_head(row.head) == row.fate);
}

BOOST_AUTO_TEST_CASE(places) {
  const std::string text = "---\ntitle: t\ndate: 2024-01-01\n---\nx";
  const auto passed = [](const std::string& path, const std::string& name) {
    return "passed_over\n" + path + ":0:0: input/private-folder: one text is passed over: '" + name +
           "' is a private name (rename it to publish what it holds, or name it in 'include')\n";
  };
  const struct {
    const char* path;
    std::string fate;
  } kCases[] = {
      {"posts/a.md", "open"},
      {"_posts/a.md", "open"},
      {"_drafts/a.md", "draft"},
      {"posts/_drafts/a.md", "draft"},
      {"drafts/a.md", "draft"},
      {"Drafts/deep/a.md", "draft"},
      {"DRAFT/a.md", "draft"},
      {"草稿/a.md", "draft"},
      {"_posts/_drafts/a.md", "draft"},
      {"draftsmanship/a.md", "open"},
      {"drafts.md", "open"},
      {"_private/a.md", passed("_private", "_private")},
      {"posts/Private/a.md", passed("posts/Private", "Private")},
      {"drafts/_private/a.md", passed("drafts/_private", "_private")},
      {"_includes/a.html", passed("_includes", "_includes")},
      {"posts/_a.md", "open"},
      {"templates/a.md", passed("templates", "templates")},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.path) BOOST_TEST(fate(row.path, text) == row.fate);
  BOOST_TEST(fate("_private/a.md", text, "timezone: UTC\ntitle: t\ninclude: _private/**\n") == "open");
}

/// What stands above the text, and names of files. Subjects are no marks.
BOOST_AUTO_TEST_CASE(marks_of_notes) {
  const std::string head = "---\ntitle: t\ndate: 2024-01-01\n";
  const struct {
    const char* rest;
    const char* fate;
  } kHeads[] = {
      {"params.draft: true\n---\nx", "draft"},
      {"Params: {Draft: yes, draft: no}\n---\nx", "draft"},
      {"metadata: {Is Draft: yes}\n---\nx", "draft"},
      {"meta: {description: hidden gems, title: draft}\n---\nx", "open"},
      {"extra: {layout: draft}\n---\nx", "open"},
      {"do-not-publish: true\n---\nx", "unpublished"},
      {"scheduled: next week\n---\nx",
       "future\na.md:4:12: front-matter/bad-value: a post that is kept back: a field has a value of the wrong shape "
       "and "
       "is ignored\n"},
      {"expires: never\n---\nx", "open"},
      {"expires: [2030-01-01, 2020-01-01]\n---\nx", "expired"},
      {"embargo: 2030-01-01\npublishDate: 2020-01-01\n---\nx", "future"},
      {"release: 2030-01-01\n---\nx", "open"},
      {"classification: Protozoa\n---\nx", "open"},
      {"sharing: false\n---\nx", "open"},
      {"hide: [toc]\n---\nx", "open"},
      {"visible: false\n---\nx", "hidden"},
      {"tags: [wip-limits, private-equity, secretary]\n---\nx", "open"},
      {"categories: [草稿纸, Draft beer]\n---\nx", "open"},
      {"tags: [Draft]\n---\nx",
       "draft\na.md:4:8: front-matter/private-tag: the tag 'Draft' keeps the post back (rename it if the post is meant "
       "for "
       "the public, or name the state in 'publish')\n"},
      {"categories: [[Life, Private]]\n---\nx",
       "unpublished\na.md:4:21: front-matter/private-tag: the category 'Private' keeps the post back (rename it if the "
       "post "
       "is meant for the public, or name the state in 'publish')\n"},
      {"---\n# T\n\n#essay, #draft\n\nx",
       "draft\na.md:7:1: front-matter/private-tag: the tag 'draft' keeps the post back (rename it if the post is meant "
       "for "
       "the public, or name the state in 'publish')\n"},
      {"---\n#draft horses\n", "open"},
      {"---\nx\n#draft\n", "open"},
      {"---\npublic:: false\n\nx", "unpublished"},
      {"---\n- status::draft\n- x", "draft"},
      {"---\nTerm:: hidden\nx", "open"},
      {"---\nstd::vector\nx", "open"},
  };
  for (const auto& row : kHeads) BOOST_TEST_CONTEXT(row.rest) BOOST_TEST(fate("a.md", head + row.rest) == row.fate);
  const struct {
    const char* name;
    const char* fate;
  } kNames[] = {{"a.draft.md", "draft"},
                {"a.draft.en.md", "draft"},
                {"DRAFT a.md", "draft"},
                {"a (wip).md", "draft"},
                {"【草稿】a.md", "draft"},
                {"Draft - a.md", "draft"},
                {"a.draft.textbundle/text.md", "draft"},
                {"draft-beer.md", "open"},
                {"DRAFT-HORSES.md", "open"},
                {"Private - public.md", "open"},
                {"On (private) life.md", "open"},
                {"archive/a.md", "open"},
                {"secret/a.md", "open"}};
  for (const auto& row : kNames) BOOST_TEST_CONTEXT(row.name) BOOST_TEST(fate(row.name, head + "---\nx") == row.fate);
}

BOOST_AUTO_TEST_CASE(heads_of_exports) {
  const struct {
    const char* name;
    const char* text;
    const char* fate;
  } kCases[] = {
      {"Notion, a draft", "# Title\n\nStatus: Draft\nCreated: January 5, 2023 10:00 AM\n\nText", "draft"},
      {"Notion, not begun", "# Title\n\nTags: a, b\nStatus: Not started\n\nText", "draft"},
      {"Notion, published",
       "# Title\n\nCreated time: January 5, 2023 10:00 AM\nStatus: Published\nLast edited by: Me\n\nText", "open"},
      {"Notion, in Chinese", "# 题\n\n标签: a, b\n状态: 草稿\n\n文", "draft"},
      {"Notion, in Chinese, public", "# 题\n\n日期: 2024年1月5日\n状态: 已发布\n\n文", "open"},
      {"Notion, a checkbox", "# Title\n\nDate: 2024-01-05\nPublished: No\n\nText", "unpublished"},
      {"Logseq, public", "title:: t\ndate:: 2024-01-01\npublic:: false\n\n- x", "unpublished"},
      {"Logseq, private", "public:: true\nprivate:: true\ndate:: 2024-01-01\n\n- x", "unpublished"},
      {"Logseq, in a bullet", "- title:: t\n  date:: 2024-01-01\n  status:: draft\n- x", "draft"},
      {"Logseq, above text", "public::false\ndate:: 2024-01-01\nNote: x\n", "unpublished"},
      {"a directive", "%YAML 1.2\n# c\n---\ndate: 2024-01-01\ndraft: true\n---\nx", "draft"},
      {"a line for an editor", "# yaml-language-server: $schema=x\n---\ndate: 2024-01-01\ndraft: true\n---\nx",
       "draft"},
      {"Pelican", "Title: t\nDate: 2024-01-01\nStatus: hidden\n\nx", "hidden"},
      {"Nikola", ".. title: t\n.. date: 2024-01-01\n.. status: private\n\nx", "unpublished"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) BOOST_TEST(fate("a.md", row.text) == row.fate);
}

/// Times as Notion writes them.
BOOST_AUTO_TEST_CASE(times_of_exports) {
  const struct {
    const char* written;
    const char* date;
  } kCases[] = {{"January 5, 2023 10:00 AM", "2023-01-05T10:00:00+00:00"},
                {"March 15, 2023 12:30 AM", "2023-03-15T00:30:00+00:00"},
                {"December 5, 2023 1:05 PM", "2023-12-05T13:05:00+00:00"},
                {"May 5, 2023", "2023-05-05T00:00:00+00:00"},
                {"2023-05-05", "2023-05-05T00:00:00+00:00"},
                {"2023/05/05 10:00", "2023-05-05T10:00:00+00:00"},
                {"January 8, 2024 10:00 AM (GMT+8)", "2024-01-08T02:00:00+00:00"},
                {"January 8, 2024 10:00 AM (GMT-3:30)", "2024-01-08T13:30:00+00:00"},
                {"January 8, 2024 10:00 AM (GMT)", "2024-01-08T10:00:00+00:00"},
                {"January 8, 2024 → January 9, 2024", "2024-01-08T00:00:00+00:00"},
                {"2024-01-08 → 2024-01-09", "2024-01-08T00:00:00+00:00"},
                {"some day", "-"}};
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.written) {
      const Blog blog;
      blog.write("essaypack.yaml", "timezone: UTC\ntitle: t\nlanguage: en\n");
      blog.write("a.md", "# Title\n\nDate: " + std::string(row.written) + "\n\nText");
      Diagnostics diagnostics;
      const Site site = build(blog, diagnostics);
      BOOST_REQUIRE(site.posts.size() == 1U);
      BOOST_TEST(site.posts[0].title == "Title");
      BOOST_TEST((site.posts[0].date ? format_rfc3339(*site.posts[0].date) : "-") == row.date);
    }
}

/// Prose below a heading is no head.
BOOST_AUTO_TEST_CASE(no_export) {
  const Blog blog;
  blog.write("essaypack.yaml", "timezone: UTC\ntitle: t\n");
  blog.write("a.md", "# Title\n\nNote: mind the gap\n\nText");
  blog.write("b.md", "# Title\n\nStatus: draft\nand so on\n\nText");
  Diagnostics diagnostics;
  for (const Post& post : build(blog, diagnostics).posts) BOOST_TEST(post.body_offset == 0U);
}

/// Where authors choose what is published, the rest is theirs.
BOOST_AUTO_TEST_CASE(gardens) {
  const std::string said = "---\ntitle: t\ndate: 2024-01-01\n", text = "---\nx";
  const struct {
    const char* name;
    std::map<std::string, std::string> files;
    std::string published;
  } kCases[] = {
      {"Digital Garden",
       {{"a.md", said + "dg-publish: true\n" + text},
        {"b.md", said + text},
        {"c.md", said + "dg-publish: false\n" + text}},
       "a.md "},
      {"nobody chooses", {{"a.md", said + text}, {"b.md", said + "publish: true\n" + text}}, "a.md b.md "},
      {"Logseq",
       {{"logseq/config.edn", "{}"},
        {"pages/a.md", "public:: true\ndate:: 2024-01-01\n\n- x"},
        {"pages/b.md", "date:: 2024-01-01\n\n- x"}},
       "pages/a.md "},
      {"Logseq, nobody chooses",
       {{"logseq/config.edn", "{}"}, {"pages/b.md", "date:: 2024-01-01\n\n- x"}},
       "pages/b.md "},
      {"Quartz, explicit",
       {{"quartz.config.ts", "filters: [Plugin.ExplicitPublish()],\n"},
        {"a.md", said + "publish: true\n" + text},
        {"b.md", said + text}},
       "a.md "},
      {"Quartz, not explicit",
       {{"quartz.config.ts", "// filters: [Plugin.ExplicitPublish()],\n"}, {"b.md", said + text}},
       "b.md "},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      const Blog blog;
      blog.write("essaypack.yaml", "timezone: UTC\ntitle: t\nurl: https://e.org\n");
      for (const auto& [name, bytes] : row.files) blog.write(name, bytes);
      Diagnostics diagnostics;
      std::set<std::string> sources;
      for (const Post& post : build(blog, diagnostics).posts) sources.insert(post.source);
      std::string published;
      for (const std::string& source : sources) published += source + " ";
      BOOST_TEST(published == row.published);
    }
}

/// On sites with a generator only words that every tool means so keep a post back: the rest is the author's own.
BOOST_AUTO_TEST_CASE(words_of_generators) {
  const struct {
    const char* line;
    bool is_open;
  } kCases[] = {{"status: draft", false},        {"status: private", false},       {"status: auto-draft", false},
                {"status: 连载中", true},        {"status: done", true},           {"status: archived", true},
                {"state: California", true},     {"visibility: members", false},   {"type: private", true},
                {"published: 2024-01-01", true}, {"published: 2030-01-01", false}, {"isDraft: true", false}};
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.line) {
      const Blog blog;
      blog.write("_config.yml", "title: t\ntimezone: UTC\nlanguage: en\nurl: https://e.org\n");
      blog.write("source/_posts/a.md", "---\ntitle: a\ndate: 2024-01-01\n" + std::string(row.line) + "\n---\nx");
      Diagnostics diagnostics;
      BOOST_TEST(build(blog, diagnostics).posts.size() == (row.is_open ? 1U : 0U));
    }
}

/// Heads of themes for Astro.
BOOST_AUTO_TEST_CASE(dates_and_covers) {
  const struct {
    const char* head;
    const char* facts;
  } kCases[] = {
      {"published: 2024-04-01\nupdated: 2024-05-02\nimage: ./cover.jpg\ndraft: false",
       "2024-04-01 2024-05-02 ./cover.jpg"},
      {"pubDatetime: 2022-09-23T15:22:00Z\nmodDatetime: 2023-01-02T03:04:05Z", "2022-09-23 2023-01-02 "},
      {"pubDate: 2022-07-08\nupdatedDate: 2022-08-08\nheroImage: ../a.jpg", "2022-07-08 2022-08-08 ../a.jpg"},
      {"pubDate: 2022-07-08\nimage: {url: a.png, alt: x}", "2022-07-08  a.png"},
      {"date: 2021-01-01\npublished: 2022-07-08", "2021-01-01  "},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.head) {
      const Blog blog;
      blog.write("essaypack.yaml", "timezone: UTC\ntitle: t\nlanguage: en\n");
      blog.write("a.md", "---\ntitle: a\n" + std::string(row.head) + "\n---\nx");
      Diagnostics diagnostics;
      const Site site = build(blog, diagnostics);
      BOOST_REQUIRE(site.posts.size() == 1U);
      const Post& post = site.posts[0];
      BOOST_TEST((post.date ? format_date(*post.date) : "-") + " " + (post.updated ? format_date(*post.updated) : "") +
                     " " + post.cover.str() ==
                 row.facts);
    }
}

BOOST_AUTO_TEST_CASE(counts_in_words) {
  const struct {
    LeftOut left_out;
    const char* text;
  } kCases[] = {
      {{{"password", 0}, {"draft", 0}}, ""},
      {{{"password", 2},
        {"unpublished", 1},
        {"draft", 12},
        {"hidden", 3},
        {"future", 1},
        {"expired", 1},
        {"passed_over", 1}},
       "12 drafts, 1 unpublished, 3 hidden, 2 with a password, 1 scheduled, 1 expired, 1 in a private folder left out"},
      {{{"password", 0},
        {"unpublished", 0},
        {"draft", 1},
        {"hidden", 0},
        {"future", 0},
        {"expired", 0},
        {"passed_over", 4}},
       "1 draft, 4 in private folders left out"},
  };
  for (const auto& row : kCases) BOOST_TEST(describe_left_out(row.left_out).english() == row.text);
}

BOOST_AUTO_TEST_SUITE_END()
