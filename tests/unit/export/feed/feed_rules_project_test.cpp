/// Rules P1 to P14 of docs/feeds.md: what this project decided. P12 and P13 need whole runs: tests/cli.

#include "blog_fixture.h"
#include "config/sections/feed.h"
#include "feed_rules_support.h"

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(feed_rules_project)

BOOST_AUTO_TEST_CASE(p01_no_cdata) {
  TestSite t;
  add_whole_site(t);
  for (const auto& [name, bytes] : all_outputs(t)) BOOST_TEST(bytes.find("<![CDATA[") == bytes.npos, name);
}

BOOST_AUTO_TEST_CASE(p02_no_xml_base) {
  TestSite t;
  add_whole_site(t);
  for (const auto& [name, bytes] : all_outputs(t)) BOOST_TEST(bytes.find("xml:base") == bytes.npos, name);
}

BOOST_AUTO_TEST_CASE(p03_no_doctype_and_no_sheet_but_css) {
  TestSite t;
  add_whole_site(t);
  std::size_t sheets = 0;
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (!is_xml(name)) continue;
    const Xml xml(bytes);
    for (const pugi::xml_node node : xml.document.children()) {
      BOOST_TEST(node.type() != pugi::node_doctype, name);
      if (node.type() != pugi::node_pi) continue;
      ++sheets;
      BOOST_TEST(node.value() == std::string("type=\"text/css\" href=\"https://blog.example.com/feed.css\""), name);
    }
  }
  BOOST_TEST(sheets > 5u);
}

BOOST_AUTO_TEST_CASE(p04_every_atom_link_has_its_relation_the_alternate_first) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for_each_element(xml.root(), [&](const pugi::xml_node& node) {
      if (!node.child("link")) return;
      BOOST_TEST(node.child("link").attribute("rel").value() == std::string("alternate"), name);
      for (const pugi::xml_node link : node.children("link"))
        BOOST_TEST(link.attribute("rel").value() != std::string(), name);
    });
  }
}

BOOST_AUTO_TEST_CASE(p05_rss_categories_without_a_domain_unless_asked) {
  for (const bool is_asked : {false, true}) {
    TestSite t;
    add_whole_site(t);
    t.config.feed->category_domain = is_asked;
    const Xml rss(t.run("rss").at("rss2.xml"));
    const auto categories = all_named(rss.document, "category");
    BOOST_TEST(categories.size() == 7u);
    for (const pugi::xml_node category : categories)
      BOOST_TEST(static_cast<bool>(category.attribute("domain")) == is_asked);
  }
}

BOOST_AUTO_TEST_CASE(p06_no_id_attribute_twice_in_a_feed) {
  TestSite t;
  add_whole_site(t);
  for (const auto& [name, bytes] : all_outputs(t)) {
    std::set<std::string> seen;
    for (const std::string& html : html_of(name, bytes))
      for (const std::string& id : html_values(html, "id")) BOOST_TEST(seen.insert(id).second, name << ": " << id);
    if (name == "atom.xml") BOOST_TEST(seen.size() == 4u);  // two notes and the way back from each
  }
}

BOOST_AUTO_TEST_CASE(p07_only_namespaces_that_validators_know) {
  const std::set<std::string> known = {"http://www.w3.org/2005/Atom",
                                       "http://purl.org/rss/1.0/modules/content/",
                                       "http://purl.org/dc/elements/1.1/",
                                       "http://search.yahoo.com/mrss/",
                                       "http://purl.org/syndication/history/1.0",
                                       "http://purl.org/dc/terms/",
                                       "http://www.sitemaps.org/schemas/sitemap/0.9"};
  TestSite t;
  add_whole_site(t);
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (!is_xml(name)) continue;
    const Xml xml(bytes);
    for_each_element(xml.root(), [&, file = name](const pugi::xml_node& node) {
      for (const pugi::xml_attribute& a : node.attributes())
        if (std::string_view(a.name()).substr(0, 5) == "xmlns")
          BOOST_TEST(known.count(a.value()) == 1u, file << ": " << a.value());
    });
  }
}

BOOST_AUTO_TEST_CASE(p08_a_feed_is_as_new_as_its_newest_entry) {
  TestSite t;
  add_whole_site(t);
  t.config.feed->limit = 2;
  t.config.feed->per_limit = 1;
  t.site.posts[3].updated =
      parse_date("2025-12-24 12:00:00", t.config.zone).time;  // listed in no feed but the archive's
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    std::string newest;
    for (const pugi::xml_node entry : xml.root().children("entry"))
      newest = std::max(newest, std::string(entry.child("updated").text().get()));
    BOOST_TEST(xml.root().child("updated").text().get() == newest, name);
  }
  const Xml rss(outputs.at("rss2.xml"));
  BOOST_TEST(rss.root().child("channel").child("lastBuildDate").text().get() ==
             std::string("Sun, 02 Nov 2025 08:00:00 +0800"));
  // A new post without the tag changes no byte of the tag's feed.
  TestSite later;
  later.add("new", "2025-12-01", "新", "<p>x</p>");
  add_whole_site(later);
  TestSite before;
  add_whole_site(before);
  BOOST_TEST(all_outputs(later).at("tags/日/atom.xml") == all_outputs(before).at("tags/日/atom.xml"));
}

