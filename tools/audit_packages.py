"""Asks the public list of vulnerabilities (OSV) about every package of ``uv.lock``, by ``uv audit``.

Three ends: none is known, some is known (which fails a check, as does an audit that does not work), or the list could
not be asked, which is said and fails nothing: a check has to work on a machine without a network.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tools import way_in
from tools.way_in import TOP

ACCEPTED = TOP / "tools" / "accepted_vulnerabilities.toml"
FOUND = 1  # uv's exit code
ASKING = " for url ("  # in uv's words for a list that cannot be reached or does not answer as it should


class Audit(NamedTuple):
    """``known``: whether a vulnerability is; None when the list could not be asked. ``text``: what to tell a person."""

    known: bool | None
    text: str


def audit(today: datetime.date, accepted: Path = ACCEPTED, service: str | None = None) -> Audit:
    """Ask ``service`` (None: the public one). Entries of ``accepted`` count until their day."""
    entries = tomllib.loads(accepted.read_text(encoding="utf-8")).get("accepted", [])
    wrong = list(_wrong(entries))
    if wrong:
        return Audit(True, "\n".join(wrong))
    over = [entry for entry in entries if entry["until"] < today]
    words = ["audit", "--frozen", "--preview-features", "audit-command"]
    words += [word for entry in entries if entry not in over for word in ("--ignore", entry["id"])]
    words += ["--service-url", service] if service else []
    # One try: who checks without a network should not wait for it.
    environment = os.environ | {"UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": "20"}
    done = subprocess.run(
        [way_in.uv_program(), *words], cwd=TOP, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode == FOUND:
        ended = [f"{entry['id']} was accepted until {entry['until']}: {entry['reason']}" for entry in over]
        return Audit(True, "\n".join([done.stdout.strip(), *ended]))
    if done.returncode:
        why = next((line for line in done.stderr.splitlines() if line.startswith("error")), f"exit {done.returncode}")
        if ASKING not in why:  # "uv audit" is young: with other words one day it would never be asked again
            return Audit(True, f"The check of packages does not work: {why}")
        return Audit(None, f"NOT ASKED, so nothing is known of vulnerable packages: {why}")
    return Audit(False, done.stderr.strip())


def _wrong(entries: Sequence[Mapping[str, object]]) -> Iterable[str]:
    for entry in entries:
        if not (entry.get("id") and entry.get("reason") and isinstance(entry.get("until"), datetime.date)):
            yield f"{ACCEPTED.name}: an entry has an id, a reason and until (a date): {dict(entry)}"
