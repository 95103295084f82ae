#include "content/markup/markup_source.h"

#include "content/markup/convert.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

struct Case {
  const char* name;
  std::string text, prepared, left_out;
};

std::string told(const LeftOut& left_out) {
  std::string text;
  for (const std::string& name : left_out) text += name + ";";
  return text;
}

const std::string kOptions = "#+OPTIONS: tags:nil\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(markup_source)

BOOST_AUTO_TEST_CASE(org) {
  const Case kCases[] = {
      {"text", "a\n* H\nb\n", "a\n* H\nb\n", ""},
      {"the end of the excerpt", "a\n# more\nb\n", "a\n\n#+HTML: <!-- more -->\n\nb\n", ""},
      {"what is included", "#+INCLUDE: \"/etc/passwd\"\n#+SETUPFILE: x\na\n", "a\n", "#+INCLUDE;"},
      {"code of a file that exports none", "#+PROPERTY: header-args :exports none\n#+begin_src sh\nx\n#+end_src\n",
       "#+PROPERTY: header-args :exports none\n#+begin_src sh :exports none\nx\n#+end_src\n", ""},
      {"of one language",
       "#+PROPERTY: header-args:sh :exports none\n#+begin_src go\nx\n#+end_src\n#+begin_src sh\nx\n#+end_src\n",
       "#+PROPERTY: header-args:sh :exports none\n#+begin_src go\nx\n#+end_src\n#+begin_src sh :exports "
       "none\nx\n#+end_src\n",
       ""},
      {"its own word", "#+PROPERTY: header-args :exports none\n#+begin_src sh :exports code\nx\n#+end_src\n",
       "#+PROPERTY: header-args :exports none\n#+begin_src sh :exports code\nx\n#+end_src\n", ""},
      {"of a subtree",
       "* A\n:PROPERTIES:\n:header-args: :exports none\n:END:\n** B\n#+begin_src sh\nx\n#+end_src\n* C\n#+begin_src "
       "sh\nx\n#+end_src\n",
       "* A\n:PROPERTIES:\n:header-args: :exports none\n:END:\n** B\n#+begin_src sh :exports none\nx\n#+end_src\n* "
       "C\n#+begin_src sh\nx\n#+end_src\n",
       ""},
      {"a commented task of some priority", "* TODO [#A] COMMENT t\n* [#B] COMMENT t\n* [#B] COMMENTS t\n",
       "* TODO COMMENT t\n* COMMENT t\n* [#B] COMMENTS t\n", ""},
      {"what a named block prints",
       "#+NAME: n\n#+begin_src sh\nx\n#+end_src\n\n#+RESULTS: n\n: SECRET\n: SECRET\n\nb\n",
       "#+NAME: n\n#+begin_src sh\nx\n#+end_src\n\n\nb\n", ""},
      {"as a drawer",
       "#+NAME: n\n#+begin_src sh :exports none\nx\n#+end_src\n#+RESULTS: n\n:results:\nSECRET\n\nSECRET\n:end:\nb\n",
       "#+NAME: n\n#+begin_src sh :exports none\nx\n#+end_src\nb\n", ""},
      {"as a block",
       "#+NAME: n\n#+begin_src sh :exports code\nx\n#+end_src\n#+RESULTS: "
       "n\n#+begin_example\nSECRET\n\nSECRET\n#+end_example\nb\n",
       "#+NAME: n\n#+begin_src sh :exports code\nx\n#+end_src\nb\n", ""},
      {"that is shown", "#+NAME: n\n#+begin_src sh :exports both\nx\n#+end_src\n#+RESULTS: n\n: b\n",
       "#+NAME: n\n#+begin_src sh :exports both\nx\n#+end_src\n#+RESULTS: n\n: b\n", ""},
      {"up to a heading", "#+NAME: n\n#+begin_src sh\nx\n#+end_src\n#+RESULTS: n\n: SECRET\n* H\n",
       "#+NAME: n\n#+begin_src sh\nx\n#+end_src\n* H\n", ""},
      {"a subtree that is a draft of ox-hugo",
       "* A\n:PROPERTIES:\n:EXPORT_HUGO_DRAFT: t\n:END:\nSECRET\n** SECRET\nSECRET\n* B\nb\n", "* B\nb\n",
       ":EXPORT_HUGO_DRAFT:;"},
      {"behind its plan", "* A\nSCHEDULED: <2024-01-02>\n:PROPERTIES:\n:PUBLISH: nil\n:END:\nSECRET\n* B\n", "* B\n",
       ":PUBLISH:;"},
      {"by fields of a head",
       "** A\n:PROPERTIES:\n:EXPORT_HUGO_CUSTOM_FRONT_MATTER: :weight 1 :private t\n:END:\nSECRET\n* B\n", "* B\n",
       ":EXPORT_HUGO_CUSTOM_FRONT_MATTER:;"},
      {"a subtree that is none", "* A\n:PROPERTIES:\n:EXPORT_HUGO_DRAFT: nil\n:VISIBILITY: folded\n:END:\na\n",
       "* A\n:PROPERTIES:\n:EXPORT_HUGO_DRAFT: nil\n:VISIBILITY: folded\n:END:\na\n", ""},
      {"groups of columns", "| a | b |\n| / | < |\n|---+---|\n| 1 | 2 |\n", "| a | b |\n|---+---|\n| 1 | 2 |\n", ""},
      {"names and parameters of a table",
       "|   | a |\n| ! | SECRET |\n| $ | x=SECRET |\n|---+---|\n| # | 1 |\n| _ | SECRET |\n",
       "| a |\n|---+---|\n| 1 |\n", ""},
      {"a table with marks for words", "| ! | a |\n| b | c |\n", "| ! | a |\n| b | c |\n", ""},
      {"keywords in code", "#+begin_example\n#+INCLUDE: x\n# more\n#+end_example\n",
       "#+begin_example\n#+INCLUDE: x\n# more\n#+end_example\n", ""},
  };
  for (const Case& one : kCases) {
    BOOST_TEST_CONTEXT(one.name) {
      LeftOut left_out;
      BOOST_TEST(prepare_org(one.text, left_out) == kOptions + one.prepared);
      BOOST_TEST(told(left_out) == one.left_out);
    }
  }
}

