"""Who may do what: the one table of roles and rights. What is not granted here is refused."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tracker_core.model import Role


class Right(StrEnum):
    """Something that can be done on the server. Everybody's own data are everybody's own."""

    OWN = "sign in, record time on what is assigned to oneself, see and export one's own data, ask and object"
    READ_TEAM = "see the worked time of the teams one belongs to"
    DECIDE_TEAM = "decide on corrections and flagged time of the teams one belongs to"
    READ_TIMES = "see everybody's worked time"
    READ_AUDIT = "read everybody's audit, and the server's own"
    READ_SECURITY = "read the feed of security events, and what was purged and backed up"
    MANAGE_PEOPLE = "add and change people, teams and roles, end sessions and devices"
    MANAGE_WORK = "add and change work items and who they are assigned to"
    ANSWER_REQUESTS = "answer people's requests and concerns, and carry out a deletion"
    LEGAL_EXPORT = "ask for an export that the law demands, or approve another officer's"


GRANTS: Mapping[Role, frozenset[Right]] = {
    Role.EMPLOYEE: frozenset({Right.OWN}),
    Role.MANAGER: frozenset({Right.OWN, Right.READ_TEAM, Right.DECIDE_TEAM}),
    Role.ADMIN: frozenset(
        {
            Right.OWN,
            Right.READ_TIMES,
            Right.READ_AUDIT,
            Right.READ_SECURITY,
            Right.MANAGE_PEOPLE,
            Right.MANAGE_WORK,
        }
    ),
    Role.AUDITOR: frozenset({Right.OWN, Right.READ_TIMES, Right.READ_AUDIT, Right.READ_SECURITY}),
    Role.PRIVACY_OFFICER: frozenset({Right.OWN, Right.READ_SECURITY, Right.ANSWER_REQUESTS, Right.LEGAL_EXPORT}),
}
