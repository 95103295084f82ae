#pragma once

/// Where the writer puts elements: a pugixml tree, or HTML text for Gumbo where a post has raw HTML.

#include "content/tree/html_text.h"

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

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
