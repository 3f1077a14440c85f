"""The settings of one server, from the environment and one TOML file; every name is declared once, in ``FIELDS``."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tracker_core.errors import Refused, Unavailable
from tracker_server import outside
from tracker_server.countries import CODES
from tracker_server.outside import LOOPBACK, Mail, Network, Provider, Webhook, is_loopback

CONFIG_FILE = "/etc/timetracker-server.toml"
FIELDS: Mapping[str, str] = {  # name in the TOML file -> environment variable, which wins
    "home": "TIMETRACKER_SERVER_HOME",
    "keys": "TIMETRACKER_KEYS",
    "listen": "TIMETRACKER_LISTEN",
    "url": "TIMETRACKER_URL",
    "database_url": "TIMETRACKER_DATABASE_URL",
    "database_app_user": "TIMETRACKER_DATABASE_APP_USER",
    "database_password": "TIMETRACKER_DATABASE_PASSWORD",
    "database_password_file": "TIMETRACKER_DATABASE_PASSWORD_FILE",
    "tls_cert": "TIMETRACKER_TLS_CERT",
    "tls_key": "TIMETRACKER_TLS_KEY",
    "organization": "TIMETRACKER_ORGANIZATION",
    "policy_file": "TIMETRACKER_POLICY_FILE",
    "policy_version": "TIMETRACKER_POLICY_VERSION",
    "keeps_months": "TIMETRACKER_KEEPS_MONTHS",
    "keeps_months_by_country": "TIMETRACKER_KEEPS_MONTHS_BY_COUNTRY",
    "local_passwords": "TIMETRACKER_LOCAL_PASSWORDS",
    "second_factor": "TIMETRACKER_SECOND_FACTOR",
    **outside.FIELDS,
    "erasure_wait_days": "TIMETRACKER_ERASURE_WAIT_DAYS",
    "minimum_age": "TIMETRACKER_MINIMUM_AGE",
}
LOCAL_PASSWORDS = ("admins", "all")
SECOND_FACTOR = ("optional", "privileged", "all")
URL = re.compile(  # a name as it stands in a certificate, or an address; nothing that Django takes for a pattern
    r"(?P<scheme>https?)://(?P<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:(?P<port>[0-9]{1,5}))?/?"
)
SECRETS = ("database_password",)  # each can lie in a file of its own, which the setting NAME_file names


@dataclass(frozen=True, slots=True)
class Config:
    """One server's settings. ``database_url`` is empty for the encrypted SQLite database below ``home``.

    ``database_app_user``: who uses the PostgreSQL database where the tables belong to another user, who migrates.

    ``url`` is the address people and devices use, no slash at its end; ``host`` and ``port`` are where it listens.
    ``proxies``: who tells by ``X-Forwarded-`` headers where a request comes from.
    ``database_password``: empty when ``database_url`` holds it or none is needed. ``local_passwords``: whose password
    opens the door: "admins" (for when the provider is away) or "all"; ``second_factor``: who must have one: nobody
    ("optional"), who may see or do what others may not ("privileged"), "all". ``policy_file``: the organization's own
    privacy policy, with its version; None and empty for the one shipped. ``secret_files``: every file that holds a
    secret in plain text.
    ``keeps_months_by_country``: the terms of countries that have one of their own, by ISO 3166-1 code.
    ``erasure_wait_days``: how long a person can take a confirmed deletion back; ``minimum_age``: in years.
    """

    home: Path
    keys: Path
    host: str
    port: int
    url: str
    proxies: tuple[Network, ...]
    database_url: str = field(repr=False)  # may hold a password, and no log shows one
    database_password: str = field(repr=False)
    secret_files: tuple[Path, ...]
    database_app_user: str
    tls_cert: Path | None
    tls_key: Path | None
    organization: str
    policy_file: Path | None
    policy_version: str
    keeps_months: int
    keeps_months_by_country: Mapping[str, int]
    local_passwords: str
    second_factor: str
    provider: Provider | None
    webhook: Webhook | None
    mail: Mail | None
    erasure_wait_days: int
    minimum_age: int

    @property
    def database_file(self) -> Path:
        """The SQLite database, in a folder of its own so that a backup of it never holds the key."""
        return self.home / "data" / "timetracker.sqlite3"

    @property
    def encrypted_in_transit(self) -> bool:
        """Whether people reach this server by https, be it ended here or by a proxy on this machine."""
        return self.url.startswith("https://")


def load(environ: Mapping[str, str]) -> Config:
    """The settings in force. Raises ``Refused`` (a wrong value) or ``Unavailable`` (an unreadable file)."""
    values = _file(environ)
    values.update({name: environ[variable] for name, variable in FIELDS.items() if environ.get(variable)})
    home = Path(values.get("home") or _default_home()).absolute()
    host, port = listen_address(values.get("listen", "127.0.0.1:8440"))
    tls_cert, tls_key = _path(values, "tls_cert"), _path(values, "tls_key")
    if (tls_cert is None) != (tls_key is None):
        raise Refused("tls_incomplete", "tls_cert and tls_key belong together: set both or none.")
    for file in (tls_cert, tls_key):
        if file is not None and not file.is_file():
            raise Unavailable("tls_unreadable", f"{file} is not there; tls_cert and tls_key name PEM files.")
    if tls_cert is None and not is_loopback(host):
        raise Refused(
            "plain_http",
            f"Without tls_cert and tls_key this server listens on this machine only, not on {host}. "
            "Set both, or listen on 127.0.0.1 behind a proxy that ends TLS.",
        )
    url = _url(values.get("url") or default_url(host, port, tls_cert is not None))
    ends_elsewhere = tls_cert is None and url.startswith("https://")
    return Config(
        home=home,
        keys=Path(values.get("keys") or home / "keys").absolute(),
        host=host,
        port=port,
        url=url,
        proxies=(*(LOOPBACK if ends_elsewhere else ()), *outside.proxies(values)),
        database_url=_database_url(values.get("database_url", "")),
        database_app_user=_database_user(values.get("database_app_user", "")),
        database_password=_secret(values, "database_password"),
        secret_files=_secret_files(values, environ, tls_key),
        tls_cert=tls_cert,
        tls_key=tls_key,
        organization=values.get("organization", "your organization")[:200],
        policy_file=_policy(values),
        policy_version=values.get("policy_version", ""),
        keeps_months=_number(values, "keeps_months", 24, range(1, 601)),
        keeps_months_by_country=_by_country(values.get("keeps_months_by_country", "")),
        local_passwords=_local_passwords(values),
        second_factor=_one_of("second_factor", values.get("second_factor", SECOND_FACTOR[0]), SECOND_FACTOR),
        provider=outside.provider(values),
        webhook=outside.webhook(values),
        mail=outside.mail(values),
        erasure_wait_days=_number(values, "erasure_wait_days", 14, range(1, 91)),
        minimum_age=_number(values, "minimum_age", 15, range(13, 22)),
    )


def listen_address(text: str) -> tuple[str, int]:
    """("127.0.0.1", 8440) for "127.0.0.1:8440" or "[::1]:8440"; port 0 lets the system choose."""
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isdecimal() or int(port) > 65_535:
        raise Refused("bad_listen", f"{text!r} is not an address to listen on; one looks like 127.0.0.1:8440")
    return host, int(port)


def default_url(host: str, port: int, tls: bool) -> str:
    """The address a server has when none is set."""
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if tls else 'http'}://{shown}:{port}"


def _config_file(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("TIMETRACKER_SERVER_CONFIG") or CONFIG_FILE)


def _file(environ: Mapping[str, str]) -> dict[str, str]:
    path = _config_file(environ)
    if "TIMETRACKER_SERVER_CONFIG" not in environ and not path.exists():
        return {}
    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except OSError as error:
        raise Unavailable("config_unreadable", f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused("config_malformed", f"{path} is not TOML: {error}") from error
    for name, value in found.items():
        if name not in FIELDS:
            raise Refused("config_unknown", f"{path}: there is no setting {name!r}; there are {', '.join(FIELDS)}.")
        if not isinstance(value, str):
            raise Refused("config_malformed", f"{path}: {name} is not text in quotes.")
    return found


def _secret(values: Mapping[str, str], name: str) -> str:
    """The secret ``name``, or the first line of the file that ``name_file`` names; empty when neither is set."""
    file = _path(values, f"{name}_file")
    if file is None:
        return values.get(name, "")
    if values.get(name):
        raise Refused("secret_twice", f"{name} and {name}_file say the same thing: set one of them.")
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("secret_unreadable", f"{file}, which {name}_file names, cannot be read.") from error
    if not lines or not lines[0]:
        raise Refused("secret_empty", f"{file}, which {name}_file names, is empty.")
    return lines[0]


def _secret_files(values: Mapping[str, str], environ: Mapping[str, str], tls_key: Path | None) -> tuple[Path, ...]:
    named = [*(f"{name}_file" for name in SECRETS), *(name for name in outside.FIELDS if name.endswith("_file"))]
    files = [tls_key, *(_path(values, name) for name in named)]
    written = _file(environ)
    if any(written.get(name) for name in SECRETS) or urlsplit(written.get("database_url", "")).password:
        files.append(_config_file(environ))
    return tuple(file for file in files if file is not None)


def _policy(values: Mapping[str, str]) -> Path | None:
    file, version = _path(values, "policy_file"), values.get("policy_version", "")
    if (file is None) != (not version) or len(version) > 40:
        raise Refused(
            "policy_incomplete",
            "policy_file and policy_version (up to 40 characters) belong together: set both or none, and a new version "
            "with each change of the text.",
        )
    try:
        if file is not None:
            file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("policy_unreadable", f"{file} cannot be read as UTF-8 text.") from error
    return file


def _months(name: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3 and 1 <= int(text) <= 600):
        raise Refused("bad_keeps_months", f"{name} {text!r} is not a number of months from 1 to 600.")
    return int(text)


def _number(values: Mapping[str, str], name: str, usual: int, allowed: range) -> int:
    text = values.get(name, str(usual))
    if not text.isdecimal() or len(text) > 9 or int(text) not in allowed:
        raise Refused(f"bad_{name}", f"{name} {text!r} is not a number from {allowed[0]} to {allowed[-1]}.")
    return int(text)


def _by_country(text: str) -> dict[str, int]:
    """{"DE": 24, "FR": 12} for "DE=24, FR=12"."""
    terms: dict[str, int] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        country, _, months = (each.strip() for each in part.partition("="))
        if country not in CODES or country in terms:
            raise Refused(
                "bad_keeps_months",
                f"keeps_months_by_country: {part!r} is not one country, two capital letters as in ISO 3166-1, and its "
                "months, as in DE=24, FR=12.",
            )
        terms[country] = _months(f"keeps_months_by_country: {country}", months)
    return terms


def _local_passwords(values: Mapping[str, str]) -> str:
    usual = "admins" if values.get("oidc_issuer") else "all"
    chosen = _one_of("local_passwords", values.get("local_passwords", usual), LOCAL_PASSWORDS)
    if chosen != "all" and not values.get("oidc_issuer"):
        raise Refused("bad_local_passwords", 'local_passwords = "admins" needs oidc_issuer: how else sign in?')
    return chosen


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise Refused(f"bad_{name}", f"{name} {value!r} is none of {', '.join(known)}.")
    return value


def _path(values: Mapping[str, str], name: str) -> Path | None:
    return Path(values[name]).absolute() if values.get(name) else None


def _url(text: str) -> str:
    found = URL.fullmatch(text.lower())
    if not found or int(found["port"] or 0) > 65_535:
        raise Refused("bad_url", f"url {text!r} is not like https://time.example.org, without a path.")
    if found["scheme"] == "http" and not is_loopback(found["host"].strip("[]")):
        raise Refused("plain_http", f"url {text!r} is plain http; only https may leave this machine.")
    return found[0].rstrip("/")


def _database_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("postgresql", "postgres") and parts.port != 0 and len(parts.path) > 1
    except ValueError:  # the text is not repeated: it may hold a password
        known = False
    if text and not known:
        raise Refused("bad_database_url", "database_url is not like postgresql://user:password@host:5432/timetracker.")
    return text


def _database_user(text: str) -> str:
    if text and not re.fullmatch(r"[a-z_][a-z0-9_-]{0,62}", text):
        raise Refused("bad_database_app_user", f"database_app_user {text!r} is not a user's name like timetracker_app.")
    return text


def _default_home() -> Path:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/timetracker-server")
    return Path.home() / ".local" / "share" / "timetracker-server"
