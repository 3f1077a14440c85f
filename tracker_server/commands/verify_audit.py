"""``verify-audit``: check the whole audit, alone or against signed heads that somebody kept."""

from __future__ import annotations

import argparse
from pathlib import Path

from tracker_core.errors import Refused, Unavailable
from tracker_server.config import Config

BROKEN = 1


def declare(parser: argparse.ArgumentParser) -> None:
    """What to check it against."""
    parser.add_argument(
        "--checkpoints",
        metavar="FILE",
        type=Path,
        help="signed notes, one after another, as devices or a witness kept them; without them, an earlier copy of the "
        "database, or one made anew with the key, looks right",
    )


def run(arguments: argparse.Namespace, config: Config) -> int | None:
    """Print what is wrong, a sentence each, and what was checked. 1 when something is wrong; that is alerted, too."""
    kept = _text(arguments.checkpoints) if arguments.checkpoints else ""
    from tracker_server.opening import open_server

    open_server(config)
    from tracker_server.audit.record import SERVER, Action, Audited, record
    from tracker_server.audit.verifying import verify

    found = verify(kept, print)
    print(found.checked)
    if found.problems:
        print(f"The audit does not hold: {found.problems} problem{'s' if found.problems > 1 else ''}.")
        record([Audited(Action.AUDIT_ALARM, SERVER, reason="verify_audit", detail={"problems": found.problems})])
        return BROKEN
    print("The audit holds.")
    return None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Refused("not_notes", f"{file} is not text in UTF-8.") from error
    except OSError as error:
        raise Unavailable("checkpoints_unreadable", f"{file} cannot be read: {error.strerror}.") from error
