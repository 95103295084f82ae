#include "content/tags/go_template.h"

#include "base/text.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

constexpr int kMostNested = 60;  ///< Blocks and parentheses.

/// Thrown in this file alone: what Go refuses.
struct Malformed {};

struct Token {
  enum class Kind { text, number, word, sign, end } kind = Kind::end;
  std::string text;        ///< Of a text what it says.
  bool is_spaced = false;  ///< White space stands before it.
};

bool is_word(char c) { return is_ascii_name(c) && c != '-'; }

/// The end of the text in quotes at `at`, behind its last quote; npos if nothing closes it.
std::size_t end_of_quotes(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t in = at + 1; in < text.size(); ++in) {
    if (text[in] == quote) return in + 1;
    if (quote != '`' && text[in] == '\\') ++in;
    if (quote != '`' && in < text.size() && text[in] == '\n') return text.npos;
  }
  return text.npos;
}

std::string unquoted(std::string_view written) {
  const std::string_view inside = written.substr(1, written.size() - 2);
  if (written[0] == '`') return std::string(inside);
  std::string out;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    if (inside[at] != '\\') {
      out += inside[at];
      continue;
    }
    const char c = ++at < inside.size() ? inside[at] : ' ';
    if (c == 'n' || c == 't' || c == 'r')
      out += c == 'n' ? '\n' : c == 't' ? '\t' : '\r';
    else if (c == '\\' || c == '"' || c == '\'')
      out += c;
    else
      throw Malformed();  // `\x41`, `é`: rare
  }
  return out;
}

/// `.A.B`, `$x.A`, `strings.Trim`: everything up to what is neither a letter nor a dot.
Token word_at(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  if (text[at] == '$') ++at;
  while (at < text.size() && (is_word(text[at]) || text[at] == '.' || static_cast<unsigned char>(text[at]) >= 0x80))
    ++at;
  if (at == begin) throw Malformed();
  return {Token::Kind::word, std::string(text.substr(begin, at - begin))};
}

Token number_at(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  if (text[at] == '-' || text[at] == '+') ++at;
  while (at < text.size() && (is_word(text[at]) || text[at] == '.')) ++at;
  const std::string number(text.substr(begin, at - begin));
  if (number.find_first_not_of("0123456789.-") != number.npos) throw Malformed();
  return {Token::Kind::number, number};
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool is_spaced = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool is_signed = (c == '-' || c == '+') && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_ascii_space(c)) {
      is_spaced = true;
      ++at;
      continue;
    }
    Token token;
    if (c == '"' || c == '`') {
      const std::size_t end = end_of_quotes(text, at);
      if (end == text.npos) throw Malformed();
      token = {Token::Kind::text, unquoted(text.substr(at, end - at))};
      at = end;
    } else if (is_digit(c) || is_signed) {
      token = number_at(text, at);
    } else if (text.compare(at, 2, ":=") == 0) {
      token = {Token::Kind::sign, ":="};
      at += 2;
    } else if (std::string_view("|(),=").find(c) != std::string_view::npos) {
      token = {Token::Kind::sign, std::string(1, c)};
      ++at;
    } else {
      token = word_at(text, at);
    }
    token.is_spaced = std::exchange(is_spaced, false);
    tokens.push_back(std::move(token));
  }
  tokens.push_back({Token::Kind::end, "", true});
  return tokens;
}

/// What stands between the braces of one action.
class PipeReader {
 public:
  explicit PipeReader(std::string_view text) : tokens_(tokens_of(text)) {}

  GoPipe read() {
    GoPipe pipe = read_pipe(0);
    if (peek().kind != Token::Kind::end) throw Malformed();
    return pipe;
  }

