"""The verifier as the server hands it out: to anybody, the same file, with its SHA-256 beside it."""

import hashlib

from tracker_verify.archive import verifier


def test_anybody_gets_the_verifier_and_its_hash(db, client):
    page = client.get("/verify/")
    assert page.status_code == 200
    assert b'href="/verify/timetracker-verify.pyz"' in page.content
    file = client.get("/verify/timetracker-verify.pyz")
    assert file.content == verifier()
    assert file.headers["Content-Type"] == "application/octet-stream"
    assert hashlib.sha256(file.content).hexdigest().encode() in page.content
    assert client.post("/verify/").status_code == 405
