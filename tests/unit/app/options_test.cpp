#include "app/cli/options.h"

#include "base/columns.h"
#include "base/text.h"
#include "diag/failure.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace essaypack;

namespace {

using Arguments = std::vector<std::string>;

struct WrongCase {
  Arguments arguments;
  std::string message;
  std::string hint;
};

// Wrong words are held by tests/cli/usage.test; here is what a shell can't write easily, and each kind of syntax.
const WrongCase kWrong[] = {
    {{"feed"}, "unknown command 'feed'", "did you mean 'essaypack feeds'?"},
    {{"build", "--OUTPUT", "x"},
     "unknown option '--OUTPUT'",
     "essaypack --help, or essaypack COMMAND --help, names the options"},
    {{"build", "--out", "x"}, "unknown option '--out'", "options are not abbreviated: write '--output'"},
    {{"build", "-o", ""}, "option '--output' needs a value", "write it behind the option"},
    {{"build", "-o"}, "option '--output' needs a value", "write it behind the option"},
    {{"build", "-j", "-4"}, "'-4' is no number of jobs", "write a number from 1 to 512, such as -j 4"},
    {{"build", "-j4x"}, "'4x' is no number of jobs", "write a number from 1 to 512, such as -j 4"},
    {{"build", "-j513"}, "'513' is no number of jobs", "write a number from 1 to 512, such as -j 4"},
    {{"build", "--publish", "draft,,hidden"},
     "unknown value '' for '--publish'",
     "it is one of draft, unpublished, future, expired, hidden, password"},
    {{"model", "--format", "json"},
     "'essaypack model' takes no option '--format'",
     "essaypack model --help names those that it takes"},
    {{"build", "-qv"}, "'--quiet' and '--verbose' contradict each other", "leave one of them out"},
    {{"init", "--jobs", "2"},
     "'essaypack init' takes no option '--jobs'",
     "essaypack init --help names those that it takes"},
};

Options parse(const Arguments& arguments) { return parse_options(arguments); }

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(wrong_words_are_explained) {
  for (const WrongCase& row : kWrong) BOOST_TEST_CONTEXT(row.message) {
      try {
        parse(row.arguments);
        BOOST_ERROR("was taken");
      } catch (const Failure& failure) {
        BOOST_TEST(static_cast<int>(failure.code()) == 2);
        BOOST_TEST(failure.what() == row.message);
        BOOST_TEST(failure.hint().english() == row.hint);
      }
    }
}

BOOST_AUTO_TEST_CASE(every_option_arrives) {
  const Options all = parse({"build",
                             "blog",
                             "-o",
                             "out/",
                             "-j",
                             "3",
                             "-v",
                             "--url",
                             "https://e.org",
                             "--title",
                             "温柔集",
                             "--author",
                             "某人",
                             "--language",
                             "zh-CN",
                             "--timezone",
                             "Asia/Shanghai",
                             "--publish",
                             "draft, hidden",
                             "--templates",
                             "t",
                             "--strict",
                             "--keep-going",
                             "--depfile",
                             "d",
                             "--depfile-target",
                             "x",
                             "--stamp",
                             "s",
                             "--now",
                             "2025-01-01",
                             "--diagnostics",
                             "json"});
  BOOST_TEST(all.command->name == "build");
  BOOST_TEST((all.words == Arguments{"blog"}));
  BOOST_TEST(all.output.value() == "out/");
  BOOST_TEST(all.jobs == 3u);
  BOOST_TEST((parse({"build", "-q"}).quiet && all.verbose && all.strict && all.keep_going));
  BOOST_TEST(all.overrides.url.value() == "https://e.org");
  BOOST_TEST(all.overrides.title.value() == "温柔集");
  BOOST_TEST(all.overrides.author.value() == "某人");
  BOOST_TEST(all.overrides.language.value() == "zh-CN");
  BOOST_TEST(all.overrides.timezone.value() == "Asia/Shanghai");
  BOOST_TEST(all.overrides.templates.value() == "t");
  BOOST_TEST((all.overrides.publish == Arguments{"draft", "hidden"}));
  BOOST_TEST(all.depfile.value() == "d");
  BOOST_TEST(all.depfile_target.value() == "x");
  BOOST_TEST(all.stamp.value() == "s");
  BOOST_TEST(all.now.value() == "2025-01-01");
  BOOST_TEST((all.diagnostics == DiagnosticsFormat::json));
}

BOOST_AUTO_TEST_CASE(forms_of_options) {
  BOOST_TEST(parse({"-q", "epub", "-obook.epub"}).output.value() == "book.epub");
  BOOST_TEST(parse({"epub", "--output=a=b"}).output.value() == "a=b");
  BOOST_TEST(parse({"epub", "-o", "a", "-o", "b"}).output.value() == "b");
  BOOST_TEST(parse({"epub", "--title", ""}).overrides.title.value() == "");
  BOOST_TEST((parse({"epub", "--", "--odd"}).words == Arguments{"--odd"}));
  BOOST_TEST((parse({"list", "tags", "--format", "json"}).format == ListFormat::json));
  BOOST_TEST(
      (parse({"rss", "--publish", "draft", "--publish=future"}).overrides.publish == Arguments{"draft", "future"}));
  BOOST_TEST(parse({"--help"}).help);
  BOOST_TEST(parse({"epub", "-h"}).command->name == "epub");
  BOOST_TEST(parse({"help", "rss"}).command->name == "rss");
  BOOST_TEST(parse({"--version"}).version);
}

BOOST_AUTO_TEST_CASE(json_diagnostics_are_seen_in_a_broken_line) {
  BOOST_TEST((wanted_diagnostics({"ebup", "--diagnostics", "json"}) == DiagnosticsFormat::json));
  BOOST_TEST((wanted_diagnostics({"--diagnostics=json", "--x"}) == DiagnosticsFormat::json));
  BOOST_TEST((wanted_diagnostics({"--diagnostics=sarif", "--x"}) == DiagnosticsFormat::sarif));
  BOOST_TEST((wanted_diagnostics({"build", "--diagnostics", "text"}) == DiagnosticsFormat::text));
  BOOST_TEST((wanted_diagnostics({"build", "--", "--diagnostics=json"}) == DiagnosticsFormat::text));
}

BOOST_AUTO_TEST_CASE(a_language_is_seen_in_a_broken_line) {
  BOOST_TEST((wanted_language({"ebup", "--lang", "zh-Hant"}) == "zh-Hant"));
  BOOST_TEST((wanted_language({"--lang=en", "--x"}) == "en"));
  BOOST_TEST((wanted_language({"--lang", "klingon"}) == std::nullopt));
  BOOST_TEST((wanted_language({"build", "--", "--lang=en"}) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(help_fits_a_screen) {
  for (const std::string& name : translation_names()) {
    const Translation language(name);
    std::vector<std::string> pages = {general_help(language)};
    for (const CommandEntry& command : all_commands()) pages.push_back(command_help(command, language));
    for (const std::string& page : pages) {
      const bool is_general = &page == &pages.front();
      BOOST_TEST(std::count(page.begin(), page.end(), '\n') <= (is_general ? 24 : 33));
      for (const std::string_view line : split(page, '\n'))
        BOOST_TEST(columns_of(line) <= 80u, "longer than 80: " << line);
      BOOST_TEST(page.find("essaypack ", page.rfind('\n', page.size() - 2)) != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
