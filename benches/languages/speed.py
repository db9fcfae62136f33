"""Prints for each document in a folder the time that Python validators take, in nanoseconds, as one JSON
object per line. Each of them reads the text first; `json.loads` alone shows the share of reading."""

import json
import pathlib
import statistics
import sys
import time
from typing import Annotated, Literal

import botocore.loaders
import botocore.model
import botocore.validate
import fastjsonschema
import jsonschema
import pydantic
from pydantic.alias_generators import to_camel

ROUNDS = 7
SECONDS_A_ROUND = 0.1

SCHEMA = json.loads(pathlib.Path(__file__).parents[2].joinpath("schemas/2026-02/request.draft-07.json").read_text())


class Model(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", strict=True, alias_generator=to_camel)


Workers = Annotated[int, pydantic.Field(ge=1, le=2**31 - 1)]
Units = Literal[1, 2, 4, 8]


class ScalePolicy(Model):
    cpu_utilization_percentage: Annotated[int, pydantic.Field(ge=1, le=100)]


class AutoScaling(Model):
    max_worker_count: Workers
    mcu_count: Units
    min_worker_count: Workers
    scale_in_policy: ScalePolicy
    scale_out_policy: ScalePolicy
    max_autoscaling_task_count: Workers | None = None

    @pydantic.model_validator(mode="after")
    def orders(self):
        assert self.min_worker_count <= self.max_worker_count
        assert self.max_autoscaling_task_count is None or self.max_autoscaling_task_count >= self.max_worker_count
        return self


class ProvisionedCapacity(Model):
    mcu_count: Units
    worker_count: Workers


class Capacity(Model):
    auto_scaling: AutoScaling | None = None
    provisioned_capacity: ProvisionedCapacity | None = None

    @pydantic.model_validator(mode="after")
    def one(self):
        assert (self.auto_scaling is None) != (self.provisioned_capacity is None)
        return self


class Request(Model):
    connector_arn: Annotated[str, pydantic.Field(pattern=SCHEMA["properties"]["connectorArn"]["pattern"])]
    current_version: Annotated[str, pydantic.Field(min_length=1)]
    capacity: Capacity | None = None
    connector_configuration: dict[str, str] | None = None

    @pydantic.model_validator(mode="after")
    def one(self):
        assert (self.capacity is None) != (self.connector_configuration is None)
        return self


def botocore_validator():
    model = botocore.loaders.Loader().load_service_model("kafkaconnect", "service-2")
    shape = botocore.model.ServiceModel(model).operation_model("UpdateConnector").input_shape
    return lambda value: botocore.validate.ParamValidator().validate(value, shape).has_errors()


botocore_has_errors = botocore_validator()
fast = fastjsonschema.compile(SCHEMA)
every_error = jsonschema.Draft7Validator(SCHEMA)

PARTIES = {
    "json.loads": json.loads,
    "json.loads, botocore": lambda text: botocore_has_errors(json.loads(text)),
    "json.loads, jsonschema": lambda text: list(every_error.iter_errors(json.loads(text))),
    "json.loads, fastjsonschema": lambda text: fast(json.loads(text)),
    "pydantic": Request.model_validate_json,
}


def nanoseconds(run, text):
    start = time.perf_counter()
    run(text)
    times = int(SECONDS_A_ROUND / (time.perf_counter() - start)) + 1
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        for _ in range(times):
            run(text)
        rounds.append((time.perf_counter_ns() - start) / times)
    return statistics.median(rounds)


for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    text = path.read_text()
    for party, run in PARTIES.items():
        print(json.dumps({"party": party, "document": path.stem, "nanoseconds": nanoseconds(run, text)}))
