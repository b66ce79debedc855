"""The till's side of Caisse-AP: a connection for each request, its answer whole when it reads so and then silence."""

from evertill.devices.payment_terminal.caisse_ap import fields as tags
from evertill.devices.payment_terminal.caisse_ap.fields import Malformed, read_fields, write_fields
from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.domain.codes.currency_numbers import NUMBERS
from evertill.kernel.errors import Bug
from evertill.kernel.money import Money
from evertill.ports.payment_terminal import (
    Answered,
    Ended,
    LineDead,
    Prompt,
    Ready,
    Send,
    Step,
    TerminalAction,
    TerminalAnswer,
    TerminalRecord,
    TerminalRequest,
    Verdict,
)

DONE, NOT_DONE = "10", "01"
STATUS_QUESTION = "T"
_ACTIONS = {TerminalAction.PAY: "0", TerminalAction.REFUND: "1", TerminalAction.REVERSE: "2"}
_REASONS = {
    "02": "the bank wants to be called",
    "04": "it was refused",
    "05": "this is forbidden",
    "06": "it was given up",
    "07": "it was not completed",
    "08": "it took too long",
    "09": "the card terminal did not understand the till",
    "10": "nothing fitting was chosen",
    "11": "it was cancelled at the card terminal",
    "12": "the card terminal cannot do this",
    "13": "the card terminal does not take this currency",
}
_REASON_SIZE = 2
_CANCELLED = frozenset({"06", "08", "11"})
_NOT_BEGUN = frozenset({"09", "12", "13"})
APPLICATIONS = {
    "1": "CB",
    "2": "American Express",
    "3": "CB Enseigne",
    "5": "Cofinoga",
    "6": "Diners",
    "7": "CB-Pass",
    "8": "Franfinance",
    "9": "JCB",
    "A": "Banque Accord",
    "B": "CB",
    "C": "Cheque",
    "D": "American Express",
    "U": "UnionPay",
}


