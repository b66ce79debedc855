"""What is due and the keys that pay it."""

from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.selling.sale import Direction, Sale
from evertill.operations.selling.sale.rung_sale import rung_sale
from evertill.ui.tender.tender_view import TenderView, tender_view
from tests.support.counter import ENGLISH, Till
from tests.support.sales import a_line, a_sale, a_tender, an_item, coins

FORMATS = LocaleFormats(ENGLISH)


def shown(sale: Sale) -> TenderView:
    """The pane."""
    return tender_view(rung_sale(sale, Till().counter), FORMATS)


def test_tender_exact_comes_first_then_larger_notes_with_their_change() -> None:
    view = shown(a_sale([an_item("37.51")]))
    keys = [(key.label, key.note) for key in view.cash_keys]
    assert keys[0] == ("37.51", "exact")
    assert keys[1:] == [
        ("40", "change 2.49"),
        ("50", "change 12.49"),
        ("100", "change 62.49"),
    ]
    assert [key.is_exact for key in view.cash_keys] == [True, False, False, False]


def test_tender_rounded_cash_is_told() -> None:
    view = shown(a_sale([an_item("37.51")], policy=PricingPolicy(cash_rounding=coins(5))))
    assert (view.cash_keys[0].label, view.cash_keys[0].note) == ("37.50", "exact, rounded")
    assert view.remaining == "37.51"


def test_tender_part_paid_lists_what_was_taken() -> None:
    view = shown(a_sale([an_item("37.51")], tenders=[a_tender("10.00"), a_tender("20.00")]))
    assert view.remaining == "7.51"
    assert view.taken == (("Cash", "10.00"), ("Cash", "20.00"))
    assert view.can_remove


def test_tender_pay_out_has_the_exact_key_alone() -> None:
    view = shown(a_sale([a_line(direction=Direction.RETURN)]))
    assert view.label == "To pay out, EUR"
    assert view.remaining == "4.99"
    assert [key.label for key in view.cash_keys] == ["4.99"]


def test_tender_part_paid_back_is_taken_back_from_the_customer() -> None:
    taken, back = (
        shown(a_sale([a_line(direction=direction)], tenders=[a_tender(amount)]))
        for direction, amount in ((Direction.SALE, "2.00"), (Direction.RETURN, "-2.00"))
    )
    assert (taken.taken_title, taken.remove_label) == ("Taken", "Give cash back")
    assert (back.taken_title, back.remove_label) == ("Paid back", "Take it back")
    assert (back.remaining, "take it back" in back.advice) == ("2.99", True)


def test_tender_never_more_keys_than_fit() -> None:
    assert len(shown(a_sale([an_item("0.01")])).cash_keys) <= 6
