"""Bugs to plant in who may do what on the server and in what a look leaves behind, and what has to find each."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

GATE = "tracker_server/gate.py"
READING = "tracker_server/reports/reading.py"
KEPT = "tracker_server/reports/kept.py"
ROLES = "tests/server/test_roles.py"
REPORTS = "tests/server/test_reports.py"
MANAGEMENT = "tests/server/test_management.py"

PLANTED = (
    Mutant("a forgotten address is open", GATE, "            access = CLOSED\n", "            return None\n", ROLES),
    Mutant(
        "the gate asks for no right", GATE, "if not any(person.may(right) for right in needed):", "if False:", ROLES
    ),
    Mutant(
        "a HEAD leaves a row that nobody looked for",
        GATE,
        'access.traced and request.method == "HEAD"',
        "False",
        REPORTS,
    ),
    Mutant("a look at a team leaves no row", READING, "for person in seen])", "for person in seen[:0]])", REPORTS),
    Mutant(
        "a manager sees every team",
        READING,
        "return Team.objects.filter(members=reader) if",
        "return Team.objects.all() if",
        REPORTS,
    ),
    Mutant(
        "restricted records are shown", READING, "    if _is_restricted(reader, person):\n", "    if False:\n", REPORTS
    ),
    Mutant(
        "each refusal leaves a row, however many",
        "tracker_server/audit/refusals.py",
        "if not cache.add(",
        "if not cache.set(",
        ROLES,
    ),
    Mutant(
        "an admin makes themselves a privacy officer",
        "tracker_server/reports/admin.py",
        "if self.instance == self.by and",
        "if False and",
        MANAGEMENT,
    ),
    Mutant(
        "a password's hash can be guessed by filtering the list",
        KEPT,
        'lookup.partition("__")[0] not in offered',
        "False",
        MANAGEMENT,
    ),
    Mutant(
        "the later of two admins overwrites the earlier",
        KEPT,
        'cleaned.get("shown", "") != self._now',
        "False",
        MANAGEMENT,
    ),
    Mutant("a look at an account leaves no row", KEPT, "if person != reader:", "if False:", MANAGEMENT),
)
