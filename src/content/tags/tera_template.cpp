#include "content/tags/tera_template.h"

#include "base/text.h"
#include "content/tags/go_html.h"
#include "content/tags/liquid_condition.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace essaypack {
namespace {

/// An argument as it is written.
struct Argument {
  std::string text;
  bool is_quoted = false;
};

/// `key="value", other=1`; what is no such pair is passed over.
std::map<std::string, Argument, std::less<>> read_arguments(std::string_view text) {
  std::map<std::string, Argument, std::less<>> arguments;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t sign = text.find('=', at);
    if (sign == text.npos) break;
    const std::string key(trim(text.substr(at, sign - at)));
    std::size_t begin = sign + 1;
    while (begin < text.size() && is_ascii_space(text[begin])) ++begin;
    const char quote = begin < text.size() ? text[begin] : ' ';
    Argument argument;
    argument.is_quoted = quote == '"' || quote == '\'' || quote == '`';
    const std::size_t close =
        std::min(argument.is_quoted ? text.find(quote, begin + 1) : text.find(',', begin), text.size());
    argument.text = trim(text.substr(begin + argument.is_quoted, close - begin - argument.is_quoted));
    arguments[key] = std::move(argument);
    at = std::min(text.find(',', close), text.size() - 1) + 1;
  }
  return arguments;
}

/// The words of an expression outside of quotes, and its signs.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"' || text[at] == '\'' || text[at] == '`') {
      end = std::min(text.find(text[at], at + 1), text.size() - 1) + 1;
    } else if (is_ascii_word(static_cast<unsigned char>(text[at])) || text[at] == '.') {
      while (end < text.size() &&
             (is_ascii_word(static_cast<unsigned char>(text[end])) || text[end] == '.' || text[end] == ':'))
        ++end;
    } else if (!is_ascii_space(text[at]) && end < text.size() && text[end] == '=') {
      ++end;
    }
    if (!is_ascii_space(text[at])) words.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

class TeraWalk {
 public:
  TeraWalk(std::string_view text, std::string_view arguments) : text_(text), arguments_(read_arguments(arguments)) {}

  bool may_show() {
    constexpr int kMostPieces = 5'000;
    int pieces = 0;
    for (std::size_t at = 0; at < text_.size() && !shows_; ++pieces) {
      if (pieces > kMostPieces) return true;
      at = step(at);
    }
    return shows_;
  }

 private:
  struct Branch {
    bool was_active = true;  ///< What the block stands in is.
    bool is_active = true;
    bool is_taken = false;  ///< A branch was surely taken.
  };

  bool is_active() const { return blocks_.empty() || blocks_.back().is_active; }

  /// Takes a tag, or the text before it, and returns the place behind that.
  std::size_t step(std::size_t at) {
    std::size_t open = text_.find('{', at);
    while (open != text_.npos &&
           (open + 1 == text_.size() || std::string_view("{%#").find(text_[open + 1]) == std::string_view::npos))
      open = text_.find('{', open + 1);
    if (open != at) {
      if (is_active()) html_.text(text_.substr(at, open - at));
      return std::min(open, text_.size());
    }
    const char sign = text_[at + 1];
    const std::string_view closer = sign == '{' ? "}}" : sign == '%' ? "%}" : "#}";
    const std::size_t close = text_.find(closer, at + 2);
    if (close == text_.npos) {
      shows_ = true;
      return text_.size();
    }
    std::string_view inside = trim(text_.substr(at + 2, close - at - 2));
    while (inside.starts_with('-')) inside = trim(inside.substr(1));
    while (inside.ends_with('-')) inside = trim(inside.substr(0, inside.size() - 1));
    if (sign == '{')
      output(inside);
    else if (sign == '%')
      return tag(inside, close + 2);
    return close + 2;
  }

