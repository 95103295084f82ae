#include "base/value/yaml.h"

#include "base/value/yaml_events.h"
#include "folders.h"
#include "value_text.h"

#include <nlohmann/json.hpp>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace essaypack;

namespace {

namespace fs = std::filesystem;

std::string parsed(const ParsedValue& result) { return describe(result); }

struct Case {
  const char* name;
  std::string text, expected;
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// The heads of all posts in the shared folder, as far as they begin with dashes, and the texts of the vectors.
std::vector<std::string> real_heads() {
  std::vector<std::string> heads;
  const auto add_head = [&heads](const std::string& text) {
    if (text.compare(0, 4, "---\n") != 0) return;
    const std::size_t end = text.find("\n---", 3);
    if (end != std::string::npos) heads.push_back(text.substr(4, end < 4 ? 0 : end - 3));
  };
  for (const char* folder : {"blogs", "samples"})
    for (const auto& entry : fs::recursive_directory_iterator(std::filesystem::path(kShared) / folder)) {
      if (entry.path().extension() != ".md" && entry.path().extension() != ".yml") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      if (entry.path().extension() == ".yml") {
        heads.push_back(text.str());
      } else {
        add_head(text.str());
      }
    }
  const std::function<void(const nlohmann::json&)> add_strings = [&](const nlohmann::json& value) {
    if (value.is_string()) add_head(value.get<std::string>());
    if (value.is_structured())
      for (const nlohmann::json& part : value) add_strings(part);
  };
  for (const auto& entry : fs::directory_iterator(std::filesystem::path(kShared) / "vectors"))
    if (entry.path().extension() == ".json") add_strings(nlohmann::json::parse(std::ifstream(entry.path())));
  return heads;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(reads_values_with_their_places) {
  const Case kCases[] = {
      {"nothing", "", "null ''@0:0"},
      {"comment only", "# 只有注释\n", "null ''@0:0"},
      {"scalars keep their text", "id: 0228\nno: 5e73\nyes: true\n",
       "{id@1:1: 0228@1:5, no@2:1: 5e73@2:5, yes@3:1: true@3:6}@1:1"},
      {"columns count code points", "标题: 依恋 # 注\n'键': [甲, 乙]\n",
       "{标题@1:1: 依恋@1:5, 键@2:1: [甲@2:7, 乙@2:10]@2:6}@1:1"},
      {"no final newline", "a: |\n  x\n  y", "{a@1:1: \"x\\ny\\n\"@1:4}@1:1"},
      {"quotes", "a: 'it''s'\nb: \"x\\ty\"\nc: 'null'\n",
       "{a@1:1: \"it's\"@1:4, b@2:1: \"x\\ty\"@2:4, c@3:1: \"null\"@3:4}@1:1"},
      {"nulls", "a:\nb: ~\nc: null\nd: Null # x\n",
       "{a@1:1: null ''@1:1, b@2:1: null '~'@2:4, c@3:1: null 'null'@3:4, d@4:1: null 'Null'@4:4}@1:1"},
      {"a null before a key called null", "a:\nnull: c\n", "{a@1:1: null ''@1:1, null@2:1: c@2:7}@1:1"},
      {"blocks", "a:\n  - x\n  - - y\n    - z\n", "{a@1:1: [x@2:5, [y@3:7, z@4:7]@3:5]@2:3}@1:1"},
      {"a list at the key's own column", "tags:\n- a\n- b\ndate: 1\n",
       "{tags@1:1: [a@2:3, b@3:3]@2:1, date@4:1: 1@4:7}@1:1"},
      {"flow", "a: {b: [c, {d: e}]}\n", "{a@1:1: {b@1:5: [c@1:9, {d@1:13: e@1:16}@1:12]@1:8}@1:4}@1:1"},
      {"folded", "a: one\n  two\nb: >\n  x\n  y\n", "{a@1:1: one two@1:4, b@3:1: \"x y\\n\"@3:4}@1:1"},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a: b\n",
       "{a@1:1: b@1:4}@1:1"},
      {"full-width letter first", "Ａ: b\n", "{Ａ@1:1: b@1:4}@1:1"},
      {"carriage returns", "a: b\r\nc: d\r\n", "{a@1:1: b@1:4, c@2:1: d@2:4}@1:1"},
      {"document markers", "---\na: b\n...\n", "{a@2:1: b@2:4}@2:1"},
      {"standard tags", "a: !!str 12\nb: !!null x\nc: !<tag:yaml.org,2002:str> y\n",
       "{a@1:1: \"12\"@1:4, b@2:1: null 'x'@2:4, c@3:1: \"y\"@3:4}@1:1"},
      {"unknown tag", "title: !important 规则\n", "{title@1:1: !规则@1:8}@1:1"},
      {"anchor", "title: &x 标题\n", "{title@1:1: &标题@1:8}@1:1"},
      {"aliases", "a: &x [1, 2]\nb: *x\nc: {d: *x}\n",
       "{a@1:1: &[1@1:8, 2@1:11]@1:4, b@2:1: [1@1:8, 2@1:11]@2:4, c@3:1: {d@3:5: [1@1:8, 2@1:11]@3:8}@3:4}@1:1"},
      {"merge", "x: &x {a: 1, b: 2}\ny:\n  b: 3\n  <<: *x\n",
       "{x@1:1: &{a@1:8: 1@1:11, b@1:14: 2@1:17}@1:4, y@2:1: {b@3:3: 3@3:6, a@1:8: 1@1:11}@3:3}@1:1"},
      {"merge of several", "<<: [{a: 1}, {a: 2, b: 3}]\n", "{a@1:7: 1@1:10, b@1:21: 3@1:24}@1:1"},
      {"no merge", "<<: text\n", "{<<@1:1: text@1:5}@1:1"},
      {"equal keys", "a: 1\nb: 2\na: 3\n", "{b@2:1: 2@2:4, a@3:1: 3@3:4}@1:1 twice a: 1, 3:1"},
      {"equal keys three times", "a: 1\na: 2\na: 3\n", "{a@3:1: 3@3:4}@1:1 twice a: 1, 2:1 twice a: 2, 3:1"},
      {"a template's braces", "title: {{ title }}\n", "{title@1:1: {@1:9: null ''@1:9}@1:8}@1:1"},
      {"escaped controls vanish", "a: \"x\\0\\by\"\n", "{a@1:1: \"xy\"@1:4}@1:1"},
      {"text, not a list", "tags:\n  -music\n  -音乐\n", "{tags@1:1: -music -音乐@2:3}@1:1"},
  };
  for (const Case& test : kCases)
    BOOST_TEST_CONTEXT(test.name) BOOST_TEST(parsed(parse_yaml(test.text)) == test.expected);
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong) {
  const Case kCases[] = {
      {"colon in a value", "title: a: b\n", "error 1:9: illegal map value"},
      {"list that goes on", "x: 1\ntitle: [AGC002F] 题解\n", "error 2:18: end of map not found"},
      {"at sign", "标题: @media\n", "error 1:5: unknown token"},
      {"open quote", "a: 'x''\nb: c\n", "error 1:4: a quote is not closed"},
      {"open quote behind a tag", "a: !!str &x \"x\\\"\n", "error 1:4: a quote is not closed"},
      {"last line without a colon", "a: b\nwords\n", "error 2:1: a line has no colon after its key"},
      {"last line without a space after the colon", "a: b\nc:d", "error 2:1: a line has no colon after its key"},
      {"last line of an inner map", "- a: b\n  words: more\n  c:d\n- e\n",
       "error 3:3: a line has no colon after its key"},
      {"second document", "a: b\n---\nc: d\n", "error 2:1: a second document begins"},
      {"U+0000", std::string("a: b\nc: x\0y\n", 11), "error 2:5: the control character U+0000"},
      {"U+0004, which ends yaml-cpp's input", "a: b\x04\nc: d: e\n", "error 1:5: the control character U+0004"},
      {"indented with U+00A0", "tags:\n\u00a0- a\n", "error 2:1: a line is indented with U+00A0"},
      {"key indented with U+00A0", "a: b\n\u00a0c: d\n", "error 2:1: a line is indented with U+00A0"},
      {"key indented with U+3000", "a:\n\u3000b: d\n", "error 2:1: a line is indented with U+3000"},
      {"unknown alias", "a: *x\n", "error 1:4: the referenced anchor is not defined"},
      {"alias to itself", "a: &x [*x]\n", "error 1:8: an alias stands inside its own anchor"},
      {"UTF-16",
       "\xFF\xFE"
       "a",
       "error 1:1: the text is no UTF-8"},
      {"many brackets", "a: " + repeated("[", 10'000), "error 1:36 (too complex): more than 64 levels deep"},
      {"many maps", repeated("{a: ", 10'000), "error 1:253 (too complex): more than 64 levels deep"},
      {"many dashes", repeated("- ", 10'000), "error 1:129 (too complex): more than 64 levels deep"},
      {"large", repeated("a", 256 * 1024 + 1), "error 1:1 (too complex): larger than 262144 bytes"},
      {"many values", "a:\n" + repeated("  - b\n", 10'001), "error 9999:5 (too complex): more than 10000 values"},
      {"many aliases", "a: &x 1\nb: [" + repeated("*x, ", 101) + "]\n",
       "error 2:405 (too complex): more than 100 aliases"},
  };
  for (const Case& test : kCases)
    BOOST_TEST_CONTEXT(test.name) BOOST_TEST(parsed(parse_yaml(test.text)) == test.expected);
}

BOOST_AUTO_TEST_CASE(aliases_cannot_multiply_without_end) {
  std::string bomb = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string name = "a" + std::to_string(i), before = "*a" + std::to_string(i - 1);
    bomb += name + ": &" + name + " [" + before + repeated(", " + before, 8) + "]\n";
  }
  const ParsedValue result = parse_yaml(bomb);
  BOOST_TEST(result.too_complex);
  BOOST_TEST(result.error.english() == "more than 10000 values");
  const ParsedValue deep =
      parse_yaml("a: &a [[[[1]]]]\nb: [[*a]]\n", {.bytes = 100, .depth = 6, .nodes = 100, .aliases = 5});
  BOOST_TEST(parsed(deep) == "error 2:6 (too complex): more than 6 levels deep");
}

BOOST_AUTO_TEST_CASE(plain_heads_are_read_as_yaml_cpp_reads_them) {
  if (!fs::exists(kShared)) {
    BOOST_TEST_MESSAGE("skipped: " << kShared << " is missing");
    return;
  }
  const std::vector<std::string> heads = real_heads();
  BOOST_TEST(heads.size() > 1000u);
  std::size_t plain_heads = 0;  // Many of Hugo's own pages have nested maps.
  for (const std::string& head : heads) {
    const std::optional<ParsedValue> plain = parse_plain_yaml(head, {});
    if (!plain) continue;
    ++plain_heads;
    const std::string expected = parsed(parse_yaml_events(head, {}));
    if (parsed(*plain) != expected) BOOST_TEST(parsed(*plain) == expected, head);
  }
  BOOST_TEST_MESSAGE(plain_heads << " of " << heads.size() << " heads are plain");
  BOOST_TEST(plain_heads * 10 > heads.size() * 6);
}

BOOST_AUTO_TEST_CASE(what_is_not_plain_is_left_to_yaml_cpp) {
  const char* kTexts[] = {
      "",
      "# x\n",
      "a: b: c\n",
      "a: b #c\n",
      "a: \"x\\n\"\n",
      "a: 'it''s'\n",
      "a: b\n c\n",
      "a: - b\n",
      "a:b\n",
      "a: [b, [c]]\n",
      "a: [b,,c]\n",
      "a: [,]\n",
      "a: [b: c]\n",
      "a: [b?]\n",
      "a: {b: c}\n",
      "a: |\n  b\n",
      "a: &x b\n",
      "a: *x\n",
      "a: !x b\n",
      "a:\tb\n",
      "a: b\t\n",
      "null: b\n",
      "- a\n",
      "a:\n  b: c\n",
      "a:\n  - b: c\n",
      "a:\n  -\n",
      "a:\n  - b\n    c\n",
      "a:\n  - b\n - c\n",
      "a: b\n---\n",
      "---\na: b\n",
      "a: 'b' c\n",
      "a: b\r\n",
      "a:\n  - [b] c\n",
      "a:\n  - [[b]]\n",
      "<<: a\n",
      "a: ,b\n",
      "a: [ , b]\n",
      "a: [",
      "a: ]",
      "a: [b c",
      "a: [\"b\"c]",
      "a:\n  - - b\n",
      "a: 'b\n",
      "a:  \n b\n",
  };
  for (const char* text : kTexts) BOOST_TEST_CONTEXT(text) BOOST_TEST(!parse_plain_yaml(text, {}));
}

BOOST_AUTO_TEST_CASE(plain_edges_are_read_as_yaml_cpp_reads_them) {
  const char* kTexts[] = {
      "a:\n",
      "a: \n",
      "a:",
      "a:\n\n  - b\n\n  - c\n\nd: e",
      "a: b c  \n",
      "a: http://x:y#z\n",
      "a: [ ]\n",
      "a: []\n",
      "a: [b]\n",
      "a: [ b , \"c, d\" , 'e' ]\n",
      "a: [null, ~]\n",
      "a: ''\n",
      "a: \"\"\n",
      "a: 'x # y'\n",
      "a: [b-c, d.e]\n",
      "a: b'c\"d\n",
      "# c\na: b\n# d\nc: d\n",
      "a:\n- b\n- c\nd: e\n",
      "a: b\na: c\n",
      "0: 1\n",
      "a-b_c: d\n",
      "a: ~b\n",
      "a: \\n\n",
      "a: 2025-10-30 06:18:07\n",
      "a: 甲：乙\n",
      "a:\n  - 甲\n  - 'b'\n  - null\n",
      "a: [甲 乙,丙]\n",
      "a:    b\n",
      "a: b ]\n",
      "a: b, c\n",
      "a: (b) {c}\n",
      "a: b?\n",
      "a: 1 - 2\n",
      "a:\n  -   b\n",
      "a: b!c&d*e\n",
      "\n\na: b\n\n\n",
      "a: [x/y, x.y, $x, <b]\n",
      "a: ^ = + ; . / _ (\n",
      "a:\n# c\n",
      "a: [b,]\n",
      "a: [ b , c , ]\n",
      "a:\n  - [b, c]\n  - d\n  - []\n",
  };
  for (const char* text : kTexts) BOOST_TEST_CONTEXT(text) {
      const std::optional<ParsedValue> plain = parse_plain_yaml(text, {});
      BOOST_TEST(bool(plain));
      if (!plain) continue;
      BOOST_TEST(parsed(*plain) == parsed(parse_yaml_events(text, {})));
    }
}

BOOST_AUTO_TEST_CASE(reads_json) {
  const Case kCases[] = {
      {"scalars", "{\"a\": 1.50, \"b\":-0,\n \"标\": \"x\\n\\u4e00\", \"c\": null, \"d\": true}",
       "{a@1:2: 1.50@1:7, b@1:13: -0@1:17, 标@2:2: \"x\\n一\"@2:7, c@2:20: null 'null'@2:25, d@2:31: true@2:36}@1:1"},
      {"nested", "{\"a\": [1, [2, {}], {\"b\": []}],\n\"c\": 3\n}\n",
       "{a@1:2: [1@1:8, [2@1:12, {}@1:15]@1:11, {b@1:21: []@1:26}@1:20]@1:7, c@2:1: 3@2:6}@1:1"},
      {"equal keys", "{\"a\": 1, \"a\": 2}", "{a@1:10: 2@1:15}@1:1 twice a: 1, 1:10"},
      {"one scalar", "7", "7@1:1"},
      {"escaped controls vanish", "\"a\\u0000b\"", "\"ab\"@1:1"},
      {"nothing", "",
       "error 1:1: syntax error while parsing value - unexpected end of input; expected '[', '{', or a literal"},
      {"a comma too many", "{\"a\": 1,\n}",
       "error 2:1: syntax error while parsing object key - unexpected '}'; expected string literal"},
      {"something behind", "{} x",
       "error 1:4: syntax error while parsing value - invalid literal; last read: '{} x'; expected end of input"},
      {"deep", repeated("[", 10'000), "error 1:65 (too complex): more than 64 levels deep"},
      {"many", "[" + repeated("1,", 10'000) + "1]", "error 1:20000 (too complex): more than 10000 values"},
  };
  for (const Case& test : kCases)
    BOOST_TEST_CONTEXT(test.name) BOOST_TEST(parsed(parse_json(test.text)) == test.expected);
}

BOOST_AUTO_TEST_CASE(reads_toml) {
  const Case kCases[] = {
      {"scalars keep their text",
       "'标' = 'x'\nb = 0x1F # c\nc = 1_000.50\nd = 2024-01-02T03:04:05Z\ne = 2024-01-02 03:04:05 # f\nf = true\n",
       "{标@1:1: \"x\"@1:7, b@2:1: 0x1F@2:5, c@3:1: 1_000.50@3:5, d@4:1: 2024-01-02T03:04:05Z@4:5, "
       "e@5:1: 2024-01-02 03:04:05@5:5, f@6:1: true@6:5}@1:1"},
      {"dates in lists", "a = [2024-01-02,2024-01-03 04:05:06]\n",
       "{a@1:1: [2024-01-02@1:6, 2024-01-03 04:05:06@1:17]@1:5}@1:1"},
      {"tables in the order of the file", "z = 1\n[b]\nc.d = [1, 2]\n[a]\nx = \"y\"\n",
       "{z@1:1: 1@1:5, b@2:2: {c@3:1: {d@3:3: [1@3:8, 2@3:11]@3:7}@3:1}@2:1, a@4:2: {x@5:1: \"y\"@5:5}@4:1}@1:1"},
      {"wrong", "a = 1\nb = \n", "error 2:5: error while parsing key-value pair: expected value, saw '\\n'"},
      {"a word cut short", "a = tru\n", "error 1:8: error while parsing boolean: expected 'true', saw 'tru\\n'"},
      {"deep", "a = " + repeated("[", 100) + repeated("]", 100), "error 1:68 (too complex): more than 64 levels deep"},
      {"too deep for toml++", "a = " + repeated("[", 10'000), "error 1:68 (too complex): more than 64 levels deep"},
      {"a key of 60,000 dots", "b = '...'\n" + repeated("a.", 60'000) + "b = 1\n",
       "error 2:128 (too complex): more than 64 levels deep"},
      {"dots in texts",
       "a = \"" + repeated(".", 100) + "\\\"" + repeated(".", 100) + "\" # " + repeated(".", 100) + "\n",
       "{a@1:1: \"" + repeated(".", 100) + "\"" + repeated(".", 100) + "\"@1:5}@1:1"},
  };
  for (const Case& test : kCases)
    BOOST_TEST_CONTEXT(test.name) BOOST_TEST(parsed(parse_toml(test.text)) == test.expected);
}

BOOST_AUTO_TEST_CASE(booleans_are_words) {
  for (const char* word : {"true", "Yes", "ON", "y", "1"}) BOOST_TEST((parse_bool(word) == true));
  for (const char* word : {"false", "No", "OFF", "n", "0"}) BOOST_TEST((parse_bool(word) == false));
  for (const char* word : {"", "2", "ja", "truee", "tru", "-1"}) BOOST_TEST(!parse_bool(word));
}

BOOST_AUTO_TEST_SUITE_END()
