"""Compares the engines' verdicts in the given files with the suite."""

import json
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def read(name):
    return json.loads((FOLDER / name).read_text("utf-8"))


faults = read("known-faults.json")
known = [
    (engine, version, fault["class"], pattern)
    for fault in faults
    for engine, version in fault["engines"].items()
    for pattern in fault["tests"]
]

failures = []
passed = 0
print(f"{'engine':16} {'version':>9} {'draft':>9} {'right':>6} {'known faults':>13} {'cannot read':>12}")
for run in (json.loads(line) for path in sys.argv[1:] for line in open(path, encoding="utf-8")):
    engine, version, draft = run["engine"], run["version"], run["draft"]
    right = excused = unread = 0
    happened = set()
    for file, verdicts in run["verdicts"].items():
        name = re.sub(r"^suite/[^/]+/|\.json$", "", file)
        own = [fault for fault in known if fault[:3] == (engine, version, name)]
        tests = [(group["description"], test) for group in read(file) for test in group["tests"]]
        for (group, test), verdict in zip(tests, verdicts, strict=True):
            excuses = [fault for fault in own if re.fullmatch(fault[3], test["description"])]
            if verdict is test["valid"]:
                right += 1
            elif verdict is None:
                unread += 1
            elif excuses:
                excused += 1
                happened.update(excuses)
            else:
                place = f"{engine} {version}, {draft}: {file}: {group}: {test['description']}"
                failures.append(f"{place}: expected {test['valid']}, found {verdict}")
    for fault in known:
        if fault[0] == engine and fault not in happened:
            failures.append(f"{engine} {version}, {draft}: a known fault did not happen: {fault[1:]}")
    print(f"{engine:16} {version:>9} {draft:>9} {right:6} {excused:13} {unread:12}")
    passed += right

for fault in faults:
    engines = ", ".join(f"{engine} {version}" for engine, version in fault["engines"].items())
    print(f"known fault of {engines}, {fault['class']}: {fault['reason']}")
for failure in failures:
    print(failure)
print(f"{passed} passed, {len(failures)} failed")
sys.exit(bool(failures))
