"""Whatever bytes come: no parser and no dialogue of a card terminal crashes, hangs, or takes noise for an approval."""

import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import SupportsIndex

import pytest

from evertill.devices.payment_terminal.caisse_ap.fields import Malformed, read_fields
from evertill.devices.payment_terminal.concert.messages import read_answer, read_request
from evertill.devices.payment_terminal.concert.session import Session
from evertill.devices.payment_terminal.concert.session import frame as concert_frame
from evertill.devices.payment_terminal.zvt.apdu import Apdu, whole_apdu
from evertill.devices.payment_terminal.zvt.bitmaps import parse_bitmaps
from evertill.devices.payment_terminal.zvt.dialogue import status_byte
from evertill.devices.payment_terminal.zvt.link import SerialLink, TcpLink
from evertill.devices.payment_terminal.zvt.serial_frame import Framed, FrameReader
from evertill.devices.payment_terminal.zvt.serial_frame import frame as zvt_frame
from evertill.devices.payment_terminal.zvt.slips import SlipCollector
from evertill.devices.payment_terminal.zvt.statuses import read_status, read_totals
from evertill.devices.payment_terminal.zvt.tlv import every, find, parse_tlv
from evertill.ports.payment_terminal import Answered, Ended, LateAnswer, Verdict
from tests.support.terminals import PROTOCOLS, Talk, a_request, make_pair
from tests.unit.devices.payment_terminal.test_zvt_frames import LINES

IS_LONG = bool(os.environ.get("EVERTILL_LONG"))
INPUTS = 1_000_000 if IS_LONG else 500
"""For each parser."""
PAYLOADS = 8
"""In each talk."""
TALKS = 1_000_000 // PAYLOADS if IS_LONG else 100
SEED = int(os.environ.get("EVERTILL_SEED", "1"))
CONCERT_ANSWER = b"01000001250149740100000000008" + b" " * 39 + b"978" + b" " * 10
CONCERT_REQUEST = b"0100001250010978" + b" " * 10
CAISSE_ANSWER = b"CZ0040300CJ012012345678901CA00201CE003978BA0010CD0010CB0041250AE00210CC003001AA0074######"


ONE, OTHER = Apdu(b"\x06\x0f"), Apdu(b"\x06\x01", b"\x10\x10\x03")
STATUS = bytes.fromhex(next(line[1] for line in LINES if line[0].startswith("status information, approved")))[3:]
TLV = bytes.fromhex("1F 10 01 02 07 02 48 69")


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """A parser that takes anything, and how it shows that it still reads what is good."""

    feed: Callable[[bytes], object]
    reads_on: Callable[[], None]


def same_again(parse: Callable[[bytes], object], good: bytes) -> Fuzzed:
    """A function: it makes of good bytes what it made of them before the noise."""
    before = parse(good)
    assert before is not None

    def reads_on() -> None:
        assert parse(good) == before

    return Fuzzed(parse, reads_on)


def read_bitmaps(payload: bytes) -> object:
    fields = parse_bitmaps(payload)
    return read_status(fields, "EUR"), read_totals(fields, "EUR"), status_byte(payload)


def read_tlv(payload: bytes) -> object:
    objects = parse_tlv(payload)
    return find(objects, 0x1F10), every(objects, 0x07)


def read_caisse(payload: bytes) -> object:
    try:
        return read_fields(payload)
    except Malformed:
        return None


def frames() -> Fuzzed:
    reader = FrameReader()

    def reads_on() -> None:
        # What was begun in the noise may take the first frame with it, never the second.
        assert reader.feed(zvt_frame(ONE) + zvt_frame(OTHER))[-1] == Framed(OTHER)

    return Fuzzed(reader.feed, reads_on)


def serial_link() -> Fuzzed:
    link, now_ms = SerialLink(), 0

    def later(chunk: bytes) -> list[Apdu]:
        nonlocal now_ms
        now_ms += 1000
        return link.feed(chunk, now_ms).arrived

    def reads_on() -> None:
        later(b"")
        later(zvt_frame(ONE))
        assert later(zvt_frame(OTHER)) == [OTHER]

    return Fuzzed(later, reads_on)


def tcp_link() -> Fuzzed:
    link = TcpLink()

    def reads_on() -> None:
        link.clear()  # a stream has no place to begin anew but a new connection
        assert link.feed(ONE.encode() + OTHER.encode(), 0).arrived == [ONE, OTHER]

    return Fuzzed(lambda payload: link.feed(payload, 0), reads_on)


def slips() -> Fuzzed:
    collector = SlipCollector()

    def feed(payload: bytes) -> None:
        nonlocal collector
        collector = SlipCollector()  # one for each payment
        collector.print_line(payload)
        collector.print_block(payload)

    def reads_on() -> None:
        collector.print_line(b"\x00Approved")
        assert collector.slips()[-1].lines[-1] == "Approved"

    return Fuzzed(feed, reads_on)


