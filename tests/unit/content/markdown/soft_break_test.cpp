#include "content_fixture.h"
#include "html_compare.h"
#include "shared_vectors.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(soft_break)

BOOST_AUTO_TEST_CASE(shared_cases) {
  const auto vectors = read_vectors("cjk-softbreak.json");
  if (!vectors) return;
  for (const auto& row : (*vectors)["cases"]) {
    ContentSite site;
    site.site.url.clear();
    site.site.language = row["lang"].is_null() ? "" : row["lang"].get<std::string>();
    site.config.markdown.breaks = row["breaks"].get<bool>();
    BOOST_TEST_CONTEXT(row["id"])
    BOOST_TEST(canonical_html(site.html(row["input"].get<std::string>())) ==
               canonical_html(row["expected"].get<std::string>()));
  }
}

BOOST_AUTO_TEST_SUITE_END()
