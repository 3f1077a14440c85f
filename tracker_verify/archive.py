"""Makes timetracker-verify.pyz: the verifier as one file, made of the very sources that are installed.

Byte for byte the same wherever the same sources are: nothing is compressed, and every date is the first that a ZIP
file can have. So anybody can make it anew and compare the SHA-256.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from importlib import resources

MODULES = {
    "tracker_core": (
        "__init__", "chain", "ed25519", "errors", "events", "exported", "merkle", "model", "multiproof", "note",
        "succession", "wire",
    ),
    "tracker_verify": (
        "__init__", "__main__", "command", "findings", "heads", "judge", "kept", "packed", "reading", "signers",
        "told_events",
    ),
}  # fmt: skip
SHEBANG = b"#!/usr/bin/env python3\n"
START = b"import sys\n\nfrom tracker_verify.__main__ import main\n\nsys.exit(main())\n"
THE_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16


@cache
def verifier() -> bytes:
    """The file."""
    out = io.BytesIO(SHEBANG)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        _put(archive, "__main__.py", START)
        for package, modules in MODULES.items():
            for module in modules:
                source = resources.files(package).joinpath(f"{module}.py").read_bytes()
                _put(archive, f"{package}/{module}.py", source)
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, THE_FIRST_DATE)
    entry.create_system, entry.external_attr = 3, READABLE  # as on Unix, wherever it is made
    archive.writestr(entry, data)
