#include "content/scan/prepass.h"

#include "content/text/star_guard.h"
#include "content_fixture.h"
#include "html_compare.h"
#include "shared_vectors.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(cjk_emphasis)

BOOST_AUTO_TEST_CASE(guards) {
  const struct {
    const char* name;
    const char* text;  ///< With the run as `*`.
    StarGuard guard;
  } kCases[] = {
      {"closing after a full stop", "甲。*乙", StarGuard::both},
      {"opening before a quote", "说*“好”", StarGuard::both},
      {"line start", "*甲", StarGuard::none},
      {"line end", "甲。*", StarGuard::none},
      {"space before", "甲 *乙", StarGuard::none},
      {"ideographic space", "甲*　乙", StarGuard::none},
      {"latin", "a.*b", StarGuard::none},
      {"hangul", ")*라", StarGuard::both},
      {"quote and latin", "”*C", StarGuard::none},
      {"selector", "羽\xEF\xB8\x80*(", StarGuard::both},
      {"wide quote", "\"*“\xEF\xB8\x81", StarGuard::both},
      {"emoji", "!*😀", StarGuard::none},
      {"closing between marks", "甲。*，乙", StarGuard::before},
      {"closing before a mark", "甲*，乙", StarGuard::none},
      {"opening between marks", "（*“甲”", StarGuard::after},
      {"opening behind a bracket", "（*甲", StarGuard::none},
      {"spoken of in quotes", "号“*”是", StarGuard::text},
      {"spoken of in brackets", "号（*）是", StarGuard::text},
      {"spoken of in straight quotes", "号\"*\"是", StarGuard::text},
      {"between marks that exclude both", "号“*）是", StarGuard::text},
      {"spoken of in Latin", "the “*” is", StarGuard::none},
  };
  for (const auto& row : kCases) {
    const std::string text = row.text;
    const std::size_t at = text.find('*');
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST((find_guard(text, at, at + 1) == row.guard));
  }
}

BOOST_AUTO_TEST_CASE(shared_cases) {
  const auto vectors = read_vectors("cjk-emphasis.json");
  if (!vectors) return;
  ContentSite site;
  site.config.markdown.join_lines = false;
  site.config.markdown.math.is_read = false;
  site.site.url.clear();
  for (const auto& row : (*vectors)["cases"]) BOOST_TEST_CONTEXT(row["id"])
  BOOST_TEST(canonical_html(site.html(row["input"].get<std::string>())) ==
             canonical_html(row["expected"].get<std::string>()));
}

BOOST_AUTO_TEST_CASE(nested) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"underscores in stars", "这是**_好_**的", "<p>这是<strong><em>好</em></strong>的</p>"},
      {"two in a line", "是**_甲_**；**_乙_**是",
       "<p>是<strong><em>甲</em></strong>；<strong><em>乙</em></strong>是</p>"},
      {"stars in underscores", "这是_**好**_的", "<p>这是<em><strong>好</strong></em>的</p>"},
      {"stars in underscores at the start", "_**好**_的", "<p><em><strong>好</strong></em>的</p>"},
      {"three stars", "这是***好***的", "<p>这是<em><strong>好</strong></em>的</p>"},
      {"one star and two underscores", "这是*__好__*的", "<p>这是<em><strong>好</strong></em>的</p>"},
      {"two underscores and one star", "这是__*好*__的", "<p>这是<strong><em>好</em></strong>的</p>"},
      {"struck stars", "这是~~**好**~~的", "<p>这是<del><strong>好</strong></del>的</p>"},
      {"struck in stars", "这是**~~好~~**的", "<p>这是<strong><del>好</del></strong>的</p>"},
      {"marked in stars", "这是**==好==**的", "<p>这是<strong><mark>好</mark></strong>的</p>"},
      {"all three", "这是~~**_好_**~~的", "<p>这是<del><strong><em>好</em></strong></del>的</p>"},
      {"with punctuation", "说**_“好。”_**了", "<p>说<strong><em>“好。”</em></strong>了</p>"},
      {"half of it", "是**_好_ 的**吗", "<p>是<strong><em>好</em> 的</strong>吗</p>"},
      {"code", "是**_`a_b`_**吗", "<p>是<strong><em><code>a_b</code></em></strong>吗</p>"},
      {"escaped", "是**\\_好\\_**吗", "<p>是<strong>_好_</strong>吗</p>"},
      {"one underscore alone", "是**_好**吗", "<p>是<strong>_好</strong>吗</p>"},
      {"names with underscores", "变量**_a_b**和snake_case_名", "<p>变量<strong>_a_b</strong>和snake_case_名</p>"},
      {"Latin stays", "a**_b_**c", "<p>a**<em>b</em>**c</p>"},
      {"in a table", "|甲|\n|-|\n|是**_好_**的|",
       "<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>是<strong><em>好</em></strong>的</td></tr></tbody></"
       "table>"},
      {"in a link", "[是**_好_**的](https://e.org/)",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">是<strong><em>好</em></strong>的</a></p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(stars_that_are_text) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"spoken of in quotes", "“#”和“*”。#是多个，*是一个。", nullptr},
      {"spoken of in brackets", "甲（*）乙（*）丙", nullptr},
      {"two of them", "“**”是乘方，“**”也是", nullptr},
      {"in straight quotes", "键\"*\"和键\"*\"", "<p>键\"*\"和键\"*\"</p>"},
      {"before a separator", "有*、?和#。*匹配一个", nullptr},
      {"before a closing bracket", "（甲*）和（乙*）", nullptr},
      {"behind an opening bracket", "用（*号）和（*形）", nullptr},
      {"before a comma and behind a quote", "乘号*，“*号”", nullptr},
      {"arithmetic with spaces", "2 * 3，4 * 5", nullptr},
      {"emphasis beside them", "“*”用**“星”**表示", "<p>“*”用<strong>“星”</strong>表示</p>"},
      {"in HTML", "<i title=\"甲“*”乙\">丙“*”丁</i>", "<p><i title=\"甲“*”乙\">丙“*”丁</i></p>"},
      {"in code", "甲`“*”`乙", "<p>甲<code>“*”</code>乙</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    BOOST_TEST_CONTEXT(row.name)
    BOOST_TEST(site.html(row.body) == (row.html ? row.html : "<p>" + std::string(row.body) + "</p>"));
  }
}

BOOST_AUTO_TEST_CASE(off) {
  ContentSite site;
  site.config.markdown.cjk_emphasis = false;
  BOOST_TEST(site.html("**甲。**乙") == "<p>**甲。**乙</p>");
}

BOOST_AUTO_TEST_SUITE_END()
