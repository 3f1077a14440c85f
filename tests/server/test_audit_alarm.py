"""A check from the command line that finds a broken audit raises an alarm, and a sound one does not."""

import subprocess
import sys

from tests.server.serving import run

OPEN = """
import os
from tracker_server import config
from tracker_server.opening import open_server
open_server(config.load(os.environ))
from django.db import connection
cursor = connection.cursor()
"""
TAMPER = """
if connection.vendor == "sqlite":
    for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        cursor.execute(f"DROP TRIGGER {name}")
else:
    cursor.execute("SET session_replication_role = replica")
cursor.execute("UPDATE audit_auditrow SET hash = %s WHERE stream_id <> 'server' AND seq = 1", ["0" * 64])
"""
COUNT = """
from tracker_server.security.events import newest, Severity
print([(event.action.value, event.reason, event.stream) for event in newest(9, severities={Severity.ALARM})])
"""


def script(environment, text):
    done = subprocess.run(
        [sys.executable, "-c", OPEN + text], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


def test_a_check_that_finds_a_broken_audit_raises_an_alarm(environment, demo):
    assert run(environment, "verify-audit").returncode == 0
    assert script(environment, COUNT + TAMPER) == "[]"
    found = run(environment, "verify-audit")
    assert (found.returncode, "does not hold" in found.stdout) == (1, True), found.stderr
    assert script(environment, COUNT) == "[('audit_alarm', 'verify_audit', 'server')]"
