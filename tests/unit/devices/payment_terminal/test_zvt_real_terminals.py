"""What real ZVT terminals do beside the book's example, in bytes written by hand: the till's side alone, over TCP."""

from datetime import UTC, datetime

import pytest

from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.devices.payment_terminal.zvt.apdu import Apdu
from evertill.devices.payment_terminal.zvt.dialogue import ZvtDialogue
from evertill.devices.payment_terminal.zvt.link import SerialLink, TcpLink
from evertill.devices.payment_terminal.zvt.serial_frame import FrameReader, Signal, checksum
from evertill.devices.payment_terminal.zvt.slips import SlipCollector
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.ports.payment_terminal import (
    Answered,
    Ended,
    LateAnswer,
    LateSlips,
    Prompt,
    Send,
    Slip,
    SlipKind,
    Step,
    TerminalAction,
    TerminalAnswer,
    TerminalRequest,
    Verdict,
)

OK, REGISTERED, COMPLETED = "80 00 00", "06 0F 02 19 00", "06 0F 00"
PAID = "04 0F 0F 27 00 04 00 00 00 00 12 34 49 09 78 87 02 31"
ENQUIRY = "05 01 05 12 34 56 03 02"


class Bench:
    """The dialogue, what it said since the last look, and the rest of its steps."""

    def __init__(self) -> None:
        self.dialogue = ZvtDialogue(
            TcpLink(), is_stream=True, password=Secret("123456"), currency="EUR", timers=TerminalTimers()
        )
        self.steps: list[Step] = []

    def pay(self, *, registered: bool = True) -> None:
        self.begin(TerminalAction.PAY)
        if registered:
            self.hear(OK, REGISTERED, OK)
            self.said()

    def begin(self, action: TerminalAction) -> None:
        moment = datetime(2026, 11, 26, 10, 3, tzinfo=UTC)
        self.steps += self.dialogue.begin(TerminalRequest(action, Money(1234, "EUR"), "r1", moment), 0)

    def hear(self, *apdus: str, now_ms: int = 0) -> None:
        for apdu in apdus:
            self.steps += self.dialogue.feed(bytes.fromhex(apdu), now_ms)

    def said(self) -> list[str]:
        said = [step.chunk.hex(" ").upper() for step in self.steps if isinstance(step, Send)]
        self.steps = [step for step in self.steps if not isinstance(step, Send)]
        return said

    def ended(self) -> TerminalAnswer:
        return next(step.answer for step in self.steps if isinstance(step, Ended))

    def a_paid_one(self) -> None:
        self.pay()
        self.hear(PAID)
        self.steps += self.dialogue.durable(0)
        self.hear(COMPLETED)
        assert self.ended().verdict is Verdict.APPROVED
        self.said()
        self.steps.clear()


@pytest.mark.parametrize(
    ("status", "texts", "wait_ms"),
    [
        ("04 FF 01 0A", ["0A"], 180_000),
        ("04 FF 00", ["17"], 180_000),
        ("04 FF 02 17 06", ["17"], 360_000),
        ("04 FF 0E 0A 01 06 0A 24 08 07 06 4B 61 72 74 65 21", ["Karte!"], 60_000),
        ("04 FF 0D 0A 06 0A 24 08 07 06 4B 61 72 74 65 21", ["Karte!"], 180_000),
        ("04 FF 0E 0A 06 06 0A 24 08 07 06 4B 61 72 74 65 21", ["Karte!"], 360_000),
        ("04 FF 10 FF 06 81 0C 9F 7A 01 00 24 06 07 81 03 50 49 4E", ["PIN"], 180_000),
    ],
)
def test_intermediate_status_in_each_of_its_forms_is_shown_and_counts_as_life(
    status: str, texts: list[str], wait_ms: int
) -> None:
    bench = Bench()
    bench.pay()
    bench.hear(status)
    assert bench.said() == ["80 00 00"]
    [prompt] = [step for step in bench.steps if isinstance(step, Prompt)]
    assert (prompt.code if texts[0] == prompt.code else prompt.text) == texts[0]
    assert bench.dialogue.wait_ms(0) == wait_ms


