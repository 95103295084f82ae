/// Tags that by their names keep their text from some readers.

#include "base/restricted_name.h"
#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

std::string html_of(const SiteKind& kind, const std::string& body, std::string& problems, std::string_view shown = "") {
  ContentSite site;
  site.config.kind = &kind;
  site.config.layout_folders = {"layouts"};
  if (!shown.empty())
    for (const char* name : {"hugo-encryptor", "member"})
      site.folder.write("layouts/shortcodes/" + std::string(name) + ".html", shown);
  std::string html = site.html(body);
  problems = site.problems();
  return html;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(restricted_tags)

BOOST_AUTO_TEST_CASE(names) {
  for (const char* name : {"hugo-encryptor", "encrypt", "fixit-encryptor", "password", "protected", "private", "hidden",
                           "hide", "secret", "hide-text", "decrypt", "crypt/box"})
    BOOST_TEST(is_called_as_secret(name), name);
  for (const char* name : {"member", "vip", "login", "role", "lock"}) {
    BOOST_TEST(is_called_as_restriction(name), name);
    BOOST_TEST(!is_called_as_secret(name), name);
  }
  for (const char* name :
       {"block", "clock", "slideshow", "accessibility", "note", "cryptocurrency", "blocks", "figure"})
    BOOST_TEST(!is_called_as_restriction(name), name);
}

BOOST_AUTO_TEST_CASE(bodies) {
  const struct {
    const char* name;
    const SiteKind& kind;
    std::string body;
    int problems = 1;
  } kRows[] = {
      {"hugo-encryptor", hugo_kind(), "a\n\n{{% hugo-encryptor \"PASS\" %}}\nSECRET\n{{% /hugo-encryptor %}}\n\nz"},
      {"of HTML", hugo_kind(), "a\n\n{{< hugo-encryptor \"PASS\" >}}\n# SECRET\n{{< /hugo-encryptor >}}\n\nz"},
      {"encrypt", hugo_kind(), "a\n\n{{< encrypt password=\"PASS\" >}}SECRET{{< /encrypt >}}\n\nz"},
      {"fixit-encryptor", hugo_kind(),
       "a\n\n{{< fixit-encryptor \"PASS\" \"PASS\" >}}\nSECRET\n{{< /fixit-encryptor >}}\n\nz"},
      {"in capitals", hugo_kind(), "a\n\n{{< Encrypt PASS >}}SECRET{{< /Encrypt >}}\n\nz"},
      {"hidden", hugo_kind(), "a\n\n{{< hidden \"PASS\" >}}SECRET{{< /hidden >}}\n\nz"},
      {"alone", hugo_kind(), "a\n\n{{< password \"PASS\" />}}\n\nz"},
      {"a switch", hugo_kind(), "a\n\n{{< hide-toc PASS >}}\n\nz"},
      {"in code", hugo_kind(), "a\n\n{{< encrypt PASS >}}\n```\nSECRET\n```\n{{< /encrypt >}}\n\nz"},
      {"around others", hugo_kind(), "a\n\n{{< encrypt PASS >}}{{< note >}}SECRET{{< /note >}}{{< /encrypt >}}\n\nz"},
      {"around its like", hugo_kind(),
       "a\n\n{{< encrypt PASS >}}SECRET{{< encrypt PASS >}}SECRET{{< /encrypt >}}SECRET{{< /encrypt >}}\n\nz"},
      {"in an unknown one", hugo_kind(),
       "a\n\n{{< note >}}\n{{< encrypt PASS >}}SECRET{{< /encrypt >}}\n{{< /note >}}\n\nz"},
      {"in a comment", hugo_kind(), "a\n\n<!-- {{< encrypt PASS >}}SECRET{{< /encrypt >}} -->\n\nz"},
      {"never closed", hugo_kind(), "a\n\n{{< encrypt PASS >}}\n\nSECRET"},
      {"closed by another name", hugo_kind(),
       "a\n\n{{% hugo-encryptor PASS %}}\n\nSECRET\n\n{{% /encryptor %}}\n\nSECRET"},
      {"some readers", hugo_kind(), "a\n\n{{< vip PASS >}}SECRET{{< /vip >}}\n\nz"},
      {"Hexo", hexo_kind(), "a\n\n{% encrypt PASS %}\nSECRET\n{% endencrypt %}\n\nz"},
      {"Hexo, around its like", hexo_kind(),
       "a\n\n{% encrypt PASS %}SECRET{% encrypt PASS %}SECRET{% endencrypt %}SECRET{% endencrypt %}\n\nz"},
      {"Hexo, never closed", hexo_kind(), "a\n\n{% encrypt PASS %}\n\nSECRET"},
      {"Jekyll", jekyll_kind(), "a\n\n{% protected PASS %}\nSECRET\n{% endprotected %}\n\nz"},
      {"Zola", zola_kind(), "a\n\n{% encrypt(password=\"PASS\") %}\nSECRET\n{% end %}\n\nz"},
      {"Zola, in code", zola_kind(), "a\n\n```\n{% encrypt(password=\"PASS\") %}\nSECRET\n{% end %}\n```\n\nz"},
      {"Zola, around others", zola_kind(),
       "a\n\n{% hide(x=\"PASS\") %}SECRET {% note() %}SECRET{% end %}SECRET{% end %}\n\nz"},
      {"a plain folder", plain_kind(), "a\n\n{{< encrypt \"PASS\" >}}SECRET{{< /encrypt >}}\n\nz", 2},
      {"a plain folder with Hexo's", plain_kind(), "a\n\n{% encrypt PASS %}SECRET{% endencrypt %}\n\nz", 2},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.name) {
      std::string problems;
      const std::string html = html_of(row.kind, row.body, problems);
      BOOST_TEST(html.find("SECRET") == std::string::npos, html);
      BOOST_TEST(html.find("PASS") == std::string::npos, html);
      BOOST_TEST(problems.find("PASS") == std::string::npos, problems);
      BOOST_TEST(html.find("a") != std::string::npos, html);
      if (row.body.ends_with("z") && row.body.find("closed by") == std::string::npos)
        BOOST_TEST(html.find("z") != std::string::npos, html);
      BOOST_TEST(std::count(problems.begin(), problems.end(), '\n') == row.problems, problems);
    }
}

/// What speaks of secrets is kept back whatever its template does; of other names the template tells.
BOOST_AUTO_TEST_CASE(templates) {
  std::string problems;
  const std::string secret = "{{< hugo-encryptor \"PASS\" >}}SECRET{{< /hugo-encryptor >}}";
  for (const char* shown : {"<p>{{ .Inner }}</p>", "{{ .Get 0 }}", "{{ now }}{{ .Inner }}"})
    BOOST_TEST(html_of(hugo_kind(), secret, problems, shown) == "", shown);
  BOOST_TEST(problems ==
             "1:1: by its name the tag 'hugo-encryptor' keeps its text from some readers, it is left out with its "
             "arguments [content/unknown-tag]\n");
  BOOST_TEST(html_of(hugo_kind(), "{{< member >}}Ann{{< /member >}}", problems, "<p>{{ .Inner }}</p>") == "<p>Ann</p>");
}

BOOST_AUTO_TEST_CASE(containers) {
  std::string problems;
  for (const char* open :
       {"::: encrypt password=\"KEPT\"", "::: secret", "::: {.content-hidden}", "::: {.hidden .note}",
        "::: hidden KEPT", "::: {.content-visible when-format=\"pdf\"}", ":::: private", "::: members-only"}) {
    const std::string html = html_of(
        plain_kind(), std::string("a\n\n") + open + "\nKEPT\n\n::: note\nKEPT\n:::\n\nKEPT\n:::\n\nb\n", problems);
    BOOST_TEST(html.find("KEPT") == html.npos, open << ": " << html);
    BOOST_TEST(html.find("<p>b</p>") != html.npos, open << ": " << html);
  }
  BOOST_TEST(html_of(plain_kind(), "a\n\n::: encrypt\nKEPT\n", problems).find("KEPT") == std::string::npos);
  for (const char* open : {"::: note", "::: {.content-visible when-format=\"html\"}", "::: details"})
    BOOST_TEST(html_of(plain_kind(), std::string(open) + "\nSHOWN\n:::\n", problems).find("SHOWN") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
