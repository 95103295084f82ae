#include "export/txt/text_of.h"

#include "base/text.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

using namespace std::string_view_literals;

bool is_one_of(std::string_view name, std::string_view names) {
  return names.find(" " + std::string(name) + " ") != std::string_view::npos;
}

bool is_block(std::string_view name) {
  return is_one_of(name,
                   " address article aside blockquote center dd details div dl dt ep:note figcaption figure footer h1 "
                   "h2 h3 h4 h5 h6 header hr li "
                   "main nav ol p pre section summary table ul ");
}

bool is_display(pugi::xml_node node) { return node.name() == "div"sv && node.attribute("class").value() == "math"sv; }

/// A paragraph broken into lines of at most `width` columns, where its script allows a break (UAX #14).
std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  if (width == 0 || columns_of(text) <= width) return {text};
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), code));
  if (U_FAILURE(code)) return {text};
  const icu::UnicodeString letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  breaks->setText(letters);
  std::vector<std::string> lines(1);
  for (int32_t begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    std::string piece;
    letters.tempSubStringBetween(begin, end).toUTF8String(piece);
    if (!lines.back().empty() && columns_of(lines.back()) + columns_of(trim(piece)) > width) {
      lines.back() = trim(lines.back());
      lines.emplace_back();
    }
    lines.back() += piece;
  }
  lines.back() = trim(lines.back());
  return lines;
}

/// What stands before the lines of a block: the first of an item has its mark.
struct Margin {
  std::string first, rest;

  Margin with(std::string_view mark) const {
    return {first + std::string(mark), rest + std::string(columns_of(mark), ' ')};
  }
  Margin around(std::string_view mark) const { return {first + std::string(mark), rest + std::string(mark)}; }
};

class TextWriter {
 public:
  TextWriter(const Fragment& fragment, const TxtConfig& settings) : fragment_(fragment), settings_(settings) {}

  std::string run() {
    Margin margin;
    write_children(fragment_.body.child("body"), margin);
    return std::move(out_);
  }

 private:
  void line(Margin& margin, std::string_view text) {
    std::string whole = margin.first + std::string(text);
    while (whole.ends_with(' ')) whole.pop_back();
    out_ += whole + "\n";
    margin.first = margin.rest;
  }

  /// A blank line before the next block, but not behind a mark that waits for its text.
  void part(const Margin& margin) {
    if (std::exchange(is_parted_, false) || out_.empty() || margin.first != margin.rest || is_tight_) return;
    std::string blank = margin.rest;
    while (blank.ends_with(' ')) blank.pop_back();
    out_ += blank + "\n";
  }

  void write_paragraph(const std::string& text, Margin& margin) {
    if (trim(text).empty()) return;
    part(margin);
    const std::size_t taken = columns_of(margin.rest);
    const std::size_t width = settings_.width == 0 ? 0 : settings_.width > taken + 20 ? settings_.width - taken : 20;
    for (const std::string_view piece : split(text, '\n'))
      for (const std::string& one : wrapped(std::string(trim(piece)), width)) line(margin, one);
  }

  /// Blocks one after the other; what stands between them without one is a paragraph.
  void write_children(pugi::xml_node parent, Margin& margin) {
    std::string inlines;
    const auto end_inlines = [&] {
      write_paragraph(inlines, margin);
      inlines.clear();
    };
    for (const pugi::xml_node child : parent) {
      if (!is_block(child.name())) {
        add_inline(child, inlines);
        continue;
      }
      end_inlines();
      write_block(child, margin);
    }
    end_inlines();
  }

  void write_block(pugi::xml_node node, Margin& margin) {
    const std::string_view name = node.name();
    if (name == "pre" || is_display(node)) return write_lines(node, margin);
    if (name == "hr") return write_paragraph("* * *", margin);
    if (name == "ul" || name == "ol") return write_list(node, margin);
    if (name == "table") return write_table(node, margin);
    if (name == "blockquote") return write_inside(node, margin, margin.around("> "));
    if (name == "dd") return write_inside(node, margin, margin.around("    "));
    if (name == "ep:note")
      return write_inside(node, margin, margin.with("[" + std::string(node.attribute("n").value()) + "] "));
    write_children(node, margin);
  }

