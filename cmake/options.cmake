# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later

option(BUILD_TESTING "Build the tests" ON)
option(PLIMSOLL_QT_FREE "Build only the rooms without Qt: servers, thread sanitizer, fuzzing" OFF)
option(PLIMSOLL_WERROR "Treat warnings as errors" ON)
option(PLIMSOLL_CHECKS "Turn on the checks of the C++ library itself" OFF)
option(PLIMSOLL_BENCH "Build the benchmarks" OFF)
option(PLIMSOLL_FUZZ "Build the libFuzzer targets (Clang only)" OFF)
option(PLIMSOLL_COMPILE_QML "Compile QML ahead of time: slower to build" OFF)
set(PLIMSOLL_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, RelWithDebInfo or Debug" FORCE)
endif()

# A build folder is laid out like an installation, so a program finds ../share/plimsoll from its own place in both.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/resources ${CMAKE_BINARY_DIR}/share/plimsoll SYMBOLIC)
