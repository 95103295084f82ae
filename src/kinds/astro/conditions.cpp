#include "kinds/astro/conditions.h"

#include "base/text.h"

#include <map>
#include <optional>
#include <string>

namespace essaypack {
namespace {

using Type = ScriptToken::Type;
using Meanings = std::map<std::string, ScriptTokens>;
constexpr int kDeepest = 12;
constexpr int kMostCalls = 50;               ///< Of one condition, each of which is read anew.
constexpr std::size_t kLongestBody = 2'000;  ///< In words; longer functions are only searched for what they name.
constexpr int kMostMentions = 20'000;        ///< Words that are looked at where the statements are not followed.

ScriptToken sign(char text, int line) { return {Type::sign, std::string(1, text), line}; }
ScriptToken name(std::string text, int line) { return {Type::name, std::move(text), line}; }

/// `entry.data.draft`
bool is_chain(const ScriptTokens& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (at % 2 == 0 ? tokens[at].type != Type::name : !tokens[at].is('.')) return false;
  return tokens.size() % 2 == 1;
}

ScriptTokens in_brackets(ScriptTokens tokens) {
  if (tokens.size() == 1 || is_chain(tokens)) return tokens;
  const int line = tokens.empty() ? 0 : tokens[0].line;
  tokens.insert(tokens.begin(), sign('(', line));
  tokens.push_back(sign(')', line));
  return tokens;
}

bool begins_statement(const ScriptTokens& tokens, std::size_t at) {
  return is_any_name(tokens, at) && is_one_of(tokens[at].text, {"const", "let", "var", "return", "if", "for", "while",
                                                                "throw", "switch", "try", "function"});
}

class Reader {
 public:
  explicit Reader(SiteModules& modules) : modules_(modules) {}

  ScriptTokens read(const ScriptFunction& function) {
    ScriptTokens result;
    const ScriptTokens entry{name("entry", function.module->tokens[function.body].line)};
    if (expression_of(function, {entry}, result)) return result;
    // no expression begins so; what follows is what it names
    result = {sign('{', entry[0].line)};
    depth_ = calls_ = 0;
    mention(function, {entry}, result);
    return result;
  }

 private:
  static bool is_full(const ScriptTokens& tokens) { return tokens.size() > kMostConditionWords; }

  /// What a function gives for these arguments.
  bool expression_of(const ScriptFunction& function, const std::vector<ScriptTokens>& arguments, ScriptTokens& result) {
    if (++depth_ > kDeepest || ++calls_ > kMostCalls || function.body_end - function.body > kLongestBody) return false;
    Meanings meanings;
    bind_parameters(function, arguments, meanings);
    const ScriptTokens& tokens = function.module->tokens;
    const bool is_block = is_sign(tokens, function.body, '{');
    const bool is_read = is_block
                             ? statements(*function.module, function.body + 1, function.body_end - 1, meanings, result)
                             : rewrite(*function.module, function.body, function.body_end, meanings, result);
    --depth_;
    return is_read && !is_full(result);
  }

  void bind_parameters(const ScriptFunction& function, const std::vector<ScriptTokens>& arguments, Meanings& meanings) {
    const ScriptTokens& tokens = function.module->tokens;
    std::size_t at = function.parameters;
    for (const ScriptTokens& argument : arguments) {
      if (at >= function.parameters_end) return;
      const std::size_t end = find_outside(tokens, at, function.parameters_end, ',');
      bind(tokens, at, end, argument, meanings);
      at = end + 1;
    }
  }

  /// `entry`, `{ data }`, `{ data: { draft = false, kind: word } }`, with or without a type behind it.
  void bind(const ScriptTokens& tokens, std::size_t at, std::size_t end, const ScriptTokens& value,
            Meanings& meanings) {
    if (++depth_ > kDeepest) return void(--depth_);
    if (is_any_name(tokens, at) && at < end) {
      meanings[tokens[at].text] = value;
    } else if (is_sign(tokens, at, '{') && is_chain(value)) {
      const std::size_t close = std::min(end_of_bracket(tokens, at), end);
      for (++at; at < close;) {
        const std::size_t next = find_outside(tokens, at, close, ',');
        if (is_any_name(tokens, at)) bind_member(tokens, at, next, value, meanings);
        at = next + 1;
      }
    }
    --depth_;
  }

