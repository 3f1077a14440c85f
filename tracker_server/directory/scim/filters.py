"""Turns a SCIM filter (RFC 7644, 3.4.2.2) into a condition of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_, or_
from typing import Any
from uuid import UUID

from django.db.models import Q
from scim2_models import AttributeBinding, InvalidFilterException, ScimFilter
from scim2_models.path import (
    AttrPath,
    CompareOperator,
    Comparison,
    FilterVisitor,
    LogicalExpr,
    LogicalOperator,
    Not,
    Present,
    ValuePath,
    coerce_value,
)

from tracker_core import wire
from tracker_server.accounts.models import Person, Team
from tracker_server.directory.changes import readable
from tracker_server.directory.scim.schema import Group

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING
MAX_CONDITIONS = 200  # of several hundred a database makes no statement
LOOKUPS: Mapping[CompareOperator, str] = {
    CompareOperator.co: "contains",
    CompareOperator.sw: "startswith",
    CompareOperator.ew: "endswith",
    CompareOperator.gt: "gt",
    CompareOperator.ge: "gte",
    CompareOperator.lt: "lt",
    CompareOperator.le: "lte",
}
TEXT = frozenset({CompareOperator.co, CompareOperator.sw, CompareOperator.ew})


@dataclass(frozen=True, slots=True)
class Column:
    """Where an attribute is kept: the name of a field; for ``constant`` it has that value for everybody."""

    field: str = ""
    constant: str | bool | None = None


Place = tuple[str, str | None]  # the names of an attribute and its part in the models of ``schema``

USER: Mapping[Place, Column] = {
    ("id", None): Column("id"),
    ("external_id", None): Column("external_id"),
    ("display_name", None): Column("name"),
    ("name", "given_name"): Column("in_directory__given_name"),
    ("name", "family_name"): Column("in_directory__family_name"),
    ("active", None): Column("is_active"),
    ("emails", "value"): Column("email"),
    ("emails", "type"): Column(constant="work"),
    ("emails", "primary"): Column(constant=True),
    ("roles", "value"): Column("role"),
    ("addresses", "country"): Column("country"),
    ("addresses", "type"): Column(constant="work"),
    ("employee_number", None): Column("employee_id"),
    ("meta", "created"): Column("created_at"),
    ("meta", "last_modified"): Column("in_directory__changed_at"),
}
GROUP: Mapping[Place, Column] = {
    ("id", None): Column("id"),
    ("external_id", None): Column("external_id"),
    ("display_name", None): Column("name"),
    ("members", "type"): Column(constant="User"),
}


def user_named(user_name: str) -> Q:
    """Whose userName this is: that of the directory, or the e-mail of those that have none."""
    key = user_name.strip().lower()
    return Q(in_directory__user_key=key) | Q(email=key, in_directory__user_key=None)


def person_id(value: str) -> UUID | None:
    """``value`` as the id of a person; None if it cannot be one."""
    return UUID(value) if wire.UUID.fullmatch(value) else None


def team_id(value: str) -> int | None:
    """``value`` as the id of a team; None if it cannot be one."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else None


def condition(scim_filter: ScimFilter[Any], columns: Mapping[Place, Column]) -> Q:
    """The condition of ``scim_filter``, bound to one model, whose attributes are in ``columns``.

    Raises ``InvalidFilterException`` for an attribute that cannot be asked for.
    """
    return _ToCondition(scim_filter, columns).visit(scim_filter.ast)


