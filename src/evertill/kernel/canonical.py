"""Canonical JSON after RFC 8785, for hashing: one byte string for one value, on every machine.

Narrower than the standard on purpose: no number has a fraction, and none leaves the range that every JSON reader keeps exactly.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | str | Sequence[Json] | Mapping[str, Json]"
JsonObject: TypeAlias = "dict[str, Json]"

LARGEST_WHOLE_NUMBER = 2**53 - 1

_sorting = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
_keeping_order = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical_bytes(value: Json) -> bytes:
    """The RFC 8785 form in UTF-8; ValueError when the value holds a fraction, too large a number or a lone surrogate."""
    text = _sorting.encode(value) if _has_plain_keys(value) else _keeping_order.encode(_in_utf16_order(value))
    return text.encode("utf-8")


def digest(value: Json) -> str:
    """SHA-256 over the canonical form, in lower-case hex."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()


def _has_plain_keys(value: Json) -> bool:
    """Checks the whole value; tells whether Python's order of keys, by code point, is that of RFC 8785, by UTF-16 code unit."""
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, int):
        if abs(value) > LARGEST_WHOLE_NUMBER:
            raise ValueError(f"{value} is larger than JSON readers keep exactly")
        return True
    if isinstance(value, dict):
        plain = True
        for key, item in value.items():
            if not isinstance(key, str):
                raise ValueError(f"{key!r} is no text, so it cannot name a member")
            plain = _has_plain_keys(item) and key.isascii() and plain
        return plain
    if isinstance(value, list | tuple):
        return all([_has_plain_keys(item) for item in value])
    raise ValueError(f"{type(value).__name__} has no place in a hashed record")


def _in_utf16_order(value: Json) -> Json:
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return {key: _in_utf16_order(item) for key, item in ordered}
    if isinstance(value, list | tuple):
        return [_in_utf16_order(item) for item in value]
    return value
