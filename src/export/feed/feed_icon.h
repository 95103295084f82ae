#pragma once

/// The pictures that stand for the whole site: a square icon, a logo twice as wide as high (RFC 4287 sections 4.2.5
/// and 4.2.8).

#include "export/exporter.h"
#include "export/image/image_type.h"

#include <optional>
#include <string_view>

namespace essaypack {

/// Warns of an icon or a logo of another shape. Only files of the site's own can be looked at.
void check_icons(const ExportContext& context, Diagnostics& diagnostics);

/// The facts of a picture that the configuration names, if it is a file of the site's own.
std::optional<ImageFacts> own_picture_facts(const ExportContext& context, std::string_view written);

}  // namespace essaypack
