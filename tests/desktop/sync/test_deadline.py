"""Peers that never come to an end: each exchange is over when its time is, and no thread or memory is left to them."""

import gzip
import itertools
import socket
import threading
import time
import tracemalloc
import warnings
from contextlib import contextmanager

import pytest

from tests.desktop.sync.test_http import reply, serving
from tracker_core.errors import Unavailable
from tracker_desktop.sync import http as transport_module
from tracker_desktop.sync.exchange import Request
from tracker_desktop.sync.http import RequestsTransport

# A socket that TLS has taken over when its handshake fails is closed by the collector, which says so, some time later.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

TOTAL_S = 0.6
GOES_WELL_S = 5.0  # for what is to come through on a busy machine, before something drips
PATIENCE_S = 30.0
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DRIPS = {
    "nothing": (b"", b""),
    "the status line": (b"", b"H"),
    "a header": (HEAD, b"a"),
    "headers": (HEAD, b"A: b\r\n"),
    "early hints": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "the body": (HEAD + b"Content-Length: 100000\r\n\r\n", b"x"),
    "a body without an end": (HEAD + b"\r\n", b"x"),
    "the size of a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "a packed body": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 100_000)[:10], b"\x00"),
}


def transport(total_s=TOTAL_S):
    return RequestsTransport("", "timetracker/test", lambda: 1_000, total_s)


@contextmanager
def dripping(begin, drop, *, listen=True):
    """A peer that sends ``begin`` at once and then ``drop`` again and again, for as long as somebody takes it."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    closed = threading.Event()

    def serve():
        peer, _ = listener.accept()
        with peer:
            if listen:
                peer.recv(65_536)
            try:
                peer.sendall(begin)
                while not over.wait(0.03):
                    peer.sendall(drop)
            except OSError:
                closed.set()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1], closed
    finally:
        over.set()
        thread.join()
        listener.close()


def times_out(client, url, total_s=TOTAL_S):
    begun = time.monotonic()
    with pytest.raises(Unavailable) as caught:
        client.exchange(Request("GET", url))
    assert caught.value.code == "timed_out"
    assert total_s - 0.1 < time.monotonic() - begun < PATIENCE_S


@pytest.mark.parametrize("what", DRIPS)
def test_a_reply_that_drips_ends_with_its_time(what):
    with dripping(*DRIPS[what]) as (port, closed):
        client = transport()
        times_out(client, f"http://127.0.0.1:{port}/")
        client.close()
        assert closed.wait(PATIENCE_S) or what == "nothing", "the connection is shut, not left to the peer"


def test_a_tls_handshake_that_drips_ends_with_its_time():
    record = b"\x16\x03\x03\x40\x00" + b"\x02\x00\x3f\xfc"  # the beginning of a long server hello
    with dripping(record, b"\x03", listen=True) as (port, _):
        client = transport()
        times_out(client, f"https://127.0.0.1:{port}/")
        client.close()


def test_a_proxy_that_drips_its_greeting_ends_with_its_time(monkeypatch):
    with dripping(b"HTTP/1.1 200 Connection established\r\n", b"A: b\r\n") as (port, _):
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("NO_PROXY", "")
        client = transport()
        times_out(client, "https://time.example.org/")
        client.close()


def test_the_next_exchange_goes_well_and_no_thread_is_left():
    before = threading.active_count()
    client = transport(GOES_WELL_S)
    with dripping(*DRIPS["the body"]) as (port, _):
        times_out(client, f"http://127.0.0.1:{port}/", GOES_WELL_S)
    with serving(reply(200)) as (port, _):
        for _ in range(3):
            assert client.exchange(Request("GET", f"http://127.0.0.1:{port}/")).status == 200
    client.close()
    deadline = time.monotonic() + PATIENCE_S
    while threading.active_count() > before:
        assert time.monotonic() < deadline, threading.enumerate()


def test_a_connection_that_the_server_ended_is_opened_again_and_no_handle_is_left():
    with socket.create_server(("127.0.0.1", 0)) as listener, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")

        ended = threading.Semaphore(0)

        def serve():
            for _ in range(2):
                peer, _ = listener.accept()
                with peer:
                    peer.recv(65_536)
                    peer.sendall(HEAD + b"Content-Length: 2\r\n\r\n{}")
                ended.release()

        server = threading.Thread(target=serve)
        server.start()
        client = transport(PATIENCE_S)
        for _ in range(2):
            assert client.exchange(Request("GET", f"http://127.0.0.1:{listener.getsockname()[1]}/")).status == 200
            assert ended.acquire(timeout=PATIENCE_S)
        server.join()
        client.close()
    assert [str(each.message) for each in told if "<socket.socket" in str(each.message)] == []


def test_a_kept_connection_can_be_shut_too():
    """The second exchange on one connection stalls."""
    first = threading.Event()
    over = threading.Event()

    def answer(handler):
        if first.is_set():
            over.wait(PATIENCE_S)
        first.set()
        reply(200)(handler)

    with serving(answer) as (port, seen):
        client = transport(GOES_WELL_S)
        assert client.exchange(Request("GET", f"http://127.0.0.1:{port}/")).status == 200
        times_out(client, f"http://127.0.0.1:{port}/", GOES_WELL_S)
        over.set()
        client.close()
    assert len(seen) == 2


def test_a_bomb_is_given_up_before_it_fills_the_memory():
    bomb = gzip.compress(b"\0" * 256_000_000, 9)  # 250 KB that unpack to 256 MB
    assert len(bomb) < 300_000
    with serving(reply(200, bomb, Content_Encoding="gzip")) as (port, _):
        client = transport(60.0)
        tracemalloc.start()
        with pytest.raises(Unavailable) as caught:
            client.exchange(Request("GET", f"http://127.0.0.1:{port}/"))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        client.close()
    assert caught.value.code == "not_our_server"
    assert most < 4 * transport_module.MAX_REPLY_BYTES


def test_only_gzip_is_asked_for():
    with serving(reply(200)) as (port, seen):
        client = transport()
        client.exchange(Request("GET", f"http://127.0.0.1:{port}/"))
        client.close()
    assert seen[0][2]["Accept-Encoding"] == "gzip"


def test_a_flood_of_headers_is_no_reply_of_ours():
    lines = b"".join(b"A%d: b\r\n" % number for number in itertools.islice(itertools.count(), 500))
    with dripping(HEAD + lines + b"\r\n", b"") as (port, _):
        client = transport(PATIENCE_S)
        with pytest.raises(Unavailable):
            client.exchange(Request("GET", f"http://127.0.0.1:{port}/"))
        client.close()
