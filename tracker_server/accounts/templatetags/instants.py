"""Instants and days on pages: in UTC or on the clock they were read on, until the browser tells them in its own way."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker_core.model import Moment
from tracker_server.clock import utc

register = template.Library()
ELEMENT = '<time datetime="{}" data-told="{}">{}</time>'


@register.filter
def at(value: int | datetime | None) -> SafeString | str:
    """An instant (UTC ms, or a datetime in UTC) to the minute."""
    return _instant(value, "%Y-%m-%d %H:%M", "minute")


@register.filter
def at_second(value: int | datetime | None) -> SafeString | str:
    """An instant to the second."""
    return _instant(value, "%Y-%m-%d %H:%M:%S", "second")


@register.filter
def day(value: int | date | None) -> SafeString | str:
    """A day (one in UTC for an instant in ms)."""
    if value is None:
        return ""
    shown = f"{utc(value) if isinstance(value, int) else value:%Y-%m-%d}"
    return format_html(ELEMENT, shown, "day", shown)


@register.filter
def clock(moment: Moment | None) -> SafeString | str:
    """A moment on the clock that it was read on, with how far that one was from UTC."""
    if moment is None:
        return ""
    zone = timezone(timedelta(minutes=moment.offset))
    read = datetime.fromtimestamp(moment.ms / 1000, zone)
    return format_html(ELEMENT, read.isoformat("T", "minutes"), "clock", f"{read:%Y-%m-%d %H:%M} ({read:%Z})")


def _instant(value: int | datetime | None, form: str, told: str) -> SafeString | str:
    if value is None or value == "":
        return ""
    instant = utc(value) if isinstance(value, int) else value
    return format_html(ELEMENT, f"{instant:%Y-%m-%dT%H:%M:%SZ}", told, f"{instant:{form}} UTC")
