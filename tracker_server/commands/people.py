"""``people``: bring people and teams to what a CSV file says, write that file, give people their first sign-in."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tracker_core.errors import Refused, Unavailable
from tracker_server.commands.asked import password
from tracker_server.config import Config

OWNER_ALONE = 0o600


def declare(parser: argparse.ArgumentParser) -> None:
    """Its words."""
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    importing = words.add_parser("import", help="people come, change and leave as a CSV file says")
    importing.add_argument("file", type=Path)
    importing.add_argument("--dry-run", action="store_true", help="print what would be done, and do nothing")
    importing.add_argument("--complete", action="store_true", help="whoever is not in the file leaves")
    importing.add_argument("--yes", action="store_true", help="also if that is more than a third of all people")
    exporting = words.add_parser("export", help="write everybody into a CSV file")
    exporting.add_argument("file", type=Path)
    linking = words.add_parser(
        "links", help="write links, each by which one person chooses a password, into a CSV file"
    )
    linking.add_argument("file", type=Path)
    linking.add_argument("email", nargs="*", help="for whom; left out: for everybody who has no password yet")
    setting = words.add_parser("password", help="set somebody's password on this server")
    setting.add_argument("email")


def run(arguments: argparse.Namespace, config: Config) -> None:
    """Do what the word says."""
    content = _read(arguments.file) if arguments.word == "import" else b""
    from tracker_server.opening import open_server

    open_server(config)
    {"import": _import, "export": _export, "links": _links, "password": _password}[arguments.word](arguments, content)


def _import(arguments: argparse.Namespace, content: bytes) -> None:
    from tracker_server.directory.importing import import_people
    from tracker_server.directory.table import read

    report = import_people(read(content), complete=arguments.complete, sure=arguments.yes, dry=arguments.dry_run)
    for word, people in (
        ("comes", report.come),
        ("comes back", report.back),
        ("changes", report.change),
        ("leaves", report.leave),
        ("team", report.teams),
    ):
        for person in people:
            print(f"{word:11} {person}")
    print(
        f"{len(report.come)} come, {len(report.back)} come back, {len(report.change)} change, "
        f"{len(report.leave)} leave, {report.same} stay as they are."
    )
    if arguments.dry_run:
        print("Nothing was changed: this was a dry run.")


def _export(arguments: argparse.Namespace, _: bytes) -> None:
    from tracker_server.directory.importing import export_people
    from tracker_server.directory.table import write

    people = export_people()
    with _for_owner(arguments.file) as file:
        file.write(write(people))
    print(f"{len(people)} people are in {arguments.file}.")


def _links(arguments: argparse.Namespace, _: bytes) -> None:
    from django.conf import settings

    from tracker_server.directory.passwords import links, named, without_password
    from tracker_server.directory.table import write_links

    people = [named(email) for email in arguments.email] or without_password()
    content = write_links((person.email, person.name, link) for person, link in links(people, None))
    with _for_owner(arguments.file) as file:
        file.write(content)
    print(f"{len(people)} links are in {arguments.file}. Each works once, for {settings.LINK_DAYS} days.")


def _password(arguments: argparse.Namespace, _: bytes) -> None:
    from tracker_server.directory.passwords import set_password

    set_password(arguments.email, password())
    print(f"{arguments.email} has a new password.")


@contextmanager
def _for_owner(path: Path) -> Iterator[BinaryIO]:
    """A new file at ``path`` that nobody else can read."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ALONE), "wb") as file:
            os.fchmod(file.fileno(), OWNER_ALONE)  # also one that was there before
            yield file
    except OSError as error:
        raise Unavailable("file_unwritable", f"{path} cannot be written: {error.strerror}.") from error


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused("file_unreadable", f"{file} cannot be read: {error.strerror}.") from error
