#include "kinds/astro/modules.h"

#include "base/file.h"
#include "base/path.h"
#include "base/text.h"
#include "kinds/script/script_tokens.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

using Type = ScriptToken::Type;
constexpr std::size_t kMostModules = 200, kMostBytes = 256 * 1024;
constexpr int kDeepest = 6;          ///< Modules that hand something on.
constexpr const char* kWhole = "*";  ///< What `import * as x` takes of a module.

/// `{ a, b as c }` of an import or export whose module is named behind it.
void read_names(const ScriptTokens& tokens, std::size_t open, std::vector<std::pair<std::string, std::string>>& names) {
  const std::size_t close = end_of_bracket(tokens, open);
  for (std::size_t at = open + 1; at < close; ++at) {
    if (!is_any_name(tokens, at) || (tokens[at].text == "type" && is_any_name(tokens, at + 1))) continue;
    const bool is_renamed = is_name(tokens, at + 1, "as") && is_any_name(tokens, at + 2);
    names.emplace_back(tokens[at].text, tokens[is_renamed ? at + 2 : at].text);
    if (is_renamed) at += 2;
  }
}

/// `import x, { a } from "m"` and `export { a } from "m"`, of which the word at `at` is the first.
void read_import(std::size_t at, ScriptModule& module) {
  const ScriptTokens& tokens = module.tokens;
  const bool is_export = tokens[at].text == "export";
  std::vector<std::pair<std::string, std::string>> names;  // there, here
  bool is_star = false;
  ++at;
  if (is_name(tokens, at, "type")) ++at;
  if (!is_export && is_any_name(tokens, at) && tokens[at].text != "from") {
    names.emplace_back("default", tokens[at++].text);
    if (is_sign(tokens, at, ',')) ++at;
  }
  if (is_sign(tokens, at, '{')) {
    read_names(tokens, at, names);
    at = end_of_bracket(tokens, at) + 1;
  } else if (is_sign(tokens, at, '*')) {
    const bool is_named = is_name(tokens, at + 1, "as") && is_any_name(tokens, at + 2);
    is_star = is_export && !is_named;
    if (is_named) names.emplace_back(kWhole, tokens[at + 2].text);
    at += is_named ? 3 : 1;
  }
  if (!is_name(tokens, at, "from") || at + 1 >= tokens.size() || tokens[at + 1].type != Type::text) {
    // `export { a as b }` of its own
    if (is_export)
      for (const auto& [own, other] : names)
        if (own != other) module.imports.emplace(other, ScriptModule::Import{"", own});
    return;
  }
  const std::string& path = tokens[at + 1].text;
  for (const auto& [there, here] : names) module.imports.emplace(here, ScriptModule::Import{path, there});
  if (is_star) module.stars.push_back(path);
}

/// The place behind the `=` of `const name: Type = …`, whose name is at `at`; nothing: it is none.
std::optional<std::size_t> value_of_constant(const ScriptTokens& tokens, std::size_t at) {
  constexpr std::size_t kLongestType = 80;
  if (is_sign(tokens, at + 1, '=') && !is_sign(tokens, at + 2, '=') && !is_arrow(tokens, at + 1)) return at + 2;
  if (!is_sign(tokens, at + 1, ':')) return {};
  const std::size_t end = std::min(tokens.size(), at + kLongestType);
  for (std::size_t i = at + 2; i < end && !tokens[i].is(';'); ++i) {
    if (is_arrow(tokens, i))
      ++i;
    else if (tokens[i].is('='))
      return i + 1;
  }
  return {};
}

/// Notes where the functions of a module begin. Of several of one name the first counts.
void find_functions(ScriptModule& module) {
  const ScriptTokens& tokens = module.tokens;
  constexpr std::size_t kMostFunctions = 1'000;
  for (std::size_t at = 0; at + 2 < tokens.size() && module.functions.size() < kMostFunctions; ++at) {
    if (!is_any_name(tokens, at)) continue;
    const std::string& word = tokens[at].text;
    if (word == "export" && is_name(tokens, at + 1, "default")) {
      module.functions.emplace("default", at + 2);
    } else if (is_any_name(tokens, at + 1) && word == "function") {
      module.functions.emplace(tokens[at + 1].text, at);
    } else if (is_any_name(tokens, at + 1) && is_one_of(word, {"const", "let", "var"})) {
      if (const auto value = value_of_constant(tokens, at + 1)) module.functions.emplace(tokens[at + 1].text, *value);
    }
  }
}

