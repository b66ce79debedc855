"""Certificates of exemption as they are read, and what a body says was free of tax by them."""

from datetime import date

import pytest

from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.taxes.tax_exemption import (
    TaxExemption,
    exempt_amounts,
    exempt_key,
    exemption_json,
    parse_exemption,
    read_exemption,
)
from evertill.kernel.canonical import JsonObject

PAPER = TaxExemption("NY-77", "resale", date(2026, 12, 31), "US-NY")


def test_exemption_is_read_as_it_is_written_and_ends_with_its_last_day() -> None:
    assert parse_exemption(exemption_json(PAPER)) == PAPER
    assert exemption_json(TaxExemption("D", "other")) == {"certificate": "D", "reason": "other"}
    assert (PAPER.holds_on(date(2026, 12, 31)), PAPER.holds_on(date(2027, 1, 1))) == (True, False)
    assert TaxExemption("D", "other").holds_on(date.max)
    assert [exempt_key(PAPER), exempt_key(TaxExemption("D", "other"))] == ["NY-77 · US-NY", "D"]


@pytest.mark.parametrize(
    "spoilt", [{"reason": "friend"}, {"valid_to": "soon"}, {"certificate": ""}, {"certificate": "D" * 61}]
)
def test_exemption_that_cannot_hold_is_refused(spoilt: JsonObject) -> None:
    with pytest.raises(BadRow):
        parse_exemption({**exemption_json(PAPER), **spoilt})
    assert read_exemption({**exemption_json(PAPER), **spoilt}) is None
    assert read_exemption(None) is None


def test_exempt_amounts_are_goods_out_by_the_sales_certificate_and_goods_back_by_their_own() -> None:
    other = TaxExemption("D-1", "diplomat")
    body: JsonObject = {
        "exemption": exemption_json(PAPER),
        "exemptions_back": {"f-1": exemption_json(other)},
        "lines": [
            {"direction": "sale", "gross": 500},
            {"direction": "sale", "gross": 25},
            {"direction": "return", "gross": -300, "original": {"fact_id": "f-1"}},
            {"direction": "return", "gross": -100, "original": {"fact_id": "f-2"}},
            {"direction": "return", "gross": -50},
        ],
    }
    found = [(each.exemption, each.gross) for each in exempt_amounts(body)]
    assert found == [(PAPER, 525), (other, -300)]
    assert list(exempt_amounts({})) == []
