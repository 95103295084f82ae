#include "kinds/astro/filters.h"

#include "base/text.h"
#include "kinds/script/script_tokens.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace essaypack {
namespace {

using Tokens = std::vector<ScriptToken>;
using Type = ScriptToken::Type;
constexpr std::size_t kMostWords = 500;  ///< Of one condition, which is read for each post.

bool is_sign(const Tokens& tokens, std::size_t at, char sign) { return at < tokens.size() && tokens[at].is(sign); }
bool is_name(const Tokens& tokens, std::size_t at, std::string_view name) {
  return at < tokens.size() && tokens[at].type == Type::name && tokens[at].text == name;
}
bool opens(const ScriptToken& token) { return token.is('(') || token.is('[') || token.is('{'); }
bool closes(const ScriptToken& token) { return token.is(')') || token.is(']') || token.is('}'); }

/// The bracket that closes the one at `at`, or the end.
std::size_t end_of_bracket(const Tokens& tokens, std::size_t at) {
  int depth = 0;
  for (; at < tokens.size(); ++at) {
    depth += opens(tokens[at]);
    if (closes(tokens[at]) && --depth == 0) break;
  }
  return at;
}

/// The place of a sign outside brackets in [at, end), or `end`.
std::size_t find_outside(const Tokens& tokens, std::size_t at, std::size_t end, char sign) {
  for (int depth = 0; at < end; ++at) {
    if (depth == 0 && tokens[at].is(sign)) break;
    depth += opens(tokens[at]);
    depth -= closes(tokens[at]);
  }
  return std::min(at, end);
}

/// Names of `{ data: { draft } }`.
std::vector<std::string> fields_of(const Tokens& tokens, std::size_t at, std::size_t end) {
  std::vector<std::string> fields;
  for (; at + 2 < end; ++at)
    if (is_name(tokens, at, "data") && is_sign(tokens, at + 1, ':') && is_sign(tokens, at + 2, '{'))
      for (std::size_t i = at + 3; i < end && !tokens[i].is('}'); ++i)
        if (tokens[i].type == Type::name) fields.push_back(tokens[i].text);
  return fields;
}

/// The arrow function in [at, end).
EntryFilter read_function(const Tokens& tokens, std::size_t at, std::size_t end) {
  EntryFilter filter;
  filter.line = at < tokens.size() ? tokens[at].line : 0;
  std::size_t arrow = at;
  while (arrow + 1 < end && !(tokens[arrow].is('=') && tokens[arrow + 1].is('>'))) ++arrow;
  if (arrow + 2 >= end) return filter;
  filter.fields = fields_of(tokens, at, arrow);
  std::size_t begin = arrow + 2;
  if (tokens[begin].is('{')) {
    const std::size_t close = std::min(end_of_bracket(tokens, begin), end);
    std::size_t result = begin;
    for (std::size_t i = begin + 1; i < close; ++i)
      if (is_name(tokens, i, "return")) result = i + 1;
    if (result == begin) return filter;
    begin = result;
    end = find_outside(tokens, begin, close, ';');
  }
  if (end - begin <= kMostWords)
    filter.condition.assign(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                            tokens.begin() + static_cast<std::ptrdiff_t>(end));
  return filter;
}

/// The body of `getStaticPaths`, or everything.
std::pair<std::size_t, std::size_t> paths_of(const Tokens& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!is_name(tokens, at, "getStaticPaths")) continue;
    std::size_t open = at + 1;
    while (open < tokens.size() && !tokens[open].is('{') && open < at + 40) ++open;
    if (is_sign(tokens, open, '{')) return {open, end_of_bracket(tokens, open)};
  }
  return {0, tokens.size()};
}

/// What texts are about, and what is judged for every post in any case.
bool is_understood(std::string_view key) {
  return is_one_of(key,
                   {"draft",  "isDraft", "published", "publish", "hidden",     "unlisted", "private", "public",
                    "title",  "tags",    "category",  "author",  "categories", "authors",  "lang",    "language",
                    "locale", "series",  "slug",      "order",   "weight",     "image",    "cover",   "description"});
}

