"""Reading an answer that may be hostile: never more than so many bytes, packed or not, and never for ever."""

import zlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

LARGEST = 256 * 1024 * 1024
"""A first copy of a very large catalogue is a few hundred thousand rows in pages; nothing honest is larger."""
_PIECE = 1 << 20


class UnreadableAnswer(Exception):
    """The answer is too large, too slow, or packed in a way we did not ask for; not one byte of it counts."""


def read_bounded(response: "httpx.Response", *, largest: int, is_late: Callable[[], bool]) -> bytes:
    """The unpacked body of a streamed response; UnreadableAnswer when it is larger than allowed, or late."""
    body = bytearray()
    for piece in _unpacked(_in_time(response, is_late), response.headers.get("content-encoding", "")):
        body += piece
        if len(body) > largest:
            raise UnreadableAnswer
    return bytes(body)


def json_of(content: bytes) -> object | None:
    """The JSON document, fractions as Decimal; None when it is none."""
    import msgspec

    try:
        document: object = msgspec.json.Decoder(float_hook=Decimal).decode(content)
    except (ValueError, RecursionError, ArithmeticError):
        return None
    return document


def _in_time(response: "httpx.Response", is_late: Callable[[], bool]) -> Iterator[bytes]:
    """A server that sends one byte now and then never trips the limit between two bytes."""
    for packed in response.iter_raw():
        if is_late():
            raise UnreadableAnswer
        yield packed


def _unpacked(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    match encoding.strip().lower():
        case "" | "identity":
            yield from pieces
        case "gzip":
            yield from _gunzipped(pieces)
        case _:
            raise UnreadableAnswer


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """In pieces of at most a megabyte, so that a bomb is seen before it has gone off."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for packed in pieces:
            plain = unpacker.decompress(packed, _PIECE)
            yield plain
            while not unpacker.eof and (unpacker.unconsumed_tail or len(plain) == _PIECE):
                plain = unpacker.decompress(unpacker.unconsumed_tail, _PIECE)
                yield plain
    except zlib.error as error:
        raise UnreadableAnswer from error
    if not unpacker.eof:
        raise UnreadableAnswer
