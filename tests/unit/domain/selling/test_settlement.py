"""Paying: change, coins, mixed tenders, money paid out, and what is refused and why."""

import pytest

from evertill.domain.policy.store_policy import CashRounding, CashRoundingScope, PricingPolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import (
    Settlement,
    TenderAccepted,
    TenderRefusal,
    TenderRefused,
    check_tender,
    exact_cash,
    exact_other,
    settle,
)
from evertill.kernel.money import Money
from evertill.kernel.rounding import Rounding
from tests.support.sales import a_sale, a_tax, a_tender, an_item, coins, money

PLAIN = PricingPolicy()
FIVE_CENTS = PricingPolicy(cash_rounding=coins(5))
WHOLE_SALE = PricingPolicy(cash_rounding=coins(5, scope=CashRoundingScope.WHOLE_WHEN_CASH))
ALWAYS = PricingPolicy(cash_rounding=coins(5, scope=CashRoundingScope.ALL))


def cash(amount: str) -> Tender:
    """Notes and coins."""
    return a_tender(amount)


def card(amount: str) -> Tender:
    """By card."""
    return a_tender(amount, TenderKind.CARD)


def gift_card(amount: str) -> Tender:
    """Anything that is neither."""
    return a_tender(amount, TenderKind.OTHER)


def figures(state: Settlement) -> dict[str, str]:
    """All but the total."""
    names = ("rounding", "due", "tendered", "change", "remaining")
    return {name: str(getattr(state, name).amount) for name in names}


def test_settle_example_of_the_quote_document_is_reproduced() -> None:
    state = settle(money("27.97"), [card("5.00"), cash("25.00")], PLAIN)
    assert figures(state) == {
        "rounding": "0.00",
        "due": "27.97",
        "tendered": "30.00",
        "change": "2.03",
        "remaining": "0.00",
    }
    assert state.is_complete


def test_settle_without_tender_leaves_all_to_pay() -> None:
    state = settle(money("27.97"), [], FIVE_CENTS)
    assert state.remaining == money("27.97")
    assert not state.is_complete


def test_settle_nothing_to_pay_is_complete_without_tender() -> None:
    for policy in (PLAIN, FIVE_CENTS, WHOLE_SALE, ALWAYS):
        assert settle(money("0"), [], policy).is_complete


@pytest.mark.parametrize(
    ("step", "total", "due"),
    [
        *[(5, total, due) for total, due in (("12.42", "12.40"), ("12.43", "12.45"), ("12.47", "12.45"))],
        *[(5, total, due) for total, due in (("12.48", "12.50"), ("0.02", "0.00"), ("4.99", "5.00"))],
        *[(5, total, due) for total, due in (("7.52", "7.50"), ("7.53", "7.55"), ("14.97", "14.95"))],
        *[(5, total, due) for total, due in (("10.22", "10.20"), ("10.23", "10.25"), ("9.97", "9.95"))],
        *[(5, total, due) for total, due in (("9.98", "10.00"), ("5.98", "6.00"), ("5.97", "5.95"))],
        *[(100, total, due) for total, due in (("124.49", "124.00"), ("124.50", "125.00"), ("-124.50", "-125.00"))],
        *[(100, total, due) for total, due in (("10.49", "10.00"), ("10.50", "11.00"))],
        *[
            (50, total, due)
            for total, due in (("10.24", "10.00"), ("10.25", "10.50"), ("10.74", "10.50"), ("10.75", "11.00"))
        ],
        *[(10, total, due) for total, due in (("1.04", "1.00"), ("1.05", "1.10"), ("1.06", "1.10"))],
    ],
)
def test_exact_cash_published_vectors_round_to_coins(step: int, total: str, due: str) -> None:
    assert exact_cash(money(total), [], PricingPolicy(cash_rounding=coins(step))) == money(due)


def test_exact_cash_new_zealand_rule_b_takes_ties_down() -> None:
    policy = PricingPolicy(cash_rounding=CashRounding(10, Rounding.HALF_DOWN))
    assert exact_cash(money("1.05"), [], policy) == money("1.00")


