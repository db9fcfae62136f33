"""A guard in clients of botocore, boto3 and aiobotocore: an invalid ``update_connector`` sends nothing."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from ._check import judge, verdict_of
from ._native import check as native_check
from ._verdict import Finding, InvalidRequestError, Verdict

if TYPE_CHECKING:
    from ._native import _Given

EVENT = "before-parameter-build.kafkaconnect.UpdateConnector"
_ID = "msk-connect-preflight."
_CREATION = "creating-client-class.kafkaconnect"


def install_guard(
    target: Any,
    *,
    api_revision: str | None = None,
    worker_limit: int | None = None,
    worker_quota: int | None = None,
    on_advice: Callable[[Finding], object] | None = None,
    describe: bool = False,
) -> None:
    """Checks each ``update_connector`` before anything is sent, and raises ``InvalidRequestError`` if it is invalid.

    ``target`` is a client or a session of boto3, botocore or aiobotocore. A guard on a session covers the clients that
    it creates afterwards. Another guard on the same target replaces the first one.

    The error is also botocore's own ``ParamValidationError``, but never shows a configuration value. ``on_advice``
    gets each piece of advice. With ``describe``, a valid request is compared with the answer of
    ``describe_connector``, which is called first, and a conflict raises the same error.

    >>> import boto3
    >>> from msk_connect_preflight import install_guard
    >>> client = boto3.client("kafkaconnect", region_name="us-east-1")
    >>> install_guard(client, worker_limit=20)
    >>> client.update_connector(
    ...     connectorArn="arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
    ...     currentVersion="K2EUQ1WTGCTBG2",
    ...     capacity={"provisionedCapacity": {"mcuCount": 2, "workerCount": 50}},
    ... )  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    msk_connect_preflight.InvalidRequestError: Parameter validation failed:
    worker-count at /capacity/provisionedCapacity/workerCount: ...
    """
    options = (api_revision, None, worker_limit, worker_quota, None, None)
    given = None if options == (None,) * len(options) else options
    judge({}, given)  # Bad options are an error here already.
    events = _events(target)
    for event in (EVENT, _CREATION):
        events.unregister(event, unique_id=_ID + event)
    if describe and not hasattr(target, "meta"):

        def add(base_classes: list[type], **_: object) -> None:
            base_classes.insert(0, type("GuardedClient", (_GuardedClient,), {"_guarding": (given, on_advice)}))

        events.register_last(_CREATION, add, unique_id=_ID + _CREATION)
        return
    handler = _guard(given, on_advice, target if describe else None)
    events.register_last(EVENT, handler, unique_id=_ID + EVENT)


class _GuardedClient:
    """A base of a session's clients. Only a client can describe its connectors, so each gets its own guard."""

    _guarding: tuple[_Given, Callable[[Finding], object] | None]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        events = _events(self)
        events.register_last(EVENT, _guard(*self._guarding, self), unique_id=_ID + EVENT)


def _events(target: Any) -> Any:
    """The event emitter of a client or a session."""
    if hasattr(target, "meta"):
        return target.meta.events
    if hasattr(target, "events"):
        return target.events
    if hasattr(target, "get_component"):
        return target.get_component("event_emitter")
    raise TypeError("target must be a client or a session of boto3, botocore or aiobotocore")


def _guard(given: _Given, on_advice: Callable[[Finding], object] | None, client: Any) -> Callable[..., object]:
    """The handler of the event. With a client, it describes the connector first."""

    def conclude(verdict: Verdict, model: object) -> None:
        if on_advice is not None:
            for finding in verdict.advice:
                on_advice(finding)
        if verdict.violations or verdict.conflicts:
            raise error_for(model, verdict)

    def guard(params: dict[str, Any], model: object, **_: object) -> Awaitable[None] | None:
        found = native_check(params, given, None)
        if found is None and client is None:
            return None  # As for most requests.
        verdict = verdict_of(found)
        if client is None or not verdict.valid:
            conclude(verdict, model)
            return None
        description = client.describe_connector(connectorArn=params["connectorArn"])
        if inspect.isawaitable(description):
            return compare_later(params, model, description)
        conclude(judge(params, given, description), model)
        return None

    async def compare_later(params: dict[str, Any], model: object, description: Awaitable[Any]) -> None:
        conclude(judge(params, given, await description), model)

    return guard


def error_for(model: object, verdict: Verdict) -> InvalidRequestError:
    """The error for a request to an operation, in the class of the botocore that the model is of."""
    for kind in type(model).__mro__:
        package, _, module = kind.__module__.rpartition(".")
        if module == "model":
            return _error(package, verdict)
    return InvalidRequestError(verdict)


class _GuardError(InvalidRequestError):
    """What is added to the error in the class that is also one of botocore's."""

    _package: str

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self.kwargs = {"report": str(self)}

    def __reduce__(self) -> tuple[Any, ...]:
        return _error, (self._package, self.verdict)


# The AWS CLI has a botocore of its own, so there can be more than one class to derive from.
_errors: dict[str, type[InvalidRequestError]] = {}


def _error(package: str, verdict: Verdict) -> InvalidRequestError:
    if package not in _errors:
        try:
            base = importlib.import_module(f"{package}.exceptions").ParamValidationError
        except ImportError:
            # The error was pickled where botocore is.
            return InvalidRequestError(verdict)
        members = {"__module__": "msk_connect_preflight", "_package": package}
        _errors[package] = type(InvalidRequestError.__name__, (_GuardError, base), members)
    return _errors[package](verdict)
