"""Whatever bytes come: no parser and no dialogue of a card terminal crashes, hangs, or takes noise for an approval."""

import os
import random
from collections.abc import Callable, Iterator

import pytest

from evertill.devices.payment_terminal.caisse_ap.fields import Malformed, read_fields
from evertill.devices.payment_terminal.concert.messages import read_answer, read_request
from evertill.devices.payment_terminal.concert.session import Session
from evertill.devices.payment_terminal.concert.session import frame as concert_frame
from evertill.devices.payment_terminal.zvt.apdu import whole_apdu
from evertill.devices.payment_terminal.zvt.bitmaps import parse_bitmaps
from evertill.devices.payment_terminal.zvt.dialogue import status_byte
from evertill.devices.payment_terminal.zvt.link import SerialLink, TcpLink
from evertill.devices.payment_terminal.zvt.serial_frame import FrameReader
from evertill.devices.payment_terminal.zvt.slips import SlipCollector
from evertill.devices.payment_terminal.zvt.statuses import read_status, read_totals
from evertill.devices.payment_terminal.zvt.tlv import every, find, parse_tlv
from evertill.ports.payment_terminal import Answered, Ended, LateAnswer, Verdict
from tests.support.terminals import PROTOCOLS, a_request, make_pair
from tests.unit.devices.payment_terminal.test_zvt_frames import LINES

INPUTS = 1_000_000 if os.environ.get("EVERTILL_LONG") else 6_000
SEED = int(os.environ.get("EVERTILL_SEED", "1"))
CONCERT_ANSWER = b"01000001250149740100000000008" + b" " * 39 + b"978" + b" " * 10
CAISSE_ANSWER = b"CZ0040300CJ012012345678901CA00201CE003978BA0010CD0010CB0041250AE00210CC003001AA0074######"


def read_bitmaps(payload: bytes) -> None:
    fields = parse_bitmaps(payload)
    read_status(fields, "EUR")
    read_totals(fields, "EUR")
    status_byte(payload)


def read_tlv(payload: bytes) -> None:
    objects = parse_tlv(payload)
    find(objects, 0x1F10)
    every(objects, 0x07)


def read_slip(payload: bytes) -> None:
    slips = SlipCollector()
    slips.print_line(payload)
    slips.print_block(payload)
    slips.slips()


def read_caisse(payload: bytes) -> None:
    try:
        read_fields(payload)
    except Malformed:
        pass


def feed_session(payload: bytes) -> None:
    session = Session()
    for body in session.feed(payload, 0).arrived:
        read_answer(body)
    session.feed(b"", 60_000)


PARSERS: dict[str, Callable[[bytes], object]] = {
    "frames": lambda payload: FrameReader().feed(payload),
    "serial link": lambda payload: SerialLink().feed(payload, 0),
    "tcp link": lambda payload: TcpLink().feed(payload, 0),
    "apdu": whole_apdu,
    "bitmaps": read_bitmaps,
    "tlv": read_tlv,
    "slips": read_slip,
    "concert session": feed_session,
    "concert answer": read_answer,
    "concert request": read_request,
    "caisse-ap": read_caisse,
}
GOOD = [
    *(bytes.fromhex(line[1]) for line in LINES),
    *(bytes.fromhex(line[1])[3:] for line in LINES),
    *(bytes.fromhex(line[2]) for line in LINES),
    b"\x05" + concert_frame(CONCERT_ANSWER) + b"\x04",
    CONCERT_ANSWER,
    CAISSE_ANSWER,
]


def inputs(count: int, chance: random.Random) -> Iterator[bytes]:
    """Noise, and good bytes with something wrong: changed, cut, doubled, glued together."""
    for _ in range(count):
        if chance.random() < 0.3:
            yield chance.randbytes(chance.randrange(60))
            continue
        good = bytearray(chance.choice(GOOD))
        for _ in range(chance.randrange(4)):
            place = chance.randrange(len(good) + 1)
            match chance.randrange(4):
                case 0 if place < len(good):
                    good[place] = chance.randrange(256)
                case 1:
                    del good[place:]
                case 2:
                    good[place:place] = chance.randbytes(chance.randrange(4))
                case _:
                    good += chance.choice(GOOD)
        yield bytes(good)


@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.timeout(1800)
def test_parser_takes_any_bytes(name: str) -> None:
    parse = PARSERS[name]
    for payload in inputs(INPUTS // len(PARSERS) + 1, random.Random(SEED)):
        try:
            parse(payload)
        except Exception as error:
            raise AssertionError(f"{name} fails on {payload.hex(' ')}") from error


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.timeout(1800)
def test_dialogue_takes_no_noise_for_an_approval(protocol: str) -> None:
    chance = random.Random(SEED)
    for _ in range(INPUTS // 60):
        dialogue, _ = make_pair(protocol)
        now_ms = 0
        steps = [*dialogue.opened(now_ms), *dialogue.begin(a_request(), now_ms)]
        for payload in [chance.randbytes(chance.randrange(1, 40)) for _ in range(8)]:
            now_ms += chance.randrange(6000)
            steps += dialogue.feed(payload, now_ms)
            steps += dialogue.feed(b"", now_ms)
            steps += dialogue.durable(now_ms)
        for step in steps:
            if isinstance(step, Answered | Ended | LateAnswer):
                assert step.answer.verdict is not Verdict.APPROVED


@pytest.mark.parametrize("size", [60_000])
def test_huge_input_is_read_in_time_that_grows_with_it(size: int) -> None:
    for payload in (b"\x06\x83\x00\xff\xff" * (size // 5), b"\x99" * size, b"\x10\x02" * (size // 2)):
        for parse in PARSERS.values():
            parse(payload[:60_000] if parse is read_bitmaps else payload)
