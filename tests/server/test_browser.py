"""What browsers are told with each page, and that no page needs what its policy forbids."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.server.conftest import PASSWORD, make_person
from tracker_core.model import Role
from tracker_server.accounts.models import Team

BEGIN = (
    "/",
    "/admin/",
    "/device",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/inactive/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/signup/",
)
MOST_PAGES = 150


class Page(HTMLParser):
    """The links of a page, and what on it a strict policy would not let work."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forbidden: list[str] = []
        self._script = False

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.forbidden += [f"<{tag} {name}=…>" for name in values if name == "style" or name.startswith("on")]
        self.forbidden += [f"<{tag}>"] if tag == "style" else []
        target = values.get("href") or values.get("src") or values.get("action") or ""
        if target.startswith(("javascript:", "http:", "https:", "//")):
            self.forbidden.append(f"<{tag}> to {target[:40]}")
        if tag == "a" and target:
            self.links.append(target)
        self._script = (
            tag == "script" and "src" not in values and values.get("type") in (None, "text/javascript", "module")
        )

    def handle_data(self, data):
        if self._script and data.strip():
            self.forbidden.append("<script> with code in it")

    def handle_endtag(self, tag):
        self._script = False


def walker(person) -> Client:
    client = Client()
    assert client.login(request=None, email=person.email, password=PASSWORD)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.ADMIN, {"/admin/accounts/person/add/", "/admin/work_items/assignment/"}),
        (Role.AUDITOR, {"/admin/accounts/person/", "/audit/", "/people/"}),
        (Role.MANAGER, {"/teams/", "/requests/", "/flags/"}),
        (Role.PRIVACY_OFFICER, {"/requests/", "/acknowledgements/", "/legal/", "/security/"}),
        (Role.EMPLOYEE, {"/my-data/", "/sign-ins/"}),
    ],
)
def test_pages_need_no_inline_script_or_style_or_other_host_and_lead_nowhere_forbidden(role, sees, item, jonas):
    person = make_person("otto@harbor.example", role)
    Team.objects.create(name="Pier").members.set([person, jonas])
    client, todo, seen, complaints = walker(person), [*BEGIN], set(), []
    while todo and len(seen) < MOST_PAGES:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        reply = client.get(path)
        if reply.status_code >= 400 and path not in BEGIN:
            complaints.append(f"a link leads to {path}: {reply.status_code}")
        if not reply["Content-Type"].startswith("text/html"):
            continue
        page = Page()
        page.feed(reply.content.decode())
        complaints += [f"{path}: {what}" for what in page.forbidden]
        links = [urlsplit(urljoin(path, link)) for link in page.links]
        todo += [link.path for link in links if not link.netloc and "logout" not in link.path]
    assert complaints == []
    assert sees <= seen


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/api/v1/me", "/.well-known/timetracker", "/nowhere", "/openid/keys"]
)
def test_each_answer_keeps_to_itself(client, db, path):
    headers = client.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Server"] == "TimeTracker"


def test_a_page_that_is_plain_http_has_no_cookie_for_https(client, db):
    page = client.get("/accounts/login/")
    assert not page.headers.get("Strict-Transport-Security")
    assert list(page.cookies) == ["csrf"]
