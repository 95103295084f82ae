#pragma once

/// An inline `<svg>` as a picture of its own, without the page around it.

#include <gumbo.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// What an inline `<svg>` shows and says.
struct Drawing {
  std::string svg;             ///< A whole SVG document, not cleaned yet; empty where nothing would be seen.
  std::string title;           ///< What it shows, in the author's words; may be empty.
  std::string words;           ///< All that can be read in it, on one line.
  bool is_decoration = false;  ///< The author tells screen readers to pass over it.
};

/// Reads the drawings of one parsed post. Not for several threads.
class DrawingReader {
 public:
  /// `root` must outlive the reader.
  explicit DrawingReader(const GumboElement& root) : root_(root) {}

  /// `svg` is the element's node.
  Drawing read(const GumboNode& svg);

 private:
  void collect_ids(const GumboElement& element, int depth);
  const GumboElement* find_elsewhere(const std::string& id);

  const GumboElement& root_;
  std::optional<std::map<std::string, const GumboElement*>>
      ids_;  ///< Elements of all drawings by id, once one was asked for.
};

}  // namespace essaypack
