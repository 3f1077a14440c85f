"""Composition root: the only place that builds things and knows every room.

Imports stand where they are used: the icon has to be in the bar before store, keyring and network are even loaded,
and a
command must not load what only a tray needs.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, nullcontext, suppress
from typing import TYPE_CHECKING, TypeVar

from tracker_core.errors import Bug, Refused, TrackerError, Unavailable
from tracker_desktop import VERSION
from tracker_desktop.host import instance, paths
from tracker_desktop.host.clock import SystemClock
from tracker_desktop.host.presence.none import NoPresence
from tracker_desktop.parts import (
    laid_down,
    make_probes,
    make_program,
    make_sync,
    make_upkeep,
    open_journal,
    system,
    unlock,
)
from tracker_desktop.services.changes import Changes

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker_core.away import Cause
    from tracker_desktop.services.ports import Secrets
    from tracker_desktop.services.progress import Progress
    from tracker_desktop.services.shortcuts import Shortcuts
    from tracker_desktop.services.words import Words
    from tracker_desktop.store.journal import SqlcipherJournal
    from tracker_desktop.sync.worker import SyncThread

T = TypeVar("T")

CLAIM_PATIENCE_S = 10.0  # another process of this profile may be just starting, or just ending
CLOSE_PATIENCE_S = 3.0
OPENING_PATIENCE_S = 5.0
POLL_S = 0.05
BUSY = "timetracker: Another TimeTracker of this profile is starting or ending. Try again in a moment.\n"


def main(argv: list[str], secrets: Secrets | None = None) -> int:
    """Become the tray program (no arguments) or carry out one command without it; the exit code."""
    if secrets is None:
        from tracker_desktop.host.secrets import KeyringSecrets

        secrets = KeyringSecrets(paths.profile())
    if not argv:
        held = _claim_or_forward(["show"])
        return held if isinstance(held, int) else TrayProgram(held, secrets).run()
    from tracker_desktop.cli import commands

    arguments = commands.read(argv, sys.stdout.write, sys.stderr.write)
    if isinstance(arguments, int):
        return arguments
    held = _claim_or_forward(argv)
    return held if isinstance(held, int) else run_command(arguments, held, secrets)


def run_command(arguments: Namespace, held: instance.Instance, secrets: Secrets) -> int:
    """Carry out one command in this process, which is the profile's only one meanwhile."""
    from tracker_desktop.cli import commands
    from tracker_desktop.cli.command import Surroundings
    from tracker_desktop.host.browser import open_page
    from tracker_desktop.host.logs import open_log, where
    from tracker_desktop.host.terminal import Terminal
    from tracker_desktop.store import opening  # noqa: F401 - loaded while the key is being fetched
    from tracker_desktop.sync.when_asked import SyncWhenAsked

    log = open_log()
    clock = SystemClock()
    program = make_program(clock, Changes(), NoPresence(), laid_down().settings)  # who types a command is there
    around = Surroundings(
        program=program,
        clock=clock,
        invoke=lambda work: work(),
        open_page=open_page,
        fault=lambda error: log.error("command failed: %s", where(error)),
        upkeep=make_upkeep(secrets, clock, lambda work: work()),
        probes=lambda: make_probes(clock),
        system=system,
        progress=Terminal,
    )
    with held:
        if arguments.command in commands.WHILE_SHUT:
            return commands.execute(arguments, around, sys.stdout.write, sys.stderr.write)
        with ExitStack() as opened:
            try:
                key = unlock(secrets)
                journal = open_journal(key, clock)
                opened.callback(journal.close)
                sync = SyncWhenAsked(lambda: make_sync(key, clock, lambda: None, around.fault))
                opened.callback(sync.close)
                commands.tell_unrecorded(program.open(journal, sync), clock.now(), sys.stderr.write)
            except TrackerError as error:
                program.fail(error)
            return commands.execute(arguments, around, sys.stdout.write, sys.stderr.write)


