"""Money: exponents, arithmetic, text, sharing."""

from decimal import Decimal

import pytest

from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import (
    Money,
    currency_exponent,
    money_from_text,
    money_of_ratio,
    split_evenly,
    split_whole,
    told_amount,
    zero,
)
from evertill.kernel.rounding import Rounding


@pytest.mark.parametrize(
    ("code", "exponent"),
    [
        ("JPY", 0),
        ("KRW", 0),
        ("ISK", 0),
        ("EUR", 2),
        ("HUF", 2),
        ("TWD", 2),
        ("KWD", 3),
        ("TND", 3),
        ("CLF", 4),
        ("UYW", 4),
    ],
)
def test_currency_exponent_listed_code_is_the_standards(code: str, exponent: int) -> None:
    assert currency_exponent(code) == exponent


@pytest.mark.parametrize("code", ["", "eur", "EURO", "XYZ", "XAU"])
def test_currency_exponent_unknown_code_is_a_settings_fault(code: str) -> None:
    with pytest.raises(SettingsFault, match="ISO 4217"):
        currency_exponent(code)


def test_money_arithmetic_same_currency_adds_subtracts_negates_and_compares() -> None:
    five, two = Money(500, "EUR"), Money(200, "EUR")
    assert five + two == Money(700, "EUR")
    assert two - five == Money(-300, "EUR")
    assert -five == Money(-500, "EUR")
    assert two < five
    assert five <= Money(500, "EUR")
    assert not five <= two
    assert zero("EUR") == Money(0, "EUR")


def test_amount_is_told_with_the_decimals_of_its_currency_and_without_where_nobody_knows_it() -> None:
    told = [told_amount(*each) for each in ((1234, "EUR"), (-5, "EUR"), (1234, "JPY"), (1234, "?"))]
    assert told == ["12.34 EUR", "-0.05 EUR", "1234 JPY", "1234 minor units ?"]


def test_money_arithmetic_mixed_currencies_is_a_bug() -> None:
    euro, yen = Money(500, "EUR"), Money(500, "JPY")
    for mixed in (
        lambda: euro + yen,
        lambda: euro - yen,
        lambda: euro < yen,
        lambda: euro <= yen,
    ):
        with pytest.raises(AssertionError):
            mixed()


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (1234, "EUR", "12.34"),
        (-5, "EUR", "-0.05"),
        (1234, "JPY", "1234"),
        (1234, "KWD", "1.234"),
        (0, "CLF", "0.0000"),
    ],
)
def test_money_amount_has_the_currencys_decimals(minor: int, currency: str, shown: str) -> None:
    assert str(Money(minor, currency).amount) == shown


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.34", "EUR", 1234),
        ("12.3", "EUR", 1230),
        ("-0.05", "EUR", -5),
        ("12.3400", "EUR", 1234),
        ("1E+2", "EUR", 10000),
        ("1234", "JPY", 1234),
        ("0.001", "KWD", 1),
        ("0", "EUR", 0),
    ],
)
def test_money_from_text_exact_amount_is_whole_minor_units(text: str, currency: str, minor: int) -> None:
    assert money_from_text(text, currency) == Money(minor, currency)


@pytest.mark.parametrize("text", ["", "abc", "1,50", "NaN", "Infinity", "-Infinity", "1E+16", "1E-16"])
def test_money_from_text_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        money_from_text(text, "EUR")


@pytest.mark.parametrize(("text", "currency"), [("0.001", "EUR"), ("0.5", "JPY"), ("1.0001", "KWD")])
def test_money_from_text_finer_than_the_coin_is_refused(text: str, currency: str) -> None:
    with pytest.raises(ValueError, match="finer than the smallest coin"):
        money_from_text(text, currency)


def test_money_of_ratio_binary_fraction_traps_round_half_up() -> None:
    assert money_of_ratio(2675, 1000, "EUR", Rounding.HALF_UP) == Money(268, "EUR")
    assert money_of_ratio(1005, 1000, "EUR", Rounding.HALF_UP) == Money(101, "EUR")
    assert money_of_ratio(-1005, 1000, "EUR", Rounding.HALF_UP) == Money(-101, "EUR")
    assert money_of_ratio(5, 2, "JPY", Rounding.HALF_EVEN) == Money(2, "JPY")


@pytest.mark.parametrize(
    ("minor", "weights", "parts"),
    [
        (1000, [2000, 2000, 2000], [334, 333, 333]),
        (700, [1999, 549, 300], [491, 135, 74]),
        (5000, [2999, 1999, 1499], [2308, 1538, 1154]),
        (4500, [3000, 2000, 1000], [2250, 1500, 750]),
        (2000, [1, 1, 1], [667, 667, 666]),
        (-1000, [1, 1, 1], [-334, -333, -333]),
        (100, [0, 5, 0], [0, 100, 0]),
        (0, [0, 0], [0, 0]),
    ],
)
def test_money_split_published_shares_by_largest_remainder(minor: int, weights: list[int], parts: list[int]) -> None:
    assert Money(minor, "EUR").split(weights) == [Money(part, "EUR") for part in parts]


@pytest.mark.parametrize(("minor", "weights"), [(1, [0, 0]), (1, [2, -1])])
def test_money_split_impossible_weights_are_a_bug(minor: int, weights: list[int]) -> None:
    with pytest.raises(AssertionError):
        Money(minor, "EUR").split(weights)


def test_money_amount_is_never_a_binary_fraction() -> None:
    assert isinstance(Money(1, "EUR").amount, Decimal)
    assert Money(10, "EUR").amount * 3 == Decimal("0.30")


@pytest.mark.parametrize("whole", [0, 1, 7, -7, 1000, -1])
@pytest.mark.parametrize("count", [1, 3, 7])
def test_money_split_evenly_is_the_split_by_equal_weights(whole: int, count: int) -> None:
    assert split_evenly(whole, count) == split_whole(whole, [1] * count)
