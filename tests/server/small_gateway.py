"""A gateway with small limits, before an application that tells what it was asked: for granian to serve in tests."""

import ipaddress
import json

from tracker_server.gateway import Gateway, Limits

BODY_BYTES = 1000
BODY_S = 3.0  # longer than a busy machine keeps a body waiting that is sent at once
PROXY = "127.0.0.2"  # this machine too


class Answer(list):
    """As Django's responses: something to close."""

    def close(self) -> None: ...


def application(environ, start):
    start("200 OK", [("Content-Type", "application/json")])
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    answer = json.dumps({**told, "body": environ["wsgi.input"].read().decode()}).encode()
    return Answer([answer, b" " * 20_000_000] if environ["PATH_INFO"] == "/large" else [answer])


gateway = Gateway(application, Limits(BODY_BYTES, BODY_S), [ipaddress.ip_network(PROXY)])
