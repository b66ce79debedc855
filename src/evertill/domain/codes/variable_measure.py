"""Labels printed in the shop: the price, weight or count inside an EAN-13 of restricted circulation.

What the digits mean is agreed per country or per store, so it is a table of rules, not code.
"""

from collections.abc import Sequence
from enum import StrEnum

from evertill.domain.codes.code_reading import (
    ItemCode,
    ItemMatch,
    MeasureCode,
    PrintedPrice,
    RefusalReason,
    RefusedCode,
)
from evertill.domain.codes.gtin import Gtin, check_digit, is_digits, is_restricted_prefix
from evertill.kernel.values import dataclass


class Measure(StrEnum):
    """What the label's measure digits count."""

    PRICE = "price"
    WEIGHT = "weight"
    COUNT = "count"


class Verifier(StrEnum):
    """The measure's own check digit: none, there but not to be relied on, or by the GS1 General Specifications."""

    NONE = "none"
    IGNORED = "ignored"
    GS1 = "gs1"


class VerifierPlace(StrEnum):
    """On which side of the measure its verifier stands."""

    BEFORE_MEASURE = "before_measure"
    AFTER_MEASURE = "after_measure"


@dataclass(frozen=True, slots=True)
class VariableMeasureRule:
    """How labels with one prefix read, as EAN-13: prefix, item number, measure (with verifier), check digit.

    A UPC-A label is an EAN-13 with a zero before it, so its prefix is "02". `decimals` are implied in the
    measure: of the currency, of a kilogram, or none for a count. ValueError when the parts do not fit together.
    """

    prefix: str
    item_digits: int
    measure_digits: int
    measure: Measure
    decimals: int
    verifier: Verifier = Verifier.NONE
    verifier_place: VerifierPlace = VerifierPlace.BEFORE_MEASURE
    matched_as: ItemMatch = ItemMatch.ITEM_NUMBER

    def __post_init__(self) -> None:
        fault = _fault_of(self)
        if fault is not None:
            raise ValueError(f"The rule for in-store labels with prefix {self.prefix!r} {fault}")


def _fault_of(rule: VariableMeasureRule) -> str | None:
    if not is_digits(rule.prefix) or not is_restricted_prefix(rule.prefix):
        return "would swallow manufacturers' barcodes; use a prefix that starts with 02, 04 or 2."
    if rule.item_digits < 1 or rule.measure_digits < 1:
        return "leaves no digit for the item or for the measure; give each at least one."
    length = len(rule.prefix) + rule.item_digits + _verifier_digits(rule) + rule.measure_digits
    if length != 12:
        return f"describes {length} digits before the check digit where an EAN-13 has 12; correct the digit counts."
    if not 0 <= rule.decimals <= (0 if rule.measure is Measure.COUNT else 6):
        return "has decimals that cannot be; use 0 to 6, and 0 for a count."
    if rule.verifier is Verifier.GS1 and rule.measure_digits not in (4, 5):
        return "checks a verifier that GS1 defines for 4 or 5 digits only; set the verifier to none or ignored."
    return None


def read_measure(code: ItemCode, table: Sequence[VariableMeasureRule]) -> ItemCode | MeasureCode | RefusedCode:
    """Read an in-store label by the rule with the longest fitting prefix; any other item code stays as it is."""
    if code.gtin[0] != "0" or code != ItemCode(code.gtin, code.text):
        return code
    ean = code.gtin[1:]
    fitting = [rule for rule in table if ean.startswith(rule.prefix)]
    if not fitting:
        return code
    return _read_label(code, ean, max(fitting, key=lambda rule: len(rule.prefix)))


def _read_label(code: ItemCode, ean: str, rule: VariableMeasureRule) -> MeasureCode | RefusedCode:
    item_end = len(rule.prefix) + rule.item_digits
    measure, verifier = _measure_and_verifier(ean[item_end:12], rule)
    if rule.verifier is Verifier.GS1 and verifier != str(price_verifier(measure)):
        return RefusedCode(RefusalReason.WRONG_VERIFIER)
    stem = ean[:item_end]
    item_ref = stem[len(rule.prefix) :] if rule.matched_as is ItemMatch.ITEM_NUMBER else _zeroed(stem)
    amount = int(measure)
    printed = rule.measure if amount else None
    return MeasureCode(
        item_ref,
        rule.matched_as,
        code.gtin,
        code.text,
        price=PrintedPrice(amount, rule.decimals) if printed is Measure.PRICE else None,
        weight_micro=int(measure.ljust(len(measure) + 6 - rule.decimals, "0")) if printed is Measure.WEIGHT else None,
        count=amount if printed is Measure.COUNT else None,
    )


def _measure_and_verifier(digits: str, rule: VariableMeasureRule) -> tuple[str, str]:
    if rule.verifier_place is VerifierPlace.AFTER_MEASURE:
        return digits[: rule.measure_digits], digits[rule.measure_digits :]
    return digits[-rule.measure_digits :], digits[: -rule.measure_digits]


def _verifier_digits(rule: VariableMeasureRule) -> int:
    return 0 if rule.verifier is Verifier.NONE else 1


def _zeroed(stem: str) -> Gtin:
    """The article's own number: measure and verifier zero (the GS1 verifier of zeros is zero), new check digit."""
    payload = stem.ljust(12, "0")
    return Gtin(f"0{payload}{check_digit(payload)}")


def price_verifier(measure: str) -> int:
    """The price or weight check digit of the GS1 General Specifications, section 7.9, for four or five digits."""
    assert is_digits(measure)
    assert len(measure) in (4, 5)
    digits = [int(digit) for digit in measure]
    if len(digits) == 4:
        first, second, third, fourth = digits
        return 3 * (_two_minus(first) + _two_minus(second) + 3 * third + _five_minus(fourth)) % 10
    first, second, third, fourth, fifth = digits
    total = _five_plus(first) + _two_minus(second) + _five_minus(third) + _five_plus(fourth) + _two_minus(fifth)
    return next(digit for digit in range(10) if (_five_minus(digit) + total) % 10 == 0)


def _two_minus(digit: int) -> int:
    return (2 * digit - 2 * digit // 10) % 10


def _five_plus(digit: int) -> int:
    return (5 * digit + 5 * digit // 10) % 10


def _five_minus(digit: int) -> int:
    return (5 * digit - 5 * digit // 10) % 10
