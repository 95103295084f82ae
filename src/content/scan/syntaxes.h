#pragma once

/// The table of what is read before Markdown, by first byte: syntaxes.def has its rows, `syntax/` a file for each.

#include "base/byte_set.h"
#include "content/scan/scan.h"
#include "content/text/line_start.h"

#include <cstdint>

namespace essaypack {

/// What a syntax did with the line that it was asked about.
enum class Line {
  other,  ///< It is none of this syntax.
  begun,  ///< What is left of it is to be scanned.
  done    ///< All was dealt with.
};

/// A syntax of the start of a line, whose text begins at `start.text`.
struct BlockSyntax {
  std::string_view first;        ///< Bytes that it begins with.
  bool (*is_read)(const Scan&);  ///< Asked once a body.
  Line (*take)(Scan&, const LineStart& start);
};

/// A syntax that begins anywhere in a line. `take` is asked with the scan at its first byte. True if it moved on: else
/// the byte is copied. In an HTML tag only what begins with `{` or `<` is asked (`is_quiet`).
struct SpanSyntax {
  std::string_view first;
  bool (*is_read)(const Scan&);
  bool (*take)(Scan&);
};

/// True where the site's theme reads a mark beside Markdown, `params.page.ruby` of LoveIt.
bool reads_theme_mark(const Scan& scan, std::string_view key);

#define ESSAYPACK_BLOCK(bytes, condition, function) Line function(Scan& scan, const LineStart& start);
#define ESSAYPACK_SPAN(bytes, condition, function) bool function(Scan& scan);
#include "content/scan/syntaxes.def"
#undef ESSAYPACK_BLOCK
#undef ESSAYPACK_SPAN

/// The rows of the table that are read in one body.
class Syntaxes {
 public:
  explicit Syntaxes(const Scan& scan);

  /// The bytes at which a scan must stop outside code; everything between them can be copied.
  const ByteSet& stops() const { return stops_; }
  Line take_block(Scan& scan, const LineStart& start) const;
  /// False if no syntax takes what begins with `first` where the scan is.
  bool take_span(Scan& scan, char first) const;

 private:
  std::uint64_t blocks_ = 0;  ///< A bit for each row.
  std::uint64_t spans_ = 0;
  ByteSet stops_;
};

}  // namespace essaypack
