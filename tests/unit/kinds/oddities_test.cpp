/// What is odd in real blogs, one small post for each: names, heads, dates and bodies that other tools stumble
/// over. Each row says what the post became and everything that was reported of it. The texts are our own.

#include "base/time.h"
#include "blog_fixture.h"
#include "content/renderer.h"
#include "kinds/kinds.h"

#include <sstream>

using namespace essaypack;

namespace {

/// A post on its own in a Hexo blog at https://example.org, Asia/Shanghai.
struct Oddity {
  const char* name;
  std::string file;  ///< Below the site folder.
  std::string text;
  std::string expected;  ///< `title | path | date | categories | tags`, and the reports.
  std::string content;   ///< The XHTML; empty: nothing special about it.
};

std::string repeated(const std::string& text, int times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

std::string post(const std::string& head, const std::string& body = "文") {
  return "---\n" + head + "\n---\n" + body + "\n";
}

/// Odd in the head or the name only: the body is a word.
const std::string kDated = "date: 2020-01-02 03:04:05";

std::string joined(const std::vector<std::string>& names, const char* separator) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : separator) + name;
  return text;
}

std::string facts(const Post& post) {
  std::vector<std::string> paths;
  for (const auto& path : post.categories) paths.push_back(joined(path, "/"));
  return post.title + " | " + post.path + " | " + (post.date ? format_rfc3339(*post.date) : "-") + " | " +
         joined(paths, " + ") + " | " + joined(post.tags, ", ") + "\n";
}

std::string xhtml(const Fragment& fragment) {
  std::ostringstream out;
  for (const pugi::xml_node& node : fragment.body.first_child()) node.print(out, "", pugi::format_raw);
  return out.str();
}

struct Result {
  std::string facts;
  std::string content;
  std::shared_ptr<const Fragment> fragment;
};

Result read(const std::string& file, const std::string& text, const std::string& config_lines = "",
            const std::string& own_lines = "") {
  const Blog blog;
  blog.write(
      "_config.yml",
      "title: T\nurl: https://example.org\nlanguage: zh-CN\ntimezone: Asia/Shanghai\npermalink: :year/:title/\n" +
          config_lines);
  if (!own_lines.empty()) blog.write("essaypack.yaml", own_lines);
  blog.write("source/images/a.png", "\x89PNG\r\n\x1a\n");
  blog.write("source/_posts/zz.md", "---\ntitle: 另一篇\ndate: 2001-01-01\n---\n");
  blog.write(file, text);
  Diagnostics diagnostics;
  const Config config = load_config(blog.path, all_site_kinds(), {}, diagnostics);
  const Site site = build_site(read_catalogue(config, kTestNow, 2, diagnostics), config, diagnostics);
  const Renderer renderer(config, site, diagnostics);
  Result result;
  for (std::size_t at = 0; at < site.posts.size(); ++at) {
    if (site.posts[at].source == "source/_posts/zz.md") continue;
    result.facts += facts(site.posts[at]);
    result.fragment = renderer.render(at);
    if (result.fragment) result.content = xhtml(*result.fragment);
  }
  if (result.facts.empty()) result.facts = "no post\n";
  result.facts += reports_of(diagnostics);
  return result;
}

void check(const Oddity& row) {
  const Result result = read(row.file, row.text);
  BOOST_TEST(result.facts == row.expected, row.name << ":\n" << result.facts);
  if (!row.content.empty()) BOOST_TEST(result.content == row.content, row.name << ":\n" << result.content);
}

