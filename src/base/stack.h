#pragma once

/// A stack that is large enough whatever `ulimit -s` says.

#include <functional>

namespace essaypack {

/// The result of `work`, run on a stack of at least 8 MiB: on this thread where its stack may grow so far, else on one
/// of its own. All threads that are started later get as much.
int run_on_large_stack(const std::function<int()>& work);

}  // namespace essaypack
