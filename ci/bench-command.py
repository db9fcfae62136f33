#!/usr/bin/env python3
"""Measures the command as a process: memory and time of `check --lines` on document D compared with the
library alone, growth with the number of lines, the output formats compared, threads, a folder of files beside
other commands, and a single small file."""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

ROUNDS = 7
SMALL_ROUNDS = 101
FILES = 20_000
COUNTS = [1_000, 10_000, 100_000, 1_000_000]


def built(package, kind, name):
    command = ["cargo", "build", "--release", "--package", package, "--message-format", "json", kind, name]
    messages = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    artifacts = [json.loads(line) for line in messages.splitlines()]
    return next(a["executable"] for a in artifacts if a.get("executable") and a["target"]["name"] == name)


def seconds(*command):
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def peak(*command):
    """Returns the peak memory of a command in MiB. Uses time, because a direct child counts Python's memory, too."""
    measured = subprocess.run(
        ["/usr/bin/time", "--format", "%M", *command], check=True, capture_output=True, text=True
    )
    return int(measured.stderr.splitlines()[-1]) / 1024


def documents_in(folder):
    """Returns the command, the program that makes documents, and a function that writes lines of D to a file."""
    # Copied before the benchmarks are built: their features would make the command larger.
    command = shutil.copy(built("msk-preflight", "--bin", "msk-preflight"), folder)
    documents = built("msk-connect-preflight", "--bench", "documents")

    def lines(count):
        path = pathlib.Path(folder, f"{count}.ndjson")
        with path.open("wb") as file:
            subprocess.run([documents, "lines", str(count)], check=True, stdout=file)
        return path

    return command, documents, lines


def compare_lines(command, documents, lines):
    d = lines(200_000)
    check = [command, "check", "--lines", "--jobs", "1"]
    ratios = [seconds(*check, d) / seconds(documents, "read", d) for _ in range(ROUNDS)]
    print(f"check --lines takes {statistics.median(ratios):.2f} of the library's time for D")
    # Small inputs are read several times to amortize the start of the process.
    paths = {count: [lines(count)] * max(1, 100_000 // count) for count in COUNTS}
    times = {count: [] for count in COUNTS}
    for _ in range(ROUNDS):
        for count in COUNTS:
            times[count].append(seconds(*check, *paths[count]) / count / len(paths[count]))
    for count in COUNTS:
        a_line = statistics.median(times[count])
        of_first = a_line / statistics.median(times[COUNTS[0]])
        print(
            f"{count:9,} lines: {a_line * 1e9:.0f} ns a line, {of_first:.2f} of the first,"
            f" {peak(command, 'check', '--lines', paths[count][0]):.1f} MiB"
        )

    of_json = {format: [] for format in ["human", "sarif", "github"]}
    for _ in range(ROUNDS):
        json_time = seconds(*check, "--format", "json", *paths[1_000_000])
        for format, ratios in of_json.items():
            ratios.append(seconds(*check, "--format", format, *paths[1_000_000]) / json_time)
    for format, ratios in of_json.items():
        print(f"a million valid lines in {format}: {statistics.median(ratios):.2f} of the time in json")
    return d


def compare_threads(name, check):
    os.sync()  # Writing the files to the disk would take a part of the threads' time.
    ratios = [seconds(*check, "--jobs", "1") / seconds(*check) for _ in range(ROUNDS)]
    print(f"{name}: {statistics.median(ratios):.2f} times as fast with {os.cpu_count()} threads as with one")


def compare_folder(command, d, folder):
    """Checks a folder of files, also with other commands that take turns with it."""
    files = pathlib.Path(folder, "files")
    files.mkdir()
    with d.open("rb") as documents:
        for number, line in zip(range(FILES), documents):
            (files / f"{number:05}.json").write_bytes(line)
    check = [command, "check", files]
    compare_threads(f"a folder of {FILES:,} files", check)
    subprocess.run(["ci/venv.sh", f"{folder}/venv"], check=True)
    install = [f"{folder}/venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "check-jsonschema"]
    subprocess.run(install, check=True)
    subprocess.run(["npm", "install", "--prefix", folder, "--silent", "--ignore-scripts", "ajv-cli@5"], check=True)
    schema = "schemas/2026-10/request.json"
    each = f"find {files} -name '*.json' -print0 | xargs -0"
    others = {
        "jq empty": f"{each} jq empty",
        "ajv-cli": f"{folder}/node_modules/.bin/ajv validate --spec=draft2020 --strict=false -s {schema} -d '{files}/*.json'",
        "check-jsonschema": f"{each} {folder}/venv/bin/check-jsonschema --schemafile {schema}",
    }
    for name, other in others.items():
        ratios = [seconds("sh", "-c", other) / seconds(*check) for _ in range(3)]
        print(f"{name} on the folder: {statistics.median(ratios):.1f} of the command's time")


def main():
    os.chdir(pathlib.Path(__file__).resolve().parent.parent)
    tools = {"/usr/bin/time": "time", "/usr/bin/jq": "jq", "/usr/bin/npm": "npm"}
    missing = [package for path, package in tools.items() if not os.path.exists(path)]
    if missing:
        subprocess.run(["ci/debian.sh", *missing], check=True)
    with tempfile.TemporaryDirectory() as folder:
        command, documents, lines = documents_in(folder)
        d = compare_lines(command, documents, lines)
        compare_threads("D", [command, "check", "--lines", d])
        compare_folder(command, d, folder)

        small = pathlib.Path(folder, "small.json")
        small.write_bytes(subprocess.run([documents, "print", "A"], check=True, stdout=subprocess.PIPE).stdout)
        check = [command, "check", small]
        median = statistics.median(seconds(*check) for _ in range(SMALL_ROUNDS))
        print(f"one small file: {median * 1e3:.1f} ms, {peak(*check):.1f} MiB")
        print(f"binary: {os.path.getsize(command) / 1e6:.2f} MB")


main()
