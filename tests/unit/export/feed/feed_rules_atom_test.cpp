/// Rules C6 to C19 of docs/feeds.md: Atom, RFC 4287.

#include "blog_fixture.h"
#include "config/sections/feed.h"
#include "feed_rules_support.h"

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// A post's id in a blog of its own. `head` follows `title` and `date`.
std::string id_in_blog(const std::string& head, const std::string& file, const std::function<void(Config&)>& change) {
  Blog blog;
  blog.write("source/_posts/" + file, "---\n" + head + "---\n文\n");
  Config config = hexo_config(blog.path);
  change(config);
  Diagnostics diagnostics;
  const Site site = build(config, diagnostics);
  BOOST_REQUIRE(site.posts.size() == 1u);
  return site.posts[0].id;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_rules_atom)

BOOST_AUTO_TEST_CASE(c06_feed_one_id_title_updated_and_an_author) {
  TestSite t;
  add_whole_site(t);
  t.site.author = {};
  t.site.author.name = t.site.title;  // what the site builder gives where none is configured
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for (const char* element : {"id", "title", "updated", "author"})
      BOOST_TEST(count_children(xml.root(), element) == 1u, name << element);
    BOOST_TEST(xml.root().child("title").text().get() != std::string());
    BOOST_TEST(xml.root().child("author").child("name").text().get() == std::string("文集 &"));
  }
  BOOST_TEST(reports_of(t.diagnostics) ==
             ":0:0: feed/no-author: no author is configured, so the feeds name '文集 &' (write 'author: ...' into "
             "essaypack.yaml, or use --author)\n");
}

BOOST_AUTO_TEST_CASE(c07_entry_one_id_title_updated_and_something_to_read) {
  for (const auto content : {FeedContent::full, FeedContent::summary, FeedContent::none}) {
    TestSite t;
    add_whole_site(t);
    t.config.feed->content = content;
    const Outputs outputs = all_outputs(t);
    std::size_t entries = 0;
    for (const std::string& name : atom_feeds(outputs)) {
      const Xml xml(outputs.at(name));
      for (const pugi::xml_node entry : xml.root().children("entry")) {
        ++entries;
        for (const char* element : {"id", "title", "updated"})
          BOOST_TEST(count_children(entry, element) == 1u, name << element);
        BOOST_TEST(entry.child("title").text().get() != std::string());
        BOOST_TEST(link_of(entry, "link", "alternate"));
      }
    }
    BOOST_TEST(entries > 10u);
  }
}

BOOST_AUTO_TEST_CASE(c08_one_self_link_that_is_the_address) {
  TestSite t;
  add_whole_site(t);
  t.config.feed->atom_path = "订阅/atom 1.xml";
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    std::size_t count = 0;
    for (const pugi::xml_node link : xml.root().children("link"))
      count += link.attribute("rel").value() == std::string("self");
    BOOST_TEST(count == 1u, name);
    BOOST_TEST(link_of(xml.root(), "link", "self").attribute("href").value() == t.site.url + encode_path(name));
  }
  BOOST_TEST(outputs.count("订阅/atom 1.xml") == 1u);
  BOOST_TEST(nlohmann::json::parse(outputs.at("feed.json")).at("feed_url") == "https://blog.example.com/feed.json");
}

BOOST_AUTO_TEST_CASE(c09_one_alternate_link_for_each_type) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for_each_element(xml.root(), [&](const pugi::xml_node& node) {
      std::set<std::string> seen;
      for (const pugi::xml_node link : node.children("link"))
        if (link.attribute("rel").value() == std::string("alternate"))
          BOOST_TEST(seen.insert(link.attribute("type").value()).second, name);
    });
  }
}

BOOST_AUTO_TEST_CASE(c10_at_most_one_of_what_may_stand_once) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for_each_element(xml.root(), [&](const pugi::xml_node& node) {
      for (const char* element : {"generator", "icon", "logo", "rights", "subtitle", "published", "summary", "content"})
        BOOST_TEST(count_children(node, element) <= 1u, name << ": " << element);
    });
  }
}

