#include "app/run/changed_files.h"

#include "app/run/git.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "diag/failure.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

constexpr const char* kOption = "--changed-since";

Failure no_history(const std::string& revision, const ProgramResult& result) {
  if (result.state == ProgramResult::State::missing)
    return Failure(ExitCode::usage, tr("'{}' asks git, and there is no program 'git'", kOption),
                   tr("install git, or leave the option out"));
  if (result.state == ProgramResult::State::timed_out)
    return Failure(ExitCode::environment, tr("git takes more than a minute of processor time, or five by the clock"),
                   tr("leave out {}", kOption));
  return Failure(
      ExitCode::usage, tr("git knows no revision '{}' of this folder", revision),
      tr("name a branch, a tag or a commit: origin/main, HEAD~1; a shallow clone has few: fetch the others"));
}

std::vector<std::string> names_from(const Config& config, const std::vector<std::string>& arguments) {
  const ProgramResult result = run_git(config, arguments);
  if (result.state != ProgramResult::State::done) throw no_history(arguments.back(), result);
  return names_of_git(result.output);
}

/// The commit from which the branch went its own way; without a common one `revision` itself.
std::string find_base(const Config& config, const std::string& revision) {
  const ProgramResult found =
      run_git(config, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  const std::string commit(trim(found.output));
  if (found.state != ProgramResult::State::done || commit.empty()) throw no_history(revision, found);
  const ProgramResult base = run_git(config, {"merge-base", commit, "HEAD"});
  const std::string common(trim(base.output));
  return base.state == ProgramResult::State::done && !common.empty() ? common : commit;
}

/// What git keeps of a file that is as the folder has it. Filters that a repository's attributes name are not run, as
/// git itself would: by those that change bytes a file counts as changed.
std::string object_of(const std::filesystem::path& file, bool is_link, std::size_t digits) {
  std::string bytes;
  if (is_link) {
    std::error_code error;
    bytes = std::filesystem::read_symlink(file, error).string();
    if (error) return {};
  } else if (FileBytes read = read_file(file); read.bytes) {
    bytes = std::move(*read.bytes);
  } else {
    return {};
  }
  const std::string object = "blob " + std::to_string(bytes.size()) + '\0' + bytes;
  constexpr std::size_t kSha1Digits = 40;
  return digits == kSha1Digits ? sha1_hex(object) : sha256_hex(object);
}

/// Files of the index that are changed or gone in the folder. An entry is `100644 OBJECT STAGE<tab>PATH`.
void add_unstaged(const Config& config, std::set<std::string>& files) {
  constexpr std::string_view kLink = "120000 ", kRepository = "160000 ";
  for (const std::string& entry : names_from(config, {"ls-files", "--stage", "-z"})) {
    const std::size_t tab = entry.find('\t');
    const std::vector<std::string_view> words = split(std::string_view(entry).substr(0, tab), ' ');
    if (tab == entry.npos || words.size() < 2 || entry.starts_with(kRepository)) continue;
    const std::string path = entry.substr(tab + 1);
    if (object_of(config.site_folder / path, entry.starts_with(kLink), words[1].size()) != words[1]) files.insert(path);
  }
}

std::string_view without_folder(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// What a link or a picture that leads to the file has in it: `rain` of `source/_posts/rain.md` and of
/// `posts/rain/index.md`, `cat.png` of a picture.
std::string name_for_others(std::string_view path) {
  const std::string_view file = without_folder(path);
  const std::size_t dot = file.rfind('.');
  const std::string_view extension = dot == file.npos ? std::string_view() : file.substr(dot + 1);
  if (!is_one_of(to_lower_ascii(extension), {"md", "markdown", "html", "htm", "adoc", "org", "txt", "rst"}))
    return std::string(file);
  const std::string_view stem = file.substr(0, dot);
  if (stem != "index" && stem != "_index") return std::string(stem);
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string() : std::string(without_folder(path.substr(0, slash)));
}

/// True if `text` has `name` as a whole word of a path.
bool has_name(std::string_view text, std::string_view name) {
  const auto is_part = [&](std::size_t at) { return at < text.size() && (is_ascii_name(text[at]) || text[at] & 0x80); };
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1))
    if (!(at > 0 && is_part(at - 1)) && !is_part(at + name.size())) return true;
  return false;
}

/// Files of which every post may hang.
bool is_configuration(const Config& config, const std::string& file) {
  return std::find(config.files.begin(), config.files.end(), file) != config.files.end() ||
         is_one_of(file, {"essaypack.yaml", "essaypack.yml"}) || file.starts_with(config.templates + "/");
}

}  // namespace

ChangedFiles::ChangedFiles(std::set<std::string> files, Reach reach) : files_(std::move(files)), reach_(reach) {
  for (const std::string& file : files_)
    if (std::string name = name_for_others(file); !name.empty()) names_.insert(std::move(name));
}

ChangedFiles::ChangedFiles(const Config& config, const std::string& revision) {
  const std::string base = find_base(config, revision);
  std::set<std::string> files;
  const std::vector<std::vector<std::string>> questions = {
      {"diff-index", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", base},
      {"ls-files", "--others", "--exclude-standard", "-z"}};
  for (const std::vector<std::string>& question : questions)
    for (std::string& name : names_from(config, question)) files.insert(std::move(name));
  add_unstaged(config, files);
  const bool has_configuration =
      std::any_of(files.begin(), files.end(), [&](const std::string& file) { return is_configuration(config, file); });
  *this = ChangedFiles(std::move(files), has_configuration ? Reach::everything : Reach::files);
}

bool ChangedFiles::concerns(const Diagnostic& problem) const {
  if (reach_ == Reach::everything || files_.count(problem.place.file) > 0) return true;
  if (problem.place.file.empty()) return problem.severity == Severity::error;
  return std::any_of(names_.begin(), names_.end(),
                     [&](const std::string& name) { return has_name(problem.message.english(), name); });
}

std::unique_ptr<Diagnostics> limit_to_changes(const Diagnostics& diagnostics, const ChangedFiles& changed,
                                              const Severities& severities) {
  auto limited = std::make_unique<Diagnostics>();
  limited->set_severities(severities);
  for (const Diagnostic& problem : diagnostics.sorted())
    if (changed.concerns(problem)) limited->report(problem.kind, problem.place, problem.message, problem.hint);
  return limited;
}

}  // namespace essaypack
