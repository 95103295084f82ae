#include "kinds/astro/filters.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(astro_filters)

/// Functions of the page itself, which the rows name.
constexpr char kFunctions[] = R"(
const kWords = ['done', "live"] as const
const kWord = "live";
const kChanged = ["live"]
kChanged.push("done")
const isOpen = ({ data }: CollectionEntry<"blog">) => !data.shut;
const isDone = (post) => { const { stage } = post.data; return stage !== 'idea'; };
function isSeen({ data }): boolean {
  if (data.shelved) return false
  if (data.stage === 'idea') { return false } else { return true }
}
const isLoud = (post) => { const data = post.data
  const shut = data["shut"] === true
  return !shut && isDone(post) }
const ofData = (d) => !d.shut;
function strangeOne(post) { for (const x of y) if (post.data.shut) return false; return true; }
function strangeTwo(post) { const { data } = post; try { return ofStrange(data) } catch { return true } }
function ofStrange({ shut, stage }) { while (shut) {} return !stage }
)";

static std::string found(const std::string& function, const std::map<std::string, std::string>& head) {
  SiteModules modules;
  const auto queries = read_entry_queries(kFunctions + ("getCollection('blog', " + function + ")"), "src/pages/a.astro",
                                          "a.astro", modules);
  if (queries.size() != 1) return "none";
  Post post;
  std::map<std::string, HeadField> fields;
  for (const auto& [key, value] : head) fields[key].value = value;
  post.fields = HeadFields(fields);
  if (head.contains("tags")) post.tags = {head.at("tags")};
  std::string key;
  switch (is_found_by(queries[0], post, "old/tea", {{"preset", "true"}}, key)) {
    case Verdict::no:
      return "no";
    case Verdict::unknown:
      return "unknown " + key;
    case Verdict::yes:
      return "yes";
  }
  return {};
}

