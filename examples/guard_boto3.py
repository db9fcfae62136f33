"""Guards a client of boto3: the call fails with every mistake, and nothing is sent."""

import boto3
from msk_connect_preflight import InvalidRequestError, install_guard

client = boto3.client("kafkaconnect", region_name="us-east-1")
install_guard(client)
try:
    client.update_connector(
        connectorArn="arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2",
        currentVersion="K2EUQ1WTGCTBG2",
        capacity={"provisionedCapacity": {"mcuCount": 3, "workerCount": 2}},
    )
except InvalidRequestError as error:
    print(error)
