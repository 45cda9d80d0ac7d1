# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later

find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# plimsoll_find_plain(TARGET HEADER LIBRARY): a library that ships no CMake package.
function(plimsoll_find_plain target header library)
  find_path(${library}_INCLUDE_DIR ${header} REQUIRED)
  find_library(${library}_LIBRARY ${library} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION ${${library}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${library}_INCLUDE_DIR})
endfunction()

plimsoll_find_plain(xxHash::xxhash xxhash.h xxhash)
plimsoll_find_plain(sodium::sodium sodium.h sodium)

if(BUILD_TESTING)
  find_package(rapidcheck REQUIRED)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()
if(PLIMSOLL_BENCH)
  find_package(benchmark REQUIRED)
endif()
if(NOT PLIMSOLL_QT_FREE)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Qml Quick QuickControls2 Charts Test QuickTest)
endif()
