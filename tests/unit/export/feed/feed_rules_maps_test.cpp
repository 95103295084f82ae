/// Rules C41 to C53 of docs/feeds.md: WebSub, OPML, OPDS, sitemaps, Baidu, IndexNow.

#include "blog_fixture.h"
#include "config/sections/sitemap.h"
#include "diag/failure.h"
#include "feed_rules_support.h"
#include "kinds/kinds.h"
#include "output/announcements.h"

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// Addresses of a sitemap.
Texts locations(const std::string& map) {
  const Xml xml(map);
  Texts found;
  for (const pugi::xml_node loc : all_named(xml.document, "loc")) found.push_back(loc.text().get());
  return found;
}

void add_many(TestSite& t, int count) {
  for (int i = count; i-- > 0;) {
    Post post;
    post.date = Timestamp{1'700'000'000 + i * 60, 0};
    post.permalink = t.site.url + std::to_string(i) + "/";
    t.site.posts.push_back(std::move(post));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_rules_maps)

// That the pipeline tells the hub: ctest -R examples/announce.
BOOST_AUTO_TEST_CASE(c41_hub_and_topic_in_all_three_formats) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  const Texts expected = {"https://hub.example.org/?a=1&b=2", "https://other.example.org/%E6%9E%A2%E7%BA%BD"};
  for (const std::string& name : atom_feeds(outputs)) {
    if (has_suffix(name, "opds.xml")) continue;
    const Xml xml(outputs.at(name));
    Texts hubs;
    for (const pugi::xml_node link : xml.root().children("link"))
      if (link.attribute("rel").value() == std::string("hub")) hubs.push_back(link.attribute("href").value());
    BOOST_TEST(hubs == expected, boost::test_tools::per_element());
    BOOST_TEST(link_of(xml.root(), "link", "self").attribute("href").value() == t.site.url + encode_path(name));
  }
  Texts rss_hubs;
  const Xml rss(outputs.at("rss2.xml"));
  for (const pugi::xml_node link : rss.root().child("channel").children("atom:link"))
    if (link.attribute("rel").value() == std::string("hub")) rss_hubs.push_back(link.attribute("href").value());
  BOOST_TEST(rss_hubs == expected, boost::test_tools::per_element());
  const auto json = nlohmann::json::parse(outputs.at("feed.json"));
  for (std::size_t i = 0; i < 2; ++i)
    BOOST_TEST((json.at("hubs")[i] == nlohmann::json{{"type", "WebSub"}, {"url", expected[i]}}));
}

BOOST_AUTO_TEST_CASE(c42_opml_has_version_head_body_and_addresses) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  const Xml xml(outputs.at("feeds.opml"));
  BOOST_TEST(xml.root().attribute("version").value() == std::string("2.0"));
  BOOST_TEST((xml.root().child("head") && xml.root().child("body")));
  std::set<std::string> listed;
  for (const pugi::xml_node outline : all_named(xml.document, "outline")) {
    BOOST_TEST(outline.attribute("text").value() != std::string());
    BOOST_TEST(outline.attribute("type").value() == std::string("rss"));
    listed.insert(outline.attribute("xmlUrl").value());
  }
  std::set<std::string> made;
  for (const std::string& name : atom_feeds(outputs))
    if (name.substr(0, 8) != "archive/" && name != "opds.xml") made.insert(t.site.url + encode_path(name));
  BOOST_TEST(listed == made, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(c43_the_text_of_an_outline_is_html) {
  TestSite t;
  add_whole_site(t);
  const Xml xml(t.run("opml").at("feeds.opml"));
  const pugi::xml_node outline = all_named(xml.document, "outline").at(1);
  BOOST_TEST(outline.attribute("title").value() == std::string("文集 & – 生活 & <i>"));
  BOOST_TEST(outline.attribute("text").value() == std::string("文集 &amp; – 生活 &amp; &lt;i&gt;"));
}

BOOST_AUTO_TEST_CASE(c44_the_catalogue_links_to_itself_as_a_catalogue) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = t.run("opds");
  const Xml xml(outputs.at("opds.xml"));
  for (const char* relation : {"self", "start"}) {
    const pugi::xml_node link = link_of(xml.root(), "link", relation);
    BOOST_TEST(link.attribute("type").value() ==
               std::string("application/atom+xml;profile=opds-catalog;kind=acquisition"));
    BOOST_TEST(link.attribute("href").value() == std::string("https://blog.example.com/opds.xml"));
  }
}

BOOST_AUTO_TEST_CASE(c45_a_book_has_its_file_its_type_its_cover_and_a_plain_summary) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = t.run("opds");
  const Xml xml(outputs.at("opds.xml"));
  const pugi::xml_node entry = xml.root().child("entry");
  const pugi::xml_node book = link_of(entry, "link", "http://opds-spec.org/acquisition/open-access");
  BOOST_TEST(book.attribute("type").value() == std::string("application/epub+zip"));
  BOOST_TEST(book.attribute("href").value() == std::string("https://blog.example.com/%E5%B1%B1%201.epub"));
  BOOST_TEST(book.attribute("length").as_ullong() == 4321u);
  for (const char* relation : {"http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"})
    BOOST_TEST(link_of(entry, "link", relation).attribute("type").value() == std::string("image/png"));
  BOOST_TEST(entry.child("summary").attribute("type").value() == std::string("text"));
  BOOST_TEST(entry.child("title").text().get() == std::string("山路 & <水路>"));
  for (const char* element : {"dc:title", "dc:creator", "dc:identifier", "dc:description"})
    BOOST_TEST(!entry.child(element), element);
  const auto json = nlohmann::json::parse(outputs.at("opds.json"));
  BOOST_TEST(json.at("links")[0].at("rel") == "self");
  BOOST_TEST(json.at("metadata").at("title") == "文集 &");
  const auto publication = json.at("publications")[0];
  BOOST_TEST(publication.at("metadata").at("identifier") == "urn:uuid:7");
  BOOST_TEST(publication.at("images")[0].at("type") == "image/png");
  BOOST_TEST(publication.at("links")[0].at("type") == "application/epub+zip");
}

