"""The till's side of Concert: one message there, one back when the customer is done; nothing can be asked afterwards.

A payment in doubt is settled by an answer that still comes, recognised by the till's own reference, or by the cashier.
"""

from evertill.devices.payment_terminal.concert.messages import (
    ACCEPTED,
    AMOUNT_MAX,
    CANCELLATION,
    CREDIT,
    DEBIT,
    PRIVATE_SIZE,
    REFUSED,
    TAKEN_INTO_ACCOUNT,
    Answer,
    Request,
    read_answer,
)
from evertill.devices.payment_terminal.concert.session import CHATTER_MS, Sending, Session, Turn
from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.domain.codes.currency_numbers import NUMBERS
from evertill.kernel.errors import Bug
from evertill.kernel.money import Money
from evertill.ports.payment_terminal import (
    Answered,
    Ended,
    LateAnswer,
    Prompt,
    Ready,
    Send,
    Step,
    TerminalAction,
    TerminalAnswer,
    TerminalRequest,
    Verdict,
)

LISTEN_MS = 15_000
"""How long a terminal that still wants to deliver an answer is listened to."""
_REFERENCES_MAX = 50
_KINDS = {
    TerminalAction.PAY: DEBIT,
    TerminalAction.REFUND: CREDIT,
    TerminalAction.REVERSE: CANCELLATION,
}


