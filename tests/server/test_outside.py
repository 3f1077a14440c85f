"""The settings that name other programs: what is taken, and the sentence for what is not."""

import ast
import ipaddress
from pathlib import Path

import pytest

from tracker_core.errors import Refused, TrackerError
from tracker_server import config, outside


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret"
    file.write_text("s3cret\n")
    return str(file)


def test_a_provider(secret):
    values = {"oidc_issuer": "https://id.example.org/x/", "oidc_client_id": "tt", "oidc_client_secret_file": secret}
    found = outside.provider(values)
    assert (found.issuer, found.client_secret) == ("https://id.example.org/x/", "s3cret")
    assert "s3cret" not in repr(found)
    assert outside.provider({}) is None


def test_a_webhook(secret):
    found = outside.webhook({"alert_webhook": "https://chat.example.org/in?x=1", "alert_webhook_secret_file": secret})
    assert found.url == "https://chat.example.org/in?x=1"
    assert "s3cret" not in repr(found)
    assert outside.webhook({}) is None


@pytest.mark.parametrize(
    ("url", "port", "tls", "user"),
    [
        ("smtp://mail.example.org", 587, "starttls", ""),
        ("smtps://it%40example.org@mail.example.org", 465, "always", "it@example.org"),
        ("smtp://mail.example.org:2525", 2525, "starttls", ""),
        ("smtp://127.0.0.1:25", 25, "never", ""),
        ("smtps://127.0.0.1", 465, "always", ""),
    ],
)
def test_mail_leaves_this_machine_encrypted(url, port, tls, user):
    found = outside.mail({"alert_mail": "a@x.example, b@x.example", "mail_from": "t@x.example", "smtp_url": url})
    assert (found.port, found.tls, found.user) == (port, tls, user)
    assert found.recipients == ("a@x.example", "b@x.example")


MAIL = {"alert_mail": "a@x.example", "mail_from": "t@x.example", "smtp_url": "smtp://mail.example.org"}
OIDC = {"oidc_issuer": "https://id.example.org", "oidc_client_id": "tt", "oidc_client_secret_file": "SECRET"}


@pytest.mark.parametrize(
    ("read", "values", "code"),
    [
        (outside.provider, {**OIDC, "oidc_issuer": "http://id.example.org"}, "bad_oidc_issuer"),
        (outside.provider, {**OIDC, "oidc_issuer": "https://u:p@id.example.org"}, "bad_oidc_issuer"),
        (outside.provider, {**OIDC, "oidc_issuer": "https://[bad"}, "bad_oidc_issuer"),
        (outside.provider, {**OIDC, "oidc_issuer": "https://id.example.org/" + "x" * 200}, "bad_oidc_issuer"),
        (outside.provider, {**OIDC, "oidc_client_id": ""}, "oidc_incomplete"),
        (outside.provider, {"oidc_name": "X"}, "oidc_incomplete"),
        (outside.provider, {**OIDC, "oidc_client_secret_file": "/no/such"}, "secret_unreadable"),
        (outside.webhook, {"alert_webhook": "https://x.example"}, "webhook_incomplete"),
        (
            outside.webhook,
            {"alert_webhook": "http://chat.example.org", "alert_webhook_secret_file": "SECRET"},
            "bad_alert_webhook",
        ),
        (outside.mail, {"alert_mail": "a@x.example"}, "mail_incomplete"),
        (outside.mail, {**MAIL, "alert_mail": "nobody"}, "bad_mail"),
        (outside.mail, {**MAIL, "mail_from": "a@x.example\nBcc: z@x.example"}, "bad_mail"),
        (outside.mail, {**MAIL, "smtp_url": "http://mail.example.org"}, "bad_smtp_url"),
        (outside.mail, {**MAIL, "smtp_url": "smtp://u:p@mail.example.org"}, "bad_smtp_url"),
        (outside.mail, {**MAIL, "smtp_url": "smtp://mail.example.org:99999"}, "bad_smtp_url"),
    ],
)
def test_what_is_refused(read, values, code, secret):
    with pytest.raises(TrackerError) as refused:
        read({name: value.replace("SECRET", secret) for name, value in values.items()})
    assert refused.value.code == code


