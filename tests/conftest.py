"""What every room's tests share: skipping what this machine cannot do, and a folder with a short path."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tools.programs import missing_for_network, missing_for_postgres, missing_for_screen

MISSING = {"screen": missing_for_screen(), "postgres": missing_for_postgres(), "netns": missing_for_network()}
# A busy machine is no fault of what is tested, and a run says the same as the one before; `./dev fuzz` and
# `./dev simulate` are for what nobody has thought of.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
IS_ROOT = sys.platform == "linux" and os.geteuid() == 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("netns") and not IS_ROOT:
            item.add_marker(pytest.mark.skip(reason="needs Linux, and root to make network namespaces"))
        for marker, packages in MISSING.items():
            if packages and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"needs the Debian packages {' '.join(packages)}"))


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A private folder whose path leaves room for the name of a Unix socket, which pytest's own tmp_path does not."""
    with tempfile.TemporaryDirectory(prefix="tt-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
