# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O3")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")

find_program(PLIMSOLL_CCACHE ccache)
if(PLIMSOLL_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # What ccache needs to know of a precompiled header: it cannot see which macros of it a source uses, and `#pragma once`
  # knows a header in it by every byte: one that was made before a comment changed would be read twice.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_COMMENTS=1 ${PLIMSOLL_CCACHE})
endif()
find_program(PLIMSOLL_MOLD mold)
if(PLIMSOLL_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# Two machines must draw the same prices from a seed: no fused multiply-add behind our back.
add_compile_options(-ffp-contract=off)
if(PLIMSOLL_CHECKS)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(PLIMSOLL_SANITIZE)
  add_compile_options(-fsanitize=${PLIMSOLL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${PLIMSOLL_SANITIZE})
endif()
if(PLIMSOLL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(plimsoll_warnings INTERFACE)
target_compile_options(plimsoll_warnings INTERFACE -Wall -Wextra -Wpedantic $<$<BOOL:${PLIMSOLL_WERROR}>:-Werror>)
# GCC 12 at -O3 sees overlapping copies and writes past the end in std::string and std::vector where there are none
# (its bugs 105651 and 105329); Clang and the development preset still look.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(plimsoll_warnings INTERFACE
    $<$<CONFIG:Release>:-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow>)
endif()

# Code generated for QML shadows names and tests compare as they like: these two are for the rooms without Qt.
add_library(plimsoll_strict_warnings INTERFACE)
target_compile_options(plimsoll_strict_warnings INTERFACE -Wconversion -Wno-sign-conversion $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow>)
target_link_libraries(plimsoll_strict_warnings INTERFACE plimsoll_warnings)