def test_an_empty_secret_is_refused(tmp_path):
    empty = tmp_path / "empty"
    empty.write_text("\n")
    with pytest.raises(Refused, match="is empty"):
        outside.webhook({"alert_webhook": "https://x.example", "alert_webhook_secret_file": str(empty)})


def environment(tmp_path, **values):
    return {"TIMETRACKER_SERVER_HOME": str(tmp_path), **{config.FIELDS[name]: each for name, each in values.items()}}


def test_passwords_are_for_all_unless_there_is_a_provider(tmp_path, secret):
    oidc = {**OIDC, "oidc_client_secret_file": secret}
    assert config.load(environment(tmp_path)).local_passwords == "all"
    assert config.load(environment(tmp_path, **oidc)).local_passwords == "admins"
    assert config.load(environment(tmp_path, **oidc, local_passwords="all")).local_passwords == "all"


@pytest.mark.parametrize(
    "values", [{"local_passwords": "admins"}, {"local_passwords": "none"}, {"second_factor": "sometimes"}]
)
def test_a_choice_that_is_none_is_refused(tmp_path, values):
    with pytest.raises(Refused) as refused:
        config.load(environment(tmp_path, **values))
    assert refused.value.code == f"bad_{next(iter(values))}"


CALLERS = ("requests", "httpx", "httpx2", "aiohttp", "urllib.request", "urllib3", "http.client", "smtplib")
CALLERS += ("allauth.socialaccount.providers",)


def imported(file: Path) -> set[str]:
    """The modules that ``file`` imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_no_other_code_calls_out():
    """What people recorded goes nowhere but to who signs in: only the settings above make the server call anybody."""
    top = Path(config.__file__).parent
    calling = {
        file.relative_to(top).as_posix()
        for file in top.rglob("*.py")
        if any(f"{module}.".startswith(f"{caller}.") for module in imported(file) for caller in CALLERS)
    }
    assert calling == {"security/delivery.py", "accounts/provider.py", "accounts/provider_views.py"}


@pytest.mark.parametrize("url", ["https://time.example.org", "https://TIME.example.org:8443/", "http://[::1]:8440"])
def test_an_address_of_this_server(url, tmp_path):
    found = config.load({"TIMETRACKER_SERVER_HOME": str(tmp_path), "TIMETRACKER_URL": url})
    assert found.url == url.lower().rstrip("/")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "https://*"),
        ("URL", "https://.example.org"),
        ("URL", "https://a b"),
        ("URL", "https://[::1"),
        ("URL", "https://user:pass@time.example.org"),
        ("URL", "https://time.example.org:99999"),
        ("URL", "https://time.example.org?x"),
        ("DATABASE_URL", "postgresql://[::1/x"),
        ("DATABASE_URL", "postgresql://u:secret@h:port/x"),
        ("DATABASE_URL", "postgresql://u@h/"),
        ("PROXIES", "10.0.0.1/8"),
        ("PROXIES", "a proxy"),
        ("PROXIES", "0.0.0.0/0"),
    ],
)
def test_what_is_no_address_is_one_sentence(name, value, tmp_path):
    with pytest.raises(Refused) as error:
        config.load({"TIMETRACKER_SERVER_HOME": str(tmp_path), f"TIMETRACKER_{name}": value})
    assert error.value.code == f"bad_{name.lower()}"
    assert "secret" not in error.value.message


@pytest.mark.parametrize(
    ("values", "from_here", "from_there"),
    [
        ({}, False, False),
        ({"TIMETRACKER_URL": "https://time.example.org"}, True, False),
        ({"TIMETRACKER_URL": "https://time.example.org", "TIMETRACKER_PROXIES": "10.0.7.0/24, fd00::7"}, True, True),
    ],
)
def test_whose_word_counts_for_where_a_request_comes_from(values, from_here, from_there, tmp_path):
    found = config.load({"TIMETRACKER_SERVER_HOME": str(tmp_path), **values}).proxies

    def counts(address):
        return any(ipaddress.ip_address(address) in network for network in found)

    assert counts("127.0.0.1") == counts("::1") == from_here
    assert counts("10.0.7.9") == counts("fd00::7") == from_there
    assert not counts("10.0.8.9")
