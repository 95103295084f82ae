# The catalogues of po/ as `essaypack::translations`: {NAME.mo, bytes} of each, and `translations_count`. Without msgfmt
# (package gettext) there are none, and essaypack speaks English only.
find_program(MSGFMT msgfmt)
set(catalogues ${CMAKE_CURRENT_BINARY_DIR}/po)
file(MAKE_DIRECTORY ${catalogues})
set(names "")
if(MSGFMT)
  file(GLOB languages CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/po po/*.po)
  list(SORT languages)
  foreach(language ${languages})
    string(REGEX REPLACE "[.]po$" ".mo" name ${language})
    list(APPEND names ${name})
    add_custom_command(OUTPUT ${catalogues}/${name}
      COMMAND ${MSGFMT} --check-format --check-header --no-hash -o ${catalogues}/${name} ${CMAKE_CURRENT_SOURCE_DIR}/po/${language}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/po/${language} VERBATIM)
  endforeach()
else()
  message(STATUS "no msgfmt (package gettext): messages are English only")
endif()
embed_files(${catalogues} translations ${CMAKE_CURRENT_BINARY_DIR}/translations.cpp ${names})
