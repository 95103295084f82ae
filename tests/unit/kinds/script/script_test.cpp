#include "kinds/script/script.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

std::string joined(const Script::Strings& all) {
  std::string out;
  for (const std::string& one : all.texts) out += one + ";";
  return all.unread_line > 0 ? out + "unread " + std::to_string(all.unread_line) : out;
}

struct Case {
  const char* script;
  const char* expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(script)

BOOST_AUTO_TEST_CASE(members_with_literal_values) {
  const Case kCases[] = {
      {"draft: true", "true;"},
      {"{\"draft\" : false}", "false;"},
      {"'draft':'yes',", "yes;"},
      {"['draft']: `yes`", "yes;"},
      {"module.exports.draft = true", "true;"},
      {"draft == true", ""},
      {"draft => true", ""},
      {"isdraft: true", ""},
      {"drafts: 1, draft: 2", "2;"},
      {"draft: 1, more: {draft: 2}", "1;2;"},
      {"draft: (data) => true", ""},
      {"draft: `a${b}c`", ""},
      {"draft:", ""},
      {"draft: '", ""},
      {"draft", ""},
      {"", ""},
      {"// draft: true\n/* draft: true */ draft: false", "false;"},
      {"'// ' + draft: true", "true;"},
      {"x = /[/\"]/; draft: true // \"", "true;"},
      {"x = a / b; draft: true // \"/", "true;"},
      {"x = `a ${ {y: `'`} } '`; draft: true", "true;"},
      {"dr\\u0061ft: 'a\\\"\\x62\\u0063\\u{64}\\u{1f600}\\ud83d\\ude00\\n'", "a\"bcd\U0001F600\U0001F600\n;"},
      {"draft: '\\162'", ""},
      {"draft: '\\u{}'", ""}};
  for (const Case& one : kCases) {
    std::string out;
    for (const ScriptToken& value : Script(one.script).values("draft")) out += value.text + ";";
    BOOST_TEST(out == one.expected, one.script << " -> " << out);
  }
}

BOOST_AUTO_TEST_CASE(lists_of_strings) {
  const Case kCases[] = {{"ignore: ['a', \"b\"], more: ['c']", "a;b;"},
                         {"ignore: ['a',]}", "a;"},
                         {"ignore = [`a`]\nconst b = 1", "a;"},
                         {"ignore: ['a'] as const", "a;"},
                         {"ignore: []", ""},
                         {"ignored: [x]", ""},
                         {"// ignore: [x]", ""},
                         {"\n\nignore: LIST", "unread 3"},
                         {"ignore", "unread 1"},
                         {"ignore: ['a' + 'b']", "a;unread 1"},
                         {"ignore: ['a'].concat(x)", "a;unread 1"},
                         {"ignore: ['a'] + x", "a;unread 1"},
                         {"ignore: x ? ['a'] : []", "unread 1"},
                         {"ignore: ['a', ...x]", "a;unread 1"},
                         {"ignore: ['a'", "a;unread 1"},
                         {"ignore: ['a\n']", "unread 1"},
                         {"ignore: [['a']]", "unread 1"},
                         {"ignore: ['a'], y: z.ignore.push(x)", "a;unread 1"}};
  for (const Case& one : kCases) BOOST_TEST(joined(Script(one.script).lists("ignore")) == one.expected, one.script);
}

BOOST_AUTO_TEST_CASE(arguments_and_exports) {
  const Case kCalls[] = {{"c.ignores.add('a'); x('b'); ignores.add( \"c\", `d` )", "a;c;d;"},
                         {"ignores.add(x)", "unread 1"},
                         {"ignores.add", ""},
                         {"ignores.adds('a'), add('b')", ""}};
  for (const Case& one : kCalls)
    BOOST_TEST(joined(Script(one.script).arguments({"ignores", "add"})) == one.expected, one.script);
  const Case kExports[] = {{"module.exports = true;", "true"},
                           {"export default false", "false"},
                           {"module.exports = 'a'", "a"},
                           {"module.exports = a.b", "-"},
                           {"module.exports = () => true", "-"},
                           {"module.exports = a || b", "-"},
                           {"", "-"}};
  for (const Case& one : kExports)
    BOOST_TEST(std::string(Script(one.script).exported().value_or("-")) == one.expected, one.script);
}

BOOST_AUTO_TEST_SUITE_END()
