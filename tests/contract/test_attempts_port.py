"""What is promised of attempts at a card terminal and of balances asked to pay: on disk and in memory alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.domain.balances.balance import AccountId, BalanceMark
from evertill.domain.balances.balance_step import StepState
from evertill.domain.balances.card_number import CardHash
from evertill.domain.selling.sale import Sale, Tender, TenderKind
from evertill.domain.tenders.attempt import AttemptState
from evertill.kernel.ids import AttemptId, SaleId
from evertill.ports.attempts import Attempt, CardTerminal
from evertill.ports.balance_steps import BalanceStep, StandIn
from evertill.ports.journal import Journal, UnitOfWork
from evertill.ports.journal_rows import OutboxState, RowOutcome
from evertill.ports.payment_terminal import (
    Slip,
    SlipKind,
    TerminalAction,
    TerminalAnswer,
    TerminalRecord,
    TerminalTotal,
    Verdict,
)
from tests.support.journal import AN_OPERATOR, NumberedIds, an_identity, complete, journal_in
from tests.support.journal_fake import FakeJournal
from tests.support.sales import A_MOMENT, a_line, a_sale, money

SALE = SaleId("01930000-0000-7000-8000-000000000001")
ANSWER = TerminalAnswer(
    Verdict.APPROVED,
    amount=money("12.50"),
    tip_minor=250,
    cash_out_minor=1000,
    code="00",
    text="Zahlung erfolgt",
    record=TerminalRecord("52523535", "0231", "000975"),
    authorisation="123456",
    card_name="girocard",
    card_last_four="0008",
    is_offline=True,
    needs_signature=True,
    slips=(Slip(SlipKind.CUSTOMER, ("K-U-N-D-E-N-B-E-L-E-G", "€ 12,50")),),
    totals=(TerminalTotal("girocard", 3, money("37.50")),),
)


@pytest.fixture(params=["on disk", "in memory"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """A journal with one route."""
    if request.param == "in memory":
        yield FakeJournal(an_identity(), ("central",))
        return
    opened = journal_in(tmp_path)
    yield opened
    opened.close()


def commit(journal: Journal, step: Callable[[UnitOfWork], object]) -> None:
    """One unit of work."""
    with journal.begin() as unit:
        step(unit)
        unit.commit()


def an_attempt(number: int = 1, **changed: object) -> Attempt:
    """A card payment that was begun."""
    attempt = Attempt(
        attempt_id=AttemptId(f"01930000-0000-7000-9000-{number:012}"),
        sale_id=SALE,
        action=TerminalAction.PAY,
        amount=money("10.00"),
        terminal=CardTerminal("Counter", "zvt", can_ask=True),
        started_at=A_MOMENT,
        operator_id=AN_OPERATOR,
    )
    return replace(attempt, **changed)  # type: ignore[arg-type]  # its members


def a_step(number: int = 1, **changed: object) -> BalanceStep:
    """A gift card that is asked to pay."""
    step = BalanceStep(
        step_id=AttemptId(f"01930000-0000-7000-b000-{number:012}"),
        sale_id=SALE,
        amount=money("10.00"),
        number_hash=CardHash("ab" * 32),
        last_four="1234",
        started_at=A_MOMENT,
    )
    return replace(step, **changed)  # type: ignore[arg-type]  # its members


@pytest.mark.parametrize(
    "attempt",
    [
        an_attempt(),
        an_attempt(sale_id=None, operator_id=None, action=TerminalAction.END_OF_DAY),
        an_attempt(state=AttemptState.APPROVED, answer=ANSWER, is_settled=True, settled_by_person=True),
        an_attempt(
            action=TerminalAction.REVERSE,
            undoes=AttemptId("01930000-0000-7000-9000-000000000009"),
            receipt_number="0231",
            last_record=TerminalRecord("52523535", "0230", "000974"),
            contradiction=TerminalAnswer(Verdict.DECLINED, text="nein"),
        ),
        an_attempt(terminal=CardTerminal("Tisch 7 — «Außer Haus»", "manual", can_ask=False, is_manual=True)),
    ],
)
def test_attempt_is_read_back_as_it_was_kept(journal: Journal, attempt: Attempt) -> None:
    commit(journal, lambda unit: unit.keep_attempt(attempt))
    with journal.begin() as unit:
        assert unit.attempt(attempt.attempt_id) == attempt


def test_attempt_kept_again_replaces_what_was_known(journal: Journal) -> None:
    commit(journal, lambda unit: unit.keep_attempt(an_attempt()))
    ended = an_attempt(state=AttemptState.APPROVED, answer=ANSWER)
    commit(journal, lambda unit: unit.keep_attempt(ended))
    with journal.begin() as unit:
        assert unit.attempt(ended.attempt_id) == ended
        assert list(unit.open_attempts()) == [ended]


def test_attempt_of_a_unit_that_is_left_is_not_kept(journal: Journal) -> None:
    with journal.begin() as unit:
        unit.keep_attempt(an_attempt())
    with journal.begin() as unit:
        assert unit.attempt(an_attempt().attempt_id) is None
        assert list(unit.open_attempts()) == []


def test_open_attempts_are_those_not_settled_oldest_first_whatever_their_state(journal: Journal) -> None:
    kept = [
        an_attempt(3, state=AttemptState.UNKNOWN),
        an_attempt(1, state=AttemptState.DECLINED),
        an_attempt(2, state=AttemptState.APPROVED, is_settled=True),
        an_attempt(4, state=AttemptState.REVERSAL_DUE),
    ]
    for attempt in kept:
        commit(journal, lambda unit, one=attempt: unit.keep_attempt(one))
    with journal.begin() as unit:
        assert [attempt.attempt_id[-1] for attempt in unit.open_attempts()] == ["1", "3", "4"]


def test_last_record_is_that_of_the_latest_attempt_that_has_one(journal: Journal) -> None:
    with journal.begin() as unit:
        assert unit.last_terminal_record() is None
    first = replace(ANSWER, record=TerminalRecord("52523535", "0001", "000001"))
    for attempt in (
        an_attempt(2, answer=ANSWER, is_settled=True),
        an_attempt(1, answer=first),
        an_attempt(3, answer=TerminalAnswer(Verdict.DECLINED, record=TerminalRecord("52523535"))),
        an_attempt(4),
    ):
        commit(journal, lambda unit, one=attempt: unit.keep_attempt(one))
    with journal.begin() as unit:
        assert unit.last_terminal_record() == ANSWER.record


def test_attempt_that_nobody_knows_is_none(journal: Journal) -> None:
    with journal.begin() as unit:
        assert unit.attempt(AttemptId("nobody")) is None
        assert unit.balance_step(AttemptId("nobody")) is None


@pytest.mark.parametrize("step", [a_step(), a_step(account=AccountId("card-1"), state=StepState.HELD)])
def test_balance_step_is_read_back_as_it_was_kept(journal: Journal, step: BalanceStep) -> None:
    commit(journal, lambda unit: unit.keep_balance_step(step))
    with journal.begin() as unit:
        assert unit.balance_step(step.step_id) == step


def test_open_balance_steps_are_those_with_something_to_do_oldest_first(journal: Journal) -> None:
    states = [StepState.RELEASE_DUE, StepState.SPENT, StepState.ASKED, StepState.OVER, StepState.HELD]
    for at, state in enumerate(states, 1):
        step = a_step(len(states) - at + 1, state=state)
        commit(journal, lambda unit, one=step: unit.keep_balance_step(one))
    with journal.begin() as unit:
        assert [step.state for step in unit.open_balance_steps()] == [
            StepState.HELD,
            StepState.ASKED,
            StepState.RELEASE_DUE,
        ]


def paid_by(marks: BalanceMark, minor: int) -> Sale:
    """A sale paid with one gift card."""
    sale = a_sale((a_line(price="4.99"),))
    return replace(sale, tenders=(Tender(TenderKind.GIFT_CARD, money("4.99"), balance=marks),), label=str(minor))


def test_stand_ins_count_until_the_backend_has_their_sale(journal: Journal) -> None:
    ids = NumberedIds()
    facts = []
    for mark in (
        BalanceMark(AccountId("card-1"), is_stand_in=True),
        BalanceMark(AccountId("card-1"), hold="h-1"),
        BalanceMark(AccountId("card-2"), is_stand_in=True),
    ):
        with journal.begin() as unit:
            facts.append(complete(unit, replace(paid_by(mark, 1), sale_id=SaleId(ids.new())), ids.new()))
            unit.commit()
    with journal.begin() as unit:
        under_way = sorted(unit.stand_ins_under_way(), key=lambda one: one.account)
        assert under_way == [StandIn("card-1", 499), StandIn("card-2", 499)]
    delivered = RowOutcome(1, OutboxState.DELIVERED, remote_id="r", visible_at="7")
    commit(journal, lambda unit: unit.record_outcomes([delivered], A_MOMENT + timedelta(minutes=1)))
    with journal.begin() as unit:
        assert list(unit.stand_ins_under_way()) == [StandIn("card-2", 499)]
