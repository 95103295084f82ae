/// What real Hexo says about four real blogs (shared/oracle): slugs, titles, dates, addresses, categories, tags.

#include "base/time.h"
#include "base/url.h"
#include "blog_fixture.h"
#include "folders.h"
#include "kinds/kinds.h"

#include <map>
#include <set>

using namespace essaypack;
using nlohmann::json;

namespace {

/// Where essaypack differs from Hexo on purpose, by name. docs/hexo.md has the same list.
struct Difference {
  const char* source;
  const char* field;
  const char* hexo;
  const char* ours;
  const char* reason;
};

constexpr const char* kOffset = "Hexo subtracts the offset +08:00 of the head twice";
constexpr const char* kPlain = "themes print titles unescaped, so a reference is what it stands for";
const Difference kDifferences[] = {
    {"_posts/HTML-a标签download属性点击链接来下载图片.md", "title", "HTML &lt;a&gt; download 属性点击链接来下载图片",
     "HTML <a> download 属性点击链接来下载图片", kPlain},
    {"_posts/树莓派折腾记（一）初始化&amp;-owncloud.md", "title", "树莓派折腾记（一）初始化&amp; owncloud",
     "树莓派折腾记（一）初始化& owncloud", kPlain},
    {"_posts/git.md", "date", "2018-05-24T18:40:26Z", "2018-05-25T02:40:26Z", kOffset},
    {"_posts/mac安装mssql.md", "date", "2018-05-15T21:19:16Z", "2018-05-16T05:19:16Z", kOffset},
    {"_posts/mysql-count.md", "date", "2018-04-03T00:04:16Z", "2018-04-03T08:04:16Z", kOffset},
    {"_posts/neway.md", "published", "yes", "no", "the post has a password"},
};

using Facts = std::map<std::string, std::string>;

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += name + "\n";
  return text;
}

std::string date_of(const std::string& text) {
  const ParsedDate date = parse_date(text, Zone());
  return date.ok ? format_rfc3339_utc(date.time) : "no date";
}

/// Hexo leaves out the posts in _drafts.
Facts facts_of(const json& row) {
  if (!row["published"].get<bool>()) return {{"published", "no"}};
  std::set<std::string> slugs, tags;
  for (const json& category : row["categories"]) slugs.insert(category["slug"].get<std::string>());
  for (const json& tag : row["tags"]) tags.insert(tag["name"].get<std::string>());
  return {{"published", "yes"},
          {"slug", row["slug"].get<std::string>()},
          {"title", row["title"].get<std::string>()},
          {"permalink", decode_percent(row["permalink"].get<std::string>())},
          {"date", date_of(row["date"].get<std::string>())},
          {"categories", joined(slugs)},
          {"tags", joined(tags)}};
}

std::set<std::string> node_slugs(const Post& post, const Site& site) {
  std::set<std::string> slugs;
  for (const Category& category : site.categories)
    for (const auto& path : post.categories)
      if (path.size() >= category.path.size() && std::equal(category.path.begin(), category.path.end(), path.begin()))
        slugs.insert(category.slug);
  return slugs;
}

Facts facts_of(const Post* post, const Site& site) {
  if (!post) return {{"published", "no"}};
  return {{"published", "yes"},
          {"slug", post->slug},
          {"title", post->title},
          {"permalink", decode_percent(post->permalink)},
          {"date", post->date ? format_rfc3339_utc(*post->date) : "no date"},
          {"categories", joined(node_slugs(*post, site))},
          {"tags", joined({post->tags.begin(), post->tags.end()})}};
}

const Difference* find_difference(const std::string& source, const std::string& field) {
  for (const Difference& difference : kDifferences)
    if (difference.source == source && difference.field == field) return &difference;
  return nullptr;
}

/// Every fact is Hexo's, or the difference is named above with both values. Returns how many were.
std::size_t compare(const std::string& source, const Facts& hexo, const Facts& ours) {
  std::size_t named = 0;
  const bool is_comparable = hexo.at("published") == ours.at("published");
  for (const auto& [field, value] : hexo) {
    if (!is_comparable && field != "published") continue;  // one of the two has no such post
    const auto own = ours.find(field);
    const Difference* difference = find_difference(source, field);
    if (difference) {
      ++named;
      BOOST_TEST(value == difference->hexo, source << " " << field);
      BOOST_TEST((own != ours.end() && own->second == difference->ours), source << " " << field);
      continue;
    }
    BOOST_TEST((own != ours.end() && own->second == value), source << " " << field << " is '"
                                                                   << (own == ours.end() ? "" : own->second)
                                                                   << "', Hexo's '" << value << "'");
  }
  return named;
}

/// `expected`: posts of the oracle, and differences among them.
void compare_blog(const std::string& folder, const std::string& oracle, std::size_t posts, std::size_t differences) {
  const json rows = read_shared("oracle/" + oracle + ".json");
  const std::filesystem::path blog = std::filesystem::path(kShared) / "blogs" / folder;
  if (rows.is_null()) return;
  if (!std::filesystem::is_directory(blog)) {
    BOOST_TEST_MESSAGE("skipped: no " << blog.string());
    return;
  }
  Diagnostics diagnostics;
  ConfigOverrides overrides;
  overrides.timezone = rows["machineTZ"].get<std::string>();
  const Config config = load_config(blog, all_site_kinds(), overrides, diagnostics);
  const Site site = build_site(read_catalogue(config, kTestNow, 2, diagnostics), config, diagnostics);
  std::map<std::string, const Post*> published;
  for (const Post& post : site.posts) published[std::string(post.source.substr(7))] = &post;
  std::size_t named = 0;
  for (const json& row : rows["posts"]) {
    const std::string source = row["source"];
    const auto post = published.find(source);
    named += compare(source, facts_of(row), facts_of(post == published.end() ? nullptr : post->second, site));
    if (post != published.end()) published.erase(post);
  }
  BOOST_TEST(published.empty(), "posts that Hexo does not have");
  BOOST_TEST(rows["posts"].size() == posts);
  BOOST_TEST(named == differences);
  BOOST_TEST(diagnostics.count(Severity::error) == 0u);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(hexo_site) { compare_blog("hexo-site", "hexojs+site", 58, 0); }
BOOST_AUTO_TEST_CASE(poychang) { compare_blog("poychang", "poychang+blog.poychang.net", 399, 0); }
BOOST_AUTO_TEST_CASE(ghostsf) { compare_blog("ghostsf", "ghostsf+ghostsf.github.io", 247, 6); }
BOOST_AUTO_TEST_CASE(huli) { compare_blog("huli", "aszx87410+huli-blog", 354, 0); }

BOOST_AUTO_TEST_CASE(every_difference_is_documented) {
  const FileBytes page = read_file(std::filesystem::path(kCheckout) / "docs/hexo.md");
  BOOST_REQUIRE(page.bytes);
  for (const Difference& difference : kDifferences) {
    const std::string row = std::string("| `") + difference.source + "` | " + difference.field + " | " +
                            difference.hexo + " | " + difference.ours + " | " + difference.reason + " |";
    BOOST_TEST(page.bytes->find(row) != std::string::npos, "docs/hexo.md lacks: " << row);
  }
}

BOOST_AUTO_TEST_SUITE_END()
