# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later

qt_standard_project_setup()  # turns moc on from here: the rooms without Qt stand above
set(CMAKE_AUTOUIC OFF)
# With the compiler's own macros moc 6.4 stumbles over <concepts>, which every <compare> brings in.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)
set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml_modules)

# plimsoll_qml_room(NAME URI uri [DEPENDS rooms...] [PRECOMPILE headers...])
# Makes of src/NAME a static library whose QML_ELEMENT types are the QML module URI. Base names of headers must be
# unique, because the generated registration includes them without their folder.
function(plimsoll_qml_room name)
  cmake_parse_arguments(ROOM "" "URI" "DEPENDS;PRECOMPILE" ${ARGN})
  plimsoll_room_sources(${name} sources)
  if(NOT sources)
    plimsoll_library(${name} DEPENDS ${ROOM_DEPENDS})
    return()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.h)
  list(TRANSFORM ROOM_DEPENDS PREPEND plimsoll_)
  qt_add_library(plimsoll_${name} STATIC)
  qt_add_qml_module(plimsoll_${name}
    URI ${ROOM_URI} VERSION 1.0
    RESOURCE_PREFIX /qt/qml
    DEPENDENCIES QtQuick QtQml QtQml.Models QtCharts
    SOURCES ${sources} ${headers})
  target_include_directories(plimsoll_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  foreach(header IN LISTS headers)
    cmake_path(GET header PARENT_PATH folder)
    target_include_directories(plimsoll_${name} PRIVATE ${folder})
  endforeach()
  target_link_libraries(plimsoll_${name}
    PUBLIC ${ROOM_DEPENDS} Qt6::Quick Qt6::Charts PRIVATE plimsoll_warnings)
  plimsoll_precompile(plimsoll_${name} ${ROOM_PRECOMPILE})
endfunction()

# plimsoll_import_qml(TARGET): links the static QML modules and their plugins into a program.
function(plimsoll_import_qml target)
  foreach(module IN ITEMS plimsoll_console plimsoll_viewmodel)
    if(TARGET ${module}plugin)
      target_link_libraries(${target} PRIVATE ${module} ${module}plugin)
    endif()
  endforeach()
endfunction()
