#include "content/tags/tag_ends.h"

#include "content_fixture.h"
#include "kinds/kinds.h"
#include "theme_rows.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(tag_ends)

BOOST_AUTO_TEST_CASE(raw_in_tags) {
  const TagRow kRows[] = {
      {"an end in raw is code",
       "{% codeblock %}{% raw %}{% codeblock lang:swift %}f(){% endcodeblock %}{% endraw %}{% endcodeblock %}\n\n后",
       "<pre><code>{% codeblock lang:swift %}f(){% endcodeblock %}\n</code></pre><p>后</p>"},
      {"in lines of its own",
       "{% codeblock 例 lang:md %}\n{% raw %}\n{% note %}\nx\n{% endnote %}\n{% endraw %}\n{% endcodeblock %}",
       "<figure><figcaption>例</figcaption><pre><code class=\"language-md\">{% note %}\nx\n{% endnote "
       "%}\n</code></pre></figure>"},
      {"raw in raw", "{% code %}{% raw %}{% raw %}a{% endraw %}{% endcode %}{% endraw %}b{% endcode %}",
       "<pre><code>{% raw %}a{% endraw %}{% endcode %}b\n</code></pre>"},
      {"a note around it", "{% note %}\n{% raw %}{% endnote %}{% endraw %}\n\n乙\n{% endnote %}\n\n丙",
       "<aside class=\"note\">{% endnote %}<p>乙</p></aside><p>丙</p>"},
      {"a diagram", "{% mermaid %}\n{% raw %}\nA{{x}} --> B\n{% endraw %}\n{% endmermaid %}",
       "<pre><code class=\"language-mermaid\">A{{x}} --&gt; B\n</code></pre>"},
      {"a formula", "如{% mathjax %}{% raw %}\\frac{{a}}{{b}}{% endraw %}{% endmathjax %}。",
       "<p>如<span class=\"math\">$\\frac{{a}}{{b}}$</span>。</p>"},
      {"raw in a fence is none",
       "{% codeblock %}\nx\n{% endcodeblock %}\n\n```\n{% raw %}\n```\n\n{% note %}\ny\n{% endnote %}",
       "<pre><code>x\n</code></pre><pre><code>{% raw %}\n</code></pre><aside class=\"note\"><p>y</p></aside>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(never_closed) {
  const struct {
    const char* name;
    const char* theme;
    const char* body;
    const char* html;
    const char* problems;
  } kRows[] = {
      {"NexT's note", "next", "甲\n\n{% note info %}\n乙", "<p>甲</p><p>乙</p>",
       "3:1: the tag 'note' is never closed, its inner text is kept [content/unknown-tag]\n"},
      {"with a title", "hexo-theme-next", "{% note info 标题 %}\n乙",
       "<aside class=\"note info\"><p>标题</p></aside><p>乙</p>",
       "1:1: the tag 'note' is never closed, its inner text is kept [content/unknown-tag]\n"},
      {"Stellar's has no end", "stellar", "{% note 标题 %}\n\n乙", "<aside class=\"note\"><p>标题</p></aside><p>乙</p>",
       ""},
      {"a theme that nobody knows", "mine", "{% note 标题 %}\n\n乙",
       "<aside class=\"note\"><p>标题</p></aside><p>乙</p>", ""},
      {"a fold", "", "{% hideToggle 标题 %}\n\n乙", "<p>标题</p><p>乙</p>",
       "1:1: the tag 'hideToggle' is never closed, its inner text is kept [content/unknown-tag]\n"},
      {"code", "", "{% codeblock lang:c %}\na\n\n**b**", "<p>a</p><p><strong>b</strong></p>",
       "1:1: the tag 'codeblock' is never closed, its inner text is kept [content/unknown-tag]\n"},
      {"an open one before a closed one", "next", "{% note info %}\n甲\n\n{% note %}\n乙\n{% endnote %}\n\n丙",
       "<p>甲</p><aside class=\"note\"><p>乙</p></aside><p>丙</p>",
       "1:1: the tag 'note' is never closed, its inner text is kept [content/unknown-tag]\n"},
      {"one in the other", "next", "{% note %}\n甲\n{% note info %}\n乙\n{% endnote %}\n{% endnote %}\n\n丙",
       "<aside class=\"note\"><p>甲</p><aside class=\"note info\"><p>乙</p></aside></aside><p>丙</p>", ""},
      {"a name in code is no tag", "next", "{% note %}\n用 `{% note %}` 和 `{% endnote %}`\n{% endnote %}\n\n丙",
       "<aside class=\"note\"><p>用 <code>{% note %}</code> 和 <code>{% endnote %}</code></p></aside><p>丙</p>", ""},
      {"a name in a tag's code is no tag", "next",
       "{% note %}\n{% codeblock %}\n{% note %}\n{% endcodeblock %}\n乙\n{% endnote %}",
       "<aside class=\"note\"><pre><code>{% note %}\n</code></pre><p>乙</p></aside>", ""},
      {"arguments alone before a block", "",
       "甲 {% math a_1 %} 乙\n\n{% note %}丙{% endnote %}\n\n{% math %}b_1{% endmath %}",
       "<p>甲 <span class=\"math\">$a_1$</span> 乙</p><aside class=\"note\"><p>丙</p></aside><div "
       "class=\"math\">$$\nb_1\n$$</div>",
       ""},
      {"a lone end", "", "甲\n\n{% endnote %}\n\n乙", "<p>甲</p><p>乙</p>",
       "3:1: the end tag 'endnote' closes nothing, it is left out [content/unknown-tag]\n"},
      {"an end too many", "", "{% note %}\n甲\n{% endnote %}\n{% endnote %}", "<aside class=\"note\"><p>甲</p></aside>",
       "4:1: the end tag 'endnote' closes nothing, it is left out [content/unknown-tag]\n"},
      {"the end of another", "", "{% tabs a %}\n<!-- tab 一 -->\n甲\n<!-- endtab -->\n{% endtab %}\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>一</strong></p><p>甲</p></section></div>",
       "5:1: the end tag 'endtab' closes nothing, it is left out [content/unknown-tag]\n"},
      {"of a tag without one", "", "a {% link 甲 https://e.org/ %}{% endlink %}",
       "<p>a <a href=\"https://e.org/\" ep:link=\"0\">甲</a></p>", ""},
      {"of code", "", "{% codeblock %}\na\n{% endcodeblock %}\n\nb {% endcodeblock %}",
       "<pre><code>a\n</code></pre><p>b</p>",
       "5:3: the end tag 'endcodeblock' closes nothing, it is left out [content/unknown-tag]\n"},
      {"of what nobody knows", "", "{% odd %}\na\n{% endodd %}", "<p>a</p>",
       "1:1: unknown tag 'odd', its inner text is kept [content/unknown-tag]\n"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.theme = row.theme;
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == row.problems);
    }
  }
}

BOOST_AUTO_TEST_CASE(hints) {
  ContentSite site;
  site.html("{% hideToggle 标题 %}\n\n{% endnote %}");
  std::string hints;
  for (const Diagnostic& problem : site.diagnostics.sorted()) hints += problem.hint.english() + "\n";
  BOOST_TEST(hints == "close it with '{% endhideToggle %}'\nwrite '{% note %}' where it begins\n");
}

BOOST_AUTO_TEST_SUITE_END()
