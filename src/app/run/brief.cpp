#include "app/run/brief.h"

#include "base/url.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace essaypack {
namespace {

constexpr std::size_t kSummaryLines = 2;
constexpr std::size_t kMostHosts = 3;

std::size_t lines_of(const Diagnostic& problem) { return problem.hint.empty() ? 1 : 2; }

ProblemGroup& group_of(std::vector<ProblemGroup>& groups, const Diagnostic& problem) {
  for (ProblemGroup& group : groups)
    if (group.count.kind == problem.kind) return group;
  groups.emplace_back();
  groups.back().count = {problem.kind, problem.severity, 0, {}};
  return groups.back();
}

void count_places(ProblemGroup& group) {
  std::set<std::string_view> files;
  std::map<std::string, std::size_t> hosts;
  for (const Diagnostic* problem : group.problems) {
    if (!problem->place.file.empty()) files.insert(problem->place.file);
    if (std::string host = host_in_message(problem->message.english()); !host.empty()) ++hosts[std::move(host)];
  }
  group.files = files.size();
  group.count.hosts.assign(hosts.begin(), hosts.end());
  std::stable_sort(group.count.hosts.begin(), group.count.hosts.end(),
                   [](const auto& a, const auto& b) { return b.second < a.second; });
}

/// `; 719 more like it in 230 files: i.imgur.com 600, example.org 12 and 3 other hosts`
Message describe_rest(const ProblemGroup& group) {
  if (group.problems.size() < 2) return {};
  const std::size_t more = group.problems.size() - 1;
  Message text = group.files > 1 ? tr("{} more like it in {} files", more, group.files) : tr("{} more like it", more);
  std::vector<Message> hosts;
  for (std::size_t i = 0; i < std::min(group.count.hosts.size(), kMostHosts); ++i)
    hosts.push_back(verbatim(group.count.hosts[i].first + " " + std::to_string(group.count.hosts[i].second)));
  if (!hosts.empty()) text = tr("{}: {}", text, listed(hosts));
  if (group.count.hosts.size() > kMostHosts)
    text = tr_n("{2} and {1} other host", "{2} and {1} other hosts", group.count.hosts.size() - kMostHosts, text);
  return text;
}

std::string format_short(Diagnostic problem, const Message& rest, bool has_hint, const PrintStyle& style) {
  if (!rest.empty()) problem.message = tr("{}; {}", problem.message, rest);
  if (!has_hint) problem.hint = {};
  return format_diagnostic(problem, style);
}

}  // namespace

std::string host_in_message(std::string_view message) {
  const std::size_t at = message.find("'http");
  if (at == message.npos) return {};
  const std::string_view rest = message.substr(at + 1);
  const std::string_view address = rest.substr(0, rest.find('\''));
  return is_http_url(address) ? host_of(split_url(address).authority) : std::string();
}

std::vector<ProblemGroup> group_problems(const std::vector<Diagnostic>& problems) {
  std::vector<ProblemGroup> groups;
  for (const Diagnostic& problem : problems) {
    ProblemGroup& group = group_of(groups, problem);
    ++group.count.count;
    group.count.severity = std::max(group.count.severity, problem.severity);
    group.problems.push_back(&problem);
  }
  for (ProblemGroup& group : groups) count_places(group);
  std::sort(groups.begin(), groups.end(), [](const ProblemGroup& a, const ProblemGroup& b) {
    return std::tuple(b.count.severity, b.count.count, entry_of(a.count.kind).name) <
           std::tuple(a.count.severity, a.count.count, entry_of(b.count.kind).name);
  });
  return groups;
}

bool needs_brevity(const std::vector<Diagnostic>& problems) {
  std::size_t lines = kSummaryLines;
  for (const Diagnostic& problem : problems) lines += lines_of(problem);
  return lines > kMostLines;
}

std::string format_brief(const std::vector<Diagnostic>& problems, const PrintStyle& style) {
  const std::vector<ProblemGroup> groups = group_problems(problems);
  constexpr std::size_t kRoom = kMostLines - kSummaryLines;
  const std::size_t shown = groups.size() > kRoom ? kRoom - 1 : groups.size();
  std::size_t room = kRoom - shown - (shown < groups.size());
  std::vector<bool> has_hint(shown);
  for (std::size_t i = 0; i < shown && room > 0; ++i) {
    has_hint[i] = !groups[i].problems[0]->hint.empty();
    room -= has_hint[i];
  }
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    const ProblemGroup& group = groups[i];
    // an error has left its post out: as many as there is room for are named
    const std::size_t more = group.count.severity == Severity::error ? std::min(room, group.problems.size() - 1) : 0;
    room -= more;
    ProblemGroup rest = group;
    rest.problems.erase(rest.problems.begin(), rest.problems.begin() + static_cast<std::ptrdiff_t>(more));
    for (std::size_t k = 0; k < more; ++k) out += format_short(*group.problems[k], {}, false, style);
    out += format_short(*rest.problems[0], describe_rest(rest), has_hint[i], style);
  }
  if (shown < groups.size()) {
    std::size_t count = 0;
    for (std::size_t i = shown; i < groups.size(); ++i) count += groups[i].problems.size();
    out += format_remark(groups[shown].count.severity,
                         tr("{} of {}", tr_n("{} problem", "{} problems", count),
                            tr_n("{} other kind", "{} other kinds", groups.size() - shown)),
                         {}, style);
  }
  return out;
}

}  // namespace essaypack
