"""The guard in clients of botocore and boto3, on a loopback server."""

import copy
import pickle
import subprocess
import sys

import boto3
import botocore.config
import botocore.exceptions
import botocore.session
import pytest
from loopback import ARN, CONFIGURED, DESCRIBED, LEAKING, SECRET, methods, provisioned

import msk_connect_preflight
from msk_connect_preflight import InvalidRequestError, install_guard

CONFIG = botocore.config.Config(retries={"mode": "standard", "total_max_attempts": 3})
SESSIONS = {"botocore": botocore.session.get_session, "boto3": boto3.Session}


@pytest.fixture(params=SESSIONS)
def session(request, server):
    return SESSIONS[request.param]()


def client_of(session, server):
    create = session.client if isinstance(session, boto3.Session) else session.create_client
    return create("kafkaconnect", endpoint_url=server.url, config=CONFIG)


@pytest.fixture
def client(session, server):
    # The first client of a session also sends where its credentials are from.
    client_of(session, server)
    return client_of(session, server)


@pytest.fixture(params=["client", "session"])
def guarded(request, session, server):
    """A function that returns a client with a guard, on itself or on its session."""

    def guard(**options):
        if request.param == "session":
            install_guard(session, **options)
            return client_of(session, server)
        client = client_of(session, server)
        install_guard(client, **options)
        return client

    return guard


def test_an_invalid_request_opens_no_connection_and_shows_no_secret(guarded, client, server):
    with pytest.raises(botocore.exceptions.ParamValidationError, match=SECRET):
        client.update_connector(**LEAKING)
    for request, rule in [(LEAKING, "type"), (provisioned(mcuCount=3), "mcu-count"), ({}, "exactly-one-change")]:
        for kind in (InvalidRequestError, ValueError, botocore.exceptions.ParamValidationError):
            with pytest.raises(kind) as caught:
                guarded().update_connector(**request)
            error = caught.value
            assert error.violations[0].rule == rule
            assert str(error).startswith(f"Parameter validation failed:\n{rule}")
            assert error.kwargs == {"report": str(error)}
            shown = [str(error), repr(error), repr(error.args), pickle.dumps(error).decode("latin-1")]
            assert SECRET not in "".join(shown)
            for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
                assert type(other) is type(error)
                assert (other.verdict, str(other)) == (error.verdict, str(error))
    assert server.connections == 0


def test_the_error_is_an_error_of_the_package_where_there_is_no_botocore(guarded):
    with pytest.raises(InvalidRequestError) as caught:
        guarded().update_connector(**LEAKING)
    code = (
        "import pickle, sys; sys.modules['botocore'] = None\n"
        "from msk_connect_preflight import InvalidRequestError\n"
        "error = pickle.load(sys.stdin.buffer)\n"
        "assert type(error) is InvalidRequestError\n"
        "print(error)"
    )
    pickled = pickle.dumps(caught.value)
    done = subprocess.run([sys.executable, "-I", "-c", code], input=pickled, capture_output=True, check=True)
    assert done.stdout.decode() == f"{caught.value}\n"


@pytest.mark.parametrize("request_", [provisioned(), CONFIGURED])
def test_a_valid_request_arrives_byte_for_byte_as_without_the_guard(guarded, client, server, request_):
    unavailable = (503, {"message": "not now"})
    for answers in ([], [unavailable], [unavailable, unavailable]):
        received = []
        for sender in (client, guarded(), guarded(on_advice=str)):
            server.answers["PUT"] = [*answers]
            assert sender.update_connector(**request_)["connectorArn"] == ARN
            received.append(server.taken())
        assert len(received[0]) == len(answers) + 1
        assert received[1] == received[0]
        assert received[2] == received[0]
        assert b"X-Amz-Date: 20261101T120000Z" in received[0][-1]
    for sender in (client, guarded()):
        server.answers["PUT"] = [unavailable] * 3
        with pytest.raises(botocore.exceptions.ClientError):
            sender.update_connector(**request_)
        assert len(server.taken()) == 3


def test_presigned_urls_are_checked_too(guarded, client, server):
    urls = [sender.generate_presigned_url("update_connector", provisioned()) for sender in (client, guarded())]
    assert urls[0] == urls[1]
    assert urls[0].startswith(f"{server.url}/v1/connectors/arn%3Aaws%3A")
    with pytest.raises(InvalidRequestError):
        guarded().generate_presigned_url("update_connector", provisioned(mcuCount=3))
    assert server.connections == 0


def test_other_operations_are_not_checked(guarded, server):
    guarded().describe_connector(connectorArn="x")
    assert len(server.taken()) == 1