  void bind_member(const ScriptTokens& tokens, std::size_t at, std::size_t end, const ScriptTokens& value,
                   Meanings& meanings) {
    ScriptTokens member = value;
    member.push_back(sign('.', tokens[at].line));
    member.push_back(tokens[at]);
    std::size_t pattern = is_sign(tokens, at + 1, ':') ? at + 2 : at;
    const std::size_t equals = find_outside(tokens, pattern, end, '=');
    if (equals + 2 == end && tokens[equals + 1].is_literal() && is_any_name(tokens, pattern)) {
      for (const char question : {'?', '?'}) member.push_back(sign(question, tokens[at].line));
      member.push_back(tokens[equals + 1]);
      member = in_brackets(std::move(member));
    }
    bind(tokens, pattern, equals, member, meanings);
  }

  /// The end of the expression at `at`: a `;`, or the line before a statement.
  static std::size_t end_of_expression(const ScriptTokens& tokens, std::size_t at, std::size_t end) {
    int depth = 0;
    for (std::size_t i = at; i < end; ++i) {
      if (depth == 0 && tokens[i].is(';')) return i;
      if (depth == 0 && i > at && tokens[i].line > tokens[i - 1].line && begins_statement(tokens, i)) return i;
      depth += opens(tokens[i]);
      depth -= closes(tokens[i]);
      if (depth < 0) return i;
    }
    return end;
  }

  /// What a row of statements returns.
  bool statements(const ScriptModule& module, std::size_t at, std::size_t end, Meanings meanings,
                  ScriptTokens& result) {
    const ScriptTokens& tokens = module.tokens;
    while (at < end) {
      if (is_full(result)) return false;
      if (tokens[at].is(';')) {
        ++at;
      } else if (is_any_name(tokens, at) && is_one_of(tokens[at].text, {"const", "let", "var"})) {
        if (!constant(module, at, end, meanings)) return false;
      } else if (is_name(tokens, at, "return")) {
        const std::size_t close = end_of_expression(tokens, at + 1, end);
        if (close > at + 1) return rewrite(module, at + 1, close, meanings, result);
        break;
      } else if (is_name(tokens, at, "if") && is_sign(tokens, at + 1, '(')) {
        return branch(module, at, end, meanings, result);
      } else if (tokens[at].is('{')) {  // behind `else`
        const std::size_t close = std::min(end_of_bracket(tokens, at), end);
        return always_returns(tokens, at + 1, close) && statements(module, at + 1, close, meanings, result);
      } else {
        return false;
      }
    }
    result.push_back(name("undefined", 0));
    return true;
  }

  bool constant(const ScriptModule& module, std::size_t& at, std::size_t end, Meanings& meanings) {
    const ScriptTokens& tokens = module.tokens;
    const bool is_fixed = tokens[at].text == "const";
    std::size_t equals = at + 1;
    for (int depth = 0; equals < end; ++equals) {
      if (depth == 0 && tokens[equals].is('=') && !is_arrow(tokens, equals)) break;
      depth += opens(tokens[equals]);
      depth -= closes(tokens[equals]);
    }
    if (equals >= end || !is_fixed) return false;
    const std::size_t close = end_of_expression(tokens, equals + 1, end);
    ScriptTokens value;
    if (function_at(module, equals + 1, close)) {  // its calls find it by its name
      at = close;
      return true;
    }
    if (!rewrite(module, equals + 1, close, meanings, value)) return false;
    bind(tokens, at + 1, equals, in_brackets(std::move(value)), meanings);
    at = close;
    return true;
  }

