#pragma once

/// Handles of C libraries that free themselves.

#include <memory>

namespace essaypack {

/// Calls the C function `free_it`; made for `Owned`.
template <auto free_it>
struct FreeWith {
  template <class T>
  void operator()(T* handle) const {
    free_it(handle);
  }
};

/// A handle with the function that frees it, `Owned<cmark_parser, cmark_parser_free>`.
template <class T, auto free_it>
using Owned = std::unique_ptr<T, FreeWith<free_it>>;

}  // namespace essaypack
