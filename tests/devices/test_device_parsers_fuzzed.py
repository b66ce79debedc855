"""Whatever bytes come: no parser and no emulator of a device crashes, hangs, makes something of nothing,
or stops reading what is good."""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from PIL import Image

from evertill.devices.label_printer.dialogue import LabelDialogue
from evertill.devices.label_printer.labels import STATUS_REQUEST
from evertill.devices.label_printer.machine import DrawnLabel, LabelMachine
from evertill.devices.lettering.code_pages import CODE_PAGES
from evertill.devices.line_display.machine import DisplayMachine
from evertill.devices.line_display.protocols import DisplayKind, DisplayProtocol, begin, show
from evertill.devices.printer.driver import PrinterDriver
from evertill.devices.printer.emulation.machine import Fault, PrinterMachine
from evertill.devices.printer.emulation.paper_roll import PaperRoll, Run, Torn
from evertill.devices.printer.emulation.star_machine import StarMachine
from evertill.devices.printer.star_status import STAR_STATUS_REQUEST, StarStatusParser, WholeStatus, star_block
from evertill.devices.printer.status import (
    END_MARK,
    AnswerParser,
    AutomaticStatus,
    BufferedAnswer,
    Condition,
    PrinterStatus,
    Query,
    RealTimeAnswer,
)
from evertill.devices.printer.typefaces import Typefaces
from evertill.devices.scale.dialogue import ScaleDialogue
from evertill.devices.scale.machine import ScaleMachine
from evertill.devices.scale.scale import exchange_of
from evertill.devices.scale.settings import ScaleProtocol
from evertill.devices.scanner.frames import FrameSplitter, frame_to_code
from evertill.devices.scanner.hid_pos import HidReports, hid_reports
from evertill.domain.codes.codes import CodeReading, ItemCode, read_code
from evertill.domain.codes.wedge import NOTHING_HELD, KeyKind, Scan, Verdict, WedgeKey, WedgeRule, pause, press
from evertill.ports.devices import WeighOrder

INPUTS = 1_000_000 if os.environ.get("EVERTILL_LONG") else 2_000
"""For each parser."""
HOST_STATUS = (
    b"\x02014,0,0,0256,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n"
)
READS_EVERY = 7
"""Noise piles up, and is followed by something good now and then."""
SEED = int(os.environ.get("EVERTILL_SEED", "1"))
_SIGNS = b"\x02\x03\x04\x05\x06\x0d\x15\x1b\x1d\x1f?0123456789.,NW^XA~HS]E0"


def payloads(count: int) -> Iterator[bytes]:
    """Noise, and noise made of the signs that protocols are made of."""
    chance = random.Random(SEED)
    for _ in range(count):
        length = chance.randrange(48)
        yield chance.randbytes(length) if chance.random() < 0.4 else bytes(chance.choices(_SIGNS, k=length))


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """A parser that takes anything, and how it shows that it still reads what is good."""

    feed: Callable[[bytes], object]
    reads_on: Callable[[], None]


def weighs(dialogue: ScaleDialogue, machine: ScaleMachine, weight_g: int, from_ms: int) -> int:
    """Till and scale talk until this weight is read; the time then."""
    machine.command("tare 0")
    machine.command(f"put {weight_g}")
    for now_ms in range(from_ms, from_ms + 10_000, 50):
        dialogue.advance(now_ms)
        sent = dialogue.outgoing()
        dialogue.wrote(len(sent), now_ms)
        machine.receive(sent, now_ms)
        dialogue.received(machine.take_answers(), now_ms)
        reading = dialogue.reading
        if reading is not None and reading.may_be_sold and reading.weight_g == weight_g:
            return now_ms
    raise AssertionError(f"{weight_g} g are not read: {dialogue.reading}")


def scale_of(protocol: ScaleProtocol) -> Fuzzed:
    dialogue = ScaleDialogue(exchange_of(protocol))
    dialogue.opened(0)
    now_ms, weight_g = 0, 100

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

    def reads_on() -> None:
        nonlocal now_ms, weight_g
        weight_g = 100 + (weight_g + 2) % 1000
        now_ms = weighs(dialogue, ScaleMachine(protocol), weight_g, now_ms)

    return Fuzzed(feed, reads_on)


def scale_machine(protocol: ScaleProtocol) -> Fuzzed:
    machine, weight_g = ScaleMachine(protocol), 100

    def feed(payload: bytes) -> None:
        machine.receive(payload, 0)
        machine.take_answers()

    def reads_on() -> None:
        nonlocal weight_g
        weight_g = 100 + (weight_g + 2) % 1000
        # An echo that noise has asked for ends with F; five digits end a tare that it has begun.
        machine.receive(b"F00000", 0)
        machine.take_answers()
        dialogue = ScaleDialogue(exchange_of(protocol))
        dialogue.opened(0)
        dialogue.begin(WeighOrder(2590), 0)
        weighs(dialogue, machine, weight_g, 0)

    return Fuzzed(feed, reads_on)


