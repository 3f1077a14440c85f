"""Bugs to plant in what ends: purges, erasures and what backups give back, and what has to find each."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

BACKUPS = "tests/server/test_backups.py"
CONTAINER = "tracker_server/backups/container.py"
DUMPING = "tracker_server/backups/dumping.py"
RESTORING = "tracker_server/backups/restoring.py"

PLANTED = (
    Mutant(
        "a backup gives an erased person back",
        DUMPING,
        'person=self._keys.person(person) if person else b"",',
        'person=b"",',
        BACKUPS,
    ),
    Mutant(
        "a backup gives a purged month back",
        DUMPING,
        'month=self._keys.month(place.month, country) if place.month else b"",',
        'month=b"",',
        BACKUPS,
    ),
    Mutant(
        "a country's shorter term does not reach backups",
        DUMPING,
        'country = self._countries.get(person, "") if person else ""',
        'country = ""',
        BACKUPS,
    ),
    Mutant(
        "parts of a backup can be moved",
        CONTAINER,
        '    return f"{backup} {number}\\n".encode() + head',
        '    return f"{backup}\\n".encode() + head',
        BACKUPS,
    ),
    Mutant(
        "what was put behind a backup's end goes unseen",
        CONTAINER,
        "if rows is None or file.read(1):",
        "if rows is None:",
        BACKUPS,
    ),
    Mutant(
        "a chain that lost its beginning to a purge looks tampered with once it is restored",
        RESTORING,
        "        if seq > stream.purged:\n",
        "        if False:\n",
        BACKUPS,
    ),
    Mutant(
        "a destroyed key stays on the disk",
        "tracker_server/database/key_folder.py",
        "            file.unlink()\n",
        "",
        "tests/server/test_backup_keys.py",
    ),
    Mutant(
        "a month's key lives on after the month",
        "tracker_server/retention/month_keys.py",
        "            done[country] += keys.destroy_month(month, country)",
        "            done[country] += 1",
        "tests/server/test_retention.py",
    ),
    Mutant(
        "a clock that is years ahead deletes everything",
        "tracker_server/retention/terms.py",
        "    return _months(now) - _months(was) > MOST_MONTHS",
        "    return False",
        "tests/server/test_leaps.py",
    ),
    Mutant(
        "a purge does not see a hold that comes while it runs",
        "tracker_server/retention/purging.py",
        "    if not _locked(person) or borders.held(person, now_ms(), keeps_from) != keeps_from:\n",
        "    if not _locked(person):\n",
        "tests/server/test_purge_beside.py",
    ),
    Mutant(
        "a backup makes keys anew that are destroyed while it is written",
        DUMPING,
        "        if person not in self._people:\n",
        "        if True:\n",
        "tests/server/test_backups_beside.py",
    ),
    Mutant(
        "people whose keys were left behind come back as erased",
        RESTORING,
        "    if missing:\n",
        "    if False:\n",
        "tests/server/test_backups_beside.py",
    ),
    Mutant(
        "what was purged is taken in again",
        "tracker_server/ledger/rules.py",
        "        return self._ages.is_expired(event)",
        "        return False",
        "tests/server/test_expired.py",
    ),
    Mutant(
        "one officer alone hands records over",
        "tracker_server/privacy/legal.py",
        "        if by.id in (found.asked_by_id, found.person_id):",
        "        if by.id == found.person_id:",
        "tests/server/test_legal.py",
    ),
    Mutant(
        "an erased person's key opens old backups",
        "tracker_server/privacy/erasing.py",
        "    keys.forget_person(key)\n    transaction.on_commit(lambda: keys.forget_person(key))\n",
        "",
        "tests/server/test_erasing.py",
    ),
)
