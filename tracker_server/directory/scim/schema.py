"""What of SCIM's schemas we keep: a trimmed user and group, published as such. All else that is sent is dropped.

A directory sends more of people than the tracking of time needs; what is not declared here is not kept.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field
from scim2_models import (
    URN,
    AuthenticationScheme,
    Bulk,
    CaseExact,
    ChangePassword,
    ComplexAttribute,
    ETag,
    Extension,
    Filter,
    Mutability,
    Patch,
    Reference,
    Required,
    Resource,
    ResourceType,
    ScimPolicy,
    ScimProvider,
    ServiceProviderConfig,
    Sort,
    Uniqueness,
)
from scim2_models.resources.resource import AnyExtension

from tracker_core.model import Role

MAX_RESULTS = 200


class Name(ComplexAttribute):
    """The parts of a full name."""

    given_name: str | None = None
    family_name: str | None = None


class Email(ComplexAttribute):
    """The one e-mail that is kept, of all that are sent: the primary one, else the first."""

    value: str | None = None
    type: str | None = Field(None, examples=["work"])
    primary: bool | None = None


class PersonRole(ComplexAttribute):
    """The one role here: the primary one, else the first."""

    value: str | None = Field(None, examples=[role.value for role in Role])
    primary: bool | None = None


class Address(ComplexAttribute):
    """The country, two letters, for which the term of records is looked up."""

    country: str | None = None
    type: str | None = Field(None, examples=["work"])


class TeamOfPerson(ComplexAttribute):
    """A team of the person."""

    value: Annotated[str | None, Mutability.read_only, CaseExact.true] = None
    display: Annotated[str | None, Mutability.read_only] = None


class User(Resource[AnyExtension]):
    """A person."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:User")

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = None
    display_name: str | None = None
    name: Name | None = None
    Name: ClassVar[type[ComplexAttribute]] = Name
    active: bool | None = None
    emails: list[Email] | None = None
    Emails: ClassVar[type[ComplexAttribute]] = Email
    roles: list[PersonRole] | None = None
    Roles: ClassVar[type[ComplexAttribute]] = PersonRole
    addresses: list[Address] | None = None
    Addresses: ClassVar[type[ComplexAttribute]] = Address
    groups: Annotated[list[TeamOfPerson] | None, Mutability.read_only] = None
    Groups: ClassVar[type[ComplexAttribute]] = TeamOfPerson


class Member(ComplexAttribute):
    """A person of a team."""

    value: Annotated[str | None, Mutability.immutable, CaseExact.true] = None
    ref: Annotated[Reference[User] | None, Mutability.immutable] = Field(  # type: ignore[type-arg]
        None, serialization_alias="$ref", validation_alias="$ref"
    )
    type: Annotated[str | None, Mutability.immutable] = Field(None, examples=["User"])


class Group(Resource[Any]):
    """A team."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:Group")

    display_name: Annotated[str | None, Uniqueness.server, Required.true] = None
    members: list[Member] | None = None
    Members: ClassVar[type[ComplexAttribute]] = Member


class EnterpriseUser(Extension):
    """Of the enterprise extension: the employee id."""

    __schema__ = URN("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")

    employee_number: str | None = None


CONFIG = ServiceProviderConfig(
    patch=Patch(supported=True),
    bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
    filter=Filter(supported=True, max_results=MAX_RESULTS),
    change_password=ChangePassword(supported=False),
    sort=Sort(supported=False),
    etag=ETag(supported=True),
    authentication_schemes=[
        AuthenticationScheme(
            type=AuthenticationScheme.Type.oauthbearertoken,
            name="Bearer token",
            description="A token made with `timetracker-server scim-token`.",
            primary=True,
        )
    ],
)

PROVIDER = ScimProvider(
    models=[User, EnterpriseUser, Group],
    resource_types=[ResourceType.from_resource(User[EnterpriseUser]), ResourceType.from_resource(Group)],
    config=CONFIG,
    policy=ScimPolicy(  # Entra ID and Okta send more than the schemas have, and paths that are not as the RFC says
        unknown=ScimPolicy.Unknown.ignore,
        remove_value_as_filter=ScimPolicy.RemoveValue.apply,
        unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
    ),
)

ScimUser = User[Any]
