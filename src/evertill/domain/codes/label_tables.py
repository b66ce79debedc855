"""Default tables for in-store labels per country; a shop's own table takes their place where its scales differ.

Published by GS1 members: DE, DK, EE, FI, GB, LT, LV, SE (NO follows SE). Customary layouts of scale makers where
no national rule is published: AT, CH, FR, US.
"""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.domain.codes.code_reading import ItemMatch
from evertill.domain.codes.variable_measure import Measure, VariableMeasureRule, Verifier

_PRICE, _WEIGHT, _COUNT = Measure.PRICE, Measure.WEIGHT, Measure.COUNT
_WHOLE = ItemMatch.ZEROED_EAN


def _german(prefix: str, measure: Measure, decimals: int) -> VariableMeasureRule:
    return VariableMeasureRule(prefix, 4, 5, measure, decimals, Verifier.GS1)


def _nordic(prefix: str, measure: Measure, decimals: int) -> VariableMeasureRule:
    return VariableMeasureRule(prefix, 6, 4, measure, decimals, matched_as=_WHOLE)


def _danish(prefix: str, measure: Measure, decimals: int, *, item_digits: int = 4) -> VariableMeasureRule:
    return VariableMeasureRule(prefix, item_digits, 10 - item_digits, measure, decimals, matched_as=_WHOLE)


def _customary(prefix: str, measure: Measure, decimals: int) -> VariableMeasureRule:
    return VariableMeasureRule(prefix, 5, 5, measure, decimals)


_GERMANY = (
    _german("22", _PRICE, 2),
    _german("23", _PRICE, 2),
    _german("25", _COUNT, 0),
    _german("26", _COUNT, 0),
    _german("28", _WEIGHT, 3),
    _german("29", _WEIGHT, 3),
)
_BALTIC = (_nordic("23", _WEIGHT, 3), _nordic("24", _WEIGHT, 2), _nordic("25", _WEIGHT, 1))
_SWEDEN = (_nordic("20", _PRICE, 2), _nordic("21", _PRICE, 1), _nordic("22", _PRICE, 0), *_BALTIC)
_DENMARK = (
    *(_danish(prefix, _PRICE, 2) for prefix in ("21", "22", "23", "24")),
    _danish("26", _WEIGHT, 3),
    _danish("27", _WEIGHT, 3, item_digits=5),
    _danish("28", _WEIGHT, 3),
)
_BRITAIN = (VariableMeasureRule("20", 5, 4, _PRICE, 2, Verifier.GS1),)
_FRANCE = (
    *(_customary(prefix, _PRICE, 2) for prefix in ("02", "20", "21", "22", "23", "24", "25")),
    *(_customary(prefix, _WEIGHT, 3) for prefix in ("26", "27", "28", "29")),
)
_ALPINE = (
    *(_customary(prefix, _PRICE, 2) for prefix in ("21", "22", "23")),
    *(_customary(prefix, _WEIGHT, 3) for prefix in ("28", "29")),
)
# UPC-A 2IIIIIVPPPPC; many shops print no true verifier, so it is not held against them.
_UNITED_STATES = (VariableMeasureRule("02", 5, 4, _PRICE, 2, Verifier.IGNORED),)

VARIABLE_MEASURE_TABLES: Mapping[str, tuple[VariableMeasureRule, ...]] = MappingProxyType(
    {
        "AT": _ALPINE,
        "CH": _ALPINE,
        "DE": _GERMANY,
        "DK": _DENMARK,
        "EE": _BALTIC,
        "FI": _BALTIC,
        "FR": _FRANCE,
        "GB": _BRITAIN,
        "LT": _BALTIC,
        "LV": _BALTIC,
        "NO": _SWEDEN,
        "SE": _SWEDEN,
        "US": _UNITED_STATES,
    }
)
"""By ISO 3166 country code; a country not listed has no table, and its labels read as plain item codes."""
