/// Rules C20 to C40 of docs/feeds.md: RSS 2.0, RFC 5005, JSON Feed 1.1.

#include "base/hash.h"
#include "config/sections/feed.h"
#include "feed_rules_support.h"

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// The channel of the RSS feed of a site.
struct Rss {
  explicit Rss(TestSite& t) : bytes(t.run("rss").at("rss2.xml")), xml(bytes), channel(xml.root().child("channel")) {}
  std::string bytes;
  Xml xml;
  pugi::xml_node channel;
};

nlohmann::json json_of(TestSite& t) { return nlohmann::json::parse(t.run("json").at("feed.json")); }

/// What is wrong with a piece of HTML, if every element that is not void must be closed: `</b> closes <i>`.
std::string html_fault(const std::string& html) {
  static const std::regex tag("<(/?)([a-z][a-z0-9]*)((?: [a-z:-]+=\"[^\"<>]*\")*)>");
  static const std::set<std::string> kVoid = {"br", "col", "hr", "img", "input", "source", "track", "wbr"};
  static const std::set<std::string> kUnsafe = {"script", "style", "iframe", "object", "embed",
                                                "form",   "link",  "meta",   "base"};
  Texts open;
  std::string rest;
  std::size_t from = 0;
  for (std::sregex_iterator at(html.begin(), html.end(), tag), end; at != end; ++at) {
    rest += html.substr(from, static_cast<std::size_t>(at->position()) - from);
    from = static_cast<std::size_t>(at->position() + at->length());
    const std::string name = (*at)[2], attributes = (*at)[3];
    if (kUnsafe.count(name) != 0) return "<" + name + ">";
    if (std::regex_search(attributes, std::regex(" (on[a-z]+|style|srcdoc)="))) return "attributes" + attributes;
    if (kVoid.count(name) != 0) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
    } else {
      if (open.empty() || open.back() != name) return "</" + name + "> closes nothing";
      open.pop_back();
    }
  }
  rest += html.substr(from);
  if (!open.empty()) return "<" + open.back() + "> is not closed";
  return rest.find_first_of("<>") == rest.npos ? std::string() : "a bare angle in " + rest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_rules_rss)

BOOST_AUTO_TEST_CASE(c20_channel_and_items_have_what_they_need_once) {
  for (const auto content : {FeedContent::full, FeedContent::summary, FeedContent::none}) {
    TestSite t;
    add_whole_site(t);
    t.site.subtitle.clear();  // RSS needs a description all the same
    t.config.feed->content = content;
    const Rss rss(t);
    for (const char* element : {"title", "link", "description"}) {
      BOOST_TEST(count_children(rss.channel, element) == 1u, element);
      BOOST_TEST(rss.channel.child(element).text().get() != std::string());
    }
    for (const pugi::xml_node item : rss.channel.children("item")) {
      BOOST_TEST((item.child("title") || item.child("description")));
      for (const char* element : {"title", "link", "guid", "pubDate", "description", "content:encoded", "author"})
        BOOST_TEST(count_children(item, element) <= 1u, element);
    }
  }
}

BOOST_AUTO_TEST_CASE(c21_metadata_before_items) {
  TestSite t;
  add_whole_site(t);
  t.config.feed->webfeeds = true;
  const Rss rss(t);
  bool has_begun = false;
  for (const pugi::xml_node node : rss.channel.children()) {
    if (node.type() != pugi::node_element) continue;
    has_begun = has_begun || name_of_node(node) == "item";
    BOOST_TEST((!has_begun || name_of_node(node) == "item"), node.name());
  }
  BOOST_TEST(has_begun);
}

