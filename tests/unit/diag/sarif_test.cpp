/// The SARIF document: what code hosts and editors read of it.

#include "diag/sarif.h"
#include "diag/kind_help.h"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include <set>

using namespace essaypack;
using nlohmann::json;

namespace {

json document_of(const SarifRun& run) { return json::parse(format_sarif(run)); }

const Place kRivers = {"posts/rivers.md", 3, 7};

struct UriCase {
  const char* name;
  const char* folder;
  const char* file;
  const char* uri;
};

const UriCase kUris[] = {
    {"current folder", "", "posts/a.md", "posts/a.md"},
    {"a folder below", "./my blog/", "posts/a.md", "my%20blog/posts/a.md"},
    {"a folder beside", "../blog", "posts/a.md", "posts/a.md"},
    {"an absolute folder", "/home/me/blog", "posts/a.md", "posts/a.md"},
    {"names that need encoding", "", "posts/第 #1 篇?.md", "posts/%E7%AC%AC%20%231%20%E7%AF%87%3F.md"},
    {"a file elsewhere", "blog", "/srv/my templates/a", "file:///srv/my%20templates/a"},
    {"a colon in the first part", "", "a:b.md", "./a:b.md"},
    {"a colon further on", "", "posts/a:b.md", "posts/a:b.md"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sarif)

BOOST_AUTO_TEST_CASE(has_every_kind_as_a_rule_with_help) {
  const json document = document_of({});
  BOOST_TEST(document["version"] == "2.1.0");
  BOOST_TEST(document["runs"].size() == 1u);
  const json& driver = document["runs"][0]["tool"]["driver"];
  BOOST_TEST(driver["name"] == "essaypack");
  BOOST_TEST(driver["version"] == ESSAYPACK_VERSION);
  BOOST_REQUIRE(driver["rules"].size() == all_kinds().size());
  for (const json& rule : driver["rules"]) BOOST_TEST_CONTEXT(rule["id"]) {
      const KindEntry* entry = find_kind(rule["id"].get<std::string>());
      BOOST_REQUIRE(entry);
      BOOST_TEST(rule["shortDescription"]["text"].get<std::string>() == entry->summary.english());
      BOOST_TEST(rule["defaultConfiguration"]["level"].get<std::string>() == name_of(entry->severity));
      const std::string text = rule["help"]["text"];
      BOOST_TEST(text.find("To mend:") != std::string::npos);
      BOOST_TEST(text.find("**") == std::string::npos);
      BOOST_TEST(text.find("```") == std::string::npos);
      BOOST_TEST(rule["help"]["markdown"].get<std::string>().find("**To mend:**") != std::string::npos);
    }
  BOOST_TEST(document["runs"][0]["results"] == json::array());
  BOOST_TEST(document["runs"][0]["invocations"][0] == json({{"executionSuccessful", true}, {"exitCode", 0}}));
}

BOOST_AUTO_TEST_CASE(the_help_of_a_kind) {
  BOOST_TEST(
      kind_help_text(Kind::book_large) ==
      "The book has more than 50 MB. Sending to reading devices by mail fails above that, and old devices are slow.\n\n"
      "warning: the book has 134 MB [book/large]\n"
      "    hint: Send to Kindle takes 50 MB at most\n\n"
      "To mend: scale the largest pictures down; `book/large-image` names them.");
}

BOOST_AUTO_TEST_CASE(problems_as_results) {
  SarifRun run;
  run.code = ExitCode::content;
  run.problems = {
      {Kind::front_matter_bad_date, Severity::error, kRivers, verbatim("month '13'"), verbatim("write 2024-09-13")},
      {Kind::content_missing_image, Severity::note, {"a.md", 4, 0}, verbatim("no 'x.png'"), {}},
      {Kind::io_too_large, Severity::error, {"b.md", 0, 0}, verbatim("17 MiB"), {}},
      {Kind::config_no_url, Severity::warning, {}, verbatim("no site URL"), {}}};
  const json results = document_of(run)["runs"][0]["results"];
  BOOST_REQUIRE(results.size() == 4u);
  const json rules = document_of(run)["runs"][0]["tool"]["driver"]["rules"];
  for (const json& result : results)
    BOOST_TEST(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  const json place = {{"uri", "posts/rivers.md"}, {"uriBaseId", "%SRCROOT%"}};
  BOOST_TEST(results[0]["level"] == "error");
  BOOST_TEST(results[0]["message"]["text"] == "month '13'\nhint: write 2024-09-13");
  BOOST_TEST(results[0]["locations"][0]["physicalLocation"] ==
             json({{"artifactLocation", place}, {"region", {{"startLine", 3}, {"startColumn", 7}}}}));
  BOOST_TEST(results[1]["level"] == "note");
  BOOST_TEST(results[1]["message"]["text"] == "no 'x.png'");
  BOOST_TEST(results[1]["locations"][0]["physicalLocation"]["region"] == json({{"startLine", 4}}));
  BOOST_TEST(!results[2]["locations"][0]["physicalLocation"].contains("region"));
  // what concerns the site stands at its configuration: code hosts want a place for each
  BOOST_TEST(results[3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "essaypack.yaml");
  run.main_file = "_config.yml";
  run.site_folder = "blog";
  BOOST_TEST(document_of(run)["runs"][0]["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
             "blog/_config.yml");
}

BOOST_AUTO_TEST_CASE(failures) {
  SarifRun run;
  run.code = ExitCode::environment;
  run.failures = {Failure(ExitCode::environment, verbatim("no space left"), verbatim("make room")),
                  Failure(ExitCode::usage, Kind::config_bad_yaml, {"_config.yml", 2, 5}, verbatim("a bracket is open"),
                          verbatim("close it"))};
  const json one = document_of(run)["runs"][0];
  BOOST_TEST(one["invocations"][0] ==
             json({{"executionSuccessful", false},
                   {"exitCode", 3},
                   {"toolExecutionNotifications",
                    {{{"level", "error"}, {"message", {{"text", "no space left\nhint: make room"}}}}}}}));
  BOOST_REQUIRE(one["results"].size() == 1u);
  BOOST_TEST(one["results"][0]["ruleId"] == "config/bad-yaml");
}

BOOST_AUTO_TEST_CASE(addresses_of_files) {
  for (const UriCase& row : kUris) BOOST_TEST_CONTEXT(row.name) {
      SarifRun run;
      run.site_folder = row.folder;
      run.problems = {{Kind::content_missing_image, Severity::warning, {row.file, 1, 0}, verbatim("m"), {}}};
      const json result = document_of(run)["runs"][0]["results"][0];
      BOOST_TEST(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == row.uri);
    }
}

BOOST_AUTO_TEST_SUITE_END()
