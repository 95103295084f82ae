#pragma once

/// The anthology as EPUB 3.3: categories become parts, posts become chapters (epub.md).

#include "export/exporter.h"

namespace essaypack {

/// Makes `ID.epub` of each book that is configured, or `ID-VOLUME.epub` of each of its volumes. A book without posts is an
/// error and no file.
void export_epub(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics);

}  // namespace essaypack
