"""Answering requests of `evertill quote`, one after another.

Apart from the command itself: programs start it for one answer, and what reads the options of a command takes longer to
load than a sale to price.
"""

import gc
import sys
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from evertill.domain.quoting.quote import answer, error_answer
from evertill.domain.quoting.request import Memory
from evertill.kernel.canonical import Json

_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode
_LARGEST_HELD = 2**63 - 1
_DIGITS_HELD = len(str(_LARGEST_HELD))


def quote_standard_input(*, by_line: bool) -> int:
    """Read requests from standard input, write answers to standard output; 1 when any request is bad."""
    try:
        return run_quote(sys.stdin.buffer, sys.stdout.buffer, by_line=by_line)
    except BrokenPipeError:
        return 1


def run_quote(source: BinaryIO, sink: BinaryIO, *, by_line: bool) -> int:
    """Answer what is asked, in order; 1 when any request is bad."""
    requests: Iterable[bytes] = source if by_line else [source.read()]
    # A quote leaves no circles behind; looking for some after every few hundred values takes a tenth of the time.
    gc.freeze()
    gc.set_threshold(100_000)
    is_good, memory = True, Memory()
    for request in requests:
        if by_line and not request.strip():
            continue
        answered, is_answered = answer_bytes(request, memory)
        is_good = is_good and is_answered
        sink.write(answered)
        # Whoever asks one line at a time waits for this one.
        sink.flush()
    return 0 if is_good else 1


def answer_bytes(request: bytes, memory: Memory) -> tuple[bytes, bool]:
    """One answer with its line end, and whether it is good."""
    try:
        found = _read(request)
    except (ValueError, RecursionError) as error:
        return _encode(error_answer("", f"This is no JSON: {error}.")) + b"\n", False
    answered, is_good = answer(found, memory)
    return _encode(answered) + b"\n", is_good


def _read(request: bytes) -> Json:
    """The JSON; ValueError or RecursionError where it is none. A number beyond all bounds is JSON too: one as large as
    can be held stands for it, so that it is refused by its place like any other that is out of range."""
    try:
        found: Json = _decode(request)
    except msgspec.DecodeError as error:
        if "out of range" not in str(error):
            raise
        # The lean path never needs it, and loading it takes a part of the start.
        import json

        found = json.loads(request, parse_int=_held, parse_float=_fraction, parse_constant=_no_number)
    return found


def _held(digits: str) -> int:
    return int(digits) if len(digits) < _DIGITS_HELD else _LARGEST_HELD


def _fraction(_: str) -> float:
    return 0.5


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")
