"""A tax is of so many percent as a row of the copy can carry."""

from decimal import Decimal

import pytest

from evertill.domain.taxes.tax import RATE_DECIMALS_MAX, is_percentage


@pytest.mark.parametrize("rate", ["0", "19", "5.5", "100", f"0.{'0' * (RATE_DECIMALS_MAX - 1)}1", "19.0000000000"])
def test_percentage_that_can_be_kept(rate: str) -> None:
    assert is_percentage(Decimal(rate))


@pytest.mark.parametrize("rate", ["-1", "100.01", "19.1234567", "NaN", "Infinity"])
def test_percentage_that_cannot_be_kept(rate: str) -> None:
    assert not is_percentage(Decimal(rate))
