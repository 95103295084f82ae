#include "diag/print.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

namespace {

const Diagnostic kBadDate = {Kind::front_matter_bad_date,
                             Severity::error,
                             {"posts/rivers.md", 3, 7},
                             verbatim("month '13' in date '2024-13-09'"),
                             verbatim("write dates as 2024-09-13")};

PrintStyle style_of(const char* which) {
  PrintStyle style;
  const std::string_view name = which;
  if (name == "json") style.format = DiagnosticsFormat::json;
  style.color = name == "color";
  style.journal = name == "journal";
  if (name == "folder") style.site_folder = "../blog";
  return style;
}

struct PrintCase {
  const char* style;
  Diagnostic diagnostic;
  std::string expected;
};

const PrintCase kCases[] = {
    {"text", kBadDate,
     "posts/rivers.md:3:7: error: month '13' in date '2024-13-09' [front-matter/bad-date]\n"
     "    hint: write dates as 2024-09-13\n"},
    {"folder", kBadDate,
     "../blog/posts/rivers.md:3:7: error: month '13' in date '2024-13-09' [front-matter/bad-date]\n"
     "    hint: write dates as 2024-09-13\n"},
    {"json", kBadDate,
     "{\"file\":\"posts/rivers.md\",\"line\":3,\"column\":7,\"severity\":\"error\",\"kind\":\"front-matter/bad-date\","
     "\"message\":\"month '13' in date '2024-13-09'\",\"hint\":\"write dates as 2024-09-13\"}\n"},
    {"journal", kBadDate,
     "<3>posts/rivers.md:3:7: error: month '13' in date '2024-13-09' [front-matter/bad-date]\n"
     "<3>    hint: write dates as 2024-09-13\n"},
    {"color", kBadDate,
     "\033[1mposts/rivers.md:3:7: \033[31merror: \033[0mmonth '13' in date '2024-13-09' [front-matter/bad-date]\n"
     "    hint: write dates as 2024-09-13\n"},
    {"text",
     {Kind::config_no_timezone, Severity::warning, {}, verbatim("no time zone"), {}},
     "essaypack: warning: no time zone [config/no-timezone]\n"},
    {"text",
     {Kind::io_unreadable, Severity::error, {"a.md", 0, 0}, verbatim("permission denied"), {}},
     "a.md: error: permission denied [io/unreadable]\n"},
    {"text",
     {Kind::content_bad_heading, Severity::warning, {"a.md", 4, 0}, verbatim("no space"), {}},
     "a.md:4: warning: no space [content/bad-heading]\n"},
    {"text",
     {Kind::config_no_title, Severity::note, {"\033[2J\n\xC2\x9B.md", 1, 1}, verbatim("title '\x07' \xC2\xA0"), {}},
     "\\x1b[2J\\x0a\\xc2\\x9b.md:1:1: note: title '\\x07' \xC2\xA0 [config/no-title]\n"},
    {"json",
     {Kind::config_no_title, Severity::note, {"bad\xff.md", 0, 0}, verbatim("quote \""), {}},
     "{\"file\":\"bad\xEF\xBF\xBD.md\",\"line\":0,\"column\":0,\"severity\":\"note\",\"kind\":\"config/no-title\","
     "\"message\":\"quote \\\"\",\"hint\":\"\"}\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(print)

BOOST_AUTO_TEST_CASE(diagnostics_in_each_style) {
  for (const PrintCase& row : kCases) BOOST_TEST_CONTEXT(row.style) {
      BOOST_TEST(format_diagnostic(row.diagnostic, style_of(row.style)) == row.expected);
    }
}

BOOST_AUTO_TEST_CASE(failures) {
  const Failure plain(ExitCode::locked, verbatim("another run is writing"), verbatim("wait"));
  BOOST_TEST(format_failure(plain, {}) == "essaypack: error: another run is writing\n    hint: wait\n");
  BOOST_TEST(format_failure(plain, style_of("json")) ==
             "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"error\",\"kind\":\"run/locked\","
             "\"message\":\"another run is writing\",\"hint\":\"wait\"}\n");
  const Failure placed(ExitCode::usage, Kind::config_bad_yaml, {"_config.yml", 2, 5}, verbatim("a bracket is open"),
                       verbatim("close it"));
  BOOST_TEST(format_failure(placed, style_of("folder")) ==
             "../blog/_config.yml:2:5: error: a bracket is open [config/bad-yaml]\n    hint: close it\n");
}

BOOST_AUTO_TEST_CASE(counts_of_kinds) {
  const std::vector<KindCount> counts = {{Kind::front_matter_bad_date, Severity::error, 2},
                                         {Kind::content_missing_image, Severity::warning, 117}};
  BOOST_TEST(format_counts(counts, {}) ==
             "      2  error    front-matter/bad-date  a date can't be read or does not exist\n"
             "    117  warning  content/missing-image  an image file does not exist\n");
  BOOST_TEST(format_counts(counts, style_of("json")).empty());
  BOOST_TEST(format_counts({counts[1]}, style_of("journal")) ==
             "<4>    117  warning  content/missing-image  an image file does not exist\n");
  BOOST_TEST(format_counts({counts[1]}, style_of("color")) ==
             "    117  \033[35mwarning\033[0m  content/missing-image  an image file does not exist\n");
  BOOST_TEST(format_remark(Severity::error, verbatim("2 errors"), counts, {}) == "essaypack: error: 2 errors\n");
  BOOST_TEST(
      format_remark(Severity::error, verbatim("2 errors"), counts, style_of("json")) ==
      "{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"error\",\"kind\":\"run/summary\",\"message\":\"2 errors\","
      "\"hint\":\"\",\"counts\":{\"front-matter/bad-date\":2,\"content/missing-image\":117}}\n");
}

BOOST_AUTO_TEST_SUITE_END()
