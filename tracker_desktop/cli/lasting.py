"""The commands that may last: they show how far they are on a terminal, and Ctrl+C stops them between two steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from tracker_core.errors import Refused, Unavailable
from tracker_desktop.cli import shapes
from tracker_desktop.services import words
from tracker_desktop.services.language import counted
from tracker_desktop.services.ports import STOPPED, SignInPrompt, SignInWay, Synchronizer, SyncPhase, SyncStatus
from tracker_desktop.services.progress import Progress, Steps

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tracker_desktop.cli.command import Command

T = TypeVar("T")

LOOK_S = 0.5  # how often the progress of a sync is looked at


def sign_in(command: Command) -> None:
    """Sign in by browser or code."""
    arguments = command.arguments
    way = SignInWay.CODE if arguments.code else SignInWay.BROWSER

    def prompt(shown: SignInPrompt) -> None:
        if shown.user_code:
            command.say(f"Open {shown.url} on any device and type the code {shown.user_code}")
        elif not command.around.open_page(shown.url):
            command.say(f"No browser could be opened here. Open this address on this machine:\n{shown.url}")
        else:
            command.say(f"Your browser asks you to sign in. If it does not, open this address:\n{shown.url}")

    future = command.ask(lambda desk: desk.sync.sign_in(arguments.url, way, arguments.ca_file, prompt))
    person = _watched(command, future, lambda sync: sync.cancel_sign_in())
    assigned = command.ask(lambda desk: desk.journal.items.assigned())
    command.answer(
        {"person": {"id": person.id, "name": person.name, "email": person.email}, "work_items": assigned},
        [f"Signed in as {person.name}. {counted('Assigned to you: %n work item(s).', assigned)}"],
    )


def sync(command: Command) -> None:
    """One round of the sync."""
    result = _watched(command, command.ask(lambda desk: desk.sync.sync_now()), lambda sync: sync.stop())
    view = command.ask(lambda desk: desk.views.sync())
    command.answer(shapes.sync_json(view), [words.sync_line(view, command.around.clock.now())])
    _raise_unless_done(result)


def recover(command: Command) -> None:
    """Set a store that does not open aside, and begin anew."""
    upkeep = command.around.upkeep
    if not command.arguments.yes:
        command.say(f"{words.code(upkeep.problem()).title}.")
        raise Refused("recovery_unconfirmed", "Nothing was changed.")
    with _progress(command) as show:
        wanted = [True]

        def shown(progress: Progress) -> None:
            wanted[0] = show(words.progress(progress))

        told = upkeep.recover(Steps(shown, lambda: not wanted[0], _recovery_stopped))
    command.answer(shapes.recovered_json(told), [words.recovered(told).text])


@contextmanager
def _progress(command: Command) -> Iterator[Callable[[str], bool]]:
    """What shows progress, and shows none in the end: the answer gets a line of its own."""
    with command.around.progress() as show:
        try:
            yield show
        finally:
            show("")


def _watched(command: Command, future: Future[T], stop: Callable[[Synchronizer], None]) -> T:
    """What ``future`` comes to; meanwhile the progress of the sync is shown, and stopped once nobody wants it."""
    from concurrent.futures import wait  # see services.ports

    sync = command.ask(lambda desk: desk.sync)
    with _progress(command) as show:
        while not wait((future,), LOOK_S).done:
            progress = sync.status().progress
            if not show(words.progress(progress) if progress else ""):
                stop(sync)
    return future.result()


def _recovery_stopped() -> Refused:
    return Refused("recovery_stopped", "The recovery was stopped.")


def _raise_unless_done(status: SyncStatus) -> None:
    if status.code == STOPPED:
        raise Refused(STOPPED, "The sync was stopped.")
    if status.phase is SyncPhase.IDLE:
        return
    if status.phase is SyncPhase.SIGNED_OUT:
        raise Refused(status.code or "signed_out", "Nobody is signed in.")
    kind = Unavailable if status.phase is SyncPhase.OFFLINE else Refused
    raise kind(status.code, f"The sync did not finish: {status.code}.")
