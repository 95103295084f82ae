/// Shortcodes that a Hugo site has templates for (compared with Hugo 0.111).

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

struct HugoSite : ContentSite {
  HugoSite() {
    config.kind = &hugo_kind();
    config.source_folder = "content";
    config.post_folders = {"content"};
    config.layout_folders = {"layouts", "themes/plain/layouts"};
    config.title = "Essays";
    config.language = "en";
    config.params = {{"show", "true"}, {"hide", "false"},           {"word", "so"}, {"off", "no"},
                     {"social.", ""},  {"social.mail", "me@e.org"}, {"list[]", ""}};
    site.posts[0].fields = {{"title", "Here"}, {"mood", "<好>"}, {"show", "true"}, {"shown", "off"}};
  }
  void shortcode(const std::string& name, std::string_view text) { folder.write("layouts/shortcodes/" + name, text); }
};

/// A template of the shortcode `x`, a body and what becomes of it.
struct Row {
  const char* name;
  const char* shortcode;
  const char* body;
  const char* html;
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const Row& row : rows) BOOST_TEST_CONTEXT(row.name) {
      HugoSite site;
      site.shortcode("x.html", row.shortcode);
      BOOST_TEST(site.html(row.body) == row.html);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shortcode_files)

/// A template that shows nothing of the inner text hides it.
BOOST_AUTO_TEST_CASE(hidden) {
  const struct {
    const char* name;
    const char* shortcode;
  } kRows[] = {
      {"nothing", ""},
      {"a text", "x"},
      {"asked for", "{{ if .Inner }}{{ end }}"},
      {"asked for and answered", "{{ with .Inner }}{{ end }}"},
      {"given a name", "{{ $_ := .Inner }}"},
      {"given another", "{{- $noop := .Inner | markdownify -}}"},
      {"a comment of Go", "{{/* {{ .Inner }} */}}"},
      {"a trimmed comment of Go", "{{- /* .Inner */ -}}"},
      {"a comment of HTML", "<!-- {{ .Inner }} -->"},
      {"a comment of HTML around a condition", "<!-- {{ if .Inner }}{{ .Inner }}{{ end }} -->"},
      {"false", "{{ if false }}{{ .Inner }}{{ end }}"},
      {"else", "{{ if true }}{{ else }}{{ .Inner }}{{ end }}"},
      {"a condition of a text", "{{ if eq \"a\" \"b\" }}{{ .Inner }}{{ end }}"},
      {"not", "{{ if not .Inner }}{{ .Inner }}{{ end }}"},
      {"an argument that is missing", "{{ if .Get \"show\" }}{{ .Inner }}{{ end }}"},
      {"with an argument that is missing", "{{ with .Get 0 }}{{ $.Inner }}{{ end }}"},
      {"a parameter of the site that is missing", "{{ with $.Site.Params.none }}{{ $.Inner }}{{ end }}"},
      {"a parameter of the site", "{{ if site.Params.hide }}{{ .Inner }}{{ end }}"},
      {"a nested one", "{{ if .Site.Params.social.none }}{{ .Inner }}{{ end }}"},
      {"a parameter of the page", "{{ if .Page.Params.none }}{{ .Inner }}{{ end }}"},
      {"its opposite", "{{ if not .Page.Params.show }}{{ .Inner }}{{ end }}"},
      {"a parameter of the page that says no", "{{ if .Page.Params.shown }}{{ .Inner }}{{ end }}"},
      {"a parameter of the site that says no", "{{ if site.Params.off }}{{ .Inner }}{{ end }}"},
      {"a parameter of either", "{{ if .Page.Param \"off\" }}{{ .Inner }}{{ end }}"},
      {"range over nothing", "{{ range .Params }}{{ $.Inner }}{{ end }}"},
      {"a hidden element", "<div hidden>{{ .Inner }}</div>"},
      {"a hidden element around others", "<div hidden=\"\"><p class=\"a\">{{ .Inner | markdownify }}</p></div>"},
      {"a style", "<span style=\"display:none\">{{ .Inner }}</span>"},
      {"a style in a value", "<span style=\"display:{{ .Get 0 | default \"none\" }}\">{{ .Inner }}</span>"},
      {"an attribute by condition", "<span {{ if not (.Get 0) }}hidden{{ end }}>{{ .Inner }}</span>"},
      {"an element that a value opens", "{{ printf \"<div hidden>%s</div>\" .Inner | safeHTML }}"},
      {"a template element", "<template>{{ .Inner }}</template>"},
      {"a script", "<script>let a = {{ .Inner }};</script>"},
      {"a style sheet", "<style>{{ .Inner }}</style>"},
      {"what can't be followed, without it", "{{ partial \"a.html\" (dict \"a\" 1) }}"},
      {"what can't be followed, which asks for it", "{{ partial \"a\" 1 }}{{ if .Inner }}{{ end }}"},
      {"what can't be followed, in a comment", "{{ partial \"a\" 1 }}<!-- {{ .Inner }} -->"},
      {"what can't be followed, shut", "{{ partial \"a\" 1 }}{{ if false }}{{ .Inner }}{{ end }}"},
      {"what can't be followed, with a name", "{{ partial \"a\" 1 }}{{ $a := .Inner }}{{ with $a }}b{{ end }}"},
      {"what can't be followed, out of sight", "{{ now.Year }}<div hidden>{{ .Inner }}</div>"},
      {"what can't be followed, out of sight by a style", "{{ now }}<p style=\"display: none\">{{ .Inner }}</p>"},
      {"what can't be followed, in a script", "{{ now }}<script>{{ .Inner }}</script>"},
      {"what is no template, without it", "{{ if }"},
  };
  const struct {
    const char* name;
    std::string body;
  } kBodies[] = {
      {"HTML", "{{< x >}}secret{{< /x >}}"},
      {"Markdown", "{{% x %}}secret{{% /x %}}"},
      {"of lines", "{{< x >}}\n\n# secret\n\nsecret\n{{< /x >}}"},
      {"Markdown of lines", "{{% x %}}\n\n# secret\n\nsecret\n{{% /x %}}"},
      {"in code", "```\n{{< x >}}\nsecret\n{{< /x >}}\n```"},
      {"in a code span", "`{{< x >}}secret{{< /x >}}`"},
      {"in an item", "* a {{< x >}}secret{{< /x >}}"},
      {"in a quotation", "> {{% x %}}\n> secret\n> {{% /x %}}"},
      {"in HTML", "<p>{{< x >}}secret{{< /x >}}</p>"},
      {"in a value", "<a title=\"{{< x >}}secret{{< /x >}}\">a</a>"},
      {"around others", "{{< x >}}secret {{< note >}}secret{{< /note >}}{{< /x >}}"},
      {"around its like", "{{< x >}}secret {{< x >}}secret{{< /x >}} secret{{< /x >}}"},
      {"in others", "{{< note >}}a {{< x >}}secret{{< /x >}}{{< /note >}}"},
      {"in what can't be followed", "{{< nosuch >}}a {{% x %}}secret{{% /x %}}{{< /nosuch >}}"},
      {"in an own one", "{{< box >}}a {{< x >}}secret{{< /x >}} b{{< /box >}}"},
      {"in an own one of Markdown", "{{% box %}}a {{% x %}}secret{{% /x %}} b{{% /box %}}"},
  };
  for (const auto& row : kRows)
    for (const auto& body : kBodies) BOOST_TEST_CONTEXT(row.name << ", " << body.name) {
        HugoSite site;
        site.shortcode("x.html", row.shortcode);
        site.shortcode("box.html", "<div>{{ .Inner }}</div>");
        BOOST_TEST(site.html("a\n\n" + body.body + "\n\nb").find("secret") == std::string::npos);
        BOOST_TEST(site.problems().find("does not show its inner text, which is left out") != std::string::npos);
      }
}

