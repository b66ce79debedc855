"""One signed request to central, and what its refusals mean for what was to be sent."""

from collections.abc import Callable, Mapping
from datetime import datetime

from evertill.connectors import reasons
from evertill.connectors.central.signing import Signer
from evertill.connectors.common import Answered, Problem, exchange
from evertill.connectors.line import Line
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.errors import SettingsFault
from evertill.ports.connector import Rejected, Unreachable, nothing_meanwhile

READ_S = 30


class Asking:
    """Asks over one line, each request signed by the device's key."""

    def __init__(self, line: Line, signer: Signer) -> None:
        self._line = line
        self._signer = signer

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        read_s: int | None = None,
        meanwhile: Callable[[], None] = nothing_meanwhile,
    ) -> Answered | Problem | Unreachable:
        """A request taken for a repeat (something on the way sent it twice) is signed anew, once. `meanwhile` is called
        each time the body is out."""
        clock = self._signer.clock
        given = headers or ({"Content-Type": "application/json"} if body else {})
        answer: Answered | Problem | Unreachable = Unreachable(reasons.FAILED)
        for _ in range(2):
            try:
                request = self._line.request(
                    method, path, content=body, headers=given, read_s=read_s or READ_S, meanwhile=meanwhile
                )
                request.headers.update(self._signer.headers(method, request.url.raw_path.decode("ascii"), body))
            except SettingsFault as fault:  # of the certificate file, or of the device's key
                return Unreachable(fault.text)
            answer = exchange(self._line, request, clock)
            if not (isinstance(answer, Problem) and answer.kind.endswith("replayed")):
                break
        return answer

    def meaning(self, problem: Problem) -> Unreachable | Rejected:
        """What the backend's own words mean."""
        return meaning(problem, self._signer.clock.now())


def meaning(problem: Problem, now: datetime) -> Unreachable | Rejected:
    """What the backend's own words mean for what was to be sent."""
    if problem.kind.endswith("clock"):
        return Rejected(reasons.clocks_apart(now, _moment(problem.members.get("now"))))
    if problem.status in (401, 403) and not problem.kind.endswith("digest"):
        return Rejected(f"The backend does not accept this till; it sells on and keeps everything. {problem.sentence}")
    if problem.status in (400, 413, 415, 422):
        sentence = f"The backend cannot read what was sent. {problem.sentence}"
        return Unreachable(sentence, is_overload=True, is_refusal=True)
    return Unreachable(f"The backend did not take the request; {reasons.GOES_ON}. {problem.sentence}")


def _moment(text: object) -> datetime | None:
    try:
        return from_rfc3339(text) if isinstance(text, str) else None
    except ValueError:
        return None
