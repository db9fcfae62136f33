#!/usr/bin/env python3
"""Adds a run of a fuzz target to fuzz/totals.json: ci/fuzz-totals.py TARGET SECONDS LOG"""

import json
import pathlib
import re
import sys

TOTALS = pathlib.Path(__file__).resolve().parent.parent / "fuzz/totals.json"


def main():
    target, seconds, log = sys.argv[1:]
    runs = re.search(r"^stat::number_of_executed_units: *(\d+)", pathlib.Path(log).read_text(), re.MULTILINE)[1]
    totals = json.loads(TOTALS.read_text())
    total = totals.setdefault(target, {"runs": 0, "seconds": 0})
    total["runs"] += int(runs)
    total["seconds"] += int(seconds)
    rows = (f"  {json.dumps(name)}: {{ {json.dumps(total)[1:-1]} }}" for name, total in sorted(totals.items()))
    TOTALS.write_text("{\n" + ",\n".join(rows) + "\n}\n")


main()
