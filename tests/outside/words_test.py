# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What plimsoll says of itself it says where no window can be opened."""

import os
import subprocess
import unittest


@unittest.skipUnless("PLIMSOLL" in os.environ, "there is no console in this build")
class WordsTest(unittest.TestCase):
    def said(self, option, **places):
        bare = {name: value for name, value in os.environ.items()
                if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        done = subprocess.run([os.environ["PLIMSOLL"], option], env={**bare, **places}, capture_output=True, text=True,
                              timeout=60)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return done.stdout

    def test_without_a_display_or_with_one_that_is_gone(self):
        for places in ({}, {"DISPLAY": ":97"}, {"QT_QPA_PLATFORM": "none-such"}):
            with self.subTest(**places):
                self.assertIn("--read-only", self.said("--help", **places))
                self.assertTrue(self.said("--version", **places).startswith("plimsoll "))


if __name__ == "__main__":
    unittest.main()
