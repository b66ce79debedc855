"""What is paid back where a shop prices anew what is kept: worked examples, and what a sale keeps for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from evertill.domain.policy.returns import PromotionsBack, ReturnPolicy
from evertill.domain.pricing.offers import Shopper, ready_offers
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.returns.original_sale import OriginalSale, origin_of, read_original
from evertill.domain.returns.re_evaluation import re_evaluated
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.origin import Origin, Span
from evertill.domain.selling.sale import ModifierKind, Sale
from evertill.domain.selling.withheld import OFFERS_ANEW, Withheld
from evertill.domain.taxes.tax_exemption import TaxExemption
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO
from tests.support.completed import completed, sealed
from tests.support.sales import a_line, a_modifier, a_sale, a_tax, an_item

SATURDAY = datetime(2026, 11, 21, 10, 3, tzinfo=UTC)
SHOPPER = Shopper("store", "S1", SATURDAY)
THREE_FOR_20: JsonObject = {
    "id": "p1",
    "condition": {"min_quantity": "3"},
    "reward": {"kind": "bundle_price", "value": "20.00"},
}


def sold_by(sale: Sale, *promotions: JsonObject, keeps_rules: bool = True) -> OriginalSale:
    """The sale with these promotions, closed and read back."""
    offers = ready_offers(map(parse_promotion, promotions))
    return read_original(completed(with_offers(sale, offers, SHOPPER, keeps_rules=keeps_rules)))


class Backs:
    """What comes back of one sale, return after return."""

    def __init__(self, sale: OriginalSale) -> None:
        self.sale = sale
        self.came_back = CameBack()

    def take(self, *units: tuple[str, int, int]) -> tuple[Origin, ...]:
        """The units of a line from here up to there, together."""
        shares = []
        for name, first, end in units:
            line = self.sale.line(name)
            assert line is not None
            shares.append(origin_of(self.sale, line, ((first * MICRO, end * MICRO),)))
        origins = re_evaluated(self.sale, self.came_back, shares)
        spans: dict[str, tuple[Span, ...]] = dict(self.came_back.spans)
        for origin in origins:
            assert origin.net + sum(tax.amount for tax in origin.taxes) == origin.gross
            assert -origin.discount == sum(amount for _, amount in origin.modifiers)
            spans[origin.line] = (*spans.get(origin.line, ()), *origin.spans)
        withheld = sum((origin.withheld or Withheld() for origin in origins), Withheld())
        told = {**self.came_back.withheld, f"r{len(self.came_back.withheld)}": withheld}
        self.came_back = CameBack(spans, withheld=told)
        return origins

    def gross(self, *units: tuple[str, int, int]) -> int:
        """What is paid back for them."""
        return sum(origin.gross for origin in self.take(*units))


def lines(*prices: str) -> Sale:
    """One piece at each price."""
    return a_sale(
        [a_line(an_item(price, sku=f"A{i}", taxes=[a_tax("19")]), line_id=i) for i, price in enumerate(prices, start=1)]
    )


def test_one_of_three_for_twenty_comes_back_for_nothing_and_the_others_for_ten_each() -> None:
    backs = Backs(sold_by(a_sale([a_line(an_item("10.00"), quantity="3")]), THREE_FOR_20))
    assert [backs.gross(("1", unit, unit + 1)) for unit in (1, 0, 2)] == [0, 1000, 1000]
    assert sum(backs.came_back.withheld.values(), Withheld()) == Withheld()


def test_all_three_at_once_come_back_for_all_that_was_paid() -> None:
    assert Backs(sold_by(a_sale([a_line(an_item("10.00"), quantity="3")]), THREE_FOR_20)).gross(("1", 0, 3)) == 2000


def test_where_shares_are_paid_back_no_rule_is_kept() -> None:
    sale = sold_by(a_sale([a_line(an_item("10.00"), quantity="3")]), THREE_FOR_20, keeps_rules=False)
    assert sale.offers is None
    [origin] = Backs(sale).take(("1", 0, 1))
    assert (origin.gross, origin.withheld) == (667, None)


def test_tax_that_is_withheld_is_that_of_the_goods_that_cost_more() -> None:
    """Bread at 4.00 with 7 % and wine at 8.00 with 19 %, together for 9.00: bread back leaves wine at 8.00."""
    bread, wine = an_item("4.00", sku="B", taxes=[a_tax("7")]), an_item("8.00", sku="W", taxes=[a_tax("19")])
    menu: JsonObject = {
        "id": "menu",
        "condition": {"distinct": 2, "min_quantity": "2"},
        "reward": {"kind": "bundle_price", "value": "9.00"},
    }
    backs = Backs(sold_by(a_sale([a_line(bread), a_line(wine, line_id=2)]), menu))
    [origin] = backs.take(("1", 0, 1))
    assert (origin.regular, origin.discount, origin.gross) == (400, 300, 100)
    assert [(tax.rule.tax_id, tax.base, tax.amount) for tax in origin.taxes] == [
        ("vat7", 280, 20),
        ("vat19", -168, -32),
    ]
    assert origin.modifiers == (("promotion:menu", -100), (OFFERS_ANEW, -200))
    [origin] = backs.take(("2", 0, 1))
    assert [(tax.rule.tax_id, tax.base, tax.amount) for tax in origin.taxes] == [("vat19", 672, 128)]
    assert origin.gross == 800


def test_nobody_pays_for_bringing_back_and_what_was_left_open_is_settled_later() -> None:
    """48.00 and 5.00 with 10.00 off from 50.00 on: 5.00 back breaks an offer that is worth more."""
    off: JsonObject = {
        "id": "p1",
        "condition": {"min_amount": "50"},
        "reward": {"kind": "amount_off", "value": "10.00"},
    }
    backs = Backs(sold_by(lines("48.00", "5.00"), off))
    assert backs.gross(("2", 0, 1)) == 0
    assert backs.gross(("1", 0, 1)) == 4300


def test_earlier_return_that_was_paid_more_than_the_rest_bears_is_not_asked_back() -> None:
    off: JsonObject = {
        "id": "p1",
        "condition": {"min_amount": "50"},
        "reward": {"kind": "amount_off", "value": "10.00"},
    }
    backs = Backs(sold_by(lines("45.00", "6.00", "30.00"), off))
    assert [backs.gross((line, 0, 1)) for line in ("3", "2", "1")] == [3000, 0, 4100]


def test_unit_that_was_free_comes_back_for_what_the_others_were_held_back_for_it() -> None:
    free: JsonObject = {"id": "p1", "reward": {"kind": "cheapest_free", "buy": 2, "get": 1}}
    backs = Backs(sold_by(lines("10.00", "10.00", "4.00"), free))
    assert [backs.gross((line, 0, 1)) for line in ("1", "2", "3")] == [600, 1000, 400]


def test_together_they_share_what_is_withheld_and_none_costs_anything() -> None:
    off: JsonObject = {
        "id": "p1",
        "condition": {"min_amount": "50"},
        "reward": {"kind": "amount_off", "value": "10.00"},
    }
    backs = Backs(sold_by(lines("40.00", "6.00", "8.00"), off))
    origins = backs.take(("2", 0, 1), ("3", 0, 1))
    assert sum(origin.gross for origin in origins) == 400
    assert min(origin.gross for origin in origins) >= 0


def test_tax_on_top_goes_with_what_is_withheld() -> None:
    item = an_item("10.00", taxes=[a_tax("10", included=False)])
    backs = Backs(sold_by(a_sale([a_line(item, quantity="3")]), THREE_FOR_20))
    [origin] = backs.take(("1", 0, 1))
    assert (origin.gross, origin.excluded, origin.net) == (0, 0, 0)
    [origin] = backs.take(("1", 1, 2))
    assert (origin.gross, origin.excluded, origin.net) == (1100, 100, 1000)
    assert backs.gross(("1", 2, 3)) == 1100


def test_what_somebody_took_off_by_hand_stays_with_its_units() -> None:
    line = a_line(an_item("10.00"), quantity="3", modifiers=[a_modifier("3.00", kind=ModifierKind.AMOUNT)])
    off: JsonObject = {
        "id": "p1",
        "condition": {"min_quantity": "3"},
        "reward": {"kind": "percent_off", "value": "50"},
    }
    sale = a_sale([line], modifiers=[a_modifier("1.50", kind=ModifierKind.AMOUNT)])
    backs = Backs(sold_by(sale, off))
    # 30.00 less 3.00, half of it, less 1.50: 12.00. Two kept cost 20.00 less 2.00 less 1.00.
    assert [backs.gross(("1", unit, unit + 1)) for unit in range(3)] == [0, 350, 850]


def test_buyer_who_pays_no_tax_has_none_of_it_withheld() -> None:
    sale = replace(
        a_sale([a_line(an_item("11.90", taxes=[a_tax("19")]), quantity="3")]),
        exemption=TaxExemption("D-1", "diplomat"),
    )
    backs = Backs(sold_by(sale, THREE_FOR_20))
    assert [backs.gross(("1", unit, unit + 1)) for unit in range(3)] == [0, 681, 1000]


def test_rules_that_give_another_result_than_the_sale_says_are_not_used() -> None:
    sale = sold_by(a_sale([a_line(an_item("10.00"), quantity="3")]), THREE_FOR_20)
    assert sale.offers is not None
    other = replace(sale, offers=replace(sale.offers, took={"1": 999}))
    assert [origin.gross for origin in Backs(other).take(("1", 0, 1))] == [667]
    assert re_evaluated(sale, CameBack(), []) == ()


def spoilt(body: JsonObject, *place: str, found: Json) -> JsonObject:
    """The body with something else in one place."""
    first, *rest = place
    inner = body[first]
    return {**body, first: spoilt(inner, *rest, found=found) if rest and isinstance(inner, dict) else found}


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (["offer_rules"], None),
        (["offer_rules", "promotions"], [{"id": "p1", "reward": {"kind": "of a later release"}}]),
        (["offer_rules", "lines"], [{"line": 1}]),
        (["offer_rules", "at"], "someday"),
        (["promotions"], [{"lines": [["one", 1]]}]),
        (["policy"], {}),
        (["policy", "keeps"], "none of ours"),
    ],
)
def test_rules_that_cannot_be_read_leave_shares(place: Sequence[str], found: Json) -> None:
    sale = a_sale([a_line(an_item("10.00"), quantity="3")])
    done = completed(with_offers(sale, ready_offers([parse_promotion(THREE_FOR_20)]), SHOPPER, keeps_rules=True))
    assert read_original(done).offers is not None
    assert read_original(sealed(spoilt(done.body, *place, found=found))).offers is None


def test_sale_keeps_what_promotions_saw_of_a_line_and_for_whom() -> None:
    tea = an_item("10.00", sku="T")
    details = replace(tea.details, groups=("tea",), is_on_sale=True)
    bottle = an_item("0.25", sku="P")
    untouched = replace(bottle, details=replace(bottle.details, takes_discounts=False))
    at_web_price = a_line(
        tea, line_id=3, modifiers=[a_modifier("8", kind=ModifierKind.PRICE, reason="manual:web_offer")]
    )
    sale = replace(
        a_sale([a_line(replace(tea, details=details)), a_line(untouched, line_id=2), at_web_price]),
        customer_groups=("staff",),
        coupons=("C",),
    )
    all_off: JsonObject = {"id": "p1", "reward": {"kind": "percent_off", "value": "10"}}
    not_today: JsonObject = {**all_off, "id": "p2", "weekdays": [1]}
    kept = sold_by(sale, all_off, not_today).offers
    assert kept is not None
    assert kept.shopper == replace(SHOPPER, customer_groups=frozenset({"staff"}), coupons=frozenset({"C"}))
    assert [promotion.promotion_id for promotion in kept.offers.promotions] == ["p1"]
    assert kept.lines["1"].groups[-1:] == ("tea",)
    flags = [
        (each.before, each.is_on_sale, each.takes_discounts, each.takes_promotions) for each in kept.lines.values()
    ]
    assert flags == [(1000, True, True, True), (25, False, False, True), (800, False, True, False)]
    assert kept.took == {"1": 100}


def test_sale_of_an_unknown_moment_keeps_its_rules() -> None:
    sale = with_offers(
        a_sale([a_line(an_item("10.00"), quantity="3")]),
        ready_offers([parse_promotion(THREE_FOR_20)]),
        Shopper(),
        keeps_rules=True,
    )
    kept = read_original(completed(sale)).offers
    assert kept is not None
    assert kept.shopper == Shopper()


def test_gift_that_is_kept_costs_what_it_costs_once_its_reason_is_back() -> None:
    assert ReturnPolicy(promotions=PromotionsBack.ANEW).keeps_rules
    cup: JsonObject = {
        "id": "p1",
        "condition": {"min_amount": "50"},
        "reward": {"kind": "gift", "product": "CUP"},
    }
    gift = replace(a_line(an_item("5.00", sku="CUP"), line_id=2), gift_of="p1")
    backs = Backs(sold_by(a_sale([a_line(an_item("25.00"), quantity="2"), gift]), cup))
    assert [backs.gross(unit) for unit in (("1", 0, 1), ("1", 1, 2), ("2", 0, 1))] == [2000, 2500, 500]


def test_kept_goods_that_a_lower_price_frees_of_a_tax_cost_it_no_more() -> None:
    """Two at 100, the dearest at half price, are 75 each and taxed above 60; one alone costs 50 and is free of it."""
    tax = replace(a_tax("10", included=False), free_below=Decimal(60))
    half: JsonObject = {"id": "p1", "max_units": 1, "reward": {"kind": "percent_off", "value": "50"}}
    sale = sold_by(a_sale([a_line(an_item("100.00", taxes=[tax]), quantity="2")]), half)
    backs = Backs(sale)
    assert (sale.gross, backs.gross(("1", 0, 1)), backs.gross(("1", 1, 2))) == (16500, 11500, 5000)
