"""Version 1 of the API: its routes, and the discovery document that leads to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET
from ninja import Field, Query, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tracker_core.alarm import AuditAlarm
from tracker_core.errors import Refused
from tracker_core.messages import Discovery, PullRequest, PushRequest
from tracker_core.rights import Acknowledgement, Ask, Saying
from tracker_core.wire import MAX_INT, canonical, parse
from tracker_server import OLDEST_CLIENT, VERSION
from tracker_server.api import oversight, schemas
from tracker_server.api.bearer import AccessTokenAuth, caller, token_family
from tracker_server.api.bodies import body
from tracker_server.api.described import DescribedApi, takes
from tracker_server.api.problems import of, problem
from tracker_server.audit.refusals import NOT_THEIRS, refused
from tracker_server.audit.signing import key_changes, public_key
from tracker_server.clock import now_ms
from tracker_server.ledger import sync
from tracker_server.privacy import erasing, policy, requests, rights
from tracker_server.privacy.export import archive
from tracker_server.reports import proofs, reading
from tracker_server.reports.security_pages import security_events
from tracker_server.retention import report
from tracker_server.retention.borders import keeps_from
from tracker_server.security import alarms
from tracker_server.streams.reader import server_epoch

API_PATH = "/api/v1"
MAX_DAYS = 400
ZIP = {"responses": {200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}}}
MONTH = r"^(\d{4}-\d{2})?$"

api = DescribedApi(title="TimeTracker", version=VERSION, auth=AccessTokenAuth(), docs_url=None, urls_namespace="api-v1")


@require_GET
def discovery(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """Tells a device, which knows only the server's address, everything it needs to sign in and sync."""
    told = Discovery(
        organization=settings.ORGANIZATION,
        api=f"{settings.PUBLIC_URL}{API_PATH}",
        issuer=settings.PUBLIC_URL,
        client_id=settings.NATIVE_CLIENT_ID,
        oldest_client=OLDEST_CLIENT,
        policy_version=settings.POLICY_VERSION,
        epoch=server_epoch(),
        audit_key=public_key().encode(),
        audit_key_changes=tuple(key_changes()),
    )
    return _json(told.encode())


@api.post(
    "/push",
    response=schemas.PushReply,
    openapi_extra=takes(schemas.PushRequest),
    summary="Take events in; one verdict for each, in their order",
)
def push(request: HttpRequest) -> HttpResponse:
    """The request and the reply are ``PushRequest`` and ``PushReply`` of the protocol."""
    person = caller(request)
    pushed = PushRequest.decode(body(request))
    return _json(sync.push(person, pushed, token_family(request), keeps_from(person)).encode())


@api.post(
    "/pull",
    response=schemas.PullReply,
    openapi_extra=takes(schemas.PullRequest),
    summary="What changed for the person after a cursor",
)
def pull(request: HttpRequest) -> HttpResponse:
    """The request and the reply are ``PullRequest`` and ``PullReply`` of the protocol."""
    person = caller(request)
    reply = sync.pull(person, PullRequest.decode(body(request)), token_family(request))
    return _json(replace(reply, policy=policy.standing(person), keeps_from=keeps_from(person)).encode())


@api.get(
    "/me",
    response=schemas.MyRecord,
    summary="What the organization keeps of the person who asks, and what can be asked for",
)
def me(request: HttpRequest) -> HttpResponse:
    """The reply is ``MyRecord`` of the protocol."""
    return _json(rights.my_record(caller(request)).encode())


@api.get("/me/export", openapi_extra=ZIP, summary="All that the organization holds of the person who asks, as a ZIP")
def export(request: HttpRequest) -> StreamingHttpResponse:
    """README.md in it says what each file is."""
    person = caller(request)
    return archive.export(person, person).reply()


@api.post(
    "/me/requests",
    response=schemas.MyRecord,
    openapi_extra=takes(schemas.Ask),
    summary="Ask for a correction or a deletion, or raise a concern",
)
def ask(request: HttpRequest) -> HttpResponse:
    """The request is ``Ask``, the reply ``MyRecord``."""
    requests.ask(caller(request), Ask.decode(body(request)))
    return me(request)


