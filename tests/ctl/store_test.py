# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that is kept: its journal replays to the same hash, tells of damage, and gives its tables away."""

import contextlib
import csv
import io
import sqlite3
import stat
import unittest
from fractions import Fraction

from program import EXAMPLES, CtlTest

SCENARIO = EXAMPLES / "scenario-2-margin-long.json"


class Store(CtlTest):
    def setUp(self):
        super().setUp()
        self.report = self.answer("run", SCENARIO, "--store", "w.db")

    def test_the_journal_replays_to_the_same_hash(self):
        self.assertEqual(self.answer("run", SCENARIO), self.report)
        answer = self.answer("verify", "w.db")
        self.assertTrue(answer["verified"])
        self.assertIsNone(answer["broken"])
        self.assertEqual(self.report["stateHash"], answer["stateHash"])
        self.assertEqual(sum(self.report["commands"].values()), answer["through"])

    def test_only_its_owner_may_read_it(self):
        self.assertEqual(0o600, stat.S_IMODE((self.folder / "w.db").stat().st_mode))

    def test_a_world_is_not_overwritten(self):
        before = (self.folder / "w.db").read_bytes()
        self.assertIn("w.db", self.fault("run", SCENARIO, "--store", "w.db"))
        self.assertEqual(before, (self.folder / "w.db").read_bytes())

    def test_damage_is_found(self):
        with sqlite3.connect(self.folder / "w.db") as store:
            tables = {row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            self.assertIn("batches", tables)
            number, commands = store.execute("SELECT firstSequence, commands FROM batches LIMIT 1").fetchone()
            spoiled = bytes([commands[0]]) + bytes(b ^ 1 for b in commands[1:9]) + commands[9:]
            store.execute("UPDATE batches SET commands = ? WHERE firstSequence = ?", (spoiled, number))
        answer = self.answer("verify", "w.db", code=1)
        self.assertFalse(answer["verified"])
        self.assertIn(answer["broken"]["table"], ("batches", "state"))

    def test_a_journal_that_ends_before_its_rows_was_cut(self):
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            store.executescript("DELETE FROM batches; DELETE FROM snapshots WHERE sequence > 0")
        broken = self.answer("verify", "w.db", code=1)["broken"]
        self.assertEqual(("batches", 1), (broken["table"], broken["sequence"]))
        self.assertIn("acknowledged", broken["why"])

    def test_a_damaged_store_is_named_once_and_told_whole(self):
        with open(self.folder / "w.db", "r+b") as store:
            size = store.seek(0, 2)
            store.seek(4096)
            store.write(b"\xff" * (size - 4096))
        said = self.fault("verify", "w.db")
        self.assertEqual(1, said.count("w.db"), said)
        self.assertNotIn("...", said)

    def test_what_is_no_world(self):
        self.write("no.db", "not a database at all, only text that is long enough to look at")
        for command in (("verify", "no.db"), ("verify", "none.db"), ("export", "no.db", "--what", "accounts"),
                        ("export", "none.db", "--what", "events")):
            self.fault(*command)

    def test_tables(self):
        accounts = self.answer("export", "w.db", "--what", "accounts")
        self.assertEqual([1, 2, 3], [row["subaccount"] for row in accounts])
        pools = {row["symbol"]: row for row in self.answer("export", "w.db", "--what", "pools")}
        self.assertEqual(["USDC", "SOL"], list(pools))
        borrowed, lent = (Fraction(pools["USDC"][key]) for key in ("borrowedQuantity", "lentQuantity"))
        self.assertTrue(0 < borrowed < 1000)
        self.assertEqual(borrowed / lent * 10**18 // 1, Fraction(pools["USDC"]["utilization"]) * 10**18)
        liquidations = self.answer("export", "w.db", "--what", "liquidations")
        self.assertTrue(liquidations)
        self.assertEqual({1}, {row["subaccount"] for row in liquidations})
        self.assertTrue(all(row["time"].startswith("2025-10-10T20:0") for row in liquidations))
        events = self.answer("export", "w.db", "--what", "events")
        self.assertIn("Fill", {row["kind"] for row in events})
        self.assertIn("Refusal", {row["kind"] for row in events})
        self.assertEqual([], self.answer("export", "w.db", "--what", "audit"))

    def test_csv(self):
        done = self.call("export", "w.db", "--what", "pools", "--format", "csv")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
        self.assertEqual(["USDC", "SOL"], [row["symbol"] for row in rows])
        self.assertEqual(self.answer("export", "w.db", "--what", "pools")[0]["utilization"], rows[0]["utilization"])

    def test_report_folder(self):
        self.answer("run", SCENARIO, "--report", "out/first")
        self.assertEqual({"report.json", "accounts.csv", "pools.csv"},
                         {file.name for file in (self.folder / "out/first").iterdir()})
        self.write("file", "")
        self.fault("run", SCENARIO, "--report", "file/below")


if __name__ == "__main__":
    unittest.main()
