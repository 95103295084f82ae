#include "site/permalink.h"

#include "blog_fixture.h"
#include "kinds/hugo/hugo.h"
#include "kinds/kinds.h"

using namespace essaypack;

namespace {

Post sample_post() {
  Post post;
  post.source = "source/_posts/散文/心 动.md";
  post.stem_path = post.slug = "散文/心 动";
  post.title = "心动 & Hello World";
  post.fields = {{"title", "心动 & Hello World"}, {"lang", "zh"}, {"id", "42"}, {"abbrlink", "0x5e"}};
  post.abbrlink = "0x5e";
  post.date = Timestamp{1'741'035'967, 8 * 3600};  // 2025-03-04 05:06:07 +08:00
  post.categories = {{"生活"}, {"读 书", "C++"}};
  return post;
}

std::string path_of(const Post& post, const Config& config) {
  Diagnostics diagnostics;
  const std::optional<std::string> path = make_path(post, config, diagnostics);
  return path ? *path + (diagnostics.sorted().empty() ? "" : "\n" + reports_of(diagnostics)) : reports_of(diagnostics);
}

struct Case {
  const char* pattern;
  const char* expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(permalink)

BOOST_AUTO_TEST_CASE(hexo_placeholders) {
  const Case cases[] = {
      {":year/:month/:day/:title/", "2025/03/04/散文/心 动/"},
      {":i_month-:i_day", "3-4"},
      {":hour:minute:second", "050607"},
      {":timestamp.html", "1741035967.html"},
      {":name/", "心 动/"},
      {":post_title/", "心动-hello-world/"},
      {":category/:name/", "读-书/C/心 动/"},
      {":hash/", "03325e858951/"},
      {"p/:abbrlink.html", "p/0x5e.html"},
      {":lang/:id/", "zh/42/"},
      {":year_/", "2025_/"},
      {"a:b",
       "source/_posts/散文/心 动.md:1:1: permalink/missing-value: the permalink asks for ':b', which the post does not "
       "have"
       " (write 'b: ...' into the front matter, or a 'permalink:')\n"},
      {"//a//:name//", "a/心 动/"},
      {"a:/:", "a:/:"},
  };
  Config config = hexo_config();
  for (const Case& c : cases) {
    config.permalink = c.pattern;
    BOOST_TEST(path_of(sample_post(), config) == c.expected, c.pattern);
  }
}

BOOST_AUTO_TEST_CASE(what_is_missing) {
  Config config = hexo_config();
  Post post = sample_post();
  post.categories.clear();
  post.date.reset();
  post.fields = {};
  const std::string place = "source/_posts/散文/心 动.md:1:1: permalink/";
  const Case cases[] = {
      {":category/", "uncategorized/"},
      {":lang/", "en/"},
      {":day/",
       "missing-value: the permalink asks for ':day', which the post does not have (write a 'date:' into the front"
       " matter, or a 'permalink:')\n"},
      {":post_title/", "心 动/\n"},
  };
  config.permalink_defaults = {{"lang", "en"}};
  for (const Case& c : cases) {
    config.permalink = c.pattern;
    std::string expected = c.expected;
    if (expected.rfind("missing", 0) == 0) expected = place + expected;
    if (expected.back() == '\n' && expected.rfind("心", 0) == 0)
      expected +=
          place +
          "empty-title: the title gives no ':post_title', the file name is used (write a 'title:' with letters in it,"
          " or a 'permalink:')\n";
    BOOST_TEST(path_of(post, config) == expected, c.pattern);
  }
  config.kind = &plain_kind();
  config.permalink = ":year/:month/:day/:title/";
  BOOST_TEST(path_of(post, config) == "散文/心 动/");
}

BOOST_AUTO_TEST_CASE(own_addresses) {
  struct {
    const char* written;
    bool assets;
    const char* path;
    const char* url;
  } const cases[] = {
      {"foo/bar", false, "foo/bar", "https://example.org/foo/bar"},
      {"/foo/bar/", false, "foo/bar/", "https://example.org/foo/bar/"},
      {"123", false, "123", "https://example.org/123"},
      {"心/a b", false, "心/a b", "https://example.org/%E5%BF%83/a%20b"},
      {"%E5%BF%83/", false, "心/", "https://example.org/%E5%BF%83/"},
      {"a?b=c#d", false, "a", "https://example.org/a?b=c#d"},
      {"a:b/c", false, "a:b/c", "https://example.org/a:b/c"},
      {"foo", true, "foo/", "https://example.org/foo/"},
      {"foo.html", true, "foo.html", "https://example.org/foo.html"},
      {"https://example.org/x/y/", false, "x/y/", "https://example.org/x/y/"},
      {":year/", false, ":year/", "https://example.org/:year/"},
  };
  Config config = hexo_config();
  for (const auto& c : cases) {
    config.post_asset_folder = c.assets;
    Post post = sample_post();
    post.head_permalink = c.written;
    post.path = path_of(post, config);
    BOOST_TEST(post.path == c.path, c.written);
    BOOST_TEST(make_post_permalink(post, config) == c.url, c.written << ": " << make_post_permalink(post, config));
  }
}

BOOST_AUTO_TEST_CASE(no_address_climbs) {
  struct {
    const char* written;
    const char* path;
    const char* url;
  } const cases[] = {
      {"../../", "", "https://example.org/"},
      {"../../x", "x", "https://example.org/x"},
      {"a/../../x/", "x/", "https://example.org/x/"},
      {"a/..", "", "https://example.org/"},
      {"a/./b/", "a/b/", "https://example.org/a/b/"},
      {"%2e%2e/x", "x", "https://example.org/x"},
      {"%2E%2e/%2E/x/", "x/", "https://example.org/x/"},
      {".%2e/x?y#z", "x", "https://example.org/x"},
      {"..%2fx", "x", "https://example.org/x"},
      {"..\\x", "..\\x", "https://example.org/..%5Cx"},
      {"//other.example/x", "other.example/x", "https://example.org/other.example/x"},
      {"https://other.example/../x/", "x/", "https://example.org/x/"},
      {"https://example.org/../../x?y", "x", "https://example.org/x"},
      {"https://other.example/x/", "x/", "https://other.example/x/"},
      {"javascript:x", "javascript:x", "https://example.org/javascript:x"},
  };
  for (const SiteKind* const type : {&hexo_kind(), &jekyll_kind(), &hugo_kind(), &plain_kind()}) {
    Config config = hexo_config();
    config.kind = type;
    for (const auto& c : cases) {
      Post post = sample_post();
      post.head_permalink = c.written;
      if (type == &jekyll_kind() && post.head_permalink.view().find(':') != std::string_view::npos) continue;
      post.path = path_of(post, config);
      BOOST_TEST(post.path == c.path, type->name << ": " << c.written << ": " << post.path);
      BOOST_TEST(make_post_permalink(post, config) == c.url, c.written << ": " << make_post_permalink(post, config));
    }
  }
}

BOOST_AUTO_TEST_CASE(no_pattern_climbs) {
  struct {
    const SiteKind* type;
    const char* pattern;
    const char* path;
  } const cases[] = {
      {&hexo_kind(), "../:category/:year/", "2024/"},    {&hexo_kind(), ":category/../../x", "x"},
      {&plain_kind(), "/../:year/../:year/", "2024/"},   {&jekyll_kind(), "/../../:year/:categories/", ""},
      {&jekyll_kind(), "/a/../:year.html", "2024.html"}, {&hugo_kind(), "/../:year/../x", "x/"},
  };
  for (const auto& c : cases) {
    Config config = hexo_config();
    config.kind = c.type;
    config.permalink = c.pattern;
    settings_of<HugoConfig>(config).permalinks["/"] = c.pattern;
    Post post;
    post.source = "source/_posts/a.md";
    post.stem_path = post.slug = "a";
    post.title = "A";
    post.date = Timestamp{1'710'000'000, 0};
    post.categories = {{"..", ".."}};
    BOOST_TEST(path_of(post, config) == c.path, c.pattern << ": " << path_of(post, config));
  }
}

BOOST_AUTO_TEST_CASE(urls) {
  struct {
    const char* path;
    bool index, html;
    const char* url;
  } const cases[] = {
      {"a b/#1 100%?[x]/", true, true, "https://example.org/a%20b/%231%20100%25%3F%5Bx%5D/"},
      {"a/index.html", true, true, "https://example.org/a/index.html"},
      {"a/index.html", false, true, "https://example.org/a/"},
      {"a/index.html", true, false, "https://example.org/a/index.html"},
      {"a.html", true, false, "https://example.org/a"},
      {"index.html", false, false, "https://example.org/"},
      {"//a//b", true, true, "https://example.org/a/b"},
      {"e\u0301", true, true, "https://example.org/e%CC%81"},
  };
  Config config = hexo_config();
  for (const auto& c : cases) {
    config.trailing_index = c.index;
    config.trailing_html = c.html;
    BOOST_TEST(make_permalink(c.path, config) == c.url, c.path);
  }
  config.url.clear();
  BOOST_TEST(make_permalink("a/", config) == "");
}

BOOST_AUTO_TEST_CASE(slugs) {
  struct {
    const char* text;
    int letter_case;
    const char* slug;
  } const cases[] = {
      {"", 0, ""},
      {"!!!", 0, ""},
      {"河 流，与 C++ (一)", 0, "河-流，与-C-一"},
      {"Éléphant Ǽ ŒUVRE straße Łódź", 1, "elephant-ae-oeuvre-strase-lodz"},
      {"Ｈello Ⓦorld ①", 2, "HELLO-WORLD-①"},
      {"Ǆ ǅ ŉ ſ ẞ Ệ", 0, "DZ-Dz-n-l-S-E"},
      {"a\tb\u00a0c\u3000d\ufeffe", 0, "ab-c-d-e"},
      {"e\u0301", 0, "e\u0301"},
  };
  for (const auto& c : cases)
    BOOST_TEST(slugize(c.text, LetterCase(c.letter_case)) == c.slug,
               c.text << ": " << slugize(c.text, LetterCase(c.letter_case)));
  BOOST_TEST(term_slug("随笔", {{"随笔", "Essays & More"}}, LetterCase::lower) == "essays-more");
}

BOOST_AUTO_TEST_CASE(jekyll_styles) {
  Config config = hexo_config();
  config.kind = &jekyll_kind();
  Post post;
  post.source = "blog/_posts/2024-09-03-Some_Note.md";
  post.stem_path = "2024-09-03-Some_Note";
  post.slug = "Some_Note";
  post.categories = {{"Life"}, {"My Notes"}};
  post.date = Timestamp{1'725'319'800, 8 * 3600};  // 2024-09-03 07:30 +08:00
  const Case cases[] = {
      {"", "life/my notes/2024/09/03/Some_Note.html"},
      {"pretty", "life/my notes/2024/09/03/Some_Note/"},
      {"ordinal", "life/my notes/2024/247/Some_Note.html"},
      {"weekdate", "life/my notes/2024/W36/Tue/Some_Note.html"},
      {"none", "life/my notes/Some_Note.html"},
      {"/:slugified_categories/:slug:output_ext", "life/my-notes/some-note.html"},
      {"/:short_year/:long_month/:short_month/:long_day/:i_day/:i_month/:w_day/:w_year/:hour:minute:second/",
       "24/September/Sep/Tuesday/3/9/2/2024/073000/"},
      {"/:collection/:path/", "posts/2024-09-03-Some_Note/"},
  };
  for (const Case& c : cases) {
    config.permalink = c.pattern;
    BOOST_TEST(path_of(post, config) == c.expected, c.pattern << ": " << path_of(post, config));
  }
  post.date_is_bare = true;  // Read as UTC: eight hours later on the site's clock.
  config.permalink = "/:day/:hour/";
  BOOST_TEST(path_of(post, config) == "03/15/");
}

BOOST_AUTO_TEST_CASE(a_draft_may_lack_its_date) {
  Config config = hexo_config();
  Post post;
  post.slug = post.stem_path = "essay";
  post.withheld.draft = true;
  BOOST_TEST(path_of(post, config) == "essay/");
}

BOOST_AUTO_TEST_CASE(hugo_sections_end_at_the_last_index) {
  Config config = hexo_config();
  config.kind = &hugo_kind();
  const struct {
    std::uint8_t sections;
    const char *pattern, *expected;
  } cases[] = {
      {255, "/:sections/:filename/", "notes/deep/er/a/"},
      {1, "/:sections/:filename/", "notes/a/"},
      {2, "/:sections/:filename/", "notes/deep/a/"},
      {2, "/:sections[last]/:filename/", "deep/a/"},
      {1, "/:sections[1:]/:filename/", "a/"},
      {1, "/:sections[last]/:filename/", "a/"},
      {1, "/:sections[:last]/:filename/", "notes/a/"},
      {1, "/a+b/:filename/", "a-b/a/"},
      {1, "/:section/:filename/", "notes/a/"},
      {255, "/:sections[:1]/:filename/", "notes/a/"},
      {255, "/:sections[0]/:filename/", "notes/a/"},
      {255, "/:sections[1]/:filename/", "deep/a/"},
      {255, "/:sections[9]/:filename/", "a/"},
      {255, "/:sections[-1]/:filename/", "notes/a/"},
      {255, "/:sections[x]/:filename/", "notes/a/"},
      {255, "/:sections[:last]/:filename/", "notes/deep/a/"},
      {255, "/:sections[1:last]/:filename/", "deep/a/"},
      {255, "/:sections[last:]/:filename/", "er/a/"},
      {255, "/:sections[:]/:filename/", "notes/deep/er/a/"},
      {255, "/:sectionslug/:filename/", "er/a/"},
      {255, "/É ü/What?/a=b/:filename/", "é-ü/what/ab/a/"},
      {255, "/:filename/:title/", "a/"},
      {255, "/:title/", "notes/deep/er/a/"},
  };
  for (const auto& c : cases) {
    Post post;
    post.stem_path = "notes/deep/er/a";
    post.sections = c.sections;
    settings_of<HugoConfig>(config).permalinks = {{"notes", c.pattern}};
    BOOST_TEST(path_of(post, config) == c.expected, int(c.sections) << c.pattern << ": " << path_of(post, config));
  }
}

BOOST_AUTO_TEST_CASE(hugo_paths) {
  Config config = hexo_config();
  config.kind = &hugo_kind();
  const struct {
    const char* stem;
    const char* slug;
    const char* url;
    const char* expected;
  } cases[] = {
      {"posts/My First Post", "", "", "posts/my-first-post/"},
      {"posts/trip/index", "", "", "posts/trip/"},
      {"posts/trip", "a-trip", "", "posts/a-trip/"},
      {"about", "", "/info/about/", "info/about/"},
      {"笔记/河", "", "", "笔记/河/"},
      {"posts/İΣΑΣ", "", "", "posts/iσασ/"},
      {"posts/a", "s", "/x/:year/:slug/", "x/2024/s/"},
      {"posts/a", "", "/:sections[0]/:filename.html", "posts/a.html"},
      {"posts/a", "", "/Caps/:monthname/", "Caps/September/"},
      {"posts/a", "", "/a:b/:nothing/", "a:b/:nothing/"},
      {"posts/a", "", "https://example.org/:year/", ":year/"},
  };
  for (const auto& c : cases) {
    Post post;
    post.date = Timestamp{1'725'319'800, 8 * 3600};  // 2024-09-03 07:30 +08:00
    post.stem_path = c.stem;
    post.head_slug = c.slug;
    post.head_permalink = c.url;
    BOOST_TEST(path_of(post, config) == c.expected, c.stem);
  }
}

BOOST_AUTO_TEST_SUITE_END()
