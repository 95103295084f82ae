#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(svg_tree)

namespace {

/// An element of the drawing's root.
std::string root(const std::string& attributes, const std::string& content) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" + attributes + ">" +
         content + "</svg>";
}

}  // namespace

BOOST_AUTO_TEST_CASE(drawings) {
  const std::string line = "<path d=\"M0\"></path>", box = " viewBox=\"0 0 20 10\"";
  const struct {
    const char* name;
    std::string body;
    std::string svg;  ///< Of the first picture; empty: there is none.
    std::string title;
    std::string html;  ///< Of the post, if it is not one picture in a paragraph.
  } kCases[] = {
      {"title and words",
       "<svg width=\"20\" height=\"10\" viewBox=\"0 0 20 10\"><title>图</title><text "
       "x=1>甲</text><text>乙<tspan>丙</tspan><tspan dy=2>丁</tspan></text></svg>",
       root(box + " width=\"20\" height=\"10\"",
            "<title>图</title><text x=\"1\">甲</text><text>乙<tspan>丙</tspan><tspan dy=\"2\">丁</tspan></text>"),
       "图", "<p><img alt=\"图\" ep:words=\"图 甲 乙丙 丁\" ep:image=\"0\"/></p>"},
      {"words for a title", "<svg" + box + "><text>甲</text></svg>",
       root(box + " width=\"600\" height=\"300\"", "<text>甲</text>"), "甲",
       "<p><img alt=\"甲\" ep:words=\"甲\" ep:image=\"0\"/></p>"},
      {"description", "<svg><desc>图</desc><path d=M0></svg>",
       root(" viewBox=\"0 0 300 150\" width=\"300\" height=\"150\"", "<desc>图</desc>" + line), "图",
       "<p><img alt=\"图\" ep:words=\"图\" ep:image=\"0\"/></p>"},
      {"label", "<svg aria-label=图 width=2em" + box + "><path d=M0></svg>",
       root(" aria-label=\"图\"" + box + " width=\"32\" height=\"16\"", line), "图",
       "<p><img alt=\"图\" ep:words=\"图\" ep:image=\"0\"/></p>"},
      {"among words", "甲 <svg" + box + "><path d=M0></svg>", root(box + " width=\"16\" height=\"8\"", line), "",
       "<p>甲 <img alt=\"\" ep:words=\"\" ep:image=\"0\"/></p>"},
      {"decoration", "甲 <svg aria-hidden=true" + box + "><path d=M0></svg>",
       root(" aria-hidden=\"true\"" + box + " width=\"16\" height=\"8\"", line), "",
       "<p>甲 <img alt=\"\" ep:words=\"\" ep:decoration=\"true\" ep:image=\"0\"/></p>"},
      {"all of a link", "<a href=\"https://e.org/\" title=家><svg aria-hidden=true" + box + "><path d=M0></svg></a>",
       root(" aria-hidden=\"true\"" + box + " width=\"16\" height=\"8\"", line), "家", ""},
      {"letter case",
       "<svg" + box + "><LINEARGRADIENT ID=a GRADIENTUNITS=userSpaceOnUse></LINEARGRADIENT><path d=M0></svg>",
       root(box + " width=\"600\" height=\"300\"",
            "<linearGradient id=\"a\" gradientUnits=\"userSpaceOnUse\"></linearGradient>" + line),
       "", ""},
      {"labels in HTML", "<svg" + box + "><foreignObject><div>甲<br>乙</div></foreignObject></svg>",
       root(box + " width=\"600\" height=\"300\"",
            "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">甲<br "
            "xmlns=\"http://www.w3.org/1999/xhtml\"></br>乙</div></foreignObject>"),
       "甲 乙", "<p><img alt=\"甲 乙\" ep:words=\"甲 乙\" ep:image=\"0\"/></p>"},
      {"style sheet", "<svg" + box + "><style><![CDATA[a > b {}]]></style><path d=M0></svg>",
       root(box + " width=\"600\" height=\"300\"", "<style>a &gt; b {}</style>" + line), "", ""},
      {"handlers and foreign names", "<svg" + box + " onload=\"x()\" inkscape:a=b><path d=M0 onclick=\"y()\"></svg>",
       root(box + " width=\"600\" height=\"300\"", line), "", ""},
      {"sprite",
       "<svg style=\"display:none\"><symbol id=s><path d=M0></symbol></svg><svg" + box +
           "><use xlink:href=\"#s\"></svg>",
       root(box + " width=\"600\" height=\"300\"",
            "<use xlink:href=\"#s\"></use><defs><symbol id=\"s\">" + line + "</symbol></defs>"),
       "", ""},
      {"words out of sight",
       "<svg" + box +
           "><title style=display:none>1</title><g display=none><text>2</text></g><text "
           "visibility=hidden>3</text><text "
           "style='display: none'>4</text><path d=M0></svg>",
       root(box + " width=\"600\" height=\"300\"",
            "<title style=\"display:none\"></title><g display=\"none\"><text></text></g><text "
            "visibility=\"hidden\"></text><text style=\"display: none\"></text>" +
                line),
       "", ""},
      {"sprite without room", "<svg width=0 height=0><symbol id=s><path d=M0></symbol></svg>甲", "", "", "<p>甲</p>"},
      {"nothing but parts", "<svg><defs><path id=s d=M0></defs></svg>甲", "", "", "<p>甲</p>"},
      {"a part that is nowhere", "甲<svg><use href=\"#s\"></svg>", "", "", "<p>甲</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    const auto fragment = site.render(row.body);
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST((fragment->images.empty() ? "" : fragment->images[0].data) == row.svg);
      if (!fragment->images.empty()) BOOST_TEST(fragment->images[0].alt == row.title);
      if (!row.html.empty()) BOOST_TEST(ContentSite::serialise(*fragment) == row.html);
    }
  }
}

BOOST_AUTO_TEST_CASE(nested_too_deep) {
  ContentSite site;
  std::string body = "甲 <svg>";
  for (int i = 0; i < 210; ++i) body += "<g>";
  body += "<text>乙</text></svg>";
  BOOST_TEST(site.html(body) == "<p>甲 </p>");
}

BOOST_AUTO_TEST_SUITE_END()
