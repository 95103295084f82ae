#include "kinds/astro/filters.h"

#include "base/text.h"
#include "kinds/script/script_places.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace essaypack {
namespace {

using Tokens = ScriptTokens;
using Type = ScriptToken::Type;

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

Verdict truth_of(const Operand& value) {
  if (value.kind == Operand::Kind::unknown) return Verdict::unknown;
  const std::string text = to_lower_ascii(trim(value.text));
  const bool is_no =
      value.kind == Operand::Kind::absent || is_one_of(text, {"", "false", "0", "no", "off", "null", "undefined", "~"});
  return is_no ? Verdict::no : Verdict::yes;
}

Operand of_truth(Verdict truth) {
  if (truth == Verdict::unknown) return {};
  return {Operand::Kind::literal, truth == Verdict::yes ? "true" : "false"};
}

class Condition {
 public:
  Condition(const EntryFilter& filter, const Post& post, const std::string& id,
            const std::map<std::string, std::string>& defaults, std::string& key)
      : tokens_(filter.condition), post_(post), defaults_(defaults), key_(key), id_(id) {}

  Verdict holds() {
    if (tokens_.empty()) return Verdict::unknown;
    const Operand value = choice();
    return at_ < tokens_.size() ? Verdict::unknown : truth_of(value);
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
    Operand value = disjunction();
    if (has("?") && !has("??") && !has("?.")) {
      ++at_;
      const Operand first = choice();
      if (!take(":")) return unread();
      const Operand second = choice();
      const Verdict truth = truth_of(value);
      value = truth == Verdict::unknown ? Operand() : truth == Verdict::yes ? first : second;
    }
    --depth_;
    return value;
  }

  Operand disjunction() {
    Operand value = conjunction();
    while (has("||") || has("??")) {
      const bool is_default = has("??");
      at_ += 2;
      const Operand other = conjunction();
      if (is_default) {
        if (value.kind == Operand::Kind::absent) value = other;
        continue;
      }
      value = of_truth(either(truth_of(value), truth_of(other)));
    }
    return value;
  }

  Operand conjunction() {
    Operand value = compared();
    while (take("&&")) value = of_truth(both(truth_of(value), truth_of(compared())));
    return value;
  }

  Operand compared() {
    const std::size_t begin = at_;
    asked_.clear();
    const Operand left = unary();
    const bool is_equal = has("=="), is_other = has("!=");
    if (is_equal || is_other) {
      at_ += 2;
      take("=");
      const Operand right = unary();
      if (left.kind == Operand::Kind::unknown || right.kind == Operand::Kind::unknown) {
        if (!asked_.empty()) note(asked_);
        return {};
      }
      const bool are_same = left.kind == right.kind && (left.kind == Operand::Kind::absent || left.text == right.text);
      return of_truth(are_same == is_equal ? Verdict::yes : Verdict::no);
    }
    if (!has("<") && !has(">")) return left;
    // dates are held against the day of the run for every post
    take("<") || take(">");
    take("=");
    unary();
    for (std::size_t at = begin; at + 2 < at_; ++at)
      if (is_name(tokens_, at, "data") && is_sign(tokens_, at + 1, '.') && is_date(tokens_[at + 2].text))
        return of_truth(Verdict::yes);
    if (left.kind == Operand::Kind::absent) return of_truth(Verdict::no);
    if (!asked_.empty()) note(asked_);
    return {};
  }

