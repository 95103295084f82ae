#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace essaypack;
using namespace std::string_literals;

namespace {

struct TextCase {
  const char* name;
  std::string text;
  std::string expected;
};

/// Behind it come planes without characters, tags and selectors, and private use.
constexpr char32_t kLastTried = 0x2FFFF;

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

/// The repairs on one line: `bom 2 invalid 1:3 1 control 4:1`.
std::string describe(const TextRepairs& repairs) {
  std::string out = !repairs.encoding.empty() ? repairs.encoding : repairs.bom ? "bom" : "";
  const auto add = [&](const char* kind, std::size_t count, int line, int column) {
    if (count == 0) return;
    out +=
        (out.empty() ? "" : " ") + std::to_string(count) + kind + std::to_string(line) + ":" + std::to_string(column);
  };
  add(" invalid ", repairs.invalid, repairs.invalid_line, repairs.invalid_column);
  add(" control ", repairs.controls, repairs.control_line, repairs.control_column);
  return out;
}

std::string hex(const std::vector<char32_t>& codes) {
  std::string out;
  for (const char32_t c : codes) {
    char text[12];
    std::snprintf(text, sizeof text, "%s%X", out.empty() ? "" : " ", static_cast<unsigned>(c));
    out += text;
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(decodes_both_ways_and_replaces_maximal_subparts) {
  const TextCase cases[] = {
      {"ASCII", "aZ~", "61 5A 7E"},
      {"all lengths", "aé中💖", "61 E9 4E2D 1F496"},
      {"lone trail", "a\x80", "61 FFFD"},
      {"truncated at the end", "\xE4\xB8", "FFFD"},
      {"truncated before ASCII", "\xE4\xB8z", "FFFD 7A"},
      {"overlong", "\xC0\xAF", "FFFD FFFD"},
      {"overlong of three", "\xE0\x80\xAF", "FFFD FFFD FFFD"},
      {"surrogate", "\xED\xA0\x80", "FFFD FFFD FFFD"},
      {"past the last", "\xF4\x90\x80\x80", "FFFD FFFD FFFD FFFD"},
      {"F1 with two trails", "\xF1\x80\x80z", "FFFD 7A"},
      {"the standard's example", "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
       "61 FFFD FFFD FFFD 62 FFFD 63 FFFD FFFD 64"},
  };
  for (const TextCase& c : cases) BOOST_TEST_CONTEXT(c.name) {
      std::vector<char32_t> forward, backward;
      for (std::size_t at = 0; at < c.text.size();) forward.push_back(next_code_point(c.text, at));
      for (std::size_t at = c.text.size(); at > 0;) backward.insert(backward.begin(), previous_code_point(c.text, at));
      BOOST_TEST(hex(forward) == c.expected);
      BOOST_TEST(hex(backward) == c.expected);
      BOOST_TEST(count_code_points(c.text) == forward.size());
    }
}

BOOST_AUTO_TEST_CASE(encodes_every_code_point) {
  BOOST_TEST(utf8(U'a') + utf8(U'é') + utf8(U'中') + utf8(U'💖') == "aé中💖");
  BOOST_TEST(utf8(0xD800) + utf8(0xDFFF) + utf8(0x110000) == "���");
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string bytes = utf8(c);
    std::size_t at = 0;
    const bool forward = next_code_point(bytes, at) == c && at == bytes.size();
    if (!forward || previous_code_point(bytes, at) != c || at != 0) BOOST_ERROR("U+" + hex({c}));
  }
}

BOOST_AUTO_TEST_CASE(converts_old_encodings) {
  const struct {
    const char* name;
    std::string raw, expected, encoding;
  } cases[] = {
      {"GBK",
       "title: "
       "\xBA\xD3\n\n\xCB\xAE\xCD\xF9\xB5\xCD\xB4\xA6\xC1\xF7\xA3\xAC\xC8\xCB\xCD\xF9\xB8\xDF\xB4\xA6\xD7\xDF\xA1\xA3"
       "\xD5\xE2\xCA\xC7\xD2\xBB"
       "\xCC\xF5\xBA\xD3\xB5\xC4\xB9\xCA\xCA\xC2\xA1\xA3",
       "title: 河\n\n水往低处流，人往高处走。这是一条河的故事。", "GBK"},
      {"a sentence among English",
       "# Notes\n\nEnglish text: "
       "\xCB\xAE\xCD\xF9\xB5\xCD\xB4\xA6\xC1\xF7\xA3\xAC\xC8\xCB\xCD\xF9\xB8\xDF\xB4\xA6\xD7\xDF\xA1\xA3 and more.\n",
       "# Notes\n\nEnglish text: 水往低处流，人往高处走。 and more.\n", "GBK"},
      {"four characters of GBK", "---\ntitle: \xB2\xE2\xCA\xD4\n---\n\xC4\xE3\xBA\xC3\n",
       "---\ntitle: 测试\n---\n你好\n", "GBK"},
      {"two characters are no text of GBK", "\xB0\xB2\xC8\xE7", "\uFFFD\uFFFD\uFFFD\uFFFD", ""},
      {"a word of French is no Chinese", "caf\xE9 \xE0 l'\xE9t\xE9", "caf\uFFFD \uFFFD l'\uFFFDt\uFFFD", ""},
      {"Big5",
       "\xC1\x63\xC5\xE9\xA4\xA4\xA4\xE5\xAA\xBA\xA4\xE5\xB3\xB9\xA1\x41\xA8\x53\xA6\xB3\xA4\xB0\xBB\xF2\xA4\xBA\xAE"
       "\x65\xA1\x43",
       "繁體中文的文章，沒有什麼內容。", "Big5"},
      {"Shift_JIS",
       "\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\xB6\x8F\xCD\x82\xC5\x82\xB7\x81\x42\x95\xB6\x8E\x9A\x89\xBB\x82\xAF\x82"
       "\xB5\x82\xDC\x82\xB9\x82\xF1\x81\x42",
       "日本語の文章です。文字化けしません。", "Shift_JIS"},
      {"EUC-KR",
       "\xC7\xD1\xB1\xB9\xBE\xEE \xB9\xAE\xC0\xE5\xC0\xD4\xB4\xCF\xB4\xD9. \xB1\xFA\xC1\xF6\xC1\xF6 "
       "\xBE\xCA\xB1\xE2\xB8\xA6.",
       "한국어 문장입니다. 깨지지 않기를.", "EUC-KR"},
      {"UTF-8 but for one character", "一条河的故事。\xCB\xFE往低处流。", "一条河的故事。��往低处流。", ""},
      {"French",
       "Caf\xE9, \xE0 la cr\xE8me, d\xE9j\xE0 vu, o\xF9 \xEAtes-vous, \x93l\xE0\x94 \x96 o\xF9 l'\xE9t\xE9 est "
       "pass\xE9.",
       "Café, à la crème, déjà vu, où êtes-vous, “là” – où l'été est passé.", "windows-1252"},
      {"Portuguese with quotation marks",
       "As a\xE7\xF5"
       "es n\xE3o s\xE3o \x93"
       "f\xE1"
       "ceis\x94; o cora\xE7\xE3o da na\xE7\xE3o est\xE1 em m\xE3os de irm\xE3os.",
       "As ações não são “fáceis”; o coração da nação está em mãos de irmãos.", "windows-1252"},
      {"Polish",
       "\xAF\xF3\xB3te jab\xB3ka rosn\xB9 w sadzie, gdzie \x9Fr\xF3"
       "d\xB3o p\xB3ynie; \xB3\xB9ka jest zielona.",
       "Żółte jabłka rosną w sadzie, gdzie źródło płynie; łąka jest zielona.", "windows-1250"},
      {"Polish in Latin 2",
       "\xAF\xF3\xB3te jab\xB3ka rosn\xB1 w sadzie, gdzie \xBCr\xF3"
       "d\xB3o p\xB3ynie; \xB3\xB1ka jest zielona.",
       "Żółte jabłka rosną w sadzie, gdzie źródło płynie; łąka jest zielona.", "ISO-8859-2"},
      {"Hungarian",
       "A f\xFB"
       "ben \xF5zek \xFClnek, a t\xFBz \xE9gett, \xE9s a sz\xF5l\xF5 n\xF5tt a hegyen; j\xF3 id\xF5"
       "ben \xFAszni kell.",
       "A fűben őzek ülnek, a tűz égett, és a szőlő nőtt a hegyen; jó időben úszni kell.", "ISO-8859-2"},
      {"Romanian",
       "P\xE3"
       "durea este l\xE2ng\xE3 ap\xE3, \xBAi copiii m\xE3n\xE2nc\xE3 mere, p\xE2n\xE3 c\xE2nd vine iarna; \xFE"
       "ara este frumoas\xE3.",
       "Pădurea este lângă apă, şi copiii mănâncă mere, până când vine iarna; ţara este frumoasă.", "ISO-8859-2"},
      {"Croatian",
       "\xC8ovjek je i\x9A"
       "ao ku\xE6i, dok su djeca \xE8"
       "ekala svje\x9Ei kruh, d\x9E"
       "em i kola\xE8"
       "e; \x9Eivjeli su sretno.",
       "Čovjek je išao kući, dok su djeca čekala svježi kruh, džem i kolače; živjeli su sretno.", "windows-1250"},
      {"Slovenian",
       "\x8Aola je zaprta, ker je sne\x9Eilo; otroci so \x9E"
       "eleli ve\xE8 \xE8"
       "asa, da bi \x9Ali \xE8"
       "ez most.",
       "Šola je zaprta, ker je snežilo; otroci so želeli več časa, da bi šli čez most.", "windows-1250"},
      {"Swedish",
       "\xC5 andra sidan \xE4r det s\xE5 att sm\xE5 \xE5"
       "ar ocks\xE5 f\xE5r v\xE4xa p\xE5 v\xE5ren, d\xE5 bj\xF6rkarna \xE4r gr\xF6na.",
       "Å andra sidan är det så att små åar också får växa på våren, då björkarna är gröna.", "windows-1252"},
      {"one byte", "caf\xE9", "caf�", ""},
      {"no text", "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1"s, "����\x10JFIF\1"s, ""},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.name) {
      TextRepairs repairs;
      std::string expected = c.expected;
      std::erase_if(expected, [](char one) { return one == '\x10' || one == '\1'; });
      BOOST_TEST(clean_file_text(c.raw, repairs) == expected);
      BOOST_TEST(repairs.encoding == c.encoding);
    }
}

BOOST_AUTO_TEST_CASE(cleans_file_text) {
  struct {
    const char* name;
    std::string raw, expected, repairs;
  } cases[] = {
      {"nothing to do", "一\tb\n", "一\tb\n", ""},
      {"empty", "", "", ""},
      {"BOM",
       "\xEF\xBB\xBF"
       "a",
       "a", "bom"},
      {"BOM inside", "a\xEF\xBB\xBF", "a\xEF\xBB\xBF", ""},
      {"line ends", "a\r\nb\rc\n\r\nd\r", "a\nb\nc\n\nd\n", ""},
      {"NUL and BEL", "ab\0c\ad"s, "abcd", "2 control 1:3"},
      {"delete and C1", "一\n二\x7F\xC2\x80\xC2\x9F", "一\n二", "3 control 2:2"},
      {"separators",
       "a\xC2\x85"
       "b\u2028c\u2029d",
       "a b c d", ""},
      {"noncharacters",
       "a\xEF\xBF\xBE\xEF\xBF\xBF"
       "b",
       "ab", "2 control 1:2"},
      {"U+FFFD of the author", "a\uFFFDb", "a\uFFFDb", ""},
      {"invalid bytes", "\xEF\xBB\xBF一\r\n好\xFF\xFE好", "一\n好\uFFFD\uFFFD好", "bom 2 invalid 2:2"},
      {"truncated", "abc\xE4\xB8", "abc\uFFFD", "1 invalid 1:4"},
      {"surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "3 invalid 1:1"},
      {"both kinds", "a\x01\n\rb\x80\x02", "a\n\nb\uFFFD", "1 invalid 3:2 2 control 1:2"},
      {"UTF-16, little end first", "\xFF\xFE-\0\x2D\x4E\r\0\n\0\x3D\xD8\x00\xDE"s, "-中\n😀", "UTF-16"},
      {"UTF-16, big end first", "\xFE\xFF\0-\x4E\x2D\0\n\xDE\x00x"s, "-中\n\uFFFD", "UTF-16"},
      {"UTF-16 without a mark", "-\0-\0-\0\n\0\x2D\x4E"s, "---\n中", "UTF-16"},
      {"UTF-16 without a mark, big end first", "\0-\0\n\xD8\x3D\xDE\0"s, "-\n😀", "UTF-16"},
      {"NULs between controls are no UTF-16", "\x01\0\x02\0"s, "", "4 control 1:1"},
      {"NULs before half a pair are no UTF-16", "a\0b\0\0\xD8"s, "ab\uFFFD", "1 invalid 1:6 3 control 1:2"},
      {"NULs in an odd number of bytes are no UTF-16", "a\0b\0c"s, "abc", "2 control 1:2"},
      {"control in a long line", std::string(20, 'x') + "\x1B" + std::string(20, 'y'),
       std::string(20, 'x') + std::string(20, 'y'), "1 control 1:21"},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.name) {
      TextRepairs repairs;
      repairs.controls = 99;
      BOOST_TEST(clean_file_text(c.raw, repairs) == c.expected);
      BOOST_TEST(describe(repairs) == c.repairs);
    }
}

BOOST_AUTO_TEST_CASE(xml_clean_keeps_what_xml_allows) {
  for (char32_t c = 0; c <= kLastTried; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const bool space = c == 0x85 || c == 0x2028 || c == 0x2029;
    const bool gone =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F) || c == 0xFFFE || c == 0xFFFF;
    const std::string expected = space ? " " : gone ? "" : c == '\r' ? "\n" : utf8(c);
    if (xml_clean("一bcdefghi" + utf8(c) + "二") != "一bcdefghi" + expected + "二") BOOST_ERROR("U+" + hex({c}));
  }
}

BOOST_AUTO_TEST_CASE(nfc_is_icu_s) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  for (char32_t c = 0; c <= kLastTried; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = "か" + utf8(c) + "中e" + utf8(c);
    std::string expected;
    normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(expected);
    if (nfc(text) != expected) BOOST_ERROR("U+" + hex({c}));
  }
  BOOST_TEST(nfc("cafe\u0301\x80") == "caf\u00E9\uFFFD");
}

BOOST_AUTO_TEST_CASE(changes_case) {
  BOOST_TEST(to_lower_ascii("ÀBC") == "Àbc");
  BOOST_TEST(to_lower("ÀBC ΑΣ中") == "àbc ας中");
  BOOST_TEST(to_lower("I") == "i");
  BOOST_TEST(to_upper("straße é") == "STRASSE É");
}

BOOST_AUTO_TEST_CASE(trims_white_space_of_any_script) {
  BOOST_TEST(trim("\u3000 \t a b\u00A0\n") == "a b");
  BOOST_TEST(trim(" \u3000") == "");
  BOOST_TEST(trim("\x80") == "\x80");
}

BOOST_AUTO_TEST_CASE(collapses_white_space) {
  const TextCase cases[] = {
      {"empty", "", ""},
      {"only white space", " \n\t", ""},
      {"ends", " a ", "a"},
      {"runs", "a \t b\n\nc", "a b c"},
      {"ideographic space", "甲\u3000乙", "甲 乙"},
      {"no-break space", "a\u00A0\u00A0b", "a b"},
      {"Chinese lines", "第一行\n第二行", "第一行第二行"},
      {"indented Chinese lines", "第一行 \r\n \u3000第二行", "第一行第二行"},
      {"Chinese on one line keeps its space", "第一 第二", "第一 第二"},
      {"Latin lines", "hello\nworld", "hello world"},
      {"mixed lines", "使用\nNode\n来", "使用 Node 来"},
      {"quotes", "“走吧。”\n“好。”", "“走吧。”“好。”"},
      {"Latin quotes", "“Yes.”\n“No.”", "“Yes.” “No.”"},
      {"emoji", "加油💪\n你可以的", "加油💪你可以的"},
      {"Hangul", "안녕\n하세요", "안녕 하세요"},
      {"zero width space", "hello\u200B\nworld", "hello\u200Bworld"},
      {"variation selector", "葛\U000E0100\n城", "葛\U000E0100城"},
  };
  for (const TextCase& c : cases) BOOST_TEST_CONTEXT(c.name) BOOST_TEST(collapse_white_space(c.text) == c.expected);
}

BOOST_AUTO_TEST_CASE(joins_lines_by_language) {
  struct {
    const char *before, *after, *language;
    bool expected;
  } cases[] = {
      {"中文", "中文", "en", true},
      {"the word “foo”", "是什么", "en", false},
      {"the word “foo”", "是什么", "", true},
      {"他说“好”", "然后走了", "zh-CN", true},
      {"他说“好”", "然后走了", "ko", false},
      {"人生", "——一场", "ja", true},
      {"great 😀", "😀 indeed", "zh", false},
      {"你好,", "世界", "zh", false},
      {"한국어", "漢字", "ko", false},
      {"", "中", "zh", false},
      {"中", "", "zh", false},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.before << " | " << c.after << " in " << c.language)
  BOOST_TEST(joins_lines(c.before, c.after, c.language) == c.expected);
}

BOOST_AUTO_TEST_CASE(classifies_characters) {
  struct {
    char32_t c;
    const char* classes;  ///< c CJK, h Hangul, n neutral, p punctuation or symbol, m mark, s space.
  } cases[] = {
      {U'a', ""},       {U' ', "s"},          {U'.', "p"},      {U'$', "p"},     {U'中', "c"},         {U'か', "c"},
      {U'ー', "c"},     {U'ｶ', "c"},          {U'。', "cp"},    {U'《', "cp"},   {U'，', "cp"},        {U'　', "cs"},
      {U'Ａ', "c"},     {U'“', "np"},         {U'’', "np"},     {U'…', "np"},    {U'—', "np"},         {U'·', "np"},
      {U'한', "h"},     {U'ᄀ', "h"},         {U'😀', "np"},     {U'❤', "np"},    {U'é', ""},           {U'\u0301', "m"},
      {U'\uFE0F', "m"}, {U'\U000E0100', "m"}, {U'\u00A0', "s"}, {U'\u200B', ""}, {U'\U00020000', "c"}, {U'1', ""},
      {U'#', "p"},      {U'~', "p"},          {U'₩', "cp"},
  };
  for (const auto& c : cases) {
    std::string classes;
    if (is_cjk(c.c)) classes += 'c';
    if (is_hangul(c.c)) classes += 'h';
    if (is_cjk_neutral(c.c)) classes += 'n';
    if (is_punctuation(c.c)) classes += 'p';
    if (is_mark_or_selector(c.c)) classes += 'm';
    if (is_space(c.c)) classes += 's';
    BOOST_TEST_CONTEXT(utf8(c.c)) BOOST_TEST(classes == c.classes);
  }
}

BOOST_AUTO_TEST_CASE(escapes_for_xml) {
  BOOST_TEST(escape_xml("a<b>&\"c'中") == "a&lt;b&gt;&amp;&quot;c'中");
  BOOST_TEST(escape_xml("") == "");
}

BOOST_AUTO_TEST_CASE(splits) {
  BOOST_TEST(split("a,,b,", ',').size() == 4U);
  BOOST_TEST(split("", ',').size() == 1U);
  BOOST_TEST(split("a,b", ',')[1] == "b");
}

BOOST_AUTO_TEST_CASE(cuts_where_a_reader_would_pause) {
  struct {
    const char* name;
    const char* text;
    std::size_t limit;
    const char* expected;
  } cases[] = {
      {"short enough", "一二三", 3, "一二三"},
      {"nothing", "一二三", 0, ""},
      {"one", "一二三", 1, "…"},
      {"sentence in the last third", "我来了。你在哪里？他走远了吗", 12, "我来了。你在哪里？"},
      {"sentence too early", "好。我们一直走到天黑也没有停下来", 9, "好。我们一直走到…"},
      {"closing quotes go with it", "他轻声地说：“好的。”然后走了很远", 12, "他轻声地说：“好的。”"},
      {"a quote that does not fit", "他轻声地说：“好的。”然后走了很远", 9, "他轻声地说…"},
      {"ellipsis whole", "也许他不会再来了……也许会", 10, "也许他不会再来了……"},
      {"English sentence", "It rains. We stay at home.", 12, "It rains."},
      {"English word", "Extraordinary circumstances prevail", 20, "Extraordinary…"},
      {"no cut in a number", "The value was 3.14159 or so", 17, "The value was…"},
      {"pause before the ellipsis", "春天来了，我们去看花", 6, "春天来了…"},
      {"opening quote before the ellipsis", "春天来了“我们去看花”", 6, "春天来了…"},
      {"a title before a name", "It was late. We met Dr. Smith", 24, "It was late. We met Dr.…"},
      {"a sentence before a title", "It was late. Dr. Smith came", 16, "It was late."},
      {"initials", "He read it. By J. R. Tolkien", 22, "He read it. By J. R.…"},
      {"dots in a word", "So at 5 p.m. On the U.S. Navy", 26, "So at 5 p.m. On the U.S.…"},
      {"a stop before a small letter", "Rivers, hills etc. were there", 20, "Rivers, hills etc.…"},
      {"three dots are an end", "And then... Nothing came of it", 14, "And then..."},
      {"danda", "यह वाक्य है। यह दूसरा है", 13, "यह वाक्य है।"},
      {"Arabic question", "كيف حالك؟ بخير", 11, "كيف حالك؟"},
      {"one long word", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 6, "aaaaa…"},
      {"family emoji stays whole", "ab👨‍👩‍👧‍👦cdefgh", 6, "ab…"},
      {"flag stays whole", "🇨🇳🇯🇵🇰🇷🇫🇷", 4, "🇨🇳…"},
  };
  for (const auto& c : cases) BOOST_TEST_CONTEXT(c.name) {
      const std::string cut = cut_text(c.text, c.limit, "zh-CN");
      BOOST_TEST(cut == c.expected);
      BOOST_TEST(count_code_points(cut) <= c.limit);
    }
}

BOOST_AUTO_TEST_CASE(a_bad_byte_is_found_wherever_it_stands) {
  // Characters are looked at in pairs: whatever stands before it, a piece is cleaned as it is alone.
  const std::string prose = "山外的雨落在旧屋檐上，人还没有回来。";
  const unsigned char bytes[] = {0x00, 'a', 0x7F, 0x80, 0xBF, 0xC0, 0xE0, 0xE2, 0xE4, 0xED, 0xEF, 0xF0, 0xFF};
  for (std::size_t at = 0; at < prose.size(); ++at)
    for (const unsigned char byte : bytes) {
      std::string bad = prose;
      bad[at] = static_cast<char>(byte);
      const std::string clean = xml_clean(bad);
      BOOST_TEST(xml_clean(clean) == clean);
      for (const char* before : {"、", "x", "，。", "雨", "  ", "雨雨"})
        BOOST_TEST(xml_clean(before + bad) == before + clean, "byte " << int(byte) << " at " << at);
    }
  for (char32_t c = 0x2000; c < 0x10000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const bool is_kept = c != 0x2028 && c != 0x2029 && c < 0xFFFE;
    const std::string twice = "雨" + utf8(c) + utf8(c) + "雨雨";
    BOOST_TEST((xml_clean(twice) == twice) == is_kept, "U+" << std::hex << std::uint32_t(c));
  }
}

BOOST_AUTO_TEST_CASE(finds_the_closest_word) {
  const std::vector<std::string> words = {"title", "tags", "timezone", "language", "分类"};
  struct {
    const char *word, *expected;
  } cases[] = {
      {"titel", "title"}, {"tag", "tags"}, {"timezome", "timezone"}, {"langauge", "language"}, {"分", "分类"},
      {"xyz", ""},        {"", ""},        {"subtitle", ""},         {"title", "title"},
  };
  for (const auto& c : cases)
    BOOST_TEST_CONTEXT(c.word) BOOST_TEST(closest_word(c.word, words).value_or("") == c.expected);
  BOOST_TEST(!closest_word(std::string(100000, 'x'), words));
}

BOOST_AUTO_TEST_SUITE_END()
