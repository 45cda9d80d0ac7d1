# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs plimsollctl as a person or another program would."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

EXAMPLES = pathlib.Path(__file__).parent / "examples"


def example(name):
    return json.loads((EXAMPLES / f"{name}.json").read_text())


class CtlTest(unittest.TestCase):
    """Calls the program in a folder of its own; files are written there by name."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        text = content if isinstance(content, str) else json.dumps(content)
        (self.folder / name).write_text(text)
        return name

    def call(self, *arguments):
        program = os.environ["PLIMSOLLCTL"]
        return subprocess.run([program, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True,
                              timeout=120)

    def answer(self, *arguments, code=0):
        done = self.call(*arguments)
        self.assertEqual(code, done.returncode, done.stderr + done.stdout)
        return json.loads(done.stdout)

    def fault(self, *arguments):
        """The one line that bad input is answered with; nothing else is written."""
        done = self.call(*arguments)
        self.assertEqual((2, ""), (done.returncode, done.stdout), done.stderr)
        self.assertEqual(1, len(done.stderr.splitlines()), done.stderr)
        return done.stderr.rstrip("\n")
