#include "output/journal.h"

#include "base/file.h"
#include "output/temporaries.h"
#include "output/writer.h"
#include "temporary_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

using namespace essaypack;
namespace fs = std::filesystem;

namespace {

/// A fresh folder with `out/.essaypack/`, `state/` and `else/` that vanishes with the test.
struct Folder : test::TemporaryFolder {
  Folder() {
    for (const char* name : {"out/.essaypack", "state", "else"}) fs::create_directories(path / name);
  }
  /// All files below the folder with their bytes: `out/a=old`.
  std::vector<std::string> files() const {
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_directory() && !entry.is_symlink()) continue;
      const std::string name = entry.path().lexically_relative(path).string();
      found.push_back(name + (entry.is_symlink() ? "@" : "=" + read_file(entry.path()).bytes.value_or("?")));
    }
    std::sort(found.begin(), found.end());
    return found;
  }
  ReleaseFolders folders() const { return {path / "out", path / "state"}; }
};

using Files = std::vector<std::string>;

std::string journal_of(const std::string& steps) { return "{\"essaypack_journal\": 1, \"steps\": [" + steps + "]}"; }

/// A process that has ended.
std::string dead_process() {
  const pid_t dead = fork();
  if (dead == 0) _exit(0);
  waitpid(dead, nullptr, 0);
  return std::to_string(dead);
}

Output make_output(const std::string& bytes) {
  Output output;
  output.bytes = bytes;
  return output;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(journal)

struct RecoveryCase {
  std::string name;
  std::string steps;  ///< PID stands for a dead process.
  std::vector<std::pair<std::string, std::string>> before;
  std::vector<std::string> after;
};

const RecoveryCase kRecoveries[] = {
    {"the rest of a release is done",
     R"(["output", "a", ".a.essaypack.PID"], ["output", "tags/b", ".b.essaypack.PID"], ["state", "ids.json", ".ids.json.essaypack.PID"])",
     {{"out/a", "new"},
      {"out/tags/b", "old"},
      {"out/tags/.b.essaypack.PID", "new"},
      {"state/ids.json", "old"},
      {"state/.ids.json.essaypack.PID", "new"}},
     {"out/a=new", "out/tags/b=new", "state/ids.json=new"}},
    {"a book waits in the output folder",
     R"(["output", "books/b.epub", ".books-b.epub.essaypack.PID"])",
     {{"out/books/x", ""}, {"out/.books-b.epub.essaypack.PID", "new"}},
     {"out/books/b.epub=new", "out/books/x="}},
    {"one of another folder is not taken for it",
     R"(["output", "tags/a", ".a.essaypack.PID"], ["output", "a", ".a.essaypack.PID"])",
     {{"out/tags/a", "done"}, {"out/.a.essaypack.PID", "new"}},
     {"out/a=new", "out/tags/a=done"}},
    {"outputs of the manifest are removed",
     R"(["output", "gone", ""], ["output", "mine", ""], ["output", "changed-urls.txt", ""])",
     {{"out/gone", "old"},
      {"out/mine", "mine"},
      {"out/changed-urls.txt", "old"},
      {"out/.essaypack/manifest.json", R"({"essaypack_manifest": 1, "outputs": {"gone": "lists"}})"}},
     {R"(out/.essaypack/manifest.json={"essaypack_manifest": 1, "outputs": {"gone": "lists"}})", "out/mine=mine"}},
    {"names that climb",
     R"(["output", "../else/a", ".a.essaypack.PID"], ["output", "/etc/a", ".a.essaypack.PID"], ["output", "a/../../else/a", ".a.essaypack.PID"],
       ["output", "../else/keep", ""], ["elsewhere", "a", ".a.essaypack.PID"], ["state", "keep", ".keep.essaypack.PID"], ["state", "../else/a", ".a.essaypack.PID"])",
     {{"else/a", "mine"}, {"else/.a.essaypack.PID", "x"}, {"else/keep", "mine"}, {"state/keep", "mine"}},
     {"else/.a.essaypack.PID=x", "else/a=mine", "else/keep=mine", "state/keep=mine"}},
    {"temporary files that are none",
     R"(["output", "a", "../else/a"], ["output", "a", "mine"], ["output", "a", ".mine"], ["output", "a", "../else/.a.essaypack.PID"])",
     {{"else/a", "mine"},
      {"else/.a.essaypack.PID", "x"},
      {"out/a", "old"},
      {"out/mine", "mine"},
      {"out/.mine", "mine"}},
     {"else/.a.essaypack.PID=x", "else/a=mine", "out/.mine=mine", "out/a=old", "out/mine=mine"}},
    {"links that lead out",
     R"(["output", "way/a", ".b.essaypack.PID"], ["output", "way/keep", ""], ["output", "way/c", ".c.essaypack.PID"])",
     {{"else/a", "mine"},
      {"else/.b.essaypack.PID", "x"},
      {"else/keep", "mine"},
      {"else/c", "old"},
      {"else/.c.essaypack.PID", "new"},
      {"out/way@", "../else"},
      {"out/.essaypack/manifest.json", R"({"essaypack_manifest": 1, "outputs": {"way/keep": "lists"}})"}},
     {"else/.b.essaypack.PID=x", "else/a=mine", "else/c=new", "else/keep=mine",
      R"(out/.essaypack/manifest.json={"essaypack_manifest": 1, "outputs": {"way/keep": "lists"}})", "out/way@"}},
    {"a temporary file that is a link",
     R"(["output", "a", ".a.essaypack.PID"])",
     {{"out/a", "old"}, {"else/a", "mine"}, {"out/.a.essaypack.PID@", "../else/a"}},
     {"else/a=mine", "out/a=old"}},
    {"folders are not removed",
     R"(["output", "tags", ""])",
     {{"out/tags/a", "old"},
      {"out/.essaypack/manifest.json", R"({"essaypack_manifest": 1, "outputs": {"tags": "lists"}})"}},
     {R"(out/.essaypack/manifest.json={"essaypack_manifest": 1, "outputs": {"tags": "lists"}})", "out/tags/a=old"}},
};

