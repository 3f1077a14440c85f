"""The verifier of exports, for whoever wants it: nobody has to sign in to check what the organization says."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker_core.exported import VERIFIER
from tracker_verify.archive import verifier


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the verifier is for, how it is run, and its SHA-256 to compare with that of another server's."""
    return render(request, "verify.html", {"name": VERIFIER, "sha256": hashlib.sha256(verifier()).hexdigest()})


@require_safe
def download(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """The file itself."""
    headers = {"Content-Disposition": f'attachment; filename="{VERIFIER}"'}
    return HttpResponse(verifier(), content_type="application/octet-stream", headers=headers)
