/// The shared vectors: what Hexo makes of small inputs, and where essaypack differs on purpose.

#include "base/text.h"
#include "base/time.h"
#include "blog_fixture.h"
#include "input/front_matter.h"
#include "input/head_split.h"
#include "input/terms.h"
#include "kinds/kinds.h"
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
  return number &&
         std::abs(std::stod(*number) - typed["v"].get<double>()) <= std::abs(typed["v"].get<double>()) * 1e-15;
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

/// A `_config.yml` in which a key given twice counts with its last value.
std::string config_text(std::string text, const std::string& extra) {
  LineReader reader(extra);
  std::string_view line;
  while (reader.next(line)) {
    const std::string key = "\n" + std::string(line.substr(0, line.find(':'))) + ":";
    if (const std::size_t at = ("\n" + text).find(key); at != std::string::npos && line[0] != ' ')
      text.erase(at, text.find('\n', at) + 1 - at);
  }
  return text + extra;
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
      BOOST_TEST((found && equals_typed(*found, value)),
                 id << ": " << key << " is " << (found ? plain(*found) : "missing"));
    }
    BOOST_TEST(body == hexo["content"].get<std::string>(), id << ": " << body);
  }
}

BOOST_AUTO_TEST_CASE(slugs) {
  const json cases = read_shared("vectors/slug.json");
  if (cases.is_null()) return;
  for (const json& c : cases["slugize"]) {
    const std::string input = c["input"];
    BOOST_TEST(slugize(input, LetterCase::keep) == c["slugize"].get<std::string>(), input);
    BOOST_TEST(slugize(input, LetterCase::lower) == c["lower"].get<std::string>(), input);
  }
}

BOOST_AUTO_TEST_CASE(permalinks) {
  const json cases = read_shared("vectors/permalink.json");
  if (cases.is_null()) return;
  const json deviate = read_shared("vectors/DEVIATE.json");
  for (const json& c : cases["cases"]) {
    const std::string id = c["id"];
    const json& given = c["config"];
    std::string config = "title: T\nurl: https://example.com\ntimezone: Asia/Shanghai\n";
    if (!given["permalink"].is_null()) config += "permalink: " + given["permalink"].get<std::string>() + "\n";
    const Blog blog;
    blog.write("_config.yml", config_text(config, given.value("extra", "")));
    blog.write("source/" + c["file"].get<std::string>(), c["input"].get<std::string>());
    Diagnostics diagnostics;
    const Site site = build(blog, diagnostics);
    const json reason = deviation(deviate, "permalink.json", id);
    const json ours = reason.is_null() ? json() : reason["expected"][id];
    if (!ours.is_null() && ours.contains("error")) {
      BOOST_TEST(site.posts.empty(), id);
      BOOST_TEST(reports_of(diagnostics).find(ours["error"].get<std::string>()) != std::string::npos, id);
      continue;
    }
    BOOST_REQUIRE_MESSAGE(site.posts.size() == 1, id << ": " << reports_of(diagnostics));
    const auto wanted = [&](const char* key) { return !ours.is_null() && ours.contains(key) ? ours[key] : c[key]; };
    std::string path = wanted("path");
    path.erase(0, path.find_first_not_of('/'));
    BOOST_TEST(site.posts[0].path == path, id << ": " << site.posts[0].path);
    BOOST_TEST(site.posts[0].permalink == wanted("permalink").get<std::string>(),
               id << ": " << site.posts[0].permalink);
    if (c["slug"].is_string())
      BOOST_TEST(site.posts[0].slug == c["slug"].get<std::string>(), id << ": " << site.posts[0].slug);
  }
}

BOOST_AUTO_TEST_CASE(category_pages) {
  const json cases = read_shared("vectors/categories.json");
  if (cases.is_null()) return;
  const json deviate = read_shared("vectors/DEVIATE.json");
  for (const json& c : cases["cases"]) {
    const std::string id = c["id"];
    const Blog blog;
    blog.write("_config.yml", "title: T\nurl: https://example.com\ntimezone: UTC\n" + c.value("config", ""));
    blog.write("source/_posts/a.md",
               "---\ntitle: a\ndate: 2020-01-01\n" + c["frontmatter"].get<std::string>() + "---\n");
    Diagnostics diagnostics;
    const Config config = load_config(blog.path, all_site_kinds(), {}, diagnostics);
    const Site site = build(config, diagnostics);
    BOOST_REQUIRE_MESSAGE(site.posts.size() == 1, id << ": " << reports_of(diagnostics));
    const json reason = deviation(deviate, "categories.json", id);
    const json& wanted = !reason.is_null() && reason.contains("expected") ? reason["expected"][id] : c;
    std::string nodes, wanted_nodes, tags, wanted_tags;
    for (const json& node : wanted["categories"])
      wanted_nodes += node["name"].get<std::string>() + " " + node["slug"].get<std::string>() + " " +
                      node["path"].get<std::string>() + "\n";
    for (const auto& path : site.posts[0].categories)
      for (std::size_t depth = 1; depth <= path.size(); ++depth)
        for (const Category& category : site.categories)
          if (category.path == std::vector<std::string>(path.begin(), path.begin() + std::ptrdiff_t(depth))) {
            const std::string line =
                category.name + " " + category.slug + " " + config.category_dir + "/" + category.slug + "/\n";
            if (nodes.find(line) == std::string::npos) nodes += line;
          }
    for (const json& tag : wanted["tags"])
      wanted_tags += tag["name"].get<std::string>() + " " + tag["slug"].get<std::string>() + " " +
                     tag["path"].get<std::string>() + "\n";
    for (const std::string& name : site.posts[0].tags)
      for (const Tag& tag : site.tags)
        if (tag.name == name) tags += name + " " + tag.slug + " " + config.tag_dir + "/" + tag.slug + "/\n";
    BOOST_TEST(nodes == wanted_nodes, id << ":\n" << nodes);
    BOOST_TEST(tags == wanted_tags, id << ":\n" << tags);
  }
}

BOOST_AUTO_TEST_CASE(abbrlinks) {
  const json cases = read_shared("vectors/abbrlink.json");
  if (cases.is_null()) return;
  for (const json& c : cases["cases"]) {
    const std::string extra = c["config"].get<std::string>()[0] == '(' ? "" : c["config"].get<std::string>();
    const std::string title = c["title"];
    const Blog blog;
    blog.write("_config.yml", "title: T\nurl: https://example.com\ntimezone: UTC\npermalink: p/:abbrlink/\n" + extra);
    blog.write("source/_posts/a.md", "---\ntitle: " + title + "\ndate: 2020-01-01\n" +
                                         (title == "有" ? "abbrlink: deadbeef\n" : "") + "---\n");
    Diagnostics diagnostics;
    const Site site = build(blog, diagnostics);
    BOOST_REQUIRE(site.posts.size() == 1);
    BOOST_TEST(site.posts[0].path == c["path"].get<std::string>(), title << " " << extra << site.posts[0].path);
  }
}

BOOST_AUTO_TEST_SUITE_END()
