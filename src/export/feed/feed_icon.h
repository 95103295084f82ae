#pragma once

/// The pictures that stand for the whole site: a square icon, a logo twice as wide as high (RFC 4287 sections 4.2.5
/// and 4.2.8).

#include "export/exporter.h"

namespace essaypack {

/// Warns of an icon or a logo of another shape. Only files of the site's own can be looked at.
void check_icons(const ExportContext& context, Diagnostics& diagnostics);

}  // namespace essaypack
