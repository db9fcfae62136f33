"""The guard in clients of aiobotocore, on a loopback server."""

import asyncio
import contextlib
import pickle

import aiobotocore.session
import botocore.config
import botocore.exceptions
import pytest
from loopback import ARN, CONFIGURED, DESCRIBED, LEAKING, SECRET, methods, provisioned

from msk_connect_preflight import InvalidRequestError, install_guard

CONFIG = botocore.config.Config(retries={"mode": "standard", "total_max_attempts": 3})


@contextlib.asynccontextmanager
async def clients(server, on, **options):
    """A client without a guard and one with, on itself or on its session."""
    session = aiobotocore.session.get_session()

    def create():
        return session.create_client("kafkaconnect", endpoint_url=server.url, config=CONFIG)

    # The first client of a session also sends where its credentials are from.
    async with create(), create() as plain:
        if on == "session":
            install_guard(session, **options)
        async with create() as guarded:
            if on == "client":
                install_guard(guarded, **options)
            yield plain, guarded


@pytest.fixture(params=["client", "session"])
def on(request):
    return request.param


def test_an_invalid_request_opens_no_connection_and_shows_no_secret(server, on):
    async def test():
        async with clients(server, on) as (plain, guarded):
            with pytest.raises(botocore.exceptions.ParamValidationError, match=SECRET):
                await plain.update_connector(**LEAKING)
            for request, rule in [(LEAKING, "type"), (provisioned(mcuCount=3), "mcu-count")]:
                with pytest.raises(botocore.exceptions.ParamValidationError, match=rule) as caught:
                    await guarded.update_connector(**request)
                assert isinstance(caught.value, InvalidRequestError)
                assert SECRET not in str(caught.value) + repr(caught.value)
                assert pickle.loads(pickle.dumps(caught.value)).verdict == caught.value.verdict
                with pytest.raises(InvalidRequestError):
                    await guarded.generate_presigned_url("update_connector", request)

    asyncio.run(test())
    assert server.connections == 0


def test_a_valid_request_arrives_byte_for_byte_as_without_the_guard(server, on):
    advice = []

    async def test():
        async with clients(server, on, on_advice=advice.append) as both:
            for request in (provisioned(workerCount=11), CONFIGURED):
                for unavailable in (0, 1, 2):
                    received = []
                    for client in both:
                        server.answers["PUT"] = [(503, {"message": "not now"})] * unavailable
                        assert (await client.update_connector(**request))["connectorArn"] == ARN
                        received.append(server.taken())
                    assert len(received[0]) == unavailable + 1
                    assert received[0] == received[1]
            urls = [await client.generate_presigned_url("update_connector", provisioned()) for client in both]
            assert urls[0] == urls[1]

    asyncio.run(test())
    assert {finding.rule for finding in advice} == {"worker-quota", "config-reload"}


def test_a_connector_is_described_first_and_conflicts_are_refused(server, on):
    async def test():
        async with clients(server, on, describe=True) as (_, guarded):
            server.answers["GET"] = [(200, DESCRIBED), (200, {**DESCRIBED, "currentVersion": "K3P5ROKL5A1OLE"})]
            await guarded.update_connector(**provisioned())
            assert methods(server.requests) == ["GET", "PUT"]
            with pytest.raises(botocore.exceptions.ParamValidationError, match="version-stale at /currentVersion"):
                await guarded.update_connector(**provisioned())
            assert methods(server.taken()) == ["GET", "PUT", "GET"]
            with pytest.raises(InvalidRequestError, match="mcu-count"):
                await guarded.update_connector(**provisioned(mcuCount=3))
            assert server.connections == 0

    asyncio.run(test())
