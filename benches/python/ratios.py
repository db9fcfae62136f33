"""Prints how long the package for Python takes on the documents in a folder, as ratios to what would be done without
it, and fails if one is above its limit."""

import json
import multiprocessing
import pathlib
import sys
import time

import botocore.session
import botocore.validate

sys.path.append(str(pathlib.Path(__file__).parents[2] / "python/tests/support"))
import loopback

from msk_connect_preflight import check, install_guard

ROUNDS = 300
SECONDS_A_ROUND = 0.002
EVENT = "before-parameter-build.kafkaconnect.UpdateConnector"


def client(guarded, url):
    session = botocore.session.Session()
    keys = {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
    made = session.create_client("kafkaconnect", "us-east-1", endpoint_url=url, **keys)
    if guarded:
        install_guard(made)
    return made


# A server in a process of its own, so that it takes no time of the clients'.
SERVER = loopback.Server()
multiprocessing.get_context("fork").Process(target=SERVER.serve_forever, daemon=True).start()
PLAIN, GUARDED = client(False, SERVER.url), client(True, SERVER.url)
MODEL = PLAIN.meta.service_model.operation_model("UpdateConnector")
[GUARD] = [
    handler
    for handler in GUARDED.meta.events._emitter._handlers.prefix_search(EVENT)
    if handler.__module__ == "msk_connect_preflight.botocore"
]
VALIDATOR = botocore.validate.ParamValidator()

# What is measured, what it is compared with, and the limit.
RATIOS = {
    "the guard's check / botocore's validation": (
        lambda text, request: GUARD(params=request, model=MODEL),
        lambda text, request: VALIDATOR.validate(request, MODEL.input_shape),
        0.15,
    ),
    "guarded call / unguarded call": (
        lambda text, request: GUARDED.update_connector(**request),
        lambda text, request: PLAIN.update_connector(**request),
        1.05,
    ),
    "check(bytes) / json.loads": (
        lambda text, request: check(text),
        lambda text, request: json.loads(text),
        1,
    ),
}


def least_times(functions, *arguments):
    """The least time of each in rounds in which they take turns: what else runs on the machine only adds to it."""
    counts = []
    for function in functions:
        start = time.perf_counter()
        function(*arguments)
        counts.append(int(SECONDS_A_ROUND / (time.perf_counter() - start)) + 1)
    least = [float("inf")] * len(functions)
    turns = list(enumerate(zip(functions, counts, strict=True)))
    for _ in range(ROUNDS):
        # None is always after the same other one, whose memory it finds in the caches.
        turns.reverse()
        for index, (function, count) in turns:
            start = time.perf_counter()
            for _ in range(count):
                function(*arguments)
            least[index] = min(least[index], (time.perf_counter() - start) / count)
    return least


documents = {path.stem: path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).iterdir())}
is_within = True
print(f"| {'':41} | limit |" + "".join(f" {name:>5} |" for name in documents))
print(f"|{'-' * 43}|------:|" + "------:|" * len(documents))
for title, (ours, theirs, limit) in RATIOS.items():
    ratios = []
    for text in documents.values():
        our, their = least_times([ours, theirs], text, json.loads(text))
        ratios.append(our / their)
    is_within &= max(ratios) <= limit
    print(f"| {title:41} | {limit:5} |" + "".join(f" {ratio:5.3f} |" for ratio in ratios))
sys.exit(not is_within)
