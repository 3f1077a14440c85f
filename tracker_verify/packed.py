"""Opens an export's ZIP only where every program reads the same out of it. Third-party errors are ``Refused`` here.

Programs differ in what they take of a ZIP file that has bytes between its files, before them or behind them, two files
of one name, or a name told differently in two places: one shows what is verified, another what a forger hid beside it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tracker_core import exported
from tracker_core.errors import Refused

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LOCAL = struct.Struct("<26xHH")  # sizes of a local header's name and extra field
CENTRAL = struct.Struct("<4s24xHHH12x")  # the signature of a directory's entry; sizes of name, extra field and comment
END, END_64 = 22, 56 + 20  # bytes of what ends a ZIP file without a comment, and before it in a large one
DESCRIBED, ENCRYPTED = 0x08, 0x01  # flags: sizes follow the data; needs a password
DESCRIPTORS = (12, 16, 20, 24)  # bytes that these sizes may take


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The ZIP in ``file``. Raises ``Refused`` for one that is damaged, or that can be read in more than one way."""
    try:
        with file.open("rb") as data, zipfile.ZipFile(data) as archive:
            names = [each.filename for each in archive.infolist()]
            if len(names) > exported.MAX_FILES + 1 or len({name.lower() for name in names}) != len(names):
                raise Refused("unreadable", f"{file} has a file twice, or too many files.")
            if any(each.flag_bits & ENCRYPTED for each in archive.infolist()):
                raise Refused("unreadable", f"{file} is encrypted.")
            if any(each.compress_type not in METHODS for each in archive.infolist()):
                raise Refused("unreadable", f"{file} is compressed in a way that no export is.")
            if not _is_gapless(archive, data):
                raise Refused("unreadable", f"{file} has something in it that belongs to none of its files.")
            yield archive
    except DAMAGED as error:
        raise Refused("unreadable", f"{file} cannot be read as a ZIP file: {error}") from error


def _is_gapless(archive: zipfile.ZipFile, data: IO[bytes]) -> bool:
    """Whether the files follow each other from the first byte to the directory, and that to the end."""
    begins = sorted(archive.infolist(), key=lambda each: each.header_offset)
    end = 0
    for each, after in zip(begins, [*(each.header_offset for each in begins[1:]), archive.start_dir], strict=True):
        if each.header_offset != end:
            return False
        data.seek(end)
        end += LOCAL.size + sum(LOCAL.unpack(data.read(LOCAL.size))) + each.compress_size
        if each.flag_bits & DESCRIBED and after - end in DESCRIPTORS:
            end = after
    if end != archive.start_dir:
        return False
    for _ in begins:
        data.seek(end)
        signature, *sizes = CENTRAL.unpack(data.read(CENTRAL.size))
        if signature != b"PK\x01\x02":
            return False
        end += CENTRAL.size + sum(sizes)
    return data.seek(0, 2) - end in (END, END + END_64)
