"""What a check says: findings, fixes, changes, rules, the verdict, and the error for an invalid request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from ._native import shown

# The most findings that the text of an error lists.
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to write instead of a part of the text that was checked: an insertion if the part is empty, a deletion if
    the text is."""

    line: int
    column: int
    end_line: int
    end_column: int
    span: tuple[int, int]
    """The part: characters of a ``str``, bytes of ``bytes``."""
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right or likely edit for a finding. It never invents a value, and shows none of the configuration.

    >>> from msk_connect_preflight import check
    >>> text = '{"connector.class": "io.example.Connector", "tasks.max": 2}'
    >>> fix = check(text, shape="configuration").violations[0].fix
    >>> fix.title, fix.safe
    ('put the value of `tasks.max` in quotes', True)
    >>> [(edit.span, edit.text) for edit in fix.edits]
    [((57, 57), '"'), ((58, 58), '"')]
    """

    title: str
    safe: bool
    """Whether the finding goes away and nothing else of the document's meaning changes. Otherwise a human should look
    at it."""
    edits: tuple[Edit, ...]
    """The smallest insertions and deletions, in the order of the text. They do not overlap."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found in a request. Its text is one line, and shows no configuration value.

    ``pointer`` is an RFC 6901 JSON Pointer. ``line``, ``column`` and ``span`` are those in the text that was
    checked, or ``None``: ``span`` counts characters of a ``str`` and bytes of ``bytes``.
    """

    rule: str
    """The name of the rule, or ``syntax`` if there is no document."""
    pointer: str
    message: str
    help: str
    """The edit that the finding asks for, in words."""
    line: int | None = None
    column: int | None = None
    span: tuple[int, int] | None = None
    follows: Literal["fails", "inert", "risk"] | None = None
    """What follows from ignoring it, if it is advice."""
    fix: Fix | None = None
    """The edit of the text that was checked, if there is one that shows no value of the configuration."""

    def __str__(self) -> str:
        at = f" at {shown(self.pointer)}" if self.pointer else ""
        return f"{self.rule}{at}: {self.message}; {self.help}"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the connector at one place. Values of the configuration are not shown."""

    pointer: str
    kind: Literal["added", "removed", "changed"]
    old: str | int | None = None
    new: str | int | None = None

    def __str__(self) -> str:
        sign = {"added": "+", "removed": "-", "changed": "~"}[self.kind]
        values = [json.dumps(value) for value in (self.old, self.new) if value is not None]
        return f"{sign} {shown(self.pointer)} {' -> '.join(values)}".rstrip()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, with a document that breaks it and one that follows it."""

    name: str
    summary: str
    level: Literal["violation", "conflict", "advice"]
    follows: Literal["fails", "inert", "risk"] | None
    since: str
    """The first API revision that the rule applies to."""
    evidence: Literal["documented", "inferred"]
    basis: str
    source: str
    """The address of what the basis refers to."""
    invalid_example: str
    valid_example: str
    invalid_connector: str | None = None
    """The connector with which the invalid example breaks the rule, if that is about connectors."""
    valid_connector: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a document, and the advice, which never changes it.

    >>> from msk_connect_preflight import check
    >>> verdict = check({"connectorArn": "", "currentVersion": "K2EUQ1WTGCTBG2", "capacity": {}})
    >>> verdict.valid
    False
    >>> [(finding.rule, finding.pointer) for finding in verdict.violations]
    [('connector-arn', '/connectorArn'), ('exactly-one-capacity', '/capacity')]
    """

    violations: tuple[Finding, ...] = ()
    advice: tuple[Finding, ...] = ()
    conflicts: tuple[Finding, ...] = ()
    """Why the connector would refuse the request, if that was compared with one."""
    changes: tuple[Change, ...] = ()
    """What the update would change in the connector."""
    violations_truncated: bool = False
    """Whether there are more violations than the first 1,000."""
    advice_truncated: bool = False

    @property
    def valid(self) -> bool:
        """Whether the document breaks no rule. It can still conflict with its connector."""
        return not self.violations

    def raise_if_invalid(self) -> None:
        """Raises an error if the document breaks a rule or conflicts with its connector.

        >>> from msk_connect_preflight import InvalidRequestError, check
        >>> try:
        ...     check("{}", shape="capacity").raise_if_invalid()
        ... except InvalidRequestError as error:
        ...     print(error.violations[0].message)
        the capacity must have exactly one of `autoScaling` and `provisionedCapacity`, found none
        """
        if self.violations or self.conflicts:
            raise InvalidRequestError(self)


class InvalidRequestError(ValueError):
    """A request is invalid, or its connector would refuse it. Shows no configuration value."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(_text(verdict))
        self.verdict = verdict

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What is wrong with the request."""
        return self.verdict.violations

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """Why the connector would refuse the request."""
        return self.verdict.conflicts

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.verdict,)


def _text(verdict: Verdict) -> str:
    findings = [*verdict.violations, *verdict.conflicts]
    lines = ["Parameter validation failed:", *map(str, findings[:_LISTED])]
    if len(findings) > _LISTED or verdict.violations_truncated:
        lines.append(f"only the first {_LISTED} findings are shown")
    return "\n".join(lines)
