"""The part of the shop's policy that says how labels printed in the shop read: a country's table, the shop's own rules,
or both."""

from collections.abc import Sequence

from evertill.domain.codes.code_reading import ItemMatch
from evertill.domain.codes.label_tables import VARIABLE_MEASURE_TABLES
from evertill.domain.codes.variable_measure import Measure, VariableMeasureRule, Verifier, VerifierPlace
from evertill.domain.streams.stream_fields import BadRow, Members, code_text, list_of, object_of, one_of, whole_number
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

NO_TABLE = "none"
"""For a shop whose labels no country's table describes."""
TABLE_NAMES = (*VARIABLE_MEASURE_TABLES, NO_TABLE)

_TABLE, _RULES = "variable_measure_table", "variable_measure_rules"
_RULES_MOST = 100
_REQUIRED = ("prefix", "item_digits", "measure_digits", "measure", "decimals")
_OPTIONAL = ("verifier", "verifier_place", "matched_as")


@dataclass(frozen=True, slots=True)
class LabelPolicy:
    """Which rules read a weight, price or count label printed in the shop."""

    variable_measure_table: str = "DE"
    """One of `TABLE_NAMES`: a country's table, or none."""
    variable_measure_rules: tuple[VariableMeasureRule, ...] = ()
    """The shop's own, each with a prefix of its own; they go before the country's."""

    def rules(self) -> Sequence[VariableMeasureRule]:
        """The rules in force: the shop's own, and those of the country whose prefixes they leave alone."""
        national = VARIABLE_MEASURE_TABLES.get(self.variable_measure_table, ())
        own = self.variable_measure_rules
        if not own:
            return national
        taken = tuple(rule.prefix for rule in own)
        return (*own, *(rule for rule in national if not rule.prefix.startswith(taken)))


def parse_labels(content: Members) -> LabelPolicy:
    """The label members of a policy's content; BadRow names the table or the rule that cannot be used."""
    table = content.get(_TABLE) or LabelPolicy().variable_measure_table
    if table not in TABLE_NAMES:
        raise BadRow(f"The variable measure table {str(table)[:40]!r} is none of {', '.join(TABLE_NAMES)}.")
    rules = [_parse_rule(number, found) for number, found in enumerate(list_of(content, _RULES, _RULES_MOST), start=1)]
    prefixes = [rule.prefix for rule in rules]
    for number, prefix in enumerate(prefixes, start=1):
        if prefix in prefixes[: number - 1]:
            raise BadRow(f"The variable measure rule {number} has the prefix {prefix} of a rule before it.")
    return LabelPolicy(str(table), tuple(rules))


def labels_content(labels: LabelPolicy) -> JsonObject:
    """The members of a policy's content for its labels."""
    return {
        _TABLE: labels.variable_measure_table,
        _RULES: [_rule_content(rule) for rule in labels.variable_measure_rules],
    }


def _parse_rule(number: int, found: Json) -> VariableMeasureRule:
    """One rule; every fault says which."""
    try:
        members = object_of(found, "rule")
        unknown = sorted(set(members) - {*_REQUIRED, *_OPTIONAL})
        if unknown:
            raise BadRow(f"It has the member {unknown[0][:40]!r}, which no rule has.")
        return _rule(members)
    except ValueError as error:
        raise BadRow(f"The variable measure rule {number} cannot be used. {error}") from error


def _rule(members: Members) -> VariableMeasureRule:
    missing = [name for name in _REQUIRED if members.get(name) is None]
    if missing:
        raise BadRow(f"The {missing[0].replace('_', ' ')} is missing.")
    return VariableMeasureRule(
        prefix=code_text(members, "prefix", 11),
        item_digits=_digits(members, "item_digits"),
        measure_digits=_digits(members, "measure_digits"),
        measure=one_of(members, "measure", Measure.PRICE),
        decimals=_digits(members, "decimals"),
        verifier=one_of(members, "verifier", Verifier.NONE),
        verifier_place=one_of(members, "verifier_place", VerifierPlace.BEFORE_MEASURE),
        matched_as=one_of(members, "matched_as", ItemMatch.ITEM_NUMBER),
    )


def _digits(members: Members, name: str) -> int:
    return whole_number(members, name, least=0, most=12) or 0


def _rule_content(rule: VariableMeasureRule) -> JsonObject:
    return {
        "prefix": rule.prefix,
        "item_digits": rule.item_digits,
        "measure_digits": rule.measure_digits,
        "measure": rule.measure.value,
        "decimals": rule.decimals,
        "verifier": rule.verifier.value,
        "verifier_place": rule.verifier_place.value,
        "matched_as": rule.matched_as.value,
    }
