#include "blog_fixture.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(astro_collections)

/// Collections are defined in a script, or are folders alone; either way it is told whether a page shows their entries.
BOOST_AUTO_TEST_CASE(pages) {
  const std::string page =
      "---\nexport async function getStaticPaths() { return await getCollection('notes'); }\n---\n";
  const std::string own = "---\nexport async function getStaticPaths() { return await allNotes(); }\n---\n";
  const std::string defined =
      "export const collections = { notes: defineCollection({ loader: glob({ pattern: '**/*.md', base: "
      "'./src/content/notes' }) }) };\n";
  const struct {
    const char* name;
    std::vector<std::pair<std::string, std::string>> files;
    const char* told;
  } kCases[] = {
      {"a folder alone", {}, "the page of the collection 'notes' is not found: its addresses are '/notes/...'\n"},
      {"a folder with a page", {{"src/pages/n/[slug].astro", page}}, ""},
      {"a function of the site's own",
       {{"src/pages/n/[slug].astro", own}},
       "the page of the collection 'notes' is not found: its addresses are '/notes/...'\n"},
      {"a page of others",
       {{"src/content/people/b.md", "b"}, {"src/pages/n/[slug].astro", page}},
       "no page in 'src/pages' shows the entries of the collection 'people': they are kept back\n"},
      {"defined",
       {{"src/content.config.ts", defined}},
       "the page of the collection 'notes' is not found: its addresses are '/notes/...'\n"},
      {"defined, with a page", {{"src/content.config.ts", defined}, {"src/pages/n/[slug].astro", page}}, ""},
      {"told where they are", {{"essaypack.yaml", "permalink: x/:title/\n"}}, ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      Blog blog;
      blog.write("astro.config.mjs", "export default { site: 'https://example.org' }\n");
      blog.write("src/content/notes/a.md", "---\ntitle: A\ndate: 2025-01-01\n---\na\n");
      for (const auto& [name, text] : one.files) blog.write(name, text);
      Diagnostics diagnostics;
      build(blog, diagnostics);
      std::string told;
      for (const Diagnostic& report : diagnostics.sorted())
        if (report.kind == Kind::config_ignored_value) told += report.message.english() + '\n';
      BOOST_TEST(told == one.told);
    }
}

BOOST_AUTO_TEST_SUITE_END()
