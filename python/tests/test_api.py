"""What the functions return and refuse."""

import copy
import dataclasses
import json
import pathlib
import pickle
import subprocess
import sys
import sysconfig

import pytest

import msk_connect_preflight
from msk_connect_preflight import (
    Change,
    Finding,
    InvalidRequestError,
    Rule,
    Verdict,
    apply_fixes,
    check,
    check_yaml,
    rules,
    schema,
    template,
)

PROJECT = pathlib.Path(__file__).parents[2]
COMMAND = pathlib.Path(sysconfig.get_path("scripts")) / "msk-preflight"
ARN = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2"
CAPACITY = {"provisionedCapacity": {"mcuCount": 2, "workerCount": 2}}
REQUEST = {"connectorArn": ARN, "currentVersion": "K2EUQ1WTGCTBG2", "capacity": CAPACITY}


def run(*arguments, text=None):
    return subprocess.run([COMMAND, *arguments], input=text, capture_output=True, text=True, check=False)


def test_the_package_is_the_one_that_is_installed():
    assert PROJECT / "python/python" not in pathlib.Path(msk_connect_preflight.__file__).parents


def test_names_load_when_they_are_used():
    code = (
        "import sys, msk_connect_preflight as package\n"
        "assert 'msk_connect_preflight._native' not in sys.modules\n"
        "assert set(package.__all__) <= set(dir(package))\n"
        "from msk_connect_preflight import *\n"
        "assert check is package.check and 'botocore' not in sys.modules\n"
        "try: package.chekc\n"
        "except AttributeError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "module 'msk_connect_preflight' has no attribute 'chekc'\n"


def test_verdicts_are_values():
    described = {**REQUEST, "currentVersion": "K3P5ROKL5A1OLE", "connectorState": "RUNNING"}
    described["capacity"] = {"provisionedCapacity": {"mcuCount": 2, "workerCount": 1}}
    invalid, conflicting = check("{}"), check({**REQUEST}, against=described)
    assert conflicting.valid
    assert [finding.rule for finding in conflicting.conflicts] == ["version-stale"]
    assert conflicting.changes == (Change("/capacity/provisionedCapacity/workerCount", "changed", 1, 2),)
    assert str(conflicting.changes[0]) == "~ /capacity/provisionedCapacity/workerCount 1 -> 2"
    fixable = check(json.dumps(REQUEST).replace("mcuCount", "McuCount"))
    [fix] = [finding.fix for finding in fixable.violations if finding.fix]
    parts = (invalid.violations[0], conflicting.changes[0], fix, fix.edits[0])
    for value in (invalid, conflicting, fixable, *parts, rules()[0], Verdict()):
        for other in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert other == value
            assert hash(other) == hash(value)
            assert repr(other) == repr(value)
        name = dataclasses.fields(value)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, None)
        with pytest.raises((AttributeError, TypeError)):
            value.other = None
    for verdict in (invalid, conflicting):
        with pytest.raises(InvalidRequestError) as caught:
            verdict.raise_if_invalid()
        error = pickle.loads(pickle.dumps(caught.value))
        assert (type(error), error.verdict, str(error)) == (InvalidRequestError, verdict, str(caught.value))
        assert isinstance(error, ValueError)
        assert (error.violations, error.conflicts) == (verdict.violations, verdict.conflicts)
    check(REQUEST).raise_if_invalid()
    # Advice alone raises nothing.
    advised = check({**REQUEST, "capacity": {"provisionedCapacity": {"mcuCount": 2, "workerCount": 11}}})
    assert [(advice.rule, advice.follows) for advice in advised.advice] == [("worker-quota", "risk")]
    advised.raise_if_invalid()


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (Change("/a", "added", None, 3), "+ /a 3"),
        (Change("/a", "removed", "x", None), '- /a "x"'),
        (Change("/a\n", "changed"), "~ /a\\u000a"),
        (Change("/a", "changed", 0, 3), "~ /a 0 -> 3"),
    ],
)
def test_a_change_is_written_as_in_plans(change, text):
    assert str(change) == text


