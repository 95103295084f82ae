#include "base/text.h"
#include "content/markup/markup_source.h"
#include "input/head_split.h"

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
        begin_heading(line, level);
      else if (plain.starts_with('#'))
        take_keyword(line, plain, reader);
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

  void begin_heading(std::string_view line, std::size_t level) {
    while (!exports_.empty() && exports_.back().level >= level) exports_.pop_back();
    level_ = level;
    name_.clear();
    copy(without_priority_of_comment(line));
  }

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
};

}  // namespace

std::string prepare_org(std::string_view text, LeftOut& left_out) { return OrgSource(text, left_out).run(); }

}  // namespace essaypack
