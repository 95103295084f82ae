#include "preview/state.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace essaypack {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostProblems = 1000;

Json problem_object(Severity severity, std::string_view kind, const Place& place, const Message& message,
                    const Message& hint, const Translation& language) {
  return {{"severity", name_of(severity)},
          {"kind", kind},
          {"file", place.file},
          {"line", place.line},
          {"column", place.column},
          {"message", message.in(language)},
          {"hint", hint.in(language)}};
}

/// The worst first; else as they are.
std::vector<Diagnostic> worst_first(std::vector<Diagnostic> problems) {
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.severity > b.severity; });
  return problems;
}

}  // namespace

std::string format_state(const BuildNews& news, const Edition* edition, std::uint64_t version,
                         std::uint64_t edition_version) {
  Json books = Json::array(), files = Json::array(), problems = Json::array();
  if (edition) {
    for (const ShownBook& book : edition->books)
      books.push_back(
          {{"name", book.name}, {"theme", std::string(name_of(book.dress.theme))}, {"vertical", book.dress.vertical}});
    for (const auto& [name, file] : edition->files)
      files.push_back({{"name", name}, {"exporter", file.exporter}, {"size", file.bytes.size()}});
  }
  for (const Diagnostic& problem : worst_first(news.problems)) {
    if (problems.size() == kMostProblems) break;
    problems.push_back(problem_object(problem.severity, entry_of(problem.kind).name, problem.place, problem.message,
                                      problem.hint, news.language));
  }
  const std::size_t left_out = news.problems.size() - problems.size();
  if (const std::optional<Failure>& failure = news.failure) {
    const std::string_view kind = failure->kind() ? entry_of(*failure->kind()).name : std::string_view();
    problems.insert(problems.begin(), problem_object(Severity::error, kind, failure->place(), failure->message(),
                                                     failure->hint(), news.language));
  }
  const Json state = {{"version", version},
                      {"edition", edition_version},
                      {"good", news.is_good},
                      {"title", news.title},
                      {"site_folder", news.site_folder},
                      {"books", books},
                      {"files", files},
                      {"problems", problems},
                      {"problems_left_out", left_out}};
  return state.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace essaypack
