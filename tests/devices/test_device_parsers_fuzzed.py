"""Whatever bytes come: no parser and no emulator of a device crashes, hangs, or makes something of nothing."""

import os
import random
from collections.abc import Callable, Iterator

import pytest

from evertill.devices.label_printer.dialogue import LabelDialogue
from evertill.devices.label_printer.machine import DrawnLabel, LabelMachine
from evertill.devices.line_display.machine import DisplayMachine
from evertill.devices.line_display.protocols import DisplayProtocol
from evertill.devices.printer.emulation.paper_roll import PaperRoll
from evertill.devices.printer.emulation.star_machine import StarMachine
from evertill.devices.printer.star_status import StarStatusParser
from evertill.devices.printer.status import AnswerParser
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.scale.dialogue import ScaleDialogue
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.scale import exchange_of
from evertill.devices.scale.settings import ScaleProtocol
from evertill.devices.scanner.frames import FrameSplitter
from evertill.devices.scanner.hid_pos import HidReports
from evertill.ports.devices import WeighOrder

INPUTS = 1_000_000 if os.environ.get("EVERTILL_LONG") else 4_000
SEED = int(os.environ.get("EVERTILL_SEED", "1"))
_SIGNS = b"\x02\x03\x04\x05\x06\x0d\x15\x1b\x1d\x1f?0123456789.,NW^XA~HS]E0"


def payloads(count: int) -> Iterator[bytes]:
    """Noise, and noise made of the signs that protocols are made of."""
    chance = random.Random(SEED)
    for _ in range(count):
        length = chance.randrange(48)
        yield chance.randbytes(length) if chance.random() < 0.4 else bytes(chance.choices(_SIGNS, k=length))


def scale_of(protocol: ScaleProtocol) -> Callable[[bytes], None]:
    dialogue = ScaleDialogue(exchange_of(protocol))
    dialogue.opened(0)
    now_ms = 0

    def feed(payload: bytes) -> None:
        nonlocal now_ms
        now_ms += 100
        dialogue.begin(WeighOrder(2590), now_ms)
        dialogue.advance(now_ms)
        dialogue.wrote(len(dialogue.outgoing()), now_ms)
        dialogue.received(payload, now_ms)
        reading = dialogue.reading
        if reading is not None and reading.may_be_sold:
            assert reading.weight_g < 1_000_000

    return feed


def scale_machine(protocol: ScaleProtocol) -> Callable[[bytes], None]:
    machine = ScaleMachine(protocol)

    def feed(payload: bytes) -> None:
        machine.receive(payload, 0)
        machine.take_answers()

    return feed


def display(protocol: DisplayProtocol) -> Callable[[bytes], None]:
    machine = DisplayMachine(protocol)

    def feed(payload: bytes) -> None:
        machine.receive(payload, 0)
        machine.take_told()
        assert max(map(len, machine.lines)) <= 20

    return feed


def labels() -> Callable[[bytes], None]:
    machine = LabelMachine(lambda label: "x", lambda sheet: DrawnLabel(b"", ""))

    def feed(payload: bytes) -> None:
        machine.receive(payload, 0)
        machine.run(0)
        machine.take_answers()
        machine.take_told()

    return feed


def label_dialogue() -> Callable[[bytes], None]:
    dialogue = LabelDialogue(is_two_way=True)
    dialogue.opened(0)
    now_ms = 0

    def feed(payload: bytes) -> None:
        nonlocal now_ms
        now_ms += 200
        dialogue.put(b"^XA^XZ", now_ms)
        dialogue.advance(now_ms)
        dialogue.wrote(len(dialogue.outgoing()), now_ms)
        dialogue.received(payload, now_ms)

    return feed


def star_machine() -> Callable[[bytes], None]:
    def feed(payload: bytes) -> None:
        machine = StarMachine(PaperRoll(384, Typefaces(tuple)))
        machine.receive(payload)
        machine.run(0)
        machine.take_answers()

    return feed


def star_status() -> Callable[[bytes], None]:
    parser = StarStatusParser()

    def feed(payload: bytes) -> None:
        assert all(0 <= told.marks < 32 for told in parser.feed(payload))

    return feed


def escpos_status() -> Callable[[bytes], None]:
    parser = AnswerParser()
    return lambda payload: (parser.feed(payload), None)[1]


def scanner_frames() -> Callable[[bytes], None]:
    splitter = FrameSplitter()

    def feed(payload: bytes) -> None:
        assert all(0 < len(frame) <= 512 for frame in splitter.feed(payload, 0))

    return feed


def hid_reports() -> Callable[[bytes], None]:
    reports = HidReports()
    return lambda payload: (reports.feed(payload, 0), None)[1]


PARSERS: dict[str, Callable[[], Callable[[bytes], None]]] = {
    "toledo": lambda: scale_of(ScaleProtocol.TOLEDO_8217),
    "dialog": lambda: scale_of(ScaleProtocol.DIALOG_06),
    "emulated toledo": lambda: scale_machine(ScaleProtocol.TOLEDO_8217),
    "emulated dialog": lambda: scale_machine(ScaleProtocol.DIALOG_06),
    "emulated escpos display": lambda: display(DisplayProtocol.ESCPOS),
    "emulated cd5220": lambda: display(DisplayProtocol.CD5220),
    "emulated label printer": labels,
    "label printer": label_dialogue,
    "emulated star": star_machine,
    "star status": star_status,
    "escpos status": escpos_status,
    "scanner frames": scanner_frames,
    "hid reports": hid_reports,
}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", PARSERS)
def test_parser_survives_any_bytes(name: str) -> None:
    feed = PARSERS[name]()
    count = INPUTS // 20 if name == "emulated star" else INPUTS
    for payload in payloads(count):
        try:
            feed(payload)
        except Exception as error:
            raise AssertionError(f"{name} broke at {payload!r}") from error
