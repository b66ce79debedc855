"""Slips of the card terminal once more: all of a request, marked and counted as copies, by whoever may print copies."""

from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.receipts.receipt import Text
from evertill.kernel.ids import AttemptId
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.slip_copies import PrintSlips, SlipsQueued
from evertill.operations.counter.command import NotAllowed
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.attempts import Attempt, with_late_slips
from evertill.ports.payment_terminal import Slip, SlipKind
from tests.support.counter import CASHIER, MANAGER, Till, expect
from tests.unit.operations.cards.test_cards import a_till, approval, ends, put, starts

MERCHANT, CUSTOMER = Slip(SlipKind.MERCHANT, ("merchant",)), Slip(SlipKind.CUSTOMER, ("customer",))


def a_paid_one(till: Till, *slips: Slip) -> Attempt:
    attempt = ends(till, starts(till), approval(slips=slips))
    till.do(SettleAttempt(attempt.attempt_id))
    return till.memory.latest_attempts(1)[0]


def printed(till: Till) -> list[tuple[str, list[str]]]:
    return [
        (one.receipt.title, [block.text for block in one.receipt.blocks if isinstance(block, Text)])
        for one in till.memory.documents
        if one.receipt.title.startswith("Card terminal")
    ]


def test_all_slips_of_a_payment_are_printed_again_and_each_says_which_copy_it_is() -> None:
    till = a_till()
    attempt = a_paid_one(till, MERCHANT)
    put(till, with_late_slips(replace(attempt, late_printed=1), (CUSTOMER,)))
    till.sign_on(MANAGER)
    assert expect(SlipsQueued, till.do(PrintSlips(attempt.attempt_id))).attempt.copies == 1
    expect(SlipsQueued, till.do(PrintSlips(attempt.attempt_id)))
    assert printed(till)[1:] == [
        (f"Card terminal: {kind} (COPY {copy})", [f"COPY {copy}", kind, f"COPY {copy}"])
        for copy in (1, 2)
        for kind in ("merchant", "customer")
    ]
    facts = till.memory.of_kind(TransactionKind.RECEIPT_COPY)
    assert [fact.body for fact in facts] == [
        {"attempt": attempt.attempt_id, "copy": copy, "slips": 2} for copy in (1, 2)
    ]


def test_slips_are_copied_by_those_only_who_may_and_where_there_are_any() -> None:
    till = a_till()
    attempt = a_paid_one(till, MERCHANT)
    till.sign_on(CASHIER)
    assert isinstance(till.do(PrintSlips(attempt.attempt_id)), NotAllowed)
    till.sign_on(MANAGER)
    put(till, replace(attempt, answer=None))
    assert isinstance(till.do(PrintSlips(attempt.attempt_id)), NothingToChange)
    assert isinstance(till.do(PrintSlips(AttemptId("nobody's"))), NothingToChange)
    assert len(printed(till)) == 1
