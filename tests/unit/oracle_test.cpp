/// What real Hexo says about four real blogs (shared/oracle): slugs, titles, dates, addresses, categories, tags.

#include "base/time.h"
#include "base/url.h"
#include "blog_fixture.h"

#include <map>
#include <set>

using namespace essaypack;
using nlohmann::json;

namespace {

/// Hexo subtracts the offset of these twice.
const std::map<std::string, std::string> kRightDates = {{"_posts/git.md", "2018-05-25T02:40:26Z"},
                                                        {"_posts/mac安装mssql.md", "2018-05-16T05:19:16Z"},
                                                        {"_posts/mysql-count.md", "2018-04-03T08:04:16Z"}};

std::set<std::string> node_slugs(const Post& post, const Site& site) {
  std::set<std::string> slugs;
  for (const Category& category : site.categories)
    for (const auto& path : post.categories)
      if (path.size() >= category.path.size() && std::equal(category.path.begin(), category.path.end(), path.begin()))
        slugs.insert(category.slug);
  return slugs;
}

void compare(const json& row, const Post& post, const Site& site) {
  const std::string source = row["source"];
  BOOST_TEST(post.slug == row["slug"].get<std::string>(), source);
  if (!row["title"].get<std::string>().empty()) BOOST_TEST(post.title == row["title"].get<std::string>(), source << ": " << post.title);
  BOOST_TEST(decode_percent(post.permalink) == decode_percent(row["permalink"].get<std::string>()), source << ": " << post.permalink);
  const auto right = kRightDates.find(source);
  const ParsedDate date = parse_date(right == kRightDates.end() ? row["date"].get<std::string>() : right->second, Zone());
  BOOST_TEST((post.date && *post.date == date.time), source << ": " << (post.date ? format_rfc3339_utc(*post.date) : "no date"));
  std::set<std::string> slugs, tags;
  for (const json& category : row["categories"]) slugs.insert(category["slug"].get<std::string>());
  for (const json& tag : row["tags"]) tags.insert(tag["name"].get<std::string>());
  BOOST_TEST((node_slugs(post, site) == slugs), source << " categories");
  BOOST_TEST((std::set<std::string>(post.tags.begin(), post.tags.end()) == tags), source << " tags");
}

void compare_blog(const std::string& folder, const std::string& oracle) {
  const json rows = read_shared("oracle/" + oracle + ".json");
  const std::filesystem::path blog = std::filesystem::path(ESSAYPACK_SHARED) / "blogs" / folder;
  if (rows.is_null() || !std::filesystem::is_directory(blog)) return;
  Diagnostics diagnostics;
  ConfigOverrides overrides;
  overrides.timezone = rows["machineTZ"].get<std::string>();
  const Config config = load_config(blog, overrides, diagnostics);
  const Catalogue catalogue = read_catalogue(config, kTestNow, 2, diagnostics);
  const Site site = build_site(Catalogue(catalogue), config, diagnostics);
  std::map<std::string, const Post*> published;
  for (const Post& post : site.posts) published[post.source.substr(7)] = &post;
  std::size_t compared = 0;
  for (const json& row : rows["posts"]) {
    const std::string source = row["source"];
    const auto post = published.find(source);
    if (!row["published"].get<bool>() || source == "_posts/neway.md") {
      BOOST_TEST((post == published.end()), source << " is published");
      continue;
    }
    BOOST_TEST((post != published.end()), source << " is missing");
    if (post == published.end()) continue;
    compare(row, *post->second, site);
    ++compared;
  }
  BOOST_TEST(diagnostics.count(Severity::error) == 0u);
  BOOST_TEST_MESSAGE(folder << ": " << compared << " posts compared");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(hexo_site) { compare_blog("hexo-site", "hexojs+site"); }
BOOST_AUTO_TEST_CASE(poychang) { compare_blog("poychang", "poychang+blog.poychang.net"); }
BOOST_AUTO_TEST_CASE(ghostsf) { compare_blog("ghostsf", "ghostsf+ghostsf.github.io"); }
BOOST_AUTO_TEST_CASE(huli) { compare_blog("huli", "aszx87410+huli-blog"); }

BOOST_AUTO_TEST_SUITE_END()
