"""Which rules read the shop's own labels: a country's, the shop's, or both; a rule that cannot be used is named."""

import pytest

from evertill.domain.codes.label_tables import VARIABLE_MEASURE_TABLES
from evertill.domain.codes.variable_measure import Measure, VariableMeasureRule
from evertill.domain.policy.labels import LabelPolicy, labels_content, parse_labels
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json, JsonObject

WEIGHT: JsonObject = {"prefix": "27", "item_digits": 5, "measure_digits": 5, "measure": "weight", "decimals": 3}
OWN_WEIGHT = VariableMeasureRule("27", 5, 5, Measure.WEIGHT, 3)


def rules_of(*rules: Json, table: str = "none") -> LabelPolicy:
    return parse_labels({"variable_measure_table": table, "variable_measure_rules": list(rules)})


def test_labels_of_a_shop_that_says_nothing_read_by_the_german_table() -> None:
    assert parse_labels({}) == LabelPolicy()
    assert parse_labels({"variable_measure_table": ""}).rules() == VARIABLE_MEASURE_TABLES["DE"]


@pytest.mark.parametrize("country", VARIABLE_MEASURE_TABLES)
def test_labels_of_a_country_read_by_its_table(country: str) -> None:
    assert rules_of(table=country).rules() == VARIABLE_MEASURE_TABLES[country]


def test_labels_of_a_shop_without_a_table_are_not_read() -> None:
    assert rules_of().rules() == ()


def test_own_rule_leaves_out_what_it_says_or_has_only_prefix_digits_and_measure() -> None:
    assert rules_of(WEIGHT).rules() == (OWN_WEIGHT,)


def test_own_rule_takes_the_place_of_the_countrys_with_its_prefix_and_the_others_stay() -> None:
    own = VariableMeasureRule("28", 5, 5, Measure.WEIGHT, 3)

    rules = LabelPolicy("DE", (own,)).rules()

    assert [rule.prefix for rule in rules] == ["28", "22", "23", "25", "26", "29"]
    assert rules[0] is own


def test_own_rule_of_a_short_prefix_takes_the_place_of_all_that_begin_with_it() -> None:
    own = VariableMeasureRule("2", 6, 5, Measure.WEIGHT, 3)

    assert LabelPolicy("DE", (own,)).rules() == (own,)


def test_own_rule_of_a_longer_prefix_stands_beside_the_countrys() -> None:
    own = VariableMeasureRule("281", 4, 5, Measure.WEIGHT, 3)

    assert LabelPolicy("DE", (own,)).rules() == (own, *VARIABLE_MEASURE_TABLES["DE"])


def test_labels_are_read_as_they_were_written() -> None:
    labels = LabelPolicy("US", (OWN_WEIGHT, *VARIABLE_MEASURE_TABLES["DE"], *VARIABLE_MEASURE_TABLES["SE"][:1]))

    assert parse_labels(labels_content(labels)) == labels


@pytest.mark.parametrize("table", ["XX", "de", "Germany", 7, ["DE"]])
def test_unknown_table_is_refused_with_those_there_are(table: Json) -> None:
    with pytest.raises(BadRow, match=r"variable measure table .* is none of AT, CH, .*, none\."):
        parse_labels({"variable_measure_table": table})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"prefix": None}, "The prefix is missing"),
        ({"measure": None}, "The measure is missing"),
        ({"decimals": None}, "The decimals is missing"),
        ({"prefix": 27}, "The prefix is no text"),
        ({"prefix": "40"}, "swallow manufacturers' barcodes"),
        ({"item_digits": 6}, "describes 13 digits"),
        ({"item_digits": 0}, "no digit for the item"),
        ({"measure_digits": -1}, "not between 0 and 12"),
        ({"measure": "volume"}, "none of price, weight, count"),
        ({"decimals": 7}, "decimals that cannot be"),
        ({"verifier": "luhn"}, "none of none, ignored, gs1"),
        ({"verifier_place": "inside"}, "none of before_measure, after_measure"),
        ({"matched_as": "name"}, "none of item_number, zeroed_ean"),
        ({"colour": "red"}, "member 'colour', which no rule has"),
    ],
)
def test_own_rule_that_cannot_be_used_is_named_with_its_fault(change: JsonObject, said: str) -> None:
    with pytest.raises(BadRow, match=f"rule 2 cannot be used.*{said}"):
        rules_of({**WEIGHT, "prefix": "26"}, {**WEIGHT, **change})


@pytest.mark.parametrize("rule", ["27", None, 5, [1]])
def test_own_rule_that_is_no_object_is_refused(rule: Json) -> None:
    with pytest.raises(BadRow, match=r"rule 1 cannot be used\. The rule is no object"):
        rules_of(rule)


def test_two_own_rules_of_one_prefix_are_refused() -> None:
    with pytest.raises(BadRow, match="rule 2 has the prefix 27 of a rule before it"):
        rules_of(WEIGHT, WEIGHT)


def test_more_own_rules_than_any_scale_has_are_refused() -> None:
    with pytest.raises(BadRow, match="more than 100"):
        rules_of(*[WEIGHT] * 101)


def test_own_rules_that_are_no_list_are_refused() -> None:
    with pytest.raises(BadRow, match="is no list"):
        parse_labels({"variable_measure_rules": "27"})
