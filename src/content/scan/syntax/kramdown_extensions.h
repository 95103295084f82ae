#pragma once

/// kramdown's extensions: `{::nomarkdown}` and `{::options}`.

#include <string_view>

namespace essaypack {

class Scan;

/// `{::nomarkdown}` at the scan: what stands in it is HTML, of another type nothing. False if it is none.
bool take_nomarkdown(Scan& scan);
/// True if the last `{::options}` before the scan switches an option on.
bool has_option(Scan& scan, std::string_view option);

}  // namespace essaypack
