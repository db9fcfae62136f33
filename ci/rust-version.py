#!/usr/bin/env python3
"""Checks that `rust-version` is the lowest Rust version that the library's dependencies need, and that
docs/sdk-guard.md names the version that they need with the feature aws-sdk."""

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIBRARY = "msk-connect-preflight"


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def parts(version):
    return [int(part) for part in (version + ".0").split(".")[:3]]


def needed(versions, *features):
    """Returns the highest Rust version that a dependency of the library needs."""
    tree = cargo("tree", "--package", LIBRARY, "-e", "normal", "--prefix", "none", "--format", "{p}", *features)
    packages = {tuple(line.split()[:2]) for line in tree.splitlines()}
    return max((versions[package] for package in packages if package[0] != LIBRARY), key=parts)


os.chdir(ROOT)
packages = json.loads(cargo("metadata", "--format-version", "1", "--all-features"))["packages"]
versions = {(package["name"], "v" + package["version"]): package["rust_version"] or "0" for package in packages}
own = next(package["rust_version"] for package in packages if package["name"] == LIBRARY)

highest = needed(versions)
print(f"rust-version is {own}, the dependencies need {highest}")
assert parts(own) == parts(highest)
highest = needed(versions, "--features", "aws-sdk")
print(f"with aws-sdk they need {highest}")
assert f"The feature needs Rust {highest}" in (ROOT / "docs/sdk-guard.md").read_text("utf-8")
