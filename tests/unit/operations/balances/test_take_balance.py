"""A gift card pays: committed first, one hold for one id, refused or stood in for without the backend, let go again."""

from datetime import timedelta

import pytest

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.balances.balance_step import StepState
from evertill.domain.policy.balances import BalancePolicy, WithoutBackend
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Columns
from evertill.kernel.errors import DeviceFault
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.balances.settle_balance import (
    BalanceRefused,
    HoldAnswer,
    HoldGiven,
    HoldRefused,
    ListReleases,
    NoteReleased,
    NothingAsked,
    NotReached,
    SettleBalance,
    StoodIn,
)
from evertill.operations.balances.take_balance import BalanceBegun, FindBalanceStep, TakeBalance
from evertill.operations.selling.aside.put_aside import CancelSale, SaleCancelled
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders, TenderRefused, TenderTaken
from evertill.operations.selling.sale.outcomes import NothingToChange, SaleChanged
from evertill.ports.balance_steps import BalanceStep, ReleaseDue
from evertill.ports.orders import NoCopies
from tests.support.balances import OneCard
from tests.support.card_numbers import FakeCardNumbers, hash_of
from tests.support.counter import Till, expect
from tests.support.sales import A_MOMENT, money

NUMBER = "6035 7100 1234"
LIMITED = BalancePolicy(without_backend=WithoutBackend.LIMITED, card_minor_max=300, till_minor_max=500)


def a_till(balances: BalancePolicy | None = None) -> Till:
    """Tea for 4.99 on the counter."""
    till = Till(policy=StorePolicy(version=7, balances=balances or BalancePolicy()))
    till.counter.card_numbers = FakeCardNumbers()
    till.ring("A-1")
    return till


def begin(till: Till, amount: Money | None = None, number: str = NUMBER) -> BalanceStep:
    """Ask the card to pay, for certain."""
    return expect(BalanceBegun, till.do(TakeBalance(Secret(number), amount))).step


def settle(till: Till, step: BalanceStep, answer: HoldAnswer) -> object:
    """The backend has answered."""
    return till.do(SettleBalance(step.step_id, answer))


def given(minor: int, left: int = 0, kind: AccountKind = AccountKind.GIFT_CARD) -> HoldGiven:
    """The backend holds this much."""
    return HoldGiven(AccountId("card-1"), kind, minor, left, "1234")


def test_card_that_has_enough_finishes_the_sale_and_its_fact_captures_the_hold() -> None:
    till = a_till()
    step = begin(till)
    done = expect(SaleDone, settle(till, step, given(499, left=501)))
    assert done.transaction.body["tenders"] == [
        {
            "kind": "gift_card",
            "amount": 499,
            "reference": None,
            "balance": {"account": "card-1", "hold": step.step_id, "last4": "1234", "left": 501},
        }
    ]
    assert done.priced.tax.minor > 0  # a multi-purpose voucher changes no tax
    assert Columns("Left on it", "5.01", indent=2) in till.memory.documents[0].receipt.blocks
    assert expect(BalanceStep, till.do(FindBalanceStep(step.step_id))).state is StepState.SPENT


def test_card_with_less_pays_what_it_has_and_the_rest_is_due() -> None:
    till = a_till()
    taken = expect(TenderTaken, settle(till, begin(till), given(120)))
    assert taken.rung.settlement.remaining == money("3.79")
    assert till.pays("5.00").settlement.change == money("1.21")


def test_store_credit_is_a_tender_of_its_own_kind() -> None:
    till = a_till()
    done = expect(SaleDone, settle(till, begin(till), given(499, kind=AccountKind.STORE_CREDIT)))
    assert done.transaction.body["tenders"][0]["kind"] == "store_credit"  # type: ignore[index,call-overload]  # JSON


def test_number_is_kept_nowhere() -> None:
    till = a_till()
    step = begin(till)
    assert (step.number_hash, step.last_four) == (hash_of(NUMBER), "1234")
    settle(till, step, given(499))
    assert "603571001234" not in repr(till.memory.committed)


def test_answer_is_booked_once_however_often_it_comes() -> None:
    till = a_till()
    step = begin(till, money("1.00"))
    expect(TenderTaken, settle(till, step, given(100)))
    assert isinstance(settle(till, step, given(100)), NothingAsked)
    sale = till.memory.committed.open_sale
    assert sale is not None
    assert len(sale.tenders) == 1


def test_sale_waits_while_the_backend_is_asked() -> None:
    till = a_till()
    begin(till)
    with pytest.raises(DeviceFault, match="has not said yet whether the card pays"):
        till.do(PayCash())


def test_refusal_frees_the_sale_and_nothing_is_to_be_let_go() -> None:
    till = a_till()
    assert expect(BalanceRefused, settle(till, begin(till), HoldRefused("Nothing left."))).sentence == "Nothing left."
    assert till.do(ListReleases()) == ()
    till.pays()


