#include "input/markup.h"

#include "base/text.h"
#include "input/head_split.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

std::string told(const Value& value) {
  if (value.is_map()) {
    std::string text;
    for (const Value::Member& member : value.members) text += member.key + "=" + told(member.value) + ";";
    return text;
  }
  if (!value.is_list()) return value.text;
  std::string text = "[";
  for (const Value& item : value.items) text += item.text + ",";
  return text + "]";
}

struct Case {
  const char* name;
  std::string text, head, body;
};

std::string head_of(std::string_view text, Markup markup, std::string& body) {
  const HeadSplit split = split_markup_head(text, markup, {});
  body = text.substr(split.span ? split.span->body_offset : 0);
  if (!split.span) return "none";
  const std::string_view span = split.span->text;
  const ParsedValue parsed = markup == Markup::org   ? parse_org_head(span)
                             : markup == Markup::rst ? parse_rst_head(span)
                                                     : parse_html_head(span);
  return told(*parsed.value);
}

void check(const Case& one, Markup markup) {
  BOOST_TEST_CONTEXT(one.name) {
    std::string body;
    BOOST_TEST(head_of(one.text, markup, body) == one.head);
    BOOST_TEST(body == one.body);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markup)

BOOST_AUTO_TEST_CASE(heads_of_org) {
  const Case kCases[] = {
      {"the usual", "#+TITLE: A: b\n#+DATE: <2024-05-06 Mon 10:00-11:00 +1w>\n\nText.\n",
       "title=A: b;date=2024-05-06 10:00;", "Text.\n"},
      {"a day in brackets", "#+date: [2024-05-06 月]\nText.\n", "date=2024-05-06;", "Text.\n"},
      {"lists of Hugo", "#+tags[]: a b\n#+categories: c d\n#+aliases: /x\n",
       "tags=[a,b,];categories=[c,d,];aliases=[/x,];", ""},
      {"names between commas", "#+TAGS: a b, c\n", "tags=[a b,c,];", ""},
      {"tags of the file", "#+FILETAGS: :a:b c:\n#+TAGS: d\n", "tags=[a,b c,d,];", ""},
      {"ox-hugo", "#+HUGO_DRAFT: t\n#+hugo_lastmod: 2024-01-02\n", "draft=true;lastmod=2024-01-02;", ""},
      {"fields of ox-hugo's own", "#+HUGO_CUSTOM_FRONT_MATTER: :draft t :Note \"a b\" :weight 3\n",
       "draft=true;note=a b;weight=3;", ""},
      {"behind comments and a drawer", "# -*- x -*-\n:PROPERTIES:\n:ID: 1\n:END:\n#+title: A\nb\n", "title=A;", "b\n"},
      {"what is Org's own", "#+OPTIONS: toc:nil\n#+title: A\n#+STARTUP: x\n", "title=A;", ""},
      {"below text", "#+title: A\nb\n\n#+draft: true\n* H\n#+date: 2024-01-01\n", "title=A;draft=true;",
       "b\n\n#+draft: true\n* H\n#+date: 2024-01-01\n"},
      {"in a block", "#+title: A\n#+begin_src org\n#+draft: true\n#+end_src\n", "title=A;",
       "#+begin_src org\n#+draft: true\n#+end_src\n"},
      {"a whole file that is not exported", "#+filetags: :a:noexport:\n", "tags=[a,noexport,];draft=true;", ""},
      {"none", "* H\ntext\n", "none", "* H\ntext\n"},
      {"empty", "", "none", ""},
  };
  for (const Case& one : kCases) check(one, Markup::org);
}

BOOST_AUTO_TEST_CASE(heads_of_rst) {
  const Case kCases[] = {
      {"the usual", "A *b* ``c``\n===========\n\n:date: 2024-05-06\n:Tags: a, b c\n:summary: one\n   two\n\nText.\n",
       "date=2024-05-06;tags=[a,b c,];summary=one two;title=A b c;", "\nText.\n"},
      {"marks above and below", "######\n A\n######\n:date: 2024-05-06\n", "date=2024-05-06;title=A;", ""},
      {"a title of one letter", "L\n=\n\n:status: draft\n\nText\n", "status=draft;title=L;", "\nText\n"},
      {"a title of one character", "甲\n==\n:status: draft\n\nText\n", "status=draft;title=甲;", "\nText\n"},
      {"one mark above and below", "=\nL\n=\n\n:status: draft\n", "status=draft;title=L;", ""},
      {"behind a label", ".. _x:\n\nLong\n====\n\n:status: draft\n\nText\n", "status=draft;title=Long;", "\nText\n"},
      {"a title of four", "Abcd\n====\n\nText\n", "title=Abcd;", "\nText\n"},
      {"a title among the fields", ":title: T\n:date: 2024-05-06\n\nText\n", "title=T;date=2024-05-06;", "\nText\n"},
      {"behind comments", ".. c\n   d\n\nTitle\n=====\n:slug: s\n\nText\n", "slug=s;title=Title;", "\nText\n"},
      {"a subtitle", "Title\n=====\n\nSub\n---\n\n:slug: s\n\nText\n", "slug=s;title=Title;", "\nText\n"},
      {"a section", "Title\n=====\n\nSection\n-------\n\nText\n", "title=Title;", "\nSection\n-------\n\nText\n"},
      {"two titles of one kind", "Title\n=====\n\n:date: 2024-05-06\n:status: draft\n\nText\n\nOther\n=====\n",
       "status=draft;", "\nText\n\nOther\n=====\n"},
      {"Nikola", ".. title: T\n.. date: 2024-05-06\n\nText\n", "", "\nText\n"},
      {"prose", "Text: a\n\nmore\n", "none", "Text: a\n\nmore\n"},
      {"empty", "", "none", ""},
  };
  for (const Case& one : kCases)
    if (std::string_view(one.name) != "Nikola") check(one, Markup::rst);
}

BOOST_AUTO_TEST_CASE(heads_of_pages) {
  const Case kCases[] = {
      {"the usual",
       "<html><head><title>A &amp; b</title><meta name=\"Date\" content='2024-05-06' />\n<meta content=\"x, y\" "
       "name=keywords></head>"
       "<body class=\"a\">\n<p>c</p></body></html>",
       "title=A & b;date=2024-05-06;tags=[x,y,];", "\n<p>c</p></body></html>"},
      {"in a comment", "<head><!-- <meta name=\"date\" content=\"2024-05-06\"> --><title>A</title></head><p>b</p>",
       "title=A;", "<p>b</p>"},
      {"in a script", "<head><script>'<meta name=\"status\" content=\"draft\">'</script></head><body>b", "", "b"},
      {"no head", "<p>b</p>", "none", "<p>b</p>"},
  };
  for (const Case& one : kCases) check(one, Markup::html);
}

BOOST_AUTO_TEST_SUITE_END()
