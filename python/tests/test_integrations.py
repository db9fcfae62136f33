"""The pre-commit hook and the GitHub Action, as those would run them."""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

import pytest
import yaml
from loopback import provisioned

PROJECT = pathlib.Path(__file__).parents[2]
SCRIPTS = pathlib.Path(sys.executable).parent
[WHEEL] = (PROJECT / "python/target/wheels").glob("*.whl")
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text())


@pytest.fixture
def folder(tmp_path):
    """A checkout with a valid and an invalid file."""
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / "valid.update-connector.json").write_text(json.dumps(provisioned()))
    (checkout / "in valid.json").write_text(json.dumps(provisioned(mcuCount=3)))
    return checkout


def test_the_hook_checks_the_files_that_it_is_given(folder):
    [hook] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text())
    assert hook["language"] == "python"
    command = [*shlex.split(hook["entry"]), *hook["args"]]
    environment = {"PATH": f"{SCRIPTS}:/usr/bin:/bin"}
    for file, status in [("valid.update-connector.json", 0), ("in valid.json", 1)]:
        assert subprocess.run([*command, file], cwd=folder, env=environment, capture_output=True).returncode == status
    for name, expected in [("a.update-connector.yml", True), ("a.json", False), ("update-connector.json", False)]:
        assert bool(re.search(hook["files"], name)) == expected


def run_step(step, folder, inputs, environment):
    def value(expression):
        context, name = expression[1].strip().split(".")
        return {"inputs": inputs, "github": {"action_path": str(PROJECT)}}[context][name]

    variables = {name: re.sub(r"\$\{\{(.*?)\}\}", value, text) for name, text in step.get("env", {}).items()}
    assert "${{" not in step["run"]
    assert step["shell"] == "bash"
    script = folder.parent / "step.sh"
    script.write_text(step["run"])
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script]
    return subprocess.run(command, cwd=folder, env={**environment, **variables}, capture_output=True, text=True)


def run_action(folder, **inputs):
    """The result of the last step; the first one must succeed."""
    inputs = {name: about["default"] for name, about in ACTION["inputs"].items()} | inputs
    environment = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder.parent), "PIP_NO_INDEX": "1"}
    install, check = ACTION["runs"]["steps"]
    installed = run_step(install, folder, inputs, environment)
    assert (installed.returncode, installed.stdout) == (0, ""), installed.stderr
    return run_step(check, folder, inputs, environment)


def test_the_action_annotates_mistakes_in_the_files_that_it_is_given(folder):
    package = str(WHEEL)
    done = run_action(folder, package=package)
    assert done.returncode == 1
    assert done.stderr == ""
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert "file=in valid.json,line=1," in errors[0]
    assert "mcu-count" in errors[0]
    for paths, options, status in [
        ("valid.update-connector.json", "", 0),
        ("\nvalid.update-connector.json\n  \nin valid.json\n", "", 1),
        ("valid.update-connector.json", "--worker-limit 1", 1),
        ("valid.update-connector.json", "--worker-limit 2\n--current-version unknown", 0),
        ("valid.update-connector.json", "--no-such-option", 2),
        ("--version", "", 2),
        ("$(touch executed)\n`touch executed`", "$(touch executed)", 2),
    ]:
        assert run_step_again(folder, paths, options, package).returncode == status
    assert not (folder / "executed").exists()


def run_step_again(folder, paths, options, package):
    environment = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder.parent)}
    inputs = {"paths": paths, "options": options, "package": package}
    return run_step(ACTION["runs"]["steps"][1], folder, inputs, environment)


def test_the_action_installs_the_project_unless_a_package_is_named(folder):
    pip = folder.parent / "msk-preflight/bin/pip"
    pip.parent.mkdir(parents=True)
    pip.write_text('#!/bin/sh\nshift $(($# - 1))\necho "$1"\n')
    pip.chmod(0o755)
    (folder.parent / "python3").symlink_to("/bin/true")
    environment = {"PATH": f"{folder.parent}:{os.environ['PATH']}", "RUNNER_TEMP": str(folder.parent)}
    for package, expected in [("", str(PROJECT)), ("msk-connect-preflight==0.1.0", "msk-connect-preflight==0.1.0")]:
        inputs = {"package": package}
        assert run_step(ACTION["runs"]["steps"][0], folder, inputs, environment).stdout == f"{expected}\n"
