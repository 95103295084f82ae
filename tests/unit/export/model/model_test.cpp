#include "export/model/model.h"

#include "feed_support.h"
#include "folders.h"

#include <fstream>

using namespace essaypack;
using test::TestSite;

namespace {

void add_taxonomy(TestSite& t) {
  Category life, mind;
  life.name = "生活感悟";
  life.slug = "生活感悟";
  life.permalink = "https://blog.example.com/categories/x/";
  life.children = {1};
  mind.name = "心灵成长";
  mind.slug = "生活感悟/心灵成长";
  mind.parent = 0;
  mind.posts = {0};
  life.total = mind.total = 1;
  t.site.categories = {life, mind};
  t.site.roots = {0};
  t.site.tags = {{"随笔", "随笔", "", {0, 1}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(model)

BOOST_AUTO_TEST_CASE(a_whole_model) {
  TestSite t;
  test::add_two_posts(t);
  t.site.posts[1].date.reset();
  add_taxonomy(t);
  const std::string expected =
      R"({"essaypack_model": 1,
"site": {"title":"文集","subtitle":"","url":"https://blog.example.com/","language":"zh-CN","timezone":"Asia/Shanghai","author":{"name":"示例作者","email":"","url":""},"description":""},
"posts": [
{"source":"source/_posts/5e7f3b21.md","id":"tag:blog.example.com,2025:post:5e7f3b21","slug":"5e7f3b21","title":"用 <div> 与 A&B","permalink":"https://blog.example.com/posts/5e7f3b21/","path":"posts/5e7f3b21/","date":"2025-10-30T06:18:07+08:00","updated":"2025-10-31T08:00:00+08:00","language":"en","authors":[{"name":"另一人","email":"","url":"https://other.example.org/"}],"categories":[["生活感悟","心灵成长"],["生活感悟","随笔"]],"tags":["C++","随笔"],"series":"","keywords":[],"description":"一个摘要 & 一点","summary":"一个摘要 & 一点","toc":false,"toc_number":false,"cover":"https://blog.example.com/images/%E9%9B%A8.png","translations":[],"content":"<p>夜深了。</p><pre><code>a &lt; b\n]]&gt;</code></pre>"},
{"source":"source/_posts/plain.md","id":"tag:blog.example.com,2025:post:plain","slug":"plain","title":"短","permalink":"https://blog.example.com/posts/plain/","path":"posts/plain/","date":null,"updated":null,"language":"zh-CN","authors":[{"name":"示例作者","email":"","url":""}],"categories":[],"tags":[],"series":"","keywords":[],"description":"","summary":"短文。","toc":false,"toc_number":false,"cover":"","translations":[],"content":"<p>短文。</p>"}
],
"categories": [{"name":"生活感悟","slug":"生活感悟","permalink":"https://blog.example.com/categories/x/","posts":[],"children":[{"name":"心灵成长","slug":"生活感悟/心灵成长","permalink":"","posts":["source/_posts/5e7f3b21.md"],"children":[]}]}],
"tags": [{"name":"随笔","slug":"随笔","permalink":"","posts":["source/_posts/5e7f3b21.md","source/_posts/plain.md"]}]}
)";
  BOOST_TEST(t.run("model").at("model.json") == expected);
}

BOOST_AUTO_TEST_CASE(an_empty_site) {
  TestSite t("");
  const auto json = nlohmann::json::parse(t.run("model").at("model.json"));
  BOOST_TEST(json.at("posts").empty());
  BOOST_TEST(json.at("site").at("url") == "");
}

BOOST_AUTO_TEST_CASE(a_post_that_fails_is_named_nowhere) {
  TestSite t;
  test::add_two_posts(t);
  add_taxonomy(t);
  t.fragments[0] = nullptr;
  const std::string model = t.run("model").at("model.json");
  BOOST_TEST(model.find("5e7f3b21") == model.npos);
  BOOST_TEST(nlohmann::json::parse(model).at("posts").size() == 1u);
}

BOOST_AUTO_TEST_CASE(without_a_site_url) {
  TestSite t("");
  t.add("a", "2025-01-01", "甲", "<p><a href=\"b.html#x\">b</a><img src=\"图.png\"/></p>").cover = "a.png";
  const auto post = nlohmann::json::parse(t.run("model").at("model.json")).at("posts").at(0);
  BOOST_TEST(post.at("content") == "<p><a href=\"b.html#x\">b</a><img src=\"%E5%9B%BE.png\" /></p>");
  BOOST_TEST(post.at("cover") == "a.png");
  BOOST_TEST(post.at("permalink") == "");
}

BOOST_AUTO_TEST_CASE(more_posts_than_a_block) {
  TestSite t;
  for (int i = 0; i < 600; ++i) t.add("p" + std::to_string(i), "2025-01-01", "题", "<p>" + std::to_string(i) + "</p>");
  const auto posts = nlohmann::json::parse(t.run("model").at("model.json")).at("posts");
  BOOST_REQUIRE(posts.size() == 600u);
  for (int i = 0; i < 600; ++i) BOOST_REQUIRE(posts[i].at("content") == "<p>" + std::to_string(i) + "</p>");
}

BOOST_AUTO_TEST_CASE(every_member_is_in_the_schema) {
  std::ifstream file(std::string(kCheckout) + "/docs/model.schema.json");
  const auto schema = nlohmann::json::parse(file);
  TestSite t;
  test::add_two_posts(t);
  add_taxonomy(t);
  const auto model = nlohmann::json::parse(t.run("model").at("model.json"));
  const auto same_members = [](const nlohmann::json& value, const nlohmann::json& rule) {
    for (const auto& [key, member] : value.items()) BOOST_TEST(rule.at("properties").contains(key), key);
    for (const auto& key : rule.at("required")) BOOST_TEST(value.contains(key.get<std::string>()), key);
  };
  same_members(model, schema);
  BOOST_TEST(schema.at("properties").at("essaypack_model").at("const") == kModelVersion);
  same_members(model.at("site"), schema.at("properties").at("site"));
  same_members(model.at("posts").at(0), schema.at("definitions").at("post"));
  same_members(model.at("categories").at(0), schema.at("definitions").at("category"));
  same_members(model.at("tags").at(0), schema.at("definitions").at("tag"));
}

BOOST_AUTO_TEST_SUITE_END()
