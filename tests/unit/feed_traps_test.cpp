/// Posts that have broken the feeds of other generators (feeds.md section 10), through the whole program: what comes out is
/// clean, and the rest of the blog with it.

#include "app/run.h"
#include "base/file.h"
#include "base/text.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace fs = std::filesystem;
using namespace essaypack;

namespace {

struct Trap {
  const char* name;
  std::string_view head;  ///< After the title and before the end of the head.
  std::string_view title;
  std::string_view body;
};

using namespace std::string_view_literals;

const Trap kTraps[] = {
    {"control-character", "tags: ['标\x01签', ']]>']\ndescription: \"摘\x02要\"\n", "夜\b深", "码\b：`a\x0c`\n\n    b\x1f\n"},
    {"control-reference", "", "夜 &#8; 深", "夜&#8;深 &#x1; &#xFFFE; &#55357;\n"},
    {"noncharacter-fffe", "", "标\xEF\xBF\xBE题", "a\xEF\xBF\xBF\xEF\xB7\x90z\n"},
    {"bad-utf8", "", "标\xB1\xEA题", "a\xC0\xAF\xED\xA0\x80z\n"},
    {"emoji", "", "😱 👨‍👩‍👧", "😱&#128561; 👨‍👩‍👧\n"},
    {"c1-control", "", "标\xC2\x85题", "a\xE2\x80\xA8" "b\xC2\x9Fz\n"},
    {"nbsp-entity", "", "空 &nbsp; 格", "a&nbsp;b &copy; &bogus;\n"},
    {"cdata-end", "description: a ]]> b\n", "]]> 题", "```\nif (a[b[0]]>c) {}\n```\n"},
    {"cdata-split", "", "分", "<![CDATA[<p>a]]]]><![CDATA[>1</p>]]>\n"},
    {"date-white-space", "", "白", "x\n"},
    {"abbrlink-text", "abbrlink: 0123\n", "号", "x\n"},
    {"abbrlink-power", "abbrlink: 5e73\n", "幂", "x\n"},
    {"id-not-ascii", "abbrlink: 帖子 1\n", "标识", "x\n"},
    {"id-is-url", "guid: https://old.example.org/?p=9&q=1\n", "旧", "x\n"},
    {"guid-number", "guid: 12345\n", "数", "x\n"},
    {"id-twice", "abbrlink: same\n", "机密同一", "x\n"},  // the older one stays
    {"title-angle", "", "用 <div> 与 A&B 和 a < b", "用 <div> 与 A&B 和 a < b\n"},
    {"title-quotes", "", "\"引\" '号' \\ / &quot;", "x\n"},
    {"summary-is-title", "description: 摘要即题\n", "摘要即题", "x\n"},
    {"summary-is-text", "", "全文", "只有一句。\n"},
    {"raw-iri", "", "帖 子?#100%", "[a](/帖子/一%20二) <a href=\"/帖子/一 二?q=中#节\">b</a> [c](https://例子.example/路)\n"},
    {"encoded-twice", "", "百分", "[a](/a%25b%E5%B8%96) <a href=\"/a%25b%E5%B8%96\">b</a> ![i](/图/100%25.png)\n"},
    {"relative-image", "", "图", "![a](a.png) ![b](../b.png) <img src=\"c.png\"> <img src=\"//cdn.example.org/d.png\">\n"},
    {"relative-srcset", "", "图集", "<img src=\"a.png\" srcset=\"a.png 1x, /b.png 2x\">\n"},
    {"footnote-one", "", "注一", "a[^1]\n\n[^1]: 一\n\n## 节\n\n[回](#节)\n"},
    {"footnote-two", "", "注二", "b[^1] b[^1]\n\n[^1]: 二\n\n## 节\n\n[回](#节)\n"},
    {"unclosed-html", "", "未闭", "<div><b>a\n\n<p>b</div>\n"},
    {"cut-in-tag", "description: 看<a href=\"\n", "断", "a <a href=\"\n"},
    {"iframe", "", "框", "<iframe src=\"//player.example.org/1?a=1&b=2\"></iframe><object data=\"x\"></object>\n"},
    {"style-position", "", "样式", "<p style=\"position:fixed\">a</p><style>p{}</style><script>x()</script>\n"},
    {"custom-tag", "", "自定", "<x-y>z</x-y> <font color=red>f</font> List<int>\n"},
    {"event-handler", "", "事件", "<p onclick=\"x()\">a</p> <a href=\"JaVaScRiPt:x()\">b</a> [c](javascript:x)\n"},
    {"forms", "", "表单", "<form action=\"/x\"><input name=a><textarea>t</textarea></form>\n"},
    {"tasklist", "", "任务", "- [x] a\n- [ ] b\n"},
    {"author-name", "author: 别人\n", "人", "x\n"},
    {"cover", "cover: /a.png\nenclosure: /b.mp3\n", "封面", "x\n"},
    {"categories", "categories: [[生活, 读书], 生活]\ntags: ['C++', 'C#', C, c, '!!!', 'a/b?c#d%']\n", "类", "x\n"},
    {"updated-future", "updated: 2999-01-01\n", "未来", "x\n"},
    {"updated-early", "updated: 1999-01-01\n", "过去", "x\n"},
    {"tables", "", "表", "| a | b |\n|:-:|--:|\n| 1 | 2 |\n"},
    {"private", "password: 机密口令\n", "机密题目", "机密正文\n"},
    {"draft", "draft: true\ntags: 机密标签\n", "机密草稿", "机密正文\n"},
};

/// An error of its own, and one with a post above.
const Trap kErrors[] = {
    {"date-30-february", "updated: 2025-02-30\n", "机密二月", "x\n"},
    {"id-first", "abbrlink: same\n", "同一", "x\n"},
};

struct Folder {
  fs::path path = fs::temp_directory_path() / ("essaypack-traps-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path / "site/source/_posts"); }
  ~Folder() { fs::remove_all(path); }
};

void write(const fs::path& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

std::string yaml_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) (out += c == '\'' ? "'" : "") += c;
  return out + "'";
}

/// The newest first, one a day; the first one begins with a byte order mark.
void write_blog(const fs::path& site) {
  write(site / "_config.yml",
        "title: '文集 & <b>'\nurl: https://blog.example.com/博客\nroot: /博客/\nlanguage: zh-CN\ntimezone: Asia/Shanghai\n"
        "author: 示例作者\npermalink: ':year/:title/'\nfeed: {limit: 0}\n");
  int day = 0;
  const auto add = [&](const Trap& trap) {
    std::string date = "2025-" + std::string(day < 28 ? "9" : "08") + "-" + std::to_string(day % 28 + 1);
    if (trap.name == "date-white-space"sv) date = "\"  2025-08-20 06:18:07 \\n\"";
    ++day;
    write(site / "source/_posts" / (std::string(trap.name) + ".md"),
          (day == 1 ? "\xEF\xBB\xBF" : "") + ("---\ntitle: " + yaml_quoted(trap.title)) + "\ndate: " + date + "\n" +
              std::string(trap.head) + "---\n" + std::string(trap.body));
  };
  for (const Trap& trap : kTraps) add(trap);
  for (const Trap& trap : kErrors) add(trap);
  write(site / "source/a.png", std::string("\x89PNG\r\n\x1A\n", 8) + "....");
}

std::string read(const fs::path& path) { return read_file(path).bytes.value_or(""); }

/// No character that XML 1.0 forbids, and none that is doubtful in a text but the U+FFFD that stood in the post.
void check_characters(const fs::path& file) {
  const std::string text = read(file);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_bad = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 ||
                        c == 0xfffe || c == 0xffff;
    BOOST_REQUIRE_MESSAGE(!is_bad, file << " has U+" << std::hex << static_cast<unsigned>(c) << " at " << std::dec << at);
  }
}