std::optional<ScriptFunction> own_function(const ScriptModule& module, const std::string& name) {
  const auto found = module.functions.find(name);
  if (found == module.functions.end()) return {};
  const auto [known, is_new] = module.known.try_emplace(name);
  if (is_new) known->second = function_at(module, found->second, module.tokens.size());
  return known->second;
}

/// The value at `at` of a constant called `name`: a literal or a list of such that nothing in the module changes.
std::optional<ScriptTokens> literal_at(const ScriptTokens& tokens, std::size_t at, const std::string& name) {
  constexpr std::size_t kLongestList = 200;
  const auto is_literal = [&](std::size_t i) {
    return i < tokens.size() && (tokens[i].type == Type::text || tokens[i].type == Type::number ||
                                 is_name(tokens, i, "true") || is_name(tokens, i, "false"));
  };
  std::size_t end = at + 1;
  if (is_sign(tokens, at, '[')) {
    while (end < at + kLongestList && (is_literal(end) || is_sign(tokens, end, ','))) ++end;
    if (!is_sign(tokens, end, ']')) return {};
    ++end;
  } else if (!is_literal(at)) {
    return {};
  }
  const bool is_fixed = is_name(tokens, end, "as") && is_name(tokens, end + 1, "const");
  const std::size_t behind = is_fixed ? end + 2 : end;
  const bool is_whole = behind >= tokens.size() || tokens[behind].is(';') || tokens[behind].is(',') ||
                        closes(tokens[behind]) ||
                        (tokens[behind].type == Type::name && tokens[behind].line > tokens[behind - 1].line);
  if (!is_whole) return {};
  int mentions = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!is_name(tokens, i, name)) continue;
    const bool is_declared = i > 0 && is_any_name(tokens, i - 1) && is_one_of(tokens[i - 1].text, {"let", "var"});
    const bool is_given = is_sign(tokens, i + 1, '=') && !is_sign(tokens, i + 2, '=') && !is_arrow(tokens, i + 1);
    const bool is_changed = is_sign(tokens, i + 1, '.') && i + 2 < tokens.size() &&
                            is_one_of(tokens[i + 2].text, {"push", "unshift", "splice", "pop", "shift", "length"});
    mentions += is_given;
    if (is_declared || is_changed || is_sign(tokens, i + 1, '[')) return {};
  }
  if (mentions > 1) return {};
  return ScriptTokens(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                      tokens.begin() + static_cast<std::ptrdiff_t>(end));
}

/// Paths below the site folder that `path` of an import may mean: relative ones, and the usual aliases of the source
/// folder.
std::vector<std::string> candidates(const std::string& from, const std::string& path, const std::string& source) {
  std::vector<std::string> stems;
  if (path.starts_with("./") || path.starts_with("../") || path == ".." || path == ".")
    stems.push_back((fs::path(parent_of(from)) / path).lexically_normal().generic_string());
  else if (path.starts_with('/') || path.starts_with(source + "/"))
    stems.push_back(path.substr(path.starts_with('/')));
  else if (!path.empty() && is_one_of(path.substr(0, 1), {"@", "~", "$", "#"}))
    stems.push_back(source + (path.substr(1).starts_with('/') ? "" : "/") + path.substr(1));
  for (std::string& stem : stems) {
    while (stem.ends_with('/')) stem.pop_back();
    for (const std::string_view ending : {".js", ".mjs", ".jsx"})
      if (stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
  }
  std::vector<std::string> files;
  for (const std::string& stem : stems)
    for (const char* ending :
         {"", ".ts", ".js", ".mts", ".mjs", ".tsx", ".jsx", "/index.ts", "/index.js", "/index.mjs"})
      files.push_back(stem + ending);
  return files;
}

/// Makes `data.draft` of `data["draft"]`.
ScriptTokens with_plain_members(ScriptTokens tokens) {
  ScriptTokens plain;
  plain.reserve(tokens.size());
  const auto is_word = [](std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return is_one_of(std::string_view(&c, 1), {"_", "$"}) || std::isalnum(static_cast<unsigned char>(c)) != 0;
    });
  };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool is_member =
        tokens[at].is('[') && at + 2 < tokens.size() && tokens[at + 1].type == Type::text && tokens[at + 2].is(']') &&
        is_word(tokens[at + 1].text) && !plain.empty() &&
        (plain.back().is('.') ||
         (plain.back().type == Type::name &&
          !is_one_of(plain.back().text, {"return", "in", "of", "typeof", "await", "case", "default"})));
    if (!is_member) {
      plain.push_back(std::move(tokens[at]));
      continue;
    }
    if (!plain.back().is('.')) plain.push_back({Type::sign, ".", tokens[at].line});
    plain.push_back({Type::name, tokens[at + 1].text, tokens[at].line});
    at += 2;
  }
  return plain;
}

}  // namespace

