"""The examples for Python and the AWS CLI run, and print what the pages say."""

import contextlib
import io
import json
import pathlib
import re
import subprocess
import sys

import pytest
from loopback import provisioned

PROJECT = pathlib.Path(__file__).parents[2]
PAGES = ["README.md", "docs/python.md", "python/README.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page):
    return BLOCK.findall((PROJECT / page).read_text())


@pytest.mark.parametrize("page", PAGES)
def test_examples_in_python_print_what_follows_them(page, server, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    names, all_blocks = {}, blocks(page)
    for (language, code), (following, expected) in zip(all_blocks, [*all_blocks[1:], ("", "")], strict=True):
        if language == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(code, page, "exec"), names)
            assert printed.getvalue() == (expected if following == "text" else "")


def test_the_examples_of_the_aws_cli_fail_with_what_follows_them(server, monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    monkeypatch.setenv("PATH", f"{pathlib.Path(sys.executable).parent}:/usr/bin:/bin")
    page = blocks("docs/aws-cli.md")
    [config] = [code for language, code in page if language == "ini"]
    [session] = [code for language, code in page if language == "console"]
    (tmp_path / "config").write_text(config)
    (tmp_path / "update.json").write_text(json.dumps(provisioned(mcuCount=3)))
    command, _, expected = session.removeprefix("$ ").partition("\n")
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == expected
    assert server.connections == 0
