#include "app/run/report.h"

#include "app/run/brief.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace essaypack {
namespace {

void print_message(const std::string& text, std::FILE* stream = stderr) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

bool is_check(const Options& options) { return options.command->kind == CommandKind::check; }

/// What is wrong within posts and costs none of them is `check`'s to say: a list of names is asked for, not them.
bool is_beside_the_point(const Diagnostic& diagnostic, const Options& options) {
  if (options.command->kind != CommandKind::list || options.verbose || options.strict) return false;
  const std::string_view kind = entry_of(diagnostic.kind).name;
  return diagnostic.severity != Severity::error && (kind.starts_with("front-matter/") || kind.starts_with("content/"));
}

/// `quiet` leaves errors; notes are for programs, for `check` and for those who ask.
bool is_shown(const Diagnostic& diagnostic, const Options& options) {
  if (is_beside_the_point(diagnostic, options)) return false;
  switch (diagnostic.severity) {
    case Severity::error:
      return true;
    case Severity::warning:
      return !options.quiet || options.strict;
    case Severity::note:
      return !options.quiet && (options.verbose || options.diagnostics != DiagnosticsFormat::text || is_check(options));
  }
  return true;
}

std::vector<Diagnostic> shown_problems(const Options& options, const Diagnostics& diagnostics) {
  std::vector<Diagnostic> problems = diagnostics.sorted();
  problems.erase(std::remove_if(problems.begin(), problems.end(),
                                [&](const Diagnostic& problem) { return !is_shown(problem, options); }),
                 problems.end());
  return problems;
}

/// The files that have something worth counting.
std::size_t count_files(const std::vector<Diagnostic>& problems) {
  std::string last;
  std::size_t count = 0;
  for (const Diagnostic& problem : problems) {  // sorted by file
    if (problem.severity == Severity::note || problem.place.file.empty() || problem.place.file == last) continue;
    last = problem.place.file;
    ++count;
  }
  return count;
}

/// How many problems there are, and in how many posts; empty: none worth a word.
Message count_problems(const Options& options, const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::error);
  const std::size_t warnings = diagnostics.count(Severity::warning);
  const std::size_t notes = is_check(options) && !options.quiet ? diagnostics.count(Severity::note) : 0;
  std::vector<Message> counts;
  if (errors > 0) {
    const std::vector<std::string> files = diagnostics.files_with_errors();
    const std::size_t posts = files.size() - (!files.empty() && files[0].empty() ? 1 : 0);
    const Message count = tr_n("{} error", "{} errors", errors);
    counts.push_back(posts > 0 ? tr("{} in {}", count, tr_n("{} post", "{} posts", posts)) : count);
  }
  if (warnings > 0 && (!options.quiet || options.strict)) {
    const std::size_t files = errors > 0 ? 0 : count_files(diagnostics.sorted());
    const Message count = tr_n("{} warning", "{} warnings", warnings);
    counts.push_back(files > 0 ? tr("{} in {}", count, tr_n("{} file", "{} files", files)) : count);
  }
  if (notes > 0) counts.push_back(tr_n("{} note", "{} notes", notes));
  return listed(counts);
}

/// How often each kind was shown.
std::vector<KindCount> count_kinds(const std::vector<Diagnostic>& problems) {
  std::vector<KindCount> counts;
  for (const ProblemGroup& group : group_problems(problems)) counts.push_back(group.count);
  return counts;
}

/// `check` is the list, `-v` asks for it, and programs read all.
bool is_brief(const Report& report, const Options& options, const std::vector<Diagnostic>& problems) {
  return report.style.format == DiagnosticsFormat::text && !options.verbose && !is_check(options) &&
         needs_brevity(problems);
}

/// An error of a post that was left out; a warning that the site calls an error leaves the post in.
bool has_left_posts_out(const Diagnostics& diagnostics) {
  const std::vector<Diagnostic> problems = diagnostics.sorted();
  return std::any_of(problems.begin(), problems.end(), [](const Diagnostic& problem) {
    const KindEntry& entry = entry_of(problem.kind);
    return entry.severity == Severity::error && entry.reach != Reach::output;
  });
}

}  // namespace

void say_problems(Report& report, const Options& options, const Diagnostics& diagnostics) {
  std::vector<Diagnostic> problems = shown_problems(options, diagnostics);
  if (report.style.format == DiagnosticsFormat::sarif) {
    report.sarif.problems = std::move(problems);
    return;
  }
  if (is_brief(report, options, problems)) return print_message(format_brief(problems, report.style));
  const bool has_gaps = is_check(options) && report.style.format == DiagnosticsFormat::text && !report.style.journal;
  const std::string* last = nullptr;
  for (const Diagnostic& problem : problems) {
    if (has_gaps && last && *last != problem.place.file) print_message("\n");
    last = &problem.place.file;
    print_message(format_diagnostic(problem, report.style), report.stream);
  }
  if (has_gaps && !problems.empty()) print_message("\n");
}

void say_written(const Report& report, const std::vector<Written>& written, const Options& options,
                 const World& world) {
  if (options.quiet || report.style.format != DiagnosticsFormat::text || !(world.is_terminal || options.verbose))
    return;
  for (const Written& file : written) {
    if (file.is_record || (!file.changed && !options.verbose)) continue;
    const std::string path = file.path.lexically_normal().string();
    const Message what = file.removed   ? tr("removed {}", path)
                         : file.changed ? tr("wrote {}", path)
                                        : tr("unchanged {}", path);
    print_message((report.style.journal ? "<5>" : "") + what.in(report.style.language) + "\n");
  }
}

