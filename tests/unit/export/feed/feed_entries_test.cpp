#include "export/feed/feed_entries.h"

#include "config/sections/feed.h"
#include "export/common/summary.h"
#include "export/feed/feed_formats.h"
#include "feed_support.h"

#include <nlohmann/json.hpp>

using namespace essaypack;
using test::TestSite;

namespace {

/// The items of the JSON Feed, which shows every field of an entry.
nlohmann::json items_of(TestSite& t) {
  const auto outputs = t.run("json");
  return outputs.empty() ? nlohmann::json::array() : nlohmann::json::parse(outputs.at("feed.json")).at("items");
}

std::string keys_of(TestSite& t) {
  std::string keys;
  for (const auto& item : items_of(t)) {
    const std::string id = item.at("id");
    keys += (keys.empty() ? "" : " ") + id.substr(id.rfind(':') + 1);
  }
  return keys;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_entries)

BOOST_AUTO_TEST_CASE(newest_entries_first_up_to_the_limit) {
  TestSite t;
  t.config.feed->limit = 2;
  t.add("c", "2025-03-01", "丙", "<p>3</p>");
  t.add("b", "2025-02-01", "乙", "<p>2</p>");
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  BOOST_TEST(keys_of(t) == "c b");
  BOOST_TEST(t.rendered == 2u);
}

BOOST_AUTO_TEST_CASE(posts_that_are_in_no_feed) {
  TestSite t;
  t.add("hidden", "2025-03-01", "丙", "<p>3</p>").in_feeds = false;
  t.add("broken", "2025-02-01", "乙", "");
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  t.add("undated", "", "丁", "<p>0</p>");
  BOOST_TEST(keys_of(t) == "a");
}

BOOST_AUTO_TEST_CASE(order_by_updated) {
  TestSite t;
  t.config.feed->order = FeedOrder::updated;
  t.add("c", "2025-03-01", "丙", "<p>3</p>");
  t.add("b", "2025-02-01", "乙", "<p>2</p>").updated = parse_date("2025-04-01", Zone()).time;
  t.add("a", "2025-01-01", "甲", "<p>1</p>").updated = parse_date("2027-01-01", Zone()).time;
  BOOST_TEST(keys_of(t) == "b c a");
}

BOOST_AUTO_TEST_CASE(one_rendering_for_all_formats) {
  TestSite t;
  test::add_two_posts(t);
  t.run("rss");
  t.run("atom");
  t.run("json");
  BOOST_TEST(t.rendered == 2u);
}

BOOST_AUTO_TEST_CASE(no_entry_no_file) {
  TestSite t;
  BOOST_TEST(t.run("rss").empty());
  BOOST_TEST(t.run("atom").empty());
  BOOST_TEST(t.run("json").empty());
}

BOOST_AUTO_TEST_CASE(an_update_that_has_not_come_to_pass) {
  TestSite t;
  t.add("a", "2025-01-01", "甲", "<p>1</p>").updated = parse_date("2026-02-01", Zone()).time;
  BOOST_TEST(items_of(t)[0].at("date_modified") == "2025-01-01T00:00:00+08:00");
}

struct ModeCase {
  const char* name;
  FeedContent content;
  std::size_t rendered;
  const char* item;
};

BOOST_AUTO_TEST_CASE(how_much_of_the_content) {
  const ModeCase kCases[] = {
      {"full", FeedContent::full, 2,
       R"([{"content_html":"<p>夜。</p><p>深。</p>","summary":"夜。"},{"content_html":"<p>x</p>","summary":"摘要"}])"},
      {"summary", FeedContent::summary, 1,
       R"([{"content_text":"夜。","summary":"夜。"},{"content_text":"摘要","summary":"摘要"}])"},
      {"none", FeedContent::none, 0, R"([{"content_text":"甲"},{"content_text":"乙"}])"},
  };
  for (const ModeCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      t.config.feed->content = c.content;
      t.add("a", "2025-02-01", "甲", "<p>夜。</p><p>深。</p>");
      t.fragment(0).opening_text = "夜。";
      t.add("b", "2025-01-01", "乙", "<p>x</p>").description = "摘要";
      nlohmann::json items = items_of(t);
      for (auto& item : items)
        for (const char* key : {"id", "url", "title", "date_published", "date_modified"}) item.erase(key);
      BOOST_TEST(items.dump() == c.item);
      BOOST_TEST(t.rendered == c.rendered);
    }
  }
}

struct SummaryCase {
  const char* name;
  const char* description;
  const char* intro;
  const char* excerpt_text;
  const char* opening_text;
  const char* summary;
};

