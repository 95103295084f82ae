#pragma once

/// A feed or export in XML from front to back, in pieces that fit into memory.

#include "base/slice_file.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace essaypack {

/// One child of `channel` (RSS), `feed` (Atom) or `rdf:RDF` (RSS 1.0).
struct XmlPiece {
  std::string_view name;
  std::string_view xml;      ///< With its tags; empty where it is too large.
  std::uint64_t offset = 0;  ///< In the file.
  std::uint64_t size = 0;
  int line = 0;
  bool is_too_large = false;  ///< Larger than a post may be.
};

/// Calls `take` for each piece in order. Throws `Failure` (exit 2), which calls the file `shown`, for a file that ends
/// too early, is no such XML, or defines entities.
void walk_xml(const SliceFile& file, const std::string& shown, const std::function<void(const XmlPiece&)>& take);

}  // namespace essaypack
