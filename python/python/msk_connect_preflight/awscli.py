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
        from ._check import check, rules
        from ._verdict import Verdict
        from .botocore import error_for

        verdict = check(params, **_options(check))
        allowed = _names("MSK_PREFLIGHT_ALLOW", rules, {"connector-busy"}, ":")
        denied = _names("MSK_PREFLIGHT_DENY", rules, {"advice", "fails", "inert", "risk"}, ",")
    except Exception as error:
        # The text of another error could show a value.
        known = isinstance(error, (CannotCheck, ImportError))
        reason = " ".join(str(error).split()) if known else type(error).__name__
        line = f"msk-connect-preflight cannot check the request: {reason}"
        if os.environ.get("MSK_PREFLIGHT_ON_ERROR") != "warn":
            raise CannotCheck(f"{line}; to send it all the same, set MSK_PREFLIGHT_ON_ERROR=warn") from None
        print(f"warning: {line}", file=sys.stderr)
        return
    advice = [finding for finding in verdict.advice if not _is_allowed(finding, allowed)]
    refused = [finding for finding in advice if _is_denied(finding, denied)]
    for finding in advice:
        if finding not in refused:
            print(f"warning: {finding}", file=sys.stderr)
    if refused or not verdict.valid:
        raise error_for(model, Verdict(violations=(*verdict.violations, *refused)))


def _names(variable: str, rules: Any, others: set[str], end: str) -> list[str]:
    """The advice that a variable names, as the command's option of that name takes it; ``end`` ends a rule's name."""
    names = [name for name in os.environ.get(variable, "").split(",") if name]
    if names:
        known = others | {rule.name for rule in rules() if rule.level == "advice"}
        if not all(name.partition(end)[0] in known for name in names):
            raise CannotCheck(f"{variable} must name advice, as listed by `msk-preflight rules`")
    return names


def _is_allowed(finding: Any, names: list[str]) -> bool:
    _, _, name = finding.pointer.rpartition("/")
    name = name.replace("~1", "/").replace("~0", "~")
    return finding.rule in names or f"{finding.rule}:{name}" in names


def _is_denied(finding: Any, names: list[str]) -> bool:
    # Every configuration with a placeholder gets this advice, so it must be named.
    follows = None if finding.rule == "config-reload" else finding.follows
    return "advice" in names or finding.rule in names or follows in names


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
