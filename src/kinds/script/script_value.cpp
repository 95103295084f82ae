#include "kinds/script/script_value.h"

#include "base/text.h"
#include "kinds/script/script_tokens.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace essaypack {
namespace {

using Type = ScriptToken::Type;

constexpr int kDeepest = 32;
/// Values of a module, names followed included: what names multiply is bounded.
constexpr std::size_t kMostValues = 20'000;
/// Words that are looked at in search of the ends of items: brackets without an end hide theirs.
constexpr std::size_t kMostSteps = 4'000'000;
constexpr int kMostModules = 1;  ///< So deep: paths of imports count from the first module.

Value scalar(const ScriptToken& token) {
  Value value;
  value.type = Value::Type::scalar;
  value.text = token.text;
  value.quoted = token.type == Type::text;
  value.line = token.line;
  value.column = 1;
  return value;
}

class Module {
 public:
  Module(std::string_view source, ModuleReader read, int depth, std::vector<std::string> functions = {})
      : tokens_(read_script_tokens(source)), read_(std::move(read)), depth_(depth), functions_(std::move(functions)) {
    find_ends();
    find_constants();
    find_imports();
  }

  ScriptValue exported() {
    ScriptValue whole;
    for (std::size_t at = 0; at < tokens_.size(); ++at)
      if (const std::size_t value = exported_at(at); value > 0)
        add(read_value(value, "", 0, whole.computed), whole.value);
    return whole;
  }

  Value constants() {
    Value all;
    all.type = Value::Type::map;
    for (const auto& [name, place] : constants_) {
      std::vector<ComputedMember> nobody;
      if (Value value = read_value(place, name, 0, nobody); !value.is_null())
        all.members.push_back({name, tokens_[place].line, 1, std::move(value)});
    }
    return all;
  }

  /// The value of a constant; nothing where it is computed.
  std::optional<Value> constant(const std::string& name, std::vector<ComputedMember>& computed, int depth = 0) {
    return named(name, name, depth, computed);
  }

  /// What `export default` says, for an import without braces.
  std::optional<Value> exported_default() {
    ScriptValue whole = exported();
    return whole.value.is_null() ? std::nullopt : std::optional(std::move(whole.value));
  }

 private:
  bool is_sign(std::size_t at, char sign) const { return at < tokens_.size() && tokens_[at].is(sign); }
  bool is_name(std::size_t at, std::string_view name) const {
    return at < tokens_.size() && tokens_[at].type == Type::name && tokens_[at].text == name;
  }

  /// Where each bracket closes.
  void find_ends() {
    ends_.assign(tokens_.size(), tokens_.size());
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (is_sign(at, '{') || is_sign(at, '[') || is_sign(at, '(')) open.push_back(at);
      if (open.empty() || !(is_sign(at, '}') || is_sign(at, ']') || is_sign(at, ')'))) continue;
      ends_[open.back()] = at;
      open.pop_back();
    }
  }

  /// `const NAME = …` at the top of the module, also `const NAME: Type = …`.
  void find_constants() {
    for (std::size_t at = 0; at + 3 < tokens_.size(); ++at) {
      if (ends_[at] < tokens_.size() && (is_sign(at, '{') || is_sign(at, '('))) {
        at = ends_[at];
        continue;
      }
      if (!(is_name(at, "const") || is_name(at, "let") || is_name(at, "var"))) continue;
      if (tokens_[at + 1].type != Type::name) continue;
      std::size_t equals = at + 2;
      constexpr std::size_t kLongestType = 16;
      while (equals < tokens_.size() && equals < at + kLongestType && !is_sign(equals, '=') && !is_sign(equals, ';'))
        ++equals;
      if (is_sign(equals, '=')) constants_.emplace(tokens_[at + 1].text, equals + 1);
    }
  }

