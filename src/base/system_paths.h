#pragma once

/// What systems call things and where they keep them: all that another system than Debian has to change is here and in
/// cmake/dependencies.cmake.

#include <array>
#include <string_view>

namespace essaypack::system_paths {

/// The library that converts pictures, version 42 of its binary interface; the first name that opens counts.
#ifdef __APPLE__
inline constexpr std::array<const char*, 3> kVips = {"libvips.42.dylib", "/opt/homebrew/lib/libvips.42.dylib",
                                                     "/usr/local/lib/libvips.42.dylib"};
#else
inline constexpr std::array<const char*, 1> kVips = {"libvips.so.42"};
#endif

/// Where data of programs lie if `XDG_DATA_DIRS` does not say so.
#ifdef __APPLE__
inline constexpr std::string_view kDataFolders = "/opt/homebrew/share:/usr/local/share:/usr/share";
#else
inline constexpr std::string_view kDataFolders = "/usr/local/share:/usr/share";
#endif

/// Where KaTeX is below one of these: Debian's packages for browsers and for Node.
inline constexpr std::array<const char*, 2> kKatex = {"javascript/katex", "nodejs/katex/dist"};

/// Where programs are if `PATH` is not set.
inline constexpr std::string_view kPrograms = "/usr/local/bin:/usr/bin:/bin";

}  // namespace essaypack::system_paths
