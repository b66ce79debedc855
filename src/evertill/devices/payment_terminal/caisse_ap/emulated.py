"""An emulated Caisse-AP terminal without its line. It charges when the customer is done, heard by the till or not."""

from evertill.devices.payment_terminal.caisse_ap import fields as tags
from evertill.devices.payment_terminal.caisse_ap.fields import Malformed, read_fields, write_fields
from evertill.devices.payment_terminal.emulation.ledger import Booking, Ledger
from evertill.devices.payment_terminal.emulation.scenario import Ending, Scenario, Stage

_MANDATORY = (tags.VERSION, tags.PUBLISHER, tags.TILL, tags.AMOUNT, tags.ACTION, tags.CURRENCY)
_LATE_MS = 1500
_REASONS = {
    Ending.DECLINE: "04",
    Ending.DECLINE_BY_ABORT: "07",
    Ending.DECLINE_COMPLETED: "04",
    Ending.CANCEL: "11",
    Ending.LATE_APPROVAL: "08",
}


class EmulatedCaisseAp:
    """Fulfils `TerminalCore`."""

    def __init__(self, ledger: Ledger) -> None:
        self.scenario = Scenario()
        self.ledger = ledger
        self._received = bytearray()
        self._answer: bytes | None = None
        self._answer_at_ms: int | None = None
        self._charge: tuple[dict[str, str], Scenario] | None = None
        self._is_reached = True

    def hung_up(self) -> None:
        """Hanging up does not cancel: what the customer began goes on, and only the telling of it is lost."""
        self._received.clear()
        self._is_reached = False

    def wait_ms(self, now_ms: int) -> int | None:
        """Until the customer is done."""
        return None if self._answer_at_ms is None else max(0, self._answer_at_ms - now_ms)

    def feed(self, chunk: bytes, now_ms: int) -> list[bytes]:
        """One step."""
        if chunk:
            self._is_reached = True
            self._received += chunk
        sends: list[bytes] = []
        try:
            fields = read_fields(bytes(self._received))
        except Malformed:
            self._received.clear()
            return []
        if fields is not None and all(tag in fields for tag in (*_MANDATORY, tags.DELAY)):
            self._received.clear()
            sends += self._asked(fields, now_ms)
        if self._answer_at_ms is not None and now_ms >= self._answer_at_ms:
            self._answer_at_ms = None
            sends += self._customer_is_done(now_ms)
        return sends

    def _asked(self, fields: dict[str, str], now_ms: int) -> list[bytes]:
        if fields[tags.ACTION] == "T":
            return [write_fields(fields | self._remembered(fields.get(tags.PRIVATE, "")))]
        if not (fields[tags.AMOUNT].isascii() and fields[tags.AMOUNT].isdecimal()):
            return [write_fields(fields | {tags.STATUS: "01", tags.REASON: "09"})]
        if fields[tags.ACTION] not in "012":
            return [write_fields(fields | {tags.STATUS: "01", tags.REASON: "12"})]
        if self.scenario.busy:
            self.scenario.busy -= 1
            return [write_fields(fields | {tags.STATUS: "01", tags.REASON: "07"})]
        wanted = self.scenario.next_payment()
        self._charge = (fields, wanted)
        self._answer_at_ms = now_ms + max(wanted.pause_ms, wanted.slow_ms, 1)
        return []

    def _customer_is_done(self, now_ms: int) -> list[bytes]:
        if self._charge is None:
            return []
        (fields, wanted), self._charge = self._charge, None
        reason = _REASONS.get(wanted.ending)
        if wanted.silent_at in (Stage.COMMAND, Stage.ACCEPTED):
            return []
        if reason is not None:
            if wanted.ending is Ending.LATE_APPROVAL:
                wanted.ending, wanted.silent_at = Ending.APPROVE, Stage.STATUS
                self._charge, self._answer_at_ms = (fields, wanted), now_ms + _LATE_MS
            return self._told(fields | {tags.STATUS: "01", tags.REASON: reason}, wanted)
        booking = self._book(fields, wanted)
        if booking is None:
            return self._told(fields | {tags.STATUS: "01", tags.REASON: "04"}, wanted)
        if wanted.silent_at is not Stage.NOWHERE:
            return []
        if wanted.ending is Ending.UNKNOWN_CODE:
            return self._told(fields | {tags.STATUS: "42"}, wanted)
        return self._told(fields | _approval(booking, fields), wanted)

    def _told(self, fields: dict[str, str], wanted: Scenario) -> list[bytes]:
        if not self._is_reached:
            return []
        answer = write_fields(fields)
        return [answer[:-1] if wanted.bad_checksums else answer]

    def _book(self, fields: dict[str, str], wanted: Scenario) -> Booking | None:
        last = self.ledger.last
        if fields[tags.ACTION] == "2":
            return None if last is None else self.ledger.reverse(last.receipt)
        kind = "refund" if fields[tags.ACTION] == "1" else "pay"
        minor = int(fields[tags.AMOUNT]) - wanted.less_minor + wanted.tip_minor
        return self.ledger.book(kind, minor, private=fields.get(tags.PRIVATE, ""))

    def _remembered(self, private: str) -> dict[str, str]:
        """What is known of the request with this reference; one still with the customer is neither done nor not."""
        if self._charge is not None and self._charge[0].get(tags.PRIVATE) == private:
            return {tags.STATUS: "11"}
        for booking in reversed(self.ledger.bookings):
            if booking.private == private and private:
                return _approval(booking, {})
        return {tags.STATUS: "01", tags.REASON: "07"}


def _approval(booking: Booking, asked: dict[str, str]) -> dict[str, str]:
    answer = {
        tags.STATUS: "10",
        tags.AMOUNT: f"{booking.minor:02d}",
        tags.APPLICATION: "001",
        tags.READING: "1",
        tags.AUTHORISATION: f"{booking.receipt:06d}",
        tags.PAN: "410019######3948",
        tags.CARD_APPLICATION: "A0000000031010",
        tags.EXPIRY: "2710",
        tags.CONTRACT: "424242",
    }
    return answer if asked.get(tags.PRIVATE) or not asked else answer | {tags.PRIVATE: "0101010000000"}
