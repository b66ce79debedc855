"""An emulated Concert terminal without its line. It charges when the customer is done, heard by the till or not."""

from collections.abc import Generator

from evertill.devices.payment_terminal.concert.messages import (
    ACCEPTED,
    AT_ONCE,
    CANCELLATION,
    CREDIT,
    REFUSED,
    TAKEN_INTO_ACCOUNT,
    Answer,
    Request,
    read_request,
)
from evertill.devices.payment_terminal.concert.session import ENQ, NAK, Sending, Session, Turn
from evertill.devices.payment_terminal.emulation.ledger import Booking, Ledger
from evertill.devices.payment_terminal.emulation.scenario import Ending, Scenario, Stage
from evertill.kernel.values import dataclass

_CARD = "497401******0008"
_LATE_MS = 1500
_TELLS_AGAIN = 3


@dataclass(frozen=True, slots=True)
class _Tell:
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Pause:
    ms: int


_Script = Generator[_Tell | _Pause, Sending | None, None]


class EmulatedConcert:
    """Fulfils `TerminalCore`."""

    def __init__(self, ledger: Ledger, *, extended: bool = True) -> None:
        self.scenario = Scenario()
        self.ledger = ledger
        self._extended = extended
        self._session = Session()
        self._script: _Script | None = None
        self._resume_at_ms: int | None = None
        self._silent_until_ms: int | None = None

    def hung_up(self) -> None:
        """A pulled cable changes nothing of what the terminal does."""
        self._session.clear()

    def wait_ms(self, now_ms: int) -> int | None:
        """Until time alone matters."""
        moments = [moment for moment in (self._resume_at_ms, self._silent_until_ms) if moment is not None]
        waits = [max(0, moment - now_ms) for moment in moments]
        session = self._session.wait_ms(now_ms)
        return min([*waits, *([] if session is None else [session])], default=None)

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One step."""
        if self._silent_until_ms is not None:
            if now_ms < self._silent_until_ms:
                return []
            self._silent_until_ms = None
            self._session.clear()
        if chunk == bytes([ENQ]) and self.scenario.silent_at is Stage.COMMAND:
            self.scenario.silent_at = Stage.NOWHERE
            self._silent_until_ms = now_ms + self.scenario.silence_ms
            return []
        if len(chunk) > 1 and self.scenario.naks:
            self.scenario.naks -= 1
            return [bytes([NAK])]
        sends = self._follow(self._session.feed(chunk, now_ms), now_ms)
        if self._resume_at_ms is not None and now_ms >= self._resume_at_ms:
            self._resume_at_ms = None
            sends += self._go_on(None, now_ms)
        return [self._damaged(sent) for sent in sends]

    def _damaged(self, chunk: bytes) -> bytes:
        if len(chunk) > 1 and self.scenario.bad_checksums:
            self.scenario.bad_checksums -= 1
            return chunk[:-1] + bytes([chunk[-1] ^ 0x55])
        return chunk

    def _follow(self, turn: Turn, now_ms: int) -> list[bytes]:
        sends = list(turn.sends)
        for body in turn.arrived:
            request = read_request(body)
            taken = request is not None and (self._extended or not request.extended)
            sends += self._session.acknowledge(is_taken=taken, now_ms=now_ms).sends
            if request is not None and taken and self._script is None:
                self._script = self._operate(request)
                self._resume_at_ms = now_ms
        if turn.sending is not None:
            sends += self._go_on(turn.sending, now_ms)
        return sends

    def _operate(self, request: Request) -> _Script:
        wanted = self.scenario.next_payment()
        if request.delay == AT_ONCE:
            yield _Tell(_answer(request, TAKEN_INTO_ACCOUNT))
        yield _Pause(max(wanted.pause_ms, wanted.slow_ms, 1))
        if wanted.silent_at is Stage.ACCEPTED:
            return
        if wanted.ending not in (Ending.APPROVE, Ending.UNKNOWN_CODE):
            yield from _tell(_answer(request, REFUSED))
            if wanted.ending is not Ending.LATE_APPROVAL:
                return
            yield _Pause(_LATE_MS)
        booking = self._book(request, wanted)
        if request.delay == AT_ONCE:
            return  # the one answer was that the request is taken into account
        if booking is None:
            yield from _tell(_answer(request, REFUSED))
            return
        if wanted.silent_at is not Stage.NOWHERE:
            return
        status = "5" if wanted.ending is Ending.UNKNOWN_CODE else ACCEPTED
        answer = _answer(request, status, minor=booking.minor)
        yield from _tell(answer)
        if wanted.duplicate:
            yield from _tell(answer)

    def _book(self, request: Request, wanted: Scenario) -> Booking | None:
        if request.kind == CANCELLATION:
            last = self.ledger.last
            return None if last is None else self.ledger.reverse(last.receipt)
        kind = "refund" if request.kind == CREDIT else "pay"
        minor = request.minor - wanted.less_minor + wanted.tip_minor
        return self.ledger.book(kind, minor, private=request.private, is_offline=wanted.is_offline)

    def _go_on(self, sending: Sending | None, now_ms: int) -> list[bytes]:
        if self._script is None:
            return []
        try:
            wanted = self._script.send(sending)
        except StopIteration:
            self._script = None
            return []
        if isinstance(wanted, _Pause):
            self._resume_at_ms = now_ms + wanted.ms
            return []
        return list(self._session.send(wanted.answer.body(), now_ms).sends)


def _tell(answer: Answer) -> _Script:
    """A terminal tries a few times to tell its result, and then gives up."""
    for _ in range(_TELLS_AGAIN):
        sending = yield _Tell(answer)
        if sending is Sending.DELIVERED:
            return
        yield _Pause(1000)


def _answer(request: Request, status: str, *, minor: int | None = None) -> Answer:
    return Answer(
        till_number=request.till_number,
        status=status,
        minor=request.minor if minor is None else minor,
        mode=request.mode,
        currency=request.currency,
        private=request.private,
        report=_CARD if request.wants_report else "",
    )