BOOST_AUTO_TEST_CASE(c11_an_id_is_ascii_and_hangs_on_nothing_that_moves) {
  const auto as_it_is = [](Config&) {};
  const std::string head = "title: 雾\ndate: 2025-03-01 08:00\n";
  const std::string id = id_in_blog(head, "雾 中.md", as_it_is);
  BOOST_TEST(id == "tag:example.org,2025:post:2025-03-01/%E9%9B%BE%20%E4%B8%AD");
  BOOST_TEST(is_uri(id));
  const struct {
    const char* name;
    std::string head;
    std::string file;
    std::function<void(Config&)> change;
  } kSame[] = {
      {"another title", "title: 别的\ndate: 2025-03-01 08:00\n", "雾 中.md", as_it_is},
      {"another hour", "title: 雾\ndate: 2025-03-01 21:00\n", "雾 中.md", as_it_is},
      {"updated, categories, tags", head + "updated: 2025-09-01\ncategories: [山]\ntags: [水]\n", "雾 中.md", as_it_is},
      {"a permalink of its own", head + "permalink: /elsewhere/\n", "雾 中.md", as_it_is},
      {"another pattern", head, "雾 中.md", [](Config& config) { config.permalink = "p/:title/"; }},
      {"another path of the site", head, "雾 中.md",
       [](Config& config) { config.url = "http://example.org:8080/blog"; }},
      {"another folder", head, "2025/雾 中.md", as_it_is},
  };
  for (const auto& c : kSame) BOOST_TEST(id_in_blog(c.head, c.file, c.change) == id, c.name);
  BOOST_TEST(id_in_blog(head + "guid: https://old.example.org/?p=1\n", "雾 中.md", as_it_is) ==
             "https://old.example.org/?p=1");
  BOOST_TEST(id_in_blog(head + "guid: https://例子.example/帖?p=%e5\n", "a.md", as_it_is) ==
             "https://xn--fsqu00a.example/%E5%B8%96?p=%e5");
  BOOST_TEST(id_in_blog(head + "abbrlink: 5e73\n", "雾 中.md", as_it_is) == "tag:example.org,2025:post:5e73");
}

BOOST_AUTO_TEST_CASE(c12_dates_of_rfc_3339_and_no_change_before_the_beginning) {
  TestSite t;
  add_whole_site(t);
  t.site.posts[2].updated = parse_date("1999-01-01", t.config.zone).time;  // before the post
  t.site.posts[3].updated = parse_date("2999-01-01", t.config.zone).time;  // not yet
  const Outputs outputs = all_outputs(t);
  std::size_t dates = 0;
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for (const char* element : {"updated", "published"})
      for (const pugi::xml_node node : all_named(xml.document, element)) {
        ++dates;
        BOOST_TEST(is_rfc3339(node.text().get()), name << ": " << node.text().get());
      }
    for (const pugi::xml_node entry : xml.root().children("entry"))
      if (entry.child("published"))
        BOOST_TEST(entry.child("published").text().get() <= std::string(entry.child("updated").text().get()));
  }
  BOOST_TEST(dates > 20u);
}

BOOST_AUTO_TEST_CASE(c13_titles_and_summaries_are_plain_text) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for (const char* element : {"title", "subtitle", "summary"})
      for (const pugi::xml_node node : all_named(xml.document, element))
        BOOST_TEST(node.attribute("type").as_string("text") == std::string("text"), name);
    for (const pugi::xml_node node : all_named(xml.document, "content"))
      BOOST_TEST(node.attribute("type").value() == std::string("html"), name);
  }
  const Xml main(outputs.at("atom.xml"));
  const pugi::xml_node first = main.root().child("entry");
  BOOST_TEST(first.child("title").text().get() == std::string("夜深 <div> & ]]> &nbsp; 题"));
  BOOST_TEST(first.child("summary").text().get() == std::string("摘要 粗 <不是标签> ]]>"));
}

BOOST_AUTO_TEST_CASE(c14_metadata_before_entries) {
  TestSite t;
  add_whole_site(t);
  t.config.feed->webfeeds = true;
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    bool has_begun = false;
    for (const pugi::xml_node node : xml.root().children()) {
      if (node.type() != pugi::node_element) continue;
      has_begun = has_begun || name_of_node(node) == "entry";
      BOOST_TEST((!has_begun || name_of_node(node) == "entry"),
                 name << ": <" << node.name() << "> stands after an entry");
    }
  }
}

BOOST_AUTO_TEST_CASE(c15_no_id_twice) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    std::set<std::string> seen;
    for (const pugi::xml_node node : all_named(xml.document, "id"))
      BOOST_TEST(seen.insert(node.text().get()).second, name);
  }
  Blog blog;
  blog.write("source/_posts/a.md", "---\ntitle: 甲\ndate: 2025-01-01\nabbrlink: same\n---\n");
  blog.write("source/_posts/b.md", "---\ntitle: 乙\ndate: 2025-01-02\nabbrlink: same\n---\n");
  Diagnostics diagnostics;
  const Site site = build(hexo_config(blog.path), diagnostics);
  BOOST_TEST(site.posts.size() == 1u);
  BOOST_TEST(reports_of(diagnostics).find("source/_posts/b.md:4:1: feed/duplicate-id: ") != std::string::npos,
             reports_of(diagnostics));
  // Posts of one day and no hour have one `updated`: their order is that of their files, in every run.
  TestSite day;
  for (const char* key : {"a", "b", "c"}) day.add(key, "2025-01-01", key, "<p>x</p>").date_only = true;
  const Xml xml(day.run("atom").at("atom.xml"));
  std::string order;
  for (const pugi::xml_node entry : xml.root().children("entry")) order += entry.child("title").text().get();
  BOOST_TEST(order == "abc");
}

