#include "kinds/plain/edn.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

std::string shown(const Value& value) {
  std::string out;
  switch (value.type) {
    case Value::Type::null:
      return "nil";
    case Value::Type::scalar:
      return value.quoted ? "'" + value.text + "'" : value.text;
    case Value::Type::list:
      for (const Value& item : value.items) out += (out.empty() ? "" : " ") + shown(item);
      return "[" + out + "]";
    case Value::Type::map:
      for (const Value::Member& member : value.members)
        out += (out.empty() ? "" : " ") + member.key + "=" + shown(member.value);
      return "{" + out + "}";
  }
  return out;
}

std::string read(const std::string& text) {
  const ParsedValue parsed = parse_edn(text, {.bytes = 1'000'000, .depth = 8, .nodes = 50});
  return parsed.value
             ? shown(*parsed.value)
             : std::to_string(parsed.line) + ":" + std::to_string(parsed.column) + " " + parsed.error.english();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(edn)

BOOST_AUTO_TEST_CASE(forms) {
  const struct {
    const char* text;
    const char* expected;
  } kCases[] = {
      {"{}", "{}"},
      {"{:a 1, :b \"c\"}", "{:a=1 :b='c'}"},
      {"[a (b) #{c d}]", "[a [b] [c d]]"},
      {"{:a nil :b true}", "{:a=nil :b=true}"},
      {"; a\n{:a ; b }\n 1}", "{:a=1}"},
      {"{:a #_ {:x 1} 2}", "{:a=2}"},
      {"{#_#_ :a 1 :b 2}", "{:b=2}"},
      {"{:a 1 #_ :b}", "{:a=1}"},
      {"#:x{:a 1 :y/b 2}", "{:x/a=1 :y/b=2}"},
      {"#inst \"2024\"", "'2024'"},
      {"[\\a \\( \\newline]", "[\\a \\( \\newline]"},
      {"^{:a 1} [b]", "[b]"},
      {R"(["a\"b\\" "}"])", R"(['a"b\' '}'])"},
      {"{\"a\" 1}", "{\"a=1}"},
      {"{} {", "{}"},
      {"", "1:1 there is no value"},
      {" ; a", "1:5 there is no value"},
      {"{:a", "1:4 a key has no value"},
      {"{:a 1", "1:6 a bracket is never closed"},
      {"{:a\n 1 :b}", "2:6 a key has no value"},
      {"{:a 1 :a 2}", "1:10 a key stands twice"},
      {"[1", "1:3 a bracket is never closed"},
      {"[}", "1:2 a bracket closes nothing"},
      {"[#_ ]", "1:5 a bracket closes nothing"},
      {"\"a", "1:3 a string is never closed"},
      {"[\"\\u0041\"]", "1:4 an escape of a string is not read"},
      {"[[[[[[[[[[]]]]]]]]]]", "1:10 more than 8 levels deep"},
      {"#_#_#_#_#_#_#_#_#_#_ a", "1:19 more than 8 levels deep"},
  };
  for (const auto& one : kCases) BOOST_TEST(read(one.text) == one.expected, one.text << " -> " << read(one.text));
  std::string many = "[";
  for (int i = 0; i < 60; ++i) many += "a ";
  BOOST_TEST(read(many + "]") == "1:100 more than 50 values");
  BOOST_TEST(read(std::string(1'000'001, ' ')) == "1:1 larger than 1000000 bytes");
}

BOOST_AUTO_TEST_SUITE_END()
