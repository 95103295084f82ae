#include "base/text.h"
#include "content/markup/markup_source.h"
#include "input/head_split.h"
#include "input/state_words.h"

#include <map>
#include <vector>

namespace essaypack {
namespace {

/// `:header-args:python: :exports none`, for all blocks of a file or of a subtree.
struct Exports {
  std::size_t level = 0;  ///< Of the heading; 0: the file's.
  std::string language;   ///< Empty: any.
  std::string value;
};

/// The word behind `:exports` in the arguments of a block; empty if there is none.
std::string exports_of(std::string_view arguments) {
  const std::string plain = to_lower_ascii(arguments);
  const std::size_t at = plain.find(":exports");
  if (at == plain.npos) return {};
  const std::string_view rest = trim(std::string_view(plain).substr(at + 8));
  return std::string(rest.substr(0, rest.find_first_of(" \t")));
}

std::size_t heading_level(std::string_view line) {
  const std::size_t stars = std::min(line.find_first_not_of('*'), line.size());
  return stars > 0 && stars < line.size() && line[stars] == ' ' ? stars : 0;
}

class OrgSource {
 public:
  OrgSource(std::string_view text, LeftOut& left_out) : text_(text), left_out_(left_out) {}

  std::string run() {
    out_.reserve(text_.size() + 64);
    out_ = "#+OPTIONS: tags:nil\n";  // what the file says itself comes later, and wins
    LineReader reader(text_);
    std::string_view line;
    while (reader.next(line)) {
      const std::string_view plain = trim(line);
      if (!block_end_.empty())
        copy_inside(line, plain);
      else if (const std::size_t level = heading_level(line))
        begin_heading(line, level, reader);
      else if (hidden_ > 0)
        continue;
      else if (plain.starts_with('#'))
        take_keyword(line, plain, reader);
      else if (plain.starts_with('|'))
        take_table(line, reader);
      else
        take_other(line, plain);
    }
    return std::move(out_);
  }

 private:
  void copy(std::string_view line) { out_.append(line).append("\n"); }

  void copy_inside(std::string_view line, std::string_view plain) {
    if (to_lower_ascii(plain.substr(0, block_end_.size())) == block_end_) block_end_.clear();
    copy(line);
  }

  void begin_heading(std::string_view line, std::size_t level, LineReader reader) {
    if (hidden_ > 0 && level > hidden_) return;
    hidden_ = 0;
    if (const std::string key = closing_property(reader); !key.empty()) {
      hidden_ = level;
      left_out_.insert(":" + key + ":");
      return;
    }
    while (!exports_.empty() && exports_.back().level >= level) exports_.pop_back();
    level_ = level;
    name_.clear();
    copy(without_priority_of_comment(line));
  }

  /// The property of the heading before `reader` that keeps its subtree from readers, as ox-hugo's of a subtree that is
  /// a page by itself: `:EXPORT_HUGO_DRAFT: t`. Empty if there is none.
  static std::string closing_property(LineReader reader) {
    constexpr int kMostProperties = 200;
    std::string_view line;
    if (!reader.next(line)) return {};
    for (const std::string_view planning : {"SCHEDULED:", "DEADLINE:", "CLOSED:"})
      if (trim(line).starts_with(planning)) {
        if (!reader.next(line)) return {};
        break;
      }
    if (to_lower_ascii(trim(line)) != ":properties:") return {};
    for (int count = 0; count < kMostProperties && reader.next(line) && to_lower_ascii(trim(line)) != ":end:";
         ++count) {
      const std::string_view plain = trim(line);
      const std::size_t colon = plain.starts_with(':') ? plain.find(':', 1) : plain.npos;
      if (colon == plain.npos) continue;
      const std::string_view key = plain.substr(1, colon - 1);
      if (keeps_back(to_lower_ascii(key), trim(plain.substr(colon + 1)))) return std::string(key.substr(0, 40));
    }
    return {};
  }

  static bool keeps_back(std::string key, std::string_view value) {
    for (const std::string_view prefix : {"export_", "hugo_"})
      if (key.starts_with(prefix)) key.erase(0, prefix.size());
    const std::string word = to_lower_ascii(value);
    const bool is_no = is_one_of(word, {"", "nil", "no", "false", "0", "off"});
    if (is_one_of(key, {"draft", "private", "hidden", "unlisted", "secret", "password", "headless"})) return !is_no;
    if (is_one_of(key, {"publish", "published", "public"})) return is_no;
    if (is_one_of(key, {"status", "state", "access"})) {
      const auto state = find_state(word, WordScope::tools);
      return state && *state;
    }
    if (key != "custom_front_matter" && key != "custom_front_matter+") return false;
    for (const auto& [name, said] : read_properties(value))
      if (keeps_back(name, said)) return true;
    return false;
  }

  static std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    row = trim(row);
    row.remove_prefix(1);
    if (row.ends_with('|')) row.remove_suffix(1);
    for (const std::string_view cell : split(row, '|')) cells.emplace_back(trim(cell));
    return cells;
  }