const Oddity kNames[] = {
    {"brackets in name and title", "source/_posts/[AGC002F]-染色-题解.md", post("title: [AGC002F] 染色\n" + kDated),
     "[AGC002F] 染色 | 2020/[AGC002F]-染色-题解/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/[AGC002F]-染色-题解.md:2:1: front-matter/repaired: the value of 'title' needs quotation marks "
     "(write it as: "
     "title: '[AGC002F] 染色')\n",
     ""},
    {"a question mark in the name", "source/_posts/CF1285F-真的吗?-题解.md", post(kDated),
     "CF1285F-真的吗?-题解 | 2020/CF1285F-真的吗?-题解/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a number sign in the name", "source/_posts/LOJ-#160.-背包.md", post(kDated),
     "LOJ-#160.-背包 | 2020/LOJ-#160.-背包/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"an HTML entity in the name", "source/_posts/Doremy&#39;s-Paint.md", post(kDated),
     "Doremy&#39;s-Paint | 2020/Doremy&#39;s-Paint/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"emoji and ampersand in the name", "source/_posts/I-💖-Storyboards-&-Nibs.md", post(kDated),
     "I-💖-Storyboards-&-Nibs | 2020/I-💖-Storyboards-&-Nibs/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"typographic quotes in the name", "source/_posts/“小艺”.md", post(kDated),
     "“小艺” | 2020/“小艺”/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"full-width brackets in the name", "source/_posts/《资本论》笔记(新).md", post(kDated),
     "《资本论》笔记(新) | 2020/《资本论》笔记(新)/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a name that is only an extension", "source/_posts/LeetCode/.md", post(kDated),
     "no post\n"
     "source/_posts/LeetCode/.md:0:0: input/hidden-post: the post is passed over: a part of its path starts with '.' "
     "or '_' (rename it to publish it)\n",
     ""},
};