 private:
  const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(next_ + ahead, tokens_.size() - 1)]; }
  bool is_sign(std::string_view sign, std::size_t ahead = 0) const {
    return peek(ahead).kind == Token::Kind::sign && peek(ahead).text == sign;
  }

  void read_names(GoPipe& pipe) {
    const auto is_name = [this](std::size_t ahead) {
      return peek(ahead).kind == Token::Kind::word && peek(ahead).text[0] == '$' && peek(ahead).text.size() > 1 &&
             peek(ahead).text.find('.') == std::string::npos;
    };
    const std::size_t sign = is_name(0) && is_sign(",", 1) && is_name(2) ? 3 : 1;
    if (!is_name(0) || (!is_sign(":=", sign) && !is_sign("=", sign))) return;
    pipe.names.push_back(peek().text);
    if (sign == 3) pipe.names.push_back(peek(2).text);
    pipe.is_new = is_sign(":=", sign);
    next_ += sign + 1;
  }

  GoPipe read_pipe(int depth) {
    if (depth > kMostNested) throw Malformed();
    GoPipe pipe;
    read_names(pipe);
    for (;;) {
      GoCommand command;
      while (peek().kind != Token::Kind::end && !is_sign("|") && !is_sign(")"))
        command.terms.push_back(is_sign("(") ? read_group(depth) : read_term());
      if (command.terms.empty()) throw Malformed();
      pipe.commands.push_back(std::move(command));
      if (!is_sign("|")) return pipe;
      ++next_;
    }
  }

  GoTerm read_group(int depth) {
    GoTerm term;
    term.kind = GoTerm::Kind::group;
    ++next_;
    term.group.push_back(read_pipe(depth + 1));
    if (!is_sign(")")) throw Malformed();
    ++next_;
    if (peek().kind == Token::Kind::word && peek().text[0] == '.' && !peek().is_spaced)
      take_fields(term, tokens_[next_++].text);
    return term;
  }

  /// `.A.B`
  static void take_fields(GoTerm& term, std::string_view text) {
    if (text == ".") return;
    for (const std::string_view field : split(text.substr(1), '.')) {
      if (field.empty()) throw Malformed();
      term.fields.emplace_back(field);
    }
  }

  GoTerm read_term() {
    const Token token = peek();
    ++next_;
    GoTerm term;
    term.text = token.text;
    switch (token.kind) {
      case Token::Kind::text:
        term.kind = GoTerm::Kind::text;
        return term;
      case Token::Kind::number:
        term.kind = GoTerm::Kind::number;
        return term;
      case Token::Kind::sign:
      case Token::Kind::end:
        throw Malformed();
      case Token::Kind::word:
        break;
    }
    if (token.text[0] == '.') {
      term.kind = GoTerm::Kind::dot;
      take_fields(term, token.text);
      return term;
    }
    const std::size_t dot = std::min(token.text.find('.'), token.text.size());
    const std::string first = token.text.substr(0, dot);
    if (first == "true" || first == "false") {
      term.kind = GoTerm::Kind::boolean;
    } else if (first == "nil") {
      term.kind = GoTerm::Kind::nil;
    } else {
      const bool is_variable = first[0] == '$';
      term.kind = is_variable ? GoTerm::Kind::variable : GoTerm::Kind::name;
      if (!is_variable && first != "site" && first != "page") return term;
      term.text = first;
      if (dot < token.text.size()) take_fields(term, std::string_view(token.text).substr(dot));
    }
    return term;
  }

  std::vector<Token> tokens_;
  std::size_t next_ = 0;
};

/// `word rest` of an action.
std::pair<std::string_view, std::string_view> first_word(std::string_view action) {
  std::size_t end = 0;
  while (end < action.size() && is_ascii_letter(action[end])) ++end;
  return {action.substr(0, end), trim(action.substr(end))};
}

/// Texts and actions in their order, and the tree that they make.
class TemplateReader {
 public:
  explicit TemplateReader(std::string_view text) : text_(text) {}

  std::vector<GoNode> read() {
    std::vector<GoNode> nodes = read_list(0);
    if (!ending_.empty()) throw Malformed();
    return nodes;
  }

 private:
  static constexpr std::string_view kSpaces = " \t\r\n";

  /// The text up to the next action, or to the end.
  std::string_view next_text() {
    const std::size_t open = std::min(text_.find("{{", at_), text_.size());
    std::string_view piece = text_.substr(at_, open - at_);
    at_ = open;
    if (std::exchange(trims_, false)) piece.remove_prefix(std::min(piece.find_first_not_of(kSpaces), piece.size()));
    const bool trims_end = open + 3 < text_.size() && text_[open + 2] == '-' && is_ascii_space(text_[open + 3]);
    if (trims_end) piece = piece.substr(0, piece.find_last_not_of(kSpaces) + 1);
    return piece;
  }

