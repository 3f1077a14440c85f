"""A person at a browser, for demo and tests: opens a page, fills in the forms of a sign-in, and sends them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import requests

MAX_FORMS = 6  # login, second factor, code, confirmation: more means going in circles


@dataclass(slots=True)
class _Form:
    action: str = ""
    method: str = "get"
    fields: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Forms(HTMLParser):
    """The forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[_Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(_Form(values.get("action", ""), values.get("method", "get").lower()))
        elif not self.forms:
            return
        elif values.get("type", "submit" if tag == "button" else "text") == "submit":
            self.forms[-1].buttons.append((values.get("name", ""), values.get("value", "")))
        elif tag == "input" and values.get("name"):
            if values.get("type") == "checkbox" and "checked" not in values:
                return
            self.forms[-1].fields[values["name"]] = values.get("value", "")
            if values.get("type") != "hidden":
                self.forms[-1].typed.add(values["name"])


class WebPerson:
    """Someone with an e-mail address and a password, and cookies of their own. ``ca_file``: whom to trust further."""

    def __init__(self, email: str, password: str, ca_file: str = "") -> None:
        self._email = email
        self._password = password
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = ca_file or True

    def sign_in(self, url: str, user_code: str = "") -> str:
        """Open ``url`` and go on until no form of the sign-in is left; the last page's text.

        Raises ``RuntimeError`` when a page cannot be understood or the forms do not end.
        """
        reply = self._session.get(url, timeout=30)
        for _ in range(MAX_FORMS):
            form = self._next_form(reply.text)
            if form is None:
                reply.raise_for_status()
                return reply.text
            reply = self._session.request(
                form.method,
                urljoin(reply.url, form.action) if form.action else reply.url,
                data=self._filled(form, user_code),
                headers={"Referer": reply.url},
                timeout=30,
            )
        raise RuntimeError(f"The sign-in does not end; the last page was {reply.url}")

    def _next_form(self, page: str) -> _Form | None:
        parser = _Forms()
        parser.feed(page)
        forms = [form for form in parser.forms if form.method == "post"]
        confirming = "user_code" in page or "consent" in page
        return next((form for form in forms if form.typed), forms[0] if forms and confirming else None)

    def _filled(self, form: _Form, user_code: str) -> dict[str, str]:
        known = {"login": self._email, "email": self._email, "username": self._email, "password": self._password}
        known |= {"user_code": user_code, "code": user_code}
        data = {name: known.get(name, value) if name in form.typed else value for name, value in form.fields.items()}
        if form.buttons and form.buttons[0][0]:
            data[form.buttons[0][0]] = form.buttons[0][1]
        return data