ScriptModule read_script_module(std::string_view source, std::string name) {
  ScriptModule module;
  module.name = std::move(name);
  module.tokens = with_plain_members(read_script_tokens(source));
  for (std::size_t at = 0; at < module.tokens.size(); ++at)
    if (is_name(module.tokens, at, "import") || is_name(module.tokens, at, "export")) read_import(at, module);
  find_functions(module);
  return module;
}

std::optional<ScriptFunction> function_at(const ScriptModule& module, std::size_t at, std::size_t end) {
  const ScriptTokens& tokens = module.tokens;
  end = std::min(end, tokens.size());
  ScriptFunction function;
  function.module = &module;
  if (is_name(tokens, at, "async")) ++at;
  const bool is_word = is_name(tokens, at, "function");
  if (is_word) {
    ++at;
    if (is_sign(tokens, at, '*')) return {};
    if (is_any_name(tokens, at)) ++at;
  }
  if (is_sign(tokens, at, '<')) {  // of a generic function
    while (at < end && !tokens[at].is('(')) ++at;
  }
  if (is_sign(tokens, at, '(')) {
    function.parameters = at + 1;
    function.parameters_end = std::min(end_of_bracket(tokens, at), end);
    // `(async () => {…}) satisfies GetStaticPaths`
    const bool holds_one =
        is_name(tokens, at + 1, "async") || is_name(tokens, at + 1, "function") || is_sign(tokens, at + 1, '(');
    if (!is_word && holds_one) return function_at(module, at + 1, function.parameters_end);
    at = function.parameters_end + 1;
  } else if (!is_word && is_any_name(tokens, at) && is_arrow(tokens, at + 1)) {
    function.parameters = at;
    function.parameters_end = ++at;
  } else {
    return {};
  }
  // `: Promise<boolean>` of what it returns, in which objects have no place here
  constexpr std::size_t kLongestType = 60;
  const std::size_t limit = std::min(end, at + kLongestType);
  if (is_sign(tokens, at, ':'))
    while (at < limit && !(is_word ? tokens[at].is('{') : is_arrow(tokens, at))) ++at;
  if (!is_word) {
    if (!is_arrow(tokens, at)) return {};
    at += 2;
  }
  if (at >= end || (is_word && !tokens[at].is('{'))) return {};
  function.body = at;
  if (tokens[at].is('{')) {
    function.body_end = std::min(end_of_bracket(tokens, at) + 1, end);
    return function;
  }
  // an expression ends with what holds it, or where a statement begins in another line
  int depth = 0;
  for (; at < end; ++at) {
    if (depth == 0 && (tokens[at].is(',') || tokens[at].is(';') || closes(tokens[at]))) break;
    if (depth == 0 && at > function.body && tokens[at].line > tokens[at - 1].line && is_any_name(tokens, at) &&
        is_one_of(tokens[at].text, {"export", "const", "let", "var", "function", "async", "import", "return", "type",
                                    "interface", "if", "for"}))
      break;
    depth += opens(tokens[at]);
    depth -= closes(tokens[at]);
  }
  function.body_end = at;
  return function;
}

