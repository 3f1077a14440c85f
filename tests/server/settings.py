"""The server's settings for tests: a throw-away home made at import, cheap password hashes, either database."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tools.ports import free_port
from tracker_server.config import FIELDS, load
from tracker_server.database import keys

for variable in FIELDS.values():
    os.environ.pop(variable, None)

HOME = Path(tempfile.mkdtemp(prefix="tt-server-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
POSTGRES = os.environ.get("TIMETRACKER_TEST_DATABASE") == "postgres"
os.environ["TIMETRACKER_SERVER_HOME"] = str(HOME)
os.environ["TIMETRACKER_URL"] = "http://127.0.0.1:8440"
os.environ["TIMETRACKER_ORGANIZATION"] = "Harbor"
POSTGRES_PORT = 0
if POSTGRES:
    POSTGRES_PORT = free_port("127.0.0.1")
    os.environ["TIMETRACKER_DATABASE_URL"] = f"postgresql://timetracker@127.0.0.1:{POSTGRES_PORT}/timetracker"

prepared = load(os.environ)
keys.prepare(prepared.keys, None if POSTGRES else prepared.database_file)
prepared.database_file.parent.mkdir(parents=True)

from tracker_server.settings import *  # noqa: E402, F403  # the environment had to be there first
from tracker_server.settings import DATABASES, LOGGING  # noqa: E402

for variable in FIELDS.values():
    os.environ.pop(variable, None)

KEEPS_MONTHS = 600  # most tests play on fixed days, which get old
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["TEST"] = {} if POSTGRES else {"NAME": str(prepared.database_file)}
for logger in LOGGING["loggers"].values():
    logger.update(handlers=[], propagate=True)  # to pytest's caplog
