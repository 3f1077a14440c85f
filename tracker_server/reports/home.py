"""The page that one comes to first: where to go from here, and what waits there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tracker_server.accounts.models import Person
from tracker_server.accounts.rights import Right
from tracker_server.clock import now_ms
from tracker_server.privacy import corrections, legal, requests
from tracker_server.privacy.policy import standing
from tracker_server.reports.pages import page


class Place(NamedTuple):
    """A page to go to, and what waits there (empty for nothing)."""

    address: str
    name: str
    text: str
    waits: str = ""


@page
def home(request: HttpRequest, person: Person) -> HttpResponse:
    """Who one is, and where to go from here."""
    return render(request, "home.html", {"places": [*_own(person), *_read(person), *_answered(person)]})


def _own(person: Person) -> Iterator[Place]:
    own = {"person": person.id}
    yield Place(reverse("times", kwargs=own), "My times", "worked time by day and item, what runs now")
    yield Place(reverse("audit", kwargs=own), "My audit", "everything that was done with my data, and by whom")
    policy = standing(person)
    waits = "" if policy.acknowledged == policy.version else "the privacy policy waits to be read"
    yield Place(reverse("my_data"), "My data", "export everything, ask for something, the privacy policy", waits)


def _read(person: Person) -> Iterator[Place]:
    if person.may(Right.READ_TEAM) or person.may(Right.READ_TIMES):
        teams = "all teams" if person.may(Right.READ_TIMES) else "the teams I am in"
        yield Place(reverse("teams"), "Teams", f"the week of {teams}")
    if person.may(Right.READ_TIMES) or person.may(Right.READ_AUDIT):
        yield Place(reverse("people"), "People", "anybody's times and audit")
    if person.may(Right.READ_AUDIT):
        yield Place(reverse("server_audit"), "The server's audit", "what concerns nobody in particular")
    if person.may(Right.READ_SECURITY):
        yield Place(reverse("retention"), "What was deleted", "how much went for being older than it may be kept")
    if person.is_staff:
        yield Place(reverse("admin:index"), "Management", "people, teams, work, as far as the role goes")


def _answered(person: Person) -> Iterator[Place]:
    if person.may(Right.ANSWER_REQUESTS) or person.may(Right.DECIDE_TEAM):
        waiting, overdue = requests.waiting_for(person, now_ms())
        told = [f"{waiting} to answer"] if waiting else []
        told += [f"{overdue} overdue"] if overdue else []
        yield Place(reverse("requests"), "Requests", "what people ask for about their data", ", ".join(told))
    if person.may(Right.DECIDE_TEAM):
        many = len(corrections.flagged_events(person))
        told_of = f"{many} to decide" if many else ""
        yield Place(reverse("flags"), "Flagged time", "worked on what had been taken away meanwhile", told_of)
    if person.may(Right.ANSWER_REQUESTS):
        yield Place(reverse("acknowledgements"), "Who read the policy", "and who has not, and every text there was")
    if person.may(Right.LEGAL_EXPORT):
        many = legal.waiting_for(person)
        told_of = f"{many} to approve or decline" if many else ""
        text = "exports that the law demands, by two officers together"
        yield Place(reverse("legal"), "Legal requests", text, told_of)
