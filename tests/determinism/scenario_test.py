# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One scenario with people in it ends in one state hash: in another process, and with a store."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIO = {
    "name": "a quarter of an hour with people",
    "seed": 20251010,
    "start": "2025-10-10T20:45:00Z",
    "end": "2025-10-10T21:00:00Z",
    "risk": str(ROOT / "resources/risk/venue.json"),
    "prices": {
        "USDC": {"fixed": "1"},
        "BTC": {"volatility": "0.9",
                "anchors": [["2025-10-10T20:45:00Z", "117000"], ["2025-10-10T21:00:00Z", "111000"]]},
        "SOL": {"volatility": "1.4",
                "anchors": [["2025-10-10T20:45:00Z", "215"], ["2025-10-10T21:00:00Z", "190"]]},
    },
    "population": {"traders": 120, "marketMakers": 4, "lenders": 30},
    "steps": [],
}


class Determinism(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_scenario(self, *arguments, seed=SCENARIO["seed"]):
        path = self.folder / f"scenario-{seed}.json"
        path.write_text(json.dumps(SCENARIO | {"seed": seed}))
        done = subprocess.run([os.environ["PLIMSOLLCTL"], "run", path, *arguments],
                              capture_output=True, text=True, timeout=240)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        return json.loads(done.stdout)

    def test_a_second_process_ends_in_the_same_state(self):
        self.assertEqual(self.run_scenario(), self.run_scenario())

    def test_the_seed_decides(self):
        self.assertNotEqual(self.run_scenario()["stateHash"], self.run_scenario(seed=7)["stateHash"])

    def test_a_store_changes_nothing(self):
        with_store = self.run_scenario("--store", self.folder / "world.plimsoll")
        self.assertEqual(self.run_scenario()["stateHash"], with_store["stateHash"])


if __name__ == "__main__":
    unittest.main()
