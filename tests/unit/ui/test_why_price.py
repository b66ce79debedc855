"""The way from the listed price to what a line costs, told for every kind of line."""

from dataclasses import replace
from decimal import Decimal

from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.goods.item_details import Component, ItemDetails
from evertill.domain.goods.item_options import Option
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.returns.original_sale import origin_of, read_original
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, SaleLine
from evertill.kernel.quantity import MICRO, Unit
from evertill.ui.why_price.why_price_view import FACTS_MAX, why_price_question
from tests.support.counter import ENGLISH, Till
from tests.support.sales import a_line, a_sale, an_item, money

FORMATS = LocaleFormats(ENGLISH)


def told(line: SaleLine) -> dict[str, str]:
    """What the question tells of a line."""
    priced = price_sale(a_sale([line]))
    return dict(why_price_question(priced, priced.lines[0], FORMATS).facts)


def test_price_of_a_list_and_of_a_quantity_tell_what_they_stand_instead_of() -> None:
    breaks = (PriceBreak(3 * MICRO, Decimal("3.50")),)
    item = replace(an_item("4.00"), shelf_price=Decimal("4.99"), breaks=breaks)
    alone = told(a_line(item))
    assert alone["Special price list, instead of"] == "4.99"
    assert "Price for the quantity, instead of" not in alone
    many = told(replace(a_line(item, quantity="3"), regular_price=Decimal("3.50")))
    assert (many["3 × 3.50"], many["Price for the quantity, instead of"]) == ("€10.50", "4.00")


def test_price_keyed_and_discount_by_hand_are_told() -> None:
    keyed = replace(a_line(an_item("4.00")), regular_price=Decimal("3.00"), is_price_keyed=True)
    by_hand = replace(keyed, modifiers=(PriceModifier(ModifierKind.PERCENT, Decimal(10), "damaged"),))
    facts = told(by_hand)
    assert (facts["Keyed by hand, instead of"], facts["This line costs"]) == ("4.00", "€2.70")
    assert any(word.startswith("By hand: ") and amount == "−€0.30" for word, amount in facts.items())


def test_goods_that_stay_for_less_tell_the_receipt_they_were_paid_on() -> None:
    kept = replace(a_line(an_item("4.00")), kept_from="S1-1-1-1", label_amount=money("3.90"))
    assert told(kept)["Paid on receipt S1-1-1-1"] == "€3.90"


def test_bundle_tells_what_it_holds() -> None:
    parts = (Component("TEA", 2 * MICRO), Component("RICE", MICRO // 2, Unit.KILOGRAM))
    facts = told(a_line(replace(an_item("9.00"), details=ItemDetails(components=parts))))
    assert facts["Each holds"] == "2 × TEA · 0.500 × RICE"


def test_goods_that_come_back_tell_the_receipt_they_were_paid_on() -> None:
    till = Till()
    till.ring()
    original = read_original(till.pays().transaction)
    origin = origin_of(original, original.lines[0], ((0, MICRO),))
    facts = told(replace(a_line(an_item("9.99")), direction=Direction.RETURN, origin=origin))
    assert facts["Comes back as it was paid on receipt"] == origin.number
    assert facts["This line costs"] == "−€4.99"


def test_total_is_told_however_many_offers_and_options_there_are() -> None:
    options = tuple(Option(f"o{at}", f"Extra {at}", Decimal("0.10")) for at in range(6))
    modifiers = tuple(PriceModifier(ModifierKind.AMOUNT, Decimal("0.10"), "damaged") for _ in range(20))
    line = replace(a_line(an_item("9.00")), options=options, modifiers=modifiers)
    priced = price_sale(a_sale([line]))
    view = why_price_question(priced, priced.lines[0], FORMATS)
    facts = view.facts
    assert len(facts) <= FACTS_MAX
    told = dict(facts)
    assert view.total == "This line costs"
    assert view.total in told
    assert told["Option of each"].count("·") == 5
    shown = len([word for word, _ in facts if word.startswith("By hand")])
    assert told[f"{20 - shown} more changes"] == f"−€{(20 - shown) / 10:.2f}"
