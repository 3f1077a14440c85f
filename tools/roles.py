"""Makes ``docs/roles.md``: which role has which right, and who may ask for which address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker_core.model import Role
from tracker_server.accounts.access import ACCESS, Access
from tracker_server.accounts.rights import GRANTS, Right
from tracker_server.gate import addresses

ROLES = tuple(Role)
NOBODY, YES, OWN, TEAMS, ALL = "–", "yes", "own", "own teams", "all"
HEAD = """# Who may do what

Made from the code by `./dev generate`; `./dev check` fails when it is not what the code says. Rights come from
`tracker_server/accounts/rights.py`, addresses from `tracker_server/accounts/access.py`. What is not granted there is
refused, an address that is not named there is closed. A person who has left has no right at all. A change of role or
team counts from the next request on.
"""
ADDRESSES = f"""
## Addresses

*look*: GET, HEAD, OPTIONS; *change*: POST and the others. *{OWN}*: what is one's own; *{TEAMS}*: also what is of the
people in the teams one is a member of; *{ALL}*: everybody's. **trace**: looking at what is somebody else's leaves a
row in that person's audit, so the address answers to a plain GET alone: not to HEAD, and not to a browser that fetches
ahead of the person.

"""
PUBLIC = """
## Addresses for everybody

Without signing in: discovery, the pages and endpoints that sign people and devices in (they ask for passwords, codes
and tokens by themselves), what a directory calls with a token of its own, and the description of the API.

"""


def cell(access: Access, role: Role, *, changing: bool) -> str:
    """What ``role`` gets at an address."""
    granted = GRANTS[role]
    if not granted & (access.change if changing else access.look):
        return NOBODY
    if not access.others:
        return YES
    more = granted & access.others
    return OWN if not more else TEAMS if more == {Right.READ_TEAM} else ALL


def document() -> str:
    """The whole text."""
    routes = sorted(set(addresses()))
    rights = table(
        ("right", "what it is", *map(_name, ROLES)),
        (
            (
                f"`{right.name}`",
                right.value,
                *(YES if right in GRANTS[role] else NOBODY for role in ROLES),
            )
            for right in Right
        ),
    )
    rows = table(("address", "", *map(_name, ROLES), "trace"), (row for route in routes for row in _rows(route)))
    public = "".join(f"- `/{route}`\n" for route in routes if ACCESS.get(route, Access()).public)
    return f"{HEAD}\n## Rights\n\n{rights}{ADDRESSES}{rows}{PUBLIC}{public}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _rows(route: str) -> Iterator[Sequence[str]]:
    access = ACCESS.get(route, Access())
    if access.public:
        return
    look, change = ([cell(access, role, changing=changing) for role in ROLES] for changing in (False, True))
    address, trace = f"`/{route}`", "trace" if access.traced else ""
    if look == change:
        yield (address, "", *look, trace)
        return
    if access.look:
        yield (address, "look", *look, trace)
    if access.change:
        yield (address, "change", *change, "")


def _name(role: Role) -> str:
    return role.value.replace("_", " ")
