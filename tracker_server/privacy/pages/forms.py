"""The forms of this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from tracker_core.commands import AddEntry, AmendEntry, VoidEntry
from tracker_core.model import Entry, Moment
from tracker_core.model import WorkItem as KnownItem
from tracker_core.rights import MAX_TEXT, RequestKind
from tracker_server.privacy.requests import LONGEST_EXTENSION, MAX_REASON
from tracker_server.work_items.models import WorkItem

KINDS: Mapping[RequestKind, str] = {
    RequestKind.CORRECTION: "Correct something",
    RequestKind.DELETION: "Delete everything about me",
    RequestKind.CONCERN: "Raise a concern",
}
OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")
LOCAL = "%Y-%m-%dT%H:%M"
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


def area(label: str, limit: int = MAX_TEXT, *, required: bool = True) -> forms.CharField:
    """A field for some lines of text."""
    return forms.CharField(
        label=label, max_length=limit, required=required, widget=forms.Textarea(attrs={"rows": 4, "maxlength": limit})
    )


def day(label: str, *, required: bool = True) -> forms.DateField:
    """A field for a day that a record can have."""
    limits = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget, validators=limits)


def clock(label: str) -> forms.DateTimeField:
    """A field for a day and a time, to the minute."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, required=False, widget=widget)


def entry_choices(entries: Sequence[Entry]) -> Sequence[tuple[str, str]]:
    """``entries`` to choose from: from when to when, on which clock, on what."""
    found = WorkItem.objects.filter(pk__in={UUID(entry.work_item) for entry in entries})
    items = {str(item.id): str(item) for item in found}
    return [(entry.id, f"{spanned(entry)} {items.get(entry.work_item, '')}") for entry in entries]


def spanned(entry: Entry) -> str:
    """Mon 2026-11-23 09:00–12:03 (UTC+01:00)."""
    start, offset = shown(entry.start), shown_offset(entry.start.offset)
    stop = "now" if entry.stop is None else f"{shown(Moment(entry.stop.ms, entry.start.offset)):%H:%M}"
    return f"{start:%a %Y-%m-%d %H:%M}–{stop} (UTC{offset})"


class AskForm(forms.Form):
    """Something asked for. ``id`` is made with the form, so that sending it twice is asking once."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Kind", choices=[(kind.value, name) for kind, name in KINDS.items()])
    entry = forms.ChoiceField(label="Entry", required=False)  # which ones, each form says
    text = area("In your words")

    def __init__(self, entries: Sequence[Entry], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = "For a correction of one of your latest entries. About an older one, say in your words which."
        choices = [("", "none in particular"), *entry_choices(entries)]
        self.fields["entry"] = forms.ChoiceField(label="Entry", required=False, choices=choices, help_text=help_text)


class MessageForm(forms.Form):
    """A message in a concern."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = area("Message")


class AnswerForm(forms.Form):
    """An answer that closes a request."""

    text = area("Answer, which the person reads")


class ConfirmForm(forms.Form):
    """The confirmation of a deletion."""

    text = area("Answer, which the person reads", required=False)
    sure = forms.BooleanField(label="I checked that it is this person who asks")


class ExtendForm(forms.Form):
    """More time for an answer."""

    days = forms.IntegerField(label="Days more", min_value=1, max_value=LONGEST_EXTENSION.days)
    reason = area("Reason, which the person reads", MAX_REASON)


class FlagForm(forms.Form):
    """What becomes of flagged time."""

    event = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Reason, if it shall not count", max_length=MAX_REASON, required=False)