/// Names of the built-in table whose own template hides.
BOOST_AUTO_TEST_CASE(own_names) {
  for (const char* name : {"note", "details", "tabs", "tab", "quote", "raw", "highlight", "button", "comment"})
    BOOST_TEST_CONTEXT(name) {
      const std::string call = "a {{< " + std::string(name) + " >}}inside{{< /" + name + " >}} b";
      HugoSite hides;
      hides.shortcode(std::string(name) + ".html", "{{ if .Inner }}{{ end }}");
      BOOST_TEST(hides.html(call) == "<p>a  b</p>");
      HugoSite shows;
      shows.shortcode(std::string(name) + ".html", "<b>{{ .Inner }}</b>");
      BOOST_TEST(shows.html(call) == "<p>a <b>inside</b> b</p>");
    }
}

/// What a script makes of the inner text is read as the table of names has it; a template may hide it.
BOOST_AUTO_TEST_CASE(scripts) {
  HugoSite site;
  site.shortcode("mermaid.html", "<div class=\"mermaid\">{{ .Inner }}</div>");
  BOOST_TEST(site.html("{{< mermaid >}}\na-->b\n{{< /mermaid >}}") ==
             "<pre><code class=\"language-mermaid\">a--&gt;b\n</code></pre>");
  BOOST_TEST(site.html("{{% mermaid %}}\na-->b\n{{% /mermaid %}}") ==
             "<pre><code class=\"language-mermaid\">a--&gt;b\n</code></pre>");
  site.shortcode("math.html", "{{ $_ := .Inner }}");
  BOOST_TEST(site.html("a {{< math >}}b{{< /math >}} c") == "<p>a  c</p>");
}