def test_the_text_of_an_error_is_bounded_and_one_line_for_each_finding():
    names = [f"\n{number}" for number in range(1001)]
    verdict = check({**REQUEST, **dict.fromkeys(names, 1)})
    assert len(verdict.violations) == 1000
    assert verdict.violations_truncated
    text = str(InvalidRequestError(verdict))
    lines = text.split("\n")
    assert len(lines) == 22
    assert lines[0] == "Parameter validation failed:"
    assert lines[1].startswith("unknown-member at /\\u000a0: unknown member `\\u000a0` in the request; ")
    assert lines[-1] == "only the first 20 findings are shown"
    twenty = check({**REQUEST, **dict.fromkeys(names[:20], 1)})
    assert len(str(InvalidRequestError(twenty)).split("\n")) == 21
    assert str(Finding("type", "/" + "a" * 300, "m", "h")) == f"type at /{'a' * 239}…: m; h"


@pytest.mark.parametrize("is_bytes", [False, True])
def test_spans_are_slices_of_the_document(is_bytes):
    text = '{"é😀": 1, "capacity": {"ü": "ü"}, "connectorArn": 7,\n "currentVersion": "", "é": 2}'
    document = text.encode() if is_bytes else text
    spans = {
        finding.pointer: document[slice(*finding.span)]
        for finding in check(document).violations
        if finding.rule != "exactly-one-capacity"
    }
    expected = {"/é😀": '"é😀"', "/capacity/ü": '"ü"', "/connectorArn": "7", "/currentVersion": '""', "/é": '"é"'}
    assert spans == {at: part.encode() if is_bytes else part for at, part in expected.items()}
    assert {(finding.line, finding.column) for finding in check(document).violations if finding.pointer == "/é"} == {
        (2, 24)
    }


@pytest.mark.parametrize("is_bytes", [False, True])
def test_places_in_yaml_are_those_in_the_whole_text(is_bytes):
    text = "# é\n---\nprovisionedCapacity: {ü: 1, mcuCount: 2, workerCount: 2}\n---\n[é\n---\nautoScaling: é\n"
    document = text.encode() if is_bytes else text
    first, second, third = check_yaml(document, shape="capacity")
    [unknown], [syntax], [wrong] = first.violations, second.violations, third.violations
    assert (unknown.rule, unknown.line, unknown.column) == ("unknown-member", 3, 23)
    assert document[slice(*unknown.span)] == ("ü".encode() if is_bytes else "ü")
    assert (syntax.rule, syntax.pointer, syntax.line, syntax.span) == ("syntax", "", 5, None)
    assert (wrong.rule, wrong.line, wrong.column) == ("type", 7, 14)
    assert document[slice(*wrong.span)] == ("é".encode() if is_bytes else "é")
    [empty] = check_yaml("")
    assert not empty.valid
    [conflicting] = check_yaml(json.dumps(REQUEST), against={"currentVersion": "K1"})
    assert [finding.rule for finding in conflicting.conflicts] == ["version-stale"]
    for function in (check_yaml, apply_fixes):
        with pytest.raises(TypeError, match=r"^the text must be str or bytes$"):
            function({})


def test_fixes_are_those_of_the_command(tmp_path):
    text = (
        f'{{"connectorArn": "{ARN}", "currentVersion": "K1", "capacity": {{"provisionedCapacity":\n'
        '  {"mcu_count": 3, "worker_count": "2"}}, "connectorConfiguration": {"é😀": "é", "é ": true, "é ": true,\n'
        '  "connector.class": "io.example.Connector", "errors.tolerance": "ALL", "tasks.max": 2.50}}'
    )
    for language in ("json", "yaml"):
        arguments = ["check", f"--input={language}", "-"]
        [verdict] = check_yaml(text) if language == "yaml" else [check(text)]
        listed = json.loads(run(*arguments, "--format", "json", text=text).stdout)
        for expected, findings in ((listed["violations"], verdict.violations), (listed["advice"], verdict.advice)):
            fixes = [finding.fix and (finding.fix.title, finding.fix.safe) for finding in findings]
            assert fixes == [
                (item["fix"]["title"], item["fix"]["safe"]) if "fix" in item else None for item in expected
            ]
        assert sum(finding.fix is not None for finding in verdict.violations) > 4
        for unsafe, more in ((False, []), (True, ["--unsafe-fixes"])):
            fixed = apply_fixes(text, yaml=language == "yaml", unsafe=unsafe)
            assert fixed == run(*arguments, "--fix", *more, text=text).stdout
            assert apply_fixes(fixed, yaml=language == "yaml", unsafe=unsafe) is fixed


def test_a_fix_is_about_text_alone():
    text = '{"provisionedCapacity": {"mcuCount": "2", "workerCount": 2}}'
    [wrong], [same] = check(text, shape="capacity").violations, check(json.loads(text), shape="capacity").violations
    assert wrong.fix.safe
    assert (same.rule, same.pointer, same.fix) == (wrong.rule, wrong.pointer, None)


