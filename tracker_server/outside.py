"""The settings that name other programs: proxies, the organization's OpenID provider, mail server and webhook."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tracker_core.errors import Refused, Unavailable

FIELDS: Mapping[str, str] = {  # as in ``config``; secrets come from files alone
    "proxies": "TIMETRACKER_PROXIES",
    "oidc_issuer": "TIMETRACKER_OIDC_ISSUER",
    "oidc_client_id": "TIMETRACKER_OIDC_CLIENT_ID",
    "oidc_client_secret_file": "TIMETRACKER_OIDC_CLIENT_SECRET_FILE",
    "oidc_name": "TIMETRACKER_OIDC_NAME",
    "alert_webhook": "TIMETRACKER_ALERT_WEBHOOK",
    "alert_webhook_secret_file": "TIMETRACKER_ALERT_WEBHOOK_SECRET_FILE",
    "alert_mail": "TIMETRACKER_ALERT_MAIL",
    "mail_from": "TIMETRACKER_MAIL_FROM",
    "smtp_url": "TIMETRACKER_SMTP_URL",
    "smtp_password_file": "TIMETRACKER_SMTP_PASSWORD_FILE",
}
MAX_ISSUER = 200  # it stands beside each person's identity at the provider
SMTP_PORTS = {"smtp": 587, "smtps": 465}
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LOOPBACK: tuple[Network, ...] = (ipaddress.IPv4Network("127.0.0.0/8"), ipaddress.IPv6Network("::1/128"))


@dataclass(frozen=True, slots=True)
class Provider:
    """The organization's OpenID provider. ``name``: what people call it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where alerts are posted, signed with ``secret``."""

    url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """Who gets alerts by mail, from whom and through which server.

    ``tls``: "always" from the first byte, "starttls", or "never", which is for this machine alone.
    """

    recipients: tuple[str, ...]
    sender: str
    host: str
    port: int
    tls: str
    user: str
    password: str = field(repr=False)


def proxies(values: Mapping[str, str]) -> tuple[Network, ...]:
    """The addresses of proxies on other machines."""
    found = []
    for each in filter(None, map(str.strip, values.get("proxies", "").split(","))):
        try:
            network = ipaddress.ip_network(each)
        except ValueError as error:
            sentence = f"proxies: {each!r} is neither an address nor a network like 10.0.7.0/24."
            raise Refused("bad_proxies", sentence) from error
        if network.prefixlen == 0:
            raise Refused("bad_proxies", f"proxies: {each!r} is everybody, who then come from where they say.")
        found.append(network)
    return tuple(found)


def provider(values: Mapping[str, str]) -> Provider | None:
    """The provider that ``values`` name, None for none."""
    names = ("oidc_issuer", "oidc_client_id", "oidc_client_secret_file")
    if not any(values.get(name) for name in (*names, "oidc_name")):
        return None
    if not all(values.get(name) for name in names):
        raise Refused("oidc_incomplete", f"{', '.join(names)} belong together: set all or none.")
    issuer = values["oidc_issuer"]  # as it stands: the provider's own spelling is compared with it
    _only_encrypted("oidc_issuer", issuer)
    if len(issuer) > MAX_ISSUER:
        raise Refused("bad_oidc_issuer", f"oidc_issuer is longer than {MAX_ISSUER} characters.")
    secret = _secret(values, "oidc_client_secret_file")
    return Provider(issuer, values["oidc_client_id"], secret, values.get("oidc_name") or "your organization's account")


def webhook(values: Mapping[str, str]) -> Webhook | None:
    """Where alerts are posted, None for nowhere."""
    url, secret = values.get("alert_webhook", ""), values.get("alert_webhook_secret_file", "")
    if not url and not secret:
        return None
    if not url or not secret:
        raise Refused("webhook_incomplete", "alert_webhook and alert_webhook_secret_file belong together: set both.")
    _only_encrypted("alert_webhook", url)
    return Webhook(url, _secret(values, "alert_webhook_secret_file"))


def mail(values: Mapping[str, str]) -> Mail | None:
    """Who gets alerts by mail, None for nobody."""
    names = ("alert_mail", "mail_from", "smtp_url")
    if not any(values.get(name) for name in (*names, "smtp_password_file")):
        return None
    if not all(values.get(name) for name in names):
        raise Refused("mail_incomplete", f"{', '.join(names)} belong together: set all or none.")
    recipients = tuple(each.strip() for each in values["alert_mail"].split(",") if each.strip())
    for address in (*recipients, values["mail_from"]):
        if "@" not in address or any(letter.isspace() for letter in address):
            raise Refused("bad_mail", f"{address!r} is not an e-mail address.")
    try:
        parts = urlsplit(values["smtp_url"])
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in SMTP_PORTS or not parts.hostname or parts.password or parts.path.strip("/"):
        raise Refused(
            "bad_smtp_url",
            "smtp_url is not like smtp://user@mail.example.org:587 (STARTTLS) or smtps://user@mail.example.org:465; "
            "the password lies in the file that smtp_password_file names.",
        )
    password = _secret(values, "smtp_password_file") if values.get("smtp_password_file") else ""
    plain = is_loopback(parts.hostname) and parts.scheme == "smtp"
    return Mail(
        recipients=recipients,
        sender=values["mail_from"],
        host=parts.hostname,
        port=port or SMTP_PORTS[parts.scheme],
        tls="never" if plain else "always" if parts.scheme == "smtps" else "starttls",
        user=unquote(parts.username or ""),
        password=password,
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _only_encrypted(name: str, url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:
        parts, host = urlsplit(""), None
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host or ""))
    if not host or not secure or parts.username or parts.fragment:
        raise Refused(f"bad_{name}", f"{name} {url!r} is not an https address.")


def _secret(values: Mapping[str, str], name: str) -> str:
    file = Path(values[name]).absolute()
    try:
        text = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("secret_unreadable", f"{file}, which {name} names, cannot be read.") from error
    if not text:
        raise Refused("secret_empty", f"{file}, which {name} names, is empty.")
    return text
