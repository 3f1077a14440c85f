"""Delivers an alert: posts it, signed, to a webhook, or mails it. The one place that knows how."""

from __future__ import annotations

import hmac
import smtplib
import ssl
import threading
from collections.abc import Callable, Mapping
from email.message import Message
from http.client import HTTPException
from typing import IO, NoReturn
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from tracker_core.errors import Unavailable
from tracker_core.wire import canonical
from tracker_server.clock import now_ms
from tracker_server.outside import Mail, Webhook
from tracker_server.security.alerts import Alert

TIMEOUT_S = 10  # for each byte, so to speak
IN_ALL_S = 60
SIGNATURE = "TimeTracker-Signature"


def in_time(name: str, deliver: Callable[[Alert], None], alert: Alert) -> None:
    """``deliver(alert)``; raises what it raises, and ``Unavailable("NAME_too_slow")`` when it takes too long.

    Neither urllib nor smtplib has a limit for the whole, and a name's lookup has none at all: an answer of a byte now
    and then would hold up all alerts. Such a thread is left alone; it ends with its connection.
    """
    ended: list[Exception | None] = []

    def run() -> None:
        try:
            deliver(alert)
        except Exception as error:  # noqa: BLE001  # raised below
            ended.append(error)
        else:
            ended.append(None)

    thread = threading.Thread(target=run, name="delivery", daemon=True)
    thread.start()
    thread.join(IN_ALL_S)
    if not ended:
        raise Unavailable(f"{name}_too_slow", f"It was not delivered within {IN_ALL_S} s.")
    if ended[0] is not None:
        raise ended[0]


def signature(secret: str, at_s: int, body: bytes) -> str:
    """``t=SECONDS,v1=HEX``: HMAC-SHA-256 under the secret over the time, a dot and the body.

    The time is signed too, so that a receiver can refuse what was sent long ago.
    """
    digest = hmac.digest(secret.encode(), f"{at_s}.".encode() + body, "sha256")
    return f"t={at_s},v1={digest.hex()}"


def post(webhook: Webhook, alert: Alert) -> None:
    """Raises ``Unavailable``: webhook_status_NNN, webhook_tls, webhook_unreachable."""
    body = canonical(alert.body)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "TimeTracker",
        SIGNATURE: signature(webhook.secret, now_ms() // 1000, body),
    }
    request = Request(webhook.url, data=body, headers=headers, method="POST")  # noqa: S310  # https, by the settings
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT_S) as reply:
            reply.read(1)
    except HTTPError as error:
        with error:
            raise Unavailable(f"webhook_status_{error.code}", f"The webhook answered {error.code}.") from error
    except URLError as error:
        code = "webhook_tls" if isinstance(error.reason, ssl.SSLError) else "webhook_unreachable"
        raise Unavailable(code, "The webhook cannot be reached.") from error
    except (OSError, HTTPException) as error:
        raise Unavailable("webhook_unreachable", "The webhook cannot be reached.") from error


def mail(to: Mail, alert: Alert) -> None:
    """Raises ``Unavailable``: mail_refused, mail_tls, mail_unreachable."""
    server = EmailBackend(
        host=to.host,
        port=to.port,
        username=to.user,
        password=to.password,
        use_tls=to.tls == "starttls",
        use_ssl=to.tls == "always",
        timeout=TIMEOUT_S,
    )
    try:
        EmailMessage(alert.subject, alert.text, to.sender, list(to.recipients), connection=server).send()
    except ssl.SSLError as error:
        raise Unavailable("mail_tls", "The mail server's certificate cannot be trusted.") from error
    except (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError) as error:
        raise Unavailable("mail_unreachable", "The mail server cannot be reached.") from error
    except smtplib.SMTPException as error:
        raise Unavailable("mail_refused", "The mail server does not take the mail.") from error
    except OSError as error:
        raise Unavailable("mail_unreachable", "The mail server cannot be reached.") from error
    finally:
        server.close()


class _NoRedirect(HTTPRedirectHandler):
    """What is signed for one address does not go to another."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message | Mapping[str, str], newurl: str
    ) -> NoReturn:
        del msg, newurl
        raise HTTPError(req.full_url, code, "redirect", headers, fp)  # type: ignore[arg-type]  # as urllib itself does
