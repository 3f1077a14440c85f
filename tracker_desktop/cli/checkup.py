"""``timetracker doctor``: tells what the doctor finds, safe to be sent to support."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tracker_core.errors import TrackerError
from tracker_desktop import VERSION
from tracker_desktop.cli.command import Command
from tracker_desktop.services.doctor import Case, Condition, Finding, case_of, failing, walk

SIGNS = {Condition.OK: "ok", Condition.WARNING: "note", Condition.FAILED: "FAIL", Condition.SKIPPED: "-"}


class Unhealthy(TrackerError):
    """A step failed; it has been told already."""

    exit_code = 1


def doctor(command: Command) -> None:
    """Walk through everything, tell what was found. Raises ``Unhealthy``."""
    around = command.around
    problem: TrackerError | None = None
    case: Case | None = None
    try:
        case = command.ask(
            lambda desk: case_of(desk.journal, desk.sync.status(), VERSION, around.clock.now()),
        )
    except TrackerError as error:
        problem = error
    findings = [_without_home(each) for each in walk(problem, case, around.probes())]
    broken = failing(findings)
    told = {
        "program": VERSION,
        "system": around.system(),
        "failing": broken.step if broken else None,
        "steps": [each._asdict() for each in findings],
    }
    command.answer(told, [f"TimeTracker {VERSION} on {told['system']}", *_lines(findings, broken)])
    if broken:
        raise Unhealthy(broken.step, broken.found)


def _without_home(finding: Finding) -> Finding:
    """The person's name is in the name of the folder."""
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib costs a command in a shell 5 ms
    return finding._replace(found=finding.found.replace(home, "~"), advice=finding.advice.replace(home, "~"))


def _lines(findings: Sequence[Finding], broken: Finding | None) -> list[str]:
    lines = [f"{SIGNS[each.condition]:>4}  {each.step:<8} {each.found}" for each in findings]
    advice = [f"{each.step}: {each.advice}" for each in findings if each.advice]
    verdict = f"The first thing to mend: {broken.step}." if broken else "Nothing is wrong that could be seen from here."
    return [*lines, "", verdict, *advice]