def test_silence_frees_the_sale_and_what_may_be_held_is_let_go() -> None:
    till = a_till()
    step = begin(till)
    assert "takes no cards without it" in expect(BalanceRefused, settle(till, step, NotReached())).sentence
    assert [due.step_id for due in till.do(ListReleases())] == [step.step_id]
    assert ReleaseDue() in till.announced.notices
    till.do(NoteReleased(step.step_id))
    till.do(NoteReleased(step.step_id))
    assert till.do(ListReleases()) == ()


def test_card_taken_off_a_sale_is_let_go_and_so_the_sale_can_be_cancelled() -> None:
    till = a_till()
    step = begin(till, money("1.00"))
    settle(till, step, given(100))
    expect(SaleChanged, till.do(RemoveTenders()))
    assert [due.step_id for due in till.do(ListReleases())] == [step.step_id]
    expect(SaleCancelled, till.do(CancelSale("customer_left")))


def test_restart_finds_the_sale_waiting_under_the_same_id() -> None:
    till = a_till()
    step = begin(till)
    till.restarts()
    sale = till.memory.committed.open_sale
    assert sale is not None
    assert sale.attempt_id is not None
    found = expect(BalanceStep, till.do(FindBalanceStep(sale.attempt_id)))
    assert found == step
    expect(SaleDone, settle(till, found, given(499)))


def test_answer_for_a_sale_that_is_gone_is_let_go() -> None:
    till = a_till()
    step = begin(till)
    with till.memory.begin() as unit:
        unit.clear_open_sale()
        unit.commit()
    assert isinstance(settle(till, step, given(499)), NothingAsked)
    assert [due.step_id for due in till.do(ListReleases())] == [step.step_id]


def test_till_stands_in_within_the_limit_of_the_card_and_the_rest_is_due() -> None:
    till = a_till(LIMITED)
    till.counter.shop = OneCard(NUMBER)
    stood = expect(StoodIn, settle(till, begin(till), NotReached()))
    assert stood.amount == money("3.00")
    till.pays()
    body = till.memory.transactions[-1].body
    tender = body["tenders"][0]  # type: ignore[index,call-overload]  # JSON
    assert tender["balance"] == {"account": "card-1", "stand_in": True, "last4": "1234"}  # type: ignore[index,call-overload]  # JSON


def test_stand_in_counts_what_was_taken_before_and_has_not_arrived() -> None:
    till = a_till(LIMITED)
    till.counter.shop = OneCard(NUMBER)
    expect(StoodIn, settle(till, begin(till, money("2.50")), NotReached()))
    till.pays()
    till.ring("A-1")
    assert expect(StoodIn, settle(till, begin(till), NotReached())).amount == money("0.50")
    till.pays()
    till.ring("A-1")
    assert "beyond what the shop takes" in expect(BalanceRefused, settle(till, begin(till), NotReached())).sentence


@pytest.mark.parametrize(
    "shop",
    [
        NoCopies(),
        OneCard(NUMBER, as_of=None),
        OneCard(NUMBER, as_of=A_MOMENT - timedelta(hours=25)),
        OneCard(NUMBER, available=0),
        OneCard(NUMBER, state="void"),
        OneCard(NUMBER, state="inactive"),
        OneCard(NUMBER, currency="CHF"),
        OneCard(NUMBER, kind="points"),
        OneCard(NUMBER, available="a lot"),
    ],
)
def test_card_that_the_copies_do_not_vouch_for_is_refused_without_the_backend(shop: NoCopies) -> None:
    till = a_till(LIMITED)
    till.counter.shop = shop
    expect(BalanceRefused, settle(till, begin(till), NotReached()))


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("12", "cannot be the number"), ("12345678901234567890", "A digit of that number is wrong")],
)
def test_what_cannot_be_a_number_is_refused(number: str, sentence: str) -> None:
    assert sentence in expect(TenderRefused, a_till().do(TakeBalance(Secret(number)))).sentence


def test_nothing_is_asked_without_a_sale_without_a_key_or_for_more_than_is_due() -> None:
    till = a_till()
    assert (
        "more than can be taken" in expect(TenderRefused, till.do(TakeBalance(Secret(NUMBER), money("5.00")))).sentence
    )
    assert (
        "Nothing is to be paid" in expect(TenderRefused, till.do(TakeBalance(Secret(NUMBER), money("0.00")))).sentence
    )
    till.counter.card_numbers.has_key = False  # type: ignore[misc]  # the fake's
    assert "has not heard from the backend" in expect(TenderRefused, till.do(TakeBalance(Secret(NUMBER)))).sentence
    empty = Till()
    assert isinstance(empty.do(TakeBalance(Secret(NUMBER))), NothingToChange)


def test_answer_of_more_than_was_asked_books_what_was_asked() -> None:
    till = a_till()
    taken = expect(TenderTaken, settle(till, begin(till, money("1.00")), given(5000)))
    assert taken.rung.sale.tenders[0].amount == money("1.00")
