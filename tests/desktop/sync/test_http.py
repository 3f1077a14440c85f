"""The transport against real sockets: TLS it trusts and does not, proxies, portals, silence."""

import http.server
import socket
import ssl
import threading
from contextlib import contextmanager

import pytest

from tests.desktop.sync.authority import make_authority
from tracker_core.errors import Refused, Unavailable
from tracker_desktop.sync import http as transport_module
from tracker_desktop.sync.exchange import Answered, Request, document
from tracker_desktop.sync.http import RequestsTransport, check_url


def transport(ca_file=""):
    return RequestsTransport(ca_file, "timetracker/test", lambda: 1_000)


@contextmanager
def serving(answer, context=None):
    """A server on loopback that answers every request with ``answer(handler)``; yields its port and what it saw."""
    seen = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_any(self):
            length = int(self.headers.get("Content-Length") or 0)
            seen.append((self.command, self.path, dict(self.headers), self.rfile.read(length)))
            answer(self)

        do_GET = do_POST = do_CONNECT = do_any  # noqa: N815 - http.server looks for these names

        def log_message(self, *args):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request, client_address):
            """A client that does not trust us hangs up; that is what is tried."""

    server = Server(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1], seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def reply(status, body=b"{}", kind="application/json", **headers):
    def answer(handler):
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A private certificate authority's PEM file and a server context with a certificate of it for 127.0.0.1."""
    made = make_authority(tmp_path_factory.mktemp("ca"), "127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made.certificate, made.key)
    return str(made.ca_file), context


def test_an_unknown_authority_is_not_trusted(authority):
    with serving(reply(200), authority[1]) as (port, seen), pytest.raises(Refused) as caught:
        transport().exchange(Request("GET", f"https://127.0.0.1:{port}/"))
    assert caught.value.code == "tls_untrusted"
    assert not seen


def test_an_extra_authority_is_trusted(authority):
    ca_file, context = authority
    with serving(reply(200, b'{"v":1}'), context) as (port, _):
        answer = transport(ca_file).exchange(Request("GET", f"https://127.0.0.1:{port}/"))
    assert document(answer) == b'{"v":1}'


def test_a_ca_file_that_is_none_is_named(tmp_path):
    (tmp_path / "ca.pem").write_text("not a certificate")
    with pytest.raises(Refused) as caught:
        transport(str(tmp_path / "ca.pem"))
    assert caught.value.code == "ca_file_unreadable"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://time.example.org/", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://localhost", True),
        ("http://time.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("ftp://127.0.0.1", False),
        ("https://", False),
    ],
)
def test_plain_http_stays_on_this_machine(url, allowed):
    if allowed:
        check_url(url)
    else:
        with pytest.raises(Refused) as caught:
            check_url(url)
        assert caught.value.code == "insecure_url"


def test_bodies_go_out_packed_and_authorized():
    with serving(reply(200)) as (port, seen):
        transport().exchange(Request("POST", f"http://127.0.0.1:{port}/push", b"x" * 5000, gzip=True, bearer="secret"))
    _, _, headers, body = seen[0]
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < 100


