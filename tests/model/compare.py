"""Compares the project's facts about the operation with the service's model in botocore.

The pinned botocore of a revision must agree, except for known-differences.json. Differences from the newest
botocore are reported, but are not failures.
"""

import gzip
import json
import sys
from pathlib import Path
from zipfile import ZipFile

FOLDER = Path(__file__).parent
PROJECT = FOLDER.parent.parent
MODEL = "botocore/data/kafkaconnect/2021-09-14/service-2.json"
OPERATION = "UpdateConnector"

# Schemas do not mark secret values; the library knows them by their place.
SECRET = "request/connectorConfiguration"

TYPES = {"structure": "object", "map": "object", "list": "array", "long": "integer"}
BITS = {"integer": 32, "long": 64}
LIMITS = dict.fromkeys(("min", "minimum", "minLength", "minItems"), "minimum")
LIMITS |= dict.fromkeys(("max", "maximum", "maxLength", "maxItems"), "maximum")
# Keywords that give no fact: they are text, or are compared at the places inside.
WORDS = {
    *("$id", "$schema", "title", "description", "examples"),
    *("properties", "required", "items", "additionalProperties", "propertyNames"),
}
TRAITS = {"documentation", "shape", "box", "members", "required", "member", "key", "value"}

ADVICE = """\
  What to do (this is not a failure): the service may have changed since the revision was written. Find the botocore
  that introduced the change. If it changes which requests are valid, add a new Revision in src/api/revision.rs, with
  its members in src/api/member.rs, its rules in src/rules/, and a botocore in tests/model/pinned/. Add a new state or
  error to the file named above. Add an intended difference to tests/model/known-differences.json, with its reason."""


def read(path):
    return json.loads(path.read_text("utf-8"))


def of_schema(schema, place, required=False):
    """Yields the facts of a schema, for every place in it."""
    facts = {"required": required}
    keywords = []
    for keyword, value in schema.items():
        if keyword in LIMITS:
            facts[LIMITS[keyword]] = value
        elif keyword in ("type", "pattern"):
            facts[keyword] = value
        elif keyword == "enum" and schema["type"] == "integer":
            facts |= {"enum": sorted(value), "minimum": min(value), "maximum": max(value)}
        # A response may have unknown values, so its schema lists the known ones as examples.
        elif keyword in ("enum", "examples") and schema["type"] == "string":
            facts["enum"] = sorted(value)
        elif keyword not in WORDS:
            keywords.append(keyword)
    if keywords:
        facts["keywords"] = sorted(keywords)
    if place == SECRET:
        facts["sensitive"] = True
    yield place, facts
    for name, member in schema.get("properties", {}).items():
        yield from of_schema(member, f"{place}/{name}", name in schema.get("required", []))
    if "items" in schema:
        yield from of_schema(schema["items"], f"{place}/N")
    if values := schema.get("additionalProperties"):
        yield from of_schema(schema.get("propertyNames", {"type": "string"}), f"{place}/(name)")
        yield from of_schema(values, f"{place}/(value)")


def of_model(shapes, reference, place, required=False, around=()):
    """Yields the facts of the service's model, for every place in a shape."""
    name = reference["shape"]
    shape = shapes[name] | reference
    facts = {"required": required}
    if shape["type"] in BITS:
        half = 2 ** (BITS[shape["type"]] - 1)
        facts |= {"minimum": -half, "maximum": half - 1}
    for trait, value in shape.items():
        if trait in LIMITS:
            facts[LIMITS[trait]] = value
        elif trait == "type":
            facts["type"] = TYPES.get(value, value)
        elif trait == "enum":
            facts["enum"] = sorted(value)
        elif trait == "locationName" and place.endswith(f"/{value}"):
            pass
        elif trait not in TRAITS:
            facts[trait] = value
    yield place, facts
    if name in around:
        return
    around = (*around, name)
    for member, inner in shape.get("members", {}).items():
        yield from of_model(shapes, inner, f"{place}/{member}", member in shape.get("required", []), around)
    for trait, inside in {"member": "N", "key": "(name)", "value": "(value)"}.items():
        if trait in shape:
            yield from of_model(shapes, shape[trait], f"{place}/{inside}", around=around)


def catalogue(revision):
    """Returns the project's facts about a revision, by place."""
    schemas = PROJECT / "schemas" / revision
    errors = read(FOLDER / "errors.json")
    return {
        **dict(of_schema(read(schemas / "request.json"), "request")),
        **dict(of_schema(read(schemas / "response.json"), "response")),
        **{f"errors/{name}": {"httpStatusCode": status} for name, status in errors.items()},
    }