std::string with_process(std::string text, const std::string& process) {
  for (std::size_t at; (at = text.find("PID")) != text.npos;) text.replace(at, 3, process);
  return text;
}

BOOST_AUTO_TEST_CASE(a_release_is_finished_and_nothing_else_is_touched) {
  const std::string process = dead_process();
  for (const RecoveryCase& row : kRecoveries) {
    const Folder folder;
    for (const auto& [name, bytes] : row.before) {
      const std::string file = with_process(name, process);
      if (file.ends_with('@'))
        fs::create_symlink(bytes, folder.path / file.substr(0, file.size() - 1));
      else
        folder.write(file, bytes);
    }
    folder.write("out/.essaypack/journal", journal_of(with_process(row.steps, process)));
    finish_last_release(folder.folders());
    Files expected;
    for (const std::string& file : row.after) expected.push_back(with_process(file, process));
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(folder.files() == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_journal_that_is_none_is_dropped) {
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("[]"), std::string("{}"), std::string("\0\0\0", 3),
        std::string("{\"essaypack_journal\": 2, \"steps\": []}"), std::string("{\"essaypack_journal\": 1}"),
        std::string("{\"essaypack_journal\": 1, \"steps\": {}}"),
        journal_of("1, [], [1, 2, 3], [\"output\", \"a\"], {}"), std::string(100'000, '[')}) {
    const Folder folder;
    folder.write("out/a", "old");
    folder.write("out/.essaypack/journal", text);
    finish_last_release(folder.folders());
    BOOST_TEST(folder.files() == Files{"out/a=old"}, boost::test_tools::per_element());
  }
  // nor is anything done that a link says
  const Folder folder;
  folder.write("else/journal", journal_of(R"(["output", "a", ""])"));
  folder.write("out/a", "old");
  fs::create_symlink("../../else/journal", folder.path / "out/.essaypack/journal");
  finish_last_release(folder.folders());
  BOOST_TEST((folder.files() ==
              Files{"else/journal=" + journal_of(R"(["output", "a", ""])"), "out/.essaypack/journal@", "out/a=old"}));
}

BOOST_AUTO_TEST_CASE(a_plan_is_undone) {
  const std::string process = dead_process();
  const Folder folder;
  folder.write("out/a", "old");
  folder.write("out/tags/.a.essaypack." + process, "new");
  folder.write("else/.a.essaypack." + process, "x");
  folder.write(
      "out/.essaypack/.journal.essaypack." + process,
      journal_of(with_process(
          R"(["output", "a", ".a.essaypack.PID"], ["output", "tags/a", ".a.essaypack.PID"], ["output", "a", ""], ["output", "../else/a", ".a.essaypack.PID"])",
          process)));
  finish_last_release(folder.folders());
  BOOST_TEST((folder.files() == Files{"else/.a.essaypack." + process + "=x", "out/a=old"}));
}

BOOST_AUTO_TEST_CASE(what_is_written_down_can_be_finished) {
  const std::string process = dead_process();
  const Folder folder;
  for (const char* name : {"out/a", "out/old"}) folder.write(name, "old");
  Journal run(folder.folders());
  run.plan({{folder.path / "out/a", ".a.essaypack." + process},
            {folder.path / "out" / "\"quoted\"", ".\"quoted\".essaypack." + process},
            {folder.path / "state/ids.json", ".ids.json.essaypack." + process},
            {folder.path / "else/depfile", ".depfile.essaypack." + process},
            {folder.path / "out/changed-urls.txt", ""}});
  run.commit();
  folder.write("out/.a.essaypack." + process, "new");
  folder.write("out/.\"quoted\".essaypack." + process, "new");
  folder.write("state/.ids.json.essaypack." + process, "new");
  folder.write("else/.depfile.essaypack." + process, "new");
  folder.write("out/changed-urls.txt", "old");
  finish_last_release(folder.folders());
  BOOST_TEST((folder.files() == Files{"else/.depfile.essaypack." + process + "=new", "out/\"quoted\"=new", "out/a=new",
                                      "out/old=old", "state/ids.json=new"}));
}

BOOST_AUTO_TEST_CASE(a_release_leaves_no_journal) {
  const Folder folder;
  const Output one = make_output("one"), two = make_output("two");
  const ReleaseFolders folders = folder.folders();
  folder.write("out/gone", "old");
  write_outputs({{folders.output / "a", &one}, {folders.output / "tags/b", &two}, {folders.output / "gone", nullptr}},
                &folders);
  BOOST_TEST((folder.files() == Files{"out/a=one", "out/tags/b=two"}));
  // one that fails half-way is finished by the next run
  fs::create_directory(folder.path / "else/c");
  fs::create_symlink("../else/c/d", folder.path / "out/c");
  const Output three = make_output("three");
  write_outputs({{folders.output / "a", &three}, {folders.output / "c", &three}}, &folders);
  BOOST_TEST((folder.files() == Files{"else/c/d=three", "out/a=three", "out/c@", "out/tags/b=two"}));
}

BOOST_AUTO_TEST_CASE(temporary_names_are_told_apart) {
  for (const char* name : {".a.essaypack.1", "..essaypack.1"}) BOOST_TEST(is_temporary_name(name), name);
  for (const char* name :
       {"", "a", ".essaypack.1", "a.essaypack.1", ".a.essaypack.", ".a.essaypack.x", ".a.essaypack.0",
        ".a.essaypack.-1", ".a/b.essaypack.1", ".a.essaypack.1.Ab12Cd", ".a.tmp.1", ".a.essaypack.1.x"})
    BOOST_TEST(!is_temporary_name(name), name);
  BOOST_TEST((is_temporary_of(".a.essaypack.1", "a") && !is_temporary_of(".a.essaypack.1", "b") &&
              !is_temporary_of(".a.essaypack.b.essaypack.1", "a")));
  BOOST_TEST(is_temporary_of(".a.essaypack.b.essaypack.1", "a.essaypack.b"));
}

BOOST_AUTO_TEST_SUITE_END()
