#include "kinds/wordpress/wordpress.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

WordPressLibrary library() {
  WordPressLibrary made;
  made.picture = [](std::uint64_t id) {
    return id == 7 ? WordPressLibrary::Picture{"https://e.example/7.jpg", "seven", "The <em>7th</em>"}
                   : WordPressLibrary::Picture();
  };
  made.pictures_of_post = [] { return std::vector<std::uint64_t>{7}; };
  made.block = [](std::uint64_t id) {
    std::string itself;
    for (int count = 0; id == 9 && count < 1000; ++count) itself += "<!-- wp:block {\"ref\":9} /-->x";
    if (id == 9) return itself;
    return id == 3 ? std::string("<!-- wp:p --><p>Shared.</p><!-- /wp:p -->") : "";
  };
  return made;
}

std::string html_of(const std::string& text, std::string* unread = nullptr) {
  std::vector<std::string> names;
  const std::string html = wordpress_html(text, library(), names);
  for (const std::string& name : names)
    if (unread) *unread += name;
  return html;
}

struct Case {
  const char* name;
  std::string text, html;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(wordpress)

BOOST_AUTO_TEST_CASE(paragraphs) {
  const Case kCases[] = {
      {"one", "a", "<p>a</p>\n"},
      {"two", "a\n\nb", "<p>a</p>\n<p>b</p>\n"},
      {"blank lines with spaces", "a\n \t\n\n b", "<p>a</p>\n<p>b</p>\n"},
      {"a line end", "a\nb", "<p>a<br />\nb</p>\n"},
      {"a break and a line end", "a<br />\nb", "<p>a<br />b</p>\n"},
      {"a block between", "a\n<div>b</div>\nc", "<p>a</p>\n<div>b</div><p>c</p>\n"},
      {"text of a block", "<div>a\nb</div>", "<div>a<br />\nb</div>"},
      {"paragraphs in a block", "<div>a\n\nb</div>", "<div><p>a</p>\n<p>b</p>\n</div>"},
      {"a quote", "<blockquote>a</blockquote>", "<blockquote><p>a</p>\n</blockquote>"},
      {"a list", "<ul>\n <li>a</li>\n <li>b</li>\n</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"},
      {"a heading", "<h2>a</h2>\nb", "<h2>a</h2><p>b</p>\n"},
      {"paragraphs of the author's", "<p>a</p>\n\n<p>b</p>", "<p>a</p>\n<p>b</p>"},
      {"what is kept", "<pre>a\n\n b\n</pre>", "<pre>a\n\n b\n</pre>"},
      {"a script", "<script>if (a <b) {\n\n}</script>", "<script>if (a <b) {\n\n}</script>"},
      {"phrasing", "<em>a</em> and\n\n<strong>b</strong>", "<p><em>a</em> and</p>\n<p><strong>b</strong></p>\n"},
      {"a bare sign", "a < b\n\nc", "<p>a < b</p>\n<p>c</p>\n"},
      {"a line end in a tag", "<a\nhref=\"x\">a</a>", "<p><a\nhref=\"x\">a</a></p>\n"},
      {"a mark", "a\n\n<!--more-->\n\nb", "<p>a</p>\n<p><!--more--></p>\n<p>b</p>\n"},
      {"nothing", "", ""},
  };
  for (const Case& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(add_paragraphs(one.text) == one.html);
}

BOOST_AUTO_TEST_CASE(shortcodes) {
  const Case kCases[] = {
      {"caption", "[caption id=\"a\" width=\"3\"]<img src=\"a.png\" /> Words[/caption]",
       "<figure><img src=\"a.png\" /><figcaption>Words</figcaption></figure>"},
      {"caption of old", "[caption caption=\"Old\"]<img src=\"a.png\">[/caption]",
       "<figure><img src=\"a.png\"><figcaption>Old</figcaption></figure>"},
      {"gallery", "[gallery ids=\"7, 8\"]",
       "<figure><img src=\"https://e.example/7.jpg\" alt=\"seven\" /><figcaption>The "
       "<em>7th</em></figcaption></figure>\n"},
      {"gallery of what is attached", "[gallery]",
       "<figure><img src=\"https://e.example/7.jpg\" alt=\"seven\" /><figcaption>The "
       "<em>7th</em></figcaption></figure>\n"},
      {"embed", "[embed width=\"3\"]https://v.example/1?a=b[/embed]",
       "\n\n<a href=\"https://v.example/1?a=b\">https://v.example/1?a=b</a>\n\n"},
      {"audio", "[audio mp3=\"https://e.example/a.mp3\"][/audio]",
       "<audio src=\"https://e.example/a.mp3\" controls=\"controls\"></audio>"},
      {"code", "[code]\nif (a < b && c) {{ x }}\n[/code]",
       "<pre><code>if (a &lt; b &amp;&amp; c) {{ x }}</code></pre>"},
      {"code that is escaped", "[php]a &lt; b[/php]", "<pre><code class=\"language-php\">a &lt; b</code></pre>"},
      {"a formula", "[latex]x_1[/latex]", "\\(x_1\\)"},
      {"of a plug-in", "[box color=\"red\"]a[/box]", "a"},
      {"folded, with a title", "[su_spoiler title=\"T &amp; U\" open=\"no\"]a[/su_spoiler]",
       "\n\n<p><strong>T &amp; U</strong></p>\n\na"},
      {"framed, with a title", "[tabs][tab title=\"T\"]a[/tab][/tabs]", "\n\n<p><strong>T</strong></p>\n\na"},
      {"a title that is a tip", "[button title=\"T\"]a[/button]", "a"},
      {"a title of what is closed", "[members_box title=\"SECRET\"]SECRET[/members_box]", ""},
      {"alone, of a plug-in", "a [form id=\"3\"] b", "a  b"},
      {"nested, of a plug-in", "[row][row]a[/row][/row]", "a"},
      {"words in brackets", "read [sic] and [1] and [code] and [see below]",
       "read [sic] and [1] and [code] and [see below]"},
      {"escaped", "[[gallery]]", "[gallery]"},
      {"in code", "<code>[gallery]</code> <pre>[[caption]]</pre>", "<code>[gallery]</code> <pre>[caption]</pre>"},
      {"in a tag", "<a title=\"[gallery]\">a</a>", "<a title=\"[gallery]\">a</a>"},
      {"for members", "a[members]SECRET[/members]b", "ab"},
      {"for members, nested", "[members][members]SECRET[/members] SECRET[/members]", ""},
      {"for members, one left open", "[members]SECRET [members]SECRET[/members] b", " b"},
      {"never closed", "[caption id=\"a", "[caption id=\"a"},
  };
  for (const Case& one : kCases) {
    std::vector<std::string> unread;
    BOOST_TEST_CONTEXT(one.name) BOOST_TEST(expand_shortcodes(one.text, library(), unread) == one.html);
  }
}

BOOST_AUTO_TEST_CASE(hides_what_plug_ins_show_to_some) {
  for (const char* name : {"um_show_content",
                           "um_loggedin",
                           "members_access",
                           "members_logged_in",
                           "swpm_protected",
                           "arm_restrict_content",
                           "su_members",
                           "su_private",
                           "wpmem_logged_in",
                           "groups_member",
                           "passster",
                           "student",
                           "ld_group",
                           "wpf",
                           "mycred_sell_this",
                           "patreon_content",
                           "visible_to",
                           "swpm_partial",
                           "content_protector",
                           "pms-restrict",
                           "ppwp",
                           "mepr-active",
                           "wppb-restrict",
                           "wlm_ismember",
                           "groups_can",
                           "login_to_view",
                           "reply_to_view",
                           "MEMBERS_ONLY_X",
                           "locked",
                           "block_for_vip",
                           "user_role",
                           "paid_block",
                           "content-hidden",
                           "x-subscription",
                           "secured",
                           "pwbox"})
    for (const std::string inside : {"SECRET", "<p>SECRET</p>\n\n[row]SECRET[/row]"}) BOOST_TEST_CONTEXT(name) {
        const std::string end = "[/" + std::string(name) + "]";
        for (const std::string& begin : {"[" + std::string(name) + "]", "[" + std::string(name) + " a=\"b\"]"})
          BOOST_TEST(html_of("a" + begin + inside + end + "b") == "<p>ab</p>\n");
      }
  for (const char* name : {"block", "blockquote", "accessibility", "slide", "clock", "box", "column"})
    BOOST_TEST_CONTEXT(name)
  BOOST_TEST(html_of("[" + std::string(name) + "]a[/" + name + "]") == "<p>a</p>\n");
  std::string deep = "[members]SECRET[/members]";
  for (int depth = 0; depth < 40; ++depth)
    deep = "[r" + std::to_string(depth) + "]" + deep + "[/r" + std::to_string(depth) + "]";
  BOOST_TEST(html_of(deep).find("SECRET") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(hides_in_code_and_what_is_never_closed) {
  const Case kCases[] = {
      {"in pre", "<pre>a[members]SECRET[/members]b</pre>", "<pre>ab</pre>"},
      {"in code", "<code>a[x_restrict a=\"b\"]SECRET[/x_restrict]b</code>", "<code>ab</code>"},
      {"out of pre", "<pre>a[members]SECRET</pre>SECRET[/members]b", "<pre>a</pre>b"},
      {"into pre", "a[members]SECRET<pre>SECRET[/members]b</pre>", "ab</pre>"},
      {"a code in pre", "<pre><code>a[hide]SECRET[/hide]</code></pre>", "<pre><code>a</code></pre>"},
      {"words of code", "<pre>a[hide] = b[reply]; [[members]] [[a]] [box]a[/box]</pre>",
       "<pre>a[hide] = b[reply]; [members] [[a]] [box]a[/box]</pre>"},
      {"in a script", "<script>a[hide] = 1</script>", "<script>a[hide] = 1</script>"},
      {"never closed", "a[restrict level=\"2\"]SECRET\n\nSECRET", "a"},
      {"never closed, with a stranger", "a[my_restrict level=2] SECRET", "a"},
      {"never closed, alone in a line", "a\n[members]\nSECRET", "a\n"},
      {"never closed, in a paragraph", "<p>a</p><p> [hide] </p><p>SECRET</p>", "<p>a</p><p> "},
      {"never closed, in a block", "<!-- wp:shortcode -->[private]<!-- /wp:shortcode --><p>SECRET</p>",
       "<!-- wp:shortcode -->"},
      {"never closed, in another", "[row][members]\nSECRET[/row]SECRET", ""},
      {"never closed, in pre", "<pre>a[restrict level=2]SECRET</pre>SECRET", "<pre>a</pre>"},
      {"closed by another's end", "a[restrict level=2]SECRET[/hide]SECRET", "a"},
      {"in a sentence", "we [hide] and [reply] here", "we [hide] and [reply] here"},
      {"a form", "a[login redirect=\"/\"]b[members_button text=\"Join\"]c", "abc"},
      {"closes itself", "a[restrict level=2 /]b", "ab"},
      {"a note of the author's", "a[note]SECRET[/note]b", "ab"},
      {"a word of that name", "see [note] and [note 3]", "see [note] and [note 3]"},
  };
  for (const Case& one : kCases) {
    std::vector<std::string> unread;
    BOOST_TEST_CONTEXT(one.name) BOOST_TEST(expand_shortcodes(one.text, library(), unread) == one.html);
  }
}

BOOST_AUTO_TEST_CASE(block_visibility) {
  const struct {
    const char* value;
    bool is_shown;
  } kCases[] = {
      {"true", true},
      {"null", true},
      {"{}", true},
      {"\"\"", true},
      {"[]", true},
      {"false", false},
      {"{\"hideBlock\":true}", false},
      {"{\"controlSets\":[{\"id\":1,\"controls\":{\"userRole\":{}}}]}", false},
      {"{\"controlSets\":[]}", true},
      {"{\"hideBlock\":false}", true},
      {"{\"controlSets\":[{\"id\":1,\"enable\":true,\"controls\":{}}]}", true},
      {"{\"controlSets\":[{\"controls\":{\"screenSize\":{\"hideOnScreenSize\":{\"small\":true}}}}]}", true},
      {"{\"controlSets\":[{\"enable\":false,\"controls\":{\"userRole\":{\"visibilityByRole\":\"user\"}}}]}", true},
      {"{\"controlSets\":[{\"controls\":{\"userRole\":{\"visibilityByRole\":\"all\"}}}]}", true},
      {"{\"controlSets\":[{\"controls\":{\"userRole\":{\"visibilityByRole\":\"user\"}}}]}", false},
      {"{\"viewport\":{\"mobile\":false}}", true},
      {"{\"viewport\":{\"mobile\":false,\"tablet\":false,\"desktop\":false}}", false},
      {"\"no\"", false},
      {"0", false},
      {"{", false}};
  for (const auto& [value, is_shown] : kCases)
    for (const std::string& attributes : {"{\"blockVisibility\": " + std::string(value) + "}",
                                          "{\"metadata\":{\"blockVisibility\":" + std::string(value) + "}}"})
      BOOST_TEST_CONTEXT(attributes) {
        const std::string html = html_of("<!-- wp:group " + attributes + " --><p>SECRET</p><!-- /wp:group -->");
        BOOST_TEST((html.find("SECRET") != std::string::npos) == is_shown);
        const std::string shared =
            html_of("<!-- wp:block {\"ref\":3," + attributes.substr(1) + " /--><!-- wp:p --><!-- /wp:p -->");
        BOOST_TEST((shared.find("Shared") != std::string::npos) == is_shown);
      }
}

BOOST_AUTO_TEST_CASE(attributes_of_plugins) {
  const struct {
    const char* attributes;
    bool is_shown;
  } kCases[] = {{R"({"pmsContentRestriction":{"display_to":"loggedin"}})", false},
                {R"({"um_is_restrict":true,"um_who_access":"1"})", false},
                {R"({"um_is_restrict":false})", true},
                {R"({"otterConditions":[[{"type":"loggedInUser"}]]})", false},
                {R"({"otterConditions":[]})", true},
                {R"({"editorskit":{"desktop":true,"loggedin":true,"loggedout":false}})", false},
                {R"({"editorskit":{"desktop":true,"loggedin":true,"loggedout":true,"acf_visibility":""}})", true},
                {R"({"displayCondition":{"conditions":[{"type":"login-status"}]}})", false},
                {R"({"conditionalBlocks":[{"type":"userLoggedIn"}]})", false},
                {R"({"contentControls":{"enabled":true,"rules":{"user":{"userStatus":"logged_in"}}}})", false},
                {R"({"contentControls":{"enabled":false}})", true},
                {R"({"UAGDisplayConditions":"userstate","UAGLoggedIn":true})", false},
                {R"({"UAGDisplayConditions":"none"})", true},
                {R"({"UAGResponsiveConditions":true})", true},
                {R"({"advgbBlockControls":[{"control":"user_role","enabled":true}]})", false},
                {R"({"llms_visibility":"enrolled"})", false},
                {R"({"llms_visibility":"all"})", true},
                {R"({"mepr_rule":12})", false},
                {R"({"rcpAccessLevel":"1"})", false},
                {R"({"verticalAlignment":"top","isStackedOnMobile":true})", true}};
  for (const auto& [attributes, is_shown] : kCases) BOOST_TEST_CONTEXT(attributes) {
      const std::string html =
          html_of("<!-- wp:group " + std::string(attributes) + " --><p>SECRET</p><!-- /wp:group -->");
      BOOST_TEST((html.find("SECRET") != std::string::npos) == is_shown);
    }
}

BOOST_AUTO_TEST_CASE(texts) {
  const Case kCases[] = {
      {"blocks", "<!-- wp:paragraph {\"a\":1} -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->", "\n<p>a\nb</p>\n"},
      {"a block of others", "<!-- wp:block {\"ref\":3} /-->", "<p>Shared.</p>"},
      {"a block that is not there", "<!-- wp:block {\"ref\":4} /-->x", "<p>x</p>\n"},
      {"a block that is switched off",
       "<!-- wp:group {\"metadata\":{\"blockVisibility\":false}} --><!-- wp:p --><p>SECRET</p><!-- /wp:p --><!-- "
       "/wp:group -->"
       "<!-- wp:p --><p>b</p><!-- /wp:p -->",
       "<p>b</p>"},
      {"behind the paywall", "<!-- wp:p --><p>a</p><!-- /wp:p --><!-- wp:jetpack/paywall /--><p>SECRET</p>",
       "<p>a</p>"},
      {"for subscribers",
       "<!-- wp:premium-content/subscriber-view --><p>SECRET</p><!-- /wp:premium-content/subscriber-view --><p>b</p>",
       "<p>b</p>"},
      {"of an unknown plug-in for members",
       "<!-- wp:memberful/content --><p>SECRET</p><!-- /wp:memberful/content --><p>b</p>", "<p>b</p>"},
      {"members around blocks",
       "<!-- wp:shortcode -->[members]<!-- /wp:shortcode --><p>SECRET</p><!-- wp:shortcode -->[/members]<!-- "
       "/wp:shortcode -->",
       ""},
      {"the classic editor behind blocks", "<!-- wp:p --><p>a</p><!-- /wp:p -->\n\nb\n\nc",
       "<p>a</p><p>b</p>\n<p>c</p>\n"},
      {"an address in a line", "a\n\nhttps://v.example/1?a=1&b=2\n\nb",
       "<p>a</p>\n<p><a href=\"https://v.example/1?a=1&amp;b=2\">https://v.example/1?a=1&amp;b=2</a></p>\n<p>b</p>\n"},
      {"an address in code", "<pre>\nhttps://v.example\n</pre>", "<pre>\nhttps://v.example\n</pre>"},
  };
  for (const Case& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(html_of(one.text) == one.html);
}

BOOST_AUTO_TEST_CASE(names_what_is_not_read) {
  std::string unread;
  html_of("[poll id=\"1\"] [poll id=\"2\"] [box]a[/box] [sic] [note]a[/note] [lock]a[/lock] [hide x=1]", &unread);
  BOOST_TEST(unread == "[poll][box][note]…[lock]…[hide]…");
}

BOOST_AUTO_TEST_CASE(takes_no_time_for_hostile_texts) {
  for (const std::string& piece : {std::string("<!-- wp:block {\"ref\":9} /-->"),
                                   std::string("["),
                                   std::string("[a "),
                                   std::string("[a b=\"]"),
                                   std::string("a[b "),
                                   std::string("[b 'c' d=e \" [\" "),
                                   std::string("[members]"),
                                   std::string("[/a]"),
                                   std::string("[["),
                                   std::string("\n[members] "),
                                   std::string("<pre>[members]</pre>"),
                                   std::string("<pre>[hide a=b]</pre>"),
                                   std::string("<a"),
                                   std::string("<a '"),
                                   std::string("<pre>"),
                                   std::string("<code>"),
                                   std::string("<div>"),
                                   std::string("</div>"),
                                   std::string("<!--"),
                                   std::string("<!-- wp:a -->"),
                                   std::string("[a]x[/a]"),
                                   std::string("http\n"),
                                   std::string("\n\n"),
                                   std::string("[[a]]")}) {
    std::string text;
    while (text.size() < 400'000) text += piece;
    BOOST_TEST_CONTEXT(piece) BOOST_TEST(html_of(text).size() < 20 * text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
