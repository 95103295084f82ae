#include "app/run/guard.h"

#include "base/file.h"
#include "base/text.h"
#include "diag/failure.h"
#include "export/common/output_form.h"
#include "output/disk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <set>

namespace essaypack {
namespace {

namespace fs = std::filesystem;
using Maker = OutputForm::Maker;

/// Paths without links, each folder resolved once.
class RealPaths {
 public:
  fs::path operator()(const fs::path& path) {
    std::error_code error;
    const fs::path target = follow_links(path);
    const fs::path folder = target.parent_path();
    const auto [known, is_new] = folders_.try_emplace(folder);
    if (is_new) known->second = fs::weakly_canonical(fs::absolute(folder.empty() ? "." : folder, error), error);
    return known->second / target.filename();
  }

 private:
  std::map<fs::path, fs::path> folders_;
};

/// True if `path` is `folder` or lies in it; both are absolute and without links.
bool lies_in(const fs::path& path, const fs::path& folder) {
  if (folder.empty()) return false;
  const auto [at, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return at == folder.end();
}

/// Who may have made a file by where it lies.
enum class Area { made, authors, elsewhere };

/// True if the author keeps nothing in `folder`: it is not the site, nor part of its sources, nor around them.
bool is_apart(const fs::path& folder, const Ownership& ownership) {
  if (folder.empty() || lies_in(ownership.site, folder)) return false;
  return std::none_of(ownership.sources.begin(), ownership.sources.end(),
                      [&](const fs::path& source) { return lies_in(source, folder) || lies_in(folder, source); });
}

Area area_of(const fs::path& target, const Ownership& ownership) {
  if (lies_in(target, ownership.made) && is_apart(ownership.made, ownership)) return Area::made;
  const bool is_in_output = lies_in(target, ownership.output) && is_apart(ownership.output, ownership);
  return lies_in(target, ownership.site) && !is_in_output ? Area::authors : Area::elsewhere;
}

bool is_listed(const Manifest& outputs, const fs::path& target, const fs::path& folder) {
  return outputs.count(target.lexically_relative(folder).string()) > 0;
}

/// True if a run that wrote to a folder around `target` remembers it.
bool is_remembered_above(const fs::path& target) {
  constexpr std::uint64_t kLargest = 256 * 1024 * 1024;
  for (fs::path folder = target.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    const FileBytes text = read_file(folder / ".essaypack" / "manifest.json", kLargest);
    if (text.bytes) try {
        return is_listed(parse_manifest(*text.bytes), target, folder);
      } catch (const std::runtime_error&) {
        return false;
      }
  }
  return false;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string_view last_line(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text.substr(text.rfind('\n') + 1);
}

/// What has no form of its own: a cover beside our book, a file with the line by which ours is known.
bool belongs_to_ours(const fs::path& target, const Output& output) {
  if (output.mark) {
    const std::string text = read_file(target).bytes.value_or("");
    return !text.empty() && (first_line(text) == *output.mark || last_line(text) == *output.mark);
  }
  if (output.companion.empty()) return false;
  return form_of_file(target.parent_path() / fs::path(output.companion).filename()) ==
         OutputForm{"book", Maker::essaypack};
}

/// True if two tables have a row of one name.
bool share_a_row(std::string_view before, std::string_view now) {
  std::set<std::string_view> names;
  for (const std::string_view line : split(now, '\n')) names.insert(line.substr(0, line.find('\t')));
  names.erase("");
  for (const std::string_view line : split(before, '\n'))
    if (names.count(line.substr(0, line.find('\t'))) > 0) return true;
  return false;
}

/// True if at least half of the lines of `before` are in `now`, too.
bool is_a_version_of(std::string_view before, std::string_view now) {
  std::set<std::string_view> lines;
  for (const std::string_view line : split(now, '\n')) lines.insert(line);
  std::size_t count = 0, known = 0;
  for (const std::string_view line : split(before, '\n')) {
    if (trim(line).empty()) continue;
    ++count;
    known += lines.count(line);
  }
  return 2 * known >= count;
}

bool is_other_table(const fs::path& target, const OutputForm& before, const Output& output) {
  return before.kind.starts_with("table ") &&
         !share_a_row(read_file_head(target, kFormHead).value_or(""), output.bytes);
}

/// Lines without a mark of ours: a table with a row of that name, or lines of which the output has half. Lists of
/// objects and depfiles have a form of our own.
bool continues(const fs::path& target, const OutputForm& before, const Output& output) {
  if (before.kind.starts_with("table ")) return !is_other_table(target, before, output);
  if (before.kind.starts_with("list") || before.kind == "rule") return true;
  return is_a_version_of(read_file_head(target, kFormHead).value_or(""), output.bytes);
}

bool is_prose(const fs::path& path) {
  static const std::set<std::string> kEndings = {".md",  ".markdown", ".mdown", ".mkd", ".org",  ".rst",  ".adoc",
                                                 ".tex", ".html",     ".htm",   ".yml", ".yaml", ".toml", ".json",
                                                 ".doc", ".docx",     ".odt",   ".jpg", ".jpeg", ".png"};
  return kEndings.count(to_lower_ascii(path.extension().string())) > 0;
}

/// The same for a program of the user's, of whose output nothing is known.
bool may_be_of_program(const fs::path& target, const Output& output, Area area) {
  constexpr std::uint64_t kLargest = 64 * 1024 * 1024;
  const std::string before = read_file(target, kLargest).bytes.value_or("");
  const std::string now =
      output.temporary.empty() ? output.bytes : read_file(output.temporary, kLargest).bytes.value_or("");
  return (!before.empty() && is_a_version_of(before, now)) || (area == Area::elsewhere && !is_prose(target));
}

/// True if the file at `target`, which no manifest lists, can be an output of ours or of a generator, as `output` is.
bool looks_like_an_output(const fs::path& target, const Output& output, const Ownership& ownership) {
  const Area area = area_of(target, ownership);
  if (area == Area::made) return true;
  std::error_code error;
  if (area == Area::elsewhere && fs::file_size(target, error) == 0 && !error) return true;  // as mktemp makes it
  if (belongs_to_ours(target, output)) return true;
  const OutputForm before = form_of_file(target), now = form_of(output);
  if (!before.kind.empty() && before.kind == now.kind) {
    if (before.maker == Maker::essaypack) return true;
    if (area == Area::elsewhere) return before.kind != "book" && !is_other_table(target, before, output);
    // a folder remembers what was written to it, a file by itself nobody
    const bool is_remembered =
        !ownership.output.empty() && output.exporter != "depfile" && output.exporter != "announcement";
    if (before.maker == Maker::unknown && !is_remembered && continues(target, before, output)) return true;
  }
  return ownership.is_foreign && output.exporter != "depfile" && may_be_of_program(target, output, area);
}

bool is_regular(const fs::path& path, struct stat& there) {
  return stat(path.c_str(), &there) == 0 && S_ISREG(there.st_mode);
}

/// True if the file has these very bytes: nothing is lost.
bool is_same(const fs::path& target, const Output& output) {
  std::error_code error;
  const fs::path& made = output.temporary;
  const std::uintmax_t size = made.empty() ? output.bytes.size() : fs::file_size(made, error);
  if (error || fs::file_size(target, error) != size || error) return false;
  const std::optional<std::string> before = read_file(target).bytes;
  return before && *before == (made.empty() ? output.bytes : read_file(made).bytes.value_or(""));
}

[[noreturn]] void refuse_input(const fs::path& shown) {
  throw Failure(ExitCode::usage, tr("'{}' is a file of the blog, and an output would take its place", shown.string()),
                tr("give the output another name, or replace it with --force"));
}

[[noreturn]] void refuse_foreign(const fs::path& shown) {
  throw Failure(ExitCode::usage,
                tr("'{}' was not written by essaypack, and an output would take its place", shown.string()),
                tr("give the output another name, or replace it with --force"));
}

std::string fold(const fs::path& path) { return to_lower(nfc(path.native())); }

/// Records have their names to themselves.
void refuse_record_name(const fs::path& target, const fs::path& shown, const fs::path& folder) {
  const fs::path name = folder.empty() ? target : target.lexically_relative(folder);
  const std::string last = fold(name.filename()), first = fold(*name.begin());
  const bool is_record = folder.empty()
                             ? last == ".essaypack.lock" || fold(name.parent_path().filename()) == ".essaypack"
                             : first == ".essaypack" || first == ".essaypack.lock";
  if (is_record)
    throw Failure(ExitCode::usage, tr("'{}' is where essaypack keeps its records", shown.string()),
                  tr("give the output another name"));
}

void refuse_folder_in_the_way(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error))
    throw Failure(ExitCode::usage, tr("'{}' is a folder, and an output has its name", path.string()),
                  tr("give the output another name, or move the folder away"));
}

}  // namespace

void refuse_file_in_the_way(const fs::path& folder) {
  std::error_code error;
  for (fs::path at = folder.lexically_normal(); !at.empty() && at != at.root_path(); at = at.parent_path()) {
    const fs::file_status status = fs::status(at, error);
    if (fs::is_directory(status)) return;
    if (fs::exists(status))
      throw Failure(ExitCode::usage, tr("'{}' is a file, and outputs need a folder of that name", at.string()),
                    tr("give them another place, or move the file away"));
  }
}

void refuse_foreign_files(const std::vector<PlacedOutput>& placed, const Ownership& ownership) {
  RealPaths real;
  for (const PlacedOutput& one : placed) {
    struct stat there {};
    if (one.is_record || !one.output) continue;
    const fs::path target = real(one.path);
    if (!is_regular(target, there)) continue;
    if (ownership.is_input && ownership.is_input(target)) {
      if (!is_same(target, *one.output)) refuse_input(one.path);
      continue;
    }
    if (ownership.outputs && is_listed(*ownership.outputs, target, ownership.output)) continue;
    if (looks_like_an_output(target, *one.output, ownership) || is_remembered_above(target) ||
        is_same(target, *one.output))
      continue;
    refuse_foreign(one.path);
  }
}

void refuse_foreign_stamp(const fs::path& stamp, const Ownership& ownership) {
  RealPaths real;
  struct stat there {};
  const fs::path target = real(stamp);
  if (!is_regular(target, there)) return;
  if (ownership.is_input && ownership.is_input(target)) refuse_input(stamp);
  if (there.st_size == 0 || area_of(target, ownership) != Area::authors) return;
  const bool is_output = (ownership.outputs && is_listed(*ownership.outputs, target, ownership.output)) ||
                         form_of_file(target).maker == Maker::essaypack || is_remembered_above(target);
  if (!is_output) refuse_foreign(stamp);
}

void refuse_collisions(const std::vector<PlacedOutput>& placed, const fs::path& output_folder,
                       const std::vector<std::string>& stale) {
  RealPaths real;
  std::error_code error;
  const fs::path folder =
      output_folder.empty() ? output_folder : fs::weakly_canonical(fs::absolute(output_folder, error), error);
  std::map<std::string, fs::path> files;
  std::map<std::string, fs::path> folders;
  for (const PlacedOutput& one : placed) {
    const fs::path target = real(one.path);
    if (one.output && std::binary_search(stale.begin(), stale.end(), one.output->name)) continue;
    if (!one.is_record && one.output)
      refuse_record_name(target, one.path, lies_in(target, folder) ? folder : fs::path());
    const auto [other, is_new] = files.emplace(fold(target), one.path);
    if (!is_new && one.output)
      throw Failure(
          ExitCode::usage,
          tr("'{}' and '{}' are one file, or are where case does not count", other->second.string(), one.path.string()),
          tr("give each feed and book its own path"));
    if (!one.output || !folders.emplace(fold(target.parent_path()), one.path).second) continue;
    refuse_file_in_the_way(one.path.parent_path());
  }
  for (const auto& [above, path] : folders)
    for (fs::path at = above; at.has_relative_path(); at = at.parent_path())
      if (const auto file = files.find(at.native()); file != files.end())
        throw Failure(
            ExitCode::usage,
            tr("'{}' is to be a file, and '{}' needs a folder of that name", file->second.string(), path.string()),
            tr("give each feed and book its own path"));
  for (const PlacedOutput& one : placed)
    if (one.output) refuse_folder_in_the_way(one.path);
}

}  // namespace essaypack