BOOST_AUTO_TEST_CASE(rst) {
  const Case kCases[] = {
      {"text", "a\n\n.. note:: b\n\n   c\n", "a\n\n.. note:: b\n\n   c\n", ""},
      {"the end of the excerpt", "a\n\n.. TEASER_END\n\nb\n", "a\n\n\n.. raw:: html\n\n   <!-- more -->\n\n\nb\n", ""},
      {"a file", "a\n\n.. include:: /etc/passwd\n   :code:\n\nb\n", "a\n\n\nb\n", ".. include::;"},
      {"a table of a file", ".. csv-table:: T\n   :file: /etc/passwd\n\nb\n", "\nb\n", ".. csv-table::;"},
      {"a table of its own", ".. csv-table:: T\n\n   a, b\n\nb\n", ".. csv-table:: T\n\n   a, b\n\nb\n", ""},
      {"raw text of an address", ".. raw:: html\n   :url: https://x\n\nb\n", "\nb\n", ".. raw::;"},
      {"under a condition", "a\n\n.. only:: draft\n\n   SECRET\n\nb\n", "a\n\n\nb\n", ""},
      {"that is not known", ".. gallery:: x\n   :a: b\n\n   SECRET\n\n   SECRET\n\nb\n", "\nb\n", ".. gallery::;"},
      {"in another one", ".. note::\n\n   .. only:: draft\n\n      SECRET\n\n   b\n", ".. note::\n\n\n   b\n", ""},
      {"in code", "a::\n\n   .. only:: draft\n\n.. code-block:: rst\n\n   .. gallery:: x\n\nb\n",
       "a::\n\n   .. only:: draft\n\n.. code-block:: rst\n\n   .. gallery:: x\n\nb\n", ""},
      {"a film", ".. youtube:: a\"b-1\n\nc\n",
       "\n.. raw:: html\n\n   <p><a "
       "href=\"https://www.youtube.com/watch?v=ab-1\">https://www.youtube.com/watch?v=ab-1</a></p>\n\nc\n",
       ""},
      {"a comment of several paragraphs", "a\n\n.. SECRET\n\n   SECRET\n\n    SECRET\n\nb\n", "a\n\n\nb\n", ""},
      {"in another text", ".. note::\n\n   .. SECRET\n\n      SECRET\n\n   b\n", ".. note::\n\n\n   b\n", ""},
      {"in an item", "- .. SECRET\n\n     SECRET\n\n- b\n", "- \n- b\n", ""},
      {"that begins below its mark", "..\n   SECRET\n\n   SECRET\n\nb\n", "\nb\n", ""},
      {"in a field", ":a: .. SECRET\n\n      SECRET\n:b: c\n", ":a: \n:b: c\n", ""},
      {"in an item with a number", "1. .. SECRET\n2. b\n", "1. \n2. b\n", ""},
      {"behind a word", "Well. .. a\n", "Well. .. a\n", ""},
      {"a container called hidden", ".. container:: a hidden\n\n   SECRET\n\nb\n", "\nb\n", ".. container:: hidden;"},
      {"a class called so", ".. class:: hidden\n\nSECRET\nSECRET\n\nb\n", "\nb\n", ".. class:: hidden;"},
      {"an option", ".. image:: a.png\n   :alt: SECRET\n   :class: d-none\n\nb\n", "\nb\n", ".. image:: hidden;"},
      {"another class", ".. class:: big\n\na\n", ".. class:: big\n\na\n", ""},
      {"an empty one above a quotation", "..\n\n   b\n", "..\n\n   b\n", ""},
      {"what is none", ".. [1] a\n.. _b: c\n.. __: d\n- .. note:: e\n", ".. [1] a\n.. _b: c\n.. __: d\n- .. note:: e\n",
       ""},
      {"a replacement", ".. |a| replace:: b\n.. |c| unknown:: d\n", ".. |a| replace:: b\n\n", ".. unknown::;"},
  };
  for (const Case& one : kCases) {
    BOOST_TEST_CONTEXT(one.name) {
      LeftOut left_out;
      BOOST_TEST(prepare_rst(one.text, {}, left_out) == one.prepared);
      BOOST_TEST(told(left_out) == one.left_out);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_pandoc_writes) {
  BOOST_TEST(tidy_converted("<pre class=\"python numberLines\" data-x=\"1\"><code>a{{&lt;</code></pre>",
                            TagLanguage::none) == "<pre><code class=\"language-python\">a{{&lt;</code></pre>");
  BOOST_TEST(tidy_converted("<pre class=\"example\"><code>a</code></pre>", TagLanguage::none) ==
             "<pre><code>a</code></pre>");
  BOOST_TEST(tidy_converted("<a href=\"%7Bfilename%7D/b.rst\">%7Bx%7D</a>", TagLanguage::none) ==
             "<a href=\"{filename}/b.rst\">%7Bx%7D</a>");
  BOOST_TEST(tidy_converted("{{&lt; x &gt;}}", TagLanguage::shortcodes) == "{{< x >}}");
}

BOOST_AUTO_TEST_SUITE_END()