BOOST_AUTO_TEST_CASE(p09_nothing_from_the_future) {
  Blog blog;
  blog.write("source/_posts/a.md", "---\ntitle: 昨\ndate: 2026-11-20 08:00\nupdated: 2999-01-01\n---\n");
  blog.write("source/_posts/b.md", "---\ntitle: 后\ndate: 2026-11-22 08:00\n---\n");
  Diagnostics diagnostics;
  const Site site = build(hexo_config(blog.path), diagnostics);
  BOOST_REQUIRE(site.posts.size() == 1u);
  TestSite t;
  t.now = kTestNow;
  t.site.posts = site.posts;
  t.fragments.push_back(make_fragment("<p>x</p>"));
  for (const auto& [name, bytes] : all_outputs(t)) BOOST_TEST(bytes.find("2999") == bytes.npos, name);
  BOOST_TEST(Xml(t.run("atom").at("atom.xml")).root().child("updated").text().get() ==
             std::string("2026-11-20T08:00:00+08:00"));
}

BOOST_AUTO_TEST_CASE(p10_formats_agree_in_ids_titles_dates_and_order) {
  for (const FeedOrder order : {FeedOrder::date, FeedOrder::updated}) {
    TestSite t;
    add_whole_site(t);
    t.config.feed->order = order;
    const Outputs outputs = all_outputs(t);
    const Xml atom(outputs.at("atom.xml")), rss(outputs.at("rss2.xml"));
    const auto json = nlohmann::json::parse(outputs.at("feed.json"));
    pugi::xml_node entry = atom.root().child("entry"), item = rss.root().child("channel").child("item");
    std::size_t count = 0;
    for (const auto& one : json.at("items")) {
      ++count;
      BOOST_TEST(one.at("id") == entry.child("id").text().get());
      BOOST_TEST(one.at("id") == item.child("guid").text().get());
      BOOST_TEST(one.at("title") == entry.child("title").text().get());
      BOOST_TEST(one.at("title") == item.child("title").text().get());
      BOOST_TEST(one.at("url") == link_of(entry, "link", "alternate").attribute("href").value());
      BOOST_TEST(one.at("url") == item.child("link").text().get());
      BOOST_TEST(one.at("date_published") == entry.child("published").text().get());
      BOOST_TEST(one.at("date_modified") == entry.child("updated").text().get());
      BOOST_TEST(format_rfc822(t.config.zone.at(
                     parse_date(one.at("date_published").get<std::string>(), Zone()).time.unix_seconds)) ==
                 item.child("pubDate").text().get());
      entry = entry.next_sibling("entry");
      item = item.next_sibling("item");
    }
    BOOST_TEST((count == 4u && !entry && !item));
  }
}

BOOST_AUTO_TEST_CASE(p11_each_feed_its_own_id_archives_the_main_one) {
  for (const auto scheme : {IdScheme::tag, IdScheme::url, IdScheme::uuid}) {
    TestSite t;
    add_whole_site(t);
    t.config.feed->id_scheme = scheme;
    const Outputs outputs = all_outputs(t);
    const std::string main = Xml(outputs.at("atom.xml")).root().child("id").text().get();
    std::set<std::string> ids;
    for (const std::string& name : atom_feeds(outputs)) {
      const std::string id = Xml(outputs.at(name)).root().child("id").text().get();
      if (name.substr(0, 8) == "archive/")
        BOOST_TEST(id == main, name);
      else
        BOOST_TEST(ids.insert(id).second, name << ": " << id);
    }
    BOOST_TEST(ids.size() == 7u);  // the main feed, a category, four tags, the catalogue
  }
}

BOOST_AUTO_TEST_CASE(p14_no_private_post_anywhere) {
  Blog blog;
  const auto post = [&](const std::string& name, const std::string& head) {
    blog.write("source/_posts/" + name + ".md",
               "---\ntitle: 机密" + name + "\ndate: 2026-11-19 08:00\ntags: [机密标签, 公开]\n" + head + "---\n机密\n");
  };
  post("draft", "draft: true\n");
  post("unpublished", "published: false\n");
  post("password", "password: 机密口令\n");
  post("hidden", "hidden: true\n");
  post("future", "publishDate: 2999-01-01\n");
  blog.write("source/_posts/open.md", "---\ntitle: 公开\ndate: 2026-11-01 08:00\ntags: [公开]\n---\n文\n");
  Diagnostics diagnostics;
  const Site site = build(hexo_config(blog.path), diagnostics);
  BOOST_REQUIRE(site.posts.size() == 1u);
  TestSite t;
  t.now = kTestNow;
  t.site = site;
  t.site.author.name = "示例作者";
  t.config.has_list_pages = true;
  t.config.feed->archive = FeedArchive::year;
  t.fragments.push_back(make_fragment("<p>文</p>"));
  const Outputs outputs = all_outputs(t);
  for (const auto& [name, bytes] : outputs) {
    BOOST_TEST((name + bytes).find("机密") == std::string::npos, name);
    BOOST_TEST(bytes.find("%E6%9C%BA%E5%AF%86") == bytes.npos, name);
    BOOST_TEST(bytes.find("2026-11-19") == bytes.npos, name);
  }
  BOOST_TEST(outputs.count("tags/公开/atom.xml") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
