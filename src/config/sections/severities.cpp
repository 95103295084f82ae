#include "config/sections/severities.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr std::string_view kWords[] = {"off", "note", "warning", "error"};

/// `content/*` of `content/missing-image`.
std::string group_of(std::string_view kind) { return std::string(kind.substr(0, kind.find('/'))) + "/*"; }

/// All that may be named: kinds, then groups.
std::vector<std::string> known_names() {
  std::vector<std::string> names;
  for (const KindEntry& entry : all_kinds()) names.emplace_back(entry.name);
  for (const KindEntry& entry : all_kinds())
    if (const std::string group = group_of(entry.name); std::find(names.begin(), names.end(), group) == names.end())
      names.push_back(group);
  return names;
}

/// Nothing for a word that is none: it has been reported.
std::optional<std::optional<Severity>> read_severity(KeyReader& keys, const Value::Member& member) {
  const std::string word = member.value.is_scalar() ? member.value.text : "";
  const auto found = std::find(std::begin(kWords), std::end(kWords), word);
  if (found == std::begin(kWords)) return std::optional<Severity>();
  if (found != std::end(kWords)) return static_cast<Severity>(found - std::begin(kWords) - 1);
  keys.bad(member.value, tr("'{}' is no severity", keys.name(member.key)), tr("write off, note, warning or error"));
  return std::nullopt;
}

/// A kind that is an error by itself stays one: what it tells of is not published, and nobody should lose a post
/// unseen.
void set_kind(KeyReader& keys, const Value::Member& member, const KindEntry& entry, std::optional<Severity> severity,
              Severities& severities) {
  if (entry.severity != Severity::error)
    severities[entry.kind] = severity;
  else if (severity != Severity::error)
    keys.bad(member.value, tr("'{}' can't be weakened: this kind is always an error", keys.name(member.key)),
             tr("leave the key out, and mend the posts"));
}

}  // namespace

void read_severities(KeyReader keys, Severities& severities) {
  if (!keys.value()) return;
  const std::vector<std::string> known = known_names();
  Severities of_kinds;
  for (const Value::Member& member : keys.value()->members) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) {
      keys.unknown(member, known, tr("essaypack list diagnostics names all kinds"));
      continue;
    }
    if (member.value.is_null()) continue;
    const auto severity = read_severity(keys, member);
    if (!severity) continue;
    if (const KindEntry* entry = find_kind(member.key)) {
      set_kind(keys, member, *entry, *severity, of_kinds);
      continue;
    }
    for (const KindEntry& entry : all_kinds())
      if (entry.severity != Severity::error && group_of(entry.name) == member.key) severities[entry.kind] = *severity;
  }
  for (const auto& [kind, severity] : of_kinds) severities[kind] = severity;
}

}  // namespace essaypack
