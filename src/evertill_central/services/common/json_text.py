"""Reading JSON of which a part may be unfit: the whole is read, so that the fault can be laid to its part."""

import json

import msgspec

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class UnfitNumber:
    """A number with a fraction or beyond all bounds; it has no place in any record and is refused where it stands."""

    text: str


def read_json(body: bytes) -> object:
    """The value of a body; ValueError when it is no JSON."""
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return lenient_json(body)


def lenient_json(body: bytes) -> object:
    """As the standard library reads it: with texts that are no Unicode kept, so that only their part is refused."""
    try:
        value: object = json.loads(body, parse_float=UnfitNumber, parse_int=_whole, parse_constant=UnfitNumber)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return value


def _whole(text: str) -> int | UnfitNumber:
    return int(text) if len(text) <= 20 else UnfitNumber(text)
