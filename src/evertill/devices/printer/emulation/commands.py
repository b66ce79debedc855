"""ESC/POS read back: a stream of bytes cut into commands, however the stream is split. Unknown commands are skipped."""

from typing import Final

from evertill.kernel.values import dataclass

ESC, GS, DLE, FS = 0x1B, 0x1D, 0x10, 0x1C

_ONE = 3
_LENGTHS: Final[dict[tuple[int, int], int]] = {
    **{(ESC, ord(sign)): 2 for sign in "@2<iLSm"},
    **{(ESC, ord(sign)): _ONE for sign in "!%-3AEGJMRTVadrt{ =?&U"},
    **{(ESC, ord(sign)): 4 for sign in "$\\"},
    (ESC, ord("c")): 4,
    (ESC, ord("p")): 5,
    **{(GS, ord(sign)): _ONE for sign in "!/BHITabfhrw"},
    **{(GS, ord(sign)): 4 for sign in "LPW$\\"},
    (DLE, 0x04): _ONE,
    (DLE, 0x05): _ONE,
    **{(FS, ord(sign)): 2 for sign in "&."},
    **{(FS, ord(sign)): _ONE for sign in "!-CW"},
}
"""Commands of fixed length, with all their parameters."""
_BARCODE_LENGTH_MAX = 255


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it begins with, such as `ESC a`, and its parameters."""

    lead: int
    name: str
    parameters: bytes = b""


@dataclass(frozen=True, slots=True)
class Signs:
    """Printable bytes in the code page selected before."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Control:
    """A single control character, such as LF."""

    byte: int


Piece = Command | Signs | Control


def next_piece(stream: bytes) -> tuple[Piece | None, int]:
    """The first piece and how many bytes it takes; (None, 0) when more bytes must come first."""
    if not stream:
        return None, 0
    if stream[0] in {ESC, GS, DLE, FS}:
        length = _length(stream)
        if length is None or length > len(stream):
            return None, 0
        return Command(stream[0], chr(stream[1]), stream[2:length]), length
    if stream[0] < 0x20:
        return Control(stream[0]), 1
    end = next((place for place, byte in enumerate(stream) if byte < 0x20), len(stream))
    return Signs(stream[:end]), end


def _length(stream: bytes) -> int | None:
    """The whole length of the command the stream begins with; None when it is not known yet."""
    if len(stream) < 2:
        return None
    lead, name = stream[0], stream[1]
    if (lead, name) in _LENGTHS:
        return _LENGTHS[lead, name]
    match lead, chr(name):
        case (29, "(") | (27, "("):
            return None if len(stream) < 5 else 5 + int.from_bytes(stream[3:5], "little")
        case 29, "8":
            return None if len(stream) < 7 else 7 + int.from_bytes(stream[3:7], "little")
        case 29, "v":
            return _raster_length(stream)
        case 29, "V":
            return None if len(stream) < 3 else 3 if stream[2] in {0, 1, 48, 49} else 4
        case 29, "k":
            return _barcode_length(stream)
        case 27, "*":
            return _bit_image_length(stream)
        case 27, "D":
            end = stream.find(0, 2, 40)
            return None if end < 0 and len(stream) < 40 else end + 1 if end > 0 else 2
        case 16, "\x14":
            return None if len(stream) < 3 else {1: 5, 2: 5, 3: 8, 7: 4, 8: 10}.get(stream[2], 3)
        case _:
            return 2


def _raster_length(stream: bytes) -> int | None:
    if len(stream) < 8:
        return None
    return 8 + int.from_bytes(stream[4:6], "little") * int.from_bytes(stream[6:8], "little")


def _bit_image_length(stream: bytes) -> int | None:
    if len(stream) < 5:
        return None
    return 5 + int.from_bytes(stream[3:5], "little") * (3 if stream[2] in {32, 33} else 1)


def _barcode_length(stream: bytes) -> int | None:
    """The old form ends with NUL, the new one says its length."""
    if len(stream) < 4:
        return None
    if stream[2] >= 65:
        return 4 + stream[3]
    end = stream.find(0, 3, 3 + _BARCODE_LENGTH_MAX)
    if end >= 0:
        return end + 1
    return None if len(stream) < 3 + _BARCODE_LENGTH_MAX else 3
