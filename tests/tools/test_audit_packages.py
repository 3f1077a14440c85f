"""What ./dev check says of vulnerable packages, with a list of vulnerabilities of the test's own."""

import datetime
import http.server
import json
import threading

import pytest

from tools.audit_packages import ACCEPTED, audit

TODAY = datetime.date(2026, 11, 25)


class Service(http.server.BaseHTTPRequestHandler):
    """As the public list answers: one vulnerability of Django when ``known`` says so."""

    known = True

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        bad = [self.known and each["package"]["name"] == "django" for each in asked]
        self._tell(
            {"results": [{"vulns": [{"id": "PYSEC-1", "modified": "2026-01-01T00:00:00Z"}]} if b else {} for b in bad]}
        )

    def do_GET(self):
        ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}]
        affected = [{"package": {"name": "django", "ecosystem": "PyPI"}, "ranges": ranges}]
        self._tell({"id": "PYSEC-1", "modified": "2026-01-01T00:00:00Z", "summary": "Bad", "affected": affected})

    def _tell(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Nothing on standard error."""


@pytest.fixture
def service():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def accepted(tmp_path, until: str = "2026-12-31", reason: str = "not reached"):
    file = tmp_path / "accepted.toml"
    file.write_text(f'[[accepted]]\nid = "PYSEC-1"\nreason = "{reason}"\nuntil = {until}\n')
    return file


def test_a_known_vulnerability_is_named(service):
    found = audit(TODAY, service=service)
    assert found.known
    assert "PYSEC-1: Bad" in found.text


def test_none_known_passes(service, monkeypatch):
    monkeypatch.setattr(Service, "known", False)
    found = audit(TODAY, service=service)
    assert found.known is False
    assert "no known vulnerabilities" in found.text


def test_an_accepted_one_passes_until_its_day(service, tmp_path):
    assert audit(TODAY, accepted(tmp_path), service).known is False
    late = audit(datetime.date(2027, 1, 1), accepted(tmp_path), service)
    assert late.known
    assert "was accepted until 2026-12-31: not reached" in late.text


def test_an_exception_without_a_reason_or_an_end_is_none(tmp_path):
    assert audit(TODAY, accepted(tmp_path, reason="")).known
    assert audit(TODAY, accepted(tmp_path, until='"soon"')).known


def test_a_list_that_cannot_be_asked_is_told_and_fails_nothing():
    found = audit(TODAY, service="http://127.0.0.1:1")
    assert found.known is None
    assert found.text.startswith("NOT ASKED")


def test_the_exceptions_checked_in_can_be_read():
    assert audit(TODAY, ACCEPTED, "http://127.0.0.1:1").known is None


def test_an_audit_that_does_not_work_fails():
    found = audit(TODAY, service="no address")
    assert found.known
    assert "does not work" in found.text
