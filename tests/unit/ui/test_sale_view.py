"""The sale as it is drawn: rows are made once, amounts and notes say what a cashier must know."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, Sale, add_line
from evertill.kernel.quantity import Unit
from evertill.operations.selling.sale.rung_sale import RungSale, rung_sale
from evertill.ui.sale.sale_view import SaleRows, SaleView, sale_view
from tests.support.counter import ENGLISH, Till
from tests.support.sales import a_line, a_sale, a_tax, a_tender, an_item, coins, money

FORMATS = LocaleFormats(ENGLISH)


@pytest.fixture
def till() -> Till:
    """A counter with the parts that pricing needs."""
    return Till()


def rung(till: Till, sale: Sale) -> RungSale:
    """The sale, priced."""
    return rung_sale(sale, till.counter)


def shown(till: Till, sale: Sale, line_id: int | None = None) -> SaleView:
    """The panel."""
    whole = rung(till, sale)
    return sale_view(whole, SaleRows(FORMATS).rows(whole), line_id, "EUR", FORMATS)


def test_rows_one_more_line_leaves_the_others_as_the_same_objects(till: Till) -> None:
    rows = SaleRows(FORMATS)
    sale = a_sale([an_item(sku=f"A-{at}") for at in range(50)])
    before = rows.rows(rung(till, sale))
    after = rows.rows(rung(till, add_line(sale, a_line(an_item(sku="NEW")))))
    assert len(after) == 51
    assert all(one is other for one, other in zip(before, after, strict=False))


def test_rows_changed_line_is_made_anew_alone(till: Till) -> None:
    rows = SaleRows(FORMATS)
    sale = a_sale([an_item(sku="A-1"), an_item(sku="A-2")])
    before = rows.rows(rung(till, sale))
    changed = replace(sale, lines=(sale.lines[0], replace(a_line(quantity="3"), line_id=2)))
    after = rows.rows(rung(till, changed))
    assert after[0] is before[0]
    assert (after[1].quantity, after[1].amount) == ("3", "14.97")


def test_rows_of_another_sale_are_not_the_old_ones(till: Till) -> None:
    rows = SaleRows(FORMATS)
    rows.rows(rung(till, a_sale([an_item(name="Tea")])))
    other = a_sale([an_item(name="Coffee")], sale_id="01930000-0000-7000-8000-000000000002")
    assert [row.name for row in rows.rows(rung(till, other))] == ["Coffee"]
    assert rows.rows(None) == ()


def test_row_weighed_shows_measure_and_unit(till: Till) -> None:
    cheese = an_item("25.90", name="Comté", unit=Unit.KILOGRAM)
    row = shown(till, a_sale([a_line(cheese, quantity="0.347")])).rows[0]
    assert (row.quantity, row.unit_price, row.amount, row.note) == ("0.347", "25.90", "8.99", "per kg")


def test_row_return_has_minus_and_the_word(till: Till) -> None:
    row = shown(till, a_sale([a_line(direction=Direction.RETURN)])).rows[0]
    assert (row.quantity, row.amount, row.is_return) == ("−1", "−4.99", True)
    assert row.note.startswith("Return")


def test_row_price_override_says_price_and_why(till: Till) -> None:
    override = PriceModifier(ModifierKind.PRICE, Decimal("3.00"), "manual:damaged")
    row = shown(till, a_sale([a_line(modifiers=[override])])).rows[0]
    assert row.note == "now 3.00 each, Damaged · −1.99"
    assert (row.unit_price, row.amount) == ("4.99", "3.00")


def test_row_of_goods_that_stay_for_less_names_the_receipt_they_were_paid_on(till: Till) -> None:
    line = replace(a_line(an_item("4.00")), kept_from="S1-1-1-1", label_amount=money("3.90"))
    (row,) = shown(till, a_sale([line])).rows
    assert row.note.startswith("as paid on receipt S1-1-1-1")


def test_row_batch_serial_and_date_are_told(till: Till) -> None:
    line = a_line(batch="B7", serial="S9", expires_on=date(2026, 12, 1))
    assert shown(till, a_sale([line])).rows[0].note == "serial S9 · batch B7 · use by 01/12/2026"


def test_row_stock_is_told_where_it_is_known(till: Till) -> None:
    till.catalogue.stock["A-1"] = 4_000_000
    assert shown(till, a_sale()).rows[0].note == "4 in stock"


def test_row_tells_what_orders_have_reserved_of_the_stock_until_it_is_heard_otherwise(till: Till) -> None:
    till.catalogue.stock["A-1"] = 4_000_000
    rows, whole = SaleRows(FORMATS), rung(till, a_sale())

    def note(reserved: dict[str, int]) -> str:
        return rows.rows(replace(whole, reserved_micro=reserved))[0].note

    assert note({"A-1": 4_000_000}) == "4 in stock · 4 reserved"
    assert note({}) == "4 in stock · 4 reserved", "nothing new was heard"
    assert note({"A-1": 0}) == "4 in stock"


def test_view_counts_pieces_and_one_for_each_weighed_line(till: Till) -> None:
    cheese = an_item("25.90", sku="C", unit=Unit.KILOGRAM)
    view = shown(till, a_sale([a_line(quantity="3"), a_line(cheese, quantity="0.347")]))
    assert view.counted == "2 lines · 4 items"
    assert shown(till, a_sale()).counted == "1 line · 1 item"


def test_view_total_taxes_and_selection(till: Till) -> None:
    taxes = [a_tax("7", label="VAT 7%"), a_tax("19", label="VAT 19%")]
    sale = a_sale([a_line(taxes=[taxes[0]]), a_line(an_item("10.00", sku="B", taxes=[taxes[1]]))])
    view = shown(till, sale, line_id=2)
    assert (view.total_label, view.total) == ("To pay, EUR", "14.99")
    assert view.facts == ("VAT 7% 0.33 · VAT 19% 1.60",)
    assert view.selected == 1


def test_view_taxes_of_one_name_are_told_apart_by_their_rates(till: Till) -> None:
    reduced, full = a_tax("7", label="VAT"), a_tax("19")
    sale = a_sale([a_line(taxes=[reduced]), a_line(an_item("10.00", sku="B", taxes=[full]))])
    assert shown(till, sale).facts == ("VAT 7% 0.33 · Tax 19% 1.60",)


def test_view_part_paid_back_says_how_much_went_back(till: Till) -> None:
    view = shown(till, a_sale([a_line(direction=Direction.RETURN)], tenders=[a_tender("-2.00")]))
    assert "Paid back 2.00" in view.facts


def test_view_part_paid_says_what_is_left(till: Till) -> None:
    view = shown(till, a_sale(tenders=[a_tender("2.00")]))
    assert (view.badge, view.total_label, view.total) == ("Part paid", "Still to pay, EUR", "2.99")
    assert "Taken 2.00" in view.facts


def test_view_more_goods_back_than_out_pays_out(till: Till) -> None:
    view = shown(till, a_sale([a_line(direction=Direction.RETURN)]))
    assert (view.total_label, view.total, view.is_refund, view.pays_out) == ("To pay out, EUR", "4.99", True, True)


def test_view_rounded_cash_differs_from_the_total(till: Till) -> None:
    sale = a_sale([an_item("4.98")], policy=PricingPolicy(cash_rounding=coins(5)))
    view = shown(till, sale)
    assert (view.total, view.exact_cash) == ("4.98", "5.00")


def test_view_nothing_rung_cannot_be_paid() -> None:
    view = sale_view(None, (), None, "JPY", FORMATS)
    assert (view.total, view.can_pay, view.total_label) == ("0", False, "To pay, JPY")
