#include "preview/answer.h"
#include "preview/state.h"

#include "config/sections/book.h"
#include "export/book/zip.h"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

namespace essaypack {
namespace {

std::string shown(const Target& target) {
  switch (target.kind) {
    case Target::Kind::none:
      return "none";
    case Target::Kind::page:
      return "page " + target.name;
    case Target::Kind::version:
      return "version";
    case Target::Kind::state:
      return "state";
    case Target::Kind::output:
      return "output " + target.name;
    case Target::Kind::part:
      break;
  }
  return "part " + target.name + " of " + std::to_string(target.book) + ", " +
         std::string(name_of(target.dress.theme)) + (target.dress.vertical ? " vertical" : " horizontal") +
         (target.settings.dark ? " dark" : " light") + (target.settings.pages ? " pages" : " scroll");
}

/// A finished book with one chapter and a style sheet.
std::filesystem::path make_book(const std::string& title) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("essaypack-preview-" + std::to_string(getpid()) + ".epub");
  std::vector<ZipEntry> entries;
  entries.push_back(deflated_entry("EPUB/text/a.xhtml", "<html>" + title + "</html>"));
  entries.push_back(deflated_entry("EPUB/css/book.css", "p { margin: 0; }\n"));
  write_zip(path, std::move(entries), 0);
  return path;
}

/// As a build hands it over; the book's file is gone when it is done.
std::unique_ptr<Edition> make_small_edition(const std::string& title, const std::vector<BookConfig>& books) {
  Output book;
  book.name = "anthology.epub";
  book.exporter = "epub";
  book.temporary = make_book(title);
  Output feed;
  feed.name = "feeds/atom.xml";
  feed.exporter = "atom";
  feed.bytes = "<feed/>";
  std::vector<Output> outputs;
  outputs.push_back(book);
  outputs.push_back(feed);
  auto edition = std::make_unique<Edition>(make_edition(std::move(outputs), books));
  std::filesystem::remove(book.temporary);
  return edition;
}

BookConfig book_named(const std::string& id, BookTheme theme) {
  BookConfig book;
  book.id = id;
  book.look.theme = theme;
  return book;
}

std::string header_of(const Answer& answer, std::string_view name) {
  for (const auto& [key, value] : answer.headers)
    if (key == name) return value;
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(preview)

BOOST_AUTO_TEST_CASE(hosts) {
  const struct {
    const char* host;
    bool is_own;
  } kCases[] = {
      {"127.0.0.1", true},
      {"127.0.0.1:4321", true},
      {"localhost", true},
      {"LocalHost:4321", true},
      {"", false},
      {"127.0.0.1:80", false},
      {"localhost:04321", false},
      {"localhost:", false},
      {"evil.example", false},
      {"localhost.", false},
      {"127.0.0.1.evil.example:4321", false},
      {"[::1]:4321", false},
      {"127.1", false},
      {" localhost", false},
      {"localhost:4321 ", false},
      {"evil@localhost", false},
      {"localhost,evil", false},
      {"127.0.0.1:4321:4321", false},
  };
  for (const auto& one : kCases) BOOST_TEST(is_own_host(one.host, 4321) == one.is_own, one.host);
}

BOOST_AUTO_TEST_CASE(targets) {
  using namespace std::string_literals;
  const struct {
    std::string path;
    const char* wanted;
  } kCases[] = {
      {"/", "page page.html"},
      {"/preview.css", "page preview.css"},
      {"/version.json", "version"},
      {"/state.json", "state"},
      {"/output/atom.xml", "output atom.xml"},
      {"/output/tags/山 路/atom.xml", "output tags/山 路/atom.xml"},
      {"/output/...", "output ..."},
      {"/book/modern-vertical-dark-scroll/12/EPUB/text/a.xhtml",
       "part EPUB/text/a.xhtml of 12, modern vertical dark scroll"},
      {"/book/plain-horizontal-light-pages/0/mimetype", "part mimetype of 0, plain horizontal light pages"},
      {"", "none"},
      {"etc/passwd", "none"},
      {"//", "none"},
      {"//etc/passwd", "none"},
      {"/..", "none"},
      {"/../etc/passwd", "none"},
      {"/output/../a", "none"},
      {"/output/./a", "none"},
      {"/output/a/..", "none"},
      {"/output/", "none"},
      {"/output//a", "none"},
      {"/output/a\0.png"s, "none"},
      {"/output/..\\a", "none"},
      {"/output/a\nb", "none"},
      {"/output/a\x7f", "none"},
      {"/other/atom.xml", "none"},
      {"/book/modern-vertical-dark-scroll/0", "none"},
      {"/book/modern-vertical-dark-scroll/0/", "none"},
      {"/book/modern-vertical-dark-scroll//a", "none"},
      {"/book/modern-vertical-dark-scroll/+1/a", "none"},
      {"/book/modern-vertical-dark-scroll/1x/a", "none"},
      {"/book/modern-vertical-dark-scroll/99999999999999999999999/a", "none"},
      {"/book/modern-vertical-dark/0/a", "none"},
      {"/book/modern-vertical-dark-scroll-more/0/a", "none"},
      {"/book/own-vertical-dark-scroll/0/a", "none"},
      {"/book/modern-slanted-dark-scroll/0/a", "none"},
  };
  for (const auto& one : kCases) BOOST_TEST(shown(find_target(one.path)) == one.wanted, one.path);
}

BOOST_AUTO_TEST_CASE(types) {
  const struct {
    const char* name;
    const char* type;
  } kCases[] = {{"a.xhtml", "application/xhtml+xml; charset=utf-8"},
                {"A.XHTML", "application/xhtml+xml; charset=utf-8"},
                {"atom.xml", "application/xml; charset=utf-8"},
                {"x/feed.json", "application/json; charset=utf-8"},
                {"a.b.jpeg", "image/jpeg"},
                {"mimetype", "application/octet-stream"},
                {"a.exe", "application/octet-stream"},
                {"sitemap.xml.gz", "application/octet-stream"}};
  for (const auto& one : kCases) BOOST_TEST(content_type(one.name) == one.type, one.name);
}

BOOST_AUTO_TEST_CASE(dresses) {
  const std::vector<BookConfig> books = {book_named("notes", BookTheme::plain),
                                         book_named("notes-2025", BookTheme::modern)};
  const struct {
    const char* name;
    BookTheme theme;
  } kCases[] = {{"notes.epub", BookTheme::plain},       {"notes-1.epub", BookTheme::plain},
                {"notes-2025.epub", BookTheme::modern}, {"notes-2025-1.epub", BookTheme::modern},
                {"notes2.epub", BookTheme::plain},      {"other.epub", BookTheme::plain}};
  for (const auto& one : kCases) BOOST_TEST((dress_of(one.name, books).theme == one.theme), one.name);
}

struct Refusal {
  const char* name;
  Ask ask;
  int status;
  const char* english;
  const char* simplified;
  const char* traditional;
};
const Refusal kRefusals[] = {
    {"another host",
     {"GET", "evil.example", "/"},
     403,
     "the preview answers as 127.0.0.1:4321 and localhost only\n",
     "预览只以 127.0.0.1:4321 和 localhost 的名义应答\n",
     "預覽只以 127.0.0.1:4321 和 localhost 的名義回應\n"},
    {"no host",
     {"GET", "", "/"},
     403,
     "the preview answers as 127.0.0.1:4321 and localhost only\n",
     "预览只以 127.0.0.1:4321 和 localhost 的名义应答\n",
     "預覽只以 127.0.0.1:4321 和 localhost 的名義回應\n"},
    {"writing",
     {"POST", "localhost", "/"},
     405,
     "the preview only shows, it takes nothing\n",
     "预览只供查看，不接收任何内容\n",
     "預覽只供檢視，不接收任何內容\n"},
    {"no page",
     {"GET", "localhost", "/nothing"},
     404,
     "there is nothing of this name in the preview\n",
     "预览里没有这个名字的内容\n",
     "預覽裡沒有這個名稱的內容\n"},
    {"no book",
     {"GET", "localhost", "/book/classic-horizontal-light-pages/0/EPUB/nav.xhtml"},
     404,
     "there is nothing of this name in the preview\n",
     "预览里没有这个名字的内容\n",
     "預覽裡沒有這個名稱的內容\n"},
    {"no output",
     {"GET", "localhost", "/output/atom.xml"},
     404,
     "there is nothing of this name in the preview\n",
     "预览里没有这个名字的内容\n",
     "預覽裡沒有這個名稱的內容\n"},
};

BOOST_AUTO_TEST_CASE(refusals_in_each_language) {
  Shelf shelf([] {}, {});
  shelf.end({"", "blog", false, {}, {}}, nullptr, {});
  const bool has_catalogues = translation_names().size() > 1;  // built with msgfmt
  for (const Refusal& row : kRefusals) {
    BOOST_TEST_CONTEXT(row.name) {
      const Answer english = answer(row.ask, shelf, 4321);
      BOOST_TEST(english.status == row.status);
      BOOST_TEST(english.type == "text/plain; charset=utf-8");
      BOOST_TEST(english.body == row.english);
      if (!has_catalogues) continue;
      BOOST_TEST(answer(row.ask, shelf, 4321, Translation("zh_CN")).body == row.simplified);
      BOOST_TEST(answer(row.ask, shelf, 4321, Translation("zh_TW")).body == row.traditional);
    }
  }
}

BOOST_AUTO_TEST_CASE(answers) {
  Output page;
  page.name = "page.html";
  page.bytes = "<!DOCTYPE html>";
  int rung = 0;
  Shelf shelf([&rung] { ++rung; }, {page});
  const auto get = [&shelf](const std::string& path) { return answer({"GET", "localhost:4321", path}, shelf, 4321); };
  const std::string book = "/book/classic-horizontal-light-pages/0/";

  BOOST_TEST(get("/").body == "<!DOCTYPE html>");
  BOOST_TEST(get("/version.json").body == "{\"version\":0,\"building\":false}\n");
  BOOST_TEST(get(book + "EPUB/text/a.xhtml").status == 404);  // there is no book yet
  shelf.begin();
  BOOST_TEST(get("/version.json").body == "{\"version\":0,\"building\":true}\n");

  const std::vector<BookConfig> books = {book_named("anthology", BookTheme::classic)};
  shelf.end({"山中", "blog", true, {}, {}}, make_small_edition("第一版", books), {});
  BOOST_TEST(get(book + "EPUB/text/a.xhtml").body == "<html>第一版</html>");
  BOOST_TEST(get(book + "EPUB/text/b.xhtml").status == 404);
  BOOST_TEST(get(book + "EPUB/text").status == 404);
  BOOST_TEST(get("/output/feeds/atom.xml").body == "<feed/>");
  BOOST_TEST(get("/output/anthology.epub").status == 404);
  BOOST_TEST(get(book + "EPUB/css/book.css").body.substr(0, 17) == "p { margin: 0; }\n");
  BOOST_TEST(header_of(get(book + "EPUB/text/a.xhtml"), "Content-Security-Policy").find("sandbox allow-same-origin") !=
             std::string::npos);
  BOOST_TEST(header_of(get("/nothing"), "X-Content-Type-Options") == "nosniff");

  BOOST_TEST(answer({"HEAD", "localhost", "/"}, shelf, 4321).status == 200);

  // a build that fails: the books stay, the news is told
  shelf.end({"", "blog", false, Failure(ExitCode::usage, verbatim("no such 'key'"), verbatim("write it")), {}}, nullptr,
            {});
  BOOST_TEST(get(book + "EPUB/text/a.xhtml").body == "<html>第一版</html>");
  BOOST_TEST(get("/state.json").body ==
             "{\"version\":2,\"edition\":1,\"good\":false,\"title\":\"\",\"site_folder\":\"blog\",\"books\":[{\"name\":"
             "\"anthology.epub\","
             "\"theme\":\"classic\",\"vertical\":false}],\"files\":[{\"name\":\"feeds/"
             "atom.xml\",\"exporter\":\"atom\",\"size\":7}],"
             "\"problems\":[{\"severity\":\"error\",\"kind\":\"\",\"file\":\"\",\"line\":0,\"column\":0,\"message\":"
             "\"no such 'key'\","
             "\"hint\":\"write it\"}],\"problems_left_out\":0}\n");
  BOOST_TEST(rung == 0);

  // another dress is made when it is asked for, once for each edition
  const BookDress modern{BookTheme::modern, false};
  BOOST_TEST(!shelf.edition_in(modern, 0, std::chrono::seconds(0)));
  BOOST_TEST(!shelf.edition_in(modern, 0, std::chrono::seconds(0)));
  BOOST_TEST(rung == 1);
  BOOST_TEST((shelf.wanted() == modern));
  shelf.add_dress(modern, make_small_edition("摩登", {book_named("anthology", BookTheme::modern)}));
  BOOST_TEST(!shelf.wanted().has_value());
  BOOST_TEST(get("/book/modern-horizontal-dark-pages/0/EPUB/text/a.xhtml").body == "<html>摩登</html>");
  shelf.end({"山中", "blog", true, {}, {}}, make_small_edition("第二版", books), {});
  BOOST_TEST(!shelf.edition_in(modern, 0, std::chrono::seconds(0)));
  BOOST_TEST(rung == 2);
  shelf.add_dress(modern, nullptr);  // it can't be made
  BOOST_TEST(!shelf.edition_in(modern, 0, std::chrono::seconds(60)));
  BOOST_TEST(get("/book/modern-horizontal-dark-pages/0/EPUB/text/a.xhtml").status == 404);
  shelf.close();
  BOOST_TEST(!shelf.edition_in({BookTheme::plain, true}, 0, std::chrono::seconds(60)));
}

BOOST_AUTO_TEST_CASE(many_problems) {
  BuildNews news;
  for (int line = 1; line <= 1500; ++line)
    news.problems.push_back({Kind::content_missing_alt, Severity::warning, {"a.md", line, 1}, verbatim("m"), {}});
  news.problems.push_back({Kind::config_bad_value, Severity::error, {"z.md", 1, 1}, verbatim("the worst"), {}});
  const std::string state = format_state(news, nullptr, 1, 0);
  BOOST_TEST(state.find("\"problems\":[{\"severity\":\"error\",\"kind\":\"config/bad-value\",\"file\":\"z.md\"") !=
             std::string::npos);
  BOOST_TEST(state.find("\"problems_left_out\":501}") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace essaypack
