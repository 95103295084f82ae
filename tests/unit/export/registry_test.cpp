#include "export/exporter.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(registry)

BOOST_AUTO_TEST_CASE(the_table_has_every_format) {
  std::set<std::string_view> names;
  for (const Exporter& exporter : all_exporters()) {
    BOOST_TEST(names.insert(exporter.name).second);
    BOOST_TEST(!exporter.summary.empty());
    BOOST_TEST(find_exporter(exporter.name) == &exporter);
  }
  for (const char* name : {"epub", "rss", "atom", "json", "sitemap", "model"}) BOOST_TEST(names.count(name) == 1u);
}

BOOST_AUTO_TEST_CASE(formats_without_a_site_address) {
  BOOST_TEST(!find_exporter("epub")->needs_url);
  BOOST_TEST(!find_exporter("model")->needs_url);
  BOOST_TEST(find_exporter("atom")->needs_url);
  BOOST_TEST(find_exporter("sitemap")->needs_url);
}

BOOST_AUTO_TEST_CASE(unknown_names) {
  BOOST_TEST(find_exporter("pdf") == nullptr);
  BOOST_TEST(find_exporter("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