BOOST_AUTO_TEST_CASE(c22_dates_of_rfc_822_in_english) {
  const struct {
    const char* date;
    const char* written;
  } kCases[] = {
      {"2025-10-30 06:18:07", "Thu, 30 Oct 2025 06:18:07 +0800"},
      {"2024-02-29", "Thu, 29 Feb 2024 00:00:00 +0800"},
      {"2025-01-05 23:59:59", "Sun, 05 Jan 2025 23:59:59 +0800"},
      {"1989-06-01 12:00", "Thu, 01 Jun 1989 12:00:00 +0900"},
      {"2025-10-30T06:18:07Z", "Thu, 30 Oct 2025 14:18:07 +0800"},
  };
  for (const auto& c : kCases) {
    TestSite t;
    t.add("a", c.date, "甲", "<p>x</p>");
    const Rss rss(t);
    BOOST_TEST(rss.channel.child("item").child("pubDate").text().get() == std::string(c.written));
    BOOST_TEST(rss.channel.child("lastBuildDate").text().get() == std::string(c.written));
  }
}

BOOST_AUTO_TEST_CASE(c23_a_guid_is_unique_and_no_link_unless_it_is_the_address) {
  TestSite t;
  add_whole_site(t);
  t.site.posts[2].id = t.site.posts[2].permalink;
  t.site.posts[3].id = "https://old.example.org/?p=1";
  const Rss rss(t);
  std::set<std::string> seen;
  std::size_t links = 0;
  for (const pugi::xml_node item : rss.channel.children("item")) {
    const std::string guid = item.child("guid").text().get();
    BOOST_TEST(seen.insert(guid).second);
    BOOST_TEST(is_uri(guid));
    BOOST_TEST(guid.size() >= 8u);
    const bool is_link = item.child("guid").attribute("isPermaLink").value() == std::string("true");
    BOOST_TEST(is_link == (guid == item.child("link").text().get()));
    links += is_link ? 1 : 0;
  }
  BOOST_TEST((seen.size() == 4u && links == 1u));
}

BOOST_AUTO_TEST_CASE(c24_links_are_absolute_ascii_on_this_site_and_encoded_once) {
  TestSite t;
  add_whole_site(t);
  std::size_t links = 0;
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (!is_xml(name)) continue;
    const Xml xml(bytes);
    for_each_element(xml.root(), [&, file = name](const pugi::xml_node& node) {
      for (const char* attribute : {"href", "url", "xmlUrl", "htmlUrl"})
        if (const std::string url = node.attribute(attribute).value(); !url.empty())
          BOOST_TEST(is_uri(url), file << ": " << url);
      if (name_of_node(node) != "link" || node.attribute("href")) return;
      ++links;
      BOOST_TEST(is_uri(node.text().get()), file << ": " << node.text().get());
      BOOST_TEST(std::string(node.text().get()).substr(0, t.site.url.size()) == t.site.url);
    });
  }
  BOOST_TEST(links > 4u);
  const Rss rss(t);
  // The name `夜 50%?#` once: a second time the `%` of its escapes would be encoded.
  BOOST_TEST(rss.channel.child("item").child("link").text().get() ==
             std::string("https://blog.example.com/posts/%E5%A4%9C%2050%25%3F%23/"));
}

BOOST_AUTO_TEST_CASE(c25_names_go_into_dc_creator_never_into_author) {
  TestSite t;
  add_whole_site(t);
  const Rss rss(t);
  BOOST_TEST(all_named(rss.xml.document, "author").empty());
  Texts names;
  for (const pugi::xml_node creator : all_named(rss.xml.document, "dc:creator")) names.push_back(creator.text().get());
  BOOST_TEST((names == Texts{"别人 <a@b>", "另一人", "示例作者", "示例作者", "示例作者"}));
}

BOOST_AUTO_TEST_CASE(c26_description_before_content_encoded) {
  TestSite t;
  add_whole_site(t);
  const Rss rss(t);
  std::size_t both = 0;
  for (const pugi::xml_node item : rss.channel.children("item")) {
    BOOST_TEST(item.child("description"));
    bool has_description = false;
    for (const pugi::xml_node node : item.children()) {
      has_description = has_description || name_of_node(node) == "description";
      if (name_of_node(node) != "content:encoded") continue;
      ++both;
      BOOST_TEST(has_description);
    }
  }
  BOOST_TEST(both == 2u);
}

