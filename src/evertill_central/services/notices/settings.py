"""How notices are sent, as a JSON file says; SettingsFault with what is wrong in it."""

import json
import ssl
from collections.abc import Mapping
from dataclasses import field
from datetime import tzinfo
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from evertill.domain.customers.mail_address import mail_address
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    code_text,
    object_of,
    one_of,
    shown_text,
    whole_number,
)
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill_central.services.notices.letters import DEFAULT_LANGUAGE, LetterText, read_templates

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class MailSecurity(StrEnum):
    """How the line to the mail server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"
    """In the clear: to a server on this machine alone."""


_PORTS = {MailSecurity.STARTTLS: 587, MailSecurity.TLS: 465, MailSecurity.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailRoute:
    """The shop's mail server, and whom letters come from."""

    host: str
    port: int
    security: MailSecurity
    sender: str
    sender_name: str = ""
    account: str = ""
    password: Secret | None = None
    ca_file: str | None = None


@dataclass(frozen=True, slots=True)
class WebhookRoute:
    """Where events are posted to; each post is signed under the secret."""

    url: str
    secret: Secret
    ca_file: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeSettings:
    """What is sent, and how."""

    mail: MailRoute | None = None
    webhook: WebhookRoute | None = None
    language: str = DEFAULT_LANGUAGE
    """Of customers of whom nothing else is known."""
    expires_soon_h: int = 12
    """How long before its hold ends a customer is reminded; 0 never."""
    time_zone: tzinfo | None = None
    """In which times are told; None as this machine has it."""
    templates: Mapping[str, Mapping[str, LetterText]] = field(default_factory=dict)
    """The shop's own texts, by language and event."""


def read_notice_settings(path: Path) -> NoticeSettings:
    """The settings in a file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return _parse(object_of(found, "file"), path.parent)
    except BadRow as bad:
        raise _unfit(path, bad.reason) from bad
    except (OSError, ValueError) as error:
        raise _unfit(path, "It cannot be read, or is no JSON.") from error


def _parse(content: Members, folder: Path) -> NoticeSettings:
    mail, webhook = content.get("mail"), content.get("webhook")
    hours = whole_number(content, "expires_soon_h", least=0, most=24 * 14)
    return NoticeSettings(
        mail=None if mail is None else _mail(object_of(mail, "mail"), folder),
        webhook=None if webhook is None else _webhook(object_of(webhook, "webhook"), folder),
        language=shown_text(content, "language", 16) or DEFAULT_LANGUAGE,
        expires_soon_h=12 if hours is None else hours,
        time_zone=_zone(shown_text(content, "time_zone", 64)),
        templates=read_templates(object_of(content.get("templates") or {}, "templates")),
    )


def _mail(content: Members, folder: Path) -> MailRoute:
    host, security = code_text(content, "host", 253), one_of(content, "security", MailSecurity.STARTTLS)
    if security is MailSecurity.NONE and host not in _LOOPBACK:
        raise BadRow("A mail server elsewhere is spoken to through starttls or tls only.")
    sender = shown_text(content, "sender", 254)
    if mail_address(sender) is None:
        raise BadRow("The sender is no e-mail address.")
    return MailRoute(
        host=host,
        port=whole_number(content, "port", least=1, most=65_535) or _PORTS[security],
        security=security,
        sender=sender,
        sender_name=shown_text(content, "sender_name", 100),
        account=shown_text(content, "account", 254),
        password=_secret(content, "password_file", folder),
        ca_file=_authority(content, folder),
    )


def _webhook(content: Members, folder: Path) -> WebhookRoute:
    url = shown_text(content, "url", 2000)
    place = urlsplit(url)
    is_here = place.hostname in _LOOPBACK
    if place.scheme not in ("https", "http") or not place.hostname or (place.scheme == "http" and not is_here):
        raise BadRow("The webhook's url is an https address (plain http goes to this machine alone).")
    secret = _secret(content, "secret_file", folder)
    if secret is None:
        raise BadRow("The webhook needs a secret_file, under which its posts are signed.")
    return WebhookRoute(url, secret, _authority(content, folder))


def _authority(content: Members, folder: Path) -> str | None:
    """The certificates that are trusted beside the line, tried now: else nothing would ever go out."""
    file = shown_text(content, "ca_file", 1000)
    if not file:
        return None
    try:
        ssl.create_default_context(cafile=folder / file)
    except OSError as error:
        raise BadRow("The file named as ca_file holds no certificate.") from error
    return str(folder / file)


def _secret(content: Members, name: str, folder: Path) -> Secret | None:
    file = shown_text(content, name, 1000)
    if not file:
        return None
    kept = (folder / file).read_text(encoding="utf-8").strip()
    if not kept:
        raise BadRow(f"The file named as {name} is empty.")
    return Secret(kept)


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadRow("The time zone is not known here.") from error


def _unfit(path: Path, reason: str) -> SettingsFault:
    return SettingsFault(
        f"The file {path.name} does not say how notices are sent, so central did not start. {reason} "
        "Mend it and start again."
    )
