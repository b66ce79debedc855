"""Where the central backend is, and whose certificate it must show."""

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass

if TYPE_CHECKING:
    import ssl


@dataclass(frozen=True, slots=True)
class CentralSettings:
    """Checked when made: SettingsFault says what is wrong with the address."""

    url: str = ""
    """The backend's address, such as https://shop.example:8443; plain http only to this machine itself."""
    ca_file: str | None = None
    """The certificate (PEM) of the shop's own authority; without one, the public authorities are trusted."""

    def __post_init__(self) -> None:
        parts = _parts(self.url) if self.url else None
        if parts is not None and parts.scheme == "http" and not self.is_this_machine:
            raise SettingsFault(
                f"The backend's address {self.url} would send sales over the network unprotected, "
                "so this till does not connect; use an https address."
            )

    @property
    def is_this_machine(self) -> bool:
        """Whether the backend runs beside the till, so that the network costs nothing."""
        return _is_loopback(_parts(self.url).hostname or "")

    def trust(self) -> "ssl.SSLContext | None":
        """Whose certificates count; None where there is no TLS. SettingsFault when the file cannot be used."""
        if _parts(self.url).scheme == "http":
            return None
        from evertill.connectors.trust import trust_in

        return trust_in(self.ca_file)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_plain = url.isascii() and url.isprintable() and " " not in url and parts.port != 0
    except ValueError as error:
        raise _unusable(url) from error
    is_ours = parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/")
    if not is_plain or not is_ours or parts.query or parts.fragment or parts.username is not None:
        raise _unusable(url)
    return parts


def _unusable(url: str) -> SettingsFault:
    shown = url[:100].partition("?")[0].rpartition("@")[2]
    return SettingsFault(
        f"The backend's address {shown!r} is none this till can use, so it does not connect; "
        "write it like https://shop.example or https://shop.example:8443, with nothing after the port."
    )


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
