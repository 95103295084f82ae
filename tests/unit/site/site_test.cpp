#include "site/site_builder.h"

#include "site/language.h"

#include "blog_fixture.h"
#include "config/sections/feed.h"

using namespace essaypack;

namespace {

std::string order_of(const Site& site) {
  std::string text;
  for (const Post& post : site.posts) text.append(post.source.substr(post.source.find("_posts/") + 7)).append(" ");
  return text;
}

std::string head(const std::string& lines) { return "---\n" + lines + "\n---\n文"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(site)

BOOST_AUTO_TEST_CASE(order) {
  const Blog blog;
  blog.write("source/_posts/b.md", head("date: 2020-01-01"));
  blog.write("source/_posts/a.md", head("date: 2020-01-01"));
  blog.write("source/_posts/new.md", head("date: 2021-01-01"));
  blog.write("source/_posts/undated.md", head("permalink: u/"));
  Diagnostics diagnostics;
  const Site site = build(hexo_config(blog.path), diagnostics);
  BOOST_TEST(order_of(site) == "new.md a.md b.md undated.md ");
  BOOST_TEST(site.title == "温柔集");
  BOOST_TEST(site.url == "https://example.org/");
  BOOST_TEST(site.author.name == "温柔集");
  BOOST_TEST(site.posts[1].path == "2020/01/01/a/");
  BOOST_TEST(site.posts[1].permalink == "https://example.org/2020/01/01/a/");
}

BOOST_AUTO_TEST_CASE(language) {
  const struct {
    const char *name, *title, *expected;
  } kCases[] = {{"simplified", "那些悄然来袭的失落感", "zh-CN"},
                {"traditional", "時間會說話，請聽見", "zh-TW"},
                {"kana", "縁側のひだまり", "ja"},
                {"hangul", "봄날의 기록", "ko"},
                {"latin", "On rivers", "und"},
                {"Han among latin letters", "Rust 语言与所有权机制", "zh-CN"},
                {"nothing", "123", "und"}};
  for (const auto& one : kCases) {
    Post post;
    post.title = one.title;
    BOOST_TEST_CONTEXT(one.name) BOOST_TEST(detect_language({post}) == one.expected);
  }
}

BOOST_AUTO_TEST_CASE(clashes) {
  const Blog blog;
  blog.write("source/_posts/a.md", head("date: 2020-01-01\npermalink: x/"));
  blog.write("source/_posts/b.md", head("title: b\ndate: 2020-01-02\npermalink: /x/index.html"));
  blog.write("source/_posts/c.md", head("date: 2020-01-03\npermalink: x/\ndraft: true"));
  blog.write("source/x.md", head("title: p\npermalink: x/"));
  Diagnostics diagnostics;
  const Site site = build(hexo_config(blog.path), diagnostics);
  BOOST_TEST(order_of(site) == "a.md ");
  BOOST_TEST(site.pages.empty());
  BOOST_TEST(reports_of(diagnostics) ==
             "source/_posts/b.md:4:1: site/permalink-clash: the post has the permalink of 'source/_posts/a.md', "
             "'/x/index.html' (give one"
             " of them another 'permalink:' or another file name)\n"
             "source/x.md:3:1: site/permalink-clash: the post has the permalink of 'source/_posts/a.md', '/x/' (give "
             "one of them another"
             " 'permalink:' or another file name)\n");
}

BOOST_AUTO_TEST_CASE(missing_value) {
  const Blog blog;
  blog.write("source/_posts/a.md", head("title: a"));
  blog.write("source/_posts/b.md", head("title: b\ndate: 2020-01-01"));
  blog.write("source/_posts/c.md", head("title: c\ndraft: true"));
  Diagnostics diagnostics;
  const Site site = build(hexo_config(blog.path), diagnostics);
  BOOST_TEST(order_of(site) == "b.md ");
  BOOST_TEST(reports_of(diagnostics) ==
             "source/_posts/a.md:1:1: front-matter/no-date: the post has no date, it is in no feed (write 'date: "
             "2024-09-13' into the"
             " front matter)\n"
             "source/_posts/a.md:1:1: permalink/missing-value: the permalink asks for ':year', which the post does not "
             "have (write a"
             " 'date:' into the front matter, or a 'permalink:')\n");
}

BOOST_AUTO_TEST_CASE(ids) {
  const Blog blog;
  blog.write("source/_posts/2020-01-01-河 流.md", head("date: 2020-01-01 23:00"));
  blog.write("source/_posts/abbr.md", head("date: 2020-01-02\nabbrlink: 5e73"));
  blog.write("source/_posts/guid.md", head("date: 2020-01-03\nguid: https://old.example/?p=1"));
  blog.write("source/_posts/word.md", head("date: 2020-01-04\nguid: 旧 1"));
  blog.write("source/_posts/x/same.md", head("date: 2020-01-05"));
  blog.write("source/_posts/y/same.md", head("date: 2020-01-05\ndraft: true"));
  blog.write("source/_posts/zz.md", head("date: 2020-01-06\nabbrlink: 5e73\npermalink: zz/"));
  Config config = hexo_config(blog.path);
  Diagnostics diagnostics;
  const auto written_ids = [&] {
    const Site site = build(config, diagnostics);
    std::string text;
    for (const Post& post : site.posts) text += post.id + "\n";
    return text;
  };
  BOOST_TEST(written_ids() ==
             "tag:example.org,2025:post:x/2020-01-05/same\n"
             "tag:example.org,2025:post:%E6%97%A7%201\n"
             "https://old.example/?p=1\n"
             "tag:example.org,2025:post:5e73\n"
             "tag:example.org,2025:post:2020-01-01/%E6%B2%B3%20%E6%B5%81\n");
  BOOST_TEST(reports_of(diagnostics) ==
             "source/_posts/zz.md:3:1: feed/duplicate-id: the post has the feed id of 'source/_posts/abbr.md',"
             " 'tag:example.org,2025:post:5e73' (give one of them another 'guid:' or 'abbrlink:')\n");
  config.feed->id_scheme = IdScheme::url;
  BOOST_TEST(written_ids().substr(0, 47) == "https://example.org/zz/\nhttps://example.org/202");
  config.feed->id_scheme = IdScheme::uuid;
  BOOST_TEST(written_ids().substr(0, 9) == "urn:uuid:");
}

BOOST_AUTO_TEST_CASE(abbrlinks) {
  const Blog blog;
  blog.write("source/_posts/a.md", head("title: a\ndate: 2020-01-01"));
  blog.write("source/_posts/b.md", head("title: a\ndate: 2020-01-01"));
  blog.write("source/_posts/c.md", head("title: a\ndate: 2020-01-01\nabbrlink: 59585"));
  blog.write("source/_posts/d.md", head("title: a\ndate: 2020-01-01\npermalink: own/"));
  Config config = hexo_config(blog.path);
  config.permalink = "p/:abbrlink/";
  Diagnostics diagnostics;
  const Site site = build(config, diagnostics);
  std::string paths;
  for (const Post& post : site.posts) paths += post.path + " ";
  BOOST_TEST(paths == "p/59586/ p/59587/ p/59585/ own/ ");
  BOOST_TEST(site.posts[0].id == "tag:example.org,2025:post:2020-01-01/a");
  BOOST_TEST(diagnostics.sorted().size() == 2u);
  BOOST_TEST(diagnostics.sorted()[0].hint.english() == "write 'abbrlink: 59586' into the front matter");
}

BOOST_AUTO_TEST_CASE(a_protected_post_leaves_no_trace) {
  const Blog blog;
  blog.write("source/_posts/open.md", head("title: 开\ndate: 2020-01-01\ntags: [共]"));
  blog.write("source/_posts/secret.md", head("title: 绝密 # 尾\ndate: 2020-01-02 02:00 CST\ntags: [共, "
                                             "密标]\ncategories: [密类]\npassword: 暗号\ndraft: 密词"));
  blog.write("source/_posts/wrong.md", head("title: 绝密\ndate: 2020-99-02 绝密\npassword: 暗号"));
  Diagnostics diagnostics;
  const Site site = build(hexo_config(blog.path), diagnostics);
  BOOST_TEST(order_of(site) == "open.md ");
  BOOST_TEST(site.categories.empty());
  BOOST_TEST(site.tags.size() == 1u);
  BOOST_TEST(site.tags[0].posts.size() == 1u);
  BOOST_TEST(reports_of(diagnostics) ==
             "source/_posts/wrong.md:0:0: front-matter/kept-back: a post that is kept back could not be published as "
             "it is: a date can't be"
             " read or does not exist\n");
}

BOOST_AUTO_TEST_CASE(doors) {
  const Blog blog;
  blog.write("source/_posts/draft.md", head("date: 2020-01-01\ndraft: true"));
  blog.write("source/_posts/hidden.md", head("date: 2020-01-02\nhidden: true"));
  blog.write("source/_posts/both.md", head("date: 2020-01-03\nhidden: true\npassword: x"));
  blog.write("source/_posts/future.md", head("date: 2030-01-03"));
  blog.write("source/_drafts/later.md", head("date: 2020-01-04"));
  Config config = hexo_config(blog.path);
  Diagnostics diagnostics;
  BOOST_TEST(order_of(build(config, diagnostics)) == "");
  BOOST_TEST(
      reports_of(diagnostics) ==
      ":0:0: site/no-posts: no post may be published (check drafts, passwords and dates, or name what to publish with"
      " --publish)\n");
  config.publish = {Door::draft};
  BOOST_TEST(build(config, diagnostics).posts.size() == 2u);
  config.publish = {Door::hidden, Door::future};
  BOOST_TEST(order_of(build(config, diagnostics)) == "future.md hidden.md ");
  config.publish = {Door::hidden, Door::password};
  BOOST_TEST(order_of(build(config, diagnostics)) == "both.md hidden.md ");
}

BOOST_AUTO_TEST_SUITE_END()
