#pragma once

/// Where the writer puts elements: a pugixml tree, or HTML text for Gumbo where a post has raw HTML.

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// HTML with the lines that its pieces came from.
struct HtmlText {
  std::string text;
  std::vector<std::pair<std::size_t, int>> lines;  ///< From this byte on, this line of the file.

  /// The line of the file for a byte of the text.
  int line_at(std::size_t offset) const;
};

/// The attribute that carries an element's line; `finish_fragment` takes it from links and pictures.
inline constexpr const char* kLineAttribute = "ep:line";

/// One of both targets. Elements are closed in reverse order; attributes come before any content.
class Sink {
 public:
  /// Children of `root`.
  explicit Sink(pugi::xml_node root) : node_(root) {}
  explicit Sink(HtmlText& html) : html_(&html) {}

  bool is_html() const { return html_ != nullptr; }
  void open(const char* name);
  void attribute(const char* name, std::string_view value);
  /// Keeps the line of the element that has just been opened. Where this is HTML the parser does that.
  void note_line();
  void text(std::string_view text);
  void close();
  void empty(const char* name) { open(name), close(); }
  /// Raw HTML, ready for the parser; only where `is_html`.
  void raw(std::string_view html);
  /// The line of the file that what follows comes from.
  void line(int line);
  int line() const { return line_; }

 private:
  void end_tag_begin();

  pugi::xml_node node_;
  HtmlText* html_ = nullptr;
  std::vector<const char*> open_;  ///< Of HTML.
  bool in_tag_ = false;
  int line_ = 0;
};

}  // namespace essaypack
