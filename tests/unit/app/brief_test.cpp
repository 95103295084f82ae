#include "app/run/brief.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace essaypack;

namespace {

Diagnostic make(Kind kind, const std::string& file, int line, const std::string& message,
                const std::string& hint = {}) {
  return {kind, entry_of(kind).severity, {file, line, 0}, verbatim(message), verbatim(hint)};
}

std::vector<Diagnostic> many(Kind kind, int count, const std::string& message, const std::string& hint = {}) {
  std::vector<Diagnostic> problems;
  for (int i = 0; i < count; ++i)
    problems.push_back(make(kind, "p" + std::to_string(i % 3) + ".md", i + 1, message, hint));
  return problems;
}

void append(std::vector<Diagnostic>& all, const std::vector<Diagnostic>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(brief)

BOOST_AUTO_TEST_CASE(hosts) {
  const struct {
    const char* message;
    const char* host;
  } kCases[] = {
      {"picture 'https://i.example.com/a.png' is remote", "i.example.com"},
      {"picture 'http://a.example:8080/x' is remote", "a.example"},
      {"picture 'HTTP' is remote", ""},
      {"picture '/a.png' does not exist", ""},
      {"'https", ""},
      {"", ""},
  };
  for (const auto& one : kCases) BOOST_TEST(host_in_message(one.message) == one.host, one.message);
}

BOOST_AUTO_TEST_CASE(few_are_said_in_full) {
  BOOST_TEST(!needs_brevity({}));
  BOOST_TEST(!needs_brevity(many(Kind::content_bad_html, 18, "x")));
  BOOST_TEST(needs_brevity(many(Kind::content_bad_html, 19, "x")));
  BOOST_TEST(!needs_brevity(many(Kind::content_bad_html, 9, "x", "y")));
  BOOST_TEST(needs_brevity(many(Kind::content_bad_html, 10, "x", "y")));
}

BOOST_AUTO_TEST_CASE(one_line_a_kind) {
  std::vector<Diagnostic> problems =
      many(Kind::content_remote_image, 40, "picture 'https://i.example.com/a' is remote", "keep it");
  append(problems, many(Kind::content_remote_image, 2, "picture 'https://b.example.com/a' is remote", "keep it"));
  append(problems, {make(Kind::content_missing_alt, "q.md", 7, "a picture has no text")});
  BOOST_TEST(
      format_brief(problems, {}) ==
      "p0.md:1: warning: picture 'https://i.example.com/a' is remote; 41 more like it in 3 files: i.example.com 40, "
      "b.example.com 2 [content/remote-image]\n"
      "    hint: keep it\n"
      "q.md:7: warning: a picture has no text [content/missing-alt]\n");
}

BOOST_AUTO_TEST_CASE(errors_come_first_and_as_many_as_fit) {
  std::vector<Diagnostic> problems = many(Kind::content_bad_html, 100, "x", "y");
  append(problems, many(Kind::front_matter_bad_date, 30, "month 13", "write a date"));
  const std::string text = format_brief(problems, {});
  BOOST_TEST(text.starts_with("p0.md:1: error: month 13 [front-matter/bad-date]\n"));
  BOOST_TEST(
      text.find("; 15 more like it in 3 files [front-matter/bad-date]\n    hint: write a date\n") != std::string::npos,
      text);
  BOOST_TEST(lines_of(text) == kMostLines - 2);
}

BOOST_AUTO_TEST_CASE(however_many_kinds) {
  std::vector<Diagnostic> problems;
  for (const KindEntry& entry : all_kinds())
    for (int i = 0; i < 50; ++i) problems.push_back(make(entry.kind, "a.md", i + 1, "x", "y"));
  const std::string text = format_brief(problems, {});
  BOOST_TEST(lines_of(text) == kMostLines - 2);
  BOOST_TEST(text.find(" other kinds\n") != std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
