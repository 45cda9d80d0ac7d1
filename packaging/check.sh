#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: packaging/check.sh BUILD   makes the Debian package of a built folder, then checks it and what is inside.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
build=$(readlink -f "../$1")

desktop-file-validate org.plimsoll.Plimsoll.desktop
appstreamcli validate --no-net org.plimsoll.Plimsoll.metainfo.xml

rm -f "$build"/*.deb
umask 022
(cd "$build" && cpack --config CPackConfig.cmake > package.log 2>&1) || { cat "$build/package.log" >&2; exit 1; }
package=$(ls "$build"/*.deb)
dpkg-deb --info "$package"
dpkg-deb --contents "$package"
lintian --allow-root --fail-on error "$package"
echo "dev: the package is $package"
