"""What holds in a shop that has set nothing, and in which words policy is stored."""

from enum import StrEnum

import pytest

from evertill.domain.policy.store_policy import (
    CashRounding,
    CashRoundingScope,
    DiscountSpread,
    PricingPolicy,
    StorePolicy,
)
from evertill.domain.selling.sale import Direction, ModifierKind, SaleState, TenderKind
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding
from evertill.kernel.rounding import Rounding


def test_pricing_policy_defaults_are_those_of_the_quote_document() -> None:
    policy = PricingPolicy()
    assert policy.tax_rounding is TaxRounding.RATE_TOTAL
    assert policy.rounding is Rounding.HALF_UP
    assert policy.keeps is Keeps.GROSS
    assert policy.discount_spread is DiscountSpread.VALUE
    assert policy.cash_rounding is None


def test_cash_rounding_defaults_to_the_cash_part_half_up() -> None:
    assert CashRounding(5) == CashRounding(5, Rounding.HALF_UP, CashRoundingScope.CASH_PART)


def test_store_policy_default_notes_go_up() -> None:
    notes = StorePolicy().note_values_minor
    assert list(notes) == sorted(set(notes))


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (TaxRounding, "line rate_total document"),
        (Keeps, "gross net"),
        (TaxKind, "percent fixed"),
        (Rounding, "half_up half_even half_down up down"),
        (CashRoundingScope, "cash_part whole_when_cash all"),
        (DiscountSpread, "value unit"),
        (ModifierKind, "percent amount unit_amount price"),
        (Direction, "sale return"),
        (
            TenderKind,
            "cash card voucher wallet bank_transfer house_account gift_card store_credit points pending_refund other",
        ),
        (SaleState, "open suspended completed cancelled"),
    ],
)
def test_stored_codes_keep_their_words(codes: type[StrEnum], words: str) -> None:
    assert [code.value for code in codes] == words.split()