  /// What stands between the braces at `at_`, which moves behind them; empty for a comment.
  std::string_view next_action() {
    std::size_t begin = at_ + 2;
    if (begin + 1 < text_.size() && text_[begin] == '-' && is_ascii_space(text_[begin + 1])) ++begin;
    const std::size_t first = std::min(text_.find_first_not_of(kSpaces, begin), text_.size());
    if (text_.compare(first, 2, "/*") == 0) {
      const std::size_t close = text_.find("*/", first + 2);
      if (close == text_.npos) throw Malformed();
      std::size_t end = std::min(text_.find_first_not_of(kSpaces, close + 2), text_.size());
      if (end < text_.size() && text_[end] == '-') trims_ = true, ++end;
      if (text_.compare(end, 2, "}}") != 0) throw Malformed();
      at_ = end + 2;
      return {};
    }
    for (std::size_t in = begin; in + 1 < text_.size(); ++in) {
      const char c = text_[in];
      if (c == '"' || c == '`' || c == '\'') {
        in = end_of_quotes(text_, in);
        if (in == text_.npos) break;
        --in;
      } else if (c == '}' && text_[in + 1] == '}') {
        at_ = in + 2;
        std::size_t end = in;
        trims_ = end > begin + 1 && text_[end - 1] == '-' && is_ascii_space(text_[end - 2]);
        if (trims_) --end;
        const std::string_view inside = trim(text_.substr(begin, end - begin));
        if (inside.empty()) throw Malformed();
        return inside;
      }
    }
    throw Malformed();
  }

  /// Up to `end`, `else` or the end of the template; `ending_` is what ended it.
  std::vector<GoNode> read_list(int depth) {
    if (depth > kMostNested) throw Malformed();
    std::vector<GoNode> nodes;
    while (at_ < text_.size()) {
      const std::string_view piece = next_text();
      if (!piece.empty()) nodes.push_back({GoNode::Kind::text, std::string(piece), {}, {}, {}});
      if (at_ >= text_.size()) break;
      const std::string_view action = next_action();
      if (action.empty()) continue;
      const auto [word, rest] = first_word(action);
      if (word == "end" || word == "else") {
        ending_ = action;
        return nodes;
      }
      nodes.push_back(read_action(action, word, rest, depth));
    }
    ending_ = {};
    return nodes;
  }

  GoNode read_action(std::string_view action, std::string_view word, std::string_view rest, int depth) {
    if (word == "if") return read_block(GoNode::Kind::condition, rest, depth);
    if (word == "with") return read_block(GoNode::Kind::with, rest, depth);
    if (word == "range") return read_block(GoNode::Kind::range, rest, depth);
    GoNode node;
    node.text = std::string(word);
    node.kind = GoNode::Kind::other;
    if (word == "define" || word == "block") {
      node.body = read_list(depth + 1);
      if (ending_ != "end") throw Malformed();
    } else if (word == "template" || word == "return") {
      if (!rest.empty()) node.pipe = PipeReader(rest).read();
    } else if (word != "break" && word != "continue") {
      node.kind = GoNode::Kind::output;
      node.pipe = PipeReader(action).read();
    }
    return node;
  }

  GoNode read_block(GoNode::Kind kind, std::string_view pipe, int depth) {
    GoNode node;
    node.kind = kind;
    node.pipe = PipeReader(pipe).read();
    node.body = read_list(depth + 1);
    if (ending_ == "else") {
      node.otherwise = read_list(depth + 1);
    } else if (ending_.starts_with("else")) {
      const auto [word, rest] = first_word(trim(ending_.substr(4)));
      if (word != "if" && word != "with") throw Malformed();
      node.otherwise.push_back(
          read_block(word == "if" ? GoNode::Kind::condition : GoNode::Kind::with, rest, depth + 1));
      return node;  // one `end` closes both
    }
    if (ending_ != "end") throw Malformed();
    ending_ = {};
    return node;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool trims_ = false;  ///< The last action takes the white space behind it.
  std::string_view ending_;
};

}  // namespace

std::optional<GoTemplate> parse_go_template(std::string_view text) {
  try {
    return GoTemplate{TemplateReader(text).read()};
  } catch (const Malformed&) {
    return {};
  }
}

}  // namespace essaypack