BOOST_AUTO_TEST_CASE(c46_a_map_has_its_namespace_and_an_address) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = t.run("sitemap");
  const Xml xml(outputs.at("sitemap.xml"));
  BOOST_TEST(xml.root().name() == std::string("urlset"));
  BOOST_TEST(xml.root().attribute("xmlns").value() == std::string("http://www.sitemaps.org/schemas/sitemap/0.9"));
  BOOST_TEST(locations(outputs.at("sitemap.xml")).size() > 4u);
  TestSite none;
  none.add("a", "2025-01-01", "甲", "<p>x</p>").in_sitemap = false;
  none.config.sitemap->home = false;
  BOOST_TEST(none.run("sitemap").empty());
}

BOOST_AUTO_TEST_CASE(c47_addresses_are_absolute_once_and_below_the_map) {
  TestSite t("https://xn--fsqu00a.example/博客/");
  t.site.url = "https://xn--fsqu00a.example/%E5%8D%9A%E5%AE%A2/";
  add_whole_site(t);
  t.add("a&b", "2023-01-01", "甲", "<p>x</p>");
  const std::string taken = t.site.posts[0].permalink;
  t.add("twice", "2023-01-01", "乙", "<p>x</p>").permalink = taken;
  t.add("fragment", "2023-01-01", "丙", "<p>x</p>").permalink = t.site.url + "#c";
  t.add("outside", "2023-01-01", "丁", "<p>x</p>").permalink = "https://xn--fsqu00a.example/other/";
  t.add("elsewhere", "2023-01-01", "戊", "<p>x</p>").permalink = "https://www.example.com/";
  t.add("long", "2023-01-01", "己", "<p>x</p>").permalink = taken + std::string(2048, 'x');
  const Outputs outputs = t.run("sitemap");
  const Texts list = locations(outputs.at("sitemap.xml"));
  BOOST_TEST(std::set<std::string>(list.begin(), list.end()).size() == list.size());
  std::string lines;
  for (const std::string& url : list) {
    BOOST_TEST(is_uri(url), url);
    BOOST_TEST(url.substr(0, t.site.url.size()) == t.site.url, url);
    BOOST_TEST((url.size() >= 12u && url.size() <= 2048u && url.find('#') == url.npos), url);
    lines += url + "\n";
  }
  BOOST_TEST(outputs.at("sitemap.txt") == lines);
  BOOST_TEST(list.size() == 4 + 1 + 1 + 4 + 2u);  // posts, the one with `&`, a category, tags, archive and home
  BOOST_TEST(reports_of(t.diagnostics) == "");

  t.config.sitemap->xml_path = "maps/1/sitemap.xml";
  t.run("sitemap");
  BOOST_TEST(reports_of(t.diagnostics) ==
             ":0:0: sitemap/in-folder: 'maps/1/sitemap.xml' may only list what lies below "
             "https://xn--fsqu00a.example/%E5%8D%9A%E5%AE%A2/maps/1/, 12 addresses do not (write 'sitemap: {path: "
             "sitemap.xml}')\n");
}

