"""The check of a person's audit: every way to tamper with it is told."""

import pytest

from tracker_core import chain
from tracker_core.alarm import AlarmKind
from tracker_core.wire import canonical
from tracker_desktop.services import privacy_words
from tracker_desktop.services.trail import MONTH_MS, Border, Finding, Told, alarm_of, checked

ME = "00000000-0000-0000-0000-00000000000a"


def audit(*actions: str) -> list[dict[str, object]]:
    rows, head = [], chain.genesis("audit", ME)
    for number, action in enumerate(actions, 1):
        row: dict[str, object] = {"v": 1, "stream": ME, "seq": number, "at": number, "action": action}
        head = chain.link(head, canonical(row))
        rows.append({**row, "hash": head})
    return rows


def told(rows, *sizes: int) -> list[Told]:
    return [Told(size, str(rows[size - 1]["hash"])) for size in sizes]


TRUE = audit("signed_in", "timer_started", "timer_stopped", "timesheet_read")
KNOWN = told(TRUE, 2, 4)


def test_what_is_true_is_sound():
    assert checked(ME, TRUE, [Told(0, chain.genesis("audit", ME)), *KNOWN]).finding is Finding.SOUND
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


DAY = 86_400_000
OLD = [{"v": 1, "stream": ME, "seq": number, "at": number * DAY, "action": "timer_started"} for number in range(1, 5)]


def purged(upto, *, says=True, detail=None):
    """The rows of an audit of which those up to ``upto`` were deleted, and from where it goes on."""
    detail = detail or {"upto": upto, "head": "", "rows": upto}
    heads = [chain.genesis("audit", ME)]
    rows = list(OLD)
    for row in OLD:
        heads.append(chain.link(heads[-1], canonical(row)))
    if says:
        detail = {**detail, "head": detail["head"] or heads[upto]}
        rows.append({"v": 1, "stream": ME, "seq": 5, "at": 900 * DAY, "action": "retention_purged", "detail": detail})
        heads.append(chain.link(heads[-1], canonical(rows[-1])))
    hashed = [{**row, "hash": head} for row, head in zip(rows, heads[1:], strict=True)]
    return hashed, hashed[upto:], Border(upto, heads[upto], 500 * DAY)


def test_rows_that_went_with_their_time_are_not_missed():
    whole, left, border = purged(3)
    known = [Told(size, str(whole[size - 1]["hash"]), size * DAY) for size in (1, 2, 3, 4)]
    sound = checked(ME, left, known, border)
    assert (sound.finding, sound.purged, len(sound.rows)) == (Finding.SOUND, 3, 2)
    assert privacy_words.trail(sound).text.startswith("All 2 rows that are kept")
    assert checked(ME, whole, known, border) == sound, "they were read before they went"
    assert checked(ME, left, [Told(2, "unknown by now", 2 * DAY)], border).finding is Finding.SOUND


def test_what_stays_is_checked_as_before():
    whole, left, border = purged(3)
    assert checked(ME, left, [Told(3, "another", 3 * DAY)], border).finding is Finding.REWRITTEN
    assert checked(ME, left, [Told(9, "another", 3 * DAY)], border).finding is Finding.CUT
    assert checked(ME, left[1:], [], border).finding is Finding.BROKEN
    assert checked(ME, left, [], border._replace(head=str(whole[0]["hash"]))).finding is Finding.BROKEN


def test_a_deletion_that_no_row_backs_is_found():
    _, left, border = purged(3, says=False)
    found = checked(ME, left, [], border)
    assert (found.finding, found.row) == (Finding.DELETED, 3)
    for detail in ({"upto": 2, "head": ""}, {"upto": 3, "head": "another"}):
        _, left, border = purged(3, detail=detail)
        assert checked(ME, left, [], border).finding is Finding.DELETED
    assert alarm_of(Finding.DELETED) is AlarmKind.CUT


def test_a_deletion_before_its_time_is_found():
    """Two rows were told of when the third was not there yet, and what is as young as that is kept."""
    whole, left, border = purged(3)
    young = Told(2, str(whole[1]["hash"]), 500 * DAY + MONTH_MS)
    found = checked(ME, left, [young], border)
    assert (found.finding, found.row) == (Finding.DELETED, 3)
    assert "Row 3" in privacy_words.trail(found).text
    assert checked(ME, left, [young._replace(at_ms=young.at_ms - 1)], border).finding is Finding.SOUND
    assert checked(ME, left, [young], border._replace(keeps_from=None)).finding is Finding.SOUND
