#include "base/file.h"
#include "temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

using namespace essaypack;
namespace fs = std::filesystem;

namespace {

using Folder = test::TemporaryFolder;

std::string names(const FileTree& tree) {
  std::string text;
  for (const FoundFile& file : tree.files) text += file.path + "(" + std::to_string(file.size) + ") ";
  text += "|";
  for (const std::string& folder : tree.folders) text += " '" + folder + "'";
  for (const auto& [path, reason] : tree.unreadable) text += " !" + path + ": " + reason.english();
  return text;
}

const auto everywhere = [](std::string_view) { return true; };

}  // namespace

BOOST_AUTO_TEST_SUITE(file)

BOOST_AUTO_TEST_CASE(reads_whole_files_within_a_limit) {
  const Folder folder;
  folder.write("bytes", std::string_view("a\0b\r\n", 5));
  folder.write("empty", "");
  BOOST_TEST((read_file(folder.path / "bytes").bytes == std::string("a\0b\r\n", 5)));
  BOOST_TEST((read_file(folder.path / "bytes", 5).bytes == std::string("a\0b\r\n", 5)));
  BOOST_TEST((read_file(folder.path / "empty").bytes == std::string()));
  BOOST_TEST((read_file(folder.path / "empty", 0).bytes == std::string()));
  const FileBytes large = read_file(folder.path / "bytes", 4);
  BOOST_TEST(!large.bytes);
  BOOST_TEST(large.too_large);
  BOOST_TEST(large.error.english() == "is larger than 4 bytes");
}

BOOST_AUTO_TEST_CASE(says_why_a_file_is_not_read) {
  const Folder folder;
  BOOST_TEST(read_file(folder.path / "missing").error.english() == "no such file or directory");
  BOOST_TEST(read_file(folder.path).error.english() == "is a directory");
  BOOST_REQUIRE(::mkfifo((folder.path / "fifo").c_str(), 0600) == 0);
  BOOST_TEST(read_file(folder.path / "fifo").error.english() == "is no regular file");
  BOOST_TEST(!read_file_head(folder.path / "fifo", 3));
  if (::geteuid() != 0) {
    folder.write("secret", "x");
    ::chmod((folder.path / "secret").c_str(), 0);
    BOOST_TEST(read_file(folder.path / "secret").error.english() == "permission denied");
  }
}

BOOST_AUTO_TEST_CASE(reads_files_whose_size_is_not_known) {
  const FileBytes status = read_file("/proc/self/status");
  BOOST_REQUIRE(status.bytes);
  BOOST_TEST(status.bytes->find("VmPeak") != std::string::npos);
  BOOST_TEST(read_file("/proc/self/status", 10).too_large);
}

BOOST_AUTO_TEST_CASE(reads_the_beginning) {
  const Folder folder;
  folder.write("bytes", "abcdef");
  BOOST_TEST(read_file_head(folder.path / "bytes", 3).value() == "abc");
  BOOST_TEST(read_file_head(folder.path / "bytes", 30).value() == "abcdef");
  BOOST_TEST(!read_file_head(folder.path / "missing", 3));
}

BOOST_AUTO_TEST_CASE(walks_in_byte_order) {
  const Folder folder;
  for (const char* name : {"b.md", "a/z.md", "a/b/c.md", "a.md", "甲.md", "skip/x.md", ".hidden"})
    folder.write(name, "12");
  const FileTree tree = walk_files(folder.path, folder.path, [](std::string_view path) { return path != "skip"; });
  BOOST_TEST(names(tree) == ".hidden(2) a.md(2) a/b/c.md(2) a/z.md(2) b.md(2) 甲.md(2) | '' 'a' 'a/b'");
}

BOOST_AUTO_TEST_CASE(follows_links_that_stay_inside) {
  const Folder folder;
  const Folder other;
  other.write("outside.md", "x");
  folder.write("real/a.md", "1");
  fs::create_symlink("real", folder.path / "link");
  fs::create_symlink("real/a.md", folder.path / "file.md");
  fs::create_symlink("..", folder.path / "real/loop");
  fs::create_symlink("nowhere", folder.path / "broken");
  fs::create_symlink(other.path, folder.path / "away");
  fs::create_symlink(other.path / "outside.md", folder.path / "away.md");
  BOOST_TEST(names(walk_files(folder.path, folder.path, everywhere)) ==
             "file.md(1) link/a.md(1) real/a.md(1) | '' 'link' 'real'");
}

BOOST_AUTO_TEST_CASE(links_cannot_make_a_tree_without_end) {
  const Folder folder;
  for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    folder.write(std::string(name) + "/x", "");
    for (const char* other : {"a", "b", "c", "d", "e", "f", "g", "h"})
      if (*name != *other) fs::create_symlink("../" + std::string(other), folder.path / name / other);
  }
  BOOST_TEST(walk_files(folder.path, folder.path, everywhere).files.size() <= 8u + 8u * 64u);
}

BOOST_AUTO_TEST_CASE(names_what_it_could_not_read) {
  const Folder folder;
  BOOST_TEST(names(walk_files(folder.path / "missing", folder.path, everywhere)) == "| !: no such file or directory");
  if (::geteuid() != 0) {
    folder.write("closed/x", "");
    ::chmod((folder.path / "closed").c_str(), 0);
    BOOST_TEST(names(walk_files(folder.path, folder.path, everywhere)) == "| '' !closed: permission denied");
    ::chmod((folder.path / "closed").c_str(), 0700);
  }
}

BOOST_AUTO_TEST_CASE(knows_what_lies_inside) {
  const Folder folder;
  folder.write("site/a.md", "");
  folder.write("site2/a.md", "");
  fs::create_symlink("../site2/a.md", folder.path / "site/link.md");
  const fs::path site = folder.path / "site";
  BOOST_TEST(is_inside(site / "a.md", site));
  BOOST_TEST(is_inside(site, site));
  BOOST_TEST(is_inside(site / "missing/b.md", site));
  BOOST_TEST(!is_inside(site / "../site2/a.md", site));
  BOOST_TEST(!is_inside(folder.path / "site2", site));
  BOOST_TEST(!is_inside(site / "link.md", site));
  BOOST_TEST(is_file(site / "link.md"));
  BOOST_TEST(!is_file(site));
  BOOST_TEST(is_folder(site));
  BOOST_TEST(!is_folder(site / "missing"));
}

BOOST_AUTO_TEST_SUITE_END()
