"""Cash: exact, over, under, in parts, paid out, rounded to coins; and what the finished sale leaves behind."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.store_policy import CashRoundingScope, PricingPolicy, StorePolicy
from evertill.domain.selling.sale import TenderKind
from evertill.kernel.money import Money
from evertill.operations.counter.command import SignOnNeeded
from evertill.operations.people.sign_off import SignOff
from evertill.operations.selling.changing.change_sale import ChangeQuantity
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders, TenderRefused, TenderTaken
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.outcomes import NothingToChange, SaleChanged
from evertill.ports.notices import SaleCompleted
from tests.support.counter import MANAGER, SUPERVISOR, TEA, TEA_GTIN, Till, expect
from tests.support.sales import a_tender, an_item, coins, money

SWISS = StorePolicy(currency="CHF", pricing=PricingPolicy(cash_rounding=coins()))


def francs(price: str, sku: str = "A-1") -> Till:
    """A till in a country without small coins, one item on the sale."""
    till = Till(an_item(price, sku=sku, currency="CHF"), policy=SWISS)
    till.ring(sku)
    return till


def kicks(till: Till) -> list[bool]:
    """Which of the documents open the drawer."""
    return [document.receipt.kicks_drawer for document in till.memory.documents]


def test_exact_cash_finishes_the_sale_in_one_command() -> None:
    till = Till()
    till.ring("A-1")
    till.ring("A-2")

    done = expect(SaleDone, till.do(PayCash()))

    assert (done.settlement.change.minor, done.settlement.tendered.minor) == (0, 578)
    assert (done.transaction.kind, done.transaction.number_text) == (TransactionKind.SALE, "S1-2-1-1")
    assert till.memory.committed.open_sale is None
    assert till.announced.notices[0] == SaleCompleted(done.transaction.transaction_id)


def test_note_over_the_total_gives_change() -> None:
    till = Till()
    till.ring()

    done = till.pays("50.00")

    assert done.settlement.change == money("45.01")
    assert (done.transaction.body["change"], done.transaction.body["due"]) == (4501, 499)


def test_note_that_has_no_key_is_taken_with_all_its_change() -> None:
    till = Till()
    till.ring()
    assert till.pays("1004.98").settlement.change == money("999.99")


def test_share_for_which_nobody_hands_over_so_much_is_not_taken() -> None:
    till = Till()
    till.ring()

    refused = expect(TenderRefused, till.do(PayCash(money("2.00"), handed_over=money("1002.00"))))

    assert "€1,002.00 in cash would give €1,000.00 of change" in refused.sentence
    expect(TenderTaken, till.do(PayCash(money("2.00"), handed_over=money("1001.99"))))


def test_less_than_the_total_is_part_of_it_and_stays_over_a_restart() -> None:
    till = Till()
    till.ring()

    taken = expect(TenderTaken, till.do(PayCash(money("2.00"))))

    assert (taken.rung.settlement.remaining.minor, taken.rung.exact_cash.minor) == (299, 299)
    assert till.memory.of_kind(TransactionKind.SALE) == []
    till.restarts()
    done = till.pays("5.00")
    assert (done.settlement.change.minor, done.settlement.tendered.minor) == (201, 700)
    assert till.fiscal.told == ["begin", "update", "finish"]


def test_part_taken_can_be_given_back() -> None:
    till = Till()
    till.ring()
    till.do(PayCash(money("2.00")))

    changed = expect(SaleChanged, till.do(RemoveTenders()))

    assert (changed.rung.sale.tenders, changed.rung.settlement.remaining.minor) == ((), 499)
    assert till.fiscal.told == ["begin", "update", "update"]
    assert till.do(RemoveTenders()) == NothingToChange()
    assert till.fiscal.told == ["begin", "update", "update"]


def test_giving_cash_back_leaves_a_card_payment_alone() -> None:
    till = Till()
    sale = till.ring().sale
    by_card = a_tender("1.00", TenderKind.CARD)
    till.memory.committed.open_sale = replace(sale, tenders=(by_card,))

    assert till.do(RemoveTenders()) == NothingToChange()
    till.do(PayCash(money("1.00")))
    assert expect(SaleChanged, till.do(RemoveTenders())).rung.sale.tenders == (by_card,)


@pytest.mark.parametrize(
    ("amount", "word"),
    [
        (Money(0, "EUR"), "Nothing was handed over"),
        (Money(-100, "EUR"), "the customer still owes €4.99"),
        (Money(100, "USD"), "key what was handed over in EUR"),
        (Money(AMOUNT_MINOR_MAX + 1, "EUR"), "cannot be taken here"),
        (Money(-AMOUNT_MINOR_MAX - 1, "EUR"), "cannot be taken here"),
        (money("1004.99"), "€1,004.99 in cash would give €1,000.00 of change"),
        (money("50077.00"), "nothing was taken and the sale is unchanged; key what was handed over"),
    ],
)
def test_amount_that_cannot_be_taken_leaves_the_sale(amount: Money, word: str) -> None:
    till = Till()
    before = till.ring().sale

    refused = expect(TenderRefused, till.do(PayCash(amount)))

    assert word in refused.sentence
    assert till.memory.committed.open_sale == before
    assert till.fiscal.told == ["begin"]


def test_largest_amount_that_can_be_taken_makes_a_sale_that_can_be_sealed() -> None:
    till = Till(policy=StorePolicy(note_values_minor=()))
    till.ring()

    done = expect(SaleDone, till.do(PayCash(Money(AMOUNT_MINOR_MAX, "EUR"))))

    assert done.settlement.change.minor == AMOUNT_MINOR_MAX - 499


def test_empty_counter_cannot_be_paid() -> None:
    till = Till()

    assert (till.do(PayCash()), till.do(RemoveTenders())) == (NothingToChange(), NothingToChange())
    till.do(SignOff())
    assert (till.do(PayCash()), till.do(RemoveTenders())) == (SignOnNeeded(), SignOnNeeded())


# ---- totals of zero and below


def test_free_sale_is_finished_without_money_and_leaves_the_drawer_shut() -> None:
    till = Till(an_item("0.00"))
    till.ring()

    assert "Nothing more is due" in expect(TenderRefused, till.do(PayCash(money("5.00")))).sentence
    done = till.pays()
    assert (done.transaction.body["tenders"], done.priced.gross.minor) == ([], 0)
    assert kicks(till) == [False]


def test_even_exchange_is_finished_without_money() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring("A-1")
    till.ring("A-1", take_back=True)

    done = till.pays()

    assert (done.priced.gross.minor, done.transaction.kind) == (0, TransactionKind.SALE)
    assert done.transaction.body["stock"] == [{"sku": "A-1", "micro": 0, "unit": "C62"}]
    assert kicks(till) == [False]


def test_goods_only_coming_back_are_a_return_paid_out_in_cash() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring("A-1", quantity="2", take_back=True)

    done = till.pays()

    assert (done.transaction.kind, done.transaction.receipt_number) == (TransactionKind.RETURN, 1)
    assert done.transaction.body["tenders"] == [{"kind": "cash", "amount": -998, "reference": None}]
    assert done.transaction.body["stock"] == [{"sku": "A-1", "micro": 2_000_000, "unit": "C62"}]
    assert kicks(till) == [True]


@pytest.mark.parametrize(
    ("amount", "word"), [("5.00", "the customer is owed €4.99"), ("-5.00", "at most €4.99"), ("0", "€4.99 is due")]
)
def test_amount_that_cannot_be_paid_out_leaves_the_sale(amount: str, word: str) -> None:
    till = Till(operator=SUPERVISOR)
    till.ring(take_back=True)

    assert word in expect(TenderRefused, till.do(PayCash(money(amount)))).sentence


def test_part_paid_out_leaves_the_rest_to_be_paid_out() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring(take_back=True)

    taken = expect(TenderTaken, till.do(PayCash(money("-2.00"))))

    assert taken.rung.exact_cash == money("-2.99")
    assert till.pays().settlement.tendered == money("-4.99")


def test_exchange_for_something_dearer_takes_the_difference() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring("A-2", take_back=True)
    till.ring("A-1")

    done = till.pays("5.00")

    assert (done.priced.gross.minor, done.settlement.change.minor) == (420, 80)


def test_goods_taken_back_after_part_was_paid_are_settled_by_change() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring("A-1")
    till.do(PayCash(money("2.00")))
    till.ring("A-1", take_back=True)

    done = till.pays()

    assert (done.priced.gross.minor, done.settlement.change) == (0, money("2.00"))
    assert kicks(till) == [True]


# ---- coins


@pytest.mark.parametrize(
    ("price", "due", "rounding"),
    [("9.97", 995, -2), ("9.98", 1000, 2), ("9.95", 995, 0), ("0.02", 0, -2), ("0.03", 5, 2)],
)
def test_exact_cash_is_rounded_to_coins(price: str, due: int, rounding: int) -> None:
    till = francs(price)

    done = till.pays()

    body = done.transaction.body
    assert (body["due"], body["cash_rounding"], body["change"]) == (due, rounding, 0)


def test_change_is_given_from_the_rounded_amount() -> None:
    done = francs("9.97").pays("20.00")

    assert (done.settlement.due.minor, done.settlement.change.minor) == (995, 1005)


def test_rest_too_small_for_a_coin_is_paid_by_nothing() -> None:
    till = francs("0.02")

    done = till.pays()

    assert done.transaction.body["tenders"] == [{"kind": "cash", "amount": 0, "reference": None}]
    assert kicks(till) == [False]


def test_currency_without_minor_units_is_sold_in_whole_units() -> None:
    till = Till(an_item("480", currency="JPY"), policy=StorePolicy(currency="JPY"))
    till.ring(quantity="3")

    assert till.pays("2000").settlement.change == Money(560, "JPY")


def test_shop_that_rounds_everything_does_so_before_payment() -> None:
    policy = StorePolicy(pricing=PricingPolicy(cash_rounding=coins(scope=CashRoundingScope.ALL)))
    till = Till(policy=policy)

    assert till.ring().settlement.due == money("5.00")
    assert till.pays().settlement.rounding == money("0.01")


# ---- what the finished sale leaves behind


def test_policy_that_changes_during_a_sale_holds_from_the_next() -> None:
    till = francs("9.97")
    till.policies.now = StorePolicy(version=8, currency="CHF")

    first = till.pays()
    second = till.sells()

    assert (first.transaction.body["cash_rounding"], second.transaction.body["cash_rounding"]) == (-2, 0)
    assert second.priced.sale.policy_version == 8


def test_price_that_changes_during_a_sale_holds_from_the_next_scan() -> None:
    till = Till()
    till.ring()
    till.catalogue.put(replace(TEA, unit_price=Decimal("9.99"), name="Greener tea"))
    till.do(ChangeQuantity(1, 1))

    done = till.pays()

    assert done.priced.gross.minor == 998
    assert done.priced.lines[0].line.item == TEA


def test_sale_is_booked_for_whoever_takes_the_money() -> None:
    till = Till()
    till.ring()
    till.sign_on(MANAGER)

    assert till.pays().transaction.operator_id == MANAGER


def test_fiscal_mark_is_part_of_the_sealed_body() -> None:
    marked = Till().sells().transaction.body["fiscal"]
    assert marked == {"signer": "recording", "receipt_lines": ["Signed 17"]}


def test_receipt_waits_in_the_spool_in_the_same_commit() -> None:
    till = Till()

    done = till.sells()

    [document] = till.memory.documents
    assert (document.transaction_id, document.is_printed) == (done.transaction.transaction_id, True)
    assert document.receipt.title == "Receipt S1-2-1-1"


def test_three_scans_and_exact_cash_are_four_commands() -> None:
    till = Till()

    for _ in range(3):
        till.scan(TEA_GTIN)
    done = till.do(PayCash())

    assert expect(SaleDone, done).priced.gross.minor == 3 * 499
