"""The mail server's part of the workstation settings; its password lies with the till's secrets."""

from enum import StrEnum

from evertill.domain.customers.mail_address import mail_address
from evertill.kernel.values import dataclass


class MailSecurity(StrEnum):
    """How the line to the server is kept from others."""

    STARTTLS = "starttls"
    """Made safe before anything is said (RFC 3207); a server that does not offer it is not used."""
    TLS = "tls"
    """Safe from the first byte (RFC 8314)."""
    NONE = "none"
    """In the clear: to a server on this machine alone."""


PORTS = {MailSecurity.STARTTLS: 587, MailSecurity.TLS: 465, MailSecurity.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where receipts go out by e-mail. ValueError, with a sentence, when the parts do not fit each other."""

    host: str = ""
    """The mail server's name; empty: receipts are not sent by e-mail."""
    port: int = 0
    """Zero: the usual one, 587, or 465 where TLS begins with the first byte."""
    security: MailSecurity = MailSecurity.STARTTLS
    """starttls, tls, or none, which is for a server on this machine alone."""
    account: str = ""
    """Whom the server knows the till as; empty where it asks nobody."""
    sender: str = ""
    """The address receipts come from."""
    sender_name: str = ""
    """What stands beside it; empty: the first line of the receipts' head."""
    ca_file: str = ""
    """A file with the certificate of a server of the shop's own; empty: those that this machine trusts."""

    def __post_init__(self) -> None:
        if not self.host:
            return
        if not 0 <= self.port <= 65_535:
            raise ValueError(f"{self.port} is no port of a mail server: use 1 to 65535, or 0 for the usual one")
        if mail_address(self.sender) is None:
            raise ValueError("receipts by e-mail need the address they come from, such as shop@example.org")
        if self.security is MailSecurity.NONE and not _is_here(self.host):
            raise ValueError("a mail server elsewhere is spoken to through starttls or tls only")

    @property
    def is_set_up(self) -> bool:
        """Whether receipts can be sent at all."""
        return bool(self.host)

    @property
    def true_port(self) -> int:
        """The port, or the usual one."""
        return self.port or PORTS[self.security]


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    from ipaddress import ip_address  # a set-up that names a plain server is rare, and a start is not

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
