#include "diag/print.h"

#include <nlohmann/json.hpp>

namespace essaypack {
namespace {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

std::string_view name_of(ExitCode code) {
  switch (code) {
    case ExitCode::done:
      return "run/done";
    case ExitCode::content:
      return "run/content";
    case ExitCode::usage:
      return "run/usage";
    case ExitCode::environment:
      return "run/environment";
    case ExitCode::locked:
      return "run/locked";
    case ExitCode::interrupted:
      return "run/interrupted";
  }
  return "";
}

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "\033[36m";
    case Severity::warning:
      return "\033[35m";
    case Severity::error:
      return "\033[31m";
  }
  return "";
}

std::string_view priority_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "<5>";
    case Severity::warning:
      return "<4>";
    case Severity::error:
      return "<3>";
  }
  return "";
}

/// Without the controls by which a file's name could rewrite the terminal.
std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
      out += c;
      continue;
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\x";
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string file_of(const Place& place, const PrintStyle& style) {
  if (place.file.empty() || style.site_folder.empty() || place.file[0] == '/') return place.file;
  return style.site_folder + (style.site_folder.back() == '/' ? "" : "/") + place.file;
}

std::string text_of(const Place& place) {
  std::string where = place.file.empty() ? "essaypack" : printable(place.file);
  if (place.line > 0) where += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) where += ":" + std::to_string(place.column);
  return where;
}

std::string text_line(std::string_view where, Severity severity, std::string_view message, std::string_view kind,
                      std::string_view hint, const PrintStyle& style) {
  const std::string_view bold = style.color ? "\033[1m" : "";
  const std::string_view hue = style.color ? color_of(severity) : "";
  const std::string_view plain = style.color ? "\033[0m" : "";
  std::string out(style.journal ? priority_of(severity) : "");
  out.append(bold).append(where).append(": ").append(hue).append(name_of(severity)).append(": ").append(plain);
  out += printable(message);
  if (!kind.empty()) out.append(" [").append(kind).append("]");
  out += '\n';
  if (hint.empty()) return out;
  out.append(style.journal ? priority_of(severity) : "").append("    hint: ").append(printable(hint)).append("\n");
  return out;
}

std::string json_line(const Place& place, Severity severity, std::string_view kind, std::string_view message,
                      std::string_view hint) {
  const nlohmann::ordered_json line = {{"file", place.file},
                                       {"line", place.line},
                                       {"column", place.column},
                                       {"severity", name_of(severity)},
                                       {"kind", kind},
                                       {"message", message},
                                       {"hint", hint}};
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string format_diagnostic(const Diagnostic& diagnostic, const PrintStyle& style) {
  const std::string_view kind = entry_of(diagnostic.kind).name;
  Place place = diagnostic.place;
  place.file = file_of(place, style);
  if (style.json) return json_line(place, diagnostic.severity, kind, diagnostic.message, diagnostic.hint);
  return text_line(text_of(place), diagnostic.severity, diagnostic.message, kind, diagnostic.hint, style);
}

std::string format_failure(const Failure& failure, const PrintStyle& style) {
  const std::string_view kind = failure.kind() ? entry_of(*failure.kind()).name : std::string_view();
  const Place place{file_of(failure.place(), style), failure.place().line, failure.place().column};
  if (style.json)
    return json_line(place, Severity::error, failure.kind() ? kind : name_of(failure.code()), failure.what(),
                     failure.hint());
  return text_line(text_of(place), Severity::error, failure.what(), kind, failure.hint(), style);
}

std::string format_remark(Severity severity, std::string_view message, std::string_view hint, const PrintStyle& style) {
  if (style.json) return json_line({}, severity, "run/summary", message, hint);
  return text_line("essaypack", severity, message, "", hint, style);
}

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace essaypack