@pytest.mark.parametrize("text", ["", "{", b"\xff", b"\xef\xbb\xbf{\xff,}", "\ud800", '{"a": \ud800,}'])
def test_what_cannot_be_read_stays(text):
    for yaml in (False, True):
        assert apply_fixes(text, yaml=yaml, unsafe=True) is text
    assert all(finding.fix is None for finding in check(text).violations)


@pytest.mark.parametrize("document", ["", "{", b"\xff", "\ud800", '{"a": \ud800}', b"\xef\xbb\xbf{}"])
def test_bad_text_gets_a_verdict(document):
    [finding] = check(document).violations
    assert (finding.rule, finding.pointer, finding.line) == ("syntax", "", 1)
    assert finding.message.startswith("not a JSON document: ")
    assert "(line" not in finding.message
    assert finding.help == "fix the syntax at the reported place"


@pytest.mark.parametrize(
    ("options", "error", "text"),
    [
        ({"api_revision": "2025-01"}, ValueError, "unknown API revision; use `2026-02` or `2026-10`"),
        ({"api_revision": 1}, TypeError, "api_revision must be a str"),
        ({"shape": "whole"}, ValueError, "unknown shape; use `request`, `body`, `capacity` or `configuration`"),
        ({"worker_limit": 0}, ValueError, "worker_limit: a number of workers must be from 1 to 2147483647"),
        ({"worker_limit": 2**31}, ValueError, "worker_limit: a number of workers must be from 1 to 2147483647"),
        ({"worker_quota": "10"}, ValueError, "worker_quota: a number of workers must be from 1 to 2147483647"),
        ({"connector_arn": b"a"}, TypeError, "connector_arn must be a str"),
        ({"current_version": 1}, TypeError, "current_version must be a str"),
        ({"against": "{"}, ValueError, "against: the description is not JSON, at line 1, column 1"),
        ({"against": []}, ValueError, "against: "),
        ({"against": {"connectorConfiguration": {"a": 31337}}}, ValueError, "against: "),
    ],
)
def test_bad_options_raise_an_error(options, error, text):
    # Fixes are made without a connector.
    for function in (check, check_yaml) if "against" in options else (check, check_yaml, apply_fixes):
        with pytest.raises(error) as caught:
            function("{}", **options)
        assert str(caught.value).startswith(text)
        assert "31337" not in str(caught.value)


def test_options_are_those_of_the_command():
    assert check({"capacity": CAPACITY}, shape="body").valid
    assert check(CAPACITY, shape="capacity", connector_arn=ARN, current_version="K1").valid
    assert check({"capacity": CAPACITY}, connector_arn=ARN, current_version="K1").valid
    assert check(REQUEST, connector_arn="x").violations[0].rule == "connector-arn"
    assert check(REQUEST, worker_limit=1).violations[0].rule == "worker-count"
    assert check(REQUEST, worker_limit=2).valid
    assert [advice.rule for advice in check(REQUEST, worker_quota=1).advice] == ["worker-quota"]
    assert check(REQUEST, worker_quota=2).advice == ()
    newer = {**REQUEST, "skipHealthValidation": True}
    assert check(newer).valid
    assert check(newer, api_revision="2026-10").valid
    assert not check(newer, api_revision="2026-02").valid


def test_a_description_from_boto3_has_dates_and_metadata():
    import datetime

    described = {
        **REQUEST,
        "connectorState": "RUNNING",
        "creationTime": datetime.datetime.now(datetime.timezone.utc),
        "ResponseMetadata": {"RetryAttempts": 0},
    }
    assert [finding.rule for finding in check(REQUEST, against=described).conflicts] == ["identical-capacity"]


def test_rules_are_those_of_the_command():
    listed = [json.loads(line) for line in run("rules", "--format", "json").stdout.splitlines()]
    assert [rule.name for rule in rules()] == [rule["rule"] for rule in listed]
    for rule in rules():
        assert isinstance(rule, Rule)
        explained = run("explain", rule.name).stdout
        for part in (rule.summary, rule.level, rule.since, rule.evidence, rule.basis, rule.source, rule.valid_example):
            assert part in explained
        assert rule.follows is None or f"follows   {rule.follows}\n" in explained
        assert rule.invalid_example in explained
        for connector in (rule.invalid_connector, rule.valid_connector):
            assert connector is None or connector in explained
        assert (rule.invalid_connector is None) == (rule.valid_connector is None)
    assert {rule.level for rule in rules()} == {"violation", "conflict", "advice"}


