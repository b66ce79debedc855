"""A sale free of tax: certificate, reason, right, paper; what is rung later; and the rates of the business day."""

from dataclasses import replace
from datetime import date

import pytest

from evertill.domain.receipts.receipt import Text
from evertill.domain.taxes.tax import DatedTaxes
from evertill.operations.counter.command import NotAllowed
from evertill.operations.selling.changing.exempt_sale import ExemptSale
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange, SaleChanged
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.sales import a_tax, an_item, money


@pytest.fixture
def till() -> Till:
    return Till(an_item("12.00"), operator=SUPERVISOR)


def test_exemption_holds_for_the_whole_sale_and_can_be_taken_off(till: Till) -> None:
    till.ring()
    assert expect(SaleChanged, till.do(ExemptSale(" D-4711 ", "diplomat"))).rung.priced.gross == money("10.00")
    rung = till.ring()
    assert (rung.priced.gross, rung.priced.tax) == (money("20.00"), money("0.00"))
    till.pays()
    paper = [block.text for block in till.memory.documents[-1].receipt.blocks if isinstance(block, Text)]
    assert "Tax exempt · D-4711" in paper
    assert till.memory.transactions[-1].body["exemption"] == {"certificate": "D-4711", "reason": "diplomat"}
    assert till.ring().sale.exemption is None
    till.do(ExemptSale("D-4711", "diplomat"))
    assert expect(SaleChanged, till.do(ExemptSale(""))).rung.priced.gross == money("12.00")


def test_exemption_needs_sale_reason_number_and_right(till: Till) -> None:
    assert isinstance(till.do(ExemptSale("D-1", "diplomat")), NothingToChange)
    till.ring()
    assert isinstance(till.do(ExemptSale("D-1", "friend")), EntryNotPossible)
    assert isinstance(till.do(ExemptSale("D" * 61, "diplomat")), EntryNotPossible)
    assert isinstance(till.do(ExemptSale("")), NothingToChange)
    cashier = Till(an_item("12.00"))
    cashier.ring()
    assert isinstance(cashier.do(ExemptSale("D-1", "diplomat")), NotAllowed)


def test_rate_is_that_of_the_business_day_though_midnight_has_passed() -> None:
    spans = ((None, date(2026, 11, 21)), (date(2026, 11, 22), None))
    dated = DatedTaxes((a_tax("20"), a_tax("50")), spans)
    till = Till(replace(an_item("12.00"), taxes=(a_tax("50"),), dated_taxes=dated))
    till.clock.passes(seconds=20 * 3600)
    assert till.ring().priced.tax == money("2.00")
