#include "input/catalogue.h"

#include "base/time.h"
#include "blog_fixture.h"
#include "diag/failure.h"
#include "kinds/hugo/hugo.h"
#include "kinds/kinds.h"

#include <sys/stat.h>

using namespace essaypack;

namespace {

/// Reads one post's text as `a.md` of a Hexo blog.
struct Read {
  Post post;
  bool ok = false;
  std::string reports;
};
Read read(const std::string& text, const Config& config = hexo_config(), const std::string& stem = "a") {
  Read result;
  result.post.source = "source/_posts/" + stem + ".md";
  result.post.stem_path = stem;
  Diagnostics diagnostics;
  result.ok = read_post(text, config, kTestNow, result.post, diagnostics);
  result.reports = reports_of(diagnostics);
  return result;
}

std::string states(const Withheld& withheld) {
  std::string text;
  if (withheld.draft) text += "draft ";
  if (withheld.unpublished) text += "unpublished ";
  if (withheld.password) text += "password ";
  if (withheld.hidden) text += "hidden ";
  if (withheld.future) text += "future ";
  if (withheld.expired) text += "expired ";
  return text;
}

std::string sources(const std::vector<Post>& posts) {
  std::string text;
  for (const Post& post : posts) text += post.source + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue)

BOOST_AUTO_TEST_CASE(titles) {
  const struct {
    const char* name;
    const char* head;
    const char* body;
    const char* stem;
    const char* expected;
    bool from_body;
  } cases[] = {
      {"head", "title: ' 河  流 '", "# 题", "a", " 河  流 ", false},
      {"number", "title: 1092", "", "a", "1092", false},
      {"first heading", "tags: a", "\n# 河 **流** `x` [链](y) #\n文", "a", "河 流 x 链", true},
      {"setext", "tags: a", "河流\n===\n文", "a", "河流", true},
      {"own id", "tags: a", "# 河 {#river}\n", "a", "河", true},
      {"html in a heading", "tags: a", "# a<br>b \\* c\n", "a", "ab * c", true},
      {"heading further down", "tags: a", "文\n\n# 河\n", "散文/河 流", "河 流", false},
      {"no heading", "tags: a", "#河\n", "a", "a", false},
      {"second level", "tags: a", "## 河\n", "a", "a", false},
      {"dated name", "tags: a", "", "2024-09-13-河", "河", false},
      {"dated name, underscore", "tags: a", "", "20160304_swift", "swift", false},
      {"impossible date", "tags: a", "", "2024-13-13-河", "2024-13-13-河", false},
      {"null", "title:", "", "b", "b", false},
      {"several lines", "title: |\n  一\n  two\n  三", "", "b", "一 two 三", false},
  };
  for (const auto& c : cases) {
    const Read result =
        read(std::string("---\n") + c.head + "\ndate: 2024-01-01\n---\n" + c.body, hexo_config(), c.stem);
    BOOST_TEST(result.post.title == c.expected, c.name << ": " << result.post.title);
    BOOST_TEST(result.post.title_from_body == c.from_body, c.name);
    BOOST_TEST(result.reports == "", c.name << ": " << result.reports);
  }
}

BOOST_AUTO_TEST_CASE(dates) {
  const std::string hint = " (write dates as 2024-09-13 or 2024-09-13 10:00 +08:00)\n";
  const struct {
    const char* name;
    const char* head;
    const char* stem;
    const char* date;
    const char* updated;
    std::string reports;
  } cases[] = {
      {"wall clock", "date: 2025-10-30 06:18:07", "a", "2025-10-30T06:18:07+08:00", "", ""},
      {"offset", "date: 2025-10-30T06:18:07Z", "a", "2025-10-30T14:18:07+08:00", "", ""},
      {"from the name", "title: x", "2024-09-13-a", "2024-09-13T00:00:00+08:00", "", ""},
      {"head before name", "date: 2020-01-01", "2024-09-13-a", "2020-01-01T00:00:00+08:00", "", ""},
      {"none", "title: x", "a", "", "",
       "source/_posts/a.md:1:1: front-matter/no-date: the post has no date, it is in no feed (write 'date: 2024-09-13' "
       "into the front"
       " matter)\n"},
      {"updated", "date: 2020-01-01\nupdated: 2020-02-01", "a", "2020-01-01T00:00:00+08:00",
       "2020-02-01T00:00:00+08:00", ""},
      {"another name", "date: 2020-01-01\nlast_modified_at: 2020-02-01", "a", "2020-01-01T00:00:00+08:00",
       "2020-02-01T00:00:00+08:00", ""},
      {"updated too early", "date: 2020-01-02\nupdated: 2020-01-01", "a", "2020-01-02T00:00:00+08:00", "",
       "source/_posts/a.md:3:10: front-matter/updated-early: the post is updated before its date, the date is used "
       "(correct 'updated'"
       " or 'date')\n"},
  };
  for (const auto& c : cases) {
    const Read result = read(std::string("---\n") + c.head + "\n---\n", hexo_config(), c.stem);
    BOOST_TEST(result.ok, c.name);
    BOOST_TEST((result.post.date ? format_rfc3339(*result.post.date) : "") == c.date, c.name);
    BOOST_TEST((result.post.updated ? format_rfc3339(*result.post.updated) : "") == c.updated, c.name);
    BOOST_TEST(result.reports == c.reports, c.name << ": " << result.reports);
  }
  const Read impossible = read("---\ndate: 2024-13-09\n---\n");
  BOOST_TEST(!impossible.ok);
  BOOST_TEST(impossible.reports ==
             "source/_posts/a.md:2:7: front-matter/bad-date: month '13' in date '2024-13-09'" + hint);
  const Read list = read("---\ndate: [2024]\n---\n");
  BOOST_TEST(!list.ok);
  BOOST_TEST(list.reports == "source/_posts/a.md:2:7: front-matter/bad-date: a date is a list, not one text" + hint);
}

BOOST_AUTO_TEST_CASE(withheld) {
  const struct {
    const char* head;
    const char* expected;
  } cases[] = {
      {"draft: true", "draft "},
      {"draft: yes", "draft "},
      {"draft: maybe", "draft "},
      {"draft: false", ""},
      {"draft:", ""},
      {"published: false", "unpublished "},
      {"published: 'no'", "unpublished "},
      {"published: perhaps", "unpublished "},
      {"published:", ""},
      {"hidden: true", "hidden "},
      {"hide: 1", "hidden "},
      {"nav_hide: on", "hidden "},
      {"password: x", "password "},
      {"password: [a]", "password "},
      {"password: 0", "password "},
      {"password: ''", ""},
      {"password:", ""},
      {"tags: [a, 日记]", "password "},
      {"tags: 日记\npassword: ''", ""},
      {"tags: 日记本", ""},
      {"encrypt: true", "password "},
      {"encrypt: false", ""},
      {"publishDate: 2027-01-01", "future "},
      {"expiryDate: 2025-01-01", "expired "},
      {"expiryDate: 2027-01-01", ""},
      {"layout: false\ncomments: false\nlink: x", ""},
  };
  Config config = hexo_config();
  config.protected_tags = {"日记"};
  config.hidden_key = "nav_hide";
  for (const auto& c : cases) {
    const Read result = read(std::string("---\ndate: 2020-01-01\n") + c.head + "\n---\n", config);
    BOOST_TEST(states(result.post.withheld) == c.expected, c.head << ": " << states(result.post.withheld));
  }
  BOOST_TEST(states(read("---\ndate: 2026-11-21 08:00:01\n---\n").post.withheld) == "future ");
  BOOST_TEST(states(read("---\ndate: 2026-11-21 08:00:00\n---\n").post.withheld) == "");
}

BOOST_AUTO_TEST_CASE(people) {
  const struct {
    const char *head, *people;
  } kCases[] = {
      {"author: 阿水", "阿水||"},
      {"authors: [w@w.example (阿水), B <b@w.example>]", "阿水|w@w.example|B|b@w.example|"},
      {"author: C (editor)", "C (editor)||"},
      {"author: w@w.example", "w@w.example||"},
      {"author: D <e", "D <e||"},
  };
  for (const auto& row : kCases) {
    std::string got;
    for (const Person& person : read("---\n" + std::string(row.head) + "\n---\n").post.authors)
      got += person.name + "|" + person.email + "|";
    BOOST_TEST(got == row.people, row.head << ": " << got);
  }
}

BOOST_AUTO_TEST_CASE(other_fields) {
  const Read result = read(
      "---\ntitle: a\ndate: 2020-01-01\nauthor: {nick: 阿水, link: https://w.example, email: w@w.example}\nkeywords: "
      "河，流, 水\n"
      "lang: zh_tw\ntoc: {enable: true, number: true, max_depth: 3}\ncover: false\nthumbnail: '#fff'\ntop_img: "
      "images/a.PNG?x\n"
      "aliases: [old/a, /old/b/]\nalias: c\nrobots: noindex,follow\nfeed: no\nabbrlink: 0228\nslug: s\nguid: urn:x\n"
      "password: ''\nmood: 好\nphotos:\n- p.jpg\n---\n正文");
  const Post& post = result.post;
  BOOST_TEST(result.reports == "");
  BOOST_REQUIRE(post.authors.size() == 1u);
  BOOST_TEST(post.authors[0].name == "阿水");
  BOOST_TEST(post.authors[0].url == "https://w.example");
  BOOST_TEST(post.authors[0].email == "w@w.example");
  BOOST_TEST(post.keywords == (std::vector<std::string>{"河", "流", "水"}), boost::test_tools::per_element());
  BOOST_TEST(post.language == "zh-TW");
  BOOST_TEST(post.toc.value_or(false));
  BOOST_TEST(post.toc_number);
  BOOST_TEST(post.toc_max_depth == 3);
  BOOST_TEST(post.cover == "images/a.PNG?x");
  BOOST_TEST(post.aliases == (std::vector<std::string>{"c", "old/a", "/old/b/"}), boost::test_tools::per_element());
  BOOST_TEST(!post.in_sitemap);
  BOOST_TEST(!post.in_feeds);
  BOOST_TEST(post.abbrlink == "0228");
  BOOST_TEST(post.head_slug == "s");
  BOOST_TEST(post.guid == "urn:x");
  BOOST_TEST(post.fields.find("mood").value() == "好");
  BOOST_TEST(!post.fields.find("password"));
  BOOST_TEST(post.fields.line_of("mood") == 19);
  BOOST_TEST(post.body_line == 23);
}

BOOST_AUTO_TEST_CASE(redirects_are_in_no_sitemap) {
  const struct {
    const char *head, *body;
    bool is_listed;
  } cases[] = {
      {"redirect: /new/", "text", false},
      {"redirect_to: https://e.org/", "text", false},
      {"redirect_from: /old/", "text", true},
      {"link: https://e.org/", "", false},
      {"link: https://e.org/", "a text about it", true},
  };
  for (const auto& c : cases)
    BOOST_TEST(read(std::string("---\ndate: 2020-01-01\n") + c.head + "\n---\n" + c.body + "\n").post.in_sitemap ==
                   c.is_listed,
               c.head);
}

BOOST_AUTO_TEST_CASE(pictures_of_posts) {
  const struct {
    const char *head, *cover;
  } cases[] = {
      {"cover: {image: a.png, alt: x}", "a.png"},
      {"header: {teaser: /t.jpg}", "/t.jpg"},
      {"header:\n  overlay_image: o.webp", "o.webp"},
      {"featuredImage: f.png", "f.png"},
      {"images: [i.png, j.png]", "i.png"},
      {"cover: {image: red}\nthumbnail: t.png", "t.png"},
      {"cover: true\nheader: {caption: x}", ""},
      {"photos: [[x]]", ""},
      {"image: {path: /p.png, alt: x}", "/p.png"},
      {"image: {feature: f.jpg}", "f.jpg"},
  };
  for (const auto& c : cases)
    BOOST_TEST(read(std::string("---\ndate: 2020-01-01\n") + c.head + "\n---\n").post.cover == c.cover, c.head);
}

BOOST_AUTO_TEST_CASE(series) {
  BOOST_TEST(read("---\ndate: 2020-01-01\nseries: [\"入门\", b]\n---\n").post.series == "入门");
  BOOST_TEST(read("---\ndate: 2020-01-01\nseries: 入门\n---\n").post.series == "入门");
}

BOOST_AUTO_TEST_CASE(comment_in_a_title) {
  BOOST_TEST(read("---\ntitle: C# 与 #题\ndate: 2020-01-01\n---\n").reports ==
             "source/_posts/a.md:2:8: front-matter/cut-text: the title ends at 'C# 与', the rest of its line is a "
             "comment (put quotes"
             " around the title if the '#' belongs to it)\n");
  BOOST_TEST(read("---\ntitle: 'C# 与 #题'\ndate: 2020-01-01 # noon\n---\n").reports == "");
}

BOOST_AUTO_TEST_CASE(post_names) {
  const struct {
    const char* pattern;
    const char* stem;
    const char* slug;
    const char* date;
    const char* lang;
  } cases[] = {
      {":title.md", "2024-01-02-a", "2024-01-02-a", "2024-01-02", ""},
      {":year-:month-:day-:title.md", "2024-01-02-a", "a", "2024-01-02", ""},
      {":year-:i_month-:i_day-:title.md", "2024-1-12-a-b", "a-b", "2024-01-12", ""},
      {":lang/:title.md", "en/notes/a", "notes/a", "", "en"},
      {":hash-:title.md", "0123456789ab-x", "x", "", ""},
      {":year-:month-:day-:title.md", "a", "", "", ""},
  };
  for (const auto& c : cases) {
    Config config = hexo_config();
    config.new_post_name = c.pattern;
    const Read result = read("---\ntitle: x\n---\n", config, c.stem);
    BOOST_TEST(result.post.slug == c.slug, c.pattern);
    BOOST_TEST((result.post.date ? format_date(*result.post.date) : "") == c.date, c.pattern);
    const auto lang = result.post.fields.find("lang");
    BOOST_TEST(lang.value_or("") == c.lang, c.pattern);
  }
}

/// What a name says besides the title counts more than the head (Hexo 8.1).
BOOST_AUTO_TEST_CASE(keys_of_post_names) {
  const struct {
    const char* name;
    const char* pattern;
    const char* stem;
    const char* head;
    const char* post;
  } kRows[] = {
      {"a category", ":category/:title.md", "tech/a", "", "a [tech] [] "},
      {"a category that the head has", ":category/:title.md", "tech/a", "categories: [b]\n", "a [b] [] "},
      {"one name of it", ":category/:title.md", "tech/a", "category: b\n", "a [tech] [] "},
      {"a category with a date", ":category/:year-:month-:day-:title.md", "tech/2023-04-05-a", "",
       "a [tech] [] 2023-04-05"},
      {"folders between", ":category/:year-:title.md", "tech/web/2023-a", "", "a [tech/web] [] "},
      {"a tag", ":title-:tag.md", "a-b", "", "a [] [b] "},
      {"a key of a plug-in", ":id-:title.md", "7-a-b", "id: 8\n", "a-b [] [] id=7"},
      {"a date", ":date_:title.md", "2023-04-05_a", "date: 2020-01-01\n", "a [] [] 2023-04-05"},
      {"an address", ":permalink/:title.md", "x/a", "", "a [] [] to x"},
      {"a state", ":published/:title.md", "yes/a", "published: false\n", "a [] [] kept back"},
      {"another name", ":category/:title.md", "a", "", "a [] [] "},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.name) {
      Config config = hexo_config();
      config.new_post_name = row.pattern;
      const Read result = read("---\ntitle: x\n" + std::string(row.head) + "---\n", config, row.stem);
      const Post& post = result.post;
      std::string text = post.slug.empty() ? row.stem : post.slug.str();
      text += " [" + (post.categories.empty() ? "" : post.categories[0][0]) + "] [" +
              (post.tags.empty() ? "" : post.tags[0]) + "] ";
      if (post.date) text += format_date(*post.date);
      if (const auto id = post.fields.find("id")) text += "id=" + std::string(*id);
      if (!post.head_permalink.empty()) text += "to " + post.head_permalink.str();
      if (post.withheld.any()) text += "kept back";
      BOOST_TEST(text == row.post);
    }
}

BOOST_AUTO_TEST_CASE(hexo_files) {
  const Blog blog;
  const std::string post = "---\ntitle: a\ndate: 2020-01-01\n---\n文";
  for (const char* name : {"_posts/a.md", "_posts/b/C.MD", "_posts/d.html", "_posts/e.txt", "_posts/f.md~",
                           "_posts/_g.md", "_posts/.h/i.md", "_posts/J/.md", "_posts/skip/k.md", "_drafts/l.md",
                           "about/index.md", "m.html", "_data/n.md", "o.markdown", "404/p.md", "kept/_q.md"})
    blog.write(std::string("source/") + name, post);
  blog.write("source/_posts/empty.md", "\n \n");
  blog.write("public/x.md", post);
  Config config = hexo_config(blog.path);
  config.skip_render = {"_posts/skip/**"};
  config.exclude = {"404/*"};
  config.include = {"kept/**"};
  Diagnostics diagnostics;
  const Catalogue catalogue = read_catalogue(config, kTestNow, 2, diagnostics);
  BOOST_TEST(sources(catalogue.posts) ==
             "source/_drafts/l.md\nsource/_posts/a.md\nsource/_posts/b/C.MD\nsource/_posts/d.html\n");
  BOOST_TEST(sources(catalogue.pages) ==
             "source/about/index.md\nsource/kept/_q.md\nsource/m.html\nsource/o.markdown\n");
  const std::string passed =
      ":0:0: input/hidden-post: the post is passed over: a part of its path starts with '.' or '_' (rename it to "
      "publish it)\n";
  BOOST_TEST(reports_of(diagnostics) ==
             "source/_posts/.h/i.md" + passed + "source/_posts/J/.md" + passed + "source/_posts/_g.md" + passed +
                 "source/_posts/empty.md:1:1: input/empty-file: the file is empty and no post\n");
  BOOST_TEST(catalogue.failed == 0u);
}

BOOST_AUTO_TEST_CASE(dates_of_plain_files) {
  const struct {
    const char *stem, *head, *date, *title;
  } cases[] = {
      {"2024-05-01 日记", "", "2024-05-01", "日记"},
      {"2024-05-01", "", "2024-05-01", "2024-05-01"},
      {"20210607-notes", "", "2021-06-07", "notes"},
      {"a/2024.05.01.rivers", "", "2024-05-01", "rivers"},
      {"2024_05_01_rivers", "", "2024-05-01", "rivers"},
      {"2024-05-01/index", "", "2024-05-01", "2024-05-01"},
      {"2024-05/01", "", "", "01"},
      {"2024-13-01 x", "", "", "2024-13-01 x"},
      {"20240501x", "", "", "20240501x"},
      {"2024-05-01 x", "date: 2020-01-01", "2020-01-01", "x"},
      {"x", "created: 2022-03-04", "2022-03-04", "x"},
      {"x", "pubDate: 2022-03-05\ncreated: 2022-03-04", "2022-03-05", "x"},
  };
  Config config = hexo_config();
  config.kind = &plain_kind();
  for (const auto& c : cases) {
    const Post post = read(std::string("---\ntags: t\n") + c.head + "\n---\nx", config, c.stem).post;
    BOOST_TEST((post.date ? format_rfc3339(*post.date).substr(0, 10) : "") == c.date, c.stem);
    BOOST_TEST(post.title == c.title, c.stem);
  }
  BOOST_TEST(!read("---\ncreated: 2022-03-04\n---\nx").post.date);
}

BOOST_AUTO_TEST_CASE(plain_files) {
  const Blog blog;
  const std::string post = "---\ntitle: a\ndate: 2020-01-01\n---\n文";
  for (const char* name : {"a.md", "散文/旅行/b.md", "trip/index.md", "README.md", ".git/c.md", "node_modules/d.md",
                           "themes/x/e.md", "public/f.md", "sub/_note.md", "notes.html"})
    blog.write(name, post);
  Config config = hexo_config(blog.path);
  config.kind = &plain_kind();
  config.post_folders = {""};
  config.draft_folders.clear();
  config.source_folder.clear();
  Diagnostics diagnostics;
  const Catalogue catalogue = read_catalogue(config, kTestNow, 2, diagnostics);
  BOOST_TEST(sources(catalogue.posts) == "a.md\nnotes.html\nsub/_note.md\ntrip/index.md\n散文/旅行/b.md\n");
  BOOST_TEST(catalogue.posts[4].categories[0] == (std::vector<std::string>{"散文", "旅行"}),
             boost::test_tools::per_element());
  BOOST_TEST(catalogue.posts[3].categories.empty());
  BOOST_TEST(catalogue.posts[3].slug == "trip");
}

BOOST_AUTO_TEST_CASE(jekyll_files) {
  const Blog blog;
  const std::string post = "---\ntitle: a\n---\n文";
  for (const char* name : {"_posts/2020-01-02-a.md", "life/notes/_posts/2020-1-3-b-c.markdown", "_drafts/d.md",
                           "_posts/e.md", "about.md", "_site/f.md", "_includes/g.md", "docs/index.html"})
    blog.write(name, post);
  blog.write("_posts/2020-01-04-bare.md", "no head");
  blog.write("README.md", "no head");
  Config config = hexo_config(blog.path);
  config.kind = &jekyll_kind();
  config.post_folders = {"_posts"};
  config.draft_folders = {"_drafts"};
  config.source_folder.clear();
  Diagnostics diagnostics;
  const Catalogue catalogue = read_catalogue(config, kTestNow, 2, diagnostics);
  BOOST_TEST(sources(catalogue.posts) ==
             "_drafts/d.md\n_posts/2020-01-02-a.md\nlife/notes/_posts/2020-1-3-b-c.markdown\n");
  BOOST_TEST(sources(catalogue.pages) == "about.md\ndocs/index.html\n");
  const Post& nested = catalogue.posts[2];
  BOOST_TEST(nested.slug == "b-c");
  BOOST_TEST(format_rfc3339(*nested.date) == "2020-01-03T00:00:00+08:00");
  BOOST_TEST(nested.categories.size() == 2u);
  BOOST_TEST(
      reports_of(diagnostics) ==
      "_posts/2020-01-04-bare.md:1:1: input/no-head: the post has no front matter and is passed over (put two"
      " lines '---' above its text)\n"
      "_posts/e.md:0:0: input/bad-name: the file is passed over: its name does not begin with a date (rename it to"
      " YYYY-MM-DD-e.md)\n");
}

BOOST_AUTO_TEST_CASE(hugo_files) {
  const Blog blog;
  const std::string post = "+++\nTitle = 'a'\ndate = 2020-01-02\n+++\n文";
  for (const char* name :
       {"content/a.md", "content/posts/trip/index.md", "content/posts/b.md", "content/parts/c.md", "static/d.md"})
    blog.write(name, post);
  blog.write("content/posts/_index.md", "---\ntitle: Posts\n---\n");
  blog.write("content/parts/_index.md", "---\ncascade:\n- _build:\n    render: never\n---\n");
  blog.write("content/late.md", "---\nTITLE: b\nPublishDate: 2020-01-02\nslug: later\n---\n");
  Config config = hexo_config(blog.path);
  config.kind = &hugo_kind();
  config.post_folders = {"content"};
  settings_of<HugoConfig>(config).mounts = {{"content", "", "", {}, {}}};
  config.draft_folders.clear();
  config.source_folder = "content";
  Diagnostics diagnostics;
  const Catalogue catalogue = read_catalogue(config, kTestNow, 2, diagnostics);
  BOOST_TEST(sources(catalogue.posts) ==
             "content/a.md\ncontent/late.md\ncontent/parts/c.md\ncontent/posts/b.md\ncontent/posts/trip/index.md\n");
  BOOST_TEST(states(catalogue.posts[2].withheld) == "hidden ");
  BOOST_TEST(catalogue.posts[1].title == "b");
  BOOST_TEST(format_date(*catalogue.posts[1].date) == "2020-01-02");
  BOOST_TEST(reports_of(diagnostics) == "");
}

BOOST_AUTO_TEST_CASE(broken_files_leave_the_others) {
  const Blog blog;
  blog.write("source/_posts/a.md", "---\ntitle: a\ndate: 2020-01-01\n---\n");
  blog.write("source/_posts/b.md", "---\ntitle: a\n  x: [\n---\n");
  blog.write("source/_posts/c.md", "---\ntitle: a\ndate: 2020-02-30\n---\n");
  blog.write("source/_posts/d.md", "\xEF\xBB\xBF---\r\ntitle: \xFF\x01z\r\ndate: 2020-01-01\r\n---\r\n");
  std::filesystem::resize_file((blog.write("source/_posts/e.md", "x"), blog.path / "source/_posts/e.md"),
                               17 * 1024 * 1024);
  Diagnostics diagnostics;
  const Catalogue catalogue = read_catalogue(hexo_config(blog.path), kTestNow, 2, diagnostics);
  BOOST_TEST(sources(catalogue.posts) == "source/_posts/a.md\nsource/_posts/d.md\n");
  BOOST_TEST(catalogue.posts[1].title == "\uFFFDz");
  BOOST_TEST(catalogue.failed == 3u);
  BOOST_TEST(catalogue.files.size() == 5u);
  BOOST_TEST(
      reports_of(diagnostics) ==
      "source/_posts/b.md:3:4: front-matter/bad-yaml: the front matter can't be parsed: illegal map value (check the "
      "indentation,"
      " or put quotes around the value)\n"
      "source/_posts/c.md:3:7: front-matter/bad-date: day '30' in date '2020-02-30' (write dates as 2024-09-13 or "
      "2024-09-13 10:00"
      " +08:00)\n"
      "source/_posts/d.md:2:8: input/invalid-utf8: 1 sequence of bytes that are no UTF-8 became U+FFFD (save the file "
      "as UTF-8)\n"
      "source/_posts/d.md:2:9: input/control-character: 1 control character was removed (remove it from the file)\n"
      "source/_posts/e.md:0:0: io/too-large: the post is larger than 16 MiB (split it)\n");
}

BOOST_AUTO_TEST_CASE(says_who_may_read_in_the_words_of_many_tools) {
  const struct {
    const char* name;
    const char* lines;
    const char* expected;
  } cases[] = {
      {"Pelican", "status: draft", "draft "},
      {"WordPress", "status: private", "unpublished "},
      {"Typecho", "Status: Private", "unpublished "},
      {"Pelican, hidden", "status: hidden", "hidden "},
      {"another status", "status: 在读", ""},
      {"published", "status: published", ""},
      {"Ghost", "visibility: members", "unpublished "},
      {"Ghost, paid", "visibility: paid", "unpublished "},
      {"public", "visibility: public", ""},
      {"a list", "visibility: [private]", "unpublished "},
      {"Docusaurus", "unlisted: true", "hidden "},
      {"Obsidian", "publish: false", "unpublished "},
      {"a date", "publish: 2024-01-01", ""},
      {"private", "private: yes", "unpublished "},
      {"a name", "private: Ryan", ""},
      {"public: no", "public: no", "unpublished "},
      {"capitals", "Draft: true", "draft "},
      {"Password", "Password: x", "password "},
  };
  for (const auto& c : cases) {
    const Blog blog;
    blog.write("source/_posts/a.md", "---\ntitle: a\ndate: 2020-01-01\n" + std::string(c.lines) + "\n---\n");
    Diagnostics diagnostics;
    const Catalogue catalogue = read_catalogue(hexo_config(blog.path), kTestNow, 1, diagnostics);
    BOOST_TEST(states(catalogue.posts[0].withheld) == c.expected, c.name);
  }
}

BOOST_AUTO_TEST_CASE(formats_that_are_not_read) {
  const Blog blog;
  for (const char* name : {"a.md", "b.org", "a.org", "c.mdx", "README.rst", "old/d.rst", "source.txt", ".hidden/e.org"})
    blog.write(name, "x");
  blog.write("essaypack.yaml", "exclude: old/**\n");
  Diagnostics diagnostics;
  const Config config = load_config(blog.path, all_site_kinds(), {}, diagnostics);
  Diagnostics found;
  const Catalogue catalogue = read_catalogue(config, kTestNow, 1, found);
  BOOST_TEST(sources(catalogue.posts) == "a.md\n");
  BOOST_TEST(reports_of(found) ==
             "a.md:1:1: front-matter/no-date: the post has no date, it is in no feed (write 'date: 2024-09-13' into "
             "the front matter)\n"
             "a.org:0:0: input/unread-format: 2 files end in '.org', which is not read; this is the first (install "
             "'pandoc' (Debian: pandoc), by which it is read, or name it in 'exclude')\n"
             "c.mdx:0:0: input/unread-format: the file ends in '.mdx', which is not read (export it as Markdown, or "
             "name it in 'exclude')\n");
}

BOOST_AUTO_TEST_CASE(vaults) {
  const Blog blog;
  blog.write(".obsidian/templates.json", "{\"folder\": \"Templates\"}");
  for (const char* name : {"a.md", "Templates/t.md", "b.excalidraw.md", "readme.zh-CN.md", "readmes.md"})
    blog.write(name, "---\ndate: 2020-01-01\ntags: [\"#a\", \"#b\", a]\n---\nx");
  Diagnostics diagnostics;
  const Config config = load_config(blog.path, all_site_kinds(), {}, diagnostics);
  BOOST_TEST(config.markdown.notes.wiki_links);
  const Catalogue catalogue = read_catalogue(config, kTestNow, 1, diagnostics);
  BOOST_TEST(sources(catalogue.posts) == "a.md\nreadmes.md\n");
  BOOST_TEST(catalogue.posts[0].tags == (std::vector<std::string>{"a", "b"}), boost::test_tools::per_element());
}

/// What Bear and Ulysses export is one text a folder.
BOOST_AUTO_TEST_CASE(bundles_of_text) {
  const Blog blog;
  blog.write("My Note.textbundle/text.md", "---\ndate: 2020-01-01\n---\n# My Note");
  blog.write("life/Other.textbundle/text.markdown", "---\ndate: 2020-01-01\n---\nx");
  blog.write("life/text.md", "---\ndate: 2020-01-01\n---\nx");
  Diagnostics diagnostics;
  const Catalogue catalogue =
      read_catalogue(load_config(blog.path, all_site_kinds(), {}, diagnostics), kTestNow, 1, diagnostics);
  std::string names;
  for (const Post& post : catalogue.posts)
    names += post.stem_path + (post.categories.empty() ? "" : " in " + post.categories[0][0]) + "\n";
  BOOST_TEST(names == "My Note\nlife/Other in life\nlife/text in life\n");
}

BOOST_AUTO_TEST_CASE(graphs_of_logseq) {
  const Blog blog;
  blog.write("logseq/config.edn", "{}");
  blog.write("logseq/bak/old.md", "---\ndate: 2020-01-01\n---\nx");
  blog.write("pages/a.md", "---\ndate: 2020-01-01\n---\nx");
  Diagnostics diagnostics;
  const Catalogue catalogue =
      read_catalogue(load_config(blog.path, all_site_kinds(), {}, diagnostics), kTestNow, 1, diagnostics);
  BOOST_TEST(sources(catalogue.posts) == "pages/a.md\n");
}

BOOST_AUTO_TEST_CASE(nothing_there) {
  const Blog blog;
  blog.write("source/_posts/a.txt", "x");
  Diagnostics diagnostics;
  BOOST_CHECK_EXCEPTION(read_catalogue(hexo_config(blog.path), kTestNow, 1, diagnostics), Failure,
                        [](const Failure& failure) {
                          return failure.code() == ExitCode::usage &&
                                 std::string(failure.what()).find("holds no posts") != std::string::npos;
                        });
}

BOOST_AUTO_TEST_CASE(unreadable) {
  if (::geteuid() == 0) {
    BOOST_TEST_MESSAGE("skipped: root reads everything");
    return;
  }
  const Blog blog;
  const std::string post = "---\ntitle: a\ndate: 2020-01-01\n---\n";
  for (const char* name : {"a.md", "b.md", "c/d.md"}) blog.write(std::string("source/_posts/") + name, post);
  ::chmod((blog.path / "source/_posts/b.md").c_str(), 0);
  ::chmod((blog.path / "source/_posts/c").c_str(), 0);
  Diagnostics diagnostics;
  const Catalogue catalogue = read_catalogue(hexo_config(blog.path), kTestNow, 1, diagnostics);
  ::chmod((blog.path / "source/_posts/c").c_str(), 0700);
  BOOST_TEST(sources(catalogue.posts) == "source/_posts/a.md\n");
  BOOST_TEST(diagnostics.count(Severity::error) == 2u);
}

BOOST_AUTO_TEST_CASE(same_with_any_number_of_jobs) {
  const Blog blog;
  for (int at = 0; at < 50; ++at)
    blog.write("source/_posts/" + std::to_string(at) + ".md", "---\ntitle: [x] " + std::to_string(at) + "\n---\n");
  Diagnostics one, eight;
  const Catalogue alone = read_catalogue(hexo_config(blog.path), kTestNow, 1, one);
  const Catalogue together = read_catalogue(hexo_config(blog.path), kTestNow, 8, eight);
  BOOST_TEST(sources(alone.posts) == sources(together.posts));
  BOOST_TEST(reports_of(one) == reports_of(eight));
}

BOOST_AUTO_TEST_SUITE_END()
