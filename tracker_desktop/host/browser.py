"""Opens a web page in the person's browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit


def open_page(url: str) -> bool:
    """Open ``url``; False when there is no browser to be had here.

    Only web pages: the address comes from a server, and a desktop opens files and programs by address just as well.
    """
    import webbrowser

    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return False
    graphical = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not graphical:
        return False  # a browser in the terminal would take it from the program that runs there
    with _libraries_of_the_system():
        return webbrowser.open(url)


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
