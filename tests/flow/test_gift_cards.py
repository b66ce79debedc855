"""A gift card from the counter to the ledger: held, spent by the sale's fact, let go, paid back, never taken twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evertill.app.workstation.card_numbers import FileCardNumbers
from evertill.connectors.central.calls import CentralCalls
from evertill.domain.facts.transaction import Transaction
from evertill.domain.policy.vouchers import VoucherPolicy, VoucherType
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.balances.asking import balance_call, hold_answer, hold_call, is_released, release_call
from evertill.operations.balances.card_key import KeepCardKey, LacksCardKey, key_in
from evertill.operations.balances.credit_balance import CreditBalance
from evertill.operations.balances.look_up_card import CardLookedUp, LookUpCard
from evertill.operations.balances.sell_card import CardToSell, SellCard
from evertill.operations.balances.settle_balance import (
    BalanceRefused,
    ListReleases,
    NotReached,
    SettleBalance,
)
from evertill.operations.balances.take_balance import BalanceBegun, TakeBalance
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import RemoveTenders, TenderTaken
from evertill.ports.backend_calls import CallAnswer, Done
from evertill.ports.connector import Delivered, OutgoingFact
from tests.support.central_transport import SETTINGS, EnrolledTill, an_enrolled_connector
from tests.support.counter import MANAGER, Till, expect
from tests.support.memory_journal import AN_IDENTITY
from tests.support.sales import money

NUMBER = "6035 7100 1234"


@pytest.fixture
def enrolled(tmp_path: Path) -> Iterator[EnrolledTill]:
    """The real central, which knows this till."""
    with an_enrolled_connector(tmp_path, AN_IDENTITY) as enrolled:
        yield enrolled


@pytest.fixture
def calls(enrolled: EnrolledTill) -> Iterator[CentralCalls]:
    """Its calls."""
    opened = CentralCalls(SETTINGS, enrolled.signer, transport=enrolled.transport)
    yield opened
    opened.close()


@pytest.fixture
def till(tmp_path: Path, enrolled: EnrolledTill, calls: CentralCalls) -> Till:
    """A counter with the shop's key; tea for 4.99 is on it, and the card has ten euros."""
    till = Till(operator=MANAGER)
    till.clock.wall = enrolled.clock.now()
    till.counter.card_numbers = FileCardNumbers(tmp_path / "card.key")
    assert till.do(LacksCardKey())
    key = key_in(calls.card_key())
    assert key is not None
    till.do(KeepCardKey(key))
    assert not till.do(LacksCardKey())
    looked = expect(CardLookedUp, till.do(LookUpCard(Secret(NUMBER))))
    account: JsonObject = {"account_id": "card-1", "kind": "gift_card", "currency": "EUR", "amount": 1000}
    done(calls.issue_balance({**account, "number_hash": looked.number_hash, "last4": looked.last_four}))
    till.ring("A-1")
    return till


def done(answer: CallAnswer) -> Any:
    """The document of a call that was done."""
    assert isinstance(answer, Done), answer
    return answer.document


def worth(calls: CentralCalls, till: Till) -> tuple[int, int]:
    """What the card's ledger holds, and what may be spent."""
    looked = expect(CardLookedUp, till.do(LookUpCard(Secret(NUMBER))))
    (account,) = done(balance_call(looked.number_hash)(calls))["accounts"]
    return account["balance"], account["available"]


def take(till: Till, calls: CentralCalls, amount: Money | None = None) -> object:
    """Pay with the card."""
    step = expect(BalanceBegun, till.do(TakeBalance(Secret(NUMBER), amount))).step
    return till.do(SettleBalance(step.step_id, hold_answer(hold_call(step)(calls))))


def deliver(enrolled: EnrolledTill, *facts: Transaction) -> None:
    """The outbox reaches central, twice."""
    for _ in range(2):
        outcomes = enrolled.connector.deliver(
            enrolled.connector.pack([OutgoingFact(fact.transaction_id, fact.wire) for fact in facts])
        )
        assert isinstance(outcomes, list | tuple)
        assert all(isinstance(outcome, Delivered) for outcome in outcomes), outcomes


