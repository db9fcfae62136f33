#!/usr/bin/env python3
"""Runs public connector configurations through the command, as JSON and as YAML, and prints the hits of each rule.

The first argument, or the environment variable PUBLIC_CONFIGURATIONS, names a file with an array of objects with a
`source` and a `configuration`. It is not part of the project: without it there is nothing to do. With --list RULE each
hit of that rule is printed with its source."""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEAD = {"connectorArn": "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2", "currentVersion": "K1"}


def check(texts, *options):
    command = ["cargo", "run", "--quiet", "--release", "--package", "msk-preflight", "--", "check", "--format", "json"]
    answer = subprocess.run([*command, *options], input="".join(texts), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def documents(entries):
    for entry in entries:
        values = entry["configuration"].items()
        yield HEAD | {"connectorConfiguration": {name: value for name, value in values if isinstance(value, str)}}


def findings(verdict):
    return [(finding["rule"], finding["at"], finding.get("follows")) for finding in verdict["advice"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default=os.environ.get("PUBLIC_CONFIGURATIONS", ""))
    parser.add_argument("--list", metavar="RULE")
    arguments = parser.parse_args()
    if not os.path.isfile(arguments.file):
        print("skipped: there is no file of public configurations")
        return
    entries = json.loads(pathlib.Path(arguments.file).read_text("utf-8"))
    texts = [json.dumps(document) + "\n" for document in documents(entries)]
    as_json = check(texts, "--lines")
    # A JSON document is one of YAML, too.
    as_yaml = check((f"---\n{text}" for text in texts), "--input", "yaml")
    assert len(as_json) == len(as_yaml) == len(entries), (len(as_json), len(as_yaml), len(entries))
    hits, touched = collections.Counter(), collections.Counter()
    for entry, verdict, other in zip(entries, as_json, as_yaml):
        found = findings(verdict)
        if found != findings(other):
            sys.exit(f"JSON and YAML differ: {entry['source']}")
        hits.update((follows, rule) for rule, _, follows in found)
        touched.update({(follows, rule) for rule, _, follows in found})
        for rule, at, _ in found:
            if rule == arguments.list:
                print(f"{entry['source']}: {at}")
    for (follows, rule), count in sorted(hits.items()):
        print(f"{follows:6} {rule:36} {count:5} in {touched[follows, rule]:4} of {len(entries)} configurations")


main()