  /// `if (a) return b; else …`, which is `a ? b : …`.
  bool branch(const ScriptModule& module, std::size_t at, std::size_t end, const Meanings& meanings,
              ScriptTokens& result) {
    if (++depth_ > kDeepest) return false;
    const ScriptTokens& tokens = module.tokens;
    const std::size_t close = end_of_bracket(tokens, at + 1);
    const int line = tokens[at].line;
    if (close >= end) return false;
    result.push_back(sign('(', line));
    if (!rewrite(module, at + 2, close, meanings, result)) return false;
    for (const char one : {')', '?', '('}) result.push_back(sign(one, line));
    const auto [begin, stop, next] = block_at(tokens, close + 1, end);
    if (!always_returns(tokens, begin, stop) || !statements(module, begin, stop, meanings, result)) return false;
    for (const char one : {')', ':', '('}) result.push_back(sign(one, line));
    const bool is_read = statements(module, is_name(tokens, next, "else") ? next + 1 : next, end, meanings, result);
    result.push_back(sign(')', line));
    --depth_;
    return is_read;
  }

  struct Block {
    std::size_t begin, stop, next;
  };
  static Block block_at(const ScriptTokens& tokens, std::size_t at, std::size_t end) {
    if (is_sign(tokens, at, '{')) {
      const std::size_t close = std::min(end_of_bracket(tokens, at), end);
      return {at + 1, close, std::min(close + 1, end)};
    }
    const std::size_t close = end_of_expression(tokens, is_name(tokens, at, "return") ? at + 1 : at, end);
    return {at, close, is_sign(tokens, close, ';') ? close + 1 : close};
  }
  static bool always_returns(const ScriptTokens& tokens, std::size_t at, std::size_t end) {
    for (int depth = 0; at < end; ++at) {
      if (depth == 0 && is_name(tokens, at, "return")) return true;
      depth += opens(tokens[at]);
      depth -= closes(tokens[at]);
    }
    return false;
  }

  /// The words of an expression with what they mean; false: there are too many.
  bool rewrite(const ScriptModule& module, std::size_t at, std::size_t end, const Meanings& meanings,
               ScriptTokens& result) {
    const ScriptTokens& tokens = module.tokens;
    for (; at < end; ++at) {
      if (is_full(result)) return false;
      const bool is_free = is_any_name(tokens, at) && !(at > 0 && tokens[at - 1].is('.'));
      const auto meaning = is_free ? meanings.find(tokens[at].text) : meanings.end();
      if (meaning != meanings.end()) {
        result.insert(result.end(), meaning->second.begin(), meaning->second.end());
      } else if (is_free) {
        if (!free_name(module, at, end, meanings, result)) return false;
      } else {
        result.push_back(tokens[at]);
      }
    }
    return true;
  }

  /// A name of the module: `isShown(…)`, `filters.isShown(…)`, or a constant that is written out.
  bool free_name(const ScriptModule& module, std::size_t& at, std::size_t end, const Meanings& meanings,
                 ScriptTokens& result) {
    const ScriptTokens& tokens = module.tokens;
    const std::string name = modules_.function_name_at(module, at);
    const std::size_t open = at + (name == tokens[at].text ? 1 : 3);
    if (open < end && tokens[open].is('(')) {
      if (const std::optional<ScriptFunction> function = modules_.find(module, name)) {
        at = open - 1;
        return call(module, *function, at, end, meanings, result);
      }
    } else if (const std::optional<ScriptTokens> literal =
                   is_sign(tokens, at + 1, ':') ? std::nullopt : modules_.find_literal(module, name)) {
      result.insert(result.end(), literal->begin(), literal->end());
      return true;
    }
    result.push_back(tokens[at]);
    return true;
  }

  /// `isShown(post.data)`, of which the word before the bracket is at `at`: of a function of the site what it gives.
  bool call(const ScriptModule& module, const ScriptFunction& function, std::size_t& at, std::size_t end,
            const Meanings& meanings, ScriptTokens& result) {
    const ScriptTokens& tokens = module.tokens;
    const std::size_t close = std::min(end_of_bracket(tokens, at + 1), end);
    std::vector<ScriptTokens> arguments;
    for (std::size_t i = at + 2; i < close;) {
      const std::size_t next = find_outside(tokens, i, close, ',');
      ScriptTokens argument;
      if (!rewrite(module, i, next, meanings, argument)) return false;
      arguments.push_back(in_brackets(std::move(argument)));
      i = next + 1;
    }
    ScriptTokens value;
    if (!expression_of(function, arguments, value)) return false;
    value = in_brackets(std::move(value));
    result.insert(result.end(), value.begin(), value.end());
    at = close;
    return true;
  }

