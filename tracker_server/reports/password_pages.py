"""The pages of passwords: to change one's own, to choose one by a link, and to make such a link for somebody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account import views as account
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from tracker_core.errors import Refused
from tracker_server.accounts.backend import has_password
from tracker_server.accounts.models import Person
from tracker_server.directory import passwords


def change_password(request: HttpRequest) -> HttpResponse:
    """One's own, where one has a password here."""
    assert isinstance(request.user, Person)
    if not request.user.has_usable_password():
        said = {"title": "You have no password here", "text": "You sign in at your organization's provider."}
        return render(request, "said.html", said)
    reply: HttpResponse = account.password_change(request)
    return reply


class ChoosePassword(PasswordResetConfirmView):
    """Where a link leads. It signs nobody in: who has a second factor is asked for it at the sign-in that follows."""

    template_name = "account/choose_password.html"
    token_generator = passwords.tokens
    success_url = reverse_lazy("account_login")

    def get_user(self, uidb64: str) -> Person | None:
        found = super().get_user(uidb64)
        return found if isinstance(found, Person) and found.is_active and has_password(found) else None

    def form_valid(self, form: SetPasswordForm[Any]) -> HttpResponse:
        assert isinstance(self.user, Person)
        token = self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN)
        try:
            passwords.choose(self.user, token, form.cleaned_data["new_password1"])
        except Refused:
            return redirect(self.request.path)  # which says that the link serves no longer
        messages.info(self.request, "Your password is set. Sign in with it.")
        return redirect(self.success_url)


@require_POST
def make_link(request: HttpRequest, person: UUID) -> HttpResponse:
    """A link for somebody, shown once; for whoever manages people."""
    assert isinstance(request.user, Person)
    of = get_object_or_404(Person, id=person)
    if of == request.user:
        said = {"title": "Not for yourself", "text": "Change your password instead, or ask another admin for a link."}
        return render(request, "said.html", said, status=403)
    try:
        ((_, link),) = passwords.links([of], request.user)
    except Refused as error:
        return render(request, "said.html", {"title": "No link was made", "text": error.message}, status=409)
    return render(request, "link.html", {"of": of, "link": link, "days": settings.LINK_DAYS})
