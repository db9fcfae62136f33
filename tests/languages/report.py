"""Compares the engines' verdicts in the given files with the suite."""

import json
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def read(name):
    return json.loads((FOLDER / name).read_text("utf-8"))


faults = read("known-faults.json")
known = {
    (fault["engine"], fault["version"], fault["class"], test) for fault in faults for test in fault["tests"]
}

columns, table, failures = [], {}, []
passed = excused = 0
for run in (json.loads(line) for path in sys.argv[1:] for line in open(path, encoding="utf-8")):
    engine, version, draft = run["engine"], run["version"], run["draft"]
    columns.append((engine, draft))
    happened = set()
    for file, verdicts in run["verdicts"].items():
        name = re.sub(r"^suite/[^/]+/|\.json$", "", file)
        cell = table.setdefault(name, {}).setdefault((engine, draft), [0, 0])
        tests = [(group["description"], test) for group in read(file) for test in group["tests"]]
        for (group, test), verdict in zip(tests, verdicts, strict=True):
            cell[1] += 1
            fault = (engine, version, name, test["description"])
            if verdict is test["valid"]:
                cell[0] += 1
                passed += 1
            elif fault in known:
                excused += 1
                happened.add(fault)
            else:
                place = f"{engine} {version}, {draft}: {file}: {group}: {test['description']}"
                failures.append(f"{place}: expected {test['valid']}, found {verdict}")
    for fault in sorted(known - happened):
        if fault[0] == engine:
            failures.append(f"{engine} {version}, {draft}: a known fault did not happen: {fault[1:]}")

for title in zip(*columns):
    print(" " * 25, *(f"{text:>14}" for text in title))
for name, row in table.items():
    print(f"{name:25}", *("{}/{}".format(*row[column]).rjust(14) for column in columns))
for fault in faults:
    print(f"known fault of {fault['engine']} {fault['version']}, {fault['class']}: {fault['reason']}")
for failure in failures:
    print(failure)
print(f"{excused} verdicts are known faults of engines")
print(f"{passed} passed, {len(failures)} failed")
sys.exit(bool(failures))
