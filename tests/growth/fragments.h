#pragma once
#include "kinds/kinds.h"

/// Fragments of one to six tokens, repeated: most inputs that take a parser more than linear time are of that form.

#include <cstddef>
#include <cstdint>
#include <string>

namespace essaypack::growth {

/// What of a site the fragment stands in.
enum class Part { body, html_body, yaml_head, toml_head, json_head, yaml_config, toml_config, json_config, own_config };

/// One repeated fragment.
struct Fragment {
  Part part = Part::body;
  int site = 0;       ///< Index into the kinds of sites.
  std::string open;   ///< In front of the first repetition.
  std::string unit;   ///< What is repeated; each `\x01` becomes the repetition's number.
  std::string close;  ///< Behind the last repetition.
};

/// The fragment number `index` of a seed. The same numbers make the same fragment, with every compiler.
Fragment make_fragment(std::uint64_t seed, std::uint64_t index);

/// About `size` bytes of it, open and close included.
std::string repeat(const Fragment& fragment, std::size_t size);

/// The fragment on one line, for a report.
std::string describe(const Fragment& fragment);

}  // namespace essaypack::growth
