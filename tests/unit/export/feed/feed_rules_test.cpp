/// The rules of docs/feeds.md by their numbers. Here C1 to C5, which hold for every XML file; `feed_rules_*_test.cpp`
/// beside have the others. tests/feed_rules.txt is the list.

#include "feed_rules_support.h"

#include "config/sections/feed.h"
#include "config/sections/sitemap.h"

using namespace essaypack;
using namespace essaypack::test;

namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

bool may_stand_in_xml(char32_t c) {
  const bool is_legal =
      c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
  const bool is_doubtful = (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
  return is_legal && !is_doubtful;
}

/// The first character that may not stand in an output, as `U+8 at 12`; empty if there is none.
std::string bad_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (!may_stand_in_xml(c)) return "U+" + std::to_string(static_cast<unsigned>(c)) + " at " + std::to_string(from);
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_rules)

BOOST_AUTO_TEST_CASE(c01_well_formed_utf8_declared_without_a_mark) {
  TestSite t;
  add_whole_site(t);
  std::size_t files = 0;
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (has_suffix(name, ".png")) continue;
    BOOST_TEST_CONTEXT(name) {
      TextRepairs repairs;
      BOOST_TEST(clean_file_text(bytes, repairs) == bytes);  // no mark, no CR, nothing but UTF-8
      BOOST_TEST(bytes.back() == '\n');
      if (!is_xml(name)) continue;
      BOOST_TEST(bytes.substr(0, kDeclaration.size()) == kDeclaration);
      const Xml well_formed(bytes);
      ++files;
    }
  }
  BOOST_TEST(files > 10u);
}

BOOST_AUTO_TEST_CASE(c02_no_character_that_xml_forbids_or_readers_doubt) {
  TestSite t;
  add_whole_site(t);
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (has_suffix(name, ".png")) continue;
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(bad_character(bytes) == "");
      if (has_suffix(name, ".json"))
        for_each_string(nlohmann::json::parse(bytes),
                        [](const std::string& text) { BOOST_TEST(bad_character(text) == ""); });
      for (const std::string& html : html_of(name, bytes))
        if (html.find("<pre>") != html.npos)
          BOOST_TEST(html.find("<code>x\n\ty</code>") != html.npos);  // these two stay
    }
  }
}

BOOST_AUTO_TEST_CASE(c03_no_entity_but_those_of_xml) {
  TestSite t;
  add_whole_site(t);
  const std::regex known("&(amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);");
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (!is_xml(name)) continue;
    for (std::size_t at = bytes.find('&'); at != bytes.npos; at = bytes.find('&', at + 1))
      BOOST_TEST(std::regex_search(bytes.substr(at, 12), known, std::regex_constants::match_continuous),
                 name << ": " << bytes.substr(at, 12));
  }
}

BOOST_AUTO_TEST_CASE(c04_no_white_space_round_dates_ids_and_addresses) {
  const std::set<std::string> exact = {
      "id",  "updated", "published", "uri",  "guid",      "pubDate",     "lastBuildDate", "url",
      "loc", "lastmod", "icon",      "logo", "dc:issued", "dc:language", "language",      "image:loc"};
  TestSite t;
  add_whole_site(t);
  std::size_t values = 0;
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (!is_xml(name)) continue;
    const Xml xml(bytes);
    for_each_element(xml.root(), [&, file = name](const pugi::xml_node& node) {
      std::string value;
      if (exact.count(node.name()) != 0 && node.first_child() == node.last_child()) value = node.text().get();
      if (name_of_node(node) == "link" && !node.attribute("href")) value = node.text().get();
      for (const char* attribute : {"href", "url", "xmlUrl", "htmlUrl", "scheme"})
        if (node.attribute(attribute)) value = node.attribute(attribute).value();
      if (value.empty()) return;
      ++values;
      BOOST_TEST(value.find_first_of(" \t\r\n") == (has_suffix(node.name(), "Date") ? value.find(' ') : value.npos),
                 file << ": <" << node.name() << "> has '" << value << "'");
      BOOST_TEST(value == trim(value));
    });
  }
  BOOST_TEST(values > 100u);
}

BOOST_AUTO_TEST_CASE(c05_every_prefix_is_bound) {
  TestSite t;
  add_whole_site(t);
  t.config.feed->webfeeds = t.config.sitemap->images = true;
  const auto is_bound = [](pugi::xml_node node, const std::string& name) {
    const std::string prefix = name.substr(0, name.find(':'));
    if (prefix == name || prefix == "xml" || prefix == "xmlns") return true;
    for (; node; node = node.parent())
      if (node.attribute(("xmlns:" + prefix).c_str())) return true;
    return false;
  };
  for (const auto& [name, bytes] : all_outputs(t)) {
    if (!is_xml(name)) continue;
    const Xml xml(bytes);
    for_each_element(xml.root(), [&, file = name](const pugi::xml_node& node) {
      BOOST_TEST(is_bound(node, node.name()), file << ": " << node.name());
      for (const pugi::xml_attribute& a : node.attributes())
        BOOST_TEST(is_bound(node, a.name()), file << ": " << a.name());
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
