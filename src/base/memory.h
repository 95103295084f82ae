#pragma once

/// What happens when there is no memory left. C++ throws `std::bad_alloc`, which ends the run with its message; the
/// libraries in C end the process, write through null or leave things out, each in its own way, unless they get their
/// memory here.

#include <cstddef>

namespace essaypack {

/// As `malloc`, `calloc` and `realloc`, but without memory the process says so on standard error and ends with exit
/// code 3.
void* allocate_or_end(std::size_t size);
void* allocate_zeroed_or_end(std::size_t count, std::size_t size);
void* reallocate_or_end(void* block, std::size_t size);

/// Lets pugixml and ICU get their memory here. Before either is used.
void guard_library_memory();

}  // namespace essaypack
