"""Labels printed in the shop: price, weight and count inside an EAN-13, read by a table."""

from dataclasses import replace

import pytest
from biip.checksums import gs1_price_weight_check_digit

from evertill.domain.codes.codes import (
    VARIABLE_MEASURE_TABLES,
    ItemCode,
    ItemMatch,
    MeasureCode,
    PrintedPrice,
    RefusalReason,
    RefusedCode,
    Symbology,
    VariableMeasureRule,
    read_code,
)
from evertill.domain.codes.gtin import check_digit
from evertill.domain.codes.variable_measure import Measure, Verifier, VerifierPlace, price_verifier

PLAIN_RULE = VariableMeasureRule("21", 5, 5, Measure.PRICE, 2)


def a_label(payload: str) -> str:
    assert len(payload) == 12
    return f"{payload}{check_digit(payload)}"


def read_label(payload: str, *rules: VariableMeasureRule) -> MeasureCode:
    reading = read_code(a_label(payload), Symbology.EAN_13, rules)
    assert isinstance(reading, MeasureCode), reading
    return reading


def test_price_label_gives_item_number_and_price() -> None:
    label = read_label("210123400499", PLAIN_RULE)
    assert label.item_ref == "01234"
    assert label.matched_as is ItemMatch.ITEM_NUMBER
    assert label.price == PrintedPrice(499, 2)
    assert (label.weight_micro, label.count) == (None, None)
    assert label.gtin == "0" + a_label("210123400499")
    assert label.text == a_label("210123400499")


@pytest.mark.parametrize(("decimals", "micro"), [(0, 1_250_000_000), (1, 125_000_000), (3, 1_250_000), (6, 1250)])
def test_weight_label_gives_millionths_of_a_kilogram(decimals: int, micro: int) -> None:
    label = read_label("210123401250", replace(PLAIN_RULE, measure=Measure.WEIGHT, decimals=decimals))
    assert label.weight_micro == micro
    assert label.price is None


def test_count_label_gives_the_count() -> None:
    label = read_label("210123400012", replace(PLAIN_RULE, measure=Measure.COUNT, decimals=0))
    assert (label.count, label.price, label.weight_micro) == (12, None, None)


@pytest.mark.parametrize("measure", [Measure.PRICE, Measure.WEIGHT, Measure.COUNT])
def test_label_with_a_measure_of_zero_says_none(measure: Measure) -> None:
    label = read_label("210123400000", replace(PLAIN_RULE, measure=measure, decimals=0))
    assert (label.price, label.weight_micro, label.count) == (None, None, None)


def test_item_matched_by_its_whole_number_has_measure_and_verifier_zeroed() -> None:
    rule = VariableMeasureRule("28", 4, 5, Measure.WEIGHT, 3, Verifier.GS1, matched_as=ItemMatch.ZEROED_EAN)
    label = read_label(f"281234{price_verifier('01250')}01250", rule)
    assert label.item_ref == "0" + a_label("281234000000")
    assert label.weight_micro == 1_250_000


@pytest.mark.parametrize("place", list(VerifierPlace))
def test_verifier_is_found_on_either_side_of_the_measure(place: VerifierPlace) -> None:
    rule = VariableMeasureRule("20", 5, 4, Measure.PRICE, 2, Verifier.GS1, place)
    digits = "92875" if place is VerifierPlace.BEFORE_MEASURE else "28759"
    assert read_label(f"2012345{digits}", rule).price == PrintedPrice(2875, 2)


def test_wrong_verifier_is_refused_unless_ignored() -> None:
    rule = VariableMeasureRule("20", 5, 4, Measure.PRICE, 2, Verifier.GS1)
    text = a_label("201234582875")
    assert read_code(text, None, (rule,)) == RefusedCode(RefusalReason.WRONG_VERIFIER)
    assert read_label("201234582875", replace(rule, verifier=Verifier.IGNORED)).price == PrintedPrice(2875, 2)


@pytest.mark.parametrize(("measure", "verifier"), [("2875", 9), ("14685", 6), ("0000", 0), ("00000", 0)])
def test_price_verifier_of_published_examples_is_theirs(measure: str, verifier: int) -> None:
    assert price_verifier(measure) == verifier


