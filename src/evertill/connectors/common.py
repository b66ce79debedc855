"""HTTP manners every connector shares: what counts as an answer, and what is only noise from the network in between."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from evertill.connectors import reasons
from evertill.connectors.answers import LARGEST, UnreadableAnswer, json_of, read_bounded
from evertill.connectors.line import Line
from evertill.kernel.clock import Clock
from evertill.kernel.values import dataclass
from evertill.ports.connector import Unreachable

if TYPE_CHECKING:
    import httpx

LATE_MS = 180_000
"""No exchange takes longer in all, however it trickles."""
RETRY_AFTER_S_MAX = 3600
"""Longer than this nobody is waited for."""
PROBLEM_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answered:
    """A JSON document the backend answered with."""

    document: object


@dataclass(frozen=True, slots=True)
class Problem:
    """The backend itself says why it does not answer (RFC 9457); its words are cut to what can be shown."""

    status: int
    kind: str
    title: str
    detail: str
    members: Mapping[str, object]

    @property
    def sentence(self) -> str:
        """What it says, for a person."""
        return " ".join(f"{part.rstrip('.')}." for part in (self.title, self.detail) if part)


def exchange(line: Line, request: "httpx.Request", clock: Clock) -> Answered | Problem | Unreachable:
    """Send and read; whatever is not a JSON answer of the agreed kind is "not delivered"."""
    import httpx

    late_at_ms = clock.monotonic_ms() + LATE_MS
    try:
        response = line.send(request)
        try:
            return _judged(response, clock, late_at_ms)
        finally:
            response.close()
    except UnreadableAnswer:
        return Unreachable(reasons.NOT_AS_AGREED)
    except httpx.TransportError as error:
        return Unreachable(reasons.STOPPING if line.is_cut else reasons.no_connection(error, clock.now()))
    except httpx.HTTPError:
        return Unreachable(reasons.NOT_AS_AGREED)


def _judged(response: "httpx.Response", clock: Clock, late_at_ms: int) -> Answered | Problem | Unreachable:
    retry_after_ms = _retry_after_ms(response, clock)
    status = response.status_code
    if status in (429, 503):
        return Unreachable(reasons.BUSY, retry_after_ms)
    if status >= 500:
        return Unreachable(reasons.FAILED, retry_after_ms, is_overload=True)
    largest = LARGEST if status == 200 else PROBLEM_LARGEST
    content = read_bounded(response, largest=largest, is_late=lambda: clock.monotonic_ms() > late_at_ms)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if status == 200 and kind == "application/json":
        document = json_of(content)
        return Unreachable(reasons.NOT_AS_AGREED) if document is None else Answered(document)
    problem = _problem(status, json_of(content)) if kind == "application/problem+json" and status >= 400 else None
    if problem is not None:
        return problem
    if status == 413:
        return Unreachable(reasons.FAILED, retry_after_ms, is_overload=True)
    return Unreachable(reasons.PORTAL)


def _problem(status: int, document: object) -> Problem | None:
    match document:
        case {"type": str(kind), "title": str(title)} if isinstance(document, dict):
            detail = document.get("detail")
            said = reasons.told(detail) if isinstance(detail, str) else ""
            return Problem(status, kind, reasons.told(title), said, document)
        case _:
            return None


def _retry_after_ms(response: "httpx.Response", clock: Clock) -> int | None:
    """Seconds, or a moment by the backend's own clock (its Date header), for ours may be wrong."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return min(int(text[:9]), RETRY_AFTER_S_MAX) * 1000
    try:
        until = parsedate_to_datetime(text)
        stated = response.headers.get("date")
        ahead = until - (parsedate_to_datetime(stated) if stated else clock.now())
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0, min(ahead.days * 86_400 + ahead.seconds, RETRY_AFTER_S_MAX)) * 1000
