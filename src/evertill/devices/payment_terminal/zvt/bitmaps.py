"""The fields of ZVT, called bitmaps: a tag of one byte and a length that only the tag tells (PA00P015, 9).

A tag that nobody has told us of is stepped over by the one length after which everything else reads cleanly.
"""

from collections.abc import Sequence

from evertill.devices.payment_terminal.zvt.numbers import decimal_length, packed, read_decimal_length, unpacked
from evertill.devices.payment_terminal.zvt.tlv import Tlv, parse_tlv, read_length
from evertill.kernel.values import dataclass

LL, LLL, BER = -2, -3, -1

LENGTHS: dict[int, int] = {
    **dict.fromkeys((0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x8A, 0x8C, 0xA0), 1),
    **dict.fromkeys((0xD0, 0xD2, 0xD3, 0xE0, 0xE9, 0xEA, 0xF0, 0xF9, 0xFA, 0xFB, 0xFC), 1),
    **dict.fromkeys((0x0D, 0x0E, 0x17, 0x3A, 0x49, 0x87), 2),
    **dict.fromkeys((0x0B, 0x0C, 0x37, 0x3D, 0x88, 0xAA), 3),
    0x29: 4,
    0xBA: 5,
    0x04: 6,
    0x3B: 8,
    0xEB: 8,
    0x2A: 15,
    **dict.fromkeys((0x22, 0x23, 0x2D, 0x4C, 0x8B, 0xA7, 0xD1), LL),
    **dict.fromkeys(range(0xE1, 0xE9), LL),
    **dict.fromkeys(range(0xF1, 0xF9), LL),
    **dict.fromkeys((0x24, 0x2E, 0x3C, 0x60, 0x92, 0x9A, 0xAF), LLL),
    0x06: BER,
}
_GUESSED_SIZES = (1, 2, 3, 4, 6, 8, 5, 7, 0)
_GUESSES_MAX = 2

AMOUNT, TLV_CONTAINER, TRACE, TIME, DATE, PAYMENT_TYPE = 0x04, 0x06, 0x0B, 0x0C, 0x0D, 0x19
PAN, RESULT, TERMINAL_ID, ORIGINAL_TRACE, APPROVAL, TEXT = 0x22, 0x27, 0x29, 0x37, 0x3B, 0x3C
CURRENCY, TOTALS, RECEIPT, CARD_TYPE, CARD_NAME, SERVICE = 0x49, 0x60, 0x87, 0x8A, 0x8B, 0x03


@dataclass(frozen=True, slots=True)
class Bitmaps:
    """The fields of one APDU, in the order they came."""

    fields: tuple[tuple[int, bytes], ...] = ()
    is_guessed: bool = False
    """Whether an unknown tag had to be stepped over."""
    rest: bytes = b""
    """What could not be read."""

    def get(self, tag: int) -> bytes | None:
        """The first field with this tag."""
        return next((content for found, content in self.fields if found == tag), None)

    def number(self, tag: int) -> int | None:
        """A field of packed decimals."""
        content = self.get(tag)
        return None if content is None else unpacked(content)

    def digits(self, tag: int) -> str:
        """A field's half bytes; empty when there is no such field."""
        content = self.get(tag)
        return "" if content is None else content.hex().upper()

    @property
    def result(self) -> int | None:
        """The result code."""
        content = self.get(RESULT)
        return content[0] if content else None

    @property
    def objects(self) -> tuple[Tlv, ...]:
        """The TLV container's objects."""
        return parse_tlv(self.get(TLV_CONTAINER) or b"")


def parse_bitmaps(payload: bytes, *, guesses: int = _GUESSES_MAX) -> Bitmaps:
    """The fields; an unknown tag is stepped over where that leaves all else readable."""
    fields: list[tuple[int, bytes]] = []
    place = 0
    while place < len(payload):
        tag = payload[place]
        found = _read_field(payload, place)
        if found is None:
            return _step_over(payload, place, fields, guesses if tag not in LENGTHS else 0)
        fields.append((tag, payload[found[0] : found[1]]))
        place = found[1]
    return Bitmaps(tuple(fields))


def write_bitmaps(fields: Sequence[tuple[int, bytes]]) -> bytes:
    """The fields as they travel."""
    written = b""
    for tag, content in fields:
        kind = LENGTHS[tag]
        if kind == BER:
            assert len(content) < 0x80
            head = bytes([len(content)])
        else:
            head = decimal_length(len(content), -kind) if kind < 0 else b""
            assert kind < 0 or len(content) == kind, f"field {tag:02X} has {kind} bytes"
        written += bytes([tag]) + head + content
    return written


def amount_field(minor: int) -> tuple[int, bytes]:
    """An amount in minor units."""
    return AMOUNT, packed(minor, 6)


def currency_field(numeric: int) -> tuple[int, bytes]:
    """A currency by its number in ISO 4217."""
    return CURRENCY, packed(numeric, 2)


def _read_field(payload: bytes, place: int) -> tuple[int, int] | None:
    """Where the field at this place begins and ends; None when its tag is unknown or it is cut off."""
    kind = LENGTHS.get(payload[place])
    start = place + 1
    if kind is None:
        return None
    if kind == BER:
        length = read_length(payload, start)
        if length is None:
            return None
        size, start = length
    elif kind < 0:
        count = -kind
        read = read_decimal_length(payload[start : start + count])
        if read is None or start + count > len(payload):
            return None
        size, start = read, start + count
    else:
        size = kind
    return None if start + size > len(payload) else (start, start + size)


def _step_over(payload: bytes, place: int, fields: list[tuple[int, bytes]], guesses: int) -> Bitmaps:
    for left in range(guesses):  # the fewer guesses, the better
        for start, size in _candidates(payload, place + 1):
            rest = parse_bitmaps(payload[start + size :], guesses=left)
            if not rest.rest:
                stepped = (payload[place], payload[start : start + size])
                return Bitmaps((*fields, stepped, *rest.fields), is_guessed=True)
    return Bitmaps(tuple(fields), is_guessed=bool(fields), rest=payload[place:])


def _candidates(payload: bytes, start: int) -> list[tuple[int, int]]:
    """Where an unknown field's content may begin, and its size: as its length says if it has one, else by trial."""
    sizes: list[tuple[int, int]] = []
    for count in (3, 2):
        head = payload[start : start + count]
        read = read_decimal_length(head)
        if len(head) == count and all(byte & 0xF0 == 0xF0 for byte in head) and read is not None:
            sizes.append((start + count, read))
    sizes += [(start, size) for size in _GUESSED_SIZES]
    return [(begin, size) for begin, size in sizes if begin + size <= len(payload)]
