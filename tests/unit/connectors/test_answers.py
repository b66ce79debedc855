"""Answers are read whole or not at all: bounded in bytes and time, packed or not, fractions exact."""

import gzip
import json
import zlib
from collections.abc import Iterator
from decimal import Decimal

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.connectors.answers import UnreadableAnswer, json_of, read_bounded

MEGABYTE = 1 << 20


class Body(httpx.SyncByteStream):
    """A body in pieces; it counts how many were taken."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.taken += 1
            yield piece


def _read(body: Body, *, encoding: str = "", largest: int = MEGABYTE, late_after: int | None = None) -> bytes:
    response = httpx.Response(200, headers={"content-encoding": encoding} if encoding else {}, stream=body)
    return read_bounded(response, largest=largest, is_late=lambda: late_after is not None and body.taken > late_after)


def _pieces(content: bytes, size: int = 1000) -> Body:
    return Body(content[start : start + size] for start in range(0, len(content), size))


@given(content=st.binary(max_size=5000), size=st.integers(1, 700))
def test_answer_packed_or_plain_is_read_whole(content: bytes, size: int) -> None:
    assert _read(_pieces(content, size)) == content
    assert _read(_pieces(gzip.compress(content, mtime=0), size), encoding="gzip") == content


def test_answer_of_exactly_a_piece_unpacked_is_read_whole() -> None:
    for content in (b"a" * MEGABYTE, b"a" * (2 * MEGABYTE), b"a" * (MEGABYTE + 1)):
        assert _read(_pieces(gzip.compress(content, mtime=0)), encoding="gzip", largest=4 * MEGABYTE) == content


def test_answer_without_end_is_given_up_at_the_limit() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 65536

    body = Body(endless())
    with pytest.raises(UnreadableAnswer):
        _read(body)
    assert body.taken <= 17


def test_answer_that_is_a_bomb_is_given_up_before_it_has_gone_off() -> None:
    packer = zlib.compressobj(9, wbits=31)
    packed = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(200)) + packer.flush()
    assert len(packed) < MEGABYTE
    with pytest.raises(UnreadableAnswer):
        _read(_pieces(packed, 65536), encoding="gzip", largest=4 * MEGABYTE)


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip"])
def test_answer_packed_otherwise_is_none(encoding: str) -> None:
    with pytest.raises(UnreadableAnswer):
        _read(_pieces(b"{}"), encoding=encoding)


@pytest.mark.parametrize("content", [b"{}", b"", gzip.compress(b'{"a": 1}', mtime=0)[:-3]])
def test_answer_that_only_says_it_is_packed_or_is_cut_is_none(content: bytes) -> None:
    with pytest.raises(UnreadableAnswer):
        _read(_pieces(content), encoding="gzip")


def test_answer_that_trickles_is_given_up_when_late() -> None:
    body = Body(iter([b"x"] * 100))
    with pytest.raises(UnreadableAnswer):
        _read(body, late_after=5)
    assert body.taken == 6


def test_json_fractions_are_exact() -> None:
    assert json_of(b'{"rate": 0.1, "big": 1e2, "whole": 3}') == {
        "rate": Decimal("0.1"),
        "big": Decimal("1E+2"),
        "whole": 3,
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"{",
        b'{"a":NaN}',
        b"Infinity",
        b'{"a":1}{',
        b'"\xff"',
        b"[" * 100_000,
        b"1e99999999999999999999",
    ],
)
def test_json_that_is_none_is_none(content: bytes) -> None:
    assert json_of(content) is None


@given(content=st.binary(max_size=200))
def test_json_any_bytes_never_raise(content: bytes) -> None:
    found = json_of(content)
    try:
        content.decode()
        readable = True
    except UnicodeDecodeError:
        readable = False
    assert found is None or readable


@given(document=st.recursive(st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(), st.lists))
def test_json_documents_come_back(document: object) -> None:
    assert json_of(json.dumps(document).encode()) == (document if document is not None else None)