  Operand unary() {
    if (has("!") && !has("!=")) {
      ++at_;
      if (++depth_ > 32) return unread();
      const Operand value = of_truth(opposite(truth_of(unary())));
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
    if (has("[")) return listed();
    if (token.type != Type::name) return unread();
    const bool is_answer = is_one_of(token.text, {"true", "false"});
    const bool is_absent = is_one_of(token.text, {"null", "undefined"});
    if (is_answer || is_absent || token.text == "new") ++at_;
    if (is_answer) return {Operand::Kind::literal, token.text};
    if (is_absent) return {Operand::Kind::absent, {}};
    return name();
  }

  /// `data.draft`, `entry.data.draft`, `import.meta.env.PROD`.
  Operand name() {
    std::vector<std::string> parts;
    std::size_t optional = 0;  // the parts before the first `?.`
    while (at_ < tokens_.size() && tokens_[at_].type == Type::name) {
      parts.push_back(tokens_[at_++].text);
      if (take("?.")) {
        if (optional == 0 && parts.back() != "data") optional = parts.size();
      } else if (!(take("!.") || take("."))) {
        break;
      }
    }
    if (parts.empty()) return unread();
    const auto data = std::find(parts.begin(), parts.end(), "data");
    const bool is_field = data != parts.end() && data - parts.begin() <= 1 && data + 1 != parts.end();
    if (is_field && data + 2 == parts.end()) return more(field(*(data + 1)));
    if (is_field && parts.end() - data == 3 && parts.back() == "includes" && is_list(*(data + 1))) return includes();
    if (is_field && !is_said(*(data + 1)) && defaults_.count(*(data + 1)) == 0) {
      // `data.hide?.list` of an entry without `hide`
      const bool is_called = has("(") || has("[");
      if (optional == static_cast<std::size_t>(data - parts.begin()) + 2 && is_called)
        return more({}), Operand{Operand::Kind::absent, {}};
      if (is_called) note(*(data + 1));
      return more({Operand::Kind::absent, {}});
    }
    if (is_field) note(*(data + 1));
    if (parts.size() == 3 && is_one_of(parts[1], {"id", "slug"}) && has("(")) return of_name(parts.back());
    if (parts.size() == 1 && parts[0] == "Boolean" && take("(")) {
      const Operand value = of_truth(truth_of(choice()));
      return take(")") ? more(value) : unread();
    }
    if (parts.size() > 2 && parts[parts.size() - 2] == "env") {
      const std::string& variable = parts.back();
      if (variable == "PROD" || variable == "DEV") return of_truth(variable == "PROD" ? Verdict::yes : Verdict::no);
      if (variable == "MODE" || variable == "NODE_ENV") return {Operand::Kind::literal, "production"};
    }
    return more({});
  }

  /// `["done", "live"].includes(data.stage)`
  Operand listed() {
    std::vector<std::string> texts;
    std::size_t at = at_ + 1;
    for (; at < tokens_.size() && tokens_[at].is_literal(); at += is_sign(tokens_, at + 1, ',') ? 2 : 1)
      texts.push_back(tokens_[at].text);
    const bool asks =
        is_sign(tokens_, at, ']') && is_sign(tokens_, at + 1, '.') && is_name(tokens_, at + 2, "includes");
    if (!asks || !is_sign(tokens_, at + 3, '(')) return unread();
    at_ = at + 4;
    const Operand value = choice();
    if (!take(")")) return unread();
    if (value.kind == Operand::Kind::unknown) return more({});
    const bool is_there =
        value.kind == Operand::Kind::literal && std::find(texts.begin(), texts.end(), value.text) != texts.end();
    return more(of_truth(is_there ? Verdict::yes : Verdict::no));
  }

  /// `entry.id.startsWith("old/")`
  Operand of_name(std::string_view asked) {
    const bool is_one = at_ + 2 < tokens_.size() && tokens_[at_ + 1].type == Type::text && tokens_[at_ + 2].is(')');
    if (!is_one || !is_one_of(asked, {"startsWith", "endsWith", "includes"})) return more({});
    const std::string& text = tokens_[at_ + 1].text;
    at_ += 3;
    const bool is_so = asked == "startsWith" ? id_.starts_with(text)
                       : asked == "endsWith" ? id_.ends_with(text)
                                             : id_.find(text) != id_.npos;
    return more(of_truth(verdict_of(is_so)));
  }

  static bool is_list(const std::string& key) { return is_one_of(key, {"tags", "categories"}); }

  /// The argument of `data.tags.includes("kept")`.
  Operand includes() {
    if (!has("(") || at_ + 2 >= tokens_.size() || tokens_[at_ + 1].type != Type::text || !tokens_[at_ + 2].is(')'))
      return more({});
    const std::string& name = tokens_[at_ + 1].text;
    at_ += 3;
    bool is_there = std::find(post_.tags.begin(), post_.tags.end(), name) != post_.tags.end();
    for (const std::vector<std::string>& path : post_.categories)
      is_there = is_there || std::find(path.begin(), path.end(), name) != path.end();
    return more(of_truth(is_there ? Verdict::yes : Verdict::no));
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
      if (!is_understood(key) && !is_date(key)) used_ = asked_ = key;
      return {Operand::Kind::literal, std::string(trim(*value))};
    }
    if (is_one_of(key, {"tags", "categories", "authors"})) return {};
    if (is_said(key)) {
      note(key);
      return {};
    }
    if (!is_understood(key) && !is_date(key)) asked_ = key;
    const auto known = defaults_.find(key);
    if (known != defaults_.end() && known->second == kDefaultList) {
      note(key);
      return {};
    }
    if (known != defaults_.end()) return {Operand::Kind::literal, known->second};
    return {Operand::Kind::absent, {}};
  }

  /// A field whose part in the condition is not known. What a filter shows by it is kept back where it lacks, too.
  void note(const std::string& key) {
    if (!is_understood(key) && !is_date(key)) key_ = key;
  }
  /// True for lists and maps, too: the head has them in a line below its fence.
  bool is_said(const std::string& key) const { return post_.fields.find(key) || post_.fields.line_of(key) > 1; }

  Operand unread() {
    for (; at_ < tokens_.size(); ++at_)
      if (is_name(tokens_, at_, "data") && is_sign(tokens_, at_ + 1, '.') && at_ + 2 < tokens_.size())
        note(tokens_[at_ + 2].text);
    if (!used_.empty()) note(used_);
    return {};
  }

  const Tokens& tokens_;
  const Post& post_;
  const std::map<std::string, std::string>& defaults_;
  std::string& key_;
  std::string used_;   ///< A field that was compared.
  std::string asked_;  ///< One of the comparison that is read.
  const std::string& id_;
  std::size_t at_ = 0;
  int depth_ = 0;

 public:
  const std::string& used() const { return used_; }
};

}  // namespace

Verdict is_found_by(const EntryQuery& query, const Post& post, const std::string& id,
                    const std::map<std::string, std::string>& defaults, std::string& key) {
  Verdict shown = Verdict::yes;
  for (const EntryFilter& filter : query.filters) {
    if (filter.is_nowhere) {
      shown = Verdict::unknown;
      continue;
    }
    std::string unknown;
    Condition condition(filter, post, id, defaults, unknown);
    const Verdict one = condition.holds();
    if (one == Verdict::no) return Verdict::no;
    if (one == Verdict::unknown && unknown.empty()) unknown = condition.used();
    if (one == Verdict::yes || unknown.empty()) continue;
    shown = Verdict::unknown;
    key = unknown;
  }
  return shown;
}

std::vector<std::string> unread_fields_of(const EntryQuery& query) {
  std::vector<std::string> unread;
  for (const EntryFilter& filter : query.filters) {
    std::vector<std::string> mentioned;
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
      if (is_found_by(alone, post, {}, {}, key) == Verdict::unknown &&
          std::find(unread.begin(), unread.end(), key) == unread.end())
        unread.push_back(key);
    }
  }
  return unread;
}

}  // namespace essaypack
