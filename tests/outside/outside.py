# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the console as a person with other senses would: the accessibility tree says what stands on the screen and
where, and the X server is sent the keys and the clicks. Nothing of the program is linked or called."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 60.0  # seconds that a slow machine may take for anything at all
DEBIANS_PYTHON = "/usr/bin/python3"  # the one for which python3-pyatspi is packaged


def missing():
    """What of this machine the tests lack, in words; empty where they can run."""
    lacking = [name for name in ("dbus-run-session", "xvfb-run", "xdotool") if shutil.which(name) is None]
    lacking += [path for path in (DEBIANS_PYTHON, "/usr/libexec/at-spi-bus-launcher",
                                  "/usr/lib/python3/dist-packages/pyatspi") if not os.path.exists(path)]
    if not os.environ.get("PLIMSOLL"):
        lacking.append("PLIMSOLL, the path of the console")
    return ", ".join(lacking)


def within_own_session():
    """Starts the calling program again under a message bus and an X server of its own, unless it runs so already."""
    if os.environ.get("PLIMSOLL_OUTSIDE") or missing():
        return
    os.environ["PLIMSOLL_OUTSIDE"] = "1"
    os.environ.pop("WAYLAND_DISPLAY", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        sys.exit(subprocess.call(["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1280x800x24",
                                  DEBIANS_PYTHON, "-B", *sys.argv]))


def until(what, see):
    """What `see` returns once it is truthy; fails in words after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while True:
        seen = see()
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f"not seen within {PATIENCE:.0f} s: {what}")
        time.sleep(0.05)


class Console:
    """The running program. Nodes are found by role and name: a name is a whole one or a compiled expression."""

    def __init__(self, scenario):
        self.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(self.folder.name)
        (root / "scenario.json").write_text(json.dumps(scenario))
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb",
                           QT_QUICK_BACKEND="software", HOME=str(root), XDG_CONFIG_HOME=str(root / "config"), LANG="C.UTF-8")
        self.words = open(root / "words", "w+")
        self.program = subprocess.Popen([os.environ["PLIMSOLL"], "--data", str(root / "worlds"), "--scenario",
                                         str(root / "scenario.json"), "--speed", "0"],
                                        env=environment, stdout=self.words, stderr=self.words)
        import pyatspi
        pyatspi.setTimeout(int(PATIENCE * 1000), int(PATIENCE * 1000))
        self.atspi = pyatspi
        self.application = until("the program in the accessibility tree", self._application)
        until("its window", lambda: self.see("frame", re.compile("Plimsoll")))
        self.world = next((root / "worlds").glob("*.plimsoll"))

    def close(self):
        self.program.terminate()
        ended = self.program.wait(PATIENCE)
        self.words.seek(0)
        said = [line for line in self.words if "qml:" in line or ".qml:" in line]
        self.words.close()
        self.folder.cleanup()
        if said:
            raise AssertionError("the program warned: " + "".join(said))
        return ended

    def _application(self):
        for each in self.atspi.Registry.getDesktop(0):
            if each is not None and each.name == "plimsoll":
                return each
        return None

    def _in_sight(self, node):
        """What shows below a node, in the order of the tree; what is hidden hides all below it."""
        for child in node:
            if child is not None and child.getState().contains(self.atspi.STATE_SHOWING):
                yield child
                yield from self._in_sight(child)

    def all(self, role, name):
        """Every node in sight of this role and name."""
        def fits(node):
            return node.name == name if isinstance(name, str) else name.search(node.name)
        try:
            return [node for node in self._in_sight(self.application) if node.getRoleName() == role and fits(node)]
        except Exception:  # a node that went while it was asked: the next look sees what is there then
            return []

    def see(self, role, name, which=0):
        found = self.all(role, name)
        return found[which] if found else None

    def find(self, role, name, which=0):
        """`which` tells several of one name apart: 0 the first in the tree, -1 the last."""
        return until(f"{role} {name}", lambda: self.see(role, name, which))

    def selected(self, role, name):
        until(f"{role} {name} selected",
              lambda: self.find(role, name).getState().contains(self.atspi.STATE_SELECTED))

    def gone(self, role, name):
        until(f"no more {role} {name}", lambda: not self.see(role, name))

    def read(self, role, expression):
        """The first group of what the name of the node says."""
        def said():
            for node in self.all(role, re.compile(expression)):
                found = re.search(expression, node.name)  # it may have moved on since
                if found:
                    return found.group(1)
            return None
        return until(f"{role} {expression}", said)

    def text(self, name):
        field = self.find("text", name)
        return field.queryText().getText(0, -1)

    def box(self, node):
        return node.queryComponent().getExtents(self.atspi.DESKTOP_COORDS)

    def centre(self, node):
        """Where the node stands, once it stands still."""
        def rested():
            before = self.box(node)
            time.sleep(0.05)
            after = self.box(node)
            same = (before.x, before.y, before.width, before.height) == (after.x, after.y, after.width, after.height)
            return after if same and after.width > 0 else None
        box = until(f"{node.name} at rest", rested)
        return box.x + box.width // 2, box.y + box.height // 2

    def click(self, role, name, which=0, times=1):
        x, y = self.centre(self.find(role, name, which))
        self._send("mousemove", x, y, "click", "--repeat", times, "--delay", 40, 1)

    def press(self, role, name):
        """By the node's own action: what a screen reader does."""
        node = self.find(role, name)
        actions = node.queryAction()
        for i in range(actions.nActions):
            if actions.getName(i) == "Press":
                actions.doAction(i)
                return
        raise AssertionError(f"{role} {name} cannot be pressed")

    def drag(self, node, right, down):
        """Moves a node by so many pixels, in steps, with the button down."""
        x, y = self.centre(node)
        self._send("mousemove", x, y, "mousedown", 1)
        for step in range(1, 9):
            self._send("mousemove", x + right * step // 8, y + down * step // 8)
            time.sleep(0.03)
        self._send("mouseup", 1)

    def key(self, *keys):
        self._send("key", "--delay", 30, *keys)

    def type(self, name, text):
        """Into the field of this name, in place of what stands there."""
        self.click("text", name)
        self.key("ctrl+a")
        self._send("type", "--delay", 15, text)
        until(f"{text} in {name}", lambda: self.text(name) == text)

    def write(self, text):
        """Where the focus is."""
        self._send("type", "--delay", 15, text)

    def focus(self, title):
        """The keys go to the window whose title begins so: no window manager decides."""
        self._send("search", "--name", "^" + title, "windowfocus", "--sync")

    def _send(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True)

    def exported(self, what):
        """Rows of the world's file as another program reads them."""
        done = subprocess.run([os.environ["PLIMSOLLCTL"], "export", str(self.world), "--what", what, "--format",
                               "json"], capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return json.loads(done.stdout)