BOOST_AUTO_TEST_CASE(arguments) {
  const Row kRows[] = {
      {"a position", "<b>{{ .Get 0 }}</b>", "{{< x \"a b\" c >}}", "<p><b>a b</b></p>"},
      {"the second", "<b>{{ .Get 1 }}</b>", "{{< x \"a b\" c >}}", "<p><b>c</b></p>"},
      {"a name", "<b>{{ .Get \"key\" }}</b>", "{{< x key=\"a b\" >}}", "<p><b>a b</b></p>"},
      {"a name in its letter case", "<b>{{ .Get \"Key\" }}-</b>", "{{< x key=\"a\" >}}", "<p><b>-</b></p>"},
      {"a missing position", "[{{ .Get 3 }}]", "{{< x a >}}", "<p>[]</p>"},
      {"a name among positions", "[{{ .Get \"a\" }}]", "{{< x a >}}", "<p>[]</p>"},
      {"none", "[{{ .Get 0 }}{{ eq (.Get 0) \"\" }}]", "{{< x >}}", "<p>[false]</p>"},
      {"escaped", "<b title=\"{{ .Get 0 }}\">{{ .Get 0 }}</b>", "{{< x `<i>&\"` >}}",
       "<p><b title=\"&lt;i>&amp;&quot;\">&lt;i&gt;&amp;\"</b></p>"},
      {"safe", "{{ .Get 0 | safeHTML }}", "{{< x `<i>a</i>` >}}", "<p><i>a</i></p>"},
      {"Markdown", "<b>{{ .Get 0 | markdownify }}</b>", "{{< x `*a*` >}}", "<p><b><em>a</em></b></p>"},
      {"types", "{{ eq (.Get 0) true }}{{ eq (.Get 0) \"true\" }}{{ eq (.Get 1) true }}{{ eq (.Get 2) 3 }}",
       "{{< x true \"true\" 3 >}}", "<p>truefalsefalsetrue</p>"},
      {"index", "{{ index .Params 0 }}{{ index .Params 9 }}", "{{< x a >}}", "<p>a</p>"},
      {"index by name", "{{ index .Params \"k\" }}", "{{< x k=v >}}", "<p>v</p>"},
      {"a field", "{{ .Params.k }}", "{{< x k=v >}}", "<p>v</p>"},
      {"default", "{{ .Get 0 | default \"d\" }} {{ default \"e\" (.Get 1) }}", "{{< x a >}}", "<p>a e</p>"},
      {"a link", "<a href=\"{{ .Get 0 }}\">t</a>", "{{< x \"https://e.org/a b\" >}}",
       "<p><a href=\"https://e.org/a%20b\" ep:link=\"0\">t</a></p>"},
      {"a script for a link", "<a href=\"{{ .Get 0 }}\">t</a>", "{{< x \"javascript:a()\" >}}",
       "<p><a href=\"https://example.org/2020/01/01/here/#ZgotmplZ\" ep:link=\"0\">t</a></p>"},
      {"in a link of Markdown", "https://e.org/{{ .Get 0 }}", "[a]({{< x b >}})",
       "<p><a href=\"https://e.org/b\" ep:link=\"0\">a</a></p>"},
      {"none named", "{{ if .IsNamedParams }}n{{ else }}p{{ end }} {{ .Name }}", "{{< x a >}}", "<p>p x</p>"},
  };
  check(kRows);
}

