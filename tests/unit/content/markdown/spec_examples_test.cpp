#include "content_fixture.h"
#include "html_compare.h"
#include "shared_vectors.h"

#include "export/feed/feed_html.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <map>
#include <sstream>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// The numbers that `spec_differences.txt` lists for a specification, each with its reason.
std::map<int, std::string> read_differences(const std::string& specification) {
  std::ifstream file(std::string(kCheckout) + "/tests/unit/spec_differences.txt");
  BOOST_REQUIRE(file);
  std::map<int, std::string> found;
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with('#') || colon == std::string::npos || !line.starts_with(specification + " ")) continue;
    std::istringstream numbers(line.substr(specification.size() + 1, colon - specification.size() - 1));
    for (int number = 0; numbers >> number;)
      BOOST_TEST(found.emplace(number, line.substr(colon + 2)).second, number << " stands twice");
  }
  return found;
}

/// A site whose Markdown is that of the specification: no tags, formulas or typography of ours.
void read_as_specified(ContentSite& site, const std::string& specification) {
  MarkdownConfig& markdown = site.config.markdown;
  markdown.gfm = markdown.autolink = markdown.marks.single_tilde = specification == "gfm";
  markdown.descriptions.are_read = markdown.math.is_read = markdown.join_lines = false;
  site.config.kind = &plain_kind();
  site.site.posts[0].nunjucks = false;
}

void check_examples(const std::string& specification) {
  const auto examples = read_vectors(specification + ".json");
  if (!examples) return;
  const std::map<int, std::string> differences = read_differences(specification);
  ContentSite site;
  read_as_specified(site, specification);
  const std::string page = site.site.posts[0].permalink;
  std::size_t alike = 0;
  for (const auto& example : *examples) {
    const int number = example["n"];
    const auto fragment = site.render(example["markdown"].get<std::string>());
    BOOST_REQUIRE(fragment);
    const std::string ours = canonical_html(write_feed_html(*fragment, {page, "k"}), page);
    const std::string theirs = canonical_html(example["html"].get<std::string>(), page);
    alike += ours == theirs;
    const auto reason = differences.find(number);
    BOOST_TEST_CONTEXT(specification << ' ' << number << ' ' << example["section"] << ": " << example["markdown"]) {
      if (reason == differences.end())
        BOOST_TEST(ours == theirs);
      else
        BOOST_TEST(ours != theirs, "alike now, though the list says: " << reason->second);
    }
  }
  BOOST_TEST_MESSAGE(specification << ": " << alike << " of " << examples->size() << " examples agree");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spec_examples)

BOOST_AUTO_TEST_CASE(commonmark) { check_examples("commonmark"); }
BOOST_AUTO_TEST_CASE(gfm) { check_examples("gfm"); }

BOOST_AUTO_TEST_SUITE_END()
