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

/// Where the text of an item of a list begins, for items in items; 0: the line is none.
std::size_t end_of_bullets(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = line.find_first_not_of(' ');
       at < line.size() && std::string_view("-*+").find(line[at]) != line.npos;) {
    const std::size_t text = line.find_first_not_of(' ', at + 1);
    if (text == line.npos || text == at + 1) break;
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
        has_line = drop_comment(reader, line, std::max(indent, item), item);
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
