"""Builds the wheel: the command, as a script of the wheel, and then the extension, with maturin."""

import os
import pathlib
import shutil
import subprocess

import maturin

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent
SCRIPTS = HERE / "target/data/scripts"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    wheel_directory = pathlib.Path(wheel_directory).resolve()
    build = ["cargo", "build", "--release", "--locked", "--package", "msk-preflight", "--target-dir", "target"]
    subprocess.run(build, cwd=PROJECT, check=True)
    command = "msk-preflight.exe" if os.name == "nt" else "msk-preflight"
    SCRIPTS.mkdir(parents=True, exist_ok=True)
    shutil.copy2(PROJECT / "target/release" / command, SCRIPTS)
    # pip may call this for the project's folder, where pyproject.toml only names this file.
    os.chdir(HERE)
    return maturin.build_wheel(str(wheel_directory), config_settings)