@api.post(
    "/me/requests/{uuid:request_id}/messages",
    response=schemas.MyRecord,
    openapi_extra=takes(schemas.Saying),
    summary="Add a message to a concern",
)
def say(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The request is ``Saying``, the reply ``MyRecord``."""
    requests.say(caller(request), request_id, Saying.decode(body(request)))
    return me(request)


@api.post(
    "/me/requests/{uuid:request_id}/withdraw",
    response=schemas.MyRecord,
    openapi_extra=takes(schemas.Nothing),
    summary="Take a request back",
)
def withdraw(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The request is an empty object, the reply ``MyRecord``."""
    parse(body(request), "withdrawal")
    erasing.withdraw(caller(request), request_id)
    return me(request)


@api.post(
    "/me/policy",
    response=schemas.MyRecord,
    openapi_extra=takes(schemas.Acknowledgement),
    summary="Acknowledge the privacy policy",
)
def acknowledge(request: HttpRequest) -> HttpResponse:
    """The request is ``Acknowledgement``, the reply ``MyRecord``."""
    rights.acknowledge(caller(request), Acknowledgement.decode(body(request)))
    return me(request)


class AuditQuery(Schema):
    """``person``: an id, an e-mail, "server" for what concerns nobody known; ``after``: the last ``seq`` had."""

    person: str = ""
    after: int = Field(0, ge=0)
    limit: int = Field(200, ge=1, le=1000)


class CheckpointsQuery(Schema):
    """``before``: the month of the last one had."""

    before: str = Field("", pattern=MONTH)
    limit: int = Field(24, ge=1, le=200)


class InclusionQuery(Schema):
    """``stream``: an id, an e-mail, "server"; left out, one's own. ``seq``: the number of the row in it."""

    stream: str = ""
    seq: int = Field(ge=1, le=MAX_INT)


class ConsistencyQuery(Schema):
    """``from`` and ``to``: two sizes of the tree of ``shard``; ``to`` left out, its size now."""

    shard: str = Field(pattern=MONTH)
    old: int = Field(alias="from", ge=0, le=MAX_INT)
    new: int | None = Field(None, alias="to", ge=0, le=MAX_INT)


class TimesheetQuery(Schema):
    """``from`` and ``to``: dates, both included, at most 400 days apart; ``person``: an id or an e-mail."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")
    person: str = ""


@api.get(
    "/audit", response=oversight.AuditPage, summary="Rows of the audit: one's own, or another's for admins and auditors"
)
def audit(request: HttpRequest, query: Query[AuditQuery]) -> HttpResponse:
    """Each row with the ``hash`` that its place in the chain gives it."""
    return _json(canonical(reading.audit_page(caller(request), query.person, query.after, query.limit)))


@api.get(
    "/audit/checkpoints",
    response=oversight.Checkpoints,
    summary="The signed heads of the audit's monthly trees, newest first, and their key",
)
def checkpoints(request: HttpRequest, query: Query[CheckpointsQuery]) -> HttpResponse:  # noqa: ARG001  # ninja's
    """Notes as of C2SP signed-note and tlog-checkpoint, for everybody."""
    return _json(canonical(proofs.checkpoints(query.before, query.limit)))


@api.get(
    "/audit/inclusion", response=oversight.Inclusion, summary="The proof that a row of the audit is in its month's tree"
)
def inclusion(request: HttpRequest, query: Query[InclusionQuery]) -> HttpResponse:
    """Hashes in hex, as of RFC 9162, section 2.1.3; the leaf is the row's canonical JSON without its ``hash``."""
    return _json(canonical(proofs.inclusion(caller(request), query.stream, query.seq)))


@api.get(
    "/audit/consistency",
    response=oversight.Consistency,
    by_alias=True,
    summary="The proof that a month's tree only grew between two of its sizes",
)
def consistency(request: HttpRequest, query: Query[ConsistencyQuery]) -> HttpResponse:  # noqa: ARG001  # ninja's
    """Hashes in hex, as of RFC 9162, section 2.1.4."""
    return _json(canonical(proofs.consistency(query.shard, query.old, query.new)))


@api.get(
    "/timesheet",
    response=schemas.Timesheet,
    by_alias=True,
    summary="Worked time by day and item: one's own, or another's for admins",
)
def timesheet(request: HttpRequest, query: Query[TimesheetQuery]) -> HttpResponse:
    """Milliseconds; running entries count up to ``now``."""
    if not timedelta(0) <= query.last - query.first <= timedelta(days=MAX_DAYS):
        raise Refused("malformed", f"from is not before to, or further than {MAX_DAYS} days.")
    return _json(canonical(reading.timesheet(caller(request), query.person, query.first, query.last, now_ms())))


@api.get(
    "/retention/reports",
    response=oversight.RetentionReports,
    summary="How much was purged, by month, country and table",
)
def retention_reports(request: HttpRequest) -> HttpResponse:
    """Numbers of rows; no personal data."""
    return _json(canonical(report.told(caller(request))))


@api.post(
    "/audit/alarm",
    response={204: None},
    openapi_extra=takes(oversight.AuditAlarm),
    summary="A device found that the audit does not hold",
)
def audit_alarm(request: HttpRequest) -> HttpResponse:
    """The request is ``AuditAlarm`` of the protocol."""
    alarms.take(caller(request), AuditAlarm.decode(body(request)))
    return HttpResponse(status=204)


class SecurityQuery(Schema):
    """``before``: the ``next`` of the last reply, empty for the newest."""

    before: str = ""
    limit: int = Field(100, ge=1, le=1000)


@api.get(
    "/security/events",
    response=oversight.SecurityFeed,
    summary="Security events, newest first, for who may read them",
)
def security(request: HttpRequest, query: Query[SecurityQuery]) -> HttpResponse:
    """Ids and codes alone, and how many of each severity in the last days."""
    return _json(canonical(security_events(caller(request), query.before, query.limit)))


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001  # ninja's signature
    return of(Refused("token_invalid", "The access token is missing, ended or was revoked."))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001  # ninja's signature
    fields = ", ".join(str(found["loc"][-1]) for found in error.errors)
    return of(Refused("malformed", f"These parameters are wrong or missing: {fields}."))


@api.exception_handler(Exception)
def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, Refused) and error.code == "forbidden":
        refused(request, caller(request), NOT_THEIRS)
    return of(error)


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001  # ninja's signature
    return problem(error.status_code, "malformed", "The request cannot be read.")


def _json(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="application/json")
