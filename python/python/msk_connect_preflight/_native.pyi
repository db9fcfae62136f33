# The extension module, whose functions the other modules wrap.

from typing import AnyStr, Literal, TypeAlias

__all__ = ["apply_fixes", "check", "check_yaml", "rules", "schema_text", "shown", "template_text"]

_FixFields: TypeAlias = tuple[str, bool, list[tuple[int, int, int, int, tuple[int, int], str]]]
_FindingFields: TypeAlias = tuple[
    str,
    str,
    str,
    str,
    int | None,
    int | None,
    tuple[int, int] | None,
    Literal["fails", "inert", "risk"] | None,
    _FixFields | None,
]
_ChangeFields: TypeAlias = tuple[str, Literal["added", "removed", "changed"], str | None, str | None]
_Found: TypeAlias = tuple[
    list[_FindingFields], list[_FindingFields], list[_FindingFields], list[_ChangeFields], bool, bool
]
_Given: TypeAlias = tuple[str | None, str | None, int | None, int | None, str | None, str | None] | None

def apply_fixes(text: AnyStr, given: _Given, is_yaml: bool, with_suggestions: bool) -> AnyStr: ...
def check(document: object, given: _Given, against: object | None) -> _Found | None: ...
def check_yaml(text: object, given: _Given, against: object | None) -> list[_Found | None]: ...
def rules() -> list[list[str | None]]: ...
def schema_text(given: _Given, flavour: str, draft: str) -> str: ...
def shown(text: str) -> str: ...
def template_text(change: str, api_revision: str, shape: str) -> str: ...
