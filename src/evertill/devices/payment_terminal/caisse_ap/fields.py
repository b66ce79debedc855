"""Caisse-AP's fields: a tag of two signs, a length of three decimal digits, a text. Nothing frames the whole."""

from collections.abc import Mapping

VERSION, PUBLISHER, TILL, CURRENCY, DELAY, ACTION, AMOUNT = "CZ", "CJ", "CA", "CE", "BA", "CD", "CB"
PRIVATE, STATUS, REASON, APPLICATION, READING = "CF", "AE", "AF", "CC", "CI"
AUTHORISATION, PAN, CARD_APPLICATION, EXPIRY, CONTRACT = "AC", "AA", "AI", "AB", "CG"
_ANSWER_MAX = 20_000


class Malformed(ValueError):
    """These bytes are no fields, and will not become any."""


def write_fields(fields: Mapping[str, str]) -> bytes:
    """The fields in the order given; CZ must be the first."""
    return "".join(f"{tag}{len(text):03d}{text}" for tag, text in fields.items()).encode("ascii", errors="replace")


def read_fields(received: bytes) -> dict[str, str] | None:
    """The fields, the first of each tag; None while they do not end with the bytes. Malformed when they never will.

    An end of line or zero bytes behind the last field are no field.
    """
    if len(received) > _ANSWER_MAX:
        raise Malformed("the answer is longer than any can be")
    text = received.decode("ascii", errors="replace")
    fields: dict[str, str] = {}
    place = 0
    while place < len(text):
        head = text[place : place + 5]
        digits = head[2:]
        if fields and len(head) < 5 and not head.strip("\r\n\0"):
            break
        if digits and not (digits.isascii() and digits.isdecimal()):
            raise Malformed("a length is no number")
        if len(head) < 5:
            return None
        end = place + 5 + int(digits)
        if end > len(text):
            return None
        fields.setdefault(head[:2], text[place + 5 : end])
        place = end
    return fields or None
