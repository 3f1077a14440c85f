"""Opens a web page in the person's browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_page(url: str) -> bool:
    """Open ``url``; False when the system knows no way to.

    Only web pages: the address comes from the server, and a desktop opens files and programs by address just as well.
    """
    page = QUrl(url, QUrl.ParsingMode.StrictMode)
    if page.scheme() not in ("https", "http") or not page.host():
        return False
    with _libraries_of_the_system():
        return QDesktopServices.openUrl(page)


@contextmanager
def _libraries_of_the_system() -> Iterator[None]:
    """A frozen program runs with its own libraries, which the browser must not inherit."""
    own = os.environ.get("LD_LIBRARY_PATH")
    if not (getattr(sys, "frozen", False) and own):
        yield
        return
    before = os.environ.get("LD_LIBRARY_PATH_ORIG")
    if before is None:
        del os.environ["LD_LIBRARY_PATH"]
    else:
        os.environ["LD_LIBRARY_PATH"] = before
    try:
        yield
    finally:
        os.environ["LD_LIBRARY_PATH"] = own
