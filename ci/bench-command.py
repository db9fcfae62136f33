#!/usr/bin/env python3
"""Measures the command as a process: memory and time of `check --lines` on document D compared with the
library alone, growth with the number of lines, the output formats compared, and a single small file."""

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


def main():
    os.chdir(pathlib.Path(__file__).resolve().parent.parent)
    if not os.path.exists("/usr/bin/time"):
        subprocess.run(["ci/debian.sh", "time"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        # Copied before the benchmarks are built: their features would make the command larger.
        command = shutil.copy(built("msk-preflight", "--bin", "msk-preflight"), folder)
        documents = built("msk-connect-preflight", "--bench", "documents")
        def document(count):
            path = pathlib.Path(folder, f"{count}.ndjson")
            with path.open("wb") as file:
                subprocess.run([documents, "lines", str(count)], check=True, stdout=file)
            return path

        d = document(200_000)
        check = [command, "check", "--lines"]
        ratios = [seconds(*check, d) / seconds(documents, "read", d) for _ in range(ROUNDS)]
        print(f"check --lines takes {statistics.median(ratios):.2f} of the library's time for D")
        # Small inputs are read several times to amortize the start of the process.
        paths = {count: [document(count)] * max(1, 100_000 // count) for count in COUNTS}
        times = {count: [] for count in COUNTS}
        for _ in range(ROUNDS):
            for count in COUNTS:
                times[count].append(seconds(*check, *paths[count]) / count / len(paths[count]))
        for count in COUNTS:
            a_line = statistics.median(times[count])
            of_first = a_line / statistics.median(times[COUNTS[0]])
            print(
                f"{count:9,} lines: {a_line * 1e9:.0f} ns a line, {of_first:.2f} of the first,"
                f" {peak(*check, paths[count][0]):.1f} MiB"
            )

        of_json = {format: [] for format in ["human", "sarif", "github"]}
        for _ in range(ROUNDS):
            json_time = seconds(*check, "--format", "json", *paths[1_000_000])
            for format, ratios in of_json.items():
                ratios.append(seconds(*check, "--format", format, *paths[1_000_000]) / json_time)
        for format, ratios in of_json.items():
            print(f"a million valid lines in {format}: {statistics.median(ratios):.2f} of the time in json")

        small = pathlib.Path(folder, "small.json")
        small.write_bytes(subprocess.run([documents, "print", "A"], check=True, stdout=subprocess.PIPE).stdout)
        check = [command, "check", small]
        median = statistics.median(seconds(*check) for _ in range(SMALL_ROUNDS))
        print(f"one small file: {median * 1e3:.1f} ms, {peak(*check):.1f} MiB")
        print(f"binary: {os.path.getsize(command) / 1e6:.2f} MB")


main()
