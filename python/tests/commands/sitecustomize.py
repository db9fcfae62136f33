"""Freezes the commands whose `PYTHONPATH` has this folder, next to `support`."""

import frozen  # noqa: F401