  bool mentions_body(const std::vector<std::string>& words) const {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return bodies_.count(word.substr(0, word.find('.'))) > 0 || word == "__tera_context";
    });
  }

  void output(std::string_view inside) {
    if (!is_active()) return;
    const std::vector<std::string> words = words_of(inside);
    if (mentions_body(words)) {
      shows_ = shows_ || html_.is_seen();
      return;
    }
    const auto own = words.empty() ? arguments_.end() : arguments_.find(words[0]);
    html_.value(own == arguments_.end() ? "x" : std::string_view(own->second.text), GoSafe::no);
  }

  std::size_t tag(std::string_view inside, std::size_t behind) {
    const std::vector<std::string> words = words_of(inside);
    const std::string name = words.empty() ? std::string() : words[0];
    const std::string_view rest = trim(inside.substr(std::min(name.size(), inside.size())));
    if (name == "raw") return raw(behind);
    if (name == "if") {
      blocks_.push_back({is_active(), is_active(), false});
      take(decide(rest));
    } else if (name == "elif" && !blocks_.empty()) {
      take(decide(rest));
    } else if (name == "else" && !blocks_.empty()) {
      take(Verdict::yes);
    } else if (name == "for" || name == "filter") {
      blocks_.push_back({is_active(), is_active(), false});
      if (mentions_body(words) && words.size() > 1)
        bodies_.insert(words[1]), bodies_.insert(words.size() > 3 ? words[3] : words[1]);
    } else if (name.starts_with("end")) {
      if (!blocks_.empty()) blocks_.pop_back();
    } else if (name == "set" || name == "set_global") {
      const std::size_t equals = rest.find('=');
      if (mentions_body(words_of(rest.substr(std::min(equals, rest.size())))))
        bodies_.insert(std::string(trim(rest.substr(0, equals))));
    } else if (is_active() && name != "break" && name != "continue") {
      shows_ = shows_ || html_.is_seen();  // include, block, macro, import
    }
    return behind;
  }

  /// Up to its end it is text.
  std::size_t raw(std::size_t at) {
    std::size_t end = text_.find("{%", at);
    while (end != text_.npos && trim(text_.substr(end + 2, text_.find("%}", end) - end - 2)) != "endraw")
      end = text_.find("{%", end + 2);
    if (is_active()) html_.text(text_.substr(at, end - at));
    return end == text_.npos ? text_.size() : std::min(text_.find("%}", end), text_.size() - 2) + 2;
  }

  void take(Verdict verdict) {
    Branch& branch = blocks_.back();
    branch.is_active = branch.was_active && !branch.is_taken && verdict != Verdict::no;
    branch.is_taken = branch.is_taken || verdict == Verdict::yes;
  }

  /// Of conditions that `and` or `or` joins.
  Verdict decide(std::string_view condition) const {
    const std::vector<std::string> words = words_of(condition);
    std::vector<std::vector<std::string>> parts(1);
    std::set<std::string> links;
    for (const std::string& word : words)
      if (word == "and" || word == "or")
        links.insert(word), parts.emplace_back();
      else
        parts.back().push_back(word);
    if (links.size() > 1) return Verdict::unknown;
    const Verdict ends = links.count("or") > 0 ? Verdict::yes : Verdict::no;
    Verdict verdict = opposite(ends);
    for (const std::vector<std::string>& part : parts) {
      const Verdict one = decide(part);
      if (one == ends) return ends;
      if (one == Verdict::unknown) verdict = one;
    }
    return verdict;
  }

  /// `name`, `not name`, `name == "value"`, `name is defined`.
  Verdict decide(std::vector<std::string> words) const {
    if (!words.empty() && words[0] == "not") {
      words.erase(words.begin());
      return opposite(decide(words));
    }
    if (words.empty() || !is_argument_name(words[0])) return Verdict::unknown;
    const auto own = arguments_.find(words[0]);
    const bool is_there = own != arguments_.end();
    if (words.size() == 1) return is_there ? truth_of(own->second) : Verdict::no;
    if (words[1] == "is" && words.size() > 2) {
      const bool is_turned = words[2] == "not";
      const std::string& test = words.back();
      if (words.size() != (is_turned ? 4U : 3U) || (test != "defined" && test != "undefined")) return Verdict::unknown;
      return is_there == ((test == "defined") != is_turned) ? Verdict::yes : Verdict::no;
    }
    if (words.size() != 3 || (words[1] != "==" && words[1] != "!=")) return Verdict::unknown;
    const std::string& right = words[2];
    const bool is_text = right.size() > 1 && std::string_view("\"'`").find(right[0]) != std::string_view::npos;
    if (!is_text && right != "true" && right != "false") return Verdict::unknown;
    const bool is_same = is_there && own->second.is_quoted == is_text &&
                         own->second.text == (is_text ? right.substr(1, right.size() - 2) : right);
    return is_same == (words[1] == "==") ? Verdict::yes : Verdict::no;
  }

  /// What Zola itself gives a shortcode is not known here.
  bool is_argument_name(const std::string& name) const {
    const bool is_name =
        std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_word(static_cast<unsigned char>(c)); });
    return is_name && !is_digit(name[0]) && bodies_.count(name) == 0 &&
           !is_one_of(name, {"page", "section", "config", "lang", "nth", "true", "false", "colocated_path",
                             "current_path", "paginator", "term", "taxonomy"});
  }

  static Verdict truth_of(const Argument& argument) {
    if (argument.is_quoted) return argument.text.empty() ? Verdict::no : Verdict::yes;
    if (argument.text.starts_with('[') || argument.text.empty()) return Verdict::unknown;
    return argument.text == "false" || argument.text.find_first_not_of("0.") == argument.text.npos ? Verdict::no
                                                                                                   : Verdict::yes;
  }

  std::string_view text_;
  std::map<std::string, Argument, std::less<>> arguments_;
  std::set<std::string> bodies_ = {"body"};  ///< Names of what holds the text.
  std::vector<Branch> blocks_;
  GoHtml html_{GoEscaping::html};
  bool shows_ = false;
};

}  // namespace

bool may_show_body(std::string_view shortcode, std::string_view arguments) {
  return TeraWalk(shortcode, arguments).may_show();
}

}  // namespace essaypack
