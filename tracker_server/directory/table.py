"""The CSV file of people: read with each wrong line named, and written. Pure: bytes in, rows out, and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_server.directory.changes import readable

COLUMNS = ("email", "name", "employee_id", "role", "country", "teams", "active")
NEEDED = ("email", "name")
BETWEEN_TEAMS = ";"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
YES, NO = frozenset({"yes", "true", "1", "y"}), frozenset({"no", "false", "0", "n"})
COUNTRY = re.compile("[A-Z]{2}")
MAX_CHARACTERS: Mapping[str, int] = {"email": 254, "name": 300, "employee_id": 64}
MAX_TEAM = 200
MAX_TOLD = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A line about one person; None where the file has no such column or, for ``role`` and ``active``, no value."""

    line: int
    email: str
    name: str
    employee_id: str | None = None
    role: Role | None = None
    country: str | None = None
    teams: frozenset[str] | None = None
    active: bool | None = None


@dataclass(slots=True)
class Problems:
    """What is wrong in a file, by line."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, what: str) -> None:
        """Note ``what`` is wrong in ``line``, and what to do."""
        self.found.append((line, what))

    def refuse(self) -> None:
        """Raise ``Refused("wrong_lines")`` if there are any."""
        if self.found:
            more = len(self.found) - MAX_TOLD
            told = [f"line {line}: {what}" for line, what in sorted(self.found, key=itemgetter(0))[:MAX_TOLD]]
            told += [f"and {more} more"] if more > 0 else []
            raise Refused("wrong_lines", "\n".join(["Nothing was changed. These lines are wrong:", *told]))


def read(content: bytes) -> list[Row]:
    """The rows of a CSV file, UTF-8, with commas or semicolons. Raises ``Refused`` that names every wrong line."""
    reader = csv.reader(io.StringIO(_text(content), newline=""), delimiter=_delimiter(content), strict=True)
    problems, rows = Problems(), []
    try:
        columns = _columns(next(reader, []))
        begin = reader.line_num + 1
        for cells in reader:
            line, begin = begin, reader.line_num + 1
            if any(cell.strip() for cell in cells):
                row = _row(line, columns, cells, problems)
                rows += [] if row is None else [row]
    except csv.Error as error:
        raise Refused("not_csv", f"line {reader.line_num}: this is not CSV ({error}).") from error
    _require_once(rows, problems)
    problems.refuse()
    return rows


def write(rows: Iterable[Row]) -> bytes:
    """``rows`` as ``read`` takes them; with a byte order mark, by which spreadsheets know UTF-8."""
    return _csv(COLUMNS, (_cells(row) for row in rows))


def write_links(links: Iterable[tuple[str, str, str]]) -> bytes:
    """(e-mail, name, link) of each, for a mail merge; as ``write``."""
    return _csv(("email", "name", "link"), links)


def _cells(row: Row) -> Sequence[str]:
    return (
        row.email,
        row.name,
        row.employee_id or "",
        row.role or "",
        row.country or "",
        BETWEEN_TEAMS.join(sorted(row.teams or ())),
        "no" if row.active is False else "yes",
    )


def _csv(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_harmless(str(value)) for value in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell


def _as_typed(cell: str) -> str:
    """Undoes ``_harmless``."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused("not_utf8", f'line {line}: not UTF-8. Save the file as "CSV UTF-8".') from error


def _delimiter(content: bytes) -> str:
    first = content.split(b"\n", 1)[0]
    return ";" if first.count(b";") > first.count(b",") else ","


def _columns(header: Sequence[str]) -> list[str]:
    columns = [cell.strip().lower().replace(" ", "_").replace("e-mail", "email") for cell in header]
    wrong = [name for name in columns if name not in COLUMNS]
    lacking = [name for name in NEEDED if name not in columns]
    if wrong or lacking or len(set(columns)) < len(columns):
        raise Refused(
            "wrong_columns",
            f"line 1: the columns are {', '.join(COLUMNS)}, each at most once; {' and '.join(NEEDED)} are needed."
            + (f" Not known: {', '.join(wrong)}." if wrong else ""),
        )
    return columns


def _row(line: int, columns: Sequence[str], cells: Sequence[str], problems: Problems) -> Row | None:
    if len(cells) != len(columns):
        problems.add(line, f'{len(cells)} cells instead of {len(columns)}. Put a cell with a comma or semicolon in "".')
        return None
    said = {column: _as_typed(cell.strip()) for column, cell in zip(columns, cells, strict=True)}
    before = len(problems.found)
    _check_text(line, said, problems)
    role, country = _role(said.get("role")), said.get("country")
    if said.get("role") and role is None:
        problems.add(line, f"there is no role “{said['role']}”; the roles are {', '.join(Role)}.")
    if country and not COUNTRY.fullmatch(country.upper()):
        problems.add(line, f"“{country}” is no country code of two letters (ISO 3166-1), such as DE.")
    active = said.get("active", "").lower()
    if active and active not in YES | NO:
        problems.add(line, f"active is yes or no, not “{said['active']}”.")
    teams = None
    if "teams" in said:
        teams = frozenset(name for each in said["teams"].split(BETWEEN_TEAMS) if (name := each.strip()))
        if any(len(name) > MAX_TEAM for name in teams):
            problems.add(line, f"the name of a team has more than {MAX_TEAM} characters.")
    if len(problems.found) > before:
        return None
    return Row(
        line=line,
        email=said["email"].lower(),
        name=said["name"],
        employee_id=said.get("employee_id"),
        role=role,
        country=None if country is None else country.upper(),
        teams=teams,
        active=active in YES if active else None,
    )


def _check_text(line: int, said: Mapping[str, str], problems: Problems) -> None:
    try:
        validate_email(said["email"])
    except ValidationError:
        problems.add(line, f"“{said['email']}” is no e-mail address.")
    if not said["name"]:
        problems.add(line, "the name is missing.")
    for column, most in MAX_CHARACTERS.items():
        if len(said.get(column, "")) > most:
            problems.add(line, f"{column} has more than {most} characters.")
    if not readable("".join(said.values())):
        problems.add(line, "a cell holds a line break or another control character.")


def _role(said: str | None) -> Role | None:
    try:
        return Role((said or "").lower().replace(" ", "_"))
    except ValueError:
        return None


def _require_once(rows: Iterable[Row], problems: Problems) -> None:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        for column, value in (("e-mail", row.email), ("employee id", row.employee_id)):
            first = seen.setdefault((column, value), row.line) if value else row.line
            if first != row.line:
                problems.add(row.line, f"line {first} has the same {column}. Keep one of the two.")
