# embed_folder(FOLDER NAME OUTPUT): OUTPUT defines `essaypack::NAME`, an array of {path below FOLDER, bytes} of every file,
# in byte order of the paths, and `essaypack::NAME_count`.
function(embed_folder folder name output)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/${folder} ${folder}/*)
  list(SORT files)
  embed_files(${folder} ${name} ${output} ${files})
endfunction()

# embed_files(FOLDER NAME OUTPUT FILE...): the same for files of FOLDER that are named.
function(embed_files folder name output)
  set(files ${ARGN})
  set(sources "")
  get_filename_component(from ${folder} ABSOLUTE)
  foreach(file ${files})
    list(APPEND sources ${from}/${file})
  endforeach()
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${from} "-DFILES=${files}" -DNAME=${name}
            -DOUTPUT=${output} -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${sources} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_script.cmake VERBATIM)
endfunction()
