/// The shared vectors: what Hexo makes of small inputs, and where essaypack differs on purpose.

#include "base/text.h"
#include "base/time.h"
#include "blog_fixture.h"
#include "input/front_matter.h"
#include "input/terms.h"
#include "site/permalink.h"

#include <cmath>

using namespace essaypack;
using nlohmann::json;

namespace {

/// True if a scalar's text is what Hexo typed it as.
bool equals_typed(const Value& value, const json& typed) {
  const std::string type = typed["t"];
  if (type == "null") return value.is_null() || (value.is_scalar() && value.text.empty());
  if (type == "list") {
    if (!value.is_list() || value.items.size() != typed["v"].size()) return false;
    for (std::size_t at = 0; at < value.items.size(); ++at)
      if (!equals_typed(value.items[at], typed["v"][at])) return false;
    return true;
  }
  if (type == "map") {
    if (!value.is_map() || value.members.size() != typed["v"].size()) return false;
    for (const Value::Member& member : value.members)
      if (!typed["v"].contains(member.key) || !equals_typed(member.value, typed["v"][member.key])) return false;
    return true;
  }
  if (!value.is_scalar()) return false;
  if (type == "string") return value.text == typed["v"].get<std::string>();
  if (type == "boolean") return to_lower_ascii(value.text) == (typed["v"].get<bool>() ? "true" : "false");
  if (type == "date") {
    const ParsedDate date = parse_date(value.text, Zone());
    const ParsedDate wanted = parse_date(typed["v"].get<std::string>(), Zone());
    return date.ok && wanted.ok && date.time == wanted.time;
  }
  if (typed["v"] == "Infinity") return value.text == ".inf";
  const auto number = number_as_printed(value.text);
  return number && std::abs(std::stod(*number) - typed["v"].get<double>()) <= std::abs(typed["v"].get<double>()) * 1e-15;
}

std::string plain(const Value& value) {
  if (value.is_list()) {
    std::string text = "[";
    for (const Value& item : value.items) text += plain(item) + ",";
    return text + "]";
  }
  return value.is_null() ? "(null)" : value.text;
}

std::string plain(const json& value) {
  if (value.is_array()) {
    std::string text = "[";
    for (const json& item : value) text += plain(item) + ",";
    return text + "]";
  }
  return value.is_null() ? "(null)" : value.get<std::string>();
}

void check_own_value(const std::string& id, const FrontMatter& head, const json& expected) {
  BOOST_TEST(!head.failed, id);
  const std::size_t count = expected["fields"].size();
  BOOST_TEST(head.fields.members.size() == count, id << ": " << head.fields.members.size() << " fields");
  for (const auto& [key, value] : expected["fields"].items()) {
    const Value* found = head.fields.find(key);
    BOOST_TEST((found != nullptr), id << ": no " << key);
    if (found) BOOST_TEST(plain(*found) == plain(value), id << ": " << key << " is " << plain(*found));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(front_matter) {
  const json cases = read_shared("vectors/frontmatter.json");
  if (cases.is_null()) return;
  const json deviate = read_shared("vectors/DEVIATE.json");
  for (const json& c : cases["cases"]) {
    const std::string id = c["id"];
    TextRepairs repairs;
    const std::string text = clean_file_text(c["input"].get<std::string>(), repairs);
    Diagnostics diagnostics;
    const FrontMatter head = read_front_matter(text, "a.md", {}, diagnostics);
    const std::string body = text.substr(head.body_offset);
    const json ours = deviation(deviate, "frontmatter.json", id);
    if (!ours.is_null() && ours.contains("expected")) {
      const json& expected = ours["expected"][id];
      if (expected.contains("error")) {
        const std::vector<Diagnostic> reports = diagnostics.sorted();
        BOOST_TEST(head.failed, id);
        BOOST_REQUIRE(!reports.empty());
        BOOST_TEST(entry_of(reports[0].kind).name == expected["error"].get<std::string>(), id);
        BOOST_TEST_MESSAGE(id << " at line " << reports[0].place.line << ", wanted " << expected["line"]);
        continue;
      }
      check_own_value(id, head, expected);
      BOOST_TEST(body == expected["content"].get<std::string>(), id << ": " << body);
      continue;
    }
    if (!ours.is_null()) continue;
    const json& hexo = c["hexo812_fm421"];
    BOOST_TEST(!head.failed, id << ": " << reports_of(diagnostics));
    BOOST_TEST(head.fields.members.size() == hexo["fields"].size(), id);
    for (const auto& [key, value] : hexo["fields"].items()) {
      const Value* found = head.fields.find(key);
      BOOST_TEST((found && equals_typed(*found, value)), id << ": " << key << " is " << (found ? plain(*found) : "missing"));
    }
    BOOST_TEST(body == hexo["content"].get<std::string>(), id << ": " << body);
  }
}

BOOST_AUTO_TEST_CASE(slugs) {
  const json cases = read_shared("vectors/slug.json");
  if (cases.is_null()) return;
  for (const json& c : cases["slugize"]) {
    const std::string input = c["input"];
    BOOST_TEST(slugize(input, 0) == c["slugize"].get<std::string>(), input);
    BOOST_TEST(slugize(input, 1) == c["lower"].get<std::string>(), input);
  }
}

BOOST_AUTO_TEST_SUITE_END()
