#include "kinds/html/substack.h"
#include "blog_fixture.h"
#include "kinds/html/html.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

constexpr const char* kColumns =
    "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n";

std::string row(const std::string& id, const std::string& type, const std::string& rest = "everyone,T,S,") {
  return id + ",2024-01-02T03:04:05Z,true,,," + type + "," + rest + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(substack)

BOOST_AUTO_TEST_CASE(what_calls_readers_goes) {
  const std::string button = "<p class=\"button-wrapper\" data-attrs=\"{}\"><a class=\"button primary\" href=\"";
  const struct {
    const char* name;
    std::string html, text;
  } kCases[] = {
      {"a box",
       "<p>a</p><div class=\"subscription-widget-wrap-editor\"><div class=\"x\"><div>b</div></div></div><p>c</p>",
       "<p>a</p><p>c</p>"},
      {"an older box", "<div class=\"subscription-widget show-subscribe\"><p>b</p></div>c", "c"},
      {"to subscribe", "a" + button + "https://e.substack.com/subscribe?\"><span>Subscribe</span></a></p>b", "ab"},
      {"the same in place of an address", "a" + button + "%%checkout_url%%\">x</a></p>b", "ab"},
      {"to share", "a" + button + "https://e.substack.com/p/a?utm_source=substack&action=share\">x</a></p>b", "ab"},
      {"to comment", "a" + button + "https://e.substack.com/p/a/comments\">x</a></p>b", "ab"},
      {"with a caption",
       "a<div class=\"captioned-button-wrap\"><div class=\"preamble\"><p class=\"cta-caption\">Read.</p></div>" +
           button + "%%share_url%%\">x</a></p></div>b",
       "ab"},
      {"of the author's own", "a" + button + "https://books.example/\">Buy</a></p>b",
       "a" + button + "https://books.example/\">Buy</a></p>b"},
      {"that never ends", "<div class=\"subscription-widget\">a<p>b</p>",
       "<div class=\"subscription-widget\">a<p>b</p>"},
      {"a paywall's name in code", "<p>a <code>class=\"paywall\"</code></p><p>b</p>",
       "<p>a <code>class=\"paywall\"</code></p><p>b</p>"},
      {"its markup as text", "<p>a &lt;div class=\"paywall\"&gt; b</p>", "<p>a &lt;div class=\"paywall\"&gt; b</p>"},
      {"in a link", "<p>a<a href=\"/paywall\" class=\"paywall-link\">b</a></p>",
       "<p>a<a href=\"/paywall\" class=\"paywall-link\">b</a></p>"},
      {"among others", "<p>a</p><div data-x=\"1\" class=\"box paywall\"><p>SECRET</p></div>", "<p>a</p>"},
      {"a paywall", "<p>a</p><div class=\"paywall-jump\"></div><p>SECRET</p>", "<p>a</p>"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(letter_text(one.html) == one.text);
  std::string boxes;
  while (boxes.size() < 2'000'000) boxes += "<div class=\"subscription-widget\">";
  BOOST_TEST(letter_text(boxes).size() == boxes.size());
}

BOOST_AUTO_TEST_CASE(types_of_letters) {
  const struct {
    const char *type, *told;
    bool is_shown;
  } kCases[] = {
      {"newsletter", "", true},
      {"podcast", "", true},
      {"thread", "", true},
      {"page", "", true},
      {"video", "", true},
      {"", "", true},
      {"restack", "", false},
      {"adhoc_email", "", false},
      {"hologram",
       "posts.csv:0:0: input/unread-part: a letter is of the type 'hologram', which is not known, and left out\n",
       false},
  };
  for (const auto& [type, told, is_shown] : kCases) BOOST_TEST_CONTEXT(type) {
      const Blog blog;
      blog.write("posts.csv", kColumns + row("1.a", type));
      blog.write("posts/1.a.html", "<p>a</p>");
      const SubstackLetters letters(*open_page_folder(blog.path));
      Diagnostics diagnostics;
      letters.report("", diagnostics);
      BOOST_REQUIRE(letters.find("posts/1.a.html"));
      BOOST_TEST(letters.find("posts/1.a.html")->withheld().any() == !is_shown);
      BOOST_TEST(reports_of(diagnostics) == told);
    }
}

BOOST_AUTO_TEST_CASE(rows_without_texts) {
  const Blog blog;
  blog.write("x/posts.csv", kColumns + row("1.a", "newsletter") + row("2.b", "newsletter") +
                                row("3.c", "newsletter", "only_paid,T,S,") + row("4.d", "newsletter"));
  blog.write("x/posts/4.d.html", "d");
  const SubstackLetters letters(*open_page_folder(blog.path));
  Diagnostics diagnostics;
  letters.report("e.zip", diagnostics);
  BOOST_TEST(
      reports_of(diagnostics) ==
      "e.zip/x/posts.csv:0:0: input/unread-part: 2 letters have a row and no text, and are left out; the first is "
      "'1.a' (export it, or download it, again)\n");
}

/// Of several exports each has its own table, wherever it lies.
BOOST_AUTO_TEST_CASE(several_exports) {
  const Blog blog;
  blog.write("a/posts.csv", kColumns + row("1.a", "newsletter") + row("2.b", "newsletter"));
  blog.write("a/posts/1.a.html", "one");
  blog.write("a/posts/2.b.html", "two");
  blog.write("a/posts/9.unlisted.html", "SECRET");
  const SubstackLetters a(*open_page_folder(blog.path / "a"));
  BOOST_TEST(a.holds("posts/9.unlisted.html"));
  BOOST_TEST(!a.find("posts/9.unlisted.html"));
  BOOST_TEST(!a.holds("other/9.unlisted.html"));
}

BOOST_AUTO_TEST_SUITE_END()