BOOST_AUTO_TEST_CASE(language) {
  const Row kRows[] = {
      {"names", "{{ $a := .Get 0 }}{{ $a = upper $a }}<b>{{ $a }}</b>", "{{< x b >}}", "<p><b>B</b></p>"},
      {"names end with their block", "{{ $a := 1 }}{{ if true }}{{ $a := 2 }}{{ end }}{{ $a }}", "{{< x >}}",
       "<p>1</p>"},
      {"else if", "{{ if .Get 5 }}a{{ else if eq (.Get 0) \"b\" }}c{{ else }}d{{ end }}", "{{< x b >}}", "<p>c</p>"},
      {"with", "{{ with .Get 0 }}<b>{{ . }}</b>{{ else }}n{{ end }}", "{{< x b >}}", "<p><b>b</b></p>"},
      {"with a name", "{{ with $t := .Get 0 }}<b>{{ $t }}</b>{{ end }}", "{{< x b >}}", "<p><b>b</b></p>"},
      {"range", "{{ range $i, $a := .Params }}{{ if $i }}, {{ end }}{{ $a }}{{ end }}", "{{< x a b c >}}",
       "<p>a, b, c</p>"},
      {"range over a split", "{{ range split (.Get 0) \",\" }}<b>{{ trim . \" \" }}</b>{{ end }}", "{{< x \"a, b\" >}}",
       "<p><b>a</b><b>b</b></p>"},
      {"printf", "{{ printf \"%s-%d%%\" (.Get 0) 3 }}", "{{< x a >}}", "<p>a-3%</p>"},
      {"pipes in parentheses", "{{ (.Get 0 | upper) | printf \"<%s>\" }}", "{{< x a >}}", "<p>&lt;A&gt;</p>"},
      {"white space", "a \n{{- \"b\" -}}\n c", "{{< x >}}", "<p>abc</p>"},
      {"comments", "a{{/* b */}}c<!-- d {{ .Get 0 }} -->e", "{{< x f >}}", "<p>ace</p>"},
      {"and, or, not", "{{ and true \"a\" }}{{ or \"\" \"b\" }}{{ not false }}", "{{< x >}}", "<p>abtrue</p>"},
      {"cond", "{{ cond (gt 2 1) \"a\" \"b\" }}", "{{< x >}}", "<p>a</p>"},
      {"texts", "{{ strings.TrimSuffix \"c\" \"abc\" }}{{ replace \"a.b\" \".\" \"-\" }}{{ hasPrefix \"ab\" \"a\" }}",
       "{{< x >}}", "<p>aba-btrue</p>"},
      {"parameters", "{{ site.Params.word }} {{ .Site.Params.social.mail }} {{ .Page.Params.mood }} {{ .Page.Title }}",
       "{{< x >}}", "<p>so me@e.org &lt;好&gt; Here</p>"},
      {"addresses", "{{ relURL \"a\" }} {{ absURL \"/b\" }}", "{{< x >}}", "<p>/a https://example.org/b</p>"},
  };
  check(kRows);
}