def test_settle_canada_rounds_cash_and_not_the_card() -> None:
    gst = a_tax("5", included=False)
    total = price_sale(a_sale([an_item("1.83", taxes=[gst]), an_item("2.86", taxes=[gst])])).gross
    assert total == money("4.92")
    assert exact_cash(total, [], FIVE_CENTS) == money("4.90")
    assert exact_other(total, [], FIVE_CENTS) == money("4.92")
    assert settle(total, [card("4.92")], FIVE_CENTS).rounding == money("0")


def test_settle_belgium_rounds_the_cash_part_of_a_mixed_payment() -> None:
    taken = [gift_card("10.00"), card("5.00")]
    assert exact_cash(money("24.98"), taken, FIVE_CENTS) == money("10.00")
    state = settle(money("24.98"), [*taken, cash("10.00")], FIVE_CENTS)
    assert figures(state) == {
        "rounding": "0.02",
        "due": "25.00",
        "tendered": "25.00",
        "change": "0.00",
        "remaining": "0.00",
    }


def test_settle_cash_taken_away_again_is_not_rounded_any_more() -> None:
    with_cash = settle(money("24.98"), [cash("10.00")], FIVE_CENTS)
    assert (with_cash.due, with_cash.remaining) == (money("25.00"), money("15.00"))
    without = settle(money("24.98"), [], FIVE_CENTS)
    assert (without.due, without.remaining) == (money("24.98"), money("24.98"))


def test_settle_card_after_cash_pays_the_unrounded_rest() -> None:
    assert exact_other(money("24.98"), [cash("10.00")], FIVE_CENTS) == money("14.98")
    state = settle(money("24.98"), [cash("10.00"), card("14.98")], FIVE_CENTS)
    assert state.is_complete
    assert state.rounding == money("0")


def test_settle_krona_change_follows_from_the_rounded_total() -> None:
    state = settle(money("124.50"), [cash("200.00")], PricingPolicy(cash_rounding=coins(100)))
    assert (state.rounding, state.change) == (money("0.50"), money("75.00"))


def test_settle_whole_sale_is_rounded_once_cash_is_among_the_tenders() -> None:
    assert settle(money("12.42"), [card("5.03")], WHOLE_SALE).due == money("12.42")
    assert exact_cash(money("12.42"), [card("5.03")], WHOLE_SALE) == money("7.37")
    assert exact_other(money("12.42"), [cash("5.00")], WHOLE_SALE) == money("7.40")
    assert settle(money("12.42"), [cash("5.00"), card("7.40")], WHOLE_SALE).is_complete


def test_settle_always_rounds_even_for_the_card() -> None:
    assert exact_other(money("12.42"), [], ALWAYS) == money("12.40")
    assert settle(money("12.42"), [card("12.40")], ALWAYS).is_complete
    assert settle(money("0.02"), [], ALWAYS).is_complete


def test_settle_rest_too_small_for_a_coin_is_settled_by_cash_of_nothing() -> None:
    taken = [card("10.00")]
    assert exact_cash(money("10.02"), taken, FIVE_CENTS) == money("0")
    assert not settle(money("10.02"), taken, FIVE_CENTS).is_complete
    answer = check_tender(money("10.02"), taken, cash("0"), FIVE_CENTS)
    assert isinstance(answer, TenderAccepted)
    assert answer.settlement.is_complete
    assert answer.settlement.rounding == money("-0.02")


def test_settle_money_back_is_paid_out_and_rounded_on_its_own() -> None:
    assert exact_cash(money("-9.98"), [], FIVE_CENTS) == money("-10.00")
    state = settle(money("-9.98"), [cash("-10.00")], FIVE_CENTS)
    assert (state.rounding, state.change) == (money("-0.02"), money("0"))
    assert state.is_complete
    assert settle(money("-9.98"), [card("-9.98")], FIVE_CENTS).is_complete