def test_sale_paid_by_card_is_held_at_once_and_captured_once_by_its_fact(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    sold = expect(SaleDone, take(till, calls))
    assert worth(calls, till) == (1000, 501)
    deliver(enrolled, sold.transaction)
    assert worth(calls, till) == (501, 501)


def test_lost_reply_is_asked_again_under_the_same_id_and_holds_once(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    step = expect(BalanceBegun, till.do(TakeBalance(Secret(NUMBER)))).step
    assert not isinstance(hold_call(step)(calls), NotReached)
    enrolled.transport.loses_replies = 1
    hold_call(step)(calls)
    sold = expect(SaleDone, till.do(SettleBalance(step.step_id, hold_answer(hold_call(step)(calls)))))
    assert worth(calls, till) == (1000, 501)
    deliver(enrolled, sold.transaction)
    assert worth(calls, till) == (501, 501)


def test_silence_takes_nothing_and_what_was_held_is_let_go(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    step = expect(BalanceBegun, till.do(TakeBalance(Secret(NUMBER)))).step
    hold_call(step)(calls)  # done there, and the reply is lost
    enrolled.transport.is_down = True
    expect(BalanceRefused, till.do(SettleBalance(step.step_id, hold_answer(hold_call(step)(calls)))))
    (due,) = till.do(ListReleases())
    assert not is_released(release_call(due)(calls))
    enrolled.transport.is_down = False
    assert worth(calls, till) == (1000, 501)
    assert is_released(release_call(due)(calls))
    assert is_released(release_call(due)(calls))
    assert worth(calls, till) == (1000, 1000)


def test_sale_given_up_lets_the_card_go(enrolled: EnrolledTill, calls: CentralCalls, till: Till) -> None:
    expect(TenderTaken, take(till, calls, money("2.00")))
    till.do(RemoveTenders())
    (due,) = till.do(ListReleases())
    assert is_released(release_call(due)(calls))
    assert worth(calls, till) == (1000, 1000)


def test_undone_sale_gives_the_card_its_money_back(enrolled: EnrolledTill, calls: CentralCalls, till: Till) -> None:
    sold = expect(SaleDone, take(till, calls))
    undone = expect(SaleUndone, till.do(PostVoid(sold.transaction.transaction_id, "rung_wrong")))
    assert undone.paid_back == money("0.00")
    deliver(enrolled, sold.transaction, undone.transaction)
    assert worth(calls, till) == (1000, 1000)


def test_store_credit_made_at_the_till_is_opened_by_its_fact_and_pays_by_the_number_on_its_paper(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    till.pays()
    till.ring("A-1", take_back=True)
    back = expect(SaleDone, till.do(CreditBalance()))
    deliver(enrolled, back.transaction)
    slip = till.memory.documents[-1].receipt
    number = next(block.text for block in slip.blocks if hasattr(block, "caption"))
    till.ring("A-1")
    step = expect(BalanceBegun, till.do(TakeBalance(Secret(number)))).step
    sold = expect(SaleDone, till.do(SettleBalance(step.step_id, hold_answer(hold_call(step)(calls)))))
    (tender,) = sold.priced.sale.tenders
    assert (tender.kind.value, tender.amount) == ("store_credit", money("4.99"))


def test_key_that_is_none_is_refused_and_asked_again(tmp_path: Path) -> None:
    numbers = FileCardNumbers(tmp_path / "card.key")
    for nonsense in ("", "!!!", "AAAA"):
        with pytest.raises(SettingsFault):
            numbers.keep_key(Secret(nonsense))
    assert not numbers.has_key
    assert numbers.hash_of(Secret("123456")) is None
    assert numbers.draw() != numbers.draw()


def test_key_lies_where_only_its_user_may_read_it(tmp_path: Path) -> None:
    numbers = FileCardNumbers(tmp_path / "card.key")
    numbers.keep_key(Secret("A" * 43 + "="))
    assert (tmp_path / "card.key").stat().st_mode & 0o077 == 0
    assert FileCardNumbers(tmp_path / "card.key").hash_of(Secret("123456")) == numbers.hash_of(Secret("123456"))


def sell_card(till: Till, looked: CardLookedUp, amount: str, **more: Any) -> Transaction:
    """Sell or load the card for cash."""
    till.do(SellCard(money(amount), CardToSell(looked.number_hash, looked.last_four, **more)))
    return till.pays().transaction


def test_card_is_worth_something_once_its_sale_has_arrived_is_loaded_and_undone(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    till.pays()
    looked = expect(CardLookedUp, till.do(LookUpCard(Secret("603571009999"))))
    sold = sell_card(till, looked, "20.00")
    assert done(balance_call(looked.number_hash)(calls))["accounts"] == []
    deliver(enrolled, sold)
    (account,) = done(balance_call(looked.number_hash)(calls))["accounts"]
    assert (account["state"], account["balance"], account["last4"]) == ("active", 2000, "9999")
    loaded = sell_card(till, looked, "5.00", account=account["account_id"], is_load=True)
    deliver(enrolled, loaded)
    (account,) = done(balance_call(looked.number_hash)(calls))["accounts"]
    assert account["balance"] == 2500
    undone = expect(SaleUndone, till.do(PostVoid(sold.transaction_id, "rung_wrong")))
    deliver(enrolled, undone.transaction)
    (account,) = done(balance_call(looked.number_hash)(calls))["accounts"]
    assert account["balance"] == 500


def test_card_sold_at_two_tills_without_a_network_is_one_account_with_all_that_was_paid(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    till.pays()
    looked = expect(CardLookedUp, till.do(LookUpCard(Secret("603571009999"))))
    for fact in (sell_card(till, looked, "20.00"), sell_card(till, looked, "30.00")):  # each draws an account
        deliver(enrolled, fact)
    (account,) = done(balance_call(looked.number_hash)(calls))["accounts"]
    assert account["balance"] == 5000


def test_undone_sale_of_a_card_that_was_spent_is_a_shortfall_and_never_below_zero(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    till.pays()
    looked = expect(CardLookedUp, till.do(LookUpCard(Secret("603571009999"))))
    sold = sell_card(till, looked, "5.00")
    deliver(enrolled, sold)
    till.ring("A-1")
    step = expect(BalanceBegun, till.do(TakeBalance(Secret("603571009999")))).step
    spent = expect(SaleDone, till.do(SettleBalance(step.step_id, hold_answer(hold_call(step)(calls)))))
    deliver(enrolled, spent.transaction)
    undone = expect(SaleUndone, till.do(PostVoid(sold.transaction_id, "rung_wrong")))
    deliver(enrolled, undone.transaction)
    (account,) = done(balance_call(looked.number_hash)(calls))["accounts"]
    assert account["balance"] == 0


def test_single_purpose_voucher_is_taxed_when_sold_pays_once_and_is_worth_its_rest(
    enrolled: EnrolledTill, calls: CentralCalls, till: Till
) -> None:
    kinds = VoucherPolicy((VoucherType("tea", "Tea voucher", "standard"),))
    till.counter.policies.now = replace(till.counter.policy(), vouchers=kinds)  # type: ignore[attr-defined]  # the fake
    till.pays()
    looked = expect(CardLookedUp, till.do(LookUpCard(Secret("603571009999"))))
    till.do(SellCard(money("6.00"), CardToSell(looked.number_hash, looked.last_four), "tea"))
    sold = till.pays().transaction
    deliver(enrolled, sold)

    def account() -> Any:
        (one,) = done(balance_call(looked.number_hash)(calls))["accounts"]
        return one["kind"], one["tax_class"], one["balance"], one["available"]

    assert account() == ("single_purpose", "standard", 600, 600)
    till.ring("A-1")
    step = expect(BalanceBegun, till.do(TakeBalance(Secret("603571009999")))).step
    spent = expect(SaleDone, till.do(SettleBalance(step.step_id, hold_answer(hold_call(step)(calls)))))
    assert spent.priced.tax == money("0.00")
    deliver(enrolled, spent.transaction)
    assert account() == ("single_purpose", "standard", 101, 101)
    undone = expect(SaleUndone, till.do(PostVoid(spent.transaction.transaction_id, "rung_wrong")))
    deliver(enrolled, undone.transaction)
    assert account() == ("single_purpose", "standard", 600, 600)
