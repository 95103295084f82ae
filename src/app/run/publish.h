#pragma once

/// The last step of a run: outputs, records and announcements reach the disk, or are only told of.

#include "app/run/destination.h"
#include "app/run/guard.h"
#include "app/run/inputs.h"
#include "app/run/pipeline.h"
#include "app/run/public_texts.h"
#include "app/run/records.h"
#include "app/run/stale_outputs.h"
#include "base/translation.h"

namespace essaypack {

/// What there is to publish.
struct Publication {
  const Options& options;
  const Config& config;
  const Site& site;
  const Destination& destination;
  const Inputs& inputs;
  Records& records;
  const RunFacts& facts;
  const PublicTexts& texts;
  OutputSet& outputs;
  const Diagnostics& diagnostics;
  const Translation& language;  ///< Of messages.
  StaleOutputs stale = {};
};

/// Which files around the publication are the author's.
Ownership ownership_of(const Publication& publication);

/// Puts everything in its place, nothing before all of it is complete: outputs in their order, removals, manifest and
/// ids, announcements, the depfile. With `--dry-run` nothing is written. Fills `result`. Throws `Failure`.
void publish(const Publication& publication, RunResult& result);

}  // namespace essaypack
