"""A server on the loopback interface, and requests to send to it."""

import json
import re
import socketserver

FEATURES = re.compile(rb"(?<= m/)[A-Za-z0-9,]+")
ARN = "arn:aws:kafkaconnect:us-east-1:123456789012:connector/orders/4fa1-2"
SECRET = "hunter2"


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.connections += 1
        while True:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = self.rfile.readline()
                if not line:
                    return
                head += line
            lines = head.lower().split(b"\r\n")
            length = [line.split(b":")[1] for line in lines if line.startswith(b"content-length:")]
            body = self.rfile.read(int(length[0])) if length else b""
            self.server.requests.append(head + body)
            method = head.split(b" ")[0].decode()
            answers = self.server.answers.get(method, [])
            status, answer = answers.pop(0) if answers else (200, {"connectorArn": ARN})
            text = json.dumps(answer).encode()
            reply = f"HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
            self.wfile.write(reply.encode() + text)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.forget()

    def forget(self):
        self.connections, self.requests, self.answers = 0, [], {}

    def taken(self):
        """The requests since the last time, with the features that botocore lists from a set in order."""
        requests = [FEATURES.sub(lambda match: b",".join(sorted(match[0].split(b","))), one) for one in self.requests]
        self.forget()
        return requests


def methods(requests):
    return [request.split(b" ")[0].decode() for request in requests]


def provisioned(**members):
    capacity = {"provisionedCapacity": {"mcuCount": 2, "workerCount": 2, **members}}
    return {"connectorArn": ARN, "currentVersion": "K2EUQ1WTGCTBG2", "capacity": capacity}


CONFIGURED = {
    "connectorArn": ARN,
    "currentVersion": "K2EUQ1WTGCTBG2",
    "connectorConfiguration": {"connector.class": "io.example.Connector", "é": "\u2028/ü", "password": "${x:y:z}"},
}
# Bytes where a string belongs: botocore's own message shows them.
LEAKING = {**CONFIGURED, "connectorConfiguration": {"password": SECRET.encode()}}
DESCRIBED = {
    "connectorArn": ARN,
    "currentVersion": "K2EUQ1WTGCTBG2",
    "connectorState": "RUNNING",
    "creationTime": "2026-11-01T12:00:00Z",
    "capacity": {"provisionedCapacity": {"mcuCount": 1, "workerCount": 1}},
}
