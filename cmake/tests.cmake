# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later

# plimsoll_test(NAME SOURCES files... [LIBS targets...] [LABELS labels...] [ARGUMENTS words...] [TIMEOUT seconds]
#               [PRECOMPILE headers...] [GUI | PLAIN] [BY_CLASS])
# One program, one ctest entry; BY_CLASS: an entry for each test class in it, NAME_CLASS, so that the cores share them and
# the time limit is each one's own. By default a QtTest program: each source registers its QObject with PLIMSOLL_TEST
# (tests/support/registration.h). GUI gives it a QApplication. PLAIN is a program with its own main() and no Qt, which
# therefore also runs under the thread sanitizer.
function(plimsoll_test name)
  cmake_parse_arguments(TEST "GUI;PLAIN;BY_CLASS" "TIMEOUT" "SOURCES;LIBS;LABELS;ARGUMENTS;PRECOMPILE" ${ARGN})
  if(PLIMSOLL_QT_FREE AND NOT TEST_PLAIN)
    return()
  endif()
  add_executable(${name} ${TEST_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${TEST_LIBS} plimsoll_test_support rapidcheck plimsoll_warnings)
  target_compile_definitions(${name} PRIVATE PLIMSOLL_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(TEST_PLAIN)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
  else()
    target_sources(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support/test_main.cpp)
    target_link_libraries(${name} PRIVATE Qt6::Core Qt6::Test)
    if(TEST_GUI)
      target_compile_definitions(${name} PRIVATE PLIMSOLL_TEST_GUI)
      target_link_libraries(${name} PRIVATE Qt6::Widgets Qt6::Quick Qt6::QuickControls2 Qt6::QuickTest)
      plimsoll_import_qml(${name})
    endif()
  endif()
  plimsoll_precompile(${name} ${TEST_PRECOMPILE})
  if(NOT TEST_BY_CLASS)
    add_test(NAME ${name} COMMAND ${name} ${TEST_ARGUMENTS})
    plimsoll_test_properties(${name} TIMEOUT "${TEST_TIMEOUT}" LABELS ${TEST_LABELS})
    return()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${TEST_SOURCES})
  foreach(source IN LISTS TEST_SOURCES)
    file(STRINGS ${source} registrations REGEX "^PLIMSOLL_TEST\\(")
    foreach(registration IN LISTS registrations)
      string(REGEX REPLACE ".*\\((.*)\\).*" "\\1" class ${registration})
      add_test(NAME ${name}_${class} COMMAND ${name} ${class})
      plimsoll_test_properties(${name}_${class} TIMEOUT "${TEST_TIMEOUT}" LABELS ${TEST_LABELS})
    endforeach()
  endforeach()
endfunction()

# plimsoll_test_room(ROOM [options of plimsoll_test])
# Links every tests/ROOM/**/*_test.cpp into the one program ROOM_test; nothing while there is none.
function(plimsoll_test_room room)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${room}/*_test.cpp)
  if(sources)
    plimsoll_test(${room}_test SOURCES ${sources} LABELS ${room} ${ARGN})
  endif()
endfunction()

# plimsoll_script_test(FILE): runs a Python script; exit 0 passes. PLIMSOLLCTL and PLIMSOLL hold the paths of the
# programs that are built.
function(plimsoll_script_test file)
  cmake_path(GET file STEM name)
  cmake_path(GET file PARENT_PATH folder)
  cmake_path(GET folder FILENAME label)
  set(name ${label}_${name})
  add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} -B ${file} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set(program "")
  if(TARGET plimsollctl)
    list(APPEND program "PLIMSOLLCTL=$<TARGET_FILE:plimsollctl>")
  endif()
  if(TARGET plimsoll)
    list(APPEND program "PLIMSOLL=$<TARGET_FILE:plimsoll>")
  endif()
  plimsoll_test_properties(${name} LABELS ${label} ENVIRONMENT ${program})
endfunction()

function(plimsoll_test_properties name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "LABELS;ENVIRONMENT" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  if(PLIMSOLL_SANITIZE)
    math(EXPR TEST_TIMEOUT "5 * ${TEST_TIMEOUT}")
  endif()
  set(home ${CMAKE_BINARY_DIR}/home/${name})
  file(MAKE_DIRECTORY ${home}/runtime)
  file(CHMOD ${home}/runtime DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${TEST_TIMEOUT}
    LABELS "${TEST_LABELS}"
    ENVIRONMENT "${PLIMSOLL_TEST_ENVIRONMENT};HOME=${home};XDG_RUNTIME_DIR=${home}/runtime;${TEST_ENVIRONMENT}")
endfunction()

# Tests draw without a screen and write nothing into the home of whoever runs them, nor into each other's.
set(PLIMSOLL_TEST_ENVIRONMENT
  QT_QPA_PLATFORM=offscreen
  QT_QUICK_BACKEND=software
  QT_QUICK_CONTROLS_STYLE=Fusion
  LC_ALL=C.UTF-8
  LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/leaks.supp)
