"""The address ``/scim/v2``: who calls, the request for scim2-server, its answer, and errors as SCIM says them."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Union

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from scim2_models import (
    ForbiddenException,
    InvalidValueException,
    ListResponse,
    PatchOp,
    PayloadTooLargeException,
    Resource,
    ResourceType,
    ResponseParameters,
    SCIMException,
    SearchRequest,
    UnauthorizedException,
    UniquenessException,
)
from scim2_server.conditions import Conditions
from scim2_server.handler import ScimHandler
from scim2_server.requests import ScimRequest
from scim2_server.responses import SCIM_MEDIA_TYPE, ScimResponse
from scim2_server.service import ScimService
from scim2_server.utils import parametrize

from tracker_core.errors import Refused, Unavailable
from tracker_server.directory.scim.resources import keep_one
from tracker_server.directory.scim.schema import PROVIDER, User
from tracker_server.directory.scim.sent import as_meant, moves
from tracker_server.directory.scim.storage import DirectoryStorage
from tracker_server.directory.tokens import check
from tracker_server.log_lines import why

PATH = "/scim/v2"
RETRY_AFTER_S = 10
SLOW_DOWN_S = 60
READING = frozenset({"GET", "HEAD"})
STAYS = ("external_id", "display_name", "name", "active", "emails", "roles", "addresses", "EnterpriseUser", "members")
ERRORS: Mapping[str, type[SCIMException]] = {
    "bad_person": InvalidValueException,
    "bad_team": InvalidValueException,
    "taken": UniquenessException,
    "came_back_as_another": UniquenessException,
    "last_admin": ForbiddenException,
    "token_invalid": UnauthorizedException,
}

log = logging.getLogger("tracker_server.directory")
service = ScimService(PROVIDER)

# pydantic forgets a class made of a generic one once nobody holds it, and scim2-server makes them anew with each
# request: that took most of the time of a search.
_models = service.get_models()
HELD = (
    parametrize(ListResponse, Union[tuple(_models)]),  # noqa: UP007  # made of what is known at run time
    *(parametrize(kind, model) for kind in (PatchOp, SearchRequest, ResponseParameters) for model in _models),
)


class Handler(ScimHandler):
    """What a PUT leaves out stays as it is (RFC 7644, 3.5.1 lets us choose).

    A directory that was not told to send roles or a country would otherwise take away what an admin gave.
    """

    storage: DirectoryStorage

    def patch(self, request: ScimRequest) -> ScimResponse:
        with self.service.provider:
            target = self.service.match(request)
            kind = self.service.resource_type_at(str(target.endpoint))
        of_members = None
        if kind.name == "Group" and not request.query and request.header("If-Match") is None:
            of_members = moves(request.header("Content-Type"), request.body)
        if of_members is None:
            return super().patch(replace(request, body=as_meant(request.body)))
        with self.storage.operation():
            version = self.storage.move(str(target.resource_id), of_members)
        return ScimResponse(HTTPStatus.NO_CONTENT, None, {"ETag": version})

    def replace_resource(
        self,
        resource_type: ResourceType,
        current: Resource[Any],
        replacement: Resource[Any],
        conditions: Conditions,
    ) -> Resource[Any]:
        if isinstance(replacement, User):
            keep_one(replacement)
        for name in STAYS:
            if name in type(current).model_fields and getattr(replacement, name) is None:
                setattr(replacement, name, getattr(current, name))
        return super().replace_resource(resource_type, current, replacement, conditions)


@csrf_exempt  # no cookie counts here, the token does
def scim(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Every request below ``/scim/v2``."""
    try:
        check(request.headers.get("Authorization", ""), get_adapter().get_client_ip(request))
        return _answer(_handled(request, rest))
    except Exception as error:  # noqa: BLE001  # each gets its answer
        return _failed(error)


def _handled(request: HttpRequest, rest: str) -> ScimResponse:
    asked = ScimRequest(
        method="GET" if request.method == "HEAD" else request.method or "GET",
        base_url=f"{settings.PUBLIC_URL}{PATH}",
        path=f"/{rest.removesuffix('.scim')}",
        query=request.GET.dict(),
        headers=request.headers,
        body=request.body,
    )
    storage = DirectoryStorage(writes=request.method not in READING)
    return Handler(service, storage).handle(asked)


def _failed(error: Exception) -> HttpResponse:
    if isinstance(error, Refused) and error.code == "slow_down":
        return _error(429, error.message, Retry_After=str(SLOW_DOWN_S))
    if isinstance(error, Refused) and error.code in ERRORS:
        error = ERRORS[error.code](detail=error.message)
    elif isinstance(error, RequestDataTooBig):
        error = PayloadTooLargeException(detail="The request is larger than this server takes; send it in pieces.")
    elif isinstance(error, PermissionDenied):
        error = ForbiddenException(detail="It cannot be told where this request comes from.")
    elif isinstance(error, IntegrityError):
        error = UniquenessException(detail="Somebody else was given this a moment ago.")
    if isinstance(error, SCIMException):
        return _answer(service.error_response(error))
    if isinstance(error, Unavailable | OperationalError):
        log.error("unavailable: %s", why(error))
        return _error(503, "The server cannot do that now.", Retry_After=str(RETRY_AFTER_S))
    log.error("fault", exc_info=error)
    return _answer(service.error_response(error))


def _answer(response: ScimResponse) -> HttpResponse:
    body = b"" if response.body is None else json.dumps(response.body).encode()
    return HttpResponse(body, status=response.status.value, headers=response.headers)


def _error(status: int, detail: str, **headers: str) -> HttpResponse:
    """An error that SCIM has no name for, RFC 7644, 3.12; ``headers`` with _ for -."""
    body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": str(status), "detail": detail}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return _answer(ScimResponse(HTTPStatus(status), body, {"Content-Type": SCIM_MEDIA_TYPE, **named}))