BOOST_AUTO_TEST_CASE(inner) {
  const Row kRows[] = {
      {"as it is", "<b>{{ .Inner }}</b>", "a {{< x >}}*b* <i>c</i>{{< /x >}} d", "<p>a <b>*b* <i>c</i></b> d</p>"},
      {"Markdown", "<b>{{ .Inner | markdownify }}</b>", "a {{< x >}}*b*{{< /x >}} d", "<p>a <b><em>b</em></b> d</p>"},
      {"rendered", "<b>{{ .Page.RenderString .Inner }}</b>", "a {{< x >}}*b*{{< /x >}} d",
       "<p>a <b><em>b</em></b> d</p>"},
      {"rendered as blocks", "<div>{{ $.Page.RenderString (dict \"display\" \"block\") .Inner }}</div>",
       "{{< x >}}\n* a\n{{< /x >}}", "<div><ul><li>a</li></ul></div>"},
      {"within Markdown", "**c {{ .Inner }}**", "a {{% x %}}*b*{{% /x %}} d",
       "<p>a <strong>c <em>b</em></strong> d</p>"},
      {"lines of Markdown", "<div>\n\n{{ .Inner }}\n\n</div>", "{{% x %}}\n* a\n{{% /x %}}\n\nb",
       "<div>\n<ul><li>a</li></ul></div><p>b</p>"},
      {"a block", "<div class=\"{{ .Get 0 }}\">{{ .Inner }}</div>", "{{< x k >}}\n<p>a</p>\n{{< /x >}}",
       "<div class=\"k\">\n<p>a</p>\n</div>"},
      {"a name for it", "{{ $a := .Inner | markdownify }}<b>{{ $a }}</b>", "{{< x >}}*b*{{< /x >}}",
       "<p><b><em>b</em></b></p>"},
      {"a text", "{{ trim .Inner \" \" }}", "{{< x >}} <b>c</b> {{< /x >}}", "<p>&lt;b&gt;c&lt;/b&gt;</p>"},
      {"escaped", "<b>{{ htmlEscape .Inner | safeHTML }}</b>", "{{< x >}}<i>c</i>{{< /x >}}",
       "<p><b>&lt;i&gt;c&lt;/i&gt;</b></p>"},
      {"twice", "<b title=\"{{ .Inner }}\">{{ .Inner }}</b>", "{{< x >}}a <i>b</i>{{< /x >}}",
       "<p><b title=\"a b\">a <i>b</i></b></p>"},
      {"an address", "<a href=\"{{ .Inner }}\">{{ .Inner }}</a>", "{{< x >}}https://e.org/{{< /x >}}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">https://e.org/</a></p>"},
      {"of an argument", "{{ if .Get \"show\" }}{{ .Inner }}{{ else }}none{{ end }}",
       "{{< x show=true >}}a{{< /x >}} {{< x show=false >}}b{{< /x >}}", "<p>a none</p>"},
      {"none", "[{{ .Inner }}{{ if .Inner }}a{{ end }}]", "{{< x />}}", "<p>[]</p>"},
      {"its like in it", "<div>{{ .Inner }}</div>", "{{< x >}}a{{< x >}}b{{< /x >}}c{{< /x >}}",
       "<div>a<div>b</div>c</div>"},
      {"Markdown in HTML", "<div>{{ .Inner }}</div>", "{{< x >}}*a* {{% x %}}*b*{{% /x %}}{{< /x >}}",
       "<div>*a* <div><p><em>b</em></p></div></div>"},
      {"comments in it", "<div>{{ .Inner }}</div>",
       "{{< x >}}a<!-- b --> c <!-- {{< x >}}secret{{< /x >}} -->{{% x %}}d{{% /x %}}<!-- e -->{{< /x >}}",
       "<div>a c <div><p>d</p></div></div>"},
      {"others in it", "<div>{{ .Inner }}</div>",
       "{{< x >}}*a* {{< param word >}} {{< nosuch >}}c{{< /nosuch >}}{{< /x >}}", "<div>*a* so c</div>"},
  };
  check(kRows);
}

BOOST_AUTO_TEST_CASE(not_followed) {
  const struct {
    const char* name;
    const char* shortcode;
    const char* what;
  } kRows[] = {
      {"partial", "{{ partial \"a\" . }}", "'partial'"},
      {"a function", "{{ .Inner }}{{ now.Year }}", "'now.Year'"},
      {"a store", "{{ .Inner }}{{ .Scratch.Get 0 }}", "'.Scratch'"},
      {"a list of the site", "{{ .Inner }}{{ .Site.Params.list }}", "'.Site.Params.list'"},
      {"template", "{{ template \"a\" . }}", "'template'"},
      {"looks at the inner text", "{{ if eq .Inner \"a\" }}{{ .Inner }}{{ end }}", "'eq'"},
      {"no template", "{{ if .Inner }}{{ .Inner }}", "what is no template, or too long"},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.name) {
      HugoSite site;
      site.shortcode("own.html", row.shortcode);
      BOOST_TEST(site.html("a {{< own >}}*b*{{< /own >}} c") == "<p>a <em>b</em> c</p>");
      BOOST_TEST(site.problems() == "1:3: unknown tag 'own', its inner text is kept [content/unknown-tag]\n");
      BOOST_TEST(site.diagnostics.sorted()[0].hint.english() ==
                 "its template 'layouts/shortcodes/own.html' has " + std::string(row.what) + ", which is not followed");
    }
  HugoSite site;
  site.shortcode("details.html", "{{ partial \"a\" . }}");
  BOOST_TEST(site.html("{{< details \"t\" >}}b{{< /details >}}") == "<details><summary>t</summary><p>b</p></details>");
  BOOST_TEST(site.problems() == "");
}

BOOST_AUTO_TEST_CASE(files) {
  const struct {
    const char* name;
    std::vector<std::pair<const char*, const char*>> files;
    const char* body;
    const char* html;
  } kRows[] = {
      {"of the theme", {{"themes/plain/layouts/shortcodes/x.html", "t"}}, "{{< x >}}", "<p>t</p>"},
      {"the site's first",
       {{"themes/plain/layouts/shortcodes/x.html", "t"}, {"layouts/shortcodes/x.html", "s"}},
       "{{< x >}}",
       "<p>s</p>"},
      {"a partial",
       {{"layouts/shortcodes/x.html", "{{ partial \"box.html\" (dict \"t\" (.Get 0) \"p\" .Page) }}"},
        {"layouts/partials/box.html", "<b>{{ .t | markdownify }} {{ .p.Title }}</b>"}},
       "{{< x \"*a*\" >}}",
       "<p><b><em>a</em> Here</b></p>"},
      {"a partial of the theme with the inner text, and its variables",
       {{"layouts/shortcodes/x.html", "{{ $a := 1 }}{{- partial \"in/deep\" . -}}{{ $a }}"},
        {"themes/plain/layouts/partials/in/deep.html", "{{ $a := 2 }}<b>{{ $.Inner }}{{ $a }}</b>"}},
       "{{< x >}}c{{< /x >}}",
       "<p><b>c2</b>1</p>"},
      {"a partial that hides it",
       {{"layouts/shortcodes/x.html", "<i>{{ partial \"p\" . }}</i>"}, {"layouts/partials/p.html", "{{ .Get 0 }}"}},
       "a {{< x 1 >}}SECRET{{< /x >}} b",
       "<p>a <i>1</i> b</p>"},
      {"a partial that returns",
       {{"layouts/shortcodes/x.html", "{{ $r := partialCached \"p\" . }}{{ $r }}"},
        {"layouts/partials/p.html", "x{{ return \"<r>\" }}y"}},
       "{{< x >}}",
       "<p>&lt;r&gt;</p>"},
      {"a partial that calls itself",
       {{"layouts/shortcodes/x.html", "{{ partial \"p\" . }}"}, {"layouts/partials/p.html", "a{{ partial \"p\" . }}"}},
       "{{< x >}}b{{< /x >}}",
       "<p>b</p>"},
      {"words of the language",
       {{"layouts/shortcodes/x.html", "{{ i18n \"hello\" }} {{ T \"other\" }}"},
        {"i18n/en.yaml", "hello: Hi\nother:\n  other: Else\n"}},
       "{{< x >}}",
       "<p>Hi Else</p>"},
      {"the page's address",
       {{"layouts/shortcodes/x.html", "{{ .Page.RelPermalink }} {{ .Page.Permalink }}"}},
       "{{< x >}}",
       "<p>/2020/01/01/here/ https://example.org/2020/01/01/here/</p>"},
      {"of Hugo 0.146", {{"layouts/_shortcodes/x.html", "n"}}, "{{< x >}}", "<p>n</p>"},
      {"in a folder",
       {{"layouts/shortcodes/a/b.html", "<b>{{ .Inner }}</b>"}},
       "{{< a/b >}}c{{< /a/b >}}",
       "<p><b>c</b></p>"},
      {"of the language",
       {{"layouts/shortcodes/x.html", "s"}, {"layouts/shortcodes/x.en.html", "e"}},
       "{{< x >}}",
       "<p>e</p>"},
      {"in its letter case", {{"layouts/shortcodes/Xy.html", "s"}}, "{{< Xy >}}", "<p>s</p>"},
      {"of Markdown",
       {{"layouts/shortcodes/x.md", "*{{ .Get 0 }}* <b>{{ .Inner }}</b>"}},
       "{{% x \"&amp;\" %}}c{{% /x %}}",
       "<p><em>&amp;</em> <b>c</b></p>"},
      {"of Markdown as HTML",
       {{"layouts/shortcodes/x.md", "*{{ .Get 0 }}*"}},
       "{{< x \"<i>a</i>\" >}}",
       "<p>*<i>a</i>*</p>"},
      {"HTML before Markdown",
       {{"layouts/shortcodes/x.md", "m"}, {"layouts/shortcodes/x.html", "h"}},
       "{{< x >}}",
       "<p>h</p>"},
      {"of another theme", {{"themes/other/layouts/shortcodes/param.html", "t"}}, "{{< param word >}}", "<p>so</p>"},
      {"out of the site", {{"themes/plain/layouts/a.html", "t"}}, "a{{< ../a >}}", "<p>a</p>"},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.name) {
      HugoSite site;
      for (const auto& [name, text] : row.files) site.folder.write(name, text);
      BOOST_TEST(site.html(row.body) == row.html);
    }
  HugoSite site;
  const TemporaryFolder outside;
  outside.write("x.html", "outside");
  std::filesystem::create_directories(site.folder.path / "layouts/shortcodes");
  std::filesystem::create_symlink(outside.path / "x.html", site.folder.path / "layouts/shortcodes/x.html");
  BOOST_TEST(site.html("a{{< x >}}").find("outside") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_posts) {
  HugoSite site;
  site.site.posts[0].is_html = true;
  site.shortcode("x.html", "<b>{{ .Inner | markdownify }}</b>");
  site.shortcode("y.html", "<div>{{ .Inner }}</div>");
  site.shortcode("z.html", "");
  BOOST_TEST(
      site.html("{{< y >}}<i>a</i> {{< x >}}*b*{{< /x >}}{{< /y >}}{{% z %}}secret{{% /z %}}<p>{{% y %}}c{{% /y %}}") ==
      "<div><i>a</i> <b><em>b</em></b></div><div>c</div>");
}

/// Where a call stands among the others, and in which one (Hugo 0.111).
BOOST_AUTO_TEST_CASE(ranks) {
  const char* kTemplate =
      "[{{ .Ordinal }}{{ with .Parent }} in {{ .Name }} {{ .Ordinal }} {{ .Get \"k\" }}{{ with .Parent }} in {{ .Name "
      "}}{{ end }}({{ .Inner }}){{ end }}{{ with .Inner }} {{ . }}{{ end }}]";
  const struct {
    const char* body;
    const char* html;
  } kRows[] = {
      {"{{< o >}}{{< /o >}}", "<p>[0]</p>"},
      {"{{< o />}} {{</* o */>}} {{< q >}} {{< o >}}z{{< /o >}}", "<p>[0] {{&lt; o &gt;}} q [2 z]</p>"},
      {"{{< p k=\"v\" >}}{{< o >}}x{{< /o >}} {{< o />}} {{< p >}}{{< o >}}{{< /o >}}{{< /p >}}{{< /p >}}",
       "<p>[0 [0 in p 0 v() x] [1 in p 0 v()] [2 in p 0 v() [0 in p 2  in p()]]]</p>"},
      {"{{< q >}}{{< p \"w\" >}}{{< q >}}{{< o />}}{{< /p >}}", "<p>q[1 q[1 in p 1 ()]]</p>"},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.body) {
      HugoSite site;
      site.shortcode("o.html", kTemplate);
      site.shortcode("p.html", kTemplate);
      site.shortcode("q.html", "q");
      BOOST_TEST(site.html(row.body) == row.html);
    }
}

/// A theme's own configuration may hold parameters of the site.
BOOST_AUTO_TEST_CASE(theme_params) {
  HugoSite site;
  site.shortcode("own.html", "{{ if not site.Params.none }}{{ .Inner }}{{ end }}");
  site.folder.write("themes/plain/config.toml", "[params]\nnone = true\n");
  BOOST_TEST(site.html("a {{< own >}}secret{{< /own >}} b") == "<p>a secret b</p>");
  BOOST_TEST(site.problems() == "1:3: unknown tag 'own', its inner text is kept [content/unknown-tag]\n");
}

/// Reports behind a piece that was put keep their lines.
BOOST_AUTO_TEST_CASE(places) {
  HugoSite site;
  site.shortcode("x.html", "a\n\n{{ .Inner }}\n\nb");
  site.shortcode("y.html", "");
  site.html("{{% x %}}\nc\n{{% /x %}}\n\n{{< y >}}\nd\n{{< /y >}}\n\n{{< nosuch >}}\n");
  BOOST_TEST(site.problems() ==
             "5:1: the template of the shortcode 'y' does not show its inner text, which is left out "
             "[content/unknown-tag]\n9:1: unknown tag 'nosuch', it is left out [content/unknown-tag]\n");
}

BOOST_AUTO_TEST_SUITE_END()
