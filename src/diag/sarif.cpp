#include "diag/sarif.h"

#include "base/text.h"
#include "base/url.h"
#include "diag/kind_help.h"

#include <nlohmann/json.hpp>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;

/// What the addresses of files are relative to: SARIF 3.4.4 asks for a name, code hosts know this one.
constexpr const char* kBase = "%SRCROOT%";

/// The site's folder in addresses: empty where it is the current one, or not below it.
std::string site_prefix(std::string_view folder) {
  std::string prefix;
  if (!folder.empty() && folder[0] == '/') return prefix;
  for (const std::string_view part : split(folder, '/')) {
    if (part == "..") return {};
    if (!part.empty() && part != ".") prefix.append(part).append("/");
  }
  return prefix;
}

/// A relative reference (RFC 3986, 4.2): a colon in its first segment would make it a scheme.
std::string relative_uri(std::string_view path) {
  std::string uri = encode_path(path);
  const std::size_t colon = uri.find(':');
  return colon != std::string::npos && colon < uri.find('/') ? "./" + uri : uri;
}

Json location_of(const Place& place, const std::string& prefix) {
  Json physical;
  if (place.file[0] == '/')  // templates may lie anywhere
    physical["artifactLocation"] = {{"uri", "file://" + encode_path(place.file)}};
  else
    physical["artifactLocation"] = {{"uri", relative_uri(prefix + place.file)}, {"uriBaseId", kBase}};
  if (place.line > 0) {
    physical["region"] = {{"startLine", place.line}};
    if (place.column > 0) physical["region"]["startColumn"] = place.column;
  }
  return {{"physicalLocation", std::move(physical)}};
}

/// A message with its hint: SARIF has no place of its own for what to type.
std::string message_of(const Message& message, const Message& hint, const Translation& language) {
  return (hint.empty() ? message : tr("{}\nhint: {}", message, hint)).in(language);
}

/// The place of the kind in the list of rules.
std::size_t index_of(Kind kind) {
  const std::vector<KindEntry>& kinds = all_kinds();
  std::size_t index = 0;
  while (kinds[index].kind != kind) ++index;
  return index;
}

/// Code hosts refuse the whole document where one result has no place (GitHub: "locations" must have an item): what
/// concerns the site as a whole stands at its configuration, where it is mended.
Json result_of(Kind kind, Severity severity, Place place, const std::string& message, const std::string& prefix,
               const std::string& main_file) {
  if (place.file.empty()) place = {main_file.empty() ? "essaypack.yaml" : main_file, 0, 0};
  Json result = {{"ruleId", entry_of(kind).name},
                 {"ruleIndex", index_of(kind)},
                 {"level", name_of(severity)},
                 {"message", {{"text", message}}}};
  result["locations"] = Json::array({location_of(place, prefix)});
  return result;
}

Json rules(const Translation& language) {
  Json list = Json::array();
  for (const KindEntry& entry : all_kinds())
    list.push_back({{"id", entry.name},
                    {"shortDescription", {{"text", Message(entry.summary).in(language)}}},
                    {"help", {{"text", kind_help_text(entry.kind)}, {"markdown", kind_help(entry.kind)}}},
                    {"defaultConfiguration", {{"level", name_of(entry.severity)}}}});
  return list;
}

/// How the run ended; failures that no kind describes (a full disk) are notifications of the tool.
Json invocation_of(const SarifRun& run) {
  const bool has_worked = run.code == ExitCode::done || run.code == ExitCode::content;
  Json notifications = Json::array();
  for (const Failure& failure : run.failures)
    if (!failure.kind())
      notifications.push_back(
          {{"level", "error"}, {"message", {{"text", message_of(failure.message(), failure.hint(), run.language)}}}});
  Json invocation = {{"executionSuccessful", has_worked}, {"exitCode", static_cast<int>(run.code)}};
  if (!notifications.empty()) invocation["toolExecutionNotifications"] = std::move(notifications);
  return invocation;
}

}  // namespace

std::string format_sarif(const SarifRun& run) {
  const std::string prefix = site_prefix(run.site_folder);
  Json results = Json::array();
  for (const Failure& failure : run.failures)
    if (failure.kind())
      results.push_back(result_of(*failure.kind(), Severity::error, failure.place(),
                                  message_of(failure.message(), failure.hint(), run.language), prefix, run.main_file));
  for (const Diagnostic& problem : run.problems)
    results.push_back(result_of(problem.kind, problem.severity, problem.place,
                                message_of(problem.message, problem.hint, run.language), prefix, run.main_file));
  const Json driver = {{"name", "essaypack"}, {"version", ESSAYPACK_VERSION}, {"rules", rules(run.language)}};
  const Json base = {
      {"description", {{"text", tr("the folder in which essaypack was called, or the site's").in(run.language)}}}};
  const Json document = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                         {"version", "2.1.0"},
                         {"runs", Json::array({{{"tool", {{"driver", driver}}},
                                                {"columnKind", "unicodeCodePoints"},
                                                {"originalUriBaseIds", {{kBase, base}}},
                                                {"invocations", Json::array({invocation_of(run)})},
                                                {"results", std::move(results)}}})}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace essaypack
