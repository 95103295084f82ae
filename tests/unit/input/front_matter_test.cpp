#include "input/front_matter.h"

#include "blog_fixture.h"

using namespace essaypack;

namespace {

/// Fields as one line: `title=a@2 tags=[x,y]@3`.
std::string show(const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      return "~";
    case Value::Type::scalar:
      return value.text;
    case Value::Type::list:
      break;
    case Value::Type::map:
      break;
  }
  std::string text = value.is_list() ? "[" : "{";
  for (const Value& item : value.items) text += (&item == &value.items.front() ? "" : ",") + show(item);
  for (const Value::Member& member : value.members) text += member.key + "=" + show(member.value) + ";";
  return text + (value.is_list() ? "]" : "}");
}

std::string read(std::string_view text, const FrontMatterOptions& options = {}) {
  Diagnostics diagnostics;
  const FrontMatter head = read_front_matter(text, "a.md", options, diagnostics);
  std::string out = head.failed ? "failed" : head.present ? "head" : "none";
  for (const Value::Member& member : head.fields.members)
    out += " " + member.key + "=" + show(member.value) + "@" + std::to_string(member.line);
  if (!head.failed) out += " | " + std::to_string(head.body_line) + ":" + std::string(text.substr(head.body_offset));
  return out + "\n" + reports_of(diagnostics);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

struct Case {
  const char* name;
  std::string text;
  std::string expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(front_matter)

BOOST_AUTO_TEST_CASE(forms) {
  const Case cases[] = {
      {"yaml", "---\ntitle: 河\n---\n水", "head title=河@2 | 4:水\n"},
      {"blank lines above", "\n\n---\ntitle: a\n---\nb", "head title=a@4 | 6:b\n"},
      {"longer fences", "-----\ntitle: a\n-----\nb", "head title=a@2 | 4:b\n"},
      {"spaces behind the fences", "---  \ntitle: a\n--- \t\nb", "head title=a@2 | 4:b\n"},
      {"no text below", "---\ntitle: a\n---", "head title=a@2 | 4:\n"},
      {"empty head", "---\n---\nb", "head | 3:b\n"},
      {"comment only", "---\n# nothing yet\n---\nb", "head | 4:b\n"},
      {"longer closing line", "---\ntitle: a\n----------\nb",
       "head title=a@2 | 4:b\na.md:3:1: front-matter/odd-fence: the closing line of the front matter is longer than "
       "the opening one"
       " (make both lines '---')\n"},
      {"longer closing line, thematic break below", "---\ntitle: a\n----------\n\nText: is: prose\n\n---\n\nmore",
       "head title=a@2 | 4:\nText: is: prose\n\n---\n\nmore\na.md:3:1: front-matter/odd-fence: the closing line of the "
       "front"
       " matter is longer than the opening one (make both lines '---')\n"},
      {"json between semicolons", ";;;\n\"title\": \"a\"\n;;;\nb", "head title=a@2 | 4:b\n"},
      {"json object", "{\n  \"title\": \"a } b\",\n  \"tags\": [\"x\"]\n}\nb", "head title=a } b@2 tags=[x]@3 | 5:b\n"},
      {"json object on one line", "{\"title\": \"a\"}\nb", "head title=a@1 | 2:b\n"},
      {"toml", "+++\ntitle = \"a\"\ntags = [\"x\", \"y\"]\n+++\nb", "head title=a@2 tags=[x,y]@3 | 5:b\n"},
      {"org", "#+title: 题\n#+date: 2024-01-01\n\nb", "head title=题@1 date=2024-01-01@2 | 3:\nb\n"},
      {"no opening line", "title: a\ndate: 2024-01-01\n---\nb", "head title=a@1 date=2024-01-01@2 | 4:b\n"},
      {"no opening line, blank line inside", "title: a\n\ntags: x\n---\nb", "head title=a@1 tags=x@3 | 5:b\n"},
      {"no opening line, unknown keys", "mood: good\n---\nb", "head mood=good@1 | 3:b\n"},
      {"prose above a break", "Note: a word\n\n---\n\nb", "none | 1:Note: a word\n\n---\n\nb\n"},
      {"prose with a Chinese key", "注意: 小心\n---\nb", "none | 1:注意: 小心\n---\nb\n"},
      {"heading above a break", "# 题\n\n文\n\n---\nb", "none | 1:# 题\n\n文\n\n---\nb\n"},
      {"break on top", "---\n\nprose without an end", "none | 1:---\n\nprose without an end\n"},
      {"template tag on top", "{% note %}\na\n{% endnote %}\n", "none | 1:{% note %}\na\n{% endnote %}\n\n"},
      {"nothing", "", "none | 1:\n"},
      {"not a map", "---\n- a\n- b\n---\nc",
       "none | 1:---\n- a\n- b\n---\nc\na.md:2:1: front-matter/not-a-map: the text between the fences has no fields, "
       "the whole file"
       " is taken as body (write fields as 'title: ...', or remove the fences)\n"},
      {"unclosed", "---\ntitle: a\n\nb",
       "failed\na.md:1:1: front-matter/unclosed: the front matter that '---' opens is not closed"
       " (put a line '---' below its last field)\n"},
      {"unclosed object", "{\n\"title\": \"a\"\n",
       "failed\na.md:1:1: front-matter/unclosed: the front matter that '{' opens is not closed (close the object with "
       "a line '}')\n"},
  };
  for (const Case& c : cases) BOOST_TEST(read(c.text) == c.expected, c.name << ":\n" << read(c.text));
}

BOOST_AUTO_TEST_CASE(options) {
  BOOST_TEST(read("---\ntitle: a\n...\nb", {true, false}) == "head title=a@2 | 4:b\n");
  BOOST_TEST(read("---\nTitle: a\nDRAFT: true\n---\nb", {false, true}) == "head title=a@2 draft=true@3 | 5:b\n");
}

BOOST_AUTO_TEST_CASE(repairs) {
  const auto repaired_as = [](int line, const std::string& why, const std::string& text) {
    return "a.md:" + std::to_string(line) + ":1: front-matter/repaired: " + why + " (write it as: " + text + ")\n";
  };
  const auto repaired = [&](int line, const std::string& key, const std::string& text) {
    return repaired_as(line, "the value of '" + key + "' needs quotation marks", text);
  };
  const auto indented = [&](int line, const std::string& key, const std::string& text) {
    return repaired_as(line, "the line of '" + key + "' is indented by something else than spaces", text);
  };
  const auto unclosed = [&](int line, const std::string& key, const std::string& text) {
    return repaired_as(line, "the list in '" + key + "' is not closed", text);
  };
  const Case cases[] = {
      {"tab indent", "---\ntags:\n\t- a\n\t- b\n---\n",
       "head tags=[a,b]@2 | 6:\n" + indented(3, "tags", "  - a") + indented(4, "tags", "  - b")},
      {"no-break space indent", "---\ntags:\n\u00a0- a\n---\n", "head tags=[a]@2 | 5:\n" + indented(3, "tags", " - a")},
      {"ideographic space indent", "---\ntags:\n\u3000- a\n---\n",
       "head tags=[a]@2 | 5:\n" + indented(3, "tags", " - a")},
      {"no space after the colon", "---\ntitle:在\ndate: 2024-01-01\n---\n",
       "head title=在@2 date=2024-01-01@3 | 5:\n" +
           repaired_as(2, "there is no space behind the colon of 'title'", "title: 在")},
      {"no space after the colon of the last line", "---\ntitle: a\npassword:x\n---\n",
       "head title=a@2 password=x@3 | 5:\na.md:3:1: front-matter/repaired: a line of the front matter was repaired\n"},
      {"a last line that is no field", "---\ntitle: a\nwords\n---\n",
       "failed\na.md:3:1: front-matter/bad-yaml: the front matter can't be parsed: a line has no colon after its key"
       " (check the indentation, or put quotes around the value)\n"},
      {"full-width colon", "---\ntitle：雨\ntags: [a]\n---\n",
       "head title=雨@2 tags=[a]@3 | 5:\n" +
           repaired_as(2, "the colon behind 'title' is a full-width one", "title: 雨")},
      {"brackets before text", "---\ntitle: [ABC] 题\n---\n",
       "head title=[ABC] 题@2 | 4:\n" + repaired(2, "title", "title: '[ABC] 题'")},
      {"a list that is never closed", "---\ntags: [a, b\n---\n",
       "head tags=[a,b]@2 | 4:\n" + unclosed(2, "tags", "tags: [a, b]")},
      {"one in quotes", "---\ncategories: [\"a\", \"b\n---\n",
       "head categories=[a,b]@2 | 4:\n" + unclosed(2, "categories", "categories: [\"a\", \"b\"]")},
      {"one closed by a brace", "---\ntags: [a, b}\n---\n",
       "head tags=[a,b]@2 | 4:\n" + unclosed(2, "tags", "tags: [a, b]")},
      {"one before a comment", "---\ntags: [a, b # c\n---\n",
       "head tags=[a,b]@2 | 4:\n" + unclosed(2, "tags", "tags: [a, b] # c")},
      {"one of maps", "---\ntags: [a: b, c\n---\n",
       "head tags=[a: b, c@2 | 4:\n" + repaired(2, "tags", "tags: '[a: b, c'")},
      {"a text that begins so", "---\ntitle: [a, b\n---\n",
       "head title=[a, b@2 | 4:\n" + repaired(2, "title", "title: '[a, b'")},
      {"second colon", "---\ntitle: map: a: b\n---\n",
       "head title=map: a: b@2 | 4:\n" + repaired(2, "title", "title: 'map: a: b'")},
      {"quotes in quotes", "---\ntitle: \"她说\"好\"\"\n---\n",
       "head title=她说\"好\"@2 | 4:\n" + repaired(2, "title", "title: '她说\"好\"'")},
      {"a quotation mark that is never closed", "---\ntitle: \"雨\ndate: 2024-01-01\n---\n",
       "head title=雨@2 date=2024-01-01@3 | 5:\n" +
           repaired_as(2, "the quotation mark in the value of 'title' is not closed", "title: '雨'")},
      {"an apostrophe in front", "---\ntitle: 'Tis so\n---\n",
       "head title='Tis so@2 | 4:\n" + repaired(2, "title", "title: '''Tis so'")},
      {"apostrophe", "---\ntitle: 'it's'\n---\n", "head title=it's@2 | 4:\n" + repaired(2, "title", "title: 'it''s'")},
      {"at sign", "---\ntitle: @media\n---\n", "head title=@media@2 | 4:\n" + repaired(2, "title", "title: '@media'")},
      {"list for a title", "---\ntitle: [Swift]\n---\n",
       "head title=[Swift]@2 | 4:\n" + repaired(2, "title", "title: '[Swift]'")},
      {"anchor in a title", "---\ntitle: &x 题\n---\n",
       "head title=&x 题@2 | 4:\n" + repaired(2, "title", "title: '&x 题'")},
      {"tag in a title", "---\ntitle: !important 规则\n---\n",
       "head title=!important 规则@2 | 4:\n" + repaired(2, "title", "title: '!important 规则'")},
      {"several at once", "---\ntitle:a\ntags:\n\t- b: c: d\nsubtitle: [x] y\n---\n",
       "failed\na.md:4:9: front-matter/bad-yaml: the front matter can't be parsed: illegal map value"
       " (check the indentation, or put quotes around the value)\n"},
      {"anchors stay anchors", "---\nbase: &b [x]\ntitle: a: b\ntags: *b\n---\n",
       "head base=[x]@2 title=a: b@3 tags=[x]@4 | 6:\n" + repaired(3, "title", "title: 'a: b'")},
      {"a password is not repeated", "---\ntitle: a\npassword: [x] y\n---\n",
       "head title=a@2 password=[x] y@3 | 5:\na.md:3:1: front-matter/repaired: a line of the front matter was "
       "repaired\n"},
      {"twice", "---\ntitle: a\ndate: 2024-01-01\ntitle: b\n---\n",
       "head date=2024-01-01@3 title=b@4 | 6:\na.md:4:1: front-matter/duplicate-key: 'title' stands twice, first in "
       "line 2; the last"
       " value counts (remove one of them)\n"},
  };
  for (const Case& c : cases) BOOST_TEST(read(c.text) == c.expected, c.name << ":\n" << read(c.text));
}

BOOST_AUTO_TEST_CASE(what_must_not_become_text) {
  const std::string repaired = "a.md:2:1: front-matter/repaired: ";
  const Case cases[] = {
      {"two byte order marks", "\uFEFF\uFEFF---\ndraft: true\n---\nb", "head draft=true@2 | 4:b\n"},
      {"a mark below a blank line", "\n\u200B---\ndraft: true\n---\nb", "head draft=true@3 | 5:b\n"},
      {"full-width colons alone", "---\ntitle：a\ndraft：true\n---\nb",
       "head title=a@2 draft=true@3 | 5:b\n" + repaired +
           "the colon behind 'title' is a full-width one (write it as: title: a)\n"
           "a.md:3:1: front-matter/repaired: the colon behind 'draft' is a full-width one (write it as: draft: "
           "true)\n"},
      {"prose with a full-width colon", "---\n他说：好\n---\nb",
       "none | 1:---\n他说：好\n---\nb\na.md:2:1: front-matter/not-a-map: the text between the fences has no fields, "
       "the whole file is taken as body"
       " (write fields as 'title: ...', or remove the fences)\n"},
      {"letter case", "---\nDraft: true\n---\nb",
       "head draft=true@2 | 4:b\n" + repaired + "the key 'Draft' is taken for 'draft' (write it as 'draft')\n"},
      {"full-width letters", "---\nｄｒａｆｔ: true\n---\nb",
       "head draft=true@2 | 4:b\n" + repaired + "the key 'ｄｒａｆｔ' is taken for 'draft' (write it as 'draft')\n"},
      {"an invisible character", "---\n\u200Bhidden: true\n---\nb",
       "head hidden=true@2 | 4:b\n" + repaired +
           "the key '\u200Bhidden' is taken for 'hidden' (write it as 'hidden')\n"},
      {"both", "---\nDraft: true\ndraft: false\n---\nb", "head Draft=true@2 draft=false@3 | 5:b\n"},
      {"other keys", "---\nTitle: a\n---\nb", "head Title=a@2 | 4:b\n"},
  };
  for (const Case& c : cases) BOOST_TEST(read(c.text) == c.expected, c.name << ":\n" << read(c.text));
}

BOOST_AUTO_TEST_CASE(heads_of_no_generator) {
  const Case cases[] = {
      {"keys in any case", "---\nTitle: a\nTAGS: b\nMine: c\n---\nd", "head title=a@2 tags=b@3 Mine=c@4 | 6:d\n"},
      {"lines", "Title: a: b\nDate: 2010-12-03 10:20\nTags: c, d\nStatus: draft\n\nText: e\n",
       "head title=a: b@1 date=2010-12-03 10:20@2 tags=[c,d]@3 status=draft@4 | 5:\nText: e\n\n"},
      {"lines that go on", "title: a\ntags:\n  - b\n  - \"c\"\nsummary: d\n    e\n\nf",
       "head title=a@1 tags=[b,c]@2 summary=d e@5 | 7:\nf\n"},
      {"lines and a rule below", "Title: a\n\nb\n\n---\n\nc", "head title=a@1 | 2:\nb\n\n---\n\nc\n"},
      {"nothing below", "Title: a\nDate: 2024-01-01", "head title=a@1 date=2024-01-01@2 | 3:\n"},
      {"Nikola", ".. title: a\n.. status: draft\n\nb", "head title=a@1 status=draft@2 | 3:\nb\n"},
      {"Nikola in a comment", "<!--\n.. title: a\n.. tags: b,c\n-->\n\nd", "head title=a@2 tags=[b,c]@3 | 5:\nd\n"},
      {"a comment that goes on", "<!--\n.. title: a\n\nb -->\nc", "none | 1:<!--\n.. title: a\n\nb -->\nc\n"},
      {"neither title nor date", "Summary: a\n\nb", "none | 1:Summary: a\n\nb\n"},
      {"prose", "Title: a\nand more\n\nb", "none | 1:Title: a\nand more\n\nb\n"},
      {"an unknown word first", "Dear: a\nTitle: b\n\nc", "none | 1:Dear: a\nTitle: b\n\nc\n"},
      {"an address", "title:https://example.org\n\nc", "none | 1:title:https://example.org\n\nc\n"},
      {"prose between rules", "---\nHello there: this is: prose.\nAnd \"more.\n---\n\nb",
       "none | 1:---\nHello there: this is: prose.\nAnd \"more.\n---\n\nb\na.md:2:1: front-matter/not-a-map: the text "
       "between the fences has no"
       " fields, the whole file is taken as body (write fields as 'title: ...', or remove the fences)\n"},
      {"a field among prose", "---\nHello there: this is: prose.\n draft : true: x: [\n---\n\nb",
       "failed\na.md:2:21: front-matter/bad-yaml: the front matter can't be parsed: illegal map value"
       " (check the indentation, or put quotes around the value)\n"},
      {"Logseq", "tags:: a, b\npublic:: false\n- c", "head tags=[a,b]@1 public=false@2 | 3:- c\n"},
      {"Logseq, one line", "public:: false\n\n- c:: d", "head public=false@1 | 2:\n- c:: d\n"},
      {"twice", "Title: a\nTitle: b\n\nc",
       "head title=b@2 | 3:\nc\na.md:2:1: front-matter/duplicate-key: 'Title' stands twice, first in line 1; the last "
       "value counts (remove one of them)\n"},
  };
  const FrontMatterOptions options{.loose = true};
  for (const Case& c : cases) BOOST_TEST(read(c.text, options) == c.expected, c.name << ":\n" << read(c.text, options));
  BOOST_TEST(read("Title: a\n\nb") == "none | 1:Title: a\n\nb\n");
}

/// Heads that begin elsewhere than in the first column of the first line.
BOOST_AUTO_TEST_CASE(displaced) {
  const std::string kWarning =
      ": front-matter/repaired: the front matter does not begin the file, it is read nevertheless"
      " (put its first line '---' at the top of the file, without white space and comments before it)\n";
  const auto warned = [&](std::string head, const char* line) { return head + "\na.md:" + line + ":1" + kWarning; };
  const struct {
    const char* name;
    std::string text, hugo, other;
  } kCases[] = {
      {"a space", " ---\ndraft: true\n---\nb", "head draft=true@2 | 4:b\n", warned("head draft=true@2 | 4:b", "2")},
      {"a space before both", " ---\ndraft: true\n ---\nb",
       "failed\na.md:1:1: front-matter/unclosed: the front matter that '---' opens is not closed (put a line '---' "
       "below its last field)\n",
       warned("head draft=true@2 | 4:b", "2")},
      {"a tab, TOML", "\n\t+++\ndraft = true\n+++\nb", "head draft=true@3 | 5:b\n",
       warned("head draft=true@3 | 5:b", "3")},
      {"JSON", " {\"draft\": true}\nb", "head draft=true@1 | 2:b\n", warned("head draft=true@1 | 2:b", "1")},
      {"a comment", "<!-- c -->\n---\ndraft: true\n---\nb <!-- d --> e", "head draft=true@3 | 5: e\n",
       warned("head draft=true@3 | 5:b <!-- d --> e", "3")},
      {"a comment in its line", "<!-- c --> ---\ndraft: true\n---\nb", "head draft=true@2 | 4:b\n",
       warned("head draft=true@2 | 4:b", "2")},
      {"comments of several lines", "<!-- c\n\nd -->\n<!---->\n---\ndraft: true\n---\nb", "head draft=true@6 | 8:b\n",
       warned("head draft=true@6 | 8:b", "6")},
      {"in a comment", "<!--\n---\ndraft: true\n---\n-->\nb", "head draft=true@3 | 5:\nb\n",
       warned("head draft=true@3 | 5:\nb", "3")},
      {"in a comment that nothing closes", "<!-- c\n---\ndraft: true\n---\nb", "head draft=true@3 | 5:\n",
       warned("head draft=true@3 | 5:", "3")},
      {"in the fence's line", "+++ draft = true\n+++\nb", "head draft=true@1 | 3:b\n",
       warned("head draft=true@1 | 3:b", "1")},
      {"closed by text", "---\nx: 1\ndraft: true\n--- b", "head x=1@2 draft=true@3 | 4: b\n",
       "failed\na.md:1:1: front-matter/unclosed: the front matter that '---' opens is not closed (put a line '---' "
       "below its last field)\n"},
      {"can't be parsed", "<!-- c -->\n+++\ndraft = = true\n+++\nb", "failed\n", "failed\n"},
      {"prose", " ---\nb: c, and so on\n\n---\nd", "", "none | 1: ---\nb: c, and so on\n\n---\nd\n"},
      {"a comment above prose", "<!-- c -->\nb\n\n---\nd", "none | 1:<!-- c -->\nb\n\n---\nd\n",
       "none | 1:<!-- c -->\nb\n\n---\nd\n"},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.name) {
      const auto agrees = [](const std::string& got, const std::string& wanted) {
        return wanted == "failed\n" ? got.starts_with(wanted) : got == wanted;
      };
      const std::string hugo = read(row.text, {.lower_keys = true}), other = read(row.text, {.loose = true});
      if (!row.hugo.empty()) BOOST_TEST(agrees(hugo, row.hugo), hugo);
      BOOST_TEST(agrees(other, row.other), other);
      BOOST_TEST(read(row.text, {.exact_place = true}).find(" draft=") ==
                 (row.text.starts_with("---") ? read(row.text, {}).find(" draft=") : std::string::npos));
    }
}

BOOST_AUTO_TEST_CASE(hostile) {
  const Case cases[] = {
      {"too long", "---\ntitle: a\n" + repeated("# filler\n", 40'000) + "---\n", "front-matter/too-complex"},
      {"brackets", "---\ntitle: a\nx: " + repeated("[", 10'000) + "\n---\n", "front-matter/"},
      {"alias bomb",
       "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
       "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n---\n",
       "front-matter/too-complex"},
      {"json depth", "{\"title\": " + repeated("[", 10'000) + repeated("]", 10'000) + "}\nb",
       "front-matter/too-complex"},
      {"many broken lines", "---\ntitle: a\n" + repeated("k: a: b\n", 30'000) + "---\n", "front-matter/"},
  };
  for (const Case& c : cases) {
    const std::string result = read(c.text);
    BOOST_TEST(result.substr(0, 7) == "failed\n", c.name << ": " << result.substr(0, 300));
    BOOST_TEST(result.find(c.expected) != std::string::npos, c.name << ": " << result.substr(0, 300));
  }
}

BOOST_AUTO_TEST_CASE(no_word_of_a_head_that_is_not_read_whole) {
  const std::string what = "the front matter can't be parsed: ";
  const std::string yaml = " (check the indentation, or put quotes around the value)";
  const Case cases[] = {
      {"YAML", "---\ntags:\n  - SECRET\n - x\npassword: 1234\n---\n",
       "4:2: front-matter/bad-yaml: " + what + "end of map not found" + yaml},
      {"a version", "---\n%YAML SECRET\n---\n", "2:1: front-matter/bad-yaml: " + what + "bad YAML" + yaml},
      {"TOML, value", "+++\na = SECRET\n+++\n",
       "2:5: front-matter/bad-yaml: " + what + "error while parsing value: could not determine value type"},
      {"TOML, no value", "+++\nSECRET line\n+++\n",
       "2:8: front-matter/bad-yaml: " + what + "error while parsing key-value pair"},
      {"TOML, twice", "+++\nSECRET = 1\nSECRET = 2\n+++\n",
       "3:10: front-matter/bad-yaml: " + what + "error while parsing key-value pair: cannot redefine existing integer"},
      {"TOML, large", "+++\na = 99999999999999999999\n+++\n",
       "2:25: front-matter/bad-yaml: " + what + "error while parsing decimal integer"},
      {"TOML, month", "+++\ndate = 2024-99-01\n+++\n",
       "2:15: front-matter/bad-date: " + what +
           "error while parsing date: expected month between 1 and 12 (inclusive) (write dates as 2024-09-13 or"
           " 2024-09-13 10:00 +08:00)"},
      {"TOML, hour", "+++\ndate = 2024-09-01T99:00:00\n+++\n",
       "2:21: front-matter/bad-date: " + what +
           "error while parsing time: expected hour between 0 to 59 (inclusive) (write dates as"
           " 2024-09-13 or 2024-09-13 10:00 +08:00)"},
      {"JSON, word", "{\n \"a\": SECRET\n}\n",
       "2:7: front-matter/bad-yaml: " + what + "syntax error while parsing value - invalid literal"},
      {"JSON, string", "{\n \"a\": \"SECRET\" \"SECRET\"\n}\n",
       "2:23: front-matter/bad-yaml: " + what + "syntax error while parsing object - unexpected string literal"},
      {"JSON, number", "{\n \"a\": 1e999\n}\n", "2:12: front-matter/bad-yaml: " + what + "number overflow parsing"},
      {"never closed", "+++\ndraft = true\ntitle = 'SECRET'\n",
       "1:1: front-matter/unclosed: the front matter that '+++' opens is not closed (put a line '+++' below its last "
       "field)"},
  };
  for (const Case& c : cases) {
    const std::string result = read(c.text);
    BOOST_TEST(result == "failed\na.md:" + c.expected + "\n", c.name << ": " << result);
    BOOST_TEST(result.find("SECRET") == std::string::npos, c.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
