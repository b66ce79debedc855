"""Money goes back to what paid: in the shop's order, each up to what it paid, once, and carried over in an exchange."""

import pytest

from evertill.domain.tenders.refund_plan import (
    PaidTender,
    RefundPlan,
    RefundSource,
    paid_tenders,
    refund_plan,
    refunded_of,
    refunds_json,
    with_refunded,
)
from evertill.kernel.canonical import Json, JsonObject

CARD = PaidTender("0", "card", 1000, reference="R", name="Visa", last_four="1234", terminal_receipt="77")
CASH = PaidTender("1", "cash", 500)
GIFT = PaidTender("2", "gift_card", 300)
VOUCHER = PaidTender("3", "voucher", 200, means="City voucher")


def a_source(*paid: PaidTender, is_gift: bool = False) -> RefundSource:
    return RefundSource("sale-1", "S1-1-1-1", paid or (CASH, CARD), is_gift=is_gift)


def told(plan: RefundPlan) -> list[tuple[str, int]]:
    return [(step.kind, step.amount) for step in plan.steps]


def test_card_comes_first_then_balances_then_names_then_cash() -> None:
    source = a_source(CASH, VOUCHER, GIFT, CARD)
    plan = refund_plan([source], {"sale-1": 2000}, owed=2000)
    assert told(plan) == [("card", 1000), ("gift_card", 300), ("voucher", 200), ("cash", 500)]
    assert plan.amount_of("cash") == 500


def test_what_no_means_paid_is_store_credit() -> None:
    assert told(refund_plan([a_source(CASH)], {"sale-1": 700}, owed=700)) == [("cash", 500), ("store_credit", 200)]


def test_what_went_back_before_does_not_go_back_again() -> None:
    source = with_refunded(a_source(), [{"0": 900}, {"0": 50}])
    assert told(refund_plan([source], {"sale-1": 300}, owed=300)) == [("card", 50), ("cash", 250)]
    source = with_refunded(a_source(), [{"0": 1000}])
    assert told(refund_plan([source], {"sale-1": 300}, owed=300)) == [("cash", 300)]


def test_gift_receipt_gives_credit_only() -> None:
    plan = refund_plan([a_source(is_gift=True)], {"sale-1": 300}, owed=300)
    assert told(plan) == [("store_credit", 300)]


def test_without_receipt_goes_where_the_shop_says() -> None:
    assert told(refund_plan([], {"": 300}, owed=300)) == [("store_credit", 300)]
    assert told(refund_plan([], {"": 300}, owed=300, without_receipt="cash")) == [("cash", 300)]
    assert told(refund_plan([], {"": 0}, owed=0)) == []


def test_exchange_pays_the_difference_and_carries_the_rest_over() -> None:
    plan = refund_plan([a_source()], {"sale-1": 1200}, owed=200)
    assert told(plan) == [("card", 200)]
    assert [(step.kind, step.amount) for step in plan.carried] == [("card", 800), ("cash", 200)]
    body: JsonObject = {"refunds": refunds_json(plan, [("card", 200)])}
    assert refunded_of(body["refunds"], "sale-1") == {"0": 1000, "1": 200}
    assert refunded_of(body["refunds"], "another") == {}


def test_more_than_came_back_is_owed_goes_as_without_a_receipt() -> None:
    plan = refund_plan([a_source(CARD)], {"sale-1": 10}, owed=12, without_receipt="cash")
    assert [(step.fact_id, step.kind, step.amount) for step in plan.steps] == [("sale-1", "card", 10), ("", "cash", 2)]
    assert plan.carried == ()


def test_goods_that_cost_less_than_nothing_are_never_paid_out() -> None:
    plan = refund_plan([a_source(CARD)], {"sale-1": -218}, owed=0)
    assert plan.steps == ()
    assert [(step.kind, step.amount) for step in plan.carried] == [("store_credit", -218)]


def test_goods_taken_in_exchange_were_paid_with_what_was_carried_over() -> None:
    plan = refund_plan([a_source()], {"sale-1": 1200}, owed=0)
    refunds = refunds_json(plan, [])
    body: JsonObject = {
        "tenders": [{"kind": "cash", "amount": 100}],
        "cash_rounding": 0,
        "change": 0,
        "refunds": [*refunds, 7],
    }
    paid = paid_tenders(body)
    assert [(one.key, one.kind, one.amount) for one in paid] == [
        ("0", "cash", 100),
        ("c0", "card", 1000),
        ("c1", "cash", 200),
    ]
    assert (paid[1].name, paid[1].last_four, paid[1].terminal_receipt) == ("Visa", "1234", "77")


def test_what_went_out_is_taken_off_its_own_kind_first() -> None:
    returned = {"sale-1": 1500}
    plan = refund_plan([a_source()], returned, owed=1500, paid_out=[("cash", 700)])
    assert told(plan) == [("card", 800)]
    went = refunds_json(refund_plan([a_source()], returned, owed=1500), [("cash", 700), ("card", 800)])
    assert refunded_of(went, "sale-1") == {"0": 1000, "1": 500}


def test_cash_counts_net_of_change_and_before_rounding() -> None:
    body: JsonObject = {
        "tenders": [
            {"kind": "cash", "amount": 500},
            {"kind": "cash", "amount": 1500},
            {"kind": "voucher", "amount": 1},
        ],
        "cash_rounding": 2,
        "change": 1000,
    }
    assert [(one.kind, one.amount) for one in paid_tenders(body)] == [("voucher", 1), ("cash", 998)]
    by_card: JsonObject = {"tenders": [{"kind": "card", "amount": 1000}], "cash_rounding": 2, "change": 0}
    assert [one.amount for one in paid_tenders(by_card)] == [998]
    paid_back: JsonObject = {"tenders": [{"kind": "card", "amount": -5}], "cash_rounding": 0, "change": 0}
    assert paid_tenders(paid_back) == ()
    nothing: JsonObject = {"tenders": [{"kind": "cash", "amount": 5}], "cash_rounding": 0, "change": 5}
    assert paid_tenders(nothing) == ()


def test_card_keeps_its_marks_and_means_their_name() -> None:
    body: JsonObject = {
        "tenders": [
            {
                "kind": "card",
                "amount": 5,
                "reference": "R",
                "card": {"name": "Visa", "last_four": "1234", "receipt": "7"},
            },
            {"kind": "wallet", "amount": 5, "means": "Twint", "reference": None},
            {"kind": "gift_card", "amount": 5, "balance": {"account": "g-1", "last4": "9876"}},
        ],
        "cash_rounding": 0,
        "change": 0,
    }
    card, wallet, gift = paid_tenders(body)
    assert (gift.account, gift.last_four) == ("g-1", "9876")
    assert (card.reference, card.name, card.last_four, card.terminal_receipt) == ("R", "Visa", "1234", "7")
    assert (wallet.means, wallet.reference) == ("Twint", "")


@pytest.mark.parametrize("body", [{}, {"tenders": [1], "cash_rounding": 0, "change": 0}])
def test_tenders_that_cannot_be_read_are_told(body: JsonObject) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        paid_tenders(body)


def test_refunds_that_are_none_say_nothing() -> None:
    odd: list[Json] = [None, 7, [{"fact_id": "sale-1"}]]
    assert [refunded_of(each, "sale-1") for each in odd] == [{}, {}, {}]
