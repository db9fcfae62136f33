"""The functions that check and fix documents, and show the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, AnyStr, Literal

from . import _native
from ._verdict import Change, Edit, Finding, Fix, Rule, Verdict

if TYPE_CHECKING:
    _Shape = Literal["request", "body", "capacity", "configuration"]
    _Document = str | bytes | dict[str, Any]

# Nothing was found. All such verdicts are equal, so one is enough.
_VALID = Verdict()


def check(
    document: _Document,
    *,
    api_revision: str | None = None,
    shape: _Shape | None = None,
    worker_limit: int | None = None,
    worker_quota: int | None = None,
    connector_arn: str | None = None,
    current_version: str | None = None,
    against: _Document | None = None,
) -> Verdict:
    """Checks a document: JSON text, or a ``dict`` like the keyword arguments of boto3.

    ``connector_arn`` and ``current_version`` replace those in the document. ``against`` describes the connector
    that the request is for: the answer of ``describe_connector``, or its JSON text.

    Bad input never raises an error, but gets a verdict that says so; bad options raise ``ValueError``.

    >>> capacity = {"provisionedCapacity": {"mcuCount": 3, "workerCount": 2}}
    >>> verdict = check(capacity, shape="capacity")
    >>> print(verdict.violations[0])
    mcu-count at /provisionedCapacity/mcuCount: `mcuCount` must be 1, 2, 4 or 8, found 3; use 2 or 4
    >>> capacity["provisionedCapacity"]["mcuCount"] = 2
    >>> check(capacity, shape="capacity").valid
    True
    """
    given = (api_revision, shape, worker_limit, worker_quota, connector_arn, current_version)
    return judge(document, given, against)


def check_yaml(
    text: str | bytes,
    *,
    api_revision: str | None = None,
    shape: _Shape | None = None,
    worker_limit: int | None = None,
    worker_quota: int | None = None,
    connector_arn: str | None = None,
    current_version: str | None = None,
    against: _Document | None = None,
) -> list[Verdict]:
    """Checks the documents of a YAML text, which ``---`` separates: a verdict for each, at least one.

    >>> text = '''
    ... provisionedCapacity: {mcuCount: 2, workerCount: 2}
    ... ---
    ... provisionedCapacity: {mcuCount: 2, workerCount: two}
    ... '''
    >>> for verdict in check_yaml(text, shape="capacity"):
    ...     print(verdict.valid, [(finding.rule, finding.line) for finding in verdict.violations])
    True []
    False [('type', 4)]
    """
    given = (api_revision, shape, worker_limit, worker_quota, connector_arn, current_version)
    return [verdict_of(found) for found in _native.check_yaml(text, given, against)]


def apply_fixes(
    text: AnyStr,
    *,
    yaml: bool = False,
    unsafe: bool = False,
    api_revision: str | None = None,
    shape: _Shape | None = None,
    worker_limit: int | None = None,
    worker_quota: int | None = None,
    connector_arn: str | None = None,
    current_version: str | None = None,
) -> AnyStr:
    """Applies the safe fixes of a JSON text, or of each document of a ``yaml`` text, until there are none.

    ``unsafe`` applies the suggestions, too. Everything else stays as it was, and so does what cannot be read.
    The result is the corrected text itself, with its values: it may contain secrets if ``text`` does.

    >>> text = "connector.class: io.example.Connector\\ntasks.max: 2 # tasks\\n"
    >>> print(apply_fixes(text, yaml=True, shape="configuration"), end="")
    connector.class: io.example.Connector
    tasks.max: "2" # tasks
    """
    given = (api_revision, shape, worker_limit, worker_quota, connector_arn, current_version)
    return _native.apply_fixes(text, given, yaml, unsafe)


def rules() -> list[Rule]:
    """All rules, including those of advice and of conflicts.

    >>> next(rule.summary for rule in rules() if rule.name == "mcu-count")
    '`mcuCount` is 1, 2, 4 or 8'
    """
    return [Rule(*fields) for fields in _native.rules()]  # type: ignore[arg-type]


def schema(
    *,
    api_revision: str | None = None,
    shape: _Shape | None = None,
    worker_limit: int | None = None,
    draft: Literal["2020-12", "draft-07"] = "2020-12",
    flavour: Literal["standard", "editor", "shape", "compiled"] = "standard",
    given: Iterable[Literal["connector-arn", "current-version"]] = (),
) -> dict[str, Any]:
    """A JSON Schema that enforces the rules, like the command's ``schema``.

    It does not require the members that are ``given`` outside of the document. The flavours are those of the command;
    ``editor`` and ``shape`` are in draft 7, whatever the ``draft``.

    >>> schema(shape="capacity")["type"]
    'object'
    """
    members = set(given)
    if members - {"connector-arn", "current-version"}:
        raise ValueError("only `connector-arn` and `current-version` can be given")
    # The schema does not depend on the value.
    arn, version = (name if name in members else None for name in ("connector-arn", "current-version"))
    text = _native.schema_text((api_revision, shape, worker_limit, None, arn, version), flavour, draft)
    document: dict[str, Any] = json.loads(text)
    return document


def template(
    change: Literal["autoscaling", "provisioned", "configuration"],
    *,
    api_revision: str = "2026-10",
    shape: _Shape = "request",
) -> dict[str, Any]:
    """A complete document to fill in; its ARNs and its version are invalid until then.

    >>> template("provisioned", shape="capacity")
    {'provisionedCapacity': {'mcuCount': 1, 'workerCount': 2}}
    """
    document: dict[str, Any] = json.loads(_native.template_text(change, api_revision, shape))
    return document


def judge(document: object, given: _native._Given, against: object = None) -> Verdict:
    """The verdict on a document with these options, which are in the order of ``check``."""
    return verdict_of(_native.check(document, given, against))


def verdict_of(found: _native._Found | None) -> Verdict:
    """The verdict that says what the extension found."""
    if found is None:
        return _VALID
    violations, advice, conflicts, changes, *truncated = found
    return Verdict(
        _findings(violations),
        _findings(advice),
        _findings(conflicts),
        tuple(_change(*fields) for fields in changes),
        *truncated,
    )


def _findings(findings: list[_native._FindingFields]) -> tuple[Finding, ...]:
    return tuple([Finding(*fields[:-1], _fix(fields[-1])) for fields in findings])


def _fix(fields: _native._FixFields | None) -> Fix | None:
    if fields is None:
        return None
    title, safe, edits = fields
    return Fix(title, safe, tuple([Edit(*edit) for edit in edits]))


def _change(pointer: str, kind: Literal["added", "removed", "changed"], old: str | None, new: str | None) -> Change:
    return Change(pointer, kind, *(None if value is None else json.loads(value) for value in (old, new)))
