"""People and their teams. A person is Django's user; rights come from one role, not from groups and permissions."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import RegexValidator
from django.db import models

from tracker_core import model
from tracker_core.model import Role
from tracker_server.accounts.access import MANAGED, STAFF, model_rights
from tracker_server.accounts.rights import GRANTS, Right
from tracker_server.clock import now_ms


class PersonManager(BaseUserManager["Person"]):
    """Finds people by e-mail whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Someone of the organization. ``id`` is the OpenID subject and stands in every event.

    ``external_id``: how the organization's directory names them, empty for none. ``restricted_at`` (UTC ms): since when
    their records are only kept, not used (GDPR, article 18), None for not.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mail", max_length=254, unique=True)
    name = models.CharField("full name", max_length=300)
    employee_id = models.CharField("employee id", max_length=64, blank=True)
    role = models.CharField(
        max_length=20,
        choices=[(role.value, role.value.replace("_", " ")) for role in Role],
        default=Role.EMPLOYEE.value,
    )
    is_active = models.BooleanField("may sign in", default=True)
    created_at = models.BigIntegerField(default=now_ms, editable=False)
    country = models.CharField(
        max_length=2,
        blank=True,
        validators=[RegexValidator("^[A-Z]{2}$", "Two capital letters, as in ISO 3166-1.")],
        help_text="ISO 3166-1, two letters; says for how long records are kept. Empty: the usual term.",
    )
    external_id = models.CharField(max_length=200, blank=True, editable=False)
    restricted_at = models.BigIntegerField(null=True, editable=False)

    # Set on what was read from the database, never kept: whoever must have a second factor and shows none.
    only_own = False

    objects = PersonManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    @property
    def as_person(self) -> model.Person:
        """What devices are told of this person."""
        return model.Person(
            str(self.id), self.name, self.email, self.employee_id, Role(self.role), self.restricted_at is not None
        )

    def may(self, right: Right) -> bool:
        """Whether this person's role grants ``right``; nothing does once they have left."""
        return self.is_active and right in GRANTS[Role(self.role)] and (right is Right.OWN or not self.only_own)

    def leads(self, person: Person) -> bool:
        """Whether ``person`` is in a team of this manager."""
        return self.may(Right.READ_TEAM) and Team.objects.filter(members=self).filter(members=person).exists()

    @property
    def is_staff(self) -> bool:
        """Whether the management pages open."""
        return any(self.may(right) for right in STAFF)

    def has_perm(self, perm: str, obj: object = None) -> bool:  # noqa: ARG002  # Django's signature
        return any(self.may(right) for right in model_rights(perm))

    def has_module_perms(self, app_label: str) -> bool:
        labels = (label for label in MANAGED if label.startswith(f"{app_label}."))
        return any(self.may(right) for label in labels for right in MANAGED[label].look)


class Team(models.Model):
    """People who work together. A manager leads the teams that they are a member of."""

    name = models.CharField(max_length=200, unique=True)
    external_id = models.CharField(max_length=200, blank=True, editable=False)
    members = models.ManyToManyField(Person, related_name="teams", blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class BrowserSession(AbstractBaseSession):
    """A session of a browser; ``person`` is None until somebody signs in."""

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="sessions")

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from tracker_server.accounts.sessions import SessionStore  # which needs this model

        return SessionStore


class Attempts(models.Model):
    """How often something was tried, for every server of this database. Times in UTC ms.

    ``key`` is a keyed hash: it tells nobody whose account or address it is. Rows are deleted within days.
    """

    key = models.CharField(primary_key=True, max_length=64)
    count = models.IntegerField(default=0)
    since = models.BigIntegerField(default=0)
    barred_until = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.key