  void write_inside(pugi::xml_node node, Margin& margin, Margin inner) {
    part(margin);
    is_parted_ = true;
    write_children(node, inner);
    is_parted_ = false;
    margin.first = margin.rest;
  }

  void write_list(pugi::xml_node list, Margin& margin) {
    part(margin);
    const bool was_tight = std::exchange(is_tight_, true);
    int number = list.attribute("start").as_int(1);
    for (const pugi::xml_node item : list) {
      const bool is_ordered = list.name() == "ol"sv;
      Margin inner = margin.with(is_ordered ? std::to_string(number++) + ". " : "- ");
      write_children(item, inner);
      if (inner.first != inner.rest) line(inner, "");  // an empty item
      margin.first = margin.rest;
    }
    is_tight_ = was_tight;
  }

  void write_table(pugi::xml_node table, Margin& margin) {
    if (const pugi::xml_node caption = table.child("caption")) write_paragraph(inline_text(caption), margin);
    part(margin);
    for (const pugi::xml_node child : table) {
      if (child.name() == "tr"sv) write_row(child, margin);
      if (is_one_of(child.name(), " thead tbody tfoot "))
        for (const pugi::xml_node row : child.children("tr")) write_row(row, margin);
    }
  }

  void write_row(pugi::xml_node row, Margin& margin) {
    std::string cells;
    for (const pugi::xml_node cell : row) {
      std::string text = inline_text(cell);
      std::replace(text.begin(), text.end(), '\n', ' ');
      cells += (cells.empty() ? "" : " | ") + std::string(trim(text));
    }
    line(margin, cells);
  }

  /// As written, line by line.
  void write_lines(pugi::xml_node node, Margin& margin) {
    std::string text;
    add_raw(node, text);
    while (text.ends_with('\n')) text.pop_back();
    part(margin);
    Margin inner = margin.around("    ");
    for (const std::string_view one : split(text, '\n')) line(inner, one);
    margin.first = margin.rest;
  }

  static void add_raw(pugi::xml_node node, std::string& text) {
    for (const pugi::xml_node child : node) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
      if (child.name() == "br"sv) text += '\n';
      add_raw(child, text);
    }
  }

  std::string inline_text(pugi::xml_node node) {
    std::string text;
    for (const pugi::xml_node child : node) add_inline(child, text);
    return text;
  }

  void add_inline(pugi::xml_node node, std::string& text) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      for (const char c : std::string_view(node.value())) {
        const bool is_space = is_ascii_space(static_cast<unsigned char>(c));
        if (!is_space)
          text += c;
        else if (!text.empty() && text.back() != ' ' && text.back() != '\n')
          text += ' ';
      }
      return;
    }
    const std::string_view name = node.name();
    if (name == "br") {
      text += '\n';
    } else if (name == "img") {
      if (const std::string_view alt = node.attribute("alt").value(); !trim(alt).empty())
        text.append("[").append(trim(alt)).append("]");
    } else if (name == "ep:ref") {
      text.append("[").append(node.attribute("note").value()).append("]");
    } else if (name == "ep:task") {
      text += node.attribute("done").as_bool() ? "[x] " : "[ ] ";
    } else if (name == "rt") {
      text.append("(").append(inline_text(node)).append(")");
    } else if (name == "a") {
      add_link(node, text);
    } else if (name != "rp") {
      // blocks in a cell stand in one line
      const bool is_apart = is_block(name) || is_one_of(name, " td th tr ");
      if (is_apart && !text.empty() && !is_ascii_space(static_cast<unsigned char>(text.back()))) text += ' ';
      text += inline_text(node);
      if (is_apart && !text.empty() && !is_ascii_space(static_cast<unsigned char>(text.back()))) text += ' ';
    }
  }

  void add_link(pugi::xml_node node, std::string& text) {
    const std::string words = inline_text(node);
    const std::string_view address = node.attribute("href").value();
    text += words;
    if (settings_.links && !address.empty() && address[0] != '#' && trim(words) != address)
      text.append(" <").append(address).append(">");
  }

  const Fragment& fragment_;
  const TxtConfig& settings_;
  std::string out_;
  bool is_tight_ = false;   ///< Inside a list.
  bool is_parted_ = false;  ///< The first block has its blank line already.
};

}  // namespace

std::string text_of(const Fragment& fragment, const TxtConfig& settings) {
  return TextWriter(fragment, settings).run();
}

}  // namespace essaypack
