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

/// `quiet` leaves errors; notes are for programs, for `check` and for those who ask.
bool is_shown(const Diagnostic& diagnostic, const Options& options) {
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
std::string count_problems(const Options& options, const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::error);
  const std::size_t warnings = diagnostics.count(Severity::warning);
  const std::size_t notes = is_check(options) && !options.quiet ? diagnostics.count(Severity::note) : 0;
  std::string text;
  if (errors > 0) {
    const std::vector<std::string> files = diagnostics.files_with_errors();
    const std::size_t posts = files.size() - (!files.empty() && files[0].empty() ? 1 : 0);
    text = count_of(errors, "error") + (posts > 0 ? " in " + count_of(posts, "post") : "");
  }
  if (warnings > 0 && (!options.quiet || options.strict)) {
    const std::size_t files = errors > 0 ? 0 : count_files(diagnostics.sorted());
    text += (text.empty() ? "" : ", ") + count_of(warnings, "warning");
    if (files > 0) text += " in " + count_of(files, "file");
  }
  if (notes > 0) text += (text.empty() ? "" : ", ") + count_of(notes, "note");
  return text;
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
  return std::any_of(problems.begin(), problems.end(),
                     [](const Diagnostic& problem) { return entry_of(problem.kind).severity == Severity::error; });
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
    const char* what = file.removed ? "removed " : file.changed ? "wrote " : "unchanged ";
    print_message((report.style.journal ? "<5>" : "") + (what + file.path.lexically_normal().string()) + "\n");
  }
}

void say_left_out(const Report& report, const LeftOut& left_out, const Options& options,
                  const Diagnostics& diagnostics) {
  if (options.quiet || report.style.format != DiagnosticsFormat::text || !(options.verbose || is_check(options)))
    return;
  const std::string text = describe_left_out(left_out);
  const bool has_counts = is_check(options) && !report.style.journal && !shown_problems(options, diagnostics).empty();
  if (!text.empty()) print_message((report.style.journal ? "<5>" : "") + text + (has_counts ? "\n\n" : "\n"));
}

void say_closing(const Report& report, const Options& options, const RunResult& result, const Diagnostics& diagnostics,
                 const World& world) {
  if (options.quiet || report.style.format != DiagnosticsFormat::text || !world.is_terminal || result.withheld) return;
  const bool is_made = options.command->kind == CommandKind::publish && !options.dry_run && !options.json_summary;
  const bool has_problems = !count_problems(options, diagnostics).empty();
  std::string text;
  if (is_check(options) && !has_problems) text = count_of(result.posts, "post") + ", no problems";
  if (is_made) {
    std::size_t changed = 0, same = 0;
    for (const Written& file : result.written)
      if (!file.is_record) ++(file.changed ? changed : same);
    text = count_of(result.posts, "post") + ": " + count_of(changed, "file") + " written";
    if (same > 0) text += ", " + std::to_string(same) + " up to date";
    if (const std::string left_out = describe_left_out(result.left_out); !left_out.empty() && !options.verbose)
      text += "; " + left_out;
  }
  if (!text.empty()) print_message(text + "\n");
}

std::string format_preview(const std::vector<Written>& written) {
  std::string text;
  for (const Written& file : written) {
    if (file.is_record || !file.changed) continue;
    text += (file.removed ? "would remove " : "would write ") + file.path.lexically_normal().string() + "\n";
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
  std::string text = count_problems(options, diagnostics);
  if (text.empty()) return;
  const std::vector<Diagnostic> problems = shown_problems(options, diagnostics);
  if (is_check(options)) counts = count_kinds(problems);
  const std::size_t errors = diagnostics.count(Severity::error);
  if (result.withheld && options.command->kind == CommandKind::preview) {
    text += "; the preview stays as it was";
  } else if (result.withheld && !is_check(options)) {
    text += options.command->kind == CommandKind::publish ? "; nothing was written" : "; nothing was printed";
    text +=
        errors > 0 ? ": mend the posts, or publish the rest with --keep-going" : ": mend them, or leave out --strict";
  } else if (errors > 0 && !is_check(options) && has_left_posts_out(diagnostics)) {
    text += "; the posts with errors were left out";
  }
  Severity severity = Severity::note;
  if (diagnostics.count(Severity::warning) > 0) severity = Severity::warning;
  if (errors > 0 || result.withheld) severity = Severity::error;
  print_message(format_counts(counts, report.style), report.stream);
  const char* const hint =
      is_brief(report, options, problems) ? "'essaypack check' lists all of them, and so does -v" : "";
  print_message(format_remark(severity, text, counts, report.style, hint), report.stream);
}

Failure refused_by_system(const std::system_error& error) {
  std::string hint;
  if (error.code() == std::errc::no_space_on_device) hint = "free some space and run the command again";
  if (error.code() == std::errc::too_many_files_open) hint = "allow more open files (ulimit -n), or run with -j1";
  if (error.code() == std::errc::not_enough_memory) return Failure(ExitCode::environment, "not enough memory");
  return Failure(ExitCode::environment, error.what(), hint);
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
  report.sarif.site_folder = report.style.site_folder;
  print_message(format_sarif(report.sarif), report.stream);
}

}  // namespace essaypack
