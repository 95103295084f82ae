#include "diag/print.h"

#include "base/columns.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace essaypack {
namespace {

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

Message word_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return tr("note");
    case Severity::warning:
      return tr("warning");
    case Severity::error:
      return tr("error");
  }
  return {};
}

std::string text_line(std::string_view where, Severity severity, const Message& message, std::string_view kind,
                      const Message& hint, const PrintStyle& style) {
  const std::string_view bold = style.color ? "\033[1m" : "";
  const std::string_view hue = style.color ? color_of(severity) : "";
  const std::string_view plain = style.color ? "\033[0m" : "";
  std::string out(style.journal ? priority_of(severity) : "");
  out.append(bold)
      .append(where)
      .append(": ")
      .append(hue)
      .append(tr("{}: ", word_of(severity)).in(style.language))
      .append(plain);
  out += printable(message.in(style.language));
  if (!kind.empty()) out.append(" [").append(kind).append("]");
  out += '\n';
  if (hint.empty()) return out;
  out += style.journal ? priority_of(severity) : "";
  out += tr("    hint: ").in(style.language) + printable(hint.in(style.language)) + "\n";
  return out;
}

nlohmann::ordered_json json_object(const Place& place, Severity severity, std::string_view kind, const Message& message,
                                   const Message& hint, const Translation& language) {
  return {{"file", place.file},
          {"line", place.line},
          {"column", place.column},
          {"severity", name_of(severity)},
          {"kind", kind},
          {"message", message.in(language)},
          {"hint", hint.in(language)}};
}

std::string json_line(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string format_hosts(const KindCount& count, std::size_t digits, const PrintStyle& style) {
  constexpr std::size_t kMostHosts = 10;
  const std::string start =
      std::string(style.journal ? priority_of(count.severity) : "") + std::string(4 + digits + 11, ' ');
  const std::size_t shown = std::min(count.hosts.size(), kMostHosts);
  std::string out;
  std::size_t rest = 0;
  for (std::size_t i = 0; i < count.hosts.size(); ++i) {
    if (i >= shown)
      rest += count.hosts[i].second;
    else
      out += start + std::to_string(count.hosts[i].second) + "  " + printable(count.hosts[i].first) + "\n";
  }
  if (rest > 0)
    out +=
        start +
        tr_n("{2}  at {1} other host", "{2}  at {1} other hosts", count.hosts.size() - shown, rest).in(style.language) +
        "\n";
  return out;
}

}  // namespace

std::string printable(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_c1 = byte(at) == 0xC2 && byte(at + 1) >= 0x80 && byte(at + 1) < 0xA0;
    const std::size_t controls = is_c1 ? 2 : byte(at) < 0x20 || byte(at) == 0x7F ? 1 : 0;
    for (const std::size_t end = at + controls; at < end; ++at) {
      out += "\\x";
      out += kDigits[byte(at) >> 4];
      out += kDigits[byte(at) & 15];
    }
    if (controls == 0) out += text[at++];
  }
  return out;
}

std::string format_diagnostic(const Diagnostic& diagnostic, const PrintStyle& style) {
  const std::string_view kind = entry_of(diagnostic.kind).name;
  Place place = diagnostic.place;
  place.file = file_of(place, style);
  if (style.format == DiagnosticsFormat::json)
    return json_line(
        json_object(place, diagnostic.severity, kind, diagnostic.message, diagnostic.hint, style.language));
  return text_line(text_of(place), diagnostic.severity, diagnostic.message, kind, diagnostic.hint, style);
}

std::string format_failure(const Failure& failure, const PrintStyle& style) {
  const std::string_view kind = failure.kind() ? entry_of(*failure.kind()).name : std::string_view();
  const Place place{file_of(failure.place(), style), failure.place().line, failure.place().column};
  if (style.format == DiagnosticsFormat::json)
    return json_line(json_object(place, Severity::error, failure.kind() ? kind : name_of(failure.code()),
                                 failure.message(), failure.hint(), style.language));
  return text_line(text_of(place), Severity::error, failure.message(), kind, failure.hint(), style);
}

std::string format_counts(const std::vector<KindCount>& counts, const PrintStyle& style) {
  if (style.format != DiagnosticsFormat::text) return {};
  std::size_t digits = 0, name = 0, word = 0;
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error})
    word = std::max(word, columns_of(word_of(severity).in(style.language)));
  for (const KindCount& count : counts) {
    digits = std::max(digits, std::to_string(count.count).size());
    name = std::max(name, entry_of(count.kind).name.size());
  }
  std::string out;
  for (const KindCount& count : counts) {
    const std::string number = std::to_string(count.count);
    if (style.journal) out += priority_of(count.severity);
    out += "    " + std::string(digits - number.size(), ' ') + number + "  ";
    out += (style.color ? color_of(count.severity) : "");
    out += padded(word_of(count.severity).in(style.language), word);
    out += (style.color ? "\033[0m" : "");
    out += "  " + padded(std::string(entry_of(count.kind).name), name) + "  ";
    out.append(Message(entry_of(count.kind).summary).in(style.language)).append("\n");
    out += format_hosts(count, digits, style);
  }
  return out;
}

std::string format_remark(Severity severity, const Message& message, const std::vector<KindCount>& counts,
                          const PrintStyle& style, const Message& hint) {
  if (style.format != DiagnosticsFormat::json) return text_line("essaypack", severity, message, "", hint, style);
  nlohmann::ordered_json object = json_object({}, severity, "run/summary", message, hint, style.language);
  for (const KindCount& count : counts) object["counts"][std::string(entry_of(count.kind).name)] = count.count;
  return json_line(object);
}

}  // namespace essaypack