class ConcertDialogue:
    """Fulfils `Dialogue`."""

    can_ask = False

    def __init__(self, *, till_number: str, extended: bool, timers: TerminalTimers) -> None:
        self._till_number = till_number
        self._extended = extended
        self._timers = timers
        self._session = Session(answer_ms=timers.enquiry_ms, pause_ms=timers.pause_ms)
        self._request: TerminalRequest | None = None
        self._is_asking = False
        self._was_sent = False
        self._limit_at_ms: int | None = None
        self._held: TerminalAnswer | None = None
        self._is_held_late = False
        self._references: list[str] = []
        self._last_request: TerminalRequest | None = None
        self._last_body = b""

    @property
    def is_idle(self) -> bool:
        """Whether a request may begin."""
        return self._request is None

    def opened(self, now_ms: int) -> list[Step]:
        """A new line."""
        self._session.clear()
        self._held = None
        return []

    def greet(self, now_ms: int) -> list[Step]:
        """Nothing can be asked between payments."""
        return [Ready()]

    def begin(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Call the terminal and send the request."""
        if self._request is not None:
            raise Bug("a card terminal does one thing at a time")
        kind = _KINDS.get(request.action)
        if kind is None or not 0 < request.amount.minor <= AMOUNT_MAX:
            return [Ended(TerminalAnswer(Verdict.FAILED, text="the card terminal cannot do this"))]
        self._start(request, is_asking=False)
        return self._follow(self._session.send(self._message(request, kind), now_ms), now_ms)

    def ask(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Listen for a while whether the terminal still wants to tell."""
        self._start(request, is_asking=True)
        self._limit_at_ms = now_ms + LISTEN_MS
        return []

    def feed(self, chunk: bytes, now_ms: int) -> list[Step]:
        """Bytes or time."""
        steps = self._follow(self._session.feed(chunk, now_ms), now_ms)
        borne_ms = CHATTER_MS if chunk else 0
        is_over = self._limit_at_ms is not None and now_ms >= self._limit_at_ms + borne_ms
        if is_over and self._held is None and not self._session.is_receiving:
            steps += self._end(TerminalAnswer(Verdict.UNKNOWN, text="the card terminal stopped answering"))
        return steps

    def durable(self, now_ms: int) -> list[Step]:
        """Acknowledge, and be done."""
        return self._release(now_ms, is_taken=True)

    def refuse(self, now_ms: int) -> list[Step]:
        """Concert knows no undoing: the terminal is told that its answer came damaged, and sends it again."""
        return self._release(now_ms, is_taken=self._is_held_late)

    def abort(self, now_ms: int) -> list[Step]:
        """Only the terminal itself can give up."""
        return [Prompt("Press the red key of the card terminal to cancel.")] if self._request is not None else []

    def lost(self, now_ms: int) -> list[Step]:
        """Whatever was sent is in doubt; what was not sent has not begun."""
        self._session.clear()
        self._held = None
        if self._request is None:
            return []
        in_doubt = self._was_sent or self._is_asking
        verdict = Verdict.UNKNOWN if in_doubt else Verdict.FAILED
        return self._end(TerminalAnswer(verdict, text="the line to the card terminal was lost"))

    def wait_ms(self, now_ms: int) -> int | None:
        """Until a timer is over."""
        waits = [self._session.wait_ms(now_ms)]
        if self._limit_at_ms is not None and self._held is None:
            waits.append(max(0, self._limit_at_ms - now_ms))
        return min([wait for wait in waits if wait is not None], default=None)

    def _start(self, request: TerminalRequest, *, is_asking: bool) -> None:
        self._request = self._last_request = request
        self._is_asking = is_asking
        self._was_sent = False
        self._limit_at_ms = None
        if not is_asking:
            self._references = [*self._references[-_REFERENCES_MAX:], request.reference[:PRIVATE_SIZE]]

    def _message(self, request: TerminalRequest, kind: str) -> bytes:
        return Request(
            till_number=self._till_number,
            minor=request.amount.minor,
            kind=kind,
            currency=NUMBERS[request.amount.currency],
            private=request.reference,
            extended=self._extended,
        ).body()

    def _follow(self, turn: Turn, now_ms: int) -> list[Step]:
        steps: list[Step] = []
        for chunk in turn.sends:
            self._was_sent |= len(chunk) > 1
            steps.append(Send(chunk))
        if turn.sending is not None and self._request is not None:
            steps += self._sent(turn.sending, now_ms)
        for body in turn.arrived:
            steps += self._arrived(body, now_ms)
        return steps

    def _sent(self, sending: Sending, now_ms: int) -> list[Step]:
        assert self._request is not None
        match sending:
            case Sending.DELIVERED:
                self._limit_at_ms = now_ms + self._timers.t4_ms
                return [Prompt("Please insert or hold the card.", "0A")]
            case Sending.NOT_HEARD:
                return self._end(TerminalAnswer(Verdict.FAILED, text="the card terminal does not answer"))
            case Sending.REFUSED if self._extended:
                self._extended = False  # an older terminal, which speaks E
                message = self._message(self._request, _KINDS[self._request.action])
                return self._follow(self._session.send(message, now_ms), now_ms)
            case Sending.REFUSED:
                return self._end(TerminalAnswer(Verdict.FAILED, text="the card terminal does not understand the till"))
            case Sending.IN_DOUBT:
                return self._end(TerminalAnswer(Verdict.UNKNOWN, text="the card terminal stopped answering"))

    def _arrived(self, body: bytes, now_ms: int) -> list[Step]:
        answer = read_answer(body)
        if answer is None or (self._request is None and body == self._last_body) or answer.status == TAKEN_INTO_ACCOUNT:
            # Nothing readable, the same answer once more, or a mere receipt of the request: nothing to keep.
            is_taken = answer is not None
            return self._follow(self._session.acknowledge(is_taken=is_taken, now_ms=now_ms), now_ms)
        request = self._request
        is_ours = request is not None and self._is_about(answer, request)
        about = request if is_ours else self._last_request
        if about is None:
            return self._follow(self._session.acknowledge(is_taken=True, now_ms=now_ms), now_ms)
        self._held, self._is_held_late = read_verdict(answer, about), not is_ours
        self._last_body = body
        return [LateAnswer(self._held) if self._is_held_late else Answered(self._held, is_final=True)]

    def _is_about(self, answer: Answer, request: TerminalRequest) -> bool:
        """By our reference; where a terminal puts its own there, an answer that is none of an older request."""
        private = answer.private.strip()
        if private == request.reference[:PRIVATE_SIZE].strip():
            return True
        return not self._is_asking and private not in self._references

    def _release(self, now_ms: int, *, is_taken: bool) -> list[Step]:
        held, self._held = self._held, None
        if held is None:
            return []
        steps = self._follow(self._session.acknowledge(is_taken=is_taken, now_ms=now_ms), now_ms)
        if is_taken and not self._is_held_late:
            steps += self._end(held)
        self._is_held_late = False
        return steps

    def _end(self, answer: TerminalAnswer) -> list[Step]:
        self._request, self._limit_at_ms = None, None
        return [Ended(answer)]


def read_verdict(answer: Answer, request: TerminalRequest) -> TerminalAnswer:
    """What an answer says of a request. Only 7 is a refusal; 9 and anything else tell nothing."""
    amount = Money(answer.minor, request.amount.currency)
    is_same = answer.currency == NUMBERS[request.amount.currency]
    verdict = {ACCEPTED: Verdict.APPROVED, REFUSED: Verdict.DECLINED}.get(answer.status, Verdict.UNKNOWN)
    if verdict is Verdict.APPROVED and not is_same:
        verdict = Verdict.UNKNOWN
    is_approved = verdict is Verdict.APPROVED
    text = "the card terminal refused it" if verdict is Verdict.DECLINED else "the card terminal ended without a result"
    above = amount.minor - request.amount.minor
    is_tipped = is_approved and request.action is TerminalAction.PAY and above > 0
    return TerminalAnswer(
        verdict=verdict,
        amount=amount if is_approved else None,
        tip_minor=above if is_tipped else 0,
        code=answer.status,
        text="" if is_approved else text,
        card_last_four=answer.card_last_four,
    )
