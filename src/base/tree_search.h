#pragma once

/// A bounded look through folders, for questions that must not take as long as the tree is large.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

namespace essaypack {

enum class TreeEntry { file, folder };
/// What to do with an entry: `enter` means something for folders alone.
enum class TreeStep { pass, enter, stop };

/// Shows the entries below `folder` to `visit`, the nearest first and those of one folder by name, until it says `stop`
/// or `most` have been seen. Links are shown as what they lead to and never entered; folders that can't be read are
/// passed over. True if everything was seen.
bool search_tree(const std::filesystem::path& folder, std::size_t most,
                 const std::function<TreeStep(std::string_view below, TreeEntry entry)>& visit);

}  // namespace essaypack
