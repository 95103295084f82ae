#include "site/taxonomy.h"

#include "blog_fixture.h"
#include "input/terms.h"
#include "kinds/kinds.h"

using namespace essaypack;

namespace {

/// One line for each category: indentation by depth, name, slug, posts, total.
std::string tree_of(const Site& site) {
  std::string text;
  for (const Category& category : site.categories) {
    text += std::string(category.path.size() - 1, ' ') + category.name + " " + category.slug + " ";
    for (const std::size_t post : category.posts) text += std::to_string(post);
    text += "/" + std::to_string(category.total) + "\n";
  }
  return text;
}

Site site_of(const std::vector<std::vector<std::vector<std::string>>>& posts) {
  Site site;
  site.language = "zh-CN";
  for (const auto& categories : posts) {
    Post post;
    post.categories = categories;
    site.posts.push_back(post);
  }
  return site;
}

/// What a head's `categories` give, one path after the other.
std::string categories(const std::string& yaml, const Config& config) {
  const ParsedValue parsed = parse_yaml(yaml);
  Diagnostics diagnostics;
  const std::string file = "a.md";
  std::string text;
  for (const auto& path : read_categories(FieldReader(*parsed.value, file, diagnostics), config)) {
    for (const std::string& name : path) text += name + ">";
    text += " ";
  }
  return text + reports_of(diagnostics);
}

std::string tags(const std::string& yaml, const Config& config) {
  const ParsedValue parsed = parse_yaml(yaml);
  Diagnostics diagnostics;
  const std::string file = "a.md";
  std::string text;
  for (const std::string& name : read_tags(FieldReader(*parsed.value, file, diagnostics), config)) text += name + "|";
  return text + reports_of(diagnostics);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(taxonomy)

BOOST_AUTO_TEST_CASE(category_forms) {
  const Config hexo = hexo_config();
  Config flat = hexo;
  flat.flat_categories = true;
  Config jekyll = hexo;
  jekyll.kind = &jekyll_kind();
  const struct {
    const char* name;
    const char* yaml;
    const Config& config;
    const char* expected;
  } cases[] = {
      {"text", "categories: a, b\n", hexo, "a, b> "},
      {"path", "categories: [a, b, c]\n", hexo, "a>b>c> "},
      {"paths", "categories:\n- [a, b]\n- c\n", hexo, "a>b> c> "},
      {"siblings", "categories:\n- - a\n- - b\n", hexo, "a> b> "},
      {"one of both keys", "category: x\ncategories: y\n", hexo, "y> "},
      {"null, then the other key", "category: x\ncategories:\n", hexo, "x> "},
      {"empty items", "categories: ['', a, ~]\n", hexo, "a> "},
      {"twice", "categories:\n- [a, b]\n- [a, b]\n", hexo, "a>b> "},
      {"nested in itself", "categories: [a, a]\n", hexo, "a>a> "},
      {"numbers", "categories: [2018, 1.50, 0x10, '1.0']\n", hexo, "2018>1.5>16>1.0> "},
      {"flat", "categories: [a, b]\n", flat, "a> b> "},
      {"flat keeps paths", "categories:\n- [a, b]\n- c\n", flat, "a>b> c> "},
      {"jekyll splits and merges", "category: x y\ncategories: a b\n", jekyll, "a> b> x y> "},
      {"a map", "categories: {a: b}\n", hexo,
       "a.md:1:13: front-matter/bad-value: a map is no name of a category or tag, it is ignored (write names as text "
       "or as a list of"
       " texts)\n"},
  };
  for (const auto& c : cases)
    BOOST_TEST(categories(c.yaml, c.config) == c.expected, c.name << ": " << categories(c.yaml, c.config));
}

BOOST_AUTO_TEST_CASE(tag_forms) {
  const Config hexo = hexo_config();
  BOOST_TEST(tags("tags: [a, b, a]\n", hexo) == "a|b|");
  BOOST_TEST(tags("tags: [e\u0301, \u00e9]\n", hexo) == "\u00e9|");
  BOOST_TEST(tags("tags: 修复，树脂\n", hexo) == "修复，树脂|");
  BOOST_TEST(tags("tags: [2018, 1.0, 1e21, True, null]\n", hexo) == "2018|1|1e+21|true|");
  BOOST_TEST(tags("tags:\n  -music\n  -音乐\n", hexo) ==
             "-music -音乐|a.md:2:3: front-matter/bad-value: dashes without a space make one text of this list (write "
             "'- name' in"
             " each line)\n");
}

BOOST_AUTO_TEST_CASE(tree) {
  Site site =
      site_of({{{"生活", "旅行"}, {"情感"}}, {{"生活"}}, {{"生活", "旅行"}}, {{"安静"}, {"生活", "读书", "小说"}}});
  Diagnostics diagnostics;
  build_taxonomy(site, hexo_config(), diagnostics);
  BOOST_TEST(tree_of(site) ==
             "安静 安静 3/1\n"
             "情感 情感 0/1\n"
             "生活 生活 1/4\n"
             " 读书 生活/读书 /1\n"
             "  小说 生活/读书/小说 3/1\n"
             " 旅行 生活/旅行 02/2\n");
  BOOST_TEST(site.roots.size() == 3u);
  BOOST_TEST(site.categories[2].children.size() == 2u);
  BOOST_TEST(site.categories[5].parent == 2u);
  BOOST_TEST(site.categories[5].permalink == "https://example.org/categories/%E7%94%9F%E6%B4%BB/%E6%97%85%E8%A1%8C/");
  BOOST_TEST(reports_of(diagnostics) == "");
}

BOOST_AUTO_TEST_CASE(reports) {
  Site site = site_of({{{"C++"}, {"C#"}}, {{"a", "x"}, {"b", "x"}, {"a", "y"}, {"b", "y"}, {"a", "z"}, {"b", "z"}}});
  Diagnostics diagnostics;
  build_taxonomy(site, hexo_config(), diagnostics);
  BOOST_TEST(
      reports_of(diagnostics) ==
      ":0:0: site/sibling-categories: 3 categories stand under several parents ('x', 'y', 'z') (if the lists in your "
      "posts name"
      " siblings, write 'categories: flat' into essaypack.yaml)\n"
      ":0:0: site/slug-clash: the categories 'C#' and 'C++' have one address, 'C' (give one of them another slug in"
      " category_map)\n");
}

BOOST_AUTO_TEST_SUITE_END()
