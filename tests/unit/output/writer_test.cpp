#include "output/writer.h"

#include "base/file.h"
#include "diag/failure.h"
#include "output/lock.h"
#include "output/temporaries.h"
#include "temporary_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

using namespace essaypack;
namespace fs = std::filesystem;

namespace {

using Folder = test::TemporaryFolder;

std::string bytes_of(const fs::path& path) { return read_file(path).bytes.value_or("(nothing)"); }

struct stat status_of(const fs::path& path) {
  struct stat status {};
  stat(path.c_str(), &status);
  return status;
}

Output make_output(const std::string& bytes) {
  Output output;
  output.bytes = bytes;
  return output;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

std::string message_of(const std::vector<PlacedOutput>& placed) {
  try {
    write_outputs(placed);
  } catch (const Failure& failure) {
    BOOST_TEST(static_cast<int>(failure.code()) == 3);
    return failure.what();
  }
  return "(no failure)";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(writer)

BOOST_AUTO_TEST_CASE(new_files_and_folders_are_made) {
  const Folder folder;
  const Output first = make_output("one");
  const Output second = make_output("");
  const auto written = write_outputs({{folder.path / "a.xml", &first}, {folder.path / "deep/er/b.xml", &second}});
  BOOST_TEST(written.size() == 2u);
  BOOST_TEST(written[0].changed);
  BOOST_TEST(bytes_of(folder.path / "a.xml") == "one");
  BOOST_TEST(bytes_of(folder.path / "deep/er/b.xml") == "");
  BOOST_TEST((names_in(folder.path) == std::vector<std::string>{"a.xml", "deep"}));
}

BOOST_AUTO_TEST_CASE(equal_files_keep_inode_and_mtime) {
  const Folder folder;
  const std::string large(700'000, 'x');
  for (const std::string& bytes : {std::string("one"), std::string(), large}) {
    const Output output = make_output(bytes);
    write_outputs({{folder.path / "a", &output}});
    const struct stat before = status_of(folder.path / "a");
    const auto written = write_outputs({{folder.path / "a", &output}});
    const struct stat after = status_of(folder.path / "a");
    BOOST_TEST(!written[0].changed);
    BOOST_TEST(before.st_ino == after.st_ino);
    BOOST_TEST(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
  }
}

BOOST_AUTO_TEST_CASE(the_last_byte_counts) {
  const Folder folder;
  std::string bytes(700'000, 'x');
  const Output before = make_output(bytes);
  write_outputs({{folder.path / "a", &before}});
  bytes.back() = 'y';
  const Output after = make_output(bytes);
  BOOST_TEST(write_outputs({{folder.path / "a", &after}})[0].changed);
  BOOST_TEST((bytes_of(folder.path / "a") == bytes));
}

BOOST_AUTO_TEST_CASE(changed_files_keep_their_mode) {
  const Folder folder;
  const Output first = make_output("one");
  write_outputs({{folder.path / "a", &first}});
  chmod((folder.path / "a").c_str(), 0640);
  const Output second = make_output("two");
  write_outputs({{folder.path / "a", &second}});
  BOOST_TEST((status_of(folder.path / "a").st_mode & 07777) == 0640u);
}

BOOST_AUTO_TEST_CASE(new_files_obey_the_umask) {
  const Folder folder;
  const mode_t before = umask(027);
  const Output output = make_output("one");
  write_outputs({{folder.path / "a", &output}});
  umask(before);
  BOOST_TEST((status_of(folder.path / "a").st_mode & 07777) == 0640u);
}

BOOST_AUTO_TEST_CASE(finished_temporary_files_are_renamed_or_dropped) {
  const Folder folder;
  for (const bool expect_change : {true, false}) {
    Output book;
    book.temporary = temporary_path(folder.path, "book.epub");
    std::ofstream(book.temporary) << "PK book";
    BOOST_TEST(write_outputs({{folder.path / "book.epub", &book}})[0].changed == expect_change);
    BOOST_TEST((names_in(folder.path) == std::vector<std::string>{"book.epub"}));
  }
  BOOST_TEST(bytes_of(folder.path / "book.epub") == "PK book");
}

BOOST_AUTO_TEST_CASE(links_are_followed) {
  const Folder folder;
  const Output first = make_output("one");
  write_outputs({{folder.path / "real", &first}});
  fs::create_symlink("real", folder.path / "link");
  const Output second = make_output("two");
  write_outputs({{folder.path / "link", &second}});
  BOOST_TEST(bytes_of(folder.path / "real") == "two");
  BOOST_TEST(fs::is_symlink(folder.path / "link"));
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_everything_as_it_was) {
  const Folder folder;
  const Output first = make_output("one");
  write_outputs({{folder.path / "a", &first}});
  fs::create_directory(folder.path / "taken");
  const Output second = make_output("two");
  const std::string message =
      message_of({{folder.path / "a", &second}, {folder.path / "new/b", &second}, {folder.path / "taken", &second}});
  BOOST_TEST(message == "can't write '" + (folder.path / "taken").string() + "': is a directory");
  BOOST_TEST(bytes_of(folder.path / "a") == "one");
  BOOST_TEST((names_in(folder.path) == std::vector<std::string>{"a", "taken"}));
  BOOST_TEST(message_of({{folder.path / "a/b", &second}}) ==
             "can't write '" + (folder.path / "a").string() + "': not a directory");
}

BOOST_AUTO_TEST_CASE(names_of_any_length_are_written) {
  const Folder folder;
  const Output output = make_output("one");
  const std::string name(255, 'n');
  write_outputs({{folder.path / name, &output}});
  BOOST_TEST(bytes_of(folder.path / name) == "one");
}

BOOST_AUTO_TEST_CASE(only_files_of_dead_runs_are_removed) {
  const Folder folder;
  const pid_t dead = fork();
  if (dead == 0) _exit(0);
  waitpid(dead, nullptr, 0);
  const std::string pid = std::to_string(dead);
  const std::vector<std::string> kept = {".a.essaypack." + std::to_string(getppid()), ".a.essaypack.x",
                                         ".essaypack.backup", ".a.tmp." + pid, "a.essaypack." + pid};
  for (const std::string& name : kept) std::ofstream(folder.path / name) << "kept";
  std::ofstream(folder.path / (".a.essaypack." + pid)) << "removed";
  remove_dead_temporaries(folder.path);
  std::vector<std::string> expected = kept;
  std::sort(expected.begin(), expected.end());
  BOOST_TEST((names_in(folder.path) == expected));
}

BOOST_AUTO_TEST_CASE(a_second_process_is_told_who_holds_the_lock) {
  const Folder folder;
  const fs::path out = folder.path / "new/out";
  int to_parent[2];
  int to_child[2];
  BOOST_REQUIRE(pipe(to_parent) == 0 && pipe(to_child) == 0);
  const pid_t child = fork();
  if (child == 0) {
    {
      const Lock lock(out);
      char byte = 'x';
      if (write(to_parent[1], &byte, 1) != 1 || read(to_child[0], &byte, 1) != 1) _exit(1);
    }
    _exit(0);
  }
  char byte = 0;
  BOOST_REQUIRE(read(to_parent[0], &byte, 1) == 1);
  try {
    const Lock lock(out);
    BOOST_ERROR("two processes hold the lock");
  } catch (const Failure& failure) {
    BOOST_TEST(static_cast<int>(failure.code()) == 75);
    BOOST_TEST(failure.what() ==
               "another run (process " + std::to_string(child) + ") is writing to '" + out.string() + "'");
  }
  BOOST_REQUIRE(write(to_child[1], &byte, 1) == 1);
  waitpid(child, nullptr, 0);
  for (const int end : {to_parent[0], to_parent[1], to_child[0], to_child[1]}) close(end);
  BOOST_TEST(!fs::exists(folder.path / "new"));  // nothing was written: the lock takes its folders away
  Lock(out).keep_folder();
  BOOST_TEST((names_in(out) == std::vector<std::string>{".essaypack.lock"}));
  BOOST_TEST(bytes_of(out / ".essaypack.lock") == "");
}

BOOST_AUTO_TEST_CASE(touching_makes_and_updates) {
  const Folder folder;
  const fs::path stamp = folder.path / "stamps/done";
  touch_file(stamp);
  const timespec old[2] = {{1000, 0}, {1000, 0}};
  utimensat(AT_FDCWD, stamp.c_str(), old, 0);
  touch_file(stamp);
  BOOST_TEST(status_of(stamp).st_mtim.tv_sec > 1000);
}

BOOST_AUTO_TEST_CASE(what_has_no_output_is_removed) {
  const Folder folder;
  const fs::path file = folder.path / "old.xml", missing = folder.path / "missing.xml", inner = folder.path / "inner";
  const fs::path target = folder.path / "target", link = folder.path / "link";
  for (const fs::path& path : {file, target}) std::ofstream(path) << "old";
  fs::create_symlink(target, link);
  fs::create_directory(inner);
  const std::vector<PlacedOutput> placed = {{file}, {missing}, {inner}, {link}};
  for (const bool is_preview : {true, false}) {
    const std::vector<Written> written = is_preview ? preview_outputs(placed) : write_outputs(placed);
    BOOST_TEST((written[0].removed && written[0].changed));
    BOOST_TEST((!written[1].removed && !written[1].changed));
    BOOST_TEST((!written[2].removed && !written[2].changed));
    BOOST_TEST(written[3].removed);
    const std::vector<std::string> left = is_preview ? std::vector<std::string>{"inner", "link", "old.xml", "target"}
                                                     : std::vector<std::string>{"inner", "target"};
    BOOST_TEST(names_in(folder.path) == left, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_preview_writes_nothing) {
  const Folder folder;
  const Output output = make_output("new");
  std::ofstream(folder.path / "same") << "new";
  std::ofstream(folder.path / "other") << "old";
  const std::vector<Written> written = preview_outputs(
      {{folder.path / "same", &output}, {folder.path / "other", &output}, {folder.path / "deep/er/fresh", &output}});
  BOOST_TEST((!written[0].changed && written[1].changed && written[2].changed));
  BOOST_TEST(bytes_of(folder.path / "other") == "old");
  BOOST_TEST(names_in(folder.path).size() == 2u);
  BOOST_CHECK_THROW(preview_outputs({{folder.path, &output}}), Failure);
}

BOOST_AUTO_TEST_SUITE_END()
