"""What of a server's deployment an administrator should still set right, one sentence each; changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cryptography import x509

from tracker_core.errors import TrackerError
from tracker_core.model import Role
from tracker_server.config import Config
from tracker_server.database import keys
from tracker_server.opening import pending, start_django
from tracker_server.outside import is_loopback

EXPIRES_SOON = timedelta(days=14)
CLOCK_MS = 60_000  # further from the database's clock than this, or behind its last row, is a wrong clock
PRIVILEGED = (Role.ADMIN, Role.AUDITOR, Role.PRIVACY_OFFICER)


def findings(config: Config) -> list[str]:
    """What is wrong, each sentence saying what to do; empty when all is well."""
    found = [*_address(config), *_secrets(config), *_keys(config), *_transport_to_database(config)]
    try:
        start_django()
        waiting = pending()
    except TrackerError as error:
        return list(dict.fromkeys([*found, error.message]))
    found += _django()
    if waiting:
        return [*found, f"The database lacks {len(waiting)} migrations. Run: timetracker-server migrate"]
    return [*found, *_encryption(config), *_clock(), *_second_factor(config), *_directory()]


def _address(config: Config) -> Iterator[str]:
    if not config.encrypted_in_transit:
        yield (
            f"The url {config.url} is plain http. Set url to the https address that people use, and tls_cert and "
            "tls_key, or a proxy on this machine that ends TLS."
        )
    if config.tls_cert is not None:
        yield from _certificate(config.tls_cert, urlsplit(config.url).hostname or "", datetime.now(UTC))


def _certificate(file: Path, host: str, now: datetime) -> Iterator[str]:
    try:
        certificate = x509.load_pem_x509_certificates(file.read_bytes())[0]
    except (OSError, ValueError):
        yield f"{file} is not a PEM certificate. Let tls_cert name the certificate with its chain."
        return
    if certificate.not_valid_after_utc < now + EXPIRES_SOON:
        yield f"The certificate in {file} ends on {certificate.not_valid_after_utc:%Y-%m-%d}. Renew it, then restart."
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        covered = set()
    else:
        covered = {*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress))}
    if not covered & {host, f"*.{host.partition('.')[2]}"}:
        yield f"The certificate in {file} is not for {host}. Get one that names the host of url."


def _secrets(config: Config) -> Iterator[str]:
    for file in config.secret_files:
        if _open_to_others(file):
            yield f"{file} holds a secret and can be read by others. Run: chmod 600 {file}"


def _keys(config: Config) -> Iterator[str]:
    if config.keys.is_dir() and _open_to_others(config.keys):
        yield f"The folder of the keys is open to others. Run: chmod 700 {config.keys}"
    data = config.database_file.parent
    if config.keys.is_relative_to(data) or data.is_relative_to(config.keys):
        yield f"Keys and data lie in one folder ({data}), and so in one backup. Let keys name another folder."
    needed = [keys.SECRET_KEY, keys.SIGNING_KEY, *([] if config.database_url else [keys.DATABASE_KEY])]
    for name in needed:
        try:
            keys.read(config.keys / name)
        except TrackerError as error:
            yield error.message


def _transport_to_database(config: Config) -> Iterator[str]:
    """Libpq's own default, ``prefer``, takes an unencrypted connection without a word, and anybody's certificate."""
    if not config.database_url or not _over_network(config):
        return
    mode = parse_qs(urlsplit(config.database_url).query).get("sslmode", ["prefer"])[-1]
    if mode != "verify-full":
        yield (
            f"database_url has sslmode={mode}, so somebody between may pass for the database. Set sslmode=verify-full, "
            "and sslrootcert to the file of the authority that signed the database's certificate."
        )


def _django() -> list[str]:
    from django.core.checks import run_checks

    complaints = run_checks(include_deployment_checks=True, databases=["default"])
    return [" ".join(f"{each.msg} {each.hint or ''}".split()) for each in complaints if not each.is_silenced()]


def _encryption(config: Config) -> Iterator[str]:
    from django.db import connection

    if not config.database_url or not _over_network(config):
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        row = cursor.fetchone()
    if row is None or not row[0]:
        yield "The connection to the database is not encrypted. Set sslmode=verify-full in database_url."


def _clock() -> Iterator[str]:
    from django.db import connection

    from tracker_server.audit.models import AuditRow
    from tracker_server.clock import now_ms, utc

    now = now_ms()
    last = AuditRow.objects.order_by("-pk").values_list("at", flat=True).first()
    if last is not None and last > now + CLOCK_MS:
        at = utc(last)
        yield f"This machine's clock is behind: the audit has a row of {at:%Y-%m-%d %H:%M} UTC. Set the clock (NTP)."
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp()) * 1000")
            apart_ms = abs(int(cursor.fetchone()[0]) - now)
        if apart_ms > CLOCK_MS:
            yield f"The clocks of this machine and of the database are {apart_ms // 1000} s apart. Set both by NTP."


def _second_factor(config: Config) -> Iterator[str]:
    from allauth.mfa.models import Authenticator
    from django.db.models import Exists, OuterRef

    from tracker_server.accounts.models import Person

    bare = Person.objects.filter(~Exists(Authenticator.objects.filter(user=OuterRef("pk"))), is_active=True)
    for role in PRIVILEGED:
        count = bare.filter(role=role.value).count()
        if count:
            yield (
                f"Accounts with the role {role} that have no second factor: {count}. "
                f"Each adds one at {config.url}/accounts/2fa/"
            )


def _directory() -> Iterator[str]:
    from tracker_server.clock import utc
    from tracker_server.directory import tokens

    token = tokens.ending(EXPIRES_SOON.days)
    if token is not None:
        yield (
            f"Token {token.pk} of your directory ends on {utc(token.expires_at):%Y-%m-%d}; from then on it shuts out "
            f"nobody who leaves. Make another with timetracker-server scim-token, or revoke it: --revoke {token.pk}"
        )


def _over_network(config: Config) -> bool:
    host = urlsplit(config.database_url).hostname
    return host is not None and not is_loopback(host)


def _open_to_others(path: Path) -> bool:
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)
