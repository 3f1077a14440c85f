"""The management pages: people, teams, work items, assignments; thin, on Django's admin."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from typing import Any

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from tracker_core.model import Role
from tracker_server.accounts.backend import has_password
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.record import Action, record
from tracker_server.clock import utc
from tracker_server.directory.changes import LAST_ADMIN, alone, is_last_admin
from tracker_server.directory.passwords import put
from tracker_server.directory.people import keep, save_team
from tracker_server.reports.kept import Kept, Unchanged, by
from tracker_server.work_items.assigning import assign, save_item, unassign
from tracker_server.work_items.models import Assignment, WorkItem

WRITTEN = ("name", "email", "employee_id", "country", "role", "is_active")


class ManagementSite(admin.AdminSite):
    """Only what is registered here: the pages of the libraries, tokens among them, stay closed."""

    site_header = site_title = "TimeTracker"
    index_title = "Manage"
    enable_nav_sidebar = False
    final_catch_all_view = False  # an address that is not there says so to everybody alike


site = ManagementSite(name="admin")
site.login = secure_admin_login(site.login)  # type: ignore[method-assign]  # the one sign-in page, with its second factor


class PersonForm(Unchanged):
    """A person, and a new password where one is wanted."""

    new_password = forms.CharField(
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Better left empty: under Sign-ins and devices is a link by which the person chooses a password that"
        " nobody else knows. A new one signs the person out everywhere.",
    )

    class Meta:
        model = Person
        fields = WRITTEN

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        if password:
            if self.instance == self.by:  # asks for the old one, which whoever finds a browser open does not know
                raise forms.ValidationError("Change your own password at Change password.")
            validate_password(password, self.instance)
        return password

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance == self.by and {"role", "is_active"} & set(self.changed_data):
            raise forms.ValidationError("Nobody changes their own role or access. Ask another admin.")
        stays = cleaned.get("role") == Role.ADMIN.value and cleaned.get("is_active")
        if not self.instance._state.adding and not stays and is_last_admin(self.instance):  # noqa: SLF001  # documented by Django
            raise forms.ValidationError(LAST_ADMIN)
        return cleaned


@admin.register(Person, site=site)
class PersonAdmin(Kept):
    """People. The list shows names and roles alone; a look at one person leaves a row in that person's audit."""

    form = PersonForm
    list_display = ("name", "role", "is_active", "restricted")
    list_filter = ("role", "is_active")
    search_fields = ("name", "email", "employee_id")
    search_help_text = "Name, e-mail or employee id"
    read_as = Action.PERSON_READ

    def concerned(self, obj: Person) -> Person:
        return obj

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Two admins who take each other's role away at once come one after the other, so that one is left."""
        with alone() if request.method == "POST" else nullcontext():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        new, rows = form.cleaned_data["new_password"], []
        with transaction.atomic():
            if new:
                rows = put(obj, new, by(request))
            elif not change:
                obj.set_unusable_password()
            changed = {*WRITTEN} & {*form.changed_data} | ({"password"} if new else set())
            record([*keep(obj, by(request), changed=changed if change else ()), *rows])
        if not obj.has_usable_password() and obj.is_active and has_password(obj):
            at = reverse("sign_ins", args=[obj.pk])
            told = '{} has no password yet. <a href="{}">Make a link to choose one</a>.'
            self.message_user(request, format_html(told, obj.name, at))

    @admin.display(description="records")
    def restricted(self, person: Person) -> str:
        """Whether their records are only kept."""
        return "" if person.restricted_at is None else "restricted"


class TeamForm(Unchanged):
    """A team and who is in it."""

    class Meta:
        model = Team
        fields = ("name", "members")


@admin.register(Team, site=site)
class TeamAdmin(Kept):
    """Teams. A manager leads those that they are a member of."""

    form = TeamForm
    list_display = ("name", "size")
    search_fields = ("name",)
    autocomplete_fields = ("members",)

    def save_model(self, request: HttpRequest, obj: Team, form: Any, change: bool) -> None:  # noqa: ARG002
        save_team(obj, form.cleaned_data["members"], by(request))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The members are saved with the team."""

    @admin.display(description="people")
    def size(self, team: Team) -> int:
        """How many are in it."""
        return team.members.count()


class WorkItemForm(Unchanged):
    """A work item."""

    class Meta:
        model = WorkItem
        fields = ("key", "title", "kind", "project", "closed")


@admin.register(WorkItem, site=site)
class WorkItemAdmin(Kept):
    """Work items."""

    form = WorkItemForm
    list_display = ("key", "title", "kind", "project", "closed")
    list_filter = ("kind", "closed", "project")
    search_fields = ("key", "title")

    def save_model(self, request: HttpRequest, obj: WorkItem, form: Any, change: bool) -> None:  # noqa: ARG002
        save_item(obj, by(request))


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
        assign(obj.item, obj.person, by(request))
        obj.pk = Assignment.objects.get(item=obj.item, person=obj.person, unassigned_at=None).pk

    @admin.action(description="Take the selected items from their people")
    def take_away(self, request: HttpRequest, chosen: QuerySet[Assignment]) -> None:
        """End the chosen assignments."""
        who = by(request)
        ended = [each for each in chosen.select_related("item", "person") if unassign(each.item, each.person, who)]
        self.message_user(request, f"{len(ended)} ended.")

    @admin.display(description="since", ordering="assigned_at")
    def since(self, assignment: Assignment) -> datetime:
        """When it was made."""
        return utc(assignment.assigned_at)

    @admin.display(description="until", ordering="unassigned_at")
    def until(self, assignment: Assignment) -> datetime | None:
        """When it ended."""
        return None if assignment.unassigned_at is None else utc(assignment.unassigned_at)