class CaisseApDialogue:
    """Fulfils `Dialogue`."""

    def __init__(
        self, *, till_number: str, protocol_id: str, version: str, asks_for_status: bool, timers: TerminalTimers
    ) -> None:
        self._till_number = till_number
        self._protocol_id = protocol_id
        self._version = version
        self.can_ask = asks_for_status
        self._timers = timers
        self._request: TerminalRequest | None = None
        self._is_asking = False
        self._received = bytearray()
        self._limit_at_ms = 0
        self._held: TerminalAnswer | None = None

    @property
    def is_idle(self) -> bool:
        """Whether a request may begin."""
        return self._request is None

    def opened(self, now_ms: int) -> list[Step]:
        """A new connection."""
        self._received.clear()
        return []

    def greet(self, now_ms: int) -> list[Step]:
        """Nothing can be asked between payments."""
        return [Ready()]

    def begin(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Send the request."""
        action = _ACTIONS.get(request.action)
        if action is None or request.amount.minor <= 0:
            return [Ended(TerminalAnswer(Verdict.FAILED, text="the card terminal cannot do this"))]
        steps = self._start(request, action, now_ms, is_asking=False)
        return [*steps, Prompt("Please insert or hold the card.", "0A")]

    def ask(self, request: TerminalRequest, now_ms: int) -> list[Step]:
        """Where the terminal's profile says that it can be asked, ask it by our reference."""
        if not self.can_ask:
            return [Ended(TerminalAnswer(Verdict.UNKNOWN, text="this card terminal cannot be asked"))]
        return self._start(request, STATUS_QUESTION, now_ms, is_asking=True)

    def feed(self, chunk: bytes, now_ms: int) -> list[Step]:
        """Bytes or time."""
        if self._request is None or self._held is not None:
            return []
        self._received += chunk
        try:
            fields = read_fields(bytes(self._received))
        except Malformed:
            return self._end(TerminalAnswer(Verdict.UNKNOWN, text="the card terminal's answer cannot be read"))
        if chunk:
            is_whole = fields is not None and tags.STATUS in fields  # else the request's echo, or a part of the answer
            quiet_ms = self._timers.pause_ms if is_whole else self._timers.t4_ms
            self._limit_at_ms = now_ms + quiet_ms
            return []
        if now_ms < self._limit_at_ms:
            return []
        if fields is None:
            return self._end(TerminalAnswer(Verdict.UNKNOWN, text="the card terminal stopped answering"))
        return self._hold(fields)

    def durable(self, now_ms: int) -> list[Step]:
        """It is kept; the protocol has no acknowledgement."""
        held, self._held = self._held, None
        return [] if held is None else self._end(held)

    def refuse(self, now_ms: int) -> list[Step]:
        """The protocol knows no undoing either: what could not be kept is in doubt."""
        held, self._held = self._held, None
        return [] if held is None else self._end(TerminalAnswer(Verdict.UNKNOWN, text=held.text))

    def abort(self, now_ms: int) -> list[Step]:
        """Closing the connection would not cancel it."""
        return [Prompt("Press the red key of the card terminal to cancel.")] if self._request is not None else []

    def lost(self, now_ms: int) -> list[Step]:
        """A terminal may hang up after its answer, which then is complete."""
        if self._request is None or self._held is not None:
            return []
        try:
            fields = read_fields(bytes(self._received))
        except Malformed:
            fields = None
        if fields is not None:
            return self._hold(fields)
        return self._end(TerminalAnswer(Verdict.UNKNOWN, text="the line to the card terminal was lost"))

    def wait_ms(self, now_ms: int) -> int | None:
        """Until the answer is complete, or too late."""
        if self._request is None or self._held is not None:
            return None
        return max(0, self._limit_at_ms - now_ms)

    def _start(self, request: TerminalRequest, action: str, now_ms: int, *, is_asking: bool) -> list[Step]:
        if self._request is not None:
            raise Bug("a card terminal does one thing at a time")
        self._request, self._is_asking = request, is_asking
        self._received.clear()
        self._limit_at_ms = now_ms + self._timers.t4_ms
        return [Send(write_fields(self._fields(request, action)))]

    def _fields(self, request: TerminalRequest, action: str) -> dict[str, str]:
        fields = {
            tags.VERSION: self._version,
            tags.PUBLISHER: self._protocol_id,
            tags.TILL: self._till_number,
            tags.CURRENCY: f"{NUMBERS[request.amount.currency]:03d}",
            tags.DELAY: "0",
            tags.ACTION: action,
        }
        if self.can_ask:
            fields[tags.PRIVATE] = request.reference
        # The amount last: a request cut off on its way then lacks it, and can never be taken for a whole one.
        return fields | {tags.AMOUNT: f"{request.amount.minor:02d}"}

    def _hold(self, fields: dict[str, str]) -> list[Step]:
        assert self._request is not None
        action = STATUS_QUESTION if self._is_asking else _ACTIONS[self._request.action]
        answer = read_verdict(fields, self._fields(self._request, action), self._request)
        if self._is_asking:
            is_about_it = fields.get(tags.PRIVATE) == self._request.reference
            return self._end(answer if is_about_it else TerminalAnswer(Verdict.UNKNOWN, text=answer.text))
        self._held = answer
        return [Answered(answer, is_final=True)]

    def _end(self, answer: TerminalAnswer) -> list[Step]:
        self._request, self._held = None, None
        self._received.clear()
        return [Ended(answer), LineDead("")]


def read_verdict(fields: dict[str, str], asked: dict[str, str], request: TerminalRequest) -> TerminalAnswer:
    """What an answer says; one that is not about what was asked says nothing."""
    status = fields.get(tags.STATUS, "")
    reason = fields.get(tags.REASON, "")[:_REASON_SIZE]  # words may stand behind the code
    if not _is_about(fields, asked):
        return TerminalAnswer(Verdict.UNKNOWN, code=status, text="the card terminal answered something else")
    if status == DONE:
        verdict = Verdict.APPROVED
    elif status == NOT_DONE and reason in _REASONS:
        verdict = Verdict.CANCELLED if reason in _CANCELLED else Verdict.DECLINED
        verdict = Verdict.FAILED if reason in _NOT_BEGUN else verdict
    else:
        verdict = Verdict.UNKNOWN
    is_approved = verdict is Verdict.APPROVED
    return TerminalAnswer(
        verdict=verdict,
        amount=Money(_number(fields[tags.AMOUNT]), request.amount.currency) if is_approved else None,
        code=reason or status,
        text="" if is_approved else _REASONS.get(reason, "the card terminal answered without a reason"),
        record=TerminalRecord(terminal_id=fields.get(tags.CONTRACT, "")),
        authorisation=fields.get(tags.AUTHORISATION, "").strip(),
        card_name=APPLICATIONS.get(fields.get(tags.APPLICATION, "").lstrip("0"), ""),
        card_last_four=_last_four(fields.get(tags.PAN, "")),
    )


def _is_about(fields: dict[str, str], asked: dict[str, str]) -> bool:
    """Till, action, currency and, but for zeros, the amount as asked; what a refusal leaves out counts as that."""
    if fields.get(tags.STATUS) == NOT_DONE:
        fields = asked | fields
    same = all(fields.get(tag) == asked[tag] for tag in (tags.ACTION, tags.CURRENCY))
    till = fields.get(tags.TILL, "").lstrip("0") == asked[tags.TILL].lstrip("0")
    return same and till and _number(fields.get(tags.AMOUNT, "")) == _number(asked[tags.AMOUNT])


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdecimal() else -1


def _last_four(pan: str) -> str:
    tail = pan.strip()[-4:]
    return tail if len(tail) == 4 and tail.isdecimal() else ""
