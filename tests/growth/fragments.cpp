#include "fragments.h"

#include <cstdio>
#include <iterator>
#include <string_view>
#include <vector>

namespace essaypack::growth {
namespace {

using Tokens = std::vector<std::string_view>;

const Tokens kMarkdown = {"[",
                          "]",
                          "](",
                          "](a)",
                          "(",
                          ")",
                          "![",
                          "*",
                          "**",
                          "***",
                          "_",
                          "__",
                          "`",
                          "``",
                          "```",
                          "~~~",
                          "~~",
                          "~",
                          "<",
                          ">",
                          "<!--",
                          "-->",
                          "<?",
                          "<!",
                          "<!A",
                          "<![CDATA[",
                          "&",
                          "&amp;",
                          "&#1;",
                          "\\",
                          "#",
                          "\n# ",
                          "\n## \x01\n",
                          "\n===\n",
                          "\n---\n",
                          "\n- ",
                          "\n1. ",
                          "\n+ ",
                          "\n* ",
                          "\n> ",
                          "\n>",
                          "|",
                          "|-",
                          ":-",
                          "-",
                          "\n|",
                          "    ",
                          "\n    ",
                          "\t",
                          " ",
                          "  \n",
                          "\n",
                          "\n\n",
                          "a",
                          "a b",
                          "1",
                          "文",
                          "。",
                          "http://a",
                          "http://",
                          "www.",
                          "a@b.c",
                          "a.",
                          "[^\x01]",
                          "[^a]",
                          "\n*[a]: b\n",
                          "\n*[\x01]: \x01\n",
                          "\n/// html | div[hidden]\n",
                          "\n///\n",
                          "<div class=\"mermaid\">",
                          "\n[^\x01]: ",
                          "\n[\x01]: u\n",
                          "\n[a]: <",
                          "[\x01]",
                          "==",
                          "^",
                          "++",
                          "\n: ",
                          "\n\n: ",
                          ":",
                          "\"",
                          "'",
                          "--",
                          "...",
                          "<http://",
                          "<b>",
                          "</b>",
                          "<div>",
                          "\n<div>\n",
                          "</div>",
                          "\n```\n",
                          "\n```a\n",
                          "\n$$\n",
                          "{.a}",
                          "- [ ] ",
                          "\\\n",
                          "<br>",
                          "\xE2\x80\x8B",
                          ".",
                          "/",
                          "\x01",
                          "](<",
                          "\n*[\x01]: a\n"};

const Tokens kMarks = {"[[",
                       "]]",
                       "![[",
                       "|",
                       "#",
                       "#^",
                       "^",
                       "^[",
                       "]",
                       "%%",
                       "$",
                       "$$",
                       "\\(",
                       "\\)",
                       "\\[",
                       "\\]",
                       "\\begin{a}",
                       "\\end{a}",
                       "\\begin{align}",
                       "{",
                       "}",
                       "\\",
                       "_",
                       "==",
                       "a",
                       "\x01",
                       "\n",
                       "\n\n",
                       "> [!note] ",
                       "\n> [!note]- a\n",
                       "\n::: tip\n",
                       "\n:::\n",
                       "\n!!! note\n",
                       "\n??? a\n",
                       "    ",
                       "[TOC]",
                       ":smile:",
                       "++",
                       "!!",
                       "~a",
                       "\n+++ a\n",
                       "\n+++\n",
                       "\n;;;a b\n",
                       "\n;;;\n",
                       "]{.a}",
                       "{a^b}",
                       "{.a}\n",
                       "\\eqref{a}",
                       "\\label{a}",
                       "\\tag{a}",
                       "\\begin{equation}",
                       "\\end{equation}",
                       "<<",
                       ">>",
                       "{::nomarkdown}",
                       "{::options parse_block_html=\"true\" /}",
                       "\n<aside>\n",
                       "\n^\n- a",
                       ":",
                       "{#a}",
                       "{: .a}",
                       "{:",
                       "\n{: .a}\n",
                       "{hidden}",
                       "\n{: hidden }\n",
                       "\n```go {hidden=1}\n",
                       "{::",
                       "^a",
                       "\n^a\n",
                       "<!-- more -->",
                       "![a|1](",
                       "![a](b =1x",
                       "![a](b.png)",
                       "[a](b.md)",
                       "](b c)",
                       "`$",
                       "$`",
                       "\n```math\n",
                       "\\$",
                       "$a_1$",
                       "|$a",
                       "\n|-|-|\n",
                       " ",
                       "文",
                       "\n|",
                       "|"};

const Tokens kHtml = {"<b>",
                      "</b>",
                      "<i>",
                      "</i>",
                      "<div>",
                      "</div>",
                      "<p>",
                      "</p>",
                      "<table>",
                      "</table>",
                      "<tr>",
                      "<td>",
                      "<caption>",
                      "<col>",
                      "<tbody>",
                      "<svg>",
                      "</svg>",
                      "<g>",
                      "<math>",
                      "</math>",
                      "<mi>",
                      "<select>",
                      "<option>",
                      "</select>",
                      "<ul>",
                      "<li>",
                      "<a href=\"",
                      "<a href=x>",
                      "</a>",
                      "<a name=\x01>",
                      "<img src=",
                      "<img src=\"a.png\">",
                      "<img alt=\"",
                      "<br>",
                      "<script>",
                      "</script>",
                      "<style>",
                      "<!--",
                      "-->",
                      "--!>",
                      "<!-",
                      "<title>",
                      "</title>",
                      "<textarea>",
                      "<iframe>",
                      "<iframe src=x>",
                      "<details>",
                      "<summary>",
                      "<ruby>",
                      "<rt>",
                      "<rp>",
                      "<pre>",
                      "</pre>",
                      "<code>",
                      "</code>",
                      "<h1>",
                      "<h2 id=\x01>",
                      "</h2>",
                      "<x>",
                      "<x-\x01>",
                      "</x>",
                      "<a b=c ",
                      "=",
                      "\"",
                      "'",
                      ">",
                      "/>",
                      "&lt;",
                      "&",
                      "&#",
                      "<input>",
                      "<button>",
                      "<form>",
                      "<font color=\x01>",
                      "<nobr>",
                      "<dl>",
                      "<dt>",
                      "<dd>",
                      "<frameset>",
                      "<body>",
                      "<html>",
                      "<head>",
                      "<template>",
                      "<object>",
                      "<video>",
                      "<source src=x>",
                      "<audio>",
                      "<p \x01=1>",
                      " id=\x01",
                      " style=\"",
                      "<span>",
                      "</span>",
                      "<u id=\x01>",
                      "</",
                      "<",
                      "a",
                      " ",
                      "\n",
                      "\n\n",
                      "<blockquote>",
                      "<figure>",
                      "<figcaption>",
                      "<sup>",
                      "<center>",
                      "<noscript>",
                      "<plaintext>",
                      "<xmp>",
                      "<time>",
                      "<abbr title=\"",
                      "<base href=x>",
                      "<link>",
                      "<meta>",
                      "<hr>",
                      "<wbr>",
                      "<foreignObject>",
                      "<desc>",
                      "<annotation-xml>",
                      "<mglyph>"};

const Tokens kTags = {"{%",
                      "%}",
                      "{% ",
                      " %}",
                      "{{",
                      "}}",
                      "{#",
                      "#}",
                      "{{<",
                      ">}}",
                      "{{%",
                      "%}}",
                      "{{< ",
                      " >}}",
                      "{% note %}",
                      "{% note a b %}",
                      "{% endnote %}",
                      "{% tabs a %}",
                      "<!-- tab a -->",
                      "<!-- endtab -->",
                      "{% endtabs %}",
                      "{% codeblock a %}",
                      "{% math %}",
                      "{% endmath %}",
                      "{% ruby a|b %}",
                      "{% endcodeblock %}",
                      "{% raw %}",
                      "{% endraw %}",
                      "{% if a %}",
                      "{% else %}",
                      "{% endif %}",
                      "{% for a in b %}",
                      "{% endfor %}",
                      "{% link a %}",
                      "{% post_link a %}",
                      "{% asset_img a.png %}",
                      "{% img ",
                      "{% youtube a %}",
                      "{% quote %}",
                      "{% endquote %}",
                      "{% gallery %}",
                      "{% endgallery %}",
                      "{% folding a %}",
                      "{% endfolding %}",
                      "{% timeline a %}",
                      "{% endtimeline %}",
                      "{% x %}",
                      "{% endx %}",
                      "{% btn a, b, c %}",
                      "{% button a::b::c %}",
                      "{% endbutton %}",
                      "{% image a.png, alt=b %}",
                      "{% p a, b %}",
                      "{% note color:a \"b\" c %}",
                      "{% chat %}",
                      "<!-- chatcell user:a md:b -->",
                      "{% endchat %}",
                      "{% okr a percent:1 %}",
                      "<!-- okr a -->",
                      "{% endokr %}",
                      "{% flink %}",
                      "\n- name: a\n  link: b\n",
                      "{% endflink %}",
                      "{% lg %}",
                      "{% endlg %}",
                      "{% include a %}",
                      "{% include a.html b=\"c\" %}",
                      "{% highlight a %}",
                      "{% endhighlight %}",
                      "{% capture a %}",
                      "{% endcapture %}",
                      "{% assign a = ",
                      "{% comment %}",
                      "{% endcomment %}",
                      "{{ site.url }}",
                      "{{ page.title | upcase }}",
                      "{{ 'a' | append: 'b' }}",
                      "{% post_url 2020-01-02-p %}",
                      "{{< note >}}",
                      "{{< encrypt >}}",
                      "{{< gallery match=\"**\" >}}",
                      "\n    {{< tab >}}",
                      "{{< sidenote >}}",
                      "{{< /note >}}",
                      "{{< a >}}",
                      "{{< /a >}}",
                      "{{% a %}}",
                      "{{% /a %}}",
                      "{{< ref a >}}",
                      "{{< figure src=\"",
                      "{{</* ",
                      " */>}}",
                      "{{< highlight a >}}",
                      "{{< /highlight >}}",
                      "{{< tabs >}}",
                      "{{< tab a >}}",
                      "{{< /tab >}}",
                      "{{< /tabs >}}",
                      "{{< own >}}",
                      "{{< /own >}}",
                      "{{% own %}}",
                      "{{% /own %}}",
                      "{{< none >}}",
                      "{{< /none >}}",
                      "{{< gist a b >}}",
                      "{{< details >}}",
                      "{{< /details >}}",
                      "{{< youtube a >}}",
                      "|",
                      "\"",
                      "'",
                      "`",
                      "```",
                      "\n```\n",
                      "a",
                      " ",
                      "\n",
                      "\n\n",
                      "a=",
                      "\x01",
                      "<",
                      "[",
                      "](",
                      "\n> ",
                      "\n- ",
                      "    ",
                      "{% \x01 %}",
                      "{{< \x01 >}}",
                      "![[",
                      "$",
                      "<!-- more -->"};

const Tokens kYaml = {"a: ",
                      "\n\x01: ",
                      "\na: ",
                      "- ",
                      "\n- ",
                      "[",
                      "]",
                      "{",
                      "}",
                      ",",
                      ":",
                      ": ",
                      "&a ",
                      "*a ",
                      "\n<<: *a",
                      "|",
                      ">",
                      "|\n  ",
                      "\"",
                      "'",
                      " #",
                      "!!str ",
                      "!a ",
                      "\n",
                      "\n  ",
                      "\n    ",
                      "? ",
                      "\n? ",
                      "\n---\n",
                      "\n...\n",
                      "%",
                      "@",
                      "\ndate: 2020-01-01",
                      "\ntags: ",
                      "\ntags: [\x01, a]",
                      "\ncategories:",
                      "\ntitle: ",
                      "\ntitle: a: b",
                      "\ndescription: ",
                      "\\",
                      "\\u0000",
                      "a",
                      " ",
                      "\t",
                      "文",
                      "：",
                      "\x01",
                      "\x01, ",
                      "{{",
                      "<b>",
                      "\n- \x01",
                      "\n  - ",
                      "\n  \x01: ",
                      "\nkeywords: ",
                      "\naliases: [a/\x01]",
                      "~",
                      "null",
                      "=",
                      "`",
                      "\nphotos:\n- ",
                      "\nauthors: ",
                      "\n# ",
                      "\nlayout: ",
                      "\nexcerpt: ",
                      "\npermalink: ",
                      "\nslug: "};

const Tokens kToml = {"\n[a]\n",
                      "\n[\x01]\n",
                      "\n[[a]]\n",
                      "\n[[a.b]]\n",
                      "\n[a.\x01]\n",
                      "a.",
                      "\n\x01 = 1\n",
                      "\na\x01 = ",
                      "\na.b\x01.c = 1\n",
                      " = ",
                      "=",
                      "\"",
                      "'",
                      "\"\"\"",
                      "'''",
                      "[",
                      "]",
                      "{",
                      "}",
                      ",",
                      "#",
                      "\n",
                      "1",
                      "1_",
                      "0x",
                      "1979-05-27",
                      "T07:32:00",
                      "inf",
                      "true",
                      "\\",
                      "\\u00e9",
                      "a",
                      "\x01",
                      " ",
                      ".",
                      "\ntags = [",
                      "\ntitle = \"",
                      "-",
                      "+",
                      "e",
                      "[\x01],",
                      "{a=1},",
                      "\"\x01\","};

const Tokens kJson = {"{",
                      "}",
                      "[",
                      "]",
                      "{\"a\":",
                      "{\"\x01\":",
                      "\"\x01\":1,",
                      "\"a\":",
                      "\"",
                      "\\",
                      "\\u0000",
                      "\\ud800",
                      ",",
                      ":",
                      "1",
                      "-",
                      ".",
                      "e",
                      "true",
                      "null",
                      " ",
                      "\n",
                      "a",
                      "[],",
                      "{},",
                      "\"\x01\",",
                      "\x01,",
                      "\"tags\":[",
                      "//",
                      "/*",
                      "\"title\":\"",
                      "\n\n"};

const Tokens kConfig = {"\nbooks:\n",
                        "\n- id: \x01",
                        "\nbook: ",
                        "\n  title: ",
                        "\nfeed: ",
                        "\n  content: ",
                        "\nexclude: [",
                        "\nexclude:\n",
                        "\n- '*\x01'",
                        "\n- '",
                        "**/",
                        "*",
                        "{a,b}",
                        "{",
                        "}",
                        "[",
                        "]",
                        "?",
                        "!",
                        "'",
                        "\"",
                        "\npermalink: ",
                        ":title/",
                        ":year",
                        "\nurl: http://a/",
                        "\ncategory_map:\n",
                        "\ntag_map:\n",
                        "\n  \x01: a",
                        "\nparams:\n",
                        "\ndefaults:\n",
                        "\n- scope: {path: a}",
                        "\n  values: {a: b}",
                        "\ncollections:\n",
                        "\nlanguages:\n",
                        "\nskip_render: ",
                        "\ninclude: ",
                        "\ndiagnostics:\n",
                        "\noutputs: [",
                        "\n",
                        "a",
                        "\x01",
                        "\nwords: ",
                        "\nreadings:\n",
                        "\nremote_images:\n",
                        "\n  - ",
                        ": ",
                        ", "};

/// What stands around fragments: open, in front of each, behind each, close.
struct Container {
  const char* open;
  const char* before;
  const char* after;
  const char* close;
};

constexpr Container kContainers[] = {{"", "", "", ""},
                                     {"", "", "\n", ""},
                                     {"", "", "\n\n", ""},
                                     {"> ", "", "", ""},
                                     {"", "> ", "\n", ""},
                                     {"- ", "", "", ""},
                                     {"", "- ", "\n", ""},
                                     {"", "  - ", "\n\n", ""},
                                     {"1. ", "   ", "\n", ""},
                                     {"|a|b|\n|-|-|\n", "|", "|x|\n", ""},
                                     {"[", "", "", "](u)"},
                                     {"", "[", "](u)", ""},
                                     {"", "[", "][a] ", "\n\n[a]: u"},
                                     {"", "# ", "\n", ""},
                                     {"# ", "", "", ""},
                                     {"", "", "\n---\n", ""},
                                     {"<div>", "", "", "</div>"},
                                     {"<div>\n\n", "", "\n\n", "\n\n</div>"},
                                     {"<a title=\"", "", "", "\">x</a>"},
                                     {"", "<b title='", "'>", ""},
                                     {"<pre>", "", "", "</pre>"},
                                     {"<table><tr><td>", "", "", "</td></tr></table>"},
                                     {"<table>", "<tr><td>", "", "</table>"},
                                     {"```\n", "", "", "\n```\n"},
                                     {"", "```\n", "\n```\n", ""},
                                     {"`", "", "", "`"},
                                     {"**", "", "", "**"},
                                     {"", "*", "* ", ""},
                                     {"$$", "", "", "$$"},
                                     {"", "$", "$ ", ""},
                                     {"{% note %}\n", "", "", "\n{% endnote %}"},
                                     {"{{< note >}}\n", "", "", "\n{{< /note >}}"},
                                     {"a[^1]\n\n[^1]: ", "", "", ""},
                                     {"", "[^\x01]: ", "\n\n", "\n\n[^1]"},
                                     {"![", "", "", "](a.png)"},
                                     {"<svg>", "", "", "</svg>"},
                                     {"<p>", "", "", ""},
                                     {"<!-- ", "", "", " -->"},
                                     {"::: tip\n", "", "", "\n:::\n"},
                                     {"<details><summary>", "", "", "</summary></details>"}};

/// splitmix64: the same numbers with every compiler and library.
class Draw {
 public:
  Draw(std::uint64_t seed, std::uint64_t index) : state_(seed * 0x9E3779B97F4A7C15u + index * 0xD1B54A32D192ED03u) {}
  std::size_t below(std::size_t bound) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    mixed ^= mixed >> 31;
    return static_cast<std::size_t>(mixed % bound);
  }
  std::string_view of(const Tokens& tokens) { return tokens[below(tokens.size())]; }