bool is_date(std::string_view key) {
  const std::string lower = to_lower_ascii(key);
  return lower.find("date") != lower.npos || lower.starts_with("pub");
}

/// A value of a condition.
struct Operand {
  enum class Kind { unknown, absent, literal } kind = Kind::unknown;
  std::string text;
};

Shown truth_of(const Operand& value) {
  if (value.kind == Operand::Kind::unknown) return Shown::unknown;
  const std::string text = to_lower_ascii(trim(value.text));
  const bool is_no =
      value.kind == Operand::Kind::absent || is_one_of(text, {"", "false", "0", "no", "off", "null", "undefined", "~"});
  return is_no ? Shown::no : Shown::yes;
}

Operand of_truth(Shown truth) {
  if (truth == Shown::unknown) return {};
  return {Operand::Kind::literal, truth == Shown::yes ? "true" : "false"};
}

Shown negated(Shown truth) {
  if (truth == Shown::unknown) return truth;
  return truth == Shown::no ? Shown::yes : Shown::no;
}

class Condition {
 public:
  Condition(const EntryFilter& filter, const Post& post, const std::map<std::string, std::string>& defaults,
            std::string& key)
      : tokens_(filter.condition), fields_(filter.fields), post_(post), defaults_(defaults), key_(key) {}

  Shown holds() {
    if (tokens_.empty()) return Shown::unknown;
    const Operand value = choice();
    return at_ < tokens_.size() ? Shown::unknown : truth_of(value);
  }

 private:
  bool has(std::string_view signs) const {
    for (std::size_t i = 0; i < signs.size(); ++i)
      if (!is_sign(tokens_, at_ + i, signs[i])) return false;
    return true;
  }
  bool take(std::string_view signs) {
    if (!has(signs)) return false;
    at_ += signs.size();
    return true;
  }

  /// `a ? b : c`
  Operand choice() {
    if (++depth_ > 32) return unread();
    Operand value = either();
    if (has("?") && !has("??") && !has("?.")) {
      ++at_;
      const Operand first = choice();
      if (!take(":")) return unread();
      const Operand second = choice();
      const Shown truth = truth_of(value);
      value = truth == Shown::unknown ? Operand() : truth == Shown::yes ? first : second;
    }
    --depth_;
    return value;
  }

  Operand either() {
    Operand value = both();
    while (has("||") || has("??")) {
      const bool is_default = has("??");
      at_ += 2;
      const Operand other = both();
      if (is_default) {
        if (value.kind == Operand::Kind::absent) value = other;
        continue;
      }
      const Shown a = truth_of(value), b = truth_of(other);
      value = a == Shown::yes || b == Shown::yes ? of_truth(Shown::yes)
              : a == Shown::no && b == Shown::no ? of_truth(Shown::no)
                                                 : Operand();
    }
    return value;
  }

  Operand both() {
    Operand value = compared();
    while (take("&&")) {
      const Shown a = truth_of(value), b = truth_of(compared());
      value = a == Shown::no || b == Shown::no     ? of_truth(Shown::no)
              : a == Shown::yes && b == Shown::yes ? of_truth(Shown::yes)
                                                   : Operand();
    }
    return value;
  }

  Operand compared() {
    const std::size_t begin = at_;
    const Operand left = unary();
    const bool is_equal = has("=="), is_other = has("!=");
    if (is_equal || is_other) {
      at_ += 2;
      take("=");
      const Operand right = unary();
      if (left.kind == Operand::Kind::unknown || right.kind == Operand::Kind::unknown) return {};
      const bool are_same = left.kind == right.kind && (left.kind == Operand::Kind::absent || left.text == right.text);
      return of_truth(are_same == is_equal ? Shown::yes : Shown::no);
    }
    if (!has("<") && !has(">")) return left;
    // dates are held against the day of the run for every post
    take("<") || take(">");
    take("=");
    unary();
    for (std::size_t at = begin; at + 2 < at_; ++at)
      if (is_name(tokens_, at, "data") && is_sign(tokens_, at + 1, '.') && is_date(tokens_[at + 2].text))
        return of_truth(Shown::yes);
    return {};
  }

