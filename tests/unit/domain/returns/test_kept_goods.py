"""What is paid back where a shop prices anew what is kept, and quantities made goods cheaper."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.goods.item_options import ChosenOption
from evertill.domain.pricing.offers import ready_offers
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.promotions.offer_rules import OfferRules
from evertill.domain.returns.original_sale import read_original
from evertill.domain.selling.price_breaks import at_quantities
from evertill.domain.selling.sale import ModifierKind, Sale, SaleLine
from evertill.kernel.canonical import JsonObject
from evertill.kernel.quantity import MICRO, Quantity, Unit
from tests.support.completed import completed, sealed
from tests.support.sales import a_line, a_modifier, a_sale, an_item
from tests.unit.domain.returns.test_re_evaluation import SATURDAY, SHOPPER, Backs, sold_by, spoilt

PACKS = replace(
    an_item("5.00"),
    breaks=(PriceBreak(5 * MICRO, Decimal("4.75")), PriceBreak(10 * MICRO, Decimal("4.50"))),
)


def graded(*rung: SaleLine) -> Sale:
    """These lines at the prices of their quantities."""
    return at_quantities(a_sale([replace(line, line_id=i) for i, line in enumerate(rung, start=1)]))


def test_what_is_kept_costs_the_price_that_its_quantity_still_reaches() -> None:
    backs = Backs(sold_by(graded(a_line(PACKS, quantity="10"))))
    # Ten at 4.50; then eight at 4.75, four at 5.00, none.
    assert [backs.gross(("1", *units)) for units in ((0, 2), (6, 10), (2, 6))] == [4500 - 3800, 3800 - 2000, 2000]


def test_lines_of_one_item_reach_a_quantity_together_and_fall_below_it_together() -> None:
    """A price that somebody set stays, and still counts for the others; one that was keyed for the item does not."""
    by_hand = a_line(PACKS, quantity="4", modifiers=[a_modifier("1.00", kind=ModifierKind.PRICE)])
    keyed = replace(a_line(PACKS, price="3.00"), is_price_keyed=True)
    backs = Backs(sold_by(graded(a_line(PACKS, quantity="5"), a_line(PACKS), by_hand, keyed)))
    assert backs.gross(("4", 0, 1)) == 300
    assert backs.gross(("3", 0, 1)) == 0  # 1.00, and six at 4.75 instead of 4.50
    assert backs.gross(("2", 0, 1)) == 2700 + 400 - 300 - 5 * 475
    assert backs.gross(("1", 0, 5), ("3", 1, 4)) == 5 * 475 + 300


def test_options_are_added_to_the_price_of_the_smaller_quantity() -> None:
    large = (ChosenOption("Size", "L", "Large", Decimal("0.50")),)
    line = replace(a_line(PACKS, price="5.50", quantity="10"), options=large)
    assert [backs.gross(("1", 0, 5)) for backs in [Backs(sold_by(graded(line)))]] == [5000 - 5 * 525]


def test_option_that_made_them_free_at_a_quantity_costs_what_is_left_of_the_listed_price_below_it() -> None:
    small = (ChosenOption("Size", "s", "Small", Decimal("-0.70")),)
    item = replace(an_item("1.00", sku="SMALL"), breaks=(PriceBreak(10 * MICRO, Decimal("0.50")),))
    sale = graded(replace(a_line(item, price="0.30", quantity="10"), options=small), a_line(PACKS))
    backs = Backs(sold_by(sale))
    # Free they were, and the nine that are kept would cost 0.30 each: nobody pays for bringing back.
    assert backs.gross(("1", 0, 1)) == 0
    assert backs.gross(("2", 0, 1)) == 500 - 270
    assert backs.gross(("1", 1, 10)) == 270


def test_discount_by_hand_stays_with_its_units_when_their_price_is_another() -> None:
    line = a_line(PACKS, quantity="10", modifiers=[a_modifier("10")])
    backs = Backs(sold_by(graded(line)))
    # 45.00 less 4.50; five at 4.75 are 23.75, less the 2.25 that came off just those.
    assert backs.gross(("1", 0, 5)) == 4050 - (2375 - 225)
    assert backs.gross(("1", 5, 10)) == 2375 - 225


def test_breaks_and_promotions_are_tried_together() -> None:
    off: JsonObject = {
        "id": "p1",
        "condition": {"min_amount": "40"},
        "reward": {"kind": "percent_off", "value": "10"},
    }
    backs = Backs(sold_by(graded(a_line(PACKS, quantity="10")), off))
    assert backs.gross(("1", 0, 5)) == 4050 - 2375
    assert backs.gross(("1", 5, 10)) == 2375


def test_goods_that_a_larger_quantity_made_dearer_leave_the_rest_at_its_own_price() -> None:
    odd = replace(an_item("5.00"), breaks=(PriceBreak(10 * MICRO, Decimal("6.00")),))
    backs = Backs(sold_by(graded(a_line(odd, quantity="10"))))
    assert [backs.gross(("1", 0, 5)), backs.gross(("1", 5, 10))] == [3500, 2500]


def test_weighed_goods_fall_below_their_break() -> None:
    flour = replace(an_item("1.999", unit=Unit.KILOGRAM), breaks=(PriceBreak(2 * MICRO, Decimal("1.499")),))
    backs = Backs(sold_by(graded(a_line(flour, quantity="2.5"))))
    assert backs.gross(("1", 0, 1)) == 375 - 300


@pytest.mark.parametrize("keeps_rules", [False, True])
def test_where_no_quantity_made_it_cheaper_or_shares_are_paid_nothing_is_kept(keeps_rules: bool) -> None:
    sale = sold_by(graded(a_line(PACKS, quantity="4" if keeps_rules else "10")), keeps_rules=keeps_rules)
    assert sale.offers is None
    assert Backs(sale).gross(("1", 0, 1)) == (500 if keeps_rules else 450)


def test_rules_go_once_the_quantity_is_no_longer_reached() -> None:
    def rules_of(sale: Sale) -> OfferRules | None:
        return with_offers(at_quantities(sale), ready_offers([]), SHOPPER, keeps_rules=True).rules

    ten = with_offers(graded(a_line(PACKS, quantity="10")), ready_offers([]), SHOPPER, keeps_rules=True)
    assert ten.rules == OfferRules((), "store", "S1", SATURDAY)
    assert rules_of(replace(ten, lines=(replace(ten.lines[0], quantity=Quantity(MICRO)),))) is None
    assert rules_of(ten) == ten.rules


def test_breaks_that_cannot_be_read_leave_shares() -> None:
    sale = with_offers(graded(a_line(PACKS, quantity="10")), ready_offers([]), SHOPPER, keeps_rules=True)
    done = completed(sale)
    assert read_original(done).offers is not None
    rules: Any = done.body["offer_rules"]
    spoilt_line = {**rules["lines"][0], "graded": {"listed": "five", "breaks": []}}
    assert read_original(sealed(spoilt(done.body, "offer_rules", "lines", found=[spoilt_line]))).offers is None