def test_price_verifier_agrees_with_a_second_opinion_for_all_four_digits_and_many_five() -> None:
    measures = [f"{number:04}" for number in range(10_000)] + [f"{number:05}" for number in range(0, 100_000, 7)]
    assert all(price_verifier(measure) == gs1_price_weight_check_digit(measure) for measure in measures)


def test_rule_with_the_longest_prefix_wins() -> None:
    special = VariableMeasureRule("219", 4, 5, Measure.WEIGHT, 3)
    assert read_label("219123400499", PLAIN_RULE, special).weight_micro == 499_000
    assert read_label("218123400499", special, PLAIN_RULE).price == PrintedPrice(499, 2)


def test_upc_a_label_is_read_with_its_zero() -> None:
    reading = read_code(a_label("021234500499")[1:], Symbology.UPC_A, VARIABLE_MEASURE_TABLES["US"])
    assert isinstance(reading, MeasureCode)
    assert (reading.item_ref, reading.price) == ("12345", PrintedPrice(499, 2))


@pytest.mark.parametrize(
    "text",
    [
        a_label("291234500499"),
        "4006381333931",
        "21234563",
        "]C1011" + f"21123450049{check_digit('121123450049')}".zfill(13)[-13:],
        "]C10102101234004990" + "10A",
    ],
)
def test_code_that_no_rule_fits_stays_as_it_is(text: str) -> None:
    assert read_code(text, None, (PLAIN_RULE,)) == read_code(text, None, ())


def test_label_in_databar_is_read_by_the_table() -> None:
    reading = read_code(f"]e0010{a_label('210123400499')}", None, (PLAIN_RULE,))
    assert isinstance(reading, MeasureCode)
    assert reading.price == PrintedPrice(499, 2)


def test_label_whose_code_states_a_weight_of_its_own_is_not_read_by_the_table() -> None:
    reading = read_code(f"]e0010{a_label('210123400499')}3103001250", None, (PLAIN_RULE,))
    assert isinstance(reading, ItemCode)
    assert reading.weight_micro == 1_250_000


@pytest.mark.parametrize(
    ("country", "payload", "item_ref", "measured"),
    [
        ("DE", f"281234{price_verifier('01250')}01250", "1234", 1_250_000),
        ("DE", f"221234{price_verifier('00499')}00499", "1234", PrintedPrice(499, 2)),
        ("GB", f"2012345{price_verifier('0499')}0499", "12345", PrintedPrice(499, 2)),
        ("SE", "211234560499", "0" + a_label("211234560000"), PrintedPrice(499, 1)),
        ("FI", "231234561250", "0" + a_label("231234560000"), 1_250_000),
        ("DK", "271234501250", "0" + a_label("271234500000"), 1_250_000),
        ("FR", "021234500499", "12345", PrintedPrice(499, 2)),
        ("CH", "281234501250", "12345", 1_250_000),
    ],
)
def test_default_table_of_a_country_reads_its_labels(
    country: str, payload: str, item_ref: str, measured: int | PrintedPrice
) -> None:
    label = read_label(payload, *VARIABLE_MEASURE_TABLES[country])
    assert label.item_ref == item_ref
    assert measured in (label.price, label.weight_micro)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"prefix": "40"}, "manufacturers"),
        ({"prefix": "0"}, "manufacturers"),
        ({"prefix": "2x"}, "manufacturers"),
        ({"item_digits": 0}, "no digit"),
        ({"measure_digits": 0}, "no digit"),
        ({"item_digits": 6}, "13 digits"),
        ({"verifier": Verifier.GS1}, "13 digits"),
        ({"decimals": 7}, "decimals"),
        ({"decimals": -1}, "decimals"),
        ({"measure": Measure.COUNT, "decimals": 1}, "decimals"),
        ({"item_digits": 3, "measure_digits": 6, "verifier": Verifier.GS1}, "4 or 5"),
    ],
)
def test_rule_whose_parts_do_not_fit_is_refused_with_a_sentence(changed: dict[str, object], words: str) -> None:
    parts = {"prefix": "21", "item_digits": 5, "measure_digits": 5, "measure": Measure.PRICE, "decimals": 2}
    with pytest.raises(ValueError, match=words):
        VariableMeasureRule(**(parts | changed))  # type: ignore[arg-type]  # wrong values are the point
