#include "epub_support.h"

#include "diag/failure.h"
#include "export/book/zip.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

std::string zip_bytes(std::int64_t time, const std::vector<std::string>& names) {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "a.epub";
  std::vector<ZipEntry> entries;
  for (const std::string& name : names) entries.push_back(deflated_entry(name, "text of " + name));
  entries.push_back(stored_entry("EPUB/images/a.png", "picture"));
  ZipEntry lazy = stored_entry("EPUB/images/b.png", "");
  lazy.size = 4;
  lazy.read = [] { return std::optional<std::string>("lazy"); };
  entries.push_back(std::move(lazy));
  write_zip(file, std::move(entries), time);
  return *read_file(file).bytes;
}

unsigned le16(const std::string& bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_zip)

BOOST_AUTO_TEST_CASE(order_and_bytes) {
  const std::string one =
      zip_bytes(1'761'776'287, {"EPUB/text/z.xhtml", "EPUB/package.opf", "META-INF/container.xml", "EPUB/A"});
  const std::string two =
      zip_bytes(1'761'776'287, {"EPUB/A", "META-INF/container.xml", "EPUB/text/z.xhtml", "EPUB/package.opf"});
  BOOST_TEST((one == two));
  BOOST_TEST(one.substr(30, 28) == "mimetypeapplication/epub+zip");
  std::vector<std::string> names;
  for (std::size_t at = 0; (at = one.find("PK\x03\x04", at)) != one.npos; at += 4) {
    names.push_back(one.substr(at + 30, le16(one, at + 26)));
    BOOST_TEST(le16(one, at + 28) == 0U);  // no extra field
    BOOST_TEST(le16(one, at + 10) == (22U << 11 | 18U << 5 | 7 / 2));
    BOOST_TEST(le16(one, at + 12) == (45U << 9 | 10U << 5 | 29U));
  }
  const std::vector<std::string> expected = {"mimetype",         "META-INF/container.xml", "EPUB/package.opf",
                                             "EPUB/A",           "EPUB/images/a.png",      "EPUB/images/b.png",
                                             "EPUB/text/z.xhtml"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(contents) {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "a.epub";
  const std::string large(3'000'000, 'x');
  std::vector<ZipEntry> entries;
  entries.push_back(deflated_entry("EPUB/large", large));
  entries.push_back(deflated_entry("EPUB/empty", ""));
  write_zip(file, std::move(entries), 0);
  auto files = unzip(file);
  BOOST_TEST((files["EPUB/large"] == large));
  BOOST_TEST(files["EPUB/empty"] == "");
  BOOST_TEST(fs::file_size(file) < 20'000U);
}

BOOST_AUTO_TEST_CASE(times_stay_within_dos) {
  const struct {
    std::int64_t time;
    unsigned date;
  } kCases[] = {{0, 0 << 9 | 1 << 5 | 1},
                {-1'000'000'000'000, 0 << 9 | 1 << 5 | 1},
                {9'000'000'000'000, 127 << 9 | 12 << 5 | 31}};
  for (const auto& one : kCases) BOOST_TEST(le16(zip_bytes(one.time, {}), 12) == one.date);
}

BOOST_AUTO_TEST_CASE(failures) {
  const TemporaryFolder folder;
  BOOST_CHECK_THROW(write_zip(folder.path / "no" / "a.epub", {}, 0), Failure);
  std::vector<ZipEntry> entries;
  entries.push_back(stored_entry("EPUB/gone.png", ""));
  entries.back().read = [] { return std::optional<std::string>(); };
  BOOST_CHECK_THROW(write_zip(folder.path / "a.epub", std::move(entries), 0), Failure);
  BOOST_TEST(fs::is_empty(folder.path));
}

BOOST_AUTO_TEST_SUITE_END()
