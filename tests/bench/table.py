# SPDX-FileCopyrightText: 2026 The Plimsoll developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the results of Google Benchmark as the README's table: median and spread of each benchmark.

usage: table.py RESULTS.json
A benchmark may set the label "must: TEXT", which becomes the last column, and user counters, one column for all.
"""

import json
import pathlib
import platform
import re
import sys

SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
RESERVED = {
    "name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions", "repetition_index",
    "threads", "aggregate_name", "aggregate_unit", "iterations", "real_time", "cpu_time", "time_unit", "label",
}


def duration(seconds):
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def amount(value):
    for unit, scale in (("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if abs(value) >= scale:
            return f"{value / scale:.3g} {unit}"
    return f"{value:.3g}"


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def rows(results):
    runs = {}
    for run in results["benchmarks"]:
        runs.setdefault(run["run_name"], {})[run.get("aggregate_name", "median")] = run
    for name, aggregates in runs.items():
        median = aggregates["median"]
        seconds = median["real_time"] * SECONDS[median["time_unit"]]
        spread = aggregates["cv"]["real_time"] * 100 if "cv" in aggregates else 0
        figures = ", ".join(
            f"{key} {amount(value)}" + ("/s" if key == "items_per_second" else "")
            for key, value in median.items() if key not in RESERVED).replace("items_per_second ", "")
        must = median.get("label", "").removeprefix("must:").strip()
        # How often it ran is no part of what was measured.
        name = re.sub(r"/(iterations|repeats):\d+", "", name)
        yield f"| {name} | {duration(seconds)} | {spread:.0f} % | {figures} | {must} |"


def main():
    results = json.loads(pathlib.Path(sys.argv[1]).read_text())
    context = results["context"]
    print(f"{context['date'][:10]}, {processor()}, {context['num_cpus']} cores, median of the repetitions")
    print()
    print("| benchmark | median | spread | figures | must |")
    print("| --- | --- | --- | --- | --- |")
    for row in rows(results):
        print(row)


if __name__ == "__main__":
    main()
