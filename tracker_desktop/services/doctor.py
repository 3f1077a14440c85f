"""Walks through all that the program needs, and names the first thing that fails and what to do about it.

What is found is told in words that can be sent to support: no token, key, password, name or work item is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from tracker_core.errors import Refused, TrackerError
from tracker_core.messages import Discovery
from tracker_core.model import Moment
from tracker_desktop.services import words
from tracker_desktop.services.language import counted
from tracker_desktop.services.ports import Account, Journal, Missing, SyncPhase, SyncStatus
from tracker_desktop.services.standings import Counts

T = TypeVar("T")

LITTLE_SPACE = 200_000_000  # bytes
CLOCK_WRONG_MS = 120_000
LONG_UNSENT_MS = 24 * 3_600_000
KEYRING = "keyring"
OF_THE_NAME = frozenset({"name_not_found", "offline"})
OF_THE_PROXY = frozenset({"proxy_authentication", "proxy_failed"})
OF_TLS = frozenset({"tls_untrusted", "tls_failed", "ca_file_unreadable", "insecure_url", "bad_url"})


class Condition(StrEnum):
    """How a step went."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


class Finding(NamedTuple):
    """One step of the walk: what was found, and what to do where that is not as it should be."""

    step: str
    condition: Condition
    found: str
    advice: str = ""


class Probes(Protocol):
    """The edges that are tried. None of them changes anything, and each ends by itself within seconds."""

    def free_bytes(self) -> int:
        """Room on the disk of the store. Raises ``Refused("folder_unusable")``."""

    def proxy(self, url: str) -> str:
        """host:port of the proxy on the way to ``url``, without its password; empty for none."""

    def resolve(self, url: str) -> None:
        """Look its host up. Raises ``Unavailable``: name_not_found, timed_out."""

    def greet(self, server: str, ca_file: str) -> Discovery:
        """What the server tells of itself. Raises as a transport does."""

    def provider(self, issuer: str, ca_file: str) -> None:
        """Ask the provider of sign-ins where its doors are. Raises as a transport does."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the program knows of itself. ``offset``: (server minus device time, bound of its error) in ms."""

    version: str
    now: Moment
    account: Account | None
    missing: Sequence[Missing]
    counts: Counts
    offset: tuple[int, int] | None
    status: SyncStatus


def case_of(journal: Journal, status: SyncStatus, version: str, now: Moment) -> Case:
    """The case of an open store, asked on its thread."""
    return Case(
        version, now, journal.account(), journal.missing(), journal.standings.counts(), journal.server_offset(), status
    )


def walk(problem: TrackerError | None, case: Case | None, probes: Probes) -> Iterator[Finding]:
    """Step after step; what a failed one leaves untried is told as skipped.

    ``problem`` keeps the store shut and is None where ``case`` is given.
    """
    yield _tried("disk", lambda: _space(probes.free_bytes()))
    yield _keyring(problem)
    yield _store(problem, case)
    if case is None or case.account is None:
        why = (
            "Not tried: the server's address is in the time records." if case is None else "Not tried: never signed in."
        )
        yield from (Finding(step, Condition.SKIPPED, why) for step in ("name", "proxy", "tls", "server", "clock"))
        if case is not None:
            yield _failed("sign-in", Refused("signed_out", "Nobody is signed in."))
            yield _queue(case)
        return
    yield from _way(case, case.account, probes)
    yield _clock(case)
    yield _tried("sign-in", lambda: _sign_in(case.status, case.account, probes))
    yield _queue(case)


def failing(findings: Sequence[Finding]) -> Finding | None:
    """The first step that failed."""
    return next((each for each in findings if each.condition is Condition.FAILED), None)


def _way(case: Case, account: Account, probes: Probes) -> Iterator[Finding]:
    """Name, proxy, TLS and server: one greeting tells of the last three, by where it failed."""
    proxy = probes.proxy(account.server)
    if proxy:
        yield Finding("name", Condition.SKIPPED, "Left to the proxy.")
    else:
        name = _tried("name", lambda: _named(probes, account.server))
        yield name
        if name.condition is Condition.FAILED:
            why = "Not tried: the server's name cannot be found."
            yield from (Finding(step, Condition.SKIPPED, why) for step in ("proxy", "tls", "server"))
            return
    through = Finding("proxy", Condition.OK, f"Through {proxy}." if proxy else "None on the way to the server.")
    encrypted = Finding("tls", Condition.OK, "Encrypted, and the certificate is trusted.")
    if account.server.startswith("http://"):
        encrypted = Finding("tls", Condition.SKIPPED, "Not used on this computer itself.")
    untried = Finding("server", Condition.SKIPPED, "Not tried: there is no connection to it.")
    try:
        discovery = probes.greet(account.server, account.ca_file)
    except TrackerError as problem:
        if problem.code in OF_THE_PROXY:
            skipped = Finding("tls", Condition.SKIPPED, "Not tried: there is no way through the proxy.")
            yield from (_failed("proxy", problem), skipped, untried)
        elif problem.code in OF_TLS:
            yield from (through, _failed("tls", problem), untried)
        else:
            reached = problem.code not in ("connection_refused", "timed_out", "server_unreachable", *OF_THE_NAME)
            skipped = Finding("tls", Condition.SKIPPED, "Not tried: nothing answers.")
            yield from (through, encrypted if reached else skipped, _failed("server", problem))
    else:
        yield from (through, encrypted, _tried("server", lambda: _version(case.version, discovery)))


