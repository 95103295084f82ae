#include "output/journal.h"

#include "base/file.h"
#include "output/disk.h"
#include "output/folders.h"
#include "output/manifest.h"
#include "output/temporaries.h"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <set>

namespace essaypack {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kRecords = ".essaypack";
constexpr const char* kName = "journal";
constexpr std::uint64_t kLargest = 256 * 1024 * 1024;

fs::path records_of(const ReleaseFolders& folders) { return folders.output / kRecords; }
fs::path journal_of(const ReleaseFolders& folders) { return records_of(folders) / kName; }

/// The way from `folder` down to `path`; empty if there is none.
std::string below(const fs::path& path, const fs::path& folder) {
  const std::string way = path.lexically_normal().lexically_relative(folder.lexically_normal()).string();
  return stays_inside(way) ? way : std::string();
}

/// A step as it is written down.
struct Step {
  std::string folder, name, temporary;
};

std::optional<Step> step_of(const ReleaseStep& release, const ReleaseFolders& folders) {
  if (std::string name = below(release.path, folders.output); !name.empty())
    return Step{"output", std::move(name), release.temporary};
  if (std::string name = below(release.path, folders.state); !folders.state.empty() && !name.empty())
    return Step{"state", std::move(name), release.temporary};
  return std::nullopt;
}

std::string print_steps(const std::vector<Step>& steps) {
  std::string text = "{\"essaypack_journal\": 1, \"steps\": [";
  const char* separator = "\n";
  for (const Step& step : steps) {
    text += separator +
            Json::array({step.folder, step.name, step.temporary}).dump(-1, ' ', false, Json::error_handler_t::replace);
    separator = ",\n";
  }
  return text + "\n]}\n";
}

/// Nothing for what is no journal. A step that we would not have written is passed over.
std::optional<std::vector<Step>> parse_steps(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("essaypack_journal", Json()) != 1) return std::nullopt;
  const auto list = json.find("steps");
  if (list == json.end() || !list->is_array()) return std::nullopt;
  std::vector<Step> steps;
  for (const Json& entry : *list) {
    if (!entry.is_array() || entry.size() != 3 || !entry[0].is_string() || !entry[1].is_string() ||
        !entry[2].is_string())
      continue;
    Step step{entry[0].get<std::string>(), entry[1].get<std::string>(), entry[2].get<std::string>()};
    const bool is_known = step.folder == "output" ||
                          (step.folder == "state" &&
                           (step.name == "ids.json" || step.name == "announced.json" || step.name == "editions.json"));
    const bool is_ours = step.temporary.empty() || is_temporary_name(step.temporary);
    if (is_known && is_ours && stays_inside(step.name)) steps.push_back(std::move(step));
  }
  return steps;
}

/// The bytes of a regular file that is no link.
std::optional<std::string> read_plain_file(const fs::path& path) {
  std::error_code error;
  if (fs::symlink_status(path, error).type() != fs::file_type::regular) return std::nullopt;
  return read_file(path, kLargest).bytes;
}

bool is_plain_file(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::regular;
}

/// Does what a journal says.
class Recovery {
 public:
  explicit Recovery(const ReleaseFolders& folders) : folders_(folders) {}

  /// Finishes a release. What is no longer there has been done.
  void finish(const std::vector<Step>& steps) {
    for (const Step& step : steps)
      if (step.temporary.empty())
        remove(step);
      else
        rename(step);
    for (const fs::path& folder : touched_) sync_folder(folder);
  }

  /// Takes back what was prepared.
  void undo(const std::vector<Step>& steps) {
    for (const Step& step : steps)
      if (!step.temporary.empty())
        if (const fs::path temporary = find_temporary(step, target_of(step)); !temporary.empty())
          unlink(temporary.c_str());
  }

 private:
  fs::path target_of(const Step& step) const {
    return follow_links((step.folder == "state" ? folders_.state : folders_.output) / step.name);
  }

