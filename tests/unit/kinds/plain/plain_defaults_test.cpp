#include "config/site_folder.h"
#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(plain_defaults)

BOOST_AUTO_TEST_CASE(emoji) {
  const struct {
    const char* file;
    bool shows_emoji;
  } kCases[] = {{".vitepress/config.ts", true},     {".vuepress/config.js", true}, {"docs/.vitepress/config.mts", true},
                {"docs/.vuepress/config.ts", true}, {"mkdocs.yml", false},         {"vitepress/config.ts", false}};
  for (const auto& one : kCases) {
    const test::TemporaryFolder folder;
    folder.write(one.file, "");
    Config config;
    FoundSite site;
    site.folder = folder.path;
    plain_kind().set_defaults(site, config);
    BOOST_TEST(config.markdown.typography.emoji == one.shows_emoji, one.file);
  }
}

BOOST_AUTO_TEST_SUITE_END()
