"""Why nobody answered as agreed, in words for a person: what happened, what it means, and what to do, if anything."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

    import httpx

GOES_ON = "the till sells on, keeps what is not sent and tries again by itself"

STOPPING = f"The till is closing its connection to the backend; {GOES_ON}."
LATE = f"The backend did not answer in time; {GOES_ON}."
PORTAL = (
    f"Something between this till and the backend answered in its place; {GOES_ON}. "
    "Open the login page of this network, if it has one."
)
NOT_AS_AGREED = f"The backend's answer was not as agreed, so it was not used; {GOES_ON}."
BUSY = f"The backend asks to wait; {GOES_ON}."
FAILED = f"The backend failed on this request; {GOES_ON}."
BROKEN = f"The connection to the backend broke off; {GOES_ON}."
NO_CONNECTION = f"No connection to the backend could be made; {GOES_ON}. Check the cable or the wireless network."
NO_NAME = f"The backend's name was not found on this network; {GOES_ON}. Check the network, and the backend's address."


NOT_SECURE = f"No secure connection to the backend could be made, so nothing was sent; {GOES_ON}. Check its address."

_TELLING_LENGTH = 300


def no_connection(error: "httpx.TransportError", now: datetime) -> str:
    """Why a connection could not be made or kept."""
    import socket
    import ssl

    import httpx

    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _distrusted(cause, now)
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
            return NOT_SECURE
        if isinstance(cause, socket.gaierror):
            return NO_NAME
    if isinstance(error, httpx.TimeoutException):
        return NO_CONNECTION if isinstance(error, httpx.ConnectTimeout) else LATE
    return NO_CONNECTION if isinstance(error, httpx.ConnectError) else BROKEN


SKEW_MAX = timedelta(minutes=2)
"""Clocks that differ by more are told of; far beyond it no signature counts."""


def clocks_differ(now: datetime, theirs: datetime | None) -> str:
    """What a person is told of two clocks that do not agree; nothing where they do."""
    if theirs is None or abs(now - theirs) <= SKEW_MAX:
        return ""
    if now > theirs:
        return (
            "This till's clock is minutes ahead of the backend's; the till sells on, and all is sent. Set the clock "
            "that is wrong."
        )
    return (
        "This till's clock is minutes behind the backend's; the till sells on, and all is sent. Set the clock that is "
        "wrong."
    )


def clocks_apart(now: datetime, theirs: datetime | None) -> str:
    """This till's clock and the backend's differ too much for a signature to count."""
    apart = "" if theirs is None else f" It is {_span(abs(now - theirs))} {'ahead' if now > theirs else 'behind'}."
    return (
        "The backend does not take what this till sends, for their clocks are too far apart; "
        f"the till sells on and keeps everything.{apart} Set the clock that is wrong."
    )


def told(text: str) -> str:
    """A text of the backend's as it may be shown: one line, no control characters, not endless."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: _TELLING_LENGTH * 4]).split())
    return plain if len(plain) <= _TELLING_LENGTH else plain[: _TELLING_LENGTH - 1] + "…"


def _distrusted(error: "ssl.SSLCertVerificationError", now: datetime) -> str:
    stated = f"This till's clock says {now:%Y-%m-%d %H:%M}; if that is wrong, set it."
    match error.verify_code:
        case 10:  # X509_V_ERR_CERT_HAS_EXPIRED
            why, remedy = "has expired", f"{stated} Otherwise the backend needs a new certificate."
        case 9:  # X509_V_ERR_CERT_NOT_YET_VALID
            why, remedy = (
                "is not valid yet",
                f"{stated} Otherwise the backend's certificate is not the right one.",
            )
        case 62 | 64:  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
            why, remedy = "is for another name", "Check the backend's address."
        case _:
            why = "is not from an authority this till trusts"
            remedy = "If the shop has its own authority, name its certificate; if not, somebody may be listening."
    return f"The backend's certificate {why}, so nothing was sent; {GOES_ON}. {remedy}"


def _causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__


def _span(span: timedelta) -> str:
    minutes = span.days * 1440 + span.seconds // 60
    if minutes >= 2 * 1440:
        return f"{minutes // 1440} days"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
