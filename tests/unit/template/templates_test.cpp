#include "template/templates.h"

#include "base/file.h"
#include "diag/failure.h"
#include "folders.h"
#include "template/check.h"
#include "temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

using namespace essaypack;
namespace fs = std::filesystem;

namespace {

/// `file:line:column: `, as a message begins.
std::string place_of(const Failure& failure) {
  const Place& place = failure.place();
  if (place.line == 0) return place.file + ": ";
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
}

const char kNames[] =
    "# comment\n"
    "title text the title\n"
    "body markup the text\n"
    "posts list the posts\n"
    "is_new flag it is new\n"
    "part object the part\n";

/// The message and hint of the failure; "" if there is none.
std::string fault(std::string_view text) {
  try {
    check_template(text, "a.xhtml", parse_names(kNames));
  } catch (const Failure& failure) {
    BOOST_TEST((failure.code() == ExitCode::usage));
    return place_of(failure) + failure.what() + (failure.hint().empty() ? "" : " (" + failure.hint().english() + ")");
  }
  return "";
}

struct Overrides : test::TemporaryFolder {
  Overrides() { fs::create_directories(path / "book"); }
  std::string failure() const {
    try {
      const Templates templates(path.string());
    } catch (const Failure& failure) {
      std::string text =
          place_of(failure) + failure.what() + (failure.hint().empty() ? "" : " (" + failure.hint().english() + ")");
      if (const auto at = text.find(path.string()); at != text.npos) text.replace(at, path.string().size(), "DIR");
      return text;
    }
    return "";
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(templates)

BOOST_AUTO_TEST_CASE(checks) {
  const struct {
    const char* name;
    const char* text;
    const char* expected;
  } kCases[] = {
      {"plain", "<p>{{title}} {{{body}}} {{&body}} {{! any { thing }}</p>", ""},
      {"sections", "{{#posts}}{{title}}{{/posts}}{{^is_new}}{{#part}}{{title}}{{/part}}{{/is_new}}{{part.title}}", ""},
      {"blanks", "{{ title }}{{# posts }}{{/ posts }}", ""},
      {"unknown", "a\n中文 {{titel}}", "a.xhtml:2:4: unknown name 'titel' (did you mean 'title'?)"},
      {"far", "{{zzzzzzzz}}", "a.xhtml:1:1: unknown name 'zzzzzzzz' (docs/templates.md lists all names)"},
      {"unknown section", "{{#post}}{{/post}}", "a.xhtml:1:1: unknown name 'post' (did you mean 'posts'?)"},
      {"unknown part", "{{part.titel}}", "a.xhtml:1:1: unknown name 'titel' (did you mean 'title'?)"},
      {"unclosed tag", "x {{title", "a.xhtml:1:3: a tag is never closed (close it with '}}')"},
      {"unclosed triple", "{{{body}}", "a.xhtml:1:1: a tag is never closed (close it with '}}}')"},
      {"end of text", "x{{", "a.xhtml:1:2: a tag is never closed (close it with '}}')"},
      {"unclosed section", "\n{{#posts}}{{title}}", "a.xhtml:2:1: section 'posts' is never closed"},
      {"crossed", "{{#posts}}{{#is_new}}{{/posts}}", "a.xhtml:1:22: section 'posts' is closed where 'is_new' is open"},
      {"unopened", "{{/posts}}", "a.xhtml:1:1: section 'posts' is closed but was never opened"},
      {"partial", "{{> other}}", "a.xhtml:1:1: partials are not supported (write the text of 'other' out)"},
      {"delimiters", "{{=<% %>=}}", "a.xhtml:1:1: other delimiters are not supported (use {{ and }})"},
      {"escaped markup", "{{body}}", "a.xhtml:1:1: 'body' is markup (write {{{body}}})"},
      {"raw text", "{{{title}}}", "a.xhtml:1:1: 'title' is plain text and must be escaped (write {{title}})"},
      {"a list as text", "{{posts}}", "a.xhtml:1:1: 'posts' is no text (write {{#posts}}...{{/posts}})"},
      {"itself", "{{#posts}}{{.}}{{/posts}}", "a.xhtml:1:11: unknown name '' (docs/templates.md lists all names)"},
      {"control", "a\x01", "a.xhtml:1:2: a control character is not allowed in a template"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(fault(one.text) == one.expected);
}

BOOST_AUTO_TEST_CASE(built_in_templates_pass) {
  const Templates templates("");
  BOOST_TEST(templates.files().empty());
  BOOST_TEST(Templates::built_in().size() > 4);
  for (const auto& [name, text] : Templates::built_in()) BOOST_TEST(name != "names.txt");
}

BOOST_AUTO_TEST_CASE(fills_and_escapes) {
  const Overrides overrides;
  overrides.write("book/chapter.xhtml",
                  "{{#tags}}\n<a href=\"{{href}}\">{{text}}</a>\n{{/tags}}\n{{#has_tags}}\nnever\n{{/has_tags}}\n"
                  "{{#part}}[{{text}}]{{/part}}{{title}}|{{{body}}}|{{^subtitle}}none{{/subtitle}}{{word_next}}\n");
  overrides.write("book/book.css", "a{content:\"{{title}}\"}");
  overrides.write("book/.hidden", "{{x");
  const Templates templates(overrides.path.string());
  BOOST_TEST(templates.files().size() == 2U);
  TemplateData page;
  page.set("title", "a<b>&\"'\x01");
  page.set("title", "1 < 2 & \"'\x01");
  page.set("subtitle", "");
  const std::string long_markup = "<b>" + std::string(1000, '\x01') + "{{title}}</b>";
  page.set_markup("body", long_markup);
  std::vector<TemplateData> tags(2);
  for (TemplateData& tag : tags) tag.set("href", "?a&b"), tag.set("text", "标签");
  page.set_list("tags", std::move(tags));
  TemplateData part;
  part.set("text", "P");
  page.set_object("part", std::move(part));
  TemplateData words;
  words.set("word_next", "下一篇");
  words.set("title", "not this");
  const SharedData shared(std::move(words));
  BOOST_TEST(templates.render("book/chapter.xhtml", page, &shared) ==
             "<a href=\"?a&amp;b\">标签</a>\n<a href=\"?a&amp;b\">标签</a>\n[P]1 &lt; 2 &amp; &quot;&#39;|" +
                 long_markup + "|none下一篇\n");
  page.set("title", "a\"b\\c\n<");
  BOOST_TEST(templates.render("book/book.css", page) == "a{content:\"a\\\"b\\\\c\\a \\<\"}");
}

BOOST_AUTO_TEST_CASE(overrides_that_fail) {
  const struct {
    const char* name;
    const char* file;
    const char* text;
    const char* expected;
  } kCases[] = {
      {"name", "book/chapter.html", "x",
       "DIR/book/chapter.html: there is no template of this name (did you mean 'book/chapter.xhtml'?)"},
      {"variable", "book/cover.xhtml", "a\n {{imag}}",
       "DIR/book/cover.xhtml:2:2: unknown name 'imag' (did you mean 'image'?)"},
      {"encoding", "book/cover.xhtml", "ab\xff", "DIR/book/cover.xhtml:1:3: the template is not UTF-8"},
  };
  for (const auto& one : kCases) {
    const Overrides overrides;
    overrides.write(one.file, one.text);
    BOOST_TEST_CONTEXT(one.name) BOOST_TEST(overrides.failure() == one.expected);
  }
  BOOST_CHECK_NO_THROW(Templates("/no/such/folder"));
}

BOOST_AUTO_TEST_CASE(many_threads) {
  const Templates templates("");
  TemplateData page;
  page.set("language", "zh-CN");
  page.set_markup("body", std::string(5000, 'x'));
  const std::string expected = templates.render("book/chapter.xhtml", page);
  std::vector<std::jthread> threads;
  std::atomic<int> different{0};
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k)
        if (templates.render("book/chapter.xhtml", page) != expected) ++different;
    });
  threads.clear();
  BOOST_TEST(different == 0);
}

/// docs/templates.md has a table row for each declared name, word for word, and one for each template.
BOOST_AUTO_TEST_CASE(every_name_is_documented) {
  const FileBytes names = read_file(std::filesystem::path(kCheckout) / "templates/names.txt");
  const FileBytes docs = read_file(std::filesystem::path(kCheckout) / "docs/templates.md");
  BOOST_REQUIRE(names.bytes && docs.bytes);
  constexpr const char* kUses[] = {"text", "markup", "flag", "list", "object"};
  for (const auto& [name, entry] : parse_names(*names.bytes)) {
    const std::string row =
        "| `" + name + "` | " + kUses[static_cast<int>(entry.use)] + " | " + entry.description + " |\n";
    BOOST_TEST(docs.bytes->find(row) != std::string::npos, "docs/templates.md lacks: " << row);
  }
  for (const auto& [name, text] : Templates::built_in())
    BOOST_TEST(docs.bytes->find("`" + std::string(name) + "`") != std::string::npos,
               "docs/templates.md lacks: " << name);
}

/// Every declared name is used by a template of ours.
BOOST_AUTO_TEST_CASE(no_idle_names) {
  const FileBytes names = read_file(std::filesystem::path(kCheckout) / "templates/names.txt");
  BOOST_REQUIRE(names.bytes);
  for (const auto& [name, entry] : parse_names(*names.bytes)) {
    bool used = false;
    for (const auto& [file, text] : Templates::built_in())
      for (const char* open : {"{{", "{{{", "{{#", "{{^"}) used = used || text.find(open + name + "}}") != text.npos;
    BOOST_TEST(used, name << " is in no template");
  }
}

BOOST_AUTO_TEST_SUITE_END()
