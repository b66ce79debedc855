"""Print lines that come when their request is over: gathered until the terminal says that was all, or is silent."""

from evertill.devices.payment_terminal.zvt import apdu as codes
from evertill.devices.payment_terminal.zvt.apdu import Apdu
from evertill.devices.payment_terminal.zvt.slips import SlipCollector
from evertill.ports.payment_terminal import LateSlips, Step

REST_MS = 3000
"""So long after the last line a slip is whole."""


class LateCollector:
    """One for a dialogue."""

    def __init__(self) -> None:
        self._slips = SlipCollector()
        self._due_at_ms: int | None = None
        self.is_refused = False
        """They are of a result that must not count."""

    def take(self, apdu: Apdu, now_ms: int) -> None:
        """A print line or a text block."""
        self._due_at_ms = now_ms + REST_MS
        if apdu.command == codes.PRINT_LINE:
            self._slips.print_line(apdu.payload)
        else:
            self._slips.print_block(apdu.payload)

    def rested(self, now_ms: int) -> list[Step]:
        """The slips, once nothing has followed for a while."""
        return self.taken() if self._due_at_ms is not None and now_ms >= self._due_at_ms else []

    def wait_ms(self, now_ms: int) -> int | None:
        """Until then."""
        return None if self._due_at_ms is None else max(0, self._due_at_ms - now_ms)

    def taken(self) -> list[Step]:
        """The slips there are; none from then on."""
        slips, self._slips, self._due_at_ms = self._slips.slips(), SlipCollector(), None
        return [LateSlips(slips)] if slips else []
