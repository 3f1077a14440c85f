"""The doctor's tries, on real sockets and a real resolver."""

import socket
import threading

import pytest

from tracker_core.errors import TrackerError, Unavailable
from tracker_desktop.sync import probes as probes_module
from tracker_desktop.sync.probes import RequestsProbes

NOW = 1_767_268_800_000


@pytest.fixture
def probes():
    return RequestsProbes("timetracker/test", lambda: NOW, lambda: 1)


def test_a_name_is_looked_up_and_an_address_is_one(probes):
    probes.resolve("http://localhost:1/")
    probes.resolve("https://127.0.0.1:1")
    with pytest.raises(Unavailable) as caught:
        probes.resolve("https://nobody.invalid")
    assert caught.value.code == "name_not_found"


def test_a_resolver_that_never_answers_is_left_behind(probes, monkeypatch):
    answered = threading.Event()
    monkeypatch.setattr(probes_module, "NAME_S", 0.05)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: answered.wait(30))
    with pytest.raises(Unavailable) as caught:
        probes.resolve("https://time.example.org")
    answered.set()
    assert caught.value.code == "timed_out"


def test_a_proxy_is_told_without_its_password(probes, monkeypatch):
    monkeypatch.setenv("https_proxy", "http://ann:secret@proxy.example.org:3128")
    assert probes.proxy("https://time.example.org") == "proxy.example.org:3128"
    assert probes.proxy("https://127.0.0.1:8000") == ""
    monkeypatch.setenv("no_proxy", "example.org")
    assert probes.proxy("https://time.example.org") == ""


def test_where_nothing_answers_that_is_told(probes):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        for attempt in (lambda: probes.greet(url, ""), lambda: probes.provider(url, "")):
            with pytest.raises(TrackerError) as caught:
                attempt()
            assert caught.value.code == "connection_refused"