const Oddity kHeads[] = {
    {"no space after the colon", "source/_posts/a.md", post("title: 短\n" + kDated + "\npermalink:short/"),
     "短 | short/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:4:1: front-matter/repaired: there is no space behind the colon of 'permalink' (write it as: "
     "permalink: "
     "short/)\n",
     ""},
    {"Chinese right after the colon", "source/_posts/a.md", post("title:在 Swift 里\n" + kDated),
     "在 Swift 里 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:2:1: front-matter/repaired: there is no space behind the colon of 'title' (write it as: "
     "title: 在 Swift "
     "里)\n",
     ""},
    {"a blank line, then a head without an opening line", "source/_posts/a.md",
     "\ntitle: 链\n" + kDated + "\n\n---\n文\n", "链 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"colons in the title", "source/_posts/a.md", post("title: elm-make: Map.!: 没有这个键\n" + kDated),
     "elm-make: Map.!: 没有这个键 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:2:1: front-matter/repaired: the value of 'title' needs quotation marks (write it as: title: "
     "'elm-make: "
     "Map.!: 没有这个键')\n",
     ""},
    {"a tab as indent", "source/_posts/a.md",
     post("title: 饼干\n" + kDated + "\ncategories:\n\t- golang\ntags:\n\t- 安全\n\t- 前端"),
     "饼干 | 2020/a/ | 2020-01-02T03:04:05+08:00 | golang | 安全, 前端\n"
     "source/_posts/a.md:5:1: front-matter/repaired: the line of 'categories' is indented by something else than "
     "spaces (write it as:   - golang)\n"
     "source/_posts/a.md:7:1: front-matter/repaired: the line of 'tags' is indented by something else than spaces "
     "(write it as:   - 安全)\n"
     "source/_posts/a.md:8:1: front-matter/repaired: the line of 'tags' is indented by something else than spaces "
     "(write it as:   - 前端)\n",
     ""},
    {"a number as title", "source/_posts/a.md", post("title: 1092\n" + kDated),
     "1092 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a day out of range", "source/_posts/a.md", post("title: 日\ndate: 2019-02-31 10:00:00"),
     "no post\n"
     "source/_posts/a.md:3:7: front-matter/bad-date: day '31' in date '2019-02-31 10:00:00' (write dates as 2024-09-13 "
     "or 2024-09-13 10:00 +08:00)\n",
     ""},
    {"a minute of three digits", "source/_posts/a.md", post("title: 分\ndate: 2020-09-06 22:010:17"),
     "no post\n"
     "source/_posts/a.md:3:7: front-matter/bad-date: minute '010' in date '2020-09-06 22:010:17' (write dates as "
     "2024-09-13 or 2024-09-13 10:00 +08:00)\n",
     ""},
    {"the year 1970", "source/_posts/a.md", post("title: 快捷键\ndate: 1970-01-01 00:00:00"),
     "快捷键 | 1970/a/ | 1970-01-01T00:00:00+08:00 |  | \n", ""},
    {"nine decimals and an offset", "source/_posts/a.md",
     post("title: 搬家\ndate: 2011-09-06 23:32:54.000000000 +09:00"),
     "搬家 | 2011/a/ | 2011-09-06T22:32:54+08:00 |  | \n", ""},
    {"a byte order mark", "source/_posts/a.md", "\xEF\xBB\xBF" + post("title: 源码\n" + kDated),
     "源码 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"CR LF and LF mixed", "source/_posts/a.md", "---\r\ntitle: 混\r\n" + kDated + "\n---\r\n一\r\n\r\n二\n",
     "混 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", "<p>一</p><p>二</p>"},
    {"longer runs of dashes around the head", "source/_posts/a.md", "-------\ntitle: 长\n" + kDated + "\n-------\n文\n",
     "长 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", "<p>文</p>"},
    {"a longer closing run", "source/_posts/a.md", "---\ntitle: 爱江南\n" + kDated + "\n-----------------\n文\n",
     "爱江南 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:4:1: front-matter/odd-fence: the closing line of the front matter is longer than the opening "
     "one (make both lines '---')\n",
     "<p>文</p>"},
    {"a tag with a full-width comma stays one", "source/_posts/a.md",
     post("title: 口腔\n" + kDated + "\ntags: [口腔，学习, 会议]"),
     "口腔 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | 口腔，学习, 会议\n", ""},
    {"the author is a map", "source/_posts/a.md",
     post("title: 人\n" + kDated + "\nauthor: {nick: 阿水, link: https://w.example}"),
     "人 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a password and no title", "source/_posts/实习/一面.md",
     post(kDated + "\npassword: \"wsx\"", "<!---more-->不给人看"), "no post\n", ""},
    {"a list of lists as siblings", "source/_posts/a.md",
     post("title: 划水\n" + kDated + "\ncategories:\n  - - 前端\n  - - 记录"),
     "划水 | 2020/a/ | 2020-01-02T03:04:05+08:00 | 前端 + 记录 | \n", ""},
    {"a lost newline", "source/_posts/a.md", post("title: 失\n" + kDated + "\nabbrlink: 05mathjax: true"),
     "失 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:4:1: front-matter/repaired: the value of 'abbrlink' needs quotation marks (write it as: "
     "abbrlink: "
     "'05mathjax: true')\n",
     ""},
    {"a list without spaces is one text", "source/_posts/a.md",
     post("title: 乐\n" + kDated + "\ntags:\n  -music\n  -音乐"),
     "乐 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | -music -音乐\n"
     "source/_posts/a.md:5:3: front-matter/bad-value: dashes without a space make one text of this list (write '- "
     "name' in each line)\n",
     ""},
    {"a tag behind a tab that is a comment", "source/_posts/a.md", post("title: 标\n" + kDated + "\ntags:\n\t#标签"),
     "标 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a layout of prose", "source/_posts/a.md", post("title: 布\n" + kDated + "\nlayout: 《开源项目篇》-- 第一章"),
     "布 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a cover beside the post", "source/_posts/a.md", post("title: 封\n" + kDated + "\ncover: 2.png"),
     "封 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
};

const Oddity kBodies[] = {
    {"control characters", "source/_posts/a.md", post("title: 控\n" + kDated, std::string("一\x08二\x1b三\0四", 15)),
     "控 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:5:2: input/control-character: 3 control characters were removed (remove them from the file)\n",
     "<p>一二三四</p>"},
    {"zero-width characters", "source/_posts/a.md", post("title: 零\n" + kDated, "子\u200b集\u200b合\ufeff"),
     "零 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a fence that is not closed", "source/_posts/a.md", post("title: 码\n" + kDated, "文\n\n```java\nint a;"),
     "码 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:7:1: content/unclosed-fence: a code fence is never closed (end the code with a line of the "
     "same marks)\n",
     ""},
    {"an image path with a drive's letter", "source/_posts/a.md", post("title: 图\n" + kDated, "![图](E/img/a.png)"),
     "图 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:5:6: content/missing-image: picture 'E/img/a.png' does not exist (put it at "
     "'source/E/img/a.png' and write '/E/img/a.png')\n",
     ""},
    {"an image path that climbs above the root", "source/_posts/a.md",
     post("title: 图\n" + kDated, "![图](/../../images/a.png)"), "图 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n",
     ""},
    {"an image in an image's address", "source/_posts/a.md",
     post("title: 图\n" + kDated, "![](![](https://img.example/a.png))"),
     "图 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n"
     "source/_posts/a.md:5:5: content/missing-image: picture '![](https://img.example/a.png)' does not exist "
     "(write 'https://img.example/a.png')\n",
     ""},
    {"replacement characters", "source/_posts/a.md", post("title: 替\n" + kDated, "编\uFFFD程"),
     "替 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", "<p>编\uFFFD程</p>"},
    {"an image in base64", "source/_posts/a.md",
     post("title: 图\n" + kDated, "![点](data:image/gif;base64,R0lGODlhAQABAAAAACw=)"),
     "图 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n", ""},
    {"a paragraph indented with U+3000", "source/_posts/a.md",
     post("title: 缩\n" + kDated, "　　第一段。\n\n　　第二段。"), "缩 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n",
     ""},
};

/// Many of a thing: what it is, how many there must be in the content.
struct Crowd {
  const char* name;
  std::string body;
  const char* mark;
  std::size_t count;
};

const Crowd kCrowds[] = {
    {"593 KB of text", repeated("读书笔记一段，写得很长很长。\n\n", 14'000), "<p>", 14'000},
    {"one line of 121,215 characters", repeated("word ", 24'243), "word", 24'243},
    {"242 images", repeated("![图](/images/a.png)\n\n", 242), "<img ", 242},
    {"12 images in base64", repeated("![点](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n\n", 12), "<img ", 12},
    {"519 paragraphs indented with U+3000", repeated("　　一段。\n\n", 519), "<p>", 519},
    {"953 emoji", repeated("😀 ", 953), "😀", 953},
    {"112 kbd", repeated("<kbd>Win</kbd> ", 112), "<kbd>", 112},
    {"43 details", repeated("<details><summary>问</summary>答</details>\n\n", 43), "<summary>问</summary>", 43},
    {"31 scripts", repeated("<script>alert(1)</script>\n\n段\n\n", 31), "<p>段</p>", 31},
    {"14 iframes", repeated("<iframe src=\"https://video.example/v\"></iframe>\n\n", 14), "https://video.example/v\"",
     14},
    {"19 videos", repeated("<video src=\"https://video.example/v.mp4\"></video>\n\n", 19),
     "https://video.example/v.mp4\"", 19},
    {"65 notes", repeated("{% note info %}\n注意\n{% endnote %}\n\n", 65), "注意", 65},
    {"150 headings", repeated("## 节\n\n", 150), "<h2 ", 150},
    {"313 zero-width characters", repeated("子\u200b集 ", 313), "子\u200b集", 313},
};

std::size_t count_in(const std::string& text, const std::string& mark) {
  std::size_t count = 0;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size())) ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(oddities)

BOOST_AUTO_TEST_CASE(names) {
  for (const Oddity& row : kNames) check(row);
}

BOOST_AUTO_TEST_CASE(heads) {
  for (const Oddity& row : kHeads) check(row);
}

BOOST_AUTO_TEST_CASE(crowds) {
  for (const Crowd& row : kCrowds) {
    const Result result = read("source/_posts/a.md", post("title: 多\n" + kDated, row.body));
    BOOST_TEST(count_in(result.content, row.mark) == row.count, row.name << ": " << count_in(result.content, row.mark));
    BOOST_TEST(result.content.find("<script") == std::string::npos, row.name);
    BOOST_TEST(result.content.find("<iframe") == std::string::npos, row.name);
  }
}

BOOST_AUTO_TEST_CASE(posts_outside_the_source_folder) {
  const Result result = read("data/_posts/a.md", post("title: 别处\n" + kDated), "", "source: data/_posts\n");
  BOOST_TEST(result.facts == "别处 | 2020/a/ | 2020-01-02T03:04:05+08:00 |  | \n");
}

/// A list of 22 names is one path of 22 levels, as in Hexo; `categories: flat` makes siblings of it.
BOOST_AUTO_TEST_CASE(a_list_of_22_categories) {
  std::vector<std::string> names;
  for (int at = 1; at <= 22; ++at) names.push_back("c" + std::to_string(at));
  const std::string text = post("title: 多\n" + kDated + "\ncategories: [" + joined(names, ", ") + "]");
  BOOST_TEST(read("source/_posts/a.md", text).facts ==
             "多 | 2020/a/ | 2020-01-02T03:04:05+08:00 | " + joined(names, "/") + " | \n");
  BOOST_TEST(read("source/_posts/a.md", text, "", "categories: flat\n").facts ==
             "多 | 2020/a/ | 2020-01-02T03:04:05+08:00 | " + joined(names, " + ") + " | \n");
}

/// Abbrlinks as they are written: `0228` and `061b` are no numbers, an empty one is computed from the title.
BOOST_AUTO_TEST_CASE(abbrlinks) {
  const struct {
    const char* name;
    const char* head;
    const char* path;
  } kCases[] = {{"a zero in front", "abbrlink: 0228", "p/0228/"},
                {"a letter behind", "abbrlink: 061b", "p/061b/"},
                {"a power of ten", "abbrlink: 5e73", "p/5e73/"},
                {"empty", "abbrlink: ''", "p/42269/"},
                {"a lost newline", "abbrlink: 05mathjax: true", "p/05mathjax: true/"}};
  for (const auto& row : kCases) {
    const Result result = read("source/_posts/a.md", post("title: 依恋：生命深处\n" + kDated + "\n" + row.head), "",
                               "permalink: p/:abbrlink/\n");
    const std::string path = result.facts.substr(0, result.facts.find(" | 2020"));
    BOOST_TEST(path == "依恋：生命深处 | " + std::string(row.path), row.name << ": " << result.facts);
  }
}

/// A cover is taken as it is written, relative to the post; an author may be a map.
BOOST_AUTO_TEST_CASE(fields) {
  const Blog blog;
  blog.write("_config.yml", "title: T\nurl: https://example.org\ntimezone: UTC\n");
  blog.write("source/_posts/a.md",
             post("title: 封\n" + kDated + "\ncover: 2.png\nauthor: {nick: 阿水, link: https://w.example}"));
  Diagnostics diagnostics;
  const Site site = build(blog, diagnostics);
  BOOST_REQUIRE(site.posts.size() == 1u);
  BOOST_TEST(site.posts[0].cover == "2.png");
  BOOST_TEST((site.posts[0].authors == std::vector<Person>{{"阿水", "", "https://w.example"}}));
}

BOOST_AUTO_TEST_CASE(bodies) {
  for (const Oddity& row : kBodies) check(row);
}

BOOST_AUTO_TEST_SUITE_END()