def test_a_netrc_cannot_replace_the_token(tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login eve password evil\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with serving(reply(200)) as (port, seen):
        transport().exchange(Request("GET", f"http://127.0.0.1:{port}/", bearer="mine"))
    assert seen[0][2]["Authorization"] == "Bearer mine"


def test_cookies_are_not_kept():
    with serving(reply(200, Set_Cookie="a=b")) as (port, seen):
        session = transport()
        for _ in range(2):
            session.exchange(Request("GET", f"http://127.0.0.1:{port}/"))
    assert "Cookie" not in seen[1][2]


def test_redirects_are_not_followed():
    with serving(reply(302, b"", "text/html", Location="http://127.0.0.1:9/")) as (port, seen):
        answer = transport().exchange(Request("GET", f"http://127.0.0.1:{port}/", bearer="mine"))
    assert len(seen) == 1
    with pytest.raises(Unavailable) as caught:
        document(answer)
    assert caught.value.code == "captive_portal"


@pytest.mark.parametrize(
    ("status", "body", "kind", "error", "code"),
    [
        (200, b"<html>Welcome to the hotel", "text/html", Unavailable, "captive_portal"),
        (401, b"<html>Proxy sign-in", "text/html", Unavailable, "not_our_server"),
        (407, b"", "text/html", Refused, "proxy_authentication"),
        (503, b"", "text/html", Answered, "server_busy"),
        (500, b"oops", "text/plain", Answered, "server_error"),
        (401, b'{"code":"unauthenticated","title":"No"}', "application/problem+json", Answered, "unauthenticated"),
        (400, b'{"error":"invalid_grant"}', "application/json", Answered, "invalid_grant"),
        (404, b"[]", "application/json", Unavailable, "not_our_server"),
    ],
)
def test_what_answers_is_told_apart(status, body, kind, error, code):
    with serving(reply(status, body, kind)) as (port, _):
        answer = transport().exchange(Request("GET", f"http://127.0.0.1:{port}/"))
    with pytest.raises(error) as caught:
        document(answer)
    assert caught.value.code == code


def test_retry_after_is_read():
    with serving(reply(503, b"", "text/plain", Retry_After="17")) as (port, _):
        answer = transport().exchange(Request("GET", f"http://127.0.0.1:{port}/"))
    assert answer.retry_after == 17


def test_nothing_listening_is_a_refused_connection():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unavailable) as caught:
        transport().exchange(Request("GET", f"http://127.0.0.1:{port}/"))
    assert caught.value.code == "connection_refused"


def test_a_name_that_does_not_exist():
    with pytest.raises(Unavailable) as caught:
        transport().exchange(Request("GET", "https://no-such-host.invalid/"))
    assert caught.value.code == "name_not_found"


def test_silence_ends_in_a_time_out(monkeypatch):
    monkeypatch.setattr(transport_module, "READ_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Unavailable) as caught:
        transport().exchange(Request("GET", f"http://127.0.0.1:{silent.getsockname()[1]}/"))
    assert caught.value.code == "timed_out"


def test_a_reply_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(transport_module, "MAX_REPLY_BYTES", 10_000)
    with serving(reply(200, b"x" * 200_000)) as (port, _), pytest.raises(Unavailable) as caught:
        transport().exchange(Request("GET", f"http://127.0.0.1:{port}/"))
    assert caught.value.code == "not_our_server"


@pytest.mark.parametrize("status", [401, 407])
def test_a_proxy_that_wants_a_password(status, monkeypatch, authority):
    with serving(reply(status, b"<html>who are you", "text/html")) as (port, _):
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        with pytest.raises((Refused, Unavailable)) as caught:
            transport().exchange(Request("GET", "https://time.example.org/"))
    assert caught.value.code == ("proxy_authentication" if status == 407 else "proxy_failed")


def test_this_machine_is_reached_without_the_proxy(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with serving(reply(200)) as (port, _):
        assert transport().exchange(Request("GET", f"http://127.0.0.1:{port}/")).status == 200


def test_a_file_comes_in_pieces_and_only_where_one_is_answered():
    content = bytes(range(256)) * 1000
    taken = []

    def take(piece, size):
        taken.append((len(piece), size))

    with serving(reply(200, content, "application/zip")) as (port, _):
        got = transport().exchange(Request("GET", f"http://127.0.0.1:{port}/", take=take))
    assert (got.body, document(got)) == (b"", b"")
    assert sum(length for length, _ in taken) == len(content)
    assert {size for _, size in taken} == {len(content)}
    assert len(taken) > 1
    taken.clear()
    with serving(reply(409, b'{"code":"too_many_requests"}', "application/problem+json")) as (port, _):
        got = transport().exchange(Request("GET", f"http://127.0.0.1:{port}/", take=take))
    with pytest.raises(Answered) as answered:
        document(got)
    assert (answered.value.code, taken) == ("too_many_requests", [])


def test_who_takes_a_file_can_end_it():
    def full(_piece, _size):
        raise Unavailable("export_disk_full", "The disk is full.")

    with serving(reply(200, b"x" * 1_000_000, "application/zip")) as (port, _):  # noqa: SIM117
        with pytest.raises(Unavailable) as ended:
            transport().exchange(Request("GET", f"http://127.0.0.1:{port}/", take=full))
    assert ended.value.code == "export_disk_full"
