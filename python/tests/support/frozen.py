"""Freezes what differs between two requests: time, identifiers and waits. Imported before botocore is."""

import datetime
import random
import time
import uuid

REAL = datetime.datetime


class Kind(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, REAL)


class Frozen(REAL, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return REAL(2026, 11, 1, 12, 0, 0, tzinfo=tz)

    @classmethod
    def utcnow(cls):
        return cls.now()


Frozen.__name__ = "datetime"
datetime.datetime = Frozen
uuid.uuid4 = lambda: uuid.UUID(int=0x4FA1)
time.time = lambda: REAL(2026, 11, 1, 12, 0, 0, tzinfo=datetime.timezone.utc).timestamp()
# Waits between tries.
random.random = lambda: 0.0
