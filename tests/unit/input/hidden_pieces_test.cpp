#include "input/hidden_pieces.h"

#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(hidden_pieces)

BOOST_AUTO_TEST_CASE(texts_of_heads) {
  const SiteKind *const kHexo = &hexo_kind(), *const kHugo = &hugo_kind(), *const kPlain = &plain_kind(),
                        *const kZola = &zola_kind();
  const struct {
    const char* name;
    const SiteKind* kind;
    const char* text;
    const char* expected;
  } kCases[] = {
      {"a comment of a garden", kPlain, "a %%SECRET%% b", "a  b"},
      {"several", kPlain, "%%S%%a%%S%%", "a"},
      {"one that nothing closes", kPlain, "100%% b", "100%% b"},
      {"one elsewhere", kHexo, "a %%b%% c", "a %%b%% c"},
      {"a tag of Hexo", kHexo, "a {% encrypt pw %}SECRET{% endencrypt %} b", "a  b"},
      {"with dashes", kHexo, "a {%- Password -%}SECRET{%- endPassword -%} b", "a  b"},
      {"a tag that is another's", kHexo, "a {% note %}b{% endnote %}", "a {% note %}b{% endnote %}"},
      {"an own end alone counts", kHexo, "{% secret %}S{% note %}S{% endnote %}S{% endsecret %}b", "b"},
      {"without an end", kHexo, "a {% encrypt %}SECRET", "a "},
      {"members without an end", kHexo, "a {% members %}b", "a b"},
      {"a shortcode", kHugo, "a {{< encrypt \"x\" >}}SECRET{{< /encrypt >}} b", "a  b"},
      {"one of Markdown", kHugo, "a {{% private %}}SECRET{{% / private %}} b", "a  b"},
      {"one without an end", kHugo, "a {{< password >}}SECRET", "a "},
      {"a draft", kHugo, "a {{< draft >}}SECRET{{< /draft >}}", "a "},
      {"of Zola", kZola, "a {% secret(x=1) %}SECRET{% end %} b", "a  b"},
      {"no end of the tag", kHugo, "a {{< encrypt b", "a {{< encrypt b"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      Config config;
      config.kind = one.kind;
      config.markdown.notes.wiki_links = one.kind == kPlain;
      BOOST_TEST(without_hidden_pieces(one.text, config) == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(hostile_texts) {
  Config config;
  config.kind = &hugo_kind();
  for (const std::string piece : {"{{<", "{{< a >}}", "{{< secret >}}", "{", "{% x %}", "{{< members >}}{{< /x >}}"}) {
    std::string text;
    while (text.size() < 500'000) text += piece;
    without_hidden_pieces(text, config);
  }
}

BOOST_AUTO_TEST_SUITE_END()
