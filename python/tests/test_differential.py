"""Random Python values, against botocore's own validator and serializer."""

import collections
import datetime
import decimal
import enum
import json
import random

import botocore.session
import botocore.validate
import pytest
from loopback import ARN

from msk_connect_preflight import check

ROUNDS = 100_000
PLUGIN = ARN.replace(":connector/", ":custom-plugin/")
WORKERS = ARN.replace(":connector/", ":worker-configuration/")


class Size(enum.IntEnum):
    TWO = 2


class Text(str):
    __slots__ = ()


class Word(str, enum.Enum):
    ONE = "1"


STRANGE = [
    lambda: None,
    lambda: True,
    lambda: 1.0,
    lambda: float("nan"),
    lambda: decimal.Decimal(2),
    lambda: b"2",
    lambda: {2},
    lambda: datetime.date(2026, 2, 11),
    lambda: collections.ChainMap({"mcuCount": 1}),
    lambda: 2**70,
    lambda: -(2**63) - 1,
    lambda: "2",
    lambda: "\ud800",
    lambda: [],
    lambda: ([],),
    lambda: {},
    lambda: {1: 2},
    lambda: {"\ud800": "a"},
    lambda: Size.TWO,
    lambda: Word.ONE,
    lambda: object(),
]
TEXTS = ["", "a", "é\u2028😀", '"\\/\b\n\x00\x7f', Text("b"), Word.ONE, "io.example.Sink", "${x:y:z}"]


def integer(draw):
    return draw.choice([1, 2, 2, 4, 8, 1, 3, 20, 0, -1, 2**31 - 1, 2**31, Size.TWO])


def capacity(draw):
    value = {}
    if draw.random() < 0.5:
        value["provisionedCapacity"] = {"mcuCount": integer(draw), "workerCount": integer(draw)}
    else:
        value["autoScaling"] = {
            "minWorkerCount": draw.choice([1, integer(draw)]),
            "maxWorkerCount": draw.choice([8, integer(draw)]),
            "mcuCount": draw.choice([1, integer(draw)]),
            "scaleInPolicy": {"cpuUtilizationPercentage": draw.choice([20, integer(draw)])},
            "scaleOutPolicy": {"cpuUtilizationPercentage": draw.choice([80, integer(draw)])},
        }
        if draw.random() < 0.2:
            value["autoScaling"]["maxAutoscalingTaskCount"] = draw.choice([8, integer(draw)])
    return value


def configuration(draw):
    return {draw.choice(TEXTS) + str(number): draw.choice(TEXTS) for number in range(draw.randrange(4))}


def request(draw):
    value = {"connectorArn": draw.choice([ARN, Text(ARN)]), "currentVersion": draw.choice(["K1", Text("K1"), Word.ONE])}
    if draw.random() < 0.3:
        value["connectorConfiguration"] = configuration(draw)
    if draw.random() < 0.7:
        value["capacity"] = capacity(draw)
    if draw.random() < 0.2:
        plugin = {"customPlugin": {"customPluginArn": PLUGIN, "revision": integer(draw)}}
        value["plugins"] = draw.choice([list, tuple])([plugin] * draw.choice([0, 1, 1, 1, 2]))
    if draw.random() < 0.2:
        value["workerConfiguration"] = {"workerConfigurationArn": WORKERS, "revision": integer(draw)}
    for name in ("skipHealthValidation", "useDefaultWorkerConfiguration"):
        if draw.random() < 0.1:
            value[name] = draw.random() < 0.5
    return value


def containers(value):
    """The containers in a value."""
    if isinstance(value, (dict, list)):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from containers(inner)


def changed(draw, value):
    """The value with one change somewhere."""
    container = draw.choice(list(containers(value)))
    if isinstance(container, list):
        container.append(draw.choice(STRANGE)())
        return value
    names = list(container)
    kind = draw.randrange(5)
    if kind == 0 or not names:
        container[draw.choice([1, None, "capacity", "mcuCount", "x", ("a",), "\ud800"])] = draw.choice(STRANGE)()
    elif kind == 1:
        del container[draw.choice(names)]
    elif kind == 2:
        name = draw.choice(names)
        if isinstance(container[name], dict):
            container[name] = collections.OrderedDict(container[name])
    else:
        container[draw.choice(names)] = draw.choice(STRANGE)()
    return value


@pytest.fixture(scope="module")
def operation():
    session = botocore.session.get_session()
    client = session.create_client("kafkaconnect", "us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    return client, client.meta.service_model.operation_model("UpdateConnector")


def test_what_is_valid_here_botocore_accepts_and_sends_as_it_is(operation):
    client, model = operation
    assert "plugins" in model.input_shape.members
    validator = botocore.validate.ParamValidator()
    draw = random.Random(18)
    answers = collections.Counter()
    for number in range(ROUNDS):
        value = request(draw)
        for _ in range(draw.choice([0, 0, 1, 1, 2])):
            value = changed(draw, value)
        verdict = check(value)
        accepted = not validator.validate(value, model.input_shape).has_errors()
        assert accepted or not verdict.valid, (number, value)
        answers[verdict.valid, accepted] += 1
        if verdict.valid and number % 4 == 0:
            sent = client._serializer.serialize_to_request(value, model)
            body = {name: member for name, member in value.items() if name not in ("connectorArn", "currentVersion")}
            assert sent["body"] == json.dumps(body).encode(), (number, value)
    assert all(answers[answer] > ROUNDS / 20 for answer in [(True, True), (False, True), (False, False)]), answers
