"""Canonical JSON after RFC 8785, for hashing: one byte string for one value, on every machine.

Narrower than the standard on purpose: no number has a fraction, and none leaves the range that every JSON reader
keeps exactly.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

Json: TypeAlias = "None | bool | int | str | Sequence[Json] | Mapping[str, Json]"
JsonObject: TypeAlias = "dict[str, Json]"

LARGEST_WHOLE_NUMBER = 2**53 - 1

# Byte for byte the texts of the standard library's encoder, in an eighth of its time; every finished sale
# waits for this.
_sorting = msgspec.json.Encoder(order="sorted")
_keeping_order = msgspec.json.Encoder()

_SHAPES = bytes(0x30 if chr(byte).isdecimal() and byte < 0x80 else 1 if byte >= 0xF0 else byte for byte in range(256))
"""Every digit becomes a nought, and the first byte of what lies beyond UTF-16's single units a byte JSON never has."""


def is_plain_json(text: bytes) -> bool:
    """Whether no number in a JSON text can be too large, and its names sort by code points as by UTF-16 units; found in
    a twentieth of the time that a pattern takes."""
    shapes = text.translate(_SHAPES)
    # One byte is found at once, and two of which one is a common letter are not; hardly any text has an escape.
    has_escape = b"\\" in text and b"\\u" in text
    return not has_escape and b"0" * 16 not in shapes and b"\x01" not in shapes


def read_json(text: bytes) -> tuple[Json, bool]:
    """The value of a JSON text in UTF-8, and whether it is plain (see `canonical_bytes`). ValueError when it is none
    or holds a fraction; RecursionError when it is nested too deeply."""
    return parse_json(text), is_plain_json(text)


def parse_json(text: bytes) -> Json:
    """The value alone; raises as `read_json`."""
    value: Json = _reading.decode(text)
    return value


def _no_fraction(text: str) -> Json:
    raise ValueError(f"{text[:40]} is a fraction; hashed records hold whole numbers and texts only")


_reading = msgspec.json.Decoder(float_hook=_no_fraction)


def canonical_bytes(value: Json, *, is_plain: bool = False) -> bytes:
    """The RFC 8785 form in UTF-8; ValueError when the value holds a fraction, too large a number or a lone
    surrogate. What `read_json` told to be plain, in whole or in part, needs no look at each member."""
    if is_plain or _has_plain_keys(value):
        return _sorting.encode(value)
    return _keeping_order.encode(_in_utf16_order(value))


def plain_bytes(value: object) -> bytes:
    """Any JSON as it is, members in their order: to tell quickly whether two values are letter for letter the same."""
    return _keeping_order.encode(value)


def digest(value: Json) -> str:
    """SHA-256 over the canonical form, in lower-case hex."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()


def _has_plain_keys(value: Json) -> bool:
    """Checks the whole value; tells whether keys by code point are already in the order of UTF-16 units."""
    smallest, largest = -LARGEST_WHOLE_NUMBER, LARGEST_WHOLE_NUMBER
    names: list[str] = []
    waiting: list[Json] = [value]
    for container in waiting:
        members: Iterable[Json] = (container,)
        if isinstance(container, dict):
            names += container
            members = container.values()
        elif isinstance(container, list | tuple):
            members = container
        for item in members:
            # By exact type first, the commonest first: every finished sale waits for this.
            kind = type(item)
            if kind is str or item is None:
                continue
            if kind is int:
                if not smallest <= item <= largest:  # type: ignore[operator]  # it is an int, by its type
                    raise ValueError(f"{item} is larger than JSON readers keep exactly")
            elif kind is list or kind is dict or kind is tuple:
                waiting.append(item)
            elif kind is not bool:
                waiting.extend(_as_exact_type(item))
    return _in_one_text(names).isascii()


def _as_exact_type(item: Json) -> tuple[Json, ...]:
    """A member of a type derived from JSON's, to be looked at once more as that."""
    if isinstance(item, str):
        return ()
    if isinstance(item, int):
        return (int(item),)
    if isinstance(item, dict):
        return (dict(item),)
    if isinstance(item, list | tuple):
        return (list(item),)
    raise ValueError(f"{type(item).__name__} has no place in a hashed record")


def _in_one_text(names: list[str]) -> str:
    """The names of members one after the other."""
    try:
        return "".join(names)
    except TypeError as error:
        raise ValueError("a member's name must be a text") from error


def _in_utf16_order(value: Json) -> Json:
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return {key: _in_utf16_order(item) for key, item in ordered}
    if isinstance(value, list | tuple):
        return [_in_utf16_order(item) for item in value]
    return value
