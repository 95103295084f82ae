#pragma once

/// Documents of the archive that change though nothing is added to them any more.

#include "app/run/stale_outputs.h"

namespace essaypack {

/// Says which they are: readers fetch them once.
void note_closed_archives(const Records& records, const OutputSet& outputs, const StaleOutputs& stale,
                          const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
