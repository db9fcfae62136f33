#!/usr/bin/env python3
"""Reduces the corpus of each fuzz target, or only of the given ones, to the inputs that cover the most.

Chooses at most 150 inputs from fuzz/found/TARGET and fuzz/corpus/TARGET, and keeps these in
fuzz/corpus/TARGET. Each choice is the input that adds the most edges to those of the seeds, the regressions
and the inputs chosen before; among equals, the smallest. Needs the build of ci/fuzz.sh.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile

FUZZ = pathlib.Path(__file__).resolve().parent.parent / "fuzz"
MOST = 150


def edges(target, folders):
    """Returns the edges that each input in the folders covers, by path."""
    with tempfile.TemporaryDirectory() as empty:
        control = pathlib.Path(empty, "control")
        merged = pathlib.Path(empty, "merged")
        merged.mkdir()
        program = FUZZ / "target/x86_64-unknown-linux-gnu/release" / target
        options = ["-use_counters=0", "-set_cover_merge=1", f"-merge_control_file={control}"]
        subprocess.run([program, *options, merged, *folders], check=True, stderr=subprocess.DEVNULL, cwd=empty)
        lines = control.read_text("utf-8").splitlines()
    count = int(lines[0])
    paths = [pathlib.Path(line) for line in lines[2 : 2 + count]]
    covered = {}
    for line in lines[2 + count :]:
        kind, *numbers = line.split()
        if kind == "FT":
            covered[paths[int(numbers[0])]] = set(numbers[1:])
    return covered


def reduce(target):
    folders = {name: FUZZ / name / target for name in ("seeds", "regressions", "found", "corpus")}
    covered = edges(target, [folder for folder in folders.values() if folder.is_dir()])
    left, kept = {}, set()
    for path, edges_of_one in covered.items():
        if path.parent in (folders["seeds"], folders["regressions"]):
            kept |= edges_of_one
        else:
            left[path.read_bytes()] = edges_of_one
    every, chosen = kept.union(*left.values()), []
    while len(chosen) < MOST and left:
        best = min(left, key=lambda content: (-len(left[content] - kept), len(content), content))
        if left[best] <= kept:
            break
        kept |= left.pop(best)
        chosen.append(best)
    for path in folders["corpus"].iterdir():
        path.unlink()
    for content in chosen:
        (folders["corpus"] / hashlib.sha1(content).hexdigest()).write_bytes(content)
    print(f"{target}: {len(chosen)} of {len(covered)} inputs, which cover {len(kept)} of {len(every)} edges with the seeds")


for name in sys.argv[1:] or sorted(folder.name for folder in (FUZZ / "corpus").iterdir()):
    reduce(name)