  /// Empty where it is not there, or somebody else's.
  fs::path find_temporary(const Step& step, const fs::path& target) const {
    const fs::path& root = step.folder == "state" ? folders_.state : folders_.output;
    const fs::path beside = target.parent_path() / step.temporary;
    const bool may_be_beside =
        is_inside(target.parent_path(), root) || is_temporary_of(step.temporary, target.filename().native());
    if (may_be_beside && is_plain_file(beside)) return beside;
    // a large output waits in the output folder under its whole name
    std::string flat = step.name;
    std::replace(flat.begin(), flat.end(), '/', '-');
    const fs::path above = folders_.output / step.temporary;
    const bool may_be_above =
        step.folder == "output" && is_temporary_of(step.temporary, flat) && is_inside(target.parent_path(), root);
    return may_be_above && is_plain_file(above) ? above : fs::path();
  }

  void rename(const Step& step) {
    const fs::path target = target_of(step);
    const fs::path temporary = find_temporary(step, target);
    if (temporary.empty()) return;
    if (std::rename(temporary.c_str(), target.c_str()) != 0) throw write_failure(target, errno);
    touched_.insert(target.parent_path());
  }

  void remove(const Step& step) {
    const fs::path path = folders_.output / step.name;
    const bool is_ours = step.name == "changed-urls.txt" ||
                         (step.name.starts_with("indexnow") && step.name.ends_with(".json") &&
                          step.name.find('/') == std::string::npos) ||
                         outputs().count(step.name) > 0;
    if (!is_ours || !is_inside(path.parent_path(), folders_.output)) return;
    std::error_code error;
    if (fs::is_directory(fs::symlink_status(path, error))) return;
    if (unlink(path.c_str()) == 0)
      touched_.insert(path.parent_path());
    else if (errno != ENOENT)
      throw write_failure(path, errno);
  }

  /// Those of the manifest: it is replaced after outputs have been removed.
  const Manifest& outputs() {
    if (manifest_) return *manifest_;
    manifest_.emplace();
    try {
      if (const auto text = read_file(records_of(folders_) / "manifest.json", kLargest).bytes)
        manifest_ = parse_manifest(*text);
    } catch (const std::runtime_error&) {
      // whoever reads records will say so
    }
    return *manifest_;
  }

  const ReleaseFolders& folders_;
  std::set<fs::path> touched_;
  std::optional<Manifest> manifest_;
};

/// Plans of runs that ended before their release.
void undo_plans(const ReleaseFolders& folders) {
  std::error_code error;
  std::vector<fs::path> plans;
  for (fs::directory_iterator at(records_of(folders), error), end; !error && at != end; at.increment(error))
    if (is_temporary_of(at->path().filename().native(), kName)) plans.push_back(at->path());
  for (const fs::path& plan : plans) {
    if (const std::optional<std::string> text = read_plain_file(plan))
      if (const auto steps = parse_steps(*text)) Recovery(folders).undo(*steps);
    unlink(plan.c_str());
  }
}

}  // namespace

void Journal::plan(const std::vector<ReleaseStep>& steps) {
  std::vector<Step> written;
  for (const ReleaseStep& step : steps)
    if (std::optional<Step> one = step_of(step, folders_)) written.push_back(*std::move(one));
  if (written.empty()) return;
  make_folders(records_of(folders_));
  plan_ = temporary_path(records_of(folders_), kName);
  write_new_file(plan_, print_steps(written), journal_of(folders_));
}

void Journal::commit() {
  if (plan_.empty()) return;
  const fs::path journal = journal_of(folders_);
  sync_file(plan_, journal);
  if (std::rename(plan_.c_str(), journal.c_str()) != 0) throw write_failure(journal, errno);
  forget_temporary(plan_);
  sync_folder(journal.parent_path());
}

void Journal::finish() noexcept {
  if (plan_.empty()) return;
  const fs::path journal = journal_of(folders_);
  unlink(journal.c_str());
  sync_folder(journal.parent_path());
}

void finish_last_release(const ReleaseFolders& folders) {
  if (is_inside(records_of(folders), folders.output)) {
    const fs::path journal = journal_of(folders);
    if (const std::optional<std::string> text = read_plain_file(journal)) {
      if (const auto steps = parse_steps(*text)) Recovery(folders).finish(*steps);
      if (unlink(journal.c_str()) != 0) throw write_failure(journal, errno);
      sync_folder(journal.parent_path());
    }
    undo_plans(folders);
    remove_dead_temporaries(records_of(folders));
  }
  remove_dead_temporaries(folders.output);
  if (!folders.state.empty()) remove_dead_temporaries(folders.state);
}

}  // namespace essaypack