  /// `import a, { b, c as d } from "./e"`.
  void find_imports() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!is_name(at, "import")) continue;
      std::vector<std::pair<std::string, std::string>> names;  // there, here
      std::size_t i = at + 1;
      for (; i < tokens_.size() && i < at + 200 && tokens_[i].type != Type::text && !is_sign(i, ';') &&
             !is_sign(i, '(') && !is_name(i, "import");
           ++i) {
        if (tokens_[i].type != Type::name || is_name(i, "from") || is_name(i, "as") || is_name(i, "type")) continue;
        if (is_name(i - 1, "as") && !names.empty())
          names.back().second = tokens_[i].text;
        else
          names.emplace_back(i == at + 1 ? "default" : tokens_[i].text, tokens_[i].text);
      }
      if (i >= tokens_.size() || tokens_[i].type != Type::text) continue;
      for (auto& [there, here] : names) imports_.emplace(here, Import{tokens_[i].text, there});
    }
  }

  /// The place of a value that the module exports with the word at `at`; 0: there is none.
  std::size_t exported_at(std::size_t at) const {
    if (is_name(at, "export") && is_name(at + 1, "default")) return at + 2;
    if (is_name(at, "export") && is_name(at + 1, "const") && is_name(at + 2, "config") && is_sign(at + 3, '='))
      return at + 4;
    if (is_name(at, "module") && is_sign(at + 1, '.') && is_name(at + 2, "exports") && is_sign(at + 3, '='))
      return at + 4;
    return 0;
  }

  static void add(Value more, Value& whole) {
    if (whole.is_null()) {
      whole = std::move(more);
      return;
    }
    if (!whole.is_map()) return;
    for (Value::Member& member : more.members)
      if (!whole.find(member.key)) whole.members.push_back(std::move(member));
  }

  static void note(const std::string& path, int line, std::vector<ComputedMember>& computed) {
    constexpr std::size_t kMostComputed = 500;
    if (computed.size() < kMostComputed) computed.push_back({path, line});
  }

  /// The value at `at`; null after a note in `computed`. `last_` is behind it.
  Value read_value(std::size_t at, const std::string& path, int depth, std::vector<ComputedMember>& computed) {
    const int line = at < tokens_.size() ? tokens_[at].line : 0;
    std::optional<Value> value;
    if (depth < kDeepest && ++values_ < kMostValues && at < tokens_.size())
      value = read_known(at, path, depth, computed);
    if (value && !is_end(last_)) value.reset();  // it goes on: `"a" + b`
    if (!value) note(path, line, computed);
    return value ? std::move(*value) : Value();
  }

  /// True where a value may end: `as const` and `satisfies Type` say nothing of it.
  bool is_end(std::size_t at) const {
    return at >= tokens_.size() || is_sign(at, ',') || is_sign(at, '}') || is_sign(at, ']') || is_sign(at, ')') ||
           is_sign(at, ';') || (tokens_[at].type == Type::name && !is_name(at, "in") && !is_name(at, "instanceof"));
  }

  std::optional<Value> read_known(std::size_t at, const std::string& path, int depth,
                                  std::vector<ComputedMember>& computed) {
    const ScriptToken& token = tokens_[at];
    last_ = at + 1;
    switch (token.type) {
      case Type::text:
      case Type::number:
        return scalar(token);
      case Type::computed:
        return read_template(at, path, depth, computed);
      case Type::pattern:
        return {};
      case Type::sign:
        if (token.is('{')) return read_map(at, path, depth, computed);
        if (token.is('[')) return read_list(at, path, depth, computed);
        if (token.is('(')) return read_bracket(at, path, depth, computed);
        return {};
      case Type::name:
        return read_named(at, path, depth, computed);
    }
    return {};
  }

  /// `a${b}c`, where the names are constants.
  std::optional<Value> read_template(std::size_t at, const std::string& path, int depth,
                                     std::vector<ComputedMember>& computed) {
    Value whole = scalar(tokens_[at]);
    whole.quoted = true;
    const auto goes_on = [&] {
      return at + 1 < tokens_.size() && tokens_[at].type == Type::name && tokens_[at].line == tokens_[at - 1].line;
    };
    for (++at; goes_on(); ++at) {
      std::optional<Value> value = read_named(at, path, depth + 1, computed);
      if (!value || !value->is_scalar() || last_ >= tokens_.size() || tokens_[last_].type != Type::computed) return {};
      whole.text += value->text + tokens_[last_].text;
      at = last_;
    }
    last_ = at;
    return whole;
  }

  std::optional<Value> read_map(std::size_t open, const std::string& path, int depth,
                                std::vector<ComputedMember>& computed) {
    Value map;
    map.type = Value::Type::map;
    map.line = tokens_[open].line;
    const std::size_t end = ends_[open];
    for (std::size_t at = open + 1; at < end; at = is_sign(at, ',') ? at + 1 : at) {
      const std::size_t begin = at;
      const std::size_t next = next_item(at, end);
      const bool is_bracketed = is_sign(at, '[') && ends_[at] == at + 2;
      if (is_bracketed) ++at;
      const ScriptToken& key = tokens_[at];
      const std::size_t colon = at + (is_bracketed ? 2 : 1);
      const std::string name = path.empty() ? key.text : path + "." + key.text;
      if (key.is_literal() && is_sign(colon, ':')) {
        Value value = read_value(colon + 1, name, depth + 1, computed);
        if (!value.is_null()) map.members.push_back({key.text, key.line, 1, std::move(value)});
      } else if (key.type == Type::name && at + 1 == next) {  // `{ a }`
        Value value = read_value(at, name, depth + 1, computed);
        if (!value.is_null()) map.members.push_back({key.text, key.line, 1, std::move(value)});
      } else if (key.is_literal()) {
        note(name, key.line, computed);  // a method
      } else if (next > begin) {
        note(path, key.line, computed);  // a spread
      }
      at = next;
    }
    last_ = end + 1;
    return map;
  }

  std::optional<Value> read_list(std::size_t open, const std::string& path, int depth,
                                 std::vector<ComputedMember>& computed) {
    Value list;
    list.type = Value::Type::list;
    list.line = tokens_[open].line;
    const std::size_t end = ends_[open];
    for (std::size_t at = open + 1; at < end; ++at) {
      const std::size_t next = next_item(at, end);
      if (Value value = next > at ? read_value(at, path, depth + 1, computed) : Value(); !value.is_null())
        list.items.push_back(std::move(value));
      at = next;
    }
    last_ = end + 1;
    return list;
  }

  /// The comma behind the item at `at`, or `end`.
  std::size_t next_item(std::size_t at, std::size_t end) {
    for (; at < end && !is_sign(at, ',') && ++steps_ < kMostSteps; ++at)
      if ((is_sign(at, '{') || is_sign(at, '[') || is_sign(at, '(')) && ends_[at] < end) at = ends_[at];
    return steps_ < kMostSteps ? std::min(at, end) : end;
  }

  /// `({…})`, or the parameters of a function: `(config) => ({…})`.
  std::optional<Value> read_bracket(std::size_t open, const std::string& path, int depth,
                                    std::vector<ComputedMember>& computed) {
    const std::size_t end = ends_[open];
    if (is_sign(end + 1, '=') && is_sign(end + 2, '>')) return read_body(end + 3, path, depth, computed);
    std::optional<Value> inner = inside(open, path, depth, computed);
    last_ = end + 1;
    return inner;
  }

  std::optional<Value> inside(std::size_t open, const std::string& path, int depth,
                              std::vector<ComputedMember>& computed) {
    if (depth >= kDeepest) return {};
    Value value = open + 1 < ends_[open] ? read_value(open + 1, path, depth + 1, computed) : Value();
    return value.is_null() ? std::nullopt : std::optional(std::move(value));
  }

  /// What a function returns: the last `return {…}` of its own body. Functions are no values of members.
  std::optional<Value> read_body(std::size_t at, const std::string& path, int depth,
                                 std::vector<ComputedMember>& computed) {
    if (!path.empty()) return {};
    if (!is_sign(at, '{')) {
      Value value = read_value(at, path, depth + 1, computed);
      return value.is_null() ? std::nullopt : std::optional(std::move(value));
    }
    const std::size_t end = ends_[at];
    std::size_t result = 0;
    for (std::size_t i = at + 1; i < end && ++steps_ < kMostSteps; ++i) {
      if ((is_sign(i, '{') || is_sign(i, '(') || is_sign(i, '[')) && ends_[i] < end)
        i = ends_[i];
      else if (is_name(i, "return"))
        result = i + 1;
    }
    std::optional<Value> value;
    if (result > 0) {
      Value read = read_value(result, path, depth + 1, computed);
      if (!read.is_null()) value = std::move(read);
    }
    last_ = end + 1;
    return value;
  }

  std::optional<Value> read_named(std::size_t at, const std::string& path, int depth,
                                  std::vector<ComputedMember>& computed) {
    const std::string& name = tokens_[at].text;
    if (name == "true" || name == "false") return scalar(tokens_[at]);
    if (name == "null" || name == "undefined") return Value();
    if (name == "async")
      return at + 1 < tokens_.size() && depth < kDeepest ? read_known(at + 1, path, depth + 1, computed) : std::nullopt;
    if (name == "function") {
      std::size_t open = at + 1;
      while (open < tokens_.size() && open < at + 4 && !is_sign(open, '(')) ++open;
      return is_sign(open, '(') ? read_body(ends_[open] + 1, path, depth, computed) : std::nullopt;
    }
    if (is_sign(at + 1, '=') && is_sign(at + 2, '>')) return read_body(at + 3, path, depth, computed);
    if (is_sign(at + 1, '(')) {  // `defineConfig({…})`; what a function makes of a member is not known
      if (!path.empty() && std::find(functions_.begin(), functions_.end(), name) == functions_.end()) return {};
      std::optional<Value> value = inside(at + 1, path, depth, computed);
      last_ = ends_[at + 1] + 1;
      return value;
    }
    std::optional<Value> value = named(name, path, depth, computed);
    last_ = at + 1;
    while (value && is_sign(last_, '.') && last_ + 1 < tokens_.size() && tokens_[last_ + 1].type == Type::name) {
      const Value* member = value->find(tokens_[last_ + 1].text);
      value = member ? std::optional(Value(*member)) : std::nullopt;
      last_ += 2;
    }
    return value;
  }

  std::optional<Value> named(const std::string& name, const std::string& path, int depth,
                             std::vector<ComputedMember>& computed) {
    if (depth >= kDeepest) return {};
    if (const auto found = constants_.find(name); found != constants_.end()) {
      if (!followed_.insert(name).second) return {};  // its own value asks for it
      const std::size_t known = computed.size();
      Value value = read_value(found->second, path, depth + 1, computed);
      followed_.erase(name);
      if (!value.is_null()) return value;
      computed.resize(known);  // whoever asks notes it at his own place
      return {};
    }
    const auto found = imports_.find(name);
    if (found == imports_.end() || !read_ || depth_ >= kMostModules) return {};
    std::unique_ptr<Module>& module = modules_[found->second.path];
    if (!module) {
      const std::optional<std::string> text = read_(found->second.path);
      module = std::make_unique<Module>(text ? *text : std::string(), read_, depth_ + 1);
    }
    std::vector<ComputedMember> nobody;
    return found->second.name == "default" ? module->exported_default()
                                           : module->constant(found->second.name, nobody, depth + 1);
  }

  struct Import {
    std::string path, name;
  };
  std::vector<ScriptToken> tokens_;
  std::vector<std::size_t> ends_;  ///< Of each bracket that opens.
  const ModuleReader read_;
  const int depth_;
  const std::vector<std::string> functions_;  ///< A call of them counts as its first argument.
  std::map<std::string, std::size_t> constants_;
  std::map<std::string, Import> imports_;
  std::set<std::string> followed_;  ///< Constants that are being read.
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::size_t values_ = 0, steps_ = 0;
  std::size_t last_ = 0;
};

}  // namespace

int ScriptValue::computed_line(std::string_view path) const {
  const auto found =
      std::find_if(computed.begin(), computed.end(), [&](const ComputedMember& member) { return member.path == path; });
  return found == computed.end() ? 0 : found->line;
}

ScriptValue read_constant(std::string_view source, const std::string& name, const std::vector<std::string>& functions,
                          const ModuleReader& read) {
  ScriptValue whole;
  if (std::optional<Value> value = Module(source, read, 0, functions).constant(name, whole.computed))
    whole.value = std::move(*value);
  return whole;
}

Value read_constants(std::string_view source) { return Module(source, {}, 0).constants(); }

ScriptValue read_exported(std::string_view source, const ModuleReader& read) {
  return Module(source, read, 0).exported();
}

}  // namespace essaypack
