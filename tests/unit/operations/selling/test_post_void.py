"""Undoing a completed sale: every figure the other way, once, within the shift, by somebody who may."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right, Role
from evertill.domain.policy.rights import DEFAULT_ROLES, Exceeded, Limit, PostVoidWithin, RightsPolicy, RoleRights
from evertill.domain.receipts.receipt import Text
from evertill.domain.records.post_void import post_void_body
from evertill.kernel.ids import TransactionId
from evertill.operations.counter.command import NotAllowed
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.operations.till.close_till import CloseTill
from evertill.operations.till.open_till import OpenTill
from tests.support.counter import CASHIER, SUPERVISOR, Till, expect
from tests.support.sales import A_DAY, money


def undo(till: Till, done: SaleDone, reason: str = "rung_wrong") -> object:
    """Undo it."""
    return till.do(PostVoid(done.transaction.transaction_id, reason))


def a_till() -> Till:
    """A supervisor is signed on."""
    return Till(operator=SUPERVISOR)


def test_sale_undone_leaves_day_shift_and_drawer_as_before_it() -> None:
    till = a_till()
    till.sells("A-2")
    with till.memory.begin() as unit:
        shift = unit.shift()
        assert shift is not None
        before = (unit.sums(A_DAY), unit.shift_sums(shift.shift_id))
    done = till.sells("A-1", "A-1", "A-2")

    undone = expect(SaleUndone, undo(till, done))

    with till.memory.begin() as unit:
        assert (unit.sums(A_DAY), unit.shift_sums(shift.shift_id)) == before
    assert undone.paid_back == done.priced.gross
    body = undone.transaction.body
    assert (body["transaction"], body["reason"]) == (done.transaction.transaction_id, "rung_wrong")
    assert body["stock"] == [
        {"sku": "A-1", "unit": "C62", "micro": 2_000_000},
        {"sku": "A-2", "unit": "C62", "micro": 1_000_000},
    ]
    assert undone.transaction.receipt_number == 3


def test_return_undone_counts_the_other_way_too() -> None:
    till = a_till()
    till.ring(take_back=True)
    done = till.pays()

    undone = expect(SaleUndone, undo(till, done))

    with till.memory.begin() as unit:
        sums = unit.sums(A_DAY)
    assert (sums.sales, sums.returns, sums.sold_minor, sums.returned_minor) == (0, 0, 0, 0)
    assert undone.paid_back == money("-4.99")


def test_void_prints_a_receipt_of_its_own_that_opens_the_drawer() -> None:
    till = a_till()
    done = till.sells()

    undone = expect(SaleUndone, undo(till, done))

    document = till.memory.documents[-1]
    assert document.transaction_id == undone.transaction.transaction_id
    assert document.is_printed
    assert document.receipt.kicks_drawer
    texts = [block.text for block in document.receipt.blocks if isinstance(block, Text)]
    assert texts[:2] == ["VOID", f"VOID {undone.transaction.number_text}"]


def test_sale_is_undone_once_only() -> None:
    till = a_till()
    done = till.sells()
    first = expect(SaleUndone, undo(till, done))
    written = len(till.memory.transactions)

    assert "undone already" in expect(EntryNotPossible, undo(till, done)).sentence
    assert till.do(PostVoid(first.transaction.transaction_id, "other")) == NothingToChange()
    assert len(till.memory.transactions) == written


def test_what_is_no_sale_cannot_be_undone() -> None:
    till = a_till()

    assert till.do(PostVoid(TransactionId("unknown"), "other")) == NothingToChange()
    assert till.do(PostVoid(till.memory.transactions[0].transaction_id, "other")) == NothingToChange()
    with pytest.raises(ValueError, match="cannot be undone"):
        post_void_body(till.memory.transactions[0], "other")


def test_cashier_needs_somebody_who_may() -> None:
    till = Till(operator=CASHIER)

    assert undo(till, till.sells()) == NotAllowed(Right.POST_VOID)


def test_ceiling_of_what_may_be_undone() -> None:
    till = a_till()
    rights = RoleRights(DEFAULT_ROLES[Role.SUPERVISOR].rights, {Limit.POST_VOID_AMOUNT: 498})
    till.policies.now = replace(till.policies.now, rights=RightsPolicy({**DEFAULT_ROLES, Role.SUPERVISOR: rights}))

    refusal = undo(till, till.sells())

    assert refusal == NotAllowed(Right.POST_VOID, Exceeded(Limit.POST_VOID_AMOUNT, 499, 498))


@pytest.mark.parametrize(
    ("within", "days", "is_possible"),
    [
        (PostVoidWithin.SHIFT, 0, False),
        (PostVoidWithin.DAY, 0, True),
        (PostVoidWithin.DAY, 1, False),
        (PostVoidWithin.EVER, 1, True),
    ],
)
def test_sale_of_an_earlier_shift_is_undone_as_the_policy_says(
    within: PostVoidWithin, days: int, is_possible: bool
) -> None:
    till = a_till()
    done = till.sells()
    till.do(CloseTill())
    till.clock.passes(seconds=int(timedelta(days=days).total_seconds()))
    till.do(OpenTill(money("100.00")))
    till.policies.now = replace(till.policies.now, rights=RightsPolicy(post_void_within=within))

    assert isinstance(undo(till, done), SaleUndone if is_possible else EntryNotPossible)


@pytest.mark.parametrize(("reason", "word"), [("", "needs a reason"), ("4111 1111 1111 1111", "card")])
def test_undoing_needs_a_reason_that_can_be_kept(reason: str, word: str) -> None:
    till = a_till()
    done = till.sells()

    assert word in expect(EntryNotPossible, undo(till, done, reason)).sentence
    assert till.memory.of_kind(TransactionKind.POST_VOID) == []


def test_fiscal_signer_is_told_of_it() -> None:
    till = a_till()
    done = till.sells()
    till.fiscal.told.clear()

    undone = expect(SaleUndone, undo(till, done))

    assert till.fiscal.told == ["begin", "finish"]
    assert undone.transaction.body["fiscal"] == {"signer": "recording", "receipt_lines": ["Signed 17"]}
