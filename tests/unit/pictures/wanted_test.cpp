#include "pictures/wanted.h"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>

using namespace essaypack;

namespace {

std::string model_of(const std::string& posts) {
  return R"({"essaypack_model": 1, "site": {"url": "https://blog.example.org/b"}, "posts": [)" + posts + "]}";
}

std::string listed(const std::string& model, OwnHost own_host) {
  std::string text;
  for (const WantedPicture& one : find_wanted(model, own_host))
    text += one.url + " " + one.referer + " " + one.source + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wanted)

BOOST_AUTO_TEST_CASE(pictures_of_other_hosts) {
  const std::string model = model_of(
      R"({"source": "a.md", "permalink": "https://blog.example.org/b/a/", "cover": "https://c.example/c.png",)"
      R"( "content": "<p><img src=\"https://e.example/1.png?x=1&amp;y=2\"/><a><img src=\"http://f.example/2\"/></a></p>)"
      R"(<p><img src=\"https://blog.example.org/b/own.png\"/><img src=\"data:image/png;base64,AA\"/><img src=\"\"/></p>"},)"
      R"({"source": "b.md", "permalink": "", "content": "<img src=\"http://f.example/2\"/><img src=\"//g.example/3\"/>)"
      R"(<img src=\"ftp://h.example/4\"/><img src=\"https://i.example/5\"/>"})");
  const std::string others =
      "https://c.example/c.png https://blog.example.org/b/a/ a.md\n"
      "https://e.example/1.png?x=1&y=2 https://blog.example.org/b/a/ a.md\n"
      "http://f.example/2 https://blog.example.org/b/a/ a.md\n";
  BOOST_TEST(listed(model, OwnHost::left_out) == others + "https://i.example/5  b.md\n");
  BOOST_TEST(listed(model, OwnHost::wanted) ==
             others +
                 "https://blog.example.org/b/own.png https://blog.example.org/b/a/ a.md\n"
                 "https://i.example/5  b.md\n");
}

BOOST_AUTO_TEST_CASE(no_model) {
  for (const char* text : {"", "{", "[]", "{}", R"({"essaypack_model": 2, "posts": []})", R"({"essaypack_model": 1})"})
    BOOST_CHECK_THROW(find_wanted(text, OwnHost::wanted), std::runtime_error);
  BOOST_TEST(find_wanted(R"({"essaypack_model": 1, "posts": [{}, {"content": 7}, 3]})", OwnHost::left_out).empty());
}

BOOST_AUTO_TEST_SUITE_END()
