"""The till at a Concert terminal that shares no code with it: every lawful answer, on every lawful line."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evertill.devices.payment_terminal.caisse_ap.dialogue import read_verdict
from evertill.devices.payment_terminal.concert.dialogue import ConcertDialogue
from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.kernel.money import Money
from evertill.ports.payment_terminal import TerminalAction, TerminalRequest, Verdict
from tests.support.foreign_concert import ForeignConcert
from tests.support.foreign_zvt import Counter, Cut

CUTS: list[Cut] = [lambda chunk: [chunk], lambda chunk: [bytes((octet,)) for octet in chunk]]
REQUEST = TerminalRequest(
    TerminalAction.PAY, Money(1250, "EUR"), "0123456789", datetime(2026, 11, 26, 10, 3, tzinfo=UTC)
)
REPORT = "497401######0008" + " " * 39
LINES: dict[str, dict[str, object]] = {
    "plain": {},
    "hears the third call": {"deaf": 2},
    "busy twice": {"busy": 2},
    "calls two requests damaged": {"naks": 2},
    "its answer damaged twice": {"damages": 2},
    "calls before the till hangs up": {"calls_at_once": True},
    "never hangs up": {"keeps_line": True},
    "parity gets through": {"has_parity": True},
}
ANSWERS: dict[str, tuple[str, Verdict]] = {
    "echoed, with a report": ("010{amount}1" + REPORT + "978{private}", Verdict.APPROVED),
    "its own private field, no report": ("010{amount}1978T000000042", Verdict.APPROVED),
    "another kind of card, blank private field": ("010{amount}B978" + " " * 10, Verdict.APPROVED),
    "refused": ("017{amount}1978{private}", Verdict.DECLINED),
    "refused with a report of blanks": ("017{amount}1" + " " * 55 + "978{private}", Verdict.DECLINED),
    "a status nobody knows": ("015{amount}1978{private}", Verdict.UNKNOWN),
    "another currency": ("010{amount}1756{private}", Verdict.UNKNOWN),
}


@pytest.mark.parametrize("line", LINES)
def test_every_lawful_answer_is_understood_on_this_line(line: str) -> None:
    for name, (answer, verdict) in ANSWERS.items():
        for cut in CUTS:
            peer = replace(ForeignConcert(answer), **LINES[line])  # type: ignore[arg-type]  # as the table names them
            dialogue = ConcertDialogue(till_number="01", extended=True, timers=TerminalTimers())
            told = Counter(dialogue, peer, cut).run(REQUEST)
            assert told.verdict is verdict, (name, told, peer.heard)
            assert peer.heard == ["0100001250110978" + "0123456789" + "A010B010"]
            assert peer.answers == ["taken"]
            assert told.card_last_four in {"0008", ""}


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("04", Verdict.DECLINED),
        ("04REFUS BANQUE", Verdict.DECLINED),
        ("11ABANDON", Verdict.CANCELLED),
        ("00", Verdict.UNKNOWN),
    ],
)
def test_reason_of_a_caisse_refusal_may_have_words_behind_its_code(reason: str, verdict: Verdict) -> None:
    asked = {"CA": "01", "CE": "978", "CD": "0", "CB": "1250"}
    assert read_verdict({**asked, "AE": "01", "AF": reason}, asked, REQUEST).verdict is verdict
