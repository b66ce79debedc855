"""Goods come back that were paid by every means there is, on the real journal: each gets back what it paid, once; and
goods that a single-purpose voucher paid for give their tax back with their money."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.cash_out import CashOutPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.policy.vouchers import VoucherPolicy, VoucherType
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.domain.till.tallies import Section
from evertill.journal.journal import Journal
from evertill.journal.verifying.verify import verify
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.kernel.secret import Secret
from evertill.operations.balances.credit_balance import BalanceAccount, CreditBalance
from evertill.operations.balances.sell_card import CardToSell, SellCard
from evertill.operations.balances.settle_balance import HoldGiven, SettleBalance
from evertill.operations.balances.take_balance import BalanceBegun, TakeBalance
from evertill.operations.cards.outcomes import CardStarted
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.take_card import TakeCard
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, TenderTaken
from evertill.operations.selling.paying.pay_other import PayOther
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, SaleChanged
from evertill.operations.till.x_report import TakeX
from evertill.ports.attempts import CardTerminal
from evertill.ports.payment_terminal import TerminalAction
from tests.support.card_numbers import FakeCardNumbers, hash_of
from tests.support.counter import MANAGER, Till, expect
from tests.support.journal import journal_in
from tests.support.sales import an_item, money
from tests.unit.operations.cards.test_cards import approval, ends

NAMED = {
    "house": TenderKind.HOUSE_ACCOUNT,
    "voucher": TenderKind.VOUCHER,
    "wallet": TenderKind.WALLET,
    "transfer": TenderKind.BANK_TRANSFER,
}
BALANCES = {"603571001234": AccountKind.GIFT_CARD, "603571005678": AccountKind.STORE_CREDIT}
POLICY = StorePolicy(
    version=7,
    cash_out=CashOutPolicy(is_offered=True),
    tenders=TenderPolicy(tuple(TenderType(code, kind, code.title()) for code, kind in NAMED.items())),
    vouchers=VoucherPolicy((VoucherType("tea", "Tea voucher", "standard"),)),
)
TEN = money("10.00")
TEA_VOUCHER = "603571009999"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal that is sound at the end."""
    journal = journal_in(tmp_path)
    yield journal
    journal.close()
    assert verify(tmp_path / "journal.sqlite").findings == ()


def a_till(journal: Journal) -> Till:
    """Lamps for 25.00, of which prices contain the tax; a hundred in the drawer."""
    till = Till(policy=POLICY, operator=MANAGER, journal=journal)
    till.counter.card_numbers = FakeCardNumbers()
    till.counter.card_terminal = CardTerminal("Card terminal", "zvt", names_what_it_undoes=True, pays_cash_out=True)
    till.catalogue.put(an_item("25.00", sku="LAMP"), an_item("4.99", sku="A-1"))
    return till


def pays_from_balance(till: Till, number: str, amount: Money, held: HoldGiven) -> object:
    """What the backend held pays."""
    step = expect(BalanceBegun, till.do(TakeBalance(Secret(number), amount))).step
    return till.do(SettleBalance(step.step_id, held))


def takes_back(till: Till, sold: SaleDone, count: int) -> dict[str, int]:
    """What is to be paid to which means."""
    command = TakeBack(sold.transaction, (BackLine("1", count * MICRO, "unwanted"),))
    rung = expect(SaleChanged, till.do(command)).rung
    assert rung.refund is not None
    return {step.kind: step.amount for step in rung.refund.steps}


def tax_and_drawer(till: Till) -> tuple[int, int]:
    """All tax since the shift began, and the cash that should be there."""
    shown = till.do(TakeX()).report  # type: ignore[union-attr]  # a manager may
    return sum(row.amount for row in shown.rows(Section.TAX)), shown.cash_expected.minor


def sold_by_every_means(till: Till) -> SaleDone:
    """Four lamps: seven means pay ten each, the card the other thirty, with a tip of two and twenty in cash on top."""
    till.ring("LAMP", quantity="4")
    for number, kind in BALANCES.items():
        given = HoldGiven(AccountId(kind.value), kind, 1000, 0, number[-4:])
        expect(TenderTaken, pays_from_balance(till, number, TEN, given))
    for code in NAMED:
        expect(TenderTaken, till.do(PayOther(code, TEN, f"{code}-1")))
    expect(TenderTaken, till.do(PayCash(TEN)))
    attempt = expect(CardStarted, till.do(TakeCard(None, money("20.00")))).attempt
    assert attempt.amount == money("50.00")
    ended = ends(till, attempt, approval(5200, tip_minor=200))
    return expect(SaleDone, till.do(SettleAttempt(ended.attempt_id)))


def test_each_means_gets_back_what_it_paid_and_tip_and_cash_out_stay(journal: Journal) -> None:
    till = a_till(journal)
    sold = sold_by_every_means(till)
    assert tax_and_drawer(till) == (1667, 9000)

    assert takes_back(till, sold, 2) == {"card": 3000, "gift_card": 1000, "store_credit": 1000}
    attempt = expect(CardStarted, till.do(TakeCard(money("-30.00")))).attempt
    assert (attempt.action, attempt.amount) == (TerminalAction.REFUND, money("30.00"))
    expect(TenderTaken, till.do(SettleAttempt(ends(till, attempt, approval(3000)).attempt_id)))
    outcomes = [
        till.do(CreditBalance(BalanceAccount(AccountId(kind.value), kind, number[-4:]), TEN))
        for number, kind in BALANCES.items()
    ]
    expect(SaleDone, outcomes[-1])

    assert takes_back(till, sold, 2) == {**{kind.value: 1000 for kind in NAMED.values()}, "cash": 1000}
    for code in NAMED:
        expect(TenderTaken, till.do(PayOther(code, -TEN, f"{code}-1")))
    last: Any = till.pays().transaction
    assert last.kind is TransactionKind.RETURN
    assert {refund["kind"]: refund["amount"] for refund in last.body["refunds"]} == {
        **{kind.value: 1000 for kind in NAMED.values()},
        "cash": 1000,
    }
    assert tax_and_drawer(till) == (0, 8000)
    once_more = TakeBack(sold.transaction, (BackLine("1", MICRO, "unwanted"),))
    expect(EntryNotPossible, till.do(once_more))


def test_goods_paid_by_a_single_purpose_voucher_come_back_as_credit_with_the_tax_of_its_sale(journal: Journal) -> None:
    till = a_till(journal)
    expect(ItemAdded, till.do(SellCard(TEN, CardToSell(hash_of(TEA_VOUCHER), "9999"), "tea")))
    till.pays("10.00")
    assert tax_and_drawer(till) == (167, 11000)
    till.ring("A-1")
    given = HoldGiven(AccountId("v-1"), AccountKind.SINGLE_PURPOSE, 499, 501, "9999", tax_class="standard")
    sold = expect(SaleDone, pays_from_balance(till, TEA_VOUCHER, money("4.99"), given))
    assert tax_and_drawer(till) == (167, 11000)

    assert takes_back(till, sold, 1) == {"store_credit": 499}
    back: Any = expect(SaleDone, till.do(CreditBalance())).transaction.body
    assert (back["gross"], back["net"], back["tax"]) == (-499, -416, -83)
    assert [(tender["kind"], tender["amount"]) for tender in back["tenders"]] == [("store_credit", -499)]
    assert [(move["sku"], move["micro"]) for move in back["stock"]] == [("A-1", MICRO)]
    assert tax_and_drawer(till) == (84, 11000)  # of the 5.01 that are left on the voucher, so paid for and not back
