# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tree to its own rules: arrows between rooms, licence lines, names, no left-overs."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACES = ("src", "qml", "tests", "cmake", "packaging", "resources", "docs")
SHARED_QML = ("theme", "controls", "charts")
BANNED = re.compile(r"(Manager|Helper|Utils?|Handler|Data|Info)$")
IMPURE = re.compile(
    r"#include <(iostream|fstream|cstdio|filesystem|thread|mutex|condition_variable|future|chrono|ctime|random)>")
# Where a rule of the domain is broken on purpose, and why that changes no result.
IMPURE_ON_PURPOSE = {
    "src/domain/base/ensure.cpp": "last words before abort",
    "src/domain/base/int256.cpp": "first guess of a square root, corrected exactly",
    "src/domain/liquidation/watch.cpp": "a filter with an error bound; what it lets through is tested exactly",
    "src/domain/liquidation/watch.h": "what that filter is told",
    "src/domain/exchange/margin_bounds.cpp": "a filter with an error bound; what it does not settle is tested exactly",
    "src/domain/exchange/margin_bounds.h": "the same",
    "src/domain/margin/asset_risk.cpp": "the curves of that filter",
    "src/domain/margin/asset_risk.h": "the same",
}


def arrows(cmake):
    """Room -> rooms that it may include, read from the one place that says so."""
    allowed = {}
    for call in re.finditer(r"plimsoll_(?:library|qml_room|program)\((.*?)\)", cmake, re.S):
        words = call[1].split()
        room = words[words.index("ROOM") + 1] if "ROOM" in words else words[0]
        depends = []
        if "DEPENDS" in words:
            for word in words[words.index("DEPENDS") + 1:]:
                if word.isupper():
                    break
                depends.append(word)
        allowed[room] = {room, *depends}
    return allowed


ARROWS = arrows((ROOT / "CMakeLists.txt").read_text())
WITH_QT = {"viewmodel", "app"}


def lines(text):
    return enumerate(text.splitlines(), 1)


def without_comment(line):
    return line.split("//")[0]


def arrow_faults(path, text):
    parts = path.split("/")
    if parts[0] != "src" or len(parts) < 3:
        return
    room = parts[1]
    for number, line in lines(text):
        quoted = re.match(r'#include "([a-z_]+)/', line)
        if quoted and quoted[1] in ARROWS and quoted[1] not in ARROWS[room]:
            yield f"{path}:{number}: {room} may not include {quoted[1]}"
        if room not in WITH_QT and re.match(r"#include [<\"]Q", line):
            yield f"{path}:{number}: {room} knows no Qt"
        if room != "domain" or path in IMPURE_ON_PURPOSE:
            continue
        if IMPURE.match(line):
            yield f"{path}:{number}: domain has no I/O, clock, thread or randomness"
        if re.search(r"\b(double|float)\b", without_comment(line)):
            yield f"{path}:{number}: domain has no floating point"


def licence_faults(path, text):
    name = path.rsplit("/", 1)[-1]
    if not re.search(r"\.(cpp|h|qml|py|cmake|sh)$", name) and name not in ("CMakeLists.txt", "dev"):
        return
    head = "\n".join(text.splitlines()[:5])
    if "SPDX-FileCopyrightText:" not in head or "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
        yield f"{path}:1: lacks the SPDX lines"


def name_faults(path, text):
    stem = path.rsplit("/", 1)[-1].split(".")[0]
    if BANNED.search("".join(word.capitalize() for word in stem.split("_")) if stem.islower() else stem):
        yield f"{path}:1: the file's name says nothing"
    if not re.search(r"\.(cpp|h)$", path):
        return
    for number, line in lines(text):
        declared = re.match(r"\s*(?:class|struct|enum class|using) (\w+)", line)
        if declared and BANNED.search(declared[1]):
            yield f"{path}:{number}: {declared[1]} says nothing"


def leftover_faults(path, text):
    # Spelled in pieces, so that this file passes its own test.
    marks = re.compile(r"(//|#|<!--).*\b(TO" r"DO|FIX" r"ME)\b")
    elsewhere = re.compile(r"(?<![\w.])/wo" r"rk/")
    code = path.endswith((".cpp", ".h", ".qml"))
    for number, line in lines(text):
        if marks.search(line):
            yield f"{path}:{number}: unfinished"
        if elsewhere.search(line):
            yield f"{path}:{number}: names a path of somebody's machine"
        if code and re.match(r"\s*//(?!/).*[;{}]\s*$", line):
            yield f"{path}:{number}: looks like commented-out code"


def qml_faults(path, text):
    parts = path.split("/")
    if parts[0] != "qml" or not path.endswith(".qml"):
        return
    folder = parts[1] if len(parts) > 2 else ""
    for number, line in lines(text):
        if re.match(r"import QtCharts", line) and folder != "charts":
            yield f"{path}:{number}: only qml/charts imports QtCharts"
        used = re.match(r"\s*([A-Z]\w+)\s*\{", line)
        owner = QML_OWNERS.get(used[1], "") if used else ""
        if folder and owner not in ("", folder, *SHARED_QML):
            yield f"{path}:{number}: {folder} may not use {used[1]} of {owner}; move it down"


QML_OWNERS = {
    file.stem: file.parent.name for file in (ROOT / "qml").rglob("*.qml") if file.parent != ROOT / "qml"
}
RULES = (arrow_faults, licence_faults, name_faults, leftover_faults, qml_faults)


def tree():
    yield from (ROOT / name for name in ("CMakeLists.txt", "dev", ".ci/run", "README.md") if (ROOT / name).exists())
    for place in PLACES:
        for file in sorted((ROOT / place).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file


def faults(path, text):
    return [fault for rule in RULES for fault in rule(path, text)]


class Tree(unittest.TestCase):
    def test_the_tree_keeps_its_rules(self):
        found = []
        for file in tree():
            try:
                text = file.read_text()
            except UnicodeDecodeError:
                continue
            found += faults(file.relative_to(ROOT).as_posix(), text)
        self.assertEqual([], found, "\n" + "\n".join(found))

    def test_every_room_has_its_arrows(self):
        rooms = {folder.name for folder in (ROOT / "src").iterdir() if folder.is_dir()}
        self.assertEqual(set(), rooms - ARROWS.keys())

    def test_each_rule_finds_a_planted_fault(self):
        spdx = "// SPDX-FileCopyrightText: x\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
        planted = {
            "src/domain/base/x.h": ['#include "storage/journal.h"', "#include <QObject>", "#include <thread>",
                                    "double x = 0;"],
            "src/service/y.cpp": ["struct OrderManager {", "// TO" "DO: later", "// call(x);", "// see /wo" "rk/x"],
            "qml/lending/Z.qml": ["import QtCharts"],
        }
        for path, texts in planted.items():
            self.assertEqual([], faults(path, spdx))
            for text in texts:
                self.assertEqual(1, len(faults(path, spdx + text)), (path, text))
        self.assertEqual(1, len(faults("src/service/order_util.h", spdx)))
        self.assertEqual(1, len(faults("src/service/y.cpp", "int x;")))


if __name__ == "__main__":
    unittest.main()