 private:
  std::uint64_t state_;
};

/// Tokens of a fragment: most from one list, some from another.
std::string draw_unit(Draw& draw, const Tokens& first, const Tokens& second) {
  std::string unit;
  const std::size_t count = 1 + draw.below(6);
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_other = draw.below(5) == 0;
    unit += draw.of(is_other ? second : first);
  }
  return unit;
}

Fragment body_fragment(Draw& draw, std::size_t kind) {
  const Tokens* const lists[] = {&kMarkdown, &kMarks, &kHtml, &kTags};
  Fragment fragment;
  fragment.site = static_cast<int>(draw.below(4));
  const std::size_t other = draw.below(4);
  const std::string unit = draw_unit(draw, *lists[kind], *lists[other]);
  const std::size_t place = draw.below(2) == 0 ? draw.below(3) : draw.below(std::size(kContainers));
  const Container& container = kContainers[place];
  if (kind == 2 && draw.below(4) == 0) fragment.part = Part::html_body;
  fragment.open = container.open;
  fragment.unit = container.before + unit + container.after;
  fragment.close = container.close;
  return fragment;
}

Fragment data_fragment(Draw& draw) {
  constexpr Part kParts[] = {Part::yaml_head,   Part::yaml_head,   Part::toml_head,  Part::json_head, Part::yaml_config,
                             Part::toml_config, Part::json_config, Part::own_config, Part::own_config};
  Fragment fragment;
  fragment.part = kParts[draw.below(std::size(kParts))];
  fragment.site = static_cast<int>(draw.below(4));
  switch (fragment.part) {
    case Part::yaml_head:
      fragment.unit = draw_unit(draw, kYaml, kMarkdown);
      break;
    case Part::toml_head:
    case Part::toml_config:
      fragment.unit = draw_unit(draw, kToml, kToml);
      break;
    case Part::json_head:
    case Part::json_config:
      fragment.unit = draw_unit(draw, kJson, kJson);
      break;
    case Part::yaml_config:
    case Part::own_config:
      fragment.unit = draw_unit(draw, kConfig, kYaml);
      break;
    case Part::body:
    case Part::html_body:
      break;
  }
  const std::size_t place = draw.below(4);
  const char* const opens[] = {"", "a: [", "a: \"", "a:\n  "};
  const bool is_yaml =
      fragment.part == Part::yaml_head || fragment.part == Part::yaml_config || fragment.part == Part::own_config;
  if (is_yaml) fragment.open = opens[place];
  if (is_yaml && draw.below(2) == 0) fragment.close = place == 1 ? "]" : place == 2 ? "\"" : "";
  if (draw.below(3) == 0) fragment.unit += "\n";
  return fragment;
}

