"""Which rewritten taxes tell of days that have passed, and which only of days to come."""

from datetime import date
from decimal import Decimal

import pytest

from evertill.domain.rows.stream_rows import TaxClass
from evertill.domain.taxes.tax import TaxRule
from evertill_central.services.exceptions.tax_changes import changed_since

TODAY, JUNE, JULY, AUTUMN = date(2026, 8, 10), date(2026, 6, 1), date(2026, 7, 1), date(2026, 9, 1)
JUNE_ENDS = date(2026, 6, 30)
OLD, NEW = TaxRule("vat", Decimal(20), label="VAT"), TaxRule("vat", Decimal(7))


def taxes(*rules: tuple[TaxRule, date | None, date | None]) -> TaxClass:
    return TaxClass("standard", tuple(rule for rule, *_ in rules), tuple((first, last) for _, first, last in rules))


EVER = TaxClass("standard", (OLD,))
SINCE_JULY = taxes((OLD, None, JUNE_ENDS), (NEW, JULY, None))


@pytest.mark.parametrize(
    ("before", "after", "since"),
    [
        (EVER, SINCE_JULY, JULY),
        (EVER, TaxClass("standard", (NEW,)), None),
        (EVER, taxes((OLD, None, date(2026, 8, 31)), (NEW, AUTUMN, None)), None),
        (SINCE_JULY, taxes((NEW, JULY, None)), None),
        (SINCE_JULY, taxes((OLD, None, date(2026, 5, 31)), (NEW, JUNE, None)), JUNE),
        (SINCE_JULY, taxes((OLD, None, JUNE_ENDS), (NEW, JULY, date.max)), None),
        (EVER, taxes((OLD, None, date(2026, 8, 9)), (NEW, TODAY, None)), TODAY),
        (taxes((OLD, None, JUNE_ENDS), (OLD, JULY, None)), taxes((NEW, None, JUNE_ENDS), (OLD, JULY, None)), JUNE_ENDS),
    ],
    ids=["past", "from now on", "to come", "old rule tidied away", "earlier", "same", "today", "before all turns"],
)
def test_change_of_taxes_names_the_first_day_that_has_passed(
    before: TaxClass, after: TaxClass, since: date | None
) -> None:
    assert changed_since(before, after, TODAY) == since
