# The libraries of docs/architecture.md, all of them Debian 12 packages.
find_package(PkgConfig REQUIRED)
# Homebrew keeps what macOS has in another version in folders of its own, outside all paths.
if(APPLE)
  find_program(BREW brew)
  foreach(formula icu4c icu4c@76 boost zlib)
    if(BREW)
      execute_process(COMMAND ${BREW} --prefix ${formula} OUTPUT_VARIABLE prefix OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
      if(IS_DIRECTORY "${prefix}")
        list(APPEND CMAKE_PREFIX_PATH ${prefix})
      endif()
    endif()
  endforeach()
  list(APPEND CMAKE_PREFIX_PATH /opt/homebrew /usr/local)
  set(PKG_CONFIG_USE_CMAKE_PREFIX_PATH ON)
endif()
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options locale)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(pugixml 1.13 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
pkg_check_modules(cmark_gfm REQUIRED IMPORTED_TARGET libcmark-gfm)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(librsvg REQUIRED IMPORTED_TARGET librsvg-2.0)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(fontconfig REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET harfbuzz-subset)
pkg_check_modules(httplib REQUIRED cpp-httplib)
pkg_check_modules(curl IMPORTED_TARGET libcurl>=7.85)  # without it there is no essaypack-pictures
pkg_check_modules(duktape IMPORTED_TARGET duktape)  # without it formulas stay as their source
find_library(CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)  # it has no pkg-config file
find_package(tomlplusplus REQUIRED)

add_library(essaypack_dependencies INTERFACE)
target_link_libraries(essaypack_dependencies INTERFACE
  Boost::program_options Boost::locale ICU::i18n ICU::uc ICU::data pugixml::pugixml yaml-cpp nlohmann_json::nlohmann_json
  ${CMARK_GFM_EXTENSIONS} PkgConfig::cmark_gfm PkgConfig::gumbo PkgConfig::libdeflate PkgConfig::libzip
  PkgConfig::nettle PkgConfig::librsvg PkgConfig::cairo PkgConfig::fontconfig PkgConfig::harfbuzz tomlplusplus::tomlplusplus Threads::Threads)
