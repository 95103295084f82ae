#include "base/message.h"

#include "base/translation.h"

#include <boost/test/unit_test.hpp>

#include <cerrno>

using namespace essaypack;

namespace {

/// What a build without msgfmt lacks.
bool has_catalogues() { return translation_names().size() > 1; }

}  // namespace

static_assert(places_of("'{}' and {}") == 3 && places_of("{2}") == 2 && places_of("{{#{}}}") == 1 &&
              places_of("{%} {x} {") == 0);

// what nobody could translate does not compile
static_assert(!std::is_constructible_v<Message, std::string> && !std::is_constructible_v<Message, const char*>);

BOOST_AUTO_TEST_SUITE(message)

BOOST_AUTO_TEST_CASE(english) {
  const struct {
    const char* name;
    Message message;
    std::string text;
  } kCases[] = {
      {"a text", mark("no command is given"), "no command is given"},
      {"values in their order", tr("'{}' is {} of {}", "a", 1, std::size_t{2}), "'a' is 1 of 2"},
      {"values by number", tr("{2} then {1}", "a", "b"), "b then a"},
      {"a value is no text with places", tr("'{}' {}", "{}", "b"), "'{}' b"},
      {"one", tr_n("{} post", "{} posts", 1), "1 post"},
      {"none", tr_n("{} post", "{} posts", 0), "0 posts"},
      {"one without its number", tr_n("the post '{2}'", "{} posts, '{}' first", 1, "a"), "the post 'a'"},
      {"many", tr_n("the post '{2}'", "{} posts, '{}' first", 3, "a"), "3 posts, 'a' first"},
      {"a message in a message", tr("{}: {}", tr("can't read '{}'", "a"), mark("permission denied")),
       "can't read 'a': permission denied"},
      {"a list", listed({"a", "b", "c"}), "a, b, c"},
      {"a list with or", listed_with_or({"a", "b", "c"}), "a, b or c"},
      {"a list of one with or", listed_with_or({"a"}), "a"},
      {"a list in quotes", listed_in_quotes({"a", "b"}), "'a', 'b'"},
      {"nothing", listed(std::vector<std::string>()), ""},
      {"a refusal of the system", reason_of_system(EACCES), "permission denied"},
      {"one that is in no table", reason_of_system(EXDEV), "invalid cross-device link"},
      {"in its own spelling", words_of_system(EACCES), "Permission denied"},
      {"what the system refused", SystemFailure(EMFILE, tr("can't read '{}'", "a")).message(),
       "can't read 'a': Too many open files"},
      {"line breaks of values", tr("'{}'", "a\nb").in_one_line(), "'a b'"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(row.message.english() == row.text);
      BOOST_TEST(row.message.in(Translation()) == row.text);
      BOOST_TEST(row.message.empty() == row.text.empty());
    }
}

BOOST_AUTO_TEST_CASE(chinese) {
  if (!has_catalogues()) return;
  const Translation simplified("zh_CN"), traditional("zh_TW");
  const struct {
    const char* name;
    Message message;
    std::string simplified, traditional;
  } kCases[] = {
      {"a text", tr("not enough memory"), "内存不足", "記憶體不足"},
      {"a value", tr("'{}' does not exist", "a.md"), "“a.md”不存在", "「a.md」不存在"},
      {"another order", tr("unknown value '{}' for '{}'", "x", "--lang"), "“--lang”的值“x”无效",
       "「--lang」的值「x」無效"},
      {"one and many", tr_n("{} post", "{} posts", 2), "2 篇文章", "2 篇文章"},
      {"a message in a message", tr("can't read '{}': {}", "a", reason_of_system(EACCES)), "无法读取“a”：权限不足",
       "無法讀取「a」：權限不足"},
      {"the system's own spelling", tr("can't start: {}", words_of_system(EMFILE)), "无法启动：打开的文件太多",
       "無法啟動：開啟的檔案太多"},
      {"a list", listed({"a", "b", "c"}), "a、b、c", "a、b、c"},
      {"what is nobody's to translate", verbatim("not enough memory"), "not enough memory", "not enough memory"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(row.message.in(simplified) == row.simplified);
      BOOST_TEST(row.message.in(traditional) == row.traditional);
    }
}

BOOST_AUTO_TEST_CASE(order_is_that_of_the_english_text) {
  BOOST_TEST((tr("'{}' is gone", "a") < tr("'{}' is gone", "b")));
  BOOST_TEST((tr("'{}' is gone", "a") == verbatim("'a' is gone")));
}

BOOST_AUTO_TEST_SUITE_END()
