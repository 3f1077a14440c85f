"""My times on a real screen: a border dragged with the mouse, the rest by keyboard, the server told of each."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.test_screen import Person, organization, person, seen, sign_in, until
from tools.organization import Organization
from tracker_desktop.ui.colours import of_project

pytestmark = pytest.mark.screen
assert organization
assert person

BLOCK = 22  # pixels: as high as a block is, at least, below its round corner


def test_a_day_is_put_right_by_mouse_and_keyboard(person: Person, organization: Organization, tmp_path: Path) -> None:
    person.start_program()
    sign_in(person, organization)
    yesterday = datetime.now(UTC).astimezone().date() - timedelta(days=1)
    for words in (
        ("add", "PIER-1", "--from", f"{yesterday} 8:30", "--to", f"{yesterday} 12:00", "--reason", "forgot"),
        ("add", "CRANE-2", "--from", f"{yesterday} 12:45", "--to", f"{yesterday} 16:30", "--reason", "forgot"),
        ("add", "PIER-7", "--from", "3h", "--to", "2h", "--reason", "forgot"),
        ("add", "PIER-1", "--from", "2h", "--to", "1h", "--reason", "forgot"),
    ):
        person.ask(*words)

    person.menu("d")  # To_d_ay
    person.has_keyboard("My times")
    seen(person, "times")

    person.screen.key("alt+a")
    person.has_keyboard("Add an entry")
    for keys, text in (("alt+i", "PIER-12"), ("Escape", ""), ("alt+r", "on paper")):
        person.screen.key(keys)
        person.screen.type(text)
    seen(person, "times-add")
    person.screen.key("alt+s")
    until(lambda: len(entries(person)) == 3, lambda: str(entries(person)))

    was = entries(person)
    person.has_keyboard("My times")
    until(lambda: len(lanes(person, tmp_path / "screen.png")) == 2, lambda: "the new entry is not in the line")
    y, x = lanes(person, tmp_path / "screen.png")[0]
    drag(person, (x, y), (x - 30, y))
    seen(person, "day")
    person.screen.type("the call came earlier")
    person.screen.key("Return")
    until(lambda: entries(person) != was, lambda: "nothing was moved")
    assert moved(was, entries(person))

    person.screen.key("ctrl+z")
    until(lambda: entries(person) == was, lambda: f"{entries(person)} instead of {was}")
    person.screen.key("alt+w")
    seen(person, "week")
    person.ask("sync")
    assert all(each["sync"] in ("sent", "flagged") for each in person.ask("today")["entries"])
    told = [each["type"] for each in person.ask("log")]
    assert told.count("entry_amended") >= 2


def entries(person: Person) -> list[tuple[str, str, str]]:
    return [(each["key"], each["start"][:19], each["stop"][:19]) for each in person.ask("today")["entries"]]


def moved(before: list[tuple[str, str, str]], after: list[tuple[str, str, str]]) -> bool:
    """One border that two entries share, or one of one entry."""
    changed = [place for place, (was, now) in enumerate(zip(before, after, strict=True)) if was != now]
    return 1 <= len(changed) <= 2


def lanes(person: Person, picture: Path) -> list[tuple[int, int]]:
    """In the line of the day, of each row of blocks: where, from above, and where the first block of the project ends.
    What overlaps stands one below the other.
    """
    image = QImage(str(person.screen.screenshot(picture)))
    colour = of_project("Pier", ["Crane", "Pier"]).name()
    found: list[tuple[int, int]] = []
    for y in range(40, 300):
        end = first_end([image.pixelColor(x, y).name() == colour for x in range(image.width())])
        if end and (not found or y > found[-1][0] + BLOCK):
            found.append((y + 8, end + 3))  # beside and below the round corner
    return found


def first_end(coloured: Sequence[bool]) -> int:
    """Where the first long piece ends; 0 where there is none."""
    run = 0
    for x, is_coloured in enumerate(coloured):
        if not is_coloured and run > 40:
            return x
        run = run + 1 if is_coloured else 0
    return 0


def drag(person: Person, begin: tuple[int, int], end: tuple[int, int]) -> None:
    move = ("mousemove", "--sync")
    person.screen.xdotool(*move, str(begin[0]), str(begin[1]), "mousedown", "1")
    for step in range(1, 6):
        at = begin[0] + (end[0] - begin[0]) * step // 5
        person.screen.xdotool(*move, str(at), str(end[1]))
    person.screen.xdotool("mouseup", "1")
