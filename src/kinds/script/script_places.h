#pragma once

/// Asking a row of words what stands where; places behind its end hold nothing.

#include "kinds/script/script.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace essaypack {

using ScriptTokens = std::vector<ScriptToken>;

inline bool is_sign(const ScriptTokens& tokens, std::size_t at, char sign) {
  return at < tokens.size() && tokens[at].is(sign);
}
inline bool is_any_name(const ScriptTokens& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].type == ScriptToken::Type::name;
}
inline bool is_name(const ScriptTokens& tokens, std::size_t at, std::string_view name) {
  return is_any_name(tokens, at) && tokens[at].text == name;
}
inline bool is_arrow(const ScriptTokens& tokens, std::size_t at) {
  return is_sign(tokens, at, '=') && is_sign(tokens, at + 1, '>');
}
inline bool opens(const ScriptToken& token) { return token.is('(') || token.is('[') || token.is('{'); }
inline bool closes(const ScriptToken& token) { return token.is(')') || token.is(']') || token.is('}'); }

/// The bracket that closes the one at `at`, or the end.
inline std::size_t end_of_bracket(const ScriptTokens& tokens, std::size_t at) {
  int depth = 0;
  for (; at < tokens.size(); ++at) {
    depth += opens(tokens[at]);
    if (closes(tokens[at]) && --depth == 0) break;
  }
  return at;
}

/// The place of a sign outside brackets in [at, end), or `end`.
inline std::size_t find_outside(const ScriptTokens& tokens, std::size_t at, std::size_t end, char sign) {
  for (int depth = 0; at < end; ++at) {
    if (depth == 0 && tokens[at].is(sign)) break;
    depth += opens(tokens[at]);
    depth -= closes(tokens[at]);
  }
  return std::min(at, end);
}

}  // namespace essaypack
