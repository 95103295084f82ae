#include "template/compiled.h"

#include "base/text.h"
#include "diag/failure.h"
#include "template/mustache_oracle.h"
#include "template/templates.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

namespace {

const char kNames[] =
    "title text the title\n"
    "subtitle text another\n"
    "body markup the text\n"
    "line markup an empty line\n"
    "posts list the posts\n"
    "none list no posts\n"
    "is_new flag it is new\n"
    "is_old flag it is not\n"
    "part object the part\n";

/// As the library escapes by itself.
void append_html(std::string& out, std::string_view text) {
  for (const char c : text)
    if (c == '\'')
      out += "&apos;";
    else
      append_escaped(out, {&c, 1});
}

TemplateData make_page() {
  TemplateData page;
  page.set("title", "a<b>&\"'");
  page.set("subtitle", "");
  page.set_markup("body", "<p>x</p>\n");
  page.set_markup("line", "\n");
  page.set_flag("is_new", true);
  page.set_flag("is_old", false);
  std::vector<TemplateData> posts(3);
  posts[0].set("title", "one");
  posts[1].set("subtitle", "two");
  posts[1].set("title", "");
  posts[2].set_list("posts", std::vector<TemplateData>(2));
  page.set_list("posts", std::move(posts));
  page.set_list("none", {});
  TemplateData part;
  part.set("title", "P");
  TemplateData inner;
  inner.set("title", "in");
  part.set_object("part", std::move(inner));
  page.set_object("part", std::move(part));
  return page;
}

std::string ours(std::string_view text, const TemplateData& data, const SharedData* shared = nullptr) {
  return CompiledTemplate(text, check_template(text, "a", parse_names(kNames)), append_html).render(data, shared);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compiled)

BOOST_AUTO_TEST_CASE(as_the_library) {
  const char* const kTexts[] = {
      "",
      "plain",
      "\n\na\n\n\nb\n",
      "{{title}}|{{ title }}|{{subtitle}}|{{{body}}}|{{&body}}|{{& body }}",
      "{{! nothing }}\n{{!x}} a\n",
      "{{#posts}}\n<a>{{title}}</a>\n{{/posts}}\n",
      "{{#posts}}<a>{{title}}{{subtitle}}</a>{{/posts}}\n",
      "  {{#posts}}  \n x{{title}}\n\t{{/posts}}\t\nend",
      "{{#none}}\nnever\n{{/none}}\n{{^none}}\nalways\n{{/none}}\n",
      "{{#is_new}}new{{/is_new}}{{^is_new}}old{{/is_new}} {{#is_old}}x{{/is_old}}{{^is_old}}y{{/is_old}}",
      "{{#subtitle}}x{{/subtitle}}{{^subtitle}}none{{/subtitle}}{{#title}}[{{title}}]{{/title}}",
      "{{#part}}{{title}}{{subtitle}}{{#part}}{{title}}{{/part}}{{/part}}{{title}}",
      "{{part.title}} {{part.part.title}} {{part.part.part.title}} {{title.title}} {{posts.title}}",
      "{{#part.part}}<{{title}}>{{/part.part}}{{^part.posts}}no{{/part.posts}}",
      "{{#posts}}{{#posts}}{{title}},{{/posts}};{{/posts}}",
      "{{#posts}}{{^title}}-{{/title}}{{#none}}x{{/none}}{{/posts}}",
      "a{{#is_old}}\nb\n{{/is_old}}\nc{{#is_new}}\nd\n{{/is_new}}e\n",
      "{{#is_old}}x{{/is_old}}\n\n{{#is_old}}y{{/is_old}}\nz",
      "{{#is_new}}   {{/is_new}}",
      "x\n  {{#is_new}}  {{/is_new}}",
      "{{{body}}}\n{{{body}}}{{#is_new}}\n{{/is_new}}",
      "{{#is_new}}{{{body}}}{{/is_new}}\nx",
      "{ {{title}} } }} {",
      "a\n{{{line}}}\nb\n{{{line}}}",
      "a {{{line}}}\n b{{{line}}}{{{line}}}\nc",
  };
  const TemplateData page = make_page();
  for (const char* text : kTexts) BOOST_TEST_CONTEXT(text) BOOST_TEST(ours(text, page) == oracle_page(text, page));
}

BOOST_AUTO_TEST_CASE(built_in_ones_as_the_library) {
  const DeclaredNames names = [] {
    DeclaredNames all;
    for (const auto& [name, text] : Templates::built_in())
      for (std::size_t at = 0; (at = text.find("{{", at)) != text.npos; at += 2) {
        const bool triple = text.substr(at, 3) == "{{{";
        const std::size_t start = text.find_first_not_of("{#^/ ", at);
        std::string_view word = text.substr(start, text.find_first_of("} ", start) - start);
        NameUse& use = all[std::string(word)].use;
        if (triple) use = NameUse::markup;
      }
    return all;
  }();
  TemplateData page = make_page();
  std::vector<TemplateData> tags(2);
  for (TemplateData& tag : tags) tag.set("href", "?a&b"), tag.set("text", "x");
  page.set_list("tags", std::move(tags));
  for (const char* flag : {"opening", "closing", "has_meta", "has_tags", "has_turn", "is_foreign"})
    page.set_flag(flag, true);
  for (const char* text : {"language", "date", "source", "id"}) page.set(text, text);
  int pages = 0;
  for (const auto& [name, text] : Templates::built_in()) {
    if (!name.ends_with("html")) continue;
    std::vector<TemplateTag> checked;
    try {
      checked = check_template(text, "a", names);
    } catch (const Failure&) {
      continue;
    }
    ++pages;
    BOOST_TEST_CONTEXT(name)
    BOOST_TEST(CompiledTemplate(text, checked, append_html).render(page, nullptr) == oracle_page(text, page));
  }
  BOOST_TEST(pages > 5);
}

BOOST_AUTO_TEST_CASE(shared_words_come_last) {
  TemplateData words;
  words.set("title", "shared");
  words.set("subtitle", "also");
  TemplateData part;
  part.set("title", "deep");
  words.set_object("part", std::move(part));
  SharedData moved_from(std::move(words));
  const SharedData shared = std::move(moved_from);
  TemplateData page;
  page.set("title", "own");
  BOOST_TEST(ours("{{title}} {{subtitle}} {{part.title}} {{#part}}{{title}}{{/part}}", page, &shared) ==
             "own also deep deep");
  page.set("subtitle", "");
  BOOST_TEST(ours("[{{subtitle}}]{{^subtitle}}none{{/subtitle}}", page, &shared) == "[]none");
}

BOOST_AUTO_TEST_CASE(deep_sections) {
  std::string text;
  for (int i = 0; i < 32; ++i) text += "{{#part}}";
  for (int i = 0; i < 32; ++i) text += "{{/part}}";
  BOOST_TEST(ours(text, make_page()).empty());
  BOOST_CHECK_EXCEPTION(ours("{{#part}}" + text + "{{/part}}", make_page()), Failure, [](const Failure& failure) {
    return std::string_view(failure.what()) == "sections are nested too deeply";
  });
}

BOOST_AUTO_TEST_SUITE_END()
