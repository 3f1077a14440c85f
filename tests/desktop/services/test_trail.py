"""The check of a person's audit: every way to tamper with it is told."""

import pytest

from tracker_core import chain
from tracker_core.messages import Checkpoint
from tracker_core.wire import canonical
from tracker_desktop.services import privacy_words
from tracker_desktop.services.trail import Finding, checked

ME = "00000000-0000-0000-0000-00000000000a"


def audit(*actions: str) -> list[dict[str, object]]:
    rows, head = [], chain.genesis("audit", ME)
    for number, action in enumerate(actions, 1):
        row: dict[str, object] = {"v": 1, "stream": ME, "seq": number, "at": number, "action": action}
        head = chain.link(head, canonical(row))
        rows.append({**row, "hash": head})
    return rows


def told(rows, *sizes: int) -> list[Checkpoint]:
    return [Checkpoint(size, str(rows[size - 1]["hash"])) for size in sizes]


TRUE = audit("signed_in", "timer_started", "timer_stopped", "timesheet_read")
KNOWN = told(TRUE, 2, 4)


def test_what_is_true_is_sound():
    assert checked(ME, TRUE, [Checkpoint(0, chain.genesis("audit", ME)), *KNOWN]).finding is Finding.SOUND
    longer = audit("signed_in", "timer_started", "timer_stopped", "timesheet_read", "signed_out")
    assert checked(ME, longer, KNOWN).finding is Finding.SOUND
    assert privacy_words.trail(checked(ME, longer, KNOWN)).text.startswith("All 5 rows")


@pytest.mark.parametrize(
    ("rows", "finding", "row"),
    [
        ([TRUE[0], {**TRUE[1], "action": "signed_out"}, *TRUE[2:]], Finding.BROKEN, 2),
        ([TRUE[0], *TRUE[2:]], Finding.BROKEN, 2),
        ([TRUE[1], TRUE[0], *TRUE[2:]], Finding.BROKEN, 1),
        ([TRUE[0], TRUE[0], *TRUE[1:]], Finding.BROKEN, 2),
        ([{**TRUE[0], "stream": "other"}, *TRUE[1:]], Finding.BROKEN, 1),
        (TRUE[:3], Finding.CUT, 4),
        ([], Finding.CUT, 1),
        (audit("signed_in", "timer_started", "timer_stopped", "nothing"), Finding.REWRITTEN, 4),
        (audit("nothing", "timer_started", "timer_stopped", "timesheet_read", "more"), Finding.REWRITTEN, 2),
    ],
)
def test_what_was_tampered_with_is_told_with_its_row(rows, finding, row):
    found = checked(ME, rows, KNOWN)
    assert (found.finding, found.row) == (finding, row)
    assert str(row) in privacy_words.trail(found).text