BOOST_AUTO_TEST_CASE(c48_lastmod_has_a_zone_and_is_the_truth) {
  TestSite t;
  add_whole_site(t);
  t.add("undated", "", "无", "<p>x</p>");
  t.add("future", "2024-01-01", "未", "<p>x</p>").updated = parse_date("2999-01-01", t.config.zone).time;
  const Xml xml(t.run("sitemap").at("sitemap.xml"));
  std::map<std::string, std::string> dates;
  for (const pugi::xml_node url : xml.root().children("url")) {
    const std::string date = url.child("lastmod").text().get();
    if (url.child("lastmod")) BOOST_TEST(is_rfc3339(date), date);
    dates[std::string(url.child("loc").text().get()).substr(25 - 1)] = date;
  }
  BOOST_TEST(dates.at("/posts/day/") == "2025-11-02T08:00:00+08:00");
  BOOST_TEST(dates.at("/posts/undated/") == "");
  BOOST_TEST(dates.at("/posts/future/") == "2024-01-01T00:00:00+08:00");
  BOOST_TEST(dates.at("/tags/%E6%A0%87%02%E7%AD%BE/") == "2025-10-30T06:18:07+08:00");  // of its newest post
  BOOST_TEST(dates.at("/") == "2025-11-02T08:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(c49_parts_within_limits_and_an_index_of_parts_that_exist) {
  TestSite t;
  add_many(t, 60'000);
  t.config.sitemap->gzip = true;
  const Outputs outputs = t.run("sitemap");
  const Texts parts = locations(outputs.at("sitemap.xml"));
  BOOST_TEST(
      (parts == Texts{"https://blog.example.com/sitemap-1.xml.gz", "https://blog.example.com/sitemap-2.xml.gz"}));
  BOOST_TEST(Xml(outputs.at("sitemap.xml")).root().name() == std::string("sitemapindex"));
  for (const std::string& part : parts) {
    const std::string& bytes = outputs.at(part.substr(25));
    BOOST_TEST(bytes.substr(4, 4) == std::string(4, '\0'));  // the time in gzip's header
  }
  t.config.sitemap->gzip = false;
  t.config.sitemap->split = 1'000'000;  // more than may be
  const Outputs plain = t.run("sitemap");
  BOOST_TEST(locations(plain.at("sitemap-1.xml")).size() == 50'000u);
  BOOST_TEST(plain.at("sitemap-1.xml").size() < 50'000'000u);
  BOOST_TEST(std::count(plain.at("sitemap.txt").begin(), plain.at("sitemap.txt").end(), '\n') == 50'000);
}

BOOST_AUTO_TEST_CASE(c50_no_changefreq_priority_or_caption) {
  TestSite t;
  add_whole_site(t);
  t.config.sitemap->images = t.config.sitemap->alternates = true;
  Image image;
  image.url = "https://blog.example.com/a.png";
  t.fragment(0).images.push_back(image);
  const Xml xml(t.run("sitemap").at("sitemap.xml"));
  const std::set<std::string> known = {"urlset", "url", "loc", "lastmod", "image:image", "image:loc"};
  for_each_element(xml.root(),
                   [&](const pugi::xml_node& node) { BOOST_TEST(known.count(node.name()) == 1u, node.name()); });
  BOOST_TEST(all_named(xml.document, "image:loc").size() == 1u);
}

BOOST_AUTO_TEST_CASE(c51_translations_name_each_other_and_themselves) {
  TestSite t;
  t.config.sitemap->alternates = true;
  for (const char* language : {"", "en", "ja"}) {
    const std::string key = *language ? "essay." + std::string(language) : "essay";
    t.add(key, "2025-01-01", "文", "<p>x</p>").language = language;
  }
  t.add("alone", "2025-01-02", "独", "<p>x</p>");
  const Xml xml(t.run("sitemap").at("sitemap.xml"));
  std::set<std::string> groups;
  std::size_t members = 0;
  for (const pugi::xml_node url : xml.root().children("url")) {
    std::string group;
    bool has_itself = false;
    for (const pugi::xml_node link : url.children("xhtml:link")) {
      BOOST_TEST(link.attribute("rel").value() == std::string("alternate"));
      group += std::string(link.attribute("hreflang").value()) + "=" + link.attribute("href").value() + " ";
      has_itself = has_itself || link.attribute("href").value() == std::string(url.child("loc").text().get());
    }
    if (group.empty()) continue;
    ++members;
    groups.insert(group);
    BOOST_TEST(has_itself);
  }
  BOOST_TEST(members == 3u);
  BOOST_TEST((groups ==
              std::set<std::string>{
                  "zh-CN=https://blog.example.com/posts/essay/ en=https://blog.example.com/posts/essay.en/ "
                  "ja=https://blog.example.com/posts/essay.ja/ x-default=https://blog.example.com/posts/essay/ "}),
             *groups.begin());
}

BOOST_AUTO_TEST_CASE(c52_flat_maps_for_baidu) {
  TestSite t;
  add_many(t, 60'000);
  t.config.sitemap->baidu = true;
  std::string name;
  for (int i = 0; i < 29; ++i) name += "山";
  t.add(name, "2023-01-01", "山", "<p>x</p>");
  const Outputs outputs = t.run("sitemap");
  for (const char* file : {"baidusitemap.xml", "baidusitemap-2.xml"}) {
    const Xml xml(outputs.at(file));
    BOOST_TEST(xml.root().name() == std::string("urlset"));
    BOOST_TEST(std::distance(xml.root().attributes_begin(), xml.root().attributes_end()) == 1);
    BOOST_TEST((count_children(xml.root(), "url") <= 50'000u && outputs.at(file).size() < 10'000'000u));
  }
  BOOST_TEST(outputs.count("baidusitemap-3.xml") == 0u);
  BOOST_TEST(reports_of(t.diagnostics).substr(0, 82) ==
             ":0:0: sitemap/long-address: 1 address has more than 256 bytes, which Baidu does no");
}

BOOST_AUTO_TEST_CASE(c53_indexnow_takes_a_plain_key_one_host_and_ten_thousand_addresses) {
  for (const std::string& key : {std::string("short"), std::string(129, 'a'), std::string("with space 12")}) {
    Blog blog;
    blog.write("_config.yml", "title: 文集\ntimezone: UTC\n");
    blog.write("source/_posts/a.md", "x");
    blog.write("essaypack.yaml", "sitemap: {indexnow_key: '" + key + "'}\n");
    Diagnostics diagnostics;
    BOOST_CHECK_THROW(load_config(blog.path, all_site_kinds(), {}, diagnostics), Failure);
  }
  AnnouncementRun run;
  run.site_url = "https://blog.example.com/x/";
  run.indexnow_key = "0123-abcd";
  Texts urls;
  for (int i = 0; i < 10'001; ++i) urls.push_back(run.site_url + std::to_string(i) + "/");
  for (const std::string& url : urls) run.pages.push_back({url, 1});
  const Announcements now = compare_announcements({}, run);
  BOOST_REQUIRE(now.files.indexnow.size() == 2u);
  std::size_t addresses = 0;
  for (const std::string& bytes : now.files.indexnow) {
    const auto body = nlohmann::json::parse(bytes);
    BOOST_TEST(body.at("host") == "blog.example.com");
    BOOST_TEST(body.at("key") == "0123-abcd");
    BOOST_TEST((body.at("urlList").size() >= 1u && body.at("urlList").size() <= 10'000u));
    for (const auto& url : body.at("urlList"))
      BOOST_TEST(url.get<std::string>().substr(0, 27) == "https://blog.example.com/x/");
    addresses += body.at("urlList").size();
  }
  BOOST_TEST(addresses == 10'001u);
}

BOOST_AUTO_TEST_SUITE_END()
