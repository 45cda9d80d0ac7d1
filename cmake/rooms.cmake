# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later

# plimsoll_library(NAME [DEPENDS rooms...] [USES targets...])
# Makes of src/NAME the static library plimsoll_NAME. A folder without sources becomes an interface library, so a
# room can hold only headers, or nothing yet.
function(plimsoll_library name)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;USES" ${ARGN})
  plimsoll_room_sources(${name} sources)
  list(TRANSFORM ROOM_DEPENDS PREPEND plimsoll_)
  if(sources)
    add_library(plimsoll_${name} STATIC ${sources})
    target_link_libraries(plimsoll_${name} PUBLIC ${ROOM_DEPENDS} ${ROOM_USES} PRIVATE plimsoll_strict_warnings)
    target_include_directories(plimsoll_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  else()
    add_library(plimsoll_${name} INTERFACE)
    target_link_libraries(plimsoll_${name} INTERFACE ${ROOM_DEPENDS} ${ROOM_USES})
    target_include_directories(plimsoll_${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
  endif()
endfunction()

# plimsoll_program(NAME ROOM room [QT] [DEPENDS rooms...] [USES targets...])
# Makes of src/ROOM/main.cpp the program NAME and of everything beside it the library plimsoll_ROOM, which tests can
# link. Skipped while the room has no main.cpp.
function(plimsoll_program name)
  cmake_parse_arguments(PROGRAM "QT" "ROOM" "DEPENDS;USES" ${ARGN})
  set(main ${CMAKE_SOURCE_DIR}/src/${PROGRAM_ROOM}/main.cpp)
  plimsoll_library(${PROGRAM_ROOM} DEPENDS ${PROGRAM_DEPENDS} USES ${PROGRAM_USES})
  file(GLOB found CONFIGURE_DEPENDS ${main})
  if(NOT found)
    return()
  endif()
  add_executable(${name} ${main})
  target_link_libraries(${name} PRIVATE plimsoll_${PROGRAM_ROOM} plimsoll_warnings)
  target_compile_definitions(${name} PRIVATE PLIMSOLL_VERSION="${PROJECT_VERSION}")
  if(PROGRAM_QT)
    plimsoll_import_qml(${name})
  endif()
  install(TARGETS ${name})
endfunction()

function(plimsoll_room_sources name result)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  list(REMOVE_ITEM sources ${CMAKE_SOURCE_DIR}/src/${name}/main.cpp)
  set(${result} ${sources} PARENT_SCOPE)
endfunction()

# plimsoll_precompile(TARGET HEADERS...): reads them once for all sources of the target, which are many small ones that
# spend half their time on the same headers. A source still includes what it uses.
function(plimsoll_precompile target)
  if(ARGN)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
endfunction()
