"""Whatever a shop writes as its label rules is one policy or one refusal; whatever its scales print is read back."""

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.codes.code_reading import ItemMatch
from evertill.domain.codes.codes import MeasureCode, read_code
from evertill.domain.codes.gtin import check_digit
from evertill.domain.codes.symbology import Symbology
from evertill.domain.codes.variable_measure import Measure, VariableMeasureRule, Verifier, VerifierPlace, price_verifier
from evertill.domain.policy.labels import TABLE_NAMES, LabelPolicy, labels_content, parse_labels
from evertill.domain.streams.stream_fields import BadRow

RULE_MEMBERS = ["prefix", "item_digits", "measure_digits", "measure", "decimals", "verifier", "matched_as", "other"]
VALUES = st.none() | st.booleans() | st.integers(-3, 14) | st.sampled_from(["27", "02", "", "price", "gs1", "\x00"])
ANY_RULES = st.lists(st.dictionaries(st.sampled_from(RULE_MEMBERS), VALUES) | VALUES, max_size=4)


@st.composite
def rules(draw: st.DrawFn) -> VariableMeasureRule:
    """Any rule that a shop may have, with a prefix that a table of one rule cannot lose to another."""
    prefix = draw(st.sampled_from(["2", "02", "04", "20", "27", "29", "281", "0299"]))
    verifier = draw(st.sampled_from(Verifier))
    room = 12 - len(prefix) - (verifier is not Verifier.NONE)
    most = min(room - 1, 9)
    measure_digits = draw(st.sampled_from([4, 5]) if verifier is Verifier.GS1 else st.integers(1, most))
    measure = draw(st.sampled_from(Measure))
    return VariableMeasureRule(
        prefix=prefix,
        item_digits=room - measure_digits,
        measure_digits=measure_digits,
        measure=measure,
        decimals=0 if measure is Measure.COUNT else draw(st.integers(0, 6)),
        verifier=verifier,
        verifier_place=draw(st.sampled_from(VerifierPlace)),
        matched_as=draw(st.sampled_from(ItemMatch)),
    )


@given(st.sampled_from(TABLE_NAMES), st.lists(rules(), max_size=6, unique_by=lambda rule: rule.prefix))
def test_labels_of_any_shop_are_read_as_they_were_written(table: str, own: list[VariableMeasureRule]) -> None:
    labels = LabelPolicy(table, tuple(own))

    assert parse_labels(labels_content(labels)) == labels
    assert [rule.prefix for rule in labels.rules()].count("27") <= 1


@given(VALUES | st.sampled_from(TABLE_NAMES), ANY_RULES | VALUES)
def test_any_content_is_one_policy_or_one_refusal(table: object, found: object) -> None:
    try:
        labels = parse_labels({"variable_measure_table": table, "variable_measure_rules": found})  # type: ignore[dict-item]  # whatever a file holds
    except BadRow as refused:
        assert refused.reason.endswith(".")
    else:
        assert parse_labels(labels_content(labels)) == labels


@given(rules(), st.data())
def test_label_printed_by_an_own_rule_is_read_by_it(rule: VariableMeasureRule, data: st.DataObject) -> None:
    item = str(data.draw(st.integers(0, 10**rule.item_digits - 1))).rjust(rule.item_digits, "0")
    amount = data.draw(st.integers(1, 10**rule.measure_digits - 1))
    measure = str(amount).rjust(rule.measure_digits, "0")
    verifier = {
        Verifier.NONE: "",
        Verifier.IGNORED: "7",
        Verifier.GS1: str(price_verifier(measure)) if rule.verifier is Verifier.GS1 else "",
    }[rule.verifier]
    is_before = rule.verifier_place is VerifierPlace.BEFORE_MEASURE
    payload = f"{rule.prefix}{item}" + (f"{verifier}{measure}" if is_before else f"{measure}{verifier}")

    reading = read_code(f"{payload}{check_digit(payload)}", Symbology.EAN_13, LabelPolicy("DE", (rule,)).rules())

    assert isinstance(reading, MeasureCode)
    assert reading.matched_as is rule.matched_as
    if rule.matched_as is ItemMatch.ITEM_NUMBER:
        assert reading.item_ref == item
    printed = {
        Measure.PRICE: reading.price.amount if reading.price else None,
        Measure.COUNT: reading.count,
        Measure.WEIGHT: reading.weight_micro and reading.weight_micro * 10**rule.decimals // 10**6,
    }
    assert printed[rule.measure] == amount
