"""Requests on their way to Django, over real sockets: what is too large or too slow, and what of it arrives."""

import gzip
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.server.small_gateway import BODY_BYTES, BODY_S, PROXY
from tools.ports import free_port
from tracker_server.gateway import THREADS

PATIENCE_S = 30


@pytest.fixture(scope="module")
def port():
    number = free_port("127.0.0.1")
    words = (
        "--interface",
        "rsgi",
        "--http",
        "1",
        "--no-ws",
        "--port",
        str(number),
        "tests.server.small_gateway:gateway",
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *words], stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", number), timeout=1).close()
            break
        except OSError:
            assert time.monotonic() < deadline
            assert process.poll() is None
    yield number
    os.killpg(process.pid, signal.SIGKILL)  # a request that is never given up would hold up an end in peace
    process.wait(PATIENCE_S)


def asked(port: int, method: str = "GET", path: str = "/", body: bytes | None = None, headers=()) -> tuple[int, dict]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as connection:
        connection.putrequest(method, path)
        for name, value in headers:
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read())


def open_socket(port: int, head: bytes) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
    made.sendall(head)
    return made


def test_what_arrives_is_what_was_sent(port):
    headers = [("Content-Type", "text/plain"), ("X-One", "1"), ("X-One", "2"), ("Cookie", "a=1"), ("Cookie", "b=2")]
    status, told = asked(port, "POST", "/caf%C3%A9%20x?q=%20a", b"hello", headers)
    assert status == 200
    assert (told["REQUEST_METHOD"], told["QUERY_STRING"], told["CONTENT_LENGTH"]) == ("POST", "q=%20a", "5")
    assert told["PATH_INFO"].encode("latin-1").decode() == "/café x"
    assert (told["CONTENT_TYPE"], told["HTTP_X_ONE"], told["HTTP_COOKIE"]) == ("text/plain", "1,2", "a=1; b=2")
    assert (told["REMOTE_ADDR"], told["body"]) == ("127.0.0.1", "hello")


def test_a_header_cannot_pass_for_the_one_a_proxy_set(port):
    _, told = asked(port, headers=[("X_Forwarded_Proto", "https"), ("X_Forwarded_For", "1.2.3.4")])
    assert not [name for name in told if name.startswith("HTTP_X")]


def test_what_a_proxy_tells_counts_from_a_proxy_alone(port):
    told = {}
    for address in ("127.0.0.1", PROXY):
        with closing(http.client.HTTPConnection("127.0.0.1", port, PATIENCE_S, source_address=(address, 0))) as made:
            made.request("GET", "/", headers={"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https"})
            told[address] = json.loads(made.getresponse().read())
    assert not [name for name in told["127.0.0.1"] if name.startswith("HTTP_X")]
    assert told[PROXY]["HTTP_X_FORWARDED_FOR"] == "1.2.3.4"


JSON_TYPES = ["application/json; charset=utf-8", "application/scim+json"]


@pytest.mark.parametrize(
    ("framing", "sent"),
    [
        ("Content-Length: 20", b"hello"),
        ("Transfer-Encoding: chunked", b"5\r\nhello\r\n"),
        ("Transfer-Encoding: chunked", b"5\r\nhello\r\nzz\r\n"),
    ],
)
def test_half_a_form_is_never_taken_for_a_whole_one(port, framing, sent):
    head = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n{framing}\r\n\r\n"
    with open_socket(port, head.encode() + sent) as made:
        made.shutdown(socket.SHUT_WR)
        reply = everything(made)
    assert reply.split(b" ")[1] in (b"400", b"411")
    assert b'"code":"cut_off"' in reply or b'"code":"length_required"' in reply


def test_the_environment_of_the_server_is_not_in_the_request(port):
    assert "PATH" not in asked(port)[1]


