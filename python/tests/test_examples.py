"""The example of the guard refuses its request."""

import pathlib
import runpy

EXAMPLE = pathlib.Path(__file__).parents[2] / "examples/guard_boto3.py"


def test_the_example_refuses_its_request_and_sends_nothing(server, monkeypatch, capsys):
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    runpy.run_path(str(EXAMPLE))
    assert "mcu-count at /capacity/provisionedCapacity/mcuCount: " in capsys.readouterr().out
    assert server.connections == 0
