"""Every protocol's till side against its emulated terminal: each ending, each fault, the cable out at every byte."""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.devices.payment_terminal.emulation.ledger import Booking, DayTotals, Ledger
from evertill.devices.payment_terminal.emulation.scenario import Ending, Scenario, Stage
from evertill.devices.payment_terminal.zvt.emulated_slips import print_lines, slip_words
from evertill.kernel.money import Money
from evertill.ports.payment_terminal import SlipKind, TerminalAction, TerminalAnswer, Verdict
from tests.support.terminals import PROTOCOLS, Cable, Talk, a_request

ZVT = ("zvt-serial", "zvt-tcp")
IS_LONG = bool(os.environ.get("EVERTILL_LONG"))


def told(answer: TerminalAnswer) -> tuple[str, int | None]:
    return answer.verdict.value, None if answer.amount is None else answer.amount.minor


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_payment_is_approved_and_kept_before_it_is_acknowledged(protocol: str) -> None:
    talk = Talk(protocol)
    answer = talk.run(a_request(1234))
    assert told(answer) == ("approved", 1234)
    assert talk.charged == 1234
    assert [kept.verdict for kept in talk.answered] == [Verdict.APPROVED]
    assert talk.dialogue.is_idle


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    ("ending", "verdicts"),
    [
        (Ending.DECLINE, {"declined"}),
        (Ending.DECLINE_BY_ABORT, {"declined"}),
        (Ending.DECLINE_COMPLETED, {"declined"}),
        (Ending.CANCEL, {"cancelled", "declined"}),
    ],
)
def test_refusal_is_told_and_nothing_is_charged(protocol: str, ending: Ending, verdicts: set[str]) -> None:
    talk = Talk(protocol)
    talk.core.scenario.ending = ending
    answer = talk.run(a_request())
    assert answer.verdict.value in verdicts
    assert talk.charged == 0
    assert told(talk.run(a_request(500))) == ("approved", 500)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_code_that_no_list_names_is_never_a_refusal(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.ending = Ending.UNKNOWN_CODE
    assert talk.run(a_request()).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_amount_above_the_asked_one_is_a_tip(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.tip_minor = 100
    answer = talk.run(a_request())
    if protocol == "caisse-ap":  # there an answer about another amount is none
        assert answer.verdict is Verdict.UNKNOWN
    else:
        assert (told(answer), answer.tip_minor) == (("approved", 1334), 100)


@pytest.mark.parametrize("protocol", [*ZVT, "concert"])
def test_partial_approval_tells_its_own_amount(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.less_minor = 234
    assert told(talk.run(a_request())) == ("approved", 1000)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_refund_and_reversal_move_the_money_back(protocol: str) -> None:
    talk = Talk(protocol)
    paid = talk.run(a_request(1234))
    assert talk.run(a_request(200, TerminalAction.REFUND)).verdict is Verdict.APPROVED
    assert talk.charged == 1034
    talk = Talk(protocol)
    paid = talk.run(a_request(1234))
    reversal = a_request(1234, TerminalAction.REVERSE, receipt_number=paid.record.receipt_number)
    assert talk.run(reversal).verdict is Verdict.APPROVED
    assert talk.charged == 0


@pytest.mark.parametrize("protocol", ZVT)
def test_end_of_day_brings_the_terminal_own_totals(protocol: str) -> None:
    talk = Talk(protocol)
    talk.run(a_request(1234))
    talk.run(a_request(500))
    answer = talk.run(a_request(0, TerminalAction.END_OF_DAY))
    assert [(total.label, total.count, total.amount.minor) for total in answer.totals] == [("Mastercard", 2, 1734)]


@pytest.mark.parametrize("protocol", ZVT)
def test_end_of_day_counts_what_stands_on_its_own_day(protocol: str) -> None:
    talk = Talk(protocol)

    def day_told() -> list[tuple[int, int]]:
        answer = talk.run(a_request(0, TerminalAction.END_OF_DAY))
        assert answer.day_total is not None
        assert answer.day_total.minor == sum(one.amount.minor for one in answer.totals)
        return [(one.count, one.amount.minor) for one in answer.totals]

    def undo(paid: TerminalAnswer, minor: int) -> Verdict:
        number = paid.record.receipt_number
        return talk.run(a_request(minor, TerminalAction.REVERSE, receipt_number=number)).verdict

    assert day_told() == []
    kept, undone = talk.run(a_request(1000)), talk.run(a_request(234))
    talk.run(a_request(300, TerminalAction.REFUND))
    assert undo(undone, 234) is Verdict.APPROVED
    assert day_told() == [(2, 700)]
    talk.run(a_request(1500))
    assert undo(kept, 1000) is Verdict.APPROVED
    assert day_told() == [(2, 500)]
    undone = talk.run(a_request(234))
    assert undo(undone, 234) is Verdict.APPROVED
    assert day_told() == []


@pytest.mark.parametrize("protocol", ZVT)
@pytest.mark.parametrize("prints", ["lines", "blocks"])
def test_end_of_a_day_below_zero_is_told_by_its_slip_and_by_no_figure_that_is_wrong(protocol: str, prints: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.prints = prints
    talk.run(a_request(1000))
    talk.run(a_request(2534, TerminalAction.REFUND))
    answer = talk.run(a_request(0, TerminalAction.END_OF_DAY))
    assert (answer.verdict, answer.day_total, answer.totals) == (Verdict.APPROVED, None, ())
    (slip,) = answer.slips
    assert {"Payments EUR 10.00", "Refunds EUR -25.34", "Total EUR -15.34"} <= set(slip.lines)


@pytest.mark.parametrize("protocol", ZVT)
def test_terminal_that_leaves_printing_alone_has_no_slip_of_its_day_either(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.prints = "none"
    talk.run(a_request(1000))
    answer = talk.run(a_request(0, TerminalAction.END_OF_DAY))
    assert (answer.slips, answer.day_total) == ((), Money(1000, "EUR"))


@pytest.mark.parametrize("protocol", ZVT)
def test_reversal_of_another_amount_than_was_charged_is_refused(protocol: str) -> None:
    talk = Talk(protocol)
    paid = talk.run(a_request(1234))
    other = a_request(200, TerminalAction.REVERSE, receipt_number=paid.record.receipt_number)
    assert (talk.run(other).verdict, talk.charged) == (Verdict.DECLINED, 1234)


def test_books_on_disk_keep_the_day(tmp_path: Path) -> None:
    before = Ledger(tmp_path / "books.json")
    before.book("pay", 1234)
    before.close_day()
    after = Ledger(tmp_path / "books.json")
    after.book("pay", 500)
    assert (after.close_day(), after.charged_minor) == (DayTotals(1, 500, 0, 2, 2), 1734)


@pytest.mark.parametrize("protocol", ZVT)
@pytest.mark.parametrize("prints", ["lines", "blocks"])
def test_slips_come_for_the_merchant_and_the_customer(protocol: str, prints: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.prints = prints
    slips = talk.run(a_request()).slips
    assert [slip.kind for slip in slips] == [SlipKind.MERCHANT, SlipKind.CUSTOMER]
    assert "Amount EUR 12.34" in slips[1].lines


def test_slips_are_in_the_language_of_the_till() -> None:
    booking = Booking(231, "pay", 1234)
    said = b"".join(command.payload for command in print_lines(booking, slip_words("de_AT")))
    assert b"Betrag EUR 12,34" in said
    assert b"Amount" not in said


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_card_is_known_by_its_last_four_digits_only(protocol: str) -> None:
    answer = Talk(protocol).run(a_request())
    assert len(answer.card_last_four) == 4


@pytest.mark.parametrize("protocol", ZVT)
def test_prompts_are_mirrored(protocol: str) -> None:
    talk = Talk(protocol)
    talk.run(a_request())
    assert talk.prompts[0] == "Please insert or hold the card."


@pytest.mark.parametrize("protocol", ZVT)
def test_offline_approval_and_signature_are_marked(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.is_offline = talk.core.scenario.needs_signature = True
    answer = talk.run(a_request())
    assert (answer.verdict, answer.is_offline, answer.needs_signature) == (Verdict.APPROVED, True, True)


@pytest.mark.parametrize("protocol", ZVT)
def test_last_status_counts_after_a_wrong_pin(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.wrong_pin = True
    assert talk.run(a_request()).verdict is Verdict.APPROVED
    assert [kept.verdict for kept in talk.answered] == [Verdict.DECLINED, Verdict.APPROVED]


@pytest.mark.parametrize("protocol", ZVT)
def test_result_that_cannot_be_kept_is_undone_by_the_terminal(protocol: str) -> None:
    talk = Talk(protocol)
    talk.is_durable = False
    assert talk.run(a_request()).verdict is not Verdict.APPROVED
    assert talk.charged == 0


@pytest.mark.parametrize("protocol", ZVT)
def test_cashier_abort_is_obeyed_and_its_outcome_told_by_the_terminal(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.pause_ms = 2000
    talk._take(talk.dialogue.begin(a_request(), talk.now_ms))
    talk.idle(500)
    talk._take(talk.dialogue.abort(talk.now_ms))
    assert talk._until_ended().verdict is Verdict.CANCELLED
    assert talk.charged == 0


@pytest.mark.parametrize("protocol", [*ZVT, "concert"])
def test_late_approval_is_told_as_late(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.ending = Ending.LATE_APPROVAL
    assert talk.run(a_request()).verdict in (Verdict.CANCELLED, Verdict.DECLINED)
    talk.idle(20_000)
    assert [late.verdict for late in talk.late] == [Verdict.APPROVED]
    if protocol in ZVT:
        assert talk.charged == 0  # what is not acknowledged is undone by the terminal itself


@pytest.mark.parametrize("protocol", ZVT)
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.NOWHERE])
@pytest.mark.parametrize("keeps", [False, True])
def test_silence_is_asked_about_and_the_books_agree(protocol: str, stage: Stage, keeps: bool) -> None:
    talk = Talk(protocol)
    before = talk.run(a_request(777))
    talk.core.scenario.silent_at, talk.core.scenario.keeps_unacknowledged = stage, keeps
    request = a_request(1234, last_record=before.record)
    answer = talk.run(request)
    assert answer.verdict is Verdict.UNKNOWN
    assert_settled(talk, replace_unknown(talk, request), 1234, booked_before=777)


@pytest.mark.parametrize("protocol", ZVT)
def test_duplicate_result_is_taken_once(protocol: str) -> None:
    talk = Talk(protocol)
    talk.core.scenario.duplicate = True
    assert told(talk.run(a_request())) == ("approved", 1234)
    assert talk.charged == 1234


@pytest.mark.parametrize("protocol", ZVT)
def test_busy_terminal_is_a_failure_in_which_nothing_was_begun(protocol: str) -> None:
    talk = Talk(protocol)
    talk.run(a_request(100))
    talk.core.scenario.busy = 1
    assert talk.run(a_request()).verdict is Verdict.FAILED
    assert talk.charged == 100


@pytest.mark.parametrize("protocol", ["zvt-serial", "concert"])
@pytest.mark.parametrize(("fault", "times"), [("bad_checksums", 2), ("naks", 2)])
def test_damaged_frames_are_repeated_until_they_arrive(protocol: str, fault: str, times: int) -> None:
    talk = Talk(protocol)
    setattr(talk.core.scenario, fault, times)
    assert told(talk.run(a_request())) == ("approved", 1234)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_bytes_arriving_one_by_one_change_nothing(protocol: str) -> None:
    talk = Talk(protocol, cut_up=lambda chunk: [bytes([byte]) for byte in chunk])
    assert told(talk.run(a_request())) == ("approved", 1234)


def replace_unknown(talk: Talk, request: object) -> TerminalAnswer:
    """What the terminal says when it is asked, on a line that works again."""
    from evertill.ports.payment_terminal import TerminalRequest

    assert isinstance(request, TerminalRequest)
    return talk.ask(request)


def assert_settled(talk: Talk, answer: TerminalAnswer, minor: int, *, booked_before: int = 0) -> None:
    """What the till holds to be true is what the terminal booked; unknown is always allowed, never a wrong answer."""
    charged = talk.charged - booked_before
    if answer.verdict is Verdict.APPROVED:
        assert charged == minor, answer
    elif answer.verdict is not Verdict.UNKNOWN:
        assert charged == 0, answer


def bytes_of_a_payment(protocol: str) -> int:
    talk = Talk(protocol)
    talk.run(a_request())
    return talk.cable.crossed


def positions(protocol: str) -> list[int]:
    every = list(range(bytes_of_a_payment(protocol) + 1))
    return every if IS_LONG else random.Random(7).sample(every, min(len(every), 120))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("keeps", [False, True])
def test_cable_out_at_any_byte_never_charges_twice_and_never_gives_goods_away(protocol: str, keeps: bool) -> None:
    unknown = 0
    for position in positions(protocol):
        talk = Talk(protocol)
        before = talk.run(a_request(777, reference="before")).record
        talk.cable = Cable(breaks_after=position)
        talk.core.scenario.keeps_unacknowledged = keeps
        request = a_request(1234, last_record=before, reference="this")
        answer = talk.run(request)
        for _ in range(3):
            if answer.verdict is not Verdict.UNKNOWN:
                break
            answer = talk.ask(request)
        try:
            assert_settled(talk, answer, 1234, booked_before=777)
        except AssertionError as error:
            raise AssertionError(f"{protocol} cut after byte {position}: {error}") from error
        unknown += answer.verdict is Verdict.UNKNOWN
    if protocol in ZVT:
        assert unknown == 0


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("damage", [lambda byte: byte ^ 0x01, lambda byte: 0x06, lambda byte: 0x10])
def test_any_byte_damaged_never_ends_in_a_wrong_answer(protocol: str, damage: Callable[[int], int]) -> None:
    for position in positions(protocol)[:: 1 if IS_LONG else 3]:
        talk = Talk(protocol)
        before = talk.run(a_request(777, reference="before")).record
        talk.cable = DamagingCable(position, damage)
        request = a_request(1234, last_record=before, reference="this")
        answer = talk.run(request)
        for _ in range(3):
            if answer.verdict is not Verdict.UNKNOWN:
                break
            answer = talk.ask(request)
        if protocol in ("zvt-serial", "concert"):  # TCP has its own checks
            assert_settled(talk, answer, 1234, booked_before=777)


class DamagingCable(Cable):
    """One byte on the way is another one."""

    def __init__(self, position: int, damage: Callable[[int], int]) -> None:
        super().__init__()
        self._position, self._damage = position, damage

    def through(self, chunk: bytes) -> bytes:
        place = self._position - self.crossed
        self.crossed += len(chunk)
        if 0 <= place < len(chunk):
            return chunk[:place] + bytes([self._damage(chunk[place])]) + chunk[place + 1 :]
        return chunk


def test_scenario_is_as_usual_after_one_payment() -> None:
    scenario = replace(Scenario(), ending=Ending.DECLINE, prints="lines")
    assert scenario.next_payment().ending is Ending.DECLINE
    assert (scenario.ending, scenario.prints) == (Ending.APPROVE, "lines")