BOOST_AUTO_TEST_CASE(c27_no_relative_reference_in_html) {
  TestSite t;
  add_whole_site(t);
  const std::string page = "https://blog.example.com/posts/day/", key = short_key(t.site.posts[1].id);
  for (const auto& [name, bytes] : all_outputs(t)) {
    for (const std::string& html : html_of(name, bytes)) {
      for (const char* attribute : {"href", "src", "poster", "cite", "data", "action"})
        for (const std::string& value : html_values(html, attribute)) BOOST_TEST(is_uri(value), name << ": " << value);
    }
  }
  const std::string html = json_of(t).at("items")[1].at("content_html");
  BOOST_TEST(
      (html_values(html, "href") == Texts{"https://blog.example.com/%E5%B8%96%E5%AD%90/%E4%B8%80%20%E4%BA%8C",
                                          "https://blog.example.com/posts/b/%E5%B8%96/100%25", page + "#%E8%8A%82",
                                          "https://cdn.example.org/d", "mailto:a@example.org",
                                          page + "#fn-" + key + "-1", page + "#fnref-" + key + "-1"}));
  BOOST_TEST((html_values(html, "src") == Texts{page + "%E5%9B%BE/100%25.png", page + "v.mp4"}));
  BOOST_TEST((html_values(html, "srcset") == Texts{page + "a.png 1x, https://blog.example.com/posts/b.png 2x"}));
  BOOST_TEST((html_values(html, "poster") == Texts{page + "p.png"}));
  BOOST_TEST((html_values(html, "cite") == Texts{"https://blog.example.com/%E5%BC%95"}));  // a name is no address
}

BOOST_AUTO_TEST_CASE(c28_at_most_one_enclosure_with_address_length_and_type) {
  TestSite t;
  add_whole_site(t);
  t.site.posts[3].cover = "data:image/png;base64,AAAA";
  const Rss rss(t);
  std::size_t enclosures = 0;
  for (const pugi::xml_node item : rss.channel.children("item")) {
    BOOST_TEST(count_children(item, "enclosure") <= 1u);
    if (const pugi::xml_node enclosure = item.child("enclosure")) {
      ++enclosures;
      BOOST_TEST(std::string(enclosure.attribute("url").value()).substr(0, 8) == "https://");
      BOOST_TEST(enclosure.attribute("length").as_ullong() == t.assets.at("source/夜.png").size());
      BOOST_TEST(enclosure.attribute("type").value() == std::string("image/png"));
    }
  }
  BOOST_TEST(enclosures == 1u);
}

BOOST_AUTO_TEST_CASE(c29_a_self_link_of_its_own_type) {
  TestSite t;
  add_whole_site(t);
  const Rss rss(t);
  const pugi::xml_node self = link_of(rss.channel, "atom:link", "self");
  BOOST_TEST(self.attribute("href").value() == std::string("https://blog.example.com/rss2.xml"));
  BOOST_TEST(self.attribute("type").value() == std::string("application/rss+xml"));
}

BOOST_AUTO_TEST_CASE(c30_language_no_ttl_and_an_image_named_as_the_channel) {
  TestSite t;
  add_whole_site(t);
  const Rss rss(t);
  BOOST_TEST(rss.channel.child("language").text().get() == std::string("zh-cn"));
  BOOST_TEST(!rss.channel.child("ttl"));
  for (const char* element : {"title", "link"})
    BOOST_TEST(rss.channel.child("image").child(element).text().get() ==
               std::string(rss.channel.child(element).text().get()));
  BOOST_TEST(rss.channel.child("image").child("url").text().get() ==
             std::string("https://blog.example.com/%E5%9B%BE%E6%A0%87.png"));
}