  static std::size_t end_of_argument(const ScriptTokens& tokens, std::size_t at, std::size_t end) {
    end = std::min(end, at + kMostConditionWords);
    for (int depth = 0; at < end; ++at) {
      if (depth == 0 && (tokens[at].is(',') || closes(tokens[at]))) break;
      depth += opens(tokens[at]);
      depth -= closes(tokens[at]);
    }
    return at;
  }

  /// Adds what a function asks of `entry.data`, and what the functions ask that it calls.
  void mention(const ScriptFunction& function, const std::vector<ScriptTokens>& arguments, ScriptTokens& result) {
    if (++depth_ > kDeepest || ++calls_ > kMostCalls) return void(--depth_);
    const ScriptModule& module = *function.module;
    const ScriptTokens& tokens = module.tokens;
    Meanings meanings;
    bind_parameters(function, arguments, meanings);
    for (std::size_t at = function.body; at < function.body_end && !is_full(result) && ++mentions_ < kMostMentions;
         ++at) {
      if (!is_any_name(tokens, at) || (at > 0 && tokens[at - 1].is('.'))) continue;
      if (is_one_of(tokens[at].text, {"const", "let", "var"})) {
        bind_mentioned(tokens, at, function.body_end, meanings);
      } else if (const auto meaning = meanings.find(tokens[at].text); meaning != meanings.end()) {
        mention_member(tokens, at, meaning->second, result);
      } else {
        const std::string name = modules_.function_name_at(module, at);
        const std::size_t open = at + (name == tokens[at].text ? 1 : 3);
        if (!is_sign(tokens, open, '(')) continue;
        const std::optional<ScriptFunction> other = modules_.find(module, name);
        ScriptTokens argument;
        if (other && calls_ <= kMostCalls &&
            rewrite(module, open + 1, end_of_argument(tokens, open + 1, function.body_end), meanings, argument))
          mention(*other, {argument}, result);
      }
    }
    --depth_;
  }

  /// `const { a } = post.data`, `const data = post.data`
  void bind_mentioned(const ScriptTokens& tokens, std::size_t at, std::size_t end, Meanings& meanings) {
    const std::size_t equals = find_outside(tokens, at + 1, std::min(end, at + 200), '=');
    const auto meaning = is_any_name(tokens, equals + 1) ? meanings.find(tokens[equals + 1].text) : meanings.end();
    if (meaning == meanings.end()) return;
    ScriptTokens value = meaning->second;
    for (std::size_t i = equals + 2; is_sign(tokens, i, '.') && is_any_name(tokens, i + 1); i += 2)
      value.insert(value.end(), {tokens[i], tokens[i + 1]});
    bind(tokens, at + 1, equals, value, meanings);
  }

  void mention_member(const ScriptTokens& tokens, std::size_t at, const ScriptTokens& value, ScriptTokens& result) {
    ScriptTokens words = value;
    for (std::size_t i = at + 1;; i += 2) {
      if (is_sign(tokens, i, '?') || is_sign(tokens, i, '!')) ++i;
      if (!is_sign(tokens, i, '.') || !is_any_name(tokens, i + 1)) break;
      words.insert(words.end(), {tokens[i], tokens[i + 1]});
    }
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
      if (is_name(words, i, "data") && words[i + 1].is('.'))
        result.insert(result.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                      words.begin() + static_cast<std::ptrdiff_t>(i) + 3);
  }

  SiteModules& modules_;
  int depth_ = 0, calls_ = 0, mentions_ = 0;
};

}  // namespace

ScriptTokens read_condition(const ScriptFunction& function, SiteModules& modules) {
  return Reader(modules).read(function);
}

}  // namespace essaypack