std::optional<ScriptFunction> SiteModules::find(const ScriptModule& module, const std::string& name) {
  return find(module, name, 0);
}

std::optional<ScriptFunction> SiteModules::find(const ScriptModule& module, const std::string& name, int depth) {
  if (depth > kDeepest) return {};
  if (const std::size_t dot = name.find('.'); dot != name.npos) {
    const ScriptModule* other = open_whole(module, name.substr(0, dot), depth + 1);
    return other ? find(*other, name.substr(dot + 1), depth + 1) : std::nullopt;
  }
  if (const auto own = own_function(module, name)) return own;
  const auto import = module.imports.find(name);
  if (import != module.imports.end()) {
    if (import->second.path.empty()) return find(module, import->second.name, depth + 1);
    const ScriptModule* other = open(module, import->second.path);
    return other ? find(*other, import->second.name, depth + 1) : std::nullopt;
  }
  // `export default name`
  if (const auto place = module.functions.find("default"); name == "default" && place != module.functions.end())
    if (const ScriptTokens& tokens = module.tokens; is_any_name(tokens, place->second))
      return find(module, tokens[place->second].text, depth + 1);
  if (depth == 0) return {};  // stars hand on to others only
  for (const std::string& path : module.stars)
    if (const ScriptModule* other = open(module, path))
      if (const auto found = find(*other, name, depth + 1)) return found;
  return {};
}

const ScriptModule* SiteModules::open_whole(const ScriptModule& module, const std::string& name, int depth) {
  const auto import = module.imports.find(name);
  if (depth > kDeepest || import == module.imports.end() || import->second.path.empty()) return nullptr;
  const ScriptModule* other = open(module, import->second.path);
  return other && import->second.name != kWhole ? open_whole(*other, import->second.name, depth + 1) : other;
}

std::string SiteModules::function_name_at(const ScriptModule& module, std::size_t at) {
  const ScriptTokens& tokens = module.tokens;
  if (!is_any_name(tokens, at) || (at > 0 && tokens[at - 1].is('.'))) return {};
  const bool is_member = is_sign(tokens, at + 1, '.') && is_any_name(tokens, at + 2);
  if (!is_member || !open_whole(module, tokens[at].text, 0)) return tokens[at].text;
  return tokens[at].text + "." + tokens[at + 2].text;
}

std::optional<ScriptTokens> SiteModules::find_literal(const ScriptModule& module, const std::string& name, int depth) {
  if (depth > kDeepest) return {};
  const auto import = module.imports.find(name);
  if (import != module.imports.end()) {
    const ScriptModule* other = import->second.path.empty() ? &module : open(module, import->second.path);
    return other ? find_literal(*other, import->second.name, depth + 1) : std::nullopt;
  }
  const auto place = module.functions.find(name);
  if (place == module.functions.end()) return {};
  const auto [known, is_new] = module.literals.try_emplace(name);
  if (is_new) known->second = literal_at(module.tokens, place->second, name);
  return known->second;
}

const ScriptModule* SiteModules::open(const ScriptModule& from, const std::string& path) {
  if (site_.empty()) return nullptr;
  for (const std::string& file : candidates(from.name, path, source_))
    if (const ScriptModule* module = read(file)) return module;
  return nullptr;
}

const ScriptModule* SiteModules::read(const std::string& name) {
  if (name.starts_with("../") || name.starts_with('/')) return nullptr;
  const auto known = modules_.find(name);
  if (known != modules_.end()) return known->second.get();
  std::unique_ptr<ScriptModule> module;
  if (modules_.size() < 10 * kMostModules && is_file(site_ / name) && is_inside(site_ / name, site_))
    if (const auto text = read_file(site_ / name, kMostBytes).bytes)
      module = std::make_unique<ScriptModule>(read_script_module(*text, name));
  return (modules_[name] = std::move(module)).get();
}

}  // namespace essaypack
