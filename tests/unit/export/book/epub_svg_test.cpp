#include "export/book/picture/svg.h"

#include "content/text/base64.h"
#include "epub_support.h"
#include "image_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

const std::string kPng = "data:image/png;base64," + encode_base64(tiny_png());

struct Row {
  const char* name;
  std::string text;  ///< Inside the root element.
  std::string expected;
  std::string lost = {};
};

/// What stands inside the root element after cleaning.
void check(const std::vector<Row>& rows) {
  for (const Row& one : rows) BOOST_TEST_CONTEXT(one.name) {
      const CleanSvg made = clean_svg("<svg viewBox='0 0 9 9'>" + one.text + "</svg>");
      BOOST_TEST(between(made.text, "xlink\">", "</svg>") == one.expected);
      BOOST_TEST(made.losses.describe().english() == one.lost);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_svg)

BOOST_AUTO_TEST_CASE(whole_pictures) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg viewBox=\"0 0 2 1\" ";
  const std::string names = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  const struct {
    const char* name;
    std::string text;
    std::string expected;
  } kCases[] = {
      {"plain", "<svg viewBox='0 0 2 1'><rect width='2'/></svg>",
       head + names + "><rect width=\"2\" height=\"0\"/></svg>"},
      {"HTML in the open", "<svg viewBox='0 0 2 1'><div xmlns='http://www.w3.org/1999/xhtml'>x</div></svg>",
       head + names + "/>"},
      {"size for a view box", "<svg width='2px' height='1'/>",
       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg width=\"2px\" height=\"1\" viewBox=\"0 0 2 1\" " + names +
           "/>"},
      {"no size", "<svg/>", ""},
      {"hostile size", "<svg width='1e999' height='nan'/>", ""},
      {"scripts", "<svg viewBox='0 0 2 1' onload='x'><script>x</script><g onclick='x'/><foreignObject/></svg>",
       head + names + "><g/></svg>"},
      {"a prefix", "<svg viewBox='0 0 2 1' xmlns:svg='http://www.w3.org/2000/svg'><svg:g/></svg>",
       head + names + "><g/></svg>"},
      {"an attribute twice", "<svg viewBox='0 0 2 1'><g class='a' class='b'/></svg>",
       head + names + "><g class=\"a\"/></svg>"},
      {"doctype, comments, editors",
       "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 2 1' xmlns:i='x' i:v='1'><!-- c --><i:x/>t</svg>",
       head + names + ">t</svg>"},
      {"not well-formed", "<svg viewBox='0 0 2 1'><g></svg>", ""},
      {"another root", "<html><svg/></html>", ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(clean_svg(one.text).text == one.expected);
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<g>";
  BOOST_TEST(clean_svg("<svg viewBox='0 0 2 1'>" + deep).text.empty());
  for (int i = 0; i < 50'000; ++i) deep += "</g>";
  BOOST_TEST(clean_svg("<svg viewBox='0 0 2 1'>" + deep + "</svg>").text.empty());
}

BOOST_AUTO_TEST_CASE(ids) {
  check({
      {"a space", "<g id='Frame 1'/>", "<g id=\"Frame-1\"/>"},
      {"a digit", "<g id='1'/>", "<g id=\"id1\"/>"},
      {"a letter of another script", "<g id='节点'/><g id='节点二'/>", "<g id=\"id-\"/><g id=\"id--2\"/>"},
      {"a name that is taken", "<g id='a b'/><g id='a-b'/><g id='a:b'/>",
       "<g id=\"a-b-2\"/><g id=\"a-b\"/><g id=\"a-b-3\"/>"},
      {"twice", "<g id='a'/><g id='a'/>", "<g id=\"a\"/><g/>"},
      {"empty", "<g id=''/>", "<g/>"},
      {"references follow",
       "<linearGradient id='1'/><path id='p 1' fill='url(#1)' style='stroke:url( \"#1\" );color:#111'/>"
       "<use href='#p%201' clip-path='url(#p 1)' aria-labelledby='1 x'/>",
       "<linearGradient id=\"id1\"/><path id=\"p-1\" fill=\"url(#id1)\" style=\"stroke:url( &quot;#id1&quot; "
       ");color:#111\"/>"
       "<use href=\"#p-1\" clip-path=\"url(#p-1)\" aria-labelledby=\"id1\"/>"},
      {"style sheets follow", "<style>#111, .a #111{fill:#111} .b{fill:url('#111')}</style><g id='111'/>",
       "<style>#id111, .a #id111{fill:#111} .b{fill:url('#id111')}</style><g id=\"id111\"/>"},
      {"quoted", "<pattern id='a'/><g fill=\"url('#a')\"/>", "<pattern id=\"a\"/><g fill=\"url(#a)\"/>"},
      {"colours that are not there",
       "<g id='a' fill='url(#a)' stroke='url(#b) red' mask='url(#b)' filter='blur(1px)'/>",
       "<g id=\"a\" fill=\"none\" stroke=\"red\" filter=\"blur(1px)\"/>"},
      {"links within", "<a href='#x'><text id='t'>t</text></a><a xlink:href='#t'/>",
       "<a><text id=\"t\">t</text></a><a xlink:href=\"#t\"/>"},
  });
}

BOOST_AUTO_TEST_CASE(use) {
  check({
      {"missing", "<use href='#missing'/><use/>", ""},
      {"nothing drawn", "<radialGradient id='g'/><use xlink:href='#g'/>", "<radialGradient id=\"g\"/>"},
      {"of a use of a missing one", "<use id='a' href='#b'/><use id='b' href='#c'/><g/>", "<g/>"},
      {"of itself", "<use id='a' href='#a'/><g id='b'><use href='#b'/></g>", "<g id=\"b\"/>"},
      {"in a ring", "<use id='a' href='#b'/><use id='b' href='#a'/>", ""},
      {"both attributes", "<g id='a'/><use href='#a' xlink:href='#b'/>", "<g id=\"a\"/><use xlink:href=\"#a\"/>"},
      {"what it holds", "<g id='a'/><use href='#a'><title>t</title><g id='b'/></use>",
       "<g id=\"a\"/><use href=\"#a\"><title>t</title></use>"},
  });
}

BOOST_AUTO_TEST_CASE(style_sheets) {
  check({
      {"a forbidden character in a rule", "<style>a{fill:u&#16;rl(http://x)}@impo\x10rt 'http://x';b{fill:red}</style>",
       "<style>b{fill:red}</style>"},
      {"a font from elsewhere", "<style>@font-face{src:url(http://x)}.a{fill:red}</style>",
       "<style>.a{fill:red}</style>"},
      {"a font of its own",
       "<style>.a{fill:red} @font-face { src: url('data:font/woff2;base64,AA==') } .b > c{fill:blue}</style>",
       "<style>.a{fill:red}.b &gt; c{fill:blue}</style>", "embedded fonts"},
      {"import", "<style>@import url('http://x;{'); /* } */ .a{fill:red}</style>", "<style>.a{fill:red}</style>"},
      {"one declaration", "<style>.a{fill:red;cursor:url(x.png), auto;stroke:url(#a)}.b{mask:URL(x)}</style>",
       "<style>.a{fill:red;stroke:url(#a)}</style>"},
      {"in a group", "<style>@media screen{.a{fill:red;x:url(y)}.b{x:url(y)}}@supports (a:b){.b{x:url(y)}}</style>",
       "<style>@media screen{.a{fill:red}}</style>"},
      {"escapes", "<style>.a{x:u\\72l(y);fill:red}.\\62{fill:red}</style>", "<style>.a{fill:red}</style>"},
      {"direction", "<style>.a{flex-direction:row;direction:rtl}</style><g style='unicode-bidi:embed;fill:red'/>",
       "<style>.a{flex-direction:row}</style><g style=\"fill:red\"/>"},
      {"nothing left", "<style>@import 'x';</style>", "<style/>"},
      {"no end", "<style>.a{fill:red}@import 'x</style>", "<style>.a{fill:red}</style>"},
      {"CDATA", "<style><![CDATA[@import 'x'; .a{fill:red}]]></style>", "<style>.a{fill:red}</style>"},
      {"nothing wrong", "<style> .a { fill : red } /* c */</style>", "<style> .a { fill : red }  </style>"},
      {"attributes", "<g style='fill:url(http://x);stroke:red'/><g style='fill:url(#a)'/><g fill='url(x)'/>",
       "<g style=\"stroke:red\"/><g style=\"fill:url(#a)\"/><g/>"},
      {"pictures",
       "<image href='http://x/a.png'/><image href='" + kPng + "'/><image href='data:image/png;base64,AA=='/>",
       "<image/><image href=\"" + kPng + "\"/><image/>", "pictures within it"},
      {"a picture without its place",
       "<image href='data:image/png;base64," + encode_base64(image_fixture::png(image_fixture::chunk("tEXt", "x"))) +
           "'/>",
       "<image href=\"" + kPng + "\"/>"},
  });
}

BOOST_AUTO_TEST_CASE(labels) {
  const std::string end = "text-anchor=\"middle\" fill=\"currentColor\" stroke=\"none\"";
  const std::string box =
      "<div style='display: flex; justify-content: unsafe center; width: 100px; height: 1px; padding-top: 30px; "
      "margin-left: 10px;'>";
  check({
      {"one line",
       "<foreignObject width='50' height='20'><div xmlns='h'><span class='nodeLabel'>开始</span></div></foreignObject>",
       "<text x=\"25\" y=\"10\" " + end + " class=\"nodeLabel\" dy=\"0.35em\">开始</text>"},
      {"blocks", "<foreignObject x='10' y='10' width='50' height='20'><p>a <b>b</b><br/>c</p><p>d</p></foreignObject>",
       "<text x=\"35\" y=\"20\" " + end +
           "><tspan x=\"35\" dy=\"-0.85em\">a b</tspan><tspan x=\"35\" dy=\"1.2em\">c</tspan>"
           "<tspan x=\"35\" dy=\"1.2em\">d</tspan></text>"},
      {"wrapped", "<foreignObject width='80' height='40'><p>eleven letters 长长短短</p></foreignObject>",
       "<text x=\"40\" y=\"20\" " + end +
           "><tspan x=\"40\" dy=\"-0.85em\">eleven</tspan><tspan x=\"40\" dy=\"1.2em\">letters 长</tspan>"
           "<tspan x=\"40\" dy=\"1.2em\">长短短</tspan></text>"},
      {"looks",
       "<foreignObject width='50' height='20' transform='scale(2)'><p "
       "style='color:#333;font-size:12px;font-weight:bold'>a</p></foreignObject>",
       "<text x=\"25\" y=\"10\" text-anchor=\"middle\" fill=\"#333\" stroke=\"none\" font-size=\"12px\" "
       "font-weight=\"bold\" "
       "transform=\"scale(2)\" dy=\"0.35em\">a</text>"},
      {"a box of draw.io", "<foreignObject width='100%' height='100%'>" + box + "a</div></foreignObject>",
       "<text x=\"60\" y=\"30.5\" " + end + " dy=\"0.35em\">a</text>"},
      {"draw.io's short text",
       "<switch><foreignObject width='100%'>" + box +
           "long label</div></foreignObject><text x='60' y='34'>lon...</text></switch>",
       "<switch><text x=\"60\" y=\"34\">long label</text></switch>"},
      {"a picture of the label",
       "<switch><foreignObject width='9' height='9'><p>a</p></foreignObject><image href='" + kPng + "'/></switch>",
       "<switch><image href=\"" + kPng + "\"/></switch>"},
      {"draw.io's excuse",
       "<switch><g requiredFeatures='http://www.w3.org/TR/SVG11/feature#Extensibility'/><a><text>Text is not "
       "SVG</text></a></switch><g/>",
       "<g/>"},
      {"nowhere", "<foreignObject width='100%' height='100%'><p>a</p></foreignObject><g/>", "<g/>", "labels in HTML"},
      {"a picture", "<foreignObject width='9' height='9'><p>a<img src='x'/></p></foreignObject>",
       "<text x=\"4.5\" y=\"4.5\" " + end + " dy=\"0.35em\">a</text>", "labels in HTML"},
      {"empty", "<foreignObject width='100%' height='100%'><p> </p></foreignObject><g/>", "<g/>"},
  });
}

BOOST_AUTO_TEST_CASE(nothing_from_outside) {
  check({
      {"set", "<a id='a'><set attributeName='href' to='javascript:x'/></a>", "<a id=\"a\"/>"},
      {"animate",
       "<image><animate attributeName=' xlink:HREF ' values='http://x;http://y' from='http://x' by='z'/></image>",
       "<image/>"},
      {"animate with an own prefix",
       "<animate xmlns:x='http://www.w3.org/1999/xlink' attributeName='x:href' to='http://x'/>", ""},
      {"animated events", "<set attributeName='onclick' to='x'/>", ""},
      {"animated colours stay", "<animate attributeName='fill' values='red;blue'/>",
       "<animate attributeName=\"fill\" values=\"red;blue\"/>"},
      {"a forbidden character in paint",
       "<g fill='u&#16;rl(http://x)' stroke='red'/><g style='fill:u\x10rl(http://x);stroke:red'/>",
       "<g stroke=\"red\"/><g style=\"stroke:red\"/>"},
      {"a forbidden character in what is animated", "<g><set attributeName='hr&#16;ef' to='http://x'/></g>", "<g/>"},
      {"animated outside paint", "<animate attributeName='fill' values='url(http://x)'/>",
       "<animate attributeName=\"fill\"/>"},
      {"links", "<a href='http://x' xlink:href='javascript:x' ping='http://x'/><a href='data:text/html,x'/>",
       "<a/><a/>"},
      {"outside use", "<use href='http://x#a'/><use xlink:href='other.svg#a'/>", ""},
      {"outside pictures", "<feImage href='http://x'/><image href='//x'/><image href='file:///etc/passwd'/>",
       "<feImage/><image/><image/>", "pictures within it"},
      {"a drawing in a picture", "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "<image/>",
       "pictures within it"},
      {"scripts of any case",
       "<SCRIPT>x</SCRIPT><svg:script xmlns:svg='http://www.w3.org/1999/xhtml'>x</svg:script><handler/><listener/>",
       ""},
      {"events of any case", "<g onClick='x' ONLOAD='y'/>", "<g/>"},
      {"frames and objects",
       "<iframe src='x'/><embed src='x'/><object data='x'/><link href='x'/><g src='x' srcset='y'/>", "<g/>"},
      {"base", "<g xml:base='http://x/'><use href='#a'/></g>", "<g/>"},
      {"style sheets by instruction", "<?xml-stylesheet href='http://x'?><g/>", "<g/>"},
      {"new functions of CSS", "<g style='fill:src(\"http://x\")' mask='image(\"http://x\")'/>", "<g style=\"\"/>"},
      {"entities", "<text>&a;&#60;script&#62;</text>", "<text>&amp;a;&lt;script&gt;</text>"},
      {"names that are none", "<g\xff a='b'/><g b\xff='c'/><g a:b:c='d'/>", "<g/><g/>"},
      {"no namespace", "<g xmlns=''/><h xmlns:h='x' xmlns:xlink='http://x'/>", "<h/>"},
  });
}

BOOST_AUTO_TEST_CASE(notes_of_editors) {
  check({
      {"files", "<g inkscape:export-filename='/home/me/a.png' sodipodi:docname='/home/me/a.svg' sodipodi:absref='/x'/>",
       "<g/>"},
      {"metadata",
       "<metadata><rdf:RDF><dc:creator>me</dc:creator></rdf:RDF></metadata><sodipodi:namedview/><!-- /home/me -->", ""},
      {"the source of a diagram", "<svg content='&lt;mxfile host=\"me\"/>' data-name='Layer of me'/>", "<svg/>"},
      {"rules that ask for data", "<style>[data-a]{fill:red}</style><g data-a='1'/>",
       "<style>[data-a]{fill:red}</style><g data-a=\"1\"/>"},
      {"remarks in style sheets", "<style>.a{fill:red}/* /home/me */</style><g style='fill:red/* me */'/>",
       "<style>.a{fill:red} </style><g style=\"fill:red \"/>"},
  });
}

/// Levels of ten references each to the next.
BOOST_AUTO_TEST_CASE(what_draws_too_much) {
  const auto bomb = [](int levels, const std::string& open, const std::string& close, const std::string& reference) {
    std::string text = open + " id='n" + std::to_string(levels) + "'><path/>" + close;
    for (int i = levels - 1; i >= 0; --i) {
      text += open + " id='n" + std::to_string(i) + "'>";
      for (int k = 0; k < 10; ++k)
        text += "<" + reference + "#n" + std::to_string(i + 1) + (reference.find("url(") != reference.npos ? ")" : "") +
                "'/>";
      text += close;
    }
    return text + "<" + reference + "#n0" + (reference.find("url(") != reference.npos ? ")" : "") + "'/>";
  };
  const SvgFault refused = SvgFault::too_costly;
  const struct {
    const char* name;
    std::string text;
    SvgFault fault;
  } kCases[] = {
      {"uses", bomb(9, "<g", "</g>", "use href='"), refused},
      {"fewer uses", bomb(3, "<g", "</g>", "use href='"), SvgFault::none},
      {"patterns", bomb(9, "<pattern", "</pattern>", "rect fill='url("), refused},
      {"masks", bomb(9, "<mask", "</mask>", "rect mask='url("), refused},
      {"patterns in styles", bomb(9, "<pattern", "</pattern>", "rect style='fill:url("), refused},
      {"a chain", bomb(9, "<g", "</g>", "g filter='url("), refused},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name)
  BOOST_TEST((clean_svg("<svg viewBox='0 0 9 9'>" + one.text + "</svg>").fault == one.fault));
  check({
      {"a ring of groups", "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
       "<g id=\"a\"/><g id=\"b\"><use href=\"#a\"/></g>"},
      {"a pattern of itself", "<pattern id='a'><path fill='url(#a)'/></pattern>",
       "<pattern id=\"a\"><path/></pattern>"},
      {"colours are no references", "<g id='fff'><path fill='#fff'/></g>", "<g id=\"fff\"><path fill=\"#fff\"/></g>"},
  });
}

BOOST_AUTO_TEST_CASE(hostile_pictures_are_quick) {
  const auto repeat = [](const std::string& text) {
    std::string all;
    while (all.size() + text.size() < 400'000) all += text;
    return all;
  };
  std::string chain;
  for (int i = 0; i < 6'000; ++i)
    chain += "<use id='" + std::to_string(i) + "' href='#" + std::to_string(i + 1) + "'/>";
  const struct {
    const char* name;
    std::string text;
  } kCases[] = {
      {"a chain of uses", chain},
      {"equal names", repeat("<g id='a b'/>")},
      {"brackets", "<style>@import 'x';" + repeat("{(") + "</style>"},
      {"references", "<g id='1'/><style>" + repeat("url(#") + "</style>"},
      {"hashes", "<g id='1'/><style>" + repeat("# ") + "</style>"},
      {"rules", "<style>@import 'x';" + repeat("a{b:c;d:url(e)}") + "</style>"},
      {"a label", "<foreignObject width='9000' height='9'>" + repeat("<b>a </b>") + "</foreignObject>"},
      {"labels", repeat("<foreignObject width='50' height='9'><p>a b c d e f g h</p></foreignObject>")},
  };
  // One that takes quadratic time meets the limit of the whole test.
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      BOOST_TEST(!clean_svg("<svg viewBox='0 0 9 9'>" + one.text + "</svg>").text.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
