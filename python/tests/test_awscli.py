"""The plugin in the AWS CLI: version 1 from PyPI, and version 2 from Debian, whose model knows `capacity` alone."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest
from loopback import ARN, provisioned

import msk_connect_preflight

HERE = pathlib.Path(__file__).parent
COMMANDS = {"1": pathlib.Path(sys.executable).with_name("aws"), "2": pathlib.Path("/usr/bin/aws")}


class Cli:
    """A version of the AWS CLI, with a copy of the package as its plugin."""

    def __init__(self, version, server, folder):
        self.command, self.server, self.plugins = COMMANDS[version], server, folder / "plugins"
        self.is_first = version == "1"
        shutil.copytree(pathlib.Path(msk_connect_preflight.__file__).parent, self.plugins / "msk_connect_preflight")
        self.config = folder / "config"
        self.install("msk_connect_preflight.awscli")

    def install(self, module):
        lines = [] if self.is_first else [f"cli_legacy_plugin_path = {self.plugins}"]
        self.config.write_text("\n".join(["[plugins]", *lines, f"msk_preflight = {module}"]) + "\n")

    def run(self, *arguments, **variables):
        path = [self.plugins, HERE / "commands", HERE / "support"]
        environment = {**os.environ, **variables, "PYTHONPATH": os.pathsep.join(map(str, path)), "LC_ALL": "C.UTF-8"}
        command = [self.command, *arguments, "--endpoint-url", self.server.url]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def update(self, request, **variables):
        text = json.dumps(request)
        return self.run("kafkaconnect", "update-connector", "--cli-input-json", text, **variables)


@pytest.fixture(params=COMMANDS)
def cli(request, server, tmp_path):
    return Cli(request.param, server, tmp_path)


def lines(text):
    return [line for line in text.split("\n") if line]


def test_the_versions_are_the_ones_that_are_meant(cli):
    done = cli.run("--version")
    assert done.stdout.startswith("aws-cli/1." if cli.is_first else "aws-cli/2.")


def test_an_invalid_request_opens_no_connection(cli, server):
    done = cli.update(provisioned(mcuCount=3, workerCount=0))
    assert done.returncode == (255 if cli.is_first else 252)
    pointer = "/capacity/provisionedCapacity"
    assert lines(done.stderr) == [
        "Parameter validation failed:",
        f"mcu-count at {pointer}/mcuCount: `mcuCount` must be 1, 2, 4 or 8, found 3; use 2 or 4",
        f"worker-count at {pointer}/workerCount: `workerCount` must be at least 1, found 0; use 1 or more; "
        "PauseConnector stops all workers",
    ]
    assert (done.stdout, server.connections) == ("", 0)


def test_a_valid_request_arrives_byte_for_byte_as_without_the_plugin(cli, server):
    received = []
    for config in (cli.config.read_text(), ""):
        cli.config.write_text(config)
        done = cli.update(provisioned())
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout) == {"connectorArn": ARN}
        received += server.taken()
    assert received[0] == received[1]
    assert b"20261101T120000Z" in received[0]


def test_options_are_variables_and_advice_is_printed(cli, server):
    done = cli.update(provisioned(workerCount=11))
    assert done.returncode == 0
    [line] = lines(done.stderr)
    assert line.startswith("warning: worker-quota at /capacity/provisionedCapacity/workerCount: ")
    assert len(server.taken()) == 1
    done = cli.update(provisioned(workerCount=11), MSK_PREFLIGHT_WORKER_QUOTA="11", MSK_PREFLIGHT_WORKER_LIMIT="")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(server.taken()) == 1
    done = cli.update(provisioned(), MSK_PREFLIGHT_WORKER_LIMIT="1", MSK_PREFLIGHT_API_REVISION="2026-02")
    assert "worker-count at " in done.stderr
    assert server.connections == 0


def test_advice_is_allowed_and_denied_as_by_the_command(cli, server):
    for allow, deny, warned, status in [
        ("worker-quota", "advice", 0, 0),
        ("plaintext-secret,worker-quota:workerCount", "risk", 0, 0),
        ("worker-quota:mcuCount", "fails,inert", 1, 0),
        ("", "fails,worker-quota", 0, 255 if cli.is_first else 252),
        ("connector-busy", "risk", 0, 255 if cli.is_first else 252),
        ("", "advice", 0, 255 if cli.is_first else 252),
    ]:
        done = cli.update(provisioned(workerCount=11), MSK_PREFLIGHT_ALLOW=allow, MSK_PREFLIGHT_DENY=deny)
        assert done.returncode == status
        assert done.stderr.count("warning: worker-quota at ") == warned
        assert done.stderr.startswith("\nParameter validation failed:\nworker-quota at ") == (status != 0)
        assert len(server.taken()) == (status == 0)


FAILURE = "msk-connect-preflight cannot check the request: "
ADVICE = "; to send it all the same, set MSK_PREFLIGHT_ON_ERROR=warn"


@pytest.mark.parametrize(
    ("variable", "text", "reason"),
    [
        ("WORKER_LIMIT", "many", "MSK_PREFLIGHT_WORKER_LIMIT: a number of workers must be from 1 to 2147483647"),
        ("API_REVISION", "2025", "MSK_PREFLIGHT_API_REVISION: unknown API revision; use `2026-02` or `2026-10`"),
        ("ALLOW", "a-rule", "MSK_PREFLIGHT_ALLOW must name advice, as listed by `msk-preflight rules`"),
        ("DENY", "risk,worker-quota:workerCount", "MSK_PREFLIGHT_DENY must name advice, as listed by `msk-preflight rules`"),
        ("", "", "cannot import name '_native' from "),
    ],
)
def test_a_failure_of_the_plugin_breaks_only_what_it_should_check(cli, server, variable, text, reason):
    bad = {f"MSK_PREFLIGHT_{variable}": text}
    if not variable:
        [extension] = (cli.plugins / "msk_connect_preflight").glob("_native.*.so")
        extension.unlink()
    done = cli.run("kafkaconnect", "list-connectors", **bad)
    assert (done.returncode, done.stderr) == (0, "")
    server.forget()
    done = cli.update(provisioned(), **bad)
    [line] = lines(done.stderr)
    assert FAILURE + reason in line
    assert line.endswith(ADVICE)
    assert (done.returncode, done.stdout, server.connections) == (255, "", 0)
    done = cli.update(provisioned(), MSK_PREFLIGHT_ON_ERROR="warn", **bad)
    [line] = lines(done.stderr)
    assert line.startswith(f"warning: {FAILURE}{reason}")
    assert (done.returncode, len(server.taken())) == (0, 1)
