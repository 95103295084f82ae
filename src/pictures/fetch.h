#pragma once

/// Fetching many pictures by HTTP: some at a time, each host politely, everything bounded.

#include "base/message.h"
#include "pictures/wanted.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace essaypack {

struct FetchLimits {
  std::size_t at_once = 4;
  std::size_t of_one_host = 2;
  std::chrono::milliseconds pause{100};  ///< Between two requests to one host.
  std::chrono::seconds time{60};         ///< Of one picture, redirects included.
  std::chrono::seconds idle{20};         ///< Without a hundred bytes a second.
  std::uint64_t bytes = 20'000'000;      ///< Of one picture.
  long redirects = 5;
  bool allows_local = false;  ///< Addresses of this machine and its own network.
};

/// How one picture ended.
struct Fetched {
  std::string bytes;        ///< Empty after a failure.
  Message error;            ///< `404 (not found)`, `couldn't resolve host name`; empty: none.
  bool is_lasting = false;  ///< To ask again would not help: it is gone, or it is no picture.
};

/// Fetches each; `take(index, result)` is called once for each, from this thread, in the order in which they end, until
/// it returns false. Only `http` and `https`, also where a redirect leads; the proxy is that of the environment. A
/// refusal (403) is tried again without a Referer and with the host's own; a busy host (429, 503), one that breaks off,
/// and one that is too slow once again. Throws `Failure` (exit 3) where libcurl can't be set up.
void fetch_pictures(const std::vector<WantedPicture>& wanted, const FetchLimits& limits,
                    const std::function<bool(std::size_t index, Fetched result)>& take);

/// Why these bytes are no picture that can be kept; empty: they are one.
Message fault_of_picture(const std::string& bytes);

}  // namespace essaypack
