# What makes a fault hard to use, for optimised builds without sanitizers: the flags that Debian's dpkg-buildflags gives with
# hardening=+all, and those of the OpenSSF's compiler guide that this compiler and processor know.
include(CheckCXXCompilerFlag)
include(CheckPIESupported)

option(ESSAYPACK_HARDENING "build the program as Debian's hardening=+all asks" ON)
if(NOT ESSAYPACK_HARDENING OR ESSAYPACK_SANITIZE OR ESSAYPACK_FUZZ)
  return()
endif()

check_pie_supported(LANGUAGES CXX)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
target_compile_options(essaypack_options INTERFACE -Wformat -Werror=format-security)
target_compile_definitions(essaypack_options INTERFACE _GLIBCXX_ASSERTIONS)
foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  string(MAKE_C_IDENTIFIER "essaypack_has${flag}" known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    target_compile_options(essaypack_options INTERFACE ${flag})
  endif()
endforeach()
# The library's checked calls need an optimiser; a distribution may have set a level of its own.
target_compile_options(essaypack_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
target_link_options(essaypack_options INTERFACE -Wl,-z,relro -Wl,-z,now)