def test_result_with_unknown_fields_and_a_long_container_is_an_approval_and_prints_in_between_are_taken() -> None:
    bench = Bench()
    bench.pay()
    container = "06 82 00 94 DF 01 81 90 " + "AA " * 144
    status = "27 00 7D 01 02 04 00 00 00 00 12 34 BF F0 F3 41 42 43 " + container
    size = len(bytes.fromhex(status))
    bench.hear("06 D1 04 00 4F 6E 65", f"04 0F FF {size & 0xFF:02X} {size >> 8:02X} {status}")
    assert bench.said() == ["80 00 00"]
    assert [step.answer.verdict for step in bench.steps if isinstance(step, Answered)] == [Verdict.APPROVED]
    bench.steps += bench.dialogue.durable(0)
    bench.hear("06 D3 09 06 07 25 05 07 03 54 77 6F", "0F A1 00", "06 D1 05 81 45 6E 64 65" + COMPLETED)
    assert bench.said() == ["80 00 00", "80 00 00", "84 83 00", "80 00 00", "80 00 00"]
    assert (bench.ended().verdict, bench.ended().slips[0].lines) == (Verdict.APPROVED, ("One", "Two", "Ende"))


def test_line_printed_behind_the_end_in_one_read_is_answered_as_well() -> None:
    bench = Bench()
    bench.pay()
    bench.hear("06 1E 01 6C" + "04 FF 01 17" + "06 D1 01 00")
    assert bench.ended().verdict is Verdict.CANCELLED
    assert bench.said() == ["80 00 00"] * 3


def test_terminal_that_forgot_the_till_and_says_so_by_an_abort_is_registered_with_again() -> None:
    bench = Bench()
    bench.pay()
    bench.hear("06 1E 01 6B")
    assert [said[:5] for said in bench.said()] == ["80 00", "06 00"]
    bench.hear(OK, REGISTERED)
    assert [said[:5] for said in bench.said()] == ["80 00", "06 01"]


def test_result_of_before_that_comes_while_the_till_enquires_is_late_and_not_swallowed() -> None:
    bench = Bench()
    bench.a_paid_one()
    bench.steps += bench.dialogue.greet(0)
    assert bench.said() == [ENQUIRY]
    bench.hear(OK, PAID)
    assert bench.said() == []
    assert [type(step) for step in bench.steps] == [LateAnswer]
    bench.steps += bench.dialogue.durable(0)
    bench.hear("06 D1 01 00", "06 0F 01 00")
    assert bench.said() == ["80 00 00"] * 3
    assert bench.dialogue.is_idle


def test_result_of_before_that_comes_while_a_payment_is_prepared_is_to_be_undone() -> None:
    bench = Bench()
    bench.pay(registered=False)
    bench.said()
    bench.hear(PAID)
    assert bench.said() == ["84 FF 00"]
    assert not bench.steps
    bench.hear(OK, REGISTERED)
    assert [said[:5] for said in bench.said()] == ["80 00", "06 01"]


def test_slips_of_a_late_result_are_taken_only_once_it_was_accepted() -> None:
    for is_kept, answers in ((True, ["80 00 00"] * 3), (False, ["84 FF 00", "84 CC 00", "80 00 00"])):
        bench = Bench()
        bench.a_paid_one()
        bench.hear(PAID)
        bench.steps += bench.dialogue.durable(0) if is_kept else bench.dialogue.refuse(0)
        bench.hear("06 D1 01 00", COMPLETED)
        assert bench.said() == answers


def test_slip_that_comes_when_all_is_over_is_told_when_the_terminal_is_done_or_rests_or_is_asked_anew() -> None:
    line = "06 D1 06 00 54 6F 74 61 6C"  # Total
    told = [LateSlips((Slip(SlipKind.CUSTOMER, ("Total",)),))]
    for end in (COMPLETED, "06 1E 01 6C"):
        bench = Bench()
        bench.a_paid_one()
        bench.hear(line, end)
        assert bench.said() == ["80 00 00"] * 2
        assert bench.steps == told
    bench = Bench()
    bench.a_paid_one()
    bench.hear(line)
    bench.steps += bench.dialogue.feed(b"", 2999)
    bench.said()
    assert (bench.steps, bench.dialogue.wait_ms(2999)) == ([], 1)
    bench.steps += bench.dialogue.feed(b"", 3000)
    assert bench.steps == told
    bench.steps = []
    bench.hear(line)
    bench.begin(TerminalAction.PAY)
    bench.said()
    assert bench.steps == told


def test_slip_that_comes_while_the_till_enquires_is_of_the_payment_before() -> None:
    bench = Bench()
    bench.a_paid_one()
    bench.steps += bench.dialogue.greet(0)
    bench.hear(OK, "06 D1 06 00 54 6F 74 61 6C", COMPLETED)
    bench.said()
    assert LateSlips((Slip(SlipKind.CUSTOMER, ("Total",)),)) in bench.steps