  Operand unary() {
    if (has("!") && !has("!=")) {
      ++at_;
      if (++depth_ > 32) return unread();
      const Operand value = of_truth(negated(truth_of(unary())));
      --depth_;
      return value;
    }
    return primary();
  }

  Operand primary() {
    if (at_ >= tokens_.size()) return {};
    const ScriptToken& token = tokens_[at_];
    if (take("(")) {
      const Operand value = choice();
      return take(")") ? more(value) : unread();
    }
    if (token.type == Type::text || token.type == Type::number) {
      ++at_;
      return more({Operand::Kind::literal, token.text});
    }
    if (token.type != Type::name) return unread();
    if (is_one_of(token.text, {"true", "false"})) return ++at_, Operand{Operand::Kind::literal, token.text};
    if (is_one_of(token.text, {"null", "undefined"})) return ++at_, Operand{Operand::Kind::absent, {}};
    if (token.text == "new") ++at_;
    return name();
  }

  /// `data.draft`, `entry.data.draft`, `import.meta.env.PROD`.
  Operand name() {
    std::vector<std::string> parts;
    while (at_ < tokens_.size() && tokens_[at_].type == Type::name) {
      parts.push_back(tokens_[at_++].text);
      if (!(take("?.") || take("!.") || take("."))) break;
    }
    if (parts.empty()) return unread();
    const auto data = std::find(parts.begin(), parts.end(), "data");
    const bool is_field = data != parts.end() && data - parts.begin() <= 1 && data + 1 != parts.end();
    if (is_field && data + 2 == parts.end()) return more(field(*(data + 1)));
    if (is_field) note(*(data + 1));
    if (parts.size() == 1 && std::find(fields_.begin(), fields_.end(), parts[0]) != fields_.end())
      return more(field(parts[0]));
    if (parts.size() > 2 && parts[parts.size() - 2] == "env") {
      const std::string& variable = parts.back();
      if (variable == "PROD" || variable == "DEV") return of_truth(variable == "PROD" ? Shown::yes : Shown::no);
      if (variable == "MODE" || variable == "NODE_ENV") return {Operand::Kind::literal, "production"};
    }
    return more({});
  }

  /// What is called or asked of a value is not known.
  Operand more(Operand value) {
    while (at_ < tokens_.size() && (has("(") || has("[") || has(".") || has("?.") || has("!."))) {
      if (opens(tokens_[at_])) {
        const std::size_t end = end_of_bracket(tokens_, at_);
        for (; at_ < end; ++at_)
          if (is_name(tokens_, at_, "data") && is_sign(tokens_, at_ + 1, '.') && at_ + 2 < end)
            note(tokens_[at_ + 2].text);
      }
      at_ = std::min(at_ + 1, tokens_.size());
      if (at_ < tokens_.size() && tokens_[at_].type == Type::name) ++at_;
      value = {};
    }
    return value;
  }

  Operand field(const std::string& key) {
    if (const auto value = post_.fields.find(key)) {
      if (!is_understood(key) && !is_date(key)) used_ = key;
      return {Operand::Kind::literal, std::string(trim(*value))};
    }
    if (is_one_of(key, {"tags", "categories", "authors"})) return {};
    const auto known = defaults_.find(key);
    if (known != defaults_.end()) return {Operand::Kind::literal, known->second};
    return {Operand::Kind::absent, {}};
  }

  /// A field that the post has and whose part in the condition is not known.
  void note(const std::string& key) {
    if (!is_understood(key) && !is_date(key) && post_.fields.find(key)) key_ = key;
  }

  Operand unread() {
    for (; at_ < tokens_.size(); ++at_)
      if (is_name(tokens_, at_, "data") && is_sign(tokens_, at_ + 1, '.') && at_ + 2 < tokens_.size())
        note(tokens_[at_ + 2].text);
    if (!used_.empty()) note(used_);
    return {};
  }

