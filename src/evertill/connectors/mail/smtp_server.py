"""Hands letters to the shop's mail server, and knows of each try how far it came.

The text goes out only after `hand_over` said that this is written down: a try that ends before is surely not sent, one
that ends after it without an answer may have been. Nothing a server says is passed on, for it may name the address.
"""

import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage

from evertill.connectors.mail.letters import Draw, message_of
from evertill.connectors.mail.settings import MailSecurity, MailSettings
from evertill.kernel.clock import Clock
from evertill.kernel.secret import Secret
from evertill.ports.mails import Letter, MailRefused, MaybeSent, NotSent, SendOutcome, Sent

TIMEOUT_S = 20.0
_LATER, _NEVER = range(400, 500), range(500, 600)


class SmtpServer:
    """Fulfils `ports.mails.MailServer`; one connection for each letter, as they are few."""

    def __init__(
        self,
        settings: MailSettings,
        password: Callable[[], Secret | None],
        *,
        clock: Clock,
        draw: Draw,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._settings = settings
        self._password = password
        self._clock = clock
        self._draw = draw
        self._timeout_s = timeout_s

    def send(self, letter: Letter, hand_over: Callable[[], bool]) -> SendOutcome:
        """Connect, sign on, name both ends, then hand the text over."""
        try:
            message = message_of(letter, self._settings, self._draw, self._clock.now())
        except ValueError:
            return MailRefused("No mail server takes such an address.")
        try:
            line = self._connected()
        except _Unusable as unusable:
            return NotSent(str(unusable), is_ours=True)
        except (OSError, smtplib.SMTPException) as error:
            return NotSent(_way_sentence(error))
        try:
            return self._sent(line, message, letter.address, hand_over)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                line.quit()
            line.close()

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        line = _opened(settings, self._timeout_s)
        try:
            line.ehlo_or_helo_if_needed()
            if settings.security is MailSecurity.STARTTLS:
                if not line.has_extn("starttls"):
                    raise _Unusable("The mail server offers no safe line, so nothing was said to it.")
                line.starttls(context=_trust(settings))
                line.ehlo()
            if settings.account:
                password = self._password()
                line.login(settings.account, "" if password is None else password.reveal())
        except smtplib.SMTPAuthenticationError as error:
            line.close()
            if error.smtp_code in _LATER:
                raise
            raise _Unusable("The mail server does not accept this till's name and password.") from error
        except smtplib.SMTPNotSupportedError as error:
            line.close()
            raise _Unusable("The mail server takes no name and password on this line.") from error
        except ssl.SSLCertVerificationError as error:
            line.close()
            raise _Unusable("The mail server's certificate is not trusted, so nothing was said to it.") from error
        except BaseException:
            line.close()
            raise
        return line

    def _sent(
        self, line: smtplib.SMTP, message: EmailMessage, address: str, hand_over: Callable[[], bool]
    ) -> SendOutcome:
        options = ["SMTPUTF8", "BODY=8BITMIME"] if not address.isascii() else []
        if options and not line.has_extn("smtputf8"):
            return MailRefused("The mail server cannot write such an address.")
        try:
            code, _ = line.mail(self._settings.sender, options)
            if code != 250:
                return _answered(code, "The mail server does not take mail from this till's address.", is_ours=True)
            code, _ = line.rcpt(address)
            if code not in {250, 251}:
                return _answered(code, "The mail server does not take mail for this address.")
        except (OSError, smtplib.SMTPException) as error:
            return NotSent(_way_sentence(error))
        text = message.as_bytes()
        if not hand_over():
            return NotSent("The journal did not take down that the mail goes out.")
        try:
            code, _ = line.data(text)
        except smtplib.SMTPDataError as error:  # said before the text went out
            return _answered(error.smtp_code, "The mail server does not take the mail.")
        except (OSError, smtplib.SMTPException):
            return MaybeSent("The line to the mail server broke while the mail was handed over.")
        return Sent() if code == 250 else _answered(code, "The mail server does not take the mail.")


class _Unusable(Exception):
    """The server as set up cannot be used; the text is the sentence."""


def _opened(settings: MailSettings, timeout_s: float) -> smtplib.SMTP:
    try:
        if settings.security is MailSecurity.TLS:
            return smtplib.SMTP_SSL(settings.host, settings.true_port, timeout=timeout_s, context=_trust(settings))
        return smtplib.SMTP(settings.host, settings.true_port, timeout=timeout_s)
    except ssl.SSLCertVerificationError as error:
        raise _Unusable("The mail server's certificate is not trusted, so nothing was said to it.") from error


def _trust(settings: MailSettings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=settings.ca_file or None)
    except OSError as error:
        raise _Unusable("The file with the mail server's certificate cannot be read.") from error


def _answered(code: int, sentence: str, *, is_ours: bool = False) -> SendOutcome:
    """4yz may go another time (as greylisting asks), 5yz never will."""
    if code in _LATER:
        return NotSent("The mail server asks to be tried again later.")
    if code not in _NEVER:
        return NotSent("The mail server ended the talk.")
    return NotSent(sentence, is_ours=True) if is_ours else MailRefused(sentence)


def _way_sentence(error: Exception) -> str:
    match error:
        case socket.gaierror():
            return "The mail server's name is not found."
        case TimeoutError():
            return "The mail server does not answer."
        case smtplib.SMTPException():
            return "The mail server ended the talk."
        case _:
            return "The mail server cannot be reached."
