/// What a page of Astro asks its collections for.

#include "base/text.h"
#include "kinds/astro/conditions.h"
#include "kinds/astro/filters.h"
#include "kinds/script/script_tokens.h"

#include <optional>
#include <utility>

namespace essaypack {
namespace {

using Type = ScriptToken::Type;

class QueryReader {
 public:
  QueryReader(SiteModules& modules, std::string page) : modules_(modules), page_(std::move(page)) {}

  struct Found {
    std::vector<EntryQuery> queries;
    std::vector<EntryFilter> filters;  ///< Of lists, whosever.
  };

  /// What stands in [at, end), and in the functions that are called there.
  Found read(const ScriptModule& module, std::size_t at, std::size_t end) {
    Found found;
    const ScriptTokens& tokens = module.tokens;
    for (end = std::min(end, tokens.size()); at < end && ++words_ < kMostWords; ++at) {
      if (!is_any_name(tokens, at) || !is_sign(tokens, at + 1, '(')) continue;
      const bool is_member = at > 0 && tokens[at - 1].is('.');
      if (tokens[at].text == "getCollection")
        add_query(module, at, end, found);
      else if (is_member && tokens[at].text == "filter" && ++found_ <= kMostFound)
        add_filter(module, at + 2, std::min(end_of_bracket(tokens, at + 1), end), found.filters);
      else if (is_member && at >= 2)
        follow_member(module, at, found);
      else if (!is_member && !(at > 0 && is_name(tokens, at - 1, "function")))
        follow(module, tokens[at].text, found);
    }
    for (EntryQuery& query : found.queries)
      query.filters.insert(query.filters.end(), found.filters.begin(), found.filters.end());
    return found;
  }

 private:
  // all places of all functions that are followed, and what comes of them
  static constexpr std::size_t kMostWords = 100'000, kMostFound = 100;
  static constexpr int kDeepest = 4;

  void add_query(const ScriptModule& module, std::size_t at, std::size_t end, Found& found) {
    const ScriptTokens& tokens = module.tokens;
    if (++found_ > kMostFound) return;
    const std::size_t close = std::min(end_of_bracket(tokens, at + 1), end);
    at += 2;
    if (at >= close || tokens[at].type != Type::text) return;
    EntryQuery query{tokens[at].text, {}, page_};
    if (is_sign(tokens, at + 1, ',') && at + 2 < close) add_filter(module, at + 2, close, query.filters);
    found.queries.push_back(std::move(query));
  }

  void add_filter(const ScriptModule& module, std::size_t at, std::size_t close, std::vector<EntryFilter>& filters) {
    const ScriptTokens& tokens = module.tokens;
    const std::size_t end = find_outside(tokens, at, close, ',');
    if (at >= end || (end == at + 1 && tokens[at].text == "Boolean")) return;
    EntryFilter filter;
    std::optional<ScriptFunction> function = function_at(module, at, end);
    if (!function && is_any_name(tokens, at)) {
      const std::string name = modules_.function_name_at(module, at);
      const std::size_t behind = at + (name == tokens[at].text ? 1 : 3);
      if (end == behind || is_name(tokens, behind, "as")) function = modules_.find(module, name);
    }
    filter.is_nowhere = !function;
    if (function) filter.condition = read_condition(*function, modules_);
    filters.push_back(std::move(filter));
  }

  /// `posts.getPublished()` of a whole module.
  void follow_member(const ScriptModule& module, std::size_t at, Found& found) {
    const std::string name = modules_.function_name_at(module, at - 2);
    if (name == module.tokens[at - 2].text + "." + module.tokens[at].text) follow(module, name, found);
  }

  /// The filters of `sorted(posts)`, and of `getPosts()` the queries, whose filters are their own.
  void follow(const ScriptModule& module, const std::string& name, Found& found) {
    const std::optional<ScriptFunction> function = modules_.find(module, name);
    if (!function || depth_ >= kDeepest) return;
    ++depth_;
    Found other = read(*function->module, function->body, function->body_end);
    --depth_;
    if (other.queries.empty()) found.filters.insert(found.filters.end(), other.filters.begin(), other.filters.end());
    found.queries.insert(found.queries.end(), other.queries.begin(), other.queries.end());
  }

  SiteModules& modules_;
  std::string page_;
  std::size_t words_ = 0, found_ = 0;
  int depth_ = 0;
};

/// The body of `getStaticPaths`, or everything.
std::pair<std::size_t, std::size_t> paths_of(const ScriptModule& module, SiteModules& modules) {
  if (const auto paths = modules.find(module, "getStaticPaths"); paths && paths->module == &module)
    return {paths->body, paths->body_end};
  return {0, module.tokens.size()};
}

}  // namespace

std::vector<EntryQuery> read_entry_queries(std::string_view script, const std::string& name, const std::string& page,
                                           SiteModules& modules) {
  const ScriptModule module = read_script_module(script, name);
  const auto [begin, end] = paths_of(module, modules);
  return QueryReader(modules, page).read(module, begin, end).queries;
}

std::map<std::string, std::string> read_schema_defaults(std::string_view script) {
  const ScriptTokens tokens = read_script_tokens(script);
  std::map<std::string, std::string> defaults;
  std::string key;
  for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
    if (tokens[at].is_word() && tokens[at + 1].is(':')) key = tokens[at].text;
    if (key.empty() || !is_name(tokens, at, "default") || !tokens[at + 1].is('(')) continue;
    if (tokens[at + 2].is_literal()) defaults.emplace(key, tokens[at + 2].text);
    if (tokens[at + 2].is('[') || tokens[at + 2].is('{')) defaults.emplace(key, kDefaultList);
  }
  return defaults;
}

}  // namespace essaypack
