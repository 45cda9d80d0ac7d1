# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships is read without a fault, and every shipped scenario that is an exact test holds."""

import json
import pathlib
import unittest

from program import CtlTest

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "resources"


class Shipped(CtlTest):
    def test_risk_configurations_are_sound(self):
        files = sorted((RESOURCES / "risk").glob("*.json"))
        self.assertTrue(files)
        for file in files:
            with self.subTest(file.name):
                self.assertEqual([], self.answer("check", file))

    def test_exact_scenarios_hold(self):
        played = 0
        for file in sorted((RESOURCES / "scenarios").glob("*.json")):
            scenario = json.loads(file.read_text())
            if "population" in scenario:
                continue
            with self.subTest(file.name):
                answer = self.answer("run", file)
                self.assertEqual([], answer["failures"])
                self.assertTrue(answer["expectations"]["passed"])
            played += 1
        self.assertTrue(played)


if __name__ == "__main__":
    unittest.main()