def test_settle_money_back_to_the_card_and_in_cash() -> None:
    taken = [card("-5.00")]
    assert settle(money("-9.98"), taken, PLAIN).remaining == money("-4.98")
    assert exact_cash(money("-9.98"), taken, FIVE_CENTS) == money("-5.00")
    assert exact_other(money("-9.98"), taken, FIVE_CENTS) == money("-4.98")


def test_settle_card_paid_before_a_line_was_struck_leaves_money_to_pay_out() -> None:
    state = settle(money("15.00"), [card("20.00")], PLAIN)
    assert (state.change, state.remaining) == (money("0"), money("-5.00"))
    assert settle(money("15.00"), [card("20.00"), cash("-5.00")], PLAIN).is_complete


def test_settle_change_is_never_more_than_the_cash_that_came_in() -> None:
    state = settle(money("15.00"), [card("20.00"), cash("2.00")], PLAIN)
    assert (state.change, state.remaining) == (money("2.00"), money("-5.00"))


@pytest.mark.parametrize(
    ("total", "taken", "offered", "policy", "reason", "most"),
    [
        ("10.00", [], card("10.01"), PLAIN, TenderRefusal.BEYOND_DUE, "10.00"),
        ("10.00", [cash("4.00")], gift_card("6.01"), PLAIN, TenderRefusal.BEYOND_DUE, "6.00"),
        ("24.98", [cash("10.00")], card("15.00"), FIVE_CENTS, TenderRefusal.BEYOND_DUE, "14.98"),
        ("-10.00", [], cash("-10.01"), PLAIN, TenderRefusal.BEYOND_DUE, "-10.00"),
        ("-10.00", [], card("-10.01"), PLAIN, TenderRefusal.BEYOND_DUE, "-10.00"),
        ("10.00", [cash("10.00")], cash("5.00"), PLAIN, TenderRefusal.NOTHING_DUE, "0.00"),
        ("10.00", [cash("10.00")], cash("0.00"), PLAIN, TenderRefusal.NOTHING_DUE, "0.00"),
        ("0.00", [], card("1.00"), PLAIN, TenderRefusal.NOTHING_DUE, "0.00"),
        ("0.02", [], cash("5.00"), FIVE_CENTS, TenderRefusal.NOTHING_DUE, "0.00"),
        ("24.98", [cash("24.98")], card("0.02"), FIVE_CENTS, TenderRefusal.NOTHING_DUE, "0.00"),
        ("10.00", [], cash("0.00"), PLAIN, TenderRefusal.NO_AMOUNT, "10.00"),
        ("10.00", [], card("0.00"), PLAIN, TenderRefusal.NO_AMOUNT, "10.00"),
        ("10.00", [], cash("-10.00"), PLAIN, TenderRefusal.WRONG_WAY, "10.00"),
        ("-10.00", [], cash("10.00"), PLAIN, TenderRefusal.WRONG_WAY, "-10.00"),
    ],
)
def test_check_tender_what_cannot_count_is_refused_with_its_reason(
    total: str, taken: list[Tender], offered: Tender, policy: PricingPolicy, reason: TenderRefusal, most: str
) -> None:
    assert check_tender(money(total), taken, offered, policy) == TenderRefused(reason, money(most))


@pytest.mark.parametrize(
    ("offered", "change"),
    [(cash("50.00"), "39.98"), (cash("5.00"), "0.00"), (card("10.02"), "0.00"), (gift_card("1.00"), "0.00")],
)
def test_check_tender_what_counts_shows_where_payment_stands(offered: Tender, change: str) -> None:
    answer = check_tender(money("10.02"), [], offered, PLAIN)
    assert answer == TenderAccepted(settle(money("10.02"), [offered], PLAIN))
    assert isinstance(answer, TenderAccepted)
    assert answer.settlement.change == money(change)


def test_settle_tender_in_another_currency_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        settle(money("10.00"), [a_tender(Money(1000, "USD"))], PLAIN)
