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
    from tracker_server.ledger.verifying import check
    from tracker_server.privacy.erasing import being_erased
    from tracker_server.retention.borders import latest

    found = verify(kept, print)
    compared = check(latest(), being_erased(), print)
    print(found.checked)
    print(f"{compared.events} events of the ledger held against what the audit tells of them")
    problems = found.problems + compared.problems
    if problems:
        print(f"The audit does not hold: {problems} problem{'s' if problems > 1 else ''}.")
        record([Audited(Action.AUDIT_ALARM, SERVER, reason="verify_audit", detail={"problems": problems})])
        return BROKEN
    print("The audit holds.")
    return None


def _text(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("not_notes", f"{file} is not text in UTF-8.") from error
    except OSError as error:
        raise Unavailable("checkpoints_unreadable", f"{file} cannot be read: {error.strerror}.") from error
    if not text.strip():
        raise Refused("not_notes", f"{file} has no signed note in it.")
    return text
