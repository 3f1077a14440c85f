"""The management pages: people, work items, assignments; thin, on Django's admin, for the role admin alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from tracker_server.accounts.models import Person
from tracker_server.privacy.models import PersonRequest
from tracker_server.privacy.rights import answer
from tracker_server.reports.people import save_person
from tracker_server.work_items.assigning import assign, save_item, unassign
from tracker_server.work_items.models import Assignment, WorkItem


class ManagementSite(admin.AdminSite):
    """Only what is registered here: the pages of the libraries, tokens among them, stay closed."""

    site_header = site_title = "TimeTracker"
    index_title = "Manage"


site = ManagementSite(name="admin")
site.login = secure_admin_login(site.login)  # type: ignore[method-assign]  # the one sign-in page, with its second factor


class Kept(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Nothing here is ever deleted: people stop to sign in, items are closed, assignments end."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic at run time
    """A person, and a new password where one is wanted."""

    password = forms.CharField(
        label="New password",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Empty: the password stays as it is. Without one, nobody can sign in.",
    )

    class Meta:
        model = Person
        fields = ("name", "email", "employee_id", "role", "is_active")

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password, self.instance)
        return password

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


@admin.register(Person, site=site)
class PersonAdmin(Kept):
    """People."""

    form = PersonForm
    list_display = ("name", "email", "employee_id", "role", "is_active")
    list_filter = ("role", "is_active")
    search_fields = ("name", "email", "employee_id")

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        if form.cleaned_data["password"]:
            obj.set_password(form.cleaned_data["password"])
        elif not change:
            obj.set_unusable_password()
        save_person(obj, _by(request))


@admin.register(WorkItem, site=site)
class WorkItemAdmin(Kept):
    """Work items."""

    list_display = ("key", "title", "kind", "project", "closed")
    list_filter = ("kind", "closed", "project")
    search_fields = ("key", "title")

    def save_model(self, request: HttpRequest, obj: WorkItem, form: Any, change: bool) -> None:  # noqa: ARG002
        save_item(obj, _by(request))


class AssignmentForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic at run time
    """A new assignment."""

    class Meta:
        model = Assignment
        fields = ("person", "item")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        current = Assignment.objects.filter(person=cleaned.get("person"), item=cleaned.get("item"), unassigned_at=None)
        if current.exists():
            raise forms.ValidationError("That item is assigned to that person already.")
        return cleaned


@admin.register(Assignment, site=site)
class AssignmentAdmin(Kept):
    """Assignments, ended ones too."""

    form = AssignmentForm
    autocomplete_fields = ("person", "item")
    list_display = ("item", "person", "since", "until", "assigned_by", "unassigned_by")
    list_filter = (("unassigned_at", admin.EmptyFieldListFilter),)
    search_fields = ("item__key", "item__title", "person__name", "person__email")
    actions = ("take_away",)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        # The list with its action opens; a single one is history and stays as it is.
        return obj is None and super().has_change_permission(request)

    def save_model(self, request: HttpRequest, obj: Assignment, form: Any, change: bool) -> None:  # noqa: ARG002
        assign(obj.item, obj.person, _by(request))
        obj.pk = Assignment.objects.get(item=obj.item, person=obj.person, unassigned_at=None).pk

    @admin.action(description="Take the selected items from their people")
    def take_away(self, request: HttpRequest, chosen: QuerySet[Assignment]) -> None:
        """End the chosen assignments."""
        by = _by(request)
        ended = [each for each in chosen.select_related("item", "person") if unassign(each.item, each.person, by)]
        self.message_user(request, f"{len(ended)} ended.")

    @admin.display(description="since", ordering="assigned_at")
    def since(self, assignment: Assignment) -> datetime:
        """When it was made."""
        return _shown(assignment.assigned_at)

    @admin.display(description="until", ordering="unassigned_at")
    def until(self, assignment: Assignment) -> datetime | None:
        """When it ended."""
        return None if assignment.unassigned_at is None else _shown(assignment.unassigned_at)


@admin.register(PersonRequest, site=site)
class PersonRequestAdmin(Kept):
    """What people asked for, to be answered."""

    list_display = ("kind", "person", "state", "opened", "due")
    list_filter = ("state", "kind")
    readonly_fields = ("person", "kind", "text", "opened", "due", "answered_by")
    fields = (*readonly_fields, "state", "answer")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def save_model(self, request: HttpRequest, obj: PersonRequest, form: Any, change: bool) -> None:  # noqa: ARG002
        answer(obj, _by(request))

    @admin.display(description="asked", ordering="opened_at")
    def opened(self, request: PersonRequest) -> datetime:
        """When it was asked."""
        return _shown(request.opened_at)

    @admin.display(description="to be answered by", ordering="due_at")
    def due(self, request: PersonRequest) -> datetime:
        """By when it has to be answered."""
        return _shown(request.due_at)


def _shown(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def _by(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
