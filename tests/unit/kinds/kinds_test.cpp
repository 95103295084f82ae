#include "kinds/kinds.h"

#include "blog_fixture.h"
#include "config/config.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(kinds)

/// What every row of the table has.
BOOST_AUTO_TEST_CASE(rows) {
  std::set<std::string_view> names;
  for (const SiteKind* kind : all_site_kinds()) {
    BOOST_TEST_CONTEXT(kind->name) {
      BOOST_TEST(names.insert(kind->name).second);
      BOOST_TEST(!kind->summary.empty());
      BOOST_TEST((kind->set_defaults && kind->open_sources));
      // whoever is recognised can be named in essaypack.yaml, and is found from a folder of posts
      if (kind->reads_file)
        BOOST_TEST((kind->detect && kind->read_data && !kind->title.empty()));
      else if (kind->detect && kind != all_site_kinds().back())
        BOOST_TEST((kind->read_files && kind->source_folders && !kind->title.empty()));
    }
  }
  BOOST_TEST(all_site_kinds().back()->name == "plain");  // takes what no other takes
}

/// A folder is held against the kinds in their order, and essaypack.yaml has the last word.
BOOST_AUTO_TEST_CASE(detection) {
  const struct {
    const char* name;
    std::initializer_list<std::pair<const char*, const char*>> files;
    const char* kind;
  } kCases[] = {
      {"Markdown alone", {{"a.md", "a"}}, "plain"},
      {"Hexo", {{"_config.yml", "title: a"}, {"source/_posts/a.md", "a"}}, "hexo"},
      {"Jekyll", {{"_config.yml", "title: a"}, {"_posts/2024-01-02-a.md", "a"}}, "jekyll"},
      {"Hugo", {{"hugo.toml", "title = 'a'"}, {"content/a.md", "a"}}, "hugo"},
      {"Hexo before Jekyll",
       {{"_config.yml", "title: a"}, {"source/_posts/a.md", "a"}, {"_posts/2024-01-02-a.md", "a"}},
       "hexo"},
      {"as told", {{"essaypack.yaml", "type: plain"}, {"hugo.toml", "title = 'a'"}, {"content/a.md", "a"}}, "plain"},
  };
  for (const auto& row : kCases) {
    const Blog folder;
    for (const auto& [name, text] : row.files) folder.write(name, text);
    Diagnostics diagnostics;
    const Config config = load_config(folder.path, all_site_kinds(), {}, diagnostics);
    BOOST_TEST(config.kind->name == row.kind, row.name << ": " << config.kind->name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