BOOST_AUTO_TEST_CASE(summaries) {
  const SummaryCase kCases[] = {
      {"description first", "描述", "导言", "摘录", "开头", "描述"},
      {"intro", "", "导言", "摘录", "开头", "导言"},
      {"excerpt", "", "", "摘录", "开头", "摘录"},
      {"opening", "", "", "", "开头", "开头"},
      {"nothing", "", "", "", "", ""},
      {"text that looks like markup", "a < b 与 <T> 与 <bogus x> & c", "", "", "", "a < b 与 <T> 与 <bogus x> & c"},
      {"control characters", "夜\b深了\xEF\xBF\xBE", "", "", "", "夜深了"},
      {"lines", "第一行\n第二行\r\nthird\tline", "", "", "", "第一行第二行 third line"},
      {"cut at a sentence", "一二三四五六七。八九十一二三", "", "", "", "一二三四五六七。"},
  };
  for (const SummaryCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      t.config.feed->content_limit = c.name == std::string_view("cut at a sentence") ? 10 : 140;
      Post& post = t.add("a", "2025-01-01", "甲", "<p>1</p>");
      post.description = c.description;
      post.intro = c.intro;
      t.fragment(0).excerpt_text = c.excerpt_text;
      t.fragment(0).opening_text = c.opening_text;
      BOOST_TEST(summary_of(post, &t.fragment(0), t.config, t.site) == c.summary);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_summary_that_says_nothing_new_is_left_out) {
  TestSite t;
  t.add("a", "2025-03-01", "夜深了", "<p>1</p>").description = "夜深了";
  t.add("b", "2025-02-01", "乙", "<p>短 文。</p>");
  t.fragment(1).opening_text = "短文。";
  t.add("c", "2025-01-01", "丙", "<p>短文。</p><pre>x</pre>");
  t.fragment(2).opening_text = "短文。";
  const nlohmann::json items = items_of(t);
  BOOST_TEST(!items[0].contains("summary"));
  BOOST_TEST(!items[1].contains("summary"));
  BOOST_TEST(items[2].at("summary") == "短文。");
}

BOOST_AUTO_TEST_CASE(terms_once_each_parents_first) {
  TestSite t;
  Post& post = t.add("a", "2025-01-01", "甲", "<p>1</p>");
  post.categories = {{"生活", "读书", "生活"}, {"生活", "旅行\n记"}};
  post.tags = {"旅行记", "C#", "读书"};
  BOOST_TEST(items_of(t)[0].at("tags").dump() == "[\"生活\",\"读书\",\"旅行记\",\"C#\"]");
}

struct IdCase {
  const char* name;
  IdScheme scheme;
  const char* authority;
  const char* url;
  const char* kind;
  std::vector<std::string> names;
  const char* id;
};

BOOST_AUTO_TEST_CASE(feed_ids) {
  using Scheme = IdScheme;
  const IdCase kCases[] = {
      {"tag", Scheme::tag, "", "https://Blog.example.com:8080/x/", "feed", {}, "tag:blog.example.com,2025:feed"},
      {"authority", Scheme::tag, "example.org", "https://blog.example.com/", "feed", {}, "tag:example.org,2025:feed"},
      {"Chinese host", Scheme::tag, "", "https://例子.example/", "feed", {}, "tag:xn--fsqu00a.example,2025:feed"},
      {"category",
       Scheme::tag,
       "",
       "https://a.example/",
       "category",
       {"生活", "C#/x"},
       "tag:a.example,2025:category:%E7%94%9F%E6%B4%BB/C%23%2Fx"},
      {"colon in a name", Scheme::tag, "", "https://a.example/", "tag", {"a:b"}, "tag:a.example,2025:tag:a%3Ab"},
      {"url", Scheme::url, "", "https://a.example/", "feed", {}, "https://a.example/page/"},
      {"uuid", Scheme::uuid, "", "https://a.example/", "feed", {}, "urn:uuid:"},
  };
  for (const IdCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t(c.url);
      t.config.feed->id_scheme = c.scheme;
      t.config.feed->id_authority = c.authority;
      const std::string id = feed_id(t.config, t.site, c.kind, c.names, "https://a.example/page/");
      BOOST_TEST((c.scheme == Scheme::uuid ? id.substr(0, 9) : id) == c.id);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_largest_format_stays_within_the_budget) {
  for (const std::size_t max_bytes : {60'000u, 20'000u, 6'000u, 1'000u}) {
    BOOST_TEST_CONTEXT(max_bytes) {
      TestSite t;
      t.config.feed->max_bytes = max_bytes;
      std::string long_text;
      for (int i = 0; i < 200; ++i) long_text += "夜深了，";
      for (int i = 0; i < 20; ++i) {
        t.add("p" + std::to_string(i), "2025-01-" + std::to_string(31 - i), "标题" + std::to_string(i),
              "<p>" + long_text + "</p>");
        t.fragment(i).opening_text = "夜深了，";
      }
      const std::string rss = t.run("rss").at("rss2.xml"), atom = t.run("atom").at("atom.xml"),
                        json = t.run("json").at("feed.json");
      const nlohmann::json items = nlohmann::json::parse(json).at("items");
      BOOST_TEST(!items.empty());
      std::size_t full = 0;
      bool is_full = true;
      for (const auto& item : items) {
        BOOST_TEST((is_full || !item.contains("content_html")));  // full texts stand before summaries
        is_full = item.contains("content_html");
        full += is_full;
      }
      if (max_bytes == 1'000) {
        BOOST_TEST(items.size() == 1u);
      } else {
        BOOST_TEST(std::max({rss.size(), atom.size(), json.size()}) <= max_bytes);
        BOOST_TEST((items.size() == 20 || full == 0));
      }
      BOOST_TEST(t.diagnostics.sorted().size() == 1u);
      const std::string message = "the feeds would exceed " + std::to_string(max_bytes) +
                                  " bytes: " + std::to_string(full) + " of " + std::to_string(items.size()) +
                                  " entries keep their full text";
      BOOST_TEST(t.diagnostics.sorted().at(0).message.english() == message);
      const auto count = [](const std::string& text, std::string_view what) {
        std::size_t found = 0;
        for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
        return found;
      };
      BOOST_TEST(count(rss, "<item>") == items.size());
      BOOST_TEST(count(atom, "<entry>") == items.size());
      BOOST_TEST(count(atom, "<content") == full);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_budget_bounds_what_is_rendered) {
  TestSite t;
  t.config.feed->limit = 0;
  t.config.feed->max_bytes = 20'000;
  for (int i = 0; i < 2'000; ++i) t.add("p" + std::to_string(i), "2025-01-01", "标题", "<p>文</p>");
  t.run("atom");
  BOOST_TEST(t.rendered < 100u);
}

BOOST_AUTO_TEST_SUITE_END()
