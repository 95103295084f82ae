#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(html_repair)

BOOST_AUTO_TEST_CASE(elements) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"unclosed br", "a<br>b", "<p>a<br/>b</p>"},
      {"closed br", "a</br>b", "<p>a<br/>b</p>"},
      {"generic", "List<String> 与 <T>", "<p>List&lt;String&gt; 与 &lt;T&gt;</p>"},
      {"generic block", "<version>\n1.0", "<p>&lt;version&gt;\n1.0</p>"},
      {"hyphen", "<my-element>x</my-element>", "<p>x</p>"},
      {"comment", "a\n\n<!-- x -- y -->\n\nb", "<p>a</p><p>b</p>"},
      {"center", "<center>居中</center>", "<div class=\"center\">居中</div>"},
      {"font", "<font color=red>红</font>", "<p><span class=\"font\">红</span></p>"},
      {"out of sight",
       "<p hidden>a</p><b style=\"color:red; Display : none\">b</b><i style=\"x-display:none\">c</i><u "
       "hidden=\"until-found\">d</u>",
       "<p><i>c</i><u>d</u></p>"},
      {"out of sight, whatever the element",
       "<x-a hidden>1<x-a>2</x-a>3</x-a>甲<x-b style=display:none>4</x-b>乙<button hidden>5</button><font "
       "hidden>6</font>"
       "<label style='display:none'>7</label><x-c style=color:red>丙</x-c>",
       "<p>甲乙丙</p>"},
      {"blocks out of sight",
       "<form hidden>1</form><x-d hidden>\n\n2\n\n</x-d>\n\n甲\n\n<dialog>3</dialog><div popover>4</div>\n\n<dialog "
       "open>乙</dialog>",
       "<p>甲</p><p>乙</p>"},
      {"declarations that hide",
       "<b style='display:/* */none'>1</b><b style='display:block;display:none'>2</b><b style='display:none "
       "!important;display:block'>3</b><b style=visibility:hidden>4</b><b style='/*display:none*/'>甲</b><b "
       "style='display:none;display:block'>乙</b><b style='--display:none'>丙</b>",
       "<p><b>甲</b><b>乙</b><b>丙</b></p>"},
      {"strike, tt, big", "<strike>a</strike> <tt>b</tt> <big>c</big>",
       "<p><s>a</s> <span class=\"tt\">b</span> <span class=\"big\">c</span></p>"},
      {"script", "a\n\n<script>alert(1)</script>\n\nb", "<p>a</p><p>b</p>"},
      {"script never closed", "用 <script> 标签", "<p>用 &lt;script&gt; 标签</p>"},
      {"title never closed", "the <title> element", "<p>the &lt;title&gt; element</p>"},
      {"handlers and names", "<a name=\"x\" onclick=\"y()\">z</a>", "<p><span id=\"x\"/>z</p>"},
      {"script address", "<a href=\"javascript:x()\">z</a> [b](javascript:y) <a href=\" JaVaScript:x\">c</a>",
       "<p>z b c</p>"},
      {"styles", "<p style=\"color:red; text-align:center\">x</p>", "<p style=\"text-align: center\">x</p>"},
      {"align", "<div align=\"right\">x</div>", "<div style=\"text-align: right\">x</div>"},
      {"classes", "<div class=\"a 红 b-c d@e\">x</div>", "<div class=\"a b-c\">x</div>"},
      {"numbers", "<img src=\"https://e.org/a.png\" width=\"50%\" height=\"20\">",
       "<p><img src=\"https://e.org/a.png\" height=\"20\" alt=\"\" ep:image=\"0\"/></p>"},
      {"kept", "<kbd>K</kbd><sup>1</sup><sub>2</sub><mark>m</mark><u>u</u>",
       "<p><kbd>K</kbd><sup>1</sup><sub>2</sub><mark>m</mark><u>u</u></p>"},
      {"ruby", "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>", "<p><ruby>汉<rt>hàn</rt></ruby></p>"},
      {"details", "<details><summary>s</summary>\n\n**b**\n\n</details>",
       "<details><summary>s</summary>\n<p><strong>b</strong></p></details>"},
      {"iframe", "<iframe src=\"//player.example.org/1\"></iframe>",
       "<p><a href=\"https://player.example.org/1\" ep:media=\"frame\" "
       "ep:link=\"0\">https://player.example.org/1</a></p>"},
      {"video with a picture", "<video src=\"https://e.org/a.mp4\" poster=\"p.png\"></video>",
       "<p><a href=\"https://e.org/a.mp4\" ep:media=\"video\" ep:poster=\"https://example.org/2020/01/01/here/p.png\" "
       "ep:link=\"0\">"
       "https://e.org/a.mp4</a></p>"},
      {"video with sources", "<video controls><source src=\"https://e.org/a.mp4\"></video>",
       "<p><a href=\"https://e.org/a.mp4\" ep:media=\"video\" ep:link=\"0\">https://e.org/a.mp4</a></p>"},
      {"drawing", "a <svg><path d=\"M0\"/><text>t</text></svg> b",
       "<p>a <img alt=\"t\" ep:words=\"t\" ep:image=\"0\"/> b</p>"},
      {"Markdown needs a blank line", "<div>\n**b**\n</div>", "<div>\n**b**\n</div>"},
      {"Markdown behind a blank line", "<div>\n\n**b**\n\n</div>", "<div>\n<p><strong>b</strong></p></div>"},
      {"p in p", "<p>a<p>b", "<p>a</p><p>b\n</p>"},
      {"opened here, closed there", "<div class=\"x\">\n\na\n\n</div>\n\nb",
       "<div class=\"x\">\n<p>a</p></div><p>b</p>"},
      {"never closed", "<div>\n\na", "<div>\n<p>a</p></div>"},
      {"bold around blocks", "<b><p>a</p>b</b>", "<p><b>a</b></p><p><b>b</b></p>"},
      {"id of a span around paragraphs", "<span id=\"x\">\n\na\n\nb\n\n</span>",
       "<p><span id=\"x\">a</span></p><p><span>b</span></p>"},
      {"id of a span before a block", "<b id=\"x\">t<div>u</div></b>", "<p><b id=\"x\">t</b></p><div><b>u</b></div>"},
      {"id of a span around a heading", "<span id=\"x\">\n\n## H\n\n</span>",
       "<h2 id=\"H\" ep:heading=\"0\"><span id=\"x\">H</span></h2>"},
      {"id of a span around a list", "<span id=\"x\">\n\n- a\n\n</span>", "<ul id=\"x\"><li>a</li></ul>"},
      {"span around a block", "<span>a<div>b</div></span>", "<p><span>a</span></p><div>b</div>"},
      {"span around a block, in a block", "<div><span>a<div>b</div></span></div>",
       "<div><span>a</span><div><span>b</span></div></div>"},
      {"two around a block", "<div><b><i>a<p>b</p></i></b></div>", "<div><b><i>a</i></b><p><b><i>b</i></b></p></div>"},
      {"text in a list", "<ul>a<li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"},
      {"item without list", "<li>a</li>", "<div>a</div>"},
      {"table text", "<table>x<tr><td>y</table>", "<p>x</p><table><tbody><tr><td>y</td></tr></tbody></table>"},
      {"block in a heading", "<h2>a<div>b</div></h2>", "<h2 id=\"ab\" ep:heading=\"0\">ab</h2>"},
      {"our own marks are not theirs", "<ep:note n=\"1\">x</ep:note> <b ep:link=\"7\">y</b>",
       "<p>&lt;ep:note n=\"1\"&gt;x&lt;/ep:note&gt; <b>y</b></p>"},
      {"MathML", "<math display=\"block\"><mi>x</mi><semantics><mo>=</mo></semantics></math>",
       "<p><math display=\"block\"><mi>x</mi><mrow><mo>=</mo></mrow></math></p>"},
      {"anchor never closed", "<a name=\"h\">\n\n# T\n\nb\n\n- c",
       "<p><span id=\"h\"/></p><h1 id=\"T\" ep:heading=\"0\">T</h1><p>b</p><ul><li>c</li></ul>"},
      {"anchor around a link", "<a id='h'>[x](https://e.org/)</a> y",
       "<p><span id=\"h\"/><a href=\"https://e.org/\" ep:link=\"0\">x</a> y</p>"},
      {"anchor and then a link", "<a name=h><a href=\"https://e.org/\">x</a></a>",
       "<p><span id=\"h\"/><a href=\"https://e.org/\" ep:link=\"0\">x</a></p>"},
      {"an attribute that only holds href", "<a title=\" href=1\" name=h>x</a>",
       "<p><span title=\" href=1\" id=\"h\"/>x</p>"},
      {"one id twice", "<p id=\"x\">a</p><p id=\"x\">b</p>", "<p id=\"x\">a</p><p>b</p>"},
      {"id of a span that blocks cut", "<b id=\"x\">a<p>b</p></b>", "<p><b id=\"x\">a</b></p><p><b>b</b></p>"},
      {"a heading keeps its id", "# T {#x}\n\n<p id=\"x\">a</p>", "<h1 id=\"x\" ep:heading=\"0\">T</h1><p>a</p>"},
      {"frame in a link", "<a href=\"https://e.org/1\"><iframe src=\"https://e.org/2\" title=\"f\"></iframe></a>",
       "<p><a href=\"https://e.org/1\" ep:link=\"0\">f</a></p>"},
      {"rb, rtc", "<ruby><rb>漢<rtc><rt>hàn</rtc></ruby>", "<p><ruby>漢<rt>hàn</rt></ruby></p>"},
      {"columns behind rows", "<table><tr><td>y<colgroup><col span=2><caption>c</caption></table>",
       "<table><colgroup><col span=\"2\"/></colgroup><tbody><tr><td>y</td></tr></tbody><caption>c</caption></table>"},
      {"processing instruction with a bracket", "a <?php echo '>'; ?> b", "<p>a  b</p>"},
      {"button", "<button>甲</button> <label>乙</label>", "<p>甲 乙</p>"},
      {"fields",
       "<input type=checkbox checked> 甲 <input type=checkbox> 乙 <input value=\"丙\"><input type=hidden "
       "value=丁><input placeholder=戊>",
       "<p>☑ 甲 ☐ 乙 丙戊</p>"},
      {"select", "<select><optgroup label=g><option>甲<option>乙</optgroup></select>", "<p>甲 / 乙</p>"},
      {"text field", "<textarea>a\nb</textarea>", "<div><pre class=\"textarea\">a\nb</pre></div>"},
      {"object with a picture", "<object data=\"https://e.org/a.svg\" type=\"image/svg+xml\">甲</object>",
       "<p><img src=\"https://e.org/a.svg\" alt=\"甲\" ep:image=\"0\"/></p>"},
      {"embed of a picture", "<embed src=\"https://e.org/a.svg\">",
       "<p><img src=\"https://e.org/a.svg\" alt=\"\" ep:image=\"0\"/></p>"},
      {"object with words", "<object data=\"https://e.org/a.pdf\">甲<b>乙</b></object>",
       "<p><a href=\"https://e.org/a.pdf\" ep:media=\"frame\" ep:link=\"0\">甲乙</a></p>"},
      {"object without address", "<object>甲<b>乙</b></object>", "<p>甲<b>乙</b></p>"},
      {"page in a frame", "<iframe srcdoc=\"&lt;p&gt;甲&lt;p&gt;乙\"></iframe>", "<p>甲 乙</p>"},
      {"canvas", "<canvas>甲</canvas>", "<p>甲</p>"},
      {"map", "<map><area href=\"https://e.org/\" alt=\"甲\"><area href=\"https://e.org/2\"></map>",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">甲</a> </p>"},
      {"MathML with its TeX",
       "<math><semantics><mrow><mi>x</mi></mrow><annotation "
       "encoding=\"application/x-tex\">x_1</annotation></semantics></math>",
       "<p><math alttext=\"x_1\"><mrow><mrow><mi>x</mi></mrow></mrow></math></p>"},
      {"MathML's brackets",
       "<math><mfenced open=\"[\" separators=\";|\"><mi>a</mi><mi>b</mi><mi>c</mi></mfenced></math>",
       "<p><math><mrow><mo>[</mo><mi>a</mi><mo>;</mo><mi>b</mi><mo>|</mo><mi>c</mi><mo>)</mo></mrow></math></p>"},
      {"MathML's attributes",
       "<math dir=up><mfrac linethickness=\"0\"><mi mathvariant=\"BOLD\">a</mi><mo stretchy=\"false\" "
       "href=\"x\">b</mo></mfrac></math>",
       "<p><math><mfrac linethickness=\"0\"><mi>a</mi><mo stretchy=\"false\">b</mo></mfrac></math></p>"},
      {"forbidden characters", "a&#1;b&#x7f;c <b>&#11;</b>", nullptr},
      {"processing instruction", "a <?php echo 1 ?> b <!DOCTYPE html> c", "<p>a  b  c</p>"},
      {"attribute never closed", "<a href=\"x>y", "<p>&lt;a href=\"x&gt;y</p>"},
      {"footnote beside HTML", "a[^1] <b>b\n\n[^1]: n <i>i",
       "<p>a<ep:ref note=\"1\" nth=\"1\"/> <b>b</b></p>"
       "<ep:note n=\"1\"><p>n <i>i</i></p></ep:note>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    const std::string html = site.html(row.body);
    BOOST_TEST_CONTEXT(row.name) {
      if (row.html) BOOST_TEST(html == row.html);
      pugi::xml_document again;
      BOOST_TEST(bool(again.load_string(("<body>" + html + "</body>").c_str())));
    }
  }
}

