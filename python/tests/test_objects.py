"""Python objects that JSON has no place for, or that are more than they seem."""

import collections
import datetime
import decimal
import enum
import fractions
import gc
import json
import math
import types
import uuid

import pytest

from msk_connect_preflight import check

ARN = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2"


class Color(enum.Enum):
    RED = 1


class Size(enum.IntEnum):
    TWO = 2


class Text(str):
    __slots__ = ()

    def __str__(self):
        return "not this"


class Word(str, enum.Enum):
    TWO = "2"


class Computed(dict):
    """A dict whose items are not those that it holds."""

    def items(self):
        return [("mcuCount", 2), ("workerCount", 2)]


class Listed(list):
    def __iter__(self):
        return iter([])


class Raising(dict):
    def items(self):
        raise KeyError("raised")


def request(**members):
    return {"connectorArn": ARN, "currentVersion": "K2EUQ1WTGCTBG2", **members}


def provisioned(**members):
    return request(capacity={"provisionedCapacity": {"mcuCount": 2, "workerCount": 2, **members}})


def configured(**properties):
    return request(connectorConfiguration={"connector.class": "io.example.Connector", **properties})


def only(verdict):
    [finding] = verdict.violations
    assert (finding.line, finding.column, finding.span) == (None, None, None)
    return finding


STRANGE = [
    (None, "`None`"),
    (1.0, "a float"),
    (2.5, "a float"),
    (math.nan, "a float"),
    (math.inf, "a float"),
    (decimal.Decimal("31337"), "a Decimal"),
    (fractions.Fraction(31337), "a Fraction"),
    (b"31337", "a bytes"),
    (bytearray(b"31337"), "a bytearray"),
    ({31337}, "a set"),
    (frozenset([31337]), "a frozenset"),
    (datetime.date(2026, 2, 11), "a date"),
    (datetime.datetime(2026, 2, 11), "a datetime"),
    (uuid.UUID(int=31337), "a UUID"),
    (Color.RED, "a Color"),
    (Ellipsis, "an ellipsis"),
    (range(31337), "a range"),
    (types.MappingProxyType({"a": "31337"}), "a mappingproxy"),
    (collections.ChainMap({"a": "31337"}), "a ChainMap"),
    (iter([31337]), "a list_iterator"),
    ({31337: "a"}, "a dict with an int as a key"),
    ({None: "31337"}, "a dict with `None` as a key"),
    ({("31337",): "a"}, "a dict with a tuple as a key"),
    ({"\ud800": "31337"}, "a dict with a str with a lone surrogate as a key"),
    ("31337\ud800", "a str with a lone surrogate"),
    (10**5000, "an int of very many digits"),
    (type("\n\u202e::x" + "y" * 100, (), {})(), "a \\u000a\\u202e::x" + "y" * 55),
]


@pytest.mark.parametrize("number", range(len(STRANGE)))
def test_the_message_names_the_type_in_python_and_never_the_value(number):
    value, kind = STRANGE[number]
    for document, pointer, expected in [
        (provisioned(mcuCount=value), "/capacity/provisionedCapacity/mcuCount", "`mcuCount` must be an integer"),
        (configured(a=value), "/connectorConfiguration/a", "`a` must be a string"),
        (request(capacity=value), "/capacity", "`capacity` must be an object"),
        (request(capacity={"autoScaling": value}), "/capacity/autoScaling", "`autoScaling` must be an object"),
    ]:
        violations = [finding for finding in check(document).violations if finding.pointer == pointer]
        finding = violations[0]
        assert (finding.rule, finding.message) == ("type", f"{expected}, found {kind}")
        assert ("remove" in finding.help) == (value is None and "mcuCount" not in pointer)
        assert "31337" not in repr(check(document))
    [finding] = check([value]).violations
    assert finding.message == "the request must be an object, found an array"
    finding = check(None).violations[0]
    assert finding.message == "the request must be an object, found `None`"


def test_a_value_of_an_unknown_name_can_be_anything():
    violations = check(provisioned() | {"topic": decimal.Decimal(1), "name": {1: object()}}).violations
    assert [finding.rule for finding in violations] == ["unknown-member", "unknown-member"]


def test_what_is_before_and_after_a_strange_object_is_checked():
    document = provisioned(mcuCount={2: 3, "a": {4: 5}}, workerCount=0)
    document["capacity"]["provisionedCapacity"]["x"] = {"a": {1: 1}, 2: None}
    found = [(finding.rule, finding.pointer.rpartition("/")[2]) for finding in check(document).violations]
    assert found == [("type", "mcuCount"), ("worker-count", "workerCount"), ("unknown-member", "x")]


