#include "diag/diagnostics.h"

#include <algorithm>
#include <tuple>

namespace essaypack {
namespace {

/// By enumerator; the catalogue's own order.
constexpr KindEntry kCatalogue[] = {
#define ESSAYPACK_KIND(name, text, severity, summary, ...) \
  {Kind::name, text, Severity::severity, mark(summary) __VA_OPT__(, Reach::__VA_ARGS__)},
#include "diag/kinds.def"
#undef ESSAYPACK_KIND
};

auto key_of(const Diagnostic& report) {
  return std::tuple<std::string_view, int, int, std::string_view, std::string_view, std::string_view>(
      report.place.file, report.place.line, report.place.column, entry_of(report.kind).name, report.message.english(),
      report.hint.english());
}

}  // namespace

const std::vector<KindEntry>& all_kinds() {
  static const std::vector<KindEntry> kinds = [] {
    std::vector<KindEntry> sorted(std::begin(kCatalogue), std::end(kCatalogue));
    std::sort(sorted.begin(), sorted.end(), [](const KindEntry& a, const KindEntry& b) { return a.name < b.name; });
    return sorted;
  }();
  return kinds;
}

const KindEntry& entry_of(Kind kind) { return kCatalogue[static_cast<std::size_t>(kind)]; }

const KindEntry* find_kind(std::string_view name) {
  for (const KindEntry& entry : kCatalogue)
    if (entry.name == name) return &entry;
  return nullptr;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

void Diagnostics::report(Kind kind, Place place, Message message, Message hint) {
  const std::lock_guard lock(guard_);
  Severity severity = entry_of(kind).severity;
  if (const auto set = severities_.find(kind); set != severities_.end()) {
    if (!set->second) return;
    severity = *set->second;
  }
  // what a message quotes may go over several lines, and a message is one
  reports_.push_back(
      {kind, severity, std::move(place), std::move(message).in_one_line(), std::move(hint).in_one_line()});
}

void Diagnostics::set_severities(Severities severities) {
  const std::lock_guard lock(guard_);
  severities_ = std::move(severities);
  std::vector<Diagnostic> kept;
  for (Diagnostic& report : reports_) {
    const auto set = severities_.find(report.kind);
    if (set != severities_.end() && !set->second) continue;
    if (set != severities_.end()) report.severity = *set->second;
    kept.push_back(std::move(report));
  }
  reports_ = std::move(kept);
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> reports;
  {
    const std::lock_guard lock(guard_);
    reports = reports_;
  }
  std::sort(reports.begin(), reports.end(),
            [](const Diagnostic& a, const Diagnostic& b) { return key_of(a) < key_of(b); });
  reports.erase(std::unique(reports.begin(), reports.end(),
                            [](const Diagnostic& a, const Diagnostic& b) { return key_of(a) == key_of(b); }),
                reports.end());
  return reports;
}

std::size_t Diagnostics::count(Severity severity) const {
  const std::vector<Diagnostic> reports = sorted();
  return std::count_if(reports.begin(), reports.end(),
                       [severity](const Diagnostic& report) { return report.severity == severity; });
}

bool Diagnostics::has_error(Reach reach) const {
  const std::lock_guard lock(guard_);
  return std::any_of(reports_.begin(), reports_.end(), [reach](const Diagnostic& report) {
    return report.severity == Severity::error && entry_of(report.kind).reach == reach;
  });
}

std::vector<std::string> Diagnostics::files_with_errors() const {
  std::vector<std::string> files;
  {
    const std::lock_guard lock(guard_);
    for (const Diagnostic& report : reports_)
      if (report.severity == Severity::error) files.push_back(report.place.file);
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace essaypack
