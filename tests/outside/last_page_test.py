# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The console begins on the page that was left, with its first figures still to come: on each of them it stands."""

import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

PATIENCE = 20.0  # seconds that a slow machine may take to make its world
PAGES = ["Overview", "Lending", "Margin", "Liquidations", "Risk", "Changes", "Exchange", "Journal", "Balance",
         "Settings"]


@unittest.skipUnless(os.environ.get("PLIMSOLL"), "this build has no console")
class LastPage(unittest.TestCase):
    def begin(self, page, folder):
        config = pathlib.Path(folder) / "config/plimsoll"
        config.mkdir(parents=True)
        (config / "console.conf").write_text(f"[window]\npage={page}\n")
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", HOME=folder,
                           XDG_CONFIG_HOME=folder + "/config", LANG="C.UTF-8")
        return subprocess.Popen([os.environ["PLIMSOLL"], "--data", folder + "/worlds"], env=environment,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def test_every_page_is_one_to_begin_on(self):
        for page, name in enumerate(PAGES):
            with self.subTest(page=name), tempfile.TemporaryDirectory() as folder:
                program = self.begin(page, folder)
                end = time.monotonic() + PATIENCE
                while not list(pathlib.Path(folder).glob("worlds/*.plimsoll")) and time.monotonic() < end:
                    time.sleep(0.05)
                time.sleep(1.5)
                program.send_signal(signal.SIGTERM)
                said = program.communicate(timeout=PATIENCE)[1]
                self.assertEqual(0, program.returncode, said)
                self.assertNotIn(".qml:", said)


if __name__ == "__main__":
    unittest.main()
