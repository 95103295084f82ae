#include "content/text/linkify.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(linkify)

BOOST_AUTO_TEST_CASE(ends) {
  const struct {
    const char* name;
    const char* text;
    const char* link;  ///< As it stands in the text; empty: there is none.
    const char* url;   ///< If it is not the same.
  } kCases[] = {
      {"Latin letters", "vgl. https://de.wikipedia.org/wiki/Köln.", "https://de.wikipedia.org/wiki/Köln",
       "https://de.wikipedia.org/wiki/K%C3%B6ln"},
      {"Cyrillic", "см. https://ru.wikipedia.org/wiki/Москва и", "https://ru.wikipedia.org/wiki/Москва",
       "https://ru.wikipedia.org/wiki/%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0"},
      {"Greek and a query", "https://e.org/Ω?q=λ", "https://e.org/Ω?q=λ", "https://e.org/%CE%A9?q=%CE%BB"},
      {"Arabic", "https://e.org/مقال ثم", "https://e.org/مقال", "https://e.org/%D9%85%D9%82%D8%A7%D9%84"},
      {"Devanagari with its signs", "https://e.org/हिन्दी में", "https://e.org/हिन्दी",
       "https://e.org/%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80"},
      {"host with an umlaut", "https://bücher.example/a", "https://bücher.example/a",
       "https://xn--bcher-kva.example/a"},
      {"Latin with a quote", "“https://e.org/é”", "https://e.org/é", "https://e.org/%C3%A9"},
      {"prose behind a host", "访问https://e.org查看", "https://e.org", nullptr},
      {"prose behind the first slash", "访问http://localhost:4000/即可预览", "http://localhost:4000/", nullptr},
      {"prose and punctuation", "见https://e.org/路径，后面", "https://e.org/", nullptr},
      {"prose behind a path", "见https://e.org/docs/里面有说明。", "https://e.org/docs/", nullptr},
      {"prose behind letters", "见https://e.org/docs后面 还有", "https://e.org/docs", nullptr},
      {"long prose behind a path", "https://e.org/docs/里面有很详细的安装和配置说明 完", "https://e.org/docs/",
       nullptr},
      {"punctuation of its script", "https://e.org/a。后", "https://e.org/a", nullptr},
      {"brackets of its script", "https://e.org/a（旧）", "https://e.org/a", nullptr},
      {"wiki", "见https://zh.wikipedia.org/wiki/数学，后", "https://zh.wikipedia.org/wiki/数学",
       "https://zh.wikipedia.org/wiki/%E6%95%B0%E5%AD%A6"},
      {"a word behind a path", "https://e.org/tags/旅行 后", "https://e.org/tags/旅行",
       "https://e.org/tags/%E6%97%85%E8%A1%8C"},
      {"a word at the end", "https://e.org/tags/旅行", "https://e.org/tags/旅行",
       "https://e.org/tags/%E6%97%85%E8%A1%8C"},
      {"a word in the middle", "https://e.org/标签/a/，后", "https://e.org/标签/a/",
       "https://e.org/%E6%A0%87%E7%AD%BE/a/"},
      {"a word in a query", "https://e.org/?q=词&n=1。", "https://e.org/?q=词&n=1", "https://e.org/?q=%E8%AF%8D&n=1"},
      {"a word with a suffix", "https://e.org/文.html。", "https://e.org/文.html", "https://e.org/%E6%96%87.html"},
      {"a heading", "https://e.org/a#标题 后", "https://e.org/a#标题", "https://e.org/a#%E6%A0%87%E9%A2%98"},
      {"kana", "https://ja.wikipedia.org/wiki/コーヒー です", "https://ja.wikipedia.org/wiki/コーヒー",
       "https://ja.wikipedia.org/wiki/%E3%82%B3%E3%83%BC%E3%83%92%E3%83%BC"},
      {"hangul", "https://e.org/tags/여행 등", "https://e.org/tags/여행", "https://e.org/tags/%EC%97%AC%ED%96%89"},
      {"a particle", "https://e.org/docs/를 보라", "https://e.org/docs/", nullptr},
      {"Thai behind a host", "https://e.orgและ", "https://e.org", nullptr},
      {"www", "www.e.org/Ö 后", "www.e.org/Ö", "http://www.e.org/%C3%96"},
      {"final marks", "(https://e.org/a_(b)), x", "https://e.org/a_(b)", nullptr},
      {"a bracket that was opened before it", "[https://e.org/a]", "https://e.org/a", nullptr},
      {"brackets of its own", "[https://e.org/a[1]].", "https://e.org/a[1]", nullptr},
      {"several brackets", "([https://e.org/a(b)])", "https://e.org/a(b)", nullptr},
      {"character reference", "www.e.org/?a=b&hl;", "www.e.org/?a=b", "http://www.e.org/?a=b"},
      {"ampersand", "https://e.org/?a=b&c;d", "https://e.org/?a=b&c;d", nullptr},
      {"ftp is nothing that readers follow", "ftp://e.org/a", "", nullptr},
      {"mail", "见a.b@e.org。", "a.b@e.org", "mailto:a.b@e.org"},
  };
  for (const auto& row : kCases) {
    const std::string_view text = row.text;
    const BareLink found = find_bare_link(text, 0);
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST((found.begin == text.npos ? "" : text.substr(found.begin, found.end - found.begin)) == row.link);
      BOOST_TEST(found.url == (row.url ? row.url : row.link));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
