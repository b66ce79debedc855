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


def canonical_bytes(value: Json) -> bytes:
    """The RFC 8785 form in UTF-8; ValueError when the value holds a fraction, too large a number or a lone
    surrogate."""
    if _has_plain_keys(value):
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
    plain, largest = True, LARGEST_WHOLE_NUMBER
    waiting: list[Json] = [value]
    while waiting:
        container = waiting.pop()
        if isinstance(container, dict):
            plain = _names(container).isascii() and plain
            members: Iterable[Json] = container.values()
        else:
            members = container if isinstance(container, list | tuple) else (container,)
        for item in members:
            # By exact type first: nearly all members are plain texts and numbers, and this is the hot path.
            kind = type(item)
            if kind is str or item is None:
                continue
            if isinstance(item, int):
                if not -largest <= item <= largest:
                    raise ValueError(f"{item} is larger than JSON readers keep exactly")
            elif kind is dict or kind is list or isinstance(item, dict | list | tuple):
                waiting.append(item)
            elif not isinstance(item, str):
                raise ValueError(f"{kind.__name__} has no place in a hashed record")
    return plain


def _names(value: Mapping[str, Json]) -> str:
    """All names of an object's members in one text."""
    try:
        return "".join(value)
    except TypeError as error:
        raise ValueError("a member's name must be a text") from error


def _in_utf16_order(value: Json) -> Json:
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return {key: _in_utf16_order(item) for key, item in ordered}
    if isinstance(value, list | tuple):
        return [_in_utf16_order(item) for item in value]
    return value
