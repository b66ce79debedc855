"""Status information (04 0F) read into the till's own words, and written for the emulator."""

from evertill.devices.payment_terminal.zvt import bitmaps as bmp
from evertill.devices.payment_terminal.zvt.bitmaps import Bitmaps
from evertill.devices.payment_terminal.zvt.numbers import digits_of, display_text, legible, print_text, unpacked
from evertill.devices.payment_terminal.zvt.texts import reason_of
from evertill.devices.payment_terminal.zvt.tlv import find
from evertill.domain.codes.currency_numbers import NUMBERS
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.ports.payment_terminal import TerminalRecord, TerminalTotal

OFFLINE = 0x40
_LONG_TRACE, _CARDHOLDER_CHECK, _ONLINE_FLAG, _DISPLAY_TEXT = 0x1F2B, 0x1F10, 0x1F11, 0x07
_SIGNATURE = 0x01
TOTAL_LABELS = ("girocard", "JCB", "Mastercard", "American Express", "Visa", "Diners", "Other cards")


@dataclass(frozen=True, slots=True)
class StatusRead:
    """One status information, without any more of the card than may be kept."""

    result: int | None
    amount: Money | None
    has_amount: bool
    """Whether an amount was told, read or not."""
    currency_is_ours: bool
    record: TerminalRecord
    is_reversal: bool
    time_text: str
    """HHMMSS by the terminal's clock; empty when it did not say."""
    date_text: str
    """MMDD."""
    authorisation: str
    card_name: str
    card_last_four: str
    text: str
    is_offline: bool
    needs_signature: bool
    is_guessed: bool


def read_status(fields: Bitmaps, currency: str) -> StatusRead:
    """What a status information says."""
    minor = fields.number(bmp.AMOUNT)
    numeric = fields.get(bmp.CURRENCY)
    return StatusRead(
        result=fields.result,
        amount=None if minor is None else Money(minor, currency),
        has_amount=fields.get(bmp.AMOUNT) is not None,
        currency_is_ours=numeric is None or unpacked(numeric) == NUMBERS.get(currency),
        record=TerminalRecord(fields.digits(bmp.TERMINAL_ID), _receipt(fields), _trace(fields)),
        is_reversal=fields.get(bmp.ORIGINAL_TRACE) is not None,
        time_text=fields.digits(bmp.TIME),
        date_text=fields.digits(bmp.DATE),
        authorisation=legible((fields.get(bmp.APPROVAL) or b"").decode("ascii", errors="replace").rstrip("\0 ")),
        card_name=display_text((fields.get(bmp.CARD_NAME) or b"").split(b"\0")[0]).strip(),
        card_last_four=last_four(fields.get(bmp.PAN) or b""),
        text=_text(fields),
        is_offline=_is_offline(fields),
        needs_signature=_first_byte(fields, _CARDHOLDER_CHECK) == _SIGNATURE,
        is_guessed=fields.is_guessed,
    )


def last_four(pan: bytes) -> str:
    """The last four digits of a card number; empty when the terminal masks even these, or gives none."""
    digits = digits_of(pan).rstrip("F").partition("D")[0]
    tail = digits[-4:]
    return tail if len(tail) == 4 and tail.isdigit() else ""


def read_totals(fields: Bitmaps, currency: str) -> tuple[TerminalTotal, ...]:
    """The totals of an end of day: seven kinds of cards, each a count of one byte and a sum of six."""
    content = fields.get(bmp.TOTALS) or b""
    totals: list[TerminalTotal] = []
    for place, label in enumerate(TOTAL_LABELS):
        part = content[4 + 7 * place : 11 + 7 * place]
        minor = unpacked(part[1:]) if len(part) == 7 else None
        if minor is not None and (part[0] or minor):
            totals.append(TerminalTotal(label, part[0], Money(minor, currency)))
    return tuple(totals)


def _receipt(fields: Bitmaps) -> str:
    receipt = fields.digits(bmp.RECEIPT)
    return "" if receipt == "FFFF" else receipt


def _trace(fields: Bitmaps) -> str:
    """The trace number; six zeros send the reader to the long one."""
    short = fields.digits(bmp.TRACE)
    if short.strip("0"):
        return short
    long = find(fields.objects, _LONG_TRACE)
    return "" if long is None else digits_of(long.content)


def _text(fields: Bitmaps) -> str:
    """The host's words, else the display's, else what the code means."""
    added = fields.get(bmp.TEXT)
    if added:
        return print_text(added).strip()
    shown = find(fields.objects, 0x24, _DISPLAY_TEXT)
    if shown is not None:
        return display_text(shown.content).strip()
    return reason_of(fields.result) if fields.result else ""


def _is_offline(fields: Bitmaps) -> bool:
    kind = fields.get(bmp.PAYMENT_TYPE)
    return (kind is not None and kind[0] == OFFLINE) or _first_byte(fields, _ONLINE_FLAG) == 0


def _first_byte(fields: Bitmaps, tag: int) -> int | None:
    found = find(fields.objects, tag)
    return found.content[0] if found is not None and found.content else None
