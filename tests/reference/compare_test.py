# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Engine and second model agree; the long comparison is `compare.py` without arguments."""

import os
import tempfile
import unittest

import compare


@unittest.skipUnless(os.environ.get("PLIMSOLLCTL"), "needs plimsollctl")
class Comparison(unittest.TestCase):
    def agree(self, *argv):
        with tempfile.TemporaryDirectory() as folder:
            options = compare.arguments(["--failures", folder, "--curves", "0", "--accounts", "0",
                                         "--orders", "0", "--scenarios", "0", *argv])
            self.assertEqual(compare.compare(options), 0)

    def test_curvesExactly(self):
        self.agree("--curves", "200")

    def test_accountsExactly(self):
        self.agree("--accounts", "500")

    def test_largestOrdersExactly(self):
        self.agree("--orders", "60")

    def test_scenarios(self):
        self.agree("--seed", "1", "--scenarios", "30")


class Difference(unittest.TestCase):
    def test_findsTheFieldThatDiffers(self):
        want = {"imf": "0.1", "borrows": [{"symbol": "SOL", "mmf": "0.05"}]}
        self.assertIsNone(compare.difference(want, {"imf": "0.10", "borrows": [
            {"symbol": "SOL", "mmf": "0.05"}, {"symbol": "BTC", "netExposureNotional": "0"}]}))
        self.assertEqual(compare.difference(want, {"imf": "0.1", "borrows": [
            {"symbol": "SOL", "mmf": "0.06"}]}), ("$.borrows[SOL].mmf", "0.05", "0.06"))


if __name__ == "__main__":
    unittest.main()
