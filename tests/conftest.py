"""What every room's tests share: skipping what this machine cannot do, and a folder with a short path."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.screen import missing_packages

SERVER_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = missing_packages()
    no_screen = pytest.mark.skip(reason=f"needs the Debian packages {' '.join(missing)}")
    no_server = pytest.mark.skip(reason="needs the Debian package postgresql")
    for item in items:
        if missing and item.get_closest_marker("screen"):
            item.add_marker(no_screen)
        if not SERVER_PROGRAMS and shutil.which("initdb") is None and item.get_closest_marker("postgres"):
            item.add_marker(no_server)


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A private folder whose path leaves room for the name of a Unix socket, which pytest's own tmp_path does not."""
    with tempfile.TemporaryDirectory(prefix="tt-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
