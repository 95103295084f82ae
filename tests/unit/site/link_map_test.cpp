#include "site/link_map.h"

#include "blog_fixture.h"

using namespace essaypack;

namespace {

/// Two posts, a page, a protected post; category and tag pages.
struct Linked {
  Linked() : config(hexo_config(blog.path)) {
    blog.write(
        "source/_posts/river.md",
        "---\ntitle: 河\ndate: 2020-01-02\ntags: [水 边]\ncategories: [自然, 山水]\nalias: [old/river.html]\n---\n");
    blog.write("source/_posts/en/rain fall.md",
               "---\ntitle: Rain\ndate: 2020-01-01\nredirect_from: /archive/rain\n---\n");
    blog.write("source/_posts/secret.md", "---\ntitle: 秘密\ndate: 2020-01-03\npassword: x\nalias: hush\n---\n");
    blog.write("source/about/index.md", "---\ntitle: 关于\n---\n");
    site = build(config, diagnostics);
  }
  std::string lead(std::string_view reference, std::string_view source = "source/_posts/river.md",
                   std::string_view path = "2020/01/02/river/") const {
    const ResolvedLink link = resolve_link(reference, source, path, site, config);
    std::string text = name(link.target);
    if (link.is_local) text += " local";
    if (!link.is_own_site) text += " foreign";
    if (!link.fragment.empty()) text += " #" + link.fragment;
    return text + " " + link.url;
  }
  std::string name(const LinkTarget& target) const {
    switch (target.kind) {
      case LinkTarget::Kind::none:
        return "none";
      case LinkTarget::Kind::post:
        return site.posts[target.index].title;
      case LinkTarget::Kind::page:
        return site.pages[target.index].title;
      case LinkTarget::Kind::category:
        return "category " + site.categories[target.index].name;
      case LinkTarget::Kind::tag:
        return "tag " + site.tags[target.index].name;
      case LinkTarget::Kind::home:
        return "home";
      case LinkTarget::Kind::withheld:
        return "withheld";
    }
    return {};
  }
  Blog blog;
  Config config;
  Diagnostics diagnostics;
  Site site;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(link_map)

BOOST_AUTO_TEST_CASE(keys) {
  const struct {
    const char* path;
    const char* key;
  } cases[] = {{"", ""},         {"/", ""},      {"index.html", ""},          {"a/index.html", "a"}, {"a.html", "a"},
               {"/a/b/", "a/b"}, {"a/b", "a/b"}, {"myindex.html", "myindex"}, {"e\u0301", "\u00e9"}};
  for (const auto& c : cases) BOOST_TEST(link_key(c.path) == c.key, c.path);
}

BOOST_AUTO_TEST_CASE(references) {
  const Linked linked;
  const std::string rain = "https://example.org/2020/01/01/en/rain%20fall/";
  const struct {
    const char* reference;
    std::string expected;
  } cases[] = {
      {"https://example.org/2020/01/01/en/rain%20fall/", "Rain " + rain},
      {"http://www.EXAMPLE.org/2020/01/01/en/rain%20fall", "Rain " + rain},
      {"//example.org:443/2020/01/01/en/rain fall/index.html#%E9%9B%A8", "Rain #雨 " + rain + "#%E9%9B%A8"},
      {"/2020/01/01/en/rain%20fall.html?x=1#a", "Rain #a " + rain + "?x=1#a"},
      {"../../01/en/rain%20fall/", "Rain " + rain},
      {"en/rain%20fall.md", "Rain " + rain},
      {"./en/rain fall.md#top", "Rain #top " + rain + "#top"},
      {"/en/rain fall.md", "Rain " + rain},
      {"/_posts/en/rain fall.md", "Rain " + rain},
      {"/archive/rain/", "Rain " + rain},
      {"/old/river", "河 https://example.org/2020/01/02/river/"},
      {"/about/", "关于 https://example.org/about/index.html"},
      {"/", "home https://example.org/"},
      {"https://example.org", "home https://example.org/"},
      {"/categories/自然/山水/", "category 山水 https://example.org/categories/%E8%87%AA%E7%84%B6/%E5%B1%B1%E6%B0%B4/"},
      {"/tags/水-边/", "tag 水 边 https://example.org/tags/%E6%B0%B4-%E8%BE%B9/"},
      {"#a", "河 local #a https://example.org/2020/01/02/river/#a"},
      {"", "河 local https://example.org/2020/01/02/river/"},
      {"/2020/01/03/secret/", "withheld https://example.org/2020/01/03/secret/"},
      {"secret.md", "withheld https://example.org/2020/01/02/river/secret.md"},
      {"/hush/", "withheld https://example.org/hush/"},
      {"/nowhere/", "none https://example.org/nowhere/"},
      {"pic.png", "none https://example.org/2020/01/02/river/pic.png"},
      {"https://other.example/2020/01/02/river/", "none foreign https://other.example/2020/01/02/river/"},
      {"mailto:a@b.example", "none foreign mailto:a@b.example"},
      {"../../../../../../about/", "关于 https://example.org/about/index.html"},
  };
  for (const auto& c : cases)
    BOOST_TEST(linked.lead(c.reference) == c.expected, c.reference << ": " << linked.lead(c.reference));
  BOOST_TEST(linked.lead("../river.md", "source/_posts/en/rain fall.md", "2020/01/01/en/rain fall/") ==
             "河 https://example.org/2020/01/02/river/");
  BOOST_TEST((linked.site.links.by_slug.at("en/rain fall").kind == LinkTarget::Kind::post));
  BOOST_TEST((linked.site.links.by_slug.at("河").kind == LinkTarget::Kind::post));
  BOOST_TEST(linked.site.links.by_slug.count("秘密") == 0u);
}

BOOST_AUTO_TEST_CASE(below_a_root) {
  Linked linked;
  linked.config.url = "https://example.org/blog";
  linked.config.root = "/blog/";
  linked.site = build(linked.config, linked.diagnostics);
  const std::string river = "河 https://example.org/blog/2020/01/02/river/";
  BOOST_TEST(linked.lead("/blog/2020/01/02/river/") == river);
  BOOST_TEST(linked.lead("/2020/01/02/river/") == river);
  BOOST_TEST(linked.lead("https://example.org/blog/2020/01/02/river/") == river);
  BOOST_TEST(linked.lead("/blog") == "home https://example.org/blog/");
}

BOOST_AUTO_TEST_CASE(without_an_address) {
  Linked linked;
  linked.config.url.clear();
  linked.site = build(linked.config, linked.diagnostics);
  BOOST_TEST(linked.lead("en/rain%20fall.md") == "Rain en/rain%20fall.md");
  BOOST_TEST(linked.lead("/2020/01/01/en/rain fall/") == "Rain /2020/01/01/en/rain fall/");
  BOOST_TEST(linked.lead("https://example.org/x") == "none foreign https://example.org/x");
}

BOOST_AUTO_TEST_SUITE_END()
