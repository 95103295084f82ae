#pragma once

/// The sheet by which a browser shows a feed to people. CSS, which the grammars of feeds and all readers
/// accept; XSLT is what browsers remove.

#include "export/exporter.h"

#include <pugixml.hpp>

#include <string>

namespace essaypack {

/// The absolute address of the sheet; empty if feeds have none.
std::string feed_style_address(const ExportContext& context);

/// Puts the processing instruction in front of the root element; does nothing where `address` is empty.
void add_style(pugi::xml_document& document, const std::string& address);

}  // namespace essaypack