BOOST_AUTO_TEST_CASE(late_pictures) {
  const std::string a = "<p><img src=\"https://e.org/a.png\" alt=\"\" ep:image=\"0\"/></p>";
  const struct {
    const char* name;
    std::string body, html;
    const char* problems;
  } kCases[] = {
      {"data-src alone", "<img data-src=\"https://e.org/a.png\">", a, ""},
      {"data-original behind a drawn point",
       "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\" "
       "data-original=\"https://e.org/a.png\">",
       a, ""},
      {"data-lazy-src behind nothing", "<img src=\"\" data-lazy-src=\"https://e.org/a.png\">", a, ""},
      {"data-lazy behind #", "<img src=\"#\" data-lazy=\"https://e.org/a.png\">", a, ""},
      {"data-srcset behind a blank page",
       "<img src=\"about:blank\" data-srcset=\"https://e.org/a.png 1x, https://e.org/b.png 2x\">", a, ""},
      {"a switch is no address", "<img data-lazy=\"true\" data-srcset=\"https://e.org/a.png, https://e.org/b.png 2x\">",
       a, ""},
      {"src counts", "<img src=\"https://e.org/a.png\" data-src=\"https://e.org/b.png\">", a, ""},
      {"a drawn picture", "<img src=\"data:image/gif;base64,R0lGODlh\" data-lazy=\"1\" alt=\"x\">",
       "<p><img src=\"data:image/gif;base64,R0lGODlh\" alt=\"x\" ep:image=\"0\"/></p>", ""},
      {"no script",
       "<img data-src=\"https://e.org/a.png\">\n<noscript><p><img src=\"https://e.org/a.png\"></p></noscript>",
       "<p><img src=\"https://e.org/a.png\" alt=\"\" ep:image=\"0\"/>\n</p>", ""},
      {"no script knows the address",
       "<div><img class=\"lazy\" alt=\"x\"><noscript><img src=\"https://e.org/a.png\"></noscript></div>",
       "<div><img alt=\"x\" class=\"lazy\" src=\"https://e.org/a.png\" ep:image=\"0\"/></div>", ""},
      {"another noscript", "a<noscript>b</noscript>", "<p>ab</p>", ""},
      {"one that wants scripts", "a<noscript>Please turn JavaScript on</noscript>", "<p>a</p>",
       "1:2: '<noscript>' was dropped [content/dropped-html]\n"},
      {"nothing usable", "a\n\n甲<img data-src=\"\" alt=\"x\" class=\"lazyload\">", "<p>a</p><p>甲x</p>",
       "3:2: a picture has no address, its text stays [content/missing-image]\n"},
      {"Markdown without an address", "甲![x]()", "<p>甲x</p>",
       "1:5: a picture has no address, its text stays [content/missing-image]\n"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == row.problems);
    }
  }
}