def model(wheel):
    """Returns botocore's facts, by place."""
    with ZipFile(wheel) as files:
        if MODEL in files.namelist():
            text = files.read(MODEL)
        else:
            text = gzip.decompress(files.read(MODEL + ".gz"))
    service = json.loads(text)
    operation, shapes = service["operations"][OPERATION], service["shapes"]
    errors = {error["shape"]: shapes[error["shape"]]["error"] for error in operation["errors"]}
    return {
        **dict(of_model(shapes, operation["input"], "request")),
        **dict(of_model(shapes, operation["output"], "response")),
        **{
            f"errors/{name}": {key: value for key, value in error.items() if key != "senderFault"}
            for name, error in errors.items()
        },
    }


def compare(ours, theirs):
    """Yields every compared fact: its place, its name and its two values."""
    for place in sorted(ours.keys() | theirs.keys()):
        if place in ours and place in theirs:
            for fact in sorted(ours[place].keys() | theirs[place].keys()):
                yield place, fact, ours[place].get(fact), theirs[place].get(fact)
        else:
            yield place, "member", ours.get(place), theirs.get(place)


def listed(revision):
    """Yields the reviewed differences of a revision, in the form of compare()."""
    for entry in read(FOLDER / "known-differences.json"):
        if revision in entry["revisions"]:
            for place in entry["places"]:
                yield place, entry["fact"], entry["catalogue"], entry["model"]


def judge(revision, theirs):
    """Returns the number of matching facts, the mismatches, and the listed differences that are gone."""
    facts = list(compare(catalogue(revision), theirs))
    known = list(listed(revision))
    wrong = [fact for fact in facts if fact[2] != fact[3] and fact not in known]
    gone = [fact for fact in known if fact not in facts]
    return len(facts) - len(wrong), wrong, gone


def words(value):
    return "nothing" if value is None else json.dumps(value)


def file_of(place, fact):
    """Returns the file that defines a fact."""
    if place.startswith("response"):
        return "src/api/response.rs"
    if place.startswith("errors"):
        return "src/api/service_error.rs"
    if fact in ("minimum", "maximum", "enum", "pattern"):
        return "src/rules/"
    if fact in ("keywords", "union"):
        return "src/judge.rs and src/schema/mod.rs"
    return "src/api/member.rs"


def explain(wrong, gone):
    for place, fact, ours, theirs in wrong:
        print(f"  {place}: {fact}: the project has {words(ours)}, the model {words(theirs)}")
        print(f"    see {file_of(place, fact)}")
    for place, fact, ours, theirs in gone:
        print(f"  {place}: {fact}: project {words(ours)}, model {words(theirs)} is listed but no longer applies")
        print("    see tests/model/known-differences.json")


def wheel_of(folder):
    """Returns the downloaded botocore and its name, if there is one."""
    for wheel in (FOLDER / "models" / folder).glob("botocore-*.whl"):
        return wheel, "botocore " + wheel.name.split("-")[1]
    return None, None


def against_pinned(revision):
    """Compares a revision with its own botocore; returns the numbers of passed and failed facts."""
    wheel, name = wheel_of(revision)
    if not wheel:
        print(f"{revision}: no botocore is pinned in tests/model/pinned/{revision}.txt")
        return 0, 1
    right, wrong, gone = judge(revision, model(wheel))
    print(f"{revision} and {name}: {right} facts match, {len(wrong) + len(gone)} do not")
    explain(wrong, gone)
    return right, len(wrong) + len(gone)


def against_newest(before, latest):
    """Compares the latest revision with the newest botocore; fails only if that is missing."""
    wheel, name = wheel_of("newest")
    if not wheel:
        print("the newest botocore could not be downloaded from PyPI")
        return 0, 1
    try:
        theirs = model(wheel)
    except LookupError as missing:
        print(f"{latest} and {name}, the newest: the model is not where it was: {missing}")
        print("  What to do: find it in the wheel, and fix MODEL or OPERATION in tests/model/compare.py.")
        return 0, 0
    added = catalogue(latest).keys() - catalogue(before).keys()
    if not added & theirs.keys():
        print(f"{latest} and {name}, the newest: older than the revision, nothing to do")
        return 0, 0
    right, wrong, gone = judge(latest, theirs)
    print(f"{latest} and {name}, the newest: {right} facts match, {len(wrong) + len(gone)} to review")
    explain(wrong, gone)
    if wrong or gone:
        print(ADVICE)
    return right, 0


revisions = sorted(folder.name for folder in (PROJECT / "schemas").iterdir() if folder.is_dir())
results = [*map(against_pinned, revisions), against_newest(*revisions[-2:])]
passed, failed = map(sum, zip(*results))
print(f"{passed} passed, {failed} failed")
sys.exit(bool(failed))
