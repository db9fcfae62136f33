"""Prints a table of the times on standard input, as multiples of the library's time."""

import collections
import json
import statistics
import sys

times = collections.defaultdict(list)
for line in sys.stdin:
    measured = json.loads(line)
    times[measured["party"], measured["document"]].append(measured["nanoseconds"])
documents = sorted({document for _, document in times})


def ratio(party, document):
    ours = times["ours", document]
    return statistics.median(theirs / our for theirs, our in zip(times[party, document], ours, strict=True))


parties = list(dict.fromkeys(party for party, _ in times))[1:]
print(f"| {'':30} |" + "".join(f" {document:>7} |" for document in documents))
print(f"|{'-' * 32}|" + "--------:|" * len(documents))
for party in parties:
    print(f"| {party:30} |" + "".join(f" {ratio(party, document):7,.1f} |" for document in documents))
