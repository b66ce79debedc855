"""Debts to customers, read from their facts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from evertill.domain.facts.transaction import ChainHead, Draft, Identity, Transaction, TransactionKind, seal
from evertill.domain.records.refund_debt import (
    DebtCause,
    PaidBy,
    debt_step,
    open_debts,
    owed_body,
    paid_at_another,
    paid_body,
    read_debt,
    tenders_moved,
)
from evertill.domain.till.tallies import Section, beside_the_sale, tallies_of
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import EpochId, TransactionId
from evertill.kernel.money import Money

AMOUNT = Money(499, "EUR")


def a_fact(kind: TransactionKind, body: JsonObject, fact_id: str = "f-1") -> Transaction:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    draft = Draft(TransactionId(fact_id), kind, date(2026, 3, 2), at, None, None, body)
    return seal(draft, Identity("S1", "1", EpochId("e"), 1), ChainHead())


def an_owed(fact_id: str = "f-1", of: str | None = None) -> Transaction:
    cause = DebtCause.LATE_APPROVAL if of is None else DebtCause.CARD_REFUND
    body = owed_body(amount=AMOUNT, cause=cause, number="N-1", of=of, charged="a-1")
    return a_fact(TransactionKind.REFUND_OWED, body, fact_id)


def test_debts_paid_or_undone_are_open_no_more() -> None:
    charged, returned, undone = an_owed("f-1"), an_owed("f-2", "r-2"), an_owed("f-3", "r-3")
    paid = a_fact(TransactionKind.REFUND_PAID, paid_body(read_debt(charged), PaidBy.CASH), "p-1")
    other = a_fact(TransactionKind.NO_SALE, {"reason": "check"}, "n-1")
    waiting = open_debts([charged, returned, undone, paid, other], lambda fact_id: fact_id == "r-3")
    assert [debt.debt_id for debt in waiting] == ["f-2"]


def test_facts_move_tenders_as_in_double_entry() -> None:
    charged = an_owed()
    paid = a_fact(TransactionKind.REFUND_PAID, paid_body(read_debt(charged), PaidBy.CARD))
    assert tenders_moved(charged) == {"card": 499, "pending_refund": -499}
    assert tenders_moved(paid) == {"card": -499, "pending_refund": 499}
    assert tenders_moved(an_owed(of="r-1")) == {}
    assert [tally.section for tally in tallies_of(paid)] == [Section.TENDER, Section.TENDER, Section.OWED]
    assert [(tally.code, tally.amount) for tally in beside_the_sale(paid)] == [("paid_card", -499)]


def test_debt_that_another_till_paid_is_open_no_more_and_moves_and_counts_nothing_here() -> None:
    owed = an_owed()
    note = a_fact(TransactionKind.REFUND_PAID, paid_at_another(read_debt(owed), "S1/2"), "p-1")
    assert open_debts([owed, note], lambda _: False) == ()
    assert tallies_of(note) == []


def test_debt_of_another_till_is_paid_under_its_name() -> None:
    debt = replace(read_debt(an_owed()), store="S1", workstation="2")
    assert paid_body(debt, PaidBy.CASH)["owed_at"] == {"store": "S1", "workstation": "2"}
    assert "owed_at" not in paid_body(read_debt(an_owed()), PaidBy.CASH)


@pytest.mark.parametrize("kind", [TransactionKind.REFUND_OWED, TransactionKind.REFUND_PAID])
def test_fact_that_says_nothing_is_not_read(kind: TransactionKind) -> None:
    fact = a_fact(kind, {"tenders": ["?"]})
    for read in (debt_step, read_debt, tenders_moved):
        with pytest.raises(ValueError, match=r"refund|read"):
            read(fact)
    with pytest.raises(ValueError, match="read"):
        tenders_moved(a_fact(kind, {}))


def test_debt_paid_elsewhere_leaves_the_tenders_of_this_till_alone() -> None:
    owed = an_owed(of="r-1")
    paid = a_fact(TransactionKind.REFUND_PAID, paid_body(read_debt(owed), PaidBy.ELSEWHERE, evidence="bank, 3 March"))
    assert (debt_step(owed), debt_step(paid)) == (("card_refund", 499), ("paid_elsewhere", -499))
    assert (tenders_moved(paid), paid.body["evidence"]) == ({}, "bank, 3 March")


def test_other_facts_are_no_debt() -> None:
    other = a_fact(TransactionKind.NO_SALE, {"reason": "check"})
    assert (debt_step(other), tenders_moved(other)) == (None, {})
    with pytest.raises(ValueError, match="owed"):
        read_debt(other)


def test_return_to_be_paid_later_and_undone_is_owed_no_more() -> None:
    body: JsonObject = {
        "undoes": {"kind": "return"},
        "reason": "rung_wrong",
        "gross": 499,
        "cash_rounding": 0,
        "voided": [],
        "lines": [],
        "tenders": [
            {"kind": "pending_refund", "amount": 499},
            {"kind": "pending_refund", "amount": -1},
            {"kind": "cash", "amount": 0},
        ],
    }
    found = beside_the_sale(a_fact(TransactionKind.POST_VOID, body))
    assert [(tally.code, tally.amount) for tally in found if tally.section is Section.OWED] == [("undone", -499)]
