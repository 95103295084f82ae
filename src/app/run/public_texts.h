#pragma once

/// Which posts and pages are public, as far as a run knows: what is known to be withdrawn leaves every output and
/// record.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "input/catalogue.h"
#include "model/site.h"

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace essaypack {

/// The texts of a site by their `post_key`. Those with an error may be public or not: what shows them may stay as it
/// is.
class PublicTexts {
 public:
  /// Everything that the run has read, before it is sorted into what is published and what is not.
  PublicTexts(const ReadSources& sources, const Config& config);

  /// To be called when `site` is made and each of its texts has been rendered that is going to be.
  void settle(const Site& site, const Diagnostics& diagnostics);

  /// True if the text was published once (its key stands in a record) and is no longer: gone, or withheld. Texts
  /// outside the folder that the run was limited to count as withdrawn only where the run has met them.
  bool is_withdrawn(std::uint64_t key) const;
  bool is_published(std::uint64_t key) const { return published_.count(key) > 0; }

  /// True if the run has read a post or page of this key.
  bool has_key(std::uint64_t key) const { return read_.count(key) > 0; }
  /// True if the run has read a post or page of this source, whatever became of it.
  bool has_source(std::string_view source) const;
  /// Nobody knows of some texts whether they are public.
  bool is_partial() const { return is_limited_ || !failed_.empty(); }

 private:
  bool is_limited_;
  std::unordered_set<std::uint64_t> read_, failed_, closed_, published_;
};

}  // namespace essaypack
