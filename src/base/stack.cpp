#include "base/stack.h"

#include <pthread.h>
#include <sys/resource.h>

#include <cstddef>
#include <system_error>
#include <thread>

namespace essaypack {

int run_on_large_stack(const std::function<int()>& work) {
  // Blocks, spans and elements nest 256 deep at most, and some walks take a few frames for each level.
  constexpr std::size_t kSize = 8U << 20;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kSize);
  pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
  rlimit limit{};
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= kSize) return work();
  int code = 0;
  try {
    std::thread thread([&] { code = work(); });
    thread.join();
  } catch (const std::system_error&) {
    return work();  // no thread and no memory to spare: what fits into this stack still runs
  }
  return code;
}

}  // namespace essaypack
