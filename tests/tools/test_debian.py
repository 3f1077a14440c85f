"""Missing shared libraries are seen, named by their package, and a person is told one command."""

import sys
from pathlib import Path

import pytest

from tools.debian import command, missing_libraries, packages_of
from tools.steps import Stopped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the dynamic linker of Linux")


def test_this_python_lacks_nothing():
    assert missing_libraries([Path(sys.executable).resolve()]) == set()


def test_what_the_linker_misses_is_seen(tmp_path, monkeypatch):
    linker = tmp_path / "ldd"
    linker.write_text("#!/bin/sh\necho '\tlibEGL.so.1 => not found'\necho '\tlibc.so.6 => /lib/libc.so.6 (0x1)'\n")
    linker.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_libraries([Path("libQt6Gui.so.6")]) == {"libEGL.so.1"}


def test_packages_and_the_one_command():
    assert packages_of({"libEGL.so.1", "libxcb-cursor.so.0"}) == ["libegl1", "libxcb-cursor0"]
    assert command(["b", "a"]).endswith("a b")


def test_an_unknown_library_is_named():
    with pytest.raises(Stopped, match=r"libnobody\.so\.1"):
        packages_of({"libnobody.so.1"})
