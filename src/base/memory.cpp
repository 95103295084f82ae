#include "base/memory.h"

#include <unicode/uclean.h>
#include <unistd.h>
#include <pugixml.hpp>

#include <cstdlib>
#include <string_view>

namespace essaypack {
namespace {

constexpr int kEnvironment = 3;  ///< As `ExitCode::environment`.

void* checked(void* block) {
  if (block) return block;
  constexpr std::string_view kMessage = "essaypack: error: not enough memory\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  ::_exit(kEnvironment);  // what is left of temporary files goes with the next run
}

void* allocate_for_icu(const void*, std::size_t size) { return allocate_or_end(size); }
void* reallocate_for_icu(const void*, void* block, std::size_t size) { return reallocate_or_end(block, size); }
void free_for_icu(const void*, void* block) { std::free(block); }

}  // namespace

void* allocate_or_end(std::size_t size) { return checked(std::malloc(size > 0 ? size : 1)); }

void* allocate_zeroed_or_end(std::size_t count, std::size_t size) {
  return checked(std::calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void* reallocate_or_end(void* block, std::size_t size) { return checked(std::realloc(block, size > 0 ? size : 1)); }

void guard_library_memory() {
  pugi::set_memory_management_functions(allocate_or_end, std::free);
  UErrorCode error = U_ZERO_ERROR;
  u_setMemoryFunctions(nullptr, allocate_for_icu, reallocate_for_icu, free_for_icu, &error);
}

}  // namespace essaypack
