"""What a Star printer says of itself: a block of status bytes, asked for or not, that also counts jobs. No I/O.

The first byte tells the block's length and is the only one with its lowest bit set, so a torn block does no harm.
"""

from evertill.devices.printer.status import Paper, PrinterError, PrinterStatus
from evertill.kernel.values import dataclass

STAR_STATUS_REQUEST = b"\x1b\x06\x01"
"""ESC ACK SOH: answered at once, even off-line."""
STAR_END_MARK = b"\x17"
"""ETB: counted in the status once everything before it has been printed."""
_LENGTH_MIN = 7
_COUNTER = 7
_MARKS = 32


@dataclass(frozen=True, slots=True)
class WholeStatus:
    """Everything at once; `marks` is how many end marks were reached, counted up to 31 and round again; None from a
    printer that does not count them."""

    status: PrinterStatus
    marks: int | None


class StarStatusParser:
    """Cuts what a Star printer sends into status blocks; noise is dropped, never believed."""

    def __init__(self) -> None:
        self._block = bytearray()

    def feed(self, received: bytes) -> list[WholeStatus]:
        """The blocks completed by these bytes."""
        found = []
        for byte in received:
            if byte & 0x91 == 0x01:
                self._block = bytearray((byte,))
            elif self._block and byte & 0x91 == 0:
                self._block.append(byte)
            else:
                self._block.clear()
            if self._block and len(self._block) == block_length(self._block[0]):
                found.append(whole_status(bytes(self._block)))
                self._block.clear()
        return found

    def clear(self) -> None:
        """Forget a half-received block: the line is new."""
        self._block.clear()


def block_length(first: int) -> int:
    """How many bytes a block has that begins so; zero when that is no beginning."""
    length = (first >> 1 & 0x07) | (first >> 2 & 0x18)
    return length if length >= _LENGTH_MIN else 0


def whole_status(block: bytes) -> WholeStatus:
    """The picture drawn by a block."""
    state, error, jam, paper = block[2:6]
    status = PrinterStatus(
        paper=Paper.OUT if paper & 0x08 else Paper.NEAR_END if paper & 0x06 else Paper.OK,
        is_cover_open=bool(state & 0x20 or jam & 0x02),
        is_offline=bool(state & 0x48),
        error=_error(error, jam),
        drawer_pin_is_high=bool(state & 0x04),
    )
    return WholeStatus(status, marks_of(block[_COUNTER]) if len(block) > _COUNTER else None)


def end_mark_after(marks: int) -> tuple[bytes, int]:
    """What to put behind a job, and the count that proves it: never zero, from which a printer that was switched off
    and on counts anew, its memory empty."""
    awaited = (marks + 1) % _MARKS
    return (STAR_END_MARK, awaited) if awaited else (STAR_END_MARK * 2, 1)


def marks_of(counter: int) -> int:
    """The five bits of the counter, which stand apart from each other."""
    return (counter >> 1 & 0x07) | (counter >> 2 & 0x18)


def counter_byte(marks: int) -> int:
    """The byte that tells this count."""
    marks %= _MARKS
    return (marks & 0x07) << 1 | (marks & 0x18) << 2


def star_block(status: PrinterStatus, marks: int) -> bytes:
    """The block a printer in this state sends."""
    state = 0x20 * status.is_cover_open | 0x08 * status.is_offline | 0x04 * bool(status.drawer_pin_is_high)
    paper = {Paper.OK: 0, Paper.NEAR_END: 0x04, Paper.OUT: 0x0C}[status.paper]
    error = {
        None: 0,
        PrinterError.CUTTER: 0x08,
        PrinterError.RECOVERABLE: 0x40,
        PrinterError.UNRECOVERABLE: 0x20,
    }[status.error]
    return bytes((0x23, 0x06, state, error, 0, paper, 0, counter_byte(marks), 0))


def _error(flags: int, jam: int) -> PrinterError | None:
    """Byte 4: 0x40 the head is hot, 0x20 beyond repair, 0x08 cutter, 0x04 mechanics. Byte 5: 0x40 more came than the
    buffer holds, 0x08 no black mark, 0x04 paper jammed in the presenter (0x02, the head is up, counts as a cover)."""
    if flags & 0x24 or jam & 0x04:
        return PrinterError.UNRECOVERABLE
    if flags & 0x08:
        return PrinterError.CUTTER
    return PrinterError.RECOVERABLE if flags & 0x40 or jam & 0x48 else None