def test_advice_is_passed_on_and_stops_nothing(guarded, server):
    advice = []
    guarded(on_advice=advice.append).update_connector(**provisioned(workerCount=11))
    assert [finding.rule for finding in advice] == ["worker-quota"]
    assert len(server.taken()) == 1
    guarded(on_advice=advice.append, worker_quota=11).update_connector(**provisioned(workerCount=11))
    assert len(advice) == 1


def test_options_apply(guarded):
    with pytest.raises(InvalidRequestError, match="worker-count"):
        guarded(worker_limit=1).update_connector(**provisioned())
    with pytest.raises(InvalidRequestError, match="unknown-member"):
        guarded(api_revision="2026-02").update_connector(**provisioned(), skipHealthValidation=True)


def test_another_guard_replaces_the_first(guarded, server):
    advice = []
    client = guarded(on_advice=advice.append, worker_limit=1)
    install_guard(client, on_advice=advice.append)
    install_guard(client, on_advice=advice.append)
    client.update_connector(**provisioned(workerCount=11))
    assert len(advice) == 1


def test_a_guard_on_a_session_replaces_one_of_either_kind(session, server):
    install_guard(session, worker_limit=1, describe=True)
    install_guard(session)
    client_of(session, server).update_connector(**provisioned())
    assert methods(server.taken()) == ["PUT"]
    install_guard(session, describe=True)
    client_of(session, server).update_connector(**provisioned())
    assert methods(server.taken()) == ["GET", "PUT"]


def test_a_guard_on_a_session_covers_the_clients_made_afterwards(session, server):
    before = client_of(session, server)
    install_guard(session)
    with pytest.raises(botocore.exceptions.ParamValidationError, match="unknown"):
        client_of(session, server).update_connector(**provisioned(), color=1)
    with pytest.raises(botocore.exceptions.ParamValidationError, match="Unknown"):
        before.update_connector(**provisioned(), color=1)


def test_the_guard_sees_what_other_handlers_made_of_the_request(guarded, server):
    client = guarded()

    def halve(params, **_):
        params["capacity"]["provisionedCapacity"]["mcuCount"] = 4

    client.meta.events.register("before-parameter-build.kafkaconnect.UpdateConnector", halve)
    client.update_connector(**provisioned(mcuCount=8))
    client.update_connector(**provisioned(mcuCount=3))
    assert [b'"mcuCount": 4' in request for request in server.taken()] == [True, True]


def test_a_connector_is_described_first_and_conflicts_are_refused(guarded, server):
    advice = []
    client = guarded(describe=True, on_advice=advice.append)
    server.answers["GET"] = [(200, DESCRIBED), (200, {**DESCRIBED, "currentVersion": "K3P5ROKL5A1OLE"})]
    client.update_connector(**provisioned())
    assert methods(server.requests) == ["GET", "PUT"]
    with pytest.raises(botocore.exceptions.ParamValidationError, match="version-stale at /currentVersion") as caught:
        client.update_connector(**provisioned())
    assert caught.value.violations == ()
    assert [finding.rule for finding in caught.value.conflicts] == ["version-stale"]
    assert methods(server.taken()) == ["GET", "PUT", "GET"]
    assert pickle.loads(pickle.dumps(caught.value)).verdict == caught.value.verdict
    with pytest.raises(InvalidRequestError, match="mcu-count"):
        client.update_connector(**provisioned(mcuCount=3))
    assert server.connections == 0
    server.answers["GET"] = [(200, {**DESCRIBED, "connectorState": "FAILED"})]
    client.update_connector(**provisioned())
    assert [finding.rule for finding in advice] == ["connector-failed"]
    assert len(server.taken()) == 2
    server.answers["GET"] = [(404, {"message": "no such connector"})]
    with pytest.raises(botocore.exceptions.ClientError, match="no such connector"):
        client.update_connector(**provisioned())
    assert len(server.taken()) == 1


def test_bad_arguments_are_an_error_at_once(client):
    for target in (None, object(), "kafkaconnect", boto3):
        with pytest.raises(TypeError, match="^target must be a client or a session of boto3, botocore or aiobotocore$"):
            install_guard(target)
    for options in ({"worker_limit": 0}, {"worker_quota": -1}, {"api_revision": "2025-01"}):
        with pytest.raises(ValueError, match="unknown API revision|a number of workers"):
            install_guard(client, **options)


def test_the_error_names_the_package():
    client = boto3.client("kafkaconnect", region_name="us-east-1")
    install_guard(client)
    with pytest.raises(InvalidRequestError) as caught:
        client.update_connector()
    kind = type(caught.value)
    assert f"{kind.__module__}.{kind.__qualname__}" == "msk_connect_preflight.InvalidRequestError"
    assert isinstance(caught.value, msk_connect_preflight.InvalidRequestError)
