"""What all management pages have in common: nothing is deleted, a look leaves a trace, no change goes unseen."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tracker_core.wire import canonical
from tracker_server.accounts.models import Person
from tracker_server.audit.record import Action, Audited, record


def by(request: HttpRequest) -> Person:
    """Who is signed in."""
    assert isinstance(request.user, Person)
    return request.user


class Unchanged(forms.ModelForm):  # type: ignore[type-arg]  # no generic at run time
    """A form that carries what it was filled from, and is refused once that is no longer so. ``by``: who fills it."""

    by: ClassVar[Person]

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = "" if self.instance._state.adding else _state(self)  # noqa: SLF001  # documented by Django
        self.fields["shown"].initial = self._now

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("shown", "") != self._now:
            raise forms.ValidationError(
                "Somebody changed this since the page was opened, so nothing of yours was saved. Open the page again,"
                " look at how it is now, and make your change once more."
            )
        return cleaned


class Kept(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Nothing here is ever deleted: people stop to sign in, items are closed, assignments end.

    ``read_as``: what a look at one row is called in the audit of the person whom it concerns, None where it is
    no person's data.
    """

    read_as: Action | None = None

    def concerned(self, obj: Any) -> Person:
        """Whose data ``obj`` is."""
        raise NotImplementedError

    def may_change(self, request: HttpRequest, obj: Any) -> bool:
        """Whether what is opened can be changed or, where there is none yet, added."""
        return self.has_add_permission(request) if obj is None else self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Who wants to change a row holds it until the end, so that it cannot change behind the form's back."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST":
            self.model._default_manager.select_for_update().get(pk=found.pk)  # noqa: SLF001  # documented by Django
            found.refresh_from_db()
        return found

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A list is filtered by what it offers. Django would take any column, a password's hash among them, which can
        then be guessed letter by letter.
        """
        offered = {each[0] if isinstance(each, tuple) else str(each) for each in self.list_filter}
        if (
            lookup.partition("__")[0] not in offered
            or "\0" in str(value)
            or not super().lookup_allowed(lookup, value, request)
        ):
            raise PermissionDenied("The list cannot be filtered by that.")
        return True

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Who may only look is shown nothing but columns of the table."""
        fields = list(super().get_fields(request, obj))
        if self.may_change(request, obj):
            return fields
        declared: dict[str, object] = getattr(self.form, "declared_fields", {})
        return [name for name in fields if name not in declared]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.by = by(request)  # type: ignore[attr-defined]  # each request has a class of its own
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:  # the same was added meanwhile, after the form had been judged
            self.message_user(request, "Somebody saved the same at the same time. Look, and try again.", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None and self.read_as is not None and request.method == "GET":
            person, reader = self.concerned(obj), by(request)
            if person != reader:
                record([Audited(self.read_as, str(person.id), actor=str(reader.id), subject=str(obj.pk))])
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Django's own log of these pages would keep names and titles beside the audit, for ever.

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The audit has it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The audit has it."""


def _state(form: Unchanged) -> str:
    """A digest of what the fields of ``form`` were filled from."""
    values = forms.model_to_dict(form.instance, form._meta.fields)  # noqa: SLF001  # documented by Django
    plain = {
        name: sorted(str(each.pk) for each in value) if isinstance(value, list) else str(value)
        for name, value in values.items()
    }
    return hashlib.sha256(canonical(plain)).hexdigest()
