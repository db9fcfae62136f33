#!/usr/bin/env python3
"""The worked examples of CONTRIBUTING.md. Looks for what the page quotes in the files that it names. Does what its
first example says in a copy of the project, where the tests that it names must pass, and prints what changed."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / "target/worked-example"
# The line before a block says what to do with it.
STEP = re.compile(r"^([^\n]+)\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CREATE = re.compile(r"Create `([^`]+)`:")
INSERT = re.compile(r"In `([^`]+)`, after the line that begins with `([^`]+)`:")
QUOTE = re.compile(r"In `([^`]+)`:")
ITEM = re.compile(r"^- `([^`]+)`: `([^`]+)`", re.MULTILINE)


def example(title):
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    text = page.split(f"\n## {title}\n")[1].split("\n## ")[0]
    steps = STEP.findall(text)
    assert len(steps) == text.count("```") / 2, f"a block of {title!r} follows no line that says what to do with it"
    return text, steps


def find(name, quote):
    assert quote in (ROOT / name).read_text("utf-8"), f"{name} does not have what the page quotes:\n{quote}"


def copy():
    shutil.rmtree(COPY, ignore_errors=True)
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout
    for name in filter(None, listed.split("\0")):
        # A file that was removed is listed until that is committed.
        if (ROOT / name).exists():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, COPY / name)
    # To cargo the copy is the project, whose builds it would replace, but for the version.
    change("Cargo.toml", r'(\[workspace\.package\]\nversion = "[^"]+)', r"\1+copy")
    change("Cargo.lock", r'(name = "msk-[a-z-]+"\nversion = "[^"]+)', r"\1+copy")
    run("git", "init", "--quiet")
    run("git", "add", "--all")


def change(name, pattern, replacement):
    text, count = re.subn(pattern, replacement, (COPY / name).read_text("utf-8"))
    assert count, f"{name} has no version"
    (COPY / name).write_text(text, "utf-8")


def run(*command):
    # With the project's own target folder the dependencies are built already.
    environment = os.environ | {"CARGO_TARGET_DIR": str(ROOT / "target"), "CARGO_TERM_COLOR": "never"}
    if subprocess.run(command, cwd=COPY, env=environment).returncode:
        sys.exit(f"failed: {' '.join(command)}")


def insert(name, start, text):
    lines = (COPY / name).read_text("utf-8").splitlines(keepends=True)
    found = [number for number, line in enumerate(lines, 1) if line.strip().startswith(start)]
    assert len(found) == 1, f"{name} has {len(found)} lines that begin with {start!r}"
    lines.insert(found[0], text)
    (COPY / name).write_text("".join(lines), "utf-8")


def do(step, text):
    print(f"== {step}", flush=True)
    if create := CREATE.fullmatch(step):
        assert not (COPY / create[1]).exists(), f"{create[1]} is there already"
        (COPY / create[1]).write_text(text, "utf-8")
    elif at := INSERT.fullmatch(step):
        insert(at[1], at[2], text)
    elif step == "Run:":
        run("bash", "-euxc", text)
    else:
        sys.exit(f"{step!r} does not say what to do with its block")


_, rule = example("Add a rule between two members")
for line, block in rule:
    find(QUOTE.fullmatch(line)[1], block)
member, _ = example("Add a member")
items = ITEM.findall(member)
assert len(items) == member.count("\n- "), "an item of the last example quotes nothing"
for item in items:
    find(*item)

_, advice = example("Add an advice on a configuration property")
copy()
for step in advice:
    do(*step)
run("git", "add", "--all", "--intent-to-add")
run("git", "--no-pager", "diff", "--stat")
