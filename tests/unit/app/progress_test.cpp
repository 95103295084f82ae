/// The progress line: none in a short run, one that is erased in a long one.

#include "app/world/progress.h"

#include <boost/test/unit_test.hpp>

#include <future>

using namespace essaypack;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(progress)

BOOST_AUTO_TEST_CASE(a_short_run_writes_nothing) {
  std::string written;
  {
    Progress progress([&](std::string_view text) { written += text; }, 1h);
    progress.expect(3);
    progress.step();
  }
  BOOST_TEST(written.empty());
}

BOOST_AUTO_TEST_CASE(no_terminal_no_line) {
  Progress progress({}, 0ms);
  progress.expect(3);
  progress.step();
  progress.stop();
  progress.stop();
}

BOOST_AUTO_TEST_CASE(a_long_run_has_a_line_that_goes_away) {
  std::string written;
  std::promise<void> first;
  std::size_t lines = 0;
  Progress progress(
      [&](std::string_view text) {
        written += text;
        if (++lines == 1) first.set_value();
      },
      0ms);
  first.get_future().wait();
  progress.stop();
  BOOST_TEST(written.substr(0, 17) == "\r\033[Kreading posts");
  BOOST_TEST(written.substr(written.rfind('\r')) == "\r\033[K");
}

BOOST_AUTO_TEST_CASE(what_the_line_says) {
  BOOST_TEST(progress_line(0, 0).english() == "reading posts");
  BOOST_TEST(progress_line(0, 10).english() == "0 of 10 posts");
  BOOST_TEST(progress_line(4, 10).english() == "4 of 10 posts");
  BOOST_TEST(progress_line(12, 10).english() == "10 of 10 posts");  // some were rendered twice
}

BOOST_AUTO_TEST_SUITE_END()