def display(protocol: DisplayProtocol) -> Fuzzed:
    machine, kind = DisplayMachine(protocol), DisplayKind(protocol, CODE_PAGES["cp858"])

    def feed(payload: bytes) -> None:
        machine.receive(payload, 0)
        machine.take_told()
        assert max(map(len, machine.lines)) <= 20

    def reads_on() -> None:
        # What noise has begun may take the first text with it, never the second; and it may have called the printer.
        machine.receive(2 * (b"\r\x1b=\x02" + begin(kind) + show(kind, "Bread", "4.20")), 0)
        assert machine.lines == ("Bread", "4.20")

    return Fuzzed(feed, reads_on)


def labels() -> Fuzzed:
    kept: list[str] = []
    machine = LabelMachine(
        lambda label: label.text, lambda sheet: DrawnLabel(b"", "".join(text for _, text in sheet.fields))
    )

    def draw_any(payload: bytes) -> None:
        machine.receive(payload, 0)
        machine.run(0)
        machine.take_answers()
        kept.extend(machine.take_told())

    def reads_on() -> None:
        draw_any(b"^XZ^XA^FO1,1^FDBread^FS^XZ")
        assert kept[-1] == "printed Bread"

    return Fuzzed(draw_any, reads_on)


def label_dialogue() -> Fuzzed:
    dialogue = LabelDialogue(is_two_way=True)
    dialogue.opened(0)
    now_ms = 0

    def step(answers: Callable[[bytes], bytes]) -> None:
        nonlocal now_ms
        now_ms += 200
        dialogue.advance(now_ms)
        sent = dialogue.outgoing()
        dialogue.wrote(len(sent), now_ms)
        dialogue.received(answers(sent), now_ms)

    def feed(payload: bytes) -> None:
        dialogue.put(b"^XA^XZ", now_ms)
        step(lambda sent: payload)

    def reads_on() -> None:
        before = dialogue.printed
        for _ in range(40):
            step(lambda sent: HOST_STATUS if sent == STATUS_REQUEST else b"")
        assert (dialogue.printed > before, dialogue.complaint) in {(True, ""), (True, None)}

    return Fuzzed(feed, reads_on)


class PlainRoll(PaperRoll):
    """Paper that keeps what can be read, and no picture of it."""

    def __init__(self) -> None:
        super().__init__(384, Typefaces(tuple))
        self.read: list[str] = []

    def feed(self, dots: int) -> None:
        """Empty paper has nothing to read."""

    def print_line(self, runs: Sequence[Run], align: int) -> None:
        self.read.append("".join(run.text for run in runs))

    def print_image(self, image: Image.Image, align: int, text: str) -> None:
        self.read.append(text)

    def tear(self) -> Torn | None:
        read, self.read = self.read, []
        return Torn(b"", "\n".join(read)) if read else None


def printing(machine: StarMachine | PrinterMachine, job: bytes, questions: Callable[[bytes], object]) -> Fuzzed:
    """An emulated printer; switching it off and on ends what noise has begun, as at a counter."""

    def feed(payload: bytes) -> None:
        machine.receive(payload)
        machine.run(0)
        machine.take_answers()
        machine.take_printed()

    def reads_on() -> None:
        machine.fault(Fault.OFF)
        machine.fault(Fault.ON)
        machine.take_printed()
        machine.receive(job)
        machine.run(0)
        assert [torn.text.split() for torn in machine.take_printed()][-1][-1] == "Bread"
        assert questions(machine.take_answers())

    return Fuzzed(feed, reads_on)


def star_machine() -> Fuzzed:
    job = b"\x1b@Bread\n\x1bd\x03" + STAR_STATUS_REQUEST
    return printing(StarMachine(PlainRoll()), job, StarStatusParser().feed)


def escpos_machine() -> Fuzzed:
    job = b"\x1b@Bread\n\x1dV\x00" + Query.PAPER.request + END_MARK
    return printing(PrinterMachine(PlainRoll()), job, lambda answers: answers == b"\x12\x00")


def driver(*, is_star: bool) -> Fuzzed:
    """The till's side of a printer: a line opened anew, and it sees how the printer is."""
    printer, now_ms = PrinterDriver(is_two_way=True, confirms=True, is_star=is_star), 0
    printer.opened(0)

    def feed(payload: bytes) -> None:
        nonlocal now_ms
        now_ms += 300
        if not printer.is_busy:
            printer.take_outcome()
            printer.begin((b"Bread\n",))
        printer.received(payload, now_ms)
        printer.advance(now_ms)
        printer.wrote(len(printer.outgoing()), now_ms)

    def reads_on() -> None:
        nonlocal now_ms
        printer.lost(now_ms)
        printer.opened(now_ms)
        for _ in range(40):
            now_ms += 100
            printer.advance(now_ms)
            asked = printer.outgoing()
            printer.wrote(len(asked), now_ms)
            fine = star_block(PrinterStatus(), 0) if is_star else b"\x12"
            printer.received(fine if asked.startswith((b"\x10\x04", STAR_STATUS_REQUEST)) else b"", now_ms)
        assert printer.condition is Condition.READY

    return Fuzzed(feed, reads_on)


