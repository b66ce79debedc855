"""The till at a Caisse-AP terminal that shares no code with it, over real TCP: what it says is what is booked."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from evertill.devices.payment_terminal.making import make_dialogue
from evertill.devices.payment_terminal.runner import TerminalRunner, run_request
from evertill.devices.payment_terminal.settings import (
    PaymentTerminalSettings,
    TerminalConnection,
    TerminalProtocol,
    TerminalTimers,
)
from evertill.devices.transport.lines import make_line
from evertill.kernel.clock import SystemClock
from evertill.kernel.money import Money
from evertill.ports.payment_terminal import TerminalAction, TerminalRequest, Verdict
from tests.support.devices import WORDS
from tests.support.foreign_caisse import Answer, ForeignCaisse
from tests.support.foreign_line import ForeignLine

QUICK = TerminalTimers(t1_ms=200, t2_ms=400, t3_ms=700, t4_ms=1500, enquiry_ms=400, pause_ms=150)
MOMENT = datetime(2026, 11, 26, 10, 3, tzinfo=UTC)
PAID = {
    "AE": "10", "CC": "001", "CI": "1", "AC": "553960", "AA": "410019######3948", "AI": "A0000000042010",
    "AB": "2710", "CG": "6424242",
}  # fmt: skip
TICKET = base64.b64encode(b"CARTE BANCAIRE\nMONTANT 12.50 EUR\nMERCI\n" * 8).decode()


def says(**fields: str) -> Answer:
    """The same, whatever was asked."""
    return lambda asked: fields


def refuses(reason: str) -> Answer:
    """Not done, for this reason."""
    return says(AE="01", AF=reason)


def asked_for(action: TerminalAction = TerminalAction.PAY, minor: int = 1250) -> TerminalRequest:
    return TerminalRequest(action, Money(minor, "EUR"), "0123456789", MOMENT)


@contextmanager
def at(peer: ForeignCaisse, *, asks_for_status: bool = False) -> Iterator[TerminalRunner]:
    line = ForeignLine(peer, hangs_up=peer.may_hang_up)
    settings = PaymentTerminalSettings(
        protocol=TerminalProtocol.CAISSE_AP,
        connection=TerminalConnection.TCP,
        address=line.address,
        asks_for_status=asks_for_status,
        timers=QUICK,
    )
    transport = make_line(settings.line_address(), WORDS)
    try:
        yield TerminalRunner(transport, make_dialogue(settings, "EUR"), SystemClock())
    finally:
        transport.close()
        line.close()


LINES: dict[str, dict[str, object]] = {
    "at once, line kept": {"after_ms": 0},
    "in one piece, then hung up": {"hangs_up": True},
    "in ten pieces": {"pieces": 10},
    "field by field": {"by_field": True},
    "in ten pieces, then hung up": {"pieces": 10, "hangs_up": True},
    "an end of line behind it": {"behind": b"\r\n"},
    "zero bytes behind it": {"behind": b"\0\0", "hangs_up": True},
    "private field not sent back": {"echoes": ("CZ", "CA", "CE", "BA", "CD", "CB")},
}
ANSWERS: dict[str, tuple[Answer, Verdict, int | None]] = {
    "paid": (says(**PAID), Verdict.APPROVED, 1250),
    "paid, with a reason and a ticket": (
        says(**PAID, AF="01", ZT=f"CK003001AK{len(TICKET):03}{TICKET}"), Verdict.APPROVED, 1250),
    "paid, the amount in twelve digits": (
        lambda asked: {**PAID, "CB": asked["CB"].zfill(12)}, Verdict.APPROVED, 1250),
    "paid, till number in one digit": (lambda asked: {**PAID, "CA": "1"}, Verdict.APPROVED, 1250),
    "paid offline, no authorisation": (says(AE="10", CC="00B", AC=""), Verdict.APPROVED, 1250),
    "another amount": (lambda asked: {**PAID, "CB": "1350"}, Verdict.UNKNOWN, None),
    "another till": (lambda asked: {**PAID, "CA": "07"}, Verdict.UNKNOWN, None),
    "another action": (lambda asked: {**PAID, "CD": "1"}, Verdict.UNKNOWN, None),
    "another currency": (lambda asked: {**PAID, "CE": "756"}, Verdict.UNKNOWN, None),
    "only taken into account": (says(AE="11"), Verdict.UNKNOWN, None),
    "refused": (refuses("04"), Verdict.DECLINED, None),
    "refused by words": (refuses("04REFUSE PAR LA BANQUE"), Verdict.DECLINED, None),
    "given up": (refuses("06"), Verdict.CANCELLED, None),
    "red key": (refuses("11"), Verdict.CANCELLED, None),
    "not understood": (refuses("09"), Verdict.FAILED, None),
    "unknown action": (refuses("12"), Verdict.FAILED, None),
    "no reason": (says(AE="01"), Verdict.UNKNOWN, None),
    "reason nobody knows": (refuses("00"), Verdict.UNKNOWN, None),
    "silence": (lambda asked: {}, Verdict.UNKNOWN, None),
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("name", ["paid", "paid, with a reason and a ticket", "refused", "another amount"])
def test_answer_is_understood_on_this_line(line: str, name: str) -> None:
    answer, verdict, minor = ANSWERS[name]
    peer = ForeignCaisse(answer, **LINES[line])  # type: ignore[arg-type]  # as the table names them
    with at(peer) as runner:
        told = run_request(runner, asked_for())
    assert (told.verdict, told.amount and told.amount.minor) == (verdict, minor)
    if verdict is Verdict.APPROVED:
        assert (told.card_last_four, told.card_name, told.authorisation) == ("3948", "CB", "553960")


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_means_what_the_description_says(name: str) -> None:
    answer, verdict, minor = ANSWERS[name]
    peer = ForeignCaisse(answer)
    with at(peer) as runner:
        told = run_request(runner, asked_for())
    assert (told.verdict, told.amount and told.amount.minor) == (verdict, minor)
    (asked,) = peer.asked
    assert (asked["CA"], asked["CB"], asked["CD"], asked["CE"], asked["BA"]) == ("01", "1250", "0", "978", "0")


@pytest.mark.parametrize(
    ("action", "code"), [(TerminalAction.PAY, "0"), (TerminalAction.REFUND, "1"), (TerminalAction.REVERSE, "2")]
)
@pytest.mark.parametrize(("minor", "told"), [(5, "05"), (99, "99"), (123_456_789, "123456789")])
def test_every_action_and_amount_is_asked_for_in_its_way(
    action: TerminalAction, code: str, minor: int, told: str
) -> None:
    peer = ForeignCaisse(says(**PAID))
    with at(peer) as runner:
        assert run_request(runner, asked_for(action, minor)).verdict is Verdict.APPROVED
    assert [(one["CD"], one["CB"]) for one in peer.asked] == [(code, told)]


def test_connection_for_each_request_and_the_next_after_a_silence() -> None:
    answers = iter([{}, PAID, {"AE": "01", "AF": "04"}, PAID])

    def in_turn(asked: Mapping[str, str]) -> Mapping[str, str]:
        return next(answers)

    peer = ForeignCaisse(in_turn, hangs_up=True)
    with at(peer) as runner:
        verdicts = [run_request(runner, asked_for(minor=1250 + turn)).verdict for turn in range(4)]
    assert verdicts == [Verdict.UNKNOWN, Verdict.APPROVED, Verdict.DECLINED, Verdict.APPROVED]
    assert [one["CB"] for one in peer.asked] == ["1250", "1251", "1252", "1253"]