class TrayProgram:
    """The program on the screen: the icon first, then the store, then the sync."""

    def __init__(self, held: instance.Instance, secrets: Secrets) -> None:
        from tracker_desktop.host.language import system_languages
        from tracker_desktop.host.presence.here import presence_source
        from tracker_desktop.ui.application import Application, Calls, start_qt

        self._held = held
        self._secrets = secrets
        self._qt = start_qt(sys.argv[:1])
        self._clock = SystemClock()
        self._changes = Changes()
        self._managed = laid_down(self._fault)
        self._source = presence_source(self._fault)
        self._program = make_program(self._clock, self._changes, self._source, self._managed.settings, self._shortcuts)
        self._application = Application(
            self._program,
            self._clock,
            Calls(
                retry_open=self._open,
                recover=self._recover,
                server=self._server,
                open_page=_open_page,
                languages=system_languages(),
            ),
        )
        self._journal: SqlcipherJournal | None = None
        self._sync: SyncThread | None = None
        self._tried = threading.Event()  # set once it is known whether the store opens
        self._kept_shut = False  # while the store is seen to as a whole
        self._watching = False
        self._unlocking = threading.Lock()  # a key is not looked for while it is being changed

    def run(self) -> int:
        """Until somebody ends it; the exit code."""
        from tracker_desktop.host.logs import open_log

        self._log = open_log()
        self._log.info("started, version %s", VERSION)
        sys.excepthook = lambda _kind, error, _trace: self._fault(error)
        threading.excepthook = lambda args: self._fault(args.exc_value)
        with self._held:
            self._held.serve(self._answer)
            self._open()
            try:
                return self._application.run()
            finally:
                self._source.close()
                if self._sync is not None:
                    self._sync.close(CLOSE_PATIENCE_S)
                if self._journal is not None:
                    with suppress(TrackerError):  # then the next start takes it for a crash
                        self._program.desk.presence.end()
                    self._journal.close()
                self._log.info("ended")

    def _open(self) -> None:
        """Open the store; asking for its key may block for minutes, so that happens beside the main thread."""
        threading.Thread(target=self._unlock, name="unlock", daemon=True).start()

    def _unlock(self) -> None:
        try:
            with self._unlocking:
                key = unlock(self._secrets)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person must not see "Opening" for ever
            problem = error
            self._application.bridge.post(lambda: self._failed(problem))
        else:
            self._application.bridge.post(lambda: self._opened(key))

    def _opened(self, key: bytes) -> None:
        if self._journal is not None or self._kept_shut:
            return  # a second try was quicker, or it will be tried again
        with ExitStack() as opened:
            try:
                journal = open_journal(key, self._clock)
                opened.callback(journal.close)
                sync = make_sync(key, self._clock, self._changes.tell, self._fault)
                self._program.open(journal, sync)
                self._program.desk.presence.begin()
            except Exception as error:  # noqa: BLE001 - likewise
                self._failed(error)
                return
            opened.pop_all()
        self._journal, self._sync = journal, sync
        self._sync.start(first_round=True)
        if not self._watching:
            self._watching = True
            self._source.watch(self._left, self._back)
        self._tried.set()

    def _left(self, cause: Cause) -> None:
        """The system says that nobody is there; on a thread of the source, which has the system wait meanwhile."""
        with suppress(TrackerError):  # without the store there is no timer to ask about
            self._application.bridge.invoke(lambda: self._program.desk.presence.left(cause))

    def _back(self, cause: Cause) -> None:
        with suppress(TrackerError):
            self._application.bridge.invoke(lambda: self._program.desk.presence.back(cause))

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, TrackerError):
            self._fault(problem)
            problem = Bug("bug", f"Opening the store failed on {type(problem).__name__}.")
        self._log.warning("the store is shut: %s", problem.code)
        self._program.fail(problem)
        self._tried.set()

    def _while_shut(self, work: Callable[[], T]) -> T:
        """Carry out ``work``, which may block, with the store shut; not for the main thread."""
        sync = self._application.bridge.invoke(self._shut)
        try:
            if sync is not None:
                sync.close(CLOSE_PATIENCE_S)
            with self._unlocking:
                return work()
        finally:
            self._kept_shut = False
            self._open()

    def _shut(self) -> SyncThread | None:
        if self._kept_shut:
            raise Unavailable("opening", "The store is being seen to already.")
        self._kept_shut = True
        self._tried.clear()
        if self._journal is not None:
            self._journal.close()
        sync, self._sync, self._journal = self._sync, None, None
        self._program.shut()
        return sync

    def _recover(self, progress: Callable[[Progress], None], done: Callable[[Words], None]) -> Callable[[], None]:
        """Set the store aside and begin anew, as the person has confirmed; what is returned asks it to stop."""
        from tracker_desktop.services import words
        from tracker_desktop.services.progress import Steps

        post, stopped = self._application.bridge.post, threading.Event()
        upkeep = make_upkeep(self._secrets, self._clock, self._while_shut)
        steps = Steps(lambda step: post(lambda: progress(step)), stopped.is_set, _recovery_stopped)

        def work() -> None:
            try:
                recovered = upkeep.recover(steps)
            except TrackerError as error:
                problem = error  # told on the main thread, which speaks the person's language
                post(lambda: done(words.error(problem)))
            else:
                post(lambda: done(words.recovered(recovered)))

        threading.Thread(target=work, name="recover", daemon=True).start()
        return stopped.set

    def _server(self) -> str:
        account = None if self._journal is None else self._journal.account()
        return self._managed.server if account is None else account.server

    def _shortcuts(self) -> Shortcuts:
        from tracker_desktop.host.shortcuts.here import shortcuts

        return shortcuts(self._fault)

    def _answer(
        self, argv: list[str], out: Callable[[str], object], err: Callable[[str], object], show: Callable[[str], bool]
    ) -> int:
        """Carry out a command line that came from a shell, on the thread of its connection."""
        from tracker_desktop.cli import commands
        from tracker_desktop.cli.command import Surroundings

        bridge, application = self._application.bridge, self._application
        around = Surroundings(
            program=self._program,
            clock=self._clock,
            invoke=bridge.invoke,
            open_page=_open_page,
            fault=self._fault,
            upkeep=make_upkeep(self._secrets, self._clock, self._while_shut),
            probes=lambda: make_probes(self._clock),
            system=system,
            progress=lambda: nullcontext(show),
            show=lambda: bridge.post(application.show_window),
            search=lambda: bridge.post(application.switch_search),
            quit=lambda: bridge.post(application.quit),
        )
        arguments = commands.read(argv, out, err)
        if isinstance(arguments, int):
            return arguments
        if arguments.command not in ("show", "search", "quit", *commands.WHILE_SHUT):
            self._tried.wait(OPENING_PATIENCE_S)  # a command right after the start means the store, not its opening
        return commands.execute(arguments, around, out, err)

    def _fault(self, error: BaseException | None) -> None:
        from tracker_desktop.host.logs import where

        if error is not None:
            self._log.error("fault: %s", where(error))


def _claim_or_forward(argv: list[str]) -> instance.Instance | int:
    """The profile, or the exit code of the program that has it."""
    from tracker_desktop.host.caller import call

    deadline = time.monotonic() + CLAIM_PATIENCE_S
    while (held := instance.claim()) is None:
        code = call(argv, sys.stdout.write, sys.stderr.write)
        if code is not None:
            return code
        if time.monotonic() > deadline:
            sys.stderr.write(BUSY)
            return 4
        time.sleep(POLL_S)
    return held


def _recovery_stopped() -> Refused:
    return Refused("recovery_stopped", "The recovery was stopped.")


def _open_page(url: str) -> bool:
    from tracker_desktop.host.browser import open_page

    return open_page(url)