@pytest.mark.parametrize("revision", ["2026-02", "2026-10"])
@pytest.mark.parametrize("shape", ["request", "body", "capacity", "configuration"])
def test_schemas_and_templates_are_those_of_the_command(revision, shape):
    common = ["--api-revision", revision, "--shape", shape]
    for options, arguments in [
        ({}, []),
        ({"draft": "draft-07"}, ["--draft", "draft-07"]),
        ({"flavour": "editor"}, ["--editor"]),
        ({"flavour": "shape"}, ["--flavour", "shape"]),
        ({"flavour": "compiled"}, ["--flavour", "compiled"]),
        ({"flavour": "compiled", "draft": "draft-07"}, ["--flavour", "compiled", "--draft", "draft-07"]),
        ({"worker_limit": 7}, ["--worker-limit", "7"]),
        ({"given": ["connector-arn"]}, ["--given", "connector-arn"]),
        ({"given": ("current-version", "connector-arn")}, ["--given", "current-version,connector-arn"]),
    ]:
        expected = json.loads(run("schema", *common, *arguments).stdout)
        assert schema(api_revision=revision, shape=shape, **options) == expected
    for change in ("autoscaling", "provisioned", "configuration"):
        expected = run("template", change, *common)
        if expected.returncode == 0:
            assert template(change, api_revision=revision, shape=shape) == json.loads(expected.stdout)
        else:
            with pytest.raises(ValueError, match=r"^a document of this shape cannot have this change$"):
                template(change, api_revision=revision, shape=shape)


def test_a_wrong_name_of_a_schema_or_template_is_an_error():
    for call, text in [
        (lambda: schema(draft="draft-04"), "unknown JSON Schema draft, expected `2020-12` or `draft-07`"),
        (lambda: schema(flavour="x"), "unknown flavour; use `standard`, `editor`, `shape` or `compiled`"),
        (lambda: schema(given=["capacity"]), "only `connector-arn` and `current-version` can be given"),
        (lambda: template("scaling"), "unknown change; use `autoscaling`, `provisioned` or `configuration`"),
        (lambda: template("provisioned", shape="x"), "unknown shape; use "),
        (lambda: template("provisioned", api_revision="x"), "unknown API revision; use "),
    ]:
        with pytest.raises(ValueError) as caught:
            call()
        assert str(caught.value).startswith(text)


def test_no_text_shows_a_value_of_the_configuration():
    secret = "hunter2"
    properties = {
        "connector.class": f"io.example.{secret}",
        "database.password": secret,
        "tasks.max": secret,
        "errors.tolerance": secret,
        f"name=x{secret}": secret,
        f"a: {secret}": None,
        "url": f"jdbc:x://u:{secret}@host",
    }
    request = {"connectorArn": f"{ARN} {secret}", "currentVersion": f"K1 {secret}", "x": secret}
    for document in (
        {**request, "connectorConfiguration": properties},
        {**REQUEST, "capacity": secret, "connectorConfiguration": {secret.encode(): secret}},
        {"connectorArn": ARN, "currentVersion": "K1", "connectorConfiguration": {**properties, f"a: {secret}": "b"}},
    ):
        described = {**REQUEST, "connectorConfiguration": {"database.password": secret + "3", "a": secret}}
        forms = [document]
        if not any(isinstance(name, bytes) for name in document["connectorConfiguration"]):
            forms += [json.dumps(document), json.dumps(document)[:-1]]
        for form in forms:
            for against in (None, described):
                verdict = check(form, against=against)
                shown = [repr(verdict), *map(str, verdict.violations + verdict.advice + verdict.changes)]
                if not verdict.valid:
                    error = InvalidRequestError(verdict)
                    shown += [str(error), repr(error), pickle.dumps(error).decode("latin-1")]
                assert secret not in "".join(shown)


def test_a_fix_that_would_show_a_value_is_made_but_not_shown():
    secret = "hunter2"
    text = f'{{"database.password": "{secret}", "errors.tolerance": "ALL",\n"capacity": {{}}, "connectorConfiguration": {{}}}}'
    verdict = check(text, shape="body")
    assert [finding.fix for finding in verdict.violations if finding.pointer == "/database.password"] == [None]
    assert secret not in repr(verdict)
    fixed = apply_fixes(text, shape="body", unsafe=True)
    assert fixed.index(secret) > fixed.index("connectorConfiguration")
