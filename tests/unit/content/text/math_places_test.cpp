#include "content_fixture.h"

#include "base/text.h"
#include "content/text/tex_look.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// Whose page: of which generator, and whether it says that formulas are typeset.
enum class Page { hexo, hexo_told, head_told, jekyll, hugo_told };

void configure(ContentSite& site, Page page) {
  if (page == Page::jekyll) {
    site.config.kind = &jekyll_kind();
    site.config.markdown.kramdown = true;
  }
  if (page == Page::hugo_told) site.config.kind = &hugo_kind();
  site.config.markdown.math.is_loaded = page == Page::hexo_told || page == Page::hugo_told;
  if (page == Page::head_told) site.site.posts[0].fields.set("mathjax", "true");
}

void gather(const pugi::xml_node& node, std::string& all) {
  for (const pugi::xml_node child : node.children()) {
    if (std::string_view(child.attribute("class").value()) == "math") {
      if (!all.empty()) all += " ¦ ";
      for (const pugi::xml_node text : child.children()) all += trim(text.value());
    } else {
      gather(child, all);
    }
  }
}

/// The formulas of a post, each as its source.
std::string formulas(Page page, std::string_view body) {
  ContentSite site;
  configure(site, page);
  const auto fragment = site.render(body);
  if (!fragment) return "error";
  std::string all;
  gather(fragment->body, all);
  std::replace(all.begin(), all.end(), '\n', ' ');
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(math_places)

/// Where formulas are read, and with which delimiters, on which page.
BOOST_AUTO_TEST_CASE(places) {
  const struct {
    const char* name;
    Page page;
    const char* body;
    const char* formulas;
  } kCases[] = {
      // Pairs
      {"pairs do not slip over a comma", Page::hexo, "若 $p$ 为素数，则 $q(x) = e^{-x} $，$r(x) = 2$ 成立。",
       "$p$ ¦ $q(x) = e^{-x} $ ¦ $r(x) = 2$"},
      {"nor over prose", Page::hexo, "价格 5$，另一个 6$，其中 $x_1$ 与 $y$。", "$x_1$ ¦ $y$"},
      {"nor after an odd dollar", Page::hexo, "花了 $5，而 $\\alpha$ 与 $x$ 成立", "$\\alpha$ ¦ $x$"},
      {"spaces inside, TeX", Page::hexo, "Let $ a_1 + b_1 $ and $ c_1 $ be given", "$ a_1 + b_1 $ ¦ $ c_1 $"},
      {"spaces inside, no TeX", Page::hexo, "a $ x $ b", ""},
      {"spaces inside, told by the site", Page::hexo_told, "a $ x $ b", "$ x $"},
      {"spaces inside, told by the head", Page::head_told, "记 $ \\{1,2\\} $，$ a \\\\ b $，$\\alpha_1 $，$x $。",
       "$ \\{1,2\\} $ ¦ $ a \\\\ b $ ¦ $\\alpha_1 $ ¦ $x $"},
      {"over a line break", Page::hexo, "设 $a_1 +\nb_1$ 成立", "$a_1 + b_1$"},
      {"not over a blank line", Page::hexo_told, "设 $a_1 +\n\nb_1$ 成立", ""},
      {"not into a list", Page::hexo_told, "设 $a_1\n- b_1$ 成立", ""},
      {"Chinese in a formula", Page::hexo, "$速度=路程/时间$ 与 $\\text{准确率，即} P$",
       "$速度=路程/时间$ ¦ $\\text{准确率，即} P$"},
      {"full-width comma in a formula", Page::hexo, "$\\alpha，\\beta$ 与 $x_1，y_1$",
       "$\\alpha，\\beta$ ¦ $x_1，y_1$"},
      {"prose is none", Page::hexo_told, "$你好，世界$ $，$ $。$ $这里$", ""},
      {"a single operator", Page::hexo, "用 $+$ 与 $=$", "$+$ ¦ $=$"},
      // Money and variables
      {"prices", Page::hexo, "$5 or $6, US$5, 5$ and 6$, US$5 to US$6, $5-$10, $1,000 and $2,000", ""},
      {"prices where formulas are typeset", Page::hexo_told,
       "$5 or $6, US$5, 5$ and 6$, US$5 to US$6, $5-$10, $1,000 and $2,000", ""},
      {"prices in Chinese", Page::hexo_told,
       "要 $100 与 $300，从 $100 到 $200，$9.99，$99.99；$5万$，US$100、HK$200；（$20）和（$30），$5(约35元)，$6、$7。",
       ""},
      {"numbers between commas", Page::hexo_told, "各有 $5、3、2$ 箱，$a、b$ 与 $1，2.5$，$、3$，$3、$",
       "$5、3、2$ ¦ $a、b$ ¦ $1，2.5$"},
      {"where nobody speaks of formulas", Page::hexo,
       "价格 $5、3、2$ 元，要 $100、200$ 与 $300，$1，2$；从 $100 到 "
       "$200，$9.99，$99.99；$5万$，US$100、HK$200；（$20）和（$30），$5(约35元)，$6。",
       ""},
      {"bold prices", Page::hexo_told, "**$20** 和 **$30**，花了$20买书，$30买笔", ""},
      {"variables of a shell", Page::hexo, "$foo_bar and ${A}_${B}, $HOME_DIR or $my_name here", ""},
      {"variables and calls of a shell", Page::hexo, "${x} $(y), ${x} or $(y) and ${x}/$(y), but ${a}_1$ and ${n}$",
       "${a}_1$ ¦ ${n}$"},
      {"what a link looks like", Page::hexo, "\\[e\\](f), \\[e\\] and \\[e^x\\]", "\\[e^x\\]"},
      {"a price to a power", Page::hexo, "US$5^2 or 6$", ""},
      {"subscripts of letters", Page::hexo, "$x_{ij}$, $a_i$, $v_max$ and $\\alpha_ab$",
       "$x_{ij}$ ¦ $a_i$ ¦ $v_max$ ¦ $\\alpha_ab$"},
      {"a price and a formula", Page::hexo, "costs $5 and $x$ is", "$x$"},
      {"variables", Page::hexo, "用 $HOME/$USER 与 $PATH 和 $SHELL", ""},
      {"code in prose", Page::hexo,
       "$fp = @fsockopen(($host ? $this->host : $name), $port, $errno,$errstr); ${a}/${b}; $this->m_fp = fopen($x_1)",
       ""},
      {"endings", Page::hexo, "the $n$th and $x_1$s, $k$-means", "$n$ ¦ $x_1$ ¦ $k$"},
      {"prices with a space", Page::hexo_told, "costs $5 or $6, $ 7", ""},
      {"calls", Page::hexo_told, "用 $('.c_d') 与 $(\".e_f\")，$.each(a_b, f) 与 $.ajax，$(this).x_1$", ""},
      {"calls in a report", Page::hexo, "fsockopen($host, $timeout);lib\\mail.php(40): if(!$fp)", ""},
      {"half-open", Page::hexo, "$[0,1)$ 与 $(0,1]$ 与 $\\left. x_1 \\right)$",
       "$[0,1)$ ¦ $(0,1]$ ¦ $\\left. x_1 \\right)$"},
      {"anchors of patterns", Page::hexo, "匹配 ^a$ 与 ^b$，ends in (x)$ or ^y$", ""},
      {"dollars in braces", Page::hexo, "$\\{x \\mid \\text{if $x_1$ and $y$}\\}$ 与 $a_{1}$",
       "$\\{x \\mid \\text{if $x_1$ and $y$}\\}$ ¦ $a_{1}$"},
      {"a program's texts", Page::hexo, "$items = array('mysql_connect', 'fopen');uc\\client.php: $fp", ""},
      {"the same in double ones", Page::hexo, "$a = \"name\"; echo $b", ""},
      {"primes", Page::hexo, "$f'(x) = g'(x)$", "$f'(x) = g'(x)$"},
      {"primes in brackets", Page::hexo, "$(f'(x), g'')$", "$(f'(x), g'')$"},
      {"a brace that is never closed", Page::hexo, "$a_{1 与 $b_1$", "$b_1$"},
      {"a brace that was never opened", Page::hexo, "$a_1}$ 与 $b_1$", "$a_1}$ ¦ $b_1$"},
      {"patterns", Page::hexo, "\\(\\s*Exception\\s*\\) ends in $', '.gif$", ""},
      {"a hundred dollars, fewer", Page::hexo, "< $100 且 > $50", ""},
      {"an escaped dollar", Page::hexo_told, "\\$5 与 \\$x\\$", ""},
      {"an escaped dollar inside", Page::hexo, "$\\$5 + x_1$", "$\\$5 + x_1$"},
      // Displays
      {"display", Page::hexo, "$$\nf(x) \\le g(x)\n$$", "$$ f(x) \\le g(x) $$"},
      {"dollars across paragraphs", Page::hexo_told, "在脚本里 $$ 是进程号。\n\n## 二\n\n子进程里的 $$ 仍是。", ""},
      {"dollars across prose", Page::hexo_told, "在脚本里 $$ 是进程号，子进程里的 $$ 仍是。", ""},
      {"a blank line in a display", Page::hexo_told, "$$\na_1\n\nb_1\n$$", ""},
      {"a fence ends it", Page::hexo_told, "$$ a_1\n```\n$$\n```", ""},
      {"two on a line", Page::hexo, "$$a$$ 与 $$b$$", "$$a$$ ¦ $$b$$"},
      {"kramdown among words", Page::jekyll, "设 $$x_1$$ 成立", "\\(x_1\\)"},
      {"kramdown alone", Page::jekyll, "设\n\n$$x_1$$\n\n成立", "$$x_1$$"},
      {"environment", Page::hexo, "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}",
       "\\begin{align} a &= b \\\\ c &= d \\end{align}"},
      {"environments in each other", Page::hexo, "\\begin{cases}\\begin{cases}a\\end{cases}\\end{cases} b",
       "\\begin{cases}\\begin{cases}a\\end{cases}\\end{cases}"},
      {"an environment of text", Page::hexo_told, "\\begin{itemize}a\\end{itemize}", ""},
      {"a blank line in an environment", Page::hexo_told, "\\begin{align}a\n\nb\\end{align}", ""},
      // Brackets
      {"escaped brackets around a link", Page::hexo, "\\[From: [the log](https://example.org/log)\\]", ""},
      {"around an address", Page::hexo, "\\[audio:https://example.org/a.mp3\\]", ""},
      {"around prose", Page::hexo, "今天失败\\( _老话：最难的是坚持_ \\)了。", ""},
      {"around a number", Page::hexo, "\\[1\\] \\(see below\\) \\[TOC_1\\]", ""},
      {"around prose, told", Page::hexo_told, "\\[From: [the log](https://example.org/log)\\] \\(见下文，第三节\\)",
       ""},
      {"brackets with TeX", Page::hexo, "\\(x_1\\) 与 \\(\\alpha\\) 与 \\(a=b\\)",
       "\\(x_1\\) ¦ \\(\\alpha\\) ¦ \\(a=b\\)"},
      {"brackets without TeX, told", Page::hexo_told, "\\(n + 1\\)", "\\(n + 1\\)"},
      {"twice, told", Page::head_told, "用 \\\\(w_i \\cdot x_i\\\\) 与 \\\\[ y_i \\\\] 写的",
       "\\(w_i \\cdot x_i\\) ¦ \\[ y_i \\]"},
      {"twice", Page::hexo, "\\\\(w_i\\\\) \\\\(see\\\\)", "\\(w_i\\)"},
      // Containers
      {"quotation", Page::hexo, "> 定义：\n> $$\n> f(x) \\le g(x) \\\\\n> y = x\n> $$",
       "$$ f(x) \\le g(x) \\\\ y = x $$"},
      {"environment in a quotation", Page::hexo, "> \\begin{align}\n> a &= b \\\\\n> c &= d\n> \\end{align}",
       "\\begin{align} a &= b \\\\ c &= d \\end{align}"},
      {"callout", Page::hexo, "> [!NOTE]\n> $$\n> z = 1\n> $$", "$$ z = 1 $$"},
      {"quotation in a list", Page::hexo, "1. 一\n   > $$\n   > r = 1\n   > $$", "$$ r = 1 $$"},
      {"quotation in a quotation", Page::hexo, "> > $$\n> > r > 1\n> > $$", "$$ r > 1 $$"},
      {"list", Page::hexo, "- 一\n  $$\n  r = 1\n  $$\n- $x$", "$$ r = 1 $$ ¦ $x$"},
      {"a blank line of a quotation", Page::hexo_told, "> $$\n> a_1\n>\n> b_1\n> $$", ""},
      {"inline over a quotation's lines", Page::hexo, "> 设 $a_1 +\n> b_1$ 成立", "$a_1 + b_1$"},
      {"admonition", Page::hexo, "!!! note\n    $$\n    a_1\n    $$", "$$ a_1 $$"},
      {"heading", Page::hexo, "## 论 $x_1$", "$x_1$"},
      {"note", Page::hexo, "a[^1]\n\n[^1]: 即 $x_1$", "$x_1$"},
      // Tables
      {"cells", Page::hexo, "| a | b |\n|---|---|\n| $x$ | $y$ |", "$x$ ¦ $y$"},
      {"not across a bar", Page::hexo_told, "| a | b |\n|---|---|\n| $5 | $6 |\n| $a_1 | b_1$ |", ""},
      {"not in a head either", Page::hexo_told, "| $a_1 | b_1$ |\n|---|---|\n| 1 | 2 |", ""},
      {"an escaped bar", Page::hexo, "| a |\n|---|\n| $\\|x_1\\|$ |", "$|x_1|$"},
      {"a bar outside tables", Page::hexo, "设 $|x_1|$ 成立", "$|x_1|$"},
      // HTML
      {"element", Page::hexo, "<center>$C = A \\times B$</center>", "$C = A \\times B$"},
      {"block element", Page::hexo, "<div>\n$$\na_1\n$$\n</div>", "$$ a_1 $$"},
      {"code in HTML", Page::hexo_told,
       "先取 <code>$a$</code>，再比较 <code>$name</code> 和 <code>$id</code>，按 <kbd>$</kbd> 或 "
       "<kbd>$</kbd>。<samp>$x$</samp>",
       ""},
      {"preformatted", Page::hexo_told, "<pre>\n$x$\n</pre>\n\n<textarea>$x$</textarea><script>var a = $x$;</script>",
       ""},
      {"not across a tag", Page::hexo_told, "<p>价格 <b>$5</b> 与 <b>$6</b>，变量 <i>$x</i>与<i>$y</i>。</p>", ""},
      {"not in attributes", Page::hexo_told, "<a href=\"https://example.org/?p=$a_1$&q=$b_1$\" title=\"$x$\">一</a>",
       ""},
      {"not into an attribute", Page::hexo_told, "Costs 5$ <b title=\"$x$\">bold</b> end.", ""},
      {"not in a bare address", Page::hexo, "http://example.org/q?a=$x_1$&b=2 <http://e.org/$a_b$> $c_1$", "$c_1$"},
      {"a comparison is no tag", Page::hexo, "$a<b$ 与 $c>d$", "$a<b$ ¦ $c>d$"},
      {"character references", Page::hexo, "$a_1 &lt; b_1 &amp; c$", "$a_1 < b_1 & c$"},
      {"a script of MathJax", Page::hexo,
       "设 <script type=\"math/tex\">x_1 * y_1 * z</script> 成立\n\n<script type=\"math/tex; "
       "mode=display\">\ny\n</script>",
       "\\(x_1 * y_1 * z\\) ¦ \\[y\\]"},
      {"inside a link", Page::hexo, "[论 $x_1$](https://example.org)", "$x_1$"},
      {"not in a link's address", Page::hexo, "[二](https://example.org/?p=$a_1$&q=$b \"t$x_1$\")", ""},
      // Comments
      {"a comment in a formula", Page::hexo, "$x_1 <!-- SECRET -->$", "$x_1 $"},
      {"in a display", Page::hexo, "$$\na_1 <!-- S -->\n$$", "$$ a_1  $$"},
      {"in an environment", Page::hexo, "\\begin{align}\na &= b <!-- S -->\n\\end{align}",
       "\\begin{align} a &= b  \\end{align}"},
      {"in GitHub's forms", Page::hexo, "$`x_1 <!-- S -->`$\n\n```math\ny <!-- S -->\n```", "$x_1 $ ¦ $$ y  $$"},
      {"in a script", Page::hexo, "a <script type=\"math/tex\">x_1 <!-- S --></script> b", "\\(x_1\\)"},
      {"Liquid's", Page::jekyll, "$$\nx_1 {% comment %}SECRET{% endcomment %}\n$$", "$$ x_1  $$"},
      {"kramdown's", Page::jekyll, "$$x_1 {::comment}S{:/comment} $$", ""},
      {"TeX's", Page::hexo, "$$\na_1 % SECRET\nb \\% c\n$$", "$$ a_1  b \\% c $$"},
      // Code
      {"code", Page::hexo_told, "`$x$` 与 ``$y$``\n\n```\n$z$\n```\n\n    $w$", ""},
      {"GitHub's", Page::hexo, "设 $`a_1`$ 成立", "$a_1$"},
      {"GitHub's fence", Page::hexo, "设\n```math\na_1 \\\\\nb_1\n```\n成立", "$$ a_1 \\\\ b_1 $$"},
      {"GitHub's fence in a quotation", Page::hexo, "> ```math\n> a_1\n> ```", "$$ a_1 $$"},
      // Tags
      {"argument of a tag", Page::hexo, "{% note info, at most $2^{32}$ boats %}", "$2^{32}$"},
      {"inside a tag", Page::hexo, "{% note info %}\n$x_1$\n{% endnote %}", "$x_1$"},
      {"code of a tag", Page::hexo, "{% codeblock %}\n$x_1$\n{% endcodeblock %}", ""},
      {"a tag of its own", Page::hexo, "{% math %}\nx_1 $y$\n{% endmath %}", "\\[ x_1 $y$ \\]"},
      {"jekyll-katex", Page::jekyll, "设 {% katex %}x_1{% endkatex %}\n\n{% katex display %}\ny\n{% endkatex %}",
       "$x_1$ ¦ $$ y $$"},
      {"Hugo", Page::hugo_told, "设 \\(n\\) 与 $$a_1$$", "\\(n\\) ¦ $$a_1$$"},
  };
  for (const auto& one : kCases)
    BOOST_TEST(formulas(one.page, one.body) == one.formulas, one.name << ": " << formulas(one.page, one.body));
}

/// What stands around them stays as it is.
BOOST_AUTO_TEST_CASE(surroundings) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"brackets around a link", "\\[From: [the log](https://example.org/log)\\]",
       "<p>[From: <a href=\"https://example.org/log\" ep:link=\"0\">the log</a>]</p>"},
      {"brackets around emphasis", "今天失败\\( _老话_ \\)了。", "<p>今天失败( <em>老话</em> )了。</p>"},
      {"code in HTML", "取 <code>$name</code> 和 <code>$id</code>", "<p>取 <code>$name</code> 和 <code>$id</code></p>"},
      {"prices in HTML", "<p>价格 <b>$5</b> 与 <b>$6</b>。</p>", "<p>价格 <b>$5</b> 与 <b>$6</b>。</p>"},
      {"marks in HTML code", "<code>a==b==c</code> 与 ==d== 与 <code>--flag \"q\"</code>",
       "<p><code>a==b==c</code> 与 <mark>d</mark> 与 <code>--flag \"q\"</code></p>"},
      {"attributes", "<a href=\"https://example.org/?p=$a&q=$b\">一</a>，[二](https://example.org/?p=$a&q=$b \"t$x\")",
       "<p><a href=\"https://example.org/?p=$a&amp;q=$b\" ep:link=\"0\">一</a>，<a "
       "href=\"https://example.org/?p=$a&amp;q=$b\" title=\"t$x\" ep:link=\"1\">二</a></p>"},
      {"in an element", "<center>$a<b$</center>", "<div class=\"center\"><span class=\"math\">$a&lt;b$</span></div>"},
      {"a fence is a block", "a\n```math\nx\n```\nb", "<p>a</p><div class=\"math\">$$\nx\n$$</div><p>b</p>"},
  };
  for (const auto& one : kCases) {
    ContentSite site;
    site.config.markdown.typography.smart = true;
    BOOST_TEST(site.html(one.body) == one.html, one.name << ": " << site.html(one.body));
  }
}

BOOST_AUTO_TEST_CASE(switched_off) {
  ContentSite site;
  site.config.markdown.math.is_read = false;
  BOOST_TEST(site.html("$x_1$ `$`y_1`$` <b>$z$</b>\n\n```math\nw\n```").find("\"math\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_posts) {
  ContentSite site;
  site.site.posts[0].is_html = true;
  BOOST_TEST(
      site.html(
          "<p title=\"$x_1$\">设 $a_1 < b$ 与 <code>$c$</code> 与 \\(d_1\\)<script type=\"math/tex\">e</script></p>") ==
      "<p title=\"$x_1$\">设 <span class=\"math\">$a_1 &lt; b$</span> 与 <code>$c$</code> 与 <span "
      "class=\"math\">\\(d_1\\)</span>"
      "<span class=\"math\">\\(e\\)</span></p>");
}

BOOST_AUTO_TEST_SUITE_END()
