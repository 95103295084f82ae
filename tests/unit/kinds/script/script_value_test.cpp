#include "kinds/script/script_value.h"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(script_value)

static std::string printed(const Value& value) {
  std::string text;
  switch (value.type) {
    case Value::Type::null:
      return "-";
    case Value::Type::scalar:
      return value.text;
    case Value::Type::list:
      for (const Value& item : value.items) text += (text.empty() ? "" : ", ") + printed(item);
      return "[" + text + "]";
    case Value::Type::map:
      for (const Value::Member& member : value.members)
        text += (text.empty() ? "" : ", ") + member.key + ": " + printed(member.value);
      return "{" + text + "}";
  }
  return text;
}

static std::string read(std::string_view source) {
  const auto modules = [](std::string_view path) -> std::optional<std::string> {
    if (path == "./consts") return "export const SITE = { url: 'https://e.example' }\nexport default 'whole'";
    return {};
  };
  const ScriptValue found = read_exported(source, modules);
  std::string text = printed(found.value);
  for (const ComputedMember& member : found.computed) text += " | " + member.path + " " + std::to_string(member.line);
  return text;
}

BOOST_AUTO_TEST_CASE(what_a_module_exports) {
  struct ValueCase {
    const char* name;
    const char* source;
    const char* expected;
  };
  const ValueCase kCases[] = {
      {"an object", "export default { a: 'x', \"b\": [1, true], c: { d: `y` } };", "{a: x, b: [1, true], c: {d: y}}"},
      {"of CommonJS", "module.exports = { a: 1 }", "{a: 1}"},
      {"behind a call", "export default defineConfig({ a: 1 })", "{a: 1}"},
      {"behind two", "export default withMermaid(defineConfig({ a: 1 }))", "{a: 1}"},
      {"of a function", "export default async function (c) { c.add(() => { return { b: 2 }; }); return { a: 1 }; }",
       "{a: 1}"},
      {"of an arrow", "module.exports = (c) => ({ a: 1 });", "{a: 1}"},
      {"of one without brackets", "export default c => { return { a: 1 } }", "{a: 1}"},
      {"a named configuration", "export const config = { a: 1 };\nexport default function (c) {}", "{a: 1} |  2"},
      {"a constant", "const A = { b: 'x' };\nconst c = A;\nexport default { d: c.b, e: A }", "{d: x, e: {b: x}}"},
      {"with a type", "const config: Config = { a: 1 };\nexport default config", "{a: 1}"},
      {"a short member", "const a = 1;\nexport default { a }", "{a: 1}"},
      {"as const", "export default { a: 'x' as const, b: 1 } satisfies Config", "{a: x, b: 1}"},
      {"of another module", "import W, { SITE as S } from './consts';\nexport default { a: S.url, b: W }",
       "{a: https://e.example, b: whole}"},
      {"a template of constants", "const H = 'h';\nexport default { a: `x${H}y${H}` }", "{a: xhyh}"},
      {"what is computed",
       "export default {\n  a: process.env.A,\n  b: 'x' + y,\n  c: f('x'),\n  d: () => 1,\n  e() { return 1; },\n  "
       "...f,\n  g: 1 }",
       "{g: 1} | a 2 | b 3 | c 4 | d 5 | e 6 |  7"},
      {"null and undefined", "export default { a: null, b: undefined, c: 1 }", "{c: 1}"},
      {"a name of itself", "const a = a;\nexport default { a }", "{} | a 2"},
      {"two of each other", "const a = b;\nconst b = a;\nexport default { a }", nullptr},
      {"no end", "export default { a: [1, { b: ", nullptr},
      {"nothing", "", "-"},
  };
  for (const ValueCase& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      const std::string got = read(one.source);
      if (one.expected) BOOST_TEST(got == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(hostile_modules) {
  std::string doubled = "const a0 = { x: 1 };\n";
  for (int i = 1; i < 40; ++i) {
    const std::string below = "a" + std::to_string(i - 1);
    doubled += "const a" + std::to_string(i) + " = { l: " + below + ", r: " + below + " };\n";
  }
  read(doubled + "export default a39;");
  for (const std::string piece :
       {"[", "{a:", "(", "f(", "async ", "`${", "export default ", "a => ", "{...", "{[", "import {", "import a,"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    read(text);
    read("export default " + text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
