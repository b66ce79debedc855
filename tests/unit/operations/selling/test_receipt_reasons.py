"""Why something costs less, as the customer reads it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.app.paper.receipt_words import words_of
from evertill.domain.policy.reasons import DEFAULT_REASONS, Reason, ReasonFor, ReasonPolicy
from evertill.domain.selling.hand_discount import HAND
from evertill.domain.selling.sale import ModifierKind, PriceModifier, SaleLine
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.operations.selling.receipts.receipt_matter import priced_by_hand
from evertill.operations.selling.receipts.receipt_reasons import reason_on_receipt
from tests.support.sales import a_sale, an_item

LINE = SaleLine(1, an_item(), Quantity(MICRO, Unit.PIECE), Decimal("4.99"))
STAFF = Reason("staff", "Staff", (("", "Staff price"), ("de", "Personalpreis")))
REASONS = ReasonPolicy(
    {**DEFAULT_REASONS, ReasonFor.DISCOUNT: (STAFF, Reason("damaged", "B-stock"), Reason("goodwill"))}
)


def told(source: str, *, locale: str = "en_GB", kind: ModifierKind = ModifierKind.PERCENT, name: str = "") -> str:
    """What the paper says of a change from this source."""
    line = replace(LINE, modifiers=(PriceModifier(kind, Decimal(1), source),))
    is_price = (1, source.removeprefix(HAND)) in priced_by_hand(a_sale([line]))
    return reason_on_receipt(source, name, REASONS, words_of(locale), is_price=is_price)


@pytest.mark.parametrize(
    ("source", "locale", "kind", "expected"),
    [
        ("manual:goodwill", "en_GB", ModifierKind.PERCENT, "Goodwill discount"),
        ("manual:goodwill", "de_AT", ModifierKind.PERCENT, "Kulanzrabatt"),
        ("manual:damaged", "de_DE", ModifierKind.PERCENT, "B-stock"),
        ("manual:staff", "en_GB", ModifierKind.PERCENT, "Staff price"),
        ("manual:staff", "de_DE", ModifierKind.PERCENT, "Personalpreis"),
        ("manual:he shouted at me", "en_GB", ModifierKind.AMOUNT, "Discount"),
        ("manual:he shouted at me", "de_DE", ModifierKind.PRICE, "Sonderpreis"),
        ("manual:wrong_label", "en_GB", ModifierKind.PRICE, "Price as labelled"),
        ("promotion:17", "en_GB", ModifierKind.PERCENT, "Discount"),
    ],
)
def test_customer_reads_the_shop_s_words_and_nothing_that_was_keyed(
    source: str, locale: str, kind: ModifierKind, expected: str
) -> None:
    assert told(source, locale=locale, kind=kind) == expected


def test_promotion_goes_by_its_name() -> None:
    assert told("promotion:17", name="Autumn") == "Autumn"


def test_every_reason_offered_as_shipped_has_words_in_every_language() -> None:
    offered = {
        reason.code for deed in (ReasonFor.DISCOUNT, ReasonFor.OVERRIDE_PRICE) for reason in DEFAULT_REASONS[deed]
    }
    for locale in ("en_GB", "de_DE"):
        assert offered <= set(words_of(locale).reasons)
    assert not set(words_of("de").reasons.values()) & set(words_of("en").reasons.values())
