/// Posts that have broken the feeds of other generators, through the whole program: what comes out is
/// clean, and the rest of the blog with it. The golden test `traps` compares the same outputs byte by byte.

#include "app/command/run.h"
#include "base/file.h"
#include "base/text.h"
#include "folders.h"
#include "temporary_folder.h"

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

const fs::path kSite = std::filesystem::path(kCheckout) / "tests/golden/traps/site";

/// What has broken feeds and can come from a post; each is a post of `kSite`.
const char* const kTraps[] = {"control-character",
                              "control-reference",
                              "noncharacter-fffe",
                              "bad-utf8",
                              "byte-order-mark",
                              "emoji",
                              "c1-control",
                              "nbsp-entity",
                              "cdata-end",
                              "cdata-split",
                              "date-white-space",
                              "date-no-zone",
                              "date-30-february",
                              "id-not-ascii",
                              "id-is-url",
                              "id-twice",
                              "same-updated",
                              "title-angle",
                              "summary-is-title",
                              "raw-iri",
                              "rss-iri",
                              "encoded-twice",
                              "relative-image",
                              "relative-srcset",
                              "footnote-fragment",
                              "same-footnote-ids",
                              "unclosed-html",
                              "cut-in-tag",
                              "iframe",
                              "style-position",
                              "custom-tag",
                              "event-handler",
                              "tasklist",
                              "guid-no-url",
                              "guid-number",
                              "date-chinese",
                              "date-weekday",
                              "date-one-digit",
                              "author-name",
                              "two-enclosures",
                              "category-domain",
                              "opml-angle",
                              "opml-angle-twice",
                              "json-control",
                              "json-surrogate",
                              "json-relative",
                              "json-html-title",
                              "loc-duplicate",
                              "loc-fragment",
                              "loc-ampersand",
                              "lastmod-future",
                              "hreflang-alone",
                              "baidu-long",
                              "indexnow-host"};
/// No entries: two with errors, one without a date, one of `feed: false`, three that are private.
constexpr std::size_t kLeftOut = 7;

using Folder = test::TemporaryFolder;

std::string read(const fs::path& path) { return read_file(path).bytes.value_or(""); }

/// No character that XML 1.0 forbids, and none that is doubtful in a text but the U+FFFD that stood in the post.
void check_characters(const fs::path& file) {
  const std::string text = read(file);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_bad = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) || c == 0x2028 ||
                        c == 0x2029 || c == 0xfffe || c == 0xffff;
    BOOST_REQUIRE_MESSAGE(!is_bad,
                          file << " has U+" << std::hex << static_cast<unsigned>(c) << " at " << std::dec << at);
  }
}

void check_shared(const Folder& folder, const std::string& arguments) {
  const std::string checks = std::string(kShared) + "/check/feeds/";
  if (!is_file(checks + "rules.py")) {
    BOOST_TEST_MESSAGE("skipped: no checks at " << checks);
    return;
  }
  const std::string command = "cd '" + (folder.path / "out").string() + "' && SOURCE_DATE_EPOCH=1767225600 " + checks +
                              arguments + " > ../report 2>&1";
  const int status = std::system(command.c_str());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 2 || code == 127)
    BOOST_TEST_MESSAGE("skipped, tools are missing: " << arguments);
  else
    BOOST_TEST(code == 0, arguments << '\n' << read(folder.path / "report"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_traps)

BOOST_AUTO_TEST_CASE(every_trap_is_a_post) {
  for (const char* trap : kTraps) BOOST_TEST(is_file(kSite / "source/_posts" / (trap + std::string(".md"))), trap);
}

BOOST_AUTO_TEST_CASE(traps_come_out_clean) {
  const Folder folder;
  const fs::path out = folder.path / "out";
  const int code =
      run({"build", kSite.string(), "--keep-going", "-q", "--now", "2026-01-01", "-o", out.string() + "/"});
  BOOST_TEST(code == 1);  // two of the posts have errors

  std::string feeds, lists;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    const fs::path& file = entry.path();
    if (!entry.is_regular_file() || file.filename() == ".essaypack.lock") continue;
    check_characters(file);
    const std::string text = read(file);
    BOOST_TEST(text.find("机密") == text.npos, file << " has something private");
    BOOST_TEST(text.find("CDATA[") == text.npos, file);
    if (file.extension() == ".xml") BOOST_TEST(pugi::xml_document().load_string(text.c_str()), file);
    const std::string name = file.lexically_relative(out).string();
    if (name.find("/atom.xml") != name.npos) lists += " '" + name + "'";
    if (name.compare(0, 8, "archive/") == 0) feeds += " '" + name + "'";
  }

  const auto feed = nlohmann::json::parse(read(out / "feed.json"));
  const auto posts = std::distance(fs::directory_iterator(kSite / "source/_posts"), fs::directory_iterator());
  BOOST_TEST(feed.at("items").size() == static_cast<std::size_t>(posts) - kLeftOut);
  const std::string site = "https://xn--fsqu00a.example/%E5%8D%9A%E5%AE%A2/";
  check_shared(folder, "rules.py --base " + site + " --same atom.xml rss2.xml feed.json");
  check_shared(folder, "rules.py --base " + site + " atom.xml" + feeds);
  check_shared(folder, "rules.py --strict --base " + site + lists + " feeds.opml");
  check_shared(folder, "rules.py --base " + site + "atom.xml atom.xml");
  check_shared(folder, "atom.sh atom.xml" + feeds + lists);
  check_shared(folder, "jsonfeed.py --url " + site + "feed.json feed.json");
  check_shared(folder, "sitemap.sh --base " + site + " sitemap.xml sitemap.txt robots-sitemaps.txt indexnow.json");
  check_shared(folder, "sitemap.sh --base " + site + " --baidu baidusitemap.xml");
  check_shared(folder, "clients.sh atom.xml " + site + "atom.xml");
  check_shared(folder, "clients.sh rss2.xml " + site + "rss2.xml");
  check_shared(folder, "clients.sh feeds.opml " + site);
}

BOOST_AUTO_TEST_SUITE_END()
