"""Bugs to plant in what a person sees and says at their desk, and what has to find each."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

PRESENCE = "tracker_desktop/services/presence.py"
AWAY = "tracker_desktop/services/away_questions.py"
REMINDERS = "tracker_desktop/services/reminders.py"
SETTINGS = "tracker_desktop/services/settings.py"

PLANTED = (
    Mutant(
        "a lock that the system made begins the absence, not the last touch",
        PRESENCE,
        "            at = Moment(at.ms - idle, at.offset)\n",
        "",
        "tests/desktop/services/test_presence.py",
    ),
    Mutant(
        "a timer of another device is asked about",
        AWAY,
        "        return [entry for entry in entries if entry.id in here]",
        "        return [entry for entry in entries if here is not None]",
        "tests/desktop/services/test_presence.py",
    ),
    Mutant(
        "an answer cuts entries as they were, not as they are",
        AWAY,
        "for entry in self.touched(question.absence)\n            ]\n        if choice is Choice.GIVE",
        "for entry in self.touched(question.absence)[:1]\n            ]\n        if choice is Choice.GIVE",
        "tests/desktop/services/test_presence.py",
    ),
    Mutant(
        "the disk is woken for who is away",
        PRESENCE,
        "        if not (was_away and self._away.reasons):\n",
        "        if was_away is not None:\n",
        "tests/desktop/services/test_presence.py::test_nothing_is_written_while_somebody_is_away",
    ),
    Mutant(
        "a reminder is told again and again",
        REMINDERS,
        "            self._told.update(each.token for each in untold if each.ms <= now.ms)\n",
        "",
        "tests/desktop/services/test_reminders.py",
    ),
    Mutant(
        "what the organization laid down can be set",
        SETTINGS,
        "        if self.is_locked(name):\n            raise",
        "        if name not in FIELDS:\n            raise",
        "tests/desktop/host/test_laid_down.py",
    ),
    Mutant(
        "a window comes back where its screen was",
        "tracker_desktop/services/places.py",
        "    if not usable:\n        return place\n",
        "    if usable:\n        return place\n",
        "tests/desktop/services/test_places.py",
    ),
    Mutant(
        "an audit that was rewritten is called sound",
        "tracker_desktop/services/trail.py",
        "heads[known.size] != known.head",
        "heads[known.size] == ''",
        "tests/desktop/services/test_trail.py",
    ),
    Mutant(
        "what was not accepted is forgotten once it was seen",
        "tracker_desktop/store/standings.py",
        "{LINES} WHERE own = 1 AND outcome = 'rejected' ORDER",
        "{LINES} WHERE own = 1 AND outcome = 'rejected' AND seen = 0 ORDER",
        "tests/desktop/cli/test_commands.py tests/desktop/store/test_journal.py tests/desktop/store/test_recovery.py",
    ),
    Mutant(
        "another verdict on what was seen goes unseen",
        "tracker_desktop/store/verdicts.py",
        "seen = CASE WHEN outcome = excluded.outcome THEN seen ELSE 0 END",
        "seen = seen",
        "tests/desktop/store/test_journal.py::test_what_was_seen_warns_no_longer_until_the_server_says_something_else",
    ),
    Mutant(
        "a search for one kind finds others",
        "tracker_desktop/store/items.py",
        '("AND kind = ?", (kind.value,))',
        '("AND kind <> ?", (kind.value,))',
        "tests/desktop/store/test_journal.py::test_one_kind_is_found_by_itself_however_many_there_are_of_others",
    ),
    Mutant(
        "a list has no name for a screen reader",
        "tracker_desktop/ui/listing.py",
        "    table.setAccessibleName(name)\n",
        "",
        "tests/desktop/ui/test_named.py",
    ),
)
