#pragma once

/// `opds:`.

#include "config/keys/key_reader.h"

#include <string>

namespace essaypack {

/// Catalogues of the books (OPDS); an empty path: not made.
struct OpdsConfig {
  std::string atom_path = "opds.xml";   ///< OPDS 1.2.
  std::string json_path = "opds.json";  ///< OPDS 2.0.
  std::string feed_path = "books.xml";  ///< A feed of the books for readers of feeds.
  bool feed_is_wanted = false;          ///< Made though no book has editions.
};

void read_opds(KeyReader keys, OpdsConfig& opds);

}  // namespace essaypack