  /// Rows and marks that say how a table is drawn and calculated (https://orgmode.org/manual/Advanced-features.html),
  /// which pandoc shows: those of `/`, and where the first column has nothing but marks, this column and rows of names
  /// and parameters.
  void take_table(std::string_view first, LineReader& reader) {
    std::vector<std::string_view> rows = {first};
    std::string_view line;
    LineReader ahead = reader;
    while (ahead.next(line) && trim(line).starts_with('|')) {
      rows.push_back(line);
      reader = ahead;
    }
    bool has_marks = false, has_others = false;
    for (const std::string_view row : rows) {
      if (is_rule(row)) continue;
      const std::string cell = cells_of(row).front();
      has_marks = has_marks || is_one_of(cell, {"/", "#", "!", "$", "*", "_", "^"});
      has_others = has_others || !is_one_of(cell, {"", "/", "#", "!", "$", "*", "_", "^"});
    }
    const bool is_marked = has_marks && !has_others;
    for (const std::string_view row : rows) {
      const std::string cell = is_rule(row) ? std::string() : cells_of(row).front();
      if (cell == "/" || (is_marked && is_one_of(cell, {"!", "$", "_", "^"}))) continue;
      if (!is_marked || is_rule(row))
        copy(row);
      else
        copy(std::string(row.substr(0, row.find('|'))) + std::string(row.substr(row.find('|', row.find('|') + 1))));
    }
    name_.clear();
  }
  static bool is_rule(std::string_view row) { return trim(row).starts_with("|-"); }

  /// `* TODO [#A] COMMENT a`: pandoc looks for `COMMENT` behind the task's word alone.
  static std::string without_priority_of_comment(std::string_view line) {
    const std::size_t open = line.find("[#"), end = open == line.npos ? open : line.find(']', open);
    if (end == line.npos || end > open + 4) return std::string(line);
    const std::string_view behind = trim(line.substr(end + 1));
    if (behind.substr(0, behind.find_first_of(" \t")) != "COMMENT") return std::string(line);
    return std::string(line.substr(0, open)) + std::string(behind);
  }

  /// What a block printed, by its name: pandoc drops only what stands right below a block without one.
  bool is_kept_result(std::string_view word) const {
    const std::string name(trim(word.substr(word.find(':') + 1)));
    const auto block = results_.find(name);
    return name.empty() || block == results_.end() || block->second;
  }

  /// The element behind `#+RESULTS: name`: a block, a drawer, or lines up to a blank one.
  void drop_element(LineReader& reader) {
    std::string_view line;
    LineReader ahead = reader;
    if (!ahead.next(line) || is_blank(line) || heading_level(line) > 0) return;
    const std::string first = to_lower_ascii(trim(line));
    std::string end;
    if (first.starts_with("#+begin_")) end = "#+end_" + first.substr(8, first.find_first_of(" \t") - 8);
    if (first.size() > 2 && first.starts_with(':') && first.ends_with(':') && first.find(' ') == first.npos)
      end = ":end:";
    for (; reader.next(line); ahead = reader) {
      if (heading_level(line) > 0 || (end.empty() && is_blank(line))) return void(reader = ahead);
      if (!end.empty() && to_lower_ascii(trim(line)) == end) return;
    }
  }

  void take_keyword(std::string_view line, std::string_view plain, LineReader& reader) {
    const std::string word = to_lower_ascii(plain);
    if (word.starts_with("#+name:")) name_ = trim(std::string_view(word).substr(7));
    if (word.starts_with("#+results") && !is_kept_result(word)) return drop_element(reader);
    if (word == "# more" || word == "#+hugo: more" || word == "#+more") return copy("\n#+HTML: <!-- more -->\n");
    if (word.starts_with("#+include:")) return void(left_out_.insert("#+INCLUDE"));
    if (word.starts_with("#+setupfile:")) return;
    if (word.starts_with("#+property:")) note_arguments(trim(plain.substr(11)), 0);
    if (!word.starts_with("#+begin_")) return copy(line);
    const std::string name = word.substr(8, word.find_first_of(" \t") - 8);
    if (is_verbatim(name)) block_end_ = "#+end_" + name;
    if (name != "src") return copy(line);
    const std::string exports = default_exports(language_of(plain));
    const std::string own = exports_of(plain);
    const std::string value = own.empty() ? exports_of(exports) : own;
    if (!name_.empty() && results_.size() < 10'000) results_[name_] = value == "results" || value == "both";
    name_.clear();
    copy(own.empty() ? std::string(line) + exports : std::string(line));
  }

  void take_other(std::string_view line, std::string_view plain) {
    name_.clear();
    if (plain.starts_with(':')) note_arguments(plain.substr(1), level_);
    copy(line);
  }

  /// In these a line that looks like a keyword is none.
  static bool is_verbatim(std::string_view name) {
    return name == "src" || name == "example" || name == "export" || name == "comment";
  }

  static std::string language_of(std::string_view plain) {
    const std::string_view rest = trim(plain.substr(std::min(plain.find_first_of(" \t"), plain.size())));
    return to_lower_ascii(rest.substr(0, rest.find_first_of(" \t")));
  }

  /// `header-args:python  :exports none`, with a colon behind the name in a drawer.
  void note_arguments(std::string_view text, std::size_t level) {
    std::string plain = to_lower_ascii(text);
    if (!plain.starts_with("header-args")) return;
    std::string value = exports_of(plain);
    if (value.empty() || exports_.size() > 1000) return;
    std::string language = plain.substr(11, plain.find_first_of(" \t") - 11);
    std::erase_if(language, [](char c) { return c == ':' || c == '+'; });
    exports_.push_back({level, std::move(language), std::move(value)});
  }

  std::string default_exports(const std::string& language) const {
    for (auto one = exports_.rbegin(); one != exports_.rend(); ++one)
      if (one->language.empty() || one->language == language) return " :exports " + one->value;
    return {};
  }

  std::string_view text_;
  LeftOut& left_out_;
  std::string out_, block_end_, name_;
  std::map<std::string, bool> results_;  ///< Whether what a named block prints is shown.
  std::vector<Exports> exports_;
  std::size_t level_ = 0;
  std::size_t hidden_ = 0;  ///< The level of the heading whose subtree is left out; 0: none is.
};

}  // namespace

std::string prepare_org(std::string_view text, LeftOut& left_out) { return OrgSource(text, left_out).run(); }

}  // namespace essaypack
