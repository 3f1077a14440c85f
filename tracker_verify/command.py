"""Turns the arguments of timetracker-verify into a check, and what it found into sentences or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tracker_core.errors import Refused
from tracker_verify.findings import Findings, Level
from tracker_verify.judge import judge
from tracker_verify.reading import read

SIGNS = {
    Level.SOUND: "ok        ",
    Level.WRONG: "WRONG     ",
    Level.UNCHECKED: "unchecked ",
    Level.OPEN: "OPEN      ",
}
SOUND = "Sound: nothing is wrong in what could be checked."
OPEN = "NOT SHOWN: nothing is wrong in what could be checked, and what is marked OPEN above still has to be shown."
NOT_SOUND = "NOT SOUND: what is marked WRONG above cannot be explained by an honest export."
ABOUT = """Checks the export that an organization's TimeTracker server made for a person: that nothing in its audit was
changed, taken out or put in, and that it is what the server signed. Needs no network. Ends with 0 when nothing is
wrong, 1 when something is, 2 when the file cannot be read, 3 when what you gave could not be compared with it."""


def run(argv: Sequence[str]) -> int:
    """The exit code."""
    arguments = _parser().parse_args(argv)
    try:
        export = read(arguments.export, arguments.checkpoints, arguments.proofs, arguments.key)
    except Refused as error:
        if arguments.json:
            sys.stdout.write(json.dumps({"sound": None, "unreadable": error.message}) + "\n")
        else:
            sys.stderr.write(f"timetracker-verify: {_plain(error.message)}\n")
        return 2
    findings = judge(export)
    told = _as_json(findings) if arguments.json else _as_text(findings)
    sys.stdout.buffer.write(told.encode())  # also where the shell's language knows no UTF-8
    if not findings.are_sound:
        return 1
    return 3 if findings.are_open else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="timetracker-verify", description=ABOUT)
    parser.add_argument("export", type=Path, metavar="EXPORT", help="the ZIP file")
    parser.add_argument(
        "--checkpoints", type=Path, metavar="FILE", help="signed notes that somebody kept, one after another"
    )
    parser.add_argument(
        "--proofs",
        type=Path,
        metavar="FILE",
        help="consistency proofs of the server between those notes and the export's",
    )
    parser.add_argument("--key", metavar="KEY", help="the line of the server's public key, from elsewhere")
    parser.add_argument("--json", action="store_true", help="for programs")
    return parser


def _as_text(findings: Findings) -> str:
    lines = [f"{SIGNS[each.level]}{_plain(each.text)}" for each in findings.told()]
    verdict = NOT_SOUND if not findings.are_sound else OPEN if findings.are_open else SOUND
    return "\n".join([*lines, "", verdict, ""])


def _plain(text: str) -> str:
    """``text`` without signs that move a terminal's cursor or hide what was written: names of files are anybody's."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _as_json(findings: Findings) -> str:
    found = [{"level": each.level.value, "code": each.code, "text": each.text} for each in findings]
    about = {"sound": findings.are_sound, "open": findings.are_open, "findings": found}
    return json.dumps(about, indent=1) + "\n"
