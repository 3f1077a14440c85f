"""Alerts by mail reach a real mail server, encrypted, or say why not."""

import ipaddress
import ssl
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tools.ports import free_port
from tracker_core.errors import Unavailable
from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.outside import Mail
from tracker_server.security import delivery
from tracker_server.security.alerts import Alert
from tracker_server.security.events import alerted_since, read

NOON = 1_790_000_000_000


class Inbox:
    """Keeps mails."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        self.mails.append((session.ssl is not None, envelope.mail_from, envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


def certificate(folder, name):
    """A certificate for 127.0.0.1 that is its own authority: (certificate, key)."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / f"{name}.pem", folder / f"{name}.key"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


@pytest.fixture
def smtp(tmp_path):
    """A mail server that takes mail after STARTTLS and a password alone: (inbox, port, certificate)."""
    pem, key = certificate(tmp_path, "mail")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem, key)
    inbox = Inbox()

    def check(_server, _session, _envelope, _mechanism, data):
        right = (data.login, data.password) == (b"alerts", b"of the mail")
        return AuthResult(success=right, handled=False)

    port = free_port("127.0.0.1")
    controller = Controller(
        inbox,
        hostname="127.0.0.1",
        port=port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=check,
    )
    controller.start()
    yield inbox, port, pem
    controller.stop()


def to(port, tls="starttls", password="of the mail"):
    return Mail(
        ("it@harbor.example", "ciso@harbor.example"), "tt@harbor.example", "127.0.0.1", port, tls, "alerts", password
    )


def alert_of(*actions):
    for action in actions:
        record([Audited(action, SERVER, reason="wrong_password")], NOON)
    shown = read(list(alerted_since(NOON).values_list("id", flat=True)))
    return Alert("https://time.harbor.example", Counter(event.action for event in shown), shown)


def test_a_mail_goes_encrypted_to_everybody(db, smtp, monkeypatch):
    inbox, port, pem = smtp
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    delivery.mail(to(port), alert_of(Action.ACCOUNT_LOCKED, Action.TOKEN_REPLAYED))
    [(encrypted, sender, recipients, text)] = inbox.mails
    assert encrypted
    assert sender == "tt@harbor.example"
    assert recipients == ["it@harbor.example", "ciso@harbor.example"]
    assert "Subject: TimeTracker: 2 security events, 1 of them alarms" in text
    assert "WARNING  account_locked wrong_password" in text
    assert "https://time.harbor.example/security/" in text


def test_a_mail_server_that_nobody_vouches_for_gets_nothing(db, smtp):
    inbox, port, _ = smtp
    with pytest.raises(Unavailable) as refused:
        delivery.mail(to(port), alert_of(Action.ACCOUNT_LOCKED))
    assert refused.value.code == "mail_tls"
    assert inbox.mails == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"password": "wrong"}, "mail_refused"),
        ({"tls": "never"}, "mail_refused"),
        ({"port": 1}, "mail_unreachable"),
    ],
)
def test_what_goes_wrong_with_mail_is_named(db, smtp, monkeypatch, changes, code):
    inbox, port, pem = smtp
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with pytest.raises(Unavailable) as refused:
        delivery.mail(to(**{"port": port, **changes}), alert_of(Action.ACCOUNT_LOCKED))
    assert refused.value.code == code
    assert inbox.mails == []
