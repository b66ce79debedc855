"""The slips an emulated ZVT terminal has the till print: as single lines, or as text blocks."""

from evertill.devices.payment_terminal.emulation.ledger import Booking
from evertill.devices.payment_terminal.zvt import apdu as codes
from evertill.devices.payment_terminal.zvt.apdu import Apdu
from evertill.devices.payment_terminal.zvt.tlv import container, write_tlv

_LAST = 0x81


def print_lines(booking: Booking) -> list[Apdu]:
    """Two slips, line by line."""
    commands = [Apdu(codes.PRINT_LINE, b"\0" + line) for line in _lines(booking, "Haendlerbeleg")]
    commands.append(Apdu(codes.PRINT_LINE, bytes([_LAST]) + b"Ende"))
    commands += [Apdu(codes.PRINT_LINE, b"\0" + line) for line in _lines(booking, "Kundenbeleg")]
    return [*commands, Apdu(codes.PRINT_LINE, bytes([_LAST]) + b"Ende")]


def print_blocks(booking: Booking) -> list[Apdu]:
    """Two slips, a block each."""
    return [_block(1, _lines(booking, "Haendlerbeleg")), _block(2, _lines(booking, "Kundenbeleg"))]


def _block(kind: int, lines: list[bytes]) -> Apdu:
    texts = b"".join(write_tlv(0x07, line) for line in lines) + write_tlv(0x09, bytes([_LAST]))
    return Apdu(codes.PRINT_BLOCK, container([write_tlv(0x1F07, bytes([kind])), write_tlv(0x25, texts)]))


def _lines(booking: Booking, title: str) -> list[bytes]:
    whole, cents = divmod(booking.minor, 100)
    words = {"pay": "Zahlung", "refund": "Gutschrift", "reversal": "Storno"}
    lines = [
        title,
        "",
        words[booking.kind],
        "Mastercard",
        "Karte ####-####-####-0008",
        f"Betrag EUR {whole},{cents:02d}",
        f"Beleg-Nr. {booking.receipt:04d}",
        "Genehmigung 750071",
    ]
    return [line.encode("cp437") for line in lines]
