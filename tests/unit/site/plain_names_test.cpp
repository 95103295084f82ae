#include "site/plain_names.h"

#include "base/plain_field.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(plain_names)

BOOST_AUTO_TEST_CASE(fields) {
  const struct {
    const char* name;
    const char* written;
    const char* plain;
  } kCases[] = {
      {"plain", "水 & 火", "水 & 火"},
      {"usual references", "List&lt;E&gt; &amp; Tom&#39;s", "List<E> & Tom's"},
      {"numbers", "a&#124;b&#x4E00;", "a|b一"},
      {"names of HTML", "&hellip;&copy;&eacute;&Aacute;", "…©éÁ"},
      {"once", "&amp;lt;b&amp;gt;", "&lt;b&gt;"},
      {"a space that does not break", "a&nbsp;b", "a b"},
      {"no reference", "AT&T R&D; &nosuch; &; a&b", "AT&T R&D; &nosuch; &; a&b"},
      {"forbidden", "a&#1;b&#0;", "ab\xEF\xBF\xBD"},
      {"pairs", "<b>a</b> <em class=\"x\">b</em><B>c</B>", "a bc"},
      {"breaks and blocks", "one<br>two<br/>three<p>four</p><div>five</div>", "one two three four five"},
      {"breaks between CJK", "<p>一<b class=\"x\">二</b><br/>三</p>", "一二三"},
      {"attributes are enough", "<span style=\"color:red\">a", "a"},
      {"spoken of", "the <div> and <b> elements", "the <div> and <b> elements"},
      {"comparison", "a < b > c", "a < b > c"},
      {"generic", "List<E> 与 Map<K, V>", "List<E> 与 Map<K, V>"},
      {"unknown elements", "<x-y>a</x-y>", "<x-y>a</x-y>"},
      {"picture", "a <img src=\"x.png\" alt=\"y\"> b", "a b"},
      {"tags in references are text", "&lt;b&gt;a&lt;/b&gt;", "<b>a</b>"},
      {"broken", "<b", "<b"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain_field(row.written) == row.plain);
}

BOOST_AUTO_TEST_CASE(a_whole_site) {
  Site site;
  site.title = "T&amp;U";
  site.subtitle = "<b>s</b>";
  site.description = "d&lt;";
  site.author.name = "A &amp; B";
  Post post;
  post.title = "List&lt;E&gt;";
  post.fields = HeadFields({{"title", HeadField{"List&lt;E&gt;", 1}}});
  post.description = "one<br>two";
  post.summary = "s&amp;";
  post.intro = "i&amp;";
  post.subtitle = "u&amp;";
  post.series = "r&amp;";
  post.excerpt = "*e* &amp;";
  post.categories = {{"R&amp;D", "<i>x</i>"}};
  post.tags = {"A&amp;B", "<b></b>"};
  post.keywords = {"k&amp;"};
  post.authors = {{"P &amp; Q", "p@e.org", "https://e.org/?a&amp;b"}};
  site.posts.push_back(post);
  post.fields = {};
  site.pages.push_back(post);
  Category category;
  category.name = "<i>x</i>";
  category.path = {"R&amp;D", "<i>x</i>"};
  category.slug = "R-amp-D/x";
  site.categories.push_back(category);
  Tag tag;
  tag.name = "<b></b>";
  site.tags.push_back(tag);
  make_plain(site);
  const Post& made = site.posts[0];
  BOOST_TEST(site.title + site.subtitle + site.description + site.author.name == "T&Usd<A & B");
  BOOST_TEST(made.title == "List<E>");
  BOOST_TEST(made.description == "one two");
  BOOST_TEST((made.summary + made.intro + made.subtitle + made.series) == "s&i&u&r&");
  BOOST_TEST(made.excerpt == "*e* &amp;");
  BOOST_TEST(made.categories[0][0] + made.categories[0][1] + made.tags[0] + made.keywords[0] == "R&DxA&Bk&");
  BOOST_TEST(made.authors[0].name + made.authors[0].url == "P & Qhttps://e.org/?a&amp;b");
  BOOST_TEST(*made.fields.find("title") == "List&lt;E&gt;");
  // No head gave it: it is plain already.
  BOOST_TEST(site.pages[0].title == "List&lt;E&gt;");
  BOOST_TEST(site.categories[0].name + site.categories[0].path[0] + site.categories[0].slug == "xR&DR-amp-D/x");
  BOOST_TEST(site.tags[0].name == "<b></b>");
}

BOOST_AUTO_TEST_CASE(names_stay_apart) {
  Site site;
  Post post;
  post.tags = {"A&amp;B", "A&B", "C&amp;D", "&lt;E&gt;", "&#60;E&#62;"};
  post.categories = {{"A&amp;B"}, {"C&#38;D", "C&amp;D"}};
  site.posts.push_back(post);
  make_plain(site);
  BOOST_TEST(site.posts[0].tags == (std::vector<std::string>{"A&amp;B", "A&B", "C&D", "&lt;E&gt;", "&#60;E&#62;"}),
             boost::test_tools::per_element());
  BOOST_TEST(site.posts[0].categories[0][0] == "A&B");
  BOOST_TEST(site.posts[0].categories[1][0] + site.posts[0].categories[1][1] == "C&#38;DC&amp;D");
}

BOOST_AUTO_TEST_SUITE_END()
