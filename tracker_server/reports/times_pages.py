"""The pages of worked time: a person's by day and item, a team's by week; the same fold as on every device."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker_core.errors import Refused
from tracker_core.model import Flag, Moment
from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.clock import now_ms, utc
from tracker_server.ledger.timesheets import LEFT_RUNNING, PersonTimesheet
from tracker_server.reports.pages import A_PAGE, DayField, PageForm, asked, page
from tracker_server.reports.reading import items_of, teams_of, timesheet_of, week_of
from tracker_server.work_items.models import WorkItem

MAX_DAYS = 100
LARGEST = 2**63 - 1
TEAM_PAGE = 25  # people a page: each one's whole record is folded
FLAGS: Mapping[str, str] = {
    Flag.OVERLAP.value: "overlaps with another entry",
    Flag.LONG_RUN.value: "ran for more than 16 hours",
    Flag.CLOCK_JUMP.value: "the clock was changed meanwhile",
    Flag.STOP_BEFORE_START.value: "ends before it starts",
    Flag.CONTRADICTORY_STOPS.value: "was stopped twice; the earlier end counts",
    LEFT_RUNNING: "runs on since its person left; decide on its end",
}


class DaysForm(forms.Form):
    """From one day to another, both included."""

    first = DayField(label="From")
    last = DayField(label="To")

    def clean(self) -> dict[str, Any]:
        days: dict[str, Any] = super().clean() or {}
        if "first" in days and "last" in days and not 0 <= (days["last"] - days["first"]).days < MAX_DAYS:
            raise forms.ValidationError(f"At most {MAX_DAYS} days, the first not after the last.")
        return days


class WeekForm(PageForm):
    """A day of the week that is wanted."""

    day = DayField(label="Week of", required=False)


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """What a page shows of a timesheet; times as ``7:05`` hours."""

    days: list[tuple[date, str, list[tuple[WorkItem | None, str]]]]
    items: list[tuple[WorkItem | None, str]]
    total: str
    running: list[tuple[WorkItem | None, Moment, str]]  # since when, how long
    flags: list[tuple[str, int]]


@page
def times(request: HttpRequest, reader: Person, person: UUID) -> HttpResponse:
    """A person's worked time by day and item, what runs now, what is flagged; this week when no days are given."""
    now = now_ms()
    today = _today(now)
    this_week = {"first": (today - timedelta(days=today.weekday())).isoformat(), "last": today.isoformat()}
    form = DaysForm(request.GET or this_week)
    days = asked(form)
    whose, sheet = timesheet_of(reader, str(person), days["first"], days["last"], now)
    shown = _shown(sheet, items_of([sheet]), now)
    told = {"form": form, "whose": whose, "own": whose == reader, "sheet": shown}
    return render(request, "times.html", {**told, "reads_all": reader.may(Right.READ_TIMES)})


@page
def teams(request: HttpRequest, reader: Person) -> HttpResponse:
    """The teams that one may look at, with names alone."""
    found = teams_of(reader).annotate(size=Count("members", distinct=True)).order_by("name", "id")
    number = asked(PageForm(request.GET))["page"] or 1
    return render(request, "teams.html", {"teams": Paginator(found, A_PAGE).get_page(number)})


@page
def team(request: HttpRequest, reader: Person, team: int) -> HttpResponse:
    """A week of a team. Each person shown finds the look in their audit."""
    found = teams_of(reader).filter(pk=team).first() if team <= LARGEST else None
    if found is None:
        raise Refused("forbidden", "There is no such team, or it is not one of yours.")
    now = now_ms()
    wanted = asked(WeekForm(request.GET))
    day: date = wanted["day"] or _today(now)
    monday = day - timedelta(days=day.weekday())
    members = Paginator(found.members.order_by("name", "id"), TEAM_PAGE).get_page(wanted["page"] or 1)
    weeks = week_of(reader, list(members.object_list), monday, now)
    items = items_of([sheet for _, sheet in weeks if sheet is not None])
    days = [monday + timedelta(days=number) for number in range(7)]
    told = {
        "team": found,
        "form": WeekForm(initial={"day": monday}),
        "days": days,
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
        "members": members,
        "rows": [
            (person, sheet and _shown(sheet, items, now), sheet and _each(sheet, days)) for person, sheet in weeks
        ],
    }
    return render(request, "team.html", told)


def hours(ms: int) -> str:
    """Milliseconds as hours and whole minutes, ``7:05``."""
    minutes = max(0, ms) // 60_000
    return f"{minutes // 60}:{minutes % 60:02}"


def _shown(sheet: PersonTimesheet, items: Mapping[str, WorkItem], now: int) -> ShownSheet:
    by_item = sorted(sheet.totals.by_item().items(), key=lambda row: (-row[1], row[0]))
    counted = Counter(flag for flags in sheet.flags.values() for flag in flags)
    return ShownSheet(
        days=[
            (
                day,
                hours(total),
                [(items.get(item), hours(ms)) for (on, item), ms in sorted(sheet.totals.worked.items()) if on == day],
            )
            for day, total in sorted(sheet.totals.by_day().items())
        ],
        items=[(items.get(item), hours(ms)) for item, ms in by_item],
        total=hours(sheet.totals.total),
        running=[(items.get(entry.work_item), entry.start, hours(entry.duration(now))) for entry in sheet.running],
        flags=[(FLAGS[flag], count) for flag, count in counted.most_common()],
    )


def _each(sheet: PersonTimesheet, days: Sequence[date]) -> list[tuple[date, str]]:
    by_day = sheet.totals.by_day()
    return [(day, hours(by_day[day]) if day in by_day else "") for day in days]


def _today(now: int) -> date:
    return utc(now).date()
