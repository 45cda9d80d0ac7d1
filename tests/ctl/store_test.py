# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run that is kept: its journal replays to the same hash, tells of damage, and gives its tables away."""

import contextlib
import csv
import fcntl
import io
import json
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
        self.assertIn("w.db: $: value There is already a file at this place; it is not overwritten, limit a place "
                      "without a file", self.fault("run", SCENARIO, "--store", "w.db"))
        self.assertEqual(before, (self.folder / "w.db").read_bytes())

    def test_what_another_world_left_is_not_mixed_with_a_new_one(self):
        for suffix in ("-wal", "-journal", "-shm", ".audit", ".new", ".new-journal"):
            left = self.folder / f"x.db{suffix}"
            left.write_text("left")
            self.assertTrue(self.fault("run", SCENARIO, "--store", "x.db").startswith(f"x.db{suffix}: "), suffix)
            self.assertEqual("left", left.read_text())
            self.assertEqual([left], list(self.folder.glob("x.db*")))
            left.unlink()
        self.answer("run", SCENARIO, "--store", "x.db")
        self.assertTrue(self.answer("verify", "x.db")["verified"])

    def test_a_world_is_a_file_of_just_that_name(self):
        for name in (":memory:", "file:x?mode=memory"):
            self.answer("run", SCENARIO, "--store", name)
            self.assertTrue((self.folder / name).is_file())
            self.assertEqual(self.report["stateHash"], self.answer("verify", name)["stateHash"])

    def test_a_folder_that_is_not_there_is_named(self):
        self.assertIn("The folder of this place is not there", self.fault("run", SCENARIO, "--store", "none/x.db"))

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

    def test_a_head_that_was_handed_out_is_looked_for(self):
        self.assertEqual(0, self.answer("verify", "w.db")["signedThrough"])
        self.write("report.md", f"# Change 1\n\n    plimsoll-head 3 {'0' * 64} unsigned\n")
        broken = self.answer("verify", "w.db", "--head", "report.md", code=1)["broken"]
        self.assertEqual(("actions", 1), (broken["table"], broken["sequence"]))
        self.assertIn("names 3", broken["why"])
        self.write("report.md", f"    plimsoll-head 3 {'0' * 64} {'0' * 128} {'0' * 64}\n")
        self.assertEqual("audit", self.answer("verify", "w.db", "--head", "report.md", code=1)["broken"]["table"])
        self.write("report.md", "# Change 1\n")
        self.assertIn("no head of an audit", self.fault("verify", "w.db", "--head", "report.md"))

    def test_what_was_not_compared_is_said(self):
        self.assertEqual([], self.answer("verify", "w.db")["notices"])
        (self.folder / "w.db.audit").unlink()
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            store.execute("UPDATE world SET value = '99' WHERE key = 'narrowRowsThrough'")
            store.commit()
        done = self.call("verify", "w.db")
        self.assertEqual(0, done.returncode)
        notices = json.loads(done.stdout)["notices"]
        self.assertEqual(2, len(notices))
        self.assertIn("w.db.audit", notices[0])
        self.assertIn("not compared", notices[1])
        *said, unsigned = done.stderr.splitlines()
        self.assertEqual(notices, said)
        self.assertIn("its audit is not signed", unsigned)

    def test_a_link_to_a_world_is_as_good_as_the_world(self):
        (self.folder / "kept").mkdir()
        for name in ("w.db", "w.db.audit"):
            (self.folder / name).rename(self.folder / "kept" / name)
        (self.folder / "w.db").symlink_to(self.folder / "kept" / "w.db")
        self.assertEqual([], self.answer("verify", "w.db")["notices"])

    def test_a_folder_where_the_heads_belong_is_named(self):
        (self.folder / "w.db.audit").unlink()
        (self.folder / "w.db.audit").mkdir()
        (self.folder / "x.db.audit").mkdir()
        self.assertTrue(self.fault("verify", "w.db").startswith("w.db.audit: "))
        self.assertTrue(self.fault("run", SCENARIO, "--store", "x.db").startswith("x.db.audit: "))
        self.assertFalse((self.folder / "x.db").exists())

    def test_a_shortened_file_of_heads_is_said(self):
        heads = self.folder / "w.db.audit"
        lines = heads.read_text().splitlines(keepends=True)
        record = [line for line in lines if not line.startswith("environment ")]
        self.assertLess(len(record), len(lines))
        heads.write_text("".join(record))
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            store.execute("UPDATE world SET value = 'PRODUCTION' WHERE key = 'environment'")
            store.commit()
        answer = self.answer("verify", "w.db")
        self.assertEqual(1, len(answer["notices"]))
        self.assertIn("does not name environment of the world's record", answer["notices"][0])

    def alter(self, *statements):
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            store.executescript(";".join(statements))

    def test_a_world_that_is_written_is_said_to_be(self):
        self.answer("run", EXAMPLES / "scenario-small-debt.json", "--store", "a.db")
        heads = self.folder / "a.db.audit"
        lines = heads.read_text().splitlines(keepends=True)
        heads.write_text("".join(line for line in lines if not line.startswith("1 ")))
        notice, = self.answer("verify", "a.db")["notices"]
        self.assertIn("names none of the 1 operators' actions: a cut behind that would not be found", notice)
        with open(self.folder / "a.db.lock", "r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with contextlib.closing(sqlite3.connect(self.folder / "a.db")) as store:
                store.execute("UPDATE projected SET sequence = 0")
                store.commit()
            notice, = self.answer("verify", "a.db")["notices"]
        self.assertIn("is being written", notice)

    def test_a_row_too_many_in_the_record_is_found(self):
        self.alter("INSERT INTO world VALUES ('horizon', '9999')")
        broken = self.answer("verify", "w.db", code=1)["broken"]
        self.assertEqual(("world", "horizon is no row of a world's record"), (broken["table"], broken["why"]))

    def test_a_foreign_number_of_the_schema_is_said(self):
        for number in (99, -1):
            self.alter(f"PRAGMA user_version = {number}", "UPDATE liquidations SET fee = '777'")
            notices = self.answer("verify", "w.db")["notices"]
            self.assertIn(f"has the number {number} (user_version)", notices[-1])
            self.assertIn("were not compared", notices[-1])

    def test_rows_behind_what_is_projected_are_the_first_of_those_derived(self):
        unprojected = "UPDATE projected SET sequence = 0"
        self.alter(unprojected)
        notice, = self.answer("verify", "w.db")["notices"]
        self.assertIn("are whole up to command 0 of 38", notice)
        self.alter("DELETE FROM refusals", "DELETE FROM events WHERE sequence > (SELECT max(sequence) / 2 FROM events)")
        self.assertEqual([notice], self.answer("verify", "w.db")["notices"])
        whole = (self.folder / "w.db").read_bytes()
        for table, edit in (("liquidations", "UPDATE liquidations SET fee = '777'"),
                            ("liquidations", "UPDATE liquidations SET paidQuantity = '777'"),
                            ("liquidations", "UPDATE liquidations SET counterparty = 777"),
                            ("liquidations", "DELETE FROM liquidations WHERE sequence ="
                                             " (SELECT min(sequence) FROM liquidations)"),
                            ("events", "INSERT INTO events SELECT sequence, part + 1000, time, kind, subaccount, symbol,"
                                       " quantity, value, source, before, after, detail FROM events LIMIT 1"),
                            ("venueMinutes", "UPDATE venueMinutes SET queueLength = queueLength + 1"),
                            ("fills", "UPDATE fills SET price = price || '1'")):
            self.alter(edit)
            broken = self.answer("verify", "w.db", code=1)["broken"]
            self.assertEqual(table, broken["table"], edit)
            (self.folder / "w.db").write_bytes(whole)

    def test_rows_that_are_not_in_their_tables_yet_are_exported(self):
        tables = ("events", "liquidations", "refusals")
        before = {what: self.answer("export", "w.db", "--what", what) for what in tables}
        middle = self.answer("verify", "w.db")["through"] // 2
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            for table in ("fills", "liquidations", "refusals", "events", "poolMinutes", "venueMinutes"):
                store.execute(f"DELETE FROM {table} WHERE sequence > ?", (middle + 1,))
            store.execute("UPDATE projected SET sequence = ?", (middle,))
            store.commit()
        self.assertEqual(before, {what: self.answer("export", "w.db", "--what", what) for what in tables})
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            store.execute("UPDATE batches SET commands = x'00'")
            store.commit()
        done = self.call("export", "w.db", "--what", "events")
        self.assertIn(f"rows of commands after {middle} are not in its tables", done.stderr)
        self.assertLess(len(json.loads(done.stdout)), len(before["events"]))

    def test_a_log_that_is_damaged_before_whole_commits_is_said(self):
        with contextlib.closing(sqlite3.connect(self.folder / "w.db", isolation_level=None)) as store:
            for number in range(3):
                store.execute("INSERT INTO console VALUES (?, '')", (str(number),))
            log = (self.folder / "w.db-wal").read_bytes()
            world = (self.folder / "w.db").read_bytes()
        page = (len(log) - 32) // 3
        kept = (self.folder / "w.db.audit").read_bytes()
        for place, said in ((None, None), (8, "in its header"), (100, "at frame 1"), (32 + page + 100, "at frame 2"),
                            (32 + 2 * page + 100, None)):
            spoilt = bytearray(log)
            if place:
                spoilt[place] ^= 1
            self.write("x.db", "")
            (self.folder / "x.db").write_bytes(world)
            (self.folder / "x.db.audit").write_bytes(kept)
            (self.folder / "x.db-wal").write_bytes(spoilt)
            (self.folder / "x.db-shm").unlink(missing_ok=True)
            done = self.call("verify", "x.db")
            self.assertEqual(0, done.returncode, done.stdout)
            self.assertEqual(said is not None, "whole commits behind" in done.stderr, (place, done.stderr))
            self.assertIn(said or "", done.stderr)

    def test_another_engine_is_said(self):
        with contextlib.closing(sqlite3.connect(self.folder / "w.db")) as store:
            store.execute("UPDATE world SET value = 'exchange 1, commands 27' WHERE key = 'engineFingerprint'")
            store.commit()
        self.assertEqual("world", self.answer("verify", "w.db", code=1)["broken"]["table"])
        (self.folder / "w.db.audit").unlink()
        for command in (("verify", "w.db"), ("export", "w.db", "--what", "accounts")):
            self.assertIn("of another engine", self.fault(*command))

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
        for row in liquidations:
            self.assertEqual(row["stage"] == "Holdings", row["paidQuantity"] is None, row)
            self.assertEqual(row["stage"] in ("Backstop", "Adl"), row["counterparty"] is not None, row)
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

    def test_a_spreadsheet_is_given_no_formula(self):
        self.alter("UPDATE refusals SET value = '=1+1' WHERE sequence = (SELECT min(sequence) FROM refusals)")
        done = self.call("export", "w.db", "--what", "refusals", "--format", "csv")
        values = [row["value"] for row in csv.DictReader(io.StringIO(done.stdout, newline=""))]
        self.assertEqual("'=1+1", values[0])
        self.assertIn("=1+1", [row["value"] for row in self.answer("export", "w.db", "--what", "refusals")])

    def test_report_folder(self):
        self.answer("run", SCENARIO, "--report", "out/first")
        self.assertEqual({"report.json", "accounts.csv", "pools.csv"},
                         {file.name for file in (self.folder / "out/first").iterdir()})
        self.write("file", "")
        self.fault("run", SCENARIO, "--report", "file/below")


if __name__ == "__main__":
    unittest.main()
