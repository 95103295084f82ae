/// The checks of ../shared/check/feeds and real feed readers, on feeds made by hand-made fragments full of traps.

#include "feed_support.h"

#include "base/file.h"
#include "config/sections/feed.h"
#include "folders.h"
#include "temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace essaypack;
using test::TestSite;

namespace {

const std::string kChecks = std::string(kShared) + "/check/feeds/";

using Folder = test::TemporaryFolder;

void write_all(const std::map<std::string, std::string>& outputs, const std::filesystem::path& folder) {
  for (const auto& [name, bytes] : outputs) std::ofstream(folder / name, std::ios::binary) << bytes;
}

/// Runs a check of the shared folder on `arguments`; its findings are shown. 2 means that it could not run.
void check(const Folder& folder, const std::string& arguments) {
  const std::string report = (folder.path / "report").string();
  const std::string command =
      "cd '" + folder.path.string() + "' && SOURCE_DATE_EPOCH=1767225600 " + kChecks + arguments + " > report 2>&1";
  const int status = std::system(command.c_str());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 2 || code == 127) {
    BOOST_TEST_MESSAGE("skipped, tools are missing: " << arguments);
    return;
  }
  BOOST_TEST(code == 0, arguments << '\n' << read_file(report).bytes.value_or(""));
}

bool has_checks() {
  if (is_file(kChecks + "rules.py")) return true;
  BOOST_TEST_MESSAGE("skipped: no checks at " << kChecks);
  return false;
}

/// The first group of traps of docs/feeds.md, as far as they reach an exporter.
void add_traps(TestSite& t) {
  int day = 30;
  const auto add = [&](const std::string& key, const std::string& title, std::string_view body) -> Post& {
    return t.add(key, "2025-10-" + std::to_string(day--) + " 06:18:07", title, body);
  };
  add("control", "夜\b深了\x7f", "<p>控制</p>").tags = {"标\x01签", "]]>"};
  add("noncharacter", "标\xEF\xBF\xBE题\xC2\x85行\xE2\x80\xA8尾", "<p>a\xC2\xA0z</p>").description = "摘\x02要";
  add("emoji", "😱 👨‍👩‍👧", "<p>😱&#128561; 👨‍👩‍👧</p>").description = "👨‍👩‍👧";
  add("cdata", "]]> 标题", "<pre><code>a]]&gt;b ]]]]&gt;&lt;![CDATA[&gt;</code></pre>");
  add("angle", "用 <div> 与 A&B 和 a < b", "<p>a &lt; b &amp;&amp; c</p>");
  add("same-summary", "摘要与题同", "<p>全文。</p>").description = "摘要与题同";
  add("iri", "地址",
      "<p><a href=\"/帖子/一 二\">a</a><a href=\"/%E5%B8%96/100%25\">b</a><img src=\"图/100%.png\" alt=\"\"/></p>");
  add("srcset", "图集", "<p><img src=\"a.png\" srcset=\"a.png 1x, ../b.png 2x\" alt=\"\"/></p>");
  add("notes-one", "注一", "<p>a<ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>一</p></ep:note>");
  add("notes-two", "注二", "<p>b<ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>二</p></ep:note>");
  add("html", "乱",
      "<h2 id=\"x\">a</h2><h2 id=\"x\">b</h2><p style=\"position:fixed\" onclick=\"x()\">a</p><x-y>z</x-y>"
      "<iframe src=\"//v.example/1\"></iframe><form><input/></form>");
  add("tasks", "任务", "<ul><li><ep:task done=\"true\"/>a</li></ul>");
  Post& author = add("author", "人", "<p>x</p>");
  author.authors = {{"别人", "a@example.org", "https://a.example/"}, {"另一人", "", "javascript:x"}};
  author.categories = {{"生活", "读书"}};
  author.tags = {"C#", "C++", "<b>"};
  author.cover = "/a.png";
  author.language = "ja";
  t.assets["source/a.png"] = std::string("\x89PNG\r\n\x1A\n", 8) + "....";
  Post& guid = add("guid", "旧", "<p>x</p>");
  guid.id = "https://old.example.org/?p=12345";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_checks)

BOOST_AUTO_TEST_CASE(traps_come_out_clean) {
  if (!has_checks()) return;
  TestSite t;
  add_traps(t);
  t.config.feed->hubs = {"https://hub.example.org/"};
  const Folder folder;
  for (const char* exporter : {"rss", "atom", "json", "sitemap"}) write_all(t.run(exporter), folder.path);
  check(folder, "rules.py --base https://blog.example.com --same --strict atom.xml rss2.xml feed.json");
  check(folder, "rules.py --base https://blog.example.com/atom.xml atom.xml");
  check(folder, "atom.sh atom.xml");
  check(folder, "jsonfeed.py --url https://blog.example.com/feed.json feed.json");
  check(folder, "sitemap.sh --base https://blog.example.com/ sitemap.xml sitemap.txt robots-sitemaps.txt");
  check(folder, "clients.sh atom.xml https://blog.example.com/atom.xml");
  check(folder, "clients.sh rss2.xml https://blog.example.com/rss2.xml");
}

BOOST_AUTO_TEST_CASE(each_kind_of_content) {
  if (!has_checks()) return;
  for (const FeedContent content : {FeedContent::summary, FeedContent::none}) {
    TestSite t;
    add_traps(t);
    t.config.feed->content = content;
    const Folder folder;
    for (const char* exporter : {"rss", "atom", "json"}) write_all(t.run(exporter), folder.path);
    check(folder, "rules.py --base https://blog.example.com --same --strict atom.xml rss2.xml feed.json");
    check(folder, "atom.sh atom.xml");
    check(folder, "jsonfeed.py --url https://blog.example.com/feed.json feed.json");
  }
}

BOOST_AUTO_TEST_CASE(a_new_permalink_is_nothing_new_to_a_reader) {
  if (!has_checks()) return;
  const Folder folder;
  TestSite before, after;
  for (TestSite* t : {&before, &after}) add_traps(*t);
  for (Post& post : after.site.posts) post.permalink = post.permalink + "new/";
  std::ofstream(folder.path / "before.xml") << before.run("atom").at("atom.xml");
  std::ofstream(folder.path / "after.xml") << after.run("atom").at("atom.xml");
  check(folder, "clients.sh before.xml https://blog.example.com/atom.xml after.xml");
}

BOOST_AUTO_TEST_CASE(a_split_map) {
  if (!has_checks()) return;
  TestSite t;
  for (int i = 60'000; i-- > 0;) {
    Post post;
    post.date = Timestamp{1'700'000'000 + i * 60, 0};
    post.permalink = "https://blog.example.com/" + std::to_string(i) + "/";
    t.site.posts.push_back(std::move(post));
  }
  const Folder folder;
  write_all(t.run("sitemap"), folder.path);
  check(folder,
        "sitemap.sh --base https://blog.example.com/ sitemap.xml sitemap-1.xml sitemap-2.xml sitemap.txt "
        "sitemap-2.txt robots-sitemaps.txt");
}

BOOST_AUTO_TEST_SUITE_END()
