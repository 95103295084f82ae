#include "base/compact_text.h"
#include "model/head_fields.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <vector>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(compact_text)

BOOST_AUTO_TEST_CASE(reads_like_a_text) {
  const std::string longer(70'000, 'x');
  for (const std::string& written :
       {std::string(), std::string("a"), std::string("水声先到"), std::string("a\0b", 3), longer}) {
    CompactText text;
    text = written;
    BOOST_TEST(text.str() == written);
    BOOST_TEST(text.empty() == written.empty());
    BOOST_TEST(text.size() == written.size());
    BOOST_TEST((text == written && !(text < written) && std::string(text.begin(), text.end()) == written));
    CompactText copy = text;
    BOOST_TEST(copy == text);
    const CompactText moved = std::move(copy);
    BOOST_TEST(moved == written);
    text.clear();
    BOOST_TEST((text.empty() && text.view().empty() && moved == written));
  }
}

BOOST_AUTO_TEST_CASE(is_replaced_and_joined) {
  CompactText text;
  text = "山";
  text = text + "路";
  BOOST_TEST(text == "山路");
  text = text.view().substr(3);  // of itself
  BOOST_TEST(text == "路");
  BOOST_TEST(("/" + text + '-' + text) == "/路-路");
  BOOST_TEST((text + text + std::string("!")) == "路路!");
  BOOST_TEST(sizeof(CompactText) == sizeof(void*));
}

BOOST_AUTO_TEST_CASE(orders_by_bytes) {
  std::vector<CompactText> texts;
  for (const char* word : {"b", "", "水", "a", "ab"}) texts.emplace_back(word);
  std::sort(texts.begin(), texts.end());
  std::string joined;
  for (const CompactText& text : texts) joined += text + ",";
  BOOST_TEST(joined == ",a,ab,b,水,");
}

BOOST_AUTO_TEST_CASE(fields_are_found) {
  const HeadFields fields({{"title", {"山路", 2}},
                           {"tags", {{}, 300}},
                           {"empty", {"", 4}},
                           {"layout", {"post", 0}},
                           {"long", {std::string(20'000, 'y'), 5}}});
  struct Case {
    const char* name;
    std::optional<std::string> value;
    int line;
  };
  const Case cases[] = {{"title", "山路", 2},
                        {"tags", {}, 300},
                        {"empty", "", 4},
                        {"layout", "post", 1},
                        {"long", std::string(20'000, 'y'), 5},
                        {"titl", {}, 1},
                        {"", {}, 1}};
  for (const Case& c : cases) {
    const auto found = fields.find(c.name);
    BOOST_TEST(((found ? std::optional<std::string>(*found) : std::nullopt) == c.value), c.name);
    BOOST_TEST(fields.line_of(c.name) == c.line, c.name);
  }
  BOOST_TEST((fields.has_lines() && !HeadFields().has_lines() && !HeadFields{{"layout", "post"}}.has_lines()));
  BOOST_TEST((fields.unpack().size() == 5u && !fields.unpack().at("tags").value));
}

BOOST_AUTO_TEST_CASE(a_field_is_set) {
  HeadFields fields{{"a", "1"}, {"b", "2"}};
  fields.set("b", "3");
  fields.set("c", "4");
  std::string all;
  for (const auto& [name, field] : fields.unpack()) all += name + "=" + field.value.value() + " ";
  BOOST_TEST(all == "a=1 b=3 c=4 ");
}

BOOST_AUTO_TEST_SUITE_END()