class _ToCondition(FilterVisitor[Q]):
    def __init__(self, scim_filter: ScimFilter[Any], columns: Mapping[Place, Column]) -> None:
        self._filter = scim_filter
        self._columns = columns
        self._within: AttrPath | None = None
        self._conditions = 0

    def visit_comparison(self, node: Comparison) -> Q:
        self._conditions += 1
        if self._conditions > MAX_CONDITIONS:
            raise InvalidFilterException(detail=f"A filter has at most {MAX_CONDITIONS} conditions.")
        binding = self._filter.resolve_comparison(self._full(node.attr_path), strict=False)
        if binding is None:
            return NOTHING
        value = coerce_value(binding, node.value, node.op)
        if isinstance(value, str) and not readable(value):
            raise InvalidFilterException(detail="A value holds a control character.")
        place = (binding.field_name, binding.sub_field_name)
        if place == ("user_name", None):
            return _user_name(node.op, str(value))
        if place in {("members", "value"), ("groups", "value")} and node.op is CompareOperator.eq:
            return _membership(binding.field_name, str(value))
        column = self._column(place)
        if column.constant is not None:
            same = _folded(column.constant) == _folded(value)
            return EVERYTHING if same == (node.op is CompareOperator.eq) else NOTHING
        return _compared(column.field, node.op, value, binding)

    def visit_present(self, node: Present) -> Q:
        binding = self._filter.resolve_comparison(self._full(node.attr_path), strict=False)
        if binding is None:
            return NOTHING
        place = (binding.field_name, binding.sub_field_name)
        if place == ("user_name", None) or binding.target_type is not str:
            return EVERYTHING
        if place[0] in {"members", "groups"}:
            return Q(**{f"{'members' if place[0] == 'members' else 'teams'}__isnull": False})
        column = self._column(place)
        if column.constant is not None or column.field == "id":
            return EVERYTHING
        return ~Q(**{column.field: ""}) & Q(**{f"{column.field}__isnull": False})

    def visit_not(self, node: Not) -> Q:
        return ~self.visit(node.expr)

    def visit_logical_expr(self, node: LogicalExpr) -> Q:
        return reduce(and_ if node.op is LogicalOperator.and_ else or_, map(self.visit, node.terms))

    def visit_value_path(self, node: ValuePath) -> Q:
        self._within = node.attr_path
        try:
            return self.visit(node.val_filter)
        finally:
            self._within = None

    def _full(self, path: AttrPath) -> AttrPath:
        return path if self._within is None else AttrPath(self._within.attr, path.attr, self._within.uri)

    def _column(self, place: Place) -> Column:
        column = self._columns.get(place)
        if column is None:
            raise InvalidFilterException(detail="This attribute cannot be filtered by.")
        return column


def _compared(field: str, op: CompareOperator, value: object, binding: AttributeBinding) -> Q:
    if isinstance(value, datetime):
        value = int(value.timestamp() * 1000)
    if field == "id":
        value = team_id(str(value)) if binding.model is Group else person_id(str(value))
        if value is None:
            return NOTHING if op is CompareOperator.eq else EVERYTHING
    if value is None:
        value = ""
    folded = "" if binding.case_exact or not isinstance(value, str) else "i"
    if op in {CompareOperator.eq, CompareOperator.ne}:
        same = Q(**{f"{field}__{folded}exact": value})
        return same if op is CompareOperator.eq else ~same
    if field == "id" or isinstance(value, bool):
        raise InvalidFilterException(detail="This attribute has no order.")
    return Q(**{f"{field}__{folded if op in TEXT else ''}{LOOKUPS[op]}": value})


def _user_name(op: CompareOperator, value: str) -> Q:
    if op in {CompareOperator.eq, CompareOperator.ne}:
        return user_named(value) if op is CompareOperator.eq else ~user_named(value)
    key, lookup = value.lower(), LOOKUPS[op]
    by_mail = Q(in_directory__user_key=None, **{f"email__{lookup}": key})
    return Q(**{f"in_directory__user_key__{lookup}": key}) | by_mail


def _membership(field: str, value: str) -> Q:
    """By a query of its own, so that no row comes twice."""
    if field == "members":
        person = person_id(value)
        return NOTHING if person is None else Q(pk__in=Team.objects.filter(members=person).values("pk"))
    team = team_id(value)
    return NOTHING if team is None else Q(pk__in=Person.objects.filter(teams=team).values("pk"))


def _folded(value: object) -> object:
    return value.lower() if isinstance(value, str) else value
