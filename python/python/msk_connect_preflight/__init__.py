"""Validates Amazon MSK Connect ``UpdateConnector`` requests before they are sent.

>>> from msk_connect_preflight import check
>>> check({"connectorArn": "", "currentVersion": "K2EUQ1WTGCTBG2"}).valid
False

``install_guard`` stops invalid requests in boto3, botocore and aiobotocore; ``msk_connect_preflight.awscli`` does in
the AWS CLI.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._check import apply_fixes, check, check_yaml, rules, schema, template
    from ._verdict import Change, Edit, Finding, Fix, InvalidRequestError, Rule, Verdict
    from .botocore import install_guard

__all__ = [
    "Change",
    "Edit",
    "Finding",
    "Fix",
    "InvalidRequestError",
    "Rule",
    "Verdict",
    "apply_fixes",
    "check",
    "check_yaml",
    "install_guard",
    "rules",
    "schema",
    "template",
]

_MODULES = {
    "_check": ("apply_fixes", "check", "check_yaml", "rules", "schema", "template"),
    "_verdict": ("Change", "Edit", "Finding", "Fix", "InvalidRequestError", "Rule", "Verdict"),
    "botocore": ("install_guard",),
}


# Names load when they are used: every `aws` command imports this package if the plugin is installed, and an
# extension that cannot be loaded must not break those that do not need it.
def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            value = getattr(importlib.import_module(f".{module}", __name__), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
