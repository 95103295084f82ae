# ESSAYPACK_PARTS: the libraries and their versions as they were found, for `essaypack --version`.
set(ESSAYPACK_PARTS
  "Boost/${Boost_VERSION_STRING}" "cairo/${cairo_VERSION}" "cmark-gfm/${cmark_gfm_VERSION}" "cpp-httplib/${httplib_VERSION}"
  "fontconfig/${fontconfig_VERSION}" "Gumbo/${gumbo_VERSION}" "HarfBuzz/${harfbuzz_VERSION}" "ICU/${ICU_VERSION}"
  "libdeflate/${libdeflate_VERSION}" "librsvg/${librsvg_VERSION}" "libzip/${libzip_VERSION}" "nettle/${nettle_VERSION}"
  "nlohmann-json/${nlohmann_json_VERSION}" "pugixml/${pugixml_VERSION}" "toml++/${tomlplusplus_VERSION}" "yaml-cpp/${yaml-cpp_VERSION}")
if(duktape_FOUND)
  list(INSERT ESSAYPACK_PARTS 4 "Duktape/${duktape_VERSION}")
endif()
list(JOIN ESSAYPACK_PARTS " " ESSAYPACK_PARTS)
