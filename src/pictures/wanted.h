#pragma once

/// Which pictures of other hosts the posts of a site show.

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct WantedPicture {
  std::string url;      ///< As the post's content has it: absolute and encoded.
  std::string referer;  ///< The post's own address; some hosts give their pictures to no one else. Often empty.
  std::string source;   ///< The post's file, below the site folder, for messages.
};

/// The host of an absolute address, in A-labels.
std::string host_of_url(std::string_view url);

/// Whether pictures of the site's own host are wanted: most of them lie in its folder.
enum class OwnHost { left_out, wanted };

/// The pictures of a model (docs/model.schema.json), each address once, by the first post that shows it. Throws
/// `Failure` (exit 2) for anything that is no model of version 1.
std::vector<WantedPicture> find_wanted(std::string_view model, OwnHost own_host);

}  // namespace essaypack
