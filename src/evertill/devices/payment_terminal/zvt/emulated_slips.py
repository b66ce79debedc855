"""The slips an emulated ZVT terminal has the till print: as single lines, or as text blocks."""

from collections.abc import Mapping
from dataclasses import field

from evertill.devices.payment_terminal.emulation.ledger import Booking, DayTotals
from evertill.devices.payment_terminal.zvt import apdu as codes
from evertill.devices.payment_terminal.zvt.apdu import Apdu
from evertill.devices.payment_terminal.zvt.tlv import container, write_tlv
from evertill.kernel.values import dataclass

_LAST = 0x81


@dataclass(frozen=True, slots=True)
class SlipWords:
    """What the slips are written with."""

    merchant: str = "Merchant copy"
    customer: str = "Customer copy"
    end: str = "End"
    kinds: Mapping[str, str] = field(
        default_factory=lambda: {"pay": "Payment", "refund": "Refund", "reversal": "Reversal"}
    )
    card: str = "Card"
    amount: str = "Amount"
    receipt: str = "Receipt no."
    approval: str = "Approval"
    decimal_sign: str = "."
    day: str = "End of day"
    charged: str = "Payments"
    returned: str = "Refunds"
    total: str = "Total"


_GERMAN = SlipWords(
    "Haendlerbeleg",
    "Kundenbeleg",
    "Ende",
    {"pay": "Zahlung", "refund": "Gutschrift", "reversal": "Storno"},
    "Karte",
    "Betrag",
    "Beleg-Nr.",
    "Genehmigung",
    ",",
    "Kassenschnitt",
    "Zahlungen",
    "Gutschriften",
    "Summe",
)


def slip_words(language: str) -> SlipWords:
    """The words of a language, or of a locale's; English where we have no others."""
    return _GERMAN if language.partition("_")[0] == "de" else SlipWords()


def print_lines(booking: Booking, words: SlipWords) -> list[Apdu]:
    """Two slips, line by line."""
    last = Apdu(codes.PRINT_LINE, bytes([_LAST]) + words.end.encode("cp437"))
    commands = [Apdu(codes.PRINT_LINE, b"\0" + line) for line in _lines(booking, words.merchant, words)]
    commands.append(last)
    commands += [Apdu(codes.PRINT_LINE, b"\0" + line) for line in _lines(booking, words.customer, words)]
    return [*commands, last]


def print_blocks(booking: Booking, words: SlipWords) -> list[Apdu]:
    """Two slips, a block each."""
    titles = (words.merchant, words.customer)
    return [_block(kind, _lines(booking, title, words)) for kind, title in enumerate(titles, 1)]


def print_day(day: DayTotals, words: SlipWords, *, as_block: bool) -> list[Apdu]:
    """The slip of an end of day, for the merchant: each way by itself, and what they come to."""
    amounts = ((words.charged, day.charged_minor), (words.returned, -day.returned_minor), (words.total, day.minor))
    texts = [words.day, "", *(f"{word} EUR {_amount(minor, words)}" for word, minor in amounts)]
    lines = [text.encode("cp437") for text in texts]
    if as_block:
        return [_block(1, lines)]
    last = Apdu(codes.PRINT_LINE, bytes([_LAST]) + words.end.encode("cp437"))
    return [*(Apdu(codes.PRINT_LINE, b"\0" + line) for line in lines), last]


def _amount(minor: int, words: SlipWords) -> str:
    whole, cents = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole}{words.decimal_sign}{cents:02d}"


def _block(kind: int, lines: list[bytes]) -> Apdu:
    texts = b"".join(write_tlv(0x07, line) for line in lines) + write_tlv(0x09, bytes([_LAST]))
    return Apdu(codes.PRINT_BLOCK, container([write_tlv(0x1F07, bytes([kind])), write_tlv(0x25, texts)]))


def _lines(booking: Booking, title: str, words: SlipWords) -> list[bytes]:
    lines = [
        title,
        "",
        words.kinds[booking.kind],
        "Mastercard",
        f"{words.card} ####-####-####-0008",
        f"{words.amount} EUR {_amount(booking.minor, words)}",
        f"{words.receipt} {booking.receipt:04d}",
        f"{words.approval} 750071",
    ]
    return [line.encode("cp437") for line in lines]