def concert() -> Fuzzed:
    session, now_ms = Session(), 0

    def feed(payload: bytes) -> list[bytes]:
        nonlocal now_ms
        arrived = session.feed(payload, now_ms).arrived
        for body in arrived:
            read_answer(body)
            session.acknowledge(is_taken=True, now_ms=now_ms)
        for _ in range(2):
            now_ms += 60_000
            session.feed(b"", now_ms)
        return arrived

    def reads_on() -> None:
        assert feed(b"\x05" + concert_frame(CONCERT_ANSWER) + b"\x04") == [CONCERT_ANSWER]

    return Fuzzed(feed, reads_on)


PARSERS: dict[str, Callable[[], Fuzzed]] = {
    "frames": frames,
    "serial link": serial_link,
    "tcp link": tcp_link,
    "apdu": lambda: same_again(whole_apdu, OTHER.encode()),
    "bitmaps": lambda: same_again(read_bitmaps, STATUS),
    "tlv": lambda: same_again(read_tlv, TLV),
    "slips": slips,
    "concert session": concert,
    "concert answer": lambda: same_again(read_answer, CONCERT_ANSWER),
    "concert request": lambda: same_again(read_request, CONCERT_REQUEST),
    "caisse-ap": lambda: same_again(read_caisse, CAISSE_ANSWER),
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
@pytest.mark.timeout(3600)
def test_parser_takes_any_bytes_and_reads_on(name: str) -> None:
    parser = PARSERS[name]()
    for at, payload in enumerate(inputs(INPUTS, random.Random(SEED))):
        try:
            parser.feed(payload)
            if at % PAYLOADS == 0:
                parser.reads_on()
        except Exception as error:
            raise AssertionError(f"{name} fails on {payload.hex(' ')}") from error


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.timeout(3600)
def test_dialogue_takes_no_noise_for_an_approval(protocol: str) -> None:
    chance = random.Random(SEED)
    for _ in range(TALKS):
        dialogue, _ = make_pair(protocol)
        now_ms = 0
        steps = [*dialogue.opened(now_ms), *dialogue.begin(a_request(), now_ms)]
        for payload in [chance.randbytes(chance.randrange(1, 40)) for _ in range(PAYLOADS)]:
            now_ms += chance.randrange(6000)
            steps += dialogue.feed(payload, now_ms)
            steps += dialogue.feed(b"", now_ms)
            steps += dialogue.durable(now_ms)
        for step in steps:
            if isinstance(step, Answered | Ended | LateAnswer):
                assert step.answer.verdict is not Verdict.APPROVED


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.timeout(3600)
def test_emulated_terminal_takes_any_bytes_and_charges_afterwards(protocol: str) -> None:
    chance = random.Random(SEED)
    core, now_ms = make_pair(protocol)[1], 0
    for at, payload in enumerate(inputs(INPUTS, chance)):
        now_ms += chance.randrange(3000)
        core.feed(payload, now_ms)
        core.feed(b"", now_ms + 1)
        if at % PAYLOADS == 0:
            core.hung_up()
            core.ledger.bookings.clear()
    for _ in range(100):  # whatever was begun in the noise comes to its end
        now_ms += core.wait_ms(now_ms) or 60_000
        core.feed(b"", now_ms)
    core.hung_up()
    talk = Talk(protocol)
    talk.core, talk.now_ms = core, now_ms
    before = core.ledger.charged_minor
    assert (talk.run(a_request(1234)).verdict, core.ledger.charged_minor - before) == (Verdict.APPROVED, 1234)


class Counted(bytes):
    """Bytes that count how many of them are copied: a parser that cuts its input anew at each step is quadratic."""

    copied = 0

    def __getitem__(self, place: SupportsIndex | slice) -> "int | Counted":  # type: ignore[override]  # its own kind
        found = super().__getitem__(place)
        if isinstance(found, int):
            return found
        Counted.copied += len(found)
        return Counted(found)


def work(parser: Fuzzed, payload: bytes) -> int:
    """Calls made and bytes copied while this is read."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    Counted.copied, before = 0, sys.getprofile()
    sys.setprofile(count)
    try:
        parser.feed(Counted(payload))
    finally:
        sys.setprofile(before)
    return calls + Counted.copied


@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.parametrize("unit", [b"\x06\x83\x00\xff\xff", b"\x99", b"\x10\x02", b"\x05\x02x\x03"])
def test_huge_input_costs_work_that_grows_with_it(name: str, unit: bytes) -> None:
    whole = unit * (20_000 // len(unit))
    small, large = (work(PARSERS[name](), whole[:size]) for size in (3_000, 6_000))
    assert 20 * large <= 21 * 2 * small + 10_000
    parser = PARSERS[name]()
    parser.feed(whole)
    parser.reads_on()