def _tried(step: str, attempt: Callable[[], Finding | str]) -> Finding:
    try:
        found = attempt()
    except TrackerError as problem:
        return _failed(step, problem)
    return found if isinstance(found, Finding) else Finding(step, Condition.OK, found)


def _failed(step: str, problem: TrackerError) -> Finding:
    title, text = words.error(problem)
    return Finding(step, Condition.FAILED, f"{title}.", text)


def _space(free: int) -> Finding | str:
    told = f"{free / 1e9:.1f} GB free, and the folder can be written."
    if free < LITTLE_SPACE:
        return Finding("disk", Condition.WARNING, told, "Free some space before the disk is full.")
    return told


def _keyring(problem: TrackerError | None) -> Finding:
    if problem is None:
        return Finding(KEYRING, Condition.OK, "It has the key to the time records.")
    return _failed(KEYRING, problem) if _of_the_key(problem) else Finding(KEYRING, Condition.OK, "It answers.")


def _store(problem: TrackerError | None, case: Case | None) -> Finding:
    if case is None:
        if problem is None or _of_the_key(problem):
            return Finding("store", Condition.SKIPPED, "Not tried: its key is not to be had.")
        return _failed("store", problem)
    if case.missing:
        return Finding(
            "store",
            Condition.WARNING,
            words.missing_line(case.missing),
            "What does not come back with the next sync is gone: record it again.",
        )
    return Finding("store", Condition.OK, "The time records are open, and none is missing.")


def _of_the_key(problem: TrackerError) -> bool:
    return problem.code.startswith(KEYRING) or problem.code == "opening"


def _named(probes: Probes, url: str) -> str:
    probes.resolve(url)
    return "The server's name is known."


def _version(ours: str, discovery: Discovery) -> str:
    if _numbers(ours) < _numbers(discovery.oldest_client):
        raise Refused("too_old", "This version is too old for the server.", oldest=discovery.oldest_client)
    return f"It answers, and takes versions from {discovery.oldest_client}; this is {ours}."


def _clock(case: Case) -> Finding:
    if case.offset is None:
        return Finding("clock", Condition.SKIPPED, "Compared with the server's at the first sync.")
    offset, bound = case.offset
    where = "behind" if offset > 0 else "ahead of"
    told = f"{abs(offset) / 1000:.1f} s {where} the server's, to within {bound / 1000:.1f} s."
    if abs(offset) - bound > CLOCK_WRONG_MS:
        advice = (
            "Let the system set the clock by itself. What you record meanwhile is marked, so that it can be looked at."
        )
        return Finding("clock", Condition.WARNING, told, advice)
    return Finding("clock", Condition.OK, told)


def _sign_in(status: SyncStatus, account: Account | None, probes: Probes) -> str:
    if account is None or not account.refresh_token:
        raise Refused(status.code or "signed_out", "Nobody is signed in.")
    probes.provider(account.discovery.issuer, account.ca_file)
    if status.phase is SyncPhase.ATTENTION:
        raise Refused(status.code, "The last sync was refused.")
    return "Signed in, and who answers for sign-ins can be reached."


def _queue(case: Case) -> Finding:
    waiting, rejected = case.counts.pending, case.counts.rejected
    last_ms = case.status.last_success_ms
    parts = [counted("%n record(s) to send", waiting) if waiting else "Everything is sent"]
    if rejected:
        parts.append(words.rejected_line(rejected))
    if last_ms is not None:
        parts.append(f"last synced at {words.clock_time(Moment(last_ms, case.now.offset), case.now)}")
    advice = ""
    if rejected:
        advice = "“timetracker log” tells the reasons, and what can be done."
    elif waiting and last_ms is not None and case.now.ms - last_ms > LONG_UNSENT_MS:
        advice = "Nothing is lost, but nobody else sees it: mend what failed above."
    return Finding("queue", Condition.WARNING if advice else Condition.OK, ", ".join(parts) + ".", advice)


def _numbers(version: str) -> tuple[int, ...]:
    """Such as (0, 12, 3); what is no number counts as 0."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
