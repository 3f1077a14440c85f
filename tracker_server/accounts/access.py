"""Who may ask for which address: the one table. An address that is not in it is closed to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tracker_server.accounts.rights import Right

GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")
STAFF = (Right.MANAGE_PEOPLE, Right.MANAGE_WORK, Right.READ_AUDIT)


@dataclass(frozen=True, slots=True)
class Access:
    """Who may look at an address and who may change something there: whoever has one of the rights.

    ``others``: the rights by which one gets there at more than what is one's own; the view behind it asks for them.
    ``traced``: a look leaves a row in the audit of the person who is looked at, so it answers to a plain GET alone:
    neither to HEAD nor to a browser that fetches ahead of the person.
    """

    look: frozenset[Right] = frozenset()
    change: frozenset[Right] = frozenset()
    others: frozenset[Right] = frozenset()
    traced: bool = False
    public: bool = False


PUBLIC = Access(public=True)
CLOSED = Access()


def reading(*rights: Right, others: Iterable[Right] = (), traced: bool = False) -> Access:
    """A page or reply that changes nothing."""
    return Access(frozenset(rights), frozenset(), frozenset(others), traced)


def sending(*rights: Right) -> Access:
    """Something to be sent; there is nothing to look at."""
    return Access(frozenset(), frozenset(rights))


def using(*rights: Right) -> Access:
    """For looking and changing alike."""
    return Access(frozenset(rights), frozenset(rights))


@dataclass(frozen=True, slots=True)
class Managed:
    """Which rights open the management pages of one table, and what can be done there. Nothing is ever deleted.

    ``does``: add a row, change one, act on several in the list. ``traced``: each row is about a person.
    """

    look: frozenset[Right]
    change: frozenset[Right]
    does: frozenset[str]
    traced: bool = False

    def may(self, *deeds: str) -> frozenset[Right]:
        """The rights by which one may do any of ``deeds``."""
        return self.change if self.does & {*deeds} else frozenset()


def _managed(change: Right, *look: Right, does: Iterable[str], traced: bool = False) -> Managed:
    return Managed(frozenset({change, *look}), frozenset({change}), frozenset(does), traced)


MANAGED: Mapping[str, Managed] = {
    "accounts.person": _managed(Right.MANAGE_PEOPLE, Right.READ_AUDIT, does=("add", "change"), traced=True),
    "accounts.team": _managed(Right.MANAGE_PEOPLE, Right.READ_AUDIT, does=("add", "change")),
    "work_items.workitem": _managed(Right.MANAGE_WORK, Right.READ_AUDIT, does=("add", "change")),
    "work_items.assignment": _managed(Right.MANAGE_WORK, Right.READ_AUDIT, does=("add", "act")),
}


def _pages(label: str, managed: Managed) -> Mapping[str, Access]:
    at = f"admin/{label.replace('.', '/')}/"
    return {
        at: Access(managed.look, managed.may("act")),
        f"{at}add/": Access(managed.may("add"), managed.may("add")),
        f"{at}<path:object_id>/": reading(*managed.look),
        f"{at}<path:object_id>/change/": Access(managed.look, managed.may("change"), traced=managed.traced),
        f"{at}<path:object_id>/history/": CLOSED,  # the audit is the history
        f"{at}<path:object_id>/delete/": CLOSED,
    }


# By the pattern of the address, as ``pattern`` writes it.
ACCESS: Mapping[str, Access] = {
    "": reading(Right.OWN),
    # What a program asks for before it knows a person, or with what it was given in the person's name.
    ".well-known/timetracker": PUBLIC,
    ".well-known/openid-configuration": PUBLIC,
    "openid/authorize": PUBLIC,  # asks to sign in by itself, as OpenID Connect lays down (prompt)
    "openid/token": PUBLIC,
    "openid/revoke": PUBLIC,
    "openid/userinfo": PUBLIC,  # looks at the token itself
    "openid/keys": PUBLIC,
    "openid/device-authorization": PUBLIC,
    "api/v1/": PUBLIC,
    "api/v1/openapi.json": PUBLIC,
    # Who checks an export need not be a person here.
    "verify/": PUBLIC,
    "verify/timetracker-verify.pyz": PUBLIC,
    # A directory has a token of its own, and is no person: it opens these alone.
    "scim/v2/": PUBLIC,
    "scim/v2/<path:rest>": PUBLIC,
    # The API.
    "api/v1/push": sending(Right.OWN),
    "api/v1/pull": sending(Right.OWN),
    "api/v1/me": reading(Right.OWN),
    "api/v1/me/requests": sending(Right.OWN),
    "api/v1/me/requests/<uuidstr:request_id>/messages": sending(Right.OWN),
    "api/v1/me/requests/<uuidstr:request_id>/withdraw": sending(Right.OWN),
    "api/v1/me/policy": sending(Right.OWN),
    "api/v1/audit/alarm": sending(Right.OWN),
    "api/v1/security/events": reading(Right.READ_SECURITY, traced=True),
    "api/v1/me/export": reading(Right.OWN),
    "api/v1/audit": reading(Right.OWN, others=(Right.READ_AUDIT,), traced=True),
    "api/v1/audit/checkpoints": reading(Right.OWN),
    "api/v1/audit/consistency": reading(Right.OWN),
    "api/v1/audit/inclusion": reading(Right.OWN, others=(Right.READ_AUDIT,)),  # hashes alone
    "api/v1/retention/reports": reading(Right.READ_SECURITY),
    "api/v1/timesheet": reading(Right.OWN, others=(Right.READ_TIMES, Right.READ_TEAM), traced=True),
    # Signing in, and one's own account.
    "accounts/login/": PUBLIC,
    "accounts/logout/": PUBLIC,
    "accounts/inactive/": PUBLIC,
    "accounts/provider/login/": PUBLIC,  # off to the organization's provider, and back
    "accounts/provider/callback/": PUBLIC,
    "accounts/signup/": PUBLIC,
    "accounts/2fa/authenticate/": PUBLIC,  # the second step of signing in
    "accounts/password/choose/<uidb64>/<token>/": PUBLIC,  # whoever has the link
    "accounts/reauthenticate/": using(Right.OWN),
    "accounts/password/change/": using(Right.OWN),
    "accounts/2fa/": reading(Right.OWN),
    "accounts/2fa/reauthenticate/": using(Right.OWN),
    "accounts/2fa/totp/activate/": using(Right.OWN),
    "accounts/2fa/totp/deactivate/": using(Right.OWN),
    "accounts/2fa/recovery-codes/": reading(Right.OWN),
    "accounts/2fa/recovery-codes/generate/": using(Right.OWN),
    "accounts/2fa/recovery-codes/download/": reading(Right.OWN),
    "sign-ins/": using(Right.OWN),
    "device": using(Right.OWN),
    "device/<slug:client_id>/<slug:user_code>": using(Right.OWN),
    "device/<slug:client_id>/<slug:user_code>/done": reading(Right.OWN),
    # Reports.
    "people/": reading(Right.READ_TIMES, Right.READ_AUDIT),
    "people/<uuid:person>/times/": reading(Right.OWN, others=(Right.READ_TIMES, Right.READ_TEAM), traced=True),
    "people/<uuid:person>/sign-ins/": Access(
        frozenset({Right.MANAGE_PEOPLE}), frozenset({Right.MANAGE_PEOPLE}), traced=True
    ),
    "people/<uuid:person>/password-link/": sending(Right.MANAGE_PEOPLE),
    "security/": reading(Right.READ_SECURITY, traced=True),
    "people/<uuid:person>/audit/": reading(Right.OWN, others=(Right.READ_AUDIT,), traced=True),
    "retention/": reading(Right.READ_SECURITY),
    "audit/": reading(Right.READ_AUDIT, traced=True),
    "teams/": reading(Right.READ_TEAM, Right.READ_TIMES, others=(Right.READ_TEAM, Right.READ_TIMES)),
    "teams/<int:team>/": reading(
        Right.READ_TEAM, Right.READ_TIMES, others=(Right.READ_TEAM, Right.READ_TIMES), traced=True
    ),
    # People's rights. Whose request one may answer, its view asks.
    "my-data/": using(Right.OWN),
    "my-data/export": sending(Right.OWN),
    "receipts/<uuid:receipt_id>/": PUBLIC,  # whoever knows the number; the account is gone by then
    "requests/": reading(Right.ANSWER_REQUESTS, Right.DECIDE_TEAM),
    "requests/<uuid:request_id>/": replace(using(Right.ANSWER_REQUESTS, Right.DECIDE_TEAM), traced=True),
    "flags/": using(Right.DECIDE_TEAM),
    "acknowledgements/": reading(Right.ANSWER_REQUESTS),
    "legal/": using(Right.LEGAL_EXPORT),
    "legal/<uuid:request_id>/export": sending(Right.LEGAL_EXPORT),
    # Management.
    "admin/": reading(*STAFF),
    "admin/<app_label>/": reading(*STAFF),
    "admin/login/": PUBLIC,
    "admin/logout/": sending(*STAFF),
    "admin/jsi18n/": reading(*STAFF),
    "admin/autocomplete/": reading(Right.MANAGE_PEOPLE, Right.MANAGE_WORK),
    "admin/password_change/": CLOSED,  # accounts/password/change/ does that
    "admin/password_change/done/": CLOSED,
    "admin/r/<path:content_type_id>/<path:object_id>/": CLOSED,
    **{address: access for label, managed in MANAGED.items() for address, access in _pages(label, managed).items()},
}


def pattern(route: str) -> str:
    """A route as Django's resolver tells it, with the same spelling for what stands in it whichever way it was put."""
    return GROUP.sub(r"<\1>", route).rstrip("$")


def model_rights(permission: str) -> frozenset[Right]:
    """The rights that grant one of Django's permissions, such as ``accounts.change_person``."""
    app, _, rest = permission.partition(".")
    verb, _, model = rest.partition("_")
    managed = MANAGED.get(f"{app}.{model}")
    if managed is None:
        return frozenset()
    # Django asks for "change" also where it only acts on several rows.
    return managed.look if verb == "view" else managed.may("change", "act") if verb == "change" else managed.may(verb)
