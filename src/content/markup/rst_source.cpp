#include "base/ascii.h"
#include "base/text.h"
#include "content/markup/markup_source.h"
#include "input/head_split.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// What becomes of a directive.
enum class Fate {
  kept,
  verbatim,  ///< Kept, and nothing in it is a directive.
  silent,    ///< Goes: it is about the page, or shows its text to some readers only.
  reading,   ///< Goes with a word: it reads a file.
  player,    ///< A link to a film stands in its place.
};
struct Directive {
  std::string_view name;
  Fate fate;
};
/// Those of docutils, Sphinx, Nikola and Pelican; sorted.
constexpr Directive kDirectives[] = {
    {"admonition", Fate::kept},
    {"attention", Fate::kept},
    {"caution", Fate::kept},
    {"centered", Fate::kept},
    {"class", Fate::kept},
    {"code", Fate::verbatim},
    {"code-block", Fate::verbatim},
    {"compound", Fate::kept},
    {"container", Fate::kept},
    {"contents", Fate::silent},
    {"csv-table", Fate::kept},
    {"danger", Fate::kept},
    {"date", Fate::silent},
    {"default-role", Fate::kept},
    {"deprecated", Fate::kept},
    {"epigraph", Fate::kept},
    {"error", Fate::kept},
    {"figure", Fate::kept},
    {"footer", Fate::silent},
    {"glossary", Fate::kept},
    {"header", Fate::silent},
    {"highlight", Fate::silent},
    {"highlights", Fate::kept},
    {"hint", Fate::kept},
    {"hlist", Fate::kept},
    {"ifconfig", Fate::silent},
    {"image", Fate::kept},
    {"important", Fate::kept},
    {"include", Fate::reading},
    {"index", Fate::silent},
    {"line-block", Fate::kept},
    {"list-table", Fate::kept},
    {"listing", Fate::reading},
    {"literalinclude", Fate::reading},
    {"math", Fate::verbatim},
    {"meta", Fate::silent},
    {"note", Fate::kept},
    {"only", Fate::silent},
    {"parsed-literal", Fate::verbatim},
    {"pull-quote", Fate::kept},
    {"raw", Fate::verbatim},
    {"replace", Fate::kept},
    {"role", Fate::kept},
    {"rubric", Fate::kept},
    {"sectnum", Fate::silent},
    {"section-numbering", Fate::silent},
    {"seealso", Fate::kept},
    {"sidebar", Fate::kept},
    {"sourcecode", Fate::verbatim},
    {"table", Fate::kept},
    {"target-notes", Fate::silent},
    {"tip", Fate::kept},
    {"title", Fate::silent},
    {"toctree", Fate::silent},
    {"todo", Fate::silent},
    {"topic", Fate::kept},
    {"unicode", Fate::kept},
    {"versionadded", Fate::kept},
    {"versionchanged", Fate::kept},
    {"vimeo", Fate::player},
    {"warning", Fate::kept},
    {"youtube", Fate::player},
};

const Directive* find_directive(std::string_view name) {
  const auto found = std::lower_bound(std::begin(kDirectives), std::end(kDirectives), name,
                                      [](const Directive& one, std::string_view key) { return one.name < key; });
  return found != std::end(kDirectives) && found->name == name ? found : nullptr;
}

/// `.. name:: argument`, `.. |text| name:: argument`.
struct DirectiveLine {
  std::string name, argument;
};
std::optional<DirectiveLine> read_directive(std::string_view plain) {
  if (!plain.starts_with(".. ")) return {};
  plain = trim(plain.substr(3));
  if (plain.starts_with('|')) {
    const std::size_t end = plain.find('|', 1);
    if (end == plain.npos) return {};
    plain = trim(plain.substr(end + 1));
  }
  const std::size_t colons = plain.find("::");
  if (colons == 0 || colons == plain.npos) return {};
  const std::string_view name = trim(plain.substr(0, colons));
  const auto is_of_name = [](char c) { return is_ascii_name(c) || c == '.' || c == ':' || c == '+'; };
  if (!std::all_of(name.begin(), name.end(), is_of_name)) return {};
  return DirectiveLine{to_lower_ascii(name), std::string(trim(plain.substr(colons + 2)))};
}