BOOST_AUTO_TEST_CASE(functions) {
  const struct {
    const char* function;
    std::map<std::string, std::string> head;
    const char* expected;
  } kCases[] = {
      {"({ data }) => !data.a", {}, "yes"},
      {"({ data }) => !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => !data.a", {{"a", "false"}}, "yes"},
      {"(post) => !post.data.a", {{"a", "true"}}, "no"},
      {"post => post.data.a !== true", {{"a", "true"}}, "no"},
      {"post => post.data.a !== true", {}, "yes"},
      {"({ data }) => data.a === false", {{"a", "true"}}, "no"},
      {"({ data }) => data.a", {}, "no"},
      {"({ data }) => data.preset", {}, "yes"},
      {"({ data }) => data.preset", {{"preset", "false"}}, "no"},
      {"({ data: { a } }) => !a", {{"a", "true"}}, "no"},
      {"({ data }) => { return !data.a; }", {{"a", "true"}}, "no"},
      {"({ data }) => import.meta.env.PROD ? !data.a : true", {{"a", "true"}}, "no"},
      {"({ data }) => import.meta.env.DEV || !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => !import.meta.env.PROD || data.a !== true", {{"a", "true"}}, "no"},
      {"({ data }) => import.meta.env.MODE !== 'production' || !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => data.a == 'x' && data.b != 'y'", {{"a", "x"}, {"b", "z"}}, "yes"},
      {"({ data }) => data.a == 'x' && data.b != 'y'", {{"a", "x"}, {"b", "y"}}, "no"},
      {"({ data }) => (data.a ?? false) === false", {{"a", "true"}}, "no"},
      {"({ data }) => data.pubDate <= new Date()", {{"pubDate", "2024-01-02"}}, "yes"},
      {"({ data }) => data.pubDate.valueOf() < Date.now() && !data.a", {{"a", "true"}}, "no"},
      {"({ data }) => !list.includes(data.a)", {{"a", "x"}}, "unknown a"},
      {"({ data }) => !list.includes(data.a)", {}, "unknown a"},
      {"({ data }) => data.a !== other", {{"a", "x"}}, "unknown a"},
      {"({ data }) => data.a === other", {}, "unknown a"},
      {"({ data }) => data.kinds.some((kind) => kind === 'x')", {}, "unknown kinds"},
      {"({ data }) => data.kinds?.some((kind) => kind === 'x')", {}, "no"},
      {"({ data }) => !data.kinds?.includes('x')", {}, "yes"},
      {"({ data }) => data.lang === other && !data.a", {}, "yes"},
      {"({ data }) => data.a > 3", {{"a", "2"}}, "unknown a"},
      {"({ data }) => data.a > 3", {}, "no"},
      {"({ data }) => kWords.includes(data.a)", {{"a", "x"}}, "no"},
      {"({ data }) => kWords.includes(data.a)", {{"a", "live"}}, "yes"},
      {"({ data }) => kChanged.includes(data.a)", {{"a", "live"}}, "unknown a"},
      {"({ data }) => data.a === kWord", {{"a", "live"}}, "yes"},
      {"({ data }) => data.a === kWord", {}, "no"},
      {"(post) => !post.id.startsWith('old/')", {}, "no"},
      {"({ id }) => id.startsWith('new/')", {}, "no"},
      {"(post) => post.slug.startsWith('new/')", {}, "no"},
      {"(post) => post.id.startsWith(`${lang}/`)", {}, "yes"},
      {"({ data }) => data.tags.includes(tag)", {}, "yes"},
      {"({ data }) => !data.a && strange(data.b)", {{"a", "true"}, {"b", "x"}}, "no"},
      {"({ data }) => !data.tags.includes('kept')", {{"tags", "kept"}}, "no"},
      {"({ data }) => !data?.tags?.includes('kept')", {{"tags", "tea"}}, "yes"},
      {"({ data }) => !data['a']", {{"a", "true"}}, "no"},
      {"({ data: { a: word = true } }) => !word", {}, "no"},
      {"({ data }) => { if (data.a) return false; return true; }", {{"a", "true"}}, "no"},
      {"({ data }) => { if (data.a) return false; return true; }", {}, "yes"},
      {"({ data }) => { const old = data.a === 'x'; return !old; }", {{"a", "x"}}, "no"},
      {"({ data }) => { let old = true; if (data.a) old = false; return old; }", {{"a", "x"}}, "unknown a"},
      {"function (post) { return !post.data.a }", {{"a", "true"}}, "no"},
      {"async (post) => !post.data.a", {{"a", "true"}}, "no"},
      {"isOpen", {{"shut", "true"}}, "no"},
      {"isOpen", {}, "yes"},
      {"isDone", {{"stage", "idea"}}, "no"},
      {"isDone", {{"stage", "grown"}}, "yes"},
      {"isSeen", {{"shelved", "true"}}, "no"},
      {"isSeen", {{"stage", "idea"}}, "no"},
      {"isSeen", {}, "yes"},
      {"isLoud", {{"shut", "true"}}, "no"},
      {"isLoud", {{"stage", "idea"}}, "no"},
      {"isLoud", {}, "yes"},
      {"(post) => isOpen(post) && post.data.a !== 'x'", {{"shut", "true"}}, "no"},
      {"({ data }) => ofData(data)", {{"shut", "true"}}, "no"},
      {"(post) => ofData(post.data)", {}, "yes"},
      {"strangeOne", {{"shut", "true"}}, "unknown shut"},
      {"strangeOne", {}, "unknown shut"},
      {"strangeTwo", {{"stage", "x"}}, "unknown stage"},
      {"nowhere", {}, "unknown "},
      {"makeFilter('x')", {}, "unknown "},
  };
  for (const auto& one : kCases)
    BOOST_TEST_CONTEXT(one.function) BOOST_TEST(found(one.function, one.head) == one.expected);
}

BOOST_AUTO_TEST_CASE(hostile_scripts) {
  for (const std::string piece :
       {"getCollection('a', (", "getCollection('a', x => ", "!", "(", "a ? ", "data.a.", "getCollection(", ".filter(",
        "f(", "const f = (", "if (a) return b; ", "function f(a) { return f(a) } f(", "a[\"b\"]",
        "const { a } = ", "{ data: {", "x => x && "}) {
    std::string text = "getCollection('a', x => ";
    while (text.size() < 200'000) text += piece;
    SiteModules modules;
    for (const EntryQuery& query : read_entry_queries(text, "src/pages/a.astro", "a.astro", modules)) {
      std::string key;
      is_found_by(query, Post(), {}, {}, key);
      unread_fields_of(query);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
