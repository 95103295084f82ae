/// The shared vectors of inclusion: which of 49 files reach feeds, book and sitemap.

#include "blog_fixture.h"
#include "folders.h"
#include "kinds/kinds.h"

#include <set>

using namespace essaypack;
using nlohmann::json;

namespace {

/// The text of the file in row `row`.
std::string file_text(const std::string& file, const std::string& extra, std::size_t row) {
  const std::string name = file.substr(file.rfind('/') + 1);
  const std::string body = "SECRETBODY" + std::to_string(row) + "X";
  if (extra == "@empty") return "";
  if (extra == "@nofm") return "Just text.";
  if (extra == "@badyaml") return "---\ntitle: [x] y\n---\nb";
  if (extra.rfind("@null:", 0) == 0) {
    const std::string key = extra.substr(6);
    return "---\n" + std::string(key == "title" ? "" : "title: n\n") + "date: 2020-01-01\n" + key + ":\n---\n" + body;
  }
  std::string lines = "date: 2020-01-01\n";
  if (extra == "@future") lines = "date: 2026-12-21 00:30:51\n";
  if (extra == "@baddate") lines = "date: 2020-09-06 22:010:17\n";
  if (extra == "@nodate") lines = "";
  if (extra.empty() || extra[0] != '@') lines += extra;
  return "---\ntitle: " + name + "\n" + lines + "---\n" + body;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inclusion)

BOOST_AUTO_TEST_CASE(vectors) {
  const json data = read_shared("vectors/inclusion.json");
  if (data.is_null()) return;
  const json deviate = read_shared("vectors/DEVIATE.json");
  const json& rows = data["runs"][0]["posts"];
  const Blog blog;
  blog.write("_config.yml", "title: T\nurl: https://example.com\ntimezone: UTC\npermalink: :title/\n");
  std::size_t row = 0;
  for (const auto& [file, cells] : rows.items())
    blog.write("source/" + file, file_text(file, cells.value("extra", ""), row++));
  Diagnostics diagnostics;
  const Site site = build(blog, diagnostics);
  std::set<std::string> in_feed, in_sitemap;
  for (const Post& post : site.posts) {
    if (post.in_feeds && post.date) in_feed.insert(post.source);
    if (post.in_sitemap) in_sitemap.insert(post.source);
  }
  // What DEVIATE.json says in words, as two columns: feed, sitemap.
  const std::map<std::string, std::pair<bool, bool>> ours = {
      {"_posts/noindex.md", {true, false}},     {"_posts/upper.MD", {true, true}},
      {"_posts/null-excerpt.md", {true, true}}, {"_posts/null-more.md", {true, true}},
      {"_posts/bad-yaml.md", {false, true}},    {"_posts/no-date.md", {false, true}},
      {"_posts/no-fm.md", {false, true}}};
  // Hexo lets x.html and x.markdown overwrite each other at /x/; here that is an error, and the first stays.
  const std::string clashing = "_posts/x.markdown";
  for (const auto& [file, cells] : rows.items()) {
    std::pair<bool, bool> wanted(cells["inAtom"].get<bool>(), cells["inSitemap"].get<bool>());
    if (!deviation(deviate, "inclusion.json", file).is_null())
      wanted = ours.count(file) > 0 ? ours.at(file) : std::pair<bool, bool>(false, false);
    if (file.rfind("about/", 0) == 0 || file == clashing) continue;
    BOOST_TEST(in_feed.count("source/" + file) == std::size_t(wanted.first), file);
    BOOST_TEST(in_sitemap.count("source/" + file) == std::size_t(wanted.second), file);
  }
  BOOST_REQUIRE(site.pages.size() == 1);
  BOOST_TEST(site.pages[0].path == "about/index.html");
  BOOST_TEST(
      diagnostics.files_with_errors() == (std::vector<std::string>{"source/_posts/bad-date.md", "source/" + clashing}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_encrypted_demo_has_nothing_to_publish) {
  const std::filesystem::path demo = std::filesystem::path(kShared) / "blogs/hexo-blog-encrypt/demo";
  if (!std::filesystem::is_directory(demo)) {
    BOOST_TEST_MESSAGE("skipped: no " << demo.string());
    return;
  }
  Diagnostics diagnostics;
  const Config config = load_config(demo, all_site_kinds(), {}, diagnostics);
  const Catalogue catalogue = read_catalogue(config, kTestNow, 2, diagnostics);
  BOOST_TEST(catalogue.posts.size() == 13u);
  for (const Post& post : catalogue.posts) BOOST_TEST(post.withheld.password, post.source);
}

BOOST_AUTO_TEST_SUITE_END()
