#pragma once

/// What a run keeps back, counted.

#include "base/message.h"
#include "config/config.h"
#include "model/site.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Posts and pages by the reason for which they are left out, the gravest one of each.
using LeftOut = std::vector<std::pair<std::string_view, std::size_t>>;

/// Every reason with its count: `password`, `unpublished`, `draft`, `hidden`, `future`, `expired`, and `passed_over`
/// for files in folders that are nobody's to read. What `config.publish` lets out is not counted, nor are posts with
/// errors.
LeftOut count_left_out(const Catalogue& catalogue, const Config& config);

/// The reason for which a text is left out, as above; empty for what is published.
std::string_view reason_left_out(const Post& post, const Config& config);

/// `12 drafts, 3 hidden, 2 with a password left out`; empty if nothing was.
Message describe_left_out(const LeftOut& left_out);

}  // namespace essaypack
