#pragma once

/// Tables of markdown-it-multimd-table (4.2): heads of no or several rows, several bodies, rows of several lines.

#include "config/sections/markdown.h"
#include "content/text/kramdown_table.h"
#include "content/text/line_start.h"

#include <optional>
#include <string_view>

namespace essaypack {

/// A cell that says so belongs to the one above it.
inline constexpr std::string_view kSpannedRow = "^^";

/// The table whose first line has its text at `start`; none where no rule follows a few lines with bars.
std::optional<KramdownTable> find_multimd_table(std::string_view body, const LineStart& start,
                                                const MarkdownConfig& markdown);

}  // namespace essaypack
