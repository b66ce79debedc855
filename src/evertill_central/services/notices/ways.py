"""The two ways a notice goes: a letter to a mail server, a signed post to a webhook. One try each; never raises."""

import hashlib
import hmac
import http.client
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from typing import TypeAlias
from urllib.parse import urlsplit

from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill_central.services.notices.settings import MailRoute, MailSecurity, WebhookRoute

TIMEOUT_S = 20.0
SIGNATURE = "Evertill-Signature"
NOTICE_ID = "Evertill-Notice"


@dataclass(frozen=True, slots=True)
class Told:
    """It arrived."""


@dataclass(frozen=True, slots=True)
class TryLater:
    """It did not arrive; `is_way` says that the whole way is shut, so that nothing else need be tried now."""

    said: str
    is_way: bool = False


@dataclass(frozen=True, slots=True)
class NeverTold:
    """It was refused for good."""

    said: str


@dataclass(frozen=True, slots=True)
class MayBeTold:
    """The line broke while it was handed over."""

    said: str


Outcome: TypeAlias = Told | TryLater | NeverTold | MayBeTold


def send_letter(route: MailRoute, message: EmailMessage, hand_over: Callable[[], None]) -> Outcome:
    """Hand the letter to the mail server; `hand_over` is called just before its text goes out."""
    try:
        line = _line(route)
    except smtplib.SMTPAuthenticationError:
        return TryLater("The mail server does not accept our name and password.", is_way=True)
    except ssl.SSLCertVerificationError:
        return TryLater("The mail server's certificate is not trusted; name its authority as ca_file.", is_way=True)
    except (OSError, smtplib.SMTPException) as error:
        return TryLater(f"The mail server cannot be used: {type(error).__name__}.", is_way=True)
    try:
        return _talk(line, route, message, hand_over)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            line.quit()
        line.close()


def _line(route: MailRoute) -> smtplib.SMTP:
    trust = ssl.create_default_context(cafile=route.ca_file)
    if route.security is MailSecurity.TLS:
        line: smtplib.SMTP = smtplib.SMTP_SSL(route.host, route.port, timeout=TIMEOUT_S, context=trust)
    else:
        line = smtplib.SMTP(route.host, route.port, timeout=TIMEOUT_S)
    try:
        line.ehlo_or_helo_if_needed()
        if route.security is MailSecurity.STARTTLS:
            line.starttls(context=trust)
            line.ehlo()
        if route.account:
            line.login(route.account, "" if route.password is None else route.password.reveal())
    except BaseException:
        line.close()
        raise
    return line


def _talk(line: smtplib.SMTP, route: MailRoute, message: EmailMessage, hand_over: Callable[[], None]) -> Outcome:
    address = str(message["To"])
    options = () if address.isascii() else ("SMTPUTF8", "BODY=8BITMIME")
    if options and not line.has_extn("smtputf8"):
        return NeverTold("The mail server cannot write such an address.")
    try:
        if line.mail(route.sender, options)[0] not in _TAKEN:
            return TryLater("The mail server does not take mail from our address.", is_way=True)
        code = line.rcpt(address)[0]
        if code not in _TAKEN:
            return _refused(code, "The mail server does not take mail for this address.")
    except (OSError, smtplib.SMTPException):
        return TryLater("The mail server ended the talk.")
    text = message.as_bytes(policy=SMTPUTF8 if options else SMTP)
    hand_over()
    try:
        code = line.data(text)[0]
    except smtplib.SMTPDataError as error:  # said before the text went out
        return _refused(error.smtp_code, "The mail server does not take the letter.")
    except (OSError, smtplib.SMTPException):
        return MayBeTold("The line to the mail server broke while the letter was handed over.")
    return Told() if code in _TAKEN else _refused(code, "The mail server does not take the letter.")


_TAKEN = frozenset({250, 251})


def _refused(code: int, said: str) -> Outcome:
    """4yz may go another time, as greylisting asks; 5yz never will."""
    return NeverTold(said) if code >= 500 else TryLater("The mail server asks to be tried again later.")


def post_notice(route: WebhookRoute, notice_id: str, body: bytes, at_s: int) -> Outcome:
    """Post the event, signed; the same id is posted again until it is taken, so the receiver keeps to the id."""
    place = urlsplit(route.url)
    assert place.hostname is not None, "looked at when the settings were read"
    headers = {
        "Content-Type": "application/json",
        NOTICE_ID: notice_id,
        SIGNATURE: f"t={at_s},v1={signature(route.secret, at_s, body)}",
        "User-Agent": "evertill-central",
    }
    line = http.client.HTTPConnection(place.hostname, place.port, timeout=TIMEOUT_S)
    if place.scheme == "https":
        trust = ssl.create_default_context(cafile=route.ca_file)
        line = http.client.HTTPSConnection(place.hostname, place.port, timeout=TIMEOUT_S, context=trust)
    path = f"{place.path or '/'}?{place.query}" if place.query else place.path or "/"
    try:
        line.request("POST", path, body, headers)
        status = line.getresponse().status
    except ssl.SSLCertVerificationError:
        return TryLater("The webhook's certificate is not trusted; name its authority as ca_file.", is_way=True)
    except (OSError, http.client.HTTPException) as error:
        return TryLater(f"The webhook cannot be reached: {type(error).__name__}.", is_way=True)
    finally:
        line.close()
    if 200 <= status < 300:
        return Told()
    if status == http.HTTPStatus.GONE:
        return NeverTold("The webhook says that it wants no such event any more.")
    return TryLater(f"The webhook answered {status}.")


def signature(secret: Secret, at_s: int, body: bytes) -> str:
    """HMAC-SHA-256 over the moment (seconds since 1970), a dot and the body, in hex."""
    signed = f"{at_s}.".encode() + body
    return hmac.new(secret.reveal().encode(), signed, hashlib.sha256).hexdigest()
