"""Prints the verdicts of the Python engines, in the format described in engines.mjs."""

import json
import re
from importlib.metadata import version
from pathlib import Path

import fastjsonschema
import jsonschema
import jsonschema_rs

FOLDER = Path(__file__).parent


def read(path):
    return json.loads(path.read_text("utf-8"))


paths = [path for path in sorted(FOLDER.glob("suite/20*/**/*.json"))] + [FOLDER / "by-hand.json"]
files = {str(path.relative_to(FOLDER)): read(path) for path in paths}
exported = (FOLDER / "../../schemas").glob("*/*.json")
schemas = {schema["$id"]: schema for schema in map(read, [*exported, *FOLDER.glob("suite/schemas/*/*.json")])}

# As check-jsonschema's --check-metaschema does, editors' schemas included.
for schema in schemas.values():
    jsonschema.validators.validator_for(schema).check_schema(schema)

form = jsonschema.Draft202012Validator(read(FOLDER / "test-schema.json"))
for groups in files.values():
    form.validate(groups)


def fast(schema):
    decide = fastjsonschema.compile(schema)

    def is_valid(data):
        try:
            decide(data)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return is_valid


ENGINES = [
    ("jsonschema", "2020-12", lambda schema: jsonschema.Draft202012Validator(schema).is_valid),
    ("jsonschema", "draft-07", lambda schema: jsonschema.Draft7Validator(schema).is_valid),
    ("jsonschema-rs", "2020-12", lambda schema: jsonschema_rs.Draft202012Validator(schema).is_valid),
    ("jsonschema-rs", "draft-07", lambda schema: jsonschema_rs.Draft7Validator(schema).is_valid),
    ("fastjsonschema", "draft-07", fast),
]


def verdict(is_valid, data):
    try:
        return is_valid(data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for engine, draft, compile in ENGINES:
    suffix = ".draft-07.json" if draft == "draft-07" else ".json"
    compiled = {id: compile(schema) for id, schema in schemas.items() if re.search(f"/[^./]*{re.escape(suffix)}$", id)}
    verdicts = {
        file: [
            verdict(compiled[re.sub("[.]json$", suffix, group["schema"]["$ref"])], test["data"])
            for group in groups
            for test in group["tests"]
        ]
        for file, groups in files.items()
    }
    print(json.dumps({"engine": engine, "version": version(engine), "draft": draft, "verdicts": verdicts}))
