"""What must hold of a window for somebody who hears it and has a keyboard alone; what is found wrong, in words."""

from collections.abc import Iterator, Sequence

from tools.accessibility import ROWS, Part, Place

WINDOWS = {"alert message", "dialog", "frame"}
HEADS = {"column header", "row header"}
CELLS = {"cell", "list item", "tree item"}
PRESSED = {"check box", "combo box", "page tab list", "push button", "radio button", "slider", "spin box", "text"}
CONTROLS = {*PRESSED, *ROWS, "chart", "document", "hotkey field", "label"}
MARKED = "alert message"  # a question's own text can be selected with the mouse alone; it is read out when it comes


def controls(window: Part) -> list[Part]:
    """What takes the keyboard, in reading order: from the top, and on a line in the direction of letters."""
    return _in_reading_order([part for part in _seen(window, window.place) if _is_control(part, window)])


def faults(window: Part) -> list[str]:
    """What somebody who hears ``window`` misses."""
    found = []
    if not window.name or window.role not in WINDOWS:
        found.append(f"{window} is not said to be a window, or has no title")
    for part in controls(window):
        if not part.name:
            found.append(f"{part} has no name")
        if part.role not in CONTROLS:
            found.append(f"{part} takes the keyboard, but its role says nothing")
        if part.role == "chart" and not part.description:
            found.append(f"{part} keeps its figures to itself")
    for part in _outermost(window, window):
        if part.role in PRESSED and "enabled" in part.states and "focusable" not in part.states:
            found.append(f"{part} cannot be reached by keyboard")
        if part.role in ROWS:
            found += [] if part.name else [f"{part} has no name"]
            found += [f"a row of {part} says nothing" for line in lines(part) if not line]
    return found


def lines(part: Part) -> list[str]:
    """What the rows of a list, table or tree say, each row one text."""
    rows: dict[int, list[str]] = {}
    for cell in part.walk():
        if cell.role in CELLS:
            rows.setdefault(cell.place.y, []).append(cell.name)
    return ["  ".join(words).strip() for _, words in sorted(rows.items())]


def _seen(part: Part, room: Place) -> Iterator[Part]:
    """All that is not scrolled away."""
    left, top = max(part.place.x, room.x), max(part.place.y, room.y)
    right = min(part.place.x + part.place.width, room.x + room.width)
    bottom = min(part.place.y + part.place.height, room.y + room.height)
    if left < right and top < bottom:
        yield part
        for child in part.children:
            yield from _seen(child, Place(left, top, right - left, bottom - top))


def _outermost(part: Part, window: Part) -> Iterator[Part]:
    """All but what is in a control: a line in a field for keys is a matter of the field."""
    yield part
    for child in part.children if not _is_control(part, window) else ():
        yield from _outermost(child, window)


def _is_control(part: Part, window: Part) -> bool:
    inside = part.role in CELLS | HEADS | {"page tab"} or (part.role == "label" and window.role == MARKED)
    return {"focusable", "enabled"} <= part.states and not inside


def _in_reading_order(parts: Sequence[Part]) -> list[Part]:
    """On one line stands what begins above the middle of the first one there."""
    ordered: list[list[Part]] = []
    for part in sorted(parts, key=lambda each: each.place.y + each.place.height / 2):
        first = ordered[-1][0].place if ordered else None
        if first is not None and part.place.y < first.y + first.height / 2:
            ordered[-1].append(part)
        else:
            ordered.append([part])
    return [part for line in ordered for part in sorted(line, key=lambda each: each.place.x)]
