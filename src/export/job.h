#pragma once

/// What one format does in a run.

#include "model/fragment.h"

#include <cstddef>

namespace essaypack {

/// All jobs of a run are planned first. Then one pass in the site's order renders each post that some job wants, hands
/// it to all that want it and drops it, so that nothing is rendered twice and nothing is kept; then each job finishes.
/// An object rather than three functions: what a job gathers has one owner, and ends with it.
class Job {
 public:
  virtual ~Job() = default;

  /// True if it wants a post of `Site::posts`. Asked before a pass and again before the post's turn, from any thread.
  /// Not for a post that it has been given, unless it has begun anew.
  virtual bool wants(std::size_t) const { return false; }
  /// A post that it wanted; null if it can't be rendered, which has been reported. From any thread, several at once.
  virtual void take(std::size_t, const Fragment*) {}
  /// Work that needs no post's text, done beside the first pass. From any thread.
  virtual void work_beside() {}
  /// All that it wanted was handed to it. There is another pass as long as some job wants a post after this.
  virtual void end_pass() {}
  /// Makes the outputs. Jobs finish one after the other, in the order of the run.
  virtual void finish() = 0;
};

}  // namespace essaypack