@pytest.mark.parametrize("kind", JSON_TYPES)
def test_json_in_chunks_arrives_whole(port, kind):
    head = (
        f"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    )
    with open_socket(port, head.encode()) as made:
        made.sendall(b"3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")
        assert b'"body": "hello"' in everything(made)


@pytest.mark.parametrize("chunked", [False, True])
def test_too_large_a_body_is_refused_unread(port, chunked):
    length = (
        b"Content-Type: application/json\r\nTransfer-Encoding: chunked" if chunked else b"Content-Length: 100000000"
    )
    with open_socket(port, b"POST / HTTP/1.1\r\nHost: x\r\n" + length + b"\r\n\r\n") as made:
        made.sendall(b"7d0\r\n" + b"x" * 2 * BODY_BYTES + b"\r\n" if chunked else b"x")
        reply = everything(made)
    assert reply.startswith(b"HTTP/1.1 413")
    assert b'"code":"too_large"' in reply
    assert b"application/problem+json" in reply


def test_a_body_of_just_the_limit_passes(port):
    assert asked(port, "POST", "/", b"x" * BODY_BYTES)[1]["body"] == "x" * BODY_BYTES
    assert asked(port, "POST", "/", b"x" * (BODY_BYTES + 1))[0] == 413


def test_clients_that_send_a_byte_now_and_then_hold_no_thread(port):
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nx"
    begun = time.monotonic()
    slow = [open_socket(port, head) for _ in range(2 * THREADS)]
    assert asked(port)[0] == 200
    assert time.monotonic() - begun < BODY_S, "not before the slow ones were given up"
    for made in slow:
        reply = everything(made)
        assert reply.startswith(b"HTTP/1.1 408")
        assert b'"code":"too_slow"' in reply
        made.close()


def test_clients_that_take_no_answer_hold_no_thread(port):
    deaf = [open_socket(port, b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n") for _ in range(THREADS)]
    assert asked(port)[0] == 200
    for made in deaf:
        made.close()


def everything(made: socket.socket) -> bytes:
    seen = b""
    try:
        while piece := made.recv(65_536):
            seen += piece
    except ConnectionResetError:
        pass  # it closed on bytes that it did not read
    return seen


# Within Django


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("get", "/api/v1/nowhere", 404, "not_found"),
        ("put", "/api/v1/push", 405, "method_not_allowed"),
        ("get", "/api/nowhere", 404, "not_found"),
        ("post", "/api/v1/me", 405, "method_not_allowed"),
    ],
)
def test_errors_of_the_api_are_problem_documents(api, method, path, status, code):
    reply = getattr(api.client, method)(path, headers=api.headers)
    assert (reply.status_code, reply["Content-Type"]) == (status, "application/problem+json")
    assert (reply.json()["status"], reply.json()["code"]) == (status, code)


def test_the_methods_that_there_are_are_told(api):
    assert set(api.client.put("/api/v1/push", headers=api.headers)["Allow"].split(", ")) >= {"POST"}


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Host": "a b"}])
def test_what_django_refuses_is_a_problem_document_too(api, headers, caplog):
    reply = api.client.get("/api/v1/me", headers={**api.headers, **headers})
    assert (reply.status_code, reply["Content-Type"], reply.json()["code"]) == (
        400,
        "application/problem+json",
        "bad_request",
    )
    caplog.clear()


def test_too_many_fields_are_refused(client, db, caplog):
    for path in ("/openid/token", "/openid/revoke"):
        reply = client.post(path, "&".join(["a=1"] * 501), content_type="application/x-www-form-urlencoded")
        assert reply.status_code == 400
    caplog.clear()


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(api):
    packed = gzip.compress(b"[" * 200_000_000)
    assert len(packed) < 1_048_576
    reply = api.client.post(
        "/api/v1/push",
        packed,
        content_type="application/json",
        headers={**api.headers, "Content-Encoding": "gzip"},
    )
    assert (reply.status_code, reply.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    "nested", [b"[" * 100_000, b'{"a":' * 100_000, b'{"v":1,"events":[' + b"[" * 900 + b"]" * 900 + b"]}"]
)
def test_deep_nesting_is_malformed(api, nested):
    for path in ("push", "pull", "me/requests", "me/policy"):
        reply = api.post(path, nested)
        assert (reply.status_code, reply.json()["code"]) == (400, "malformed")


def test_a_statement_that_does_not_end_is_ended(db, monkeypatch):
    from django.db import OperationalError, connection

    from tracker_server.database import limits

    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has a limit for statements")
    monkeypatch.setattr(limits, "STATEMENT_S", 1)
    limits.limit_statements(connection)
    try:
        with connection.cursor() as cursor, pytest.raises(OperationalError, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(20)")
    finally:
        connection.close()
