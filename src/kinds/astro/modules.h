#pragma once

/// The functions of a site's own modules by their names: `import { isShown } from "../utils"`. Nothing is run.

#include "kinds/script/script_places.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

struct ScriptModule;

/// Where a function stands in its module.
struct ScriptFunction {
  const ScriptModule* module = nullptr;
  std::size_t parameters = 0, parameters_end = 0;  ///< Without their brackets.
  std::size_t body = 0, body_end = 0;              ///< With the brackets of a block; else an expression.
};
/// A module, and what it has from others.
struct ScriptModule {
  std::string name;  ///< Its path below the site folder.
  ScriptTokens tokens;
  struct Import {
    std::string path;
    std::string name;  ///< What it is called there: `default`, or a name.
  };
  std::map<std::string, Import> imports;         ///< By the names here; what is only handed on as well.
  std::vector<std::string> stars;                ///< `export * from`.
  std::map<std::string, std::size_t> functions;  ///< Where constants and functions begin, by their names.
  mutable std::map<std::string, std::optional<ScriptFunction>> known;   ///< Those that were asked for.
  mutable std::map<std::string, std::optional<ScriptTokens>> literals;  ///< The same of constants.
};
ScriptModule read_script_module(std::string_view source, std::string name);

/// The function whose words are [at, end): an arrow function or `function (…) {…}`.
std::optional<ScriptFunction> function_at(const ScriptModule& module, std::size_t at, std::size_t end);

/// The modules of a site, each read once, and a bounded number of them.
class SiteModules {
 public:
  SiteModules() = default;
  SiteModules(std::filesystem::path site, std::string source) : site_(std::move(site)), source_(std::move(source)) {}

  /// The function that `name` means in `module`: one of its own, or one that it has from another module of the site,
  /// also by `import * as x`: `x.name`.
  std::optional<ScriptFunction> find(const ScriptModule& module, const std::string& name);
  /// The name at `at`, by which `find` knows a function: `x.name` where `x` is a whole module; empty: there is none.
  std::string function_name_at(const ScriptModule& module, std::size_t at);
  /// The words of the constant `name`, where it is a literal or a list of literals.
  std::optional<ScriptTokens> find_literal(const ScriptModule& module, const std::string& name) {
    return find_literal(module, name, 0);
  }

 private:
  std::optional<ScriptTokens> find_literal(const ScriptModule& module, const std::string& name, int depth);
  const ScriptModule* open_whole(const ScriptModule& module, const std::string& name, int depth);
  std::optional<ScriptFunction> find(const ScriptModule& module, const std::string& name, int depth);
  const ScriptModule* open(const ScriptModule& from, const std::string& path);
  const ScriptModule* read(const std::string& name);

  std::filesystem::path site_;
  std::string source_;
  std::map<std::string, std::unique_ptr<ScriptModule>> modules_;  ///< Null: there is no such file.
};

}  // namespace essaypack
