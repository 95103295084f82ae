#pragma once

/// What mdBook makes no page of: every text that its `SUMMARY.md` does not name
/// (https://rust-lang.github.io/mdBook/format/summary.html).

#include "kinds/folder/page_rules.h"

#include <filesystem>
#include <vector>

namespace essaypack {

/// The folder of texts of the `book.toml` in `root` and the chapters in it. Throws `Failure` (exit 2) where that is
/// there and can't be read.
void read_mdbook(const std::filesystem::path& root, std::vector<PageRules>& rules);

}  // namespace essaypack
