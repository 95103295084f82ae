#pragma once

#include "config/config.h"
#include "model/post.h"

#include <vector>

namespace essaypack {

/// Gardens of notes whose authors choose what is published: where one note has the key (Digital Garden's `dg-publish`,
/// `public` in a graph of Logseq, `publish` under Quartz's ExplicitPublish), those that do not say yes are kept back.
void withhold_unchosen(const Config& config, std::vector<Post>& posts);

}  // namespace essaypack