void check_shared(const Folder& folder, const std::string& arguments) {
  const std::string checks = std::string(ESSAYPACK_SHARED) + "/check/feeds/";
  if (!is_file(checks + "rules.py")) {
    BOOST_TEST_MESSAGE("skipped: no checks at " << checks);
    return;
  }
  const std::string command = "cd '" + (folder.path / "out").string() + "' && SOURCE_DATE_EPOCH=1767225600 " + checks +
                              arguments + " > ../report 2>&1";
  const int status = std::system(command.c_str());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 2 || code == 127) BOOST_TEST_MESSAGE("skipped, tools are missing: " << arguments);
  else BOOST_TEST(code == 0, arguments << '\n' << read(folder.path / "report"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_traps)

BOOST_AUTO_TEST_CASE(traps_come_out_clean) {
  const Folder folder;
  const fs::path site = folder.path / "site", out = folder.path / "out";
  write_blog(site);
  for (const char* command : {"feeds", "sitemap"}) {
    const int code = run({command, site.string(), "--keep-going", "-q", "--now", "2026-01-01", "-o", out.string() + "/"});
    BOOST_TEST(code == 1);  // the two errors
  }

  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    const fs::path& file = entry.path();
    if (!entry.is_regular_file() || file.filename() == ".essaypack.lock") continue;
    ++files;
    check_characters(file);
    const std::string text = read(file);
    BOOST_TEST(text.find("机密") == text.npos, file << " has something private");
    BOOST_TEST(text.find("CDATA") == text.npos, file);
    if (file.extension() == ".xml") BOOST_TEST(pugi::xml_document().load_string(text.c_str()), file);
  }
  BOOST_TEST(files > 10u);

  const auto feed = nlohmann::json::parse(read(out / "feed.json"));
  BOOST_TEST(feed.at("items").size() == std::size(kTraps) - 2);
  check_shared(folder, "rules.py --base https://blog.example.com/%E5%8D%9A%E5%AE%A2/ --same atom.xml rss2.xml feed.json");
  check_shared(folder, "atom.sh atom.xml");
  check_shared(folder, "jsonfeed.py feed.json");
  check_shared(folder, "sitemap.sh --base https://blog.example.com/%E5%8D%9A%E5%AE%A2/ sitemap.xml sitemap.txt robots-sitemaps.txt");
  check_shared(folder, "clients.sh atom.xml https://blog.example.com/atom.xml");
  check_shared(folder, "clients.sh rss2.xml https://blog.example.com/rss2.xml");
}

BOOST_AUTO_TEST_SUITE_END()
