#!/usr/bin/env python3
"""Counts the instructions and allocations of benches/counts.rs and compares them with the table in
benches/README.md: fails if instructions grow by more than 10 %, or allocations at all. With --write it
writes the table instead."""

import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
README = ROOT / "benches/README.md"
TABLE = re.compile(r"(?<=<!-- counts -->\n).*?(?=<!-- end of counts -->)", re.DOTALL)
GROWTH = 1.10
FEW, MANY = 20, 120


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def executable():
    messages = output("cargo", "bench", "--bench", "counts", "--features", "yaml", "--no-run", "--message-format", "json")
    artifacts = (json.loads(line) for line in messages.splitlines())
    return next(
        artifact["executable"]
        for artifact in artifacts
        if artifact["reason"] == "compiler-artifact" and artifact["target"]["name"] == "counts"
    )


def total(program, case, times):
    log = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, case, str(times)],
        check=True,
        stderr=subprocess.PIPE,
        text=True,
    ).stderr
    return int(re.search(r"Collected : (\d+)", log)[1])


def count(program):
    for line in output(program).splitlines():
        case, allocations = line.split("\t")
        # The difference excludes the start of the program.
        instructions = (total(program, case, MANY) - total(program, case, FEW)) // (MANY - FEW)
        yield case, instructions, int(allocations)


def written(readme):
    rows = re.findall(r"^\| (.*?) +\| +([\d,]+) \| +(\d+) \|$", TABLE.search(readme)[0], re.MULTILINE)
    return {case: (int(instructions.replace(",", "")), int(allocations)) for case, instructions, allocations in rows}


def table(counts):
    compiler = output("rustc", "--version").split()[1]
    yield f"Counted on {datetime.date.today()} with rustc {compiler}.\n\n"
    yield "| case                           | instructions | allocations |\n"
    yield "|--------------------------------|-------------:|------------:|\n"
    for case, instructions, allocations in counts:
        yield f"| {case:30} | {instructions:12,} | {allocations:11} |\n"


def main():
    os.chdir(ROOT)
    if not shutil.which("valgrind"):
        subprocess.run(["ci/debian.sh", "valgrind"], check=True)
    counts = list(count(executable()))
    readme = README.read_text()
    if "--write" in sys.argv:
        README.write_text(TABLE.sub(lambda _: "".join(table(counts)), readme))
        return
    known = written(readme)
    assert {case for case, *_ in counts} == set(known), "the table has other cases"
    failed = False
    for case, instructions, allocations in counts:
        before, allocations_before = known[case]
        too_many = instructions > before * GROWTH or allocations > allocations_before
        failed |= too_many
        print(
            f"{'TOO MANY' if too_many else 'ok':8} {case:30} {instructions:8,} instructions, {before:8,} in the table;"
            f" {allocations} allocations, {allocations_before}"
        )
    sys.exit(failed)


main()