  const Tokens& tokens_;
  const std::vector<std::string>& fields_;
  const Post& post_;
  const std::map<std::string, std::string>& defaults_;
  std::string& key_;
  std::string used_;  ///< A field that was compared.
  std::size_t at_ = 0;
  int depth_ = 0;

 public:
  const std::string& used() const { return used_; }
};

}  // namespace

std::vector<EntryQuery> read_entry_queries(std::string_view script, const std::string& page) {
  const Tokens tokens = read_script_tokens(script);
  const auto [begin, end] = paths_of(tokens);
  std::vector<EntryQuery> queries;
  std::vector<EntryFilter> filters;  // of lists, whosever
  constexpr std::size_t kMostQueries = 100;
  for (std::size_t at = begin; at < end && queries.size() + filters.size() < kMostQueries; ++at) {
    if (!is_sign(tokens, at + 1, '(')) continue;
    const bool is_query = is_name(tokens, at, "getCollection");
    if (!is_query && !(is_name(tokens, at, "filter") && at > 0 && tokens[at - 1].is('.'))) continue;
    if (is_query && (at + 2 >= end || tokens[at + 2].type != Type::text)) continue;
    const std::size_t close = std::min(end_of_bracket(tokens, at + 1), end);
    if (!is_query) {
      filters.push_back(read_function(tokens, at + 2, close));
      continue;
    }
    EntryQuery query{tokens[at + 2].text, {}, page};
    if (is_sign(tokens, at + 3, ',') && at + 4 < close) query.filters.push_back(read_function(tokens, at + 4, close));
    queries.push_back(std::move(query));
  }
  for (EntryQuery& query : queries) query.filters.insert(query.filters.end(), filters.begin(), filters.end());
  return queries;
}

std::map<std::string, std::string> read_schema_defaults(std::string_view script) {
  const Tokens tokens = read_script_tokens(script);
  std::map<std::string, std::string> defaults;
  std::string key;
  for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
    if (tokens[at].is_word() && tokens[at + 1].is(':')) key = tokens[at].text;
    if (!key.empty() && is_name(tokens, at, "default") && tokens[at + 1].is('(') && tokens[at + 2].is_literal())
      defaults.emplace(key, tokens[at + 2].text);
  }
  return defaults;
}

Shown is_found_by(const EntryQuery& query, const Post& post, const std::map<std::string, std::string>& defaults,
                  std::string& key) {
  Shown shown = Shown::yes;
  for (const EntryFilter& filter : query.filters) {
    std::string unknown;
    Condition condition(filter, post, defaults, unknown);
    const Shown one = condition.holds();
    if (one == Shown::no) return Shown::no;
    if (one == Shown::unknown && unknown.empty()) unknown = condition.used();
    if (one == Shown::yes || unknown.empty()) continue;
    shown = Shown::unknown;
    key = unknown;
  }
  return shown;
}

std::vector<std::string> unread_fields_of(const EntryQuery& query) {
  std::vector<std::string> unread;
  for (const EntryFilter& filter : query.filters) {
    std::vector<std::string> mentioned = filter.fields;
    for (std::size_t at = 0; at + 2 < filter.condition.size(); ++at)
      if (is_name(filter.condition, at, "data") && is_sign(filter.condition, at + 1, '.'))
        mentioned.push_back(filter.condition[at + 2].text);
    for (const std::string& field : mentioned) {
      Post post;
      std::map<std::string, HeadField> fields;
      fields[field].value = "?";
      post.fields = HeadFields(fields);
      std::string key;
      EntryQuery alone{query.collection, {filter}, query.page};
      if (is_found_by(alone, post, {}, key) == Shown::unknown &&
          std::find(unread.begin(), unread.end(), key) == unread.end())
        unread.push_back(key);
    }
  }
  return unread;
}

}  // namespace essaypack