void say_left_out(const Report& report, const LeftOut& left_out, const Options& options,
                  const Diagnostics& diagnostics) {
  if (options.quiet || report.style.format != DiagnosticsFormat::text || !(options.verbose || is_check(options)))
    return;
  const std::string text = describe_left_out(left_out).in(report.style.language);
  const bool has_counts = is_check(options) && !report.style.journal && !shown_problems(options, diagnostics).empty();
  if (!text.empty()) print_message((report.style.journal ? "<5>" : "") + text + (has_counts ? "\n\n" : "\n"));
}

void say_closing(const Report& report, const Options& options, const RunResult& result, const Diagnostics& diagnostics,
                 const World& world) {
  if (options.quiet || report.style.format != DiagnosticsFormat::text || !world.is_terminal || result.withheld) return;
  const bool is_made = options.command->kind == CommandKind::publish && !options.dry_run && !options.json_summary;
  const bool has_problems = !count_problems(options, diagnostics).empty();
  Message text;
  const Message posts = tr_n("{} post", "{} posts", result.posts);
  if (is_check(options) && !has_problems) text = tr("{}, no problems", posts);
  if (is_made) {
    std::size_t changed = 0, same = 0;
    for (const Written& file : result.written)
      if (!file.is_record) ++(file.changed ? changed : same);
    text = tr("{}: {}", posts, tr_n("{} file written", "{} files written", changed));
    if (same > 0) text = tr("{}, {} up to date", text, same);
    if (const Message left_out = describe_left_out(result.left_out); !left_out.empty() && !options.verbose)
      text = tr("{}; {}", text, left_out);
  }
  if (!text.empty()) print_message(text.in(report.style.language) + "\n");
}

std::string format_preview(const std::vector<Written>& written, const Translation& language) {
  std::string text;
  for (const Written& file : written) {
    if (file.is_record || !file.changed) continue;
    const std::string path = file.path.lexically_normal().string();
    text += (file.removed ? tr("would remove {}", path) : tr("would write {}", path)).in(language) + "\n";
  }
  return text;
}

std::string format_summary(const RunResult& result) {
  using Json = nlohmann::ordered_json;
  Json written = Json::array(), unchanged = Json::array(), removed = Json::array();
  for (const Written& file : result.written) {
    if (file.is_record) continue;
    Json& list = file.removed ? removed : file.changed ? written : unchanged;
    list.push_back(file.path.lexically_normal().string());
  }
  Json summary = {
      {"written", written}, {"unchanged", unchanged}, {"removed", removed}, {"changed_urls", result.changed_urls}};
  summary["next_due"] = result.next_due ? Json(format_rfc3339(*result.next_due)) : Json(nullptr);
  Json left_out = Json::object();
  for (const auto& [reason, count] : result.left_out) left_out[std::string(reason)] = count;
  summary["left_out"] = left_out;
  return summary.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void say_summary(const Report& report, const Options& options, const RunResult& result,
                 const Diagnostics& diagnostics) {
  if (report.style.format == DiagnosticsFormat::sarif) return;
  std::vector<KindCount> counts;
  Message text = count_problems(options, diagnostics);
  if (text.empty()) return;
  const std::vector<Diagnostic> problems = shown_problems(options, diagnostics);
  if (problems.empty() && options.command->kind == CommandKind::list && !result.withheld) return;
  if (is_check(options)) counts = count_kinds(problems);
  const std::size_t errors = diagnostics.count(Severity::error);
  if (result.withheld && options.command->kind == CommandKind::preview) {
    text = tr("{}; the preview stays as it was", text);
  } else if (result.withheld && !is_check(options)) {
    const bool is_file = options.command->kind == CommandKind::publish;
    if (errors > 0)
      text = is_file ? tr("{}; nothing was written: mend the posts, or publish the rest with --keep-going", text)
                     : tr("{}; nothing was printed: mend the posts, or publish the rest with --keep-going", text);
    else
      text = is_file ? tr("{}; nothing was written: mend them, or leave out --strict", text)
                     : tr("{}; nothing was printed: mend them, or leave out --strict", text);
  } else if (errors > 0 && !is_check(options) && has_left_posts_out(diagnostics)) {
    text = tr("{}; the posts with errors were left out", text);
  }
  Severity severity = Severity::note;
  if (diagnostics.count(Severity::warning) > 0) severity = Severity::warning;
  if (errors > 0 || result.withheld) severity = Severity::error;
  print_message(format_counts(counts, report.style), report.stream);
  const Message hint =
      is_brief(report, options, problems) ? tr("'essaypack check' lists all of them, and so does -v") : Message();
  print_message(format_remark(severity, text, counts, report.style, hint), report.stream);
}

Failure refused_by_system(const std::system_error& error) {
  Message hint;
  if (error.code() == std::errc::no_space_on_device) hint = tr("free some space and run the command again");
  if (error.code() == std::errc::too_many_files_open) hint = tr("allow more open files (ulimit -n), or run with -j1");
  if (error.code() == std::errc::not_enough_memory) return Failure(ExitCode::environment, tr("not enough memory"));
  const auto* own = dynamic_cast<const SystemFailure*>(&error);
  return Failure(ExitCode::environment, own ? own->message() : verbatim(error.what()), hint);
}

void say_failure(Report& report, const Failure& failure) {
  if (report.style.format == DiagnosticsFormat::sarif)
    report.sarif.failures.push_back(failure);
  else
    print_message(format_failure(failure, report.style), report.stream);
}

void finish_report(Report& report, ExitCode code) {
  if (report.style.format != DiagnosticsFormat::sarif) return;
  report.sarif.code = code;
  report.sarif.language = report.style.language;
  report.sarif.site_folder = report.style.site_folder;
  print_message(format_sarif(report.sarif), report.stream);
}

}  // namespace essaypack