BOOST_AUTO_TEST_CASE(c31_titles_are_escaped_once) {
  const Texts titles = {"A&B", "用 <div> 与 a < b", "&amp; 是什么", "\"引\" '号'", "]]>"};
  TestSite t;
  for (const std::string& title : titles)
    t.add("p" + std::to_string(t.site.posts.size()), "2025-01-01", title, "<p>x</p>");
  const Rss rss(t);
  Texts found;
  for (const pugi::xml_node item : rss.channel.children("item")) found.push_back(item.child("title").text().get());
  BOOST_TEST(found == titles, boost::test_tools::per_element());
  BOOST_TEST(rss.bytes.find("<title>&amp;amp; 是什么</title>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(c32_no_comments_of_slash) {
  TestSite t;
  add_whole_site(t);
  const Rss rss(t);
  BOOST_TEST(rss.bytes.find("slash:") == std::string::npos);
  BOOST_TEST(count_children(rss.channel, "lastBuildDate") == 1u);
}

BOOST_AUTO_TEST_CASE(c33_html_is_closed_known_and_harmless) {
  TestSite t;
  add_whole_site(t);
  std::size_t pieces = 0;
  for (const auto& [name, bytes] : all_outputs(t))
    for (const std::string& html : html_of(name, bytes)) {
      ++pieces;
      BOOST_TEST(html_fault(html) == "", name);
      BOOST_TEST(html.find("x()") == html.npos);
    }
  BOOST_TEST(pieces > 10u);
  const std::string html = json_of(t).at("items")[0].at("content_html");
  BOOST_TEST(html.find("五") != html.npos);  // the words of an unknown element stay
  const Texts links = html_values(html, "href");
  BOOST_TEST(std::count(links.begin(), links.end(), "https://v.example/1?a=1&amp;b=2") == 1);  // a frame leaves a link
}

BOOST_AUTO_TEST_CASE(c34_archives_name_their_neighbours_and_stay) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  const auto links = [&](const std::string& name) {
    const Xml xml(outputs.at(name));
    std::string text = xml.root().child("fh:archive") ? "archive" : "";
    for (const char* relation : {"current", "prev-archive", "next-archive"})
      if (const pugi::xml_node link = link_of(xml.root(), "link", relation))
        text += " " + (relation + ("=" + std::string(link.attribute("href").value()).substr(25)));
    return text + " " + xml.root().child("id").text().get();
  };
  BOOST_TEST(links("atom.xml") == " prev-archive=archive/2025.xml tag:blog.example.com,2025:feed");
  BOOST_TEST(links("archive/2025.xml") ==
             "archive current=atom.xml prev-archive=archive/2024.xml tag:blog.example.com,2025:feed");
  BOOST_TEST(links("archive/2024.xml") ==
             "archive current=atom.xml next-archive=archive/2025.xml tag:blog.example.com,2025:feed");
  TestSite rss_only;
  add_whole_site(rss_only);
  rss_only.config.feed->atom_path.clear();
  const Xml archive(rss_only.run("archive").at("archive/2025.xml"));
  BOOST_TEST(link_of(archive.root(), "link", "current").attribute("href").value() ==
             std::string("https://blog.example.com/rss2.xml"));
  BOOST_TEST(link_of(archive.root(), "link", "current").attribute("type").value() ==
             std::string("application/rss+xml"));
  rss_only.config.feed->rss_path.clear();  // JSON Feed has no word for archives
  BOOST_TEST(rss_only.run("archive").empty());
  TestSite later;  // a new post changes no closed year
  later.add("new", "2025-12-01", "新", "<p>x</p>");
  add_whole_site(later);
  BOOST_TEST(all_outputs(later).at("archive/2024.xml") == outputs.at("archive/2024.xml"));
}

BOOST_AUTO_TEST_CASE(c35_a_complete_feed_has_no_paging_links) {
  TestSite t;
  add_whole_site(t);
  t.config.feed->limit = 0;
  const Xml atom(t.run("atom").at("atom.xml"));
  BOOST_TEST(atom.root().child("fh:complete"));
  for (const char* relation : {"prev-archive", "next-archive", "first", "last", "next", "previous"})
    BOOST_TEST(!link_of(atom.root(), "link", relation), relation);
  BOOST_TEST(t.run("archive").empty());
}

BOOST_AUTO_TEST_CASE(c36_no_paging_links_in_entries) {
  TestSite t;
  add_whole_site(t);
  const Outputs outputs = all_outputs(t);
  for (const std::string& name : atom_feeds(outputs)) {
    const Xml xml(outputs.at(name));
    for (const pugi::xml_node entry : xml.root().children("entry"))
      for (const pugi::xml_node link : entry.children("link")) {
        const std::string relation = link.attribute("rel").value();
        BOOST_TEST((relation == "alternate" || relation == "enclosure" || relation.substr(0, 4) == "http"),
                   name << relation);
      }
  }
}

BOOST_AUTO_TEST_CASE(c37_json_feed_has_version_title_addresses_and_items) {
  TestSite t;
  add_whole_site(t);
  const nlohmann::json json = json_of(t);
  BOOST_TEST(json.at("version") == "https://jsonfeed.org/version/1.1");
  BOOST_TEST(json.at("title") == "文集 &");
  BOOST_TEST(json.at("home_page_url") == "https://blog.example.com/");
  BOOST_TEST(json.at("feed_url") == "https://blog.example.com/feed.json");
  BOOST_TEST(json.at("items").size() == 4u);
}

BOOST_AUTO_TEST_CASE(c38_json_items) {
  for (const auto content : {FeedContent::full, FeedContent::summary, FeedContent::none}) {
    TestSite t;
    add_whole_site(t);
    t.config.feed->content = content;
    const std::set<std::string> plain = {"id",           "url",   "title",          "summary",
                                         "content_text", "image", "date_published", "date_modified"};
    std::set<std::string> ids;
    const auto feed = json_of(t);
    for (const auto& item : feed.at("items")) {
      BOOST_TEST((item.at("id").is_string() && ids.insert(item.at("id")).second));
      BOOST_TEST(is_uri(item.at("url")));
      BOOST_TEST((item.contains("content_html") || item.at("content_text") != ""));
      BOOST_TEST((!item.contains("authors") || item.at("authors").is_array()));
      for (const auto& [key, value] : item.items()) {
        if (plain.count(key) != 0) BOOST_TEST((value.is_string() && value != ""), key);
        BOOST_TEST(key.find('.') == key.npos);
      }
    }
    BOOST_TEST(json_of(t).at("items")[0].at("title") == "夜深 <div> & ]]> &nbsp; 题");
  }
}

BOOST_AUTO_TEST_CASE(c39_no_next_url) {
  TestSite t;
  add_whole_site(t);
  BOOST_TEST(!json_of(t).contains("next_url"));
}

BOOST_AUTO_TEST_CASE(c40_a_feed_of_more_than_a_megabyte_is_no_secret) {
  TestSite t;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "夜深了，";
  for (int i = 0; i < 6; ++i)
    t.add("p" + std::to_string(i), "2025-01-0" + std::to_string(9 - i), "甲", "<p>" + text + "</p>");
  for (const char* exporter : {"rss", "atom", "json"})
    for (const auto& [name, bytes] : t.run(exporter)) BOOST_TEST(bytes.size() <= t.config.feed->max_bytes, name);
  t.config.feed->archive = FeedArchive::year;
  const std::size_t size = t.run("archive").at("archive/2025.xml").size();
  t.config.feed->content = FeedContent::none;  // titles alone count, too
  t.config.feed->limit = 0;
  t.config.feed->max_bytes = 2'000;
  t.shared->feed.reset();
  BOOST_TEST(t.run("json").at("feed.json").size() <= 2'000u);
  std::string large;
  for (const Diagnostic& report : t.diagnostics.sorted())
    if (report.kind == Kind::feed_large) large += report.message.english() + " (" + report.hint.english() + ")\n";
  BOOST_TEST(
      large ==
      "'archive/2025.xml' has " + std::to_string(size) +
          " bytes, and many services take no feed of more than 1 MB (write 'archive: 2' for blocks of fewer posts)\n");
}

BOOST_AUTO_TEST_SUITE_END()