class CorrectionForm(forms.Form):
    """What shall be so from now on. Times are those of a clock with the offset that is given.

    ``entry``: what is corrected, None for one that shall be added; ``offset``: what clocks of the person show, usually.
    """

    what = forms.ChoiceField(label="What")
    item = forms.ChoiceField(label="Work item", required=False)
    start = clock("Start")
    stop = clock("End")
    offset = forms.RegexField(
        OFFSET.pattern,
        label="Time zone of these times",
        help_text="Hours from UTC, as +01:00 in Berlin in winter.",
        error_messages={"invalid": "Write it as +01:00."},
    )
    text = area("Reason, which the person reads", MAX_REASON)

    def __init__(self, items: Iterable[WorkItem], entry: Entry | None, offset: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._entry = entry
        chosen = ("", "choose one" if entry is None else "as it is")
        listed = [chosen, *((str(each.id), str(each)) for each in items)]
        self.fields["item"] = forms.ChoiceField(label="Work item", required=False, choices=listed)
        deeds = [] if entry is None else [("amend", "Change the entry"), ("void", "Let it not count")]
        deeds.append(("add", "Add an entry"))
        self.fields["what"] = forms.ChoiceField(label="What", choices=deeds)
        self.initial["offset"] = shown_offset(offset)
        if entry is None:
            return
        self.initial["offset"] = shown_offset(entry.start.offset)
        self.initial["start"] = shown(entry.start)
        if entry.stop is not None:
            self.initial["stop"] = shown(Moment(entry.stop.ms, entry.start.offset))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("what") == "add" and not all(given.get(name) for name in ("item", "start", "stop")):
            raise forms.ValidationError("A new entry needs a work item, a start and an end.")
        return given

    def decision(self, item: KnownItem | None) -> AddEntry | AmendEntry | VoidEntry:
        """The wish of this form. ``item``: the one that is chosen."""
        given = self.cleaned_data
        reason, what = given["text"], given["what"]
        start, stop = (moment(given[name], given["offset"]) for name in ("start", "stop"))
        if what == "add" and start is not None and stop is not None:
            return AddEntry(key="" if item is None else item.key, item=item, start=start, stop=stop, reason=reason)
        entry = "" if self._entry is None else self._entry.id
        if what == "void" or self._entry is None:
            return VoidEntry(entry, reason)
        changed = None if item is None or item.id == self._entry.work_item else item
        return AmendEntry(
            entry, reason, item=changed, start=_unless(start, self._entry.start), stop=_unless(stop, self._entry.stop)
        )


class LegalForm(forms.Form):
    """A demand of the law."""

    email = forms.EmailField(label="E-mail of the person")
    reference = forms.CharField(label="Reference of the authority", max_length=200)
    basis = area("Basis in law, and what is demanded", 500)
    first = day("From")
    last = day("To")
    sealed_until = day("The law forbids to tell the person before", required=False)
    hold_until = day("Nothing of it may be deleted before", required=False)


def ms_of(value: date | None) -> int | None:
    """The begin of a day in UTC, in ms."""
    return None if value is None else int(datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp() * 1000)


def chosen(given: str) -> UUID | None:
    """The id that was chosen, None for none."""
    return UUID(given) if given else None


def shown(at: Moment) -> datetime:
    """``at`` on its own clock."""
    return datetime.fromtimestamp(at.ms / 1000, timezone(timedelta(minutes=at.offset))).replace(tzinfo=None)


def shown_offset(minutes: int) -> str:
    """+05:30 for 330."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def moment(typed: datetime | None, offset: str) -> Moment | None:
    """``typed``, whose zone says nothing, on a clock with ``offset``; None where one is missing."""
    found = OFFSET.fullmatch(offset)
    if typed is None or found is None:
        return None
    minutes = (int(found[2]) * 60 + int(found[3])) * (-1 if found[1] == "-" else 1)
    return Moment(int(typed.replace(tzinfo=UTC).timestamp() * 1000) - minutes * 60_000, minutes)


def _unless(typed: Moment | None, known: Moment | None) -> Moment | None:
    """What was typed, unless it is the minute that was shown."""
    same = typed is not None and known is not None and typed.ms // 60_000 == known.ms // 60_000
    return None if same else typed