BOOST_AUTO_TEST_CASE(lines) {
  const struct {
    const char* name;
    const char* body;
    std::vector<int> lines;  ///< Of all elements that carry one, in order.
  } kCases[] = {
      {"formulas", "a\n\nb $x$\nc $y$\n\n$$\nz\n$$", {5, 6, 8}},
      {"formulas beside HTML", "a\n\nb $x$ <b>c</b>\nd $y$\n\n$$\nz\n$$", {5, 6, 8}},
      {"elements",
       "a\n\n<dl><dd>x</dd></dl>\n\n<figure>\n<figcaption>a</figcaption>\n</figure>\n\n<time>b</time> "
       "<ruby>c</ruby>\n\n<math><mi>x</mi></math>\n\n"
       "<table>\n<caption>a</caption>\n</table>",
       {5, 8, 11, 11, 13, 16}},
      {"others", "# a\n\n[a](https://e.org/) ![b](https://e.org/b.png) <b>c</b> `d`", {}},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.site.posts[0].body_line = 3;
    const auto fragment = site.render(row.body);
    std::vector<int> got;
    for (const pugi::xpath_node found : fragment->body.select_nodes("//*[@*[name() = 'ep:line']]"))
      got.push_back(found.node().attribute("ep:line").as_int());
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(got == row.lines, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(messages) {
  ContentSite site;
  site.render(
      "a\n\n<script>\n1\n</script>\n\nb <Int> c\n\n<video></video> <iframe "
      "src=\"https://e.org/\"></iframe>\n\n<div>\n\n<!-- x");
  BOOST_TEST(site.problems() ==
             "3:1: '<script>' was dropped [content/dropped-html]\n"
             "7:3: '<Int>' is no HTML element, it is kept as text [content/bad-html]\n"
             "9:1: '<video>' was dropped: it has no address [content/dropped-html]\n"
             "9:17: '<iframe>' became a link [content/dropped-html]\n"
             "11:1: '<div>' is never closed [content/bad-html]\n"
             "13:1: a comment is never closed, it hides the rest of the post [content/bad-html]\n");
}

BOOST_AUTO_TEST_SUITE_END()