/// `.. words`: what is neither a directive nor a note, a target or a substitution. An empty one ends at its line, where
/// a blank one follows.
bool is_comment(std::string_view plain) {
  if (plain == "..") return true;
  return plain.starts_with(".. ") && !read_directive(plain) &&
         std::string_view("[_|").find(trim(plain.substr(3))[0]) == std::string_view::npos;
}

/// The length of a mark of a list: `-`, `1.`, `#)`, `(a)`, `:field:`; 0: there is none.
std::size_t mark_length(std::string_view text) {
  if (std::string_view("-*+").find(text[0]) != text.npos) return 1;
  if (text[0] == ':') {
    const std::size_t end = text.find(": ", 1);
    return end == text.npos || end == 1 || text.substr(1, end - 1).find('`') != text.npos ? 0 : end + 1;
  }
  const bool is_open = text[0] == '(';
  std::size_t end = is_open;
  while (end < text.size() && end < 8 && (is_ascii_name(text[end]) || text[end] == '#')) ++end;
  if (end == std::size_t(is_open) || end >= text.size()) return 0;
  const std::string_view number = text.substr(is_open, end - is_open);
  if (number.size() > 1 && number.find_first_not_of("0123456789") != number.npos &&
      number.find_first_not_of("ivxlcdmIVXLCDM") != number.npos)
    return 0;
  return text[end] == ')' || (!is_open && text[end] == '.') ? end + 1 : 0;
}

/// Where the text of an item of a list or of a field begins, for items in items; 0: the line is none.
std::size_t end_of_bullets(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = line.find_first_not_of(' '); at < line.size();) {
    const std::size_t mark = mark_length(line.substr(at));
    const std::size_t text = mark == 0 ? line.npos : line.find_first_not_of(' ', at + mark);
    if (text == line.npos || text == at + mark) break;
    end = at = text;
  }
  return end;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

/// A comment at which the excerpt ends (Nikola, Pelican, and what Hexo and Hugo call it).
bool ends_excerpt(std::string_view plain) {
  if (!plain.starts_with("..")) return false;
  const std::string word = to_lower_ascii(trim(plain.substr(2)));
  return word == "more" || word == "teaser_end" || word == "pelican_end_summary" || word.starts_with("teaser_end:");
}

/// What may stand in an address of a player.
std::string plain_id(std::string_view text) {
  std::string id;
  for (const char c : text.substr(0, text.find_first_of(" \t")))
    if (is_ascii_name(c)) id += c;
  return id;
}

class RstSource {
 public:
  RstSource(std::string_view text, LeftOut& left_out) : text_(text), left_out_(left_out) {}

  std::string run(const RstTop& top) {
    out_.reserve(text_.size());
    read(text_.substr(0, top.begin));
    read(text_.substr(top.end));
    return std::move(out_);
  }

 private:
  void copy(std::string_view line) { out_.append(line).append("\n"); }

  void read(std::string_view text) {
    LineReader reader(text);
    std::string_view line;
    bool has_line = reader.next(line);
    while (has_line) {
      const std::size_t indent = indent_of(line);
      const std::string_view plain = trim(line);
      if (const std::optional<DirectiveLine> directive = read_directive(plain)) {
        has_line = take_directive(*directive, reader, line, indent);
        continue;
      }
      if (const std::size_t item = end_of_bullets(line); is_comment(item > 0 ? trim(line.substr(item)) : plain)) {
        if (ends_excerpt(plain)) add_raw(indent, "<!-- more -->");
        // the body of a field is indented by more than its mark, not by more than its first line
        has_line = drop_comment(reader, line, plain.starts_with(':') ? indent : std::max(indent, item), item);
        continue;
      }
      copy(line);
      has_line = plain.ends_with("::") && !plain.starts_with("..") ? take_block(reader, line, indent, nullptr)
                                                                   : reader.next(line);
    }
  }

  void add_raw(std::size_t indent, std::string_view html) {
    const std::string margin(indent, ' ');
    out_.append("\n")
        .append(margin)
        .append(".. raw:: html\n\n")
        .append(margin)
        .append("   ")
        .append(html)
        .append("\n\n");
  }

