#pragma once

/// Several outputs are one release: a run that is killed between two renames is finished by the next one.
///
/// Before the first temporary file a plan names all of them (`.essaypack/.journal.essaypack.PID`). When they are
/// complete and on the disk the plan gets the name `.essaypack/journal`: that is the moment of the release. Then files
/// are renamed and removed in its order, and the journal goes. So what a dead run left tells itself what to do: a
/// journal is finished, a plan undone.
///
/// `{"essaypack_journal": 1, "steps": [["output", "atom.xml", ".atom.xml.essaypack.7"], ["state", "ids.json",
/// ".ids.json.essaypack.7"],
/// ["output", "old.xml", ""]]}`: folder, name below it, temporary file beside it or in the output folder, empty for a
/// file that is removed. A journal may have been put there by somebody else. It can rename what is called as our
/// temporary files are, and nothing through links that lead out of the folder, but for the file that such a temporary
/// one is named after; and remove outputs of the manifest.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace essaypack {

/// Where a run writes.
struct ReleaseFolders {
  std::filesystem::path output;
  std::filesystem::path state;  ///< Of ids and announcements; may be below the other one.
};

/// One file of a release.
struct ReleaseStep {
  std::filesystem::path path;
  std::string temporary;  ///< Name of the file that takes its place; empty: it is removed.
};

/// The journal of one run, which holds the lock of the output folder.
class Journal {
 public:
  explicit Journal(ReleaseFolders folders) : folders_(std::move(folders)) {}

  /// Writes the plan; steps outside both folders are none of its business. Throws `Failure` (exit 3).
  void plan(const std::vector<ReleaseStep>& steps);
  /// From here on the release happens. All temporary files must be on the disk. Throws `Failure` (exit 3).
  void commit();
  /// All is done.
  void finish() noexcept;

 private:
  ReleaseFolders folders_;
  std::filesystem::path plan_;  ///< Empty: there is nothing to write down.
};

/// Finishes the release that a killed run began, or removes what it had prepared; then temporary files of dead runs in
/// the output folder. A journal that can't be read is dropped. To be called under the lock. Throws `Failure` (exit 3)
/// where a file can't get its name.
void finish_last_release(const ReleaseFolders& folders);

}  // namespace essaypack
