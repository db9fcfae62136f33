"""The cases that every implementation of the rules must get right, in each form in which Python has documents."""

import json
import pathlib

import pytest

from msk_connect_preflight import apply_fixes, check, check_yaml

TESTS = pathlib.Path(__file__).parents[2] / "tests"
OPTIONS = {
    "workerLimit": "worker_limit",
    "workerQuota": "worker_quota",
    "shape": "shape",
    "connectorArn": "connector_arn",
    "currentVersion": "current_version",
}


def cases(folder):
    return list(each_case(folder))


def each_case(folder):
    for file in sorted((TESTS / folder).rglob("*.json")):
        for group in json.loads(file.read_text()):
            for test in group["tests"]:
                name = f"{file.stem}: {group['description']}: {test['description']}"
                yield pytest.param(test, id=name)


def options(test):
    named = {OPTIONS[name]: value for name, value in test.get("options", {}).items()}
    return {"api_revision": test.get("revision"), **named}


class NotTheSameInPython(ValueError):
    pass


def unique(members):
    if len(dict(members)) < len(members):
        raise NotTheSameInPython
    return dict(members)


def no_number(_):
    raise NotTheSameInPython


def forms(test):
    """The document as text, as bytes, and as an object if nothing of it is lost in that."""
    text = test["text"] if "text" in test else json.dumps(test["document"], ensure_ascii=False)
    yield text
    yield text.encode("utf-8", "surrogatepass")
    try:
        document = json.loads(text, object_pairs_hook=unique, parse_float=no_number, parse_constant=no_number)
    except (NotTheSameInPython, json.JSONDecodeError, RecursionError):
        return
    if not isinstance(document, str):
        yield document


def found(findings, expected, places):
    """The findings with the members that the expected ones have."""
    assert len(findings) == len(expected)
    for finding, wanted in zip(findings, expected, strict=True):
        actual = {"rule": finding.rule, "at": finding.pointer, "line": finding.line, "column": finding.column}
        if not places:
            assert (finding.line, finding.column, finding.span) == (None, None, None)
        names = [name for name in wanted if places or name in ("rule", "at")]
        assert [actual[name] for name in names] == [wanted[name] for name in names]


@pytest.mark.parametrize("test", cases("cases"))
def test_case(test):
    if "yaml" in test:
        verdicts = [(check_yaml(form, **options(test)), True) for form in (test["yaml"], test["yaml"].encode())]
    else:
        verdicts = [([check(form, **options(test))], isinstance(form, (str, bytes))) for form in forms(test)]
    for [verdict, *others], places in verdicts:
        assert not others
        if "syntaxError" in test:
            # An object is not text, so it can be a document with a value of the wrong type instead.
            assert not verdict.valid
            if places:
                found(verdict.violations, [{"rule": "syntax", "at": "", **test["syntaxError"]}], places)
            continue
        assert verdict.valid == (not test["violations"])
        found(verdict.violations, test["violations"], places)
        found(verdict.advice, test.get("advice", []), places)
        assert (verdict.conflicts, verdict.changes) == ((), ())


@pytest.mark.parametrize("test", cases("comparisons"))
def test_comparison(test):
    connector = test["connector"]
    described = [connector, json.dumps(connector), json.dumps(connector).encode()]
    for form in forms(test):
        alone = check(form, **options(test))
        for against in described:
            verdict = check(form, against=against, **options(test))
            assert verdict.valid
            places = isinstance(form, (str, bytes))
            found(verdict.conflicts, test["conflicts"], places)
            found([advice for advice in verdict.advice if advice not in alone.advice], test["advice"], places)
            changes = [
                {"at": change.pointer, "change": change.kind, "old": change.old, "new": change.new}
                for change in verdict.changes
            ]
            wanted = [{"old": None, "new": None, **change} for change in test["changes"]]
            assert changes == wanted


def place(text, offset, language):
    before = text[:offset] if isinstance(text, str) else text[:offset].decode()
    # YAML begins after a byte-order mark.
    before = before.removeprefix("\ufeff" if language else "")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize("test", cases("fixes"))
def test_fixes(test):
    written, language = (test["yaml"], {"yaml": True}) if "yaml" in test else (test["text"], {})
    fixed = test.get("fixed", written)
    with_suggestions = test.get("fixedWithSuggestions", fixed)
    for as_given in (str, str.encode):
        text = as_given(written)
        verdicts = (check_yaml if language else check)(text, **options(test))
        found = []
        for verdict in verdicts if language else [verdicts]:
            for finding in verdict.violations + verdict.advice:
                for edit in finding.fix.edits if finding.fix else ():
                    start, end = edit.span
                    assert place(text, start, language) == (edit.line, edit.column)
                    assert place(text, end, language) == (edit.end_line, edit.end_column)
                if finding.fix:
                    found.append({"rule": finding.rule, "at": finding.pointer, **in_json(finding.fix)})
        assert found == [fix for fix in test["fixes"] if not fix.get("hidden")]
        for wanted, unsafe in ((fixed, False), (with_suggestions, True)):
            assert apply_fixes(text, unsafe=unsafe, **language, **options(test)) == as_given(wanted)


def in_json(fix):
    """A fix as the command writes it."""
    edits = [
        {
            "line": edit.line,
            "column": edit.column,
            "endLine": edit.end_line,
            "endColumn": edit.end_column,
            "text": edit.text,
        }
        for edit in fix.edits
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def test_there_are_cases_of_each_kind():
    assert len(cases("fixes")) > 50
    assert len(cases("cases")) > 500
    assert len(cases("comparisons")) > 50
    kinds = [[type(form) for form in forms(case.values[0])] for case in cases("cases") if "yaml" not in case.values[0]]
    assert sum(dict in kind for kind in kinds) > len(kinds) / 2
