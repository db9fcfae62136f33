"""A plugin of the AWS CLI, versions 1 and 2, that checks each ``aws kafkaconnect update-connector`` first.

In ``~/.aws/config``; version 2 also needs ``cli_legacy_plugin_path``, the folder that the package is installed in::

    [plugins]
    msk_preflight = msk_connect_preflight.awscli
"""

from __future__ import annotations

import os
import sys
from typing import Any

# Nothing else is imported here: an error would break every `aws` command.

_OPTIONS = {
    "MSK_PREFLIGHT_API_REVISION": ("api_revision", str),
    "MSK_PREFLIGHT_WORKER_LIMIT": ("worker_limit", int),
    "MSK_PREFLIGHT_WORKER_QUOTA": ("worker_quota", int),
}


def awscli_initialize(event_hooks: Any) -> None:
    """Called by the AWS CLI for each command."""
    event = "before-parameter-build.kafkaconnect.UpdateConnector"
    event_hooks.register_last(event, _check, unique_id="msk-connect-preflight.awscli")


class CannotCheck(Exception):
    """The plugin itself failed."""


def _check(params: dict[str, Any], model: object, **_: object) -> None:
    try:
        from ._check import check
        from .botocore import error_for

        verdict = check(params, **_options(check))
    except Exception as error:
        # The text of another error could show a value.
        known = isinstance(error, (CannotCheck, ImportError))
        reason = " ".join(str(error).split()) if known else type(error).__name__
        line = f"msk-connect-preflight cannot check the request: {reason}"
        if os.environ.get("MSK_PREFLIGHT_ON_ERROR") != "warn":
            raise CannotCheck(f"{line}; to send it all the same, set MSK_PREFLIGHT_ON_ERROR=warn") from None
        print(f"warning: {line}", file=sys.stderr)
        return
    for finding in verdict.advice:
        print(f"warning: {finding}", file=sys.stderr)
    if not verdict.valid:
        raise error_for(model, verdict)


def _options(check: Any) -> dict[str, Any]:
    options = {}
    for variable, (name, kind) in _OPTIONS.items():
        if text := os.environ.get(variable):
            try:
                options[name] = kind(text)
                check({}, **options)
            except ValueError as error:
                reason = error if kind is str else "a number of workers must be from 1 to 2147483647"
                raise CannotCheck(f"{variable}: {reason}") from None
    return options
