#include "app/run/last_changes.h"

#include "app/run/git.h"
#include "config/sections/feed.h"
#include "diag/failure.h"

#include <sys/stat.h>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace essaypack {
namespace {

using Times = std::unordered_map<std::string, std::int64_t>;  // by source, Unix seconds

/// Of `git log -z --format=%x01%ct --name-only`: commits, newest first, each a mark with its time and then names.
Times read_log(std::string_view log) {
  Times times;
  std::int64_t commit = 0;
  while (!log.empty()) {
    const std::size_t end = log.find('\0');
    std::string_view token = log.substr(0, end);
    log = end == log.npos ? std::string_view() : log.substr(end + 1);
    while (!token.empty() && token.front() == '\n') token.remove_prefix(1);
    if (token.empty()) continue;
    if (token.front() == '\1')
      std::from_chars(token.data() + 1, token.data() + token.size(), commit);
    else
      times.emplace(token, commit);
  }
  return times;
}

Times git_times(const Config& config) {
  const ProgramResult result = run_git(config, {"log", "--no-show-signature", "-z", "--format=%x01%ct", "--name-only",
                                                "--no-renames", "--relative", "--", "."});
  if (result.state == ProgramResult::State::done) return read_log(result.output);
  if (result.state == ProgramResult::State::timed_out)
    throw Failure(ExitCode::environment,
                  tr("'git log' takes more than a minute of processor time, or five by the clock"),
                  tr("write 'updated: front-matter' in place of git"));
  const bool is_missing = result.state == ProgramResult::State::missing;
  throw Failure(ExitCode::usage, Kind::config_bad_value, config.feed->updated_place,
                is_missing ? tr("'feed.updated' is git, and there is no program 'git'")
                           : tr("'feed.updated' is git, and git has no history of this folder"),
                is_missing ? tr("install it, or write 'updated: front-matter'") : tr("write 'updated: front-matter'"));
}

std::optional<std::int64_t> file_time(const std::filesystem::path& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return status.st_mtime;
}

}  // namespace

void add_last_changes(Catalogue& catalogue, const Config& config) {
  if (config.feed->updated_from == UpdatedFrom::front_matter) return;
  const bool by_git = config.feed->updated_from == UpdatedFrom::git;
  const Times commits = by_git ? git_times(config) : Times();
  for (Post& post : catalogue.posts) {
    if (!post.date || post.updated) continue;
    std::optional<std::int64_t> seconds;
    if (!by_git)
      seconds = file_time(config.site_folder / post.source.view());
    else if (const auto found = commits.find(post.source); found != commits.end())
      seconds = found->second;
    if (seconds && *seconds > post.date->unix_seconds) post.updated = config.zone.at(*seconds);
  }
}

}  // namespace essaypack
