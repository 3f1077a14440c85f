"""Signing in at a provider that is not ours, npm's oidc-provider, whose refresh tokens serve once or stay."""

import gzip
import http.server
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from tests.desktop.sync.answering import MemoryServer
from tests.kills.real_device import RealDevice
from tests.provider.test_lost_replies import Losing, start_again
from tools.ports import free_port
from tracker_core.messages import DISCOVERY_PATH, Discovery, PushRequest, work_item_json
from tracker_core.model import Kind, WorkItem
from tracker_core.wire import parse
from tracker_desktop.services.ports import SyncPhase

HERE = Path(__file__).parent
MODULES = os.environ.get("TIMETRACKER_TEST_NODE_MODULES", str(HERE / "node_modules"))
pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (Path(MODULES) / "oidc-provider").is_dir(),
    reason="needs node, and oidc-provider: npm install --prefix tests/provider oidc-provider",
)
ITEM = WorkItem("id-1", "APP-1", "Thing", Kind.TASK, "Apollo", True, 1)


@pytest.fixture(params=["rotating", "staying"])
def provider(request, tmp_path):
    """(issuer, whether its refresh tokens serve but once)."""
    port = free_port("127.0.0.1")
    script = tmp_path / "provider.mjs"
    shutil.copy(HERE / "provider.mjs", script)
    (tmp_path / "node_modules").symlink_to(Path(MODULES).resolve())
    rotates = request.param == "rotating"
    with subprocess.Popen(
        ["node", str(script), str(port), str(rotates).lower()], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        line = b""
        while b"listening" not in line:
            line = process.stdout.readline()
            assert line, "the provider did not start"
        yield f"http://127.0.0.1:{port}", rotates
        process.terminate()


@pytest.fixture
def server(provider):
    """An organization's server that leaves signing in to the provider."""
    memory = MemoryServer()
    memory.changes = [(1, "work_item", work_item_json(ITEM))]

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            assert self.path == DISCOVERY_PATH
            here = f"http://127.0.0.1:{self.server.server_port}"
            self._send(Discovery("Example", f"{here}/api", provider[0], "timetracker", "0.1.0", "1", "e").encode())

        def do_POST(self):
            assert self.headers["Authorization"].startswith("Bearer ")
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/api/push":
                self._send(memory._push(PushRequest.decode(gzip.decompress(body))))
            else:
                self._send(memory._pull(parse(body, "pull")["cursor"]))

        def _send(self, body):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Not on the terminal."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        memory.url = f"http://127.0.0.1:{serving.server_port}"
        yield memory
        serving.shutdown()
        thread.join()


def test_signing_in_refreshing_and_a_lost_reply(provider, server, tmp_path):
    _, rotates = provider
    losing = Losing()
    device = RealDevice(tmp_path / "device", around=losing)
    device.sign_in(server.url, "ann@example.org", "any")
    assert device.account().person.name == "Ann"
    for _ in range(2):
        start_again(device)
        assert device.rounds.round().phase is SyncPhase.IDLE
    (start,) = device.tracking.start("APP-1")
    start_again(device)
    losing.lose = 1
    assert device.rounds.round().phase is SyncPhase.OFFLINE
    status = device.rounds.round()
    if rotates:
        # It has no grace: to it, the retry is a replay. The person signs in once more, and nothing is lost.
        assert (status.phase, status.code) == (SyncPhase.SIGNED_OUT, "signed_out_by_server")
        assert device.journal.standings.counts().pending == 1
        device.sign_in(server.url, "ann@example.org", "any")
    else:
        assert status.phase is SyncPhase.IDLE
    assert device.journal.standings.counts().pending == 0
    assert set(server.held) == {start.id}
    assert device.rounds.sign_out()
    device.close()
