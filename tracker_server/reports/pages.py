"""The page that a person sees who opens the server's address."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Who one is, and where to go from here."""
    return render(request, "home.html")
