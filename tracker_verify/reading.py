"""Reads an export's ZIP with a bound on everything: no more of a file is unpacked than the manifest says it has."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from tracker_core import exported
from tracker_core.errors import Malformed, Refused
from tracker_core.exported import Manifest
from tracker_core.note import Key
from tracker_verify.judge import Export, FoundFile
from tracker_verify.packed import DAMAGED, opened

PIECE = 1 << 20
MAX_KEPT_BYTES = 1 << 26  # of notes and proofs given beside the export


def read(file: Path, kept: Path | None, proofs: Path | None, key: str | None) -> Export:
    """What is in ``file`` and beside it. Raises ``Refused`` for what cannot be read at all."""
    try:
        with opened(file) as archive:
            names = [each.filename for each in archive.infolist() if each.file_size or not each.is_dir()]
            if exported.MANIFEST not in names:
                raise Refused("unreadable", f"{file} is not a person's export: there is no {exported.MANIFEST} in it.")
            with archive.open(exported.MANIFEST) as manifest_file:
                manifest = Manifest.decode(manifest_file.read(exported.MAX_MANIFEST_BYTES + 1))
            found, contents = _files(archive, manifest, names)
    except Malformed as error:
        raise Refused("unreadable", f"{file} cannot be read: {error.message}") from error
    return Export(
        manifest,
        found,
        contents,
        kept=None if kept is None else _notes(kept),
        proofs=None if proofs is None else _beside(proofs),
        key=None if key is None else _key(key),
    )


def _files(
    archive: zipfile.ZipFile, manifest: Manifest, names: list[str]
) -> tuple[dict[str, FoundFile], dict[str, bytes]]:
    found: dict[str, FoundFile] = {}
    contents: dict[str, bytes] = {}
    sizes = {each.name: each.size for each in manifest.files}
    for name in names:
        if name == exported.MANIFEST:
            continue
        wanted = name in (*exported.OF_AUDIT, exported.KEYS)
        digest, size, pieces = hashlib.sha256(), 0, []
        try:
            with archive.open(name) as file:
                while size <= sizes.get(name, 0) and (piece := file.read(PIECE)):
                    size += len(piece)
                    digest.update(piece)
                    if wanted:
                        pieces.append(piece)
                    if wanted and size > exported.MAX_AUDIT_BYTES:
                        raise Refused("unreadable", f"{name} is larger than {exported.MAX_AUDIT_BYTES} bytes.")
        except DAMAGED:
            found[name] = FoundFile(size, "")
            continue
        found[name] = FoundFile(size, digest.hexdigest())
        if wanted:
            contents[name] = b"".join(pieces)
    return found, contents


def _beside(file: Path) -> bytes:
    try:
        with file.open("rb") as given:
            data = given.read(MAX_KEPT_BYTES + 1)
    except OSError as error:
        raise Refused("unreadable", f"{file} cannot be read: {error.strerror}") from error
    if len(data) > MAX_KEPT_BYTES:
        raise Refused("unreadable", f"{file} is too large for what it should be.")
    return data


def _notes(file: Path) -> str:
    """Signed notes, as whatever wrote them to the file ended its lines."""
    try:
        text = _beside(file).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Refused("unreadable", f"{file} is not text in UTF-8.") from error
    if not text.strip():
        raise Refused("unreadable", f"{file} has no signed note in it.")
    return text


def _key(line: str) -> Key:
    try:
        return Key.parse(line.strip())
    except Malformed as error:
        raise Refused("unreadable", f"That is not the line of a key: {error.message}") from error
