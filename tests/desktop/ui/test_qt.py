"""What we take for granted of Qt's binding, and were once wrong to."""

import sys

import pytest
from PySide6.QtGui import QAction

CALLS = 500


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_a_call_that_returns_nothing_leaves_the_count_of_none_alone(qapp: object) -> None:
    """6.12.0 dropped a reference with each call, until the interpreter ended the program: decision 0030."""
    action = QAction("x")
    action.setText("warm")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        action.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
