"""Where these tests are it is about noon: what they record lies some hours back, and belongs to today."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest


@pytest.fixture(scope="module", autouse=True)
def _noon() -> Iterator[None]:
    before = os.environ.get("TZ")
    ahead = 12 - datetime.now(UTC).hour
    os.environ["TZ"] = f"Etc/GMT{-ahead:+}" if ahead else "UTC"  # POSIX counts the other way round
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()