  /// The lines behind `line` that are blank or indented by more than `indent` go to `block`, where it is given, else
  /// into the text. `line` is then the first other one; false at the end.
  bool take_block(LineReader& reader, std::string_view& line, std::size_t indent, std::string* block) {
    bool has_line;
    while ((has_line = reader.next(line)) && (is_blank(line) || indent_of(line) > indent))
      (block ? *block : out_).append(line).append("\n");
    return has_line;
  }

  /// A comment goes on over blank lines for as long as its lines are indented.
  /// An empty one stays: it parts a list from a quotation.
  bool drop_comment(LineReader& reader, std::string_view& line, std::size_t indent, std::size_t item) {
    LineReader ahead = reader;
    std::string_view next;
    const bool is_empty = trim(line.substr(item)) == ".." && (!ahead.next(next) || is_blank(next));
    copy(is_empty ? line : line.substr(0, item));
    if (is_empty) return reader.next(line);
    std::string dropped;
    return take_block(reader, line, indent, &dropped);
  }

  bool take_directive(const DirectiveLine& directive, LineReader& reader, std::string_view& line, std::size_t indent) {
    const Directive* const known = find_directive(directive.name);
    const std::string first(line);
    if (is_called_hidden(directive, reader)) return drop_hidden(directive, reader, line, indent);
    if (known && known->fate == Fate::kept && directive.name != "csv-table") {
      copy(first);
      return reader.next(line);
    }
    std::string block;
    const bool has_line = take_block(reader, line, indent, &block);
    if (!known || known->fate == Fate::reading || reads_file(block)) {
      left_out_.insert(".. " + directive.name.substr(0, 40) + "::");
      out_ += "\n";
    } else if (known->fate == Fate::player) {
      const std::string site = directive.name == "vimeo" ? "https://vimeo.com/" : "https://www.youtube.com/watch?v=";
      const std::string address = site + plain_id(directive.argument);
      add_raw(indent, "<p><a href=\"" + address + "\">" + address + "</a></p>");
    } else if (known->fate != Fate::silent) {
      copy(first);
      out_ += block;
    } else {
      out_ += "\n";
    }
    return has_line;
  }

  /// `.. container:: hidden`, `.. class:: hidden`, and `:class: hidden` among the options, which stand before `reader`.
  static bool is_called_hidden(const DirectiveLine& directive, LineReader reader) {
    const auto names_it = [](std::string_view classes) {
      for (const std::string_view name : split(classes, ' '))
        if (is_one_of(to_lower_ascii(trim(name)), {"hidden", "d-none"})) return true;
      return false;
    };
    if (is_one_of(directive.name, {"container", "class", "rst-class"}) && names_it(directive.argument)) return true;
    std::string_view line;
    while (reader.next(line) && trim(line).starts_with(':'))
      if (const std::string plain = to_lower_ascii(trim(line));
          plain.starts_with(":class:") && names_it(std::string_view(plain).substr(7)))
        return true;
    return false;
  }

  /// A class without a text of its own is that of the element behind it.
  bool drop_hidden(const DirectiveLine& directive, LineReader& reader, std::string_view& line, std::size_t indent) {
    left_out_.insert(".. " + directive.name + ":: hidden");
    out_ += "\n";
    std::string block;
    bool has_line = take_block(reader, line, indent, &block);
    if (!has_line || !is_one_of(directive.name, {"class", "rst-class"}) || !trim(block).empty()) return has_line;
    while (has_line && !is_blank(line) && indent_of(line) >= indent) has_line = reader.next(line);
    if (has_line && is_blank(line)) has_line = take_block(reader, line, indent, &block);
    return has_line;
  }

  /// Options of tables and raw text that bring it from elsewhere.
  static bool reads_file(std::string_view block) {
    LineReader options(block);
    std::string_view line;
    while (options.next(line) && !is_blank(line))
      if (const std::string plain = to_lower_ascii(trim(line));
          plain.starts_with(":file:") || plain.starts_with(":url:"))
        return true;
    return false;
  }

  std::string_view text_;
  LeftOut& left_out_;
  std::string out_;
};

}  // namespace

std::string prepare_rst(std::string_view text, const RstTop& top, LeftOut& left_out) {
  return RstSource(text, left_out).run(top);
}

}  // namespace essaypack
