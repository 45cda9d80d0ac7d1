#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
# One state hash from GCC (preset dev) and from Clang (preset clang): builds what is missing and compares.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
for preset in dev clang; do
  mkdir -p build
  cmake --preset "$preset" > "build/configure-$preset.log"
  cmake --build --preset "$preset" -j "${PLIMSOLL_JOBS:-$(nproc)}" --target determinism_test > "build/determinism-$preset.log"
  "build/$preset/tests/determinism_test" --print > "build/determinism-$preset.txt"
done
diff build/determinism-dev.txt build/determinism-clang.txt
cat build/determinism-clang.txt
echo "GCC and Clang agree"
