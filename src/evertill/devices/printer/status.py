"""What a printer says of itself: its status bytes told apart and folded into one honest picture. No I/O.

Three kinds of answers share one line: to real-time queries (DLE EOT), automatic status (four bytes, ASB), and answers
from the print buffer (GS r), which come only when everything before them has been printed.
"""

from dataclasses import replace
from enum import IntEnum, StrEnum

from evertill.kernel.values import dataclass


class Query(IntEnum):
    """DLE EOT n: answered at once, even off-line."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR = 3
    PAPER = 4

    @property
    def request(self) -> bytes:
        """The bytes that ask."""
        return bytes((0x10, 0x04, self.value))


END_MARK = b"\x1dr\x01"
"""GS r 1, answered from the buffer: put after the cut, its answer proves that the receipt is out."""
AUTOMATIC_STATUS_ON = b"\x1da\xff"


class Paper(StrEnum):
    """What the paper sensors say."""

    OK = "ok"
    NEAR_END = "near_end"
    OUT = "out"


class PrinterError(StrEnum):
    """Why the printer stopped, beyond paper and cover."""

    CUTTER = "cutter"
    RECOVERABLE = "recoverable"
    """Heals by itself: an overheated head."""
    UNRECOVERABLE = "unrecoverable"


class Condition(StrEnum):
    """What matters to whoever waits for a receipt. Silence is never taken for fine."""

    READY = "ready"
    PAPER_NEAR_END = "paper_near_end"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    ERROR = "error"
    OFFLINE = "offline"
    SILENT = "silent"

    @property
    def prints(self) -> bool:
        """Whether a receipt sent now comes out."""
        return self in {Condition.READY, Condition.PAPER_NEAR_END}


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """One picture of the printer, from a round of answers or one automatic status; None: not asked or not told."""

    paper: Paper = Paper.OK
    is_cover_open: bool = False
    is_offline: bool = False
    error: PrinterError | None = None
    drawer_pin_is_high: bool | None = None

    @property
    def condition(self) -> Condition:
        """The worst first: with an open cover the paper sensor says nothing of worth."""
        if self.is_cover_open:
            return Condition.COVER_OPEN
        if self.paper is Paper.OUT:
            return Condition.PAPER_OUT
        if self.error is not None:
            return Condition.ERROR
        if self.is_offline:
            return Condition.OFFLINE
        return Condition.PAPER_NEAR_END if self.paper is Paper.NEAR_END else Condition.READY


def fold_answer(status: PrinterStatus, query: Query, answer: int) -> PrinterStatus:
    """Add the answer to one real-time query."""
    match query:
        case Query.PRINTER:
            return replace(status, drawer_pin_is_high=bool(answer & 0x04), is_offline=bool(answer & 0x08))
        case Query.OFFLINE_CAUSE:
            paper = Paper.OUT if answer & 0x20 else status.paper
            error = status.error or (PrinterError.RECOVERABLE if answer & 0x40 else None)
            return replace(status, is_cover_open=bool(answer & 0x04), paper=paper, error=error)
        case Query.ERROR:
            return replace(status, error=_error(answer) or status.error)
        case Query.PAPER:
            return replace(status, paper=_worse(status.paper, _paper(out=answer & 0x60, near_end=answer & 0x0C)))


def automatic_status(block: bytes) -> PrinterStatus:
    """The picture drawn by the four bytes of an automatic status."""
    assert len(block) == 4
    return PrinterStatus(
        paper=_paper(out=block[2] & 0x0C, near_end=block[2] & 0x03),
        is_cover_open=bool(block[0] & 0x20),
        is_offline=bool(block[0] & 0x08),
        error=_error(block[1]),
        drawer_pin_is_high=bool(block[0] & 0x04),
    )


def _paper(*, out: int, near_end: int) -> Paper:
    return Paper.OUT if out else Paper.NEAR_END if near_end else Paper.OK


def _worse(one: Paper, other: Paper) -> Paper:
    order = (Paper.OK, Paper.NEAR_END, Paper.OUT)
    return max(one, other, key=order.index)


def _error(flags: int) -> PrinterError | None:
    if flags & 0x20:
        return PrinterError.UNRECOVERABLE
    if flags & 0x08:
        return PrinterError.CUTTER
    return PrinterError.RECOVERABLE if flags & 0x40 else None


# ---- telling the answers apart


@dataclass(frozen=True, slots=True)
class RealTimeAnswer:
    """One byte to the query asked last."""

    value: int


@dataclass(frozen=True, slots=True)
class AutomaticStatus:
    """A status the printer sent by itself."""

    block: bytes


@dataclass(frozen=True, slots=True)
class BufferedAnswer:
    """The end mark was reached in the print buffer."""

    value: int


Answer = RealTimeAnswer | AutomaticStatus | BufferedAnswer


_FLOW_CONTROL = b"\x11\x13"
"""XON and XOFF, which some serial printers send whatever they are set to."""


class AnswerParser:
    """Splits what a printer sends into answers; noise is dropped, never believed."""

    def __init__(self) -> None:
        self._block = bytearray()

    def feed(self, received: bytes) -> list[Answer]:
        """The answers completed by these bytes."""
        answers: list[Answer] = []
        for byte in received:
            answer = self._next(byte)
            if answer is not None:
                answers.append(answer)
        return answers

    def clear(self) -> None:
        """Forget a half-received status: the line is new."""
        self._block.clear()

    def _next(self, byte: int) -> Answer | None:
        if byte in _FLOW_CONTROL:
            return None
        if self._block and byte & 0x90 == 0:
            self._block.append(byte)
            if len(self._block) < 4:
                return None
            block = bytes(self._block)
            self._block.clear()
            return AutomaticStatus(block)
        if byte & 0x93 == 0x12:
            # A real-time answer overtakes a status half sent. Were that given up, its rest would pass for answers from
            # the buffer, and prove a receipt that is not out.
            return RealTimeAnswer(byte)
        self._block.clear()
        match byte & 0x93:
            case 0x10:
                self._block.append(byte)
                return None
            case _:
                return BufferedAnswer(byte) if byte & 0x90 == 0 else None
