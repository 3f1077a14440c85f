"""Real proxies between the real transport and a server with TLS: tinyproxy and squid, open and with a password."""

import contextlib
import http.server
import socket
import ssl
import subprocess
import threading
import time

import pytest

from tests.desktop.sync.authority import make_authority
from tests.network.two_hosts import TwoHosts
from tools.ports import free_port
from tracker_core.errors import TrackerError
from tracker_desktop.sync.exchange import Request
from tracker_desktop.sync.http import RequestsTransport

pytestmark = pytest.mark.netns
PATIENCE_S = 30


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        """Not on the terminal."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """(address, CA file) of a server that is not this machine's loopback, so that proxies are used."""
    with TwoHosts() as hosts:
        made = make_authority(tmp_path_factory.mktemp("ca"), hosts.here)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made.certificate, made.key)
        serving = http.server.ThreadingHTTPServer((hosts.here, 0), Answer)
        serving.socket = context.wrap_socket(serving.socket, server_side=True)
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"https://{hosts.here}:{serving.server_port}/", str(made.ca_file)
        serving.shutdown()
        thread.join()
        serving.server_close()


@contextlib.contextmanager
def running(*words, port):
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None
                assert time.monotonic() < deadline
                threading.Event().wait(0.05)
        yield
        process.terminate()


@contextlib.contextmanager
def tinyproxy(folder, *lines):
    port, file = free_port("127.0.0.1"), folder / "tinyproxy.conf"
    file.write_text("\n".join([f"Port {port}", "Listen 127.0.0.1", "Timeout 10", "MaxClients 10", *lines, ""]))
    with running("tinyproxy", "-d", "-c", str(file), port=port):
        yield port


@contextlib.contextmanager
def squid(folder):
    port, file = free_port("127.0.0.1"), folder / "squid.conf"
    rules = ("http_access allow all", "cache deny all", "access_log none", "cache_log /dev/null", "pid_filename none")
    file.write_text("\n".join([f"http_port 127.0.0.1:{port}", "shutdown_lifetime 1 seconds", *rules, ""]))
    with running("squid", "-N", "-f", str(file), port=port):
        yield port


def ask(server, monkeypatch, proxy):
    """The status, or the code of the error."""
    url, ca_file = server
    monkeypatch.setenv("https_proxy", proxy)
    transport = RequestsTransport(ca_file, "timetracker/test", lambda: 0, 20)
    try:
        return transport.exchange(Request("GET", url)).status
    except TrackerError as error:
        return error.code
    finally:
        transport.close()


def test_tinyproxy_without_a_password(server, tmp_path, monkeypatch):
    with tinyproxy(tmp_path) as port:
        assert ask(server, monkeypatch, f"http://127.0.0.1:{port}") == 200


def test_tinyproxy_with_a_password(server, tmp_path, monkeypatch):
    with tinyproxy(tmp_path, "BasicAuth ann secret") as port:
        assert ask(server, monkeypatch, f"http://127.0.0.1:{port}") == "proxy_authentication"
        assert ask(server, monkeypatch, f"http://ann:wrong@127.0.0.1:{port}") in {
            "proxy_authentication",
            "proxy_failed",
        }
        assert ask(server, monkeypatch, f"http://ann:secret@127.0.0.1:{port}") == 200


def test_tinyproxy_that_lets_nothing_through(server, tmp_path, monkeypatch):
    with tinyproxy(tmp_path, "ConnectPort 1") as port:
        assert ask(server, monkeypatch, f"http://127.0.0.1:{port}") == "proxy_failed"


def test_squid(server, tmp_path, monkeypatch):
    with squid(tmp_path) as port:
        assert ask(server, monkeypatch, f"http://127.0.0.1:{port}") == 200


def test_who_stands_between_with_a_certificate_of_its_own_is_not_trusted(server, tmp_path, monkeypatch):
    """As a proxy does that opens what is encrypted: its authority is not the organization's."""
    url, _ = server
    other = make_authority(tmp_path, "127.0.0.1")
    with tinyproxy(tmp_path) as port:
        assert ask((url, str(other.ca_file)), monkeypatch, f"http://127.0.0.1:{port}") == "tls_untrusted"


def test_no_proxy_there(server, monkeypatch):
    assert ask(server, monkeypatch, f"http://127.0.0.1:{free_port('127.0.0.1')}") == "proxy_failed"