void append_shown(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\x01')
      out += "\\x01";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else
      out += c;
  }
  out += '"';
}

}  // namespace

Fragment make_fragment(std::uint64_t seed, std::uint64_t index) {
  Draw draw(seed, index);
  const std::size_t kind = draw.below(6);
  return kind < 4 ? body_fragment(draw, kind) : data_fragment(draw);
}

std::string repeat(const Fragment& fragment, std::size_t size) {
  std::string text = fragment.open;
  for (std::size_t number = 1; text.size() + fragment.close.size() < size; ++number)
    for (const char c : fragment.unit)
      if (c == '\x01')
        text += std::to_string(number);
      else
        text += c;
  return text + fragment.close;
}

std::string describe(const Fragment& fragment) {
  const char* const parts[] = {"body",        "html body",   "yaml head",   "toml head", "json head",
                               "yaml config", "toml config", "json config", "own config"};
  const char* const sites[] = {"hexo", "jekyll", "hugo", "plain"};
  std::string text = std::string(parts[static_cast<int>(fragment.part)]) + ", " + sites[fragment.site] + ": ";
  append_shown(text, fragment.open);
  text += " + n * ";
  append_shown(text, fragment.unit);
  text += " + ";
  append_shown(text, fragment.close);
  return text;
}

}  // namespace essaypack::growth
