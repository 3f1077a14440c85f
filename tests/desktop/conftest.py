"""What tests of the desktop program share."""

import pytest

from tests.desktop.desk import TestDesk


@pytest.fixture
def desk(tmp_path):
    """A signed-in device with three work items, its store real and encrypted."""
    made = TestDesk(tmp_path)
    yield made
    made.close()