def test_slip_where_nothing_was_asked_for_has_no_printer() -> None:
    bench = Bench()
    bench.hear("06 D1 01 00")
    assert bench.said() == ["84 CC 00"]


def test_two_late_results_in_one_read_are_both_answered() -> None:
    bench = Bench()
    bench.a_paid_one()
    bench.hear(PAID + PAID)
    bench.steps += bench.dialogue.durable(0) + bench.dialogue.durable(0)
    assert bench.said() == ["80 00 00"] * 2


def test_end_of_day_whose_totals_carry_no_result_code_is_done_when_the_talk_completes() -> None:
    for end, verdict in ((COMPLETED, Verdict.APPROVED), ("06 1E 01 77", Verdict.UNKNOWN)):
        bench = Bench()
        bench.begin(TerminalAction.END_OF_DAY)
        bench.hear(OK, REGISTERED, OK, "04 0F 07 04 00 00 00 00 50 00")
        bench.steps += bench.dialogue.durable(0)
        bench.hear(end)
        assert bench.ended().verdict is verdict
        assert bench.ended().day_total == Money(5000, "EUR")


@pytest.mark.parametrize(
    ("status", "total"),
    [
        ("04 0F 3B 27 00 60 F0 F5 F3 00 01 00 04" + 14 * " 00" + " 02 00 00 00 00 24 68" + 28 * " 00", 2468),
        ("04 0F 02 27 00", None),
        ("", None),
        ("04 0F 09 27 00 04 00 00 00 00 70 00", 7000),
    ],
)
def test_day_total_is_what_the_terminal_told(status: str, total: int | None) -> None:
    bench = Bench()
    bench.begin(TerminalAction.END_OF_DAY)
    bench.hear(OK, REGISTERED, OK)
    if status:
        bench.hear(status)
        bench.steps += bench.dialogue.durable(0)
    bench.hear(COMPLETED)
    told = bench.ended().day_total
    assert (None if told is None else told.minor) == total


def test_terminal_that_always_sends_something_and_never_anything_whole_runs_out_of_time() -> None:
    bench = Bench()
    bench.pay(registered=False)
    bench.hear("06 0F FF FF FF")
    for second in range(1, 60):
        bench.hear("00", now_ms=second * 1000)
    assert bench.ended().verdict is Verdict.FAILED


def test_noise_does_not_keep_a_serial_command_from_being_repeated_and_given_up() -> None:
    link, sent = SerialLink(), 1
    link.transmit(Apdu(b"\x06\x01"), 0)
    given_up = False
    for at_ms in range(1000, 20_000, 1000):
        crossing = link.feed(b"\x55", at_ms)
        sent, given_up = sent + len(crossing.sends), given_up or crossing.gave_up
    assert (sent, given_up) == (3, True)


def test_bytes_behind_a_broken_pair_are_no_signals_and_the_frame_is_called_damaged_once() -> None:
    broken = bytes.fromhex("10 02 06 D1 04 10 41 06 15 06 10 03 00 00")
    whole = bytes.fromhex("10 02 06 0F 00 10 03 C6 33")
    reader = FrameReader()
    tokens = [token for byte in broken + whole for token in reader.feed(bytes([byte]))]
    assert tokens[:-1] == [Signal.DAMAGED]


def test_pair_of_escapes_is_one_byte_wherever_the_read_is_cut() -> None:
    frame = bytes.fromhex("10 02 04 0F 02 10 10 10 10 10 03")
    frame += checksum(bytes.fromhex("04 0F 02 10 10"))
    for cut in range(1, len(frame)):
        reader = FrameReader()
        found = [*reader.feed(frame[:cut]), *reader.feed(frame[cut:])]
        assert [token.apdu.payload.hex() for token in found if not isinstance(token, Signal)] == ["1010"]


@pytest.mark.parametrize(
    ("blocks", "slips"),
    [
        (["25 0A 07 01 41 09 01 81 07 02 42 43"], [("A", "BC")]),
        (["25 06 07 01 41 09 01 80", "25 03 07 01 42"], [("A",), ("B",)]),
        (["25 09 07 01 41 09 01 FF 07 01 02", "25 03 07 01 42"], [("A", "", "", "B")]),
    ],
)
def test_text_block_ends_a_slip_behind_its_last_line(blocks: list[str], slips: list[tuple[str, ...]]) -> None:
    collector = SlipCollector()
    for block in blocks:
        content = bytes.fromhex(block)
        collector.print_block(bytes([0x06, len(content)]) + content)
    assert [slip.lines for slip in collector.slips()] == slips