BOOST_AUTO_TEST_CASE(c16_a_summary_repeats_neither_title_nor_text) {
  TestSite t;
  t.add("a", "2025-03-01", "夜深了", "<p>一。</p><p>二。</p>").description = "夜深了";
  t.add("b", "2025-02-01", "乙", "<p>短\xC2\xA0 <b>文</b>\n。</p>").description = "短 文。";
  t.add("c", "2025-01-01", "丙", "<p>一。</p><p>二。</p>").description = "一。";
  const Xml atom(t.run("atom").at("atom.xml")), rss(t.run("rss").at("rss2.xml"));
  const nlohmann::json json = nlohmann::json::parse(t.run("json").at("feed.json"));
  Texts found;
  for (const pugi::xml_node entry : atom.root().children("entry")) found.push_back(entry.child("summary").text().get());
  BOOST_TEST((found == Texts{"", "", "一。"}));
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST(json.at("items")[i].value("summary", "") == found[i]);
  std::size_t both = 0;
  for (const pugi::xml_node item : rss.root().child("channel").children("item"))
    both += item.child("content:encoded") ? 1 : 0;
  BOOST_TEST(both == 1u);
}

BOOST_AUTO_TEST_CASE(c17_an_icon_is_square_a_logo_twice_as_wide) {
  const struct {
    const char* name;
    unsigned icon_width, logo_width;
    const char* reports;
  } kCases[] = {
      {"both right", 48, 96, ""},
      {"icon too wide", 64, 96,
       ":0:0: feed/bad-icon: the icon '/图标.png' has 64 x 48 pixels and is not square (name a square picture in "
       "'feed.icon')\n"},
      {"square logo", 48, 48,
       ":0:0: feed/bad-icon: the logo 'https://blog.example.com/images/logo.png' has 48 x 48 pixels and is not twice "
       "as wide as high "
       "(name such a picture in 'feed.logo')\n"},
  };
  for (const auto& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      test::add_two_posts(t);
      t.config.feed->icon = "/图标.png";
      t.config.feed->logo = "https://blog.example.com/images/logo.png";
      t.assets["source/图标.png"] = make_png(c.icon_width, 48);
      t.assets["source/images/logo.png"] = make_png(c.logo_width, 48);
      const Xml xml(t.run("atom").at("atom.xml"));
      BOOST_TEST(xml.root().child("icon").text().get() ==
                 std::string("https://blog.example.com/%E5%9B%BE%E6%A0%87.png"));
      BOOST_TEST(xml.root().child("logo").text().get() == std::string("https://blog.example.com/images/logo.png"));
      BOOST_TEST(reports_of(t.diagnostics) == c.reports);
    }
  }
}

BOOST_AUTO_TEST_CASE(c18_the_language_of_the_feed_and_of_entries_in_another) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs))
    BOOST_TEST(Xml(outputs.at(name)).root().attribute("xml:lang").value() == std::string("zh-CN"), name);
  const Xml xml(outputs.at("atom.xml"));
  for (const pugi::xml_node entry : xml.root().children("entry"))
    BOOST_TEST(entry.attribute("xml:lang").value() ==
               std::string(entry.child("title").text().get() == std::string("A walk") ? "en" : ""));
  const auto json = nlohmann::json::parse(outputs.at("feed.json"));
  BOOST_TEST(json.at("language") == "zh-CN");
  for (const auto& item : json.at("items"))
    BOOST_TEST(item.value("language", "") == (item.at("title") == "A walk" ? "en" : ""));
}

BOOST_AUTO_TEST_CASE(c19_an_enclosure_has_its_true_length_and_type) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  std::size_t enclosures = 0;
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for (const pugi::xml_node entry : xml.root().children("entry"))
      if (const pugi::xml_node link = link_of(entry, "link", "enclosure")) {
        ++enclosures;
        BOOST_TEST(link.attribute("length").as_ullong() == t.assets.at("source/夜.png").size());
        BOOST_TEST(link.attribute("type").value() == std::string("image/png"));
        BOOST_TEST(link.attribute("href").value() == std::string("https://blog.example.com/%E5%A4%9C.png"));
      }
    BOOST_TEST(all_named(xml.document, "rights").empty());  // text for people, where a feed has it
  }
  BOOST_TEST(enclosures > 3u);  // the picture of unknown length is none
}

BOOST_AUTO_TEST_SUITE_END()
