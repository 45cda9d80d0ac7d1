# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The round through every page in a world that has little of what the shipped one has, and that it leaves alone."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@unittest.skipUnless(os.environ.get("PLIMSOLL"), "this build has no console")
class SmallWorld(unittest.TestCase):
    def test_every_page_opens_and_the_world_stays_as_it_was(self):
        with tempfile.TemporaryDirectory() as folder:
            world = pathlib.Path(folder) / "small.plimsoll"
            scenario = ROOT / "resources/scenarios/throttled-pool.json"
            subprocess.run([os.environ["PLIMSOLLCTL"], "run", scenario, "--store", world], check=True, timeout=60,
                           stdout=subprocess.DEVNULL)
            before = {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir()}
            plain = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", HOME=folder + "/home")
            done = subprocess.run([os.environ["PLIMSOLL"], "--world", world, "--self-test"], env=plain, timeout=240,
                                  capture_output=True, text=True)
            self.assertEqual(0, done.returncode, done.stderr)
            after = {file.name: file.read_bytes() for file in pathlib.Path(folder).iterdir() if file.is_file()}
            self.assertEqual(before, {name: after[name] for name in before})


if __name__ == "__main__":
    unittest.main()