@pytest.mark.parametrize("number", [2**31, 2**63 - 1, 2**63, 2**70, -(2**63), -(2**63) - 1, 0])
def test_integers_are_exact(number):
    finding = only(check(provisioned(workerCount=number)))
    assert (finding.rule, finding.pointer) == ("worker-count", "/capacity/provisionedCapacity/workerCount")
    assert f"found {number}" in finding.message


def test_true_is_no_integer_and_1_is_no_boolean():
    assert only(check(provisioned(workerCount=True))).message.endswith("found a boolean")
    assert only(check(provisioned() | {"skipHealthValidation": 1})).rule == "type"
    assert check(provisioned() | {"skipHealthValidation": True}).valid


def test_subclasses_are_taken_for_what_is_sent_of_them():
    for document in [
        provisioned(mcuCount=Size.TWO),
        request(capacity=collections.OrderedDict(provisioned()["capacity"])),
        request(capacity=collections.defaultdict(dict, provisioned()["capacity"])),
        request(capacity={"provisionedCapacity": Computed(mcuCount=3)}),
        configured(a=Text("a"), b=Word.TWO),
        configured() | {Text("connectorArn"): Text(ARN)},
    ]:
        assert check(document).violations == ()
    # The connector's class is what the str holds, not what __str__ says.
    assert [advice.rule for advice in check(configured(**{"tasks.max": Text("0")})).advice] == ["tasks-max"]
    plugin = {"customPlugin": {"customPluginArn": ARN.replace(":connector/", ":custom-plugin/"), "revision": 1}}
    for plugins, rules in [((plugin,), []), ([plugin], []), ((), ["one-plugin"]), (Listed([plugin]), ["one-plugin"])]:
        assert [finding.rule for finding in check(request(plugins=plugins)).violations] == rules


def test_an_exception_of_an_object_is_passed_on():
    with pytest.raises(KeyError, match="raised"):
        check(request(capacity=Raising()))


def test_a_dict_may_change_while_it_is_read():
    document = provisioned()
    capacity = document["capacity"]["provisionedCapacity"]

    class Changing(dict):
        def items(self):
            document.clear()
            capacity.clear()
            capacity.update((str(number), number) for number in range(1000))
            return []

    capacity["mcuCount"] = Changing()
    assert only(check(document)).rule == "type"
    assert len(capacity) == 1000


def nested(levels):
    value = []
    for _ in range(levels - 1):
        value = [value]
    return value


def test_levels_are_limited_as_in_text():
    for levels, rule in [(127, "unknown-member"), (128, "syntax")]:
        document = provisioned() | {"x": nested(levels)}
        for form in (document, json.dumps(document)):
            assert [finding.rule for finding in check(form).violations] == [rule]


def test_cycles_and_bombs_end_in_an_error():
    cycle = []
    cycle.append(cycle)
    circle = {}
    circle["a"] = circle
    deep = nested(100_000)
    for value in (cycle, circle, deep):
        finding = only(check(provisioned() | {"x": value}))
        assert finding.rule == "syntax"
        assert finding.message == "the objects are nested deeper than 128 levels: does one contain itself?"
        with pytest.raises(ValueError, match="^against: the objects are nested deeper"):
            check(provisioned(), against={"x": value})
    bomb = ["a" * 1000]
    for _ in range(60):
        bomb = [bomb, bomb]
    finding = only(check(provisioned() | {"x": bomb}))
    assert (finding.rule, finding.message[:40]) == ("syntax", "the objects are longer than 64 MiB: does")
    half = "a" * (2**25 - 200)
    assert check(configured(a=half, b=half)).valid
    assert only(check(configured(a=half, b=half, c="a" * 400))).rule == "syntax"

    class Endless(dict):
        def items(self):
            return iter(lambda: ("a", 1), None)

    assert only(check(provisioned() | {"x": Endless()})).rule == "syntax"
    while deep:
        deep = deep[0]


def test_references_are_given_back():
    value, name = object(), Text("name")
    document = {name: value, "capacity": Computed(), 1: [value]}

    def referrers():
        gc.collect()
        return len(gc.get_referrers(value))

    before = referrers()
    for _ in range(100):
        check(document)
    assert referrers() == before
