# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later

include(GNUInstallDirs)
set(id org.plimsoll.Plimsoll)
set(documents ${CMAKE_INSTALL_DATADIR}/doc/plimsoll)

# plimsoll_install_compressed(FILE DESTINATION NAME): as Debian wants manual pages and change logs.
function(plimsoll_install_compressed file destination name)
  set(compressed ${CMAKE_BINARY_DIR}/packaging/${name}.gz)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/packaging)
  execute_process(COMMAND gzip -9nc ${file} OUTPUT_FILE ${compressed} COMMAND_ERROR_IS_FATAL ANY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  install(FILES ${compressed} DESTINATION ${destination})
endfunction()

if(EXISTS ${CMAKE_SOURCE_DIR}/resources)
  install(DIRECTORY resources/ DESTINATION ${CMAKE_INSTALL_DATADIR}/plimsoll)
endif()
install(FILES packaging/copyright DESTINATION ${documents})
plimsoll_install_compressed(${CMAKE_SOURCE_DIR}/packaging/changelog ${documents} changelog)
foreach(program IN ITEMS plimsoll plimsollctl)
  if(TARGET ${program})
    plimsoll_install_compressed(${CMAKE_SOURCE_DIR}/packaging/${program}.1 ${CMAKE_INSTALL_MANDIR}/man1 ${program}.1)
  endif()
endforeach()
if(TARGET plimsoll)
  install(FILES packaging/${id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES packaging/${id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES packaging/plimsoll.svg RENAME ${id}.svg
          DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

# dpkg-shlibdeps finds the libraries; QML modules, plugins and fonts are loaded by name and must be listed.
file(STRINGS packaging/runtime-packages.txt runtime_packages)
list(JOIN runtime_packages ", " runtime_packages)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "The Plimsoll developers")
set(CPACK_PACKAGE_CONTACT "The Plimsoll developers <maintainers@plimsoll.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "risk console over a spot-margin exchange")
set(CPACK_PACKAGE_DESCRIPTION "Plimsoll runs a spot-margin exchange in the process and shows its operators how
far it is loaded: lending pools, the margin of every subaccount and the
liquidation queue. Risk parameters are edited against the running exchange.
plimsollctl is the same engine without a screen.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "${runtime_packages}")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
