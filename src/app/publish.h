#pragma once

/// The last step of a run: outputs, records and announcements reach the disk, or are only told of.

#include "app/destination.h"
#include "app/guard.h"
#include "app/inputs.h"
#include "app/pipeline.h"
#include "app/public_texts.h"
#include "app/records.h"
#include "app/stale_outputs.h"

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
  StaleOutputs stale = {};
};

/// Which files around the publication are the author's.
Ownership ownership_of(const Publication& publication);

/// Puts everything in its place, nothing before all of it is complete: outputs in their order, removals, manifest and ids,
/// announcements, the depfile. With `--dry-run` nothing is written. Fills `result`. Throws `Failure`.
void publish(const Publication& publication, RunResult& result);

}  // namespace essaypack
