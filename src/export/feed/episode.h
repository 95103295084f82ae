#pragma once

/// What a post's head says of its recording.

#include "export/feed/feed_image.h"

#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// One episode of a podcast. Empty or 0: the head does not say it.
struct Episode {
  unsigned long duration = 0;  ///< Seconds.
  unsigned long season = 0, number = 0;
  std::string type;  ///< `full`, `trailer`, `bonus`.
  std::optional<bool> is_explicit;
  FeedImage transcript, chapters;
};

/// Seconds of `1832`, `30:32`, `1:30:32`, `PT1H30M`; nothing for other texts and for none.
std::optional<unsigned long> parse_duration(std::string_view text);

/// What can't be used is reported and left out.
Episode read_episode(const Post& post, const ExportContext& context, Diagnostics& diagnostics);

/// True for a post that has a recording of its own which podcasts can hold.
bool is_episode(const Post& post, const ExportContext& context);

}  // namespace essaypack
