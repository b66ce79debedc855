"""Amounts, quantities and moments as the locale writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from evertill.app.workstation.formats import LocaleFormats
from evertill.app.workstation.locale_facts import facts_of
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit, pieces


def formats(locale: str) -> LocaleFormats:
    return LocaleFormats(facts_of(locale, ("EUR", "GBP", "JPY", "INR", "KWD")))


@pytest.mark.parametrize(
    ("locale", "minor", "currency", "written"),
    [
        ("en_GB", 123456, "GBP", "1,234.56"),
        ("en_GB", -5, "GBP", "−0.05"),
        ("en_GB", 0, "GBP", "0.00"),
        ("de_DE", 123456789, "EUR", "1.234.567,89"),
        ("en_IN", 1234567890, "INR", "1,23,45,678.90"),
        ("en_GB", 1234567, "JPY", "1,234,567"),
        ("en_GB", 1234567, "KWD", "1,234.567"),
    ],
)
def test_amount_of_a_currency_is_written_with_its_decimals(
    locale: str, minor: int, currency: str, written: str
) -> None:
    assert formats(locale).amount(Money(minor, currency)) == written


def test_money_is_written_as_the_locale_places_the_sign() -> None:
    assert formats("en_GB").money(Money(-1250, "GBP")) == "−£12.50"
    assert formats("de_DE").money(Money(1250, "EUR")) == "12,50\u00a0€"


def test_unit_price_keeps_all_its_own_decimals() -> None:
    assert formats("en_GB").unit_price(Decimal("0.0125"), "EUR") == "0.0125"
    assert formats("en_GB").unit_price(Decimal("9.9"), "EUR") == "9.90"
    assert formats("en_GB").unit_price(Decimal("1E+3"), "EUR") == "1,000.00"


def test_quantity_is_whole_or_has_three_decimals() -> None:
    written = formats("de_DE")
    assert written.quantity(pieces(12)) == "12"
    assert written.quantity(Quantity(347_000, Unit.KILOGRAM)) == "0,347"
    assert written.quantity(Quantity(500_000, Unit.KILOGRAM)) == "0,500"
    assert written.quantity(Quantity(1_000_001)) == "1,000001"


def test_moment_is_written_short() -> None:
    moment = datetime(2026, 3, 4, 15, 7, tzinfo=UTC)
    assert formats("de_DE").moment(moment) == "04.03.26 15:07"
    assert formats("en_US").moment(moment) == "3/4/26 3:07\u00a0PM"
    assert formats("en_GB").day(date(2026, 3, 4)) == "04/03/2026"
    assert formats("en_US").time(moment.replace(hour=0)) == "12:07\u00a0AM"


def test_percent_is_written_with_its_sign() -> None:
    assert formats("de_DE").percent(Decimal("7.50")) == "7,5\u00a0%"
    assert formats("en_GB").percent(Decimal(20)) == "20%"


def test_locale_that_nobody_knows_is_a_fault() -> None:
    with pytest.raises(SettingsFault, match="no known locale"):
        facts_of("xx_NOWHERE", ())
