#include "base/title_case.h"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(title_case)

/// As the npm package titlecase 1.1.3, which Hexo has, writes them.
BOOST_AUTO_TEST_CASE(titles) {
  const struct {
    const char* written;
    const char* shown;
  } kRows[] = {
      {"hello world", "Hello World"},
      {"the art of the deal", "The Art of the Deal"},
      {"a tale of two cities: a story", "A Tale of Two Cities: A Story"},
      {"iPhone and node.js for beginners", "iPhone and node.js for Beginners"},
      {"使用 docker 部署 the app", "使用 Docker 部署 the App"},
      {"c++ in-depth: the basics", "C++ In-Depth: The Basics"},
      {"step-by-step to vs. via", "Step-by-Step to vs. Via"},
      {"what is v8?", "What Is V8?"},
      {"élan vital", "Élan Vital"},
      {"e.g. this", "e.g. This"},
      {"中文the title", "中文The Title"},
      {"first a-b and", "First A-B And"},
      {"to be or not to", "To Be or Not To"},
      {"hello  of  world", "Hello  of  World"},
      {"the 'quoted' word", "The 'Quoted' Word"},
      {"-of the", "-of The"},
      {"in: of the x", "In: Of the X"},
      {"使用docker of 的", "使用Docker of 的"},
      {"", ""},
  };
  for (const auto& row : kRows) BOOST_TEST(essaypack::title_case(row.written) == row.shown, row.written);
}

BOOST_AUTO_TEST_SUITE_END()
