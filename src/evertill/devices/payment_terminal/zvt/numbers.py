"""How ZVT writes numbers and texts: packed decimals, decimal length bytes, its own seven-bit letters, code page 437."""

UMLAUTS = str.maketrans("[\\]{|}~", "ÄÖÜäöüß")
UTF_8, CODE_PAGE_437, ASCII_7 = 0xFE, 0xFF, 0x00


def packed(number: int, size: int) -> bytes:
    """A whole number as packed decimals of this many bytes; ValueError when it does not fit."""
    digits = f"{number:0{2 * size}d}"
    if number < 0 or len(digits) > 2 * size:
        raise ValueError(f"{number} does not fit into {size} bytes")
    return bytes.fromhex(digits)


def unpacked(field: bytes) -> int | None:
    """The number in packed decimals; None when a half byte is no digit."""
    digits = field.hex()
    return int(digits) if digits.isdigit() else None


def digits_of(field: bytes) -> str:
    """The half bytes as they are; card numbers use E for a masked place and F for padding."""
    return field.hex().upper()


def decimal_length(size: int, digits: int) -> bytes:
    """A length as LLVAR (two digits) and LLLVAR (three) write it: F in the high half byte, a digit in the low."""
    assert 0 <= size < 10**digits
    return bytes(0xF0 | int(digit) for digit in f"{size:0{digits}d}")


def read_decimal_length(field: bytes) -> int | None:
    """The length; None when a low half byte is no digit."""
    size = 0
    for byte in field:
        if byte & 0x0F > 9:
            return None
        size = size * 10 + (byte & 0x0F)
    return size


def display_text(field: bytes) -> str:
    """A text for a display: ASCII, with letters of German in the places of brackets."""
    if any(byte > 0x7F for byte in field):
        return legible(field.decode("cp437"))
    return legible(field.decode("ascii").translate(UMLAUTS))


def print_text(field: bytes, character_set: int = CODE_PAGE_437) -> str:
    """A text for paper, in the character set agreed on at registration."""
    if character_set == ASCII_7:
        return display_text(field)
    if character_set == UTF_8:
        return legible(field.decode("utf-8", errors="replace"))
    if 1 <= character_set <= 0x10 and character_set != 12:
        return legible(field.decode(f"iso8859_{character_set}", errors="replace"))
    return legible(field.decode("cp437"))


def legible(text: str) -> str:
    """Without control characters, which have no place on a screen or a slip."""
    return "".join(sign for sign in text if sign.isprintable())
