#pragma once

/// `diagnostics:`.

#include "config/keys/key_reader.h"
#include "diag/diagnostics.h"

namespace essaypack {

/// Kinds of problems, or groups of them (`content/*`), and off, note, warning or error.
void read_severities(KeyReader keys, Severities& severities);

}  // namespace essaypack
