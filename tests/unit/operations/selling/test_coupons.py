"""Coupons scanned or typed: on the sale once, told when they do nothing yet, refused with the reason."""

import pytest

from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.kernel.canonical import JsonObject
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import CodeRefused, CodeUnknown, CouponTaken
from tests.support.counter import Till
from tests.support.sales import money

SPRING: JsonObject = {"id": "s", "name": "Spring", "coupon": "SPRING", "reward": {"kind": "amount_off", "value": "1"}}


def a_till(**more: object) -> Till:
    till = Till()
    till.promotions.put(parse_promotion_row({**SPRING, **more}))  # type: ignore[dict-item]  # JSON
    return till


@pytest.mark.parametrize("code", ["SPRING", "4006381333948"])
def test_coupon_scanned_after_the_goods_takes_its_amount_off_once(code: str) -> None:
    till = a_till(coupon=code)
    till.ring()
    taken = till.scan(code)
    assert isinstance(taken, CouponTaken)
    assert (taken.name, taken.is_used, taken.rung.priced.gross) == ("Spring", True, money("3.99"))
    again = till.scan(code)
    assert isinstance(again, CodeRefused)
    assert "already" in again.sentence
    done = till.pays()
    assert done.transaction.body["coupons"] == [code]


def test_coupon_without_goods_is_not_used_yet() -> None:
    till = a_till()
    refused = till.scan("SPRING")
    assert isinstance(refused, CodeRefused)
    assert "scan the goods first" in refused.sentence


def test_coupon_whose_goods_are_missing_is_kept_and_told() -> None:
    till = a_till(condition={"min_quantity": "2"})
    till.ring()
    taken = till.scan("SPRING")
    assert isinstance(taken, CouponTaken)
    assert not taken.is_used
    assert till.ring().priced.gross == money("8.98")


def test_coupon_that_does_not_hold_here_is_refused() -> None:
    till = a_till(valid_to="2020-01-01T00:00:00Z")
    till.ring()
    refused = till.scan("SPRING")
    assert isinstance(refused, CodeRefused)
    assert "does not hold" in refused.sentence


def test_coupon_after_part_was_paid_is_refused_and_a_code_of_nobody_is_unknown() -> None:
    till = a_till()
    till.ring()
    assert isinstance(till.scan("AUTUMN"), CodeUnknown)
    till.do(PayCash(money("1.00")))
    refused = till.scan("SPRING")
    assert isinstance(refused, CodeRefused)
    assert "paid" in refused.sentence
