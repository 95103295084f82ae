#include "app/run/changed_files.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(changed_files)

using namespace essaypack;

namespace {

struct Row {
  const char* name;
  const char* changed;
  const char* file;
  const char* message;
  bool concerns;
};

constexpr Row kRows[] = {
    {"its own problem", "source/_posts/rain.md", "source/_posts/rain.md", "no date", true},
    {"another post's", "source/_posts/rain.md", "source/_posts/wind.md", "no date", false},
    {"a link by file", "source/_posts/rain.md", "a.md", "'rain.md' leads to no post or page", true},
    {"a link by address", "source/_posts/rain.md", "a.md", "'/2024/rain/' leads to no post or page", true},
    {"a link with a fragment", "source/_posts/rain.md", "a.md", "'/rain#top' leads to no post or page", true},
    {"a longer name", "source/_posts/rain.md", "a.md", "'/2024/rain-2/' leads to no post or page", false},
    {"a name with a part before", "source/_posts/rain.md", "a.md", "'train.md' leads to no post or page", false},
    {"a Chinese name", "source/_posts/雨.md", "a.md", "'雨.md' leads to no post or page", true},
    {"a longer Chinese name", "source/_posts/雨.md", "a.md", "'小雨.md' leads to no post or page", false},
    {"a post in a folder", "posts/rain/index.md", "a.md", "'/posts/rain/' leads to no post or page", true},
    {"a section", "content/rain/_index.md", "a.md", "'/rain/' leads to no post or page", true},
    {"a page at the top", "index.md", "a.md", "'index' leads to no post or page", false},
    {"a picture", "images/cat.png", "a.md", "picture '/images/cat.png' does not exist", true},
    {"another type of picture", "images/cat.png", "a.md", "picture '/images/cat.jpg' does not exist", false},
    {"the site as a whole", "a.md", "", "no site URL", false},
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_hangs_on_a_change) {
  for (const Row& row : kRows) {
    const ChangedFiles changed({row.changed});
    const Diagnostic problem{Kind::content_broken_link, Severity::warning, {row.file, 1, 1}, verbatim(row.message), {}};
    BOOST_TEST(changed.concerns(problem) == row.concerns, row.name);
  }
}

BOOST_AUTO_TEST_CASE(errors_of_the_site_and_another_configuration_concern_all) {
  const Diagnostic error{Kind::site_no_posts, Severity::error, {}, verbatim("no posts"), {}};
  BOOST_TEST(ChangedFiles({"a.md"}).concerns(error));
  const Diagnostic elsewhere{Kind::content_broken_link, Severity::note, {"b.md", 1, 1}, verbatim("x"), {}};
  BOOST_TEST(ChangedFiles({"essaypack.yaml"}, ChangedFiles::Reach::everything).concerns(elsewhere));
  BOOST_TEST(!ChangedFiles({}).concerns(elsewhere));
}

BOOST_AUTO_TEST_SUITE_END()