def scanned_codes() -> Fuzzed:
    """From a frame with or without an AIM identifier to what it means."""
    at = datetime(2026, 11, 26, tzinfo=UTC)

    def read(frame: bytes) -> CodeReading:
        code = frame_to_code(frame, scanned_at=at)
        return read_code(code.text, code.symbology, ())

    def reads_on() -> None:
        assert isinstance(read(b"]E04006381333931"), ItemCode)

    return Fuzzed(read, reads_on)


def wedge() -> Fuzzed:
    """Keys at any pace: each comes back once, in order, in what was decided."""
    rule, burst, now_ms = WedgeRule(prefix="F9"), NOTHING_HELD, 0
    kinds = tuple(KeyKind)

    def decided(signs: str, kind_of: Callable[[int], KeyKind], gap_ms: Callable[[int], int]) -> list[Verdict]:
        nonlocal burst, now_ms
        told: list[Verdict] = []
        pressed = list(burst.keys)
        for at, sign in enumerate(signs):
            now_ms += gap_ms(at)
            burst, verdicts = pause(rule, burst, now_ms)
            told += verdicts
            pressed.append(WedgeKey(sign, now_ms, kind_of(at)))
            burst, verdicts = press(rule, burst, pressed[-1])
            told += verdicts
        assert [key for verdict in told for key in verdict.keys] + list(burst.keys) == pressed
        return told

    def feed(payload: bytes) -> None:
        decided(payload.decode("latin-1"), lambda at: kinds[payload[at] % 4], lambda at: payload[-1 - at] // 2)

    def reads_on() -> None:
        nonlocal burst, now_ms
        now_ms += 1000
        burst, _ = pause(rule, burst, now_ms)
        told = decided("4006381333931\r", lambda at: KeyKind.END if at == 13 else KeyKind.PRINTABLE, lambda at: 2)
        assert [type(verdict) for verdict in told] == [Scan]

    return Fuzzed(feed, reads_on)


def star_status() -> Fuzzed:
    parser, block = StarStatusParser(), star_block(PrinterStatus(), 7)

    def feed(payload: bytes) -> None:
        assert all(told.marks is None or 0 <= told.marks < 32 for told in parser.feed(payload))

    def reads_on() -> None:
        assert parser.feed(block)[-1] == WholeStatus(PrinterStatus(drawer_pin_is_high=False), 7)

    return Fuzzed(feed, reads_on)


def escpos_status() -> Fuzzed:
    parser = AnswerParser()

    def reads_on() -> None:
        assert parser.feed(b"\x12")[-1] == RealTimeAnswer(0x12)
        assert parser.feed(b"\x10\x00\x0c\x00")[-1] == AutomaticStatus(b"\x10\x00\x0c\x00")
        assert parser.feed(b"\x01")[-1] == BufferedAnswer(1)

    return Fuzzed(parser.feed, reads_on)


def scanner_frames() -> Fuzzed:
    splitter = FrameSplitter()

    def feed(payload: bytes) -> None:
        assert all(0 < len(frame) <= 512 for frame in splitter.feed(payload, 0))

    def reads_on() -> None:
        splitter.feed(b"\r", 0)
        assert splitter.feed(b"4006381333931\r", 0) == [b"4006381333931"]

    return Fuzzed(feed, reads_on)


def hid() -> Fuzzed:
    reports, now_ms = HidReports(), 0

    def feed(payload: bytes) -> None:
        nonlocal now_ms
        now_ms += 100
        reports.feed(payload, now_ms)

    def reads_on() -> None:
        nonlocal now_ms
        now_ms += 1000
        reports.silence(now_ms)
        assert reports.feed(hid_reports("]E0", b"4006381333931")[0], now_ms) == [b"]E04006381333931"]

    return Fuzzed(feed, reads_on)


PARSERS: dict[str, Callable[[], Fuzzed]] = {
    "toledo": lambda: scale_of(ScaleProtocol.TOLEDO_8217),
    "dialog": lambda: scale_of(ScaleProtocol.DIALOG_06),
    "emulated toledo": lambda: scale_machine(ScaleProtocol.TOLEDO_8217),
    "emulated dialog": lambda: scale_machine(ScaleProtocol.DIALOG_06),
    "emulated escpos display": lambda: display(DisplayProtocol.ESCPOS),
    "emulated cd5220": lambda: display(DisplayProtocol.CD5220),
    "emulated label printer": labels,
    "label printer": label_dialogue,
    "emulated star": star_machine,
    "emulated escpos": escpos_machine,
    "star printer": lambda: driver(is_star=True),
    "escpos printer": lambda: driver(is_star=False),
    "star status": star_status,
    "escpos status": escpos_status,
    "scanner frames": scanner_frames,
    "hid reports": hid,
    "codes": scanned_codes,
    "wedge": wedge,
}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", PARSERS)
def test_parser_survives_any_bytes_and_reads_on(name: str) -> None:
    parser = PARSERS[name]()
    for at, payload in enumerate(payloads(INPUTS)):
        try:
            parser.feed(payload)
            if at % READS_EVERY == 0:
                parser.reads_on()
        except Exception as error:
            raise AssertionError(f"{name} broke at {payload!r}") from error
