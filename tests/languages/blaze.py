"""Prints the verdicts of Blaze, in the format described in engines.mjs: by its own command for tests of schemas,
which gets a file for each group of the suite."""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parent
COMMAND = FOLDER / "node_modules/.bin/jsonschema"


def read(path):
    # Numbers stay as they are written.
    written = lambda text: f"as written: {text}"
    return json.loads(path.read_text("utf-8"), parse_float=written, parse_int=written)


def is_beyond(data):
    """Returns whether a number fits no integer of 64 bits, at which the command ends."""
    numbers = re.findall('"as written: ([^"]+)"', json.dumps(data))
    return any(not -(2**63) <= float(number) < 2**63 for number in numbers)


paths = [*sorted(FOLDER.glob("suite/20*/**/*.json")), FOLDER / "by-hand.json"]
schemas = {}
for path in [*FOLDER.glob("../../schemas/*/*.json"), *FOLDER.glob("suite/schemas/*/*.json")]:
    schemas[read(path)["$id"]] = str(path.resolve())

for draft, suffix in [("2020-12", ".json"), ("draft-07", ".draft-07.json")]:
    run = {}
    with TemporaryDirectory() as folder:
        for path in paths:
            for number, group in enumerate(read(path)):
                place = Path(folder).resolve() / f"{path.parent.name}-{path.stem}-{number}.json"
                run[place] = path, [None if is_beyond(test["data"]) else test["valid"] for test in group["tests"]]
                tests = [test for test in group["tests"] if not is_beyond(test["data"])]
                target = schemas[re.sub("[.]json$", suffix, group["schema"]["$ref"])]
                text = json.dumps({"target": target, "tests": tests})
                place.write_text(re.sub('"as written: ([^"]+)"', r"\1", text), "utf-8")
        command = subprocess.run([COMMAND, "test", "--json", folder], capture_output=True, text=True)
    report = json.loads(command.stdout)
    if "error" in report:
        sys.exit(f"Blaze: {report}")
    found = {}
    for test in report["results"]["tests"]:
        found.setdefault(test["filePath"], []).append(test["status"] == "passed")
    verdicts = {}
    for place, (path, expected) in run.items():
        agrees = iter(found.get(str(place), []))
        own = [valid if valid is None else next(agrees) == valid for valid in expected]
        verdicts.setdefault(str(path.relative_to(FOLDER)), []).extend(own)
    version = report["results"]["tool"]["version"]
    print(json.dumps({"engine": "blaze", "version": version, "draft": draft, "verdicts": verdicts}))
