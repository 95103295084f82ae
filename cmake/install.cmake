# cmake --install: the program, its manual pages, completions for shells, the documents, the examples and the licence; and the Debian package.
include(GNUInstallDirs)
set(documents ${CMAKE_INSTALL_DATADIR}/doc/${PROJECT_NAME})

install(TARGETS essaypack)
if(TARGET essaypack-pictures)
  install(TARGETS essaypack-pictures)
endif()
install(FILES README.md README.zh-CN.md CONTRIBUTING.md DESTINATION ${documents})
install(FILES LICENSE DESTINATION ${documents} RENAME copyright)
install(DIRECTORY docs/ DESTINATION ${documents}/docs)
install(DIRECTORY examples/ DESTINATION ${documents}/examples PATTERN "make-book.sh" EXCLUDE PATTERN "public" EXCLUDE)

# Debian wants changelogs and manual pages compressed, without a time stamp, so that two builds have the same bytes.
find_program(GZIP gzip REQUIRED)
# No release of Debian's own: those begin with 1.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0.1)
set(debian_changelog ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian)
configure_file(cmake/changelog.Debian.in ${debian_changelog} @ONLY)
function(install_compressed source destination name)
  set(packed ${CMAKE_CURRENT_BINARY_DIR}/${name})
  execute_process(COMMAND ${GZIP} -9nc ${source} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  install(FILES ${packed} DESTINATION ${destination} ${ARGN})
endfunction()
install_compressed(${CMAKE_CURRENT_SOURCE_DIR}/CHANGELOG.md ${documents} changelog.gz)
install_compressed(${debian_changelog} ${documents} changelog.Debian.gz)
file(GLOB manual_pages CONFIGURE_DEPENDS man/*.1)
foreach(page ${manual_pages})
  get_filename_component(name ${page} NAME)
  if(name MATCHES "^(.+)[.]([a-z]+_[A-Z]+)[.]1$")  # NAME.LANGUAGE.1
    install_compressed(${page} ${CMAKE_INSTALL_MANDIR}/${CMAKE_MATCH_2}/man1 ${name}.gz RENAME ${CMAKE_MATCH_1}.1.gz)
  else()
    install_compressed(${page} ${CMAKE_INSTALL_MANDIR}/man1 ${name}.gz)
  endif()
endforeach()
# essaypack.yaml(5) is docs/configuration.md in another form.
set(yaml_page ${CMAKE_CURRENT_BINARY_DIR}/essaypack.yaml.5)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS docs/configuration.md man/yaml_page.awk)
execute_process(COMMAND awk -f ${CMAKE_CURRENT_SOURCE_DIR}/man/yaml_page.awk -v version=${PROJECT_VERSION}
                        ${CMAKE_CURRENT_SOURCE_DIR}/docs/configuration.md
                OUTPUT_FILE ${yaml_page} COMMAND_ERROR_IS_FATAL ANY)
install_compressed(${yaml_page} ${CMAKE_INSTALL_MANDIR}/man5 essaypack.yaml.5.gz)

# Nothing enables them: `systemctl enable --now essaypack.timer` does.
install(FILES examples/systemd/essaypack.service examples/systemd/essaypack.timer examples/systemd/essaypack-announce.service
        DESTINATION lib/systemd/system)
install(FILES cmake/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME essaypack)

install(FILES ${completions}/essaypack DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/_essaypack DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${completions}/essaypack.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME essaypack)
set(CPACK_PACKAGE_CONTACT "The essaypack developers <essaypack@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"essaypack reads the posts of a blog (Hexo above all; Jekyll, Hugo and plain
folders of Markdown too) and writes RSS, Atom and JSON feeds, a sitemap and an
EPUB 3.3 anthology with a part for every category.
.
It works by hand, on a schedule and as a make target: an output that would not
change is not touched, and one that changes is replaced as a whole.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
# What is stripped for a package loses the compiler's notes as well, as by dh_strip.
install(CODE [[
  if(CMAKE_INSTALL_DO_STRIP)
    file(GLOB programs "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/bin/essaypack*")
    foreach(program ${programs})
      execute_process(COMMAND strip --remove-section=.comment --remove-section=.note ${program})
    endforeach()
  endif()
]])
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, libvips42, libjs-katex, source-highlight")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "pandoc")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
