#include "diag/diagnostics.h"

#include "base/parallel.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

namespace {

std::string printed(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& report : diagnostics.sorted())
    text += report.place.file + ":" + std::to_string(report.place.line) + ":" + std::to_string(report.place.column) +
            ": " + report.message.english() + " [" + std::string(entry_of(report.kind).name) + "]" +
            (report.hint.empty() ? "" : " hint: " + report.hint.english()) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnostics)

BOOST_AUTO_TEST_CASE(sorts_by_place_kind_and_message_and_drops_repetitions) {
  Diagnostics diagnostics;
  diagnostics.report(Kind::front_matter_no_date, {"b.md", 0, 0}, verbatim("no date"));
  diagnostics.report(Kind::front_matter_bad_date, {"a.md", 3, 7}, verbatim("month '13' in date '2024-13-09'"),
                     verbatim("write 2024-09-13"));
  diagnostics.report(Kind::content_missing_alt, {"a.md", 3, 2}, verbatim("no text for 'x.png'"));
  diagnostics.report(Kind::front_matter_no_date, {"b.md", 0, 0}, verbatim("no date"));
  diagnostics.report(Kind::config_no_url, {}, verbatim("no site URL"));
  diagnostics.report(Kind::content_broken_link, {"a.md", 3, 2}, verbatim("'z' leads nowhere"));
  diagnostics.report(Kind::content_broken_link, {"a.md", 3, 2}, verbatim("'y' leads nowhere"));
  diagnostics.report(Kind::content_broken_link, {"a.md", 10, 1}, verbatim("'y' leads nowhere"));
  BOOST_TEST(printed(diagnostics) ==
             ":0:0: no site URL [config/no-url]\n"
             "a.md:3:2: 'y' leads nowhere [content/broken-link]\n"
             "a.md:3:2: 'z' leads nowhere [content/broken-link]\n"
             "a.md:3:2: no text for 'x.png' [content/missing-alt]\n"
             "a.md:3:7: month '13' in date '2024-13-09' [front-matter/bad-date] hint: write 2024-09-13\n"
             "a.md:10:1: 'y' leads nowhere [content/broken-link]\n"
             "b.md:0:0: no date [front-matter/no-date]\n");
  BOOST_TEST(diagnostics.count(Severity::warning) == 6);
  BOOST_TEST(diagnostics.count(Severity::error) == 1);
  BOOST_TEST(diagnostics.count(Severity::note) == 0);
}

BOOST_AUTO_TEST_CASE(keeps_messages_on_one_line) {
  Diagnostics diagnostics;
  diagnostics.report(Kind::content_bad_html, {"a.md", 1, 1}, verbatim("no post is called 'a\nb'"),
                     verbatim("write\nit"));
  BOOST_TEST(diagnostics.sorted().at(0).message.english() == "no post is called 'a b'");
  BOOST_TEST(diagnostics.sorted().at(0).hint.english() == "write it");
}

BOOST_AUTO_TEST_CASE(names_each_file_with_errors_once) {
  Diagnostics diagnostics;
  diagnostics.report(Kind::front_matter_bad_date, {"b.md", 3, 7}, verbatim("one"));
  diagnostics.report(Kind::front_matter_bad_yaml, {"b.md", 4, 1}, verbatim("two"));
  diagnostics.report(Kind::io_unreadable, {"a.md", 0, 0}, verbatim("permission denied"));
  diagnostics.report(Kind::front_matter_no_date, {"c.md", 0, 0}, verbatim("no date"));
  diagnostics.report(Kind::book_empty, {}, verbatim("no post"));
  const std::vector<std::string> expected = {"", "a.md", "b.md"};
  BOOST_TEST(diagnostics.files_with_errors() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(collects_from_several_threads) {
  Diagnostics diagnostics;
  parallel_for(1000, 8, [&](std::size_t i) {
    diagnostics.report(Kind::content_missing_alt, {"p.md", static_cast<int>(i % 100), 1}, verbatim("no text"));
  });
  BOOST_TEST(diagnostics.count(Severity::warning) == 100);
}

BOOST_AUTO_TEST_CASE(a_site_sets_severities) {
  Diagnostics diagnostics;
  diagnostics.report(Kind::config_no_url, {}, verbatim("no site URL"));
  diagnostics.report(Kind::config_no_timezone, {}, verbatim("no zone"));
  diagnostics.set_severities({{Kind::config_no_url, std::nullopt},
                              {Kind::config_no_timezone, Severity::error},
                              {Kind::content_missing_alt, std::nullopt},
                              {Kind::content_dropped_html, Severity::warning}});
  diagnostics.report(Kind::content_missing_alt, {"a.md", 3, 2}, verbatim("no text for 'x.png'"));
  diagnostics.report(Kind::content_dropped_html, {"a.md", 4, 1}, verbatim("a script was dropped"));
  diagnostics.report(Kind::content_broken_link, {"a.md", 5, 1}, verbatim("'y' leads nowhere"));
  BOOST_TEST(printed(diagnostics) ==
             ":0:0: no zone [config/no-timezone]\n"
             "a.md:4:1: a script was dropped [content/dropped-html]\n"
             "a.md:5:1: 'y' leads nowhere [content/broken-link]\n");
  BOOST_TEST(diagnostics.count(Severity::error) == 1);
  BOOST_TEST(diagnostics.count(Severity::warning) == 2);
}

BOOST_AUTO_TEST_CASE(knows_every_kind_by_name) {
  const std::vector<KindEntry>& kinds = all_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (i > 0) BOOST_TEST((kinds[i - 1].name < kinds[i].name));
    BOOST_TEST(entry_of(kinds[i].kind).name == kinds[i].name);
    BOOST_TEST(!kinds[i].summary.empty());
    BOOST_TEST(find_kind(kinds[i].name) == &entry_of(kinds[i].kind));
  }
}

BOOST_AUTO_TEST_SUITE_END()
